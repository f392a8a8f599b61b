"""`globals()`, `locals()`, `vars()` and `dir()`: the frame that asks, or an object, in; what the program may see, out.

The namespaces of a module and of a class body are dicts in which the compiler finds its own names too, so a program
gets a stand-in that looks like a dict and passes on what is the program's. The variables of a function are a dict of
their own, as in CPython.
"""

from __future__ import annotations

import builtins
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import FrameType, GenericAlias
from typing import Any, Final

from ..policy.attributes import RESERVED_PREFIX
from .attributes import guarded_getattr, may_read
from .class_statement import Shield
from .evaluated import Given
from .guards import define_method_guard
from .modules import Module, module_names
from .native import HOST, SandboxType, is_program_class, mro_of, name_of, namespace_of, seal, take_place_of

__all__ = [
    "KEPT_LOCALS",
    "NAMESPACE_FUNCTIONS",
    "Names",
    "NamesView",
    "Namespace",
    "is_part",
    "is_visible",
    "keep_locals",
    "names_iterator",
    "names_view",
    "namespace",
]  # fmt: skip

_HIDDEN: Final = "__builtins__"
_MISSING: Final = object()
_COMPREHENSIONS: Final = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>"})
_INLINED: Final = sys.version_info >= (3, 12)
_SNAPSHOTS: Final = sys.version_info >= (3, 13)
KEPT_LOCALS: Final = "_o_locals"
"""Where a frame holds the dict that `locals()` gives."""


def is_part(name: str) -> bool:
    """Whether code of this name is a part of the function around it, which CPython shows it as."""
    return name.startswith("<block_") or (_INLINED and name in _COMPREHENSIONS)


def is_visible(name: Any) -> bool:
    """Whether a key of a namespace is a name of the program's."""
    return type(name) is not str or not (name == _HIDDEN or name.startswith((RESERVED_PREFIX, "<")))


def _storable(name: Any) -> str:
    if not issubclass(type(name), str):
        raise TypeError(f"names of variables must be strings in the sandbox, not {name_of(type(name))!r}")
    plain = str.__str__(name)
    if not is_visible(plain):
        raise NameError(f"the name {plain!r} is reserved; choose another one")
    return plain


class Namespace(metaclass=SandboxType, host=HOST):
    # A program's view of a namespace, which looks like a dict.
    __slots__ = ("_o_dict",)
    __hash__ = None  # type: ignore[assignment]
    _o_dict: dict[Any, Any]

    def __len__(self) -> int:
        return sum(map(is_visible, self._o_dict))

    def __iter__(self) -> Iterator[Any]:
        return _names(self, "keys")

    def __reversed__(self) -> Iterator[Any]:
        return _names(self, "keys", -1)

    def __contains__(self, name: Any) -> bool:
        return name in self._o_dict and is_visible(name)

    def __getitem__(self, name: Any) -> Any:
        if not is_visible(name):
            raise KeyError(name)
        return self._o_dict[name]

    def __setitem__(self, name: Any, value: Any) -> None:
        self._o_dict[_storable(name)] = value

    def __delitem__(self, name: Any) -> None:
        if not is_visible(name):
            raise KeyError(name)
        del self._o_dict[name]

    def __eq__(self, other: Any) -> Any:
        return self.copy() == (other.copy() if type(other) is Namespace else other)

    def __repr__(self) -> str:
        return repr(self.copy())

    def __or__(self, other: Any) -> Any:
        return self.copy() | (other.copy() if type(other) is Namespace else other)

    def __ror__(self, other: Any) -> Any:
        return other | self.copy()

    def __ior__(self, other: Any) -> Any:
        self.update(other)
        return self

    def copy(self) -> dict[Any, Any]:
        return {name: value for name, value in self._o_dict.items() if is_visible(name)}

    def get(self, name: Any, default: Any = None, /) -> Any:
        return self._o_dict.get(name, default) if is_visible(name) else default

    def keys(self) -> Any:
        return names_view(self, "keys")

    def values(self) -> Any:
        return names_view(self, "values")

    def items(self) -> Any:
        return names_view(self, "items")

    def pop(self, name: Any, default: Any = _MISSING, /) -> Any:
        if name in self:
            return self._o_dict.pop(name)
        if default is _MISSING:
            raise KeyError(name)
        return default

    def popitem(self) -> tuple[Any, Any]:
        for name in reversed(self._o_dict):
            if is_visible(name):
                return name, self._o_dict.pop(name)
        raise KeyError("popitem(): dictionary is empty")

    def setdefault(self, name: Any, default: Any = None, /) -> Any:
        if name not in self:
            self[name] = default
        return self._o_dict[name]

    def update(self, /, *args: Any, **kwargs: Any) -> None:
        added: dict[Any, Any] = {}
        added.update(*(arg.copy() if type(arg) is Namespace else arg for arg in args), **kwargs)
        for name, value in added.items():
            self[name] = value

    def clear(self) -> None:
        for name in self.copy():
            del self._o_dict[name]


