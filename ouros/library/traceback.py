"""`traceback`: the text of exceptions, with the frames of the program."""

import sys

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_NOTHING = object()


def _exception(exc, value, tb=None):
    """The exception of the arguments, which older programs give as a class, an instance and a traceback."""
    if value is not _NOTHING:
        return value
    if tb is _NOTHING or tb is None:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    raise ValueError("Both or neither of value and tb must be given")


def _name_of(kind):
    inside = kind.__module__ not in ("__main__", "builtins")
    return f"{kind.__module__}.{kind.__qualname__}" if inside else kind.__qualname__


def format_exception_only(exc, /, value=_NOTHING):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    name = _name_of(type(exc))
    if isinstance(exc, SyntaxError):
        lines = _syntax_error(exc, name)
    else:
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


def _syntax_error(exc, name):
    lines = []
    after = ""
    if exc.lineno is not None:
        lines.append(f'  File "{exc.filename or "<string>"}", line {exc.lineno}\n')
        if isinstance(exc.text, str):
            lines += _marked(exc)
    elif exc.filename is not None:
        after = f" ({exc.filename})"
    return [*lines, f"{name}: {exc.msg or '<no detail available>'}{after}\n"]


def _marked(exc):
    """The line of a syntax error, and below it what is wrong."""
    whole = exc.text.rstrip("\n")
    shown = whole.lstrip(" \n\f")
    lines = [f"    {shown}\n"]
    if isinstance(exc.offset, int):
        end = exc.end_offset if exc.end_offset not in (None, 0, -1, exc.offset) else exc.offset + 1
        first = exc.offset - 1 - (len(whole) - len(shown))
        if first >= 0:
            indent = "".join([letter if letter.isspace() else " " for letter in shown[:first]])
            lines.append(f"    {indent}{'^' * (end - exc.offset)}\n")
    return lines


