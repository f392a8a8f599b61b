"""The run of a test file: its classes, and `wanted` and `report` of the host, in; what became of each test out."""

def test_names(cls):
    """The test methods of a class, inherited ones included, in order of their names."""
    names = {name for base in cls.__mro__ for name in getattr(base, "__dict__", ()) if name.startswith("test")}
    return sorted(name for name in names if callable(getattr(cls, name, None)))


def _skip_reason(*items):
    for item in items:
        reason = getattr(item, "__unittest_skip_why__", None)
        if reason is not None:
            return reason
    return None


def _run_body(case, method):
    """Run one test with what surrounds it."""
    try:
        case.setUp()
        try:
            method()
        finally:
            case.tearDown()
    finally:
        case.doCleanups()
    if case.subtest_failures:
        raise AssertionError("; ".join(case.subtest_failures[:3]))


def run_method(cls, name):
    """Run one test; returns 'passed', 'skipped' or 'failed', and why."""
    method = getattr(cls, name)
    reason = _skip_reason(method, cls)
    if reason is not None:
        return "skipped", reason
    expected = getattr(method, "__unittest_expecting_failure__", False)
    case = cls(name)
    try:
        _run_body(case, getattr(case, name))
    except SkipTest as error:
        return "skipped", str(error)
    except Exception as error:
        if expected:
            return "skipped", "CPython fails it as well"
        try:
            return "failed", f"{type(error).__name__}: {error}"
        except Exception:
            return "failed", type(error).__name__
    return ("skipped", "CPython fails it") if expected else ("passed", "")


def run_class(name, cls, done):
    chosen = [test for test in test_names(cls) if f"{name}.{test}" not in done]
    if not chosen:
        return
    report("begin", f"{name}.setUpClass", "")
    if _skip_reason(cls) is None:
        cls.setUpClass()
    for test in chosen:
        report("begin", f"{name}.{test}", "")
        kind, text = run_method(cls, test)
        report(kind, f"{name}.{test}", text)
    if _skip_reason(cls) is None:
        report("begin", f"{name}.tearDownClass", "")
        cls.tearDownClass()


def run_methods(classes):
    """Run the tests of these classes that are wanted, and tell the host about each."""
    if wanted["only"]:
        class_name, test = wanted["only"].split(".")
        cls = classes[class_name]
        case = cls(test)
        cls.setUpClass()
        _run_body(case, getattr(case, test))
        return
    done = set(wanted["done"])
    for name, cls in classes.items():
        if isinstance(cls, type) and issubclass(cls, TestCase):
            run_class(name, cls, done)
