"""What an import statement does: the name of a module in, a read-only proxy with the names of `policy.modules` out.

Each module has a small file here whose `provide()` gives its names, loaded when a program first imports the module.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NoReturn

from ...policy.late_types import LATE_TYPES
from ...policy.modules import ABSENT, ANEW, BUILTIN, LEFT_OUT, LIBRARY, LIVE, MODULE, MODULES, OURS, PURE
from ..attributes import CLOSED
from ..host_caches import giving
from ..native import HOST, SandboxType, seal
from ..plain import plain_function
from .bounded import bounded, bounded_native

__all__ = [
    "HELD",
    "Live",
    "Module",
    "from_import",
    "host_module",
    "host_values",
    "import_module",
    "make_module",
    "module_name",
    "module_names",
]


class Module(metaclass=SandboxType, host=HOST):
    """What `import` binds: the allowed names of a module, none of which can be set or deleted."""

    def __repr__(self) -> str:
        return f"<module {module_name(self)!r}>"

    def __getattr__(self, name: str) -> Any:
        if name in _inner_of(self):
            return _inner_of(self)[name]()
        text = f"module {module_name(self)!r} has no attribute {name!r}{_left_out(module_name(self), name)}"
        raise AttributeError(text, name=name, obj=self)

    def __setattr__(self, name: str, value: object) -> None:
        held = _inner_of(self).get(name)
        if type(held) is Live:
            held.store(value)
            return
        raise AttributeError(f"cannot set attribute {name!r} of module {module_name(self)!r}", name=name)

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"cannot delete attribute {name!r} of module {module_name(self)!r}", name=name)


class Live:
    """A variable of a module that a program may set: it is in the dict `_current` of the module's own globals."""

    __slots__ = ("globals", "name")

    def __init__(self, globals: dict[str, Any], name: str) -> None:
        self.globals, self.name = globals, name

    def __call__(self) -> Any:
        return self.globals["_current"][self.name]

    def store(self, value: Any) -> None:
        self.globals["_current"][self.name] = value


_loaded: Final[dict[str, Module]] = {}
_namespace_of: Final = Module.__dict__["__dict__"].__get__


def import_module(name: str, level: int = 0) -> Module:
    """Import a module that all programs share.

    Args: `name`: the dotted name; `level`: the number of leading dots.
    Raises: `ModuleNotFoundError` for a module that the sandbox does not have, `ImportError` for a relative import.
    Example: `import_module("math")` gives the proxy of `math`, the same one for every program.
    """
    refuse_relative(level)
    module = _loaded.get(name)
    if module is None:
        if name not in MODULES:
            why = ABSENT.get(name) or ABSENT.get(name.partition(".")[0], "")
            raise _unknown(name, why)
        module = _loaded[name] = make_module(name, host_values(name), importlib.import_module(name).__doc__)
    return module


def _unknown(name: str, why: str) -> ModuleNotFoundError:
    """The error for the first part of a dotted name that does not exist, as CPython words it."""
    parts = name.split(".")
    paths = [".".join(parts[:end]) for end in range(len(parts) + 1)]
    missing, package = next((path, paths[at]) for at, path in enumerate(paths[1:]) if path not in MODULES)
    plain = package and not hasattr(importlib.import_module(package), "__path__")
    inside = f"; {package!r} is not a package" if plain else ""
    return ModuleNotFoundError(f"No module named {missing!r}{inside}{why}", name=missing)


def refuse_relative(level: int) -> None:
    """A program is no package."""
    if level:
        raise ImportError("attempted relative import with no known parent package")


def make_module(
    name: str, values: dict[str, Any], doc: str | None, inner: Mapping[str, Callable[[], Any]] = MappingProxyType({})
) -> Module:
    """A proxy that shows these values, and the modules inside, which are imported when they are asked for."""
    made: Module = object.__new__(Module)
    _namespace_of(made).update(values, __name__=name, __doc__=doc, _o_inner=inner)
    return made


def _inner_of(module: Module) -> Mapping[str, Callable[[], Any]]:
    found: Mapping[str, Callable[[], Any]] = _namespace_of(module)["_o_inner"]
    return found


@cache
def host_values(name: str) -> dict[str, Any]:
    """The names of a module that are no library code: the host's own, and those made in the module's file here."""
    rows = MODULES[name]
    ours = any(kind == OURS for kind in rows.values())
    provided: dict[str, Any] = importlib.import_module(f"{__name__}.{name}").provide() if ours else {}
    wanted = {key: kind for key, kind in rows.items() if kind not in (ANEW, BUILTIN, LIBRARY, LIVE, MODULE)}
    host = host_module(name) if wanted else None
    made = {key: _member(host, name, key, kind, provided) for key, kind in wanted.items()}
    if provided:
        raise SystemError(f"module {name!r} provides names that the policy does not list: {sorted(provided)}")
    HELD[name] = made
    return made


HELD: Final[dict[str, dict[str, Any]]] = {}
"""What `host_values` has given so far, by module: records can name nothing else of the host's modules."""


def _member(host: Any, module: str, name: str, kind: str, provided: dict[str, Any]) -> Any:
    if name in provided:
        return provided.pop(name)
    found = getattr(host, name)
    if module == "math":
        return bounded_native(module, name, found)
    if kind != PURE:
        return found
    return plain_function(giving(module, bounded(module, name, found)), module, name, found.__doc__)


@cache
def host_module(name: str) -> Any:
    """The host's module, once the runtime knows the types that a program can meet in it."""
    host = importlib.import_module(name)
    if name in LATE_TYPES:
        from ..admission import admit  # which stands on what imports this package

        admit(name, host)
    return host


def from_import(module: Module, name: str) -> Any:
    """`from module import name`; raises `ImportError` for a name that the module does not have for a program."""
    values = _namespace_of(module)
    if name in values:
        return values[name]
    if name in _inner_of(module):
        return _inner_of(module)[name]()
    origin = module_name(module)
    why = _left_out(origin, name) or " (unknown location)"
    raise cannot_import(f"cannot import name {name!r} from {origin!r}{why}", origin, name)


def _left_out(module: str, name: str) -> str:
    """The end of the message about a name that the host's module has and the sandbox has not."""
    if name.startswith("_") or module.startswith("_"):
        return ""
    if name not in vars(importlib.import_module(module)):
        return ""
    instead = LEFT_OUT.get(module)
    return f" in the sandbox: {instead}" if instead else " in the sandbox"


def cannot_import(message: str, module: str, name: str) -> ImportError:
    """The error for a name that a module does not have; before Python 3.12 an ordinary attribute tells the name."""
    error = ImportError(message, name=module)
    error.name_from = name  # type: ignore[attr-defined, unused-ignore]
    return error


def module_names(module: Module) -> list[str]:
    """The names that a module has for a program."""
    return [name for name in [*_namespace_of(module), *_inner_of(module)] if name != "_o_inner"]


def module_name(module: Module) -> str:
    """The name under which a module was imported."""
    name: str = _namespace_of(module)["__name__"]
    return name


for _attribute, _value in (("__name__", "module"), ("__qualname__", "module"), ("__module__", "builtins")):
    type.__setattr__(Module, _attribute, _value)
seal(Module)
CLOSED.add(id(Module))
