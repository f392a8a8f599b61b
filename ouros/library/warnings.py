"""`warnings`: filters of the run; what is shown goes to its standard error."""

import re
import sys

_DEFAULT = [
    ("default", None, DeprecationWarning, re.compile("__main__"), 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_filters = list(_DEFAULT)
_seen = set()
_caught = []  # the lists of those that record
_ACTIONS = ("default", "error", "ignore", "always", "module", "once", "all")


class WarningMessage:
    @_o_plain
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return text + f"  {line.strip()}\n" if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (sys.stderr if file is None else file).write(formatwarning(message, category, filename, lineno, line))


def _action(text, category, lineno):
    for action, message, kind, module, line in _filters:
        if (
            (message is None or message.match(text))
            and issubclass(category, kind)
            and (module is None or module.match("__main__"))
            and line in (0, lineno)
        ):
            return action
    return "default"


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, line, _ = _o_caller(stacklevel)
    _issue(message, category, filename, lineno, line, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if isinstance(message, Warning):
        category = type(message)
    _issue(message, category, filename, lineno, None, source)


def _issue(message, category, filename, lineno, line, source):
    if isinstance(message, Warning):
        text = str(message)
    else:
        text = message
        message = category(message)
    action = _action(str(text), category, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action in ("default", "module", "once"):
        place = {"default": lineno, "module": 0}.get(action)
        key = (text, category, place)
        if key in _seen:
            return
        _seen.add(key)
    if _caught and _caught[-1] is not None:
        _caught[-1].append(WarningMessage(message, category, filename, lineno, None, None, source))
    else:
        showwarning(message, category, filename, lineno, None, line)


def _insert(item, append):
    if append:
        if item not in _filters:
            _filters.append(item)
        return
    if item in _filters:
        _filters.remove(item)
    _filters.insert(0, item)


def _check_action(action):
    if action not in _ACTIONS:
        error = ValueError if _o_version >= (3, 13) else AssertionError
        raise error(f"invalid action: {action!r}")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check_action(action)
    compiled = re.compile(message, re.IGNORECASE) if message else None
    _insert((action, compiled, category, re.compile(module) if module else None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action)
    _insert((action, None, category, None, lineno), append)


def resetwarnings():
    _filters[:] = []


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._held = None
        self._entered = False

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._held = (list(_filters), set(_seen))
        _seen.clear()
        made = [] if self._record else None
        if self._record:
            _caught.append(made)
        if self._filter is not None:
            simplefilter(*self._filter)
        return made

    def __exit__(self, *details):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        _filters[:], seen = self._held
        _seen.clear()
        _seen.update(seen)
        if self._record:
            _caught.pop()
