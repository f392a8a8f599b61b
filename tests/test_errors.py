"""The errors a host sees: facts about a failure in; texts, frames and host exceptions out."""

import copy
import pickle
from typing import Any

import pytest

from ouros.errors import (
    END_OF_BUFFER,
    Frame,
    SandboxError,
    SandboxRuntimeError,
    SandboxSyntaxError,
    SandboxTypingError,
    SnapshotCorruptedError,
    SnapshotError,
    SnapshotKindError,
    SnapshotTruncatedError,
    SnapshotVersionError,
    cast_error,
    make_frame,
    make_runtime_error,
    make_syntax_error,
    make_typing_error,
)

LEAVES = [SandboxSyntaxError, SandboxRuntimeError, SandboxTypingError]
OUTER = make_frame("main.py", 7, 1, 7, 8, "<module>", "outer()")
INNER = make_frame("main.py", 2, 11, 2, 30, "inner", "    raise ValueError('error')", marked=False)


def value_error(message: str | None = "error") -> SandboxRuntimeError:
    args = () if message is None else (message,)
    return make_runtime_error("ValueError", message, lambda: ValueError(*args), (OUTER, INNER))


def key_error(*args: Any) -> SandboxRuntimeError:
    return make_runtime_error("KeyError", str(args[0]), lambda: KeyError(*args), ())


def test_the_family() -> None:
    assert SandboxError.__bases__ == (Exception,)
    assert [cls.__bases__ for cls in LEAVES] == [(SandboxError,)] * 3
    assert {cls.__module__ for cls in [SandboxError, Frame, *LEAVES]} == {"ouros"}
    for cls in (SnapshotTruncatedError, SnapshotCorruptedError, SnapshotVersionError, SnapshotKindError):
        assert cls.__bases__ == (SnapshotError,)
    assert SnapshotError.__bases__ == (ValueError,)
    assert END_OF_BUFFER == "Hit the end of buffer, expected more data"


@pytest.mark.parametrize("cls", [SandboxError, Frame, *LEAVES])
def test_only_ouros_makes_them(cls: Any) -> None:
    with pytest.raises(TypeError, match=f"^cannot create 'ouros.{cls.__name__}' instances$"):
        cls("x")


@pytest.mark.parametrize("cls", [Frame, *LEAVES])
def test_the_leaves_are_final(cls: Any) -> None:
    with pytest.raises(TypeError, match=f"^type 'ouros.{cls.__name__}' is not an acceptable base type$"):
        type("Sub", (cls,), {})
    assert issubclass(type("Sub", (SandboxError,), {}), SandboxError)


@pytest.mark.parametrize(
    ("message", "text", "type_msg", "last"),
    [
        ("error", "ValueError: error", "ValueError: error", "ValueError: error"),
        ("", "ValueError", "ValueError: ", "ValueError"),
        (None, "ValueError", "ValueError", "ValueError"),
    ],
)
def test_texts_of_a_runtime_error(message: str | None, text: str, type_msg: str, last: str) -> None:
    error = value_error(message)
    assert str(error) == text
    assert repr(error) == f"SandboxRuntimeError({text})"
    assert error.display("msg") == (message or "")
    assert error.display("type-msg") == type_msg
    assert error.display().splitlines()[-1] == error.display("traceback").splitlines()[-1] == last
    assert error.args == ()
    assert error.__cause__ is None


@pytest.mark.parametrize(
    ("args", "last"), [(("k",), "KeyError: 'k'"), ((5,), "KeyError: 5"), (("'q'",), "KeyError: \"'q'\"")]
)
def test_a_key_error_is_quoted_in_the_traceback_only(args: Any, last: str) -> None:
    error = key_error(*args)
    assert str(error) == f"KeyError: {args[0]}"
    assert error.display("type-msg") == f"KeyError: {args[0]}"
    assert error.display() == last


def test_a_traceback_is_laid_out_as_cpython_does() -> None:
    assert value_error().display() == (
        "Traceback (most recent call last):\n"
        '  File "main.py", line 7, in <module>\n'
        "    outer()\n"
        "    ~~~~~~~\n"
        '  File "main.py", line 2, in inner\n'
        "    raise ValueError('error')\n"
        "ValueError: error"
    )


def test_without_frames_only_the_last_line_remains() -> None:
    error = make_runtime_error("TimeoutError", "time limit exceeded", lambda: TimeoutError(), ())
    assert error.display() == "TimeoutError: time limit exceeded"
    assert error.traceback() == []


@pytest.mark.parametrize(
    ("frame", "lines"),
    [
        (("a.py", 3, 9, 3, 13, "f", "    x = 1 / 0"), ['  File "a.py", line 3, in f', "    x = 1 / 0", "        ~~~~"]),
        (("a.py", 3, 9, 4, 13, "f", None), ['  File "a.py", line 3, in f']),
        (("a.py", 3, 9, 4, 2, "f", "    x = (1"), ['  File "a.py", line 3, in f', "    x = (1"]),
        (("a.py", 3, 1, 3, 1, None, "x"), ['  File "a.py", line 3', "    x"]),
    ],
)
def test_one_frame(frame: Any, lines: list[str]) -> None:
    error = make_runtime_error("E", None, lambda: Exception(), (make_frame(*frame),))
    assert error.display().splitlines()[1:-1] == lines


