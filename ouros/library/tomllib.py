"""`tomllib`: TOML as dicts; the host reads the text, and a program's own `parse_float` is called here."""


class TOMLDecodeError(ValueError):
    def __init__(self, msg="", doc="", pos=0):
        super().__init__(msg)
        if doc or _o_version >= (3, 14):
            self.msg, self.doc, self.pos = msg, doc, pos


def load(fp, /, *, parse_float=float):
    content = fp.read()
    try:
        text = content.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    if not isinstance(s, str):
        if _o_version >= (3, 13):
            raise TypeError(f"Expected str object, not '{type(s).__qualname__}'")
        if isinstance(s, (bytes, bytearray)):
            raise TypeError("a bytes-like object is required, not 'str'")
        raise AttributeError(f"'{type(s).__name__}' object has no attribute 'replace'")
    found, problem = _o_host("toml", s, parse_float is float)
    if problem:
        raise TOMLDecodeError(problem)
    if parse_float is not float:
        _convert(found, parse_float)
    return found


def _convert(found, parse_float):
    """Replace the texts of floats, each in a tuple, by what the program makes of them."""
    for key, value in found.items() if type(found) is dict else enumerate(found):
        if type(value) is tuple:
            found[key] = parse_float(value[0])
            if isinstance(found[key], (dict, list)):
                raise ValueError("parse_float must not return dicts or lists")
        elif type(value) is dict or type(value) is list:
            _convert(value, parse_float)
