"""A compiled program: source in; code objects of both forms, and continuations, out, each made when first needed.

A program is immutable and shared: by every run of a Sandbox, and by every snapshot of the same source loaded in this
process.
"""

from __future__ import annotations
import __future__

import ast
import functools
import hashlib
import inspect
import operator
import re
import threading
import types
from collections.abc import Iterable
from importlib import resources
from typing import Any

from ..runtime import library_cache, wire
from ..runtime.compiled import Continuation
from ..runtime.evaluated import DISPLAY, FILE, Origin
from ..runtime.numbering import STRIDE, Numbered, Versions
from . import (
    annotated,
    asking,
    build,
    check,
    class_body,
    emit,
    generics,
    metering,
    nesting,
    parse,
    percent,
    postponed,
    promote,
    scope,
)
from .continuation import find
from .deep_tuples import may_deepen, may_nest
from .define import TooManyPoints
from .effects import Effects
from .emit import MAIN, Emitted
from .form import Form as Form
from .host_compiler import compile_tree, run_deep, tree_depth
from .makers import holds_types
from .recent import Evaluated
from .refusal import Refused, source_lines, span
from .source_places import Found, find_place
from .unit import BODY, Label, Position, Scope, Unit, mangle
from .verdict import error_of
from .versions import version_names

MAX_EVALUATED = 1 << 17
"""Characters of a source that a program may evaluate, since nobody else sees how long compiling it takes."""
LEVELS_PER_LEVEL = 2
"""Levels of the emitted tree for each level of the program's, in the worst case that passes meet."""
PRELUDE = "ouros.runtime.prelude"
PRELUDE_FILES = ("core.py", "attempts.py", "callbacks.py", "classes.py", "closing.py", "printing.py", "waiting.py")
LIBRARY = "ouros.library"
CATCHING = re.compile(r"\b(try|with|async)\b")
MODULE_PREFIX = MAIN + ".<locals>."
Key = tuple[str, str, tuple[str, ...], tuple[str, ...]]
Evaluation = tuple[str, str, str, int, int]
"""Source, file name, mode, compiler flags, and whether its names are items of a namespace, see `Unit.items`."""


