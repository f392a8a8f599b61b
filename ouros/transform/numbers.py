"""What is known of numbers: the statements of one function in; for its variables, and for any expression, how large
what they hold can be, out.

Kinds: `small` numbers grow by a few bits at each step of the program at most; `number` is any integer, `float` cannot
grow, `numeric` is one of these. `ratio` is neither an integer nor a sequence, `other` is no sequence. No kind: nothing
is known. What operators give is known only where no object of the program's can answer to them.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set

from ..policy.costs import OF_SETS, SMALL_BITS
from .walking import children, walk

SMALL, NUMBER, FLOAT, NUMERIC, RATIO, OTHER = "small", "number", "float", "numeric", "ratio", "other"
Kind = str | None
_NUMERIC = frozenset({SMALL, NUMBER, FLOAT, NUMERIC})
_RATIOS = frozenset({FLOAT, RATIO})
_GIVE_OTHERS = (ast.Sub, ast.FloorDiv, ast.Pow)
"""Operators of builtin values that never give a sequence."""
_INTEGER = frozenset({SMALL, NUMBER})
_GIVE_SMALL = frozenset({"len", "ord"})
_ROUNDS = 10
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_BINDING = frozenset({
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, *_COMPREHENSIONS, ast.Assign, ast.AnnAssign,
    ast.NamedExpr, ast.AugAssign, ast.For, ast.Name, ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping,
    ast.alias,
})  # fmt: skip
"""What gives a variable a value, or may."""


class Numbers:
    """Kinds of the variables of one function."""

    def __init__(
        self, body: Iterable[ast.stmt], foreign: Container[str], is_builtin: Callable[[str], bool], answers: bool,
        results: Mapping[str, Kind],
    ) -> None:  # fmt: skip
        """`foreign`: variables that other functions may assign; `answers`: whether objects of the program's may answer
        to operators; `results`: what calls of functions give that is known.
        """
        self._is_builtin = is_builtin
        self._answers = answers
        self._foreign = foreign
        self._results = results
        self._values: dict[str, list[ast.expr | Kind]] = {}
        for statement in body:
            self._statement(statement)
        self._kinds: dict[str, Kind] = {}
        self._known: dict[ast.BinOp, Kind] = {}
        """Of the kinds that follow from `_kinds`: long chains are asked about at each of their links."""

    def solve(self, given: Mapping[str, Kind]) -> Numbers:
        """Find the kinds of the variables, of which the parameters begin as these."""
        all_values = dict(self._values)
        for name, kind in given.items():
            all_values[name] = [kind, *self._values.get(name, ())]
        self._kinds = dict.fromkeys(all_values, SMALL)
        for name, values in all_values.items():
            if all(type(value) is str or value is None for value in values):
                self._kinds[name] = self.joined(values)
        for _ in range(_ROUNDS):
            self._known = {}
            found = {name: self.joined(values) for name, values in all_values.items()}
            if found == self._kinds:
                return self
            self._kinds = found
        self._kinds, self._known = {}, {}
        return self

    def joined(self, values: Sequence[ast.expr | Kind]) -> Kind:
        """What is one of these."""
        kinds = {value if value is None or isinstance(value, str) else self.kind(value) for value in values}
        if len(kinds) == 1:
            return kinds.pop()
        if None in kinds:
            return None
        if kinds <= _INTEGER:
            return NUMBER
        if kinds <= _RATIOS:
            return RATIO
        return NUMERIC if kinds <= _NUMERIC else OTHER

    # what variables are given

    def _bind(self, target: ast.AST, value: ast.expr | Kind) -> None:
        if isinstance(target, ast.Name):
            self._values.setdefault(target.id, []).append(value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            parts = value.elts if isinstance(value, (ast.Tuple, ast.List)) else [None] * len(target.elts)
            if len(parts) != len(target.elts) or any(isinstance(part, ast.Starred) for part in [*parts, *target.elts]):
                parts = [None] * len(target.elts)
            for part, each in zip(target.elts, parts, strict=True):
                self._bind(part, each)
        elif isinstance(target, ast.Starred):
            self._bind(target.value, None)

    def _statement(self, node: ast.AST) -> None:
        if type(node) not in _BINDING:
            for child in children(node):
                self._statement(child)
        else:
            self._binding(node)

    def _binding(self, node: ast.AST) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            self._bind(ast.Name(node.name), None)
            self._inside(*(part for part in children(node) if not isinstance(part, ast.stmt)))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                self._bind(target, node.value)
                self._inside(target)
            self._statement(node.value)
        elif isinstance(node, (ast.AnnAssign, ast.NamedExpr)):
            self._bind(node.target, node.value)
            self._inside(node.target)
            if node.value is not None:
                self._statement(node.value)
        elif isinstance(node, ast.AugAssign):
            if isinstance(node.target, ast.Name):
                self._bind(node.target, ast.BinOp(ast.Name(node.target.id), node.op, node.value))
            self._inside(node.target)
            self._statement(node.value)
        elif isinstance(node, ast.For):
            self._bind(node.target, self._items(node.iter))
            self._inside(node.target)
            for part in (node.iter, *node.body, *node.orelse):
                self._statement(part)
        elif isinstance(node, (*_COMPREHENSIONS, ast.Lambda)):
            self._inside(node.args if isinstance(node, ast.Lambda) else node)
        else:
            self._other(node)

    def _other(self, node: ast.AST) -> None:
        """Whatever else gives a variable a value: it is not known which."""
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            self._bind(node, None)
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            self._bind(ast.Name(node.name), None)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            self._bind(ast.Name(node.rest), None)
        elif isinstance(node, ast.alias):
            self._bind(ast.Name(node.asname or node.name.partition(".")[0]), None)
        for child in children(node):
            self._statement(child)

    def _inside(self, *nodes: ast.AST) -> None:
        """Assignment expressions inside a target, a comprehension, or the head of a definition."""
        for node in nodes:
            for part in walk(node):
                if isinstance(part, ast.NamedExpr):
                    self._bind(part.target, None)

    def _items(self, node: ast.expr) -> Kind:
        """What a loop over `range` counts through."""
        if isinstance(node, ast.NamedExpr) or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            return None
        if node.func.id != "range" or not self._is_builtin("range") or node.keywords or not 1 <= len(node.args) <= 3:
            return None
        first = node.args[:1] if len(node.args) > 1 else []
        steps = [*first, *node.args[2:]]
        return SMALL if all(_constant(step) is not None for step in steps) else NUMBER

    # expressions

    def is_bounded(self, op: ast.operator, left_node: ast.expr, right_node: ast.expr) -> bool:
        """Whether the result is hardly larger than the operands and is found quickly, as far as is known."""
        left, right = self.kind(left_node), self.kind(right_node)
        kinds = {left, right}
        if isinstance(op, (ast.BitOr, *OF_SETS)):
            return not kinds.isdisjoint(_NUMERIC)
        if isinstance(op, ast.Add):
            return kinds != {None}
        if isinstance(op, ast.Mult):
            return not kinds.isdisjoint(_RATIOS) or (SMALL in kinds and None not in kinds)
        if isinstance(op, ast.Mod) and left not in _NUMERIC:  # a template
            return False
        if isinstance(op, (ast.Mod, ast.FloorDiv)):
            return FLOAT in kinds or (right == SMALL and left is not None)
        few = isinstance(right_node, ast.Constant) and type(right_node.value) is int and right_node.value <= SMALL_BITS
        if isinstance(op, ast.Pow):
            return FLOAT in kinds or (left == SMALL and few)
        return left in _NUMERIC and few

    def kind(self, node: ast.expr) -> Kind:
        """What is known of an expression."""
        method = getattr(self, f"_of_{type(node).__name__}", None)
        return method(node) if method is not None else None

    def _of_Constant(self, node: ast.Constant) -> Kind:
        return of_constant(node)

    def _of_Name(self, node: ast.Name) -> Kind:
        return None if node.id in self._foreign else self._kinds.get(node.id)

    def _of_UnaryOp(self, node: ast.UnaryOp) -> Kind:
        return SMALL if isinstance(node.op, ast.Not) else self.kind(node.operand)

    def _of_IfExp(self, node: ast.IfExp) -> Kind:
        return self.joined([node.body, node.orelse])

    def _of_NamedExpr(self, node: ast.NamedExpr) -> Kind:
        return self.kind(node.value)

    def _of_Call(self, node: ast.Call) -> Kind:
        if isinstance(node.func, ast.Name) and not node.keywords and self._is_builtin(node.func.id):
            if node.func.id in _GIVE_SMALL:
                return SMALL
            if node.func.id == "float":
                return FLOAT
            if node.func.id == "int":
                return NUMBER
        return self._results.get(node.func.id) if isinstance(node.func, ast.Name) else None

    def _of_BinOp(self, node: ast.BinOp) -> Kind:
        if node not in self._known:
            self._known[node] = self._of_operands(node)
        return self._known[node]

    def _of_operands(self, node: ast.BinOp) -> Kind:
        left, right = self.kind(node.left), self.kind(node.right)
        if left not in _NUMERIC or right not in _NUMERIC:
            return None if self._answers else _of_builtin_values(node.op, {left, right})
        if FLOAT in (left, right) or isinstance(node.op, ast.Div):
            return FLOAT
        if NUMERIC in (left, right):
            return NUMERIC
        return SMALL if self._stays_small(node, left, right) else NUMBER

    def _stays_small(self, node: ast.BinOp, left: Kind, right: Kind) -> bool:
        both = left == right == SMALL
        if isinstance(node.op, (ast.Add, ast.Sub, ast.BitOr, ast.BitXor, ast.FloorDiv, ast.RShift)):
            return both
        if isinstance(node.op, ast.Mod):
            return right == SMALL
        if isinstance(node.op, ast.BitAnd):
            return SMALL in (left, right)
        if isinstance(node.op, ast.Mult):
            return both and (_constant(node.left) is not None or _constant(node.right) is not None)
        shift = _constant(node.right)
        return both and isinstance(node.op, ast.LShift) and shift is not None and 0 <= shift <= SMALL_BITS


def of_constant(node: ast.expr) -> Kind:
    """What is spelled out."""
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, (float, complex)):
        return FLOAT
    if isinstance(value, int):
        return SMALL if value.bit_length() <= SMALL_BITS else NUMBER
    return None


def _of_builtin_values(op: ast.operator, kinds: Set[Kind]) -> Kind:
    """What an operator gives for operands of which not both are numbers for certain."""
    keeps = isinstance(op, (ast.Add, ast.Sub, ast.Mult))
    if isinstance(op, ast.Div) or (keeps and not kinds.isdisjoint(_RATIOS)):
        return RATIO
    if isinstance(op, ast.Pow) and FLOAT in kinds:
        return RATIO
    if isinstance(op, _GIVE_OTHERS) or (isinstance(op, ast.Add) and kinds != {None}):
        return OTHER
    return OTHER if isinstance(op, (ast.Mult, ast.Mod)) and None not in kinds else None


def _constant(node: ast.expr) -> int | None:
    """The value of a small integer that is spelled out, with its sign."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _constant(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) is int and node.value.bit_length() <= SMALL_BITS:
        return node.value
    return None
