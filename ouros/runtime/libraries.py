"""The library modules of one run: names in; modules made by running their code once, with the run's own builtins, out.

Modules of `ouros.library` are in the restricted language and are compiled like a program, once in a process in each
of two forms: plain functions, for runs in which nothing that they call back can suspend, and a form in which every call
of a value may. Which form a run takes is known from its program. Each run makes its own instances of the modules, so
what a program does to their classes ends with the run.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any

from ..policy.modules import (
    ANEW,
    BUILTIN,
    DIRECT,
    LIBRARY,
    LIBRARY_MODULES,
    LIVE,
    MODULE,
    MODULES,
    QUICK,
    SHOWN_CLASSES,
    SHOWN_MODULES,
)  # fmt: skip
from . import budget
from .coroutines import WATCHED, AsyncGeneratorMaker, CoroutineMaker
from .evaluated import MODULE as BUILTINS_MODULE
from .functions import Suspending, SuspendingMaker
from .ids import ids_of
from .modules import Live, Module, host_values, import_module, make_module, refuse_relative
from .modules.abc import ANSWERS, REGISTRY, note_registered
from .native import is_program_class, namespace_of
from .outside import OS
from .paced import METERED_MODULES
from .parts import Part, Parts
from .support import SUPPORT

if TYPE_CHECKING:
    from ..transform.program import Program

MAKERS = (Suspending, SuspendingMaker, CoroutineMaker, AsyncGeneratorMaker)
HOOK = "__init_subclass__"
CODE = ids_of((FunctionType, *MAKERS, property, staticmethod, classmethod))
EMPTY: tuple[()] = ()
"""One object, whoever holds it."""
OWN_ATTRIBUTES = frozenset({"__wrapped__", "__isabstractmethod__"})
"""What library modules themselves put on their functions."""
NAMED = CODE | ids_of((tuple, frozenset, object))
"""Types of values that a record may name by where a library module holds them; by identity, as in `plain`."""
CONSTANT = NAMED | ids_of((int, str, float, bool, bytes, type(None)))
"""Types of values that never change."""


class Library:
    """One module as a run imported it: its proxy, its globals, and what those and its classes held at first."""

    __slots__ = ("by_id", "classes", "digest", "elsewhere", "first", "functions", "globals", "held", "module", "name")

    def __init__(
        self, name: str, digest: str, globals: dict[str, Any], module: Module, elsewhere: Iterable[Library] = ()
    ) -> None:
        self.name = name
        self.digest = digest
        self.globals = globals
        self.module = module
        self.first = globals.copy()
        self.elsewhere = {id(each) for library in elsewhere for _, each in library.held if library.owns(each)}
        self.held: tuple[tuple[str, Any], ...] = tuple(self._walk())
        owned = [(path, namespace_of(value)) for path, value in self.held if self.owns(value)]
        self.classes = [(path, namespace, dict(namespace)) for path, namespace in owned]
        self.by_id: dict[int, tuple[str, str]] = {}
        self.functions = [(path, each) for path, each in self.held if type(each) is FunctionType and " " not in path]

    def members(self) -> tuple[tuple[str, Any], ...]:
        """What records may name, with the path from the module; methods of classes included."""
        return self.held

    def names(self) -> dict[int, tuple[str, str]]:
        """What records name by module and path, by identity."""
        if not self.by_id:
            self.by_id = {id(value): (self.name, path) for path, value in reversed(self.held) if value is not EMPTY}
        return self.by_id

    def owns(self, value: Any) -> bool:
        return is_own_class(value, self.name) and id(value) not in self.elsewhere

    def _walk(self) -> Iterator[tuple[str, Any]]:
        waiting = [(path, value) for path, value in self.first.items() if not path.startswith("__")]
        waiting.reverse()
        seen = self.elsewhere.copy()  # classes may name each other
        while waiting:
            path, value = waiting.pop()
            kind = type(value)
            is_class = isinstance(value, type)
            if is_class or id(kind) in NAMED or is_constant(path) or is_fixed(kind):
                yield path, value
            if is_class and id(value) not in seen and is_own_class(value, self.name):
                seen.add(id(value))
                waiting += [(f"{path}.{n}", item) for n, item in namespace_of(value).items() if n not in ADDED]
            elif id(kind) in INSIDE:
                waiting += [(f"{path} {name}", getattr(value, name)) for name in INSIDE[id(kind)]]

    def changed(self) -> str | None:
        """A class or function that the program changed; records could not say how."""
        for path, namespace, first in self.classes:
            if [*map(id, namespace.values())] == [*map(id, first.values())]:
                continue
            now = {name: item for name, item in namespace.items() if name not in UNSEEN}
            if now.keys() != first.keys() - UNSEEN:
                return path
            if any(item is not first[name] for name, item in now.items()):
                return path
        return next((path for path, each in self.functions if each.__dict__.keys() - OWN_ATTRIBUTES), None)

    def state(self) -> Iterator[tuple[str, Any]]:
        """Globals that are not what importing the module makes them, and what is registered with its classes."""
        for path, namespace, first in self.classes:
            known = len(first.get(REGISTRY, ()))
            if len(namespace.get(REGISTRY, ())) > known:
                yield f"{path} {REGISTRY}", namespace[REGISTRY][known:]
        for name, value in self.globals.items():
            if name.startswith("__"):
                continue
            kind = type(value)
            constant = id(kind) in CONSTANT or isinstance(value, type) or kind is Module
            constant = constant or is_constant(name) or is_fixed(kind)
            if not constant and callable(value):  # a builtin
                constant = True
            if not constant or self.first.get(name, self) is not value:
                yield name, value

    def put_back(self, name: str, value: Any) -> bool:
        """Take an item of `state` in a restored run; false if it is none."""
        path, _, kind = name.partition(" ")
        if not kind:
            self.globals[name] = value
            return True
        cls: Any = next((held for own, held in self.held if own == path), None)
        if kind != REGISTRY or not self.owns(cls) or type(value) is not list:
            return False
        if not all(isinstance(each, type) for each in value):
            return False
        note_registered(cls, value)
        return True


INSIDE: dict[int, tuple[str, ...]] = {
    **dict.fromkeys(map(id, MAKERS), ("_o_gen",)),
    id(staticmethod): ("__func__",),
    id(classmethod): ("__func__",),
    id(property): ("fget", "fset", "fdel"),
}
"""Functions inside of what a module or class holds."""


UNSEEN = frozenset({"__annotations__", REGISTRY, *ANSWERS})
"""What a class may get by being used."""
ADDED = frozenset({"__static_attributes__", "__firstlineno__"})
"""What newer interpreters put into classes by themselves."""


def is_constant(name: str) -> bool:
    """Whether the value of a module variable never changes: its name is in capitals."""
    return name.strip("_").isupper()


def is_fixed(kind: type) -> bool:
    """Whether the class is of those in a library whose instances never change: it has an attribute `_fixed`."""
    return (
        is_program_class(kind)
        and "_fixed" in namespace_of(kind)
        and namespace_of(kind)["__module__"] in LIBRARY_MODULES
    )


def is_own_class(value: Any, module: str) -> bool:
    """Whether the library module made the class."""
    if not (isinstance(value, type) and is_program_class(value)):
        return False
    shown = namespace_of(value).get("__module__")
    return shown in (module, SHOWN_MODULES.get(module), SHOWN_CLASSES.get(module, {}).get(value.__name__))


def is_program_type(value: Any) -> bool:
    return isinstance(value, type) and is_program_class(value)


def _itself(mark: object) -> object:
    return mark


class Libraries:
    """The library modules of one run."""

    __slots__ = ("builtins", "direct", "loaded", "metering", "open", "parts", "program", "provided", "stand_ins")

    def __init__(
        self,
        program: Program,
        parts: Parts,
        builtins: dict[str, Any],
        suspendable: bool,
        provided: Callable[[], dict[str, Any]],
        metering: int = 0,
    ) -> None:
        self.metering = metering
        self.program = program
        self.parts = parts
        self.builtins = builtins
        self.direct = not suspendable
        self.provided = provided
        self.open = suspendable and program.library_suspends
        self.loaded: dict[str, Library] = {}
        self.stand_ins: list[type] = []
        """Classes of a restored run that stand for dataclasses of the host."""

    def import_module(self, name: str, level: int = 0) -> Module:
        """What an import statement of this run gives; the same proxy each time."""
        refuse_relative(level)
        if name not in LIBRARY_MODULES:
            return import_module(name)
        library = self.loaded.get(name)
        return (library or self._load(name)).module

    def member(self, name: str, member: str) -> Any:
        """What emitted code needs of a module, whether programs can import it or not."""
        self.import_module(name)
        return self.loaded[name].globals[member]

    def _load(self, name: str) -> Library:
        if not self.loaded:
            mark = partial(_itself, object())  # tells the run from what is restored from it, where addresses differ
            self.builtins.update(_o_import=self.import_module, _o_library=self.member)
            own = {"_o_open": self.open, "_o_direct": self.direct, "_o_mark": mark}
            self.builtins.update(SUPPORT | self.provided() | own)
            self.builtins.setdefault("_o_os", OS)
        with budget.on_the_house():
            program = self.program.library(name)
            program.form(self.open, self.metering)
        rows = MODULES[name]
        kept = {kind for kind, kept in ((QUICK, not self.open), (DIRECT, self.direct)) if kept}
        forms: dict[str, Any] = {}
        if self.metering and name in METERED_MODULES:  # each step and each operation is the run's own
            kept, forms = set(), {"_o_open": True, "_o_direct": False}
        host = {key: value for key, value in host_values(name).items() if rows[key] not in (QUICK, DIRECT)
                or rows[key] in kept}  # fmt: skip
        globals: dict[str, Any] = {"__name__": name, "__builtins__": self.builtins, **host, **forms}
        if self.metering:
            asked = {key: self.builtins.get(f"_o_b_{name}.{key}") for key in rows}
            globals.update((key, found) for key, found in asked.items() if found is not None)
        part = Part(name, program, self.open, globals, self.metering)
        self.parts.add(part)
        FunctionType(part.form.main, globals)()
        for key, shown in SHOWN_CLASSES.get(name, {}).items():
            if is_own_class(globals.get(key), name):
                type.__setattr__(globals[key], "__module__", shown)
        inner: dict[str, Any] = {
            key: partial(self.import_module, f"{name}.{key}") for key, kind in rows.items() if kind == MODULE
        }
        globals.update((key, self.builtins[key]) for key, kind in rows.items() if kind == BUILTIN)
        inner |= {key: Live(globals, key) for key, kind in rows.items() if kind == LIVE}
        asking = self.builtins.get("_o_os")
        inner |= {key: partial(asking, f"{name}.{key}") for key, kind in rows.items() if kind == ANEW and asking}
        made = {
            key: globals[key] if key in globals else self.import_module(f"{name}.{key}")
            for key in rows
            if key not in inner and rows[key] != ANEW
        }
        doc = globals["__doc__"] if "__doc__" in globals else importlib.import_module(name).__doc__
        module = make_module(name, made, doc, inner)
        others = [self.loaded[key] for key, shown in SHOWN_MODULES.items() if shown == name and key in self.loaded]
        library = self.loaded[name] = Library(name, program.hash.hex(), globals, module, others)
        if name == "builtins":
            self.builtins[BUILTINS_MODULE] = module
        return library

    def watch_generators(self) -> None:
        """In a restored run: asynchronous generators are looked after by its event loop."""
        library = self.loaded.get("asyncio")
        if library is not None and library.globals.get("_running") is not None:
            self.builtins[WATCHED] = library.globals["_running"]

    # snapshots

    def names(self) -> dict[int, tuple[str, str]]:
        """What records name by module and path, by identity."""
        found: dict[int, tuple[str, str]] = {}
        for library in reversed(self.loaded.values()):  # what several hold is named by the first
            found.update(library.names())
        return found

    @contextmanager
    def without_subclass_hooks(self) -> Iterator[None]:
        """Classes that are restored were made long ago; what making a subclass calls is put aside."""
        hooked = [(cls, namespace_of(cls)[HOOK]) for cls in self.classes() if HOOK in namespace_of(cls)]
        for cls, _ in hooked:
            type.__delattr__(cls, HOOK)
        try:
            yield
        finally:
            for cls, hook in hooked:
                type.__setattr__(cls, HOOK, hook)

    def classes(self) -> list[type]:
        """The classes of the modules that were imported, each once."""
        members = (value for library in self.loaded.values() for _, value in library.members())
        return list({id(value): value for value in members if is_program_type(value)}.values())

    def clear(self) -> None:
        """The run is over."""
        for library in self.loaded.values():
            library.globals.clear()
        self.loaded.clear()


__all__ = ["LIBRARY", "Libraries", "Library"]
