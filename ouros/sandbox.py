"""`Sandbox`: a source text in; its result, or its first stop at a call to the outside, out."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import decode_source
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

from . import programs
from .errors import cast_error
from .limits import Limits, ResourceLimits, parse_limits
from .progress import Progress, begin
from .refused import Refused
from .runtime import boundary
from .runtime.checking import check_value
from .runtime.execution import Execution, PrintCallback
from .runtime.host_dataclasses import Registry, check_dataclass, registry_of
from .script_cache import cached_program
from .sealed import Sealed
from .type_checking import check_types

if TYPE_CHECKING:
    from .transform.program import Program

_put = object.__setattr__


@final
class Sandbox(Sealed):
    """A compiled program, immutable and reusable: every run starts from fresh state, and many threads may run it at
    once.

    Args:
        code: the source text.
        script_name: its file name in error messages.
        inputs: names bound as variables before the first statement; values are given to `run` or `start`. As a dict,
            it gives each name a type, which the values are checked against.
        external_functions: names of functions of the host that the program may call.
        type_check: whether to type-check the source first, see `type_check`.
        type_check_stubs: declarations for that, such as of the inputs and external functions; without `type_check`
            they are ignored.
        dataclass_registry: dataclasses of the host. Their instances come back as such; those of other dataclasses come
            back as `UnknownDataclass`.
    Raises:
        SandboxSyntaxError: the source is not Python.
        SandboxRuntimeError: with a `NotImplementedError` inside, for Python that this version does not run.
        TypeError, ValueError: wrong arguments.

    Example:
        >>> ouros.Sandbox('x * y', inputs=['x', 'y']).run(inputs={'x': 6, 'y': 7})
        42
    """

    __slots__ = ("_externals", "_inputs", "_program", "_registry", "_types")
    _program: Program
    _registry: Registry
    _types: dict[str, Any]
    _inputs: tuple[str, ...]
    _externals: tuple[str, ...]

    def __new__(
        cls,
        code: str,
        *,
        script_name: str = "main.py",
        inputs: list[str] | dict[str, Any] | None = None,
        external_functions: list[str] | None = None,
        type_check: bool = False,
        type_check_stubs: str | None = None,
        dataclass_registry: list[type] | None = None,
    ) -> Sandbox:
        """Compile `code`; nothing of it runs."""
        if not isinstance(code, str):
            raise cast_error("code", code, "str")
        if not isinstance(script_name, str):
            raise cast_error("script_name", script_name, "str")
        types, names, externals = _declared(inputs, external_functions)
        if type(type_check) is not bool:
            raise cast_error("type_check", type_check, "bool")
        if type_check_stubs is not None and not isinstance(type_check_stubs, str):
            raise cast_error("type_check_stubs", type_check_stubs, "str")
        registry = registry_of(dataclass_registry)
        if type_check:
            check_types(str(code), str(script_name), type_check_stubs)
        return _make(programs.load(str(code), str(script_name), names, externals), registry, types)

    def __repr__(self) -> str:
        source, script_name, inputs, externals = self._program.key
        count = source.count("\n") + (not source.endswith("\n") and source != "")
        shown = f"Sandbox(<{count} {'line' if count == 1 else 'lines'} of code>, script_name='{script_name}'"
        for label, names in (("inputs", inputs), ("external_functions", externals)):
            if names:
                shown += f", {label}={json.dumps(names, ensure_ascii=False)}"
        return shown + ")"

    def __copy__(self) -> Sandbox:
        return self  # immutable

    def __deepcopy__(self, memo: object) -> Sandbox:
        return self

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        """Pickled as the bytes of `dump`."""
        return Sandbox.load, (self.dump(),)

    def run(
        self,
        *,
        inputs: dict[str, Any] | None = None,
        limits: ResourceLimits | None = None,
        external_functions: dict[str, Callable[..., Any]] | None = None,
        print_callback: PrintCallback | None = None,
        os: Callable[..., Any] | None = None,
    ) -> Any:
        """Run to the end, calling the host's functions as they are needed, and return the result.

        Args: inputs: a value for each declared input; further keys are ignored. limits: a `ResourceLimits` dict.
        external_functions: the host's function for each declared name. Annotated ones have their arguments checked.
        print_callback: called as `callback('stdout', text)` once for each `print`; default: write to `sys.stdout`.
        os: answers calls to the operating system, as `os('Path.exists', (path,), {})`; for one an `OSAccess`.
        Returns: the value of the last expression statement, converted to a host value, or None. Raises: `TypeError`,
        `KeyError` or `ValueError` for wrong arguments, `SandboxRuntimeError` if the program fails.

        Example:
            >>> ouros.Sandbox('f(2)', external_functions=['f']).run(external_functions={'f': lambda x: x + 1})
            3
        """
        self._check_inputs(inputs)
        if os is not None and not callable(os):
            raise TypeError(f"TypeError: '{type(os).__name__}' object is not callable")
        checked = parse_limits(limits)
        if external_functions is not None and type(external_functions) is not dict:
            raise cast_error("external_functions", external_functions, "dict")
        execution = self._execution(False, checked, print_callback, external_functions, os)
        return execution.run(self._input_values(inputs, execution))

    def start(
        self,
        *,
        inputs: dict[str, Any] | None = None,
        limits: ResourceLimits | None = None,
        print_callback: PrintCallback | None = None,
    ) -> Progress:
        """Run to the first call of an external function, or to the end.

        Args: as for `run`; the functions themselves stay with the host, which answers each call by `Snapshot.resume`.
        Returns: a `Snapshot`, a `FutureSnapshot` or `Complete`.
        Raises: as `run`.

        Example:
            >>> ouros.Sandbox('f(2)', external_functions=['f']).start().args
            (2,)
        """
        self._check_inputs(inputs)
        execution = self._execution(True, parse_limits(limits), print_callback)
        return begin(execution, self._input_values(inputs, execution))

    def _execution(
        self,
        suspendable: bool,
        limits: Limits,
        print_callback: PrintCallback | None,
        functions: dict[str, Callable[..., Any]] | None = None,
        os: Callable[..., Any] | None = None,
    ) -> Execution:
        """A fresh run of the program, whose form is compiled now if it is the first."""
        try:
            return Execution(self._program, suspendable, limits, print_callback, functions, self._registry, os)
        except Refused as refused:  # a bound that only the emitted program shows
            error = programs.refusal(refused, *self._program.key[:2])
        raise error

    def _check_inputs(self, inputs: Any) -> None:
        """Refuse inputs that are not those which were declared."""
        names = self._inputs
        if not names:
            if inputs is not None:
                raise TypeError("No input variables declared but inputs dict was provided")
            return
        if inputs is None:
            raise TypeError(f"Missing required inputs: {json.dumps(names, ensure_ascii=False)}")
        if not isinstance(inputs, dict):
            raise cast_error("inputs", inputs, "dict")
        for name in names:
            if name not in inputs:
                raise KeyError(f"Missing required input: '{name}'")
        for name, hint in self._types.items():
            check_value(f"input '{name}'", inputs[name], hint)

    def _input_values(self, inputs: Any, execution: Execution) -> dict[str, Any]:
        values = {}
        for name in self._inputs:  # a comprehension would cost more than what it does
            values[name] = boundary.to_sandbox(inputs[name], execution)
        return values

    def register_dataclass(self, cls: type) -> None:
        """Add a dataclass of the host to those whose instances come back as such.

        Raises: `TypeError` for anything but a dataclass.

        Example:
            >>> import dataclasses
            >>> @dataclasses.dataclass
            ... class Point:
            ...     x: int
            >>> sandbox = ouros.Sandbox('p.x += 1\\np', inputs=['p'])
            >>> sandbox.register_dataclass(Point)
            >>> sandbox.run(inputs={'p': Point(1)})
            Point(x=2)
        """
        if not isinstance(cls, type):
            raise cast_error("cls", cls, "type")
        check_dataclass(cls)
        self._registry.add(cls)

    def type_check(self, prefix_code: str | None = None) -> None:
        """Type-check the program; nothing of it runs. Needs the extra `ouros[check]`.

        Args: prefix_code: declarations put in front, such as those of the inputs and external functions. What is wrong
            in them is not reported.
        Raises: `SandboxTypingError` with all findings, `RuntimeError` if the checker is not installed or fails.

        Example:
            >>> sandbox = ouros.Sandbox('double(n)', inputs=['n'], external_functions=['double'])
            >>> sandbox.type_check('n: int\\ndef double(n: str) -> str: ...')
            Traceback (most recent call last):
            ouros.SandboxTypingError: error[invalid-argument-type]: Argument to function `double` is incorrect
            ...
        """
        if prefix_code is not None and not isinstance(prefix_code, str):
            raise cast_error("prefix_code", prefix_code, "str")
        check_types(*self._program.key[:2], prefix_code)

    def dump(self, *, compiled: bool = False, limits: ResourceLimits | None = None, key: bytes | None = None) -> bytes:
        """The program as bytes: its source and options, and its compiled code if that is wanted.

        Args: compiled: put in code, so that `load` needs no compiler. It is compiled now, for runs without limits and
            for those with such as `limits`. key: at least 16 secret bytes that sign the code; by default the text of
            the environment variable `OUROS_KEY`, or else a file of this user, which is made if there is none.
        Raises: `TypeError` or `ValueError` for wrong arguments; `SandboxRuntimeError` if a form is refused; `OSError`
            if the file with the key cannot be made, or others may read it.

        Example:
            >>> ouros.Sandbox.load(ouros.Sandbox('1 + 1').dump()).run()
            2
        """
        if type(compiled) is not bool:
            raise cast_error("compiled", compiled, "bool")
        if not compiled:
            if limits is not None or key is not None:
                raise TypeError("dump() takes limits and key with compiled=True alone: they are for compiled code")
            return programs.to_dump(self._program)
        return programs.to_compiled_dump(self._program, {0, parse_limits(limits).metering}, key)

    @staticmethod
    def from_file(
        path: str | PathLike[str],
        *,
        cache_dir: str | PathLike[str] | None = None,
        inputs: list[str] | dict[str, Any] | None = None,
        external_functions: list[str] | None = None,
        dataclass_registry: list[type] | None = None,
        limits: ResourceLimits | None = None,
        key: bytes | None = None,
    ) -> Sandbox:
        """The program in a script, compiled at most once for a folder that keeps compiled code.

        Args: path: the script. cache_dir: a folder, which is made if there is none; as in `__pycache__`, a file there
            that is damaged, of another source, Python or ouros, or signed with another key is replaced, and if none can
            be written the program runs all the same. Without a folder nothing is kept. limits, key: as for `dump`. The
            rest: as for `Sandbox`.
        Raises: as `Sandbox`; `OSError` if the script cannot be read, `UnicodeDecodeError` or `SyntaxError` for its
            encoding.

        Example:
            >>> with open(f'{folder}/report.py', 'w') as script:
            ...     count = script.write('1 + 1')
            >>> ouros.Sandbox.from_file(f'{folder}/report.py', cache_dir=folder).run()
            2
        """
        script = Path(path)
        code = decode_source(script.read_bytes())
        types, names, externals = _declared(inputs, external_functions)
        source = (code, script.name, names, externals)
        metering = parse_limits(limits).metering
        if cache_dir is None:
            program = programs.load(*source)
        else:
            program = cached_program(source, Path(cache_dir), {0, metering}, key)
        return _make(program, registry_of(dataclass_registry), types)

    @staticmethod
    def load(data: bytes, *, dataclass_registry: list[type] | None = None, key: bytes | None = None) -> Sandbox:
        """A program from the bytes of `dump`. Compiled code in them is used if it is signed with the same key and was
        compiled by this version of Python and ouros; otherwise the source is compiled again. Nothing in the bytes is
        executed. Types of inputs and dataclasses do not travel.

        Args: data: what `dump` returned. dataclass_registry: as for `Sandbox`. key: as for `dump`.

        Raises: `ValueError` (a subclass that names the cause) for bytes that are no sound dump of a Sandbox.

        Example:
            >>> ouros.Sandbox.load(ouros.Sandbox('x', inputs=['x']).dump()).run(inputs={'x': 3})
            3
        """
        return _make(programs.from_dump(data, key), registry_of(dataclass_registry), {})


def _make(program: Program, registry: Registry, types: dict[str, Any]) -> Sandbox:
    made: Sandbox = object.__new__(Sandbox)
    _put(made, "_program", program)
    _put(made, "_inputs", program.key[2])
    _put(made, "_externals", program.key[3])
    _put(made, "_registry", registry)
    _put(made, "_types", types)
    return made


_NO_TYPES = (str, bytes, int, float, bool, list, tuple, dict, set)
"""Of what may be taken for the type of an input: its value, or the name of its type."""


def _declared(inputs: Any, externals: Any) -> tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]:
    """The types of inputs, and the names of inputs and external functions."""
    types = dict(inputs) if isinstance(inputs, dict) else {}
    for name, hint in types.items():
        if type(hint) in _NO_TYPES:
            wrong = f"inputs: {name!r} is declared as {hint!r}, which is no type"
            raise TypeError(f"{wrong}; values are what run() and start() take")
    names = _name_list("inputs", list(inputs) if isinstance(inputs, dict) else inputs)
    functions = _name_list("external_functions", externals)
    _check_names(names, functions)
    return types, names, functions


def _name_list(parameter: str, names: Any) -> tuple[str, ...]:
    if names is None:
        return ()
    if not isinstance(names, list):
        raise cast_error(parameter, names, "list")
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"{parameter}: TypeError: '{type(name).__name__}' object cannot be cast as 'str'")
    return tuple(map(str, names))


def _check_names(inputs: tuple[str, ...], externals: tuple[str, ...]) -> None:
    """A name must have one meaning."""
    seen: set[str] = set()
    for name in (*inputs, *externals):
        if name in seen:
            raise ValueError(f"the name {name!r} is declared twice among inputs and external functions")
        if name.startswith("_o_") or name in ("__builtins__", "__name__"):
            raise ValueError(f"the name {name!r} is reserved and cannot be an input or an external function")
        seen.add(name)
