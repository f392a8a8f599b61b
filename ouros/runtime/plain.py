"""Functions of the host that work on plain data alone: one of them in; a stand-in that a program may call, out.

They are Python or C code of the host's library that would call methods of what it is given. So nothing gets in that has
methods of the program: texts, numbers and containers are passed as exact builtin types, everything else is refused.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from .budget import limited, spend, work
from .extent import compared
from .ids import ids_of
from .native import is_program_class, mro_of, name_of, native_function, type_of

__all__ = ["call_plain", "exact", "one_of", "plain_function"]

_SCALARS: Final = ids_of((array, bool, bytes, bytearray, complex, float, int, memoryview, range, str, type(None)))
_COPIERS: Final[dict[type, Callable[[Any], Any]]] = {
    bool: bool,
    int: int.__int__,
    float: float.__float__,
    complex: complex.__complex__,
    str: str.__str__,
    bytes: lambda value: bytes.__getitem__(value, slice(None)),
    bytearray: lambda value: bytearray.__getitem__(value, slice(None)),
    array: lambda value: array.__getitem__(value, slice(None)),
    list: lambda value: [exact(item) for item in list.__iter__(value)],
    tuple: lambda value: tuple([exact(item) for item in tuple.__iter__(value)]),
    dict: lambda value: {exact(key): exact(item) for key, item in dict.items(value)},
    set: lambda value: {exact(item) for item in set.__iter__(value)},
    frozenset: lambda value: frozenset([exact(item) for item in frozenset.__iter__(value)]),
}
_IMMUTABLE: Final = frozenset({"date", "datetime", "time", "timedelta", "timezone", "Decimal", "struct_time"})
_FROM: Final = frozenset({"datetime", "decimal", "time"})


def exact(value: Any) -> Any:
    """A copy that is made of exact builtin types.

    Raises TypeError for a value, or a part of it, that is none of the program's plain data.
    Example: `exact([Text("a"), 1])`, with `class Text(str)`, is `["a", 1]`.
    """
    kind = type(value)
    if id(kind) in _SCALARS:
        return value
    for base in mro_of(kind):
        if not is_program_class(base) and base in _COPIERS:
            return _COPIERS[base](value)
    if kind.__module__ in _FROM and kind.__name__ in _IMMUTABLE and not is_program_class(kind):
        return value
    raise TypeError(f"{name_of(type_of(value))!r}")


def one_of(names: frozenset[str], name: Any) -> str:
    """A name by which library code asks the host's object, which leads to nothing but data. Any other is refused: a
    program can call the methods of library classes that do so, and set what they hold.
    """
    if type(name) is not str or name not in names:
        raise AttributeError("the host is not asked for that" if type(name) is not str else f"no attribute {name!r}")
    return name


def call_plain(call: Callable[..., Any], shown: str, /, *args: Any, **kwargs: Any) -> Any:
    """Call a function of the host with exact copies of the arguments."""
    if limited():
        _ask(shown, (*args, *kwargs.values()))
    if not kwargs and _SCALARS.issuperset(map(id, map(type, args))):
        return call(*args)
    try:
        args = tuple([value if id(type(value)) in _SCALARS else exact(value) for value in args])
        kwargs = {name: exact(value) for name, value in kwargs.items()}
    except TypeError as error:
        message = f"{shown}() takes plain data in the sandbox, not {error}"
    else:
        return call(*args, **kwargs)
    raise TypeError(message)


_UNASKED: Final = 100_000
"""Letters and bytes that nobody asks for."""
_SECONDS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("base64.a85decode", "base64.a85encode", "base64.b32decode", "base64.b32encode"), 1.8e-7),
    **dict.fromkeys(("base64.b85decode", "base64.b85encode"), 2.0e-7),
    **dict.fromkeys(("wrap", "textwrap.wrap"), 5.0e-7),
    "shlex.split": 7.0e-7,
    "urllib.parse.quote": 1.6e-7,
}
"""For each letter or byte; for all others, what is usual."""
_USUAL: Final = 1.0e-8
_BYTES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("base64.a85encode", "base64.b85encode"), 14),
    **dict.fromkeys(("textwrap.wrap", "urllib.parse.parse_qs", "urllib.parse.parse_qsl", "wrap"), 24),
    "csv_format": 10,
    "csv_parse": 12,
}
"""What is made meanwhile for each letter, in the same way."""
_USUAL_BYTES: Final = 2


def _ask(shown: str, values: Iterable[Any]) -> None:
    """Ask for what is about to be made of these values, and for looking into them."""
    total = 0
    for value in values:
        if id(type(value)) in _LONG:
            total += value.nbytes if type(value) is memoryview else len(value)
        else:
            compared(value)
            if type(value) is list:
                total += sum(len(each) for each in value if id(type(each)) in _LONG)
    if total > _UNASKED:
        spend(_BYTES.get(shown, _USUAL_BYTES) * total)
        work(total * _SECONDS.get(shown, _USUAL))


_LONG: Final = ids_of((array, str, bytes, bytearray, memoryview))


def plain_function(call: Callable[..., Any], module: str, name: str, doc: str | None = None) -> Any:
    """The stand-in for a function of the host's module, with this docstring.

    Example: `plain_function(html.escape, "html", "escape")`.
    """
    shown = f"{module}.{name}"

    def made(*args: Any, **kwargs: Any) -> Any:
        if not kwargs and not limited():
            for value in args:
                if id(type(value)) not in _SCALARS:
                    break
            else:
                return call(*args)
        return call_plain(call, shown, *args, **kwargs)

    return native_function(made, (module, name), doc)
