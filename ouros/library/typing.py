"""`typing`: its forms; what can be done with them is in `_typing`, and what makes classes in `typing__makers`."""

from _typing import *  # noqa: F403

TYPE_CHECKING = False
Text = str
_ABSENT = object()
(_GenericAlias, _AnnotatedAlias, _LiteralGenericAlias, _SpecialForm, _checked, _either, _either_of, _is_parameters,
 _origin_of) = [
    _o_library("_typing", name)
    for name in (
        "_GenericAlias _AnnotatedAlias _LiteralGenericAlias _SpecialForm _checked _either _either_of _is_parameters "
        "_origin_of"
    ).split()
]  # fmt: skip

NoReturn, Never, Self, LiteralString, TypeAlias = [
    _SpecialForm(name, "none") for name in ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias")
]
Tuple = _SpecialForm("Tuple", "tuple", tuple)
ClassVar, Final, TypeGuard, TypeIs = [
    _SpecialForm(name, "single") for name in ("ClassVar", "Final", "TypeGuard", "TypeIs")
]
Required, NotRequired, ReadOnly = [_SpecialForm(name, "key") for name in ("Required", "NotRequired", "ReadOnly")]
Concatenate = _SpecialForm("Concatenate", "concatenate")
List, Set, FrozenSet, Type = [
    _SpecialForm(name, "alias", origin, 1)
    for name, origin in (("List", list), ("Set", set), ("FrozenSet", frozenset), ("Type", type))
]
Dict = _SpecialForm("Dict", "alias", dict, 2)
(Iterable, Iterator, Container, Collection, Reversible, Sequence, MutableSequence, MutableSet, KeysView, ValuesView,
 Awaitable, AsyncIterable, AsyncIterator, MappingView) = [
    _SpecialForm(name, "alias", ("collections.abc", name), 1)
    for name in (
        "Iterable Iterator Container Collection Reversible Sequence MutableSequence MutableSet KeysView ValuesView "
        "Awaitable AsyncIterable AsyncIterator MappingView"
    ).split()
]  # fmt: skip
AbstractSet = _SpecialForm("AbstractSet", "alias", ("collections.abc", "Set"), 1)
Mapping, MutableMapping, ItemsView, AsyncGenerator = [
    _SpecialForm(name, "alias", ("collections.abc", name), 2)
    for name in "Mapping MutableMapping ItemsView AsyncGenerator".split()
]
Generator, Coroutine = [
    _SpecialForm(name, "alias", ("collections.abc", name), 3) for name in ("Generator", "Coroutine")
]
Hashable, Sized = [_SpecialForm(name, "none", ("collections.abc", name)) for name in ("Hashable", "Sized")]
Match, Pattern = [_SpecialForm(name, "alias", ("re", name), 1) for name in ("Match", "Pattern")]
Deque = _SpecialForm("Deque", "alias", ("collections", "deque"), 1)
Counter = _SpecialForm("Counter", "alias", ("collections", "Counter"), 1)
DefaultDict = _SpecialForm("DefaultDict", "alias", ("collections", "defaultdict"), 2)
OrderedDict, ChainMap = [_SpecialForm(name, "alias", ("collections", name), 2) for name in ("OrderedDict", "ChainMap")]
ContextManager, AsyncContextManager = [
    _SpecialForm(name, "alias", ("contextlib", f"Abstract{name}"), 1)
    for name in ("ContextManager", "AsyncContextManager")
]
