"""Restore: records in; the values they describe, with identity, sharing and cycles, out. No code of the program runs here.

Every value is made first and filled later, so that cycles close; what cannot be made empty (a tuple, a method) waits for its parts.
Order is found with an explicit stack. Every field is checked: a record that says something impossible is a `SnapshotCorruptedError`.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from types import CellType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any, NoReturn

from ..errors import SnapshotCorruptedError
from . import names
from .execution import load_prelude
from .functions import External, ExternalCall, Suspending, SuspendingGenerator, SuspendingMaker
from .helpers import UNBOUND, Delegate
from .modules import import_module
from .native import mark_program_class, mro_of

if TYPE_CHECKING:
    from ..transform.program import Program

Record = list[Any]
MAKE, FILL = 0, 1
BEGUN, DONE = 1, 2
Goal = tuple[int, int]
LARGEST_INT_TEXT = 1 << 26


def corrupt(message: str) -> NoReturn:
    raise SnapshotCorruptedError(f"the dump is not sound: {message}")


class Restore:
    """One walk over the nodes of a snapshot."""

    def __init__(
        self, program: Program, nodes: list[Any], globals: dict[str, Any], externals: dict[str, External]
    ) -> None:
        self.program = program
        self.nodes = nodes
        self.globals = globals
        self.builtins: dict[str, Any] = globals["__builtins__"]
        self.externals = externals
        self.values: list[Any] = [None] * len(nodes)
        self.progress = (bytearray(len(nodes)), bytearray(len(nodes)))  # by phase, for each node: 0, BEGUN or DONE
        self.inner: set[int] = set()
        self.unprimed: list[int] = []
        self.late: list[Callable[[], None]] = []
        """Work that has to wait until everything is filled: positions of iterators, keys that hash by the program's code."""

    # references

    def number(self, reference: list[Any]) -> int:
        """The node that a reference names."""
        if len(reference) == 1:
            found = reference[0]
            if type(found) is int and 0 <= found < len(self.nodes):
                return found
        corrupt("a reference to no value")

    def get(self, reference: Any) -> Any:
        """The value behind what is written in a record; it has been made already."""
        return self.values[self.number(reference)] if type(reference) is list else reference

    def many(self, references: Any) -> list[Any]:
        if type(references) is not list:
            corrupt("a list of values is missing")
        return [self.get(reference) for reference in references]

    def text(self, value: Any) -> str:
        if type(value) is not str:
            corrupt("a name is missing")
        return str(value)

    def pairs(self, written: Any) -> list[tuple[str, Any]]:
        if type(written) is not list or len(written) % 2:
            corrupt("a list of names and values is missing")
        if not written:
            return []
        names, get = written[::2], self.get
        for name in names:
            if type(name) is not str:
                corrupt("a name is missing")
        return [(name, get(value)) for name, value in zip(names, written[1::2])]

    # order

    def all(self) -> None:
        """Make and fill every node."""
        made, filled = self.progress
        classes: list[int] = []
        for number, node in enumerate(self.nodes):
            if type(node) is not list or not node or type(node[0]) is not str or node[0] not in KINDS:
                corrupt("a record of unknown kind")
            early = KINDS[node[0]].early
            if early is not None:
                self.values[number] = early()
                made[number] = DONE
            elif node[0] == "class":
                classes.append(number)
        for phase in (MAKE, FILL):  # all classes are made before one has hooks that making another would call
            for number in classes:
                self.reach((number, phase))
        for number in range(len(self.nodes) - 1, -1, -1):  # parts were numbered after the whole
            if not made[number]:
                self.reach((number, MAKE))
        for number, node in enumerate(self.nodes):
            if not filled[number]:
                self.work(KINDS[node[0]], number, FILL)
        for work in self.late:
            work()

    def reach(self, goal: Goal) -> None:
        """Do a piece of work after everything it needs, depth first without recursion."""
        stack = [goal]
        while stack:
            number, phase = stack[-1]
            progress = self.progress[phase]
            if progress[number] == DONE:
                stack.pop()
                continue
            kind = KINDS[self.nodes[number][0]]
            if not progress[number]:
                progress[number] = BEGUN
                needs = self.needs(kind, number, phase)
                if needs:
                    stack += needs
                    continue
            stack.pop()
            self.work(kind, number, phase)
            progress[number] = DONE

    def needs(self, kind: Kind, number: int, phase: int) -> list[Goal]:
        """What has to be done before; nothing of it may be under way already, for that would be a circle."""
        node = self.nodes[number]
        made, filled = self.progress
        wanted: list[Goal] = [(number, MAKE)] if phase == FILL and not made[number] else []
        try:
            for reference in kind.parts(node) if phase == MAKE else kind.filling(node):
                if type(reference) is list:
                    part = self.number(reference)
                    if made[part] != DONE:
                        wanted.append((part, MAKE))
                    if phase == MAKE and kind.filled_first and filled[part] != DONE:
                        wanted.append((part, FILL))
        except (IndexError, TypeError):
            corrupt(f"a record of kind {node[0]!r} lacks a field")
        for part, step in wanted:
            if self.progress[step][part] == BEGUN:
                corrupt("values that contain each other where that is impossible")
        return wanted

    def work(self, kind: Kind, number: int, phase: int) -> None:
        try:
            if phase == MAKE:
                if kind.make is not None:
                    self.values[number] = kind.make(self, number, *self.nodes[number][1:])
            elif kind.fill is not None:
                kind.fill(self, self.values[number], *self.nodes[number][1:])
        except SnapshotCorruptedError:
            raise
        except (TypeError, ValueError, LookupError, AttributeError, OverflowError, RecursionError) as error:
            corrupt(f"a record of kind {self.nodes[number][0]!r} cannot be read ({type(error).__name__}: {error})")

    # functions and generators

    def owner(self, number: Any) -> tuple[Program, int, dict[str, Any]]:
        """The program, the number in it, and the globals, of a function as records name it."""
        if type(number) is not int:
            corrupt("a function without a number")
        if number >= 0:
            return self.program, number, self.globals
        prelude = load_prelude(self.program)
        return prelude.program, ~number, prelude.globals

    def function(self, number: int, name: str, qualname: str, cells: list[Any]) -> FunctionType:
        program, number, globals = self.owner(number)
        code = program.form(True).codes.get(number)
        if code is None:
            corrupt("a function that the program does not have")
        closure = tuple(self.many(cells))
        if len(closure) != len(code.co_freevars) or any(type(cell) is not CellType for cell in closure):
            corrupt("a function without the variables it closes over")
        made = FunctionType(code, globals, self.text(name), None, closure or None)
        made.__qualname__ = self.text(qualname)
        return made

    def generator(self, owner: int, number: int, point: int, cells: list[Any], inner: Any, local: list[Any]) -> Any:
        program, number, globals = self.owner(number)
        if type(point) is not int or number >= len(program.scopes):
            corrupt("a frame of a function that the program does not have")
        continuation = program.continuation(True, number, point)
        scope = program.scopes[number]
        by_name = dict(self.pairs(cells))
        closure = tuple(by_name[name] for name in continuation.code.co_freevars)
        if any(type(cell) is not CellType for cell in closure):
            corrupt("a frame without the variables it closes over")
        function = FunctionType(continuation.code, globals, scope.name, None, closure or None)
        original = program.form(True).codes.get(number)
        if original is not None:
            function.__qualname__ = original.co_qualname
        if type(inner) is list:
            self.inner.add(self.number(inner))
        state: list[Any] = []
        self.unprimed.append(owner)

        def fill() -> None:
            source = self.get(inner)
            plain = source is not None and type(source) not in (types.GeneratorType, ExternalCall, Delegate)
            variables = dict(self.pairs(local))
            state.extend([source, plain, *(variables.get(name, UNBOUND) for name in continuation.variables)])

        self.late.append(fill)
        return function(state)

    def prime(self) -> None:
        """Start the restored frames: each runs to the point where it had stopped, inner frames through their outer one."""
        for number in self.unprimed:
            if number not in self.inner:
                self.values[number].send(None)


