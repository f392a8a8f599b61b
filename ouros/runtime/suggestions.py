"""What a traceback adds to the message of an error about a name: the exception in; ". Did you mean: …?" out.

The words are those of Python 3.13 on every host. Candidates are the names that the program could have used: it sees no
name here that it could not list itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import FrameType
from typing import Any, Final

from ..policy.attributes import RESERVED_PREFIX
from ..policy.builtins import NATIVE, WRAPPED
from ..policy.modules import MODULES
from .attributes import guarded_getattr
from .namespaces import dir_of, variables_of
from .native import is_program_class, mro_of, namespace_of
from .tracebacks import COMPREHENSIONS

_MOVE: Final = 2
"""What it costs to put in, leave out or replace a character."""
_CASE: Final = 1
"""What it costs to replace a letter by the same one in the other case."""
_LONGEST: Final = 40
_MOST: Final = 750
_FIELDS: Final = {
    (kind, name): kind.__dict__[name].__get__
    for kind, name in (
        (NameError, "name"),
        (AttributeError, "name"),
        (AttributeError, "obj"),
        (ImportError, "name"),
        (ImportError, "name_from"),
    )
    if name in kind.__dict__
}


def suggestion(error: BaseException, globals: dict[str, Any], calls_out: bool) -> str:
    """What to add to the message of an uncaught exception; empty where nothing comes close.

    Args: `globals`: of the program; its innermost function is where names are looked up. `calls_out`: whether the
        program can call the host. Only one that cannot has its own `__dir__` and properties asked, since showing an
        error must not call the host; an error in them means that there is nothing to suggest.
    Example: for the error of `pritn(1)` it is `". Did you mean: 'print'?"`.
    """
    kind = next((kind for kind in (NameError, AttributeError, ImportError) if issubclass(type(error), kind)), None)
    if kind is None:
        return ""
    wrong = import_name(error) if kind is ImportError else _FIELDS[kind, "name"](error)
    if type(wrong) is not str:
        return ""
    try:
        found = _found(kind, error, wrong, globals, calls_out)
    except Exception:
        found = None
    words = "" if found is None else f". Did you mean: '{found}'?"
    if kind is NameError and wrong in MODULES:
        words += f" Or did you forget to import '{wrong}'?" if words else f". Did you forget to import '{wrong}'?"
    return words


def import_name(error: BaseException) -> Any:
    """The name that `from module import name` did not find; before Python 3.12 an ordinary attribute holds it."""
    read = _FIELDS.get((ImportError, "name_from"))
    return BaseException.__dict__["__dict__"].__get__(error).get("name_from") if read is None else read(error)


def _innermost(error: BaseException, globals: dict[str, Any]) -> tuple[FrameType | None, dict[str, Any]]:
    """The program's function in which the exception arose, and its variables."""
    traceback, found = error.__traceback__, None
    variables: dict[str, Any] = {}
    while traceback is not None:
        frame = traceback.tb_frame
        if frame.f_globals is globals:
            around = variables if frame.f_code.co_name in COMPREHENSIONS else {}
            found, variables = frame, {**around, **variables_of(frame)}
        traceback = traceback.tb_next
    return found, variables


def _found(kind: type, error: BaseException, wrong: str, globals: dict[str, Any], calls_out: bool) -> str | None:
    if kind is ImportError:
        return _closest(wrong, _shown(MODULES.get(_FIELDS[kind, "name"](error), ()), wrong))
    frame, variables = _innermost(error, globals)
    if kind is AttributeError:
        owner = _FIELDS[kind, "obj"](error)
        if calls_out and is_program_class(_owner_of(type(owner), "__dir__")):
            return None
        names = sorted(name for name in dir_of(owner) if type(name) is str)
        in_method = "self" in variables and variables["self"] is owner
        return _closest(wrong, names if in_method else _shown(names, wrong))
    if frame is None:
        return None
    if "self" in variables and _has(variables["self"], wrong, calls_out):
        return f"self.{wrong}"
    names = [name for name in (*variables, *frame.f_globals, *NATIVE, *WRAPPED) if type(name) is str]
    return _closest(wrong, [name for name in names if not name.startswith(RESERVED_PREFIX)])


def _owner_of(kind: type, name: str) -> type:
    """The class that defines a special method which every object has."""
    return next(base for base in mro_of(kind) if name in namespace_of(base))


def _shown(names: Iterable[str], wrong: str) -> list[str]:
    """Underscored names are suggested only for one like them."""
    return [name for name in names if wrong[:1] == "_" or name[:1] != "_"]


def _has(owner: Any, name: str, calls_out: bool) -> bool:
    if calls_out:
        return not is_program_class(_owner_of(type(owner), "__dir__")) and name in dir_of(owner)
    try:
        guarded_getattr(owner, name)
    except Exception:
        return False
    return True


def _closest(wrong: str, names: list[str]) -> str | None:
    """The first of the names that differ least, if that is little enough for their length."""
    if len(names) > _MOST or len(wrong) > _LONGEST:
        return None
    best: str | None = None
    least = 0
    for name in names:
        if name == wrong:
            continue
        allowed = (len(name) + len(wrong) + 3) * _MOVE // 6
        if best is not None:
            allowed = min(allowed, least - 1)
        if abs(len(name) - len(wrong)) * _MOVE <= allowed:
            distance = _distance(wrong, name)
            if distance <= allowed:
                best, least = name, distance
    return best


def _distance(left: str, right: str) -> int:
    """What it costs to change one word into the other."""
    if max(len(left), len(right)) > 2 * _LONGEST:
        return _MOVE * len(left + right)
    above = list(range(0, _MOVE * (len(right) + 1), _MOVE))
    for row, old in enumerate(left, 1):
        line = [row * _MOVE]
        for column, new in enumerate(right):
            replaced = above[column] + _replacing(old, new)
            line.append(min(replaced, above[column + 1] + _MOVE, line[column] + _MOVE))
        above = line
    return above[-1]


def _replacing(old: str, new: str) -> int:
    if old == new:
        return 0
    return _CASE if old.lower() == new.lower() else _MOVE
