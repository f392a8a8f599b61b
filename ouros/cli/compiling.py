"""`compile`: a script in; a file out that runs without the compiler."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import SandboxError
from ..keys import VARIABLE
from . import files
from .options import FAILED, MISUSED, Externals, File, InputNames, LimitTexts, fail, note, read_externals, read_limits


def compile_(
    file: File,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="Where to put it.", show_default=False)],
    inputs: InputNames = None,
    externals: Externals = None,
    limits: LimitTexts = None,
) -> None:
    """Compile a script ahead of time.

    `ouros compile order.py -e ask_price -o order.ouros`, and then `ouros run order.ouros -e mytools:ask_price`

    `ouros compile order.py -e ask_price -l max_duration_secs=1 -o order.ouros`

    The file holds the source, and compiled code for this version of Python, signed with the text of the environment
    variable `OUROS_KEY` or else with a key of this user, which is made if there is none. Where the signature does not
    fit, the source is compiled again. `--limit` adds code for runs with such limits.
    """
    chosen = read_limits(limits)
    sandbox = files.program(file, inputs or [], list(read_externals(externals)))
    try:
        data = sandbox.dump(compiled=True, limits=chosen)
    except SandboxError as error:
        fail(files.shown(error), FAILED)
    except (OSError, ValueError) as error:
        fail(f"no key, neither in {VARIABLE} nor in a file of this user: {error}", MISUSED)
    files.write(output, data)
    note(f"{output}: {len(data)} bytes")
