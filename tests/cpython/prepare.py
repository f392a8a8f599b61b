"""A test file of CPython in; the program that the sandbox runs, and what was taken out of it, out.

Nothing is rewritten: what is taken out leaves a `pass` and empty lines, so that the rest keeps its place, and an import
of something that has a stand-in becomes an assignment. Decisions are made for the smallest parts that stand for
themselves: the statements of the module and of its classes.
"""

from __future__ import annotations

import ast
import functools
import warnings
from collections.abc import Iterator
from pathlib import Path

import test as cpython_tests

from ouros.policy.modules import MODULES
from ouros.transform.check import check
from ouros.transform.refusal import Refused

from . import rules
from .exclusions import OWN_SYS, SETUP_NOT_NEEDED, SUBSTITUTES
from .rules import Exclusion
from .tree import (
    DEFINITIONS,
    bound_names,
    dotted_name,
    holds,
    imported,
    is_main_guard,
    label_of,
    names_in,
    simple_statements,
    size_of,
    star_names,
    touched_names,
)

OUROS_MODULES = {name: names for name, names in MODULES.items() if name != "sys"}
"""Modules that tests get from the sandbox; of `sys` they ask more than programs may know."""
HELPERS = frozenset("list_tests mapping_tests seq_tests string_tests test_grammar".split())
"""Modules of `Lib/test` that are put in front of the files that import them."""

_STANDIN = tuple(
    Path(__file__).with_name("standin") / f"{name}.py" for name in ("testcase", "support", "mock", "modules", "methods")
)


def library_test(name: str) -> Path | None:
    """Where the running interpreter has a file of its tests; None if it came without them."""
    for folder in map(Path, cpython_tests.__path__):
        for path in (folder / name, folder / name.removesuffix(".py") / "__init__.py"):
            if path.exists():
                return path
    return None


def standin_tree() -> ast.Module:
    return ast.parse("\n".join(path.read_text() for path in _STANDIN))


@functools.cache
def standin_names() -> dict[str, frozenset[str]]:
    """The modules that have a stand-in, with their names."""
    found: dict[str, frozenset[str]] = {}
    made: dict[str, frozenset[str]] = {}
    for node in standin_tree().body:
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        if isinstance(node.value, ast.Call):
            made[node.targets[0].id] = frozenset(word.arg for word in node.value.keywords if word.arg)
        elif node.targets[0].id == "STANDINS" and isinstance(node.value, ast.Dict):
            for key, value in zip(node.value.keys, node.value.values, strict=True):
                assert isinstance(key, ast.Constant)
                assert isinstance(value, ast.Name)
                found[key.value] = made[value.id]
    return found


def standin_source(stops: bool) -> str:
    """The stand-ins as one function, so that none of its names is one of the test file.

    Args: `stops`: every assertion calls the host.
    """
    body = standin_tree().body
    for node in body:
        if stops and isinstance(node, ast.FunctionDef) and node.name == "stop_point":
            node.body = ast.parse("stop()").body
    inner = ast.unparse(ast.Module(body, []))
    indented = "".join(f"    {line}" for line in inner.splitlines(keepends=True))
    return f"def _standins():\n{indented}\n    return STANDINS, run_methods, Module\n\n\n"


