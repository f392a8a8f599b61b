"""Host-made things that a program may hold: host functions and classes in; read-only stand-ins that look native out.

`SandboxType` is what a program knows as `type`. It is its own metaclass, so that following `type(x)` never leads to a
class that can be changed, and every class a program makes passes through it or `class_statement`, which mark the class.
"""

from __future__ import annotations

import types
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Final, TypeGuard

from ..policy.attributes import REFUSED_CLASS_NAMES, REFUSED_METACLASS_NAMES, RESERVED_PREFIX
from .budget import limited
from .ids import ids_of
from .key_hashes import hooked as answering
from .match_args import native_match_args

namespace_of: Final[Callable[[type], Mapping[str, Any]]] = type.__dict__["__dict__"].__get__
mro_of: Final[Callable[[type], tuple[type, ...]]] = type.__dict__["__mro__"].__get__
base_of: Final[Callable[[type], type | None]] = type.__dict__["__base__"].__get__
name_of: Final[Callable[[type], str]] = type.__dict__["__name__"].__get__
# Reading through these descriptors cannot be diverted by a metaclass, as `cls.__mro__` can.

_MARK: Final = RESERVED_PREFIX + "class"
_TOKEN: Final = object()
HOST: Final = object()
"""Passed as `host=HOST` by class statements of the host that have the metaclass `SandboxType`."""
_FINAL: Final[dict[int, type]] = {}
_OPEN: Final[dict[int, type]] = {}
_SHOWN_AS: Final[dict[int, type]] = {}
_RULES: Final[dict[int, Mapping[str, str]]] = {}
_STORABLE: Final[dict[int, frozenset[str]]] = {}


def special(owner: type, name: str, absent: Any = None) -> Any:
    """A special method as the interpreter finds it: on the type, not on the instance."""
    for base in mro_of(owner):
        namespace = namespace_of(base)
        if name in namespace and namespace[name] is not DEFAULT_REPR:
            return namespace[name]
    return absent


def is_program_class(cls: type) -> bool:
    """Whether a program made this class. The mark cannot be spelled, read or copied by a program, nor inherited."""
    return namespace_of(cls).get(_MARK) is _TOKEN


def mark_program_class(cls: type) -> None:
    """Give a class that the host made for one program alone, such as a restored one, the rights of its own classes."""
    type.__setattr__(cls, _MARK, _TOKEN)


def marked(namespace: dict[str, Any]) -> dict[str, Any]:
    """The namespace of a class that is the program's own from the first hook that sees it."""
    return {**namespace, _MARK: _TOKEN}


def is_sealed(cls: type) -> bool:
    """Whether the class is host Python code that a program can meet and must not change."""
    return id(cls) in _FINAL or id(cls) in _OPEN


def is_final(cls: type) -> bool:
    """Whether the class is sealed and a program may neither call it nor inherit from it."""
    return id(cls) in _FINAL


def seal(
    cls: type,
    *,
    shown_as: type | None = None,
    open: bool = False,
    rules: Mapping[str, str] | None = None,
    storable: Iterable[str] = (),
) -> None:
    """Declare a host class whose instances a program may hold.

    Args: `shown_as`: the builtin type that `type(x)` gives for its instances, which hides the class altogether; a class
        that is not hidden must have the metaclass `SandboxType`, or stores on it would succeed. `open`: the program may
        call the class and inherit from it. `rules`: how hazardous attributes that the class defines are read, as in
        `policy.attributes`; others are refused. `storable`: hazardous names that the program may store on instances.
    Example: `seal(Record, shown_as=types.FunctionType, rules={"__call__": "itself"}, storable={"__doc__"})`.
    """
    (_OPEN if open else _FINAL)[id(cls)] = cls
    if is_program_class(cls):  # its metaclass took it for one
        type.__delattr__(cls, _MARK)
    _RULES[id(cls)] = rules or {}
    _STORABLE[id(cls)] = frozenset(storable)
    if shown_as is not None:
        _SHOWN_AS[id(cls)] = shown_as
        name_methods(cls, shown_as.__name__)
    elif cls is not SandboxType:
        hide_functions(cls)


