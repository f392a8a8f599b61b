"""What library modules stand on besides the language: names that only they can spell, and what these do, out."""

from __future__ import annotations

import collections
import collections.abc
import functools
import gc
import itertools
import keyword
import operator
import re
import sys
import types
from array import array
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final

from ..policy.attributes import RESERVED_PREFIX, is_hazardous_store
from ..policy.modules import LIBRARY_MODULES
from . import budget, names
from .asked_keys import hashed
from .async_support import ASYNC_SUPPORT
from .attributes import default_setattr, guarded_setattr, missing
from .chance import Chance, drawer
from .copying import COPYING
from .coroutines import AsyncGeneratorMaker, CoroutineMaker
from .decimals import made_ratio
from .extent import collected, compared, key
from .functions import External, Suspending, SuspendingMaker
from .generated import GENERATED
from .guards import define_method_guard
from .ids import ids_of
from .key_hashes import are_plain
from .memory_files import memory_file
from .modules.abc import ABCMeta, give_shape, set_abstract_methods, set_structure
from .native import (
    HOST,
    NativeFunction,
    SandboxType,
    instance_dict,
    is_program_class,
    mro_of,
    namespace_of,
    present,
    seal,
)
from .native_depth import Known
from .paced import PIECE, PacedRange, parts_of
from .paths import PATH_SUPPORT, PathCall, PurePath
from .plain import one_of
from .plain_support import PLAIN_SUPPORT
from .primitives import PRIMITIVES
from .records import UNCHANGING_TYPES, is_bare
from .reflection import REFLECTION
from .signatures import Signature
from .weak import owners, target

_SCALARS: Final = ids_of((type(None), bool, int, float, complex, str, bytes))
_ATOMIC: Final = _SCALARS | ids_of((range, PacedRange, property, type(...), type(NotImplemented)))
_FUNCTIONS: Final = ids_of((types.FunctionType, Suspending, SuspendingMaker, CoroutineMaker, AsyncGeneratorMaker))


def bind(value: Any, instance: Any, owner: Any = None) -> Any:
    """What reading the attribute of an instance gives when its class holds this value."""
    kind = type(value)
    if id(kind) in _FUNCTIONS and instance is None:
        return value
    if id(kind) in _FUNCTIONS or not hasattr(kind, "__get__"):
        return types.MethodType(value, instance)
    return value.__get__(instance, owner)


def matched(mappings: tuple[Any, ...], sequences: tuple[Any, ...]) -> None:
    """Let instances of these classes match mapping and sequence patterns."""
    for cls in mappings:
        give_shape(cls, dict)
    for cls in sequences:
        give_shape(cls, list)


def alias(cls: type, item: Any) -> types.GenericAlias:
    """`cls[item]` for a class that is generic in annotations."""
    return types.GenericAlias(cls, item)


_COMBINATIONS: Final = "product permutations combinations combinations_with_replacement".split()
_CHOSEN: Final = 24
"""Bytes for each item of a combination: its place, how far that has moved, and the item."""


def _combining(make: Callable[..., Any]) -> Callable[..., Any]:
    def asking(*args: Any, **options: Any) -> Any:
        """Combinations whose length is spelled out, which takes no items."""
        length = options["repeat"] * len(args) if options else args[1]
        if type(length) is int and length > 0:
            budget.spend(_CHOSEN * length)
        return make(*args, **options)

    return asking


def store(value: Any, names: Iterable[str], items: Iterable[Any]) -> None:
    """Set attributes as the program's own statements would."""
    for name, item in zip(names, items, strict=False):
        guarded_setattr(value, name, item) if is_hazardous_store(name) else setattr(value, name, item)


def store_frozen(value: Any, names: Iterable[str], items: Iterable[Any]) -> None:
    """Set attributes past the `__setattr__` of the class."""
    for name, item in zip(names, items, strict=False):
        default_setattr(value, name, item)


def is_class_variable(annotation: Any) -> bool:
    """Whether an annotation is `typing.ClassVar`, with or without a parameter."""
    kind = type(annotation)
    return kind.__module__ == "typing" and repr(annotation).startswith("typing.ClassVar")


def is_descriptor(value: Any) -> bool:
    """Whether a class that holds the value would ask it for the attribute."""
    names = ("__get__", "__set__", "__delete__")
    return any(name in namespace_of(cls) for cls in mro_of(type(value)) for name in names)


def blank(value: Any) -> Any:
    """An instance of the same class without attributes and items; None for what only CPython can make."""
    kind = type(value)
    if not is_program_class(kind) and kind not in names.LIBRARY_TYPES:
        return None
    for base in mro_of(kind):
        if not is_program_class(base) and base in names.PAYLOADS:
            read, make = names.PAYLOADS[base]
            made = make(kind, None if base in names.FILLERS or base in names.LIBRARY_TYPES else read(value))
            if base is collections.deque:
                base.__init__(made, (), namespace_of(base)["maxlen"].__get__(value))
            return made
    return object.__new__(kind)