class Preparation:
    """One test file, and what is taken out of it.

    Attributes:
        excluded: what is taken out, by its dotted name, with the reason; a class stands for its methods.
    """

    def __init__(
        self,
        name: str,
        source: str,
        given: dict[str, Exclusion],
        only: frozenset[str] | None = None,
        in_order: bool = False,
    ) -> None:
        """Args: given: reasons that are known beforehand, by dotted name. only: names to keep of a helper module.
        in_order: the statements are a list of examples: an import that cannot be is not left to the handler
            around it, and what one of them binds is there for those behind it."""
        self.name = name
        self.source = source
        self.given = given
        self.in_order = in_order
        self.modules = MODULES if name in OWN_SYS else OUROS_MODULES
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # test files have escapes on purpose that later versions will refuse
            self.tree = ast.parse(source)
        self.lines = source.split("\n")
        self.excluded: dict[str, Exclusion] = {}
        self.missing: dict[str, Exclusion] = {}  # names, dotted below a module
        self.methods: dict[str, Exclusion] = {}  # helper methods of test classes
        self.lost: dict[str, dict[str, Exclusion]] = {}  # names in the bodies of classes
        self.aliases: dict[str, str] = {}  # names of modules
        self.helpers: list[tuple[str, str, str | None]] = []  # module, name it is bound to, name in it
        self.replaced: dict[ast.stmt, str] = {}
        if only is not None:
            self.tree.body = [node for node in self.tree.body if only & set(bound_names(node))]
        self.imports()
        self.inner = [(prepared_helper(module, name), bound, name) for module, bound, name in self.helpers]
        for helper, _, _ in self.inner:
            self.methods.update(helper.methods)
        while self.sweep():
            pass

    # what is taken out

    def sweep(self) -> bool:
        """Look at every part that is left; true if something was found."""
        before = len(self.excluded)
        for node in self.tree.body:
            if node in self.replaced:
                continue
            if (self.name, label_of(node)) in SUBSTITUTES:
                self.replaced[node] = SUBSTITUTES[self.name, label_of(node)]
                continue
            reason = self.removal(label_of(node)) or self.reason_for(node)
            if reason is not None:
                self.drop(node, label_of(node), reason)
            elif isinstance(node, ast.ClassDef):
                self.sweep_class(node)
            elif self.in_order:
                for name in bound_names(node):
                    self.missing.pop(name, None)
        return len(self.excluded) > before and not self.in_order

    def sweep_class(self, owner: ast.ClassDef) -> None:
        """Take out parts of a class of tests; another class goes as a whole, or it would be a different one."""
        label = label_of(owner)
        lost = self.lost.setdefault(owner.name, {})
        for node in owner.body:
            reason = self.removal(f"{label}.{label_of(node)}") or self.reason_for(node, owner.name)
            if reason is None and lost:
                header = node.decorator_list if isinstance(node, DEFINITIONS) else [node]
                names = [inner.id for part in header for inner in ast.walk(part) if isinstance(inner, ast.Name)]
                reason = next((lost[name] for name in names if name in lost), None)
            if node in self.replaced or reason is None:
                continue
            if self.needs(owner, node):
                self.drop(owner, label, reason)
                return
            self.drop(node, f"{label}.{label_of(node)}", reason)
            self.methods.update((name, reason) for name in bound_names(node))
            lost.update((name, reason) for name in bound_names(node))

    def needs(self, owner: ast.ClassDef, part: ast.stmt) -> bool:
        """Whether a class is nothing without this part of it."""
        if owner.name not in self.cases:
            return True
        if isinstance(part, DEFINITIONS):
            return part.name in ("setUp", "setUpClass") and (self.name, owner.name) not in SETUP_NOT_NEEDED
        if {"unittest.TestCase"}.issuperset(map(ast.unparse, owner.bases)):
            return False
        own = "\n".join(self.lines[owner.lineno - 1 : owner.end_lineno])
        texts = [self.source.replace(own, ""), *map(_helper_text, sorted({module for module, _, _ in self.helpers}))]
        return any(f"self.{name}" in text for name in bound_names(part) for text in texts)

    def drop(self, node: ast.stmt, label: str, reason: Exclusion) -> None:
        self.replaced[node] = "pass"
        self.excluded[label] = reason
        if "." not in label:
            for name in (*bound_names(node), *(touched_names(node) if self.in_order else ())):
                self.missing[name] = reason

    def removal(self, label: str) -> Exclusion | None:
        """A reason that is known beforehand; a test is taken out only if it cannot be run."""
        reason = self.given.get(label)
        is_test = label.partition(".")[2].startswith("test")
        return None if reason is not None and is_test and not reason.removed else reason

    def excuse(self, label: str) -> Exclusion | None:
        """Why a test that failed is excluded: by the table, or by what it is about."""
        if label in self.given:
            return self.given[label]
        name = label.partition(".")[2]
        others: dict[str, ast.AST] = {}
        found: list[tuple[str, ast.AST]] = []
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef):
                others[node.name] = node
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef):
                    others[inner.name] = inner
                    found += [(label_of(node), inner)] * (inner.name == name)
        reasons = (self.given.get(f"{owner}.{name}") or subject_of(node, others, {name}) for owner, node in found)
        return next(filter(None, reasons), None)

    def reason_for(self, node: ast.stmt, owner: str | None = None) -> Exclusion | None:
        """Why a statement cannot stay; of a class only what is not a statement of its body counts."""
        if is_main_guard(node):
            return Exclusion(rules.HOST, "runs the file")
        parts: list[ast.AST] = [node]
        if isinstance(node, ast.ClassDef) and owner is None:
            parts = [*node.decorator_list, *node.bases, *node.keywords]
        used = [inner for part in parts for inner in ast.walk(part)]
        return self.about(used) or self.refusal(node, owner)

    def about(self, nodes: list[ast.AST]) -> Exclusion | None:
        """Why these nodes cannot be run, by the names in them."""
        for node in nodes:
            if node in self.replaced:
                continue
            if isinstance(node, ast.Name) and node.id in self.missing and isinstance(node.ctx, ast.Load):
                return self.missing[node.id]
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                for module, name, _ in imported(node):
                    reason = self.absent(module, name)
                    if reason is not None:
                        return reason
            if isinstance(node, ast.Attribute):
                reason = self.about_attribute(node)
                if reason is not None:
                    return reason
        return None

    def about_attribute(self, node: ast.Attribute) -> Exclusion | None:
        dotted = dotted_name(node)
        if dotted.startswith("test.support."):
            return self.absent("test.support", dotted.removeprefix("test.support."))
        root, _, rest = dotted.partition(".")
        if "." in rest:  # the attribute inside is asked about as well
            root = ""
        if root in self.aliases and root != "test":
            return self.absent(self.aliases[root], rest)
        return self.methods.get(node.attr)

    def refusal(self, node: ast.stmt, owner: str | None) -> Exclusion | None:
        """What the compiler says about a part by itself."""
        if isinstance(node, ast.ClassDef) and owner is None:
            node = ast.copy_location(
                ast.ClassDef(node.name, node.bases, node.keywords, [ast.Pass()], node.decorator_list), node
            )
            node.type_params = []  # type: ignore[attr-defined]
        elif owner is not None:
            inner = ast.ClassDef(owner, [], [], [node], [])
            inner.type_params = []  # type: ignore[attr-defined]
            node = ast.copy_location(inner, node)
        try:
            check(ast.Module([node], []), self.source, self.names)
        except Refused as refused:
            return worded(refused.message)
        return None

    @functools.cached_property
    def cases(self) -> frozenset[str]:
        """Classes with tests, and those that they inherit from."""
        found: set[str] = set()
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef) and any(name.startswith("test") for name in names_in(node)):
                found |= {node.name, *map(ast.unparse, node.bases)}
        return frozenset(found)

    @functools.cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for node in self.tree.body for name in bound_names(node))

    # imports

    def imports(self) -> None:
        """Resolve the imports of the module, also those under `try`, then those in its functions."""
        for node in list(simple_statements(self.tree.body)):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.resolve(node, top=node in self.tree.body)
        for inner in ast.walk(self.tree):
            if isinstance(inner, (ast.Import, ast.ImportFrom)) and inner not in self.replaced:
                parts = list(imported(inner))
                if not any(self.absent(module, name) for module, name, _ in parts):
                    self.replaced[inner] = "; ".join(self.provide(*part) for part in parts)

    def resolve(self, node: ast.Import | ast.ImportFrom, top: bool) -> None:
        """Make an import of the module an assignment, or note what it cannot give."""
        made: list[str] = []
        absent: list[tuple[str, Exclusion]] = []
        for module, name, bound in imported(node):
            reason = self.absent(module, name)
            if reason is not None:
                absent += [(each, reason) for each in (star_names(module) if bound == "*" else (bound,))]
            else:
                made.append(self.provide(module, name, bound))
        if absent and not top and self.in_order:
            return
        if absent and not top:
            self.missing.update((bound, reason) for bound, reason in absent if reason.group == rules.DETAIL)
            self.replaced[node] = f"raise ImportError({absent[0][1].reason!r})"
            return
        self.missing.update(absent)
        self.replaced[node] = "; ".join(filter(None, made)) or "pass"

    def provide(self, module: str, name: str | None, bound: str) -> str:
        """The statement that binds what is imported."""
        if module == "__future__":
            return ""
        helper = _helper(module, name)
        if helper is not None and bound != "test":
            self.helpers.append((helper[0], bound, helper[1]))
            return ""
        if f"{module}.{name}" in rules.PRIVATE:
            return rules.PRIVATE[f"{module}.{name}"].format(bound=bound)
        if name == "*" and module in standin_names() and module not in self.modules:
            return "; ".join(self.provide(module, each, each) for each in sorted(standin_names()[module]))
        if name is None and module.partition(".")[0] == bound != module and module in standin_names():
            module = bound if bound in standin_names() else module  # `import unittest.mock` binds `unittest`
        whole = f"{module}.{name}" if name and f"{module}.{name}" in standin_names() else None
        if name is None or whole:
            self.aliases[bound] = (
                bound if module in self.modules and module.startswith(f"{bound}.") else whole or module
            )
        if module in self.modules:
            whole = None
        if module.startswith("test.") and name is None and bound == "test":
            return self.provide_test(module)
        if module in self.modules or (module not in standin_names() and whole is None):
            shown = f" as {bound}" if bound != name and name is not None else ""
            return f"from {module} import {name}{shown}" if name else f"import {module}" + self.renamed(module, bound)
        if whole or name is None:
            return f"{bound} = _STANDINS[{whole or module!r}]"
        return f"{bound} = _STANDINS[{module!r}].{name}"

    def provide_test(self, module: str) -> str:
        """`import test.x`, which binds `test`."""
        helper = module.removeprefix("test.")
        if helper in HELPERS:
            self.helpers.append((helper, f"_test_{helper}", None))
            return f"test = _Module(support=_STANDINS['test.support']); test.{helper} = _test_{helper}"
        return f"test = _Module(support=_STANDINS[{module!r}])"

    @staticmethod
    def renamed(module: str, bound: str) -> str:
        return "" if bound == module.partition(".")[0] else f" as {bound}"

    def absent(self, module: str, name: str | None) -> Exclusion | None:
        """Why a program cannot have a module, or a name of it; None if it can."""
        dotted = f"{module}.{name}" if name else module
        if module == "__future__" or dotted in {*standin_names(), *rules.PRIVATE} or _helper(module, name) is not None:
            return None
        if dotted in rules.SUPPORT or module in rules.SUPPORT:
            return rules.SUPPORT.get(dotted) or rules.SUPPORT[module]
        provided = self.modules.get(module, standin_names().get(module))
        if provided is not None and (name is None or name in provided or name == "*"):
            return None
        if provided is None and module in rules.MODULES:
            return rules.MODULES[module]
        if provided is not None and module in standin_names():
            return Exclusion(rules.INTERNALS, f"needs {dotted}")
        return Exclusion(rules.MODULE, f"needs {dotted if provided is not None else module}")

    # text

    def text(self) -> str:
        """The test file without what is taken out."""
        lines = list(self.lines)
        for node, instead in sorted(self.replaced.items(), key=lambda item: size_of(item[0])):
            first = min([node.lineno, *(part.lineno for part in getattr(node, "decorator_list", ()))])
            assert node.end_lineno is not None
            lines[first - 1 : node.end_lineno] = [" " * node.col_offset + instead, *[""] * (node.end_lineno - first)]
        return "\n".join(lines)

    def kept(self) -> ast.Module:
        """The tree of what is left."""
        tree = ast.parse(self.text())
        if len(self.tree.body) < len(tree.body):  # only some names of a helper module
            wanted = {name for node in self.tree.body for name in bound_names(node)}
            tree.body = [node for node in tree.body if wanted & set(bound_names(node))]
        return tree

    def part_at(self, line: int) -> tuple[str, ast.stmt] | None:
        """The smallest part of the module that holds a line of its text, with its dotted name."""
        for node in self.tree.body:
            if not holds(node, line):
                continue
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef) and holds(inner, line):
                    return f"{label_of(node)}.{label_of(inner)}", inner
            return label_of(node), node
        return None

    def excluded_tests(self) -> dict[str, Exclusion]:
        """The test methods that were taken out, one by one."""
        found: dict[str, Exclusion] = {}
        for node in self.tree.body:
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef)) and inner.name.startswith("test"):
                    label = f"{label_of(node)}.{inner.name}"
                    reason = self.excluded.get(label_of(node)) or self.excluded.get(label)
                    if reason is not None:
                        found[label] = reason
        return found


