"""`inspect`: what a program may ask of its own functions, classes and objects; nothing of frames, code or source."""

from collections import OrderedDict, namedtuple
from collections.abc import Awaitable
from types import MappingProxyType


class _empty:
    pass


@_o_plain
def isclass(object):
    return isinstance(object, type)


@_o_plain
def isfunction(object):
    return _o_function_kind(object) == "function"


@_o_plain
def ismethod(object):
    return _o_is_method(object)


@_o_plain
def isbuiltin(object):
    return _o_function_kind(object) == "builtin"


@_o_plain
def isroutine(object):
    return _o_function_kind(object) != "" or _o_is_method(object)


@_o_plain
def ismodule(object):
    return _o_function_kind(object) == "" and type(object).__name__ == "module"


@_o_plain
def isgenerator(object):
    return type(object).__name__ == "generator"


@_o_plain
def iscoroutine(object):
    return type(object).__name__ == "coroutine"


@_o_plain
def isasyncgen(object):
    return type(object).__name__ == "async_generator"


@_o_plain
def _kind_of(object):
    while _o_is_method(object):
        object = object.__func__
    return _o_code_kind(object)


@_o_plain
def isgeneratorfunction(object):
    return _kind_of(object) == "generator"


@_o_plain
def iscoroutinefunction(object):
    return _kind_of(object) == "coroutine"


@_o_plain
def isasyncgenfunction(object):
    return _kind_of(object) == "async generator"


def isawaitable(object):
    return iscoroutine(object) or isinstance(object, Awaitable)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def isdatadescriptor(object):
    if isinstance(object, type) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def getmembers(object, predicate=None):
    found = []
    for name in sorted(dir(object)):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


@_o_plain
def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    first = func
    seen = [func]
    while hasattr(func, "__wrapped__") and (stop is None or not stop(func)):
        func = func.__wrapped__
        if any([func is each for each in seen]):
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.append(func)
    return func


@_o_plain
def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        if line.lstrip():
            indent = len(line) - len(line.lstrip())
            margin = indent if margin is None else min(margin, indent)
    lines = [lines[0].lstrip(), *[line if margin is None else line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


class _ParameterKind(int):
    @_o_plain
    def __new__(cls, number, name, description):
        made = super().__new__(cls, number)
        made.name, made.description = name, description
        return made

    @_o_plain
    def __str__(self):
        return self.name

    @_o_plain
    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = tuple([
    _ParameterKind(number, *each)
    for number, each in enumerate([
        ("POSITIONAL_ONLY", "positional-only"),
        ("POSITIONAL_OR_KEYWORD", "positional or keyword"),
        ("VAR_POSITIONAL", "variadic positional"),
        ("KEYWORD_ONLY", "keyword-only"),
        ("VAR_KEYWORD", "variadic keyword"),
    ])
])  # fmt: skip


class Parameter:
    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _KINDS

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, _KINDS[kind], default, annotation

    def replace(self, **changes):
        held = {"name": self.name, "kind": self.kind, "default": self.default, "annotation": self.annotation}
        held.update(changes)
        return Parameter(held.pop("name"), held.pop("kind"), **held)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text = f"{text}: {formatannotation(self.annotation)}"
        if self.default is not _empty:
            text = f"{text} = {self.default!r}" if self.annotation is not _empty else f"{text}={self.default!r}"
        return {2: "*", 4: "**"}.get(int(self.kind), "") + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        mine = (self.name, self.kind, self.default, self.annotation)
        return mine == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind, self.annotation, self.default))


