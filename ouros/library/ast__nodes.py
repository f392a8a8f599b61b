"""Nodes of syntax trees: classes with the fields that CPython has, `*` for lists and `?` for what may be left out."""

_KINDS = {}
_LISTS = {}


class AST:
    _fields = _attributes = __match_args__ = ()

    @_o_plain
    def __init__(self, *args, **kwargs):
        names = self._fields
        if len(args) > len(names):
            s = "" if len(names) == 1 else "s"
            raise TypeError(f"{type(self).__name__} constructor takes at most {len(names)} positional argument{s}")
        for name, value in zip(names, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in names[: len(args)]:
                raise TypeError(f"{type(self).__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)
        if _o_version >= (3, 13):
            _complete(self, {*names[: len(args)], *kwargs})


@_o_plain
def _complete(node, given):
    """What is left out is an empty list, or the context that a name is read in."""
    lists = _lists_of(type(node))
    for name in type(node)._fields:
        if name not in given:
            if name in lists:
                setattr(node, name, [])
            elif name == "ctx":
                node.ctx = _LOAD


@_o_plain
def _lists_of(kind):
    return next((_LISTS[each] for each in kind.__mro__ if each in _LISTS), ())


AST.__module__ = "ast"
_PLACE = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def _node(name, base, fields="", placed=False):
    words = fields.split()
    names = tuple([word.rstrip("*?") for word in words])
    held = {"__module__": "ast", "_fields": names, "__match_args__": names}
    held |= {word[:-1]: None for word in words if word[-1] == "?"}
    if placed:
        held["_attributes"] = _PLACE
        if name not in ("pattern", "type_param"):
            held |= {"end_lineno": None, "end_col_offset": None}
    made = _KINDS[name] = type(name, (base,), held)
    _LISTS[made] = tuple([word[:-1] for word in words if word[-1] == "*"])
    return made


mod, expr_context, boolop, operator, unaryop, cmpop, type_ignore = [
    _node(name, AST) for name in "mod expr_context boolop operator unaryop cmpop type_ignore".split()
]
stmt, expr, excepthandler, pattern = [
    _node(name, AST, placed=True) for name in "stmt expr excepthandler pattern".split()
]
comprehension = _node("comprehension", AST, "target iter ifs* is_async")
arguments = _node("arguments", AST, "posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*")
arg = _node("arg", AST, "arg annotation? type_comment?", True)
keyword = _node("keyword", AST, "arg? value", True)
alias = _node("alias", AST, "name asname?", True)
withitem = _node("withitem", AST, "context_expr optional_vars?")
match_case = _node("match_case", AST, "pattern guard? body*")

Module = _node("Module", mod, "body* type_ignores*")
Interactive = _node("Interactive", mod, "body*")
Expression = _node("Expression", mod, "body")
FunctionType = _node("FunctionType", mod, "argtypes* returns")
TypeIgnore = _node("TypeIgnore", type_ignore, "lineno tag")

_parameters = " type_params*" if _o_version >= (3, 12) else ""
_function = "name args body* decorator_list* returns? type_comment?" + _parameters
FunctionDef = _node("FunctionDef", stmt, _function)
AsyncFunctionDef = _node("AsyncFunctionDef", stmt, _function)
ClassDef = _node("ClassDef", stmt, "name bases* keywords* body* decorator_list*" + _parameters)
Return = _node("Return", stmt, "value?")
Delete = _node("Delete", stmt, "targets*")
Assign = _node("Assign", stmt, "targets* value type_comment?")
AugAssign = _node("AugAssign", stmt, "target op value")
AnnAssign = _node("AnnAssign", stmt, "target annotation value? simple")
For = _node("For", stmt, "target iter body* orelse* type_comment?")
AsyncFor = _node("AsyncFor", stmt, "target iter body* orelse* type_comment?")
While = _node("While", stmt, "test body* orelse*")
If = _node("If", stmt, "test body* orelse*")
With = _node("With", stmt, "items* body* type_comment?")
AsyncWith = _node("AsyncWith", stmt, "items* body* type_comment?")
Match = _node("Match", stmt, "subject cases*")
Raise = _node("Raise", stmt, "exc? cause?")
Try = _node("Try", stmt, "body* handlers* orelse* finalbody*")
TryStar = _node("TryStar", stmt, "body* handlers* orelse* finalbody*")
Assert = _node("Assert", stmt, "test msg?")
Import = _node("Import", stmt, "names*")
ImportFrom = _node("ImportFrom", stmt, "module? names* level?")
Global = _node("Global", stmt, "names*")
Nonlocal = _node("Nonlocal", stmt, "names*")
Expr = _node("Expr", stmt, "value")
Pass, Break, Continue = [_node(name, stmt) for name in ("Pass", "Break", "Continue")]
ExceptHandler = _node("ExceptHandler", excepthandler, "type? name? body*")

BoolOp = _node("BoolOp", expr, "op values*")
NamedExpr = _node("NamedExpr", expr, "target value")
BinOp = _node("BinOp", expr, "left op right")
UnaryOp = _node("UnaryOp", expr, "op operand")
Lambda = _node("Lambda", expr, "args body")
IfExp = _node("IfExp", expr, "test body orelse")
Dict = _node("Dict", expr, "keys* values*")
Set = _node("Set", expr, "elts*")
ListComp, SetComp, GeneratorExp = [
    _node(name, expr, "elt generators*") for name in ("ListComp", "SetComp", "GeneratorExp")
]
DictComp = _node("DictComp", expr, "key value generators*")
Await = _node("Await", expr, "value")
Yield = _node("Yield", expr, "value?")
YieldFrom = _node("YieldFrom", expr, "value")
Compare = _node("Compare", expr, "left ops* comparators*")
Call = _node("Call", expr, "func args* keywords*")
FormattedValue = _node("FormattedValue", expr, "value conversion format_spec?")
JoinedStr = _node("JoinedStr", expr, "values*")
Constant = _node("Constant", expr, "value kind?")
Constant.n = Constant.s = property(lambda self: self.value, lambda self, value: setattr(self, "value", value))
Attribute = _node("Attribute", expr, "value attr ctx")
Subscript = _node("Subscript", expr, "value slice ctx")
Starred = _node("Starred", expr, "value ctx")
Name = _node("Name", expr, "id ctx")
List = _node("List", expr, "elts* ctx")
Tuple = _node("Tuple", expr, "elts* ctx")
Slice = _node("Slice", expr, "lower? upper? step?")

Load, Store, Del = [_node(name, expr_context) for name in ("Load", "Store", "Del")]
And, Or = [_node(name, boolop) for name in ("And", "Or")]
Add, BitAnd, BitOr, BitXor, Div, FloorDiv, LShift, MatMult, Mod, Mult, Pow, RShift, Sub = [
    _node(name, operator)
    for name in "Add BitAnd BitOr BitXor Div FloorDiv LShift MatMult Mod Mult Pow RShift Sub".split()
]
Invert, Not, UAdd, USub = [_node(name, unaryop) for name in ("Invert", "Not", "UAdd", "USub")]
Eq, Gt, GtE, In, Is, IsNot, Lt, LtE, NotEq, NotIn = [
    _node(name, cmpop) for name in "Eq Gt GtE In Is IsNot Lt LtE NotEq NotIn".split()
]
_LOAD = Load()

MatchValue = _node("MatchValue", pattern, "value")
MatchSingleton = _node("MatchSingleton", pattern, "value")
MatchSequence = _node("MatchSequence", pattern, "patterns*")
MatchMapping = _node("MatchMapping", pattern, "keys* patterns* rest?")
MatchClass = _node("MatchClass", pattern, "cls patterns* kwd_attrs* kwd_patterns*")
MatchStar = _node("MatchStar", pattern, "name?")
MatchAs = _node("MatchAs", pattern, "pattern? name?")
MatchOr = _node("MatchOr", pattern, "patterns*")

if _o_version >= (3, 12):
    _default = " default_value?" if _o_version >= (3, 13) else ""
    type_param = _node("type_param", AST, placed=True)
    TypeAlias = _node("TypeAlias", stmt, "name type_params* value")
    TypeVar = _node("TypeVar", type_param, "name bound?" + _default)
    ParamSpec = _node("ParamSpec", type_param, "name" + _default)
    TypeVarTuple = _node("TypeVarTuple", type_param, "name" + _default)


class _Older(type):
    """Of classes that are constants of some types, as trees had them until Python 3.7."""

    @_o_plain
    def __instancecheck__(cls, instance):
        return isinstance(instance, Constant) and any([type(instance.value) is each for each in cls._types])

    @_o_plain
    def __call__(cls, *args, **kwargs):
        return Constant(*(args or kwargs.values() or [...]))


Num, Str, Bytes, NameConstant, Ellipsis = [
    _Older(name, (Constant,), {"__module__": "ast", "_types": types})
    for name, types in {
        "Num": (int, float, complex),
        "Str": (str,),
        "Bytes": (bytes,),
        "NameConstant": (bool, type(None)),
        "Ellipsis": (type(...),),
    }.items()
]