def head(source: str, stops: bool) -> str:
    """What stands in front of a test file: the stand-ins, and a start for its random numbers."""
    seed = "from random import seed as _seed\n_seed(1)\n" if "random" in source else ""
    return f"{standin_source(stops)}_STANDINS, _run_methods, _Module = _standins()\n{seed}"


def program(preparation: Preparation, stops: bool) -> tuple[str, int]:
    """The source for the sandbox, and the number of lines in front of the test file's own."""
    front = [_inlined(helper, bound, name) for helper, bound, name in preparation.inner]
    classes = ", ".join(f"{name!r}: {name}" for name in _classes(preparation))
    inlined = "".join(front)
    before = head(f"{inlined}{preparation.source}", stops) + inlined
    return f"{before}{preparation.text()}\n_run_methods({{{classes}}})\n", before.count("\n")


def _classes(preparation: Preparation) -> Iterator[str]:
    for node in preparation.tree.body:
        if isinstance(node, ast.ClassDef) and node not in preparation.replaced:
            yield node.name


@functools.cache
def prepared_helper(module: str, name: str | None) -> Preparation:
    """A helper module, or the part of it that defines one name."""
    return Preparation(module, _helper_text(module), {}, None if name is None else frozenset({name}))


def _inlined(helper: Preparation, bound: str, name: str | None) -> str:
    """A helper module as a function that gives its names, or one of them."""
    before = "".join(_inlined(*inner) for inner in helper.inner)
    tree = helper.kept()
    names = sorted({found for node in tree.body for found in bound_names(node) if found not in helper.missing})
    names = [found for found in names if found not in {inner[1] for inner in helper.helpers}]
    body = f"{before}{ast.unparse(tree)}"
    indented = "".join(f"    {line}" for line in body.splitlines(keepends=True))
    given = name or f"_Module({', '.join(f'{found}={found}' for found in names)})"
    return f"def _module_{bound}():\n{indented}\n    return {given}\n\n\n{bound} = _module_{bound}()\n"


