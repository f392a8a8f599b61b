"""Values at the border: host and sandbox values in, what the other side receives out, called without a program."""

import collections
import collections.abc
import copy
import enum
import math
import threading
import time
from dataclasses import FrozenInstanceError, dataclass
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ouros
from ouros.policy.builtins import UNSUPPORTED
from ouros.runtime.boundary import (
    MAX_DEPTH,
    describe_exception,
    exception_recipe,
    exception_to_host,
    exception_to_sandbox,
    register_builtin,
    to_host,
    to_sandbox,
)


class Number(enum.IntEnum):
    ONE = 1


class Word(enum.StrEnum):
    A = "a"


class Loud(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "LOUD"


class Rows(list[Any]):
    def __iter__(self) -> Any:
        raise AssertionError("the border reads the list itself")


class Odd(float):
    pass


class Point(NamedTuple):
    x: int
    y: Any


@dataclass
class Record:
    a: int


# -- inwards -----------------------------------------------------------------------------------------------------------

PLAIN = [None, True, False, 0, -1, 10**40, 1.5, -0.0, math.inf, "", "é\ud800", b"", b"x", ...]
CONTAINERS = [
    [],
    [1, [2, [3]]],
    (),
    (1, (2,)),
    {},
    {"a": {"b": [1, 2]}, 3: None},
    {1, 2},
    frozenset({(1, 2)}),
    {(1, "a"): [frozenset({3})]},
]


@pytest.mark.parametrize("value", PLAIN + CONTAINERS, ids=repr)
def test_plain_data_crosses_unchanged_in_both_directions(value: Any) -> None:
    for convert in (to_sandbox, to_host):
        result = convert(value)
        assert type(result) is type(value)
        assert repr(result) == repr(value)


@pytest.mark.parametrize("convert", [to_sandbox, to_host])
@pytest.mark.parametrize("value", [[1], [[1]], {"a": 1}, {"a": [1]}, {1}, ([],)], ids=repr)
def test_containers_are_copied(convert: Any, value: Any) -> None:
    kept = copy.deepcopy(value)
    result = convert(value)
    assert result == value
    assert result is not value
    (result[0] if isinstance(result, tuple) else result).clear()
    assert value == kept


def test_nan_keeps_its_kind() -> None:
    assert math.isnan(to_sandbox(math.nan))
    assert math.isnan(to_host([math.nan])[0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Number.ONE, 1),
        (Word.A, "a"),
        (Loud("quiet"), "quiet"),
        (Odd(2.5), 2.5),
        (type("Raw", (bytes,), {})(b"raw"), b"raw"),
        (Rows([1, [2]]), [1, [2]]),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        (collections.defaultdict(list, a=[1]), {"a": [1]}),
        (time.gmtime(0), (1970, 1, 1, 0, 0, 0, 3, 1, 0)),
        ({Number.ONE: Word.A}, {1: "a"}),
        ({Number.ONE}, {1}),
    ],
    ids=repr,
)
def test_subclasses_become_the_builtin_type(value: Any, expected: Any) -> None:
    result = to_sandbox(value)
    assert type(result) is type(expected)
    assert result == expected
    assert to_host(value) == expected
    if isinstance(result, dict | set | list):
        assert {type(part) for part in result} <= {int, str, list}


def test_an_ordered_dict_keeps_its_own_order() -> None:
    value = collections.OrderedDict(a=1, b=2)
    value.move_to_end("a")
    assert list(to_sandbox(value)) == ["b", "a"]


