"""Functions for runs that never stop: the fields of a dataclass in, its `__init__` and what reads them out; those of a
named tuple in, its `__new__` out; one that passes calls on.

CPython writes an `__init__` for just these fields as well. What it does to the instance is what a statement of the
program would do. The names in a text are those of the program's fields: nothing is written of one that is not a name
(`__annotations__` may hold any text, which would be run as code of the host).
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from keyword import iskeyword
from operator import attrgetter
from typing import Any, Final

from ..policy.attributes import is_hazardous
from .attributes import guarded_getattr
from .budget import limited, spend, work
from .ids import ids_of
from .kept import kept
from .key_hashes import HASHING, NOTHING
from .native import SandboxType, is_final, is_program_class, name_of

__all__ = ["make_initialiser"]

Field = tuple[str, bool, bool, bool, Any, Any]
"""Name, whether it is a parameter, by keyword only, stored; default and factory, or `missing`."""


SELVES: Final = ("self", "__dataclass_self__")
"""The first parameter: the other where a field has that name. What comes into the text of a function is looked at here:
a dump that was tampered with can say that the library holds something else.
"""


def make_initialiser(
    itself: str, fields: list[Field], missing: Any, made: Any, frozen: bool, slots: bool, post: bool
) -> Any:
    """Write the function.

    Args: `itself`: the name of its first parameter; `missing`: what stands for no default and no factory; `made`: the
        default that tells the function to call the factory; `frozen`: store past `__setattr__`; `slots`: whether
        defaults that are no parameters have to be stored; `post`:
        call `__post_init__` with the fields that are not stored.
    """
    plan = tuple(
        (name, given, keyword, stored, default is not missing, factory is not missing)
        for name, given, keyword, stored, default, factory in fields
    )
    if itself not in SELVES or type(itself) is not str or not are_names([field[0] for field in fields]):
        raise ValueError("the names of the fields are not plain identifiers")
    values = [each for field in fields for each in field[4:]]
    globals = sys._getframe(1).f_globals  # of the library module
    outer = types.FunctionType(_code(itself, plan, frozen, slots, post), globals)
    return outer(made, _require, object.__setattr__, *values)


def are_names(names: Iterable[Any]) -> bool:
    """Whether all are names that may stand in a text, and mean the same attribute there as in a statement."""
    return all(
        type(name) is str and name.isascii() and name.isidentifier() and not iskeyword(name) and not is_hazardous(name)
        for name in names
    )


def _require(value: Any) -> None:
    """Fields of a frozen dataclass are stored on instances of classes of the program alone."""
    if not is_program_class(type(value)):
        raise TypeError(f"__init__() of a frozen dataclass requires an instance, not {type(value).__name__!r}")


def _compiled(text: str, name: str) -> types.CodeType:
    """The one function in a text."""
    spend(_LETTER_BYTES * len(text))
    work(_LETTER_SECONDS * len(text))
    module = compile(text, name, "exec", dont_inherit=True)
    return next(each for each in module.co_consts if type(each) is types.CodeType)


_LETTER_BYTES: Final = 85
_LETTER_SECONDS: Final = 5.0e-7
"""What the compiler takes for each letter."""


@kept(1 << 17)
def _code(itself: str, plan: tuple[tuple[Any, ...], ...], frozen: bool, slots: bool, post: bool) -> types.CodeType:
    text = _text(itself, plan, frozen, slots, post)
    return _compiled(text, "<dataclass>")


def _text(itself: str, plan: tuple[tuple[Any, ...], ...], frozen: bool, slots: bool, post: bool) -> str:
    positional: list[str] = []
    keyword: list[str] = []
    body: list[str] = []
    store: Callable[[str, str], str] = (
        (lambda name, value: f"_o_set({itself}, {name!r}, {value})")
        if frozen
        else (lambda name, value: f"{itself}.{name} = {value}")
    )
    for number, (name, given, by_keyword, stored, has_default, has_factory) in enumerate(plan):
        default = f"=_o_d{number}" if has_default else "=_o_made" if has_factory else ""
        if given:
            (keyword if by_keyword else positional).append(name + default)
        if not stored:
            continue
        if has_factory:
            value = f"_o_f{number}()"
            body.append(store(name, f"{value} if {name} is _o_made else {name}" if given else value))
        elif given:
            body.append(store(name, name))
        elif slots and has_default:
            body.append(store(name, f"_o_d{number}"))
    if frozen:
        body.insert(0, f"_o_require({itself})")
    if post:
        passed = ", ".join(field[0] for field in plan if not field[3])
        body.append(f"{itself}.__post_init__({passed})")
    parameters = ", ".join([itself, *positional, *(["*", *keyword] if keyword else [])])
    inner = "\n        ".join(body or ["pass"])
    outer = ", ".join(
        ["_o_made", "_o_require", "_o_set", *(f"_o_{part}{number}" for number in range(len(plan)) for part in "df")]
    )
    return f"def make({outer}):\n    def __init__({parameters}):\n        {inner}\n    return __init__\n"


def make_method(name: str, fields: Sequence[str], showing: list[Any]) -> Any:
    """Write a method that `dataclass` gives to a class with these fields.

    Args: `showing`: the instances whose text is being made. Returns: None where the library's own has to do: in a run
        with limits, and for fields whose names are not plain.
    """
    if limited() or not are_names(fields):
        return None
    if type(name) is not str:  # it becomes part of a text, too
        raise TypeError("the name of a method is a string")
    globals = sys._getframe(1).f_globals
    outer = types.FunctionType(_method_code(name, tuple(fields)), globals)
    known = globals["__builtins__"].get(HASHING, NOTHING)
    return outer(type, int, hash, NotImplemented, showing, id, _NAMED, known.texts)


_NAMED: Final = ids_of((str, int, bool, bytes, type(None)))
"""Types of fields whose hashes, as the program knows them, may be remembered."""
_COUNTED: Final = "for _o_ in _o_fuel:\n break\nelse:\n _o_refuel()\n"
_SAME: Final = "if _o_type(other) is not _o_type(self):\n return _o_not\n"
_OPERATORS: Final = {"__eq__": "==", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}
_BY_FIELD: Final = sys.version_info >= (3, 13)
"""Whether instances are compared field by field, and not as tuples."""


@kept(1 << 17)
def _method_code(name: str, fields: tuple[str, ...]) -> types.CodeType:
    left, right = ("".join(f"{operand}.{field}, " for field in fields) for operand in ("self", "other"))
    if name == "__repr__":
        shown = ", ".join(f"{field}={{self.{field}!r}}" for field in fields)
        body = (
            "for _o_other in _o_showing:\n if _o_other is self:\n  return '...'\n_o_showing.append(self)\n"
            f"try:\n return f'{{_o_type(self).__qualname__}}({shown})'\nfinally:\n _o_showing.pop()"
        )
    elif name == "__hash__":
        items = [f"_o_{number}" for number in range(len(fields))]
        whole = " and ".join(f"_o_type({each}) is _o_int" for each in items) or "True"
        taken = "".join(f"{each}, " for each in items)
        named = " and ".join(f"_o_id(_o_type({each})) in _o_named" for each in items) or "True"
        body = (
            f"_o_ = {taken and f'{taken}= '}({left})\nif {whole}:\n return _o_tuple_hash(_o_)\n"
            f"_o_ = _o_texts.get(_o_, _o_) if {named} else _o_\nreturn _o_ if _o_type(_o_) is _o_int else _o_hash(_o_)"
        )
    elif name == "__eq__" and _BY_FIELD:
        same = " and ".join(f"self.{field} == other.{field}" for field in fields) or "True"
        body = f"if self is other:\n return True\n{_SAME}return {same}"
    else:
        body = f"{_SAME}return ({left}) {_OPERATORS[name]} ({right})"
    parameters = "self, other" if name in _OPERATORS else "self"
    method = f"def {name}({parameters}):\n{_COUNTED}{body}".replace("\n", "\n  ")
    # `pprint` knows the method by its qualified name, which is that of the one it stands for.
    outer = "_o_type, _o_int, _o_tuple_hash, _o_not, _o_showing, _o_id, _o_named, _o_texts"
    text = f"def _shower({outer}):\n {method}\n return {name}\n"
    return _compiled(text, "<dataclass>")


def make_tuple_maker(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> Any:
    """Write `__new__` of a named tuple, with these parameters."""
    if not all(type(name) is str and name.isidentifier() and not iskeyword(name) for name in fields):
        raise ValueError("the names of the fields are not identifiers")
    outer = types.FunctionType(_tuple_code(fields), sys._getframe(1).f_globals)
    made = outer(_require_class, tuple.__new__)
    made.__defaults__ = defaults or None
    return made


def _require_class(cls: Any) -> None:
    """The final classes of the runtime are not made here; what else is wrong, `tuple.__new__` says."""
    if issubclass(type(cls), type) and is_final(cls):
        raise TypeError(f"cannot create '{name_of(cls)}' instances")


@kept(1 << 17)
def _tuple_code(fields: tuple[str, ...]) -> types.CodeType:
    values = "".join(f"{field}, " for field in fields)
    text = (
        "def make(_o_require, _o_new):\n"
        f"    def __new__(_cls, {values}):\n"
        "        _o_require(_cls)\n"
        f"        return _o_new(_cls, ({values}))\n"
        "    return __new__\n"
    )
    return _compiled(text, "<namedtuple>")


def _passing(draw: Any) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        return draw(*args, **kwargs)

    def follow(new: Any) -> None:
        nonlocal draw
        draw = new

    return call, follow


def _asking(draw: Any) -> Any:
    def call() -> Any:
        return draw()

    def follow(new: Any) -> None:
        nonlocal draw
        draw = new

    return call, follow


def _short(code: types.CodeType) -> types.CodeType:
    """The code as that of no file, by which `namespaces.own_frame` knows that it is not the program's."""
    inner = [_short(each) if type(each) is types.CodeType else each for each in code.co_consts]
    return code.replace(co_filename="<short>", co_consts=tuple(inner))