@pytest.mark.parametrize(("count", "shown", "folded"), [(3, 3, None), (4, 3, 1), (10, 3, 7)])
def test_repeated_lines_are_folded(count: int, shown: int, folded: int | None) -> None:
    frame = make_frame("a.py", 2, 5, 2, 8, "f", "    f()")
    error = make_runtime_error(
        "RecursionError", "deep", lambda: RecursionError("deep"), (OUTER, *[frame] * count, INNER)
    )
    lines = error.display().splitlines()
    assert lines.count('  File "a.py", line 2, in f') == shown
    folds = [line for line in lines if "repeated" in line]
    assert folds == ([] if folded is None else [f"  [Previous line repeated {folded} more times]"])
    assert len(error.traceback()) == count + 2


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (value_error(), "Invalid display format: 'x'. Expected 'traceback', 'type-msg', or 'msg'"),
        (make_syntax_error("bad"), "Invalid display format: 'x'. Expected 'type-msg', or 'msg'"),
        (make_typing_error(lambda name, color: ""), "Unknown format: x"),
    ],
    ids=["runtime", "syntax", "typing"],
)
def test_unknown_formats(error: Any, message: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        error.display("x")
    assert str(caught.value) == message


def test_texts_of_a_syntax_error() -> None:
    frame = make_frame("main.py", 1, 1, 1, 2, None, "x =")
    error = make_syntax_error("invalid syntax", (frame,))
    assert str(error) == error.display() == error.display("msg") == "invalid syntax"
    assert repr(error) == "SandboxSyntaxError(invalid syntax)"
    assert error.display("type-msg") == "SyntaxError: invalid syntax"
    assert error.traceback() == [frame]
    inner = error.exception()
    assert type(inner) is SyntaxError
    assert inner.args == ("invalid syntax",)
    with pytest.raises(ValueError, match=r"^Invalid display format: 'traceback'"):
        error.display("traceback")


def test_texts_of_a_typing_error() -> None:
    error = make_typing_error(lambda name, color: f"{name} report, {color}")
    assert str(error) == error.display() == "full report, False"
    assert repr(error) == "SandboxTypingError(full report, False)"
    assert error.display("CONCISE", color=True) == "concise report, True"
    assert type(error.exception()) is TypeError
    with pytest.raises(TypeError, match=r"^argument 'color': 'int' object cannot be cast as 'bool'$"):
        error.display("full", 1)  # type: ignore[arg-type]


def test_each_call_makes_a_new_exception_and_a_new_list() -> None:
    error = value_error()
    first, second = error.exception(), error.exception()
    assert first is not second
    assert (type(first), first.args) == (type(second), second.args) == (ValueError, ("error",))
    assert error.traceback() is not error.traceback()
    assert error.traceback() == [OUTER, INNER]


def test_a_frame_shows_its_seven_facts() -> None:
    frame = make_frame("main.py", 5, 1, 5, 8, "<module>", "outer()")
    assert repr(frame) == "Frame(filename='main.py', line=5, column=1, function_name='<module>')"
    assert list(frame.dict().items()) == [
        ("filename", "main.py"),
        ("line", 5),
        ("column", 1),
        ("end_line", 5),
        ("end_column", 8),
        ("function_name", "<module>"),
        ("source_line", "outer()"),
    ]
    assert frame != make_frame("main.py", 5, 1, 5, 8, "<module>", "outer()")
    assert not hasattr(frame, "__dict__")


def test_a_frame_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match=r"^attribute 'line' of 'ouros.Frame' objects is not writable$"):
        OUTER.line = 3
    with pytest.raises(AttributeError, match=r"^attribute 'line' of 'ouros.Frame' objects is not writable$"):
        del OUTER.line
    with pytest.raises(AttributeError, match=r"^'ouros.Frame' object has no attribute 'other'$"):
        OUTER.other = 3  # type: ignore[attr-defined]


def test_a_frame_travels_between_processes() -> None:
    for again in (copy.copy(OUTER), copy.deepcopy(OUTER), pickle.loads(pickle.dumps(OUTER))):
        assert (repr(again), again.dict()) == (repr(OUTER), OUTER.dict())


@pytest.mark.parametrize(
    "error",
    [value_error(), key_error("k"), make_syntax_error("bad"), make_typing_error(lambda name, color: f"{name} {color}")],
    ids=["runtime", "key", "syntax", "typing"],
)
def test_errors_travel_between_processes(error: Any) -> None:
    loaded = pickle.loads(pickle.dumps(error))
    assert type(loaded) is type(error)
    assert (str(loaded), repr(loaded), loaded.display()) == (str(error), repr(error), error.display())
    assert loaded.exception().args == error.exception().args
    assert loaded.exception() is not loaded.exception()


def test_the_text_for_an_argument_of_the_wrong_type() -> None:
    error = cast_error("code", 3, "str")
    assert type(error) is TypeError
    assert str(error) == "argument 'code': 'int' object cannot be cast as 'str'"
