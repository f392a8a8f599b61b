"""What a record may name: the closed tables of builtins, library members, iterator makers and payloads, both ways."""

from __future__ import annotations

import ast
import itertools
import re
import sys
import types
from array import array
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import Any

from ..policy.data_modules import DATA_MODULES
from ..policy.modules import MODULES
from ..policy.reachable import REACHABLE_IDS
from . import helpers, memory_files, nesting, path_records
from .builtins import make_builtins
from .guards import error_object
from .ids import ids_of
from .modules import HELD, host_values
from .modules.json import NATIVE as JSON
from .native import instance_dict, is_program_class, mro_of, namespace_of
from .shown_tracebacks import Traceback
from .suggestions import import_name

CONSTANTS: dict[str, Any] = {
    "Ellipsis": ..., "NotImplemented": NotImplemented, "end": helpers.END, "unbound": helpers.UNBOUND,
    "traceback": Traceback(None),  # of earlier dumps
    "made": nesting.made,
}  # fmt: skip


UNNAMED = (types.CodeType, types.FunctionType, types.FrameType, types.TracebackType, types.ModuleType, types.CellType)
"""Types that bytes may not name: what they make is the inside of the interpreter."""


class _Sequence:
    """Iterated by index, for the type of its iterator."""

    def __getitem__(self, index: int) -> Any:
        raise IndexError


ITERTOOLS: dict[str, type] = {
    name: value for name, value in vars(itertools).items() if isinstance(value, type) and name[:2] != "__"
}
VIEW_ITERATOR: type = type(iter(memoryview(b"")))
ITERATOR_TYPES: tuple[type, ...] = (
    type(iter([])),
    type(iter(())),
    type(iter("")),
    type(iter("é")),
    type(iter(range(1))),
    type(iter(range(1 << 70))),
    type(iter(b"")),
    type(iter(bytearray())),
    type(iter(set())),
    type(reversed([])),
    type(reversed(())),
    type(iter(int, 1)),
    type(iter(_Sequence())),
    type(iter(deque())),
    type(reversed(deque())),
    type(iter(OrderedDict())),
    type(iter(array("b"))),
    VIEW_ITERATOR,
    zip,
    map,
    filter,
    enumerate,
    reversed,
    *ITERTOOLS.values(),
)
MAKERS: dict[str, Callable[..., Any]] = {
    "iter": iter, "zip": zip, "map": map, "filter": filter, "enumerate": enumerate, "reversed": reversed,
}  # fmt: skip
MAKERS |= ITERTOOLS
DEQUE_MAKERS: dict[str, Any] = {
    kind.__name__: kind for kind in (type(iter(deque[int]())), type(reversed(deque[int]())))
}
DICT_ITERATORS: dict[type, str] = {
    type(iter({})): "keys", type(iter({}.values())): "values", type(iter({}.items())): "items",
    type(reversed({})): "reversed keys", type(reversed({}.values())): "reversed values",
    type(reversed({}.items())): "reversed items",
}  # fmt: skip

ORDERED_VIEWS: dict[type, str] = {
    type(OrderedDict().keys()): "keys", type(OrderedDict().values()): "values", type(OrderedDict().items()): "items",
}  # fmt: skip
LIBRARY_TYPES: tuple[type, ...] = (deque, defaultdict, OrderedDict, partial, types.SimpleNamespace)
"""Types of CPython's library whose instances are written like those of the program's classes."""


def _partial_parts(value: Any) -> list[Any]:
    return [namespace_of(partial)[name].__get__(value) for name in ("func", "args", "keywords")]


_PROPERTY_PARTS = [property.__dict__[name].__get__ for name in ("fget", "fset", "fdel", "__doc__")]
_DOC: Any = property.__dict__["__doc__"]
_STATIC, _CLASS = (kind.__dict__["__func__"].__get__ for kind in (staticmethod, classmethod))


