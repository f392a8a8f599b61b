"""Keys that sign what goes into a dump besides records: an argument, the environment or a file of the user in; bytes,
and signatures by them, out.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import sys
from pathlib import Path
from typing import Any, Final

from .errors import cast_error

VARIABLE: Final = "OUROS_KEY"
"""The environment variable whose text is the key."""
SHORTEST: Final = 16
SIGNATURE: Final = 32
"""Bytes of a signature."""
_OTHERS = 0o077


def check_key(key: Any) -> bytes:
    """A key that the host passed. Raises TypeError for anything but bytes, ValueError for fewer than 16 of them."""
    if type(key) is not bytes:
        raise cast_error("key", key, "bytes")
    if len(key) < SHORTEST:
        raise ValueError(f"a key has at least {SHORTEST} bytes, this one has {len(key)}")
    return key


def sign(key: bytes, purpose: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 of the purpose and the SHA-256 of each part.

    Example: `hmac.compare_digest(given, sign(key, b'ouros opaque values 1', pickle))`.
    """
    message = b"".join(hashlib.sha256(part).digest() for part in parts)
    return hmac.digest(key, purpose + b"\0" + message, "sha256")


def key_for_signing(key: Any) -> bytes:
    """The key: the argument, else the environment's, else that of the user's file, which is made if there is none.

    Raises: `TypeError` or `ValueError` for a key that is none, `PermissionError` if others may read the file, `OSError`
        if it cannot be made.
    """
    found = _given(key)
    if found is not None:
        return found
    path = key_file()
    if not path.exists():
        _make(path)
    return _read(path)


def key_for_checking(key: Any) -> bytes | None:
    """The same, without making one; None if there is no key, or if others may read the file."""
    found = _given(key)
    if found is not None:
        return found
    try:
        return _read(key_file())
    except OSError:
        return None


def key_file() -> Path:
    """Where the user's key is. Raises FileNotFoundError for a user without a home."""
    try:
        return user_folder("XDG_CONFIG_HOME", ".config", "APPDATA", "Roaming") / "key"
    except RuntimeError as error:
        raise FileNotFoundError(f"{error}; set {VARIABLE}") from None


def user_folder(variable: str, name: str, on_windows: str, name_on_windows: str) -> Path:
    """Where the system lets ouros keep files of one sort for the user: what a variable of the environment says, or a
    folder in the user's home. Raises RuntimeError for a user without a home.
    """
    if sys.platform == "win32":
        variable, name = on_windows, f"AppData/{name_on_windows}"
    return Path(os.environ.get(variable) or Path.home() / name) / "ouros"


def _given(key: Any) -> bytes | None:
    if key is not None:
        return check_key(key)
    text = os.environ.get(VARIABLE)
    return check_key(os.fsencode(text)) if text else None


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file():  # to read a pipe would wait for who writes to it
        raise PermissionError(f"{path} holds no key: it is no file")
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if sys.platform != "win32" and (status.st_mode & _OTHERS or status.st_uid != os.geteuid()):
            raise PermissionError(f"others may read the key in {path}, or own it: make a new one, or chmod 600 it")
        found = file.read()
    if len(found) < SHORTEST:
        raise PermissionError(f"{path} holds no key: it has fewer than {SHORTEST} bytes")
    return found


def _make(path: Path) -> None:
    """Make the file, whole and at once; of several processes that try, one makes it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".key.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(32))
        with contextlib.suppress(FileExistsError):  # another process was faster
            os.link(part, path)
    finally:
        part.unlink()
