"""`json`: the classes, for programs that derive from them or ask for texts piece by piece; they stand on the native
functions. What stands under `_o_open` is used where a callback may suspend, the native functions elsewhere.
"""

_read, _read_at, _text, _write, _write_to = map(_o_json, ("loads", "raw_decode", "text", "dumps", "dump"))
_WRITING = {
    "skipkeys": False,
    "ensure_ascii": True,
    "check_circular": True,
    "allow_nan": True,
    "indent": None,
    "separators": None,
    "default": None,
    "sort_keys": False,
}
"""What a class of the program is called with."""

if _o_open:

    def loads(s, *, cls=None, **options):
        if cls is None:
            return _read(s, **options)
        return cls(**{name: value for name, value in options.items() if value is not None}).decode(_text(s))

    def load(fp, **options):
        return loads(fp.read(), **options)

    def dumps(obj, *, cls=None, **options):
        if cls is None:
            return _write(obj, **options)
        return cls(**{**_WRITING, **options}).encode(obj)

    def dump(obj, fp, *, cls=None, **options):
        if cls is None:
            return _write_to(obj, fp, **options)
        for piece in cls(**{**_WRITING, **options}).iterencode(obj):
            fp.write(piece)


class JSONEncoder:
    """Extensible JSON <https://json.org> encoder for Python data structures."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self,
        *,
        skipkeys=False,
        ensure_ascii=True,
        check_circular=True,
        allow_nan=True,
        sort_keys=False,
        indent=None,
        separators=None,
        default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        if not _one_shot:
            return _chunks(self, o, 0, [])
        text = _write(
            o,
            skipkeys=self.skipkeys,
            ensure_ascii=self.ensure_ascii,
            check_circular=self.check_circular,
            allow_nan=self.allow_nan,
            sort_keys=self.sort_keys,
            indent=self.indent,
            separators=(self.item_separator, self.key_separator),
            default=self.default,
        )
        return (text,)


def _scalar(encoder, value):
    """The text of what holds nothing else; None for other values."""
    if value is None or isinstance(value, (str, int, float)):
        return _write(value, ensure_ascii=encoder.ensure_ascii, allow_nan=encoder.allow_nan)
    return None


def _chunks(encoder, value, level, around):
    """The pieces in which CPython's encoder writes a value that stands inside the values `around`."""
    text = _scalar(encoder, value)
    if text is not None:
        yield text
        return
    if encoder.check_circular:
        for each in around:
            if each is value:
                raise ValueError("Circular reference detected")
    inside = [*around, value]
    if isinstance(value, (list, tuple)):
        yield from _pieces_of_list(encoder, value, level + 1, inside)
    elif isinstance(value, dict):
        yield from _pieces_of_dict(encoder, value, level + 1, inside)
    else:
        yield from _chunks(encoder, encoder.default(value), level, inside)


def _line(encoder, level):
    indent = encoder.indent
    if indent is None:
        return ""
    return "\n" + (indent if isinstance(indent, str) else " " * indent) * level


def _pieces_of_list(encoder, value, level, inside):
    if not value:
        yield "[]"
        return
    start = "[" + _line(encoder, level)
    for item in value:
        text = _scalar(encoder, item)
        if text is not None:
            yield start + text
        else:
            yield start
            yield from _chunks(encoder, item, level, inside)
        start = encoder.item_separator + _line(encoder, level)
    if encoder.indent is not None:
        yield _line(encoder, level - 1)
    yield "]"


def _pieces_of_dict(encoder, value, level, inside):
    if not value:
        yield "{}"
        return
    yield "{"
    if encoder.indent is not None:
        yield _line(encoder, level)
    first = True
    for key, item in sorted(value.items()) if encoder.sort_keys else value.items():
        if not isinstance(key, str):
            if key is not None and not isinstance(key, (int, float)):
                if encoder.skipkeys:
                    continue
                raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            key = _scalar(encoder, key)
        if not first:
            yield encoder.item_separator + _line(encoder, level)
        first = False
        yield _scalar(encoder, key)
        yield encoder.key_separator
        text = _scalar(encoder, item)
        if text is not None:
            yield text
        else:
            yield from _chunks(encoder, item, level, inside)
    if encoder.indent is not None:
        yield _line(encoder, level - 1)
    yield "}"


class JSONDecoder:
    """Simple JSON <https://json.org> decoder."""

    def __init__(
        self,
        *,
        object_hook=None,
        parse_float=None,
        parse_int=None,
        parse_constant=None,
        strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _options(self):
        return {
            "object_hook": self.object_hook,
            "parse_float": self.parse_float,
            "parse_int": self.parse_int,
            "parse_constant": self.parse_constant,
            "strict": self.strict,
            "object_pairs_hook": self.object_pairs_hook,
        }

    def decode(self, s):
        return _read(s, **self._options())

    def raw_decode(self, s, idx=0):
        return _read_at(s, idx, **self._options())
