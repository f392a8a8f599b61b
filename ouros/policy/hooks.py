"""Which special methods an operation may call: the key of an operation in; the names of the hooks out.

The effect analysis takes these tables: where a hook may suspend, so may every operation that may call it.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Final

BINARY: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.MatMult: "matmul", ast.Div: "truediv", ast.Mod: "mod",
    ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift", ast.BitOr: "or", ast.BitXor: "xor", ast.BitAnd: "and",
    ast.FloorDiv: "floordiv",
}  # fmt: skip
UNARY: Final[Mapping[type[ast.unaryop], str]] = {ast.Invert: "invert", ast.UAdd: "pos", ast.USub: "neg"}
COMPARISON: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge", ast.In: "in",
    ast.NotIn: "not_in",
}  # fmt: skip

_OFFSET: Final = frozenset({"utcoffset"})
ZONE: Final = frozenset({"utcoffset", "dst", "tzname"})
"""What dates and times ask their time zone, which may be of a class of the program."""
_TEXT: Final = frozenset({"__str__", "__repr__", "__format__"}) | ZONE
_KEYS: Final = frozenset({"__hash__", "__eq__"}) | _OFFSET
_ITEMS: Final = frozenset({"__iter__", "__next__", "__getitem__"})
NUMBERS: Final = frozenset({"__index__", "__int__", "__float__", "__complex__", "__trunc__"})
CONVERSIONS: Final = NUMBERS | {"__fspath__"}
"""What any method of a builtin type may ask its arguments for."""
_ORDER: Final = frozenset({"__lt__", "__gt__", "__eq__"}) | _OFFSET
_SUBSCRIPT: Final = _KEYS | {"__index__"}
_CHECKS: Final = frozenset({"__instancecheck__", "__subclasscheck__", "__subclasshook__"})
ENUM_NAMES: Final = "EnumDict.__setitem__"
"""How the class body of an enumeration stores a name: it calls `_generate_next_value_`."""
_READ: Final = frozenset({"__getattr__", "__getattribute__", "__get__"})


_MORE: Final = {
    "mod": _TEXT | NUMBERS | {"__getitem__", "__missing__"},
    "mul": {"__index__"},
    "truediv": {"__fspath__"},
}
"""What an operator asks its operands for besides."""


def _binary(name: str) -> dict[str, frozenset[str]]:
    plain = frozenset({f"__{name}__", f"__r{name}__"})
    more = frozenset(_MORE.get(name, ()))
    if name in ("add", "sub"):
        more = more | {"__new__"}  # a date of a class of the program is made by calling it
    shared = {"or", "and", "xor", "sub"}  # of sets and dicts
    if name in shared:
        more = more | _KEYS  # differences of times ask for offsets, as keys do
    return {name: plain | more, f"i{name}": plain | more | {f"__i{name}__"}}


OPERATIONS: Final[Mapping[str, frozenset[str]]] = {
    **{key: hooks for name in BINARY.values() for key, hooks in _binary(name).items()},
    **{name: frozenset({f"__{name}__"}) for name in UNARY.values()},
    "eq": frozenset({"__eq__"}) | _OFFSET,
    "ne": frozenset({"__ne__", "__eq__"}) | _OFFSET,
    **dict.fromkeys(("lt", "gt"), _ORDER),
    **dict.fromkeys(("le", "ge"), frozenset({"__le__", "__ge__", "__eq__"}) | _OFFSET),
    **dict.fromkeys(("in", "not_in"), _ITEMS | _KEYS | {"__contains__"}),
    "truth": frozenset({"__bool__", "__len__"}),
    "getitem": _SUBSCRIPT | {"__getitem__", "__missing__", "__class_getitem__"},
    "setitem": _SUBSCRIPT | {"__setitem__"},
    "delitem": _SUBSCRIPT | {"__delitem__"},
    "getattr": _READ,
    "setattr": frozenset({"__setattr__", "__set__"}),
    "delattr": frozenset({"__delattr__", "__delete__"}),
    "format": _TEXT,
    "find_name": frozenset({"__getitem__", "__missing__"}),
    "put_name": frozenset({"__setitem__", ENUM_NAMES}),
    "drop_name": frozenset({"__delitem__"}),
    "key": _KEYS,
    "mapping": _ITEMS | {"keys"},
    "raise": frozenset({"__init__", "__new__", "__call__"}),
    "with": frozenset({"__enter__", "__exit__"}),
    "match": _ITEMS | _KEYS | _READ | _CHECKS | {"__len__", "keys", "get", "__contains__"},
}
"""Hooks by the key under which `scope` records an operation."""

BUILTINS: Final[Mapping[str, frozenset[str]]] = {
    "abs": frozenset({"__abs__"}),
    **dict.fromkeys(("all", "any", "filter"), frozenset({"__bool__", "__len__"})),
    **dict.fromkeys(("ascii", "repr"), frozenset({"__repr__"})),
    **dict.fromkeys(("bin", "chr", "hex", "oct", "range", "slice"), frozenset({"__index__"})),
    "bool": frozenset({"__bool__", "__len__"}),
    "bytes": frozenset({"__bytes__", "__index__", "__len__"}),
    "bytearray": frozenset({"__index__", "__len__"}),
    "complex": NUMBERS,
    "delattr": frozenset({"__delattr__", "__delete__"}),
    "dict": _KEYS | {"keys", "__getitem__"},
    "dir": frozenset({"__dir__"}),
    "divmod": frozenset({"__divmod__", "__rdivmod__"}),
    "enumerate": frozenset({"__index__"}),
    "float": NUMBERS,
    "format": _TEXT,
    **dict.fromkeys(("frozenset", "set"), _KEYS),
    **dict.fromkeys(("getattr", "hasattr"), _READ),
    "hash": frozenset({"__hash__"}) | _OFFSET,
    "int": NUMBERS,
    **dict.fromkeys(("isinstance", "issubclass"), _CHECKS),
    "len": frozenset({"__len__", "__index__"}),
    **dict.fromkeys(("list", "tuple"), frozenset({"__len__", "__length_hint__"})),
    **dict.fromkeys(("max", "min", "sorted"), _ORDER | {"__bool__"}),
    "pow": frozenset({"__pow__", "__rpow__"}),
    "str": frozenset({"__str__", "__repr__"}) | _OFFSET,
    "print": frozenset({"__str__", "__repr__", "write", "flush"}) | _OFFSET,
    "reversed": frozenset({"__reversed__", "__len__", "__getitem__"}),
    "round": frozenset({"__round__", "__index__"}),
    "setattr": frozenset({"__setattr__", "__set__"}),
    "sum": frozenset({"__add__", "__radd__"}),
}
"""Hooks that builtins call on their arguments, besides iterating over them."""

METHODS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("count", "index", "remove"), _ORDER | {"__index__"}),
    **dict.fromkeys(("insert", "pop"), _KEYS | {"__index__"}),
    **dict.fromkeys(("add", "discard", "get", "setdefault", "fromkeys", "popitem", "move_to_end"), _KEYS),
    **dict.fromkeys(
        """union intersection difference symmetric_difference update intersection_update difference_update
        symmetric_difference_update issubset issuperset isdisjoint""".split(),
        _KEYS | {"keys", "__getitem__"},
    ),
    "sort": _ORDER | {"__bool__"},
    **dict.fromkeys(("format", "format_map"), _TEXT | _ITEMS | _READ | {"__missing__"}),
    "extend": frozenset({"__len__", "__length_hint__", "__index__"}),
    **dict.fromkeys("center ljust rjust zfill expandtabs to_bytes startswith endswith find".split(), NUMBERS),
    **dict.fromkeys(("split", "subgroup"), frozenset({"derive", "__instancecheck__"})),
    "register": _CHECKS,
    **dict.fromkeys("__eq__ __ne__ __lt__ __le__ __gt__ __ge__".split(), _KEYS | _ORDER),
    **dict.fromkeys("__contains__ __getitem__ __setitem__ __delitem__ __hash__".split(), _KEYS),
    **dict.fromkeys("__and__ __iand__ __ior__ __isub__ __ixor__ __or__ __sub__ __xor__".split(), _KEYS),
    **dict.fromkeys("__rand__ __ror__ __rsub__ __rxor__".split(), _KEYS),
    **dict.fromkeys("__add__ __iadd__ __imul__ __mul__ __rmul__".split(), _OFFSET),
    "conjugate": frozenset(),
    **dict.fromkeys(
        "astimezone ctime dst fromutc isoformat strftime timetuple timestamp tzname utcoffset utctimetuple".split(),
        ZONE | {"fromutc"},
    ),
    **dict.fromkeys(("fromtimestamp", "strptime", "combine", "fromisoformat"), ZONE | {"fromutc", "__new__"}),
    **dict.fromkeys("fromordinal fromisocalendar replace __add__ __radd__ __sub__".split(), frozenset({"__new__"})),
}
"""Hooks that methods of builtin types call on their arguments and items."""

BY_NAME: Final = frozenset(
    "getattr hasattr setattr delattr format format_map __getattribute__ __setattr__ __delattr__".split()
)
"""Builtins, and methods of theirs, that find properties by names which are data."""

HOOKS: Final = frozenset().union(*OPERATIONS.values(), *BUILTINS.values(), *METHODS.values())
"""Every name under which native code may call a method of the program."""

LIBRARY_HOOKS: Final = frozenset(
    "__call__ __contains__ __enter__ __exit__ __get__ __getitem__ __iter__ __missing__ __next__".split()
)
"""Special methods through which classes of the library call back what they were given."""