def is_constructed(value: Any) -> bool:
    """Whether another instance is made by a `__new__` of the program, and not by `blank`."""
    *classes, _ = mro_of(type(value))
    if not all(map(is_program_class, classes)):
        return False
    maker = next((base for base in classes if "__new__" in namespace_of(base)), None)
    if maker is None:
        return False
    module = namespace_of(maker).get("__module__")
    return type(module) is not str or module not in LIBRARY_MODULES


def fill(made: Any, value: Any) -> None:
    """Give an instance the items that the builtin base class of another holds."""
    for base, put in names.FILLERS.items():
        if isinstance(made, base):
            put(made, names.PAYLOADS[base][0](value))
            return


def count_elements(counts: Any, elements: Any) -> None:
    """Count elements in a dict; many of them in parts, between which the run can be stopped."""
    if not budget.limited():
        collections._count_elements(counts, hashed(elements) if Known.keys else elements)  # type: ignore[attr-defined]
        return
    kind = type(elements)
    short = (kind is tuple or kind is list or kind is str) and len(elements) <= PIECE
    of_leaves = kind is str or kind is bytes or kind is bytearray
    items = hashed(collected(elements)) if short or of_leaves else map(compared, elements)
    for part in (items,) if short else parts_of(items):
        collections._count_elements(counts, part)  # type: ignore[attr-defined]


def one_key(value: Any) -> tuple[Any]:
    """What counts one element."""
    if Known.keys:
        key(value)
    return (value,)


def slots_of(value: Any) -> list[tuple[str, Any]]:
    """What an instance holds in slots."""
    found: list[tuple[str, Any]] = []
    for base in mro_of(type(value)):
        if is_program_class(base) or base is collections.defaultdict:
            for name, item in namespace_of(base).items():
                if type(item) is types.MemberDescriptorType:
                    with suppress(AttributeError):
                        found.append((name, item.__get__(value)))
    return found


def _has_state(value: Any) -> bool:
    return type(value) is object or is_program_class(type(value))


def plain_state(value: Any, /) -> Any:
    """`object.__getstate__(value)`: what it holds in attributes and slots, for an instance of a program's class."""
    if not _has_state(value):
        raise missing(value, "__getstate__")
    slots = {name: held for name, held in slots_of(value) if not name.startswith(RESERVED_PREFIX)}
    attributes = instance_dict(value) or None
    return (attributes, slots) if slots else attributes


define_method_guard("state_method", plain_state, _has_state)

_CODE: Final = ids_of((
    type, types.FunctionType, types.BuiltinFunctionType, types.MethodWrapperType, types.MethodDescriptorType,
    types.WrapperDescriptorType, types.GenericAlias, types.UnionType, re.Pattern, re.Match, Suspending, SuspendingMaker,
    External, NativeFunction, PurePath, PathCall, functools._lru_cache_wrapper,
))  # fmt: skip
"""By identity: a metaclass of the program may define how classes are compared."""


def is_code(value: Any) -> bool:
    """Whether the value is copied by keeping it: code, and what never changes."""
    kind = type(value)
    return not _CODE.isdisjoint(map(id, mro_of(kind))) or any(kind is each for each in UNCHANGING_TYPES)


class StatisticsError(ValueError, metaclass=SandboxType, host=HOST):
    """Raised for data that a statistic is not defined for; the host's class of the same name could be changed."""


type.__setattr__(StatisticsError, "__module__", "statistics")
seal(StatisticsError, open=True)


_STATISTICS: Final = frozenset(
    """
    NormalDist.from_samples correlation covariance fmean geometric_mean harmonic_mean linear_regression mean
    median_grouped pstdev pvariance quantiles stdev variance
    """.split()
)


def statistic(name: str, *args: Any, **kwargs: Any) -> Any:
    """Call a function of the host's `statistics` with plain numbers, and fractions as pairs of integers."""
    import statistics  # takes 20 ms, and few programs ask for it
    from fractions import Fraction

    def given(value: Any) -> Any:
        if type(value) is list:
            return [given(each) for each in value]
        made_ratio(value)
        return Fraction(*value) if type(value) is tuple else value

    def taken(value: Any) -> Any:
        return (value.numerator, value.denominator) if type(value) is Fraction else value

    try:
        found = operator.attrgetter(one_of(_STATISTICS, name))(statistics)(*map(given, args), **kwargs)
    except statistics.StatisticsError as error:
        message = str(error)
    else:
        if name == "linear_regression":
            return tuple(found)
        if type(found) is statistics.NormalDist:
            return found.mean, found.stdev
        return [taken(each) for each in found] if type(found) is list else taken(found)
    raise StatisticsError(message)


