"""`codecs`: text encodings by name, at once or piece by piece; the host encodes and decodes."""

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"


@_o_plain
def encode(obj, encoding="utf-8", errors="strict"):
    return _o_host("encode", obj, encoding, errors)


@_o_plain
def decode(obj, encoding="utf-8", errors="strict"):
    return _o_host("decode", obj, encoding, errors)


class _Incremental:
    """Keeps the state of the host's coder as plain data, and gives it back with each piece."""

    _kind = ""

    @_o_plain
    def __init__(self, errors="strict"):
        self.errors = errors
        self.reset()

    @_o_plain
    def reset(self):
        self._state = None

    @_o_plain
    def getstate(self):
        return self._step(b"" if self._kind == "decode" else "", False, True)

    @_o_plain
    def setstate(self, state):
        self._state = state

    @_o_plain
    def _step(self, piece, final, look=False):
        made, state = _o_host("codec_step", self._kind, self._encoding, self.errors, self._state, piece, bool(final))
        if look:
            return state
        self._state = state
        return made


class IncrementalEncoder(_Incremental):
    _kind = "encode"

    @_o_plain
    def encode(self, input, final=False):
        return self._step(input, final)


class IncrementalDecoder(_Incremental):
    _kind = "decode"

    @_o_plain
    def decode(self, input, final=False):
        return self._step(input, final)


@_o_plain
def _of(kind, encoding):
    class Coder(kind):
        _encoding = encoding

    Coder.__name__ = Coder.__qualname__ = kind.__name__
    return Coder


class CodecInfo:
    @_o_plain
    def __init__(self, name):
        self.name = name
        self.incrementalencoder = _of(IncrementalEncoder, name)
        self.incrementaldecoder = _of(IncrementalDecoder, name)

    @_o_plain
    def encode(self, input, errors="strict"):
        return encode(input, self.name, errors), len(input)

    @_o_plain
    def decode(self, input, errors="strict"):
        return decode(input, self.name, errors), len(input)

    @_o_plain
    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


@_o_plain
def lookup(encoding, /):
    return CodecInfo(_o_host("codec_name", encoding))


@_o_plain
def getencoder(encoding):
    return lookup(encoding).encode


@_o_plain
def getdecoder(encoding):
    return lookup(encoding).decode


@_o_plain
def getincrementalencoder(encoding):
    return lookup(encoding).incrementalencoder


@_o_plain
def getincrementaldecoder(encoding):
    return lookup(encoding).incrementaldecoder


def iterencode(iterator, encoding, errors="strict"):
    encoder = getincrementalencoder(encoding)(errors)
    for piece in iterator:
        made = encoder.encode(piece)
        if made:
            yield made
    made = encoder.encode("", True)
    if made:
        yield made


def iterdecode(iterator, encoding, errors="strict"):
    decoder = getincrementaldecoder(encoding)(errors)
    for piece in iterator:
        made = decoder.decode(piece)
        if made:
            yield made
    made = decoder.decode(b"", True)
    if made:
        yield made
