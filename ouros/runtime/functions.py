"""Function values that plain Python functions cannot be: suspending functions, external functions, suspending
generators.

Each is a small record. Suspendable code asks `act` for the generator behind a callee; native code that calls a record
drives it, and a stop that would have to cross native code is an error, never a wrong answer.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import partial
from sys import getrefcount, is_finalizing
from types import FunctionType, GeneratorType, MethodType
from typing import Any, NoReturn, Self

from ..policy.attributes import ALLOW
from .attempt import Ended, current
from .behind import without_traceback
from .ids import ids_of
from .native import FRAME_KINDS, FUNCTION_KINDS, NUMBER, mro_of, seal, shown_class, type_of
from .stops import cannot_suspend

LOST = "_o_lost"
"""Name among a run's builtins of the stop that ends it, where it could not be raised at once."""
_OWN_REFERENCES = 3
"""To the frame of a generator that is dropped: its slot, a variable and an argument."""
Request = tuple["External", tuple[Any, ...], dict[str, Any]]
"""What a resume point yields for a call to the outside: callee, positional and keyword arguments."""


class Yielded:
    """A value that a suspending generator function yields to its consumer (everything else it yields is a request)."""

    __slots__ = ("_o_value",)

    def __init__(self, value: Any) -> None:
        self._o_value = value


class Carrier(BaseException):
    """Takes a StopIteration out of a suspending function, whose generator would turn it into a RuntimeError."""

    def __init__(self, error: BaseException) -> None:
        self._o_error = error

    def _o_take(self) -> BaseException:
        """The exception, which nothing but its own traceback leads to any longer."""
        self.__traceback__ = self.__context__ = None
        error, self.args = self._o_error, ()
        del self._o_error
        return error

    def _o_end(self) -> BaseException:
        """The exception, which leaves the program; one of the host comes from where its carrier does."""
        return self._o_error.with_traceback(self._o_error.__traceback__ or self.__traceback__)


def throw_into(frame: Any, error: BaseException) -> Any:
    """Throw into a frame. CPython closes what a generator delegates to before it lets it exit; but the functions that
    blocks of its statements became are parts of it, and get the error in a carrier.
    """
    try:
        inner = frame.gi_yieldfrom if type(frame) is GeneratorType else None
        if type(inner) is GeneratorType and is_block(inner) and issubclass(type(error), GeneratorExit):
            error = Carrier(error)
        return frame.throw(error)
    finally:
        del error  # see `drive`


def is_block(frame: GeneratorType[Any, Any, Any]) -> bool:
    """Whether this is a statement of the function around, see `transform.nesting`."""
    return frame.gi_code.co_name.startswith("<block_")


def drive(generator: Generator[Any, Any, Any], name: str) -> Any:
    """Run a suspending function for native code; it may finish, but it may not stop."""
    try:
        next(generator)  # a native call less than `send`
    except StopIteration as done:
        return done.value
    except Carrier as carrier:
        error = carrier._o_take()
    else:
        raise cannot_suspend(
            f"{name}() would have to suspend inside native code that called it; "
            "call it from a loop or a statement of the program instead"
        )
    try:
        raise error
    finally:
        del error  # its traceback leads here: together they would keep all that the callers hold


