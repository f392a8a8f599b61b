"""The commands of `ouros`: one Typer application, put together here.

Exit codes: 0 done; 1 the program failed or is refused; 2 wrong arguments, or a file that cannot be read; 3 the program
stands at a call that nobody answers.
"""

from __future__ import annotations

from typing import Annotated

import typer

from ..version import __version__
from . import compiling, looking, running

app = typer.Typer(name="ouros", no_args_is_help=True, rich_markup_mode="markdown")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Run Python that nobody reviewed, stop it at any call to the outside, and continue it elsewhere.

    `ouros run script.py --external fetch --save stop.ouros` runs to the first call of `fetch`;

    `ouros inspect stop.ouros` shows where it stands; `ouros resume stop.ouros --value '"text"'` goes on.

    **Exit codes**: 0 done; 1 the program failed or is refused; 2 wrong arguments, or a file that cannot be read;
    3 the program stands at a call that nobody answers.
    """


for _command in (running.run, running.resume, looking.inspect, looking.show, looking.check, compiling.compile_):
    app.command(_command.__name__.rstrip("_"))(_command)

__all__ = ["app"]
