"""Classes of a program: live classes in; records out, and back.

No code of the program runs while a class is made again: what the class defines stands in its namespace as a stand-in
until every class is made. Names keep their order, also those that the interpreter added by itself (`__dict__`, slots).
"""

from __future__ import annotations

import functools
import gc
import types
from typing import TYPE_CHECKING, Any, Final

from ..errors import corrupt
from ..policy.attributes import REFUSED_CLASS_NAMES, REFUSED_METACLASS_NAMES, RESERVED_PREFIX
from .addresses import give_repr, written
from .host_dataclasses import HOST_SHAPE
from .key_hashes import unhooked
from .match_args import MATCHED, as_written, native_match_args
from .modules.abc import COUNTED, HIDDEN, REGISTRY, REJECTED, put_rejected, rejected, share_shape
from .names import name_of
from .native import (
    Metaclass,
    SandboxType,
    as_special,
    held_bases,
    is_class,
    is_hooked,
    is_program_class,
    mark_program_class,
    mro_of,
    namespace_of,
    present,
)

if TYPE_CHECKING:
    from .capture import Capture
    from .restore import Restore

Record = list[Any]
MARK: Final = RESERVED_PREFIX + "class"
MAIN: Final = "__main__"
UNKEPT: Final = (MARK, COUNTED)
ADDED: Final = ("__dict__", "__weakref__")
"""What the interpreter adds to a class after its own names, besides slots."""
KEPT: Final = frozenset({*HIDDEN, HOST_SHAPE})
"""Names of the runtime that a class takes with it."""
STORED: Final = frozenset({"__abstractmethods__", "__annotations__", "__doc__", "__module__", "__type_params__"})
"""Names for which `type` has a setter that puts the value into the namespace of the class."""
METACLASS: Final = ["builtin", "type.type"]
"""The record of the builtin `type`, which classes have and no program may: for any other value it is the sandbox's."""
_NO_HOOK: Final = classmethod(lambda cls, **keywords: None)


TYPES: Final = (SandboxType, Metaclass)
"""Types of classes that have no metaclass of the program or of a library."""


def write_type(capture: Capture, value: type) -> Record:
    """A class of one of these types, which may be one of them itself."""
    return name_of(present(value)) or capture.a_class(value)


def write_class(capture: Capture, value: type) -> Record:
    """Name the parts of a class, and how many of its names come before those that the interpreter added."""
    namespace = written(value)
    rejected(value)  # what does not hold any more goes
    slots = [name for name, item in namespace.items() if type(item) is types.MemberDescriptorType]
    added = [name for name in ADDED if type(namespace.get(name)) is types.GetSetDescriptorType]
    shown = [name for name in namespace if name not in added and name not in slots and _is_kept(name)]
    order = list(namespace)
    end = min((order.index(name) for name in (*added, *slots)), default=len(order))
    count = sum(order.index(name) < end for name in shown)
    declared = [*slots, *added] if slots or "__slots__" in namespace else None
    items = capture.pairs([(name, as_written(name, unhooked(namespace[name]))) for name in shown], f"{value.__name__}.")
    bases = type.__dict__["__bases__"].__get__(value)
    return [
        "class", capture.ref(type(value)), value.__name__, value.__qualname__, capture.refs(bases),
        declared, count, items,
    ]  # fmt: skip


def _is_kept(name: str) -> bool:
    return name not in UNKEPT and not name.startswith(MATCHED)


def make_class(
    restore: Restore,
    number: int,
    metaclass: Any,
    name: str,
    qualname: str,
    bases: Any,
    slots: Any,
    count: int,
    items: Any,
) -> type:
    """The class with stand-ins for what it holds."""
    names = items[::2]
    kind = type if restore.nodes[restore.number(metaclass)] == METACLASS else restore.get(metaclass)
    made_of = tuple(restore.many(bases))
    _check_names([*names, *(slots or ())], made_of)
    namespace: dict[str, Any] = dict.fromkeys(names[:count])
    namespace["__qualname__"] = restore.text(qualname)
    if "__module__" in namespace:
        module = items[2 * names.index("__module__") + 1]
        namespace["__module__"] = module if type(module) is str else MAIN
    if "__init_subclass__" in namespace:
        namespace["__init_subclass__"] = _NO_HOOK
    namespace.update(restore.stand_ins(items[: 2 * count]))
    if slots is not None:
        if type(slots) is not list or not all(type(each) is str for each in slots):
            corrupt("a class without the names of its slots")
        namespace["__slots__"] = tuple(slots)
    made: type = type.__new__(kind, restore.text(name), held_bases(made_of), namespace)
    mark_program_class(made)
    if "__repr__" not in names:
        give_repr(made)
    if slots is not None and "__slots__" not in names:
        type.__delattr__(made, "__slots__")
    return made


def _check_names(names: list[Any], bases: tuple[Any, ...]) -> None:
    refused = {*REFUSED_CLASS_NAMES}
    if any(is_class(base) and issubclass(base, type) for base in bases):
        refused |= {*REFUSED_METACLASS_NAMES}
    for name in names:
        if type(name) is not str or (name.startswith(RESERVED_PREFIX) and name not in KEPT) or name in refused:
            corrupt(f"a class with a name that no program may define: {name!r}")


def fill_class(restore: Restore, value: type, *fields: Any) -> None:
    """Put in what the class holds; its special methods come last of all."""
    stand_ins = dict(restore.stand_ins(fields[-1]))
    for name, item in restore.pairs(fields[-1]).items():
        if name == "__match_args__":
            for reader, held in native_match_args(item, is_hooked(value)).items():
                put(value, reader, held)
            continue
        if name == REGISTRY:  # a list that is filled later
            restore.last.append(functools.partial(share_shape, value, item))
        if name in stand_ins:
            held = as_special(name, item)
            put(value, name, stand_ins[name])
            restore.last.append(functools.partial(put, value, name, held))
        elif name == REJECTED:
            put_rejected(value, item)
        elif name == "__module__" and type(item) is str:
            pass  # it has it from the start, and to set it makes newer Pythons forget `__firstlineno__`
        else:
            put(value, name, item)
    if HOST_SHAPE in fields[-1][::2]:
        restore.libraries.stand_ins.append(value)


def put(cls: type, name: str, item: Any) -> None:
    """Put an item into the namespace of a class, past descriptors of its metaclass."""
    if name in STORED or not _is_data_on(type(cls), name):
        type.__setattr__(cls, name, item)
        return
    gc.get_referents(namespace_of(cls))[0][name] = item
    mark_program_class(cls)  # which tells the interpreter that the class has changed


def _is_data_on(metaclass: type, name: str) -> bool:
    for cls in mro_of(metaclass):
        if name in namespace_of(cls):
            kind = type(namespace_of(cls)[name])
            return any(hook in namespace_of(base) for base in mro_of(kind) for hook in ("__set__", "__delete__"))
    return False


def write_slot(capture: Capture, value: Any) -> Record:
    """A slot of a class, or what the interpreter added to it, as its namespace holds it."""
    owner = value.__objclass__
    if not is_program_class(owner):
        return name_of(value) or ["member", capture.ref(owner), value.__name__]
    return ["slot", capture.ref(owner), value.__name__]


def read_slot(restore: Restore, number: int, cls: Any, name: str) -> Any:
    found = namespace_of(restore.get(cls)).get(restore.text(name)) if name != "__weakref__" else None
    if type(found) is not types.MemberDescriptorType and type(found) is not types.GetSetDescriptorType:
        corrupt("a slot that its class does not have")
    return found
