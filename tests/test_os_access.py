"""Calls to the host's operating system: what the host sees, `OSAccess`, and files compared with CPython's."""

import contextlib
import copy
import errno
import io
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, get_args

import pytest

import ouros
from ouros import (
    AbstractOS,
    CallbackFile,
    Complete,
    MemoryFile,
    OSAccess,
    OsFunction,
    Sandbox,
    SandboxRuntimeError,
    Snapshot,
    StatResult,
)
from ouros.policy.modules import LEFT_OUT

P = PurePosixPath


def stepped(code: str, system: Callable[..., Any], **kwargs: Any) -> Any:
    """Runs a program that is written to bytes and read back at every call."""
    progress: Any = Sandbox(code, **kwargs).start()
    while type(progress) is Snapshot:
        assert progress.is_os_function
        progress = Snapshot.load(progress.dump())
        answer: dict[str, Any]
        try:
            answer = {"return_value": system(progress.function_name, progress.args, progress.kwargs)}
        except Exception as error:
            answer = {"exception": error}
        progress = progress.resume(**answer)
    assert type(progress) is Complete
    return progress.output


def direct(code: str, system: Callable[..., Any], **kwargs: Any) -> Any:
    return Sandbox(code, **kwargs).run(os=system)


@pytest.fixture(params=[direct, stepped], ids=["run", "reloaded"])
def evaluate(request: pytest.FixtureRequest) -> Callable[..., Any]:
    return request.param  # type: ignore[no-any-return]


def first_call(code: str) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
    progress: Any = Sandbox(code).start()
    assert type(progress) is Snapshot
    assert progress.is_os_function
    return progress.function_name, progress.args, progress.kwargs


# ------------------------------------------------------------------------------------------------- what the host sees


PATH = "from pathlib import Path\np = Path('/tmp/x')\n"


@pytest.mark.parametrize(
    ("code", "call"),
    [
        ("p.exists()", ("Path.exists", (P("/tmp/x"),), {})),
        ("p.is_file()", ("Path.is_file", (P("/tmp/x"),), {})),
        ("p.read_text(encoding='utf-8')", ("Path.read_text", (P("/tmp/x"),), {"encoding": "utf-8"})),
        ("p.write_text('hi')", ("Path.write_text", (P("/tmp/x"), "hi"), {})),
        ("p.write_bytes(b'hi')", ("Path.write_bytes", (P("/tmp/x"), b"hi"), {})),
        ("p.mkdir()", ("Path.mkdir", (P("/tmp/x"),), {})),
        ("p.mkdir(parents=True, exist_ok=True)", ("Path.mkdir", (P("/tmp/x"),), {"parents": True, "exist_ok": True})),
        ("p.rename(Path('/b'))", ("Path.rename", (P("/tmp/x"), P("/b")), {})),
        ("p.rename('/b')", ("Path.rename", (P("/tmp/x"), "/b"), {})),
        ("m = p.exists\nm()", ("Path.exists", (P("/tmp/x"),), {})),
        ("Path.exists(p)", ("Path.exists", (P("/tmp/x"),), {})),
        ("getattr(p, 'stat')()", ("Path.stat", (P("/tmp/x"),), {})),
    ],
)
def test_calls_of_paths(code: str, call: Any) -> None:
    assert first_call(PATH + code) == call


@pytest.mark.parametrize(
    ("code", "call"),
    [
        ("import os\nos.getenv('K')", ("os.getenv", ("K", None), {})),
        ("import os\nos.getenv('K', 'd')", ("os.getenv", ("K", "d"), {})),
        ("import os\nos.getenv(key='K', default='d')", ("os.getenv", ("K", "d"), {})),
        ("import os\nos.environ", ("os.environ", (), {})),
        ("from os import environ", ("os.environ", (), {})),
        ("import os as o\ngetattr(o, 'environ')", ("os.environ", (), {})),
        ("from os import *", ("os.environ", (), {})),
    ],
)
def test_calls_of_the_environment(code: str, call: Any) -> None:
    assert first_call(code) == call


def test_the_names_of_calls() -> None:
    names = set(get_args(OsFunction))
    assert len(names) == 18
    from ouros.policy.os_calls import OS_CALLS

    assert names == OS_CALLS


def test_calls_of_a_path_that_the_host_gives() -> None:
    progress: Any = Sandbox("p.exists(), p", inputs=["p"]).start(inputs={"p": Path("/a/../b")})
    assert (progress.function_name, progress.args) == ("Path.exists", (P("/a/../b"),))
    assert progress.resume(return_value=True).output == (True, P("/a/../b"))
    progress = Sandbox("f().read_text()", external_functions=["f"]).start()
    progress = progress.resume(return_value=P("x"))
    assert (progress.function_name, progress.args) == ("Path.read_text", (P("x"),))


def test_call_ids_are_shared_with_external_functions() -> None:
    progress: Any = Sandbox("import os\nf()\nos.getenv('A')\nf()", external_functions=["f"]).start()
    seen = []
    while type(progress) is Snapshot:
        seen.append((progress.call_id, progress.is_os_function))
        progress = progress.resume(return_value=None)
    assert seen == [(0, False), (1, True), (2, False)]


def answered(code: str, value: Any) -> Any:
    progress: Any = Sandbox(PATH + code).start()
    return progress.resume(return_value=value).output


