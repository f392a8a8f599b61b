"""What tells objects apart and hashes values to a program: an object in; a number that is the same in every process and
after every reload, out.

CPython's `id` is an address and its hashes of text are salted anew in each process. Here an object gets the next number
of its run when the program first asks for one, and keeps it; all other hashes follow from values. Sets and dicts go on
using the native hashes, which no program sees.
"""

from __future__ import annotations

import sys
import types
import weakref
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import blake2b
from re import Pattern
from typing import Any, Final

from .budget import spend, work
from .guards import GUARDS, define_method_guard
from .hashes import has_own_hash, stored_hashes
from .key_hashes import HASHING, NOTHING, Asked, Known, are_scalars, are_whole, is_plain, unhooked
from .native import NUMBER, is_program_class, mro_of, namespace_of, native_function
from .paths import PurePath, outward

_FIRST, _STEP = 0x7F00_0000_0000, 0x40
"""Numbers look like addresses: programs may take them apart as such."""
_WIDTH: Final = sys.hash_info.width
_MASK: Final = (1 << _WIDTH) - 1
_FEW: Final = 64


class Identities:
    """The objects of one run that the program has asked an identity of."""

    __slots__ = ("given", "held", "known", "loose", "room")

    def __init__(self) -> None:
        self.known: Known | None = None
        self.held: dict[int, tuple[Any, int]] = {}
        self.loose: dict[int, tuple[weakref.ref[Any], int]] = {}
        """Those that can be referred to weakly."""
        self.given = 0
        self.room = _FEW

    def number(self, value: Any) -> int:
        """The number of an object; it is never given to another one."""
        found = self.held.get(id(value)) or self.loose.get(id(value))
        if found is not None:
            return found[1]
        if len(self.held) >= self.room:
            self._forget()
        number = _FIRST + _STEP * self.given
        self.given += 1
        self._keep(value, number)
        return number

    def _keep(self, value: Any, number: int) -> None:
        """Remember a number without keeping the object alive for it, if it can be referred to weakly."""
        key, loose = id(value), self.loose
        try:
            loose[key] = (weakref.ref(value, lambda _: loose.pop(key, None) and None), number)
        except TypeError:
            self.held[key] = (value, number)

    def pairs(self) -> list[tuple[Any, int]]:
        """The objects with their numbers."""
        loose = [(reference(), number) for reference, number in list(self.loose.values())]
        return [*self.held.values(), *(pair for pair in loose if pair[0] is not None)]

    def _forget(self) -> None:
        """Let go of objects that nothing else holds: nobody can ask for their numbers again."""
        for key, pair in list(self.held.items()):
            if sys.getrefcount(pair[0]) == 2:  # the pair, and the argument of this call
                del self.held[key]
        self.room = max(_FEW, 2 * len(self.held))

    def restore(self, given: int, pairs: Iterable[tuple[Any, int]]) -> None:
        """Continue with the numbers of a run that was saved."""
        self.given = given
        for value, number in pairs:
            self._keep(value, number)


def identities_of(builtins: dict[str, Any]) -> Identities:
    """Those of the run with these builtins, made when the program first asks."""
    found: Identities | None = builtins.get("_o_identities")
    if found is None:
        found = builtins["_o_identities"] = Identities()
    return found


def remember_hashes(builtins: dict[str, Any]) -> None:
    """Let a run whose program may define `__hash__` know what the hashes that it asks for are the hashes of."""
    known = identities_of(builtins).known = builtins[HASHING] = Known()
    noted = builtins["_o_hash"] = _noting(known)
    builtins["hash"] = native_function(partial(builtin_hash, noted), ("builtins", "hash"), hash.__doc__)


def _noting(known: Known) -> Callable[[Any], int]:
    def noted_hash(value: Any, /) -> int:
        kind = type(value)
        if kind is str and value in known.texts:
            return known.texts[value]
        if kind is tuple and are_scalars(value):
            if value in known.texts:
                return known.texts[value]
            if are_whole(value):
                return hash(value)
        number = stable_hash(value)
        if is_plain(value):
            known.note(value, number)
        return number

    return noted_hash


