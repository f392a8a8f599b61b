"""`traceback`: the text of exceptions, with the frames of the program."""

import sys

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_NOTHING = object()


def _exception(exc, value):
    """The exception of the arguments, which older programs give as a class, an instance and a traceback."""
    if value is not _NOTHING:
        return value
    if exc is not None and not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc


def format_exception_only(exc, /, value=_NOTHING):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    kind = type(exc)
    name = kind.__qualname__
    if kind.__module__ not in ("__main__", "builtins"):
        name = f"{kind.__module__}.{name}"
    try:
        text = str(exc)
    except Exception:
        text = "<exception str() failed>"
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    notes = getattr(exc, "__notes__", None)
    if notes is not None:
        for note in notes:
            lines += [line + "\n" for line in str(note).split("\n")]
    return lines


def format_exception(exc, /, value=_NOTHING, tb=None, limit=None, chain=True):
    exc = _exception(exc, value)
    parts = []
    seen = []
    while exc is not None:
        seen.append(exc)
        lines = _o_frames(exc, limit)
        if lines:
            lines = ["Traceback (most recent call last):\n", *lines]
        parts.append([*lines, *format_exception_only(exc)])
        if not chain:
            break
        cause = exc.__cause__
        before = exc.__context__ if cause is None and not exc.__suppress_context__ else cause
        if before is None or any([before is each for each in seen]):
            break
        parts.append([_CONTEXT if cause is None else _CAUSE])
        exc = before
    if not parts:
        return format_exception_only(None)
    parts.reverse()
    return [line for lines in parts for line in lines]


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_o_handled(), limit=limit, chain=chain))


def print_exception(exc, /, value=_NOTHING, tb=None, limit=None, file=None, chain=True):
    text = "".join(format_exception(exc, value, tb, limit, chain))
    if file is None:
        file = sys.stderr
    file.write(text)


def print_exc(limit=None, file=None, chain=True):
    print_exception(_o_handled(), limit=limit, file=file, chain=chain)