_PASSING, _ASKING = _short(_passing.__code__), _short(_asking.__code__)


def make_short(target: Any, name: str, takes_arguments: bool) -> Any:
    """A function that calls `target` and shows nothing of it, and one that changes the target. Neither is counted as a
    level of depth: the target calls nothing of the program but special methods, which are.
    """
    code = _PASSING if takes_arguments else _ASKING
    call, follow = types.FunctionType(code, sys._getframe(1).f_globals)(target)
    call.__name__ = call.__qualname__ = name
    call.__annotations__ = {}
    return call, follow


def make_readers(names: Iterable[str]) -> list[Callable[[Any], Any]]:
    """For each name a function that reads that attribute as an expression of the program would."""
    return [
        partial(_read, name) if is_hazardous(name) or not name.isidentifier() else attrgetter(name) for name in names
    ]


def _read(name: str, value: Any) -> Any:
    return guarded_getattr(value, name)


def make_reader(names: Iterable[str]) -> Callable[[Any], tuple[Any, ...]]:
    """A function that reads these attributes."""
    readers = make_readers(names)
    if len(readers) > 1 and all(type(each) is attrgetter for each in readers):
        return attrgetter(*names)
    return lambda value: tuple([read(value) for read in readers])


Readers = Sequence[Callable[[Any], Any]] | Sequence[str]
"""What `make_readers` gives, or the names themselves, in runs that may be saved."""


