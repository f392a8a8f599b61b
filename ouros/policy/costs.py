"""What can use up much memory or time in one go: names of builtins, methods and operators in; who checks them, out.

`metered` programs (those of runs with limits) call these through checks of `runtime.metered`. Everything that is not
named here takes time and memory in proportion to what the program holds already, and is covered by the watchdog.
"""

from __future__ import annotations

import ast
from array import array
from collections import OrderedDict, defaultdict, deque
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType, SimpleNamespace
from typing import Final

SMALL_BITS: Final = 64
"""Numbers of so many bits are small: a product with one of them grows by that much."""

ASSIGNED: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "_o_appended",
    ast.BitOr: "_o_merged",
    ast.BitXor: "_o_merged",
}
"""Operators that change the operand on the left in `+=` and its like, and what checks the operands there."""
IN_PLACE: Final[Mapping[type[ast.operator], str]] = {
    ast.Mult: "mul", ast.Pow: "pow", ast.LShift: "lshift", ast.Mod: "mod", ast.FloorDiv: "floordiv",
}  # fmt: skip
"""Those that can explode whatever is on the right, where the left is an attribute or item."""
ARITHMETIC: Final[Mapping[type[ast.operator], str]] = {**IN_PLACE, ast.Add: "add", ast.Sub: "sub", ast.Div: "truediv"}
"""Those that make decimal numbers of integers."""
COMPARISONS: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip
"""Those that do so as well."""
SHRINKING: Final = (ast.BitAnd, ast.Sub)
"""Those that make it smaller."""
OF_SETS: Final = (ast.BitAnd, ast.BitXor, ast.Sub)
"""Operators that are looked at only in programs that mention sets."""
OPERATORS: Final[Mapping[type[ast.operator], tuple[str, str]]] = {
    ast.Add: ("_o_added", "_o_add"),
    ast.Mult: ("_o_multiplied", "_o_multiply"),
    ast.Pow: ("_o_raised", "_o_raise"),
    ast.LShift: ("_o_shifted", "_o_shift"),
    ast.Mod: ("_o_reduced", "_o_reduce"),
    ast.FloorDiv: ("_o_divided", "_o_divide"),
    ast.BitOr: ("_o_united", "_o_unite"),
    ast.BitXor: ("_o_united", "_o_differ"),
    ast.BitAnd: ("_o_met", "_o_meet"),
    ast.Sub: ("_o_met", "_o_subtract"),
    ast.Div: ("_o_over", "_o_quotient"),
}
"""Operators whose result can be far larger than its operands, or take far longer: what checks both operands and gives
the right one, and what checks and calculates."""

BUILTINS: Final = frozenset("ascii bin divmod format getattr hex iter max min oct pow repr sorted sum".split())
"""Builtin functions that metered programs have another version of."""

HELD: Final = frozenset("all any round".split())
"""The same where they are not called at once: there it is their arguments that are looked at."""

CONSTRUCTORS: Final = frozenset("bytearray bytes dict frozenset list range reversed set tuple".split())
"""Builtin types whose calls are checked."""

TYPES: Final = CONSTRUCTORS | {"Decimal", "OrderedDict", "array", "deque", "map", "str"}
"""Those that may also be called by another name."""

