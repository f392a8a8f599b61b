"""CPython's own compiler as a guest of the host: source or tree in, tree or code out, however deep, without a trace.

Two things about it are process-wide and would disturb the host: warnings about the program (`invalid escape sequence`,
`"is" with a literal`) and the recursion limit, which a long `a + b + …` runs into on 3.11. Both are dealt with here.
"""

from __future__ import annotations

import ast
import operator
import sys
import threading
import warnings
from collections.abc import Callable
from contextlib import suppress
from types import CodeType
from typing import Any, TypeVar

from ..runtime import native_depth
from . import postponed
from .refusal import Refused

T = TypeVar("T")

MAX_TREE_DEPTH = 1000 if sys.version_info[:2] == (3, 12) else 3000
"""Levels of a program's tree, Module to leaf. CPython 3.12 compiles 1,493 at most (measured; it has no setting for it).
3.11 and 3.13 compile 5,900 in the stack that `run_deep` gives them, and the smallest stack that threads have by default
on any platform, 1 MiB, is enough to free 5,200 on 3.13; the emitted program has some levels more than the user's."""

DIRECT_DEPTH = 100
"""Trees up to this deep are worked on in the caller's thread: ordinary programs stay below 40."""

FRAMES_PER_LEVEL = 8
"""Python frames that a pass may have open for each level of the tree."""

_SPARE_FRAMES = 100
_DEEP_STACK = 64 << 20
"""Bytes of C stack for deep trees, only touched where needed. CPython's parser and compiler take 190 per level."""

_TOO_DEEP = "too many nested expressions or statements: assign parts of them to variables, or split them into functions"

_thread = threading.local()
_one_deep_worker = threading.Lock()


def run_deep(work: Callable[[], T], depth: int) -> T:
    """Run a pass over a tree in a place where its recursion fits.

    A shallow tree is worked on right here. For a deep one, or a host that has few frames left, a thread with a large
    stack does the work, and the recursion limit is raised until it is done.

    Args:
        work: the pass; it may call `run_deep` itself.
        depth: levels of the deepest tree it reads or makes, see `tree_depth`.

    Returns:
        What `work` returns; what it raises is raised here.

    Raises:
        Refused: of kind 'syntax', if it runs out of frames or parser stack nevertheless.

    Example:
        >>> run_deep(lambda: ast.unparse(tree), tree_depth(tree))
        'a + b'
    """
    try:
        if getattr(_thread, "is_deep", False) or _fits_here(depth):
            return work()
        return _in_deep_thread(work, depth)
    except (RecursionError, MemoryError) as error:
        raise Refused("syntax", _TOO_DEEP) from error


def _fits_here(depth: int) -> bool:
    if depth > DIRECT_DEPTH:
        return False
    wanted = sys.getrecursionlimit() - depth * FRAMES_PER_LEVEL - _SPARE_FRAMES
    frame = sys._getframe()
    while frame.f_back is not None and wanted > 0:
        frame, wanted = frame.f_back, wanted - 1
    return wanted > 0


def _in_deep_thread(work: Callable[[], T], depth: int) -> T:
    results: list[T] = []
    errors: list[BaseException] = []

    def body() -> None:
        _thread.is_deep = True
        try:
            results.append(work())
        except BaseException as error:  # handed to the caller below
            errors.append(error)

    with _one_deep_worker:
        size = threading.stack_size(_DEEP_STACK)
        native_depth.begin()
        try:
            native_depth.hold(depth * FRAMES_PER_LEVEL + 10 * _SPARE_FRAMES)
            worker = threading.Thread(target=body, name="ouros-compiler", daemon=True)
            worker.start()
            threading.stack_size(size)
            worker.join()
        finally:
            threading.stack_size(size)
            native_depth.end()
    if errors:
        raise errors[0]
    return results[0]


