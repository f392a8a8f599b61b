"""Instances and exceptions: live ones in; records out, and back."""

from __future__ import annotations

import functools
import types
from collections import OrderedDict, defaultdict, deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ..errors import corrupt
from . import names, tracebacks
from .exceptions import group_of
from .native import instance_dict, is_program_class, mro_of, namespace_of
from .nesting import CHAINS

if TYPE_CHECKING:
    from .capture import Capture
    from .restore import Restore

Record = list[Any]
FILL = 1
"""The second phase of restoring a value."""
_LONGEST_PATH = 80
"""From there on the place of an attribute is named by the class that has it: objects may be linked in long chains."""


_UNMADE = CHAINS | {id(super)}
"""Builtin types of which no instance of a class that inherits from one can be made anew."""


class Ordered:
    """What an `OrderedDict` holds, in the place of the dict that is made of it when its keys ask no program."""

    __slots__ = ("source",)

    def __init__(self, source: Any) -> None:
        self.source = source


# Writing


def write_object(capture: Capture, value: Any) -> Record:
    kind = type(value)
    payload = None
    for base in mro_of(kind):
        read = None if is_program_class(base) else names.PAYLOADS.get(base)
        if read is not None:
            asks = base is OrderedDict and capture.asks_keys(dict.keys(value))
            payload = capture.ref(Ordered(value) if asks else read[0](value))
            break
        if id(base) in _UNMADE:
            raise capture.refusal(f"an instance of {kind.__name__!r}, a class that inherits from {base.__name__!r}")
    written = write_attributes(capture, value)
    return ["object", capture.ref(kind), payload, written, _write_slots(capture, value)]


def write_attributes(capture: Capture, value: Any) -> list[Any] | None:
    """The attributes of an instance by name, for the third field of its record."""
    attributes = instance_dict(value)
    if attributes is None:
        return None
    fixed = issubclass(type(value), types.SimpleNamespace)
    try:
        "".join(attributes)
    except TypeError:  # something else than text is among the names: only the dict itself can hold that
        if fixed:
            from .capture import CannotCapture

            raise CannotCapture(f"cannot dump {capture.path or 'a value'}: a name in it is no text") from None
        capture.ref(attributes)
    capture.attributes.append((capture.number, attributes, fixed))
    holder = capture.path if len(capture.path) <= _LONGEST_PATH else type(value).__name__
    return capture.pairs(attributes.items(), f"{holder}.")


def _write_slots(capture: Capture, value: Any) -> list[Any]:
    """What the slots of a value hold: class, name and content of each that holds something."""
    slots: list[Any] = []
    for base in mro_of(type(value)):
        if is_program_class(base):
            for name, slot in namespace_of(base).items():
                if type(slot) is types.MemberDescriptorType:
                    with suppress(AttributeError):  # nothing is in it
                        slots += [capture.ref(base), name, capture.ref(slot.__get__(value))]
        elif base is defaultdict:
            slots += [capture.ref(base), "default_factory", capture.ref(value.default_factory)]
    return slots


def write_error(capture: Capture, value: BaseException) -> Record:
    attributes = write_attributes(capture, value) or []
    extra = [*names.error_fields(value).items()]
    args = names.native_field(value, "args")
    if issubclass(type(value), BaseExceptionGroup):  # made of its members, whatever it was called with
        extra.append(("args", args))
        args = group_of(value)
    traceback = names.native_field(value, "__traceback__")
    return [
        "error", capture.ref(type(value)), capture.ref(args),
        attributes, *(capture.ref(names.native_field(value, name)) for name in ("__cause__", "__context__")),
        names.native_field(value, "__suppress_context__"), capture.pairs(extra), _write_slots(capture, value),
        capture.ref(traceback if tracebacks.is_shown(traceback, capture.parts) else None),
    ]  # fmt: skip


# Reading


def make_object(restore: Restore, number: int, cls: Any, payload: Any, attributes: Any, slots: Any) -> Any:
    kind = restore.get(cls)
    for base in mro_of(kind):
        if not is_program_class(base) and base in names.PAYLOADS:
            content = restore.get(payload)
            if type(content) is not names.payload_type(base):
                corrupt("an object without the part that its builtin base class holds")
            return names.PAYLOADS[base][1](kind, content)
    return object.__new__(kind)


def fill_object(restore: Restore, value: Any, cls: Any, payload: Any, attributes: Any, slots: Any) -> None:
    if type(payload) is list:  # the part that a builtin base class holds
        restore.reach((restore.number(payload), FILL))
        content = restore.get(payload)
        for base, fill in names.FILLERS.items():
            if issubclass(type(value), base):
                fill(value, content)
                if id(content) in restore.unsettled:
                    restore.unsettled[id(value)] = value
                if id(content) in restore.unfinished:
                    again = _fill_deque_again if base is deque else fill
                    restore.late.append(functools.partial(again, value, content))
                break
    if attributes is not None:
        _fill_attributes(restore, value, attributes)
    _fill_slots(restore, value, slots)


def _fill_deque_again(value: Any, content: list[Any]) -> None:
    """In place, so that iterators over it go on."""
    for index, item in enumerate(content[1:]):
        deque.__setitem__(value, index, item)


def _fill_slots(restore: Restore, value: Any, slots: Any) -> None:
    for owner, name, item in zip(slots[::3], slots[1::3], slots[2::3], strict=True):
        descriptor = type.__getattribute__(restore.get(owner), "__dict__")[name]
        types.MemberDescriptorType.__set__(descriptor, value, restore.get(item))


def _fill_attributes(restore: Restore, value: Any, attributes: Any) -> None:
    """Give an instance its attributes: by name, or as the dict that something else holds as well."""
    if len(attributes) != 1:
        object.__getattribute__(value, "__dict__").update(restore.pairs(attributes))
        return
    held = restore.get(attributes)
    if type(held) is not dict:
        corrupt("attributes that are no dict")
    object.__setattr__(value, "__dict__", held)


def make_error(restore: Restore, number: int, cls: Any, args: Any, *fields: Any) -> BaseException:
    """An exception without its arguments, which may hold it; a group cannot be made without its members."""
    kind = restore.get(cls)
    base = names.builtin_error(kind)
    made: BaseException = base.__new__(kind, *(restore.get(args) if issubclass(base, BaseExceptionGroup) else ()))
    return made


def parts_of_error(node: Record) -> list[Any]:
    """What `make_error` needs: a group has its arguments among its fields, since it is made of something else."""
    return node[1:3] if "args" in node[7][::2] else node[1:2]


def fill_error(
    restore: Restore, value: BaseException, cls: Any, args: Any, attributes: Any, cause: Any, context: Any,
    hides_context: Any, extra: Any, slots: Any, traceback: Any,
) -> None:  # fmt: skip
    held = restore.get(args)
    if type(held) is not tuple:
        corrupt("an exception without its arguments")
    fields = {name: item for name, item in names.fields_by(type(value), held).items() if item is not None}
    fields |= {"args": held, "__cause__": restore.get(cause), "__context__": restore.get(context)}
    fields |= {"__traceback__": restore.get(traceback), "__suppress_context__": bool(hides_context)}
    fields |= restore.pairs(extra)
    if type(fields["args"]) is not tuple:
        corrupt("an exception without its arguments")
    for name, item in fields.items():
        names.set_native_field(value, name, item)
    _fill_slots(restore, value, slots)
    if attributes:
        _fill_attributes(restore, value, attributes)