class Program(Numbered):
    """What the transform makes of one source text.

    Raises `Refused` when the source is refused.
    """

    evaluation: Evaluation | None = None
    """What tells this source from others, if it is one that a program evaluates."""

    def __init__(
        self,
        source: str,
        filename: str,
        inputs: tuple[str, ...] = (),
        externals: tuple[str, ...] = (),
        prelude: bool = False,
        library: bool = False,
        evaluation: Evaluation | None = None,
    ) -> None:
        self.key: Key = (source, filename, inputs, externals)
        mode, flags, items = evaluation[2:] if evaluation is not None else ("", 0, False)
        tree = parse.parse(source, filename, mode)
        unit = Unit(source, filename, tree, inputs, externals, prelude, library, mode=mode, items=items, flags=flags)
        self._depth = prepare(unit)
        self.evaluation = evaluation
        self._adopt_unit(unit)

    def _adopt_unit(self, unit: Unit) -> None:
        """Start from a unit that is analysed."""
        self.unit = unit
        self.code_file = FILE if unit.mode else unit.filename
        """The file name of its code objects; of parts that share their variables each has its own."""
        self._origin = (Origin(self, evaluated),) if unit.mode else ()
        """What code objects of an evaluated source are marked with."""
        self.scopes: list[Scope] = list(unit.scopes.values())
        self.names = frozenset().union(*(each.uses for each in self.scopes))
        """Every name that the program reads."""
        self._forms: dict[tuple[bool, int], Form] = {}
        self._shared: dict[tuple[int, int], types.CodeType] = {}
        self._continuations: dict[tuple[bool, int, int, int], Continuation] = {}
        self._lock = threading.RLock()
        self.builtins: dict[int, dict[str, Any]] = {}
        """What the builtins of its direct runs are copied from, once the runtime has put them together."""

    @functools.cached_property
    def packed(self) -> bytes:
        """What remakes the program: JSON of its source and options, in ASCII."""
        return wire.encode(self.evaluation or self.key)

    @functools.cached_property
    def hash(self) -> bytes:
        """Identifies the program in a snapshot: the SHA-256 of what remakes it."""
        return hashlib.sha256(self.packed).digest()

    # forms

    def form(self, suspendable: bool, metering: int = 0) -> Form:
        """The direct or the suspendable program, metered for runs with limits (see `metering`)."""
        form = self._forms.get((suspendable, metering))
        if form is None:
            with self._lock:
                form = self._forms.get((suspendable, metering))
                form = form or run_deep(lambda: self._compile(suspendable, metering), self._depth)
                self._forms[suspendable, metering] = form
                form.references = form.referred() if self._origin else []
        return form

    @property
    def idle(self) -> bool:
        """Whether no function has code of this evaluated source."""
        return all(form.referred() == form.references for form in self._forms.values())

    def has_form(self, suspendable: bool, metering: int) -> bool:
        """Whether a form has been compiled already."""
        return (suspendable, metering) in self._forms

    def known_effects(self) -> Effects:
        """What is known of the suspendable program, however it is metered."""
        for (suspendable, _), form in list(self._forms.items()):
            if suspendable:
                return form.emitted.effects
        return self.form(True).emitted.effects

    def _compile(self, suspendable: bool, metered: int) -> Form:
        try:
            emitted = self._emit(suspendable)
            if metered:
                emitted = metering.run(self.unit, emitted, metered)
        except TooManyPoints as error:
            sentence = f"more than {STRIDE - 1} places to suspend in one function; split it"
            raise Refused("unsupported", sentence, span(error.scope.node, source_lines(self.unit.source))) from None
        try:
            module = compile_tree(emitted.tree, self.code_file, self.unit.flags)
        except SyntaxError as error:  # CPython's own bounds, such as 20 nested blocks
            raise Refused(
                "unsupported", f"{error.msg} in what the program is compiled to; move parts of it to functions"
            ) from None
        form = Form(emitted, module, metered)
        form.impure = _with_outer(emitted.effects.suspending)
        form.main = next(self._settle(const, form) for const in module.co_consts if isinstance(const, types.CodeType))
        return form

    def _emit(self, suspendable: bool) -> Emitted:
        return emit.run(self.unit, suspendable)

    def _settle(self, code: types.CodeType, form: Form) -> types.CodeType:
        """Register a code object and those inside; give functions that cannot suspend their one shared code object."""
        consts = tuple(
            self._settle(const, form) if isinstance(const, types.CodeType) else const for const in code.co_consts
        )
        consts += self._origin
        changes: dict[str, object] = {}
        qualname = class_body.plain_name(code.co_qualname.removeprefix(MODULE_PREFIX))
        if not code.co_flags & inspect.CO_OPTIMIZED:  # a class body stores its own qualified name
            consts = tuple(qualname if const == code.co_qualname else const for const in consts)
        if self._origin or any(new is not old for new, old in zip(consts, code.co_consts, strict=False)):
            changes["co_consts"] = consts
        if qualname != code.co_qualname:
            changes.update(co_qualname=qualname, co_name=class_body.plain_name(code.co_name))
        if changes:
            code = code.replace(**changes)  # type: ignore[arg-type]
        number = self.number(code)
        if number is not None:
            if self.scopes[number] not in form.impure:  # emitted the same way in both forms
                code = self._shared.setdefault((form.metering, number), code)
            form.codes[number] = code
        return code

    @functools.cached_property
    def may_catch(self) -> bool:
        """Whether code of the program may run after an exception."""
        return bool(self.unit.libraries) or self.unit.evaluates or CATCHING.search(self.unit.source) is not None

    @functools.cached_property
    def may_chain(self) -> bool:
        """Whether there may be generators or coroutines, which can hold each other."""
        joined = bool(self.unit.libraries) or self.unit.evaluates
        return joined or any(scope.is_generator or scope.is_async for scope in self.scopes)

    @functools.cached_property
    def may_define_hash(self) -> bool:
        """Whether a class may have a `__hash__` of its own."""
        return bool(self.unit.libraries) or self.unit.evaluates or "__hash__" in self.unit.source

    @functools.cached_property
    def may_print(self) -> bool:
        """Whether a run has anything to write to."""
        return "print" in self.names or self.unit.evaluates or bool(self.unit.libraries)

    @functools.cached_property
    def may_be_called_back(self) -> bool:
        """Whether native code may find a special method, or a function that a library was given."""
        return bool(self.unit.libraries) or self.unit.evaluates or "__" in self.unit.source

    @functools.cached_property
    def may_sort(self) -> bool:
        """Whether anything may be sorted."""
        return bool(self.unit.libraries) or self.unit.evaluates or "sort" in self.unit.source

    @functools.cached_property
    def least_metering(self) -> int:
        """How far the program is metered in a run without limits."""
        return int(may_deepen(self.unit))

    @functools.cached_property
    def may_nest(self) -> bool:
        """Whether keys may take long to hash."""
        return may_nest(self.unit)

    @functools.cached_property
    def needs_prelude(self) -> bool:
        """True when the suspendable program does more than call known functions."""
        effects = self.known_effects()
        if self.library_suspends or effects.implicit or effects.truths:
            return True
        return any(how not in ("external", "direct", "comprehension") for how in effects.points.values())

    @functools.cached_property
    def library_suspends(self) -> bool:
        """True when functions of the library that it imports may call back to something that suspends."""
        imports = bool(self.unit.libraries) or self.unit.evaluates
        return imports and self.known_effects().open

    @functools.cached_property
    def functions(self) -> int:
        """How many there are."""
        return len(self.scopes)

    def methods(self) -> frozenset[str]:
        """Names under which the values of a library module may hold functions that may suspend."""
        suspending = self.form(True).emitted.effects.suspending
        return frozenset(mangle(scope.private, scope.name) for scope in suspending).union(self.unit.stored_attributes)

    def prelude(self) -> Program:
        """The prelude's program, compiled once for the process."""
        return prelude()

    def library(self, name: str) -> Program:
        """The program of a library module, compiled once for the process."""
        return library(name)

    def evaluated(self, source: str, filename: str, mode: str, flags: int, items: int) -> Program:
        """The program of a source that this one evaluates. Raises what CPython raises for a source that is refused."""
        return evaluated((source, filename, mode, flags, items))

    @property
    def lines(self) -> list[str]:
        """The lines that an error may show; of an evaluated source none, as in CPython."""
        return [] if self.unit.mode else self.unit.source.split("\n")

    def marked(self, code: types.CodeType) -> types.CodeType:
        """Code that says which source it is from, if that is an evaluated one."""
        return code.replace(co_consts=code.co_consts + self._origin) if self._origin else code

    def versions(self, form: Form) -> Versions:
        """How dumps name the functions in one form of the prelude or of a library module."""
        if form.versions is None:
            form.versions = Versions(version_names(self.unit, self.scopes, form.emitted))
        return form.versions

    # resume points

    def label(self, form: Form, line: int) -> Label | None:
        """What a synthetic line stands for; None for lines of the source."""
        return form.emitted.labels.get(line) if line >= self.unit.first_label else None

    def find_place(self, position: Position) -> Found:
        """What an error at a position of the code names, see `source_places`."""
        return find_place(self.unit.original, position)

    def continuation(self, suspendable: bool, number: int, point: int, metering: int = 0) -> Continuation:
        """The rest of a function after a resume point. Raises LookupError when there is no such function or point."""
        found = self._continuations.get((suspendable, metering, number, point))
        if found is None:
            line = self.unit.first_label + number * STRIDE + point
            form = self.form(suspendable, metering)
            if number not in form.emitted.bodies:
                raise LookupError(f"no function {number}")
            slicer = functools.partial(
                find, form.emitted, self.scopes[number], number, line, self.code_file, self.unit.flags
            )
            found = run_deep(slicer, self._depth)
            original = form.codes.get(number, form.main)
            code = self._adopt(found.code, form, _class_codes(original))
            code = code.replace(co_name=original.co_name, co_qualname=original.co_qualname)
            code = self.marked(code)
            found = found._replace(code=code)
            self._continuations[suspendable, metering, number, point] = found
        return found

    def _adopt(
        self, code: types.CodeType, form: Form, classes: dict[tuple[str, int], types.CodeType]
    ) -> types.CodeType:
        """Give a continuation the program's own code objects for the functions and classes that are defined in it."""
        consts = list(code.co_consts)
        for index, const in enumerate(consts):
            if isinstance(const, types.CodeType):
                number = self.number(const)
                own = classes.get((const.co_name, const.co_firstlineno)) if number is None else form.codes.get(number)
                if own is not None and own.co_freevars == const.co_freevars:
                    consts[index] = own
                elif number is None:
                    consts[index] = self._adopt(const, form, classes)
        return code.replace(co_consts=tuple(consts))


