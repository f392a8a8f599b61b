"""`pprint`: values over several lines, none longer than needed."""

import sys
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
from dataclasses import fields, is_dataclass
from types import MappingProxyType, SimpleNamespace


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):  # fmt: skip
    options = {"compact": compact, "sort_dicts": sort_dicts, "underscore_numbers": underscore_numbers}
    PrettyPrinter(indent, width, depth, stream, **options).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    options = {"compact": compact, "sort_dicts": sort_dicts, "underscore_numbers": underscore_numbers}
    return PrettyPrinter(indent, width, depth, **options).pformat(object)


def saferepr(object):
    return PrettyPrinter()._shown(object, (), 1)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _SafeKey:
    """Orders what cannot be compared by the name of its type, and there by identity."""

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        try:
            return self.item < other.item
        except TypeError:
            return (str(type(self.item)), id(self.item)) < (str(type(other.item)), id(other.item))


def _pair_key(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):  # fmt: skip
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        stream = sys.stdout if self._stream is None else self._stream
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts.append, 0, 0, (), 0)
        return "".join(parts)

    def isrecursive(self, object):
        return self._asked(object, (), 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self._asked(object, (), 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._shown(object, context, level)

    def _asked(self, object, context, maxlevels, level):
        """`format`, where a class may have its own."""
        if _o_type(self) is PrettyPrinter:
            return self._shown(object, context, level)
        return self.format(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self._asked(object, dict.fromkeys(context), self._depth, level)[0]

    # one line

    def _shown(self, object, context, level):
        """The text on one line, whether it could be read back, and whether it contains itself."""
        kind = _o_type(object)
        if kind is str or kind is float or kind is bool or object is None:
            return repr(object), True, False
        if kind is int and not self._underscore_numbers:
            return repr(object), True, False
        if kind is dict or kind is list or kind is tuple:
            return self._container(object, kind is dict, kind is list, context, level)
        shows = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and shows is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(kind, dict) and shows is dict.__repr__
        is_list = issubclass(kind, list) and shows is list.__repr__
        if is_dict or is_list or (issubclass(kind, tuple) and shows is tuple.__repr__):
            return self._container(object, is_dict, is_list, context, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _container(self, object, is_dict, is_list, context, level):
        if not object:
            return ("{}" if is_dict else "[]" if is_list else "()"), True, False
        if self._depth is not None and level >= self._depth:
            return ("{...}" if is_dict else "[...]" if is_list else "(...)"), False, False
        if id(object) in context:
            return _recursion(object), False, True
        context = (*context, id(object))
        readable, recursive = True, False
        parts = []
        if is_dict:
            pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
        else:
            pairs = [(None, item) for item in object]
        for key, item in pairs:
            text, fine, again = self._asked(item, context, self._depth, level + 1)
            if is_dict:
                name, name_fine, name_again = self._asked(key, context, self._depth, level + 1)
                text = f"{name}: {text}"
                fine, again = fine and name_fine, again or name_again
            parts.append(text)
            readable, recursive = readable and fine, recursive or again
        if is_dict:
            return f"{{{', '.join(parts)}}}", readable, recursive
        if is_list:
            return f"[{', '.join(parts)}]", readable, recursive
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})", readable, recursive

    # several lines

    def _format(self, object, write, indent, allowance, context, level):
        if context and not _o_is_scalar(object) and id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            kind = type(object)
            method = _METHODS.get(getattr(kind, "__repr__", None))
            inner = (*context, id(object))
            if method is not None:
                method(self, object, write, indent, allowance, inner, level + 1)
                return
            if (
                is_dataclass(object)
                and not isinstance(object, type)
                and _o_made_by(kind.__repr__, "_shower.<locals>.__repr__")
            ):
                self._dataclass(object, write, indent, allowance, inner, level + 1)
                return
        write(text)

    def _dataclass(self, object, write, indent, allowance, context, level):
        name = object.__class__.__name__
        shown = [(each.name, getattr(object, each.name)) for each in fields(object) if each.repr]
        self._named(name, shown, write, indent, allowance, context, level)

    def _named(self, name, items, write, indent, allowance, context, level):
        write(name + "(")
        self._attributes(items, write, indent + len(name) + 1, allowance, context, level)
        write(")")

    def _attributes(self, items, write, indent, allowance, context, level):
        last = len(items) - 1
        for place, (key, item) in enumerate(items):
            write(f"{key}=")
            if id(item) in context:
                write("...")
            else:
                extra = allowance if place == last else 1
                self._format(item, write, indent + len(key) + 1, extra, context, level)
            if place != last:
                write(",\n" + " " * indent)

    def _pairs(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        last = len(items) - 1
        for place, (key, item) in enumerate(items):
            text = self._repr(key, context, level)
            write(text + ": ")
            self._format(item, write, indent + len(text) + 2, allowance if place == last else 1, context, level)
            if place != last:
                write(",\n" + " " * indent)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        between = "\n" + " " * indent
        delimiter = ""
        width = room = self._width - indent + 1
        last = len(items) - 1
        for place, item in enumerate(items):
            if place == last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if width < size:
                    width = room
                    if delimiter:
                        delimiter = "," + between
                if width >= size:
                    width -= size
                    write(delimiter + text)
                    delimiter = ", "
                    continue
            write(delimiter)
            delimiter = "," + between
            self._format(item, write, indent, allowance if place == last else 1, context, level)

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if object:
            pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else list(object.items())
            self._pairs(pairs, write, indent, allowance + 1, context, level)
        write("}")

    def _ordered_dict(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(list(object), write, indent, allowance + 1, context, level)
        write("]")

    def _tuple(self, object, write, indent, allowance, context, level):
        write("(")
        self._items(list(object), write, indent, allowance + (2 if len(object) == 1 else 1), context, level)
        write(",)" if len(object) == 1 else ")")

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            write("{")
            end = "}"
        else:
            write(kind.__name__ + "({")
            end = "})"
            indent += len(kind.__name__) + 1
        self._items(sorted(object, key=_SafeKey), write, indent, allowance + len(end), context, level)
        write(end)

    def _str(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        width = room = self._width - indent
        text = ""
        for place, line in enumerate(lines):
            text = repr(line)
            if place == len(lines) - 1:
                room -= allowance
            if len(text) <= room:
                chunks.append(text)
                continue
            parts = _o_host("words", line)
            last = len(parts) - 1
            room_here = width
            current = ""
            for number, part in enumerate(parts):
                candidate = current + part
                if number == last and place == len(lines) - 1:
                    room_here -= allowance
                if len(repr(candidate)) > room_here:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(text)
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(chunks))
        if level == 1:
            write(")")

    def _bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            write("(")
        delimiter = ""
        for text in _o_host("byte_lines", object, self._width - indent, allowance):
            write(delimiter + text)
            if not delimiter:
                delimiter = "\n" + " " * indent
        if parens:
            write(")")

    def _bytearray(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _proxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _namespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object) is SimpleNamespace else object.__class__.__name__
        self._named(name, list(object.__dict__.items()), write, indent, allowance, context, level)

    def _default_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        indent += len(name) + 1
        factory = self._repr(object.default_factory, context, level)
        write(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _chain_map(self, object, write, indent, allowance, context, level):
        if not len(object.maps):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        indent += len(name) + 1
        for place, item in enumerate(object.maps):
            if place == len(object.maps) - 1:
                self._format(item, write, indent, allowance + 1, context, level)
                write(")")
            else:
                self._format(item, write, indent, 1, context, level)
                write(",\n" + " " * indent)

    def _deque(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        indent += len(name) + 1
        write(name + "([")
        if object.maxlen is None:
            self._items(list(object), write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(list(object), write, indent, 2, context, level)
            limit = self._repr(object.maxlen, context, level)
            write(f"],\n{' ' * indent}maxlen={limit})")

    def _user(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


_METHODS = {
    dict.__repr__: PrettyPrinter._dict,
    OrderedDict.__repr__: PrettyPrinter._ordered_dict,
    list.__repr__: PrettyPrinter._list,
    tuple.__repr__: PrettyPrinter._tuple,
    set.__repr__: PrettyPrinter._set,
    frozenset.__repr__: PrettyPrinter._set,
    str.__repr__: PrettyPrinter._str,
    bytes.__repr__: PrettyPrinter._bytes,
    bytearray.__repr__: PrettyPrinter._bytearray,
    MappingProxyType.__repr__: PrettyPrinter._proxy,
    SimpleNamespace.__repr__: PrettyPrinter._namespace,
    defaultdict.__repr__: PrettyPrinter._default_dict,
    Counter.__repr__: PrettyPrinter._counter,
    ChainMap.__repr__: PrettyPrinter._chain_map,
    deque.__repr__: PrettyPrinter._deque,
    UserDict.__repr__: PrettyPrinter._user,
    UserList.__repr__: PrettyPrinter._user,
    UserString.__repr__: PrettyPrinter._user,
}
