"""What is taken out of CPython's test files, and why: no input; tables of exclusions out.

A test that is excluded because the sandbox rules its subject out counts for nothing. One that needs what ouros does not
have yet (`PENDING`), or that depends on a part of its file that fails (`BROKEN`), counts as not passing.
"""

from __future__ import annotations

from typing import Final, NamedTuple

SAFETY: Final = "the sandbox rules it out for safety"
MODULE: Final = "needs a module that is not here"
INTERNALS: Final = "needs sys, gc, inspect or warnings internals"
DETAIL: Final = "CPython implementation detail"
HOST: Final = "needs files, processes or the terminal of the host"
PENDING: Final = "not in the language yet"
BROKEN: Final = "depends on a part of the file that fails"

GROUPS: Final = (SAFETY, MODULE, INTERNALS, DETAIL, HOST, PENDING, BROKEN)
COUNTED: Final = frozenset({PENDING, BROKEN})
"""Groups that count as not passing."""


class Exclusion(NamedTuple):
    """Why something is taken out."""

    group: str
    reason: str
    removed: bool = False
    """Not even tried. What is tried and passes counts as passed, whatever the tables say."""


ATTRIBUTES: Final = {
    **{
        name: Exclusion(SAFETY, f"reads {name}: frames, code and the inside of functions do not exist for a program")
        for name in """
        __builtins__ __closure__ __code__ __globals__ cell_contents __func__ __objclass__ __self_class__ __thisclass__
        f_back f_builtins f_code f_globals f_lasti f_lineno f_locals gi_code gi_frame gi_yieldfrom cr_await cr_code
        cr_frame cr_origin ag_await ag_code ag_frame tb_frame tb_lasti tb_lineno tb_next co_argcount co_code
        co_consts co_filename co_firstlineno co_flags co_freevars co_name co_names co_nlocals co_positions co_varnames
        __flags__ __basicsize__ __dictoffset__ __itemsize__ __weakrefoffset__
        """.split()
    },
    "__traceback__": Exclusion(SAFETY, "reads __traceback__: tracebacks lead to frames, so a program sees None"),
    "with_traceback": Exclusion(SAFETY, "sets a traceback: tracebacks lead to frames, so a program has none"),
    "__subclasses__": Exclusion(SAFETY, "reads __subclasses__ of builtin classes, which lists those of the host"),
    "__reduce__": Exclusion(SAFETY, "uses the pickling protocol"),
    "__reduce_ex__": Exclusion(SAFETY, "uses the pickling protocol"),
    "__getstate__": Exclusion(SAFETY, "uses the pickling protocol"),
    "__setstate__": Exclusion(SAFETY, "uses the pickling protocol"),
    "__getnewargs__": Exclusion(SAFETY, "uses the pickling protocol"),
    "__getnewargs_ex__": Exclusion(SAFETY, "uses the pickling protocol"),
    "__sizeof__": Exclusion(DETAIL, "looks at the size of objects in memory"),
    "assertWarns": Exclusion(INTERNALS, "expects a warning; there are none in the sandbox"),
    "assertWarnsRegex": Exclusion(INTERNALS, "expects a warning; there are none in the sandbox"),
    "catch_warnings": Exclusion(INTERNALS, "expects a warning; there are none in the sandbox"),
    "check_warnings": Exclusion(INTERNALS, "expects a warning; there are none in the sandbox"),
    "simplefilter": Exclusion(INTERNALS, "expects a warning; there are none in the sandbox"),
    "assertLogs": Exclusion(MODULE, "needs logging"),
    "__bases__": Exclusion(SAFETY, "changes the bases of a class: guards depend on how classes are searched"),
    "__alloc__": Exclusion(DETAIL, "looks at the size of objects in memory"),
    "obj": Exclusion(SAFETY, "reads obj of an AttributeError, through which objects of the host have leaked elsewhere"),
    "__text_signature__": Exclusion(DETAIL, "reads the signature of a builtin function"),
}
"""Attribute names that tell what a test is about: they excuse its failure, and do not keep it from being run."""

DEFINITIONS: Final = {
    "mro": Exclusion(SAFETY, "defines mro() of a metaclass: guards depend on how classes are searched"),
}
"""Names of functions in a test that tell the same."""

REFUSALS: Final = (
    ("open()", HOST, "programs have no files"),
    ("input()", HOST, "programs have no terminal"),
    ("breakpoint()", HOST, "programs have no debugger"),
    ("help()", HOST, "programs have no terminal"),
    ("__del__", SAFETY, "finalisers would run in the host's time"),
    ("__builtins__", SAFETY, "the table of builtins is not a value of a program"),
    ("attempted relative import", SAFETY, "programs have no packages"),
    ("a metaclass cannot define", SAFETY, "guards depend on how classes are searched"),
)
"""Beginnings of what the compiler says when it refuses a program, with the group and the reason. All others are
`PENDING`."""

SUPPORT: Final = {
    "test.support.captured_stdout": Exclusion(HOST, "captures the standard streams"),
    "test.support.captured_stderr": Exclusion(HOST, "captures the standard streams"),
    "test.support.captured_output": Exclusion(HOST, "captures the standard streams"),
    "test.support.check_free_after_iterating": Exclusion(INTERNALS, "watches when objects are freed"),
    "test.support.catch_unraisable_exception": Exclusion(INTERNALS, "looks at errors in finalisers"),
    "test.support.check_sizeof": Exclusion(DETAIL, "looks at the size of objects in memory"),
    "test.support.run_in_subinterp": Exclusion(HOST, "starts another interpreter"),
    "test.support.bigmemtest": Exclusion(HOST, "uses gigabytes of memory"),
    "test.support.script_helper": Exclusion(HOST, "starts processes"),
    "test.support.infinite_recursion": Exclusion(INTERNALS, "sets the interpreter's recursion limit"),
    "test.support.get_c_recursion_limit": Exclusion(DETAIL, "recursion in C"),
    "test.support.Py_C_RECURSION_LIMIT": Exclusion(DETAIL, "recursion in C"),
}
"""Names of CPython's test support without a stand-in."""

PRIVATE: Final = {
    f"typing.{name}": f"import typing as _typing; {{bound}} = _typing.TypeVar({name!r})" for name in ("T", "KT", "VT")
}
"""Private names that test files import, and the statements that bind something of the same kind."""

MODULES: Final = {
    **{
        name: Exclusion(INTERNALS, f"needs {name}")
        for name in "gc inspect warnings weakref builtins dis traceback importlib".split()
    },
    **{
        name: Exclusion(HOST, f"needs {name}")
        for name in "os io tempfile threading subprocess locale platform shutil time pathlib".split()
    },
    **{
        name: Exclusion(DETAIL, f"needs {name}, for tests of the C interface")
        for name in "_testcapi _testinternalcapi _testlimitedcapi _testbuffer _xxsubinterpreters".split()
    },
    "pickle": Exclusion(SAFETY, "needs pickle"),
    "copyreg": Exclusion(SAFETY, "needs copyreg"),
    "ctypes": Exclusion(SAFETY, "needs ctypes"),
    "ast": Exclusion(SAFETY, "needs ast"),
}
"""Modules that are excluded for another reason than being absent."""
