"""One process of a step-by-step run: pickled lists of tasks on stdin; a pickled reply to each, in order, on stdout."""

import contextlib
import gc
import pickle
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

from ouros import Complete, Sandbox, SandboxRuntimeError, SandboxSyntaxError, Snapshot


def last_line_of(error: SandboxRuntimeError | SandboxSyntaxError) -> str:
    """Words an uncaught exception of the sandbox as the last line of CPython's traceback does.

    The message of a `KeyError` is its key; CPython's `str` of one, which its traceback shows, is the key's `repr`.
    """
    name, _, message = error.display("type-msg").partition(": ")
    exception = error.exception()
    if isinstance(exception, KeyError) and exception.args == (message,):
        message = repr(message)
    return f"{name}: {message}" if message else name


def advance(task: dict[str, Any], print_callback: Callable[[str, str], None]) -> dict[str, Any]:
    """Starts or resumes one program from bytes, up to its next stop.

    Args:
        task: `sandbox` (bytes) and `inputs`, or `snapshot` (bytes) and `answer` (the keywords of `resume`).
        print_callback: takes what the program prints.

    Returns:
        `kind` is `call`, `ok`, `error` or `broken`; the rest says more of it.
    """
    try:
        if "sandbox" in task:
            sandbox = Sandbox.load(task["sandbox"])
            progress = sandbox.start(inputs=task["inputs"], print_callback=print_callback)
        else:
            snapshot = Snapshot.load(task["snapshot"], print_callback=print_callback)
            progress = snapshot.resume(**task["answer"])
        if isinstance(progress, Complete):
            return {"kind": "ok", "value": progress.output}
        assert isinstance(progress, Snapshot), progress
        call = {"name": progress.function_name, "args": progress.args, "kwargs": progress.kwargs}
        return {"kind": "call", "snapshot": progress.dump(), **call}
    except (SandboxRuntimeError, SandboxSyntaxError) as error:
        return {"kind": "error", "value": last_line_of(error)}
    except Exception:
        return {"kind": "broken", "value": traceback.format_exc()}


def reply_to(task: dict[str, Any]) -> dict[str, Any]:
    """Performs a task; the reply has what `advance` says, and under `printed` what the program printed meanwhile."""
    printed: list[str] = []
    return {**advance(task, lambda stream, text: printed.append(text)), "printed": "".join(printed)}


class _AnyVersion(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """Finds paths where every Python has them; 3.13 says `pathlib._local`."""
        return super().find_class("pathlib" if module == "pathlib._local" else module, name)


def read_from(stream: BinaryIO) -> Any:
    """The next pickle in a stream, of whatever Python."""
    return _AnyVersion(stream).load()


def main() -> None:
    """Answers the tasks one by one, so that the death of this process is laid at the right task's door."""
    gc.freeze()
    with contextlib.suppress(EOFError):
        while True:
            for task in read_from(sys.stdin.buffer):
                pickle.dump(reply_to(task), sys.stdout.buffer)
                sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
