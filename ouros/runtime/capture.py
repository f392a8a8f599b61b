"""Capture: live values in; records of plain data, with identity, sharing and cycles kept, out.

A value is written where it stands if it is None, a bool, a short str, an int of up to 64 bits or a finite float; any
other value becomes one record in the list of nodes and is written as `[number of the node]`. A node is a list that
begins with its kind:

    ["list", …] ["tuple", …] ["set", …] ["frozenset", …] ["dict", key, value, …]
    ["list of", …] ["tuple of", …] ["set of", …] ["frozenset of", …] ["bytes of", …] ["bytearray of", …] and
    ["dict of", note, note] for large ones, with the note of a column, see `columns`
    ["hashdict", hash, key, value, …] ["hashset", hash, item, …] ["hashfrozenset", …] for hashes by the program
    ["set table", where `pop` looks, how many come copied, [int, …], [int, …] removed again] ["frozenset table", …]
    ["text", str] for a long one, which others may hold too
    ["bytes", hex] ["bytearray", hex] ["sentinel"] ["flag", bits]
    ["alias", origin, args] (and True if starred) ["union", …]
    ["int", hex] ["float", text] ["complex", text, text] ["range", start, stop, step] ["slice", …] ["constant", name]
    ["builtin", name] ["member", owner, name] ["module", name] ["external", name]
    ["library", module, path] for what a library module holds
    ["suspending", function, [name, value, …]] ["maker", …] ["cell", value] ["method", function, self]
    ["slot", class, name] ["wrapper",
            kind, part, …]
    ["class", metaclass, name, qualname, [base, …], [slot, …] or None, names made, [name, value, …]]
    ["object", class, payload, [name, value, …] or [number of a dict] or None, [class, name, value, …]]
    ["error", class, args, [name, value, …] or [number of a dict], cause, context, suppress, [field, value, …],
            [class, name, value, …], traceback] ["traceback", next, (part, name, place: four numbers, generator…)]
    ["level", traceback] ["namedclass", module, name, fields] ["named", class, …]
    ["stepper", generator] ["lazy", kind, parts] ["call", external, args, kwargs]
    ["delegate", source] ["steps", source] ["sorting", list, whether it is still as it was made]
    (those of functions and frames are in `code_records`, of asynchronous code in `async_records`, of C modules in
    `records`)
    ["iterator", maker, args, state] (those of dicts, sets and memory views: `container_iterators`)
    ["proxy", dict] ["signature", name, names, defaults, keywords, defaults of these]
    ["field", number, doc] ["itemgetter", item, …] ["random", seeded, version, numbers, next]
    ["weak", object or None, owner, which function is told of its death, whether it was told, number]
    ["namespace", dict or None] ["namesview", namespace, part] ["names", namespace, part, [name, …], size]
    ["opaque", number] for a value of the host, see `opaque`
    ["pattern", pattern, flags] ["match", pattern, string, start, end, last group, start of a group, its end, …]

The walk keeps a list of what is still to be written and does not recurse, so nesting is bounded by memory alone.
"""

from __future__ import annotations

import operator
import re
import types
from collections import _tuplegetter  # type: ignore[attr-defined]
from collections.abc import Callable, Iterable
from types import CellType, FunctionType, GeneratorType, MethodType
from typing import TYPE_CHECKING, Any

from . import async_records, names, path_records, tracebacks, weak
from .bound_methods import builtin_method, method, native, unbound_method
from .chance import Chance, state_of
from .class_records import TYPES, write_class, write_slot, write_type
from .code_records import write_code, write_function, write_generator
from .columns import LONG, SHORTEST, Columns
from .container_iterators import WRITERS as ITERATOR_WRITERS
from .container_iterators import viewed
from .evaluated import Given
from .evaluation import Code, is_shown_builtins
from .functions import External, ExternalCall, Suspending, SuspendingGenerator, SuspendingMaker
from .hashes import as_tuple, asking_parts, has_own_hash, holds, open_lane, stored_hashes, written_hash
from .helpers import Delegate, Steps
from .key_hashes import HASHING, NOTHING
from .lazy import NAMES as LAZY_NAMES
from .libraries import CODE
from .limited_values import WRITERS as LIMITED_WRITERS
from .modules import Module, module_name
from .modules.re import RegexFlag
from .namespaces import Names, Namespace, NamesView
from .native import NativeFunction, NativeMethod, is_builtin, is_program_class, namespace_of
from .object_records import Ordered, write_error, write_object
from .opaque import Handle, Held, write_handle
from .records import WRITERS as LATE_WRITERS
from .records import ZONED, alias_parts, asks_program
from .reduced import parts_of
from .set_order import SCALARS, ordered, ordered_by_hash
from .shown_tracebacks import Traceback
from .signatures import Signature
from .sorting import Sorting