def hashes_natively(key: Any) -> bool:
    """True when hashing the key runs no code of the program."""
    stack = [key]
    while stack:
        value = stack.pop()
        kind = type(value)
        if kind is tuple or kind is frozenset:
            stack.extend(value)
        elif kind.__hash__ not in NATIVE_HASHES and not kind.__flags__ & (1 << 8):  # not an immutable type
            return False
    return True


NATIVE_HASHES = frozenset(
    {object.__hash__, int.__hash__, str.__hash__, float.__hash__, bytes.__hash__, type.__hash__, BaseException.__hash__}
)


def _fill_dict(restore: Restore, value: dict[Any, Any], *items: Any) -> None:
    if len(items) % 2:
        corrupt("a dict without a value for a key")
    keys, held = restore.many(list(items[::2])), restore.many(list(items[1::2]))

    def put() -> None:
        for key, item in zip(keys, held):
            dict.__setitem__(value, key, item)

    put() if all(map(hashes_natively, keys)) else restore.late.append(put)


def _fill_set(restore: Restore, value: set[Any], *items: Any) -> None:
    held = restore.many(list(items))
    put = lambda: set.update(value, held)  # noqa: E731 - two ways to call the same line
    put() if all(map(hashes_natively, held)) else restore.late.append(put)


def _fill_function(
    restore: Restore, value: FunctionType, number: int, name: str, qualname: str, cells: Any,
    defaults: Any, kwdefaults: Any, annotations: Any, doc: Any, module: Any, attributes: Any,
) -> None:  # fmt: skip
    value.__defaults__ = restore.get(defaults)
    value.__kwdefaults__ = restore.get(kwdefaults)
    found = restore.get(annotations)
    if found is not None:
        value.__annotations__ = found
    value.__doc__ = restore.get(doc)
    value.__module__ = restore.get(module)
    value.__dict__.update(restore.pairs(attributes))


