"""What the choice of tree costs: a script in; a table that compares libcst with CPython's own `ast`, step by step, out.

ouros analyses and rewrites on `ast`; this is the measurement behind that. Both columns are measured in one run, on the
same 120 lines, the best of several rounds that alternate between the two.

    python benchmarks/tree_cost.py
"""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections.abc import Callable

import libcst

PART = '''
class Account{n}(Base):
    """An account with a history."""

    rate = 0.5  # percent

    def __init__(self, owner, *entries, limit=None):
        self.owner = owner
        self.entries = list(entries)
        self.limit = limit if limit is not None else 100 * len(owner)

    def balance(self, since=0):
        total = 0
        for index, (day, amount) in enumerate(self.entries):
            if day < since or not amount:
                continue
            total += amount * (1 + self.rate / 100) ** index
        return round(total, 2)

    def report(self):
        # the largest first
        rows = sorted(self.entries, key=lambda entry: -entry[1])
        names = {{day: f'{{self.owner}}: {{amount:>8.2f}}' for day, amount in rows if amount > self.limit}}
        try:
            return '\\n'.join(names[day] for day, _ in rows)
        except (KeyError, TypeError) as error:
            raise ValueError(f'no report for {{self.owner!r}}') from error

def transfer{n}(source, target, amount, *, day):
    assert amount > 0, 'nothing to transfer'
    kind = 'large' if amount > source.limit else 'small'
    source.entries.append((day, -amount))
    target.entries.append((day, amount))
    while source.balance() < 0 and source.limit:
        source.limit -= min(10, source.limit)
    return source.balance(), target.balance(since=day)

accounts = {{name: Account{n}(name, (0, 100), (1, -20)) for name in ('ann', 'bob')}}
for account in accounts.values():
    print(account.report(), account.balance())
'''
SCRIPT = "".join(PART.format(n=n) for n in range(3))
LINES = len(SCRIPT.splitlines())
ROUNDS, REPEATS = 15, 3
IMPORT_ROUNDS = 5


class AstPass(ast.NodeTransformer):
    """A pass that looks at every node and rewrites one kind."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        function = ast.Name("add", ast.Load())
        return ast.copy_location(ast.Call(function, [node.left, node.right], []), node)


class LibcstPass(libcst.CSTTransformer):
    """The same pass."""

    def leave_BinaryOperation(
        self, original_node: libcst.BinaryOperation, updated_node: libcst.BinaryOperation
    ) -> libcst.BaseExpression:
        arguments = [libcst.Arg(updated_node.left), libcst.Arg(updated_node.right)]
        return libcst.Call(libcst.Name("add"), arguments)


class LibcstVisit(libcst.CSTVisitor):
    """Looks at every node and does nothing."""


def best(steps: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The shortest time of each step in seconds; the steps take turns, so that a busy moment hits them all."""
    found = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS):
        for name, step in steps.items():
            for _ in range(REPEATS):
                started = time.perf_counter()
                step()
                found[name] = min(found[name], time.perf_counter() - started)
    return found


def import_time(module: str) -> float:
    """Seconds that a new interpreter takes longer with `import module`."""

    def run(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.perf_counter() - started

    rounds = [(run("pass"), run(f"import {module}")) for _ in range(IMPORT_ROUNDS)]
    return min(loaded for _, loaded in rounds) - min(empty for empty, _ in rounds)


def main() -> None:
    """Measure and print the table."""
    tree, module = ast.parse(SCRIPT), libcst.parse_module(SCRIPT)
    times = best(
        {
            "ast parse": lambda: ast.parse(SCRIPT),
            "ast walk": lambda: sum(1 for _ in ast.walk(tree)),
            "ast parse and rewrite": lambda: AstPass().visit(ast.parse(SCRIPT)),
            "ast unparse": lambda: ast.unparse(tree),
            "ast compile": lambda: compile(tree, "script.py", "exec"),
            "text compile": lambda: compile(SCRIPT, "script.py", "exec"),
            "libcst parse": lambda: libcst.parse_module(SCRIPT),
            "libcst walk": lambda: module.visit(LibcstVisit()),
            "libcst parse and rewrite": lambda: libcst.parse_module(SCRIPT).visit(LibcstPass()),
            "libcst unparse": lambda: module.code,
        }
    )
    times |= {"ast import": import_time("ast"), "libcst import": import_time("libcst")}
    to_code = {
        "ast": times["ast parse and rewrite"] + times["ast compile"],
        "libcst": times["libcst parse and rewrite"] + times["libcst unparse"] + times["text compile"],
    }
    times |= {f"{name} source to code": value for name, value in to_code.items()}
    print(f"{LINES} lines, Python {sys.version.split()[0]}, libcst {libcst.LIBCST_VERSION}; milliseconds")
    print(f"{'':20} {'ast':>8} {'libcst':>8} {'ratio':>7}")
    for step in ("import", "parse", "walk", "parse and rewrite", "unparse", "source to code"):
        own, other = times[f"ast {step}"] * 1000, times[f"libcst {step}"] * 1000
        print(f"{step:20} {own:8.2f} {other:8.2f} {other / own:6.1f}x")
    print(f"{'compile (tree)':20} {times['ast compile'] * 1000:8.2f}")


if __name__ == "__main__":
    main()