def generator() -> Any:
    yield 1


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (3j, "complex"),
        (bytearray(b"x"), "bytearray"),
        (memoryview(b"x"), "memoryview"),
        (range(3), "range"),
        (slice(3), "slice"),
        (enum.Enum("Color", "RED").RED, "Color"),  # type: ignore[attr-defined]
        (collections.deque(), "deque"),
        (len, "builtin_function_or_method"),
        (generator, "function"),
        (generator(), "generator"),
        (int, "type"),
        (math, "module"),
        (NotImplemented, "NotImplementedType"),
        (object(), "object"),
        (Record(1), "Record"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_other_host_values_are_refused_wherever_they_stand(value: Any, name: str) -> None:
    for holder in (value, [value], {"k": (1, value)}):
        with pytest.raises(TypeError, match=f"^Cannot convert {name} to Sandbox value$"):
            to_sandbox(holder)


def test_sharing_inside_one_value_is_kept_and_costs_nothing() -> None:
    shared = [1]
    inward, outward = to_sandbox([shared, shared]), to_host({"a": shared, "b": shared})
    assert inward[0] is inward[1]
    assert outward["a"] is outward["b"]
    tower: Any = []
    for _ in range(500):
        tower = [tower, tower]
    for convert in (to_sandbox, to_host):
        assert convert(tower)[0] is not tower[0]


def own_list() -> Any:
    value: list[Any] = []
    value.append(value)
    return value


def own_dict() -> Any:
    value: dict[str, Any] = {}
    value["self"] = value
    return value


def own_tuple() -> Any:
    inner: list[Any] = []
    value = (1, inner)
    inner.append(value)
    return value


def test_a_value_inside_itself_is_refused_inwards() -> None:
    for value in (own_list(), own_dict(), own_tuple()):
        with pytest.raises(ValueError, match=r"^Cannot convert a \w+ that contains itself to Sandbox value$"):
            to_sandbox(value)


def test_a_value_inside_itself_leaves_as_text() -> None:
    assert to_host(own_list()) == ["[...]"]
    assert to_host(own_dict()) == {"self": "{...}"}
    assert to_host(own_tuple()) == (1, ["(...)"])


def nested(levels: int) -> Any:
    value: Any = 0
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("convert", [to_sandbox, to_host])
def test_nesting_is_bounded_and_never_ends_the_process(convert: Any) -> None:
    assert convert(nested(MAX_DEPTH))
    for levels in (MAX_DEPTH + 2, 200_000):
        with pytest.raises(RecursionError, match=f"^value is nested more than {MAX_DEPTH} levels deep$"):
            convert(nested(levels))


def test_depth_does_not_depend_on_the_stack_that_is_left() -> None:
    def at_depth(levels: int) -> Any:
        return at_depth(levels - 1) if levels else to_sandbox(nested(MAX_DEPTH))

    assert at_depth(600)


# -- named tuples ------------------------------------------------------------------------------------------------------


def test_a_named_tuple_is_a_named_tuple_on_both_sides() -> None:
    inside = to_sandbox(Point(1, [2]))
    assert type(inside) is not Point
    assert (inside.x, inside.y, inside[0], len(inside)) == (1, [2], 1, 2)
    assert isinstance(inside, tuple)
    assert inside == (1, [2])
    assert inside.__add__((3,)) == (1, [2], 3)
    assert hash(to_sandbox(Point(1, 2))) == hash((1, 2))
    assert inside._fields == ("x", "y")
    assert inside._asdict() == {"x": 1, "y": [2]}
    assert inside._replace(y=3) == (1, 3)
    assert type(inside)(5, y=6) == type(inside)._make([5, 6]) == (5, 6)
    outside = to_host(inside)
    assert (type(outside).__name__, type(outside).__module__) == ("Point", __name__)
    assert repr(outside) == "Point(x=1, y=[2])"


def test_a_named_tuple_is_shown_with_its_module_unless_that_is_private() -> None:
    inside = to_sandbox(Point(1, 2))
    assert repr(inside) == f"{__name__}.Point(x=1, y=2)"
    with pytest.raises(AttributeError, match=f"^'{__name__}.Point' object has no attribute 'z'$"):
        _ = inside.z
    for module in ("__main__", "_private", "builtins"):
        assert repr(to_sandbox(collections.namedtuple("P", "x", module=module)(1))) == "P(x=1)"


def test_fields_may_have_the_names_of_what_is_guarded() -> None:
    value = collections.namedtuple("Job", "format mro obj now")("pdf", 1, 2, 3)
    source = "kind = type(job)\nmatch job:\n    case kind(f, m, o, n): shown = f, m, o, n\n[shown, job.format, job.mro]"
    assert ouros.Sandbox(source, inputs=["job"]).run(inputs={"job": value}) == [("pdf", 1, 2, 3), "pdf", 1]
    lie = "kind = type(job)\nclass Text(str):\n    __class__ = property(lambda self: kind)\n"
    source = f"{lie}match Text():\n    case kind(f, m, o, n): f = 'escaped'\n    case _: f = 1\nf"
    assert ouros.Sandbox(source, inputs=["job"]).run(inputs={"job": value}) == 1


def test_the_class_of_a_named_tuple_belongs_to_one_conversion() -> None:
    first, second = to_sandbox([Point(1, 2), Point(3, 4)]), to_sandbox(Point(5, 6))
    assert type(first[0]) is type(first[1])
    assert type(first[0]) is not type(second)
    type(second).added = 1
    with pytest.raises(AttributeError):
        type(second)._asdict.added = 1
    assert not hasattr(Point, "added")
    assert not hasattr(first[0]._asdict, "added")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda cls: cls(1), r"Point\(\) missing required arguments: .y."),
        (lambda cls: cls(1, 2, 3), r"Point expected 2 arguments, got 3"),
        (lambda cls: cls(1, x=1, y=2), r"Point\(\) got multiple values for argument 'x'"),
        (lambda cls: cls(1, 2, z=2), r"Point\(\) got an unexpected keyword argument 'z'"),
    ],
)
def test_a_named_tuple_class_checks_its_arguments(call: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(type(to_sandbox(Point(1, 2))))


def test_unknown_fields_are_refused_by_replace() -> None:
    with pytest.raises(ValueError, match=r"^Got unexpected field names: \['z'\]$"):
        to_sandbox(Point(1, 2))._replace(z=3)


def test_tuples_with_odd_fields_are_plain_or_renamed() -> None:
    mismatched = type("Odd", (tuple,), {"_fields": ("a",)})((1, 2))
    listed = type("Odd", (tuple,), {"_fields": ["a"]})((1,))
    private = type("Odd one", (tuple,), {"_fields": ("_a", "class")})((1, 2))
    assert [type(to_sandbox(value)) for value in (mismatched, listed)] == [tuple, tuple]
    assert repr(to_host(to_sandbox(private))) == "namedtuple(_0=1, _1=2)"


# -- outwards ----------------------------------------------------------------------------------------------------------


class Thing:
    def __repr__(self) -> str:
        return f"<thing {self.__dict__}>"


class LoudRepr:
    def __repr__(self) -> str:
        return Loud("quiet")


class Failing:
    def __repr__(self) -> str:
        raise LookupError("no repr")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (range(3), "range(0, 3)"),
        (slice(1, 2), "slice(1, 2, None)"),
        (3j, "3j"),
        (Thing(), "<thing {}>"),
        ({"a": 1}.keys(), "dict_keys(['a'])"),
        (NotImplemented, "NotImplemented"),
        ([Thing(), 1], ["<thing {}>", 1]),
        ({Thing(): (Thing(),)}, {"<thing {}>": ("<thing {}>",)}),
        (bytearray(b"x"), b"x"),
        (type("Buffer", (bytearray,), {})(b"y"), b"y"),
        pytest.param(memoryview(b"z"), b"z", id="memoryview"),
    ],
    ids=repr,
)
def test_what_is_not_plain_data_leaves_as_text(value: Any, expected: Any) -> None:
    assert to_host(value) == expected


