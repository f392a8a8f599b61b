"""`str.format` and `str.format_map` without a way around the attribute policy: template and values in, text out.

A template whose fields read only harmless attributes goes to the native method: results and messages are CPython's own.
"""

from __future__ import annotations

import _string  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from typing import Any, Final

from ..policy.attributes import is_hazardous
from .budget import limited
from .metered import check_template
from .metered import spec as check_spec

__all__ = ["apply_format", "apply_format_map", "hazardous_name", "template_is_safe"]

Policy = Callable[[Any, str], Any]
"""Reads an attribute for a program."""


def template_is_safe(template: str) -> bool:
    """Whether formatting with this template reads only attributes that a program may read natively.

    Example: `template_is_safe("{0.x:>{width}}")` is true, `template_is_safe("{0:{1.__class__}}")` is false.
    """
    return hazardous_name(template) is None


def hazardous_name(template: str) -> str | None:
    """The first hazardous attribute that formatting with this template would read, `None` if there is none."""
    return next((name for name in _attribute_names(template) if is_hazardous(name)), None)


def _attribute_names(template: str) -> Iterator[str]:
    fields = _string.formatter_parser(template)
    while True:
        try:
            _, field, spec, _ = next(fields)
            names = _names_in(field) if field else []
        except (StopIteration, ValueError):
            return  # the native method stops at the same place, with the right message
        yield from names
        if spec:
            yield from _attribute_names(spec)


def _names_in(field: str) -> list[str]:
    _, rest = _string.formatter_field_name_split(field)
    return [key for is_attribute, key in rest if is_attribute]


class _Read:
    """A value whose attributes and items a template reads: by the policy, and each such a value again."""

    __slots__ = ("_o_policy", "_o_value")

    def __new__(cls, policy: Policy, value: Any) -> _Read:
        made = object.__new__(cls)
        object.__setattr__(made, "_o_policy", policy)
        object.__setattr__(made, "_o_value", value)
        return made

    def __getattribute__(self, name: str) -> Any:
        policy = _policy(self)
        return _Read(policy, policy(_value(self), name))

    def __getitem__(self, key: Any) -> Any:
        return _Read(_policy(self), _value(self)[key])

    def __format__(self, spec: str) -> str:
        return format(_value(self), check_spec(spec) if limited() else spec)

    def __str__(self) -> str:
        return str(_value(self))

    def __repr__(self) -> str:
        return repr(_value(self))


_policy: Final[Callable[[_Read], Policy]] = _Read.__dict__["_o_policy"].__get__
_value: Final[Callable[[_Read], Any]] = _Read.__dict__["_o_value"].__get__


def apply_format(policy: Policy, template: str, /, *args: Any, **kwargs: Any) -> str:
    """`template.format(*args, **kwargs)`; `policy` reads the attributes that a program may not read natively."""
    template = str.__str__(template)
    if limited():
        check_template(template, [*args, *kwargs.values()])
    if not template_is_safe(template):
        args = tuple(_Read(policy, value) for value in args)
        kwargs = {name: _Read(policy, value) for name, value in kwargs.items()}
    return template.format(*args, **kwargs)


def apply_format_map(policy: Policy, template: str, mapping: Any, /) -> str:
    """`template.format_map(mapping)`, as `apply_format`."""
    template = str.__str__(template)
    if limited():
        check_template(template, list(mapping.values()) if type(mapping) is dict else [])
    return template.format_map(mapping if template_is_safe(template) else _Read(policy, mapping))
