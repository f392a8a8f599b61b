"""Ways out of Python sandboxes, by class: no input; programs that print a marker if they get out, and twins, out.

Every file here has `ATTACKS` and `TWINS`. An attack prints `ESCAPED` exactly when it got what it wanted; most are shown
to get it from a plain `exec`. A twin does something ordinary with the same means, and must do it as CPython does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MARKER = "ESCAPED"


@dataclass(frozen=True)
class Attack:
    """One way out.

    Attributes:
        name: class of attack and what it tries; an advisory's id where there is one.
        source: the program.
        plain: whether it also gets out of `exec`, which shows that the marker works.
        then: a second program, run afterwards in the same process; it then prints the marker instead.
        limits: limits of the run.
        stops: the error the run must end with, for attacks on limits.
    """

    name: str
    source: str
    plain: bool = True
    then: str | None = None
    limits: dict[str, Any] = field(default_factory=dict)
    stops: str | None = None


def attack(name: str, source: str, **options: Any) -> Attack:
    """An attack; the source may be indented, and begins after its first line break."""
    return Attack(name, source.strip("\n"), **options)