@pytest.mark.parametrize(
    "value", [int, str, range, type, object, ValueError, len, print, type(None), type(...)], ids=repr
)
def test_builtins_leave_as_the_builtins_of_the_host(value: Any) -> None:
    assert to_host(value) is value
    assert to_host([value])[0] is value


def test_a_registered_stand_in_leaves_as_the_builtin() -> None:
    def sandbox_sorted() -> None: ...

    register_builtin(sandbox_sorted, sorted)
    assert to_host({"f": sandbox_sorted})["f"] is sorted


def test_a_text_is_an_exact_str_and_a_failing_repr_is_reported() -> None:
    assert to_host(LoudRepr()) == "quiet"
    assert type(to_host(LoudRepr())) is str
    with pytest.raises(LookupError, match="no repr"):
        to_host([Failing()])


def test_texts_that_would_merge_entries_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^different keys of a dict would become equal by conversion$"):
        to_host({Thing(): 1, Thing(): 2})
    with pytest.raises(ValueError, match=r"^different elements of a set would become equal by conversion$"):
        to_host({Thing(), Thing()})


def test_a_repr_may_change_what_is_being_converted() -> None:
    class Eats:
        def __repr__(self) -> str:
            rows.clear()
            table.clear()
            return "eaten"

    rows: list[Any] = [Eats(), 1, [2]]
    table: dict[Any, Any] = {"a": rows, "b": 2}
    assert to_host(table) == {"a": ["eaten", 1, [2]], "b": 2}