_OF_NORMAL: Final = frozenset("cdf inv_cdf overlap pdf samples zscore".split())
_SAMPLE_BYTES, _SAMPLE_SECONDS = 32, 1.0e-6


def normal_distribution(mu: float, sigma: float, name: str, *args: Any, **kwargs: Any) -> Any:
    """Call a method of the host's `NormalDist`; another distribution among the arguments is a pair of numbers."""
    import statistics

    if name == "samples" and type(args[0]) is int:
        budget.spend(_SAMPLE_BYTES * args[0])
        budget.work(_SAMPLE_SECONDS * args[0])
    given = [statistics.NormalDist(*each) if type(each) is tuple else each for each in args]
    try:
        return getattr(statistics.NormalDist(mu, sigma), one_of(_OF_NORMAL, name))(*given, **kwargs)
    except statistics.StatisticsError as error:
        message = str(error)
    raise StatisticsError(message)


def json_function(name: str) -> Any:
    """A native function of `json`."""
    from .modules.json import NATIVE  # few programs ask for it

    return NATIVE[name]


SUPPORT: dict[str, Any] = {
    "_o_is_atomic": lambda value: id(type(value)) in _ATOMIC,
    "_o_is_scalar": lambda value: id(type(value)) in _SCALARS,
    "_o_alias": alias,
    "_o_OrderedDict": collections.OrderedDict,
    "_o_defaultdict": collections.defaultdict,
    "_o_array": array,
    "_o_deque": collections.deque,
    "_o_collect_garbage": gc.collect,
    "_o_are_plain": are_plain,
    "_o_one_key": one_key,
    "_o_count_element": collections._count_elements,  # type: ignore[attr-defined]
    "_o_count_elements": count_elements,
    "_o_field": collections._tuplegetter,  # type: ignore[attr-defined]
    "_o_is_keyword": keyword.iskeyword,
    "_o_memory_file": memory_file,
    "_o_method": types.MethodType,
    "_o_new": object.__new__,
    "_o_plain": lambda function: function,
    "_o_resolve_bases": types.resolve_bases,
    "_o_set_traceback": BaseException.__dict__["__traceback__"].__set__,
    "_o_traceback_of": BaseException.__dict__["__traceback__"].__get__,
    "_o_signature": Signature,
    "_o_bind": bind,
    "_o_class": lambda value: present(value.__class__),
    "_o_handled": lambda: sys.exc_info()[1],
    "_o_abstract": set_abstract_methods,
    "_o_structure": set_structure,
    "_o_matched": matched,
    "_o_ABCMeta": ABCMeta,
    "_o_blank": blank,
    "_o_is_constructed": is_constructed,
    "_o_StatisticsError": StatisticsError,
    "_o_statistics": statistic,
    "_o_normal": normal_distribution,
    "_o_json": json_function,
    "_o_chance": Chance,
    "_o_fill": fill,
    "_o_slots": slots_of,
    "_o_dict": instance_dict,
    "_o_partial": functools.partial,
    "_o_is_bare": is_bare,
    "_o_is_code": is_code,
    "_o_is_method": lambda value: type(value) is types.MethodType,
    "_o_bound": lambda signature, first, args, kwargs: signature._o_call(first, *args, **kwargs),
    "_o_store": store,
    "_o_store_frozen": store_frozen,
    "_o_is_class_variable": is_class_variable,
    "_o_defines": lambda cls, name: name in namespace_of(cls),
    "_o_is_descriptor": is_descriptor,
    "_o_property": property,
    "_o_static": staticmethod,
    "_o_is_union": lambda value: type(value) is types.UnionType,
    "_o_lru_cache": functools._lru_cache_wrapper,
    "_o_read_only": types.MappingProxyType,
    "_o_weak_owners": owners,
    "_o_weak_target": target,
    "_o_version": sys.version_info[:2],
    **{f"_o_{name}": _combining(getattr(itertools, name)) for name in _COMBINATIONS},
    "_o_islice": itertools.islice,
    **ASYNC_SUPPORT,
    **PATH_SUPPORT,
    **PLAIN_SUPPORT,
    **REFLECTION,
    **COPYING,
    **GENERATED,
    "_o_drawer": drawer,
    "_o_set_doc": lambda value, doc: object.__setattr__(value, "__doc__", doc),
    **{name: PRIMITIVES[name] for name in ("_o_is_real", "_o_slow", "_o_suspends", "_o_second")},
}
"""By name; a run's builtins get these when it first imports a library module."""
