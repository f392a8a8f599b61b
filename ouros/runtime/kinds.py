"""How each kind of record is read: the parts it needs, how it is made, and how it is filled, as one table."""

from __future__ import annotations

import functools
import operator
import re
import types
from collections.abc import Callable
from types import CellType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from ..errors import corrupt
from ..policy.attributes import RESERVED_PREFIX, is_dunder
from . import async_records, code_records, names, path_records, tracebacks, weak
from .attributes import guarded_getattr
from .awaiting import WithDefault
from .builders import BUILDER
from .chance import with_state
from .class_records import fill_class, make_class, read_slot
from .columns import read_bytes
from .container_iterators import (
    SetIterator,
    fill_set_iterator,
    make_deque_iterator,
    make_dict_iterator,
    make_dict_view,
    make_view_iterator,
)
from .coroutines import KnownGenerators
from .evaluated import shown_builtins
from .evaluation import MODES, Code, make_code
from .functions import ExternalCall, Suspending, SuspendingGenerator, SuspendingMaker
from .helpers import Delegate, Steps
from .ids import ids_of
from .keyed import (
    fill_dict,
    fill_hash_dict,
    fill_hash_set,
    fill_list,
    fill_set,
    fill_set_table,
    make_frozenset_table,
    make_hash_frozenset,
)
from .lazy import LAZY
from .limited_values import MAKERS as LIMITED_MAKERS
from .modules.re import RegexFlag
from .namedtuples import is_of_host, sandbox_class
from .namespaces import Namespace, class_namespace, names_iterator, names_view, namespace
from .native import is_program_class, mro_of, namespace_of, present, seal
from .object_records import fill_error, fill_object, make_error, make_object, parts_of_error
from .opaque import make_handle
from .outside import Outside
from .paced import PacedRange
from .records import MAKERS as LATE_MAKERS
from .records import REFERRING
from .reduced import set_state
from .shown_tracebacks import Traceback, shown
from .signatures import Signature
from .sorting import Sorting
from .support import SUPPORT

if TYPE_CHECKING:
    from .restore import Restore

Record = list[Any]
MAKE, FILL = 0, 1
"""The two phases of restoring a value."""


def _fill_cell(restore: Restore, value: CellType, *content: Any) -> None:
    if content:
        value.cell_contents = restore.get(content[0])


EMPTIES = ids_of((tuple, list, str, bytes))
"""Types of what an iterator at its end says that it iterates over."""
ENDING = frozenset({"iter", "reversed"})


def _end(iterator: Any, source: Any) -> None:
    """An iterator over nothing had come to its end, which one that is made anew has not."""
    if not source:
        next(iterator, None)


def _takes_nothing(maker: str, parts: list[Any], position: Any) -> bool:
    """Whether an iterator of `itertools` is what one at its end says that it is."""
    if maker == "islice":
        return len(parts) == 2 and type(parts[1]) is int and parts[1] == 0
    return maker == "chain" and not parts and position is None


SEQUENCES = ids_of((list, tuple, range, str, bytes))
"""Types whose iterators are all alike: there is nothing to look at but the position."""
COMBINING = frozenset({"product", "permutations", "combinations", "combinations_with_replacement"})
"""Iterators that read what they are made of when they are made."""
MOST_TAKEN = 1 << 20
ITERATORS = ids_of(names.ITERATOR_TYPES)


def _is_number(value: Any) -> bool:
    return type(value) is int and value <= MOST_TAKEN


def _make_iterator(restore: Restore, number: int, maker: str, args: Any, state: Any) -> Any:
    parts: list[Any] = [each._o_range if type(each) is PacedRange else each for each in restore.many(args)]
    if maker == "iter" and type(state) is int and len(parts) == 1 and id(type(parts[0])) in SEQUENCES:
        made: Any = iter(parts[0])
        restore.late.append(functools.partial(set_state, made, state))
        return made
    if maker in COMBINING and any(type(each) is not tuple and not _is_number(each) for each in parts):
        corrupt("an iterator that would take everything at once")
    with names.iterated_natively(parts):
        made = names.MAKERS[maker](*parts)
    if id(type(made)) not in ITERATORS:
        corrupt("an iterator that is none of Python's own")
    position = restore.get(state)
    if position is None and maker in ENDING and len(parts) == 1 and id(type(parts[0])) in EMPTIES:
        restore.late.append(lambda: _end(made, parts[0]))
    if position is not None:
        restore.late.append(lambda: set_state(made, restore.get(state)))
    if _takes_nothing(maker, parts, position):
        restore.late.append(lambda: _end(made, ()))
    return made