def test_a_class_cannot_pass_for_a_builtin_type() -> None:
    class Liar(type):
        def __hash__(cls) -> int:
            return hash(int)

        def __eq__(cls, other: object) -> bool:
            return True

        @property
        def __mro__(cls) -> Any:  # type: ignore[override]
            return (int, object)

        def __instancecheck__(cls, value: object) -> bool:
            return True

    class Fake(metaclass=Liar):
        @property
        def __class__(self) -> Any:  # type: ignore[override]
            return KeyError

        def __int__(self) -> int:
            raise AssertionError("asked")

        def __repr__(self) -> str:
            return "fake"

    for holder, expected in ((Fake(), "fake"), ([Fake()], ["fake"]), ({1: (Fake(),)}, {1: ("fake",)})):
        assert to_host(holder) == expected


# -- exceptions --------------------------------------------------------------------------------------------------------


class MyValueError(ValueError):
    pass


class Coded(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(f"code {code}")
        self.code = code


class Worded(Exception):
    def __str__(self) -> str:
        return "worded"


class Wordless(Exception):
    def __str__(self) -> str:
        raise ValueError("no words")


class Demanding(UnicodeDecodeError):
    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.args = ("changed",)


DECODING_FAILED = str(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"))


def shown(exc: BaseException) -> tuple[type, tuple[Any, ...]]:
    return type(exc), exc.args


@pytest.mark.parametrize(
    ("exc", "cls", "args"),
    [
        (ValueError("no"), ValueError, ("no",)),
        (ValueError(), ValueError, ()),
        (ValueError(1, "a"), ValueError, (1, "a")),
        (ValueError([1]), ValueError, ("[1]",)),
        (KeyError("k"), KeyError, ("'k'",)),
        (MyValueError("no"), ValueError, ("no",)),
        (Coded(3), Exception, ("code 3",)),
        (Worded(3), Exception, ("worded",)),
        (Wordless(3), Exception, ("<exception str() failed>",)),
        (TimeoutError("late"), TimeoutError, ("late",)),
        (ImportError("no", name="m"), ImportError, ("no",)),
        (StopIteration(3), StopIteration, (3,)),
        (UserWarning("w"), UserWarning, ("w",)),
        (SystemExit(2), SystemExit, (2,)),
        (KeyboardInterrupt(), KeyboardInterrupt, ()),
        (GeneratorExit(), BaseException, ()),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), UnicodeDecodeError, ("utf-8", b"\xff", 0, 1, "bad")),
        (FileNotFoundError(2, "No such file", "a.txt"), FileNotFoundError, (2, "No such file")),
    ],
    ids=repr,
)
def test_a_host_exception_arrives_as_the_nearest_builtin_class(exc: BaseException, cls: type, args: Any) -> None:
    made = exception_to_sandbox(exc)
    assert shown(made) == (cls, args)
    assert made is not exc
    assert made.__traceback__ is made.__cause__ is made.__context__ is None
    if cls is not KeyError and not isinstance(exc, Wordless):
        assert str(made) == str(exc)


def test_an_exception_is_a_value_too() -> None:
    assert shown(to_sandbox([MyValueError("a")])[0]) == (ValueError, ("a",))
    assert shown(to_host((MyValueError("a"),))[0]) == (ValueError, ("a",))


@pytest.mark.parametrize(
    ("exc", "cls", "args"),
    [
        (KeyError("k"), KeyError, ("k",)),
        (KeyError(5), KeyError, (5,)),
        (ValueError(), ValueError, ()),
        (ValueError(5), ValueError, (5,)),
        (ValueError([1], "a"), ValueError, ([1], "a")),
        (ValueError(Thing(), 1), ValueError, ("(<thing {}>, 1)",)),
        (MyValueError(1, 2), ValueError, (1, 2)),
        (Coded(3), Exception, ("code 3",)),
        (Worded(3), Exception, ("worded",)),
        (Wordless("x"), Exception, ("<exception str() failed>",)),
        (Demanding("utf-8", b"\xff", 0, 1, "bad"), UnicodeError, (DECODING_FAILED,)),
        (FileNotFoundError(2, "No such file", "a.txt"), FileNotFoundError, (2, "No such file")),
    ],
    ids=repr,
)
def test_a_sandbox_exception_leaves_with_its_arguments(exc: BaseException, cls: type, args: Any) -> None:
    assert shown(exception_to_host(exc)) == (cls, args)


