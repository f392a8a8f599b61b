"""Pattern matching where a pattern may call a special method that suspends, or reads a hazardous attribute: a `match`
in; tests and bindings one by one, appended to `out`.

What CPython asks of the subject (its length, an item, an attribute, whether it equals a value) is asked here step by
step (PEP 634), each as an operation that may be attempted. Names are bound once the whole pattern has matched.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from . import build
from .blocks import Blocks, is_wildcard
from .unit import mangle


class Patterns(Blocks):
    """Adds `match` statements that are taken apart. A pattern is a chain of steps; each goes on inside an `if`."""

    bound: list[tuple[str, ast.expr]]
    suspends: bool

    def implicit_match(self, node: ast.Match) -> None:
        subject = self.subject(self.value(node.subject), node)
        open_ = self.fresh()
        self.out.append(build.assign(open_, build.const(True, node), node))
        outer = self.out
        for case in node.cases:
            block: list[ast.stmt] = []
            outer.append(build.when(build.load(open_, case.pattern), block, [], case.pattern))
            self.out, self.bound, self.suspends = block, [], self.is_implicit(node)
            self.match_pattern(case.pattern, subject)
            for target, value in self.bound:
                self.out.append(build.assign(self.rewrite(build.store(target, case.pattern)), value, case.pattern))
            if case.guard is not None:
                self.go_on_if(self.test(case.guard), case.guard)
            self.out += self.taken(node, case, subject, open_)
            self.out.extend(self.block(case.body))
        self.out = outer

    def ask(self, key: str, operands: Sequence[ast.expr], node: ast.AST) -> ast.expr:
        """What an operation gives; one that is here only for its guards does not stop."""
        if self.suspends:
            return self.implicit(key, operands, node)
        return self.named(build.call("_o_attempt", [build.const(key, node), *operands], node), node)

    def go_on_if(self, test: ast.expr, node: ast.AST) -> None:
        """What follows happens only if the test holds."""
        inner: list[ast.stmt] = []
        self.out.append(build.when(test, inner, [], node))
        self.out = inner

    def named(self, value: ast.expr, node: ast.AST) -> ast.expr:
        name = self.fresh()
        self.out.append(build.assign(name, value, node))
        return build.load(name, node)

    def match_pattern(self, node: ast.pattern, subject: ast.expr) -> None:
        getattr(self, f"match_{type(node).__name__}")(node, subject)

    def match_MatchValue(self, node: ast.MatchValue, subject: ast.expr) -> None:
        equal = self.ask("eq", [subject, self.value(node.value)], node)
        self.go_on_if(self.ask("truth", [equal], node), node)

    def match_MatchSingleton(self, node: ast.MatchSingleton, subject: ast.expr) -> None:
        self.go_on_if(build.same(subject, build.const(node.value, node), node), node)

    def match_MatchAs(self, node: ast.MatchAs, subject: ast.expr) -> None:
        if node.pattern is not None:
            self.match_pattern(node.pattern, subject)
        if node.name is not None:
            self.bound.append((node.name, subject))

    def match_MatchStar(self, node: ast.MatchStar, subject: ast.expr) -> None:
        if node.name is not None:
            self.bound.append((node.name, subject))

    def match_MatchOr(self, node: ast.MatchOr, subject: ast.expr) -> None:
        """Alternatives bind the same names: each is bound in variables of ours first."""
        matched = self.named(build.const(False, node), node)
        assert isinstance(matched, ast.Name)
        outer, held = self.out, self.bound
        slots: dict[str, str] = {}
        for alternative in node.patterns:
            block: list[ast.stmt] = []
            outer.append(build.when(build.negate(matched, node), block, [], alternative))
            self.out, self.bound = block, []
            self.match_pattern(alternative, subject)
            for target, value in self.bound:
                self.out.append(build.assign(slots.setdefault(target, self.fresh()), value, alternative))
            self.out.append(build.assign(matched.id, build.const(True, node), alternative))
        self.out, self.bound = outer, held
        self.go_on_if(matched, node)
        self.bound += [(target, build.load(slot, node)) for target, slot in slots.items()]

    def match_MatchSequence(self, node: ast.MatchSequence, subject: ast.expr) -> None:
        self.go_on_if(build.call("_o_is_sequence", [subject], node), node)
        star = next((at for at, part in enumerate(node.patterns) if isinstance(part, ast.MatchStar)), None)
        wanted = len(node.patterns) - (star is not None)
        if star is None or wanted:
            operator: ast.cmpop = ast.Eq() if star is None else ast.GtE()
            length = self.ask("len", [subject], node)
            self.go_on_if(ast.Compare(length, [operator], [build.const(wanted, node)], **build.at(node)), node)
        if all(map(is_wildcard, node.patterns)):
            return
        if star is not None and is_wildcard(node.patterns[star]):
            self.match_items(node, subject, star)
            return
        before = build.const(len(node.patterns) if star is None else star, node)
        after = build.const(None if star is None else wanted - star, node)
        self.each(self.named(self.ask("unpack", [subject, before, after], node), node), node.patterns)

    def match_items(self, node: ast.MatchSequence, subject: ast.expr, star: int) -> None:
        """Items around a star that binds nothing are read by their index."""
        for at, part in enumerate(node.patterns):
            if at == star or is_wildcard(part):
                continue
            index: ast.expr = build.const(at, part)
            if at > star:
                length = self.ask("len", [subject], part)
                index = ast.BinOp(length, ast.Sub(), build.const(len(node.patterns) - at, part), **build.at(part))
            self.match_pattern(part, self.named(self.ask("getitem", [subject, index], part), part))

    def match_MatchMapping(self, node: ast.MatchMapping, subject: ast.expr) -> None:
        self.go_on_if(build.call("_o_is_mapping", [subject], node), node)
        if node.keys:
            length = self.ask("len", [subject], node)
            enough = ast.Compare(length, [ast.GtE()], [build.const(len(node.keys), node)], **build.at(node))
            self.go_on_if(enough, node)
        keys = [self.atom(key) for key in node.keys]
        shown = ast.Tuple(keys, build.LOAD, **build.at(node))
        if keys:
            values = self.named(self.ask("match_keys", [subject, shown], node), node)
            self.go_on_if(build.negate(build.same(values, build.const(None, node), node), node), node)
            self.each(values, node.patterns)
        if node.rest is not None:
            self.bound.append((node.rest, self.ask("match_rest", [subject, shown], node)))

    def each(self, values: ast.expr, patterns: Sequence[ast.pattern]) -> None:
        names = [self.fresh() for _ in patterns]
        targets: list[ast.expr] = [build.store(name, part) for name, part in zip(names, patterns, strict=True)]
        self.out.append(build.assign(ast.Tuple(targets, build.STORE, **build.at(values)), values, values))
        for name, part in zip(names, patterns, strict=True):
            if not is_wildcard(part):
                self.match_pattern(part, build.load(name, part))
            elif self.unit.lets_go:
                self.out.append(build.expression(build.load(name, part), part))  # it is held until its turn

    def match_MatchClass(self, node: ast.MatchClass, subject: ast.expr) -> None:
        kind = self.atom(node.cls)
        self.go_on_if(self.ask("match_instance", [subject, kind], node), node)
        if not (node.patterns or node.kwd_attrs):
            return
        names = [build.const(mangle(self.private, name), node) for name in node.kwd_attrs]
        wanted = ast.Tuple(list(names), build.LOAD, **build.at(node))
        arguments = [subject, kind, build.const(len(node.patterns), node), wanted]
        values = self.named(self.ask("match_class", arguments, node), node)
        self.go_on_if(build.negate(build.same(values, build.const(None, node), node), node), node)
        self.each(values, [*node.patterns, *node.kwd_patterns])