def _make_property(*parts: Any) -> property:
    if parts[4] is not None and type(parts[4]) is not str:
        corrupt("a property without its name")
    made = property()
    names.define_property(made, parts)
    return made


def _make_wrapper(restore: Restore, number: int, kind: str, *parts: Any) -> Any:
    if kind == "super" and _defines(restore.get(parts[1]), "__class__"):
        corrupt("a super object of something that hides its class")
    makers: dict[str, Any] = {
        "property": _make_property,
        "staticmethod": staticmethod,
        "classmethod": classmethod,
        "super": super,
    }
    return makers[kind](*restore.several(parts))


def _make_level(restore: Restore, number: int, written: Any) -> Any:
    level = restore.get(written)
    if level is not None and type(level) is not types.TracebackType:
        corrupt("what stands for a traceback, without one")
    return shown(level) or Traceback(None)


def _make_namespace(restore: Restore, number: int, held: Any) -> Namespace:
    if held is None:
        return namespace(restore.parts.own.globals)
    found = restore.get(held)
    if type(found) is not dict:
        corrupt("a namespace without its variables")
    return class_namespace(found)


def _seen(restore: Restore, held: Any, part: Any) -> tuple[Namespace, str]:
    found = restore.get(held)
    if type(found) is not Namespace or part not in ("keys", "values", "items"):
        corrupt("a view of no namespace")
    return found, part


def _make_proxy(restore: Restore, number: int, source: Any) -> Any:
    held = restore.get(source)
    if not issubclass(type(held), dict):
        corrupt("a proxy of no dict")
    return types.MappingProxyType(held)


def _make_view(restore: Restore, number: int, *parts: Any) -> memoryview:
    from .memory_views import make_view, released_view  # which imports ctypes

    if not parts:
        return released_view()
    _, offset, format, shape, step, readonly = held = restore.several(parts)
    if tuple(map(type, (offset, format, step, readonly))) != (int, str, int, bool) or type(shape) is not tuple:
        corrupt("a memory view without what it shows")
    return make_view(*held)


def _make_code(restore: Restore, number: int, source: str, filename: str, mode: str, flags: int) -> Code:
    if mode not in MODES or type(flags) is not int:
        corrupt("a code object without its source")
    return make_code(restore.text(source), restore.text(filename), mode, flags)


def _make_builtin(restore: Restore, number: int, name: str) -> Any:
    if restore.text(name).startswith(RESERVED_PREFIX):
        corrupt("a builtin that no value of a program is")
    metered = restore.builtins.get(f"_o_b_{name}")
    if metered is not None:
        return metered
    found = restore.builtins[name] if name in restore.builtins and name != BUILDER else names.named(name)
    if type(found) is FunctionType:
        corrupt("a builtin that only the interpreter calls")
    return present(found) if found is type else found  # only classes have the builtin one, see `class_records`


def _make_member(restore: Restore, number: int, owner: Any, name: str) -> Any:
    held = restore.get(owner)
    if _replaces(held, restore.text(name)):
        corrupt("a native method that a class of the program has replaced")
    if _defines(held, "__getattribute__", "__getattr__"):
        held = _behind_program(held, name)
    return restore.builtins.get("_o_get_checked", guarded_getattr)(held, name)


def _behind_program(value: Any, name: str) -> super:
    """What `super()` shows of a value behind all classes of the program, whose hooks are not asked."""
    orders = [mro_of(value)] if issubclass(type(value), type) else []
    for order in (*orders, mro_of(type(value))):
        own = [*filter(is_program_class, order)]
        if own and any(name in namespace_of(base) for base in order):
            return super(own[-1], value)
    return corrupt("a native method of nothing")


def _defines(value: Any, *found: str) -> bool:
    """Whether a class of the program, of the value or as the value, defines one of these names."""
    classes = mro_of(type(value))
    if issubclass(type(value), type):
        classes = (*classes, *mro_of(value))
    return any(name in namespace_of(base) for base in classes if is_program_class(base) for name in found)


def _replaces(value: Any, name: str) -> bool:
    """Whether a class of the program gives the value, or the class, what is read from it under a name."""
    for kind in (type(value), value) if issubclass(type(value), type) else (type(value),):
        found = next((base for base in mro_of(kind) if name in namespace_of(base)), None)
        if found is not None and is_program_class(found) and not is_of_host(found):
            return True
    return False


def _make_alias(restore: Restore, number: int, *parts: Any) -> types.GenericAlias:
    origin, args, *starred = restore.several(parts)
    made = types.GenericAlias(origin, args)
    return next(iter(made)) if starred == [True] else made


