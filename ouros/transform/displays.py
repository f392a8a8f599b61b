"""Normal form of displays of sets and dicts: one around points in; its parts evaluated and its keys hashed in CPython's
order, and the container, out.

CPython puts the items before the first star of a set in at once, and each one after it when it has been evaluated. The
pairs between two `**` of a dict become a dict of their own, which is then merged into what there is. What is longer
than its stack is filled item by item.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from . import build
from .calls import Calls

ROOM: Final = 30
"""How many values CPython holds on its stack before it puts them into a container."""

Pairs = list[tuple[ast.expr, ast.expr]]


class Displays(Calls):
    """Adds sets and dicts to the normal form of expressions."""

    def value_Set(self, node: ast.Set) -> ast.expr:
        stars = [index for index, item in enumerate(node.elts) if isinstance(item, ast.Starred)]
        first = 0 if len(node.elts) > ROOM else stars[0] if stars else len(node.elts)
        made = self.set_of(self.sequence(node.elts[:first]), node)
        for item in node.elts[first:]:
            made = self.save(made, node)
            made = self.put_in(made, item, node)
        return made

    def set_of(self, items: list[ast.expr], node: ast.Set) -> ast.expr:
        if self.is_implicit(node):
            return self.implicit("build_set", [ast.List(items, build.LOAD, **build.at(node))], node)
        nothing = ast.Starred(ast.Tuple([], build.LOAD, **build.at(node)), build.LOAD, **build.at(node))
        return ast.Set(items or [nothing], **build.at(node))

    def put_in(self, made: ast.expr, item: ast.expr, node: ast.Set) -> ast.expr:
        """Add an item, or all of a starred one, to the set."""
        starred = isinstance(item, ast.Starred)
        value = self.value(item.value if isinstance(item, ast.Starred) else item)
        if self.is_implicit(node) or item in self.effects.points:
            more = value if starred else ast.List([value], build.LOAD, **build.at(item))
            gather = build.attribute(build.load("_o_gather", node), "_o_gen", node)
            return self.delegate(build.call(gather, [made, more], node), node)
        put = build.attribute(made, "update" if starred else "add", item)
        self.out.append(build.expression(build.call(put, [value], item), item))
        return made

    def value_Dict(self, node: ast.Dict) -> ast.expr:
        # The point may be the display itself, where it is tested for truth.
        made: ast.expr | None = None
        for part in _parts_of(node):
            if made is not None:
                made = self.save(made, node)
            more = self.dict_of(part, node) if isinstance(part, list) else self.value(part)
            if made is None and isinstance(part, list):
                made = more
            elif self.is_implicit(node):
                made = self.implicit("merge", [made or build.const(None, node), more], node)
            elif made is None:
                made = ast.Dict([None], [more], **build.at(node))
            elif isinstance(part, list) and isinstance(more, ast.Dict):
                made = ast.Dict([None, *more.keys], [made, *more.values], **build.at(node))
            else:
                made = ast.Dict([None, None], [made, more], **build.at(node))
        return made or ast.Dict([], [], **build.at(node))

    def dict_of(self, pairs: Pairs, node: ast.Dict) -> ast.expr:
        if len(pairs) * 2 > ROOM:
            return self.filled_dict(pairs, node)
        operands = self.sequence([each for pair in pairs for each in pair])
        if self.is_implicit(node):
            return self.implicit("build_dict", [ast.List(operands, build.LOAD, **build.at(node))], node)
        return ast.Dict(list(operands[::2]), operands[1::2], **build.at(node))

    def filled_dict(self, pairs: Pairs, node: ast.Dict) -> ast.expr:
        made = self.save(ast.Dict([], [], **build.at(node)), node)
        for pair in pairs:
            key, value = self.sequence(pair)
            if self.is_implicit(node):
                self.implicit("setitem", [made, key, value], node)
            else:
                item = ast.Subscript(made, key, build.STORE, **build.at(pair[0]))
                self.out.append(build.assign(item, value, pair[0]))
        return made


def _parts_of(node: ast.Dict) -> Iterator[Pairs | ast.expr]:
    """Mappings, and the runs of pairs that CPython makes dicts of."""
    run: Pairs = []
    for key, value in zip(node.keys, node.values, strict=True):
        if key is not None:
            run.append((key, value))
        if run and (key is None or len(run) * 2 > ROOM + 2):
            yield run
            run = []
        if key is None:
            yield value
    if run:
        yield run
