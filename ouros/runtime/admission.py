"""Types of C modules join the closed lists of the runtime when a program first imports their module: module in; its
types known to attribute access, records, copies and attempts, out.
"""

from __future__ import annotations

from typing import Any, Final

from ..policy.attributes import STORABLE
from ..policy.late_types import LATE_RULES, LATE_STORABLE, LATE_TYPES, UNCHANGING
from ..policy.reachable import REACHABLE_IDS, REACHABLE_TYPES
from . import attributes, clock, records, signals
from .frozen import freeze
from .operations import IMMUTABLE

__all__ = ["admit"]

_GUARDS: Final = (clock, signals)
"""Imported for the guards that they define."""


def admit(name: str, host: Any) -> None:
    """Make the types of a module known, before a program sees any of its values.

    Args: `name`: the module as programs import it; `host`: the host's module.
    """
    kinds = [getattr(host, kind) for kind in LATE_TYPES[name].split()]
    kinds += [type(sample) for sample in records.samples(name)]
    for kind in kinds:
        freeze(kind)
        for base in kind.__mro__:
            if id(base) not in REACHABLE_IDS:
                _admit_type(base, name)
    records.admit(name)


def _admit_type(kind: type, module: str) -> None:
    REACHABLE_TYPES.append(kind)
    REACHABLE_IDS.add(id(kind))
    shown = f"{module}.{kind.__name__}"
    attributes.admit(kind, LATE_RULES.get(shown, {}))
    if shown in LATE_STORABLE:
        STORABLE[kind] = LATE_STORABLE[shown]
    if module in UNCHANGING:
        IMMUTABLE.add(kind)