def _make_union(restore: Restore, number: int, *parts: Any) -> Any:
    held = restore.several(parts)
    if any(_defines(part, "__or__", "__ror__") for part in held):
        corrupt("a union of types that are joined by the program")
    return functools.reduce(operator.or_, held)


def _make_range(restore: Restore, number: int, *parts: Any) -> Any:
    return restore.builtins.get("_o_c_range", range)(*restore.several(parts))


def _make_signature(restore: Restore, number: int, name: str, *fields: Any) -> Signature:
    names_, defaults, keywords, keyword_defaults = map(restore.get, fields)
    if not all(type(held) is tuple for held in (names_, defaults, keywords)) or type(keyword_defaults) is not dict:
        corrupt("a signature without its names")
    if not all(type(each) is str for each in (*names_, *keywords, *keyword_defaults)):
        corrupt("a signature without its names")
    return Signature(restore.text(name), names_, defaults, keywords, keyword_defaults)


def _make_named_class(restore: Restore, number: int, module: str, name: str, fields: Any) -> type[tuple[Any, ...]]:
    held = restore.get(fields)
    if type(held) is not tuple or not all(type(field) is str for field in (module, name, *held)):
        corrupt("a named tuple without its names")
    if any(is_dunder(field) or field.startswith(RESERVED_PREFIX) for field in held):  # each becomes a property
        corrupt("a named tuple with a name that the language reserves")
    return sandbox_class((module, name, held))


def _suspending(kind: type[Suspending]) -> Callable[..., Any]:
    def make(restore: Restore, number: int, function: Any, attributes: Any) -> Suspending:
        held = restore.get(function)
        if type(held) is not FunctionType:
            corrupt("a suspending function without its code")
        made = kind(held)
        if restore.kinds[function[0]].fill is not None:  # a "function", which gets its own name when it is filled
            restore.late.append(lambda: setattr(made, "__qualname__", held.__qualname__))
        return made

    return make


def _fill_suspending(restore: Restore, value: Suspending, function: Any, attributes: Any) -> None:
    if attributes != []:
        value.__dict__.update(restore.pairs(attributes))


class Kind:
    """How one kind of record is read: what it needs to be made, how it is made, and how it is filled."""

    __slots__ = ("early", "fill", "filled_first", "filling", "hashed", "make", "parts")

    def __init__(
        self,
        parts: Callable[[Record], list[Any]] = lambda node: [],
        make: Callable[..., Any] | None = None,
        fill: Callable[..., Any] | None = None,
        filling: Callable[[Record], list[Any]] = lambda node: [],
        early: Callable[[], Any] | None = None,
        filled_first: bool = False,
        hashed: bool = False,
    ) -> None:
        self.parts, self.make, self.fill, self.filling = parts, make, fill, filling
        self.early, self.filled_first, self.hashed = early, filled_first, hashed


def _rest(node: Record) -> list[Any]:
    return node[1:]


def _function_kinds(name: str, kind: type[Suspending]) -> dict[str, Kind]:
    """The kinds of functions that are made of a generator function: of one with a record of its own, and of one that
    is as its code makes it.
    """

    def make(restore: Restore, number: int, written: Any, cells: Any) -> Suspending:
        return kind(code_records.make_function(restore, number, written, cells))

    return {
        name: Kind(lambda node: node[1:2], _suspending(kind), _fill_suspending, lambda node: _values(node[2])),
        f"{name} code": Kind(lambda node: node[2], make),
    }


def _attributes(written: Any) -> list[Any]:
    return [written] if written and len(written) == 1 else _values(written or [])


def _values(written: Any) -> list[Any]:
    return list(written[1::2])


def _fill_columns(restore: Restore, value: dict[Any, Any], keys: Any, held: Any) -> None:
    value.update(zip(restore.column(*keys), restore.column(*held), strict=True))


def _fill_from_column(restore: Restore, value: Any, code: Any, offset: Any, count: Any) -> None:
    extend = value.extend if type(value) is list else value.update
    extend(restore.column(code, offset, count))


