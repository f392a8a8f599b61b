"""Guard pass: statements without resume points in; the same statements with every hazardous operation routed to the
runtime, out.

A node in which nothing had to change is returned as it is, so untouched code keeps its identity (and its formatting
when shown).
"""

from __future__ import annotations

import ast
import builtins
import sys

from ..policy.attributes import is_hazardous, is_hazardous_store
from ..policy.builtins import CALLING_BACK, HOOK_KEYWORDS, PLAIN_CALLEES, REPLACING
from ..policy.modules import MODULES
from ..policy.nesting import FEEDING, FRESH, GENERIC_TYPES, MAKERS, MAKING_MAKERS, MAPPING
from ..runtime.formatting import template_is_safe
from . import build
from .makers import generator_names, maker_names, names_type, used_up
from .rewriting import Rewriter, replace
from .scope import binds_outside
from .unit import FUNCTIONS, Scope, Unit, mangle

NATIVE_EXCEPTIONS = frozenset(
    name
    for name, value in vars(__import__("builtins")).items()
    if isinstance(value, type) and issubclass(value, Exception)
)
"""Handlers for these builtins can never catch a stop, which derives from BaseException alone."""


EXACT_TYPES = frozenset("bool bytearray bytes complex float frozenset int list set str tuple".split())
"""Builtin types that `type(x)` gives for their own instances alone: no value of ouros is shown as one of them."""

INLINES = sys.version_info >= (3, 12)
"""The host has no functions for comprehensions: what stands in one is in the function around it."""