def name_methods(cls: type, shown: str) -> None:
    """Let what is bound to an instance of a hidden class say `shown` where it says of which class it is a method."""
    for name, value in namespace_of(cls).items():
        if type(value) is types.FunctionType:
            value.__qualname__ = f"{shown}.{name}"


def hide_functions(cls: type) -> None:
    """Let a class that a program can meet hold no Python function, whose inside and namespace are open."""
    for name, value in tuple(namespace_of(cls).items()):
        if type(value) is types.FunctionType:
            type.__setattr__(cls, name, native_method(value, (cls, name), value.__doc__))
        elif type(value) is staticmethod:  # what `def __new__` becomes
            type.__setattr__(cls, name, native_function(value.__func__, (cls, name), value.__func__.__doc__))


def sealed_rules(cls: type) -> Mapping[str, str]:
    """The rules for hazardous attributes that a sealed class defines; none for a class that is not sealed."""
    return _RULES.get(id(cls), {})


def sealed_storable(cls: type, name: str) -> bool:
    """Whether a program may store this hazardous attribute on instances of a sealed class."""
    return name in _STORABLE[id(cls)]


def type_of(value: object) -> type:
    """`type(value)` as the program sees it."""
    kind = type(value)
    return _SHOWN_AS.get(id(kind), kind)


shown_class: Any = property(type_of)
"""`__class__` of what is shown as another type: what the native `isinstance` asks if the type itself is no match."""


def present(cls: type) -> type:
    """The class under which the program knows `cls`."""
    return _SHOWN_AS.get(id(cls), cls)


def take_place_of(own: type, builtin: type) -> None:
    """Show `own` to programs wherever the interpreter gives `builtin`."""
    _SHOWN_AS[id(builtin)] = own


# ---------------------------------------------------------------------------------------------------------------------
# Making classes


class _Seed(type):
    """Metaclass of `SandboxType` until that becomes its own."""


class SandboxType(type, metaclass=_Seed):
    """The sandbox's `type`: the builtin, except that it keeps sealed classes as they are and marks those it makes."""

    def __new__(mcs, /, *args: Any, **kwargs: Any) -> Any:
        if len(args) != 3:
            raise TypeError(f"type.__new__() takes exactly 3 arguments ({len(args)} given)")
        name, bases, namespace = args
        if not issubclass(type(namespace), dict):
            raise TypeError(f"type.__new__() argument 3 must be dict, not {name_of(type(namespace))}")
        content = checked_namespace(bases, namespace)
        cls = type.__new__(mcs, plain_text(name), held_bases(bases), content, **kwargs)
        check_class(cls)
        return cls

    def __call__(cls, /, *args: Any, **kwargs: Any) -> Any:
        if cls is SandboxType:
            if len(args) == 1 and not kwargs:
                return type_of(args[0])
            if kwargs.get("host") is HOST:
                return type.__call__(cls, *args)
            return make_by_call(*args, **kwargs)
        if id(cls) in _FINAL:
            raise TypeError(f"cannot create '{name_of(cls)}' instances")
        return type.__call__(cls, *args, **kwargs)

    def __setattr__(cls, name: str, value: object) -> None:
        _refuse_sealed(cls, "set", name)
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name: str) -> None:
        _refuse_sealed(cls, "delete", name)
        type.__delattr__(cls, name)

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, type) if cls is SandboxType else type.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, subclass: type) -> bool:
        return issubclass(subclass, type) if cls is SandboxType else type.__subclasscheck__(cls, subclass)

    @classmethod
    def __class_getitem__(cls, item: object) -> types.GenericAlias:
        if cls is not SandboxType:
            raise TypeError(f"type {name_of(cls)!r} is not subscriptable")
        return types.GenericAlias(cls, item)


def _refuse_sealed(cls: type, verb: str, name: str) -> None:
    if is_sealed(cls):
        raise TypeError(f"cannot {verb} {name!r} attribute of immutable type {name_of(cls)!r}")


class Metaclass(SandboxType):
    # What metaclasses inherit from where they say `type`, and their type: native code alone makes what they are called
    # for, so that 3.12 lets such calls stand in each other as deep as in CPython. The program does not see it.
    __call__ = namespace_of(type)["__call__"]