def builtin_hash(own: Callable[[Any], int], /, *args: Any, **kwargs: Any) -> int:
    """The builtin `hash`, with what it does for one argument."""
    return (own if len(args) == 1 and not kwargs else hash)(*args, **kwargs)


_OUTSIDE: Final = Identities()
"""For calls that no program makes."""


def identity(value: Any, /) -> int:
    """`id` as the program sees that calls this."""
    builtins = _builtins_of_caller()
    return (_OUTSIDE if builtins is None else identities_of(builtins)).number(value)


NUMBER[0] = identity


def _builtins_of_caller() -> dict[str, Any] | None:
    """The builtins of the run whose program has called what calls this."""
    frame: types.FrameType | None = sys._getframe(2)
    while frame is not None:
        if "_o_fuel" in frame.f_builtins:
            return frame.f_builtins
        frame = frame.f_back
    return None


def stable_hash(value: Any, /) -> int:
    """`hash` as the program sees it."""
    kind = type(value)
    hasher = HASHERS.get(kind) if type(kind) is type else None
    if hasher is not None:
        return hasher(value)
    for base in mro_of(kind):
        if "__hash__" in namespace_of(base):
            method = namespace_of(base)["__hash__"]
            own = unhooked(method)
            if own is not method:
                return hash(Asked(own, value))
            if method is None or is_program_class(base):
                break
            return HASHERS.get(base, hash)(value)
    return hash(value)  # asks the program, or refuses in CPython's words


def _by_identity(value: Any) -> int:
    return identity(value) >> 4


def _text(value: bytes) -> int:
    if not value:
        return 0  # on every Python
    return _plain(int.from_bytes(blake2b(value, digest_size=8).digest(), "little"))


def _letters(value: str) -> int:
    if str.__len__(value) > _LONG:
        spend(str.__sizeof__(value))  # it is encoded
        work(str.__len__(value) * _BYTE_SECONDS)
    return _text(str.encode(value, "utf-8", "surrogatepass"))


def _bytes(value: bytes) -> int:
    if bytes.__len__(value) > _LONG:
        work(bytes.__len__(value) * _BYTE_SECONDS)
    return _text(bytes.__getitem__(value, slice(None)))


_LONG: Final = 1 << 20
_BYTE_SECONDS: Final = 1.5e-9


def _plain(value: int) -> int:
    """A hash of the width that CPython has, which is never -1."""
    value &= _MASK
    value = value - (1 << _WIDTH) if value >> (_WIDTH - 1) else value
    return -2 if value == -1 else value


def _items(values: Iterator[Any], count: int) -> int:
    """CPython's hash of a tuple (`Objects/tupleobject.c`, after xxHash) for the stable hashes of its items."""
    total = 2870177450012600261
    for value in values:
        total = (total + (stable_hash(value) & _MASK) * 14029467366897019727) & _MASK
        total = (((total << 31) | (total >> 33)) * 11400714785074694791) & _MASK
    total = (total + (count ^ (2870177450012600261 ^ 3527539))) & _MASK
    return 1546275796 if total == _MASK else _plain(total)


def _tuple(value: tuple[Any, ...]) -> int:
    if are_whole(value):
        return tuple.__hash__(value)
    return _items(tuple.__iter__(value), tuple.__len__(value))


def _frozenset(value: frozenset[Any]) -> int:
    """What the program answered for an element when the set was made is not asked for again."""
    items = list(frozenset.__iter__(value))
    if not any(has_own_hash(type(item)) for item in items):
        return _elements(items)
    stored, builtins = stored_hashes(value), _builtins_of_caller() or {}
    stables = builtins.get(HASHING, NOTHING).stables

    def hashed(item: Any) -> int:
        number = stored[id(item)]
        return stables.get(number, number) if has_own_hash(type(item)) else _element(item)

    return _elements(items, hashed)