if TYPE_CHECKING:
    from .identity import Identities
    from .libraries import Libraries
    from .parts import Parts

Record = list[Any]
SMALLEST, LARGEST = -(1 << 63), (1 << 63) - 1
_UNWRITTEN: Record = []


class CannotCapture(TypeError):
    """A value of the run has no record. The run itself goes on; the message names the value's type and where it is
    held.
    """


class Capture:
    """One walk over the state of a run."""

    def __init__(
        self, parts: Parts, libraries: Libraries, columns: Columns | None = None, opaque: Held | None = None
    ) -> None:
        for library in libraries.loaded.values():
            changed = library.changed()
            if changed is not None:
                raise CannotCapture(f"cannot dump {changed}: the program changed this part of the library")
        self.parts = parts
        parts.forget_evaluated()
        self.columns = columns
        """Where large plain data is put; None writes all values one by one."""
        self.opaque = opaque
        """Where opaque values of the host are put; None refuses them."""
        self.in_library = libraries.names()
        self.nodes: list[Record] = []
        self.index: dict[int, int] = {}
        self.united: dict[Any, int] = {}
        """Nodes of values by what `_sameness` says of them."""
        self.kept: list[Any] = []  # temporary objects must not give their identity to others while we walk
        self.waiting: list[tuple[int, Any, str]] = []
        self.versioned: set[str] = set()
        """Library modules of which the run holds more than functions, such as instances of their classes."""
        self.sets: list[tuple[int, Any, str]] = []
        """Sets that are written when nothing else is left, so that their elements have a number by which to be put in
        order, if anything else holds them.
        """
        self.late: set[int] = set()
        self.number = 0
        self.path = ""
        self.attributes: list[tuple[int, dict[str, Any], bool]] = []
        """Which record's, the dict, and whether the instance cannot get another one."""
        self.stables = libraries.builtins.get(HASHING, NOTHING).stables

    def ref(self, value: Any, held: str = "") -> Any:
        """How a value is written inside a record."""
        kind = type(value)
        if value is None or kind is bool or (kind is str and len(value) < LONG):
            return value
        if kind is int and SMALLEST <= value <= LARGEST:
            return value
        if kind is float and value - value == 0:  # neither infinite nor nan
            return value
        index, nodes, key = self.index, self.nodes, id(value)
        if key in index:
            return [index[key]]
        number = len(nodes)
        if kind is bytes or kind is re.Pattern or kind is NativeFunction or kind is types.BuiltinFunctionType:
            number = self.united.setdefault(_sameness(value), number)
        index[key] = number
        self.kept.append(value)
        if number == len(nodes):
            nodes.append(_UNWRITTEN)
            self.waiting.append((number, value, held or self.path))
        return [number]

    def refs(self, values: Iterable[Any], held: str = "") -> list[Any]:
        made: list[Any] = []
        for value in values:
            made.append(self.ref(value, held))
        return made

    def pairs(self, items: Iterable[tuple[str | None, Any]], place: str = "") -> list[Any]:
        """`[name, value, name, value, …]`."""
        made: list[Any] = []
        for name, value in items:
            made.append(name)
            made.append(self.ref(value, f"{place}{name}" if place else ""))
        return made

    def finish(self) -> list[Record]:
        """Write everything that is still waiting and return all nodes."""
        nodes, waiting, sets, record = self.nodes, self.waiting, self.sets, self.record
        while waiting or sets:
            self.number, value, self.path = waiting.pop() if waiting else sets.pop(0)
            nodes[self.number] = record(value)
        for number, attributes, fixed in self.attributes:
            shared = self.index.get(id(attributes))
            if shared is None:
                continue
            if fixed:
                self.nodes[shared] = ["member", [number], "__dict__"]
            else:  # something holds the dict of an instance's attributes itself
                self.nodes[number][3] = [shared]
        return self.nodes

    def numbered(self, identities: Identities) -> list[Any]:
        """How many identities the program has asked for, and the values of `key_hashes.Known` if it has one; then each
        object that is still there, and its identity.
        """
        known = identities.known
        given = identities.given
        made: list[Any] = [[given, *self.refs(known.values)] if known is not None and known.values else given]
        for value, number in identities.pairs() if given else ():
            if value is None or id(value) in self.index or id(value) in self.in_library or names.name_of(value):
                made += [self.ref(value), number]
        return made

    def loosen(self, libraries: list[list[Any]]) -> None:
        """Let those library modules be of any version of which everything that is held has a version of its own."""
        for entry in libraries:
            if not entry[2] and entry[0] not in self.versioned:
                entry[1] = ""

    def evaluated(self) -> list[Any]:
        """The evaluated sources that some code is from: what compiles each again, and the dict that it had as globals,
        None for the run's own.
        """
        made: list[Any] = []
        while len(made) < len(self.parts.evaluated):
            part = self.parts.evaluated[len(made)]
            assert part.program.evaluation is not None
            given = part.globals._o_given if type(part.globals) is Given else None
            made.append([*part.program.evaluation, part.program.hash.hex(), self.ref(given)])
            self.finish()
        return made

    def postponed(self, value: Any) -> bool:
        """Whether a set is written later; it is asked again then."""
        if self.number in self.late or all(id(type(item)) in SCALARS for item in value):
            return False
        self.late.add(self.number)
        self.sets.append((self.number, value, self.path))
        return True

    def record(self, value: Any) -> Record:
        kind = type(value)
        if self.in_library and id(value) in self.in_library:
            module, path = self.in_library[id(value)]
            if id(kind) not in CODE:
                self.versioned.add(module)
            return ["library", module, path]
        writer = WRITERS.get(id(kind))
        if writer is not None:
            return writer(self, value)
        own = is_program_class(kind)  # whose metaclass may define a hash
        writer = None if own else LATE_WRITERS.get(kind)
        if writer is not None:
            return writer(self, value)
        name = names.name_of(value)
        if name is not None:
            return name
        if issubclass(kind, type):
            return self.a_class(value)
        origin = namespace_of(kind).get("_o_origin")
        if type(origin) is tuple and issubclass(kind, tuple):  # not a slot of that name
            return ["named", self.ref(kind), *map(self.ref, tuple.__iter__(value))]
        if issubclass(kind, BaseException):
            return write_error(self, value)
        if own:
            return write_object(self, value)
        raise self.refusal(f"a value of type {kind.__name__!r} has no snapshot form")

    def asks_keys(self, keys: Iterable[Any]) -> bool:
        """True when a key has a `__hash__` of the program, so that its stored hash is written with it."""
        found = False
        for key in keys:
            kind = type(key)
            if ZONED and (as_tuple(kind) or kind is frozenset) and holds(key, asks_program):
                raise self.refusal("a key that holds a time in a time zone of a class of the program, which it asks")
            if as_tuple(kind) and asking_parts(key):
                found = True
                if open_lane(key) is None:
                    raise self.refusal("a key that is a tuple holds the same value of the program twice")
            elif id(kind) not in SCALARS and has_own_hash(kind):
                found = True
            elif ZONED and asks_program(key):
                raise self.refusal("a key that is a time in a time zone of a class of the program, which its hash asks")
        return found

    def own_namespace(self, held: dict[str, Any]) -> Any:
        """The dict behind `globals()` or a class body's `locals()`; None stands for the variables of the program."""
        return None if held is self.parts.own.globals else self.ref(held)

    def refusal(self, reason: str) -> CannotCapture:
        """The error that names where the value is held."""
        frame, temporary, _ = self.path.partition("._o_")
        place = f"a value in an unfinished expression of {frame}" if temporary else self.path or "a value"
        return CannotCapture(f"cannot dump {place}: {reason}")

    # classes, objects

    def a_class(self, value: type) -> Record:
        origin = namespace_of(value).get("_o_origin")
        if type(origin) is tuple:
            return ["namedclass", *origin, self.ref(namespace_of(value)["_fields"])]
        if not is_program_class(value):
            raise self.refusal(f"class {value.__name__!r} is not part of the program")
        return write_class(self, value)

    # iterators

    def an_iterator(self, value: Any) -> Record:
        maker, *rest = parts_of(value)
        return ["iterator", names.maker_name(maker), self.refs(rest[0]), self.ref(rest[1] if len(rest) > 1 else None)]


