"""Weak references: an object and the library's reference to it in; what `weakref` stands on, and its records, out.

The program's callbacks run where the object dies if that is in the middle of the program, in its own thread; a death
anywhere else (in a dump, a load, the host, another thread) is told at the next step.
"""

from __future__ import annotations

import threading
import weakref
from functools import partial
from typing import TYPE_CHECKING, Any

from ..errors import corrupt
from .attempt import apart
from .functions import LOST
from .native import seal
from .stops import CannotSuspend, Stop

if TYPE_CHECKING:
    from .capture import Capture, Record
    from .execution import Execution
    from .restore import Restore


class _Reference(weakref.ref[Any]):
    """The interpreter's own reference; `owner` leads to the library's."""

    __slots__ = ("owner",)
    owner: weakref.ref[Any]


class Weak:
    # What an instance of `weakref.ref` holds: `_o_reference` is the interpreter's own, `_o_tell` the library's function
    # that is told of the death, if anybody wants to know.
    __slots__ = ("__weakref__", "_o_number", "_o_reference", "_o_tell", "_o_told")

    _o_number: int
    _o_reference: _Reference | None
    _o_tell: Any
    _o_told: bool


seal(Weak, shown_as=object)


class _Stand:
    """Stands for an object that died without being told of, until the first step after a load."""

    __slots__ = ("__weakref__",)


class Deaths:
    """Who is told of the death of an object, in one run."""

    __slots__ = ("builtins", "made", "run")

    def __init__(self, execution: Execution) -> None:
        self.run = weakref.ref(execution)
        self.builtins = execution.builtins
        self.made = 0
        """References are told of a death in the reverse order of these numbers."""

    def refer(self, value: Any, owner: Any, tell: Any) -> Weak:
        """A weak reference for the library's `owner`; `tell(owner)` is called when the object dies before it.

        Raises TypeError for an object of a type that has no weak references.
        """
        made = object.__new__(Weak)
        self.made += 1
        made._o_number = self.made
        self.fill(made, value, owner, tell)
        return made

    def fill(self, made: Weak, value: Any, owner: Any, tell: Any) -> None:
        made._o_tell, made._o_told = tell, tell is None
        made._o_reference = None
        callback = None if tell is None else partial(self.died, weakref.ref(made))
        reference = _Reference(value, callback)
        reference.owner = weakref.ref(owner)
        made._o_reference = reference

    def died(self, holder: weakref.ref[Weak], reference: _Reference) -> None:
        """Called by the interpreter, wherever it may be."""
        weak, owner, run = holder(), reference.owner(), self.run()
        if weak is None or owner is None or run is None or not self.builtins.get("_o_live"):
            return
        if run.arithmetic is not None and run.arithmetic.thread == threading.get_ident():
            self.tell(weak, owner)
        else:
            run.due.append(partial(self.tell, weak, owner))

    def tell(self, weak: Weak, owner: Any) -> None:
        """Let the program know."""
        if weak._o_told:
            return
        weak._o_told = True
        try:
            apart(weak._o_tell, owner)
        except CannotSuspend:
            self.builtins[LOST] = CannotSuspend(
                "the callback of a weak reference would have to suspend where its object died; let it note what is to "
                "be done, and do that later"
            )
        except Stop as stop:
            self.builtins[LOST] = stop
        except BaseException:  # the library has shown what the program raised: this is a reference of a forged dump
            return


def target(weak: Any) -> Any:
    """The object, or None if it is gone."""
    if type(weak) is not Weak:
        raise TypeError("a weak reference that the program has changed")
    return None if weak._o_reference is None else weak._o_reference()


def owners(value: Any) -> list[Any]:
    """The library's references to an object, the oldest last."""
    native = [each for each in weakref.getweakrefs(value) if type(each) is _Reference]
    return [owner for owner in [each.owner() for each in native] if owner is not None]


# records

TOLD = (None, "_died", "_proxy_died")
"""Functions of the library that are told."""


def write(capture: Capture, value: Weak) -> Record:
    """["weak", object or None, owner, which function is told or None, whether it was told, number]"""
    held, reference = target(value), value._o_reference
    if type(held) is _Stand:
        held = None
    if held is None and value._o_told:
        return ["weak", None, None, None, True, value._o_number]
    owner = None if reference is None else reference.owner()
    tell = None if value._o_tell is None else value._o_tell.__name__
    return ["weak", *capture.refs((held, owner)), tell, value._o_told, value._o_number]


def make() -> Weak:
    made = object.__new__(Weak)
    made._o_reference, made._o_tell, made._o_told, made._o_number = None, None, True, 0
    return made


def fill(restore: Restore, value: Weak, held: Any, owner: Any, tell: Any, told: Any, number: Any) -> None:
    if type(number) is not int or tell not in TOLD:
        corrupt("a weak reference without its number or with an unknown callback")
    value._o_number = number
    if not restore.weak:
        restore.last.append(partial(_refer_again, restore.builtins["_o_weak"].__self__, restore))
    found = restore.get(held)
    if found is not None or told is not True:
        told_of = None if tell is None else restore.in_library("weakref", tell)
        restore.weak.append((value, _Stand() if found is None else found, restore.get(owner), told_of))


def _refer_again(deaths: Deaths, restore: Restore) -> None:
    """The objects are kept until the first step after the load, and with them what is told of their death."""
    for weak, value, owner, tell in sorted(restore.weak, key=lambda each: each[0]._o_number):
        deaths.made = weak._o_number
        if owner is not None:
            deaths.fill(weak, value, owner, tell)
            restore.kept.append(value)
