"""`TextIOWrapper`: text over a file of bytes, which is read in chunks and gets what is written when it is flushed."""

_coders = _o_library("codecs", "lookup")
_CHUNK = 8192


class TextIOWrapper(TextIOBase):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None and not isinstance(value, str):
                place = "argument 'encoding' " if name == "encoding" else f"argument '{name}' "
                raise TypeError(f"TextIOWrapper() {place}must be str or None, not {type(value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self._encoding = "UTF-8" if encoding is None or encoding == "locale" else encoding
        self._errors = "strict" if errors is None else errors
        coder = _coders(self._encoding)
        self._decoder = coder.incrementaldecoder(self._errors) if buffer.readable() else None
        self._encoder = coder.incrementalencoder(self._errors) if buffer.writable() else None
        self._buffer = buffer
        self._newline = newline
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._seekable = buffer.seekable()
        self._pending = []
        self._pending_size = 0
        self._begin("")
        self._ended = False
        self._kinds = ()
        self._detached = False
        if self._seekable and self._encoder is not None and buffer.tell():
            self._encoder.setstate((0, True, ""))  # no mark of the order of bytes in the middle

    def _begin(self, text):
        """What is decoded and not read yet."""
        self._text = text
        self._place = 0

    @property
    def buffer(self):
        if self._detached:
            raise ValueError("underlying buffer has been detached")
        return self._buffer

    @property
    def encoding(self):
        return self._encoding

    @property
    def errors(self):
        return self._errors

    @property
    def line_buffering(self):
        return self._line_buffering

    @property
    def write_through(self):
        return self._write_through

    @property
    def newlines(self):
        kinds = self._kinds
        return None if not kinds else kinds[0] if len(kinds) == 1 else kinds

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    def __repr__(self):
        return f"<_io.TextIOWrapper encoding={self._encoding!r}>"

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def isatty(self):
        return self.buffer.isatty()

    def fileno(self):
        return self.buffer.fileno()

    def detach(self):
        self.flush()
        buffer = self.buffer
        self._detached = True
        return buffer

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    # writing

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check_open()
        if self._encoder is None:
            raise UnsupportedOperation("not writable")
        size = len(text)
        flushes = self._line_buffering and ("\n" in text or "\r" in text)
        if self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        data = self._encoder.encode(text)
        if self._pending_size + len(data) > _CHUNK:
            self._push()
        self._pending.append(data)
        self._pending_size += len(data)
        if self._pending_size >= _CHUNK or flushes or self._write_through:
            self._push()
        if flushes:
            self.flush()
        if self._place < len(self._text):
            self._begin("")
        return size

    def _push(self):
        if self._pending:
            data = b"".join(self._pending)
            self._pending = []
            self._pending_size = 0
            self.buffer.write(data)

    def flush(self):
        self._check_open()
        self._push()
        self.buffer.flush()

    # reading

    def _more(self, everything=False):
        """Decode another piece, or all the rest; False at the end."""
        if self._ended:
            return False
        if self._decoder is None:
            raise UnsupportedOperation("not readable")
        self._push()
        buffer = self._buffer
        if everything:
            data = buffer.read()
        else:
            data = buffer.read1(_CHUNK) if hasattr(buffer, "read1") else buffer.read(_CHUNK)
        self._ended = everything or not data
        text = self._held + self._decoder.decode(data, self._ended)
        self._held = ""
        if text.endswith("\r") and not self._ended and not self._newline:
            self._held = "\r"  # half an end of a line, perhaps
            text = text[:-1]
        self._text = self._text[self._place :] + self._translated(text)
        self._place = 0
        return True

    _held = ""

    def _translated(self, text):
        if self._newline:
            return text
        if "\r" in text or "\n" in text:
            alone = text.replace("\r\n", "")
            found = [*self._kinds, *(end for end in "\r\n" if end in alone)] + ["\r\n"] * (len(alone) < len(text))
            self._kinds = tuple(end for end in ("\r", "\n", "\r\n") if end in found)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _take(self, end):
        found = self._text[self._place : end]
        self._place += len(found)
        return found

    def read(self, size=-1, /):
        size = _size(size)
        self._check_open()
        if size < 0:
            self._more(True)
            found = self._take(len(self._text))
            self._ended = False  # there may be more when it is asked again
            return found
        while len(self._text) - self._place < size and self._more():
            pass
        self._ended = False
        return self._take(self._place + size)

    def readline(self, size=-1, /):
        size = _number(size)
        self._check_open()
        while True:
            end = self._line_end()
            if end < 0 and self._more():
                continue
            break
        self._ended = False
        if end < 0:
            end = len(self._text)
        if 0 <= size < end - self._place:
            end = self._place + size
        return self._take(end)

    def _line_end(self):
        """Where the line ends that begins at the place; -1 if that is not known yet."""
        text = self._text
        if self._newline == "":
            ends = [found for found in (text.find("\n", self._place), text.find("\r", self._place)) if found >= 0]
            if not ends:
                return -1
            end = min(ends) + 1
            return end + 1 if text.startswith("\r\n", end - 1) else end
        mark = self._newline or "\n"
        found = text.find(mark, self._place)
        return -1 if found < 0 else found + len(mark)

    # places

    def tell(self):
        self._check_open()
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        self.flush()
        rest = self._text[self._place :] + self._held
        if not rest:
            return self._buffer.tell()
        if self._kinds and self._newline is None and self._kinds != ("\n",):
            raise UnsupportedOperation("tell() is not supported where ends of lines were translated; read to the end")
        return self._buffer.tell() - len(rest.encode(self._encoding, self._errors))

    def seek(self, cookie, whence=0, /):
        cookie, whence = _number(cookie), _number(whence)
        self._check_open()
        if not self._seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence and cookie:
            raise UnsupportedOperation(f"can't do nonzero {'cur' if whence == 1 else 'end'}-relative seeks")
        if whence == 0 and cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        if whence == 1:
            cookie = self.tell()
        self.flush()
        self._begin("")
        self._held = ""
        self._ended = False
        if self._decoder is not None:
            self._decoder.reset()
        return self._buffer.seek(0, 2) if whence == 2 else self._buffer.seek(cookie)

    def truncate(self, pos=None, /):
        self.flush()
        return self.buffer.truncate(self.tell() if pos is None else pos)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if encoding is not None or errors is not None or newline is not None:
            raise UnsupportedOperation("reconfigure() only takes line_buffering and write_through in the sandbox")
        self.flush()
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)