def test_answers_are_used_as_they_are() -> None:
    assert answered("p.exists()", "maybe") == "maybe"
    assert answered("p.rename('/b')", None) is None
    assert answered("[x.name for x in p.iterdir()]", [P("/tmp/x/a"), P("/tmp/x/b")]) == ["a", "b"]
    assert answered("p.iterdir()", [P("/tmp/x/a")]) == [P("/tmp/x/a")]
    assert answered("p.resolve()", "/real") == P("/real")
    assert answered("str(p.absolute())", P("/real")) == "/real"
    stat = StatResult.file_stat(5, mtime=1.5)
    assert answered("s = p.stat()\n(s.st_size, s[6], s.st_mtime, s.st_mode, len(s))", stat) == (5, 5, 1.5, 0o100644, 10)
    assert answered("s = p.stat()\n(s.st_size, s[0])", os.stat_result((1, 2, 3, 4, 5, 6, 7, 8, 9, 10))) == (7, 1)


def test_an_answer_that_cannot_be_converted() -> None:
    progress: Any = Sandbox(PATH + "p.exists()").start()
    with pytest.raises(TypeError, match="Cannot convert complex to Sandbox value"):
        progress.resume(return_value=3j)
    code = PATH + "try:\n    p.exists()\nexcept TypeError as error:\n    text = str(error)\ntext"
    assert Sandbox(code).run(os=lambda *call: 3j) == "Cannot convert complex to Sandbox value"


def test_a_call_answered_later() -> None:
    progress: Any = Sandbox(PATH + "await p.read_text()").start().resume(future=...)
    assert progress.resume({0: {"return_value": "late"}}).output == "late"


def test_the_environment_is_a_private_dict(evaluate: Callable[..., Any]) -> None:
    system = OSAccess(environ={"A": "1"})
    code = """
import os
env = os.environ
env['B'] = '2'
try:
    os.environ['MISSING']
except KeyError as error:
    missing = str(error)
(env['B'], 'B' in os.environ, len(env), os.environ.get('A'), list(env.items()), missing)
"""
    assert evaluate(code, system) == ("2", False, 2, "1", [("A", "1"), ("B", "2")], "'MISSING'")
    assert system.environ == {"A": "1"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("os.getenv()", "TypeError: os.getenv expected at least 1 argument, got 0"),
        ("os.getenv(1)", "TypeError: str expected, not int"),
        ("os.nothing", "AttributeError: module 'os' has no attribute 'nothing'"),
        (
            "os.system('ls')",
            f"AttributeError: module 'os' has no attribute 'system' in the sandbox: {LEFT_OUT['os']}",
        ),
        ("open(3)", "OSError: [Errno 9] Bad file descriptor"),
    ],
)
def test_wrong_calls(code: str, text: str) -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox(f"import os\n{code}").run(os=OSAccess())
    assert str(caught.value) == text


# ----------------------------------------------------------------------------------------------------------- handlers


def test_without_a_handler() -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox(PATH + "p.exists()").run()
    assert str(caught.value) == (
        "NotImplementedError: OS function 'Path.exists' not implemented with standard execution"
    )
    with pytest.raises(SandboxRuntimeError) as caught:
        Sandbox(PATH + "p.exists()", external_functions=["f"]).run(external_functions={"f": print})
    assert str(caught.value) == "NotImplementedError: OS function 'Path.exists' not implemented"
    code = "try:\n    open('x')\nexcept NotImplementedError:\n    found = 'no files'\nfound"
    assert Sandbox(code).run() == "no files"


def test_any_function_is_a_handler() -> None:
    seen = []

    def handler(*call: Any) -> Any:
        seen.append(call)
        return "text"

    assert Sandbox(PATH + "p.read_text(errors='x')").run(os=handler) == "text"
    assert seen == [("Path.read_text", (P("/tmp/x"),), {"errors": "x"})]
    with pytest.raises(TypeError, match=r"^TypeError: 'int' object is not callable$"):
        Sandbox("1").run(os=1)  # type: ignore[arg-type]


def test_errors_of_a_handler_are_the_programs() -> None:
    def handler(*call: Any) -> Any:
        raise PermissionError(errno.EACCES, "Permission denied", "/tmp/x")

    code = PATH + "try:\n    p.read_text()\nexcept OSError as e:\n    found = type(e).__name__, str(e), e.errno\nfound"
    assert Sandbox(code).run(os=handler) == ("PermissionError", "[Errno 13] Permission denied: '/tmp/x'", 13)


def test_abstract_os() -> None:
    assert len(AbstractOS.__abstractmethods__) == 18
    with pytest.raises(TypeError):
        AbstractOS()  # type: ignore[abstract]
    with pytest.raises(NotImplementedError):
        OSAccess()("Path.chmod", (P("/"),))  # type: ignore[arg-type]


def test_keywords_of_calls() -> None:
    system = OSAccess([MemoryFile("/a", "é"), MemoryFile("/b", b"\xe9")])
    assert system("Path.read_text", (P("/b"),), {"encoding": "latin-1"}) == "é"
    assert system("Path.write_text", (P("/c"), "é"), {"encoding": "latin-1"}) == 1
    assert system.files[-1].content == b"\xe9"
    assert system("Path.write_text", (P("/d"),), {"data": "a\nb", "newline": "\r\n"}) == 3
    assert system.files[-1].content == "a\r\nb"
    assert system("Path.unlink", (P("/none"),), {"missing_ok": True}) is None
    with pytest.raises(FileNotFoundError):
        system("Path.unlink", (P("/none"),))
    with pytest.raises(FileNotFoundError):
        system("Path.resolve", (P("/none"),), {"strict": True})
    assert system("Path.exists", (P("/a"),), {"follow_symlinks": False}) is True
    with pytest.raises(AssertionError, match="Unexpected keyword arguments"):
        system("Path.mkdir", (P("/q"),), {"parents": True, "exist_ok": True, "extra": 1})
    system("Path.mkdir", (P("/q/r"), 0o777, True), {})
    assert system.path_is_dir(P("/q/r"))
    for name, args, kwargs in (
        ("Path.exists", (P("/"),), {"wrong": 1}),
        ("Path.write_text", (P("/e"),), {}),
        ("Path.write_text", (P("/e"), "x"), {"data": "y"}),
        ("Path.read_text", (P("/a"), "utf-8", "strict", None, 5), {}),
    ):
        with pytest.raises(TypeError):
            system(name, args, kwargs)  # type: ignore[arg-type]