OF_BYTES: Final = frozenset({"bytearray", "bytes"})
"""Those that make so many bytes as a number says."""
OF_CONTENT: Final = (CONSTRUCTORS - {"range", "reversed"}) | {"str"}
"""Those that are made of what they are given, as are their subclasses."""
BASES: Final = TYPES | frozenset(
    "ChainMap Counter DefaultDict Deque Dict FrozenSet List Set Text Tuple defaultdict enumerate filter int partial "
    "zip".split()
)
"""The same, what calls or goes through what it is given, and other names of them."""
CALLING_BACK: Final[Mapping[str, int | None]] = {
    **dict.fromkeys("cache call callback dropwhile filter filterfalse iter lru_cache map partial reduce".split(), 0),
    **dict.fromkeys("starmap takewhile".split(), 0),
    **dict.fromkeys("accumulate groupby sub subn".split(), 1),
    **dict.fromkeys("MethodType cached_property getter partialmethod property".split(), 0),
    **dict.fromkeys("bisect bisect_left bisect_right insort insort_left insort_right loads".split()),
    **dict.fromkeys("max merge min nlargest nsmallest sort sorted".split()),
}
"""Last parts of the names of functions whose native code calls what it is given: as which argument, or by keyword."""
CALLED_BACK: Final = frozenset(
    "fget func function key object_hook object_pairs_hook parse_constant parse_float parse_int repl".split()
)
"""Under which keywords they are given that."""

LOOKING: Final[Mapping[str, tuple[str, int]]] = {
    "all": ("_o_gone_through", 0),
    "any": ("_o_gone_through", 0),
    "BaseExceptionGroup": ("_o_listed", 1),
    "ExceptionGroup": ("_o_listed", 1),
    "float": ("_o_parsed", 0),
    "int": ("_o_parsed", 0),
    **dict.fromkeys(("IndentationError", "SyntaxError", "TabError"), ("_o_listed", 1)),
    "isinstance": ("_o_compared", 1),
    "issubclass": ("_o_compared", 1),
    "map": ("_o_shown", 1),
    "str": ("_o_shown", 0),
}
"""Builtins that go through nested values natively: what checks which argument."""
LOOKING_ALONE: Final = frozenset("float int isinstance issubclass str".split())
"""Those whose check gives back what it gets, so that it does not matter whether the name stands for the builtin."""
STREAMS: Final[Mapping[str, int]] = {
    "enumerate": 0, "filter": 1, "map": 1, "zip": 0,
}  # fmt: skip
"""Makers of native iterators, and which argument they go through first."""
EMPTYING: Final = frozenset(
    "all any bytearray bytes dict frozenset join list max min set sorted sum tuple".split()
)
"""Builtins, and a method, that go through an iterator before anything else happens."""
COMPARED: Final = frozenset({"count", "index", "remove"})
"""Methods that compare their argument."""
ARGUMENTS: Final[Mapping[str, str]] = {"maketrans": "_o_lettered"}
"""Methods that go through their first argument, and what checks it."""
FILLED: Final[Mapping[str, tuple[str, int]]] = {
    "array": ("_o_arrayed", 1), "deque": ("_o_listed", 0), "_o_resolve_bases": ("_o_listed", 0),
    "OrderedDict": ("_o_linked", 0),
}  # fmt: skip
"""What is made of all items of an argument, which is checked if it is the last one."""
OF_LEAVES: Final = frozenset(
    {"_o_arrayed", "_o_cased", "_o_gone_through", "_o_lettered", "_o_listed", "_o_looked_at", "_o_ordered", "_o_parsed"}
)
"""What looks at texts too, which hold no other values."""
BESIDE_DECIMALS: Final[Mapping[str, str]] = {
    "_o_compared": "_o_d_compared", "_o_looked_at": "_o_d_looked_at", "_o_sought": "_o_d_sought",
    "_o_lookup": "_o_d_lookup", "_o_c_sum": "_o_d_sum",
}  # fmt: skip
"""Checks that look for long integers too, in programs that have to do with decimal numbers."""
TUPLE_MAKERS: Final = frozenset("NamedTuple frozenset namedtuple pairwise product tuple zip".split())
"""Names by which tuples are made of others, besides displays."""
_COLLECTING: Final = "difference fromkeys intersection isdisjoint issubset symmetric_difference union update"
_LOOKING_UP: Final = "add discard get pop setdefault __contains__ __delitem__ __getitem__ __setitem__"
KEYED: Final[Mapping[str, str]] = {
    **dict.fromkeys(_LOOKING_UP.split(), "_o_lookup"),
    **dict.fromkeys(COMPARED, "_o_compared"),
    **dict.fromkeys(_COLLECTING.split(), "_o_collected"),
}
"""Methods that compare or hash their first argument, or what it holds, and what checks it."""
HASHING_METHODS: Final[Mapping[type, str]] = {
    dict: "get pop setdefault __contains__ __delitem__ __getitem__ __setitem__",
    set: "add discard remove __contains__",
    frozenset: "__contains__",
}
"""Methods that hash their first argument, which is looked at where tuples may stand in each other without end."""
CLASS_NAMES: Final = frozenset(
    "bool bytes complex dict float frozenset int list object range set str tuple type".split()
)
"""Builtin classes that `isinstance` is asked about."""