def test_a_file_name_is_part_of_the_text_both_ways() -> None:
    error = FileNotFoundError(2, "No such file", "a.txt")
    for convert in (exception_to_sandbox, exception_to_host):
        made = convert(error)
        assert str(made) == "[Errno 2] No such file: 'a.txt'"
        assert made.errno == 2  # type: ignore[attr-defined]


def test_a_group_keeps_its_members() -> None:
    class MyGroup(ExceptionGroup[Any]):
        pass

    group = MyGroup("all", [MyValueError("a"), ExceptionGroup("in", [Coded(1)])])
    inside = exception_to_sandbox(group)
    assert issubclass(type(inside), BaseExceptionGroup)
    assert type(inside).__name__ == "ExceptionGroup"
    assert type(exception_to_host(inside)) is type(exception_to_host(group)) is ExceptionGroup
    for made in (inside, exception_to_host(inside), exception_to_host(group)):
        assert isinstance(made, BaseExceptionGroup)
        assert made.message == "all"
        first, second = made.exceptions
        assert shown(first) == (ValueError, ("a",))
        assert shown(second.exceptions[0]) == (Exception, ("code 1",))


def test_registered_exception_classes_stand_for_each_other() -> None:
    class SandboxFrozen(AttributeError):
        pass

    register_builtin(SandboxFrozen, FrozenInstanceError)
    assert shown(exception_to_host(SandboxFrozen("no"))) == (FrozenInstanceError, ("no",))
    assert shown(exception_to_sandbox(FrozenInstanceError("no"))) == (SandboxFrozen, ("no",))


def test_an_exception_that_holds_itself_leaves_as_text() -> None:
    error = ValueError()
    error.args = ([error],)
    assert type(exception_to_host(error)) is ValueError


def test_a_recipe_makes_a_new_exception_each_time() -> None:
    recipe = exception_recipe(MyValueError([1]))
    first, second = recipe(), recipe()
    assert shown(first) == shown(second) == (ValueError, ([1],))
    first.args[0].append(2)
    assert first is not second
    assert second.args == recipe().args == ([1],)
    named = exception_recipe(FileNotFoundError(2, "No such file", "a.txt"))()
    assert str(named) == "[Errno 2] No such file: 'a.txt'"


@pytest.mark.parametrize(
    ("exc", "name", "message"),
    [
        (KeyError("k"), "KeyError", "k"),
        (KeyError(5), "KeyError", "5"),
        (KeyError("a", "b"), "KeyError", "('a', 'b')"),
        (ValueError(), "ValueError", None),
        (ValueError(""), "ValueError", ""),
        (ValueError(5), "ValueError", "5"),
        (MyValueError("boom"), "MyValueError", "boom"),
        (MyValueError(1, 2), "MyValueError", "(1, 2)"),
        (Worded(), "Worded", "worded"),
        (Wordless(), "Wordless", "<exception str() failed>"),
        (ExceptionGroup("g", [ValueError()]), "ExceptionGroup", "g (1 sub-exception)"),
    ],
    ids=repr,
)
def test_name_and_message_of_an_exception(exc: BaseException, name: str, message: str | None) -> None:
    assert describe_exception(exc) == (name, message)


# -- properties --------------------------------------------------------------------------------------------------------

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
keys = st.none() | st.integers() | st.text() | st.tuples(st.integers(), st.text())
values = st.recursive(
    scalars | st.frozensets(keys),
    lambda inner: st.lists(inner) | st.dictionaries(keys, inner) | st.tuples(inner, inner) | st.lists(inner).map(tuple),
)


@settings(max_examples=300)
@given(values)
def test_any_plain_data_survives_the_round_trip_and_shares_no_container(value: Any) -> None:
    inside = to_sandbox(value)
    outside = to_host(inside)
    assert spelled(value) == spelled(inside) == spelled(outside)
    assert not set(mutable_ids(value)) & set(mutable_ids(inside))
    assert not set(mutable_ids(inside)) & set(mutable_ids(outside))


def spelled(value: Any) -> Any:
    """A form in which `1`, `True` and `1.0` differ and the order of a set does not count."""
    if isinstance(value, list | tuple):
        return type(value), [spelled(part) for part in value]
    if isinstance(value, dict):
        return dict, [(spelled(key), spelled(part)) for key, part in value.items()]
    if isinstance(value, frozenset):
        return frozenset, sorted(map(str, map(spelled, value)))
    return type(value), repr(value)


