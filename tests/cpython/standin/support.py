"""`test.support` and parts of other modules for programs in the sandbox: `parse` of the host in; functions and classes
out."""

class AlwaysEqual:
    """Equal to anything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class NeverEqual:
    """Not equal to anything, itself included."""

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class Largest:
    """Greater than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return isinstance(other, Largest)

    def __gt__(self, other):
        return not isinstance(other, Largest)

    def __ge__(self, other):
        return True


class Smallest:
    """Less than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, Smallest)

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return isinstance(other, Smallest)

    def __lt__(self, other):
        return not isinstance(other, Smallest)

    def __le__(self, other):
        return True


class Swapped:
    """An attribute or item with another value while the block runs."""

    def __init__(self, owner, name, value, get, put, remove):
        self.owner, self.name, self.value = owner, name, value
        self.get, self.put, self.remove = get, put, remove

    def __enter__(self):
        try:
            self.old = [self.get(self.owner, self.name)]
        except (AttributeError, KeyError):
            self.old = []
        self.put(self.owner, self.name, self.value)
        return self.old[0] if self.old else None

    def __exit__(self, kind, error, traceback):
        if self.old:
            self.put(self.owner, self.name, self.old[0])
        else:
            try:
                self.remove(self.owner, self.name)
            except (AttributeError, KeyError):
                pass


def swap_attr(owner, name, value):
    return Swapped(owner, name, value, getattr, setattr, delattr)


def _get_item(owner, key):
    return owner[key]


def _set_item(owner, key, value):
    owner[key] = value


def _del_item(owner, key):
    del owner[key]


def swap_item(owner, key, value):
    return Swapped(owner, key, value, _get_item, _set_item, _del_item)


class Nothing:
    """A block like any other."""

    def __enter__(self):
        return None

    def __exit__(self, kind, error, traceback):
        return None


def syntax_error(text, filename="<string>"):
    """The SyntaxError that `Sandbox(text)` raises, or None."""
    found = parse(text)
    if found is None:
        return None
    kinds = {"IndentationError": IndentationError, "TabError": TabError}
    error = kinds.get(found["kind"], SyntaxError)(found["msg"])
    error.lineno, error.offset = found["begin"]
    error.end_lineno, error.end_offset = found["end"]
    error.filename = filename
    return error


def check_syntax_error(case, statement, errtext="", *, lineno=None, offset=None):
    error = syntax_error(statement)
    case.assertIsNotNone(error, f"no SyntaxError: {statement!r}")
    case.assertRegex(str(error), errtext)
    if lineno is not None:
        case.assertEqual(error.lineno, lineno)
    if offset is not None:
        case.assertEqual(error.offset, offset)


def sort_dict(items):
    """A dict as text, with its keys in order."""
    return "{" + ", ".join(f"{key!r}: {value!r}" for key, value in sorted(items.items())) + "}"


def _decorator_factory(*args, **kwargs):
    return _identity


def check_impl_detail(**guards):
    return guards.get("cpython", not any(guards.values()))


def impl_detail(msg=None, **guards):
    return _identity


def _no_collection():
    """What is not referenced is collected when it pleases the interpreter; nothing here can tell."""


# other modules, in part


class Warned:
    """The block of `catch_warnings` and its like: nothing warns in the sandbox."""

    def __init__(self, *args, **kwargs):
        self.warnings = []

    def __enter__(self):
        return self.warnings

    def __exit__(self, kind, error, traceback):
        return None


class CheckedWarnings(Warned):
    """The block of `check_warnings`: fails if a warning is expected."""

    def __init__(self, *filters, quiet=None):
        self.warnings = []
        self.expected = filters if quiet is None or not quiet else ()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None and self.expected:
            raise AssertionError(f"no warning: {self.expected!r}")


def no_warnings(case, *args, **kwargs):
    return Warned()


def _ignored(*args, **kwargs):
    """Sets what does not exist."""


def _indentation(lines):
    return min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)


def clean_doc(text):
    """`inspect.cleandoc`."""
    first, *rest = text.expandtabs().split("\n")
    margin = _indentation(rest)
    lines = [first.lstrip(), *(line[margin:] for line in rest)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def dedent(text):
    """`textwrap.dedent`, for texts that are indented by spaces alone."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    margin = _indentation(lines)
    return "\n".join(line[margin:] for line in lines)


def _no_trace():
    return None


def _recursion_limit():
    return 1000


def _yes():
    return True
