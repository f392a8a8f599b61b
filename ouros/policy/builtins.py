"""What each builtin name is in the sandbox: a name in; native, our own version, or what to do instead, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NATIVE: Final = frozenset(
    """
    ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError
    BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
    ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
    False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError
    ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
    MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError
    OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError
    ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
    SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError
    UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
    ZeroDivisionError

    abs aiter all any ascii bin bool bytearray bytes callable chr classmethod complex dict divmod enumerate filter
    float format frozenset hex int isinstance issubclass iter len list map max memoryview min next object oct ord
    pow property range repr reversed round set slice sorted staticmethod str sum super tuple zip
    """.split()
)
"""Handed out as they are. They are immutable, and what they do is what an expression could do."""

WRAPPED: Final[Mapping[str, str]] = {
    "BaseExceptionGroup": "makes our ExceptionGroup",
    "ExceptionGroup": "an exception class that cannot be changed, as the builtin can",
    "FrozenInstanceError": "an exception class that cannot be changed, as the host's class can",
    "JSONDecodeError": "an exception class that cannot be changed, as the host's class can",
    "__import__": "imports what the sandbox has",
    "__build_class__": "marks the class as made by the program",
    "compile": "compiles by the passes that compiled the program; what it gives shows nothing of its inside",
    "anext": "gives an awaitable that can be saved where there is a default",
    "eval": "compiles by the passes that compiled the program",
    "exec": "compiles by the passes that compiled the program",
    "delattr": "applies the attribute policy to the name",
    "dir": "lists what the attribute policy lets a program read, and none of the compiler's names",
    "getattr": "applies the attribute policy to the name",
    "globals": "shows none of the compiler's names",
    "hasattr": "applies the attribute policy to the name",
    "hash": "gives numbers that are the same in every process",
    "id": "gives numbers that say nothing about addresses",
    "locals": "shows none of the compiler's names",
    "open": "reads and writes files of the host's operating system",
    "print": "writes to the host's print callback",
    "setattr": "applies the attribute policy to the name",
    "type": "makes classes that are marked as the program's own",
    "vars": "applies the attribute policy, and shows none of the compiler's names",
}
"""Our own versions, with the reason; `FrozenInstanceError` and `JSONDecodeError` are no builtins of CPython."""

PLAIN_CALLEES: Final[Mapping[tuple[str, int], str]] = {
    ("delattr", 2): "_o_delattr",
    ("dir", 1): "_o_dir",
    ("getattr", 2): "_o_getattr",
    ("getattr", 3): "_o_getattr_or",
    ("hasattr", 2): "_o_hasattr",
    ("hash", 1): "_o_hash",
    ("id", 1): "_o_identity",
    ("setattr", 3): "_o_setattr",
    ("type", 1): "_o_type",
    ("type", 3): "_o_new_type",
    **{("print", count): "_o_print" for count in range(1, 6)},
}
"""What is called where a builtin is called by its name with so many arguments: plain functions, which take no native
call on the way, so that recursion through them comes as deep as in CPython.
"""

REPLACING: Final = frozenset({"sub", "subn"})
"""Methods that take a text or a function to be called."""
CALLING_BACK: Final = REPLACING | {"__call__", "format_map"}
"""Names of methods of ours that call the program back: where they are called, they are called without a native call."""

HOOK_KEYWORDS: Final = frozenset({"object_hook", "object_pairs_hook"})
"""Keywords of other functions of ours that are called back; the same holds for them."""

UNSUPPORTED: Final[Mapping[str, str]] = {
    "breakpoint": "breakpoint() is not supported; print values, or stop at an external function",
    "copyright": "copyright is not supported; it belongs to interactive Python",
    "credits": "credits is not supported; it belongs to interactive Python",
    "exit": "exit() is not supported; return from the program, or raise an exception",
    "help": "help() is not supported; read __doc__ instead",
    "input": "input() is not supported; declare the value as an input, or call an external function",
    "license": "license is not supported; it belongs to interactive Python",
    "quit": "quit() is not supported; return from the program, or raise an exception",
}
"""Builtin names that are no names here, each with what to do instead."""

HIDDEN: Final = frozenset(
    "_ __debug__ __doc__ __loader__ __name__ __package__ __spec__ WindowsError _IncompleteInputError".split()
)
"""Names in CPython's builtins module that are no builtins to a program."""

IN_PROGRAM: Final = 2
"""Instead of True: the names of an evaluated source are items of a mapping that the program wrote."""
