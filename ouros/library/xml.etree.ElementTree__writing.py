"""Trees as text."""

_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_VOID = frozenset("area base basefont br col embed frame hr img input isindex link meta param source track wbr".split())
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}
)
_HTML_VALUE = str.maketrans({"&": "&amp;", ">": "&gt;", '"': "&quot;"})


def register_namespace(prefix, uri):
    if _regex.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, each in list(_namespace_map.items()):
        if known == uri or each == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


def tostring(
    element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True
):
    return _written(element, encoding, xml_declaration, default_namespace, method, short_empty_elements)


def tostringlist(
    element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True
):
    return [_written(element, encoding, xml_declaration, default_namespace, method, short_empty_elements)]


def _written(element, encoding, declaration, default_namespace, method, short):
    """The text, or its bytes unless the encoding is `unicode`."""
    method, encoding = method or "xml", encoding or "us-ascii"
    if method not in ("xml", "html", "text"):
        if method == "c14n":
            raise NotImplementedError("the method 'c14n' is not there in the sandbox; use 'xml'")
        raise ValueError(f"unknown method {method!r}")
    as_text = encoding.lower() == "unicode"
    declared = "utf-8" if as_text else encoding
    pieces = []
    if method == "xml" and (
        declaration or declaration is None and not as_text and encoding.lower() not in ("utf-8", "us-ascii")
    ):
        pieces.append(f"<?xml version='1.0' encoding='{declared}'?>\n")
    if method == "text":
        pieces += element.itertext()
    else:
        names, namespaces = _qualified(element, default_namespace)
        write = _write_xml if method == "xml" else _write_html
        write(pieces.append, element, names, namespaces, short)
    text = "".join(pieces)
    return text if as_text else text.encode(encoding, "xmlcharrefreplace")


def _qualified(element, default):
    """How each name is written, and the prefix of each space of names that is used."""
    names, namespaces = {None: None}, {default: ""} if default else {}

    def add(name):
        if not isinstance(name, str):
            raise TypeError(f"cannot serialize {name!r} (type {type(name).__name__})")
        if name in names:
            return
        if name[:1] != "{":
            if default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            names[name] = name
            return
        space, _, local = name[1:].rpartition("}")
        prefix = namespaces.get(space)
        if prefix is None:
            prefix = _namespace_map.get(space)
            if prefix is None:
                prefix = f"ns{len(namespaces)}"
            if prefix != "xml":
                namespaces[space] = prefix
        names[name] = f"{prefix}:{local}" if prefix else local

    for each in element.iter():
        tag = each.tag
        if isinstance(tag, QName):
            add(tag.text)
        elif tag is not None and tag is not Comment and tag is not ProcessingInstruction:
            add(tag)
        for key, value in each.items():
            add(_text_of(key))
            if isinstance(value, QName):
                add(value.text)
        if isinstance(each.text, QName):
            add(each.text.text)
    return names, namespaces


def _escaped(text, table):
    if not isinstance(text, str):
        raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")
    return text.translate(table)


def _write_attributes(write, element, names, namespaces, table):
    if namespaces:
        for space, prefix in sorted(namespaces.items(), key=lambda pair: pair[1]):
            write(f' xmlns{":" if prefix else ""}{prefix}="{_escaped(space, table)}"')
    for key, value in element.items():
        value = names[value.text] if isinstance(value, QName) else _escaped(value, table)
        write(f' {names[_text_of(key)]}="{value}"')


def _write_special(write, element):
    """Whether it was something that is no element."""
    if element.tag is Comment:
        write(f"<!--{element.text}-->")
    elif element.tag is ProcessingInstruction:
        write(f"<?{element.text}?>")
    else:
        return False
    return True


def _write_xml(write, element, names, namespaces, short):
    if not _write_special(write, element):
        text, tag = element.text, names[_text_of(element.tag)]
        if tag is not None:
            write(f"<{tag}")
            _write_attributes(write, element, names, namespaces, _VALUE)
        inside = text or len(element) or not short
        if tag is not None:
            write(">" if inside else " />")
        if text:
            write(_escaped(text, _TEXT))
        for child in element:
            _write_xml(write, child, names, None, short)
        if tag is not None and inside:
            write(f"</{tag}>")
    if element.tail:
        write(_escaped(element.tail, _TEXT))


def _write_html(write, element, names, namespaces, short):
    if not _write_special(write, element):
        text, tag = element.text, names[_text_of(element.tag)]
        lower = tag and tag.lower()
        if tag is not None:
            write(f"<{tag}")
            _write_attributes(write, element, names, namespaces, _HTML_VALUE)
            write(">")
        if text:
            write(text if lower in ("script", "style") else _escaped(text, _TEXT))
        for child in element:
            _write_html(write, child, names, None, short)
        if tag is not None and lower not in _VOID:
            write(f"</{tag}>")
    if element.tail:
        write(_escaped(element.tail, _TEXT))


def dump(elem):
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    text = tostring(elem.getroot(), "unicode")
    tail = elem.getroot().tail
    print(text, end="" if tail and tail[-1] == "\n" else "\n")


def indent(tree, space="  ", level=0):
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent_below(tree, space, "\n" + level * space)


def _indent_below(element, space, outer):
    inner = outer + space
    if not (element.text and element.text.strip()):
        element.text = inner
    for child in element:
        if len(child):
            _indent_below(child, space, inner)
        if not (child.tail and child.tail.strip()):
            child.tail = inner
    if not child.tail.strip():
        child.tail = outer
