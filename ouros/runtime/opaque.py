"""Opaque values of the host: `Opaque` objects in; what a program holds for them, their signed section of a dump, and
the objects made again from that section, out.

    section := signature pickle
    signature := 32 bytes: HMAC-SHA256, under the host's key, of the pickle and of all that the dump says of the run
    pickle := what dill makes of the list of the values

In records, `["opaque", n]` stands for the n-th value. Because the signature covers the records too, whoever has no key
can neither bring bytes to dill nor change which variable holds which value.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NoReturn

from ..errors import SnapshotSignatureError, corrupt
from ..keys import SIGNATURE, sign
from ..opaque import Opaque
from ..policy.attributes import ALLOW
from . import boundary, wire
from .native import HOST, SandboxType, seal

if TYPE_CHECKING:
    from .capture import Capture
    from .restore import Restore

PURPOSE: Final = b"ouros opaque values 1"
Held = list[tuple[Opaque, str]]
"""The opaque values of a dump, each with the variable that holds it."""


class Handle(metaclass=SandboxType, host=HOST):
    # What the program holds; it can be told from others, and nothing else.
    __slots__ = ("_o_held",)
    _o_held: Opaque

    def __repr__(self) -> str:
        return "<opaque value>"

    def __copy__(self) -> Handle:
        return self

    def __deepcopy__(self, memo: object) -> Handle:
        return self


for _attribute, _value in (("__name__", "opaque"), ("__qualname__", "opaque"), ("__module__", "builtins")):
    type.__setattr__(Handle, _attribute, _value)
seal(Handle, rules=dict.fromkeys(("__copy__", "__deepcopy__"), ALLOW))


def handle(held: Opaque) -> Handle:
    """What the program gets for an opaque value."""
    made: Any = object.__new__(Handle)
    object.__setattr__(made, "_o_held", held)
    return made  # type: ignore[no-any-return]


boundary.register_leaf(Opaque, handle)
boundary.register_leaf(Handle, lambda value: value._o_held)


# Writing


def write_handle(capture: Capture, value: Handle) -> list[Any]:
    held: Opaque = value._o_held
    if capture.opaque is None:
        kind = type(held.value).__name__
        raise capture.refusal(f"an opaque value of type {kind!r} is only written with a key: dump(key=...)")
    capture.opaque.append((held, capture.path))
    return ["opaque", len(capture.opaque) - 1]


def section_of(held: Held, kind: bytes, dump: wire.Dump, key: bytes) -> bytes:
    """The section with these values. Raises CannotCapture for one that dill cannot write."""
    import dill  # type: ignore[import-untyped]

    try:
        pickle: bytes = dill.dumps([opaque.value for opaque, _ in held])
    except Exception as error:
        _blame(held, error)
    return _signature(kind, dump, pickle, key) + pickle


def _blame(held: Held, error: Exception) -> NoReturn:
    """Say which of the values it is that dill cannot write."""
    import dill

    from .capture import CannotCapture

    for opaque, path in held:
        try:
            dill.dumps(opaque.value)
        except Exception as own:
            kind = type(opaque.value).__name__
            raise CannotCapture(
                f"cannot dump {path or 'a value'}: an opaque value of type {kind!r} that dill cannot write"
                f" ({type(own).__name__}: {own})"
            ) from own
    raise CannotCapture(f"cannot dump the opaque values together ({type(error).__name__}: {error})") from error


def _signature(kind: bytes, dump: wire.Dump, pickle: bytes, key: bytes) -> bytes:
    return sign(key, PURPOSE, kind, dump.digest, wire.encode(dump.records), dump.columns, pickle)


# Reading


def values_of(kind: bytes, dump: wire.Dump, key: bytes | None, allowed: bool) -> Sequence[Opaque]:
    """The opaque values of a dump. Nothing of the section is looked at before its signature is found to be right.

    Raises: `SnapshotSignatureError` if there are some and the host does not allow that, has no key or has another one,
        or if they cannot be made again.
    """
    if not dump.opaque:
        return ()
    if not allowed or key is None:
        raise SnapshotSignatureError(
            "the dump holds opaque values, which may run any code: load it with key=... and allow_opaque=True,"
            " if you trust whoever has the key"
        )
    signature, pickle = dump.opaque[:SIGNATURE], dump.opaque[SIGNATURE:]
    try:
        expected = _signature(kind, dump, pickle, key)
    except ValueError:  # a number that no records hold
        corrupt("its records cannot be signed")
    if not hmac.compare_digest(signature, expected):
        raise SnapshotSignatureError("the signature of the opaque values does not fit: another key, or a changed dump")
    import dill

    try:
        values = dill.loads(pickle)
    except Exception as error:
        message = f"the opaque values cannot be made again ({type(error).__name__}: {error})"
        raise SnapshotSignatureError(message) from error
    return [Opaque(value) for value in values]


def make_handle(restore: Restore, number: int, place: Any) -> Handle:
    if type(place) is not int or not 0 <= place < len(restore.opaque):
        corrupt("an opaque value that the dump does not hold")
    return handle(restore.opaque[place])