def tree_depth(tree: ast.AST) -> int:
    """How many nodes there are from a tree's root to its deepest leaf; the clauses of a comprehension nest.

    Example:
        >>> tree_depth(ast.parse('a + b'))
        5
    """
    depth, clauses, level = 0, 0, [tree]
    while level:
        depth += 1
        below: list[ast.AST] = []
        for node in level:
            for value in node.__dict__.values():
                kind = type(value)
                if kind is int:  # a position, of which each node has four
                    continue
                if kind is list:
                    below += [item for item in value if isinstance(item, ast.AST)]
                    if len(value) > clauses and isinstance(value[0], ast.comprehension):
                        clauses = len(value)
                elif isinstance(value, ast.AST) and value._fields:
                    below.append(value)
        level = below
    return depth + clauses


class _Pattern(threading.local):
    """The module pattern of a warnings filter: matches no module, except in a thread that has set its own `match`.

    Only C functions here: Python code would let other threads in while CPython goes through the filters by index.
    """

    match: Callable[[str], bool] = operator.not_

    def __reduce__(self) -> str:
        return "_this_thread"


_this_thread = _Pattern()
_one_compiler = threading.RLock()
"""CPython 3.11 counts the depth of trees for all threads together, and raises SystemError if that goes wrong."""
ATTEMPTS = 20
_QUIET: Any = ("ignore", None, Warning, _this_thread, 0)


def _quietly(compiler: Callable[[], T]) -> T:
    """Run CPython's compiler so that no warning about the program reaches the host, under whatever filters it has.

    `warnings.catch_warnings` would swap the filters of all threads. This puts one filter in front of them that applies
    to the current thread only, and takes it away again. If another thread put its own filters before it meanwhile
    (`error` makes a `SyntaxError` of a warning), the result does not count.
    """
    attempts = 0
    while True:
        filters: Any = warnings.filters
        filters.insert(0, _QUIET)
        _this_thread.match = operator.truth
        try:
            with _one_compiler:
                return compiler()
        except SystemError:  # the host compiled something in another thread
            attempts += 1
            if attempts > ATTEMPTS:
                raise
        except SyntaxError:
            if warnings.filters is filters and filters and filters[0] is _QUIET:
                raise
        finally:
            del _this_thread.match
            with suppress(ValueError):  # another thread may have emptied the list
                filters.remove(_QUIET)


def read_tree(code: str, filename: str, mode: str = "exec") -> ast.Module:
    """CPython's parser, with its `SyntaxError`s but without its warnings; what it reads becomes a module."""
    tree = _quietly(lambda: compile(code, filename, mode, ast.PyCF_ONLY_AST, dont_inherit=True))
    if isinstance(tree, ast.Expression):
        tree = ast.Module([ast.copy_location(ast.Expr(tree.body), tree.body)], [])
    elif isinstance(tree, ast.Interactive):
        tree = ast.Module(tree.body, [])
    assert isinstance(tree, ast.Module)
    return tree


def compile_tree(tree: ast.Module, filename: str, flags: int = 0) -> CodeType:
    """CPython's compiler, with its `SyntaxError`s but without its warnings.

    Args:
        tree: the program, possibly rewritten.
        filename: what its code objects say.
        flags: as for the builtin `compile`.

    Example:
        >>> eval(compile_tree(ast.parse('x = 1 is 1'), 'main.py'))
    """
    if flags & postponed.FLAG:
        tree = postponed.as_names(tree)
    code = _quietly(lambda: compile(tree, filename, "exec", flags, dont_inherit=True, optimize=0))
    assert isinstance(code, CodeType)
    return code


def syntax_of(code: str, filename: str, mode: str, comments: bool) -> ast.AST:
    """What `ast.parse` gives, with its `SyntaxError`s but without its warnings.

    Args:
        code: a text that `gate` let pass.
        filename: what errors say.
        mode: as for the builtin `compile`; 'func_type' is one more.
        comments: whether comments about types are kept.
    """
    flags = ast.PyCF_ONLY_AST | (ast.PyCF_TYPE_COMMENTS if comments else 0)
    tree: ast.AST = _quietly(lambda: compile(code, filename, mode, flags, dont_inherit=True))
    return tree
