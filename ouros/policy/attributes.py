"""The attribute policy: a name, or the type that defines it and the name, in; what a program may do with it, out.

A rule says how a program reads an attribute that a builtin type defines: `ALLOW` (as it is), `REFUSE` (there is no
such attribute) or the name of a guard in `runtime.guards` that gives a safe stand-in. What a program defines on its own
classes is its own business. Names with one rule for all types, `ALLOW`, are emitted as native attribute reads; so are
names that no reachable type has. Everything else is hazardous and goes through the runtime.
"""

from __future__ import annotations

import functools
import re
import types
from collections import OrderedDict, _tuplegetter, defaultdict, deque  # type: ignore[attr-defined]
from collections.abc import Mapping
from typing import Final

ALLOW: Final = "allow"
REFUSE: Final = "refuse"
RESERVED_PREFIX: Final = "_o_"
"""The compiler's own names; no program can spell, read or store one."""

# ---------------------------------------------------------------------------------------------------------------------
# Rules by name, for every type that has no row of its own in TYPE_RULES.

OPERATIONS: Final = frozenset(
    """
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __and__ __anext__ __await__ __bool__ __bytes__ __call__ __ceil__
    __complex__ __contains__ __delitem__ __divmod__ __enter__ __eq__ __exit__ __float__ __floor__ __floordiv__
    __format__ __ge__ __getitem__ __gt__ __iadd__ __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__
    __imul__ __index__ __init__ __int__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __iter__ __itruediv__
    __ixor__ __le__ __len__ __length_hint__ __lshift__ __lt__ __matmul__ __missing__ __mod__ __mul__ __ne__ __neg__
    __next__ __or__ __pos__ __post_init__ __pow__ __radd__ __rand__ __rdivmod__ __repr__ __reversed__ __rfloordiv__
    __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__
    __rtruediv__ __rxor__ __setitem__ __str__ __sub__ __truediv__ __trunc__ __xor__
    """.split()
)
"""Reading one of these only names what an operator, a call or a loop does anyway."""

DESCRIPTIONS: Final = frozenset(
    """
    __args__ __class_getitem__ __defaults__ __doc__ __init_subclass__ __isabstractmethod__ __kwdefaults__ __module__
    __name__ __origin__ __parameters__ __prepare__ __qualname__ __sizeof__ __suppress_context__ __type_params__
    __wrapped__
    """.split()
)
"""Texts, numbers and objects that the program gave itself."""

CLOSED: Final = frozenset(
    """
    __abstractmethods__ __alloc__ __basicsize__ __buffer__ __builtins__ __closure__ __code__ __copy__ __deepcopy__
    __del__ __delete__ __dictoffset__ __dir__ __flags__ __get__ __getattr__ __getformat__ __getinitargs__ __getnewargs__
    __getnewargs_ex__ __getstate__ __globals__ __itemsize__ __match_args__ __mro_entries__ __objclass__
    __reduce__ __reduce_ex__ __release_buffer__ __replace__ __self_class__ __set__ __set_name__ __setstate__
    __signature__ __subclasshook__ __text_signature__ __thisclass__ __typing_unpacked_tuple_args__
    __unpacked__ __vectorcalloffset__ __weakref__ __weakrefoffset__

    f_back f_builtins f_code f_generator f_globals f_lasti f_lineno f_locals f_trace f_trace_lines f_trace_opcodes
    tb_frame tb_lasti tb_lineno tb_next co_argcount co_branches co_cellvars co_code co_consts co_exceptiontable
    co_filename co_firstlineno co_flags co_freevars co_kwonlyargcount co_lines co_linetable co_lnotab co_name
    co_names co_nlocals co_positions co_posonlyargcount co_qualname co_stacksize co_varnames _co_code_adaptive
    _varname_from_oparg gi_code gi_frame gi_yieldfrom cr_await cr_code cr_frame cr_origin ag_await ag_code ag_frame
    cell_contents _from_flags
    """.split()
)
"""The inside of functions, frames, types and the pickling protocol: no builtin type gives these to a program."""