class NamesView(metaclass=SandboxType, host=HOST):
    # `keys()`, `values()` or `items()` of such a namespace.
    __slots__ = ("_o_namespace", "_o_part")
    __hash__ = None  # type: ignore[assignment]
    _o_namespace: Namespace
    _o_part: str

    def __len__(self) -> int:
        return len(self._o_namespace)

    def __iter__(self) -> Iterator[Any]:
        return _names(self._o_namespace, self._o_part)

    def __reversed__(self) -> Iterator[Any]:
        return _names(self._o_namespace, self._o_part, -1)

    def __repr__(self) -> str:
        return repr(_plain(self))

    def __contains__(self, item: Any) -> Any:
        return item in _plain(self)

    def __eq__(self, other: Any) -> Any:
        return self is other if self._o_part == "values" else _plain(self) == _plain(other)

    def __le__(self, other: Any) -> Any:
        return _plain(self) <= _plain(other)

    def __lt__(self, other: Any) -> Any:
        return _plain(self) < _plain(other)

    def __ge__(self, other: Any) -> Any:
        return _plain(self) >= _plain(other)

    def __gt__(self, other: Any) -> Any:
        return _plain(self) > _plain(other)

    def __and__(self, other: Any) -> Any:
        return _plain(self) & _plain(other)

    def __rand__(self, other: Any) -> Any:
        return _plain(other) & _plain(self)

    def __or__(self, other: Any) -> Any:
        return _plain(self) | _plain(other)

    def __ror__(self, other: Any) -> Any:
        return _plain(other) | _plain(self)

    def __sub__(self, other: Any) -> Any:
        return _plain(self) - _plain(other)

    def __rsub__(self, other: Any) -> Any:
        return _plain(other) - _plain(self)

    def __xor__(self, other: Any) -> Any:
        return _plain(self) ^ _plain(other)

    def __rxor__(self, other: Any) -> Any:
        return _plain(other) ^ _plain(self)

    def isdisjoint(self, other: Any) -> bool:
        return bool(_plain(self).isdisjoint(_plain(other)))


class Names(metaclass=SandboxType, host=HOST):
    # An iterator over such a view, which complains as a dict's does when names come or go.
    __slots__ = ("_o_left", "_o_namespace", "_o_part", "_o_size")
    _o_left: list[Any]
    _o_namespace: Namespace
    _o_part: str
    _o_size: int

    def __iter__(self) -> Names:
        return self

    def __next__(self) -> Any:
        if self._o_size != len(self._o_namespace):
            object.__setattr__(self, "_o_size", -1)
            raise RuntimeError("dictionary changed size during iteration")
        if not self._o_left:
            raise StopIteration
        name = self._o_left.pop()
        if self._o_part == "keys":
            return name
        value = self._o_namespace[name]
        return value if self._o_part == "values" else (name, value)

    def __length_hint__(self) -> int:
        return len(self._o_left)


def _made(kind: type, **fields: Any) -> Any:
    made: Any = object.__new__(kind)
    for name, value in fields.items():
        object.__setattr__(made, f"_o_{name}", value)
    return made


def names_view(namespace: Namespace, part: str) -> NamesView:
    """What `keys`, `values` or `items` gives."""
    made: NamesView = _made(NamesView, namespace=namespace, part=part)
    return made


def names_iterator(namespace: Namespace, part: str, left: list[Any], size: int) -> Names:
    """An iterator that has yet to give what belongs to the names in `left`, from its end."""
    made: Names = _made(Names, namespace=namespace, part=part, left=left, size=size)
    return made


def _names(namespace: Namespace, part: str, step: int = 1) -> Names:
    left = [name for name in namespace._o_dict if is_visible(name)][::-step]
    return names_iterator(namespace, part, left, len(left))


def _plain(value: Any) -> Any:
    return getattr(value._o_namespace.copy(), value._o_part)() if type(value) is NamesView else value


def namespace(held: dict[str, Any]) -> Namespace:
    """The view of a module's variables: the same one each time."""
    found: Namespace | None = held.get("_o_view")
    if found is None:
        found = held["_o_view"] = class_namespace(held)
    return found


def class_namespace(held: dict[str, Any]) -> Namespace:
    """A view of the namespace of a class body."""
    made: Namespace = _made(Namespace, dict=held)
    return made


seal(Namespace, rules={"__class__": "class_of"})
seal(NamesView)
seal(Names)
take_place_of(dict, Namespace)
take_place_of(type(iter({})), Names)
take_place_of(type({}.keys()), NamesView)