# ----------------------------------------------------------------------------------------------------------- OSAccess


def test_stat_results() -> None:
    assert StatResult.file_stat(3, mtime=1.0) == (0o100644, 0, 0, 1, 0, 0, 3, 1.0, 1.0, 1.0)
    assert StatResult.file_stat(3, 0o100600, 1.0).st_mode == 0o100600
    assert StatResult.dir_stat(mtime=2.0) == (0o040755, 0, 0, 2, 0, 0, 4096, 2.0, 2.0, 2.0)
    assert StatResult.file_stat(1).st_mtime > 1e9


def test_reprs() -> None:
    file = MemoryFile("/test/file.txt", "secret")
    assert repr(file) == "MemoryFile(path=/test/file.txt, content='...', permissions=420)"
    assert repr(MemoryFile("/b", b"x")) == "MemoryFile(path=/b, content=b'...', permissions=420)"
    assert repr(OSAccess([file], {"A": "1"})) == f"OSAccess(files=[{file!r}], environ={{'A': '1'}})"
    assert repr(CallbackFile("/x", read=len, write=print)) == (  # type: ignore[arg-type]
        "CallbackFile(path=/x, read=<built-in function len>, write=<built-in function print>, permissions=420)"
    )


def test_the_tree_at_first() -> None:
    relative = MemoryFile("a.txt", "")
    system = OSAccess([relative], root_dir="/home")
    assert relative.path == P("/home/a.txt")
    assert system.path_exists(P("a.txt"))
    assert system.path_absolute(P("a.txt")) == "/home/a.txt"
    with pytest.raises(AssertionError, match=r"Root directory must be absolute, got x"):
        OSAccess(root_dir="x")
    with pytest.raises(ValueError, match=r"Cannot put file MemoryFile.* within sub-directory of file MemoryFile"):
        OSAccess([MemoryFile("/a", ""), MemoryFile("/a/b", "")])
    with pytest.raises(ValueError, match="in the place of a directory"):
        OSAccess([MemoryFile("/a/b", ""), MemoryFile("/a", "")])
    last = MemoryFile("/a", "2")
    assert OSAccess([MemoryFile("/a", "1"), last]).files == [last]
    assert OSAccess().path_is_dir(P("/"))
    assert OSAccess().environ == {}


@pytest.mark.parametrize(
    ("call", "kind", "text"),
    [
        (("Path.read_text", P("/none")), FileNotFoundError, "[Errno 2] No such file or directory: '/none'"),
        (("Path.read_bytes", P("/none")), FileNotFoundError, "[Errno 2] No such file or directory: '/none'"),
        (("Path.stat", P("/none")), FileNotFoundError, "[Errno 2] No such file or directory: '/none'"),
        (("Path.unlink", P("/none")), FileNotFoundError, "[Errno 2] No such file or directory: '/none'"),
        (("Path.rmdir", P("/none")), FileNotFoundError, "[Errno 2] No such file or directory: '/none'"),
        (("Path.iterdir", P("/none")), FileNotFoundError, "[Errno 2] No such file or directory: '/none'"),
        (("Path.write_text", P("/q/f"), ""), FileNotFoundError, "[Errno 2] No such file or directory: '/q/f'"),
        (("Path.mkdir", P("/q/f")), FileNotFoundError, "[Errno 2] No such file or directory: '/q/f'"),
        (("Path.read_text", P("/d")), IsADirectoryError, "[Errno 21] Is a directory: '/d'"),
        (("Path.write_bytes", P("/d"), b""), IsADirectoryError, "[Errno 21] Is a directory: '/d'"),
        (("Path.unlink", P("/d")), IsADirectoryError, "[Errno 21] Is a directory: '/d'"),
        (("Path.rmdir", P("/f")), NotADirectoryError, "[Errno 20] Not a directory: '/f'"),
        (("Path.iterdir", P("/f")), NotADirectoryError, "[Errno 20] Not a directory: '/f'"),
        (("Path.mkdir", P("/f/x")), NotADirectoryError, "[Errno 20] Not a directory: '/f/x'"),
        (("Path.mkdir", P("/f")), FileExistsError, "[Errno 17] File exists: '/f'"),
        (("Path.mkdir", P("/d")), FileExistsError, "[Errno 17] File exists: '/d'"),
        (("Path.rmdir", P("/d")), OSError, "[Errno 39] Directory not empty: '/d'"),
        (("Path.rename", P("/no"), P("/x")), FileNotFoundError, "[Errno 2] No such file or directory: '/no' -> '/x'"),
        (("Path.rename", P("/f"), P("/q/x")), FileNotFoundError, "[Errno 2] No such file or directory: '/f' -> '/q/x'"),
        (("Path.rename", P("/e"), P("/d")), OSError, "[Errno 66] Directory not empty: '/e' -> '/d'"),
        (("Path.rename", P("/f"), P("/d")), IsADirectoryError, "[Errno 21] Is a directory: '/f' -> '/d'"),
        (("Path.rename", P("/d"), P("/f")), NotADirectoryError, "[Errno 20] Not a directory: '/d' -> '/f'"),
        (("Path.rename", P("/d"), P("/d/x")), OSError, "[Errno 22] Invalid argument: '/d' -> '/d/x'"),
        (("Path.rename", P("/"), P("/x")), OSError, "[Errno 16] Device or resource busy: '/' -> '/x'"),
    ],
)
def test_errors(call: Any, kind: type[OSError], text: str) -> None:
    system = OSAccess([MemoryFile("/f", ""), MemoryFile("/d/x", ""), MemoryFile("/e/x", "")])
    name, *args = call
    with pytest.raises(kind) as caught:
        system(name, tuple(args))
    assert str(caught.value) == text
    assert caught.value.args == (text,)
    assert caught.value.errno == (errno.ENOTEMPTY if "66" in text else int(text[7:].partition("]")[0]))