for _class in (SandboxType, Metaclass):
    type.__setattr__(_class, "__class__", _class)
    for _name in ("__name__", "__qualname__", "__module__", "__doc__"):
        type.__setattr__(_class, _name, getattr(type, _name))
_OPEN[id(SandboxType)] = SandboxType
take_place_of(SandboxType, type)


MAX_ANCESTORS: Final = 500
"""CPython looks through those of all bases at each class statement, in one go."""


def held_bases(bases: Any) -> Any:
    """The bases of a class as it has them; what is no tuple is left to `type.__new__` to refuse."""
    if not issubclass(type(bases), tuple):
        return bases
    return tuple(Metaclass if base is SandboxType else base for base in tuple.__iter__(bases))


def checked_namespace(bases: tuple[type, ...], namespace: dict[str, Any]) -> dict[str, Any]:
    """A copy of a class namespace that holds nothing the program may not define, marked as the program's."""
    for base in bases:
        check_base(base)
    if sum(len(mro_of(base)) for base in bases if is_class(base)) > MAX_ANCESTORS:
        raise TypeError(f"more than {MAX_ANCESTORS} ancestors of one class: derive it from fewer, or hold instances")
    checked: dict[str, Any] = {}
    items: Any = OrderedDict.items if issubclass(type(namespace), OrderedDict) else dict.items
    for key, value in items(namespace):
        if type(key) is not str:
            raise TypeError(f"names in a class must be plain strings, not {name_of(type(key))!r}")
        if key in REFUSED_CLASS_NAMES:
            raise TypeError(REFUSED_CLASS_NAMES[key])
        if not key.startswith(RESERVED_PREFIX):  # those are temporaries of emitted class bodies
            checked[key] = IMPLICIT[key](value) if key in IMPLICIT and id(type(value)) in FUNCTION_KINDS else value
    for key, value in checked.items():
        checked[key] = as_special(key, value)
    if "__match_args__" in checked:
        hooked = "__getattribute__" in checked or any(is_class(base) and is_hooked(base) for base in bases)
        checked.update(native_match_args(checked["__match_args__"], hooked))
    if any(is_class(base) and issubclass(base, type) for base in bases):
        _check_metaclass(bases, checked)
    if "__qualname__" in checked:
        checked["__qualname__"] = plain_text(checked["__qualname__"])
    checked.setdefault("__module__", "__main__")
    if "__repr__" not in checked and lacks_repr(bases):
        checked["__repr__"] = DEFAULT_REPR
    checked[_MARK] = _TOKEN
    return checked


def lacks_repr(bases: Iterable[Any]) -> bool:
    """Whether a class with these bases would show instances as `object` does: with their addresses."""
    return all(is_class(base) and _first_repr(base) is object.__repr__ for base in bases)


def _first_repr(cls: type) -> Any:
    return next(namespace_of(base)["__repr__"] for base in mro_of(cls) if "__repr__" in namespace_of(base))


_builtins_of: Final = types.FunctionType.__dict__["__builtins__"].__get__


def as_special(name: str, value: Any) -> Any:
    """What a class gets under this name, which may be that of a method that native code calls."""
    if name == "__hash__":
        return key_hash(value)
    if SPECIAL and limited() and name[:2] == "__" == name[-2:] and name not in _NOT_CALLED:
        return SPECIAL[0](value)
    return value


_NOT_CALLED: Final = frozenset(
    "__annotations__ __class__ __dict__ __doc__ __match_args__ __module__ __name__ __orig_bases__ __qualname__ "
    "__slots__ __wrapped__".split()
)
SPECIAL: Final[list[Callable[[Any], Any]]] = []
"""What takes the place of builtin types among special methods in runs with limits, once there has been one."""


def key_hash(value: Any) -> Any:
    """What a class gets as its `__hash__`: a function of the program answers in the hashes of native containers."""
    own: Any = value._o_gen if id(type(value)) in FUNCTION_KINDS else value
    return answering(value, _builtins_of(own)) if type(own) is types.FunctionType else value


IMPLICIT: Final[Mapping[str, Callable[[Any], Any]]] = {
    "__class_getitem__": classmethod, "__init_subclass__": classmethod, "__new__": staticmethod,
}  # fmt: skip
"""What functions of these names become in a class."""
FUNCTION_KINDS: Final[set[int]] = set()
"""Types of functions that the interpreter does not know as such."""
FRAME_KINDS: Final[set[int]] = set()
"""Types of what stands for a generator, whose `_o_frame` has its names."""


