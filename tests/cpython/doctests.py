"""The doctests of a test file in; how each of their examples went in the sandbox out.

The examples of one text are one program: each is a `try` statement that tells the host its number, shows values as the
interactive interpreter does, and shows what is raised. Examples that are no Python are compiled one by one instead, for
the words of the error.
"""

from __future__ import annotations

import ast
import doctest
import warnings
from collections.abc import Iterator

from ouros import Sandbox, SandboxError, SandboxSyntaxError

from .prepare import Preparation, head, subject_of
from .rules import Exclusion

_CHECKER = doctest.OutputChecker()
_TRACEBACK = "Traceback (most recent call last):\n"
_HELPERS = """
def _show(value):
    if value is not None:
        print(repr(value))


def _raised(error):
    kind = type(error)
    where = "" if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}."
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    print(f"{TRACEBACK!r}{where}{kind.__qualname__}{': ' * bool(text)}{text}")
""".replace("{TRACEBACK!r}", _TRACEBACK.replace("\n", "\\n"))

Result = str | Exclusion | None
"""What was wrong, why it is excluded, or None for an example that gives what it says."""


def texts(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The texts with examples: the module's docstring, and those of its variables."""
    found = [("__doc__", ast.get_docstring(tree, clean=False) or "")]
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found.append((node.targets[0].id, value.value))
    return ((name, text) for name, text in found if ">>>" in text)


def run(module: str, source: str, skipped: dict[str, Exclusion]) -> dict[str, Result]:
    """Run the examples of a test file.

    Args: module: its name. skipped: texts that are not run, by the name of the variable.
    Returns: what became of each example, by text and line.
    """
    results: dict[str, Result] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
        for name, text in texts(tree):
            text = text.replace(f"test.{module}.", "__main__.").replace(f"'test.{module}'", "'__main__'")
            examples = {f"{name}.line {example.lineno + 1}": example for example in _examples(text)}
            if name in skipped:
                results.update(dict.fromkeys(examples, skipped[name]))
            else:
                results.update(_run_text(examples, _surroundings(tree)))
    return results


def _examples(text: str) -> list[doctest.Example]:
    return doctest.DocTestParser().get_examples(text)


def _surroundings(tree: ast.Module) -> str:
    """The imports, functions and helper classes of a test file, which its examples see."""
    kept = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef))]
    return "\n".join(ast.unparse(node) for node in kept if "TestCase" not in ast.unparse(node)) + "\n"


def _run_text(examples: dict[str, doctest.Example], surroundings: str) -> dict[str, Result]:
    results: dict[str, Result] = dict.fromkeys(examples, "not reached")
    parts: dict[int, str] = {}
    for number, (label, example) in enumerate(examples.items()):
        try:
            parts[number] = _part(number, example)
        except (SyntaxError, ValueError):
            results[label] = _refused_as_said(example)
    preparation, offset = _prepared(parts, surroundings)
    printed = _printed(preparation)
    for number, (label, example) in enumerate(examples.items()):
        if number not in parts:
            continue
        reason = preparation.excluded.get(f"line {offset[number]}")
        if reason is not None:
            results[label] = reason
        elif number in printed:
            difference = _difference(example, printed[number])
            results[label] = difference and (subject_of(ast.parse(example.source), {}, set()) or difference)
    return {label: result for label, result in results.items() if not _is_import(examples[label])}


def _is_import(example: doctest.Example) -> bool:
    """Imports prepare what others show."""
    return example.want == "" and example.source.startswith(("import ", "from "))


def _part(number: int, example: doctest.Example) -> str:
    """An example as a statement of the program."""
    tree = ast.parse(example.source, mode="single")
    compile(example.source, "<example>", "single", dont_inherit=True)
    body = [_Showing().visit(node) for node in tree.body]
    inner = "\n".join(f"    {line}" for line in ast.unparse(ast.Module(body, [])).splitlines())
    return f"try:\n    _example({number})\n{inner}\nexcept BaseException as _error:\n    _raised(_error)\n"


class _Showing(ast.NodeTransformer):
    """Expression statements show their values, except in functions and classes."""

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        return ast.Expr(ast.Call(ast.Name("_show"), [node.value], []))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        return node


def _prepared(parts: dict[int, str], surroundings: str) -> tuple[Preparation, dict[int, int]]:
    """The program, and the lines at which its parts begin."""
    text = f"{_HELPERS}\n{surroundings}"
    offsets: dict[int, int] = {}
    for number, part in parts.items():
        offsets[number] = text.count("\n") + 1
        text += part
    return Preparation("<doctest>", text, {}, in_order=True), offsets


def _printed(preparation: Preparation) -> dict[int, str]:
    """What each example printed, as far as they got."""
    outputs: dict[int, list[str]] = {}
    current: list[str] = []

    def begin(number: int) -> None:
        nonlocal current
        current = outputs[number] = []

    from .run import facts, parse

    text = preparation.text()
    functions = {"_example": begin, "parse": parse, "report": begin}
    inputs = {"facts": facts(), "wanted": {}}
    sandbox = Sandbox(f"{head(text, False)}{text}", inputs=[*inputs], external_functions=[*functions])
    try:
        sandbox.run(
            inputs=inputs,
            external_functions=functions,
            limits={"max_duration_secs": 120.0},
            print_callback=lambda stream, text: current.append(text),
        )
    except SandboxError as error:
        current.append(f"<the run ended: {error}>")
    return {number: "".join(pieces) for number, pieces in outputs.items()}


def _difference(example: doctest.Example, got: str) -> str | None:
    """What differs from what the example says."""
    flags = 0
    for flag, value in example.options.items():
        flags = flags | flag if value else flags & ~flag
    if example.exc_msg is not None:
        want, got = example.exc_msg.removeprefix("__main__."), got.removeprefix(_TRACEBACK)
        if flags & doctest.IGNORE_EXCEPTION_DETAIL:
            want, got = (text.partition(":")[0] for text in (want, got))
        want, got = f"{want.strip()}\n", f"{got.strip()}\n"
    else:
        want = example.want
        if got and not got.endswith("\n"):
            got += "\n"
    return None if _CHECKER.check_output(want, got, flags) else f"expected {want!r}, got {got!r}"


def _refused_as_said(example: doctest.Example) -> Result:
    """Whether the compiler complains as the example says."""
    try:
        Sandbox(example.source)
    except SandboxSyntaxError as error:
        return _difference(example, f"{type(error.exception()).__name__}: {error.display('msg')}")
    except SandboxError as error:
        return str(error)
    return "no SyntaxError"