def _sameness(value: Any) -> Any:
    """Equal for values of which a load makes one object: Python keeps only one of each, or the run does."""
    if type(value) is bytes:
        return value if len(value) <= 1 else id(value)
    if type(value) is NativeFunction:
        name = value._o_origin[1]
        return name if is_builtin(value, name) else id(value)
    if type(value) is types.BuiltinFunctionType:
        named = names.name_of(value)
        return named[1] if named is not None and named[0] == "builtin" else id(value)
    kind = type(value.pattern)
    return (kind is str, value.pattern, value.flags) if kind is str or kind is bytes else id(value)


def _wrapped(kind: str, *fields: str) -> Callable[[Capture, Any], Record]:
    return lambda capture, value: ["wrapper", kind, *(capture.ref(getattr(value, field)) for field in fields)]


def _sequence(kind: str) -> Callable[[Capture, Any], Record]:
    large = f"{kind} of"

    def write(capture: Capture, value: Any) -> Record:
        if len(value) >= SHORTEST and capture.columns is not None:
            notes = capture.columns.add(value)
            if notes is not None:
                return [large, *notes[0]]
        ref = capture.ref
        return [kind, *[ref(item) for item in value]]

    return write


def _bytes(kind: str) -> Callable[[Capture, Any], Record]:
    large = f"{kind} of"

    def write(capture: Capture, value: Any) -> Record:
        if len(value) >= SHORTEST and capture.columns is not None:
            return [large, *capture.columns.add_bytes(bytes(value))]
        return [kind, value.hex()]

    return write


