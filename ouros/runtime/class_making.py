"""Making classes with their hooks held back: what `type.__new__` gets in; the class, and the hooks that are due, out.

The prelude calls those hooks one by one (see `prelude/classes.py`), which may suspend.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from .class_records import put
from .class_statement import (
    checked_entries,
    checked_mapping,
    finished,
    metaclass_of,
    mro_entries,
    preparer,
    winner,
)
from .ids import ids_of
from .modules.abc import ABCMeta, set_abstract_methods
from .native import (
    SandboxType,
    check_class,
    checked_namespace,
    held_bases,
    is_class,
    is_program_class,
    mro_of,
    name_of,
    namespace_of,
    plain_text,
    special,
)

KEPT: Final = frozenset({"__classcell__", "__doc__", "__match_args__", "__module__", "__qualname__", "__slots__"})
"""Names whose values `type.__new__` itself uses: no values with hooks."""
_PLAIN: Final = ids_of((str, tuple, list, dict, set, frozenset, type(None)))
HOOK: Final = "__init_subclass__"
_NO_HOOK: Final = classmethod(lambda cls, **keywords: None)
Fields = list[tuple[str, Any]]


def chosen_metaclass(metaclass: type, args: tuple[Any, ...]) -> Any:
    """The metaclass that makes the class, which may be that of a base; CPython refuses wrong arguments."""
    wanted = (str, tuple, dict)
    sound = len(args) == 3 and all(issubclass(type(arg), kind) for arg, kind in zip(args, wanted, strict=True))
    if not sound or not all(map(is_class, args[1])):
        type.__new__(type, *args)
        raise TypeError("type.__new__() takes exactly 3 arguments")
    return winner(metaclass, args[1])


def bare_class(metaclass: type, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> tuple[type, Fields]:
    """The class without its hooks called, and the values in its namespace that are to be told their name."""
    content = checked_namespace(bases, namespace)
    fields = [(key, value) for key, value in content.items() if key not in KEPT and _has_hook(value)]
    content.update((key, None) for key, _ in fields)
    if id(type(content.get("__slots__"))) not in _PLAIN:  # iterating over it may call the program: now, not later
        content["__slots__"] = tuple(content["__slots__"])
    hooked = {id(cls): cls for base in bases for cls in mro_of(base) if _defines_hook(cls)}
    hooks = [(cls, namespace_of(cls)[HOOK]) for cls in hooked.values()]
    try:
        for cls, _ in hooks:
            type.__setattr__(cls, HOOK, _NO_HOOK)
        kind = type if metaclass is SandboxType else metaclass
        made: Any = type.__new__(kind, plain_text(name), held_bases(bases), content)
    finally:
        for cls, hook in hooks:
            type.__setattr__(cls, HOOK, hook)
    for key, value in fields:
        put(made, key, value)
    check_class(made)
    return made, fields


def completed(cls: type) -> type:
    """What a metaclass of the library does when the class has been made."""
    if any(base is ABCMeta for base in mro_of(type(cls))):
        set_abstract_methods(cls)
    return cls


def _has_hook(value: Any) -> bool:
    return special(type(value), "__set_name__") is not None


def _defines_hook(cls: type) -> bool:
    return is_program_class(cls) and HOOK in namespace_of(cls)


def bound(value: Any, name: str) -> Any:
    """A special method of a value, found on its class."""
    method = special(type(value), name)
    bind = special(type(method), "__get__")
    return method if bind is None else bind(method, value, type(value))


def subclass_hook(cls: Any) -> Any:
    """What `type.__new__` calls last."""
    return super(cls, cls).__init_subclass__


def naming_failure(error: BaseException, owner: Any, name: str, field: Any) -> BaseException:
    """What is raised when `__set_name__` failed: the error with a note, or before Python 3.12 another one."""
    kind, where = name_of(type(field))[:100], name_of(owner)[:100]
    text = f"Error calling __set_name__ on '{kind}' instance {name!r} in '{where}'"
    if sys.version_info < (3, 12):
        return RuntimeError(text)
    error.add_note(text)
    return error


CLASS_PRIMITIVES: Final[dict[str, Any]] = {
    "_o_Type": SandboxType,
    "_o_asked_type": lambda args, kwargs: SandboxType(*args, **kwargs),
    "_o_bare_class": bare_class,
    "_o_bound": bound,
    "_o_completed": completed,
    "_o_checked_entries": checked_entries,
    "_o_checked_mapping": checked_mapping,
    "_o_finished": finished,
    "_o_metaclass_of": metaclass_of,
    "_o_mro_entries": mro_entries,
    "_o_naming_failure": naming_failure,
    "_o_preparer": preparer,
    "_o_subclass_hook": subclass_hook,
    "_o_winner": chosen_metaclass,
}
TYPES: Final = (type, SandboxType, ABCMeta)
"""Metaclasses whose `__new__` the prelude stands in for."""