def property_name(value: property) -> str | None:
    """The name under which a property was defined, which nothing but its errors tells; None if they never will."""
    if sys.version_info >= (3, 13) and is_program_class(type(property.__dict__["fget"].__get__(value))):
        return None  # its errors would ask that object for a `__name__`
    refusals: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("fget", lambda: property.__get__(value, 0)),
        ("fset", lambda: property.__set__(value, 0, 0)),
        ("fdel", lambda: property.__delete__(value, 0)),
    )
    for part, refuse in refusals:
        if property.__dict__[part].__get__(value) is None:
            try:
                refuse()
            except AttributeError as error:
                found = _NAMED.match(str(error))
                return str(ast.literal_eval(found[1])) if found is not None else None
    return None


_NAMED = re.compile(r"property ('.*'|\".*\") of 'int' object has no ")


def define_property(value: property, parts: tuple[Any, ...]) -> None:
    """Put its parts into an empty property."""
    *functions, name = parts
    property.__init__(value, *functions)
    if type(value) is property:
        _DOC.__set__(value, functions[3])  # which is not what its first function says if that came later
    if name is not None:
        kind: Any = property
        kind.__set_name__(value, object, name)


def _make_bytes(cls: Any, value: bytearray) -> bytearray:
    made: bytearray = bytearray.__new__(cls)
    bytearray.extend(made, value)  # at once: one that a memory view shows cannot grow
    return made


def _copy_dict(value: dict[Any, Any]) -> dict[Any, Any]:
    """The dict that an instance of a class of the program is, with the hashes that it stores: `dict.copy` calls `keys`
    and `__getitem__` of a class that has its own `__iter__`.
    """
    with iterated_natively([value]):
        return dict.copy(value)


def iterated_natively(values: Iterable[Any]) -> AbstractContextManager[None]:
    """Let native code iterate over values without their `__iter__`: those of classes that inherit from a builtin
    container as that does, others as iterators.
    """
    own = [value for value in values if is_program_class(type(value))]
    return _without_own(own) if own else _NOTHING


_NOTHING = nullcontext()


@contextmanager
def _without_own(values: list[Any]) -> Iterator[None]:
    changed: list[tuple[type, Any]] = []
    for value in values:
        mro = mro_of(type(value))
        owner = next((base for base in mro if "__iter__" in namespace_of(base)), None)
        if owner is not None and is_program_class(owner):
            bases = (base for base in mro if not is_program_class(base) and "__iter__" in namespace_of(base))
            changed.append((owner, namespace_of(owner)["__iter__"]))
            native = next(bases, None)
            type.__setattr__(owner, "__iter__", _itself if native is None else namespace_of(native)["__iter__"])
    try:
        yield
    finally:
        for cls, method in reversed(changed):
            type.__setattr__(cls, "__iter__", method)


def _itself(iterator: Any) -> Any:
    return iterator


_ALIAS_PARTS = [namespace_of(types.GenericAlias)[name].__get__ for name in ("__origin__", "__args__")]

PAYLOADS: dict[type, tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]] = {
    deque: (
        lambda value: [namespace_of(deque)["maxlen"].__get__(value), *deque.__iter__(value)],
        lambda cls, items: deque.__new__(cls),
    ),
    defaultdict: (_copy_dict, lambda cls, items: defaultdict.__new__(cls)),
    OrderedDict: (lambda value: dict(OrderedDict.items(value)), lambda cls, items: OrderedDict.__new__(cls)),
    types.SimpleNamespace: (lambda value: None, lambda cls, items: types.SimpleNamespace.__new__(cls)),
    partial: (_partial_parts, lambda cls, items: partial.__new__(cls, len)),
    **path_records.PAYLOADS,
    **memory_files.PAYLOADS,
    list: (lambda value: list.__getitem__(value, slice(None)), lambda cls, items: list.__new__(cls)),
    dict: (_copy_dict, lambda cls, items: dict.__new__(cls)),
    set: (set, lambda cls, items: set.__new__(cls)),
    frozenset: (frozenset, lambda cls, items: frozenset.__new__(cls, items)),
    tuple: (lambda value: tuple(tuple.__iter__(value)), lambda cls, items: tuple.__new__(cls, items)),
    int: (int.__int__, lambda cls, value: int.__new__(cls, value)),
    float: (float.__float__, lambda cls, value: float.__new__(cls, value)),
    complex: (complex.__complex__, lambda cls, value: complex.__new__(cls, value)),
    str: (str.__str__, lambda cls, value: str.__new__(cls, value)),
    bytes: (lambda value: bytes.__getitem__(value, slice(None)), lambda cls, value: bytes.__new__(cls, value)),
    bytearray: (lambda value: bytearray.__getitem__(value, slice(None)), _make_bytes),
    property: (
        lambda value: (*(get(value) for get in _PROPERTY_PARTS), property_name(value)),
        lambda cls, parts: property.__new__(cls),
    ),
    staticmethod: (lambda value: (_STATIC(value),), lambda cls, parts: staticmethod.__new__(cls)),
    classmethod: (lambda value: (_CLASS(value),), lambda cls, parts: classmethod.__new__(cls)),
    types.GenericAlias: (
        lambda value: tuple([get(value) for get in _ALIAS_PARTS]),
        lambda cls, parts: types.GenericAlias.__new__(cls, *parts),
    ),
}
"""For classes that inherit from a builtin one: how its part of an instance is read, and how the instance is made from
it.
"""


