"""What the names in a program tell about what it may do: a tree in; a set of names, and what follows from it, out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property

from ..policy.hooks import BINARY
from .deep_tuples import CACHES
from .unit import Unit
from .walking import walk

_FIELDS = ("id", "attr", "name", "asname", "arg", "rest", "module")
"""Of nodes, which hold names."""
_SPECIAL = frozenset(f"__{how}{name}__" for name in BINARY.values() for how in ("", "r", "i"))
_BY_DATA = frozenset(
    "ABCMeta __class__ __dict__ __getattribute__ __import__ __prepare__ __setattr__ compile eval exec getattr globals "
    "locals make_dataclass metaclass new_class setattr type update_wrapper vars wraps".split()
)
"""Through what a class can be given a method whose name is data."""
_OF_NUMBERS = frozenset(f"<library {name}>" for name in ("calendar", "operator", "random", "statistics"))
"""Modules of the library that calculate with what they are given."""
_PLAIN_MODULES = frozenset(
    "__future__ base64 binascii bisect calendar cmath collections collections.abc dataclasses datetime decimal difflib "
    "fractions functools hashlib heapq html itertools json math random re secrets statistics string struct textwrap "
    "time typing unicodedata uuid zlib".split()
)
"""Modules through which that cannot be done by other names than these, nor functions be found by their names."""


class Mentions:
    """The names and texts that a program spells, and what follows."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.names: set[str] = set()
        self.texts: set[str] = set()
        self.modules: set[str] = set()
        self._displays = False
        for node in walk(unit.tree):
            self.names.update(_names_of(node))
            if isinstance(node, ast.Constant):
                self.texts.update((node.value,) if type(node.value) is str else ())
            elif isinstance(node, ast.Import):
                self.modules.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                self.modules.add("*" if node.names[0].name == "*" else node.module or "")
            elif isinstance(node, (ast.Set, ast.SetComp)):
                self._displays = True

    @cached_property
    def caches(self) -> bool:
        """Whether it makes functions that look up their arguments."""
        return not self.names.isdisjoint(CACHES)

    @cached_property
    def decimals(self) -> bool:
        """Whether it has to do with decimal numbers."""
        if self._unit.library and self._unit.filename in _OF_NUMBERS:
            return True
        words = self.names | self.texts
        return any(word == "prec" or "ecimal" in word or "getcontext" in word for word in words)

    @cached_property
    def sets(self) -> bool:
        """Whether it makes sets or views of dicts."""
        return self._displays or not self.names.isdisjoint(("set", "frozenset", "keys", "items"))

    @cached_property
    def answers(self) -> bool:
        """Whether an object of a class of its own may answer to an operator, with whatever it likes."""
        return not (self.is_closed and self.names.isdisjoint(_SPECIAL | _BY_DATA))

    @cached_property
    def is_closed(self) -> bool:
        """Whether nothing is known by a name that it does not spell."""
        unit = self._unit
        others = unit.reflects or unit.session or unit.library or unit.prelude or unit.mode
        return not others and self.modules <= _PLAIN_MODULES


def _names_of(node: ast.AST) -> Iterator[str]:
    for field in _FIELDS:
        name = getattr(node, field, None)
        if type(name) is str:
            yield name