def plain_text(value: Any) -> Any:
    """A string of a program's own class as an exact one: names of classes and functions get into host messages."""
    return str.__str__(value) if issubclass(type(value), str) else value


def is_class(value: object) -> TypeGuard[type]:
    return issubclass(type(value), type)


def _check_metaclass(bases: tuple[type, ...], checked: dict[str, Any]) -> None:
    """Keep a metaclass from answering for its classes where the interpreter or a class pattern reads them."""
    for name in REFUSED_METACLASS_NAMES.keys() & checked.keys():
        raise TypeError(REFUSED_METACLASS_NAMES[name])
    if not all(is_class(base) and issubclass(base, type) for base in bases):
        raise TypeError("a metaclass can only inherit from other metaclasses in the sandbox")
    # Found before `__getattr__` of the metaclass, which could give a class pattern names that no program may read.
    checked.setdefault("__match_args__", ())


def instance_dict(value: Any) -> dict[str, Any] | None:
    """The instance's own namespace, read without asking the class."""
    for base in mro_of(type(value)):
        descriptor: Any = namespace_of(base).get("__dict__")
        if type(descriptor) is types.GetSetDescriptorType or base is types.SimpleNamespace:
            found = descriptor.__get__(value)
            return found if type(found) is dict else None
    return None


def check_base(base: object) -> None:
    if is_class(base) and id(base) in _FINAL:
        raise TypeError(f"type {name_of(base)!r} is not an acceptable base type")


def check_class(cls: object) -> None:
    """Refuse a finished class to which `__slots__` or a hook gave a name that it may not define."""
    if is_class(cls) and is_program_class(cls):
        for name in REFUSED_CLASS_NAMES.keys() & namespace_of(cls).keys():
            raise TypeError(REFUSED_CLASS_NAMES[name])


def is_hooked(cls: type) -> bool:
    """Whether the program wrote the `__getattribute__` of the class."""
    return any(is_program_class(base) and "__getattribute__" in namespace_of(base) for base in mro_of(cls))


def make_plain(name: str, bases: tuple[type, ...], namespace: dict[str, Any], /, **kwargs: Any) -> type:
    return type(name, held_bases(bases), checked_namespace(bases, namespace), **kwargs)


def make_by_call(*args: Any, **kwargs: Any) -> Any:
    """`type(name, bases, namespace)`; wrong arguments are left to the builtin and its messages."""
    wanted = (str, tuple, dict)
    if len(args) == 3 and all(issubclass(type(arg), kind) for arg, kind in zip(args, wanted, strict=True)):
        name, bases, namespace = args
        if all(type(base) is type for base in bases):
            namespace = checked_namespace(bases, namespace)
        args = (plain_text(name), held_bases(bases), namespace)
    made = type(*args, **kwargs)
    check_class(made)
    return made


# ---------------------------------------------------------------------------------------------------------------------
# Functions of the host

Origin = tuple[Any, ...]
"""Where the program got a function: the name of a module or the value it is an attribute of, and its name there; a mark
behind them where that value is a text, which is no name of a module, whatever it says.
"""


def origin_on(owner: object, name: str) -> Origin:
    """The origin of a method that was read from a value."""
    return (owner, name, True) if type(owner) is str else (owner, name)


def module_of(function: Any) -> str | None:
    """The name of the module that a native function was got from; None if that was another value."""
    origin: Origin = function._o_origin
    return origin[0] if len(origin) == 2 and type(origin[0]) is str else None


