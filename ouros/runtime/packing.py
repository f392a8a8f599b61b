"""Plain data of a session between two executions: its variables in; for those that hold lists, tuples and dicts of
scalars and of simple instances, and share nothing with the others, bytes that CPython makes and reads quickly, out.

The bytes stay in this process and are never read from anywhere else. Sharing inside of them is kept.
"""

from __future__ import annotations

import gc
import io
import marshal
import pickle
import sys
import types
from collections.abc import Callable, Iterable, Set
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from .ids import ids_of
from .native import is_program_class, mro_of, namespace_of

CONTAINERS = ids_of((list, tuple, dict))
SCALARS = ids_of((int, str, float, bool, bytes, complex, type(None), type(...)))
PLAIN = CONTAINERS | SCALARS
FEW = 64
"""Objects that are written as records as quickly."""
LARGE = 1024
"""Objects in a variable from which on its bytes are worth keeping while other variables change."""
LEVEL = 16
"""Objects that are looked at all together as quickly as one by one."""
FEW_KINDS = 6
Attributes = Callable[[Any], Any]
"""Gives the attributes of an instance."""
ById = dict[int, Any]


class Parts(NamedTuple):
    """What a value holds, itself included, by identity; `attributes` are the dicts of the instances."""

    containers: ById
    instances: ById
    attributes: ById


class Packed(NamedTuple):
    """Variables as bytes, the classes that their instances are made of again, and those that hold only scalars."""

    data: bytes
    classes: list[Any]
    simple: frozenset[str]


class Kept(NamedTuple):
    """Variables whose bytes are known, as long as nothing of the program that spells one of their names is executed."""

    values: dict[str, Any]
    packed: Packed

    def has_one_of(self, names: Set[str]) -> bool:
        """Whether a variable has one of the names, or one that classes spell in another way."""
        return not names.isdisjoint(self.values) or any("__" in name for name in self.values)

    def holds(self, names: dict[str, Any]) -> bool:
        """Whether these are still the variables, and their instances are still simple: a class may have got a hash."""
        if any(attributes_of(kind) is None for kind in self.packed.classes):
            return False
        return all(name in names and names[name] is value for name, value in self.values.items())


class Plain:
    """The variables of a session that can be packed, by name, and what each of them holds."""

    def __init__(self, held: Iterable[tuple[str, Any]]) -> None:
        self.readers: dict[int, Attributes | None] = {}
        """By the identity of a class: what reads the attributes of its instances, if they are simple."""
        self.parts: dict[str, Parts] = {}
        self.variables: dict[str, Any] = {}
        self.sizes: dict[str, int] = {}
        size = count = 0
        for name, value in held:
            kind = id(type(value))
            if kind in SCALARS or (kind not in CONTAINERS and self.reader(type(value)) is None):
                continue
            found = self.parts_of(value)
            if found is not None:
                self.variables[name], self.parts[name] = value, found
                self.sizes[name] = sum(map(len, found.containers.values())) + len(found.instances)
                size += self.sizes[name]
                count += len(found.instances)
        if count < FEW:
            wanted = self.simple if size >= FEW else ()
            self.variables = {name: self.variables[name] for name in self.variables if name in wanted}
        elif count:  # something may hold the attributes of an instance as a dict
            every = self.parts.values()
            containers = set(chain.from_iterable(found.containers for found in every))
            self.leave_out(containers.intersection(chain.from_iterable(found.attributes for found in every)))

    def parts_of(self, value: Any) -> Parts | None:
        """What a value holds; None if that is more than containers, simple instances and scalars."""
        found = Parts({}, {}, {})
        inside: list[Any] = [value]
        while inside:
            if len(inside) < LEVEL:
                if not self.take_one(inside, found):
                    return None
                continue
            kinds = kinds_of(inside)
            inside_them = self.take_instances(inside, kinds, found) if not kinds <= PLAIN else []
            if inside_them is None:
                return None
            level = _note(inside, kinds, CONTAINERS, found.containers)
            inside = gc.get_referents(*level) if level else []
            inside += inside_them
        return found

    def take_one(self, inside: list[Any], found: Parts) -> bool:
        """Note the last of some objects, and what it holds among them; whether it may be noted."""
        value = inside.pop()
        kind, key = id(type(value)), id(value)
        if kind in CONTAINERS:
            if key not in found.containers:
                found.containers[key] = value
                inside += gc.get_referents(value)
        elif kind not in SCALARS and key not in found.instances:
            read = self.reader(type(value))
            attributes = None if read is None else read(value)
            if type(attributes) is not dict:
                return False
            for name in attributes:
                if type(name) is not str:
                    return False
            found.instances[key] = value
            found.attributes[id(attributes)] = attributes
            inside += attributes.values()
        return True

    def take_instances(self, inside: list[Any], kinds: set[int], found: Parts) -> list[Any] | None:
        """Note the instances among some objects; the values of their attributes, None if one is not simple."""
        dicts: list[dict[Any, Any]] = []
        for each in _note(inside, kinds, kinds - PLAIN, found.instances):
            read = self.reader(type(each))
            attributes = None if read is None else read(each)
            if type(attributes) is not dict:
                return None
            dicts.append(attributes)
        found.attributes.update(zip(map(id, dicts), dicts, strict=True))
        if not {id(str)}.issuperset(map(id, map(type, chain.from_iterable(dicts)))):
            return None
        return list(chain.from_iterable(map(dict.values, dicts)))

    def reader(self, kind: type) -> Attributes | None:
        key = id(kind)
        if key not in self.readers:
            self.readers[key] = attributes_of(kind)
        return self.readers[key]

    @cached_property
    def simple(self) -> frozenset[str]:
        """The variables that hold containers of scalars, packed or not."""
        return frozenset(name for name, parts in self.parts.items() if not parts.instances)

    def classes(self) -> list[type]:
        """Those of the instances in the variables."""
        instances = chain.from_iterable(self.parts[name].instances.values() for name in self.variables)
        return list(dict.fromkeys(map(type, instances)))

    def leave_out(self, *others: Set[int]) -> bool:
        """Pack no variable that holds something with one of these identities; whether there was one."""
        shared = [
            name
            for name in self.variables
            if not all(own.keys().isdisjoint(some) for own in self.parts[name] for some in others)
        ]
        for name in shared:
            del self.variables[name]
        return bool(shared)

    def pack(self) -> list[Kept] | None:
        """The variables as bytes, large ones for themselves; None if they are nested too deeply for that."""
        try:
            return [self.packed(group) for group in self.groups()]
        except (ValueError, RecursionError):
            return None

    def groups(self) -> list[dict[str, Any]]:
        """The variables, those together that share something, or are small."""
        alone = [name for name in self.variables if self.sizes[name] >= LARGE and self.is_apart(name)]
        rest = {name: value for name, value in self.variables.items() if name not in alone}
        return [*({name: self.variables[name]} for name in alone), *([rest] if rest else ())]

    def is_apart(self, name: str) -> bool:
        """Whether a variable shares nothing with the others."""
        own = self.parts[name]
        others = [self.parts[other] for other in self.variables if other != name]
        return all(mine.keys().isdisjoint(theirs) for other in others for mine in own for theirs in other)

    def packed(self, variables: dict[str, Any]) -> Kept:
        """Some of the variables as bytes."""
        simple = self.simple.intersection(variables)
        parts = Parts({}, {}, {})
        for name in variables:
            for every, own in zip(parts, self.parts[name], strict=True):
                every.update(own)
        classes = list(dict.fromkeys(map(type, parts.instances.values())))
        data = _pickle(variables, parts, classes) if classes else marshal.dumps(variables)
        return Kept(variables, Packed(data, classes, simple))