def formatannotation(annotation):
    if isinstance(annotation, type) and not hasattr(annotation, "__origin__"):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    of_typing = getattr(annotation, "__module__", None) == "typing"
    return repr(annotation).replace("typing.", "") if of_typing else repr(annotation)


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        past = False
        for name, parameter in self.signature.parameters.items():
            past = past or parameter.kind in (3, 4) or name not in self.arguments
            if past and name in self.arguments:
                if parameter.kind == 4:
                    found.update(self.arguments[name])
                else:
                    found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        made = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif parameter.default is not _empty:
                made[name] = parameter.default
            elif parameter.kind == 2:
                made[name] = ()
            elif parameter.kind == 4:
                made[name] = {}
        self.arguments = made

    def __repr__(self):
        return f"<BoundArguments ({', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = OrderedDict([(parameter.name, parameter) for parameter in parameters or ()])
        self.parameters = MappingProxyType(found)
        self.return_annotation = return_annotation

    def replace(self, **changes):
        parameters = changes.get("parameters", self.parameters.values())
        return Signature(parameters, return_annotation=changes.get("return_annotation", self.return_annotation))

    def bind(self, /, *args, **kwargs):
        return self._bound(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bound(args, kwargs, True)

    def _bound(self, args, kwargs, partial):
        arguments = {}
        rest = list(args)
        kwargs = dict(kwargs)
        misplaced = []
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == 2:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif kind in (0, 1) and rest:
                if kind == 1 and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif kind != 0 and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif name in kwargs:
                if _o_version < (3, 13):
                    raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
                misplaced.append(name)
            elif parameter.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if misplaced and kwargs:
            names = ", ".join(misplaced)
            raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def __str__(self):
        shown = []
        only_positional = False
        starred = False
        for parameter in self.parameters.values():
            if parameter.kind == 0:
                only_positional = True
            elif only_positional:
                shown.append("/")
                only_positional = False
            if parameter.kind == 2:
                starred = True
            elif parameter.kind == 3 and not starred:
                shown.append("*")
                starred = True
            shown.append(str(parameter))
        if only_positional:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        mine = (list(self.parameters.values()), self.return_annotation)
        return mine == (list(other.parameters.values()), other.return_annotation)


def signature(obj, *, follow_wrapped=True):
    while follow_wrapped and not isinstance(obj, type) and hasattr(obj, "__wrapped__"):
        if hasattr(obj, "__signature__"):
            break
        obj = obj.__wrapped__
    if (declared := getattr(obj, "__signature__", None)) is not None:
        if not isinstance(declared, Signature):
            raise TypeError(f"unexpected object {declared!r} in __signature__ attribute")
        return declared
    from functools import partial

    if isinstance(obj, partial):
        return _of_partial(obj)
    skip, annotations = 0, None
    if _o_is_method(obj):
        skip, obj = 1, obj.__func__
    elif isinstance(obj, type):
        skip = 1
        obj, annotations = _constructor(obj)
        if obj is None:
            return Signature([])
    elif _o_function_kind(obj) == "builtin":
        annotations = {}
    elif _o_function_kind(obj) == "":
        if not callable(obj):
            raise TypeError(f"{obj!r} is not a callable object")
        skip, obj = 1, type(obj).__call__
    return _of_function(obj, skip, annotations)


def _of_function(function, skip, annotations):
    parts = None
    if function is not None:
        parts = _o_parameters(function) if annotations is None or annotations else _o_builtin_parameters(function)
    if parts is None:
        raise ValueError(f"no signature found for builtin {function!r}")
    if annotations is None:
        annotations = function.__annotations__
    made = [
        Parameter(name, kind, default=default[0] if default else _empty, annotation=annotations.get(name, _empty))
        for name, kind, default in parts[skip:]
    ]
    return Signature(made, return_annotation=annotations.get("return", _empty))


FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    """The parameters of a function by kind; of a bound method or a class with the one that is given already."""
    try:
        if _o_is_method(func):
            found = signature(func.__func__, follow_wrapped=False)
        elif isinstance(func, type) and (made := _constructor(func))[0] is not None:
            found = _of_function(made[0], 0, made[1])
        else:
            found = signature(func, follow_wrapped=False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    names, defaults, annotations = ([], [], [], [], []), [], {}
    keyword_defaults = {}
    for parameter in found.parameters.values():
        names[parameter.kind].append(parameter.name)
        if parameter.default is not _empty and parameter.kind == 3:
            keyword_defaults[parameter.name] = parameter.default
        elif parameter.default is not _empty:
            defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[parameter.name] = parameter.annotation
    if found.return_annotation is not _empty:
        annotations = {"return": found.return_annotation, **annotations}
    first, others, rest, only, keywords = names
    return FullArgSpec(
        first + others, rest[0] if rest else None, keywords[0] if keywords else None, tuple(defaults) or None, only,
        keyword_defaults or None, annotations,
    )  # fmt: skip


def _of_partial(made):
    """What is left to give: after an argument that was given by name, the others are given by name too."""
    whole = signature(made.func)
    found, given, named = [], len(made.args), False
    for parameter in whole.parameters.values():
        if parameter.kind in (0, 1) and given:
            given -= 1
            continue
        named = named or parameter.kind == 1 and parameter.name in made.keywords
        if parameter.name in made.keywords:
            parameter = parameter.replace(default=made.keywords[parameter.name])
        if named and parameter.kind == 2:
            continue
        found.append(parameter.replace(kind=3) if named and parameter.kind == 1 else parameter)
    if given and not any(parameter.kind == 2 for parameter in found):
        raise ValueError(f"partial object {made!r} has incorrect arguments")
    return whole.replace(parameters=found)


def _constructor(cls):
    """What a call of the class calls, and the annotations of its parameters where that does not have them."""
    for meta in type(cls).__mro__:
        if meta is not type and "__call__" in getattr(meta, "__dict__", ()):
            return meta.__dict__["__call__"], None
    for base in cls.__mro__:
        names = getattr(base, "__dict__", ())
        for name in ("__new__", "__init__"):
            if name in names and base is not object:
                found = names[name]
                found = found.__func__ if isinstance(found, staticmethod) else found
                return found, _field_annotations(base, name)
    return None, None


def _field_annotations(base, name):
    """Those of `__init__` of a dataclass and of `__new__` of a named tuple, which the library makes without."""
    held = base.__dict__
    if name == "__new__":
        return base.__annotations__ if "_field_defaults" in held else None
    if "__dataclass_fields__" not in held or not base.__dataclass_params__.init:
        return None
    return {"return": None, **{name: each.type for name, each in base.__dataclass_fields__.items()}}
