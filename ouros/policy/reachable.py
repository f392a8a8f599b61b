"""Which builtin types a program can meet: no input; the closed list of them, by value and by id, out.

A type that is not listed here has no rules, so that the runtime refuses every hazardous attribute it defines.
"""

from __future__ import annotations

import builtins
import functools
import hashlib
import itertools
import operator
import re
import types
from collections import OrderedDict, defaultdict, deque, namedtuple
from typing import Any, Final

from .builtins import NATIVE

_LONG: Final = 10**30


_DIGESTS: Final = "md5 sha1 sha224 sha256 sha384 sha512 sha3_224 sha3_256 sha3_384 sha3_512".split()


def _samples() -> tuple[Any, ...]:
    """One value of each type that no name leads to: iterators, views, descriptors, results of methods."""
    mapping: dict[int, int] = {1: 1}
    views: tuple[Any, ...] = (mapping, mapping.values(), mapping.items())
    sequences: tuple[Any, ...] = ((), [], "", "\xe9", b"", bytearray(), set(), range(1), range(_LONG, _LONG + 2))
    alias: Any = list[int]
    pattern: Any = re.compile("x")
    ordered: Any = OrderedDict()
    return (
        *map(iter, (*sequences, *views, alias)),
        *map(reversed, ([], *views)),
        iter(int, 0),
        iter(type("_", (), {"__getitem__": None})()),
        iter(memoryview(b"")),
        mapping.keys(),
        mapping.values(),
        mapping.items(),
        pattern.finditer(""),
        pattern.scanner(""),
        pattern.match,  # a type of its own, for methods that know their class
        operator.itemgetter(0),
        iter(deque()),
        reversed(deque()),
        iter(ordered),
        ordered.keys(),
        ordered.values(),
        ordered.items(),
        functools.lru_cache(print),
        functools.cmp_to_key(max),
        namedtuple("_", "x").x,  # type: ignore[attr-defined]
        *(getattr(hashlib, name)(usedforsecurity=False) for name in _DIGESTS),
    )


def _async_kinds() -> dict[str, type]:
    """The types of what asynchronous code waits for, by name, none of which any name leads to."""

    async def wait() -> None:
        """A coroutine."""

    async def give() -> Any:
        yield None

    made = wait()
    steps: tuple[Any, ...] = (give().asend(None), give().athrow(ValueError), anext(give(), None))
    kinds = (type(made.__await__()), *map(type, steps))
    for each in (made, *steps):
        each.close()
    return {kind.__name__: kind for kind in kinds}


ASYNC_KINDS: Final = _async_kinds()
_FROM_TYPES: Final = (
    OrderedDict,
    defaultdict,
    deque,
    functools.partial,
    *ASYNC_KINDS.values(),
    BaseExceptionGroup,
    types.AsyncGeneratorType,
    types.BuiltinFunctionType,
    types.ClassMethodDescriptorType,
    types.CoroutineType,
    types.EllipsisType,
    types.FunctionType,
    types.GeneratorType,
    types.GenericAlias,
    types.GetSetDescriptorType,
    types.MappingProxyType,
    types.MemberDescriptorType,
    types.MethodDescriptorType,
    types.MethodType,
    types.MethodWrapperType,
    types.NoneType,
    types.NotImplementedType,
    types.SimpleNamespace,
    types.TracebackType,
    types.UnionType,
    types.WrapperDescriptorType,
    re.Match,
    re.Pattern,
    type,
    *(kind for name, kind in vars(itertools).items() if isinstance(kind, type) and name[:2] != "__"),
)


def _reachable() -> list[type]:
    named = [value for value in (getattr(builtins, name, None) for name in NATIVE) if isinstance(value, type)]
    found = {id(kind): kind for kind in (*named, *_FROM_TYPES, *map(type, _samples()))}
    for kind in tuple(found.values()):
        found.update((id(base), base) for base in kind.__mro__)
    return list(found.values())


REACHABLE_TYPES: Final = _reachable()
REACHABLE_IDS: Final = set(map(id, REACHABLE_TYPES))
