"""`io`: files in memory. Those of the host are made by `_io`; nothing has a file descriptor."""


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    _closed = False

    @property
    def closed(self):
        return self._closed

    @_o_plain
    def _check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        if not self._closed:
            self.flush()
            self._closed = True

    def flush(self):
        self._check_open()

    def isatty(self):
        self._check_open()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _checkReadable(self):
        if not self.readable():
            self._unsupported("File or stream is not readable.")

    def _checkSeekable(self):
        if not self.seekable():
            self._unsupported("File or stream is not seekable.")

    def _checkWritable(self):
        if not self.writable():
            self._unsupported("File or stream is not writable.")

    def fileno(self):
        self._unsupported("fileno")

    def seek(self, offset, whence=0):
        self._unsupported("seek")

    def tell(self):
        self._unsupported("tell")

    def truncate(self, size=None):
        self._unsupported("truncate")

    def readline(self, size=-1):
        self._unsupported("readline")

    def readlines(self, hint=None):
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        count = 0
        for line in self:
            lines.append(line)
            count += len(line)
            if count >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    @property
    def getbuffer(self):
        raise AttributeError("getbuffer() is not supported; use getvalue()")

    def detach(self):
        self._unsupported("detach")

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, b):
        self._unsupported("write")


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def detach(self):
        self._unsupported("detach")

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, s):
        self._unsupported("write")


def _number(value):
    """`operator.index`, which may stop."""
    return value if type(value) is int else range(value).stop


def _size(size):
    """How many items to read, where None and negative numbers stand for all."""
    if size is None:
        return -1
    if type(size) is not int and not hasattr(type(size), "__index__"):
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'")
    return _number(size)


