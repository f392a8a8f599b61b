"""`plistlib`: property lists as dicts; the host reads and writes their bytes."""

import datetime
import enum


class PlistFormat(enum.Enum):
    FMT_XML = 1
    FMT_BINARY = 2


FMT_XML, FMT_BINARY = PlistFormat


class InvalidFileException(ValueError):
    def __init__(self, message="Invalid file"):
        ValueError.__init__(self, message)


class UID:
    def __init__(self, data):
        if not isinstance(data, int):
            raise TypeError("data must be an int")
        if data >= 1 << 64:
            raise ValueError("UIDs cannot be >= 2**64")
        if data < 0:
            raise ValueError("UIDs must be positive")
        self.data = data

    def __index__(self):
        return self.data

    def __repr__(self):
        return f"{self.__class__.__name__}({self.data!r})"

    def __eq__(self, other):
        return self.data == other.data if isinstance(other, UID) else NotImplemented

    def __hash__(self):
        return hash(self.data)


_ERRORS = {"InvalidFileException": InvalidFileException, "TypeError": TypeError, "OverflowError": OverflowError}


@_o_plain
def _checked(answer):
    found, kind, text = answer
    if kind:
        raise _ERRORS.get(kind, ValueError)(text)
    return found


def load(fp, *, fmt=None, dict_type=dict, aware_datetime=False):
    return loads(fp.read(), fmt=fmt, dict_type=dict_type, aware_datetime=aware_datetime)


def loads(data, *, fmt=None, dict_type=dict, aware_datetime=False):
    if isinstance(data, str):
        if fmt is FMT_BINARY or _o_version < (3, 13):
            raise TypeError("a bytes-like object is required, not 'str'" if fmt is not FMT_BINARY else
                            "value must be bytes-like object when fmt is FMT_BINARY")  # fmt: skip
        data = data.encode()
    data = bytes(data)
    found = _checked(_o_host("plist_loads", data, None if fmt is None else fmt.name, bool(aware_datetime)))
    return _Making(dict_type, not data.startswith(b"bplist")).whole(found)


class _Making:
    """Values of the host as those of the program, with its class of dicts. What is held many times is made once. In
    texts a container is put in its place before it has items, in binary lists afterwards.
    """

    def __init__(self, dict_type, early):
        self._dict_type = dict_type
        self._early = early
        self._made = {}

    def whole(self, value):
        made, is_new = self._begin(value)
        if is_new:
            self._fill(made, value)
        return made

    def _begin(self, value):
        kind = type(value)
        if kind is not dict and kind is not list:
            return UID(value[0]) if kind is tuple else value, False
        found = self._made.get(id(value))
        if found is None:
            found = self._made[id(value)] = [self._dict_type() if kind is dict else [], True]
            return found
        return found[0], False

    def _fill(self, made, value):
        items = value.items() if type(value) is dict else [(None, each) for each in value]
        for key, item in items:
            each, is_new = self._begin(item)
            if is_new and not self._early:
                self._fill(each, item)
            if key is None:
                made.append(each)
            else:
                made[key] = each
            if is_new and self._early:
                self._fill(each, item)


def dump(value, fp, *, fmt=FMT_XML, sort_keys=True, skipkeys=False, aware_datetime=False):
    fp.write(dumps(value, fmt=fmt, sort_keys=sort_keys, skipkeys=skipkeys, aware_datetime=aware_datetime))


def dumps(value, *, fmt=FMT_XML, skipkeys=False, sort_keys=True, aware_datetime=False):
    if fmt not in tuple(PlistFormat):
        raise ValueError(f"Unsupported format: {fmt!r}")
    options = [fmt.name, bool(skipkeys), bool(sort_keys), bool(aware_datetime)]
    return _checked(_o_host("plist_dumps", _given(value), *options))


def _given(value):
    """A value for the host, which knows no class of the program: a `UID` as a tuple with its number."""
    if isinstance(value, UID):
        return (value.data,)
    if isinstance(value, dict):
        return {key: _given(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_given(item) for item in value]
    if not isinstance(value, (str, int, float, bytes, bytearray, datetime.datetime)):
        raise TypeError(f"unsupported type: {type(value)}")
    return value
