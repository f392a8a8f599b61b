"""Programs of evaluated sources that may be wanted again: what tells a source from others in; its program out, as long
as anything holds it, or it is among those that were used most recently.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Final

from ..runtime.kept import Recent

if TYPE_CHECKING:
    from .program import Evaluation, Program

MOST: Final = 256
"""Programs that are held here."""
LETTERS: Final = 1 << 15
"""Letters of their sources together: a program takes a kilobyte for each."""


class Evaluated:
    """Holds a few programs, and finds those that others hold."""

    def __init__(self) -> None:
        self._alive: weakref.WeakValueDictionary[Evaluation, Program] = weakref.WeakValueDictionary()
        self._held: Recent[Evaluation, Program] = Recent(LETTERS, lambda evaluation, _: len(evaluation[0]), MOST)

    def get(self, evaluation: Evaluation) -> Program | None:
        """The program, if it still is there."""
        return self._alive.get(evaluation)

    def put(self, evaluation: Evaluation, program: Program) -> Program:
        """The program, which was used just now."""
        self._alive[evaluation] = program
        if self._held.get(evaluation) is None:
            self._held.put(evaluation, program)
        return program
