"""Programs of evaluated sources that may be wanted again: what tells a source from others in; its program out, as long
as anything holds it, or it is among those that were used most recently.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .program import Evaluation, Program

MOST: Final = 256
"""Programs that are held here."""
LETTERS: Final = 1 << 15
"""Letters of their sources together: a program takes a kilobyte for each."""


class Recent:
    """Holds a few programs, and finds those that others hold."""

    def __init__(self) -> None:
        self._alive: weakref.WeakValueDictionary[Evaluation, Program] = weakref.WeakValueDictionary()
        self._held: OrderedDict[Evaluation, Program] = OrderedDict()
        self._letters = 0
        self._lock = threading.Lock()

    def get(self, evaluation: Evaluation) -> Program | None:
        """The program, if it still is there."""
        return self._alive.get(evaluation)

    def put(self, evaluation: Evaluation, program: Program) -> Program:
        """The program, which was used just now."""
        with self._lock:
            if evaluation not in self._held:
                self._letters += len(evaluation[0])
            self._held[evaluation] = self._alive[evaluation] = program
            self._held.move_to_end(evaluation)
            while len(self._held) > MOST or self._letters > LETTERS:
                (source, *_), _ = self._held.popitem(last=False)
                self._letters -= len(source)
        return program