class Guard(Rewriter):
    """Rewrites nodes by kind; what `define` adds for functions and classes lives in its subclass."""

    scope: Scope
    private: str | None
    namespace: Scope | None  # the class whose body is being emitted as a function, and whose names are items
    outside: bool  # no class statement is around what is emitted: private names are spelled as they are stored
    resumable: bool  # the code being emitted may be continued from its middle

    def __init__(self, unit: Unit) -> None:
        super().__init__("guard_", unit)
        self.makers, self.maker_attributes = maker_names(unit)
        self.generators = generator_names(unit)
        self.used_up = used_up(unit.tree) if self.generators else frozenset()
        self.namespace = None
        self.outside = False

    # leaves that need no look inside

    def guard_Name(self, node: ast.Name) -> ast.expr:
        return self.class_name(node) if self.outside else node

    def class_name(self, node: ast.Name) -> ast.expr:
        """A name in a class body that is emitted as a function."""
        raise NotImplementedError

    guard_Constant = guard_Pass = guard_Break = guard_Continue = Rewriter.unchanged
    guard_Add = guard_Sub = guard_Mult = guard_Eq = guard_Lt = guard_Gt = Rewriter.unchanged

    def own_name(self, name: str) -> str:
        """The name as it has to be spelled where it is emitted."""
        return mangle(self.private, name) if self.outside else name

    # attributes

    def hazardous(self, name: str) -> bool:
        return is_hazardous(mangle(self.private, name))

    def unstorable(self, name: str) -> bool:
        """True for names that are stored and deleted through the policy."""
        return is_hazardous_store(mangle(self.private, name))

    def guard_Attribute(self, node: ast.Attribute) -> ast.expr:
        value: ast.expr = self.rewrite(node.value)
        if self.unstorable(node.attr) and not isinstance(node.ctx, ast.Load):
            return self.attribute_target(value, node)
        if isinstance(node.ctx, ast.Load) and self.hazardous(node.attr):
            return self.get_attribute(value, node)
        name = self.own_name(node.attr)
        return node if value is node.value and name == node.attr else replace(node, value=value, attr=name)

    def attribute_target(self, owner: ast.expr, node: ast.Attribute) -> ast.expr:
        """A hazardous attribute where it is stored or deleted: an item of a view that applies the policy."""
        if not self.unstorable(node.attr):
            return replace(node, value=owner, attr=self.own_name(node.attr))
        view = build.call("_o_attributes", [owner], node)
        return ast.Subscript(view, build.const(mangle(self.private, node.attr), node), node.ctx, **build.at(node))

    def get_attribute(self, value: ast.expr, node: ast.Attribute) -> ast.expr:
        """Read `value.attr`, natively when the name is harmless."""
        if not self.hazardous(node.attr):
            return replace(node, value=value, attr=self.own_name(node.attr), ctx=build.LOAD)
        return build.call("_o_getattr", [value, build.const(mangle(self.private, node.attr), node)], node)

    def guard_Call(self, node: ast.Call) -> ast.expr:
        callee = node.func
        if isinstance(callee, ast.Attribute) and self.hazardous(callee.attr):
            safe = callee.attr == "format" and isinstance(callee.value, ast.Constant)
            if safe and isinstance(callee.value.value, str) and template_is_safe(callee.value.value):  # type: ignore[attr-defined]
                arguments, keywords = self.items(node.args), self.items(node.keywords)
                return replace(node, args=arguments, keywords=keywords)
        plain = self.plain_callee(node)
        if plain:
            return build.call(plain, self.items(node.args), node)
        if isinstance(callee, ast.Name) and callee.id == "super" and not node.args and self.resumable:
            return self.spelled_super(node)
        made: ast.Call = self.fields(node)
        if build.last_name(callee) in FEEDING:
            args = [build.call("_o_feeding", [each], each) if build.last_name(each) else each for each in made.args]
            made = replace(made, args=args)
        elif build.last_name(callee) in MAPPING and made.args and self.is_maker(node.args[0]):
            made = replace(made, args=[build.call("_o_feeding", made.args[:1], node), *made.args[1:]])
        makes = self.may_make(callee) or (build.last_name(callee) in self.generators and node not in self.used_up)
        made = self.shallow_arguments(made) if makes else made
        if not self.calls_back(node) or self.may_fail_to_spread(node):
            return made
        return replace(made, func=build.load("_o_called", callee), args=[made.func, *made.args])

    def calls_back(self, node: ast.Call) -> bool:
        """Whether this may be a function of ours that calls the program."""
        if not isinstance(node.func, ast.Attribute):
            return False
        if node.func.attr in REPLACING and _replaces_by_text(node.args):
            return False
        return node.func.attr in CALLING_BACK or any(each.arg in HOOK_KEYWORDS for each in node.keywords)

    def may_fail_to_spread(self, node: ast.Call) -> bool:
        """Whether an error about arguments may name the callee: what is spread may be no iterable or mapping."""
        parameters = getattr(self.scope.node, "args", None)
        own = [each.arg for each in (getattr(parameters, "vararg", None), getattr(parameters, "kwarg", None)) if each]
        stars = [each.value for each in node.args if isinstance(each, ast.Starred)]
        stars += [each.value for each in node.keywords if each.arg is None]
        return not all(isinstance(each, ast.Name) and each.id in own for each in stars)

    def is_maker(self, value: ast.expr) -> bool:
        """Whether a function that is given may be a maker of such, by its name or that of what makes it."""
        if isinstance(value, ast.Call):
            return build.last_name(value.func) in MAKING_MAKERS
        return isinstance(value, (ast.Name, ast.Attribute)) and self.makers is not MAKERS and self.may_make(value)

    def may_make(self, callee: ast.expr) -> bool:
        """Whether a call of this may put its arguments into an iterator or the like."""
        if isinstance(callee, ast.Name):
            return callee.id in self.makers or callee.id == "__class__"
        if isinstance(callee, ast.Attribute):
            return callee.attr in self.maker_attributes or callee.attr == "__class__"
        if isinstance(callee, ast.IfExp):
            return self.may_make(callee.body) or self.may_make(callee.orelse)
        return self.makers is not MAKERS or (isinstance(callee, ast.Call) and names_type(callee))

    def shallow_arguments(self, node: ast.Call) -> ast.Call:
        """A call that makes an iterator or the like, each of whose arguments may be of a long chain."""
        args = [self.shallow(each) for each in node.args]
        keywords = [replace(each, value=self.shallow(each.value)) for each in node.keywords]
        return replace(node, args=args, keywords=keywords)

    def shallow(self, node: ast.expr) -> ast.expr:
        """What is put into an iterator or a type: asked for its depth where it may be of a long chain."""
        if isinstance(node, ast.Starred):
            return replace(node, value=build.call("_o_nested_each", [node.value], node))
        if isinstance(node, (ast.List, ast.Tuple)):
            elts = [self.shallow(each) for each in node.elts]
            return node if all(a is b for a, b in zip(elts, node.elts, strict=True)) else replace(node, elts=elts)
        if isinstance(node, ast.Call):
            asks = build.last_name(node.func) not in FRESH
        elif isinstance(node, ast.Name):
            asks = node.id in self.rebound or not hasattr(builtins, node.id)
        else:
            asks = isinstance(node, (ast.Attribute, ast.Subscript, ast.IfExp, ast.NamedExpr))
            asks = asks or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr))
        return build.call("_o_nested", [node], node) if asks else node

    def guard_Subscript(self, node: ast.Subscript) -> ast.expr:
        made: ast.Subscript = self.fields(node)
        if self.makes_type(node):
            part = self.shallow(made.slice)
            return made if part is made.slice else replace(made, slice=part)
        return made

    def makes_type(self, node: ast.Subscript) -> bool:
        """Whether this may be a type that is made of a type."""
        return isinstance(node.value, ast.Name) and node.value.id in GENERIC_TYPES and isinstance(node.ctx, ast.Load)

    def asks_type(self, node: ast.Call) -> bool:
        """True for the builtin `type(x)`, which must not tell how ouros represents functions."""
        return self.plain_callee(node) == "_o_type"

    def plain_callee(self, node: ast.Call) -> str | None:
        """What is called in the place of this builtin."""
        callee, args = node.func, node.args
        if not isinstance(callee, ast.Name) or node.keywords or any(isinstance(each, ast.Starred) for each in args):
            return None
        return PLAIN_CALLEES.get((callee.id, len(args))) if callee.id not in self.rebound else None

    def guard_Compare(self, node: ast.Compare) -> ast.expr:
        """`type(x) is str` asks natively: the answer alone is seen."""
        made: ast.Compare = self.fields(node)
        left, right, *more = node.left, *node.comparators
        asks = isinstance(node.ops[0], (ast.Is, ast.IsNot)) and isinstance(left, ast.Call) and self.asks_type(left)
        if asks and not more and self.shows_only_its_own(right):
            return replace(made, left=build.call("_o_kind", made.left.args, left))  # type: ignore[attr-defined]
        return made

    def shows_only_its_own(self, node: ast.expr) -> bool:
        """Whether no value of another class is shown as this one: a builtin, or the library module's own."""
        if not isinstance(node, ast.Name):
            return False
        if node.id in EXACT_TYPES:
            return node.id not in self.rebound
        found = self.unit.module.bindings.get(node.id) if self.unit.library else None
        return found is not None and all(isinstance(each.node, ast.ClassDef) for each in found)

    def spelled_super(self, node: ast.Call) -> ast.expr:
        """`super()` with its arguments: a continuation has other parameters than the function it continues."""
        owner = self.scope
        while owner.kind == "comprehension" and INLINES and owner.parent is not None:
            owner = owner.parent
        first = _first_parameter(owner)
        if first is None:
            return build.call("_o_no_super", [build.const("super(): no arguments", node)], node)
        if "__class__" not in owner.bindings and not binds_outside(owner.parent, "__class__"):
            return build.call("_o_no_super", [build.const("super(): __class__ cell not found", node)], node)
        return build.call("super", [build.load("__class__", node), build.load(self.own_name(first), node)], node)

    # imports

    def guard_Import(self, node: ast.Import) -> list[ast.stmt]:
        """`import a.b as c` binds the module `a.b`, `import a.b` binds `a`."""
        made: list[ast.stmt] = []
        for alias in node.names:
            if self.unit.items:  # what `__import__` of the builtins gives that the source is evaluated with
                whole = self.given_import(node, alias.name, (), 0, alias.asname is not None)
                place = self.rewrite(build.store(alias.asname or alias.name.partition(".")[0], node))
                made.append(build.assign(place, whole, node))
                continue
            whole = build.call("_o_import", [build.const(alias.name, node)], node)
            if alias.asname is None and "." in alias.name:
                made.append(build.expression(whole, node))
                whole = build.call("_o_import", [build.const(alias.name.partition(".")[0], node)], node)
            place = self.rewrite(build.store(alias.asname or alias.name.partition(".")[0], node))
            made.append(build.assign(place, whole, node))
        return made

    def guard_ImportFrom(self, node: ast.ImportFrom, holder: str = "_o_module") -> list[ast.stmt]:
        if node.module == "__future__":  # a flag for the compiler
            return [ast.Pass(**build.at(node))]
        given, origin = self.unit.items, node.module or ""
        module: ast.expr = build.call("_o_import", [build.const(origin, node), build.const(node.level, node)], node)
        if given:
            module = self.given_import(node, origin, tuple(alias.name for alias in node.names), node.level, False)
        names = [(alias.name, alias.asname or alias.name) for alias in node.names]
        if names[0][0] == "*":
            names = [(name, name) for name in MODULES.get(node.module or "", ())]
        if not names:
            return [build.expression(module, node)]
        made: list[ast.stmt] = [build.assign(holder, module, node)]
        for name, target in names:
            asked = [build.load(holder, node), build.const(name, node)]
            value = build.call("_o_given_from" if given else "_o_import_from", asked, node)
            made.append(build.assign(self.rewrite(build.store(target, node)), value, node))
        made.append(ast.Delete([ast.Name(holder, build.DELETE, **build.at(node))], **build.at(node)))
        return made

    def given_import(self, node: ast.stmt, name: str, names: tuple[str, ...], level: int, whole: bool) -> ast.expr:
        return build.call("_o_given_import", [build.const(each, node) for each in (name, names, level, whole)], node)

    # handlers

    def guard_Try(self, node: ast.Try) -> ast.stmt:
        body, orelse = self.items(node.body), self.items(node.orelse)
        handlers = [self.handler(handler, self.items(handler.body)) for handler in node.handlers]
        return self.make_try(node, body, handlers, orelse, self.items(node.finalbody))

    def make_try(
        self,
        node: ast.Try,
        body: list[ast.stmt],
        handlers: list[ast.ExceptHandler],
        orelse: list[ast.stmt],
        final: list[ast.stmt],
    ) -> ast.Try:
        """A `try` that no stop can be caught or outlived in."""
        if any(map(self.may_catch_stop, node.handlers)):
            handlers = [build.handler("_o_Stop", None, [build.reraise(node.handlers[0])], node.handlers[0]), *handlers]
        return ast.Try(body, handlers, orelse, self.while_alive(final), **build.at(node))

    def while_alive(self, final: list[ast.stmt]) -> list[ast.stmt]:
        """A `finally` that is skipped once the run is over."""
        return [build.when(build.load("_o_live", final[0]), final, [], final[0])] if final else final

    def handler(self, node: ast.ExceptHandler, body: list[ast.stmt]) -> ast.ExceptHandler:
        kind = self.rewrite(node.type) if node.type is not None else None
        return replace(node, type=kind, name=node.name and self.own_name(node.name), body=body)

    def may_catch_stop(self, node: ast.ExceptHandler) -> bool:
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        return not all(
            isinstance(kind, ast.Name) and kind.id in NATIVE_EXCEPTIONS and kind.id not in self.rebound
            for kind in kinds
        )


def _replaces_by_text(args: list[ast.expr]) -> bool:
    """Whether `re.sub(pattern, text, …)` or `pattern.sub(text, …)` shows that it calls nothing."""
    place = int(len(args) > 2)
    return place < len(args) and isinstance(args[place], (ast.Constant, ast.JoinedStr))


def _first_parameter(scope: Scope) -> str | None:
    """The variable that `super()` takes the instance from."""
    if scope.kind in ("comprehension", "genexpr"):
        return ".0"
    if not isinstance(scope.node, (*FUNCTIONS, ast.Lambda)):
        return None
    positional = [*scope.node.args.posonlyargs, *scope.node.args.args]
    return positional[0].arg if positional else None