def read_values(reader: Callable[[Any], tuple[Any, ...]] | list[str], value: Any) -> tuple[Any, ...]:
    """The fields of an instance, by what `make_reader` gives or by their names."""
    if type(reader) is list:
        return tuple([guarded_getattr(value, name) for name in reader])
    made: tuple[Any, ...] = reader(value)  # type: ignore[operator]
    return made


def read_both(reader: Any, left: Any, right: Any) -> tuple[Any, Any] | None:
    """The fields of two instances of one class; None if their classes differ."""
    return (read_values(reader, left), read_values(reader, right)) if type(left) is type(right) else None


def read_by_field(readers: Readers, left: Any, right: Any) -> Iterator[tuple[Any, Any]]:
    """Field by field of two instances, each when it is asked for."""
    for read in readers:
        if type(read) is str:
            yield guarded_getattr(left, read), guarded_getattr(right, read)
        else:
            yield read(left), read(right)  # type: ignore[operator]


def read_named(names: Sequence[str], readers: Readers, value: Any) -> Iterator[tuple[str, Any]]:
    """Names and values of the fields of an instance, each when it is asked for."""
    for name, read in zip(names, readers, strict=True):
        yield name, guarded_getattr(value, name) if type(read) is str else read(value)  # type: ignore[operator]


def ask(name: str, left: Any, right: Any) -> Any:
    """Call a special method of the left operand, found on its class."""
    kind = type(left)
    if type(kind) is type or type(kind) is SandboxType:  # no metaclass of the program is asked
        method = getattr(kind, name)
        if type(method) is types.FunctionType:
            return method(left, right)
    return guarded_getattr(kind, name)(left, right)


GENERATED: Final[dict[str, Any]] = {
    "_o_initialiser": make_initialiser,
    "_o_are_names": are_names,
    "_o_dataclass_method": make_method,
    "_o_tuple_maker": make_tuple_maker,
    "_o_short": make_short,
    "_o_reader": make_reader,
    "_o_readers": make_readers,
    "_o_values": read_values,
    "_o_both": read_both,
    "_o_named": read_named,
    "_o_by_field": read_by_field,
    "_o_ask": ask,
}
"""By name, for `support`."""