def prepare(unit: Unit, bound: Iterable[str] = ()) -> int:
    """Everything that may refuse a program; `bound` are further names that it may use.

    Returns how deep its forms are.
    """
    unit.library_methods = library_methods
    unit.flags |= _future_flags(unit.tree)
    depth = tree_depth(unit.tree) * LEVELS_PER_LEVEL
    run_deep(lambda: _analyse(unit, bound), depth)
    if unit.session:  # whose other sources are told
        may_nest(unit)
        holds_types(unit)
    return depth


def _analyse(unit: Unit, bound: Iterable[str]) -> None:
    if not (unit.prelude or unit.library):
        anything = ("*",) if unit.mode else ()  # what an evaluated source finds under a name is known when it runs
        check.check(unit.tree, unit.source, (*unit.inputs, *unit.externals, *bound, *anything))
    if unit.flags & postponed.FLAG:
        unit.tree = postponed.as_texts(unit.tree)
    if not (unit.mode or unit.session or unit.library) and annotated.NAME in unit.source:
        unit.tree = annotated.spelled_out(unit.tree)
    named = not (unit.mode or unit.library) and annotated.DOC in unit.source and annotated.names_doc(unit.tree)
    if named or unit.mode == "exec":
        unit.tree = annotated.documented(unit.tree, not (unit.mode or unit.session))
    if unit.mode == "single":
        unit.tree = ast.fix_missing_locations(_Displaying().visit(unit.tree))
    generics.run(unit)
    percent.run(unit)
    asking.rewrite(unit)
    if unit.items:
        body = ast.ClassDef(BODY, [], [], unit.tree.body, [], lineno=1, col_offset=0)
        unit.tree = ast.fix_missing_locations(ast.Module([body], []))
    nesting.run(unit)
    scope.run(unit)
    asking.find(unit)
    if unit.module.awaits:  # it is run by the event loop
        unit.libraries.add("asyncio")
    promote.run(unit)


