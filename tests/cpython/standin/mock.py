"""`unittest.mock` and `test.support.import_helper` for programs in the sandbox, in part: no input; classes and functions out."""

class Call:
    """The arguments of a call, equal to a tuple of the same."""

    def __init__(self, args, kwargs):
        self.args, self.kwargs = args, kwargs

    def __eq__(self, other):
        if isinstance(other, Call):
            return (self.args, self.kwargs) == (other.args, other.kwargs)
        return (self.args, self.kwargs) == other

    def __repr__(self):
        shown = [*map(repr, self.args), *(f"{name}={value!r}" for name, value in self.kwargs.items())]
        return f"call({', '.join(shown)})"


def call(*args, **kwargs):
    return Call(args, kwargs)


class Mock:
    """Something that can be called, and notes its calls. Each is of a class of its own, which has its special methods."""

    def __new__(cls, *args, **kwargs):
        return object.__new__(type("Mock", (cls,), {}))

    def __init__(self, spec=None, side_effect=None, return_value=None, **attributes):
        self.side_effect = side_effect
        self.return_value = return_value
        self.reset_mock()
        for name, value in attributes.items():
            setattr(self, name, value)

    def __setattr__(self, name, value):
        if name.startswith("__"):
            setattr(type(self), name, value)
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = Mock()
        object.__setattr__(self, name, made)
        return made

    def __call__(self, *args, **kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = Call(args, kwargs)
        self.call_args_list.append(self.call_args)
        effect = self.side_effect
        if effect is None:
            return self.return_value
        if isinstance(effect, BaseException) or (isinstance(effect, type) and issubclass(effect, BaseException)):
            raise effect
        if callable(effect):
            return effect(*args, **kwargs)
        if not hasattr(effect, "__next__"):
            effect = self.side_effect = iter(effect)
        return next(effect)

    def reset_mock(self):
        self.called, self.call_count, self.call_args, self.call_args_list = False, 0, None, []

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"called {self.call_count} times")

    def assert_called_with(self, *args, **kwargs):
        if self.call_args != Call(args, kwargs):
            raise AssertionError(f"expected {Call(args, kwargs)!r}, not {self.call_args!r}")

    def assert_called_once_with(self, *args, **kwargs):
        self.assert_called_once()
        self.assert_called_with(*args, **kwargs)

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"called {self.call_count} times")


class Patch(Swapped):
    """A block, and a decorator of functions that get the replacement as an argument."""

    def __init__(self, owner, name, value=Mock):
        self.given = value is not Mock
        super().__init__(owner, name, value, getattr, setattr, delattr)

    def __enter__(self):
        if not self.given:
            self.value = Mock()
        super().__enter__()
        return self.value

    def __call__(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self as value:
                return function(*args, *(() if self.given else (value,)), **kwargs)

        return patched


def patch(target, new=Mock):
    """Args: target: the dotted name of an attribute below one of the modules that can be fresh."""
    module, *path, name = target.split(".")
    owner = import_fresh_module(module)
    for part in path:
        owner = getattr(owner, part)
    return Patch(owner, name, new)


patch.object = Patch


class EnvironmentVarGuard(dict):
    """An environment to set: a program has one only if the host gives it."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return None


class StdIOBuffer(io.StringIO):
    """A stream of text that also has the bytes below."""

    def __init__(self, initial_value="", newline="\n"):
        super().__init__(initial_value, newline=newline)
        self.buffer = io.BytesIO()


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """The module as the sandbox has it, be it in Python or in C."""
    return _IMPORTS[name]()


def _functools():
    import functools

    return functools


def _operator():
    import operator

    return operator


def _heapq():
    import heapq

    return heapq


def _bisect():
    import bisect

    return bisect


def _decimal():
    import decimal

    return decimal


def _fractions():
    import fractions

    return fractions


def _random():
    import random

    return random


_IMPORTS = {
    "bisect": _bisect,
    "decimal": _decimal,
    "fractions": _fractions,
    "functools": _functools,
    "heapq": _heapq,
    "operator": _operator,
    "random": _random,
}
