"""`inspect`, `show` and `check`: files in; what people want to see of them out. Nothing of a program runs."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import typer

from ..errors import SandboxError, SandboxTypingError, SnapshotError
from ..limits import DEFAULT_LIMITS
from ..progress import FutureSnapshot, Snapshot, look
from ..runtime import wire
from ..sandbox import Sandbox
from ..type_checking import MISSING as NO_CHECKER
from . import files
from .options import FAILED, MISUSED, AsJson, Externals, File, InputNames, fail, note, read_externals

Form = Literal["direct", "suspendable", "both"]


def inspect(file: File, as_json: AsJson = False) -> None:
    """Show what a file holds: a stopped run, a program or a session.

    `ouros inspect order.ouros`

    `ouros inspect order.ouros --json | jq .stack`

    Of a run that is its stack in your source with a marker where it stands, the variables of each function, the call
    that it waits for, and the memory that it holds by type. Nothing of the program runs.
    """
    from . import trees  # which needs sessions and the colours

    data = file.read_bytes()
    kind = files.kind_of(data)
    try:
        if kind in (wire.SNAPSHOT, wire.FUTURES):
            seen = look(FutureSnapshot if kind == wire.FUTURES else Snapshot, data)
            source = trees.source_of(data)
            _print(seen.dict(), lambda: trees.print_run(seen, source), as_json)
        elif kind == wire.PROGRAM:
            shown = trees.program_tree(Sandbox.load(data), data)
            _print(shown, lambda: trees.print_program(shown), as_json)
        elif kind == wire.SESSION:
            session = trees.session_tree(data)
            _print(session, lambda: trees.print_session(session), as_json)
        else:
            fail(f"{file} is no dump of ouros", MISUSED)
    except SnapshotError as error:
        fail(f"{file}: {error}", MISUSED)


def _print(tree: dict[str, Any], to_people: Any, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(tree, ensure_ascii=False, indent=2))
    else:
        to_people()


def show(
    file: File,
    form: Annotated[
        Form, typer.Option("--form", "-f", help="The program of `run`, the one of `start`, or both.")
    ] = "both",
    inputs: InputNames = None,
    externals: Externals = None,
) -> None:
    """Show what a script is compiled to.

    `ouros show order.py -e ask_price`

    `ouros show order.py -e ask_price --form suspendable`

    The direct program calls the host's functions; in the suspendable one, functions that may stop are generators, and
    each `yield` is a place to stop. Names that begin with `_o_` are the compiler's.
    """
    from ..transform.render import render

    sandbox = files.program(file, inputs or [], list(read_externals(externals)))
    try:
        _compile(sandbox)
    except SandboxError as error:
        fail(files.shown(error), FAILED)
    program = sandbox._program
    for suspendable in (False, True):
        name = "suspendable" if suspendable else "direct"
        if form not in (name, "both"):
            continue
        if form == "both":
            typer.echo(f"# {name}\n")
        typer.echo(render(program.key[0], program.unit.original, program.form(suspendable).emitted.tree))


def _compile(sandbox: Sandbox) -> None:
    """Both forms: some bounds only the emitted program shows."""
    for suspendable in (False, True):
        sandbox._execution(suspendable, DEFAULT_LIMITS, None)


def check(
    file: File,
    inputs: InputNames = None,
    externals: Externals = None,
    stubs: Annotated[
        typer.FileText | None, typer.Option("--stubs", help="Declarations of the inputs and external functions.")
    ] = None,
) -> None:
    """Check a script without running it: whether it is compiled, and its types if ty is installed.

    `ouros check order.py -e ask_price`

    `ouros check order.py -e ask_price --stubs order.pyi`

    Exit code 1: it is refused, or a type is wrong. Types are checked by the extra `ouros[check]`; inputs and external
    functions without declarations in `--stubs` may be anything.
    """
    names = [*(inputs or []), *read_externals(externals)]
    sandbox = files.program(file, inputs or [], list(read_externals(externals)))
    try:
        _compile(sandbox)
        anything = "".join(f"{name}: Any\n" for name in names)
        sandbox.type_check(stubs.read() if stubs else f"from typing import Any\n{anything}" if names else None)
    except SandboxTypingError as error:
        fail(error.display("full").rstrip(), FAILED)
    except SandboxError as error:
        fail(files.shown(error), FAILED)
    except RuntimeError as error:
        if str(error) != NO_CHECKER:
            raise
        note(f"{file}: compiled; types are not checked, because ty is not installed")
        return
    note(f"{file}: no problems found")