def _fill_cell(restore: Restore, value: CellType, *content: Any) -> None:
    if content:
        value.cell_contents = restore.get(content[0])


def _make_class(
    restore: Restore, number: int, metaclass: Any, name: str, qualname: str, bases: Any, slots: Any, module: Any, items: Any
) -> type:
    namespace: dict[str, Any] = {"__module__": module, "__qualname__": restore.text(qualname)}
    if slots is not None:
        namespace["__slots__"] = restore.get(slots)
    made: type = type.__new__(restore.get(metaclass), restore.text(name), tuple(restore.many(bases)), namespace)
    mark_program_class(made)
    return made


def _fill_class(restore: Restore, value: type, *fields: Any) -> None:
    for name, item in restore.pairs(fields[-1]):
        type.__setattr__(value, name, item)


def _make_object(restore: Restore, number: int, cls: Any, payload: Any, attributes: Any, slots: Any) -> Any:
    kind = restore.get(cls)
    for base in mro_of(kind):
        if base in names.PAYLOADS:
            return names.PAYLOADS[base][1](kind, restore.get(payload))
    return object.__new__(kind)


def _fill_object(restore: Restore, value: Any, cls: Any, payload: Any, attributes: Any, slots: Any) -> None:
    content = restore.get(payload)
    if isinstance(value, dict):
        restore.late.append(lambda: dict.update(value, content))
    elif isinstance(value, list):
        restore.late.append(lambda: list.extend(value, content))
    elif isinstance(value, set):
        restore.late.append(lambda: set.update(value, content))
    elif isinstance(value, bytearray):
        bytearray.extend(value, content)
    if attributes is not None:
        object.__getattribute__(value, "__dict__").update(restore.pairs(attributes))
    for owner, name, item in zip(slots[::3], slots[1::3], slots[2::3]):
        descriptor = type.__getattribute__(restore.get(owner), "__dict__")[name]
        types.MemberDescriptorType.__set__(descriptor, value, restore.get(item))


def _make_error(restore: Restore, number: int, cls: Any, args: Any, *fields: Any) -> BaseException:
    kind, held = restore.get(cls), restore.get(args)
    base = _builtin_base(kind)
    try:
        return base.__new__(kind, *held)
    except TypeError:  # a class of the program may have changed `args`
        return base.__new__(kind)


def _builtin_base(kind: type) -> Any:
    return next(base for base in mro_of(kind) if base.__module__ == "builtins")


def _fill_error(
    restore: Restore, value: BaseException, cls: Any, args: Any, attributes: Any, cause: Any, context: Any, hides_context: Any,
    extra: Any,
) -> None:  # fmt: skip
    held = restore.get(args)
    with suppress(TypeError):  # a class of the program may have changed `args`
        _builtin_base(type(value)).__init__(value, *held)
    value.args = held
    value.__cause__ = restore.get(cause)
    value.__context__ = restore.get(context)
    value.__suppress_context__ = bool(hides_context)
    for name, item in restore.pairs(extra):
        setattr(value, name, item)
    if attributes:
        value.__dict__.update(restore.pairs(attributes))


