"""Class statements: the name, the parts of the header and the body in; a class marked as the program's own out.

`build_class` is what CPython's own class statements call. Statements that are written out as steps (see
`transform.class_body`) call `open_class` before and `close_class` after the body; where hooks of the program may
suspend, the prelude's versions of the two (`prelude/classes.py`) take their place.
"""

from __future__ import annotations

import builtins
import inspect
import sys
from collections.abc import Callable
from types import CellType, FunctionType
from typing import Any, Final

from ..policy.attributes import RESERVED_PREFIX
from .builders import BUILDER, BUILDERS
from .evaluated import Given, given_builtin
from .native import (
    SandboxType,
    check_base,
    check_class,
    is_class,
    make_plain,
    mro_of,
    name_of,
    namespace_of,
    native_function,
    present,
)

Header = tuple[str, tuple[Any, ...], dict[str, Any]]
"""Name, bases and keyword arguments as written."""
Opened = tuple[Any, Any, str, tuple[Any, ...], tuple[Any, ...], dict[str, Any]]
"""Namespace, metaclass, name, bases as written, bases, other keyword arguments."""
_NOTHING: Final = object()


def build_class(body: FunctionType, name: str, /, *bases: Any, **kwargs: Any) -> Any:
    """What a class statement calls; the class is the program's own from the first hook that sees it.

    The builtin only runs the body. All else is called from here: hooks with native code around them would stop CPython
    3.12 at half the depth.
    """
    for base in bases:
        if type(base) is not type:
            break
    else:
        if "metaclass" not in kwargs:
            namespace = builtins.__build_class__(body, name, metaclass=_names_of)
            return finished(make_plain(name, bases, namespace, **kwargs), name, namespace.get("__classcell__"))
    opened, names = _opened((name, bases, kwargs))
    builtins.__build_class__(body, name, metaclass=_Body(names))
    return close_class(opened, names._o_cell if type(names) is Shield else names.get("__classcell__"))


build_class.__module__, build_class.__qualname__ = "builtins", BUILDER  # for errors about its arguments


def _names_of(name: str, bases: tuple[()], namespace: dict[str, Any]) -> dict[str, Any]:
    """Stands in for the metaclass of a class statement: what the body has bound."""
    return namespace


BUILD_CLASS: Final = native_function(build_class, ("builtins", BUILDER))
"""The same for programs that may come to hold it."""
BUILDERS.extend((build_class, BUILD_CLASS))


class Shield:
    """A namespace that the program prepared, for a body that CPython runs: the compiler's own names are kept apart.

    Code of the body looks up the names of the runtime here first; what the program prepared is never asked for them.
    """

    __slots__ = ("_o_cell", "_o_given", "_o_own")

    def __init__(self, given: Any) -> None:
        self._o_given = given
        self._o_cell: CellType | None = None
        """What functions of the body take the class from, if they do."""
        self._o_own: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        return self._o_of(name)[name]

    def __setitem__(self, name: str, value: Any) -> None:
        if name == "__classcell__":
            self._o_cell = value
        self._o_of(name)[name] = value

    def __delitem__(self, name: str) -> None:
        del self._o_of(name)[name]

    def _o_of(self, name: str) -> Any:
        return self._o_own if name.startswith((RESERVED_PREFIX, "<")) else self._o_given


class _Body:
    """The same, with a namespace that is there before the body runs."""

    __slots__ = ("_o_names",)

    def __init__(self, names: Any) -> None:
        self._o_names = names

    def __prepare__(self, name: str, bases: tuple[()]) -> Any:
        return self._o_names

    def __call__(self, name: str, bases: tuple[()], namespace: Any) -> None:
        pass


# ---------------------------------------------------------------------------------------------------------------------
# Steps


def class_header(name: str, /, *bases: Any, **kwargs: Any) -> Header:
    """The parts of the header, when all have been evaluated."""
    globals = sys._getframe(1).f_globals
    if type(globals) is Given and given_builtin(globals, BUILDER, NameError("__build_class__ not found")):
        raise NotImplementedError("a __build_class__ of the program's own is not called; use a decorator")
    return name, bases, kwargs


