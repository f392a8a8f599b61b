"""Metering: an emitted program in; the same program with every operation that can use up much in one go checked, and
on request every turn and call counted, out.

Only what could explode is touched (`policy.costs`), and not where numbers are known to be small. Labels, names and
order of evaluation stay as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable
from typing import Any

from ..policy import costs
from . import build
from .arithmetic import HELD
from .deep_tuples import cached, may_nest
from .emit import MAIN, Emitted
from .handed import Handing, hands_out_bytes, imports_of
from .known_calls import KnownCalls
from .lookups import Lookups
from .makers import Everything, type_names
from .mentions import Mentions
from .metering_facts import (
    Union,
    asks_type,
    classes_of_content,
    compares_values,
    docstring_of,
    exit_of,
    filled_with,
    forwards,
    is_extreme,
    is_fuel,
    is_looked_into,
    is_modest,
    is_narrow,
    is_part,
    is_spelled_out,
    is_text,
    joined_names,
    known_classes,
    loops_of,
    rounds_far,
    temporary_of,
)
from .numbers import Numbers
from .releasing import is_temporary
from .rewriting import Rewriter, replace
from .unit import BODY, RESERVED, Unit
from .walking import walk

SIZES, COUNTS = 1, 2
"""How much is metered: sizes and costs of single operations; turns, calls and new objects as well."""
_SPELLED_OUT = (ast.Constant, ast.JoinedStr, ast.Tuple, ast.List, ast.Set)
_AS_TEXT = frozenset({-1, ord("s")})
"""Conversions of parts of f-strings that show a text as it is."""


def run(unit: Unit, emitted: Emitted, metering: int) -> Emitted:
    """Meter an emitted program; it is changed in place, but not the nodes that it shares with the source."""
    pass_ = Metering(unit, emitted, metering)
    emitted.tree = pass_.rewrite(emitted.tree)
    for number, body in emitted.bodies.items():
        emitted.bodies[number] = pass_.renewed.get(body, body)  # type: ignore[assignment]
    for node, names in list(emitted.completions.items()):
        emitted.completions[pass_.renewed.get(node, node)] = names  # type: ignore[index]
    return emitted


class Metering(Lookups):
    """Rewrites nodes bottom-up; nodes in which nothing changes are kept."""

    def __init__(self, unit: Unit, emitted: Emitted, metering: int) -> None:
        super().__init__("visit_", unit)
        self.counts = metering == COUNTS and not (unit.library or unit.prelude)  # whose text may differ by version
        self.renewed: dict[ast.AST, ast.AST] = {}
        self.ratios = set()
        self.names_builtins = unit.reflects or unit.session or "builtins" in unit.libraries
        self.foreign = {name for s in unit.scopes.values() for name in (*s.globals, *s.nonlocals, *s.cells)}
        mentions = Mentions(unit)
        self.answers, self.decimals, self.sets = mentions.answers, mentions.decimals, mentions.sets
        self.calls = KnownCalls(unit, mentions, self.in_function)
        self.numbers = self.known([])
        self.nests = self.decimals or may_nest(unit)
        self.caches = cached(unit.tree) if self.nests and (mentions.caches or unit.mode) else None
        self.callees, self.called_attributes = type_names(unit)
        self.temporaries: dict[str, str] = {}
        """Those that hold builtins of these names."""
        self.given: set[ast.AST] = set()
        self.emptied: set[ast.AST] = set()
        """Iterators that are gone through where they are made."""
        self.last_names: dict[str, str] = {}
        """Temporaries that hold what stands under such a name, or under one in a module."""
        self.checked_names = costs.checked_names(self.decimals, self.nests)
        self.classes, imported = known_classes(unit), imports_of(unit.tree)
        self.of_content = classes_of_content(unit, self.classes, imported)
        if self.of_content:
            self.checked_names = self.checked_names | costs.BEGINNING
        unknown = hands_out_bytes(unit) or bool(self.callees or self.of_content) or self.caches is not None
        self.handing = Handing(imported, unknown, self.is_builtin, self.own_names)

    def known(self, body: Iterable[ast.stmt], foreign: Container[str] | None = None) -> Numbers:
        """What is known in these statements."""
        foreign = self.foreign if foreign is None else foreign
        return Numbers(body, foreign, self.is_builtin, self.answers, self.calls.results).solve({})

    def in_function(self, node: Any, known: KnownCalls) -> Numbers:
        """What is known in a function, or in the program outside of them."""
        given = known.parameters.get(getattr(node, "name", BODY), {})
        own = {each.arg for each in walk(node.args) if isinstance(each, ast.arg)} if hasattr(node, "args") else ()
        foreign = Union(self.foreign, {*own}.difference(given), joined_names(node) if self.names_builtins else ())
        return Numbers(node.body, foreign, self.is_builtin, self.answers, known.results).solve(given)

    def is_builtin(self, name: str) -> bool:
        return name not in self.rebound

    def fields(self, node: Any) -> Any:
        """Rewrite all parts, and remember what the node has become."""
        made = super().fields(node)
        if made is not node:
            self.renewed[node] = made
        return made

    visit_Try = fields
    visit_Constant = Rewriter.unchanged

    # functions

    def visit_FunctionDef(self, node: Any) -> Any:
        outer, in_class, self.in_class = self.numbers, self.in_class, False
        header = {name: self.visit_all(getattr(node, name)) for name in ("args", "decorator_list", "returns")}
        self.numbers = self.in_function(node, self.calls)
        body = self.visit_all(node.body)
        if self.counts and not is_part(node):
            doc, like = docstring_of(node, body), node.body[0]
            made = [] if node.name == MAIN else [build.expression(self.made(build.const(None, like), like), like)]
            body = [*doc, self.count(like), *made, *body[len(doc) :]]
        self.numbers, self.in_class = outer, in_class
        made = replace(node, body=body, **header)
        self.renewed[node] = made
        return made

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        outer, self.numbers, in_class, self.in_class = self.numbers, self.known([]), self.in_class, True
        made: ast.ClassDef = self.fields(node)
        self.numbers, self.in_class = outer, in_class
        return made

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        outer, self.numbers = self.numbers, self.known([], Everything())
        made: ast.Lambda = self.fields(node)
        self.numbers = outer
        if self.counts:
            step = build.call("_o_turn", [], node.body)
            made = replace(made, body=ast.BoolOp(ast.And(), [step, made.body], **build.at(node.body)))
        return made

    def visit_all(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.rewrite(each) for each in value]
        return self.rewrite(value) if isinstance(value, ast.AST) else value

    # comparisons, keys and what is shown

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        made: ast.Compare = self.fields(node)
        if self.decimals and (mixed := self.mixed(node, made)) is not None:
            return mixed
        sides = [made.left, *made.comparators]
        plain = [node.left, *node.comparators]
        chained = self.decimals and len(node.ops) > 1
        if chained:
            sides = self.keys(plain, sides)
        for at, op in enumerate(node.ops):
            inside = isinstance(op, (ast.In, ast.NotIn))
            if inside and at + 1 == len(node.ops) and (self.decimals or not isinstance(plain[at + 1], _SPELLED_OUT)):
                sides[at + 1] = self.sought(sides[at + 1], plain[at])
            if chained or isinstance(op, (ast.Is, ast.IsNot)) or self.is_leaf(plain[at]):
                continue
            if not inside and self.is_leaf(plain[at + 1]):
                continue
            chosen = at if inside or self.is_variable(sides[at]) or not self.is_variable(sides[at + 1]) else at + 1
            sides[chosen] = self.asked("_o_lookup" if inside and self.nests else "_o_compared", sides[chosen])
        if all(a is b for a, b in zip(sides, [made.left, *made.comparators], strict=True)):
            return made
        return replace(made, left=sides[0], comparators=sides[1:])

    # calls, attributes, names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id in costs.BUILTINS | costs.HELD and isinstance(node.ctx, ast.Load) and self.is_builtin(node.id):
            return replace(node, id=f"_o_b_{node.id}")
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.given.update(node.args, (each.value for each in node.keywords))
        if build.last_name(node.func) == "_o_called":
            return self.called_back(node)
        if build.last_name(node.func) in costs.EMPTYING:
            self.emptied.update(node.args)
        taken, node = node in self.emptied, self.handing.handed(node, self.last_names)
        if taken:
            self.emptied.add(node)
        if self.unit.library and forwards(node, self.rebound):
            return self.asked_callee(self.fields(node))
        if filled := filled_with(node):
            return self.asked_argument(filled[0], node, self.fields(node), filled[1])
        if isinstance(node.func, ast.Name) and node.func.id not in self.temporaries:
            return self.call_of_name(node, node.func)
        if isinstance(node.func, ast.Attribute):
            return self.call_of_attribute(node, node.func)
        if name := self.temporaries.get(temporary_of(node.func)):
            return self.call_of_held(node, name)
        made = self.fields(node)
        made = self.looked_up(node, made) if self.caches is not None else made
        return self.asked_callee(made) if self.callees or self.of_content or asks_type(node.func) else made

    def called_back(self, node: ast.Call) -> ast.expr:
        """A call by way of `_o_called`, looked at as one of what that calls."""
        made = self.visit_Call(replace(node, func=node.args[0], args=node.args[1:]))
        if not isinstance(made, ast.Call) or isinstance(made.func, ast.Name):  # of what looks at it
            return made
        return replace(made, func=node.func, args=[made.func, *made.args])

    def call_of_name(self, node: ast.Call, callee: ast.Name) -> ast.expr:
        name, is_builtin = callee.id, self.is_builtin(callee.id)
        if is_builtin and rounds_far(node):
            return replace(node, func=build.load("_o_rounded", callee), args=self.visit_all(node.args))
        if is_builtin and name in costs.HELD and is_spelled_out(node):
            node = replace(node, func=build.load(f"_o_c_{name}", callee))
        if is_builtin and is_extreme(node) and not self.decimals:  # the builtin itself
            node = replace(node, func=build.load(f"_o_n_{name}", callee))
            return self.extreme(node)
        if is_builtin and name in costs.BUILTINS | costs.CONSTRUCTORS:
            arguments, keywords = self.visit_all(node.args), self.visit_all(node.keywords)
            called = build.load(self.named(f"_o_c_{name}"), callee)
            made = replace(node, func=called, args=arguments, keywords=keywords)
            return self.made(made, node)
        if name in costs.CONSTRUCTORS:
            return self.made_by(node)
        if self.decimals and name in costs.CONVERSIONS:
            return self.converted(node, *costs.CONVERSIONS[name])
        if is_builtin and name in costs.STREAMS:
            return self.stream(node, name)
        if is_builtin and name == "str" and (len(node.args) > 1 or not is_spelled_out(node)):
            return self.asked_callee(self.fields(node))  # what decodes
        looking = costs.LOOKING if is_builtin else costs.LOOKING_ALONE if self.names_builtins else ()
        if name in looking and is_looked_into(name, node):
            return self.asked_argument(costs.LOOKING[name][0], node, self.fields(node), costs.LOOKING[name][1])
        if name == "_o_getattr" and len(node.args) == 2:
            node = replace(node, func=build.load("_o_get_checked", callee))
        made = self.fields(node)
        if self.caches is not None and name in self.rebound:
            made = self.looked_up(node, made)
        asked = (name in self.callees and name in self.rebound) or name in self.of_content
        return self.asked_callee(made) if asked else made

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Name) and is_temporary(target.id):
            self.last_names[target.id] = build.last_name(value)
            name = value.id if isinstance(value, ast.Name) else ""
            self.temporaries[target.id] = name if name in costs.FILLED or self.is_builtin(name) else ""
        elif isinstance(target, (ast.List, ast.Tuple)):
            self.emptied.add(value)
        return super().visit_Assign(node)

    def call_of_held(self, node: ast.Call, name: str) -> ast.expr:
        """A call of a temporary that holds a builtin of this name, or what makes something of all items."""
        if name in costs.CONSTRUCTORS:
            return self.made_by(node)
        if name in costs.FILLED and len(node.args) == costs.FILLED[name][1] + 1:
            return self.asked_argument(costs.FILLED[name][0], node, self.fields(node), costs.FILLED[name][1])
        if self.decimals and name in costs.CONVERSIONS:
            return self.converted(node, *costs.CONVERSIONS[name])
        if name in costs.STREAMS:
            return self.stream(node, name)
        if name in costs.LOOKING and is_looked_into(name, node):
            return self.asked_argument(costs.LOOKING[name][0], node, self.fields(node), costs.LOOKING[name][1])
        made = self.fields(node)
        return self.made(made, node) if name in costs.BUILTINS else made

    def call_of_attribute(self, node: ast.Call, callee: ast.Attribute) -> ast.expr:
        name = callee.attr
        if name in costs.CONSTRUCTORS and self.names_builtins:
            return self.made_by(node)
        if self.decimals and name in costs.CONVERSIONS:
            return self.converted(node, *costs.CONVERSIONS[name])
        if name in costs.CASES or name in costs.SCANS:
            check = "_o_cased" if name in costs.CASES else "_o_copied" if name in costs.COPYING else "_o_looked_at"
            if self.is_str(callee.value):
                return self.asked_argument(check, node, self.fields(node))
            plain = replace(callee, value=self.scanned(check, callee.value))
            return replace(node, func=plain, args=self.visit_all(node.args), keywords=self.visit_all(node.keywords))
        if name in costs.COMPARED:
            wanted = self.known_by_name(node.args[0]) if len(node.args) == 1 else []
            plain = replace(callee, value=self.scanned("_o_looked_at", callee.value, wanted))
            made = replace(node, func=plain, args=self.visit_all(node.args), keywords=self.visit_all(node.keywords))
            return self.asked_argument(costs.KEYED[name], node, made)
        if name in costs.ARGUMENTS or (self.nests and name in costs.KEYED):
            return self.keyed(node, costs.ARGUMENTS.get(name) or costs.KEYED[name])
        if self.is_checked(callee):
            return self.method_call(node, callee)
        if name == "format" and is_text(callee.value):
            args, keywords = [callee.value, *self.visit_all(node.args)], self.visit_all(node.keywords)
            return replace(node, func=build.load("_o_filled", callee), args=args, keywords=keywords)
        made = self.fields(node)
        made = self.looked_up(node, made) if self.caches is not None else made
        return self.asked_callee(made) if name in self.called_attributes or name in self.of_content else made

    def made_by(self, node: ast.Call) -> ast.expr:
        """A call of what may be a builtin type, though it need not be."""
        return self.made(self.asked_callee(self.fields(node)), node)

    def extreme(self, node: ast.Call) -> ast.Call:
        """`max(…)` or `min(…)` of several values: all but one are looked at."""
        args = self.visit_all(node.args)
        others = [at for at, each in enumerate(node.args) if not self.is_leaf(each)]
        for at in others[1:] if len(others) == len(args) else others[:-1]:
            args[at] = self.asked("_o_compared", args[at])
        return replace(node, args=args)

    def stream(self, node: ast.Call, name: str, looped: bool = False) -> ast.expr:
        """A native iterator. What goes through it in one go can be stopped, if it is long; a loop can anyway."""
        args = [self.looped(each) if looped else self.rewrite(each) for each in node.args]
        place = costs.STREAMS[name]
        starred = next((each for each in args[: place + 1] if isinstance(each, ast.Starred)), None)
        if starred is not None:
            args[args.index(starred)] = replace(starred, value=build.call("_o_opened", [starred.value], node))
        elif place < len(args) and not looped and not place:
            args[place] = build.call("_o_pieces", [args[place]], node)
        first = args[0] if place and args else None
        if isinstance(first, ast.Name) and first.id in costs.CONSTRUCTORS and self.is_builtin(first.id):
            args[0] = build.load(f"_o_f_{first.id}", first)
        made = replace(node, args=args, keywords=self.visit_all(node.keywords))
        if place and not looped and starred is None:
            how = ("d" if self.decimals else "") + ("c" if node in self.emptied else "l")
            made = replace(made, func=build.load(f"_o_{how}_{name}", node))
        if name == "map" and is_looked_into(name, node):
            return self.asked_argument("_o_shown", node, made, place)
        return made

    def looped(self, node: ast.expr) -> ast.expr:
        """What a loop goes through, item by item."""
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and self.is_builtin(node.func.id):
            if node.func.id in ("range", "reversed"):
                return replace(node, args=self.visit_all(node.args), keywords=self.visit_all(node.keywords))
            if node.func.id in costs.STREAMS:
                return self.stream(node, node.func.id, looped=True)
        return self.rewrite(node)  # type: ignore[no-any-return]

    def method_call(self, node: ast.Call, callee: ast.Attribute) -> ast.expr:
        if callee.attr in costs.COPYING and not node.args and not node.keywords:
            return replace(node, func=replace(callee, value=self.scanned("_o_copied", callee.value)))
        parts = [self.rewrite(callee.value), build.const(callee.attr, callee)]
        arguments, keywords = self.visit_all(node.args), self.visit_all(node.keywords)
        return replace(node, func=build.call("_o_call_method", parts, callee), args=arguments, keywords=keywords)

    def visit_Starred(self, node: ast.Starred) -> ast.Starred:
        made: ast.Starred = self.fields(node)
        is_load = isinstance(node.ctx, ast.Load)
        return replace(made, value=build.call("_o_spread", [made.value], node)) if is_load else made

    def visit_keyword(self, node: ast.keyword) -> ast.keyword:
        made: ast.keyword = self.fields(node)
        mapped = self.nests and node.arg is None
        return replace(made, value=build.call("_o_mapped", [made.value], node.value)) if mapped else made

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        made: ast.Subscript = self.fields(node)
        if not isinstance(made.slice, ast.Slice):
            looks_up = self.nests and not self.is_leaf(node.slice)
            return replace(made, slice=self.asked("_o_lookup", made.slice)) if looks_up else made
        cut = made.slice
        bounds = [part if part is not None else build.const(None, node) for part in (cut.lower, cut.upper, cut.step)]
        if isinstance(node.ctx, ast.Load):
            return build.call("_o_cut", [made.value, *bounds], node)
        if isinstance(made.value, ast.Name) and self.is_variable(made.value):
            return replace(made, slice=build.call("_o_dropping", [build.load(made.value.id, node), *bounds], node))
        if not self.may_hold(made.value):
            return made
        named = ast.NamedExpr(build.store(HELD, node), made.value, **build.at(node))
        held = self.looked_at(made.value)[2]
        return replace(made, value=named, slice=build.call("_o_dropping", [held, *bounds], node))

    # texts

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        made: ast.JoinedStr = self.fields(node)
        shown = [each.value for each in node.values if isinstance(each, ast.FormattedValue)]
        several = sum(not self.is_leaf(value) for value in shown)
        if not several or (several == 1 and all(map(is_narrow, node.values))):
            return self.made(made, node)
        parts = [each if is_text(each) else ast.JoinedStr([each], **build.at(each)) for each in made.values]
        return self.made(build.call("_o_joined", parts, node), node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.FormattedValue:
        value, spec = self.rewrite(node.value), node.format_spec
        if not self.is_leaf(node.value):
            if self.decimals and spec is not None:
                value = build.call("_o_spelled", [value], node)
            value = build.call("_o_part" if node.conversion in _AS_TEXT else "_o_represented", [value], node)
        if isinstance(spec, ast.JoinedStr) and not is_modest(spec):
            checked = build.call("_o_spec", [self.fields(spec)], node)
            spec = ast.JoinedStr([ast.FormattedValue(checked, -1, None, **build.at(node))], **build.at(node))
        return replace(node, value=value, format_spec=spec)

    # loops

    def visit_For(self, node: Any) -> Any:
        source = self.looped(node.iter)
        turn = [self.count(node)] if self.counts and not is_fuel(node) else []
        body, orelse = [*turn, *self.visit_all(node.body)], self.visit_all(node.orelse)
        made = replace(node, target=self.rewrite(node.target), iter=source, body=body, orelse=orelse)
        self.renewed[node] = made
        return made

    visit_AsyncFor = visit_For

    def visit_While(self, node: ast.While) -> ast.While:
        made: ast.While = self.fields(node)
        if self.counts:
            tests = exit_of(node)
            made = replace(made, body=[*made.body[:tests], self.count(node), *made.body[tests:]])
            self.renewed[node] = made
        return made

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        source, ifs = self.looped(node.iter), self.visit_all(node.ifs)
        counts = self.counts and not getattr(node.target, "id", "").startswith(RESERVED)
        turn = [build.call("_o_turn", [], node.iter)] if counts else []
        return replace(node, target=self.rewrite(node.target), iter=source, ifs=[*turn, *ifs])

    def visit_ListComp(self, node: Any) -> Any:
        outer, self.numbers = self.numbers, self.known(loops_of(node))
        inside, self.in_comprehension = self.in_comprehension, True
        made = self.fields(node)
        if isinstance(node, (ast.DictComp, ast.SetComp)) and len(made.generators) == 1:
            (loop,) = made.generators
            check = "_o_growing_dict" if isinstance(node, ast.DictComp) else "_o_growing_set"
            loop = replace(loop, iter=build.call(check, [loop.iter], node))
            made = made if loop.is_async else replace(made, generators=[loop])
        if self.nests and isinstance(node, ast.DictComp) and not self.is_leaf(node.key):
            made = replace(made, key=self.asked("_o_lookup", made.key))
        if self.nests and isinstance(node, ast.SetComp) and not self.is_leaf(node.elt):
            made = replace(made, elt=self.asked("_o_lookup", made.elt))
        self.numbers, self.in_comprehension = outer, inside
        return self.made(made, node) if not isinstance(node, ast.GeneratorExp) else made

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp

    # counting

    def count(self, like: ast.AST) -> ast.stmt:
        """One turn or call."""
        refill = build.expression(build.call("_o_more_steps", [], like), like)
        names = build.store("_o_", like), build.load("_o_steps", like)
        return ast.For(*names, [ast.Break(**build.at(like))], [refill], None, **build.at(like))

    def made(self, value: ast.expr, like: ast.AST) -> ast.expr:
        """One new object."""
        return build.call("_o_counted", [value], like) if self.counts else value

    def visit_List(self, node: Any) -> Any:
        made = self.fields(node)
        loads = not isinstance(node, (ast.List, ast.Tuple)) or isinstance(node.ctx, ast.Load)
        constant = isinstance(node, ast.Tuple) and all(isinstance(part, ast.Constant) for part in node.elts)
        return self.made(made, node) if loads and not constant else made

    def visit_Set(self, node: ast.Set) -> ast.expr:
        made: ast.Set = self.fields(node)
        items = [
            replace(each, value=build.call("_o_hashed", [each.value], each)) if isinstance(each, ast.Starred) else each
            for each in self.keys(node.elts, made.elts)
        ]
        return self.made(replace(made, elts=items), node)

    def visit_Dict(self, node: ast.Dict) -> ast.expr:
        made: ast.Dict = self.fields(node)
        values = made.values
        if self.nests:
            pairs = zip(made.keys, values, strict=True)
            values = [each if key else build.call("_o_mapped", [each], each) for key, each in pairs]
        return self.made(replace(made, keys=self.keys(node.keys, made.keys), values=values), node)

    def visit_Match(self, node: ast.Match) -> ast.Match:
        made: ast.Match = self.fields(node)
        if any(isinstance(part, ast.MatchStar) and part.name for case in node.cases for part in walk(case.pattern)):
            made = replace(made, subject=build.call("_o_spread", [made.subject], node.subject))
        cases = [self.captures(case) for case in made.cases]
        if any(new is not old for new, old in zip(cases, made.cases, strict=True)):
            made = replace(made, cases=cases)
        return replace(made, subject=self.asked("_o_compared", made.subject)) if compares_values(node) else made