def _make_unstarted(restore: Restore, number: int, function: Any, local: Any) -> Any:
    held: FunctionType = restore.get(function)
    code, values = held.__code__, dict(restore.pairs(local))
    names_ = code.co_varnames
    positional = [values[name] for name in names_[: code.co_argcount]]
    keyword_end = code.co_argcount + code.co_kwonlyargcount
    keywords = {name: values[name] for name in names_[code.co_argcount : keyword_end]}
    if code.co_flags & 4:
        positional.extend(values[names_[keyword_end]])
        keyword_end += 1
    if code.co_flags & 8:
        keywords.update(values[names_[keyword_end]])
    return held(*positional, **keywords)


def _make_finished(restore: Restore, number: int, name: str) -> Any:
    def nothing() -> Iterator[Any]:
        yield from ()

    nothing.__name__ = nothing.__qualname__ = restore.text(name)
    made = nothing()
    list(made)
    return made


def _make_iterator(restore: Restore, number: int, maker: str, args: Any, state: Any) -> Any:
    made = names.MAKERS[maker](*restore.many(args))
    position = restore.get(state)
    if position is not None:
        restore.late.append(lambda: made.__setstate__(restore.get(state)))
    return made


def _make_dict_iterator(restore: Restore, number: int, view: str, source: Any, consumed: int, stale: bool) -> Any:
    if stale:
        decoy = {0: 0}
        made = _opened(decoy, view)
        decoy[1] = 1
        return made
    made = _opened(restore.get(source), view)
    next(islice(made, consumed, consumed), None)
    return made


def _opened(source: dict[Any, Any], view: str) -> Iterator[Any]:
    direction, _, part = view.rpartition(" ")
    found = getattr(source, part)()
    return reversed(found) if direction else iter(found)


def _make_wrapper(restore: Restore, number: int, kind: str, *parts: Any) -> Any:
    makers: dict[str, Any] = {"property": property, "staticmethod": staticmethod, "classmethod": classmethod, "super": super}
    return makers[kind](*restore.many(list(parts)))


def _make_match(restore: Restore, number: int, pattern: Any, string: Any, start: int, end: int, method: str) -> Any:
    if method not in ("search", "match", "fullmatch"):
        corrupt("a match of unknown kind")
    return getattr(restore.get(pattern), method)(restore.get(string), start, end)


def _make_builtin(restore: Restore, number: int, name: str) -> Any:
    return restore.builtins[name] if name in restore.builtins else names.named(restore.text(name))


def _make_member(restore: Restore, number: int, owner: Any, name: str) -> Any:
    from .attributes import guarded_getattr

    return guarded_getattr(restore.get(owner), restore.text(name))


def _suspending(kind: type[Suspending]) -> Callable[..., Any]:
    def make(restore: Restore, number: int, function: Any, attributes: Any) -> Suspending:
        held = restore.get(function)
        if type(held) is not FunctionType:
            corrupt("a suspending function without its code")
        return kind(held)

    return make


class Kind:
    """How one kind of record is read: what it needs to be made, how it is made, and how it is filled."""

    __slots__ = ("early", "fill", "filled_first", "filling", "make", "parts")

    def __init__(
        self,
        parts: Callable[[Record], list[Any]] = lambda node: [],
        make: Callable[..., Any] | None = None,
        fill: Callable[..., Any] | None = None,
        filling: Callable[[Record], list[Any]] = lambda node: [],
        early: Callable[[], Any] | None = None,
        filled_first: bool = False,
    ) -> None:
        self.parts, self.make, self.fill, self.filling = parts, make, fill, filling
        self.early, self.filled_first = early, filled_first


def _rest(node: Record) -> list[Any]:
    return node[1:]


def _values(written: Any) -> list[Any]:
    return list(written[1::2])


