"""`str.format` and `str.format_map` without a way around the attribute policy: template and values in, text out.

A template whose fields read only harmless attributes goes to the native method: results and messages are CPython's own.
"""

from __future__ import annotations

import _string  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

from ..policy.attributes import is_hazardous
from .budget import limited
from .metered import check_template

__all__ = ["apply_format", "apply_format_map", "hazardous_name", "template_is_safe"]


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


def _checked(template: str) -> str:
    """The template as an exact string, if it is harmless."""
    template = str.__str__(template)
    name = hazardous_name(template)
    if name is not None:
        raise AttributeError(f"format strings cannot read the attribute {name!r}", name=name)
    return template


def apply_format(template: str, /, *args: Any, **kwargs: Any) -> str:
    """`template.format(*args, **kwargs)`.

    Raises: `AttributeError` if the template reads an attribute that a program may not read natively.
    """
    template = _checked(template)
    if limited():
        check_template(template, [*args, *kwargs.values()])
    return template.format(*args, **kwargs)


def apply_format_map(template: str, mapping: Any, /) -> str:
    """`template.format_map(mapping)`; raises `AttributeError` as `apply_format` does."""
    template = _checked(template)
    if limited():
        check_template(template, list(mapping.values()) if type(mapping) is dict else [])
    return template.format_map(mapping)
