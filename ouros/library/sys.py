"""`sys`: what a program may know of its interpreter, and its standard streams, which write to the host."""

from collections import namedtuple


def _structure(name):
    """A tuple with named items, as the host has it."""
    names, values = _o_host("structure", name)

    class made(namedtuple(name, names)):
        __slots__ = ()

        def __repr__(self):
            return "sys." + super().__repr__()

    made.__name__ = made.__qualname__ = name
    made.__module__ = "sys"
    return made(*values)


version_info = _structure("version_info")
float_info = _structure("float_info")
int_info = _structure("int_info")
hash_info = _structure("hash_info")
maxsize, maxunicode, byteorder, hexversion = _o_host("numbers_of_sys")
version = ".".join([str(part) for part in version_info[:3]]) + " (ouros)"
platform = "ouros"
float_repr_style = "short"


class _Output:
    """What the host is given at once, so that nothing waits in it."""

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    @_o_plain
    def flush(self):
        pass

    @_o_plain
    def writable(self):
        return True


class _Bytes(_Output):
    """The stream as bytes, which are the text in UTF-8."""

    _fixed = True
    mode = "wb"
    closed = False

    @_o_plain
    def __init__(self, stream):
        self._stream = stream
        self.name = f"<{stream}>"

    @_o_plain
    def write(self, buffer, /):
        if isinstance(buffer, (str, int)):
            raise TypeError(f"a bytes-like object is required, not '{type(buffer).__name__}'")
        data = bytes(memoryview(buffer))
        if data:
            _o_deliver(self._stream, data.decode())
        return len(data)


class _Stream(_Output):
    _fixed = True
    encoding = "utf-8"
    errors = "strict"
    mode = "w"
    closed = False
    newlines = None
    line_buffering = True

    @_o_plain
    def __init__(self, stream):
        self._stream = stream
        self.name = f"<{stream}>"
        self.buffer = _Bytes(stream)

    @_o_plain
    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        if s:
            _o_deliver(self._stream, _o_exact(s))
        return len(s)

    @_o_plain
    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        """The host takes what is written as text, at once, so that there is nothing to change."""
        if encoding is not None and encoding.lower().replace("_", "-") not in ("utf-8", "utf8"):
            raise NotImplementedError("standard streams of the sandbox are UTF-8")
        if newline not in (None, "", "\n"):
            raise NotImplementedError("standard streams of the sandbox do not change ends of lines")

    @_o_plain
    def isatty(self):
        return False

    @_o_plain
    def readable(self):
        return False

    @_o_plain
    def seekable(self):
        return False

    @_o_plain
    def fileno(self):
        raise OSError("a stream of the sandbox has no file descriptor")

    @_o_plain
    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='w' encoding='utf-8'>"


__stdout__, __stderr__ = _Stream("stdout"), _Stream("stderr")
_current = {"argv": [""], "stdout": __stdout__, "stderr": __stderr__}
_o_use_streams(_current, __stdout__, __stderr__)
_limit = 1000
_UNSET = ["no default"]


@_o_plain
def exc_info():
    error = _o_handled()
    return (None, None, None) if error is None else (type(error), error, error.__traceback__)


@_o_plain
def exception():
    return _o_handled()


@_o_plain
def exit(status=None, /):
    raise SystemExit(status)


@_o_plain
def getdefaultencoding():
    return "utf-8"


@_o_plain
def getfilesystemencoding():
    return "utf-8"


def getsizeof(object, default=_UNSET):
    try:
        size = type(object).__sizeof__(object)
        if not isinstance(size, int):
            raise TypeError("an integer is required")
    except TypeError:
        if default is _UNSET:
            raise
        return default
    if size < 0:
        raise ValueError("__sizeof__() should return >= 0")
    return size + _o_header_of(object)


@_o_plain
def is_finalizing():
    return False


@_o_plain
def getrecursionlimit():
    return _limit


@_o_plain
def setrecursionlimit(limit, /):
    """The host's limit stays what it is."""
    global _limit
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _limit = limit


@_o_plain
def intern(string, /):
    if type(string) is not str:
        raise TypeError(f"intern() argument must be str, not {type(string).__name__}")
    return string