def _begin(make: FunctionType, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """Start a suspending function inside an attempt: its generator and the first request, unless it ends."""
    generator = make(*args, **kwargs)
    try:
        return generator, next(generator)
    except StopIteration as done:
        outcome: BaseException = Ended(done.value)
    except Carrier as carrier:
        outcome = carrier._o_error
    try:
        raise outcome
    finally:
        del outcome  # its traceback leads here: together they would keep all that the callers hold


def _forward(name: str) -> property:
    """A function attribute, kept where CPython keeps it: on the function inside the record."""

    def get(self: Suspending) -> Any:
        return getattr(self._o_gen, name)

    def put(self: Suspending, value: Any) -> None:
        setattr(self._o_gen, name, value)

    def remove(self: Suspending) -> None:
        delattr(self._o_gen, name)

    return property(get, put, remove)


class Suspending:
    # A function of the program that may reach the outside; `_o_gen` is its generator function. To the program
    # it is a function.
    __slots__ = ("__dict__", "__qualname__", "__weakref__", "_o_gen")
    __class__ = shown_class

    __qualname__: str
    _o_gen: Any

    __name__ = _forward("__name__")
    __doc__ = _forward("__doc__")
    __module__ = _forward("__module__")
    __defaults__ = _forward("__defaults__")
    __kwdefaults__ = _forward("__kwdefaults__")
    __annotations__ = _forward("__annotations__")
    __type_params__ = _forward("__type_params__")

    def __new__(cls, generator_function: FunctionType) -> Self:  # not `__init__`, which a program could call again
        self = object.__new__(cls)
        self._o_gen = generator_function
        self.__qualname__ = generator_function.__qualname__
        return self

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        tried = current()
        if tried is None:
            return drive(self._o_gen(*args, **kwargs), self._o_gen.__name__)
        return tried.call(self, (*args, *kwargs.values()), partial(_begin, self._o_gen, args, kwargs), not kwargs)

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else MethodType(self, instance)

    def __repr__(self) -> str:
        return f"<function {self.__qualname__} at {NUMBER[0](self):#x}>"


class SuspendingMaker(Suspending):
    # A generator function of the program whose body may reach the outside; calling it does not.
    __slots__ = ()

    __doc__ = _forward("__doc__")  # every class gets these two of its own
    __module__ = _forward("__module__")

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        tried = current()
        if tried is None:
            return SuspendingGenerator(self._o_gen(*args, **kwargs))
        return tried.call(self, (*args, *kwargs.values()), partial(self._o_begin, args, kwargs))

    def _o_begin(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        raise Ended(SuspendingGenerator(self._o_gen(*args, **kwargs)))


FUNCTION_KINDS.update(map(id, (Suspending, SuspendingMaker)))


def own_name(value: Any, name: str) -> Any:
    """`__qualname__` of what stands for a frame, which a class body cannot define, and what instances show of the
    type that they are shown as.
    """
    if name == "__qualname__":
        return value._o_frame.__qualname__
    if name == "__class_getitem__" and hasattr(type_of(value), name):
        return getattr(type_of(value), name)
    raise AttributeError(f"'{type_of(value).__name__}' object has no attribute '{name}'", name=name, obj=value)


def resumed(frame: Any) -> Any:
    """What a generator yields next, whose value at its end nobody asks for: a loop resumes it without a native call."""
    for step in frame:
        return step
    raise StopIteration


class SuspendingGenerator:
    # A generator object of the program whose body may reach the outside; `_o_frame` is the native generator behind it.

    __slots__ = ("__weakref__", "_o_frame")
    __class__ = shown_class

    _o_frame: Generator[Any, Any, Any]

    def __new__(cls, frame: Generator[Any, Any, Any]) -> Self:
        self = object.__new__(cls)
        self._o_frame = frame
        return self

    __name__ = property(lambda self: self._o_frame.__name__)

    def __getattr__(self, name: str) -> Any:
        return own_name(self, name)

    @property
    def gi_running(self) -> bool:
        return self._o_frame.gi_running  # type: ignore[attr-defined, no-any-return]

    @property
    def gi_suspended(self) -> bool:
        return self._o_frame.gi_suspended  # type: ignore[attr-defined, no-any-return]

    def __del__(self) -> None:
        """Dropped halfway: what is left to clean up is done now, as CPython does it."""
        try:
            frame: Any = self._o_frame
        except AttributeError:  # a limit was reached while this was being made
            return
        if frame.gi_frame is None or not frame.gi_suspended or getrefcount(frame) > _OWN_REFERENCES:
            return  # it has ended, it never began, or something delegates to its frame
        builtins = frame.gi_frame.f_builtins  # held here, the frame would hold itself: it may come to hold its caller
        if builtins.get("_o_live") and not is_finalizing():
            from .closing import clean_up

            clean_up(frame, builtins)

    def __iter__(self) -> SuspendingGenerator:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def send(self, value: Any) -> Any:
        """Advance for native code; reaching the outside is an error, except in an attempt."""
        tried = current()
        if tried is None:
            frame = self._o_frame
            return self._o_native(next(frame) if value is None else frame.send(value))
        return tried.call(self, (value,), partial(self._o_begin, value))

    def throw(self, *details: Any) -> Any:
        details = without_traceback(details)
        try:
            return self._o_native(self._o_frame.throw(*details))
        finally:
            del details  # see `drive`

    def close(self) -> None:
        self._o_frame.close()

    def _o_begin(self, value: Any) -> Any:
        step = self._o_frame.send(value)
        if type(step) is Yielded:
            raise Ended(step._o_value)
        return self, step

    def _o_native(self, step: Any) -> Any:
        if type(step) is Yielded:
            return step._o_value
        name = self._o_frame.gi_code.co_name  # type: ignore[attr-defined]
        raise cannot_suspend(
            f"generator {name} would have to suspend inside native code that iterates over it; "
            "iterate with a for statement of the program instead"
        )

    def __repr__(self) -> str:
        name = self._o_frame.__qualname__  # type: ignore[attr-defined]
        return f"<generator object {name} at {NUMBER[0](self):#x}>"


class External:
    """A function of the host as the program sees it: callable with anything, answered by `answer` or by a
    suspension.
    """

    __slots__ = ("__qualname__", "_o_answer", "_o_name", "_o_request")
    __class__ = shown_class

    __qualname__: str
    _o_answer: Callable[[str, tuple[Any, ...], dict[str, Any]], Any] | None
    _o_name: str
    _o_request: Requester
    __module__ = "__main__"  # errors about its arguments name it as if the program had defined it

    def __new__(cls, name: str, answer: Callable[[str, tuple[Any, ...], dict[str, Any]], Any] | None) -> Self:
        self = object.__new__(cls)
        self._o_name = self.__qualname__ = name
        self._o_answer = answer
        self._o_request = Requester(self)
        return self

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        if self._o_answer is None:
            tried = current()
            if tried is not None:
                return tried.call(self, (*args, *kwargs.values()), lambda: (None, (self, args, kwargs)))
            raise cannot_suspend(
                f"{self._o_shown(args)} was called by native code, where the program cannot be suspended; "
                "call it from a loop or a statement of the program instead"
            )
        return self._o_answer(self._o_name, args, kwargs)

    def _o_gen(self, /, *args: Any, **kwargs: Any) -> Iterator[Any]:
        return ExternalCall((self, args, kwargs))

    def _o_shown(self, args: tuple[Any, ...]) -> str:
        return f"external function {self._o_name}()"

    @property
    def __name__(self) -> str:
        return self._o_name

    def __repr__(self) -> str:
        return f"<function {self._o_name} at {NUMBER[0](self):#x}>"


class Raised:
    """The answer to a request that an error answers: unpacking it raises the error, where the frames around stand.

    CPython's `throw` does not do: an inner frame would not see what the outer ones are handling.
    """

    __slots__ = ("_o_error",)

    def __init__(self, error: BaseException) -> None:
        self._o_error = error

    def __iter__(self) -> NoReturn:
        error = self._o_error
        del self._o_error
        try:
            raise error
        finally:
            del error  # see `drive`


def received(answer: Any) -> Any:
    """What is in the answer to a request."""
    (value,) = answer
    return value


class Requester:
    # Packs the arguments of a call to the outside, so that a wrong call is refused in CPython's words.
    __slots__ = ("__qualname__", "_o_external")
    __module__ = "__main__"

    def __init__(self, external: External) -> None:
        self._o_external = external
        self.__qualname__ = external.__qualname__

    def __call__(self, /, *args: Any, **kwargs: Any) -> Request:
        return self._o_external, args, kwargs


class ExternalCall:
    """The smallest generator: yields one request and returns what is in its answer. A capture records it as such."""

    __slots__ = ("_o_request", "_o_started")

    def __init__(self, request: Request, started: bool = False) -> None:
        self._o_request = request
        self._o_started = started

    def __iter__(self) -> ExternalCall:
        return self

    def __next__(self) -> Any:
        return self.send(None)

    def send(self, value: Any) -> Any:
        if self._o_started:
            try:
                found = received(value)
            except StopIteration as error:
                return self.throw(error)
            raise StopIteration(found)
        self._o_started = True
        return self._o_request

    def throw(self, error: BaseException) -> Any:
        if issubclass(type(error), StopIteration):  # it would look like an answer
            raise Carrier(error.with_traceback(None))
        raise error

    def close(self) -> None:
        """Nothing is held."""


Act = Callable[..., Any]


def act(callee: Any) -> Act | None:
    """The generator function behind a callee that may suspend, or None for one to be called natively."""
    kind = type(callee)
    if kind is Suspending or kind is External:
        return callee._o_gen  # type: ignore[no-any-return]
    if kind is MethodType:
        function = callee.__func__
        if type(function) is FunctionType:
            if function in _CALLS:
                return act(callee.__self__)
            if function in ATTEMPTED:
                return partial(ATTEMPT[0]._o_gen, callee)
            function = STEPPERS.get(function)
            if function is None:
                return None
        inner = act(function)
        return MethodType(inner, callee.__self__) if inner is not None else None
    finder = SPECIAL.get(id(kind))
    if finder is not None:
        return finder(callee)
    if issubclass(kind, type):
        return construct_act(callee)
    if id(kind) not in NATIVE:
        method = _class_attribute(kind, "__call__")
        if type(method) is Suspending:
            return partial(method._o_gen, callee)
    return None


_CALLS: set[Any] = {Suspending.__call__, External.__call__}
"""What `__call__` is when it is read from a function of the program."""
_FILLED = ids_of((bytes, complex, dict, float, frozenset, int, list, set, str, tuple))
"""Types whose instances ask what they are made of."""
NATIVE = ids_of((FunctionType, GeneratorType, type(len), type("".join), partial))
SPECIAL: dict[int, Callable[[Any], Act | None]] = {id(staticmethod): lambda callee: act(callee.__func__)}
"""Callables with a suspendable version of their own, by type; the prelude fills this."""
STEPPERS: dict[Any, Suspending] = {}
"""Methods of suspending generators with a suspendable version."""
ATTEMPTED: set[Any] = set()
"""Methods of the runtime's own types that stand for such of native types as may be attempted."""
ATTEMPT: list[Suspending] = []
"""The prelude's version of attempting a call, once it is loaded."""
CONSTRUCT: list[Suspending] = []
"""The prelude's version of calling a class, once it is loaded."""


def _class_attribute(kind: type, name: str) -> Any:
    """The attribute as the class and its bases hold it, without binding."""
    for base in type.__dict__["__mro__"].__get__(kind):
        if name in base.__dict__:
            return base.__dict__[name]
    return None


def construct_act(kind: type) -> Act | None:
    """Making an instance suspends when `__new__`, `__init__` or the metaclass's `__call__` does."""
    meta = type(kind)
    if issubclass(kind, type) and CONSTRUCT:  # what makes a class may call hooks that suspend
        method = _class_attribute(meta, "__call__")
        return partial(method._o_gen if type(method) is Suspending else CONSTRUCT[0]._o_gen, kind)
    if meta is not type:
        method = _class_attribute(meta, "__call__")
        if type(method) is Suspending:
            return partial(method._o_gen, kind)
    initialiser = _class_attribute(kind, "__init__")
    maker = _class_attribute(kind, "__new__")
    if type(maker) is staticmethod:
        maker = maker.__func__
    suspends = type(initialiser) is Suspending or type(maker) is Suspending
    if CONSTRUCT and (suspends or not _FILLED.isdisjoint(map(id, mro_of(kind)))):
        return partial(CONSTRUCT[0]._o_gen, kind)
    return None


_READABLE = (
    "__name__ __qualname__ __doc__ __module__ __defaults__ __kwdefaults__ __annotations__ __dict__ __call__ __get__"
).split()
_STORABLE = (
    "__name__ __qualname__ __doc__ __module__ __defaults__ __kwdefaults__ __annotations__ __type_params__ __wrapped__"
).split()
for _kind in (Suspending, SuspendingMaker):
    seal(_kind, shown_as=FunctionType, rules=dict.fromkeys(_READABLE, ALLOW), storable=_STORABLE)
seal(External, shown_as=FunctionType, rules=dict.fromkeys(("__name__", "__qualname__", "__call__"), ALLOW))
seal(
    SuspendingGenerator,
    shown_as=GeneratorType,
    rules=dict.fromkeys(("__iter__", "__next__", "__name__", "__qualname__", "gi_running", "gi_suspended"), ALLOW),
    storable=("__name__", "__qualname__"),
)
FRAME_KINDS.add(id(SuspendingGenerator))
for _named in (Suspending, SuspendingMaker, External):
    type.__setattr__(_named, "__name__", "function")  # in error messages
type.__setattr__(SuspendingGenerator, "__name__", "generator")
