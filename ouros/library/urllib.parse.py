"""`urllib.parse`: addresses taken apart and put together by the host; the results are tuples of the run."""

from collections import namedtuple


class _Address:
    __slots__ = ()

    @_o_plain
    def _read(self, name):
        return _o_host("url_part", len(self), tuple(self), name)

    username = property(lambda self: self._read("username"))
    password = property(lambda self: self._read("password"))
    hostname = property(lambda self: self._read("hostname"))
    port = property(lambda self: self._read("port"))

    def geturl(self):
        return self._read("geturl")


class _Text:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._other(*[part.encode(encoding, errors) for part in self])


class _Bytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._other(*[part.decode(encoding, errors) for part in self])


_SPLIT = namedtuple("SplitResult", "scheme netloc path query fragment")
_PARSED = namedtuple("ParseResult", "scheme netloc path params query fragment")
_DEFRAGGED = namedtuple("DefragResult", "url fragment")


class SplitResult(_Text, _Address, _SPLIT):
    __slots__ = ()


class SplitResultBytes(_Bytes, _Address, _SPLIT):
    __slots__ = ()


class ParseResult(_Text, _Address, _PARSED):
    __slots__ = ()


class ParseResultBytes(_Bytes, _Address, _PARSED):
    __slots__ = ()


class DefragResult(_Text, _Address, _DEFRAGGED):
    __slots__ = ()


class DefragResultBytes(_Bytes, _Address, _DEFRAGGED):
    __slots__ = ()


SplitResult._other, SplitResultBytes._other = SplitResultBytes, SplitResult
ParseResult._other, ParseResultBytes._other = ParseResultBytes, ParseResult
DefragResult._other, DefragResultBytes._other = DefragResultBytes, DefragResult


@_o_plain
def _result(text, data, parts):
    return text(*parts) if isinstance(parts[0], str) else data(*parts)


@_o_plain
def urlsplit(url, scheme="", allow_fragments=True):
    return _result(SplitResult, SplitResultBytes, _o_host("urlsplit", url, scheme, allow_fragments))


@_o_plain
def urlparse(url, scheme="", allow_fragments=True):
    return _result(ParseResult, ParseResultBytes, _o_host("urlparse", url, scheme, allow_fragments))


@_o_plain
def urldefrag(url):
    return _result(DefragResult, DefragResultBytes, _o_host("urldefrag", url))


def urlunsplit(components):
    return _o_host("urlunsplit", list(components))


def urlunparse(components):
    return _o_host("urlunparse", list(components))


@_o_plain
def _is_text(value):
    return isinstance(value, (str, bytes))


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=None):
    if quote_via is None:
        quote_via = quote_plus
    if hasattr(query, "items"):
        query = query.items()
    elif len(query) and not isinstance(query[0], tuple):
        raise TypeError("not a valid non-string sequence or mapping object")
    shown = []
    for key, value in query:
        key = _quoted(key, safe, encoding, errors, quote_via)
        values = [value]
        if doseq and not _is_text(value):
            try:
                len(value)
            except TypeError:
                pass
            else:
                values = value
        for each in values:
            shown.append(key + "=" + _quoted(each, safe, encoding, errors, quote_via))
    return "&".join(shown)


def _quoted(value, safe, encoding, errors, quote_via):
    if isinstance(value, bytes):
        return quote_via(value, safe)
    return quote_via(str(value), safe, encoding, errors)
