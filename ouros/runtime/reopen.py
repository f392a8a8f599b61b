"""Moving the state of a session to a newer form of its sources: records written under one world in; records that fit
another world, whose analysis knows more, out.

What was an ordinary function may now suspend: its record is wrapped in that of a suspending function, and everything
that refers to it refers to that. A generator that has begun is moved to the same `yield` in the newer form of its
function where both forms hold the same things there: at a `yield` that is a statement of its own, inside loops and
branches only. Any other goes on with the code that it was begun with.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .namespaces import KEPT_LOCALS

if TYPE_CHECKING:
    from ..transform.unit import Scope
    from ..transform.world import Part
    from .parts import Parts

Record = list[Any]
FUNCTION_WRAPPERS = frozenset({"suspending", "maker", "coroutine function", "async generator function"})
WRAPPED_CODE = frozenset(f"{kind} code" for kind in FUNCTION_WRAPPERS)
FRAME_WRAPPERS = frozenset({"stepper", "coroutine", "async generator", "awaitable", "external future"})
LAZY = {"map": "Map", "filter": "Filter", "zip": "Zip", "enumerate": "Enumerate"}
VALUES = frozenset({"_o_Yielded", "_o_AsyncYielded"})
"""What a frame yields a value to its consumer in; anything else that it yields is meant for the outside."""
_PASSED = (ast.For, ast.While, ast.If)
"""Statements around a `yield` of which both forms keep the same: an iterator for each loop."""


def reopen(nodes: list[Record], moves: Mapping[str, tuple[Part, Part]]) -> list[Record]:
    """The nodes in newer forms.

    Args:
        nodes: what `Capture` wrote; they are not changed.
        moves: by the old name of a part: its old and its new form.
    """
    made = [list(node) for node in nodes]
    return _Move(made, moves).nodes


def abandon(nodes: list[Record], parts: Parts) -> None:
    """Records of a session that waits for a call, without the call: what stands in it has come to its end.

    That is how generators and coroutines are left when an execution is given up.
    """
    for node in nodes:
        if node[0] in FRAME_WRAPPERS and node[0] != "awaitable" and type(node[1]) is list:
            number = node[1][0]
            frame = nodes[number]
            while frame[0] == "generator" and type(frame[4]) is list:
                frame = nodes[frame[4][0]]
            if nodes[number][0] == "generator" and (frame[0] == "call" or _asks(parts, frame)):
                part, index = parts.read(nodes[number][1])
                nodes[number] = ["finished", part.program.scopes[index].name]


def _asks(parts: Parts, frame: Record) -> bool:
    """True for a frame that stands in a request to the outside."""
    if frame[0] != "generator":
        return False
    part, index = parts.read(frame[1])
    emitted = part.form.emitted
    if part.program.scopes[index] not in emitted.effects.suspending:
        return False
    line = emitted.bodies[index].lineno + frame[2]
    for node in ast.walk(emitted.bodies[index]):
        if isinstance(node, ast.Yield) and node.lineno == line:
            made = node.value
            return not (isinstance(made, ast.Call) and isinstance(made.func, ast.Name) and made.func.id in VALUES)
    return False


class _Move:
    def __init__(self, nodes: list[Record], moves: Mapping[str, tuple[Part, Part]]) -> None:
        self.nodes = nodes
        self.moves = moves
        held: set[int] = set()  # functions inside of suspending ones, and frames that others wait for
        for node in nodes:
            if node and node[0] in FUNCTION_WRAPPERS:
                held.update(self.numbers(node[1]))
            elif node and node[0] == "generator":
                held.update(self.numbers(node[4]))
        wrapped = {
            number
            for node in nodes
            if node and node[0] in FRAME_WRAPPERS
            for number in self.numbers(node[2 if node[0] == "awaitable" else 1])
        }
        inside: dict[int, int] = {}
        count = len(nodes)
        for number in range(count):
            kind = nodes[number][0] if nodes[number] else None
            if kind in ("code", "function") or kind in WRAPPED_CODE:
                self.function(number, number in held or kind in WRAPPED_CODE, inside)
        for number in range(count):
            node = nodes[number]
            if node and node[0] == "generator" and number not in held and not self.numbers(node[4]):
                self.generator(number, number in wrapped)
            elif node and node[0] == "iterator" and node[1] in LAZY:
                self.iterator(number)
            elif node and node[0] == "traceback" and len(node) > 2 and node[2] in moves:
                nodes[number] = [*node[:2], moves[node[2]][1].name, *node[3:]]
            elif node and node[0] == "unstarted" and number not in wrapped and self.numbers(node[1]):
                (function,) = self.numbers(node[1])
                if function in inside:
                    self.wrap(number, "stepper", ["unstarted", [inside[function]], *node[2:]])

    def numbers(self, reference: Any) -> list[int]:
        return reference if type(reference) is list else []

    def place(self, written: Any) -> tuple[Part, Part, int] | None:
        """The old and the new form of the part that a record names, and the number of the function in it."""
        if type(written) is not str:
            return None
        name, _, number = written.rpartition(":")
        found = self.moves.get(name)
        return (*found, int(number)) if found is not None else None

    def wrap(self, number: int, kind: str, inner: Record, *more: Any) -> int:
        """Put a record into one of another kind, to which all references lead from now on."""
        self.nodes.append(inner)
        self.nodes[number] = [kind, [len(self.nodes) - 1], *more]
        return len(self.nodes) - 1

    def function(self, number: int, held: bool, inside: dict[int, int]) -> None:
        node = self.nodes[number]
        place = self.place(node[1])
        if place is None:
            return
        old, new, index = place
        node[1] = f"{new.name}:{index}"
        before, after = (part.form(True).codes[index].co_freevars for part in (old, new))
        if before != after:
            cells = dict(zip(before, node[2], strict=True))
            node[2] = [cells[name] for name in after]
        scope = new.scopes[index]
        if held or scope not in new.effects.suspending or scope in old.effects.suspending:
            return
        attributes = node[10] if len(node) > 3 else []
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        kept = [part for pair in pairs if pair[0] == "__type_params__" for part in pair]
        moved = [part for pair in pairs if pair[0] != "__type_params__" for part in pair]
        kind = "maker" if scope.is_generator else "suspending"
        inside[number] = self.wrap(number, kind, [*node[:10], kept] if len(node) > 3 else node, moved)

    def iterator(self, number: int) -> None:
        """An iterator of a builtin that calls back goes on as one whose callback may suspend."""
        _, kind, args, state = self.nodes[number]
        if kind == "zip":
            if not args:
                return
            args = [state is True, *args]
        self.wrap(number, "lazy", ["list", *args])
        self.nodes[number] = ["lazy", LAZY[kind], *self.nodes[number][1:]]

    def generator(self, number: int, stepped: bool) -> None:
        node = self.nodes[number]
        place = self.place(node[1])
        if place is None:
            return
        old, new, index = place
        scope = new.scopes[index]
        point = _same_point(old, new, index, node[2])
        loops = _loops_around(old, scope, index, node[2]) if point is not None else None
        if loops is None or not scope.is_generator:
            return
        held = dict(zip(node[5].split(",") if node[5] else (), node[6:], strict=True))
        kept = {name: value for name, value in held.items() if not _is_temporary(name)}
        for loop in loops:
            (before, _), (after, ended) = (part.form(True).emitted.loops[loop] for part in (old, new))
            kept[after] = held[before]
            if ended:
                kept[ended] = False
        moved = ["generator", f"{new.name}:{index}", point, *node[3:5], ",".join(kept), *kept.values()]
        if scope in new.effects.suspending and scope not in old.effects.suspending and not stepped:
            self.wrap(number, "stepper", moved)
        else:
            self.nodes[number] = moved


def _line(part: Part, index: int, point: int) -> int:
    from_first: int = part.form(True).emitted.bodies[index].lineno
    return from_first + point


def _same_point(old: Part, new: Part, index: int, point: int) -> int | None:
    """The resume point of the new form at the same place of the source, if there is exactly one."""
    label = old.form(True).emitted.labels.get(_line(old, index, point))
    if label is None:
        return None
    first = _line(new, index, 0)
    found = [
        line - first
        for line, each in new.form(True).emitted.labels.items()
        if each.kind == "point" and each.scope.node is label.scope.node and each.position == label.position
    ]
    return found[0] if len(found) == 1 else None


def _loops_around(part: Part, scope: Scope, index: int, point: int) -> list[ast.For] | None:
    """The loops around a point that is a `yield` alone: a statement, or the value of an assignment to a variable.

    None if it is another point, or something else than loops and branches is around it.
    """
    label = part.form(True).emitted.labels[_line(part, index, point)]
    if not isinstance(scope.node, ast.FunctionDef):
        return None
    waiting: list[tuple[ast.stmt, tuple[ast.For, ...]]] = [(node, ()) for node in scope.node.body]
    while waiting:
        node, loops = waiting.pop()
        if isinstance(node, _PASSED):
            inside = (*loops, node) if isinstance(node, ast.For) else loops
            waiting += [(each, inside) for each in node.body]
            waiting += [(each, loops) for each in node.orelse]
        elif isinstance(node, (ast.Expr, ast.Assign)) and isinstance(node.value, ast.Yield):
            targets = node.targets if isinstance(node, ast.Assign) else []
            place = (node.value.lineno, node.value.col_offset, node.value.end_lineno, node.value.end_col_offset)
            if place == label.position and all(isinstance(each, ast.Name) for each in targets) and len(targets) < 2:
                return list(loops)
    return None


def _is_temporary(name: str) -> bool:
    return name.startswith("_o_") and name != KEPT_LOCALS
