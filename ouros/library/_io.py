"""Files: `open` reads a whole file by one call to the host, and what is written goes back when it is flushed or closed.

In between, a file is an object of the run like any other, so it lives across stops. What a program leaves open is
flushed when it ends (`_flush`).
"""

__doc__ = "The io module, as far as files need it."

from io import BufferedIOBase as _BufferedIOBase
from io import TextIOWrapper as _TextIOWrapper
from io import UnsupportedOperation
from pathlib import Path as _Path

_number = _o_library("io", "_number")
_size = _o_library("io", "_size")
_spelled = _o_library("os.path", "join")  # alone, `os.fspath`, which may stop
DEFAULT_BUFFER_SIZE = 8192
_unwritten = []
"""Files with content that the host does not have yet."""


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int):
        raise OSError(9, "Bad file descriptor")
    where = _spelled(file) if not isinstance(file, bytes) else file.decode()
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("rwxabt+") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in letters and "b" in letters:
        raise ValueError("can't have text and binary mode at once")
    action = letters & set("rwxa")
    if len(action) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if not action:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    binary = "b" in letters
    if binary:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                article = "an" if name != "newline" else "a"
                raise ValueError(f"binary mode doesn't take {article} {name} argument")
    elif newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    if "\0" in where:
        raise ValueError("embedded null byte")
    if not closefd:
        raise ValueError("Cannot use closefd=False with file name")
    if not where:
        raise FileNotFoundError(2, "No such file or directory", file)
    path = _Path(where)
    reads = "r" in letters or "+" in letters
    writes = "r" not in letters or "+" in letters
    if "b" in letters:
        kind = BufferedRandom if reads and writes else BufferedReader if reads else BufferedWriter
        first = "r" if "w" in letters and reads else min(action)
        made = kind(path, file, f"{first}b+" if reads and writes else f"{first}b", reads, writes)
    else:
        made = TextIOWrapper(path, file, mode, reads, writes)
        made._set_coding(encoding, errors, newline)
    made._begin(action.pop())
    return made