class NativeFunction(metaclass=SandboxType, host=HOST):
    # No docstring, no slots with public names: `_o_` names are all that the class shows besides the properties.
    __slots__ = ("_o_call", "_o_doc", "_o_origin")
    __class__ = shown_class

    _o_call: Callable[..., Any]
    _o_doc: str | None
    _o_origin: Origin

    __call__: Any  # set below: what the slot `_o_call` gives, so that a call takes no frame of ours

    @property
    def __name__(self) -> str:
        name: str = self._o_origin[1]
        return name

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        return self._o_doc

    def __getattr__(self, name: str) -> Any:
        owner, own = self._o_origin[:2]
        if name == "__self__" and id(type(owner)) in RECEIVERS and module_of(self) is None:
            return owner
        if name == "__qualname__":  # which a class body cannot define
            within = owner if is_class(owner) else type_of(owner)
            return own if module_of(self) is not None else f"{name_of(within)}.{own}"
        raise AttributeError(f"'{name_of(type_of(self))}' object has no attribute '{name}'", name=name, obj=self)

    def __setattr__(self, name: str, value: object) -> None:
        if name.startswith("_"):
            raise AttributeError(f"attribute '{name}' of '{name_of(type_of(self))}' objects is not writable", name=name)
        setattr(len, name, value)  # raises CPython's own error for a builtin function

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __repr__(self) -> str:
        owner, name = self._o_origin[:2]
        if module_of(self) is not None:
            return f"<built-in function {name}>"
        return f"<built-in method {name} of {name_of(type_of(owner))} object at {NUMBER[0](owner):#x}>"


RECEIVERS: Final = ids_of((str, bytes, bytearray, list, dict, set, frozenset, tuple, int, float, complex))
"""Types whose values a method of theirs gives back as its `__self__`."""


class NativeMethod(NativeFunction, metaclass=SandboxType, host=HOST):
    __slots__ = ()
    __doc__ = namespace_of(NativeFunction)["__doc__"]

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        if instance is None:
            return self
        return native_function(partial(self._o_call, instance), origin_on(instance, self.__name__), self._o_doc)

    def __repr__(self) -> str:
        owner, name = self._o_origin[:2]
        if not isinstance(owner, type):
            return f"<method {name!r}>"
        what = "slot wrapper" if type(namespace_of(owner).get(name)) is types.WrapperDescriptorType else "method"
        module = f"{owner.__module__}." if owner.__module__ == "collections" else ""
        return f"<{what} {name!r} of '{module}{name_of(owner)}' objects>"


_set_call, _set_doc, _set_origin = (
    namespace_of(NativeFunction)[name].__set__ for name in ("_o_call", "_o_doc", "_o_origin")
)


def native_function(
    call: Callable[..., Any], origin: Origin, doc: str | None = None, kind: type = NativeFunction
) -> Any:
    """A function of the host that looks like a builtin function to the program and shows nothing of its inside.

    Args: `origin`: module name or owner, and the function's name; what a snapshot needs to find the function again.
    """
    made: Any = object.__new__(kind)
    _set_call(made, call)
    _set_doc(made, doc)
    _set_origin(made, origin)
    return made


def is_builtin(function: Any, name: str) -> bool:
    """Whether a native function is the sandbox's own builtin of that name; asks nothing of the program's values."""
    return module_of(function) == "builtins" and function._o_origin[1] == name


def native_method(call: Callable[..., Any], origin: Origin, doc: str | None = None) -> Any:
    """Like `native_function`, but binds to the instance it is read from, as methods of builtin types do."""
    return native_function(call, origin, doc, NativeMethod)


type.__setattr__(NativeFunction, "__call__", namespace_of(NativeFunction)["_o_call"])
seal(Metaclass, shown_as=SandboxType, open=True, rules={"__call__": "metaclass_call_unseen"})
seal(NativeFunction, shown_as=types.BuiltinFunctionType, rules={"__call__": "itself"})
seal(NativeMethod, shown_as=types.MethodDescriptorType, rules={"__call__": "itself"})
for _kind, _shown in ((NativeFunction, "builtin_function_or_method"), (NativeMethod, "method_descriptor")):
    type.__setattr__(_kind, "__name__", _shown)
    type.__setattr__(_kind, "__qualname__", _shown)
    type.__setattr__(_kind, "__module__", "builtins")


NUMBER: Final[list[Callable[[Any], int]]] = [id]
"""What gives the numbers that programs see as addresses, once there is something that does (see `addresses`)."""
REPR: Final[list[Callable[[Any], str]]] = []
DEFAULT_REPR: Final = native_method(lambda value: REPR[0](value), (object, "__repr__"))
"""What stands in classes of the program that have no `__repr__`; the program does not see it."""