def test_removing_the_root() -> None:
    with pytest.raises(OSError, match="busy"):
        OSAccess().path_rmdir(P("/"))


def test_files_follow_what_happens_to_them() -> None:
    kept, moved, replaced = MemoryFile("/d/kept", "1"), MemoryFile("/d/a", "2"), MemoryFile("/b", "3")
    system = OSAccess([kept, moved, replaced])
    system.path_rename(P("/d/a"), P("/b"))
    assert (moved.path, moved.name, replaced.deleted) == (P("/b"), "b", True)
    assert system.files == [kept, moved]
    system.path_rename(P("/b"), P("/c"))
    assert moved.path == P("/c")
    system.path_rename(P("/d"), P("/e"))
    assert kept.path == P("/e/kept")
    system.path_unlink(P("/e/kept"))
    assert kept.deleted
    assert system.files == [moved]
    system.path_rmdir(P("/e"))
    assert system.path_iterdir(P("/")) == [P("/c")]
    system.path_rename(P("/c"), P("/c"))
    assert system.path_read_text(P("/c")) == "2"


def test_relative_paths_and_dots() -> None:
    system = OSAccess([MemoryFile("/a/b.txt", "x")])
    assert system.path_read_text(P("a/b.txt")) == "x"
    assert system.path_read_text(P("/a/../a/./b.txt")) == "x"
    assert system.path_is_dir(P("."))
    assert system.path_is_dir(P("/a/../.."))
    assert system.path_resolve(P("a/../b")) == "/b"
    assert system.path_write_text(P("new.txt"), "né") == 2
    assert system.files[-1].path == P("/new.txt")
    assert system.path_stat(P("new.txt")).st_size == 3


def test_any_object_may_be_a_file() -> None:
    class Upper:
        path = P("/u")
        name = "u"
        permissions = 0o600
        deleted = False
        content = "x"

        def read_content(self) -> str:
            return self.content.upper()

        def write_content(self, content: str | bytes) -> None:
            assert isinstance(content, str)
            self.content = content

        def delete(self) -> None:
            self.deleted = True

    file = Upper()
    code = "from pathlib import Path\np = Path('/u')\np.write_text('abc')\np.read_text(), p.stat().st_mode"
    assert Sandbox(code).run(os=OSAccess([file])) == ("ABC", 0o100600)
    assert Sandbox("from pathlib import Path\nPath('/u').unlink()").run(os=OSAccess([file])) is None
    assert file.deleted


def test_callback_files() -> None:
    calls: list[Any] = []

    def read(path: PurePosixPath) -> str:
        calls.append(("read", path))
        return "content"

    file = CallbackFile("/x", read=read, write=lambda path, content: calls.append(("write", path, content)))
    code = "from pathlib import Path\np = Path('/x')\np.read_text(), p.write_bytes(b'1'), p.stat().st_size, p.exists()"
    assert Sandbox(code).run(os=OSAccess([file])) == ("content", 1, 7, True)
    assert calls == [("read", P("/x")), ("write", P("/x"), b"1"), ("read", P("/x"))]


# --------------------------------------------------------------------------------------- programs, as CPython runs them

FILES = {"data/a.txt": "one\ntwo\nthree\n", "data/b.csv": "x,y\n1,2\n", "data/sub/c.txt": "é\r\nß\r\n", "empty.txt": ""}

