"""`re`: the host's functions and its immutable pattern and match objects, errors and flags of our own, out.

The host caches compiled patterns and templates; only exact strings go in there, so no program leaves code behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from types import FunctionType
from typing import Any, Final

from ...policy.modules import MODULES
from ..budget import asked, limited, work
from ..guards import define_method_guard
from ..host_caches import give_texts
from ..ids import ids_of
from ..native import HOST, SandboxType, native_function, seal

__all__ = ["PatternError", "RegexFlag", "provide"]

_NO_OUTPUT = ~re.DEBUG.value  # that flag prints to the host's standard output


class PatternError(Exception, metaclass=SandboxType, host=HOST):
    """Raised for an invalid pattern or template; has what the host's `re.error` has."""

    def __init__(self, msg: str, pattern: Any = None, pos: int | None = None) -> None:
        facts = re.error(msg, pattern, pos)
        Exception.__init__(self, *facts.args)
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = facts.lineno
        self.colno = facts.colno


for _name in ("__name__", "__qualname__", "__module__"):
    type.__setattr__(PatternError, _name, getattr(re.error, _name))
seal(PatternError, open=True)


class RegexFlag(int, metaclass=SandboxType, host=HOST):
    """A set of flags; the host's is an `enum` class, which a program could change."""

    __slots__ = ()

    def __or__(self, other: int) -> Any:
        return RegexFlag(int.__or__(self, other)) if issubclass(type(other), int) else NotImplemented

    def __and__(self, other: int) -> Any:
        return RegexFlag(int.__and__(self, other)) if issubclass(type(other), int) else NotImplemented

    def __xor__(self, other: int) -> Any:
        return RegexFlag(int.__xor__(self, other)) if issubclass(type(other), int) else NotImplemented

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self) -> RegexFlag:
        return RegexFlag((~_host_flag(self)).value)

    def __repr__(self) -> str:
        return repr(_host_flag(self))

    def __getattr__(self, name: str) -> Any:
        if name in ("name", "value"):
            return getattr(_host_flag(self), name)
        raise AttributeError(f"'RegexFlag' object has no attribute {name!r}", name=name)


def _host_flag(flag: int) -> re.RegexFlag:
    return re.RegexFlag(int.__index__(flag))


type.__setattr__(RegexFlag, "__module__", "re")
seal(RegexFlag, open=True)


def _is_text(value: Any) -> bool:
    return type(value) is str or type(value) is bytes


def _exact(value: Any) -> Any:
    """The value as the host may keep it."""
    kind = type(value)
    if kind is str or kind is bytes or kind is int:
        return value
    if issubclass(kind, str):
        return str.__str__(value)
    if issubclass(kind, int):
        return int.__index__(value)
    return b"".join((value,)) if issubclass(kind, (bytes, bytearray)) else value