def _set(kind: str) -> Callable[[Capture, Any], Record]:
    plain = _sequence(kind)

    def write(capture: Capture, value: Any) -> Record:
        if capture.postponed(value):
            return []
        if value and all(type(item) is int and SMALLEST <= item <= LARGEST for item in value):
            from .set_tables import written  # which imports ctypes

            found = written(value)
            return plain(capture, found) if type(found) is list else [f"{kind} table", *found]
        if not capture.asks_keys(value):
            return plain(capture, ordered(capture, value))
        made: Record = ["hash" + kind]
        for stored, item in ordered_by_hash(capture, value):
            made += [stored, capture.ref(item)]
        return made

    return write


def _dict(capture: Capture, value: dict[Any, Any]) -> Record:
    if is_shown_builtins(value, capture.parts.own.globals.get("__builtins__")):
        return ["builtins"]
    if len(value) >= SHORTEST and capture.columns is not None:
        notes = capture.columns.add(value, value.values())
        if notes is not None:
            return ["dict of", *notes]
    made: Record = ["dict"]
    ref = capture.ref
    if capture.asks_keys(value):
        hashes = stored_hashes(value)
        return _hash_dict(capture, ((hashes[id(key)], key, item) for key, item in value.items()))
    for key, item in value.items():
        made.append(ref(key))
        made.append(ref(item))
    return made


def _hash_dict(capture: Capture, items: Iterable[tuple[int, Any, Any]]) -> Record:
    made: Record = ["hashdict"]
    for stored, key, item in items:
        made += [written_hash(key, stored, capture.stables), capture.ref(key), capture.ref(item)]
    return made


def _ordered_dict(capture: Capture, value: Ordered) -> Record:
    from .iterator_fields import keys_of_ordered  # which imports ctypes

    held = {id(key): item for key, item in dict.items(value.source)}
    return _hash_dict(capture, ((stored, key, held[id(key)]) for key, stored in keys_of_ordered(value.source)))


def _cell(capture: Capture, value: CellType) -> Record:
    try:
        return ["cell", capture.ref(value.cell_contents)]
    except ValueError:
        return ["cell"]


def _traceback(capture: Capture, value: types.TracebackType) -> Record:
    following, fields, held = tracebacks.written(value, capture.parts)
    return ["traceback", capture.ref(following), *fields, *map(capture.ref, held)]


def _memory_view(capture: Capture, value: memoryview) -> Record:
    from .memory_views import parts_of  # which imports ctypes

    return ["memoryview", *capture.refs(parts_of(value))]


def _function(kind: str) -> Callable[[Capture, Suspending], Record]:
    def write(capture: Capture, value: Suspending) -> Record:
        value._o_gen.__qualname__ = value.__qualname__  # the program may have set it
        capture.attributes.append((capture.number, value.__dict__, True))
        plain = None if dict.__len__(value.__dict__) else write_code(capture, value._o_gen)
        if plain is not None:
            return [f"{kind} code", *plain]
        return [kind, capture.ref(value._o_gen), capture.pairs(dict[Any, Any].items(value.__dict__))]

    return write