_TEXT: Final = (
    "center expandtabs join ljust lstrip removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip "
    "split splitlines strip zfill"
)
_SETS: Final = "copy difference intersection isdisjoint issubset issuperset symmetric_difference union"
CASES: Final = frozenset("capitalize casefold lower swapcase title upper".split())
"""Methods of texts that take room for three letters for each."""
_KINDS: Final = "isalnum isalpha isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper"
SCANS: Final = frozenset(f"find partition {_KINDS}".split())
"""Methods of texts that look at each letter."""
COPYING: Final = frozenset({"lstrip", "partition", "rstrip", "strip"})
"""Methods of texts that are called for many short ones, and copy most of a long one."""
_LETTERS: Final = " ".join(sorted(CASES | SCANS))
METHODS: Final[Mapping[type, str]] = {
    str: f"{_TEXT} {_LETTERS} count encode index translate",
    bytes: f"{_TEXT} {_LETTERS} count decode hex index translate",
    bytearray: f"{_TEXT} {_LETTERS} copy count decode extend hex index translate",
    array: "count extend frombytes fromlist index remove tobytes tolist",
    deque: "copy count extend extendleft index remove",
    memoryview: "hex tobytes tolist",
    list: "copy count extend index remove sort",
    tuple: "count index",
    dict: "copy fromkeys update",
    set: f"{_SETS} difference_update intersection_update symmetric_difference_update update",
    frozenset: _SETS,
    int: "to_bytes",
}
_TURNED: Final = "__iter__ __reversed__"
_SHOWN: Final = "__eq__ __ge__ __gt__ __le__ __lt__ __ne__ __repr__"
_JOINED: Final = "__add__ __mul__ __rmul__ __iadd__ __imul__"
_ITEMS: Final = "__getitem__ __setitem__ __delitem__"
_OF_SETS: Final = "__or__ __ror__ __and__ __rand__ __sub__ __rsub__ __xor__ __rxor__ __ior__ __iand__ __isub__ __ixor__"
_VIEWS: Final[tuple[type, ...]] = type({}.keys()), type({}.items())
SPECIAL_METHODS: Final[Mapping[type, str]] = {
    **dict.fromkeys((set, frozenset), f"{_TURNED} {_SHOWN} {_OF_SETS}"),
    **dict.fromkeys((OrderedDict, dict), f"{_TURNED} {_SHOWN} __ior__ __or__ __ror__"),
    defaultdict: "__copy__ __or__ __repr__ __ror__",
    **dict.fromkeys(
        (str, bytes, bytearray),
        f"{_TURNED} {_JOINED} {_ITEMS} __contains__ __format__ __mod__ __repr__ __rmod__ __str__",
    ),
    **dict.fromkeys((array, deque), f"{_TURNED} {_JOINED} {_SHOWN} {_ITEMS} __contains__ __copy__"),
    **dict.fromkeys((list, tuple), f"{_TURNED} {_JOINED} {_SHOWN} {_ITEMS} __contains__"),
    memoryview: _TURNED,
    type({}.values()): f"{_TURNED} __repr__",
    **dict.fromkeys(_VIEWS, f"{_TURNED} {_SHOWN} {_OF_SETS}"),
    **dict.fromkeys((MappingProxyType, SimpleNamespace), "__eq__ __or__ __repr__ __ror__ __str__"),
    BaseException: "__repr__ __str__",
    partial: "__repr__",
    slice: "__eq__ __ge__ __gt__ __le__ __lt__ __ne__ __repr__",
    object: "__repr__ __str__",
    complex: "__format__",
    int: "__mul__ __rmul__ __pow__ __rpow__ __lshift__ __rlshift__ __mod__ __rmod__ __floordiv__ __rfloordiv__ "
    "__divmod__ __rdivmod__ __format__ __round__",
    float: "__format__",
}