def _elements(values: Iterable[Any], hashed: Callable[[Any], int] | None = None) -> int:
    """CPython's hash of a frozenset (`Objects/setobject.c`): the order does not matter."""
    total = count = 0
    for number in map(hashed or _element, values):
        number &= _MASK
        total ^= ((number ^ 89869747 ^ (number << 16)) * 3644798167) & _MASK
        count += 1
    total ^= (count + 1) * 1927868237
    total &= _MASK
    total ^= (total >> 11) ^ (total >> 25)
    return 590923713 if (total * 69069 + 907133923) & _MASK == _MASK else _plain(total * 69069 + 907133923)


def _element(value: Any) -> int:
    """The hash of an element of a frozenset; if it is one itself, calculated once, as by CPython, which keeps it."""
    if type(value) is not frozenset:
        return stable_hash(value)
    key = id(value)
    known = _frozen.get(key)
    if known is None:
        known = _frozen[key] = weakref.ref(value, lambda _: _frozen.pop(key, None)), stable_hash(value)
    return known[1]


_frozen: Final[dict[int, tuple[weakref.ref[Any], int]]] = {}


def _several(*values: Any) -> int:
    return _items(iter(values), len(values))


def _memory(value: memoryview) -> int:
    hash(value)  # complains about one that has no hash
    return _text(value.tobytes())


def _float(value: float) -> int:
    return _by_identity(value) if value != value else float.__hash__(value)


def _range(value: range) -> int:
    if not value:
        return _several(0, None, None)
    size = (value[-1] - value.start) // value.step + 1  # which may be more than `len` can say
    return _several(size, value.start, None) if size == 1 else _several(size, value.start, value.step)


def _method(value: Any) -> int:
    return _plain(_by_identity(value.__self__) ^ stable_hash(value.__func__))


def _builtin(value: Any) -> int:
    owner = value.__self__
    return _several(value.__name__, None if type(owner) is types.ModuleType else identity(owner))


HASHERS: Final[dict[type, Callable[[Any], int]]] = {
    object: _by_identity,
    int: int.__hash__,
    bool: int.__hash__,
    complex: complex.__hash__,
    float: _float,
    str: _letters,
    bytes: _bytes,
    memoryview: _memory,
    tuple: _tuple,
    frozenset: _frozenset,
    range: _range,
    type(None): lambda value: 0xFCA86420,
    type: _by_identity,
    types.MethodType: _method,
    types.BuiltinFunctionType: _builtin,
    types.MethodWrapperType: _builtin,
    types.WrapperDescriptorType: lambda value: _several(value.__name__, identity(value.__objclass__)),
    types.MethodDescriptorType: lambda value: _several(value.__name__, identity(value.__objclass__)),
    types.GenericAlias: lambda value: _plain(stable_hash(value.__origin__) ^ stable_hash(value.__args__)),
    types.UnionType: lambda value: _elements(frozenset(value.__args__)),
    PurePath: lambda value: _text(str(outward(value)).encode("utf-8", "surrogatepass")),
    Pattern: lambda value: _several(value.pattern, value.flags),
}
"""By the type that defines `__hash__`."""
if sys.version_info >= (3, 12):
    HASHERS[slice] = lambda value: _several(value.start, value.stop, value.step)


def _bound_hash(value: Any, /, *args: Any, **kwargs: Any) -> int:
    if args or kwargs:
        return (value.__hash__)(*args, **kwargs)  # type: ignore[no-any-return]  # raises the method's own TypeError
    for base in mro_of(type(value)):
        hook = namespace_of(base).get("__hash__")
        if hook is not None and not is_program_class(base):
            number = HASHERS.get(base, hash)(value)
            known = (_builtins_of_caller() or {}).get(HASHING) if is_plain(value) else None
            if known is not None:
                known.note(value, number)
            return number
    return hash(value)


define_method_guard("own_hash", _bound_hash)


def _hash_method(receiver: Any, owner: type, name: str) -> Any:
    return None if namespace_of(owner)[name] is None else GUARDS["own_hash"](receiver, owner, name)


GUARDS["hash_method"] = _hash_method