def attributes_of(kind: type) -> Attributes | None:
    """What reads the attributes of instances of a class that are no more than these: without slots, and with the hash
    of `object` or none, since they may be keys.
    """
    if type(kind) is not type:
        return None
    reader: Attributes | None = None
    plain_hash = True
    for base in reversed(mro_of(kind)[:-1]):
        if not is_program_class(base):
            return None
        names = namespace_of(base)
        if any(type(value) is types.MemberDescriptorType for value in names.values()):
            return None
        found: Any = names.get("__dict__")
        if type(found) is types.GetSetDescriptorType:
            reader = found.__get__
        if "__hash__" in names:
            plain_hash = names["__hash__"] is None and "__eq__" in names
    return reader if plain_hash else None


def kinds_of(values: list[Any]) -> set[int]:
    """The identities of the types of some objects, of which most are of few types."""
    kinds: set[int] = set()
    for _ in range(FEW_KINDS):
        if not values:
            return kinds
        kind = type(values[0])
        kinds.add(id(kind))
        values = [each for each in values if type(each) is not kind]
    return kinds.union(map(id, map(type, values)))


def _note(inside: list[Any], kinds: set[int], wanted: Set[int], found: ById) -> list[Any]:
    """Those of some objects that are of the wanted kinds and not found yet, which they are then."""
    if kinds.isdisjoint(wanted):
        return []
    chosen = inside if kinds <= wanted else [each for each in inside if id(type(each)) in wanted]
    new = dict(zip(map(id, chosen), chosen, strict=True))
    for key in found.keys() & new.keys():
        del new[key]
    found.update(new)
    return [*new.values()]


def is_inline(value: Any) -> bool:
    """True for what records hold as it is."""
    kind = type(value)
    if kind is int:
        return bool(-(1 << 63) <= value < 1 << 63)
    if kind is float:
        return bool(value - value == 0)
    return value is None or kind is str or kind is bool


def made(number: int) -> Any:
    """Stands in pickled bytes for what makes an empty instance of the class with that number."""
    raise NotImplementedError


def _pickle(variables: dict[str, Any], parts: Parts, classes: list[type]) -> bytes:
    """The instances as empty ones, so that no chain of them is deep; their attributes; then the variables."""
    file = io.BytesIO()
    pickler = pickle.Pickler(file, 5)
    empty = {kind: (made, (number,)) for number, kind in enumerate(classes)}
    pickler.dispatch_table = dict.fromkeys(classes, lambda instance: empty[type(instance)])
    pickler.dump([[*parts.instances.values()], [*parts.attributes.values()], variables])
    return file.getvalue()


class _Unpickler(pickle.Unpickler):
    """Reads bytes that name nothing but `made`, `complex` and `Ellipsis`."""

    def __init__(self, data: bytes, classes: list[Any]) -> None:
        super().__init__(io.BytesIO(data))
        self.classes = classes

    def find_class(self, module: str, name: str, /) -> Any:
        return {"made": self.make, "complex": complex, "Ellipsis": ...}[name]

    def make(self, number: int) -> Any:
        return object.__new__(self.classes[number])


def unpack(packed: Packed) -> dict[str, Any]:
    """The variables again, made anew."""
    if not packed.classes:
        plain: dict[str, Any] = marshal.loads(packed.data)
        return plain
    instances, attributes, variables = _Unpickler(packed.data, packed.classes).load()
    readers = {id(kind): attributes_of(kind) for kind in packed.classes}
    for instance, held in zip(instances, attributes, strict=True):
        read = readers[id(type(instance))]
        assert read is not None
        read(instance).update(zip(map(sys.intern, held), held.values(), strict=True))
    return variables  # type: ignore[no-any-return]
