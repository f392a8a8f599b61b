"""Dataclasses at the border: a host's dataclass in, a dataclass of one run that stands for it out, and back.

The run's class is made by the run's own `dataclasses` module, so programs use it like one of theirs. It holds the
name and the fields of the host's class, and nothing of the host: neither methods nor defaults nor class attributes.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ..errors import cast_error
from ..policy.attributes import RESERVED_PREFIX
from ..unknown_dataclass import UnknownDataclass, contents_of, make_unknown
from .native import namespace_of
from .stops import HostAbort

HOST_SHAPE = RESERVED_PREFIX + "host"
"""Under which name the run's class holds the shape of the host's."""


class Shape(NamedTuple):
    """What crosses of a dataclass itself."""

    module: str
    qualname: str
    name: str
    frozen: bool
    eq: bool
    order: bool
    fields: tuple[str, ...]


class Registry:
    """The host's dataclasses that a Sandbox makes instances of on the way out, by identity."""

    __slots__ = ("_classes", "_lock")

    def __init__(self, classes: Iterable[type]) -> None:
        self._classes = {id(cls): cls for cls in classes}
        self._lock = threading.Lock()

    def add(self, cls: type) -> None:
        with self._lock:
            self._classes = {**self._classes, id(cls): cls}

    def has(self, cls: type | None) -> bool:
        return id(cls) in self._classes

    def named(self, module: str, qualname: str) -> type | None:
        """The class of that name, if there is just one."""
        found = [cls for cls in self._classes.values() if (cls.__module__, cls.__qualname__) == (module, qualname)]
        return found[0] if len(found) == 1 else None


def registry_of(classes: Any) -> Registry:
    """The registry for a `dataclass_registry` argument. Raises TypeError if that is no list of dataclasses."""
    if classes is None:
        return Registry(())
    if not isinstance(classes, list):
        raise cast_error("dataclass_registry", classes, "list")
    for cls in classes:
        if not isinstance(cls, type):
            raise TypeError(f"dataclass_registry: TypeError: '{type(cls).__name__}' object cannot be cast as 'type'")
        check_dataclass(cls, "dataclass_registry: TypeError: ")
    return Registry(classes)


def check_dataclass(cls: type, before: str = "") -> None:
    """Refuse a class that is no dataclass; `before` is the text in front."""
    if not dataclasses.is_dataclass(cls):
        raise TypeError(f"{before}'{cls.__name__}' is not a dataclass")


def is_dataclass_instance(value: Any) -> bool:
    """Whether a value of the host is an instance of a dataclass."""
    return hasattr(type(value), "__dataclass_fields__")


class Dataclasses:
    """The dataclasses of one run that stand for some of the host."""

    __slots__ = ("_hosts", "_make", "_own", "_registry", "_restored")

    def __init__(self, registry: Registry, make: Callable[..., type], restored: list[type]) -> None:
        """`make` is `dataclasses.make_dataclass` of the run; `restored` are classes that came with its bytes."""
        self._registry = registry
        self._make = make
        self._restored = restored
        self._own: dict[Any, tuple[type, type | None]] = {}
        """By identity of the host's class, or by shape of an unknown one: the run's class, and the host's."""
        self._hosts: dict[int, tuple[type, type | None]] = {}
        """By identity of the run's class: itself, and the host's."""

    # inward

    def fields_of(self, value: Any) -> tuple[type, list[Any]]:
        """The run's class for a dataclass instance of the host, and the values of its fields in their order.

        Raises TypeError for a name of a field that no program may use.
        """
        if type(value) is UnknownDataclass:
            shape, contents, host = Shape(*contents_of(value)[0]), contents_of(value)[1], None
            key: Any = shape
        else:
            host = type(value)
            shape, key = _shape_of_host(host), id(host)
            contents = {name: getattr(value, name) for name in shape.fields if hasattr(value, name)}
        if key not in self._own:
            self._bind(key, self._class_for(shape), host)
        return self._own[key][0], [item for pair in contents.items() for item in pair]

    def _class_for(self, shape: Shape) -> type:
        for number, cls in enumerate(self._restored):
            if dataclass_shape(cls) == shape:
                return self._restored.pop(number)
        for name in shape.fields:
            if name.startswith(("__", RESERVED_PREFIX)) or not name.isidentifier():
                raise TypeError(f"Cannot convert {shape.name} to Sandbox value: it has a field {name!r}")
        made = self._make(
            shape.name,
            [(name, object) for name in shape.fields],
            module=shape.module,
            frozen=shape.frozen,
            eq=shape.eq,
            order=shape.order,
        )
        type.__setattr__(made, HOST_SHAPE, tuple(shape))
        return made

    def _bind(self, key: Any, cls: type, host: type | None) -> None:
        self._own[key] = (cls, host)
        self._hosts[id(cls)] = (cls, host)

    # outward

    def to_host(self, cls: type, contents: dict[str, Any]) -> Any:
        """The host's value for an instance of a run's class.

        Args: `cls`: a class for which `dataclass_shape` gives a shape. `contents`: the attributes, already converted.
        Raises: `HostAbort` with what the host's class raised.
        """
        shape = dataclass_shape(cls)
        assert shape is not None
        host = self._host_of(cls, shape)
        if host is None or not self._registry.has(host):
            return make_unknown(tuple(shape), contents)
        try:
            return _instance(host, contents)
        except BaseException as error:
            raise HostAbort(error) from None

    def _host_of(self, cls: type, shape: Shape) -> type | None:
        if id(cls) in self._hosts:
            return self._hosts[id(cls)][1]
        host = self._registry.named(shape.module, shape.qualname)
        if host is not None:
            self._restored[:] = [other for other in self._restored if other is not cls]
            self._bind(id(host), cls, host)
        return host


def dataclass_shape(cls: type) -> Shape | None:
    """The shape that a class of a run stands for, None for any other class."""
    held = namespace_of(cls).get(HOST_SHAPE)
    if type(held) is not tuple or [type(part) for part in held] != [str, str, str, bool, bool, bool, tuple]:
        return None
    return Shape(*held) if all(type(name) is str for name in held[-1]) else None


def _shape_of_host(cls: type) -> Shape:
    options: Any = cls.__dataclass_params__  # type: ignore[attr-defined]
    names = tuple(field.name for field in dataclasses.fields(cls))
    eq, order = bool(options.eq), bool(options.order)
    return Shape(cls.__module__, cls.__qualname__, cls.__name__, bool(options.frozen), eq, order, names)


def _instance(cls: type, contents: dict[str, Any]) -> Any:
    """An instance made by the class itself; fields that it does not take are set afterwards."""
    fields = [field for field in dataclasses.fields(cls) if field.name in contents]
    made = cls(**{field.name: contents[field.name] for field in fields if field.init})
    for field in fields:
        if not field.init:
            object.__setattr__(made, field.name, contents[field.name])
    return made