_COLUMNS: dict[str, Kind] = {
    "list of": Kind(early=list, fill=_fill_from_column),
    "tuple of": Kind(make=lambda restore, number, *note: tuple(restore.column(*note))),
    "set of": Kind(early=set, fill=_fill_from_column),
    "frozenset of": Kind(make=lambda restore, number, *note: frozenset(restore.column(*note))),
    "dict of": Kind(early=dict, fill=_fill_columns),
    "bytes of": Kind(make=lambda restore, number, *note: read_bytes(restore.columns, *note)),
    "bytearray of": Kind(make=lambda restore, number, *note: bytearray(read_bytes(restore.columns, *note))),
}
_CONTAINERS: dict[str, Kind] = {
    "list": Kind(early=list, fill=fill_list),
    "dict": Kind(early=dict, fill=fill_dict, filling=lambda node: node[1::2]),
    "set": Kind(early=set, fill=fill_set, filling=_rest),
    "hashdict": Kind(early=dict, fill=fill_hash_dict, filling=lambda node: node[2::3], hashed=True),
    "set table": Kind(early=set, fill=fill_set_table, filling=lambda node: []),
    "frozenset table": Kind(make=make_frozenset_table),
    "hashset": Kind(early=set, fill=fill_hash_set, filling=lambda node: node[2::2], hashed=True),
    "hashfrozenset": Kind(lambda node: node[2::2], make_hash_frozenset, hashed=True),
    "setiter": Kind(
        early=lambda: SetIterator(None, 0, ()), fill=fill_set_iterator, filling=lambda node: [node[1], *node[3]]
    ),
    "weak": Kind(early=weak.make, fill=weak.fill, filling=lambda node: node[1:3]),
    "cell": Kind(early=CellType, fill=_fill_cell, filling=_rest),
    "tuple": Kind(_rest, lambda restore, number, *items: tuple(restore.several(items))),
    "frozenset": Kind(_rest, lambda restore, number, *items: frozenset(restore.several(items))),
}
_SCALARS: dict[str, Kind] = {
    "bytes": Kind(make=lambda restore, number, text: bytes.fromhex(text)),
    "bytearray": Kind(make=lambda restore, number, text: bytearray.fromhex(text)),
    "int": Kind(make=lambda restore, number, text: int(text, 16)),
    "float": Kind(make=lambda restore, number, text: float(text)),
    "complex": Kind(make=lambda restore, number, real, imag: complex(float(real), float(imag))),
    "memoryview": Kind(_rest, _make_view),
    "range": Kind(_rest, _make_range),
    "slice": Kind(_rest, lambda restore, number, *parts: slice(*restore.several(parts))),
    "builtin": Kind(make=_make_builtin),
    "opaque": Kind(make=make_handle),
    "alias": Kind(_rest, _make_alias),
    "union": Kind(_rest, _make_union),
    "text": Kind(),
    "sentinel": Kind(early=object),
    "builtins": Kind(make=lambda restore, number: shown_builtins(restore.builtins)),
    "source": Kind(make=_make_code),
    "flag": Kind(make=lambda restore, number, bits: RegexFlag(bits)),
    "constant": Kind(make=lambda restore, number, name: names.CONSTANTS[name]),
    "module": Kind(make=lambda restore, number, name: restore.libraries.import_module(restore.text(name))),
    "library": Kind(
        make=lambda restore, number, module, path: restore.in_library(restore.text(module), restore.text(path))
    ),
    "external": Kind(make=lambda restore, number, name: restore.externals[name]),
    "path": Kind(make=path_records.make_path),
    "path parents": Kind(_rest, path_records.make_parents),
    "path method": Kind(make=path_records.make_method),
    "pattern": Kind(_rest, lambda restore, number, pattern, flags: re.compile(restore.get(pattern), flags)),
}
_CODE: dict[str, Kind] = {
    "code": Kind(lambda node: node[2], code_records.make_function),
    "function": Kind(
        lambda node: node[2], code_records.make_function, code_records.fill_function,
        lambda node: [*node[5:10], *_values(node[10])],
    ),
    **_function_kinds("suspending", Suspending),
    **_function_kinds("maker", SuspendingMaker),
    "method": Kind(_rest, lambda restore, number, *parts: MethodType(*restore.several(parts))),
    "member": Kind(lambda node: node[1:2], _make_member),
    "slot": Kind(lambda node: node[1:2], read_slot),
    "wrapper": Kind(lambda node: node[2:], _make_wrapper),
    "class": Kind(lambda node: [node[1], *node[4]], make_class, fill_class, lambda node: _values(node[7])),
    "object": Kind(
        lambda node: node[1:3], make_object, fill_object,
        lambda node: [*_attributes(node[3]), *node[4][::3], *node[4][2::3]], filled_first=False,
    ),
    "namedclass": Kind(lambda node: node[3:4], _make_named_class),
    "named": Kind(_rest, lambda restore, number, cls, *items: tuple.__new__(restore.get(cls), restore.several(items))),
    "error": Kind(
        parts_of_error, make_error, fill_error,
        lambda node: [
            node[2], *_attributes(node[3]), *node[4:6], *_values(node[7]), *node[8][::3], *node[8][2::3], node[9],
        ],
    ),
    "traceback": Kind(
        lambda node: [node[1], *node[8:]],
        lambda restore, number, following, *fields: tracebacks.read(
            restore.get(following), [*fields[:6]], restore.parts, [*map(restore.get, fields[6:])]
        ),
    ),
    "level": Kind(lambda node: node[1:2], _make_level),
    "generator": Kind(
        lambda node: _values(node[3]), code_records.make_generator, filling=lambda node: [node[4], *node[6:]]
    ),
    "unstarted": Kind(lambda node: [node[1], *_values(node[2])], code_records.make_unstarted),
    "finished": Kind(make=code_records.make_finished),
    "lazy": Kind(lambda node: node[2:], lambda restore, number, kind, parts: LAZY[kind](restore.get(parts))),
    "stepper": Kind(
        _rest, lambda restore, number, frame: SuspendingGenerator(code_records.frame_of(restore, frame))
    ),
    "call": Kind(
        _rest,
        lambda restore, number, external, args, kwargs: ExternalCall(tuple(restore.several((external, args, kwargs)))),
    ),
    "steps": Kind(_rest, lambda restore, number, source: Steps(restore.get(source))),
    "sorting": Kind(
        lambda node: node[1:2], lambda restore, number, values, untouched: Sorting(restore.get(values), untouched)
    ),
    "namespace": Kind(_rest, _make_namespace),
    "namesview": Kind(
        lambda node: node[1:2], lambda restore, number, held, part: names_view(*_seen(restore, held, part))
    ),
    "names": Kind(
        lambda node: [node[1], node[3]],
        lambda restore, number, held, part, left, size: names_iterator(
            *_seen(restore, held, part), restore.get(left), size
        ),
    ),
    "delegate": Kind(_rest, lambda restore, number, source: Delegate(restore.get(source), True)),
    "iterator": Kind(lambda node: [*node[2], node[3]], _make_iterator),
    "dequeiter": Kind(lambda node: node[2:3], make_deque_iterator, filled_first=True),
    "dictiter": Kind(lambda node: node[2:3], make_dict_iterator, filled_first=True),
    "proxy": Kind(_rest, _make_proxy),
    "signature": Kind(_rest, _make_signature, filled_first=True),
    "random": Kind(make=lambda restore, number, *state: with_state(*state)),
    "itemgetter": Kind(_rest, lambda restore, number, *items: operator.itemgetter(*restore.several(items))),
    "field": Kind(_rest, lambda restore, number, *parts: SUPPORT["_o_field"](*restore.several(parts))),
    "viewiter": Kind(lambda node: node[1:2], make_view_iterator),
    "dictview": Kind(lambda node: node[2:3], make_dict_view),
}  # fmt: skip
_ASYNC: dict[str, Kind] = {
    "coroutine": Kind(_rest, async_records.make_coroutine),
    "coroutine wrapper": Kind(_rest, async_records.make_wrapper),
    "async generator": Kind(_rest, async_records.make_generator),
    "async step": Kind(_rest, async_records.make_step),
    "known generators": Kind(early=KnownGenerators, fill=async_records.fill_known, filling=_rest),
    "awaitable": Kind(lambda node: node[2:], async_records.make_awaitable),
    "external future": Kind(_rest, async_records.make_external_future),
    "outside": Kind(lambda node: node[5:], async_records.make_outside, filled_first=True),
    "system": Kind(make=lambda restore, number, name: async_records.SYSTEM[name]),
    "anext": Kind(
        _rest, lambda restore, number, source, default: WithDefault(restore.get(source), restore.get(default))
    ),
}  # fmt: skip
_LATE: dict[str, Kind] = {
    kind: Kind(_rest if kind in REFERRING else (lambda node: []), make) for kind, make in LATE_MAKERS.items()
}
for _name, _kind in async_records.MAKERS.items():
    _ASYNC.update(_function_kinds(_name, _kind))
KINDS: dict[str, Kind] = _COLUMNS | _CONTAINERS | _SCALARS | _CODE | _ASYNC | _LATE
KINDS.update({name: Kind(_rest, make) for name, make in LIMITED_MAKERS.items()})
for _made in (Delegate, ExternalCall, Outside, Sorting, Steps, WithDefault):
    seal(_made, shown_as=object)  # a forged dump can hand one to the program, which could change the class
