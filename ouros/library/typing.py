"""`typing`: its forms; what can be done with them is in `_typing`, and what makes classes in `typing__makers`."""

from _typing import *  # noqa: F403

TYPE_CHECKING = False
Text = str
_ABSENT = object()
_Alias, _Form = _o_library("_typing", "_Alias"), _o_library("_typing", "_Form")

NoReturn, Never, Self, LiteralString, TypeAlias = [
    _Form(name, "none") for name in ("NoReturn", "Never", "Self", "LiteralString", "TypeAlias")
]
Tuple = _Form("Tuple", "alias", tuple)
ClassVar, Final, TypeGuard, Required, NotRequired, TypeIs, ReadOnly = [
    _Form(name, "alias", None, 1) for name in "ClassVar Final TypeGuard Required NotRequired TypeIs ReadOnly".split()
]
Concatenate = _Form("Concatenate")
List, Set, FrozenSet, Type = [
    _Form(name, "alias", origin, 1)
    for name, origin in (("List", list), ("Set", set), ("FrozenSet", frozenset), ("Type", type))
]
Dict = _Form("Dict", "alias", dict, 2)
(Iterable, Iterator, Container, Collection, Reversible, Sequence, MutableSequence, MutableSet, KeysView, ValuesView,
 Awaitable, AsyncIterable, AsyncIterator, MappingView) = [
    _Form(name, "alias", ("collections.abc", name), 1)
    for name in (
        "Iterable Iterator Container Collection Reversible Sequence MutableSequence MutableSet KeysView ValuesView "
        "Awaitable AsyncIterable AsyncIterator MappingView"
    ).split()
]  # fmt: skip
AbstractSet = _Form("AbstractSet", "alias", ("collections.abc", "Set"), 1)
Mapping, MutableMapping, ItemsView, AsyncGenerator = [
    _Form(name, "alias", ("collections.abc", name), 2)
    for name in "Mapping MutableMapping ItemsView AsyncGenerator".split()
]
Generator, Coroutine = [_Form(name, "alias", ("collections.abc", name), 3) for name in ("Generator", "Coroutine")]
Hashable, Sized = [_Form(name, "none", ("collections.abc", name)) for name in ("Hashable", "Sized")]
Match, Pattern = [_Form(name, "alias", ("re", name), 1) for name in ("Match", "Pattern")]
Deque = _Form("Deque", "alias", ("collections", "deque"), 1)
Counter = _Form("Counter", "alias", ("collections", "Counter"), 1)
DefaultDict = _Form("DefaultDict", "alias", ("collections", "defaultdict"), 2)
OrderedDict, ChainMap = [_Form(name, "alias", ("collections", name), 2) for name in ("OrderedDict", "ChainMap")]
ContextManager, AsyncContextManager = [
    _Form(name, "alias", ("contextlib", f"Abstract{name}"), 1) for name in ("ContextManager", "AsyncContextManager")
]