if _o_open:

    class StringIO(TextIOBase):
        @_o_plain
        def __copy__(self):
            made = object.__new__(type(self))
            made.__dict__.update(self.__dict__)
            made._parts = [*self._parts]
            return made

        @_o_plain
        def __init__(self, initial_value="", newline="\n"):
            if newline is not None and type(newline) is not str:
                raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
            if newline not in (None, "", "\n", "\r", "\r\n"):
                raise ValueError(f"illegal newline value: {newline!r}")
            if initial_value is not None and not isinstance(initial_value, str):
                raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
            self._newline = newline
            self._parts = []  # what was written at the end, not yet joined to the text
            self._text = ""
            self._place = self._length = 0
            self._closed = False
            self._simple = newline == "\n"  # nothing is in the way of appending
            if initial_value:
                StringIO.write(self, initial_value)
                self._place = 0

        @_o_plain
        def write(self, s, /):
            if type(s) is str and self._simple and self._place == self._length:
                self._parts.append(s)
                size = len(s)
                self._place = self._length = self._place + size
                return size
            if self._closed:
                raise ValueError("I/O operation on closed file")
            if type(s) is not str:
                if not isinstance(s, str):
                    raise TypeError(f"string argument expected, got '{type(s).__name__}'")
                s = _o_exact(s)
            size = len(s)
            if not size:
                return 0
            if self._newline != "\n":
                s = self._translated(s)
            if self._place == self._length:
                self._parts.append(s)
                self._place += len(s)
                self._length = self._place
                return size
            text = self.getvalue()
            text += "\0" * (self._place - len(text))
            self._text = text[: self._place] + s + text[self._place + len(s) :]
            self._place += len(s)
            self._length = len(self._text)
            return size

        @_o_plain
        def _translated(self, s):
            if self._newline is None:
                return s.replace("\r\n", "\n").replace("\r", "\n")
            return s.replace("\n", self._newline) if self._newline else s

        @_o_plain
        def getvalue(self):
            if self._closed:
                raise ValueError("I/O operation on closed file")
            if self._parts:
                self._text += "".join(self._parts)
                self._parts = []
            return self._text

        def read(self, size=-1, /):
            size = _size(size)
            text = self.getvalue()
            start = self._place
            end = len(text) if size < 0 else start + size
            found = text[start:end]
            self._place = start + len(found)
            return found

        def readline(self, size=-1, /):
            size = _size(size)
            text = self.getvalue()
            start = self._place
            if start >= len(text):
                return ""
            end = self._line_end(text, start)
            if 0 <= size < end - start:
                end = start + size
            self._place = end
            return text[start:end]

        @_o_plain
        def _line_end(self, text, start):
            newline = self._newline
            if newline == "":
                ends = [found for found in (text.find("\n", start), text.find("\r", start)) if found >= 0]
                if not ends:
                    return len(text)
                end = min(ends) + 1
                return end + 1 if text.startswith("\r\n", end - 1) else end
            mark = "\n" if newline is None else newline
            found = text.find(mark, start)
            return len(text) if found < 0 else found + len(mark)

        def seek(self, cookie, whence=0, /):
            cookie, whence = _number(cookie), _number(whence)
            self._check_open()
            if whence not in (0, 1, 2):
                raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
            if whence == 0 and cookie < 0:
                raise ValueError(f"Negative seek position {cookie}")
            if whence != 0 and cookie != 0:
                raise OSError("Can't do nonzero cur-relative seeks")
            if whence == 0:
                self._place = cookie
            elif whence == 2:
                self._place = self._length
            return self._place

        @_o_plain
        def tell(self):
            self._check_open()
            return self._place

        def truncate(self, pos=None, /):
            self._check_open()
            size = self._place if pos is None else _size(pos)
            if size < 0:
                raise ValueError(f"Negative size value {size}")
            text = self.getvalue()
            if size < len(text):
                self._text = text[:size]
                self._length = size
            return size

        def readable(self):
            self._check_open()
            return True

        writable = seekable = readable

        @property
        def line_buffering(self):
            self._check_open()
            return False

        def __next__(self):
            if self._simple and type(self) is StringIO:
                text = self._text
                if self._parts:
                    text = self.getvalue()
                start = self._place
                self._place = text.find("\n", start) + 1
                if self._place:
                    return text[start : self._place]
                self._place = max(start, self._length)
                if start < self._length:
                    return text[start:]
                raise StopIteration
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        @_o_plain
        def close(self):
            self._closed = True
            self._simple = False
            self._parts = []
            self._text = ""

    class BytesIO(BufferedIOBase):
        @_o_plain
        def __copy__(self):
            made = object.__new__(type(self))
            made.__dict__.update(self.__dict__)
            made._buffer = bytearray(self._buffer)
            return made

        @_o_plain
        def __init__(self, initial_bytes=b""):
            self._buffer = bytearray() if initial_bytes is None else _o_bytearray(initial_bytes)
            self._place = 0
            self._closed = False

        @_o_plain
        def write(self, b, /):
            if type(b) is bytes and self._place == len(self._buffer) and not self._closed:
                self._buffer += b
                self._place += len(b)
                return len(b)
            self._check_open()
            if isinstance(b, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            data = b if type(b) is bytes else _o_bytearray(b)
            if not len(data):
                return 0
            missing = self._place - len(self._buffer)
            if missing > 0:
                self._buffer += bytes(missing)
            self._buffer[self._place : self._place + len(data)] = data
            self._place += len(data)
            return len(data)

        @_o_plain
        def getvalue(self):
            self._check_open()
            return bytes(self._buffer)

        def read(self, size=-1, /):
            size = _size(size)
            self._check_open()
            end = len(self._buffer) if size < 0 else self._place + size
            found = bytes(self._buffer[self._place : end])
            self._place += len(found)
            return found

        def read1(self, size=-1, /):
            return self.read(size)

        def readinto(self, buffer, /):
            found = self.read(len(buffer))
            buffer[: len(found)] = found
            return len(found)

        def readline(self, size=-1, /):
            size = _size(size)
            self._check_open()
            found = self._buffer.find(b"\n", self._place)
            end = len(self._buffer) if found < 0 else found + 1
            if 0 <= size < end - self._place:
                end = self._place + size
            return self.read(max(0, end - self._place))

        def seek(self, pos, whence=0, /):
            pos, whence = _number(pos), _number(whence)
            self._check_open()
            if whence == 0:
                if pos < 0:
                    raise ValueError(f"negative seek value {pos}")
            elif whence == 1:
                pos += self._place
            elif whence == 2:
                pos += len(self._buffer)
            else:
                raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
            self._place = max(0, pos)
            return self._place

        tell = StringIO.tell
        readable = writable = seekable = StringIO.readable

        def truncate(self, size=None, /):
            self._check_open()
            size = self._place if size is None else _size(size)
            if size < 0:
                raise ValueError(f"negative size value {size}")
            del self._buffer[size:]
            return size

        @_o_plain
        def close(self):
            self._closed = True
            self._buffer = bytearray()

else:
    StringIO, BytesIO = _o_memory_file("StringIO", TextIOBase), _o_memory_file("BytesIO", BufferedIOBase)


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    from _io import open as open_file  # which imports this module

    return open_file(file, mode, buffering, encoding, errors, newline, closefd, opener)
