"""Paths, as a chain of iterators: each step takes elements and gives those that it leads to."""

_TOKEN = _regex.compile(
    r"""(?P<text>'[^']*'|"[^"]*")|(?P<sign>//?|\.\.|\(\)|!=|[/.*:\[\]()@=])|"""
    r"""(?P<name>(?:\{[^}]*\})?[^/\[\]()@!=\s]+)|\s+"""
)
_STEERING = _regex.compile(r"[/*\[@.]")
_BRACED = _regex.compile(r"\{[^}]*\}?")
_kept = {}
"""Paths that were read before."""


def _below(element, tag):
    """The element and all below it, in the order of the text; children are looked up when their turn comes."""
    waiting, children = [], iter((element,))
    while True:
        element = next(children, None)
        if element is None:
            if not waiting:
                return
            children = waiting.pop()
            continue
        if tag is None or element.tag == tag:
            yield element
        if element._children:
            waiting.append(children)
            children = iter(element._children)


def _found(element, path, namespaces):
    """What a path leads to. A path that is one name needs no reading; it may hold a colon then."""
    if namespaces is None and _is_name(path):
        return [child for child in element._children if child.tag == path]
    return _search(element, path, namespaces)


@_o_plain
def _is_name(path):
    if type(path) is str and path.isidentifier():
        return True
    if not isinstance(path, str) or path[:2] == "{}" or path[:3] == "{*}":
        return False
    return _STEERING.search(_BRACED.sub("", path) if "{" in path else path) is None


def _search(element, path, namespaces):
    if path[-1:] == "/":
        path += "*"
    key = (path, tuple(sorted(namespaces.items())) if namespaces else None)
    steps = _kept.get(key)
    if steps is None:
        if len(_kept) > 100:
            _kept.clear()
        if path[:1] == "/":
            raise SyntaxError("cannot use absolute path on element")
        steps = _kept[key] = _steps(_tokens(path, namespaces))
    found = iter([element])
    for kind, *args in steps:
        if kind in _STEPS:
            found = _STEPS[kind](found, *args)
        else:
            found = _STEPS_FROM_ROOT[kind](found, element, *args)
    return found


def _tokens(path, namespaces):
    """Pairs of a sign and a name; a text that is quoted has the sign `'`."""
    found, default = [], namespaces.get("") if namespaces else None
    attribute = False
    for match in _TOKEN.finditer(path):
        if match["text"]:
            found.append(("'", match["text"][1:-1]))
        elif match["sign"]:
            found.append((match["sign"], ""))
        elif match["name"]:
            found.append(("", _expanded(match["name"], namespaces, None if attribute else default)))
        else:
            continue
        attribute = match["sign"] == "@"
    return found


def _expanded(name, namespaces, default):
    if name[0] == "{":
        return name
    if ":" in name:
        prefix, _, local = name.partition(":")
        if not namespaces or prefix not in namespaces:
            raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
        return f"{{{namespaces[prefix]}}}{local}"
    return f"{{{default}}}{name}" if default else name


def _steps(tokens):
    """Read a path: steps by name, with what they need."""
    steps, at = [], 0
    while at < len(tokens):
        sign, name = tokens[at]
        at += 1
        if sign == "":
            steps.append(("children", name))
        elif sign == "*":
            steps.append(("children", "*"))
        elif sign == ".":
            steps.append(("self",))
        elif sign == "..":
            steps.append(("parent",))
        elif sign == "//":
            sign, name = tokens[at] if at < len(tokens) else ("/", "")
            at += 1
            if sign not in ("", "*"):
                raise SyntaxError("invalid descendant")
            steps.append(("descendants", name or "*"))
        elif sign == "[":
            step, at = _predicate(tokens, at)
            steps.append(step)
        else:
            raise SyntaxError("invalid path")
        if at < len(tokens) and tokens[at][0] == "/":
            at += 1
    return steps


def _predicate(tokens, at):
    """What stands in brackets, by the form that its signs have."""
    form, values = "", []
    while at < len(tokens) and tokens[at][0] != "]":
        sign, value = tokens[at]
        form += sign or "-"
        values.append(value)
        at += 1
    if at == len(tokens):
        raise SyntaxError("invalid path")
    if form == "@-":
        step = ("has", values[1])
    elif form in ("@-='", "@-!='"):
        step = ("attribute", values[1], values[-1], form == "@-='")
    elif form == "-" and not _regex.match(r"-?\d+$", values[0]):
        step = ("having", values[0])
    elif form in ("-='", "-!='", ".='", ".!='") and not (form[0] == "-" and _regex.match(r"-?\d+$", values[0])):
        step = ("text", values[0], values[-1], "!" not in form)
    elif form in ("-", "-()", "-()-"):
        step = ("position", _position(form, values))
    else:
        raise SyntaxError("invalid predicate")
    return step, at + 1


def _position(form, values):
    if form == "-":
        if int(values[0]) < 1:
            raise SyntaxError("XPath position >= 1 expected")
        return int(values[0]) - 1
    if values[0] != "last":
        raise SyntaxError("unsupported function")
    if form == "-()":
        return -1
    try:
        back = int(values[2])
    except ValueError:
        raise SyntaxError("unsupported expression") from None
    if back >= 0:
        raise SyntaxError("XPath offset from last() must be negative")
    return back - 1


def _matches(tag, wanted):
    """Whether a tag is what a step asks for, in which a space of names or the name may be a star."""
    if wanted == "*" or tag == wanted:
        return True
    if not isinstance(tag, str):
        return False
    space, _, name = wanted.rpartition("}")
    if space == "{*":
        return name == "*" or tag == name or tag[:1] == "{" and tag.rpartition("}")[2] == name
    if space == "{":
        return tag[:1] != "{" if name == "*" else tag == name
    return name == "*" and tag.startswith(space + "}")


def _to_children(found, tag):
    for element in found:
        for child in element:
            if _matches(child.tag, tag):
                yield child


def _to_self(found):
    yield from found


def _to_descendants(found, tag):
    for element in found:
        for each in element.iter():
            if each is not element and _matches(each.tag, tag):
                yield each


def _parents(root):
    return {child: parent for parent in root.iter() for child in parent}


def _to_parents(found, root):
    parents, given = _parents(root), set()
    for element in found:
        parent = parents.get(element)
        if parent is not None and parent not in given:
            given.add(parent)
            yield parent


def _with_attribute(found, name):
    for element in found:
        if element.get(name) is not None:
            yield element


def _with_value(found, name, value, equal):
    for element in found:
        held = element.get(name)
        if held is not None and (held == value) is equal:
            yield element


def _with_child(found, tag):
    for element in found:
        if element.find(tag) is not None:
            yield element


def _with_text(found, tag, text, equal):
    for element in found:
        for each in element.findall(tag) if tag else (element,):
            if ("".join(each.itertext()) == text) is equal:
                yield element
                break


def _at_position(found, root, index):
    parents = _parents(root)
    for element in found:
        parent = parents.get(element)
        if parent is not None:
            same = parent.findall(element.tag)
            if -len(same) <= index < len(same) and same[index] is element:
                yield element


_STEPS = {
    "attribute": _with_value,
    "children": _to_children,
    "descendants": _to_descendants,
    "has": _with_attribute,
    "having": _with_child,
    "self": _to_self,
    "text": _with_text,
}
_STEPS_FROM_ROOT = {"parent": _to_parents, "position": _at_position}