class_header.__module__, class_header.__qualname__ = "builtins", BUILDER


def open_class(header: Header) -> Opened:
    """Find the metaclass, and let it prepare the namespace."""
    return _opened(header)[0]


def _opened(header: Header) -> tuple[Opened, Any]:
    """The same, and the namespace as code of a body that CPython runs may have it."""
    name, written, kwargs = header
    bases = resolve_bases(written)
    metaclass, rest = metaclass_of(bases, kwargs)
    prepare = preparer(metaclass)
    namespace = {} if prepare is None else checked_mapping(metaclass, prepare(name, bases, **rest))
    opened = namespace, metaclass, name, written, bases, rest
    return opened, namespace if prepare is None else Shield(namespace)


def close_class(opened: Opened, cell: CellType | None) -> Any:
    """Make the class of the filled namespace."""
    namespace, metaclass, name, written, bases, rest = opened
    if bases is not written:
        namespace["__orig_bases__"] = written
    return finished(make(metaclass, name, bases, namespace, rest), name, cell)


def resolve_bases(written: tuple[Any, ...]) -> tuple[Any, ...]:
    """The bases, with those that are no classes replaced by what their `__mro_entries__` give."""
    bases: list[Any] = []
    changed = False
    for base in written:
        entries = mro_entries(base)
        if entries is None:
            bases.append(base)
        else:
            bases.extend(checked_entries(entries(written)))
            changed = True
    return tuple(bases) if changed else written


def mro_entries(base: Any) -> Callable[[tuple[Any, ...]], Any] | None:
    """The method that gives the classes to inherit from for what is no class."""
    check_base(base)
    return None if is_class(base) else getattr(base, "__mro_entries__", None)


def checked_entries(entries: Any) -> tuple[Any, ...]:
    if not issubclass(type(entries), tuple):
        raise TypeError("__mro_entries__ must return a tuple")
    return tuple(tuple.__iter__(entries))


