"""What evaluated code is made with: the program that a code object belongs to, and globals that are a dict of the
program's, in; a mark that the code carries, and the dict that emitted code has as its globals, out.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING, Any, Final

from ..policy.attributes import RESERVED_PREFIX

if TYPE_CHECKING:
    from ..transform.program import Evaluation, Program

BUILTINS: Final = "__builtins__"
SHOWN: Final = "_o_visible"
"""Under which name the builtins of a run hold the dict that programs find under `__builtins__`."""
MODULE: Final = "_o_builtins"
"""Under which name they hold the module `builtins`, once the program has imported it."""
MAIN: Final = "<module>"
FILE: Final = "<evaluated>"
"""What code objects of evaluated sources say; the program's own name for one is in its `Program`."""
DISPLAY: Final = "_o_display"
"""What prints the values of expressions in interactive code."""


class Origin:
    """The last constant of every code object of an evaluated source: what leads to the source's program.

    The program holds its code objects, which the interpreter's collector does not go through: they must not hold it.
    """

    __slots__ = ("_evaluation", "_program", "_remade")

    def __init__(self, program: Program, remade: Callable[[Evaluation], Program]) -> None:
        """`remade`: what makes the same program again, once nobody else has held it any more."""
        assert program.evaluation is not None
        self._evaluation, self._remade = program.evaluation, remade
        self._program = weakref.ref(program)

    @property
    def program(self) -> Program:
        """The program; one that was made again numbers the functions of the source as the first did."""
        found = self._program()
        if found is None:
            found = self._remade(self._evaluation)
            self._program = weakref.ref(found)
        return found


def origin_of(code: CodeType) -> Program | None:
    """The program of an evaluated source that the code is from; None for any other code."""
    last = code.co_consts[-1] if code.co_consts else None
    return last.program if type(last) is Origin else None


KEPT: Final = 1 << 16
"""Letters of sources that a run keeps the programs of, whatever becomes of their code."""


class Kept:
    """The programs of what one run has evaluated: wanted again where functions of them are, in tracebacks and dumps."""

    __slots__ = ("_bound", "_letters", "_programs")

    def __init__(self) -> None:
        self._programs: dict[Program, int] = {}
        self._letters, self._bound = 0, KEPT

    def keep(self, program: Program) -> Program:
        """Hold a program, and let those go that no function is of if there are many."""
        if program not in self._programs:
            assert program.evaluation is not None
            self._programs[program] = letters = len(program.evaluation[0])
            self._letters += letters
            if self._letters > self._bound:
                known = self._programs.items()
                self._programs = {each: size for each, size in known if each is program or not each.idle}
                self._letters = sum(self._programs.values())
                self._bound = max(KEPT, 2 * self._letters)
        return program


def is_evaluated_main(code: CodeType) -> bool:
    """Whether this is the module-level code of an evaluated source."""
    return code.co_name == MAIN and bool(code.co_consts) and type(code.co_consts[-1]) is Origin


class Given(dict[str, Any]):
    """The globals of code that a program evaluates in a dict of its own: names of the program are looked up in that
    dict at every use, those of the compiler only in the builtins of the run.

    CPython asks globals that are no plain dict by `__getitem__`; it stores into them without asking, which emitted code
    for such globals never does. What this dict itself holds is what CPython reads when a function is made.
    """

    __slots__ = ("_o_given",)
    _o_given: Any

    def __getitem__(self, name: str) -> Any:
        if name.startswith(RESERVED_PREFIX):
            raise KeyError(name)
        given = self._o_given
        try:
            return given[name]
        except KeyError:
            pass
        builtins = given_builtins(self)
        if builtins is None:
            raise KeyError(name)  # the interpreter goes on in the builtins of the run
        try:
            return builtins[name]
        except KeyError:
            pass
        raise NameError(f"name '{name}' is not defined", name=name)

    def __setitem__(self, name: str, value: Any) -> None:
        self._o_given[name] = value

    def __delitem__(self, name: str) -> None:
        try:
            del self._o_given[name]
        except KeyError:
            pass
        else:
            return
        raise NameError(f"name '{name}' is not defined", name=name)


def given_builtins(globals: dict[str, Any]) -> Any:
    """What the program put under `__builtins__` in its dict; None where that is what it found there, or its module.

    Raises: `TypeError` where it is None, on which CPython finds nothing.
    """
    if type(globals) is not Given or not issubclass(type(globals._o_given), dict):
        return None
    run = dict.__getitem__(globals, BUILTINS)
    found = dict.get(globals._o_given, BUILTINS, run)
    if found is None:
        raise TypeError("'NoneType' object is not subscriptable")
    return None if any(found is own for own in (run, run.get(SHOWN), run.get(MODULE))) else found


def given_builtin(globals: dict[str, Any], name: str, absent: Exception) -> Any:
    """What a statement finds under such a name in builtins that the program gave; None where that is the run's own."""
    builtins = given_builtins(globals)
    if builtins is None:
        return None
    try:
        found = builtins[name]
    except KeyError:
        raise absent from None
    return None if found is dict.__getitem__(globals, BUILTINS).get(name) else found


def given_globals(given: Any, builtins: dict[str, Any]) -> Given:
    """Globals for code that is evaluated in the program's dict `given`."""
    made = Given({BUILTINS: builtins})
    made._o_given = given
    return made


def note_module(made: Given) -> None:
    """Let functions know the module that they are defined in, which CPython reads past `__getitem__`."""
    given = made._o_given
    if issubclass(type(given), dict) and dict.__contains__(given, "__name__"):
        dict.__setitem__(made, "__name__", dict.__getitem__(given, "__name__"))
    else:
        dict.pop(made, "__name__", None)


def shown_builtins(builtins: dict[str, Any]) -> dict[str, Any]:
    """What a program finds as `__builtins__` in a dict in which it evaluated code: one dict for each run."""
    found: dict[str, Any] | None = builtins.get(SHOWN)
    if found is None:
        found = builtins[SHOWN] = visible_builtins(builtins)
    return found


def visible_builtins(builtins: dict[str, Any]) -> dict[str, Any]:
    """The builtins that a program can name."""
    return {name: value for name, value in builtins.items() if not name.startswith(RESERVED_PREFIX)}