_CONTAINERS: dict[str, Kind] = {
    "list": Kind(early=list, fill=lambda restore, value, *items: value.extend(restore.many(list(items))), filling=_rest),
    "dict": Kind(early=dict, fill=_fill_dict, filling=_rest),
    "set": Kind(early=set, fill=_fill_set, filling=_rest),
    "cell": Kind(early=CellType, fill=_fill_cell, filling=_rest),
    "tuple": Kind(_rest, lambda restore, number, *items: tuple(restore.many(list(items)))),
    "frozenset": Kind(_rest, lambda restore, number, *items: frozenset(restore.many(list(items))), filled_first=True),
}
_SCALARS: dict[str, Kind] = {
    "bytes": Kind(make=lambda restore, number, text: bytes.fromhex(text)),
    "bytearray": Kind(make=lambda restore, number, text: bytearray.fromhex(text)),
    "int": Kind(make=lambda restore, number, text: int(text, 16)),
    "float": Kind(make=lambda restore, number, text: float(text)),
    "complex": Kind(make=lambda restore, number, real, imag: complex(float(real), float(imag))),
    "range": Kind(_rest, lambda restore, number, *parts: range(*restore.many(list(parts)))),
    "slice": Kind(_rest, lambda restore, number, *parts: slice(*restore.many(list(parts)))),
    "builtin": Kind(make=_make_builtin),
    "constant": Kind(make=lambda restore, number, name: names.CONSTANTS[name]),
    "module": Kind(make=lambda restore, number, name: import_module(restore.text(name))),
    "external": Kind(make=lambda restore, number, name: restore.externals[name]),
    "pattern": Kind(_rest, lambda restore, number, pattern, flags: re.compile(restore.get(pattern), flags)),
    "match": Kind(_rest, _make_match),
}
_CODE: dict[str, Kind] = {
    "function": Kind(
        lambda node: node[4],
        lambda restore, number, code, name, qualname, cells, *rest: restore.function(code, name, qualname, cells),
        _fill_function,
        lambda node: [*node[5:10], *_values(node[10])],
    ),
    "suspending": Kind(
        lambda node: node[1:2], _suspending(Suspending),
        lambda restore, value, function, attributes: value.__dict__.update(restore.pairs(attributes)),
        lambda node: _values(node[2]),
    ),
    "maker": Kind(
        lambda node: node[1:2], _suspending(SuspendingMaker),
        lambda restore, value, function, attributes: value.__dict__.update(restore.pairs(attributes)),
        lambda node: _values(node[2]),
    ),
    "method": Kind(_rest, lambda restore, number, function, owner: MethodType(restore.get(function), restore.get(owner))),
    "member": Kind(lambda node: node[1:2], _make_member),
    "wrapper": Kind(lambda node: node[2:], _make_wrapper),
    "class": Kind(lambda node: [node[1], *node[4], node[5]], _make_class, _fill_class, lambda node: _values(node[7])),
    "object": Kind(
        lambda node: node[1:3], _make_object, _fill_object,
        lambda node: [*_values(node[3] or []), *node[4][::3], *node[4][2::3]], filled_first=False,
    ),
    "error": Kind(
        lambda node: node[1:3], _make_error, _fill_error,
        lambda node: [*_values(node[3]), *node[4:6], *_values(node[7])],
    ),
    "generator": Kind(
        lambda node: _values(node[3]),
        lambda restore, number, *fields: restore.generator(number, *fields),
        filling=lambda node: [node[4], *_values(node[5])],
        fill=lambda restore, value, *fields: None,
    ),
    "unstarted": Kind(lambda node: [node[1], *_values(node[2])], _make_unstarted),
    "finished": Kind(make=_make_finished),
    "stepper": Kind(_rest, lambda restore, number, frame: SuspendingGenerator(restore.get(frame))),
    "call": Kind(
        _rest,
        lambda restore, number, external, args, kwargs: ExternalCall(tuple(restore.many([external, args, kwargs]))),  # type: ignore[arg-type]
    ),
    "delegate": Kind(_rest, lambda restore, number, source: Delegate(restore.get(source), True)),
    "iterator": Kind(lambda node: [*node[2], node[3]], _make_iterator),
    "dictiter": Kind(lambda node: node[2:3], _make_dict_iterator, filled_first=True),
    "dictview": Kind(lambda node: node[2:3], lambda restore, number, view, source: getattr(restore.get(source), view)()),
}  # fmt: skip
KINDS: dict[str, Kind] = _CONTAINERS | _SCALARS | _CODE