# ---------------------------------------------------------------------------------------------------------------------
# Frames


_NOT_OWN: Final = ("<prelude", "<library", "<dataclass>", "<namedtuple>", "<short>")
"""How the files of code begin that runs with the builtins of the program and is not of it: variables of such frames may
be the host's.
"""


def own_frame() -> FrameType:
    """The innermost frame that runs code of the program, not of the library."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if "_o_live" in frame.f_builtins and not frame.f_code.co_filename.startswith(_NOT_OWN):
            return frame
        frame = frame.f_back
    raise RuntimeError("the program is not running")


def variables_of(frame: FrameType) -> Any:
    """What `locals()` gives in this frame."""
    code = frame.f_code
    if not code.co_flags & inspect.CO_OPTIMIZED:  # a class body
        names: Any = frame.f_locals
        return names._o_given if type(names) is Shield else class_namespace(names)
    held = frame.f_locals
    if "_o_names" in held:  # a class body that is emitted as a function
        return held["_o_names"]
    if code.co_name == "<module>":
        inlined = {name: value for name, value in held.items() if is_visible(name)}
        whole = namespace(frame.f_globals)
        return whole.copy() | inlined if inlined else whole
    if is_part(code.co_name) and frame.f_back is not None:  # of the function around
        around = variables_of(frame.f_back)
        own = (*code.co_varnames, *code.co_cellvars)
        inside = {name: held[name] for name in own if name in held and is_visible(name) and name != ".0"}
        return {**around, **inside} if inside else around
    if _SNAPSHOTS:
        return {name: value for name, value in held.items() if is_visible(name)}
    return _kept(held, (*code.co_varnames, *code.co_cellvars, *code.co_freevars))


def _kept(held: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Before 3.13 every call of `locals()` in a frame updates and gives one and the same dict."""
    found: dict[str, Any] = held.setdefault(KEPT_LOCALS, {})
    for name in filter(is_visible, names):
        if name in held:
            found[name] = held[name]
        else:
            found.pop(name, None)
    return found


def frame_variables(frame: FrameType) -> dict[str, Any]:
    """What the variables of a function's frame hold. Before 3.13 a frame that was asked keeps a copy of them, which
    keeps alive what the program lets go of: it is emptied again.
    """
    held = frame.f_locals
    found = dict(held)
    if not _SNAPSHOTS:
        held.clear()
        if KEPT_LOCALS in found:
            held[KEPT_LOCALS] = found[KEPT_LOCALS]
    return found


def keep_locals(frame: FrameType, found: dict[str, Any]) -> None:
    """Let a restored frame give the dict that it gave before."""
    if not _SNAPSHOTS:
        frame.f_locals[KEPT_LOCALS] = found


# ---------------------------------------------------------------------------------------------------------------------
# Builtins


def _globals(*args: Any, **keywords: Any) -> Any:
    if args or keywords:
        return globals(*args, **keywords)
    held = own_frame().f_globals
    return held._o_given if type(held) is Given else namespace(held)


def _locals(*args: Any, **keywords: Any) -> Any:
    return locals(*args, **keywords) if args or keywords else variables_of(own_frame())


def _vars(*args: Any, **keywords: Any) -> Any:
    if len(args) > 1 or keywords:
        return vars(*args, **keywords)
    if not args:
        return variables_of(own_frame())
    try:
        return guarded_getattr(args[0], "__dict__")
    except AttributeError:
        pass
    raise TypeError("vars() argument must have __dict__ attribute")


def _dir(*args: Any, **keywords: Any) -> list[str]:
    if len(args) > 1 or keywords:
        return dir(*args, **keywords)
    if not args:
        held = variables_of(own_frame())
        return sorted(held if type(held) is dict or type(held) is Namespace else held.keys())
    return dir_of(args[0])


def dir_of(value: Any) -> list[str]:
    """`dir(value)` without the names that a program may not read; the program's own `__dir__` says what it likes."""
    if type(value) is Module:
        return sorted(module_names(value))
    for owner in mro_of(type(value)):
        if "__dir__" in namespace_of(owner) and is_program_class(owner):
            return dir(value)
    return [name for name in dir(value) if may_read(value, name)]


def default_dir(value: Any, /) -> list[str]:
    """`object.__dir__(value)`, or that of `type` for a class: without the program's own hook."""
    if type(value) is Module:
        return module_names(value)
    kind = next((each for each in (type, GenericAlias) if issubclass(type(value), each)), object)
    names: Iterable[str] = kind.__dir__(value)
    return [name for name in names if may_read(value, name)]


define_method_guard("dir_method", default_dir)

NAMESPACE_FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "dir": _dir,
    "globals": _globals,
    "locals": _locals,
    "vars": _vars,
}
assert all(hasattr(builtins, name) for name in NAMESPACE_FUNCTIONS)