def mutable_ids(value: Any) -> Any:
    if isinstance(value, list | dict):
        yield id(value)
    if isinstance(value, list | tuple):
        for part in value:
            yield from mutable_ids(part)
    if isinstance(value, dict):
        for part in value.values():
            yield from mutable_ids(part)


def test_a_list_that_grows_in_another_thread_never_leaks_an_object() -> None:
    value: list[Any] = [0] * 50
    done = threading.Event()

    def churn() -> None:
        while not done.is_set():
            value.append(object())
            value.pop()

    thread = threading.Thread(target=churn)
    thread.start()
    refused = set()
    try:
        for _ in range(2000):
            try:
                assert set(map(type, to_sandbox(value))) == {int}
            except TypeError as error:
                refused.add(str(error))
    finally:
        done.set()
        thread.join()
    assert refused <= {"Cannot convert object to Sandbox value"}


OF_NAMED = """
import copy
class Own(type(p)):
    def sum(self): return self.x + self.y
own, kind = Own(3, 4), type(p)
held = [p._replace, kind._replace, kind._make, p._asdict, p.__repr__]
ask()
(replace, unbound, make, as_dict, show), names = held, vars(kind)
match p:
    case kind(x, y): matched = x, y
[replace(x=5), unbound(p, y=3), make([7, 8]), as_dict(), show(), kind.__new__(kind, 1, 2), own.sum(),
 type(own._replace(x=9)) is Own, copy.copy(own) == own, copy.deepcopy([p]), matched,
 [each.__name__ for each in (replace, unbound, make)], hash(p) == hash((1, 2)),
 hasattr(names['_make'], '__func__'), hasattr(names['_replace'], '__globals__'), kind.__match_args__]
"""


@pytest.mark.parametrize("reloaded", [False, True])
def test_what_programs_do_with_named_tuples_of_the_host(reloaded: bool) -> None:
    progress: Any = ouros.Sandbox(OF_NAMED, inputs=["p"], external_functions=["ask"]).start(inputs={"p": Point(1, 2)})
    if reloaded:
        progress = ouros.Snapshot.load(progress.dump())
    *found, fields = progress.resume(return_value=None).output
    assert found == [
        (5, 2), (1, 3), (7, 8), {"x": 1, "y": 2}, found[4], (1, 2), 7, True, True, [(1, 2)], (1, 2),
        ["_replace", "_replace", "_make"], True, False, False,
    ]  # fmt: skip
    assert found[4].endswith("Point(x=1, y=2)")
    assert fields == ("x", "y")


def test_builtins_that_programs_do_not_have_never_reach_a_callback() -> None:
    """The host might call what it is given: `exit` would end its process, `input` would wait for a person."""
    code = """
names = {}
exec('', names)
ext({name: value for name, value in names['__builtins__'].items() if callable(value)})
"""
    given: dict[str, Any] = {}
    ouros.Sandbox(code, external_functions=["ext"]).run(external_functions={"ext": given.update})
    assert given["len"] is len
    assert given["ValueError"] is ValueError
    texts = sorted(name for name, value in given.items() if isinstance(value, str))
    assert texts == sorted({*UNSUPPORTED, "__import__", "compile", "eval", "exec", "open"})


CLAIMING = """
import collections, collections.abc
asked = []
class Claims(collections.abc.Mapping):
    @classmethod
    def __subclasshook__(cls, other):
        asked.append(str(other))
        return True
class Listed(collections.UserList):
    __subclasshook__ = Claims.__subclasshook__
Claims.register(int)
asked.clear()
ask()
asked
"""
ASKING = """
import collections.abc
class Own: pass
[isinstance(Own(), collections.abc.Mapping), isinstance(1, collections.abc.Mapping),
 isinstance([], collections.abc.Sequence)]
"""


def test_the_host_and_other_runs_ask_no_class_of_a_program() -> None:
    """Classes of abstract kinds are asked what belongs to them: those of a program by that program alone."""
    progress: Any = ouros.Sandbox(CLAIMING, external_functions=["ask"]).start()
    fresh = type("Fresh", (), {})
    for kind in (collections.abc.Mapping, collections.abc.Sequence, collections.abc.Iterable, collections.abc.Sized):
        assert not isinstance(fresh(), kind)
        assert not isinstance(1, kind)
    assert ouros.Sandbox(ASKING).run() == [False, False, True]
    assert progress.resume(return_value=None).output == []