PROGRAMS = {
    "reading": """
        with open('data/a.txt') as f:
            first = f.readline()
            rest = f.read()
            end = f.read()
        first, rest, end, f.closed
    """,
    "iteration": """
        found = []
        for number, line in enumerate(open('data/a.txt'), 1):
            found.append((number, line.rstrip()))
        found, [line for line in open('data/a.txt', 'rb')], open('data/a.txt').readlines(5), list(open('empty.txt'))
    """,
    "writing": """
        with open('new.txt', 'w') as f:
            counts = f.write('a\\n'), f.write('bé\\n'), f.writelines(['c', 'd']), f.tell()
            print('printed', 1, file=f)
        counts, open('new.txt').read(), open('new.txt', 'rb').read()
    """,
    "left_open": """
        f = open('new.txt', 'w')
        f.write('left open')
        None
    """,
    "left_open_by_an_error": """
        f = open('new.txt', 'w')
        f.write('left open')
        1 / 0
    """,
    "appending": """
        with open('data/a.txt', 'a') as f:
            f.write('four\\n')
        with open('data/a.txt', 'a+') as f:
            f.write('five\\n')
            place = f.tell()
            f.seek(0)
            text = f.read()
        with open('other.txt', 'a') as f:
            f.write('x')
        place, text, open('other.txt').read()
    """,
    "both_ways": """
        with open('data/a.txt', 'r+') as f:
            f.readline()
            f.seek(4)
            f.write('TWO')
            f.seek(0)
            text = f.read()
            f.seek(0)
            f.truncate(3)
        with open('w.bin', 'wb+') as f:
            f.write(b'0123456789')
            f.seek(-3, 2)
            tail = f.read()
            f.seek(2)
            f.write(b'xx')
            f.seek(15)
            f.write(b'!')
        text, open('data/a.txt').read(), tail, open('w.bin', 'rb').read()
    """,
    "newlines": """
        def read(**options):
            with open('data/sub/c.txt', **options) as f:
                return f.read(), f.newlines
        def lines(**options):
            with open('data/sub/c.txt', **options) as f:
                return list(f)
        with open('n.txt', 'w', newline='\\r\\n') as f:
            f.write('a\\nb\\n')
        (read(), read(newline=''), read(newline='\\n'), lines(), lines(newline=''), lines(newline='\\n'),
         open('n.txt', 'rb').read())
    """,
    "encodings": """
        with open('l.txt', 'w', encoding='latin-1') as f:
            f.write('é')
        raw = open('l.txt', 'rb').read()
        try:
            open('l.txt', encoding='utf-8').read()
        except UnicodeDecodeError as error:
            text = str(error)
        raw, text, open('l.txt', encoding='latin-1').read(), open('l.txt', errors='replace', encoding='utf-8').read()
    """,
    "errors": """
        found = []
        def attempt(call):
            try:
                found.append(call())
            except Exception as error:
                found.append((type(error).__name__, str(error), isinstance(error, OSError)))
        attempt(lambda: open('none.txt'))
        attempt(lambda: open('data'))
        attempt(lambda: open('no/new.txt', 'w'))
        attempt(lambda: open('data/a.txt', 'x'))
        attempt(lambda: open('data/a.txt', 'z'))
        attempt(lambda: open('data/a.txt', 'rw'))
        attempt(lambda: open('data/a.txt', 'rtb'))
        attempt(lambda: open('data/a.txt', 'rb', encoding='utf-8'))
        attempt(lambda: open('data/a.txt', newline='x'))
        attempt(lambda: open('data/a.txt').write('x'))
        attempt(lambda: open('new.txt', 'w').read())
        attempt(lambda: open('new.txt', 'w').write(b'x'))
        attempt(lambda: open('new.bin', 'wb').write('x'))
        f = open('data/a.txt')
        f.close()
        f.close()
        attempt(f.read)
        attempt(lambda: list(f))
        attempt(lambda: f.__enter__())
        attempt(f.readable)
        found
    """,
    "facts": """
        f = open('data/a.txt')
        b = open('data/a.txt', 'rb')
        w = open('data/n', 'wb')
        facts = (f.name, f.mode, f.errors, f.readable(), f.writable(), f.seekable(), f.isatty(), f.closed)
        facts, b.name, b.mode, w.writable(), w.readable(), type(f).__name__, type(b).__name__, type(w).__name__, repr(b)
    """,
    "seeking": """
        f = open('data/a.txt')
        a = f.read(2), f.tell(), f.seek(0), f.readline(), f.tell(), f.seek(0, 2), f.read()
        g = open('data/a.txt', 'rb')
        b = g.read(3), g.seek(-2, 1), g.tell(), g.read(1), g.peek(2)[:2], g.read1(2), g.seek(0), g.readline(2)
        buffer = bytearray(4)
        a, b, g.readinto(buffer), bytes(buffer)
    """,
    "two_files_at_once": """
        with open('data/a.txt') as source, open('copy.txt', 'w') as target:
            for line in source:
                target.write(line.upper())
        open('copy.txt').read()
    """,
    "a_generator_over_a_file": """
        def words(path):
            with open(path) as f:
                for line in f:
                    yield from line.split()
        stream = words('data/a.txt')
        next(stream), sorted(stream), list(stream)
    """,
    "json_and_helpers": """
        import json
        from contextlib import ExitStack
        with ExitStack() as stack:
            f = stack.enter_context(open('d.json', 'w'))
            json.dump({'a': [1, 2]}, f)
        with open('d.json') as f:
            data = json.load(f)
        data, json.loads(open('d.json').read())
    """,
    "paths": """
        from pathlib import Path, PurePath, PurePosixPath
        base = Path('data')
        p = base / 'sub' / 'c.txt'
        texts = [str(each) for each in (Path(), Path('/a//b/./c/..'), 'x' / Path('a'), base / '/abs', p.parent)]
        facts = (p.name, p.stem, p.suffix, p.suffixes, p.parts, p.root, p.anchor, p.drive, p.is_absolute())
        made = p.with_name('d'), p.with_stem('s'), p.with_suffix('.py'), p.joinpath('x', 'y'), p.relative_to('data')
        kinds = repr(p), repr(PurePath('a')), isinstance(p, PurePath), type(p).__name__, p == PurePosixPath(p)
        order = sorted([Path('b'), Path('a/c'), Path('a')])
        (texts, facts, [str(each) for each in made], kinds, [str(each) for each in order], p.match('*.txt'),
         [str(each) for each in p.parents], f'{p} {p!r}', {Path('a'): 1}[Path('a')], Path('/a b').as_uri(),
         p.as_posix(), p.is_relative_to('data'), len({Path('a'), Path('a'), Path('b')}))
    """,
    "wrong_paths": """
        from pathlib import Path
        found = []
        def attempt(call):
            try:
                found.append(str(call()))
            except Exception as error:
                found.append((type(error).__name__, str(error)))
        attempt(lambda: Path('a').relative_to('b'))
        attempt(lambda: Path('a').with_name(''))
        attempt(lambda: Path('a') + 'b')
        attempt(lambda: Path('a') < 1)
        attempt(lambda: Path('a') / 1)
        attempt(lambda: Path(1))
        attempt(lambda: Path([]))
        attempt(lambda: Path('a').nothing)
        attempt(lambda: Path('a').as_uri())
        attempt(lambda: Path('/').with_suffix('.x'))
        found
    """,
    "what_is_there": """
        from pathlib import Path
        base = Path('data')
        (sorted(str(p) for p in base.iterdir()), sorted(str(p) for p in base.glob('*.txt')),
         sorted(str(p) for p in base.rglob('*.txt')), sorted(str(p) for p in Path('.').glob('*/sub/*')),
         sorted(str(p) for p in base.glob('**/c.txt')),
         [p.is_dir() for p in (base, base / 'a.txt', base / 'zz')],
         [p.is_file() for p in (base, base / 'a.txt', base / 'zz')], base.is_symlink(),
         Path('data/a.txt').stat().st_size,
         list(Path('zz').glob('*')), sorted(str(p) for p in base.rglob('?.*')))
    """,
    "changes": """
        from pathlib import Path
        Path('x/y/z').mkdir(parents=True)
        Path('x/y').mkdir(exist_ok=True)
        p = Path('x/y/z/f')
        written = p.write_text('hello'), Path('x/b').write_bytes(b'12')
        p.rename('x/g')
        Path('x/g').replace('x/h')
        Path('x/y/z').rmdir()
        Path('x/t').touch()
        Path('x/t').touch()
        Path('x/b').unlink()
        Path('x/b').unlink(missing_ok=True)
        with Path('x/o').open('w') as f:
            f.write('opened')
        same = Path('x/h').samefile('x/../x/h')
        written, sorted(str(p) for p in Path('x').rglob('*')), Path('x/h').read_text(), Path('x/o').read_bytes(), same
    """,
    "errors_of_paths": """
        from pathlib import Path
        found = []
        def attempt(call):
            try:
                found.append(call())
            except OSError as error:
                found.append((type(error).__name__, str(error), error.errno))
        attempt(lambda: Path('none').read_text())
        attempt(lambda: Path('data').read_text())
        attempt(lambda: Path('data').mkdir())
        attempt(lambda: Path('q/r').mkdir())
        attempt(lambda: Path('data/a.txt').rmdir())
        attempt(lambda: Path('data').rmdir())
        attempt(lambda: Path('none').unlink())
        attempt(lambda: Path('none').stat())
        attempt(lambda: Path('none').rename('other'))
        attempt(lambda: list(Path('none').iterdir()))
        attempt(lambda: Path('data/a.txt').touch(exist_ok=False))
        found
    """,
    "os_functions": """
        import os
        os.makedirs('m/n/o')
        os.makedirs('m/n', exist_ok=True)
        os.mkdir('m/p')
        with open(os.path.join('m', 'f'), 'w') as f:
            f.write('x')
        os.rename('m/f', 'm/g')
        os.replace('m/g', 'm/h')
        tree = sorted((top, sorted(dirs), sorted(files)) for top, dirs, files in os.walk('m'))
        up = [top for top, _, _ in os.walk('m', topdown=False)][-1]
        os.remove('m/h')
        os.rmdir('m/p')
        with os.scandir('data') as entries:
            entry = sorted((e.name, e.path, e.is_dir(), e.is_file()) for e in entries)
        lists = sorted(os.listdir('m')), sorted(os.listdir('data'))
        tree, up, lists, entry, os.stat('data/a.txt').st_size, os.sep, os.name
    """,
    "os_path": """
        import os, os.path
        from os.path import join, exists
        names = ('data', 'data/a.txt', 'none')
        class Named:
            def __fspath__(self):
                return 'data/a.txt'
        ([exists(n) for n in names], [os.path.isfile(n) for n in names], [os.path.isdir(n) for n in names],
         os.path.islink('data'), os.path.getsize('data/a.txt'), join('a', 'b', '/c', 'd'), os.path.split('a/b'),
         os.path.splitext('a.b.c'), os.path.basename('/x/y'), os.path.dirname('/x/y'), os.path.normpath('a/../b//c'),
         os.path.isabs('/a'), os.path.commonpath(['/a/b', '/a/c']), os.path.commonprefix(['abc', 'abd']),
         os.path.relpath('data/sub', 'data'), os.path.relpath('/a/b', '/a/c'), os.path.exists(Named()),
         os.fspath(Named()), os.path.abspath('/a/../b'), os.path.samefile('data', 'data/../data'), join(b'a', b'b'))
    """,
    "wrong_os_calls": """
        import os
        found = []
        def attempt(call):
            try:
                found.append(call())
            except Exception as error:
                found.append((type(error).__name__, str(error)))
        attempt(lambda: os.listdir('none'))
        attempt(lambda: os.makedirs('data'))
        attempt(lambda: os.path.join('a', 1))
        attempt(lambda: os.path.join('a', b'b'))
        attempt(lambda: os.fspath(1))
        attempt(lambda: os.remove('none'))
        attempt(lambda: os.path.getsize('none'))
        attempt(lambda: os.path.relpath(''))
        found
    """,
    "callbacks": """
        import os
        from pathlib import Path
        names = ['data/b.csv', 'data/a.txt', 'empty.txt']
        (sorted(names, key=os.path.getsize), list(map(os.path.exists, names)),
         list(filter(os.path.isdir, ['data', 'zz'])),
         max(names, key=lambda n: len(Path(n).read_text())), {n: os.path.getsize(n) for n in names},
         [*map(Path.exists, map(Path, names))], any(Path(n).is_dir() for n in names), sum(map(os.path.getsize, names)))
    """,
    "classes_and_errors": """
        from pathlib import Path
        class Log:
            def __init__(self, path):
                self.file = open(path, 'w')
            def __enter__(self):
                return self
            def __exit__(self, *details):
                self.file.write('closed')
                self.file.close()
                return True
            @property
            def text(self):
                return Path(self.file.name).read_text()
        with Log('log.txt') as log:
            log.file.write('begin\\n')
            raise ValueError
        log.text
    """,
    "io": """
        import io
        from io import UnsupportedOperation
        with io.open('data/a.txt') as f:
            text = f.read()
            try:
                f.write('x')
            except UnsupportedOperation as error:
                found = str(error), isinstance(error, ValueError), type(error).__name__
        text, found
    """,
    "in_coroutines": """
        import asyncio
        async def read(name):
            await asyncio.sleep(0)
            with open(name) as f:
                return f.read()
        await asyncio.gather(read('data/a.txt'), read('data/b.csv'))
    """,
}


