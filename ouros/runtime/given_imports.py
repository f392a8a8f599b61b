"""Import statements of sources that are evaluated in a dict which holds builtins of its own: name and globals in; what
the `__import__` that the program put there gives, or the run's own module, out.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from .attributes import guarded_getattr
from .evaluated import given_builtin
from .modules import Module, cannot_import, from_import
from .namespaces import variables_of


def given_import(name: str, names: tuple[str, ...], level: int, whole: bool) -> Any:
    """What an import statement binds, or takes `names` from: without them the first module of a dotted name, or, if the
    statement gives it a name, the `whole`.
    """
    frame = sys._getframe(1)
    call = given_builtin(frame.f_globals, "__import__", ImportError("__import__ not found"))
    if call is None:
        load = frame.f_builtins["_o_import"]
        found = load(name, level)
        return found if names or whole else load(name.partition(".")[0])
    if names == ("*",):
        raise NotImplementedError("import * by an __import__ of the program's own is not available; name the names")
    is_namespace = "_o_names" in frame.f_code.co_varnames + frame.f_code.co_cellvars
    locals = variables_of(frame) if is_namespace else None
    found = call(name, frame.f_globals._o_given, locals, names or None, level)  # type: ignore[attr-defined]
    for part in name.split(".")[1:] if whole else ():
        found = given_from(found, part)
    return found


def given_from(module: Any, name: str) -> Any:
    """`from module import name`, where the module may be anything that such a function gave."""
    if type(module) is Module:
        return from_import(module, name)
    try:
        return guarded_getattr(module, name)
    except AttributeError:
        pass
    origin = getattr(module, "__name__", None)
    shown = repr(origin) if type(origin) is str else "'<unknown module name>'"
    raise cannot_import(f"cannot import name {name!r} from {shown} (unknown location)", origin or "", name)


GIVEN_HELPERS: Final = {"_o_given_import": given_import, "_o_given_from": given_from}
