"""`UnknownDataclass`: name, options and attributes of a dataclass that the host did not register in; a value that
behaves like its instance out.
"""

from __future__ import annotations

import copy
import dataclasses
from functools import cache
from typing import Any, NoReturn, Self

from .sealed import Sealed

_get = object.__getattribute__
_put = object.__setattr__


class UnknownDataclass(Sealed):
    """An instance of a dataclass that came out of a sandbox whose `dataclass_registry` does not have the class.

    It has the attributes of the instance and equals others of the same class name and attributes. `dataclasses.fields`,
    `asdict` and `astuple` take it. One of a frozen class is frozen and can be hashed.

    Example:
        >>> import dataclasses, ouros
        >>> @dataclasses.dataclass
        ... class Point:
        ...     x: int
        >>> sandbox = ouros.Sandbox('p', inputs=['p'])
        >>> sandbox.run(inputs={'p': Point(1)})
        <Unknown Dataclass Point(x=1)>
        >>> sandbox.register_dataclass(Point)
        >>> sandbox.run(inputs={'p': Point(1)})
        Point(x=1)
    """

    __slots__ = ("_o_shape", "_o_values")

    def __getattr__(self, name: str) -> Any:
        values: dict[str, Any] = _get(self, "_o_values")
        if name not in values:
            raise AttributeError(f"'UnknownDataclass' object has no attribute '{name}'")
        return values[name]

    def __setattr__(self, name: str, value: Any) -> None:
        if _is_frozen(self):
            raise dataclasses.FrozenInstanceError(f"cannot assign to field '{name}'")
        _get(self, "_o_values")[name] = value

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("can't delete attribute")

    def __dir__(self) -> list[str]:
        return [*object.__dir__(self), *_get(self, "_o_values")]

    def __repr__(self) -> str:
        shape, values = contents_of(self)
        shown = ", ".join(f"{name}={values[name]!r}" for name in shape[-1] if name in values)
        return f"<Unknown Dataclass {shape[2]}({shown})>"

    def __eq__(self, other: object) -> bool:
        if type(other) is not UnknownDataclass:
            return NotImplemented
        (shape, values), (other_shape, other_values) = contents_of(self), contents_of(other)
        return bool(shape[2] == other_shape[2] and values == other_values)

    def __hash__(self) -> int:
        if not _is_frozen(self):
            raise TypeError("unhashable type: 'UnknownDataclass'")
        shape, values = contents_of(self)
        return hash((shape[2], *values.values()))

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        shape, values = contents_of(self)
        return make_unknown(shape, copy.deepcopy(values, memo))  # type: ignore[return-value]

    @property
    def __dataclass_fields__(self) -> dict[str, dataclasses.Field[Any]]:
        shape, values = contents_of(self)
        return {name: _field(name, values[name]) for name in shape[-1] if name in values}

    @property
    def __dataclass_params__(self) -> Any:
        return _options(_is_frozen(self))


def make_unknown(shape: tuple[Any, ...], values: dict[str, Any]) -> UnknownDataclass:
    """Make one.

    Args: `shape`: what `runtime.host_dataclasses.Shape` holds: module, qualified name, name, whether frozen, `eq`,
        `order`, the names of the fields. `values`: all attributes; the dict is kept.
    """
    made: UnknownDataclass = object.__new__(UnknownDataclass)
    _put(made, "_o_shape", shape)
    _put(made, "_o_values", values)
    return made


def contents_of(value: UnknownDataclass) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """What it was made with, and its attributes."""
    return _get(value, "_o_shape"), _get(value, "_o_values")


def _is_frozen(value: UnknownDataclass) -> bool:
    return bool(contents_of(value)[0][3])


def _field(name: str, value: Any) -> dataclasses.Field[Any]:
    made: dataclasses.Field[Any] = dataclasses.field()
    made.name, made.type, made.kw_only = name, type(value), False
    made._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
    return made


@cache
def _options(frozen: bool) -> Any:
    return dataclasses.make_dataclass("UnknownDataclass", [], frozen=frozen).__dataclass_params__  # type: ignore[attr-defined]