def tree_of(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def dedented(code: str) -> str:
    import textwrap

    return textwrap.dedent(code).strip()


def outcome(work: Callable[[], Any]) -> str:
    try:
        return repr(work())
    except SandboxRuntimeError as error:
        return f"{type(error.exception()).__name__}: {error.exception()}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def cpython(code: str) -> Any:
    """The value of a program's last statement under CPython; its files are closed as they go out of sight."""
    import ast
    import asyncio
    import inspect

    tree = ast.parse(code)
    last = tree.body.pop()
    assert isinstance(last, ast.Expr)
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    names: dict[str, Any] = {"__name__": "__main__"}
    for part, mode in ((tree, "exec"), (ast.Expression(last.value), "eval")):
        value = eval(compile(part, "main.py", mode, flags), names)  # type: ignore[arg-type]
        if inspect.iscoroutine(value):
            value = asyncio.run(value)
    return value


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_do_as_under_cpython(name: str, tmp_path: Path, evaluate: Callable[..., Any]) -> None:
    code = dedented(PROGRAMS[name])
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content.encode())
    system = OSAccess([MemoryFile(path, content.encode()) for path, content in FILES.items()])
    with contextlib.chdir(tmp_path), contextlib.redirect_stderr(io.StringIO()):
        wanted = outcome(lambda: cpython(code))
    assert outcome(lambda: evaluate(code, system)) == wanted
    import gc

    gc.collect()
    found = {str(file.path)[1:]: system.path_read_bytes(file.path) for file in system.files}
    assert found == tree_of(tmp_path)


