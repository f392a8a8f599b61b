"""What lies where sessions, keys and dumps are kept was put there by an attacker: names and files in; an error, nothing
read or written elsewhere, and nothing waited for, out. The twins beside them work.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import ouros
from ouros import SessionManager, keys
from ouros.session_errors import SessionError

SECRET = b"the host's own text"
NAMES = {
    "parent": "../outside", "parent behind a folder": "a/../../outside", "absolute": "/tmp/outside", "folder": "a/b",
    "other separator": "..\\outside", "drive": "C:outside", "the folder": ".", "its parent": "..", "nothing": "",
    "space": " ", "null": "a\0b", "line break at the end": "a\n", "line break": "a\nb", "suffix": "a.bin",
    "percent": "%2e%2e%2foutside", "letters that look like others": "\uff0e\uff0e\uff0foutside",
    "digits of others": "\u0661",
    "home": "~", "variable": "$HOME", "lone surrogate": "\udc2f", "hidden": ".key", "combined": "a\u0301",
    "stream": "a:b",
}  # fmt: skip
GOOD_NAMES = ["a", "A-b_9", "-", "--help", "CON", "_" * 200]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with one saved session, beside a file that is none of its business."""
    (tmp_path / "outside.bin").write_bytes(SECRET)
    manager = manager_of(tmp_path / "kept")
    manager.execute("x = 1\ndef f():\n    return x")
    manager.save_session(name="good")
    return tmp_path / "kept"


def manager_of(folder: Path) -> SessionManager:
    manager = SessionManager()
    manager.set_storage_dir(str(folder))
    return manager


def refusal(call: Callable[..., object], *args: object, **kwargs: object) -> str:
    with pytest.raises(SessionError) as caught:
        call(*args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_reach_no_other_place(kept: Path, name: str) -> None:
    before = sorted(kept.parent.rglob("*"))
    manager = manager_of(kept)
    for call in (manager.load_session, manager.delete_saved_session):
        assert "snapshot name" in refusal(call, name)
    assert "snapshot name" in refusal(manager.save_session, name=name)
    assert sorted(kept.parent.rglob("*")) == before
    assert (kept.parent / "outside.bin").read_bytes() == SECRET


def test_names_that_are_only_odd(kept: Path) -> None:
    manager = manager_of(kept)
    for name in GOOD_NAMES:
        manager.save_session(name=name)
    assert {saved["name"] for saved in manager.list_saved_sessions()} == {"good", *GOOD_NAMES}
    assert all(manager.delete_saved_session(name) for name in GOOD_NAMES)
    assert "storage error" in refusal(manager.save_session, name="a" * 300)
    assert [file.name for file in kept.iterdir()] == ["good.bin"]


def _sound(path: Path) -> bytes:
    return (path.parent / "good.bin").read_bytes()


FILES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut off": lambda path: path.write_bytes(_sound(path)[:-1]),
    "header only": lambda path: path.write_bytes(_sound(path)[:20]),
    "twice": lambda path: path.write_bytes(_sound(path) * 2),
    "one bit": lambda path: path.write_bytes(_sound(path)[:-9] + bytes([_sound(path)[-9] ^ 1]) + _sound(path)[-8:]),
    "a program": lambda path: path.write_bytes(ouros.Sandbox("x").dump()),
    "a stopped run": lambda path: path.write_bytes(ouros.Sandbox("f()", external_functions=["f"]).start().dump()),
    "a pickle": lambda path: path.write_bytes(b"cposix\nsystem\n(S'touch escaped'\ntR."),
    "text": lambda path: path.write_bytes(SECRET),
    "link to a file outside": lambda path: path.symlink_to(path.parent.parent / "outside.bin"),
    "link to nothing": lambda path: path.symlink_to(path.parent / "nowhere"),
    "link to itself": lambda path: path.symlink_to(path),
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "folder": lambda path: path.mkdir(),
    "pipe": lambda path: os.mkfifo(path),
}


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_files_that_are_no_saved_session(kept: Path, make: Callable[[Path], object]) -> None:
    path = kept / "bad.bin"
    make(path)
    manager = manager_of(kept)
    text = refusal(manager.load_session, "bad")
    assert text.startswith("storage error: ")
    assert SECRET.decode() not in text
    assert not (kept / "escaped").exists()
    assert manager.load_session("good") == "good"
    if path.is_symlink():  # what it leads to is neither written nor deleted
        manager.save_session(name="bad")
        assert not path.is_symlink()
        path.unlink()
        make(path)
        assert manager.delete_saved_session("bad")
    assert (kept.parent / "outside.bin").read_bytes() == SECRET


KEYS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "short": lambda path: path.write_bytes(b"k" * 15),
    "read by a group": lambda path: (path.write_bytes(b"k" * 32), path.chmod(0o640)),
    "written by all": lambda path: (path.write_bytes(b"k" * 32), path.chmod(0o602)),
    "folder": lambda path: path.mkdir(),
    "pipe": lambda path: os.mkfifo(path, 0o600),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link to what others may read": lambda path: (
        path.with_name("open").write_bytes(b"k" * 32),
        path.with_name("open").chmod(0o644),
        path.symlink_to(path.with_name("open")),
    ),
}


@pytest.mark.parametrize("make", KEYS.values(), ids=KEYS)
def test_key_files_that_are_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv(keys.VARIABLE, raising=False)
    path = keys.key_file()
    path.parent.mkdir()
    old = os.umask(0o077)
    try:
        make(path)
    finally:
        os.umask(old)
    with pytest.raises(PermissionError):
        keys.key_for_signing(None)
    assert keys.key_for_checking(None) is None


def test_keys_that_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv(keys.VARIABLE, os.fsdecode(b"\xff" * 16))  # no text, but bytes
    assert keys.key_for_checking(None) == b"\xff" * 16
    for wrong in ("k", "k" * 15):
        monkeypatch.setenv(keys.VARIABLE, wrong)
        with pytest.raises(ValueError, match="at least 16 bytes"):
            keys.key_for_checking(None)
    monkeypatch.setenv(keys.VARIABLE, "")
    assert keys.key_for_checking(None) is None
    made = keys.key_for_signing(None)
    assert keys.key_for_checking(None) == made == keys.key_file().read_bytes()
    assert keys.key_file().stat().st_mode & 0o077 == 0
