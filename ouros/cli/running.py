"""`run` and `resume`: a script or a stopped run in; what it prints and its result on standard output, or a file with
the stopped run, out. What happens on the way goes to standard error.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import SandboxError
from ..progress import Complete, FutureSnapshot, Snapshot
from ..runtime.checking import checked
from ..runtime.json_forms import json_form
from . import files
from .options import (
    FAILED,
    MISUSED,
    STOPPED,
    AsJson,
    Externals,
    File,
    Inputs,
    LimitTexts,
    Quiet,
    Save,
    fail,
    note,
    read_exception,
    read_externals,
    read_inputs,
    read_json,
    read_limits,
)

Handlers = dict[str, Callable[..., Any] | None]


def run(
    file: File,
    inputs: Inputs = None,
    externals: Externals = None,
    limits: LimitTexts = None,
    save: Save = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Run a script, or a program that `ouros compile` made.

    `ouros run sum.py -i 'numbers=[1, 2]' -l max_duration_secs=2`

    `ouros run report.py -e mytools:fetch -e total=math:fsum`

    `ouros run order.py -e ask_price --save order.ouros`

    The value of the last expression is printed as Python writes it, or as JSON. The program sees no file, variable or
    module of this machine but what you hand in. Exit code 3: it stands at a call that nobody answers.
    """
    handlers = read_externals(externals)
    values = read_inputs(inputs)
    checked_limits = read_limits(limits)
    sandbox = files.program(file, list(values), list(handlers))
    _drive(lambda: sandbox.start(inputs=values or None, limits=checked_limits), handlers, save, as_json, quiet)


def resume(
    file: File,
    value: Annotated[
        str | None,
        typer.Option("--value", "-v", metavar="JSON", help="What the call evaluates to.", show_default=False),
    ] = None,
    exception: Annotated[
        str | None,
        typer.Option("--exception", "-x", metavar="'CLASS: MESSAGE'", help="What the call raises.", show_default=False),
    ] = None,
    later: Annotated[
        bool,
        typer.Option("--later", metavar="", help="The call gives something to await, which is answered later."),
    ] = False,
    call: Annotated[
        int | None, typer.Option("--call", metavar="ID", help="Which of several calls that were put off.")
    ] = None,
    externals: Externals = None,
    save: Save = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Answer the call at which a saved run stands, and go on.

    `ouros resume order.ouros --value 4.5`

    `ouros resume order.ouros --exception 'ConnectionError: down' --save order.ouros`

    `ouros resume order.ouros --value 4.5 -e mytools:ask_price`

    The file is not changed, unless `--save` names it. Calls that come after are answered as in `ouros run`.
    """
    if (value is not None) + (exception is not None) + later != 1:
        raise typer.BadParameter("a call is answered with one of them", param_hint="--value, --exception, --later")
    handlers = read_externals(externals)
    answer: dict[str, Any] = {"future": ...}
    if value is not None:
        answer = {"return_value": read_json(value, "the value")}
    elif exception is not None:
        answer = {"exception": read_exception(exception)}
    stopped = files.stopped_run(file)
    _drive(lambda: _answered(stopped, answer, call), handlers, save, as_json, quiet)


def _answered(stopped: Snapshot | FutureSnapshot, answer: dict[str, Any], call: int | None) -> Any:
    if isinstance(stopped, Snapshot):
        if call not in (None, stopped.call_id):
            fail(f"it stands at call {stopped.call_id}, not {call}", MISUSED)
        return stopped.resume(**answer)
    pending = stopped.pending_call_ids
    if call is None and len(pending) != 1:
        fail(f"it waits for several calls; say with --call which is answered: {_listed(pending)}", MISUSED)
    chosen = pending[0] if call is None else call
    if chosen not in pending:
        fail(f"it waits for no call {chosen}; it does for {_listed(pending)}", MISUSED)
    return stopped.resume({chosen: answer})


def _drive(begin: Callable[[], Any], handlers: Handlers, save: Path | None, as_json: bool, quiet: bool) -> None:
    """Go on until the program ends, fails, or stands at a call without a handler."""
    try:
        progress = begin()
        while isinstance(progress, Snapshot):
            handler = None if progress.is_os_function else handlers.get(progress.function_name)
            if handler is None:
                break
            if not quiet:
                note(f"call {progress.call_id}: {call_text(progress)}")
            progress = progress.resume(**_ask(handler, progress))
    except SandboxError as error:
        fail(files.shown(error) + _undeclared(error), FAILED)
    except (TypeError, KeyError, ValueError) as error:  # of values that cannot cross, and inputs that are missing
        fail(str(error.args[0]) if error.args else str(error), MISUSED)
    if isinstance(progress, Complete):
        _print_result(progress.output, as_json)
    else:
        _stop(progress, save)


def _undeclared(error: SandboxError) -> str:
    """Advice if a name is missing that the host may have forgotten to hand in."""
    found = re.fullmatch(r"NameError: name '(\w+)' is not defined.*", str(error))
    if found is None:
        return ""
    name = found[1]
    return f"\nA variable is handed in with --input {name}=JSON, a function of the host with --external MODULE:{name}"


def _ask(handler: Callable[..., Any], call: Snapshot) -> dict[str, Any]:
    """The host's answer to a call."""
    try:
        check = checked(handler)
        if check is not None:
            check(call.args, call.kwargs)
        return {"return_value": handler(*call.args, **call.kwargs)}
    except Exception as error:
        return {"exception": error}


def _print_result(output: Any, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(json_form(output), ensure_ascii=False))
    elif output is not None:
        typer.echo(repr(output))


def _stop(stopped: Snapshot | FutureSnapshot, save: Path | None) -> None:
    where = _waiting_for(stopped)
    if save is None:
        fail(f"{where}, and nobody answers.\n{_advice(stopped)}", STOPPED)
    try:
        data = stopped.dump()
    except TypeError as error:  # something that has no form in bytes
        fail(f"{where}, and cannot be saved: {error}", FAILED)
    files.write(save, data)
    then = f"ouros resume {save} " + ("--value JSON" if isinstance(stopped, Snapshot) else "--call ID --value JSON")
    fail(f"{where}.\nSaved to {save}; look at it with `ouros inspect {save}`, go on with `{then}`", STOPPED)


def _waiting_for(stopped: Snapshot | FutureSnapshot) -> str:
    if isinstance(stopped, FutureSnapshot):
        return f"{stopped.script_name} waits for the answers to the calls {_listed(stopped.pending_call_ids)}"
    seen = stopped.inspect()
    place = seen.stack[-1].position if seen.stack else None
    line = "" if place is None else f", line {place.line}"
    return f"{stopped.script_name}{line} stands at {call_text(stopped)}"


def _advice(stopped: Snapshot | FutureSnapshot) -> str:
    """What a person can do about a call that nobody answers."""
    if isinstance(stopped, Snapshot) and not stopped.is_os_function:
        name = stopped.function_name
        return f"Give it a function: --external MODULE:{name}; or keep the run for `ouros resume`: --save FILE"
    return "Keep the run for `ouros resume`: --save FILE"


def call_text(call: Snapshot) -> str:
    """A call as Python writes it."""
    parts = [*map(repr, call.args), *(f"{name}={value!r}" for name, value in call.kwargs.items())]
    return f"{call.function_name}({', '.join(parts)})"


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
