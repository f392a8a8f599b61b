"""`ast`: what programs do with trees of syntax; the host reads texts, and writes trees as text."""


@_o_plain
def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    if isinstance(source, AST):
        return source
    if not isinstance(source, (str, bytes)):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    if mode not in ("exec", "eval", "single", "func_type"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if feature_version is not None:
        raise NotImplementedError("ast.parse() reads the syntax of one version of Python; leave feature_version out")
    made = []
    for name, fields, place in _o_host("syntax_tree", source, filename, mode, bool(type_comments)):
        node = object.__new__(_KINDS[name])
        vars(node).update({field: _put_together(value, made) for field, value in fields})
        vars(node).update(zip(_PLACE, place))
        made.append(node)
    return made[-1]


@_o_plain
def _put_together(value, made):
    """The value of a field; nodes stand in it as tuples of where they were made."""
    if type(value) is list:
        return [made[each[0]] if type(each) is tuple else each for each in value]
    return made[value[0]] if type(value) is tuple else value


@_o_plain
def _taken_apart(value, parts):
    """The reverse: each node, behind those in it; what is no node is wrapped, since it may be a tuple itself."""
    if isinstance(value, list):
        return [_taken_apart(each, parts) for each in value]
    if not isinstance(value, AST):
        return ("ellipsis", None) if value is ... else ("value", value)
    kind = next(kind for kind in type(value).__mro__ if _KINDS.get(kind.__name__) is kind)
    held = [(name, getattr(value, name)) for name in (*kind._fields, *kind._attributes) if hasattr(value, name)]
    parts.append((kind.__name__, [(name, _taken_apart(each, parts)) for name, each in held]))
    return ("node", len(parts) - 1)


@_o_plain
def unparse(ast_obj):
    parts = []
    root = _taken_apart(ast_obj, parts)
    return _o_host("syntax_text", parts, root)


@_o_plain
def literal_eval(node_or_string):
    if isinstance(node_or_string, str):
        return _o_host("literal", node_or_string)
    return _literal(node_or_string.body if isinstance(node_or_string, Expression) else node_or_string)


@_o_plain
def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple([_literal(each) for each in node.elts])
    if isinstance(node, List):
        return [_literal(each) for each in node.elts]
    if isinstance(node, Set):
        return {_literal(each) for each in node.elts}
    if isinstance(node, Dict) and len(node.keys) == len(node.values):
        return {_literal(key): _literal(value) for key, value in zip(node.keys, node.values)}
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and not node.args:
        if not node.keywords:
            return set()
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed(node)


@_o_plain
def _signed(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        return +_number(node.operand) if isinstance(node.op, UAdd) else -_number(node.operand)
    return _number(node)


@_o_plain
def _number(node):
    if isinstance(node, Constant) and any([type(node.value) is kind for kind in (int, float, complex)]):
        return node.value
    line = getattr(node, "lineno", None)
    raise ValueError(f"malformed node or string{f' on line {line}' if line else ''}: {node!r}")


@_o_plain
def _fields(node):
    return [(name, getattr(node, name)) for name in node._fields if hasattr(node, name)]


@_o_plain
def _children(node):
    found = []
    for _, value in _fields(node):
        found += [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, AST)]
    return found


def iter_fields(node):
    yield from _fields(node)


def iter_child_nodes(node):
    yield from _children(node)


def walk(node):
    waiting = [node]
    for node in waiting:
        waiting += _children(node)
        yield node


class NodeVisitor:
    def visit(self, node):
        return getattr(self, "visit_" + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for _, value in _fields(node):
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, AST):
                    self.visit(each)

    def visit_Constant(self, node):
        kind = type(node.value)
        name = {bytes: "Bytes", str: "Str", type(...): "Ellipsis", bool: "NameConstant", type(None): "NameConstant"}
        older = getattr(self, "visit_" + name.get(kind, "Num"), None)
        return self.generic_visit(node) if older is None else older(node)


class NodeTransformer(NodeVisitor):
    def generic_visit(self, node):
        for name, value in _fields(node):
            if isinstance(value, list):
                value[:] = self._visited(value)
            elif isinstance(value, AST):
                new = self.visit(value)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node

    def _visited(self, nodes):
        found = []
        for each in nodes:
            new = self.visit(each) if isinstance(each, AST) else each
            if isinstance(new, AST) or not isinstance(each, AST):
                found.append(new)
            elif new is not None:
                found.extend(new)
        return found


@_o_plain
def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=_o_version < (3, 13)):
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {node.__class__.__name__!r}")
    if isinstance(indent, int):
        indent = " " * indent
    return _dumped(node, annotate_fields, include_attributes, indent, show_empty, 0)[0]