class FrameSummary:
    """One level of a traceback."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None, **kwargs,
    ):  # fmt: skip
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        self.locals = locals

    @property
    def line(self):
        return None if self._line is None else self._line.partition("\n")[0].strip()

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._parts() == other._parts()
        return self._parts() == other if isinstance(other, tuple) else NotImplemented

    __hash__ = None

    def __getitem__(self, place):
        return self._parts()[place]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """The levels of a traceback, outermost first."""

    def __init__(self, iterable=(), /):
        super().__init__(iterable)

    @classmethod
    def from_list(cls, a_list):
        made = cls()
        for each in a_list:
            made.append(each if isinstance(each, FrameSummary) else FrameSummary(*each[:3], line=each[3]))
        return made

    def format(self):
        lines = []
        for each in self:
            place = each.end_lineno, each.colno, each.end_colno
            lines.append((each.filename, each.lineno, each.name, each._line, *place))
        return _o_frames_text(lines)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for text in format_list(extracted_list):
        print(text, file=sys.stderr if file is None else file, end="")


def extract_tb(tb, limit=None):
    frames = [
        FrameSummary(filename, line, name, line=text, end_lineno=end, colno=column, end_colno=end_column)
        for filename, line, name, text, end, column, end_column in _o_frames(tb, limit)
    ]
    return StackSummary(frames)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


_MOST_MEMBERS = 15
_MOST_LEVELS = 10


class _Level:
    """How deep in groups the text stands that is written next, and whether the end of a group is still to be drawn."""

    depth = 0
    open = False

    def indented(self, texts, mark="|"):
        if not self.depth:
            return texts
        indent = "  " * self.depth + mark + " "
        return ["".join([indent + line for line in text.splitlines(True)]) for text in texts]


class TracebackException:
    """What is shown of an exception, of those that it came from, and of the members of a group."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **options):
        self._note(exc_value, exc_traceback, limit)
        seen = [exc_value]
        waiting = [self]
        while waiting:
            made = waiting.pop()
            exc = made._exc
            for name, before in (("__cause__", exc.__cause__), ("__context__", exc.__context__)):
                if before is not None and not any([before is each for each in seen]):
                    seen.append(before)
                    waiting.append(_noted(before, limit))
                    setattr(made, name, waiting[-1])
            if isinstance(exc, BaseExceptionGroup):
                seen += exc.exceptions
                made.exceptions = [_noted(each, limit) for each in exc.exceptions]
                waiting += made.exceptions

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def _note(self, exc, tb, limit):
        self._exc = exc
        self.exc_type = type(exc)
        if _o_version >= (3, 13):
            self.exc_type_str = _name_of(type(exc))
        self.stack = extract_tb(tb, limit)
        self.exceptions = None
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = exc.__suppress_context__
        self.__notes__ = getattr(exc, "__notes__", None)

    def __str__(self):
        return str(self._exc)

    def format_exception_only(self):
        yield from format_exception_only(self._exc)

    def format(self, *, chain=True, **options):
        yield from self._format(_Level(), chain)

    def print(self, *, file=None, chain=True, **options):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")

    def _format(self, level, chain):
        found = []
        made = self
        while made is not None:
            why = before = None
            if chain and made.__cause__ is not None:
                why, before = _CAUSE, made.__cause__
            elif chain and made.__context__ is not None and not made.__suppress_context__:
                why, before = _CONTEXT, made.__context__
            found.append((why, made))
            made = before
        lines = []
        for why, made in reversed(found):
            if why is not None:
                lines += level.indented([why])
            if made.exceptions is None:
                lines += level.indented(made._own("Traceback (most recent call last):\n"))
            else:
                lines += made._group(level, chain)
        return lines

    def _own(self, header):
        return [*([header, *self.stack.format()] if self.stack else []), *format_exception_only(self._exc)]

    def _group(self, level, chain):
        if level.depth > _MOST_LEVELS:
            return level.indented([f"... (max_group_depth is {_MOST_LEVELS})\n"])
        outermost = not level.depth
        level.depth += outermost
        first, *rest = self._own("Exception Group Traceback (most recent call last):\n")
        lines = [*level.indented([first], "+" if outermost and self.stack else "|"), *level.indented(rest)]
        members = self.exceptions
        level.open = False
        for number, member in enumerate(members[: _MOST_MEMBERS + 1], 1):
            last = number == min(len(members), _MOST_MEMBERS + 1)
            level.open = level.open or last
            more = len(members) - _MOST_MEMBERS if number > _MOST_MEMBERS else 0
            branch = "  " * level.depth + ("+-" if number == 1 else "  ")
            lines.append(f"{branch}+---------------- {'...' if more else number} ----------------\n")
            level.depth += 1
            if more:
                lines += level.indented([f"and {more} more exception{'s' if more > 1 else ''}\n"])
            else:
                lines += member._format(level, chain)
            if last and level.open:
                lines.append("  " * level.depth + "+------------------------------------\n")
                level.open = False
            level.depth -= 1
        level.depth -= outermost
        return lines


def _noted(exc, limit):
    made = TracebackException.__new__(TracebackException)
    made._note(exc, exc.__traceback__, limit)
    return made


def format_exception(exc, /, value=_NOTHING, tb=_NOTHING, limit=None, chain=True):
    exc = _exception(exc, value, tb)
    if exc is None:
        return format_exception_only(None)
    if tb is _NOTHING:
        tb = exc.__traceback__
    return list(TracebackException(type(exc), exc, tb, limit=limit).format(chain=chain))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_o_handled(), limit=limit, chain=chain))


def print_exception(exc, /, value=_NOTHING, tb=_NOTHING, limit=None, file=None, chain=True):
    text = "".join(format_exception(exc, value, tb, limit, chain))
    if file is None:
        file = sys.stderr
    file.write(text)


def print_exc(limit=None, file=None, chain=True):
    print_exception(_o_handled(), limit=limit, file=file, chain=chain)