def metaclass_of(bases: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The metaclass of a class statement, and the keyword arguments that are left for it."""
    for base in bases:
        check_base(base)
    rest = dict(kwargs)
    return most_derived(rest.pop("metaclass", _NOTHING), bases), rest


def most_derived(given: Any, bases: tuple[Any, ...]) -> Any:
    """The metaclass of a statement that gives this one, or none."""
    if given is _NOTHING:
        given = type(bases[0]) if bases else type
    return winner(given, bases)


def winner(metaclass: Any, bases: tuple[Any, ...]) -> Any:
    """The most derived of a metaclass and the metaclasses of the bases; a callable that is no class stays as it is.

    As frames hold it, and dumps: never the builtin `type`, which a changed dump could hand to the program.
    """
    if metaclass is SandboxType:
        metaclass = type
    if not is_class(metaclass):
        return metaclass
    for other in map(type, bases):
        if type.__subclasscheck__(other, metaclass):
            continue
        if not type.__subclasscheck__(metaclass, other):
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                "of the metaclasses of all its bases"
            )
        metaclass = other
    return present(metaclass)


def preparer(metaclass: Any) -> Any:
    """The `__prepare__` of a metaclass, or None for that of `type`, which gives an empty dict."""
    if is_class(metaclass):
        for cls in mro_of(metaclass):
            if "__prepare__" in namespace_of(cls):
                return None if cls is type or cls is SandboxType else getattr(metaclass, "__prepare__", None)
    return getattr(metaclass, "__prepare__", None)


def checked_mapping(metaclass: Any, namespace: Any) -> Any:
    """What `__prepare__` gave, if it can serve as a namespace."""
    if any("__getitem__" in namespace_of(cls) for cls in mro_of(type(namespace))):
        return namespace
    name = name_of(metaclass) if is_class(metaclass) else "<metaclass>"
    raise TypeError(f"{name}.__prepare__() must return a mapping, not {name_of(type(namespace))}")


def make(metaclass: Any, name: str, bases: tuple[Any, ...], namespace: Any, kwargs: dict[str, Any]) -> Any:
    """Call the metaclass."""
    if metaclass is SandboxType and type(namespace) is dict:
        return make_plain(name, bases, namespace, **kwargs)
    return metaclass(name, bases, namespace, **kwargs)


def finished(cls: Any, name: str, cell: CellType | None) -> Any:
    """The class, when its functions refer to it and to no other."""
    check_class(cls)
    if cell is None or not is_class(cls):
        return cls
    missing = object()
    try:
        found = cell.cell_contents
    except ValueError:
        found = missing
    if found is missing:
        raise RuntimeError(
            f"__class__ not set defining {name!r} as {cls!r}. Was __classcell__ propagated to type.__new__?"
        )
    if found is not cls:
        raise TypeError(f"__class__ set to {found!r} defining {name!r} as {cls!r}")
    return cls


# ---------------------------------------------------------------------------------------------------------------------
# Names in a body that is written as a function


def body_names() -> Any:
    """The namespace of the class body that asks, as `find_name` reads it."""
    frame = sys._getframe(1)
    names: Any = frame.f_locals
    if frame.f_code.co_flags & inspect.CO_OPTIMIZED:  # written as a function
        return names["_o_names"]
    return names._o_given if type(names) is Shield else names


def find_name(names: Any, name: str) -> tuple[Any, ...]:
    """The value of a name in the namespace, as a tuple that is empty where there is none."""
    try:
        return (names[name],)
    except KeyError:
        return ()


def find_inlined(names: Any, name: str) -> tuple[Any, ...]:
    """The same for a comprehension, which is code of its own up to Python 3.11 and sees no names of the code around."""
    return find_name(names, name) if INLINES else ()


INLINES: Final = sys.version_info >= (3, 12)


class ClassNames:
    """The namespace of such a body where a name is deleted."""

    __slots__ = ("_o_names",)

    def __init__(self, names: Any) -> None:
        self._o_names = names

    def __delitem__(self, name: str) -> None:
        drop_name(self._o_names, name)


def drop_name(names: Any, name: str) -> None:
    """Delete a name of the namespace."""
    try:
        del names[name]
    except KeyError:
        pass
    else:
        return
    raise undefined(name)  # it replaces the other


class GlobalNames:
    """The globals and builtins of the code that asks for them."""

    __slots__ = ("_o_globals",)

    def __init__(self) -> None:
        self._o_globals = sys._getframe(1).f_globals

    def __getitem__(self, name: str) -> Any:
        found = self._o_globals
        if type(found) is Given:
            try:
                return found[name]
            except KeyError:
                found = {}
        for names in (found, sys._getframe(1).f_builtins):
            if name in names:
                return names[name]
        raise undefined(name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._o_globals[name] = value

    def __delitem__(self, name: str) -> None:
        if type(self._o_globals) is not Given and name not in self._o_globals:
            raise undefined(name)
        del self._o_globals[name]


def undefined(name: str) -> NameError:
    return NameError(f"name '{name}' is not defined", name=name)


def module_name() -> Any:
    """The name of the module around a class body; globals without one show that of builtins."""
    return dict.get(sys._getframe(1).f_globals, "__name__", "builtins")


def class_cell(shown: FunctionType) -> CellType:
    """The cell that functions of the body take the class from."""
    closure = shown.__closure__
    assert closure is not None
    return closure[0]


def put(owner: Any, name: str, value: Any) -> Any:
    """Store an item and give its value."""
    owner[name] = value
    return value


CLASS_HELPERS: Final[dict[str, Any]] = {
    "_o_class_header": class_header,
    "_o_open_class": open_class,
    "_o_close_class": close_class,
    "_o_body_names": body_names,
    "_o_find_inlined": find_inlined,
    "_o_find_name": find_name,
    "_o_class_names": ClassNames,
    "_o_global_names": GlobalNames,
    "_o_module_name": module_name,
    "_o_class_cell": class_cell,
    "_o_put": put,
}