class _File:
    """What text and binary files share: content in memory, a position, and whether the host has it all."""

    closed = False
    name = None

    def __init__(self, path, name, mode, reads, writes):
        self._path = path
        self.name = name
        self.mode = mode
        self._reads = reads
        self._writes = writes
        self._content = self._nothing
        self._position = 0
        self._synced = 0
        self._new = []
        self._appends = False
        self._changed = False

    @classmethod
    def __class_getitem__(cls, item):
        return _o_alias(cls, item)

    def _begin(self, action):
        """What opening does."""
        if action == "x" and self._path.exists():
            raise FileExistsError(17, "File exists", self.name)
        if action == "r" or (action == "a" and self._path.exists()):
            self._content = self._load()
        else:
            self._store(self._nothing)
        self._end = len(self._content)
        if action == "a":
            self._appends = True
            self._position = self._synced = self._end

    def _checked(self, allowed=True, what="", doing=""):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not allowed:
            raise UnsupportedOperation(what)

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _join(self):
        """Put what was written at the end to the rest."""
        if self._new:
            self._content += self._nothing.join(self._new)
            self._new.clear()

    def _put(self, data):
        """Write at the position."""
        if not self._changed:
            self._changed = True
            _unwritten.append(self)
        if self._appends and self._position != self._end:
            self._join()
            self._position = self._end
        if self._position == self._end:
            self._new.append(data)
            self._position += len(data)
            self._end = self._position
            return
        self._join()
        content = self._content
        if self._position > len(content):
            content += self._gap * (self._position - len(content))
        self._content = content[: self._position] + data + content[self._position + len(data) :]
        self._position += len(data)
        self._end = len(self._content)

    def _take(self, size):
        """Read up to so many items, all of them for a negative number."""
        self._join()
        start = self._position
        end = len(self._content) if size is None or size < 0 else start + size
        data = self._content[start:end]
        self._position = max(start, min(end, len(self._content)))
        return data

    def _take_line(self, size, ends):
        """Read to one of some ends of a line, or up to so many items."""
        self._join()
        content = self._content
        start = self._position
        limit = len(content)
        first = limit
        for end in ends:  # the longer ones first
            place = content.find(end, start)
            if 0 <= place < first:
                first = place
                limit = place + len(end)
        if size is not None and size >= 0:
            limit = min(limit, start + size)
        self._position = max(start, limit)
        return content[start:limit]

    def read(self, size=-1, /):
        self._checked(self._reads, self._no_reading, "read of")
        return self._take(_size(size))

    def readline(self, size=-1, /):
        self._checked(self._reads, self._no_reading, "readline of")
        return self._line(_size(size))

    def readlines(self, hint=-1, /):
        self._checked()
        self._checked(self._reads, self._no_reading)
        found = []
        size = 0
        while line := self._line(-1):
            found.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return found

    def writelines(self, lines, /):
        self._checked()
        for line in lines:
            self.write(line)

    def truncate(self, pos=None, /):
        self._checked(self._writes, "truncate", "truncate of")
        self._join()
        size = self._position if pos is None else self._index(pos)
        content = self._content
        self._content = content[:size] + self._gap * (size - len(content))
        self._end = len(self._content)
        if not self._changed:
            self._changed = True
            _unwritten.append(self)
        return self.tell() if pos is None else pos

    def flush(self):
        self._checked(doing="flush of" if self._writes else "")
        if self._changed:
            self._join()
            self._changed = False
            _unwritten.remove(self)
            self._store(self._content)

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True

    def readable(self):
        self._open()
        return self._reads

    def writable(self):
        self._open()
        return self._writes

    def seekable(self):
        self._open()
        return True

    def isatty(self):
        self._open()
        return False

    def fileno(self):
        self._open()
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._checked()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def __iter__(self):
        self._checked()
        return self

    def __next__(self):
        self._checked(self._reads, self._no_reading, "readline of")
        line = self._line(-1)
        if not line:
            raise StopIteration
        return line