_WRITERS: dict[type, Callable[[Capture, Any], Record]] = {
    list: _sequence("list"),
    tuple: _sequence("tuple"),
    set: _set("set"),
    frozenset: _set("frozenset"),
    dict: _dict,
    Ordered: _ordered_dict,
    bytes: _bytes("bytes"),
    str: lambda capture, value: ["text", value],
    bytearray: _bytes("bytearray"),
    int: lambda capture, value: ["int", hex(value)],
    float: lambda capture, value: ["float", repr(value)],
    complex: lambda capture, value: ["complex", repr(value.real), repr(value.imag)],
    types.TracebackType: _traceback,
    Traceback: lambda capture, value: ["level", capture.ref(value._o_level)],
    memoryview: _memory_view,
    range: lambda capture, value: ["range", *map(capture.ref, (value.start, value.stop, value.step))],
    slice: lambda capture, value: ["slice", *map(capture.ref, (value.start, value.stop, value.step))],
    FunctionType: write_function,
    CellType: _cell,
    MethodType: method,
    **dict.fromkeys(LAZY_NAMES, lambda capture, value: ["lazy", LAZY_NAMES[type(value)], capture.ref(value._o_parts)]),
    Suspending: _function("suspending"),
    SuspendingMaker: _function("maker"),
    **async_records.WRITERS,
    **path_records.WRITERS,
    **{kind: _function(name) for name, kind in async_records.MAKERS.items()},
    External: lambda capture, value: ["external", value._o_name],
    ExternalCall: lambda capture, value: ["call", *map(capture.ref, value._o_request)],
    SuspendingGenerator: lambda capture, value: ["stepper", capture.ref(value._o_frame)],
    Code: lambda capture, value: ["source", value._o_source, value._o_filename, value._o_mode, value._o_flags],
    types.GenericAlias: lambda capture, value: ["alias", *map(capture.ref, alias_parts(value))],
    types.UnionType: lambda capture, value: ["union", *map(capture.ref, value.__args__)],
    object: lambda capture, value: ["sentinel"],
    RegexFlag: lambda capture, value: ["flag", int(value)],
    Steps: lambda capture, value: ["steps", capture.ref(value._o_source)],
    Sorting: lambda capture, value: ["sorting", capture.ref(value._o_list), value.untouched()],
    Handle: write_handle,
    Delegate: lambda capture, value: ["delegate", capture.ref(value._o_source)],
    Namespace: lambda capture, value: ["namespace", capture.own_namespace(value._o_dict)],
    NamesView: lambda capture, value: ["namesview", capture.ref(value._o_namespace), value._o_part],
    Names: lambda capture, value: [
        "names",
        *map(capture.ref, (value._o_namespace, value._o_part, value._o_left)),
        value._o_size,
    ],
    GeneratorType: write_generator,
    types.MemberDescriptorType: write_slot,
    types.GetSetDescriptorType: write_slot,
    property: lambda capture, value: ["wrapper", "property", *capture.refs(names.PAYLOADS[property][0](value))],
    staticmethod: _wrapped("staticmethod", "__func__"),
    classmethod: _wrapped("classmethod", "__func__"),
    super: _wrapped("super", "__thisclass__", "__self__"),
    types.BuiltinFunctionType: builtin_method,
    types.MethodWrapperType: builtin_method,
    type(re.compile("").match): builtin_method,
    **dict.fromkeys(
        (types.MethodDescriptorType, types.WrapperDescriptorType, types.ClassMethodDescriptorType), unbound_method
    ),
    NativeFunction: native,
    NativeMethod: native,
    Module: lambda capture, value: ["module", module_name(value)],
    **dict.fromkeys(TYPES, write_type),
    re.Pattern: lambda capture, value: ["pattern", capture.ref(value.pattern), value.flags],
    **LIMITED_WRITERS,
    **ITERATOR_WRITERS,
    **dict.fromkeys(names.LIBRARY_TYPES, write_object),
    weak.Weak: weak.write,
    Chance: lambda capture, value: ["random", *state_of(value)],
    operator.itemgetter: lambda capture, value: ["itemgetter", *capture.refs(value.__reduce__()[1])],
    types.MappingProxyType: lambda capture, value: ["proxy", capture.ref(viewed(value))],
    Signature: lambda capture, value: ["signature", *capture.refs(value._o_fields)],
    _tuplegetter: lambda capture, value: ["field", *capture.refs(value.__reduce__()[1])],
}
_ITERATORS = dict.fromkeys(names.ITERATOR_TYPES, Capture.an_iterator)
WRITERS = {id(kind): write for kind, write in (_ITERATORS | _WRITERS).items()}
"""By the identity of the type: the metaclass of a program's class may define what its hash is."""
