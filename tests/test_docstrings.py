"""Public names come in; each must have a docstring, and what its example prints must be true.

Examples of methods use what that of their class makes: a `manager` with a `session`, a `system`, a stopped run.
"""

import doctest
import inspect
import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

import ouros

ALIASES = {"ExternalResult", "OsFunction", "__version__"}
"""Names for types and texts, which have no docstring of their own."""
WITHOUT_EXAMPLE = {"AbstractFile"}
"""A protocol: what hosts write themselves."""
OPTIONS = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


def documented() -> Iterator[tuple[str, Any]]:
    """The public names, and the public methods of classes."""
    yield "ouros", ouros
    for name in ouros.__all__:
        value = getattr(ouros, name)
        if name in ALIASES:
            continue
        yield name, value
        for member, held in vars(value).items() if inspect.isclass(value) else ():
            function = held.fget if isinstance(held, property) else inspect.unwrap(getattr(held, "__func__", held))
            if not member.startswith("_") and inspect.isfunction(function):
                yield f"{name}.{member}", getattr(value, member)


def surroundings(folder: str) -> dict[str, Any]:
    manager = ouros.SessionManager()
    waiting = ouros.Sandbox("await fetch()", external_functions=["fetch"]).start()
    assert isinstance(waiting, ouros.Snapshot)
    return {
        "ouros": ouros,
        "PurePosixPath": PurePosixPath,
        "folder": folder,
        "manager": manager,
        "session": manager.create_session("work", external_functions=["fetch"]),
        "system": ouros.OSAccess([ouros.MemoryFile("/a.txt", "hello")], environ={"USER": "ada"}),
        "progress": ouros.Sandbox("fetch(1) + 1", external_functions=["fetch"]).start(),
        "waiting": waiting.resume(future=...),
    }


DOCUMENTED = dict(documented())


@pytest.mark.parametrize("name", DOCUMENTED)
def test_examples_are_true(name: str, tmp_path: Path) -> None:
    text = inspect.getdoc(DOCUMENTED[name])
    assert text, name
    if name.split(".")[0] not in WITHOUT_EXAMPLE:
        assert ">>>" in text
    if "Typing" in name or "type_check" in name:
        pytest.importorskip("ty")
    test = doctest.DocTestParser().get_doctest(inspect.cleandoc(text), surroundings(str(tmp_path)), name, None, 0)
    report = io.StringIO()
    assert not doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=report.write).failed, report.getvalue()


def test_there_are_many() -> None:
    assert len(DOCUMENTED) > 120