GUARDED: Final[Mapping[str, str]] = {
    "__annotations__": REFUSE,
    "__base__": REFUSE,
    "__bases__": REFUSE,
    "__cause__": "linked_exception",
    "__class__": "class_of",
    "__context__": "linked_exception",
    "__delattr__": "delattr_method",
    "__dict__": REFUSE,
    "__func__": REFUSE,
    "__getattribute__": "getattribute_method",
    "__hash__": "hash_method",
    "__instancecheck__": REFUSE,
    "__mro__": REFUSE,
    "__new__": "constructor",
    "__self__": REFUSE,
    "__setattr__": "setattr_method",
    "__subclasscheck__": REFUSE,
    "__subclasses__": REFUSE,
    "__traceback__": "shown_traceback",
    "as_tuple": REFUSE,
    "astimezone": REFUSE,
    "buffer_info": REFUSE,
    "flags": REFUSE,
    "fromtimestamp": REFUSE,
    "now": REFUSE,
    "strptime": REFUSE,
    "timestamp": REFUSE,
    "today": REFUSE,
    "traps": REFUSE,
    "utcfromtimestamp": REFUSE,
    "utcnow": REFUSE,
    "ag_running": ALLOW,
    "ag_suspended": ALLOW,
    "cr_running": ALLOW,
    "cr_suspended": ALLOW,
    "expand": REFUSE,
    "format": REFUSE,
    "format_map": REFUSE,
    "groupindex": REFUSE,
    "gi_running": ALLOW,
    "gi_suspended": ALLOW,
    "mro": REFUSE,
    "obj": REFUSE,
    "finditer": REFUSE,
    "sub": REFUSE,
    "subn": REFUSE,
    "throw": ALLOW,
    "with_traceback": ALLOW,
}
"""Names that need a guard, or whose meaning depends on the type (refused unless TYPE_RULES says otherwise)."""

NAME_RULES: Final[Mapping[str, str]] = {
    **dict.fromkeys(OPERATIONS | DESCRIPTIONS, ALLOW),
    **dict.fromkeys(CLOSED, REFUSE),
    **GUARDED,
}

# ---------------------------------------------------------------------------------------------------------------------
# Rules by type and name.


_BUILTIN_SELF: Final = {"__self__": "self_unless_module"}

TYPE_RULES: Final[Mapping[type, Mapping[str, str]]] = {
    object: {
        "__dir__": "dir_method",
        "__getstate__": "state_method",
        "__repr__": "own_repr",
        "__subclasshook__": ALLOW,
    },
    type: {
        "__abstractmethods__": "own_abstract_methods",
        "__annotations__": "own_annotations",
        "__base__": "base",
        "__bases__": "bases",
        "__call__": "metaclass_call",
        "__dir__": "dir_method",
        "__dict__": "class_namespace",
        "__instancecheck__": "instance_check",
        "__mro__": "mro_tuple",
        "__subclasscheck__": "subclass_check",
        "__subclasses__": "program_subclasses",
        "mro": "mro_list",
    },
    types.GeneratorType: {"throw": "throw"},
    types.FunctionType: {"__annotations__": ALLOW, "__dict__": ALLOW, "__get__": ALLOW},
    types.MethodType: {"__func__": "method_function", "__get__": ALLOW, "__self__": ALLOW},
    types.BuiltinFunctionType: _BUILTIN_SELF,
    types.MethodWrapperType: _BUILTIN_SELF,
    types.MemberDescriptorType: {"__delete__": "member_access", "__get__": "member_access", "__set__": "member_access"},
    super: dict.fromkeys(("__get__", "__self__", "__self_class__", "__thisclass__"), ALLOW),
    property: {"__delete__": ALLOW, "__get__": ALLOW, "__set__": ALLOW, "__set_name__": ALLOW},
    types.GenericAlias: {"__dir__": "dir_method", "__unpacked__": ALLOW},
    staticmethod: {"__dict__": ALLOW, "__func__": ALLOW, "__get__": ALLOW},
    classmethod: {"__dict__": ALLOW, "__func__": ALLOW, "__get__": ALLOW},
    BaseException: {"__dict__": ALLOW, "with_traceback": "with_traceback"},
    AttributeError: {"obj": "error_object"},
    str: {"format": "format_method", "format_map": "format_map_method"},
    functools.partial: {"__dict__": ALLOW},
    type(functools.lru_cache(print)): {"__dict__": ALLOW, "__get__": ALLOW},
    type(functools.cmp_to_key(max)): {"obj": ALLOW},
    _tuplegetter: {"__get__": ALLOW},
    OrderedDict: {"__copy__": ALLOW, "__dict__": ALLOW},
    defaultdict: {"__copy__": ALLOW},
    deque: {"__copy__": ALLOW},
    types.SimpleNamespace: {"__dict__": ALLOW},
    memoryview: {"format": ALLOW, "obj": ALLOW},
    re.Pattern: {
        "__copy__": ALLOW,
        "__deepcopy__": ALLOW,
        "finditer": "pattern_finditer",
        "flags": ALLOW,
        "groupindex": "copy_of_table",
        "sub": "pattern_sub",
        "subn": "pattern_subn",
    },
    re.Match: {"__copy__": ALLOW, "__deepcopy__": ALLOW, "expand": "pattern_expand"},
}

