"""Builtins that call back into the program, and the prelude function that stands in for each where a callback may
suspend.
"""

from __future__ import annotations

from collections.abc import Mapping

CALLBACK_BUILTINS: frozenset[str] = frozenset(
    """
    aiter all anext any bytearray bytes dict enumerate filter frozenset iter list map max min next reversed set sorted
    sum tuple zip
    """.split()
)
"""Builtin names with a suspendable version in `runtime/prelude`."""

CALLBACK_METHODS: frozenset[str] = frozenset(
    """
    __iadd__ __ior__ __next__ close difference difference_update extend from_bytes fromkeys intersection
    intersection_update isdisjoint issubset issuperset join send sort split sub subgroup subn symmetric_difference
    symmetric_difference_update throw union update
    """.split()
)
"""Method names of builtin types with a suspendable version in `runtime/prelude`."""

CALLBACK_FUNCTIONS: frozenset[str] = frozenset("dist fsum prod sub subn sumprod".split())
"""Functions of modules that call back or iterate."""

RESTARTABLE: Mapping[str, frozenset[str]] = {
    "builtins": frozenset(
        """
        abs all any ascii bin bool bytearray bytes chr complex delattr dict dir divmod enumerate filter float format
        frozenset getattr hasattr hash hex int isinstance issubclass iter len list map max min oct ord pow print range
        repr reversed round set setattr slice sorted str sum tuple type vars zip _o_display
        _count_elements array repeat
        """.split()
    ),
    "bytes": frozenset("center count endswith find fromhex index join ljust rjust startswith zfill".split()),
    "bytearray": frozenset("extend join".split()),
    "date": frozenset("fromisocalendar fromisoformat fromordinal replace".split()),
    "datetime": frozenset("combine fromisoformat strptime".split()),
    "dict": frozenset("__contains__ __getitem__ fromkeys get pop setdefault".split()),
    "dict_items": frozenset({"isdisjoint"}),
    "dict_keys": frozenset({"isdisjoint"}),
    "float": frozenset({"fromhex"}),
    "frozenset": frozenset(
        "__contains__ difference intersection isdisjoint issubset issuperset symmetric_difference union".split()
    ),
    "int": frozenset("from_bytes to_bytes".split()),
    "list": frozenset("__getitem__ count index insert pop remove".split()),
    "OrderedDict": frozenset({"move_to_end"}),
    "mappingproxy": frozenset({"get"}),
    "object": frozenset("__delattr__ __getattribute__ __setattr__ __format__ __repr__ __str__".split()),
    "set": frozenset(
        """
        __contains__ add difference discard intersection intersection_update isdisjoint issubset issuperset remove
        symmetric_difference union
        """.split()
    ),
    "str": frozenset(
        "center count endswith expandtabs find format format_map index join ljust rjust startswith zfill".split()
    ),
    "tuple": frozenset("count index".split()),
    "range": frozenset("count index".split()),
    "BaseExceptionGroup": frozenset("split subgroup".split()),
    "Match": frozenset("end group span start".split()),
    "Pattern": frozenset("findall finditer fullmatch match search split sub subn".split()),
    "deque": frozenset({"rotate"}),
}
"""Native functions and methods, by type, that change nothing before the last function they call back has answered."""

RESTARTABLE_MODULES: frozenset[str] = frozenset({"json", "math", "os.path", "re"})
"""Modules all of whose functions are like that."""

CONSUMING: frozenset[str] = frozenset(
    "all any bytearray bytes dict frozenset fromkeys fsum list max min prod set sorted sum tuple".split()
)
"""Those of them that iterate over their first argument before they return."""

CONSUMING_EACH: frozenset[str] = frozenset(
    """
    difference extend intersection intersection_update isdisjoint issubset issuperset join sumprod symmetric_difference
    union
    """.split()
)
"""Those that iterate over every one, but a container whose method it is."""

COMPARING: frozenset[str] = frozenset({"max", "min"})
"""Those that iterate over an argument if it is the only one."""

CALLING: frozenset[str] = frozenset("dump dumps load loads max min sorted split sub subgroup subn".split())
"""Those of them that call their arguments before they return."""
