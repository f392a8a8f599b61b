"""`unittest` for programs in the sandbox: no input; `TestCase` and what belongs to it, out.

The files of this folder are written in the restricted language. `prepare` makes one function of them and puts it in front
of a test file, so that no name in here meets a name in there.
"""

import functools
import io
import re


class Asked:
    """A value of a module that is made each time it is asked for: the type of functions cannot be saved."""

    def __init__(self, make):
        self.make = make


class Module:
    """A module of which only these names exist."""

    def __init__(self, **names):
        self.asked = {name: value for name, value in names.items() if isinstance(value, Asked)}
        for name, value in names.items():
            if name not in self.asked:
                setattr(self, name, value)

    def __getattr__(self, name):
        if name in self.asked:
            return self.asked[name].make()
        raise AttributeError(f"the stand-in for the module has no attribute {name!r}")


# ------------------------------------------------------------------------------------------------------------ unittest


class SkipTest(Exception):
    """Raised to leave a test that has nothing to test here."""


def stop_point():
    """Called by every assertion; the host replaces the body by a call to the outside when tests are to be stopped."""


def _identity(value):
    return value


def _skip_decorator(reason):
    def decorate(item):
        item.__unittest_skip_why__ = reason
        return item

    return decorate


def skip(reason):
    return _skip_decorator(reason)


def skip_if(condition, reason):
    return _skip_decorator(reason) if condition else _identity


def skip_unless(condition, reason):
    return _identity if condition else _skip_decorator(reason)


def expected_failure(item):
    item.__unittest_expecting_failure__ = True
    return item


def _message(given, otherwise):
    return otherwise if given is None else f"{otherwise} : {given}"


class Raises:
    """The context manager and the function that `assertRaises` is."""

    def __init__(self, case, expected, pattern=None, msg=None):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.msg = msg
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            names = getattr(self.expected, "__name__", None) or str(self.expected)
            raise self.case.failureException(_message(self.msg, f"{names} not raised"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = error
        if self.pattern is not None and not self.pattern.search(str(error)):
            text = f"{self.pattern.pattern!r} does not match {str(error)!r}"
            raise self.case.failureException(_message(self.msg, text))
        stop_point()
        return True

    def call(self, function, args, kwargs):
        with self:
            function(*args, **kwargs)


class SubTest:
    """Says which part of a test failed."""

    def __init__(self, case, msg, parameters):
        self.case = case
        self.msg = msg
        self.parameters = parameters

    def __enter__(self):
        return None

    def __exit__(self, kind, error, traceback):
        if kind is None or not issubclass(kind, Exception) or issubclass(kind, SkipTest):
            return kind is not None and issubclass(kind, SkipTest)
        shown = [repr(self.msg)] if self.msg is not None else []
        shown += [f"{name}={value!r}" for name, value in self.parameters.items()]
        self.case.subtest_failures.append(f"{', '.join(shown)}: {kind.__name__}: {error}")
        return True


def _compiled(pattern):
    return re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self.subtest_failures = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"__main__.{type(self).__qualname__}.{self._testMethodName}"

    def shortDescription(self):
        return None

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        value = type(manager).__enter__(manager)
        self.addCleanup(type(manager).__exit__, manager, None, None, None)
        return value

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def addTypeEqualityFunc(self, kind, function):
        pass

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **parameters):
        return SubTest(self, msg, parameters)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _check(self, holds, msg, otherwise):
        if not holds:
            raise self.failureException(_message(msg, otherwise()))
        stop_point()

    # truth, equality, order

    def assertTrue(self, expr, msg=None):
        self._check(expr, msg, lambda: f"{expr!r} is not true")

    def assertFalse(self, expr, msg=None):
        self._check(not expr, msg, lambda: f"{expr!r} is not false")

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, msg, lambda: f"{first!r} != {second!r}")

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, msg, lambda: f"{first!r} == {second!r}")

    def assertIs(self, first, second, msg=None):
        self._check(first is second, msg, lambda: f"{first!r} is not {second!r}")

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, msg, lambda: f"unexpectedly identical: {first!r}")

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, msg, lambda: f"{obj!r} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._check(member in container, msg, lambda: f"{member!r} not found in {container!r}")

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, msg, lambda: f"{member!r} unexpectedly found in {container!r}")

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), msg, lambda: f"{obj!r} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), msg, lambda: f"{obj!r} is an instance of {cls!r}")

    def assertGreater(self, first, second, msg=None):
        self._check(first > second, msg, lambda: f"{first!r} not greater than {second!r}")

    def assertGreaterEqual(self, first, second, msg=None):
        self._check(first >= second, msg, lambda: f"{first!r} not greater than or equal to {second!r}")

    def assertLess(self, first, second, msg=None):
        self._check(first < second, msg, lambda: f"{first!r} not less than {second!r}")

    def assertLessEqual(self, first, second, msg=None):
        self._check(first <= second, msg, lambda: f"{first!r} not less than or equal to {second!r}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near = first == second or self._near(first, second, places, delta)
        self._check(near, msg, lambda: f"{first!r} != {second!r} nearly")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near = first == second or self._near(first, second, places, delta)
        self._check(not near, msg, lambda: f"{first!r} == {second!r} nearly")

    def _near(self, first, second, places, delta):
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta
        return round(difference, 7 if places is None else places) == 0

    # containers

    def _same(self, kind, first, second, msg):
        if kind is not None:
            self.assertIsInstance(first, kind)
            self.assertIsInstance(second, kind)
        self.assertEqual(first, second, msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        if seq_type is not None:
            self._same(seq_type, first, second, msg)
        self.assertEqual(len(first), len(second), msg)
        for one, other in zip(first, second):
            self.assertEqual(one, other, msg)

    def assertListEqual(self, first, second, msg=None):
        self._same(list, first, second, msg)

    def assertTupleEqual(self, first, second, msg=None):
        self._same(tuple, first, second, msg)

    def assertSetEqual(self, first, second, msg=None):
        self._same(None, first, second, msg)

    def assertDictEqual(self, first, second, msg=None):
        self._same(dict, first, second, msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self._same(str, first, second, msg)

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        for item in first:
            self.assertIn(item, rest, msg)
            rest.remove(item)
        self._check(not rest, msg, lambda: f"left over: {rest!r}")

    def assertDictContainsSubset(self, subset, dictionary, msg=None):
        for key, value in subset.items():
            self.assertIn(key, dictionary, msg)
            self.assertEqual(value, dictionary[key], msg)

    # texts

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = _compiled(expected_regex)
        found = pattern.search(text) is not None
        self._check(found, msg, lambda: f"{pattern.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = _compiled(unexpected_regex)
        found = pattern.search(text) is not None
        self._check(not found, msg, lambda: f"{pattern.pattern!r} found in {text!r}")

    # exceptions

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises(expected_exception, None, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._raises(expected_exception, _compiled(expected_regex), args, kwargs)

    def _raises(self, expected, pattern, args, kwargs):
        kinds = expected if isinstance(expected, tuple) else (expected,)
        if not all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds):
            raise TypeError("assertRaises() arg 1 must be an exception type or tuple of exception types")
        if not args:
            return Raises(self, expected, pattern, kwargs.get("msg"))
        return Raises(self, expected, pattern).call(args[0], args[1:], kwargs)