def test_a_file_lives_across_stops() -> None:
    code = """
with open('/a') as f, open('/b', 'w') as g:
    for line in f:
        g.write(call(line))
open('/b').read()
"""
    system = OSAccess([MemoryFile("/a", "1\n2\n3\n")])
    progress: Any = Sandbox(code, external_functions=["call"]).start()
    while type(progress) is Snapshot:
        progress = Snapshot.load(progress.dump())
        if progress.is_os_function:
            progress = progress.resume(return_value=system(progress.function_name, progress.args, progress.kwargs))
        else:
            progress = progress.resume(return_value=f"<{progress.args[0].strip()}>")
    assert progress.output == "<1><2><3>"


def test_one_call_reads_and_one_writes() -> None:
    calls = []
    system = OSAccess([MemoryFile("/a", "1\n2\n")])

    def handler(name: Any, args: Any, kwargs: Any) -> Any:
        calls.append((name, *args[1:]))
        return system(name, args, kwargs)

    code = "f = open('/a')\nfor line in f: pass\nwith open('/b', 'w') as g:\n    g.write('x')\n    g.write('y')"
    Sandbox(code).run(os=handler)
    assert calls == [("Path.read_text",), ("Path.write_text", ""), ("Path.write_text", "xy")]


def test_the_machine_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "real.txt").write_text("real")
    monkeypatch.setenv("OUROS_SECRET", "secret")
    code = """
import os
from pathlib import Path
open('made.txt', 'w').write('x')
(os.path.exists('real.txt'), os.getcwd(), str(Path.cwd()), os.getenv('OUROS_SECRET'), os.path.abspath('x'),
 os.path.relpath('x'), str(Path('~/x').expanduser()), str(Path.home()), os.path.expanduser('~'))
"""
    system = OSAccess(environ={"HOME": "/home/ada"})
    assert Sandbox(code).run(os=system) == (
        *(False, "/", "/", None, "/x", "x"),
        *("/home/ada/x", "/home/ada", "/home/ada"),
    )
    assert os.listdir(tmp_path) == ["real.txt"]


def test_paths_cross_the_border() -> None:
    sandbox = Sandbox("[type(p).__name__, p / 'b', {'k': (p,)}]", inputs=["p"])
    for path in (P("/a"), Path("/a")):
        assert sandbox.run(inputs={"p": path}) == ["PosixPath", P("/a/b"), {"k": (P("/a"),)}]
    with pytest.raises(TypeError, match="Cannot convert PureWindowsPath to Sandbox value"):
        sandbox.run(inputs={"p": PureWindowsPath("a")})
    got: list[Any] = []
    Sandbox("from pathlib import *\nf(PurePath('x'), [Path('y')])", external_functions=["f"]).run(
        external_functions={"f": lambda *args: got.append(args)}
    )
    assert got == [(P("x"), [P("y")])]
    assert all(type(each) is PurePosixPath for each in (got[0][0], got[0][1][0]))


def test_subclasses_of_paths(evaluate: Callable[..., Any]) -> None:
    code = """
from pathlib import PosixPath
class Config(PosixPath):
    kind = 'config'
    def load(self):
        return self.read_text().upper()
c = Config('/etc') / 'a'
c.extra = 1
(repr(c), c.kind, c.load(), c.extra, type(c.parent).__name__, c == PosixPath('/etc/a'), c)
"""
    system = OSAccess([MemoryFile("/etc/a", "x")])
    assert evaluate(code, system) == ("Config('/etc/a')", "config", "X", 1, "Config", True, P("/etc/a"))