def _with_outer(scopes: set[Scope]) -> set[Scope]:
    """The scopes, and every scope around one of them."""
    found: set[Scope] = set()
    for scope_ in scopes:
        outer: Scope | None = scope_
        while outer is not None and outer not in found:
            found.add(outer)
            outer = outer.parent
    return found


def _class_codes(code: types.CodeType) -> dict[tuple[str, int], types.CodeType]:
    """The class bodies inside a function, which know their qualified name, by name and line."""
    inside = [const for const in code.co_consts if isinstance(const, types.CodeType)]
    return {
        (const.co_name, const.co_firstlineno): const for const in inside if not const.co_flags & inspect.CO_OPTIMIZED
    }


_evaluated = Evaluated()


def evaluated(evaluation: Evaluation) -> Program:
    """The program of an evaluated source, compiled at most once while anything holds it or it was used recently.

    Raises what the program that evaluates it gets for a source that is refused.
    """
    program = _evaluated.get(evaluation)
    if program is None:
        source, filename = evaluation[:2]
        if len(source) > MAX_EVALUATED:
            raise SyntaxError(f"a source of more than {MAX_EVALUATED} characters cannot be evaluated")
        error = None
        try:
            program = Program(source, filename, evaluation=evaluation)
        except Refused as refused:
            error = error_of(refused, source, filename)
        if program is None:
            assert error is not None
            raise error
    return _evaluated.put(evaluation, program)


class _Displaying(ast.NodeTransformer):
    """Interactive code prints the values of its expression statements."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        return ast.copy_location(ast.Expr(build.call(DISPLAY, [node.value], node)), node)

    def inside(self, node: ast.AST) -> ast.AST:
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = inside


def _future_flags(tree: ast.Module) -> int:
    """Compiler flags for the features that `from __future__ import …` names."""
    names = (
        alias.name
        for statement in tree.body
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        for alias in statement.names
    )
    return functools.reduce(operator.or_, (getattr(__future__, name).compiler_flag for name in names), 0)


@functools.cache
def prelude() -> Program:
    """The program of the prelude, compiled or from the cache."""
    return library_cache.program_of("prelude", lambda name: _compiled_prelude())


def _compiled_prelude() -> Program:
    """All its files as one module."""
    folder = resources.files(PRELUDE)
    source = "\n".join(folder.joinpath(name).read_text("utf-8") for name in PRELUDE_FILES)
    return Program(source, "<prelude>", prelude=True)


@functools.cache
def library(name: str) -> Program:
    """The program of a module of `ouros.library`, compiled or from the cache."""
    return library_cache.program_of(name, _compiled_library)


def _compiled_library(name: str) -> Program:
    """Its file, and those whose names begin with `name__`."""
    files = sorted((file for file in resources.files(LIBRARY).iterdir()), key=lambda file: file.name)
    parts = (file for file in files if file.name == f"{name}.py" or file.name.startswith(f"{name}__"))
    source = "\n".join(part.read_text("utf-8") for part in parts)
    return Program(source, f"<library {name}>", library=True)


def library_methods(names: Iterable[str]) -> frozenset[str]:
    """The same for some library modules and all those they import."""
    waiting, seen = list(names), set(names)
    while waiting:
        more = library(waiting.pop()).unit.libraries - seen
        waiting += more
        seen |= more
    return frozenset().union(*(library(name).methods() for name in seen))