def worded(message: str) -> Exclusion:
    """The exclusion for what the compiler said."""
    for beginning, group, reason in rules.REFUSALS:
        if message.startswith(beginning):
            return Exclusion(group, reason)
    return Exclusion(rules.PENDING, message.partition(";")[0])


@functools.cache
def _helper_text(module: str) -> str:
    path = library_test(f"{module}.py")
    assert path is not None
    return path.read_text(encoding="utf-8")


def _helper(module: str, name: str | None) -> tuple[str, str | None] | None:
    """The helper module that an import names, and the name in it."""
    if module == "test" and name in HELPERS:
        return name, None
    if module.startswith("test.") and module.removeprefix("test.") in HELPERS and name is not None:
        return module.removeprefix("test."), name
    if module.startswith("test.") and module.removeprefix("test.") in HELPERS:
        return module.removeprefix("test."), None
    return None


def subject_of(node: ast.AST, others: dict[str, ast.AST], seen: set[str]) -> Exclusion | None:
    """What a test, or a function that it names, is about that does not exist in the sandbox."""
    for inner in ast.walk(node):
        name = inner.attr if isinstance(inner, ast.Attribute) else inner.id if isinstance(inner, ast.Name) else ""
        if name in rules.ATTRIBUTES and (isinstance(inner, ast.Attribute) or name == "check_warnings"):
            return rules.ATTRIBUTES[name]
        if isinstance(inner, ast.FunctionDef) and inner.name in rules.DEFINITIONS:
            return rules.DEFINITIONS[inner.name]
        if name in others and name not in seen:
            seen.add(name)
            reason = subject_of(others[name], others, seen)
            if reason is not None:
                return reason
    return None
