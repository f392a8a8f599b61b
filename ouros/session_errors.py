"""What goes wrong with sessions: the failure in; the `RuntimeError` that the host gets, out."""

from __future__ import annotations

from typing import NoReturn


class SessionError(RuntimeError):
    """A session could not do what was asked.

    Attributes:
        stdout: what the program had printed in this step before it failed; empty for any other failure.

    Example:
        >>> session = ouros.SessionManager().create_session('work')
        >>> try:
        ...     session.execute('print("so far"); 1 / 0')
        ... except RuntimeError as error:
        ...     print(error.stdout.strip(), '|', str(error).splitlines()[-1])
        so far | ZeroDivisionError: division by zero
    """

    stdout: str

    def __init__(self, message: str, stdout: str = "") -> None:
        super().__init__(message)
        self.stdout = stdout


def invalid_state(message: str) -> NoReturn:
    """Refuse what the session cannot do at the moment."""
    raise SessionError(f"invalid state: {message}")


def invalid_argument(message: str) -> NoReturn:
    """Refuse an argument."""
    raise SessionError(f"invalid argument: {message}")


def storage_error(message: str) -> NoReturn:
    """Tell that the storage failed."""
    raise SessionError(f"storage error: {message}")


def pending_call() -> NoReturn:
    """Refuse to run anything before the call that waits has been answered."""
    raise SessionError("RuntimeError: repl session has a pending call; call resume() first")