@pytest.mark.parametrize(
    "code",
    [
        "Path('a').__reduce__()",
        "Path.exists.__globals__",
        "Path('a').exists.__func__.__globals__",
        "type(Path('a')).name.__get__(3)",
        "Path.x = 1",
        "Path('a').x = 1",
        "del Path.exists",
        "Path('a')._flavour",
        "Path('a').parser",
        "Path('a').parts.__class__.__base__.__subclasses__()",
        "import os; os.path.os",
        "import os; os.path.join.__globals__",
        "import os; os._call",
        "import os; os.environ._data",
        "open('/a').read.__func__.__globals__",
        "import _io; _io._unwritten",
        "import _io; _io.FileIO",
    ],
)
def test_nothing_leads_further(code: str) -> None:
    with pytest.raises(SandboxRuntimeError, match=r"AttributeError|TypeError"):
        Sandbox(f"from pathlib import Path\n{code}").run(os=OSAccess([MemoryFile("/a", "")]))


class Linked(OSAccess):
    """Says of the directory `b` that it is a symbolic link."""

    def path_is_symlink(self, path: PurePosixPath) -> bool:
        return path.name == "b"


def test_walking_does_not_follow_links(evaluate: Callable[..., Any]) -> None:
    system = Linked([MemoryFile("/a/b/c.txt", ""), MemoryFile("/a/d/e.txt", "")])
    code = """
import os
from pathlib import Path
(list(os.walk('/a')), list(os.walk('/a', followlinks=True)),
 [(str(top), *names) for top, *names in getattr(Path('/a'), 'walk', lambda: [])()])
"""
    leaf, followed = ("/a/d", [], ["e.txt"]), ("/a/b", [], ["c.txt"])
    walked, following, by_path = evaluate(code, system)
    assert walked == [("/a", ["b", "d"], []), leaf]
    assert following == [("/a", ["b", "d"], []), followed, leaf]
    if hasattr(Path, "walk"):
        assert by_path == [("/a", ["d"], ["b"]), leaf]


def test_public_names() -> None:
    for name in ("OsFunction", "AbstractOS", "AbstractFile", "MemoryFile", "CallbackFile", "OSAccess", "StatResult"):
        assert name in ouros.__all__
        assert getattr(ouros.os_access, name) is getattr(ouros, name)


def test_only_texts_are_written_as_text_and_bytes_as_bytes(evaluate: Callable[..., Any]) -> None:
    code = """
import array, pathlib
path, found = pathlib.Path('/a'), []
for write, data in (
    ('write_text', b'x'), ('write_text', None), ('write_bytes', 'x'), ('write_bytes', [1]),
    ('write_bytes', array.array('b', [1])), ('write_bytes', bytearray(b'x')), ('write_bytes', memoryview(b'ab')),
):
    try: found.append((getattr(path, write)(data), path.read_bytes()))
    except TypeError as error: found.append(str(error))
found
"""
    needed = "memoryview: a bytes-like object is required, not "
    texts = ["data must be str, not bytes", "data must be str, not NoneType"]
    texts += [f"{needed}'{name}'" for name in ("str", "list", "array")]
    assert evaluate(code, OSAccess()) == [*texts, (1, b"x"), (2, b"ab")]


SHARING = """
import os
from pathlib import Path
odd = []
for i in range(30):
    place, file = Path(f'/d{i % 7}'), Path(f'/d{i % 7}/f{i % 5}')
    for call in (
        lambda: place.mkdir(exist_ok=True), lambda: file.write_text('x'), lambda: list(place.iterdir()),
        lambda: file.rename(f'/d{(i + 1) % 7}/g'), file.unlink, place.rmdir, lambda: os.listdir('/'),
        lambda: Path(f'/n{i}').write_text(n), lambda: place.rename(f'/e{i % 3}'),
        lambda: Path(f'/e{i % 3}').rename(place),
    ):
        try: call()
        except OSError: pass
        except Exception as error: odd.append(repr(error))
odd
"""


def test_runs_share_files() -> None:
    """One after the other, and in threads, where what is there stays whole."""
    system, sandbox = OSAccess([MemoryFile("/a", "x")]), Sandbox(SHARING, inputs=["n"])
    Sandbox("open('/a', 'a').write('y')").run(os=system)
    assert Sandbox("open('/a').read()").run(os=copy.deepcopy(system)) == "xy"
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(lambda n: sandbox.run(inputs={"n": str(n)}, os=system), range(4))) == [[]] * 4
    finally:
        sys.setswitchinterval(interval)
    code = "import os\n[os.path.join(top, name) for top, _, names in os.walk('/') for name in names]"
    found = Sandbox(code).run(os=system)
    assert sorted(P(path) for path in found) == sorted(file.path for file in system.files)


def test_how_text_is_written_is_checked(evaluate: Callable[..., Any]) -> None:
    code = """
from pathlib import Path
found, path = [], Path('/a')
for options in ({'newline': 'x'}, {'newline': 5}, {'encoding': 5}, {'errors': 5}, {'encoding': 'no'}, {}):
    try: path.write_text('\\udc80', **options)
    except (LookupError, TypeError, ValueError) as error: found.append((type(error).__name__, str(error)[:45]))
found, path.exists()
"""
    found, exists = evaluate(code, OSAccess())
    wrong = [f"open() argument '{name}' must be str or None, "[:45] for name in ("newline", "encoding", "errors")]
    assert found == [
        ("ValueError", "illegal newline value: x"),
        *(("TypeError", text) for text in wrong),
        ("LookupError", "unknown encoding: no"),
        ("UnicodeEncodeError", "'utf-8' codec can't encode character '\\udc80'"[:45]),
    ]
    assert not exists