BEGINNING: Final = frozenset({"__init__"})
"""Methods that are looked at only in programs one of whose classes may inherit from a type that is filled by them."""

_DECIMALS: Final = (
    "compare compare_signal compare_total compare_total_mag copy_sign exp fma ln log10 logical_and logical_or "
    "logical_xor max max_mag min min_mag next_toward quantize remainder_near rotate same_quantum scaleb shift sqrt"
)
_OF_CONTEXT: Final = (
    "abs canonical copy_abs copy_decimal copy_negate logb logical_invert minus next_minus next_plus normalize plus "
    "remainder to_integral_exact to_integral_value"
)
_OF_DECIMAL: Final = (
    " ".join(f"__{how}{name}__" for name in "add divmod floordiv mod mul pow sub truediv".split() for how in ("", "r"))
    + " __eq__ __ge__ __gt__ __le__ __lt__ __ne__"
)
LATE_METHODS: Final[Mapping[str, str]] = {
    "datetime.date": "strftime __format__",
    "datetime.time": "strftime __format__",
    "decimal.Context": "create_decimal_from_float "
    f"add create_decimal divide divide_int divmod multiply power subtract {_DECIMALS} {_OF_CONTEXT}",
    "decimal.Decimal": "as_integer_ratio from_float __ceil__ __floor__ __trunc__ "
    f"__format__ __int__ __pow__ __round__ {_DECIMALS} {_OF_DECIMAL}",
}
"""The same for types that are imported late."""
LATE_NAMES: Final = frozenset(name for row in LATE_METHODS.values() for name in row.split())
DECIMAL_NAMES: Final = frozenset(
    name for kind, row in LATE_METHODS.items() if kind.startswith("decimal") for name in row.split()
)
"""Of these, what is looked at only in programs that mention decimal numbers: `math` has such names as well."""

_PLACED: Final = "bisect bisect_left bisect_right heappush heappushpop heapreplace insort insort_left insort_right"
CONVERSIONS: Final[Mapping[str, tuple[str, int]]] = {
    **dict.fromkeys("ceil floor int round trunc".split(), ("_o_integral", 0)),
    **dict.fromkeys(("Decimal", "create_decimal"), ("_o_converted", 0)),
    **dict.fromkeys(_PLACED.split(), ("_o_converted", 1)),
    **dict.fromkeys(("nlargest", "nsmallest"), ("_o_ordered", 1)),
    "heapify": ("_o_ordered", 0),
}
"""What makes numbers of decimal ones and the other way, or compares such with integers, in such programs, and what
checks which argument."""

METHOD_NAMES: Final = frozenset(name for row in METHODS.values() for name in row.split())
SPECIAL_NAMES: Final = frozenset(name for row in SPECIAL_METHODS.values() for name in row.split())
PATTERN_METHODS: Final = frozenset("findall fullmatch match scanner search split".split())
CHECKED_NAMES: Final = METHOD_NAMES | SPECIAL_NAMES | PATTERN_METHODS | {"strftime", "__call__"}
"""Attributes that metered programs read through `_o_call_method`."""


def checked_names(decimals: bool, nests: bool) -> frozenset[str]:
    """These, and those of decimal numbers; those of methods that hash what may be deep."""
    more = DECIMAL_NAMES if decimals else frozenset[str]()
    return CHECKED_NAMES | more | (frozenset(KEYED) if nests else frozenset())
