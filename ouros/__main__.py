"""The command line: `ouros …` or `python -m ouros …` in; an exit code out."""

from __future__ import annotations

import sys

MISSING = "the command line needs two more packages; install them with: pip install 'ouros[cli]'"


def main() -> None:
    """Run the command that `sys.argv` names, and exit."""
    try:
        import rich
        import typer
    except ImportError:
        sys.exit(MISSING)
    del rich, typer  # they are there, so what fails to import from here on is an error of ours
    from .cli import app

    app()


if __name__ == "__main__":
    main()