def payload_type(base: type) -> type:
    """Of which type exactly the payload of a builtin base class is."""
    return PAYLOAD_TYPES.get(base, base)


PAYLOAD_TYPES: dict[type, type] = {
    types.SimpleNamespace: type(None), **dict.fromkeys((deque, partial), list),
    **dict.fromkeys((defaultdict, OrderedDict), dict),
    **dict.fromkeys((property, staticmethod, classmethod, types.GenericAlias), tuple),
    **dict.fromkeys(path_records.PAYLOADS, str),
    **dict.fromkeys(memory_files.PAYLOADS, tuple),
}  # fmt: skip


def _fill_ordered(value: Any, content: dict[Any, Any]) -> None:
    for key, item in content.items():  # `update` would call the methods of a class of the program
        OrderedDict.__setitem__(value, key, item)


FILLERS: dict[type, Callable[[Any, Any], None]] = {
    deque: lambda value, content: deque.__init__(value, content[1:], content[0]),
    OrderedDict: _fill_ordered,
    **memory_files.FILLERS,
    partial: lambda value, content: partial.__setstate__(value, (*content, instance_dict(value))),  # type: ignore[attr-defined]
    list: list.extend,
    dict: dict.update,
    set: set.update,
    property: define_property,
    staticmethod: lambda value, parts: staticmethod.__init__(value, *parts),
    classmethod: lambda value, parts: classmethod.__init__(value, *parts),
}
"""For those whose part is put in after the instance is made."""

_ERROR_FIELDS: Mapping[type[BaseException], tuple[str, ...]] = {
    NameError: ("name",), AttributeError: ("name", "obj"), ImportError: ("msg", "name", "path", "name_from"),
    StopIteration: ("value",), SystemExit: ("code",),
    OSError: ("errno", "strerror", "filename", "filename2", "characters_written"),
    UnicodeError: ("encoding", "object", "start", "end", "reason"),
    SyntaxError: (
        "msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line",
    ),
}  # fmt: skip
_CONVERTING = (OSError, SyntaxError, UnicodeError)
"""Exceptions that may ask their arguments to become something else."""
_PLAIN = ids_of((int, str, float, bool, bytes, type(None)))


def builtin_error(kind: type) -> Any:
    """The builtin exception that a class is or inherits from first."""
    return next(base for base in mro_of(kind) if not is_program_class(base) and base.__module__ == "builtins")


def error_fields(error: BaseException) -> dict[str, Any]:
    """What a builtin exception holds that its arguments do not say."""
    expected = fields_by(type(error), native_field(error, "args"))
    held = {name: _error_field(error, name) for name in expected}
    return {name: item for name, item in held.items() if not _is_same(item, expected[name])}


def fields_by(kind: type, args: tuple[Any, ...]) -> dict[str, Any]:
    """What a builtin exception holds, by its arguments alone; nothing where those would have to be asked."""
    names = next((names for owner, names in _ERROR_FIELDS.items() if issubclass(kind, owner)), ())
    if not names:
        return {}
    base = builtin_error(kind)
    if issubclass(base, _CONVERTING) and not all(map(_is_plain, args)):
        args = ()
    try:
        made = base.__new__(base, *args)
        base.__init__(made, *args)
    except Exception:  # the program has changed the arguments
        made = base.__new__(base)
    return {name: _error_field(made, name) for name in names}


