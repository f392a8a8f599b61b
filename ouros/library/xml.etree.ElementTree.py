"""`xml.etree.ElementTree`: the text is read by CPython's parser, which tells what it found; the tree is built here."""

import re as _regex  # noqa: F401 - the paths and the writing use it
import warnings as _warnings

VERSION = "1.3.0"


class ParseError(SyntaxError):
    pass


class Element:
    __slots__ = ("_children", "attrib", "tag", "tail", "text")
    __module__ = "xml.etree.ElementTree"

    def __init__(self, tag, /, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return type(self)(tag, attrib)

    def __copy__(self):
        made = self.makeelement(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made[:] = self._children
        return made

    def __deepcopy__(self, memo):
        made = self.makeelement(_deepcopy(self.tag, memo), _deepcopy(self.attrib, memo))
        memo[id(self)] = made
        made.text, made.tail = _deepcopy(self.text, memo), _deepcopy(self.tail, memo)
        made._children = [_deepcopy(child, memo) for child in self._children]
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        if _o_version >= (3, 12):
            kind, what = DeprecationWarning, "Testing an element's truth value will always return True in"
        else:
            kind, what = FutureWarning, "The behavior of this method will change in"
        advice = "Use specific 'len(elem)' or 'elem is not None' test instead."
        _warnings.warn(f"{what} future versions.  {advice}", kind, stacklevel=2)
        return len(self._children) != 0

    def __iter__(self):
        return iter(self._children)

    def __getitem__(self, index):
        try:
            return self._children[index]
        except (IndexError, TypeError) as error:
            raise _as_of_element(error, "index") from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            value = list(value)
            for each in value:
                _check_member(each)
        else:
            _check_member(value)
        try:
            self._children[index] = value
        except (IndexError, TypeError) as error:
            raise _as_of_element(error, "assignment index") from None

    def __delitem__(self, index):
        try:
            del self._children[index]
        except (IndexError, TypeError) as error:
            raise _as_of_element(error, "assignment index") from None

    def append(self, subelement, /):
        _check_argument(subelement, "append() argument 1" if _o_version >= (3, 12) else "append() argument")
        self._children.append(subelement)

    def extend(self, elements, /):
        for each in elements:
            _check_member(each)
            self._children.append(each)

    def insert(self, index, subelement, /):
        _check_argument(subelement, "insert() argument 2")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        _check_argument(subelement, "remove() argument")
        if subelement not in self._children:
            raise ValueError("list.remove(x): x not in list")
        self._children.remove(subelement)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def find(self, path, namespaces=None):
        return next(iter(_found(self, path, namespaces)), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""

    def findall(self, path, namespaces=None):
        return list(_found(self, path, namespaces))

    def iterfind(self, path, namespaces=None):
        return _search(self, path, namespaces)

    def iter(self, tag=None):
        return _below(self, None if tag == "*" else tag)

    def itertext(self):
        return _texts(self)


def _deepcopy(value, memo):
    from copy import deepcopy

    return value if value is None or type(value) is str else deepcopy(value, memo)


@_o_plain
def _check_argument(value, which):
    if not isinstance(value, Element):
        shown = "None" if value is None else type(value).__name__
        raise TypeError(f"{which} must be xml.etree.ElementTree.Element, not {shown}")


@_o_plain
def _check_member(value):
    if not isinstance(value, Element):
        raise TypeError(f'expected an Element, not "{type(value).__name__}"')


@_o_plain
def _as_of_element(error, which):
    """What a list says of a wrong index, as an element says it."""
    if isinstance(error, IndexError):
        return IndexError(f"child {which} out of range")
    return TypeError("element indices must be integers") if "indices" in str(error) else error


def _texts(element):
    """The texts inside of an element, in order."""
    waiting = []
    while True:
        if element.text:
            yield element.text
        waiting.append((element, iter(element._children)))
        while (element := next(waiting[-1][1], None)) is None:
            closed, _ = waiting.pop()
            if not waiting:
                return
            if closed.tail:
                yield closed.tail


def iselement(element):
    return hasattr(element, "tag")


def SubElement(parent, tag, /, attrib={}, **extra):
    _check_argument(parent, "SubElement() argument 1")
    made = Element(tag, attrib, **extra)
    parent.append(made)
    return made


def Comment(text=None):
    made = Element(Comment)
    made.text = text
    return made


def ProcessingInstruction(target, text=None):
    made = Element(ProcessingInstruction)
    made.text = f"{target} {text}" if text else target
    return made


PI = ProcessingInstruction


class QName:
    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __le__(self, other):
        return self.text <= _text_of(other)

    def __lt__(self, other):
        return self.text < _text_of(other)

    def __ge__(self, other):
        return self.text >= _text_of(other)

    def __gt__(self, other):
        return self.text > _text_of(other)

    def __eq__(self, other):
        return self.text == _text_of(other)


@_o_plain
def _text_of(value):
    return value.text if isinstance(value, QName) else value


class TreeBuilder:
    def __init__(
        self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False
    ):
        self._make = element_factory or Element
        self._make_comment, self._make_pi = comment_factory or Comment, pi_factory or ProcessingInstruction
        self._comments, self._pis = insert_comments, insert_pis
        self._data, self._open = [], []
        self._last = self._root = None
        self._after = False

    def close(self):
        if self._open:
            raise AssertionError("missing end tags")
        if self._root is None:
            raise AssertionError("missing toplevel element")
        return self._root

    def _flush(self):
        """Text belongs to the last element: into it, or behind it if that was closed."""
        if self._data:
            if self._last is not None:
                text = "".join(self._data)
                if self._after:
                    self._last.tail = text
                else:
                    self._last.text = text
            self._data = []

    def data(self, data, /):
        self._data.append(data)

    def start(self, tag, attrs, /):
        self._flush()
        self._last = made = self._make(tag, attrs)
        self._add(made)
        self._open.append(made)
        self._after = False
        return made

    def _add(self, made):
        if self._open:
            self._open[-1].append(made)
        elif self._root is None:
            self._root = made

    def end(self, tag, /):
        self._flush()
        self._last = self._open.pop()
        self._after = True
        return self._last

    def comment(self, text, /):
        return self._single(self._make_comment(text), self._comments)

    def pi(self, target, text=None, /):
        return self._single(self._make_pi(target, text), self._pis)

    def _single(self, made, inserted):
        if inserted:
            self._flush()
            self._last = made
            if self._open:
                self._open[-1].append(made)
            self._after = True
        return made


class XMLParser:
    def __init__(self, *, target=None, encoding=None):
        self.target = self._target = TreeBuilder() if target is None else target
        self.entity = {}
        self.version = "Expat 2"
        self._encoding = encoding
        self._pieces = []

    def feed(self, data, /):
        """Keep the text, which is read in `close`: between two pieces a parser has a state that no dump can hold."""
        if not isinstance(data, (str, bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        data = data if isinstance(data, str) else bytes(data)
        if self._pieces and isinstance(data, str) != isinstance(self._pieces[0], str):
            raise TypeError("the pieces of one text must all be str or all be bytes")
        self._pieces.append(data)

    def close(self):
        handlers = {}
        for name, args in self._events():
            if name not in handlers:
                handlers[name] = getattr(self._target, name, lambda *args: None)
            handlers[name](*args)
        close = getattr(self._target, "close", None)
        return None if close is None else close()

    def _events(self):
        """What is in the text, and at the end the error if it has one."""
        text = self._pieces[0][:0].join(self._pieces) if self._pieces else ""
        events, error = _o_host("xml_events", text, self._encoding, {**self.entity})
        yield from events
        if error is not None:
            message, code, position = error
            raised = ParseError(message)
            raised.code, raised.position = code, position
            raise raised


def XML(text, parser=None):
    tree = None if parser else _o_xml_tree(text, Element)
    if tree is not None:
        return tree
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


fromstring = XML


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {key: each for each in tree.iter() if (key := each.get("id"))}


def fromstringlist(sequence, parser=None):
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def iterparse(source, events=None, parser=None):
    wanted = ("end",) if events is None else tuple(events)
    for each in wanted:
        if each not in ("start", "end", "comment", "pi", "start-ns", "end-ns"):
            raise ValueError(f"unknown event '{each}'")
    return _Incremental(source, wanted)


class _Incremental:
    """The events of one text. All of it is read before the first of them, as CPython does with short ones."""

    def __init__(self, source, wanted):
        self.root = None
        self._found, self._wanted, self._source = None, wanted, source

    def __iter__(self):
        return self

    def __next__(self):
        if self._found is None:
            self._found = iter(self._all())
        event = next(self._found)
        if isinstance(event, ParseError):
            raise event
        return event

    def _all(self):
        parser = XMLParser()
        parser.feed(_contents(self._source))
        builder, wanted, found = parser.target, self._wanted, []
        try:
            for name, args in parser._events():
                if name in ("start_ns", "end_ns"):
                    made = args if name == "start_ns" else None
                else:
                    made = getattr(builder, name)(*args)
                if (event := name.replace("_", "-")) in wanted:
                    found.append((event, made))
            self.root = builder.close()
        except ParseError as error:
            found.append(error)
        return found


_open_file = _o_library("_io", "open")


def _contents(source):
    if hasattr(source, "read"):
        return source.read()
    with _open_file(source, "rb") as file:
        return file.read()


class ElementTree:
    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        self._root = XML(_contents(source), parser)
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def find(self, path, namespaces=None):
        return self._root.find(_relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(_relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(_relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(_relative(path), namespaces)

    def write(
        self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None,
        *, short_empty_elements=True,
    ):  # fmt: skip
        options = (xml_declaration, default_namespace, method, short_empty_elements)
        text = _written(self._root, encoding, *options)
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(text)
        elif isinstance(text, str):
            with _open_file(file_or_filename, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        else:
            with _open_file(file_or_filename, "wb") as file:
                file.write(text)


def _relative(path):
    if path[:1] != "/":
        return path
    _warnings.warn(
        "This search is broken in 1.3 and earlier, and will be fixed in a future version.  "
        f"If you rely on the current behaviour, change it to {'.' + path!r}",
        FutureWarning,
        stacklevel=3,
    )
    return "." + path