def _translated(call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    if args and (type(args[0]) is bytes or type(args[0]) is str):
        asked(2 * len(args[0]))  # of which copies are made
        give_texts("re", args[0])
    try:
        return call(*args, **kwargs)
    except re.error as error:
        failure = error
    raise PatternError(failure.msg, failure.pattern, failure.pos)


def _module_function(name: str, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Call a function whose first argument is a pattern, with exact values for all but the string to be searched."""
    flags_at, string_at = _POSITIONS[name]
    if flags_at == _TEMPLATE:
        give_texts("re", *args[1:2], kwargs.get("repl"))
    if not kwargs and len(args) <= flags_at and not limited():
        for value in args:
            if id(type(value)) not in _EXACT:
                break
        else:
            return _translated(call, *args)
    exact = [value if at == string_at else _exact(value) for at, value in enumerate(args)]
    kwargs = {key: value if key == "string" else _exact(value) for key, value in kwargs.items()}
    if len(exact) > flags_at:
        exact[flags_at] = _without_output(exact[flags_at])
    if "flags" in kwargs:
        kwargs["flags"] = _without_output(kwargs["flags"])
    if limited():
        found = _stopped(name, list(exact), dict(kwargs), flags_at)
        if found is not None:
            return found[0]
    return _translated(call, *exact, **kwargs)


def _stopped(name: str, args: list[Any], kwargs: dict[str, Any], flags_at: int) -> Any:
    """The result of a function of the module by an engine that can be stopped, if it has to be."""
    flags = args.pop(flags_at) if len(args) > flags_at else kwargs.pop("flags", 0)
    source = args.pop(0) if args else kwargs.pop("pattern", None)
    if type(source) is not re.Pattern and not _is_text(source):
        return None
    pattern = source if type(source) is re.Pattern else _translated(re.compile, source, flags)
    from .stoppable import stoppable

    return _translated(stoppable, pattern, name, tuple(args), kwargs)


_SEARCH = (2, 1)
_TEMPLATE: Final = 4
"""Where the flags are of what fills in a template."""
_EXACT: Final = ids_of((str, bytes, int))
_FIRST: Final = ids_of((str, bytes, int, FunctionType))
"""Types of what may be a replacement as it is."""
_POSITIONS = {
    **dict.fromkeys(("findall", "finditer", "fullmatch", "match", "search"), _SEARCH),
    "split": (3, 1),
    "sub": (_TEMPLATE, 2),
    "subn": (_TEMPLATE, 2),
}
"""Where each function takes its flags and its string."""


def _without_output(flags: Any) -> Any:
    return flags & _NO_OUTPUT if type(flags) is int else flags


def _compile(pattern: Any, flags: Any = 0) -> Any:
    return _translated(re.compile, _exact(pattern), _without_output(_exact(flags)))


def _escape(pattern: Any) -> Any:
    text = _exact(pattern)
    if _is_text(text):
        asked(2 * len(text))
        work(_ESCAPE_SECONDS * len(text))
    return re.escape(text)


_ESCAPE_SECONDS: Final = 8.0e-8


def _purge() -> None:
    """The cache belongs to the host; there is nothing for a program to clear."""


def _pattern_method(name: str, owner: Any, /, *args: Any, **kwargs: Any) -> Any:
    give_texts("re", *args[:1], kwargs.get("repl"))  # templates
    if not kwargs and args and id(type(args[0])) in _FIRST and not limited():
        return _translated(getattr(owner, name), *args)
    if kwargs:
        kwargs = {key: value if key == "string" else _exact(value) for key, value in kwargs.items()}
    if limited() and name != "expand":
        from .stoppable import stoppable

        found = _translated(stoppable, owner, name, args, kwargs)
        if found is not None:
            return found[0]
    return _translated(getattr(owner, name), *map(_exact, args[:1]), *args[1:], **kwargs)


def _matches(search: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """`finditer` as an iterator over a list: the native one cannot be saved, and the string cannot change meanwhile."""
    return iter(list(search(*args, **kwargs)))


define_method_guard("pattern_finditer", partial(_matches, partial(_pattern_method, "finditer")))
for _method in ("sub", "subn", "expand"):
    define_method_guard(f"pattern_{_method}", partial(_pattern_method, _method))


def provide() -> dict[str, Any]:
    """The names of the module."""
    calls: dict[str, Callable[..., Any]] = {"compile": _compile, "escape": _escape, "purge": _purge}
    for name in _POSITIONS:
        calls[name] = partial(_module_function, name, getattr(re, name))
    calls["finditer"] = partial(_matches, calls["finditer"])
    made = {name: native_function(call, ("re", name), getattr(re, name).__doc__) for name, call in calls.items()}
    for name in MODULES["re"]:
        flag = getattr(re, name, None)
        if type(flag) is re.RegexFlag:
            made[name] = RegexFlag(flag.value)
    made.update(RegexFlag=RegexFlag, error=PatternError)
    return {name: value for name, value in {**made, "PatternError": PatternError}.items() if name in MODULES["re"]}
