"""Caches that outlive a run: what programs give to them in; of that no more kept than a bound says, however large."""

from __future__ import annotations

import encodings
import sys
from typing import Any

import pytest

from ouros import Sandbox
from ouros.runtime import host_caches
from ouros.runtime.kept import kept

LONG = 100_000
KEEPING = {
    "a pattern": ("re", "import re\nre.compile('a' * {})"),
    "a pattern that is searched for": ("re", "import re\nre.search(b'a' * {}, b'a')"),
    "a template": ("re", "import re\nre.sub('a', '-' * {}, 'b')"),
    "a template of a pattern": ("re", "import re\nre.compile('a').sub(repl='-' * {}, string='b')"),
    "a pattern of file names": ("fnmatch", "import fnmatch\nfnmatch.filter(['a'], 'a' * {})"),
    "short patterns of file names": (
        "fnmatch",
        "import fnmatch\nfor i in range({} // 140): fnmatch.fnmatch('a', f'a{{i}}')",
    ),
    "a pattern of paths": ("fnmatch", "import pathlib\npathlib.PurePosixPath('a').match('a' * {})"),
    "a format of numbers": ("struct", "import struct\nstruct.calcsize('x' * {})"),
    "a format that packs": ("struct", "import struct\nstruct.pack('x' * {})"),
    "an address": ("urllib.parse", "import urllib.parse\nurllib.parse.urlsplit('a' * {})"),
    "letters that stay": ("urllib.parse", "import urllib.parse\nurllib.parse.quote('a', safe='b' * {})"),
    "a format of times": ("_strptime", "import time\ntry: time.strptime('a', 'a' * {})\nexcept ValueError: pass"),
}


@pytest.mark.parametrize("name", KEEPING)
def test_the_hosts_caches_are_emptied(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, source = KEEPING[name]
    Sandbox(source.format(1)).run()  # imports the module
    emptied: list[str] = []
    monkeypatch.setitem(host_caches._given, cache, 0)
    monkeypatch.setitem(host_caches._EMPTYING, cache, (("test_caches", "emptying"),))
    monkeypatch.setitem(sys.modules, "test_caches", Emptying(lambda: emptied.append(cache)))
    for number in range(2):
        Sandbox(source.format(LONG + number)).run()
    assert not emptied
    Sandbox(source.format(LONG + 2)).run()
    assert emptied


class Emptying:
    def __init__(self, emptying: Any) -> None:
        self.emptying = emptying


def test_what_empties_a_cache_does() -> None:
    Sandbox("import fnmatch, re, struct, time, urllib.parse\ntime.strptime('2000', '%Y')").run()
    import fnmatch
    import re

    for cache in host_caches._EMPTYING:
        fnmatch.fnmatch("a", "b")
        host_caches.give(cache, host_caches.LETTERS + 1)
    assert fnmatch._compile_pattern.cache_info().currsize == 1  # type: ignore[attr-defined]
    host_caches.give("fnmatch", host_caches.LETTERS + 1)
    assert fnmatch._compile_pattern.cache_info().currsize == 0  # type: ignore[attr-defined]
    assert not re._cache  # type: ignore[attr-defined]


def test_names_of_encodings_that_there_are_not() -> None:
    Sandbox("for i in range(9):\n try: 'a'.encode(f'x-{i}')\n except LookupError: pass").run()
    assert None not in vars(encodings)["_cache"].values()


def test_answers_are_kept_by_their_letters() -> None:
    asked: list[str] = []

    @kept(1000)
    def answer(*key: str) -> str:
        asked.append(key[0])
        return key[0]

    for text in ("a", "a", "b" * 500, "c" * 500, "c" * 500, "a", "d" * 2000, "d" * 2000):
        assert answer(text) == text
    assert [text[0] for text in asked] == ["a", "b", "c", "a", "d", "d"]