SEALED_RULES: Final[Mapping[str, str]] = {"__class__": "class_of", "__repr__": "wrapped", "throw": ALLOW}
"""How sealed classes let names be read that only builtin types guard."""

FORWARDING: Final = (super, types.MethodType, types.GenericAlias, types.ModuleType)
"""Types that look attributes up elsewhere than on themselves: the runtime follows these, and refuses subclasses."""

# ---------------------------------------------------------------------------------------------------------------------
# Stores and deletions. Hazardous here are all dunder names too; other names are emitted natively, because what the
# program did not make has no place to store anything.

REFUSED_CLASS_NAMES: Final[Mapping[str, str]] = {
    "__del__": "__del__ is never called in the sandbox; use a with statement or try/finally to clean up",
    "__buffer__": "__buffer__ is not supported; return bytes from a method instead",
    "__release_buffer__": "__release_buffer__ is not supported; return bytes from a method instead",
}
"""Names no class of the program may define, with what to say."""

REFUSED_METACLASS_NAMES: Final[Mapping[str, str]] = {
    "mro": "a metaclass cannot define mro(); the order of base classes is fixed in the sandbox",
    "__getattribute__": "a metaclass cannot define __getattribute__; define __getattr__ instead",
}
"""Names no class that inherits from `type` may define, with what to say."""

MATCH_ARGS_RULE: Final = "__match_args__ must be a tuple of plain attribute names"

FIXED_ON_CLASSES: Final = frozenset(
    "__abstractmethods__ __base__ __bases__ __class__ __dict__ __mro__ __weakref__".split()
)
"""What the program cannot change on its own classes once they are made."""

STORABLE: Final[dict[type, frozenset[str]]] = {
    types.FunctionType: frozenset(
        """
    __annotations__ __defaults__ __dict__ __doc__ __kwdefaults__ __module__ __name__ __qualname__ __type_params__
    """.split()
    ),
    **dict.fromkeys(
        (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType), frozenset({"__name__", "__qualname__"})
    ),
    BaseException: frozenset("__cause__ __context__ __dict__ __suppress_context__ __traceback__".split()),
    AttributeError: frozenset({"obj"}),
    property: frozenset({"__doc__", "__name__"}),
    functools.partial: frozenset({"__dict__", "__doc__", "__module__"}),
    types.SimpleNamespace: frozenset({"__doc__"}),
    type(functools.lru_cache(print)): frozenset({"__dict__", "__doc__", "__module__"}),
    _tuplegetter: frozenset({"__doc__"}),
}
"""Attributes that a program may store on values of a builtin type; anything it put there itself is free."""


# ---------------------------------------------------------------------------------------------------------------------
# Questions


def is_dunder(name: str) -> bool:
    """True for `__name__`-like names, which the language reserves."""
    return len(name) > 4 and name[:2] == "__" and name[-2:] == "__"


def _native_reads() -> frozenset[str]:
    """Dunder names that every type allows."""
    overridden = {name for rules in TYPE_RULES.values() for name, rule in rules.items() if rule != ALLOW}
    return frozenset(name for name, rule in NAME_RULES.items() if rule == ALLOW) - overridden


NATIVE_READS: Final = _native_reads()
GUARDED_READS: Final = frozenset(NAME_RULES) - NATIVE_READS
"""The names of the table that are never emitted as native reads; a dunder name that it does not have is not either."""


def is_hazardous(name: str) -> bool:
    """Whether reading `obj.name` must go through the runtime, whatever `obj` is.

    Example: `is_hazardous("__globals__")` and `is_hazardous("format")` are true, `is_hazardous("append")` is false.
    """
    if name in GUARDED_READS or name.startswith(RESERVED_PREFIX):
        return True
    return is_dunder(name) and name not in NATIVE_READS


def is_hazardous_store(name: str) -> bool:
    """Whether storing or deleting `obj.name` must go through the runtime, whatever `obj` is."""
    return name in GUARDED_READS or is_dunder(name) or name.startswith(RESERVED_PREFIX)


def rule_for(kind: type, name: str) -> str:
    """The rule for an attribute that the builtin type `kind` itself defines; a name without a rule is refused."""
    rules = TYPE_RULES.get(kind)
    if rules is not None and name in rules:
        return rules[name]
    return NAME_RULES.get(name, REFUSE)
