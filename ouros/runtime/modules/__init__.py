"""What an import statement does: the name of a module in, a read-only proxy with the names of `policy.modules` out.

Each module has a small file here whose `provide()` gives its names, loaded when a program first imports the module.
"""

from __future__ import annotations

import importlib
from typing import Any, Final, NoReturn

from ...policy.modules import MODULES, NATIVE
from ..native import HOST, SandboxType, seal

__all__ = ["Module", "from_import", "import_module"]


class Module(metaclass=SandboxType, host=HOST):
    """What `import` binds: the allowed names of a module, none of which can be set or deleted."""

    def __repr__(self) -> str:
        return f"<module {_names[id(self)]!r}>"

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"module {_names[id(self)]!r} has no attribute {name!r}", name=name)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"cannot set attribute {name!r} of module {_names[id(self)]!r}", name=name)

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"cannot delete attribute {name!r} of module {_names[id(self)]!r}", name=name)


_loaded: Final[dict[str, Module]] = {}
_names: Final[dict[int, str]] = {}
_namespace_of: Final = Module.__dict__["__dict__"].__get__


def import_module(name: str, level: int = 0) -> Module:
    """Import a module for a program.

    Args: `name`: the dotted name; `level`: the number of leading dots.
    Raises: `ModuleNotFoundError` for a module that the sandbox does not have, `ImportError` for a relative import.
    Example: `import_module("math")` gives the proxy of `math`, the same one for every program.
    """
    if level:
        raise ImportError("attempted relative import with no known parent package")
    module = _loaded.get(name)
    if module is None:
        module = _loaded[name] = _load(name)
    return module


def _load(name: str) -> Module:
    if name not in MODULES:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    made: Module = object.__new__(Module)
    _names[id(made)] = name
    _namespace_of(made).update(_values(name), __name__=name, __doc__=importlib.import_module(name).__doc__)
    return made


def _values(name: str) -> dict[str, Any]:
    rows = MODULES[name]
    provided: dict[str, Any] = importlib.import_module(f"{__name__}.{name}").provide()
    host = importlib.import_module(name)
    made = {key: getattr(host, key) if kind == NATIVE else provided.pop(key) for key, kind in rows.items()}
    if provided:
        raise SystemError(f"module {name!r} provides names that the policy does not list: {sorted(provided)}")
    return made


def from_import(module: Module, name: str) -> Any:
    """`from module import name`; raises `ImportError` for a name that the module does not have for a program."""
    values = _namespace_of(module)
    if name in values:
        return values[name]
    origin = _names[id(module)]
    raise ImportError(f"cannot import name {name!r} from {origin!r} (unknown location)", name=origin)


def module_name(module: Module) -> str:
    """The name under which a module was imported."""
    return _names[id(module)]


for _attribute, _value in (("__name__", "module"), ("__qualname__", "module"), ("__module__", "builtins")):
    type.__setattr__(Module, _attribute, _value)
seal(Module)
