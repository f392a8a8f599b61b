"""What is done when a program has ended: a run and its main code in; the same with functions registered by `atexit`
called and open files flushed after it, out.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Final

from .coroutines import Coroutine
from .functions import Carrier

if TYPE_CHECKING:
    from .execution import Execution

FILES: Final = "_io"
"""The library module that knows the open files of a run."""
EXITS: Final = "atexit"
"""The one that knows what a run calls at its end."""
_REGISTERING: Final = frozenset({EXITS, "weakref"})


def registers(execution: Execution) -> bool:
    """Whether the program may register functions that are called at its end."""
    return not _REGISTERING.isdisjoint(execution.program.unit.libraries)


def run(execution: Execution, main: Callable[[], Any]) -> Any:
    """Call the main code of a direct program, and then what is left to do unless the run was stopped."""
    try:
        return main()
    finally:
        steps = ((EXITS, "_run_exitfuncs", registers(execution)), (FILES, "_flush", _has_files(execution)))
        for module, name, wanted in steps:
            if wanted and module in execution.libraries.loaded and execution.builtins["_o_live"]:
                execution.libraries.member(module, name)()


def finishing(execution: Execution, generator: Generator[Any, Any, Any]) -> Any:
    """The main code of a suspendable program with what is left to do after it."""
    for module, wanted in ((EXITS, registers(execution)), (FILES, _has_files(execution))):
        if wanted:
            generator = execution.libraries.member(module, "_finishing")._o_gen(Coroutine(generator))
    return generator


def _has_files(execution: Execution) -> bool:
    return FILES in execution.program.unit.libraries


def at_once(main: Callable[[], Any]) -> Generator[Any, Any, Any]:
    """A program that does not stop itself, as a generator."""
    return called(main)
    yield


def called(main: Callable[[], Any]) -> Any:
    """The program's value; its own StopIteration must not look like the end of a generator."""
    try:
        return main()
    except StopIteration as error:
        carrier = Carrier(error)
    raise carrier
