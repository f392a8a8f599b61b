"""What a traceback shows of the members of an exception group: the group in; a `Report` of each member out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..rendering import MAX_LEVELS, MAX_MEMBERS, TOO_DEEP, Report
from .exceptions import describe_exception, group_of, notes_of, text_of
from .suggestions import suggestion
from .tracebacks import frames_of

if TYPE_CHECKING:
    from .parts import Parts


def members_of(
    error: BaseException, parts: Parts, globals: dict[str, Any], calls_out: bool, level: int = 1
) -> tuple[tuple[Report, ...], int]:
    """The members of a group that are shown, and how many are not; none of an exception that is no group.

    Args: `globals`, `calls_out`: as for `suggestion`.
    """
    if not issubclass(type(error), BaseExceptionGroup):
        return (), 0
    _, members = group_of(error)
    reports = []
    for member in members[:MAX_MEMBERS]:
        if level >= MAX_LEVELS and issubclass(type(member), BaseExceptionGroup):
            reports.append(Report((), (TOO_DEEP,)))
            continue
        text = text_of(member) + suggestion(member, globals, calls_out)
        kind, _ = describe_exception(member)
        words = (f"{kind}: {text}" if text else kind, *notes_of(member))
        inner = members_of(member, parts, globals, calls_out, level + 1)
        reports.append(Report(frames_of(member, parts), words, *inner))
    return tuple(reports), max(len(members) - MAX_MEMBERS, 0)