class TextIOWrapper(_File, _TextIOWrapper):
    """A file opened as text."""

    _nothing = ""
    _gap = "\0"
    _no_reading = "not readable"
    encoding = errors = None
    line_buffering = write_through = False
    _ends = ()
    """Which ends of lines the file has, each with the place of the first."""

    @property
    @_o_plain
    def newlines(self):
        """Those that reading has come by, in the pieces in which CPython reads."""
        seen = -(-self._position // 8192) * 8192
        kinds = tuple([kind for kind, place in self._ends if place < seen])
        return kinds if len(kinds) > 1 else kinds[0] if kinds else None

    @property
    def buffer(self):
        raise AttributeError("the buffer of a file is not supported; open it in binary mode")

    def detach(self):
        raise UnsupportedOperation("detach")

    def _set_coding(self, encoding, errors, newline):
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"open() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self.encoding = "UTF-8" if encoding is None else encoding
        self.errors = "strict" if errors is None else errors
        self._newline = newline
        "".encode(self.encoding)  # an unknown one is refused here
        self._plain = self.errors == "strict" and self.encoding.lower().replace("_", "-") in ("utf-8", "utf8")

    def _load(self):
        """The host's file as text, ends of lines as the program wants them."""
        if self._plain:
            text = self._path.read_text()
            if not isinstance(text, str):
                raise TypeError(f"the host answered Path.read_text with {type(text).__name__}, not str")
        else:
            data = self._path.read_bytes()
            if not isinstance(data, bytes):
                raise TypeError(f"the host answered Path.read_bytes with {type(data).__name__}, not bytes")
            text = data.decode(self.encoding, self.errors)
        if not self._newline:
            rest = text.replace("\r\n", "  ")
            places = [("\r", rest.find("\r")), ("\n", rest.find("\n")), ("\r\n", text.find("\r\n"))]
            self._ends = tuple([(kind, place) for kind, place in places if place >= 0])
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _store(self, text):
        if self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        if self._plain:
            self._path.write_text(text)
        else:
            self._path.write_bytes(text.encode(self.encoding, self.errors))

    def _line(self, size):
        if self._newline == "":
            return self._take_line(size, ("\r\n", "\n") if "\r" not in self._content else ("\r\n", "\n", "\r"))
        return self._take_line(size, (self._newline or "\n",))

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._checked(self._writes, "not writable")
        taken = self._position - self._synced  # it was read in whole chunks, and what is written comes after those
        chunks = -(-taken // DEFAULT_BUFFER_SIZE)
        self._position = max(self._position, min(self._end, self._synced + chunks * DEFAULT_BUFFER_SIZE))
        text.encode(self.encoding, self.errors)  # what cannot be encoded is refused here
        self._put(text)
        self._synced = self._position
        return len(text)

    def tell(self):
        """How many bytes are in front, as the file is in memory."""
        self._checked()
        self._join()
        content = self._content[: self._position]
        return self._position if content.isascii() else len(content.encode(self.encoding, self.errors))

    def _index(self, offset):
        """Where in the text an offset in bytes is."""
        self._join()
        if self._content.isascii():
            return offset
        return len(self._content.encode(self.encoding, self.errors)[:offset].decode(self.encoding, "ignore"))

    def seek(self, cookie, whence=0, /):
        self._checked()
        if whence == 0:
            if cookie < 0:
                raise ValueError(f"negative seek position {cookie!r}")
            self._position = self._index(cookie)
        elif whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self._join()
            self._position = len(self._content)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        self._synced = self._position
        return self.tell()

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        raise UnsupportedOperation("reconfigure")

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


class _Binary(_File, _BufferedIOBase):
    _nothing = b""
    _gap = b"\0"
    _no_reading = "read"
    _ends = (b"\n",)

    def _checked(self, allowed=True, what="", doing=""):
        if not allowed:
            raise UnsupportedOperation(what)
        if self.closed:
            raise ValueError(f"{doing} closed file" if doing else "I/O operation on closed file.")

    def _load(self):
        data = self._path.read_bytes()
        if not isinstance(data, bytes):
            raise TypeError(f"the host answered Path.read_bytes with {type(data).__name__}, not bytes")
        return data

    def _store(self, data):
        self._path.write_bytes(data)

    def _line(self, size):
        return self._take_line(size, self._ends)

    def write(self, data, /):
        self._checked(self._writes, "write", "write to")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(_bytes_of(data))
        self._put(data)
        return len(data)

    def readinto(self, buffer, /):
        self._checked(self._reads, self._no_reading, "readinto of")
        data = self._take(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def read1(self, size=-1, /):
        return self.read(size)

    def peek(self, size=0, /):
        self._checked(self._reads, self._no_reading, "peek of")
        self._join()
        return self._content[self._position : self._position + DEFAULT_BUFFER_SIZE]

    def tell(self):
        self._open()
        return self._position

    def _index(self, offset):
        return offset

    def seek(self, offset, whence=0, /):
        offset, whence = _number(offset), _number(whence)
        self._checked(doing="seek of")
        self._join()
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        place = offset + (0, self._position, len(self._content))[whence]
        if place < 0:
            raise OSError(22, "Invalid argument")
        self._position = place
        return place

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


def _bytes_of(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")


class BufferedReader(_Binary):
    """A file opened for reading bytes."""


class BufferedWriter(_Binary):
    """A file opened for writing bytes."""


class BufferedRandom(_Binary):
    """A file opened for reading and writing bytes."""


def _flush():
    """The program has ended: what it left unwritten is written."""
    while _unwritten:
        _unwritten[-1].flush()


async def _finishing(program):
    """Run a program that may stop."""
    try:
        return await program
    finally:
        _flush()