def _is_plain(value: Any) -> bool:
    return id(type(value)) in _PLAIN or (type(value) is tuple and all(id(type(each)) in _PLAIN for each in value))


def _is_same(one: Any, other: Any) -> bool:
    return one is other or (type(one) is type(other) and id(type(one)) in _PLAIN and bool(one == other))


def _error_field(error: BaseException, name: str) -> Any:
    try:
        return _READERS[name](error) if name in _READERS else native_field(error, name)
    except (AttributeError, StopIteration, TypeError):  # a class without such a field, or it was not given
        return None


_READERS: Mapping[str, Callable[[Any], Any]] = {"name_from": import_name, "obj": error_object}


def native_field(value: Any, name: str) -> Any:
    """An attribute as a builtin class defines it, whatever the program's classes define."""
    return _field(value, name).__get__(value)


def set_native_field(value: Any, name: str, item: Any) -> None:
    if name == "name_from" and not hasattr(ImportError, name):
        native_field(value, "__dict__")[name] = item
    else:
        _field(value, name).__set__(value, item)


def _field(value: Any, name: str) -> Any:
    return next(
        namespace_of(base)[name]
        for base in mro_of(type(value))
        if not is_program_class(base) and name in namespace_of(base)
    )


_BY_ID: dict[int, list[Any]] = {}
_BY_NAME: dict[str, Any] = {}
_KNOWN: set[str] = set()
_OF_LIBRARY: dict[str, dict[str, Any]] = {"json": JSON}
"""Functions of the host, by module, some of which only library code has."""


def _know() -> None:
    """Take in every builtin, and the members of the modules that programs of this process have imported."""
    if not _KNOWN:
        for name, value in CONSTANTS.items():
            _BY_ID[id(value)] = ["constant", name]
        for value in (*_hidden_types(), types.GenericAlias, types.UnionType, type):
            _BY_NAME[f"type.{value.__name__}"] = value
            _BY_ID[id(value)] = ["builtin", f"type.{value.__name__}"]
        _KNOWN.add("")
        for module in MODULES:
            if module not in DATA_MODULES:  # those that cost little; library code uses their types
                host_values(module)
    for module in [module for module in MODULES if module in HELD and module not in _KNOWN]:
        _KNOWN.add(module)
        for name, value in (HELD[module] | _OF_LIBRARY.get(module, {})).items():
            _BY_NAME[f"{module}.{name}"] = value
            if not isinstance(value, (int, float, str, bool, type(None))):
                _BY_ID.setdefault(id(value), ["builtin", f"{module}.{name}"])
    if "<builtins>" not in _KNOWN:
        _KNOWN.add("<builtins>")
        for name, value in make_builtins(print).items():
            _BY_NAME[name] = value
            if not isinstance(value, (int, float, str, bool, type(None))):
                _BY_ID[id(value)] = ["builtin", name]


def _hidden_types() -> list[type]:
    """Types without a builtin name that `type(x)` may give."""
    found = [value for value in vars(types).values() if isinstance(value, type) and value.__module__ == "builtins"]
    found = [value for value in found if id(value) in REACHABLE_IDS and value not in UNNAMED]
    return [*found, *ITERATOR_TYPES, *DICT_ITERATORS, *ORDERED_VIEWS, re.Pattern, re.Match]


def name_of(value: Any) -> list[Any] | None:
    """The record of a builtin, library member or constant; None for anything else."""
    if len(_KNOWN) != len(HELD) + 2:
        _know()
    return _BY_ID.get(id(value))


def named(name: str) -> Any:
    """The builtin or library member with this name. Raises LookupError for a name that is not in the table."""
    module = name.rpartition(".")[0]
    if module in MODULES:
        host_values(module)
    if len(_KNOWN) != len(HELD) + 2:
        _know()
    return _BY_NAME[name]


_MAKER_NAMES = {id(maker): name for name, maker in reversed(MAKERS.items())}


def maker_name(maker: Any) -> str:
    """The name of an iterator's maker in the closed table."""
    return _MAKER_NAMES[id(maker)]