@_o_plain
def _dumped(value, named, placed, indent, empty, level):
    """The text of a node, list or constant; and whether it may stand in a line with others."""
    level += 1
    start, between = ("", ", ") if indent is None else ("\n" + indent * level, ",\n" + indent * level)
    if isinstance(value, list):
        texts = [_dumped(each, named, placed, indent, empty, level)[0] for each in value]
        return (f"[{start}{between.join(texts)}]", False) if value else ("[]", True)
    if not isinstance(value, AST):
        return repr(value), True
    texts, waiting, simple, kind, own = [], [], True, type(value), named
    for name in (*value._fields, *(value._attributes if placed else ())):
        held = getattr(value, name, kind)
        if held is kind or (held is None and getattr(kind, name, kind) is None):
            named = named or name in value._fields
            continue
        if held == [] and not empty and name in _lists_of(kind):
            waiting.append("[]")
            continue
        text, is_simple = _dumped(held, own, placed, indent, empty, level)
        simple = simple and is_simple
        if named or name not in value._fields:
            texts.append(f"{name}={text}")
        else:
            texts += [*waiting, text]
            waiting = []
    if simple and len(texts) <= 3:
        return f"{value.__class__.__name__}({', '.join(texts)})", not texts
    return f"{value.__class__.__name__}({start}{between.join(texts)})", False


@_o_plain
def copy_location(new_node, old_node):
    for name in _PLACE:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or (hasattr(old_node, name) and name.startswith("end_")):
                setattr(new_node, name, value)
    return new_node


@_o_plain
def fix_missing_locations(node):
    waiting = [(node, (1, 0, 1, 0))]
    for node, place in waiting:
        own = []
        for name, value in zip(_PLACE, place):
            held = getattr(node, name, None) if name in node._attributes else value
            if held is None:
                setattr(node, name, value)
            own.append(value if held is None else held)
        waiting += [(each, own) for each in _children(node)]
    return waiting[0][0]


@_o_plain
def increment_lineno(node, n=1):
    waiting = [node]
    for each in waiting:
        waiting += _children(each)
        if "lineno" in each._attributes or isinstance(each, TypeIgnore):
            each.lineno = getattr(each, "lineno", 0) + n
        if "end_lineno" in each._attributes and getattr(each, "end_lineno", 0) is not None:
            each.end_lineno = getattr(each, "end_lineno", 0) + n
    return node


@_o_plain
def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    first = node.body[0].value if node.body and isinstance(node.body[0], Expr) else None
    if not (isinstance(first, Constant) and isinstance(first.value, str)):
        return None
    return _o_import("inspect").cleandoc(first.value) if clean else first.value


@_o_plain
def get_source_segment(source, node, *, padded=False):
    if None in [getattr(node, name, None) for name in _PLACE]:
        return None
    lines = _o_import("re").findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", source)[node.lineno - 1 : node.end_lineno]
    lines = [line.encode() for line in lines]
    before = lines[0][: node.col_offset].decode()
    lines[-1] = lines[-1][: node.end_col_offset]
    lines[0] = lines[0][node.col_offset :]
    padding = "".join([each if each in "\f\t" else " " for each in before])
    return (padding if padded and len(lines) > 1 else "") + b"".join(lines).decode()
