"""Dataclasses of the host cross the border: instances and registries in; what programs and hosts see of them out."""

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

import ouros
from ouros import Sandbox, SandboxRuntimeError, Snapshot


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0
    origin: ClassVar[str] = "here"

    def length(self) -> float:
        return float(self.x)


@dataclasses.dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


@dataclasses.dataclass
class Line:
    start: Point
    end: Point


@dataclasses.dataclass
class Doubled:
    x: int
    twice: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        self.twice = 2 * self.x


@dataclasses.dataclass
class Picky:
    x: int

    def __post_init__(self) -> None:
        if self.x < 0:
            raise LookupError("no such thing")


def run(code: str, value: Any, *classes: type, **options: Any) -> Any:
    return Sandbox(code, inputs=["v"], dataclass_registry=list(classes), **options).run(inputs={"v": value})


# ------------------------------------------------------------------------------------------------------------- inside


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("v.x, v.y", (1, 2)),
        ("v.x += 5\nv.z = 7\nv.x, v.z", (6, 7)),
        ("repr(v), str(v)", ("Point(x=1, y=2)", "Point(x=1, y=2)")),
        ("v.z = 1\nrepr(v)", "Point(x=1, y=2)"),
        ("v == v, v == type(v)(1, 2), v == type(v)(1, 3), v == (1, 2)", (True, True, False, False)),
        ("bool(v)", True),
        ("import dataclasses\ndataclasses.is_dataclass(v)", True),
        ("import dataclasses\ndataclasses.asdict(v)", {"x": 1, "y": 2}),
        ("from dataclasses import fields\n[field.name for field in fields(v)]", ["x", "y"]),
        ("from dataclasses import replace\nrepr(replace(v, y=9))", "Point(x=1, y=9)"),
        ("match v:\n    case object(x=1, y=n):\n        found = n\nfound", 2),
    ],
)
def test_a_dataclass_in_the_program(code: str, wanted: Any) -> None:
    assert run(code, Point(1, 2)) == wanted
    progress = Sandbox(code, inputs=["v"]).start(inputs={"v": Point(1, 2)})
    assert isinstance(progress, ouros.Complete)
    assert progress.output == wanted


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("v.z", "AttributeError: 'Point' object has no attribute 'z'"),
        ("v.length()", "AttributeError: 'Point' object has no attribute 'length'"),
        ("v.origin", "AttributeError: 'Point' object has no attribute 'origin'"),
        ("hash(v)", "TypeError: unhashable type: 'Point'"),
        ("v < v", "TypeError: '<' not supported between instances of 'Point' and 'Point'"),
        (
            "v._o_host",
            "NotImplementedError: names beginning with '_o_' are reserved; choose another name than '_o_host'",
        ),
        ("getattr(type(v), '_o_' + 'host')", "AttributeError: type object 'Point' has no attribute '_o_host'"),
        ("setattr(type(v), '_o_' + 'host', 1)", "AttributeError: type object 'Point' has no attribute '_o_host'"),
    ],
)
def test_what_a_dataclass_does_not_do(code: str, text: str) -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        run(code, Point(1))
    assert str(caught.value) == text


@pytest.mark.parametrize("kind", ["FrozenInstanceError", "AttributeError"])
def test_a_frozen_one_stays_frozen(kind: str) -> None:
    code = f"try:\n    v.major = 3\nexcept {kind} as error:\n    found = str(error)\nfound"
    assert run(code, Version(1)) == "cannot assign to field 'major'"
    assert run("hash(v) == hash(type(v)(1, 0)), v < type(v)(2, 0), {v: 1}[type(v)(1, 0)]", Version(1)) == (
        True,
        True,
        1,
    )
    with pytest.raises(SandboxRuntimeError) as caught:
        run("v.other = 3", Version(1))
    assert type(caught.value.exception()) is dataclasses.FrozenInstanceError


def test_instances_of_one_class_have_one_class() -> None:
    assert run("type(v.start) is type(v.end), v.start == v.end", Line(Point(1), Point(1))) == (True, True)
    assert run("type(v[0]) is type(v[1])", [Point(1), Version(1)]) is False


def test_host_and_program_do_not_share() -> None:
    point = Point(1)
    inner = [point]
    assert run("v[0].x = 9\nv", inner, Point) == [Point(9)]
    assert point.x == 1


def test_names_that_no_program_may_have() -> None:
    odd = dataclasses.make_dataclass("Odd", ["_o_x"])
    with pytest.raises(TypeError, match=r"^Cannot convert Odd to Sandbox value: it has a field '_o_x'$"):
        run("v", odd(1))


# --------------------------------------------------------------------------------------------------------------- out


def test_a_registered_class_is_used() -> None:
    result = run("v.start.x = 5\nv", Line(Point(1), Point(2)), Point, Line)
    assert result == Line(Point(5), Point(2))
    assert type(result.start) is Point
    half = run("v", Line(Point(1), Point(2)), Line)
    assert type(half) is Line
    assert repr(half.start) == "<Unknown Dataclass Point(x=1, y=0)>"


def test_registered_later_and_for_one_sandbox_only() -> None:
    one, other = Sandbox("v", inputs=["v"]), Sandbox("v", inputs=["v"])
    one.register_dataclass(Point)
    assert one.run(inputs={"v": Point(1)}) == Point(1)
    assert other.run(inputs={"v": Point(1)}) != Point(1)


def test_classes_of_one_name_stay_apart() -> None:
    first, second = (dataclasses.make_dataclass("Same", ["x"]) for _ in range(2))
    result = run("v", [first(1), second(2), first(3)], first, second)
    assert list(map(type, result)) == [first, second, first]
    assert [repr(each) for each in run("v", [first(1), second(2)], second)] == [
        "<Unknown Dataclass Same(x=1)>",
        "Same(x=2)",
    ]


def test_a_subclass_is_another_class() -> None:
    class Sub(Point):
        pass

    assert repr(run("v", Sub(1), Point)) == "<Unknown Dataclass Sub(x=1, y=0)>"
    assert run("class S(type(v)): pass\nrepr(S(1, 2))", Point(1), Point).endswith("S(x=1, y=2)")


def test_fields_that_the_constructor_does_not_take() -> None:
    assert run("v.twice = 7\nv", Doubled(2), Doubled) == Doubled(2) or run("v.twice", Doubled(2)) == 4
    assert run("v.twice = 7\nv", Doubled(2), Doubled).twice == 7


def test_what_the_constructor_raises_goes_to_the_host() -> None:
    code = "try:\n    v.x = -1\n    ask(v)\nexcept Exception:\n    pass\nv"
    sandbox = Sandbox(code, inputs=["v"], external_functions=["ask"], dataclass_registry=[Picky])
    for attempt in (
        lambda: sandbox.run(inputs={"v": Picky(1)}, external_functions={"ask": print}),
        lambda: sandbox.start(inputs={"v": Picky(1)}),
        lambda: run("v.x = -1\nv", Picky(1), Picky),
        lambda: run("v.x = -1\nv", Picky(1), Picky, external_functions=[]),
    ):
        with pytest.raises(LookupError, match=r"^no such thing$"):
            attempt()


def test_callbacks_get_instances_and_give_them() -> None:
    def move(point: Point, by: int = 1) -> Point:
        return dataclasses.replace(point, x=point.x + by)

    sandbox = Sandbox(
        "w = move(v, by=3)\ntype(w) is type(v), w",
        inputs=["v"],
        external_functions=["move"],
        dataclass_registry=[Point],
    )
    assert sandbox.run(inputs={"v": Point(1)}, external_functions={"move": move}) == (True, Point(4))


# --------------------------------------------------------------------------------------------------------- snapshots

STOPPING = "p = ask(v)\nask(p)\n[v == p, type(v) is type(p), v, p]"


@pytest.mark.parametrize("reload", [False, True])
def test_stops(reload: bool) -> None:
    progress: Any = Sandbox(STOPPING, inputs=["v"], external_functions=["ask"], dataclass_registry=[Point]).start(
        inputs={"v": Point(1)}
    )
    for _ in range(2):
        assert progress.args == (Point(1),)
        if reload:
            data = progress.dump()
            progress = Snapshot.load(data, dataclass_registry=[Point])
            assert progress.dump() == data
        progress = progress.resume(return_value=Point(1))
    assert progress.output == [True, True, Point(1), Point(1)]


def test_a_registry_is_given_again_after_load() -> None:
    progress = Sandbox(STOPPING, inputs=["v"], external_functions=["ask"], dataclass_registry=[Point]).start(
        inputs={"v": Point(1)}
    )
    assert isinstance(progress, Snapshot)
    loaded = Snapshot.load(progress.dump())
    assert repr(loaded.args) == "(<Unknown Dataclass Point(x=1, y=0)>,)"
    sandbox = Sandbox.load(Sandbox("v", inputs=["v"]).dump(), dataclass_registry=[Point])
    assert sandbox.run(inputs={"v": Point(1)}) == Point(1)


@pytest.mark.parametrize(
    ("registry", "text"),
    [
        ((Point,), "argument 'dataclass_registry': 'tuple' object cannot be cast as 'list'"),
        ([3], "dataclass_registry: TypeError: 'int' object cannot be cast as 'type'"),
        ([int], "dataclass_registry: TypeError: 'int' is not a dataclass"),
    ],
)
def test_registries_are_checked(registry: Any, text: str) -> None:
    data = Sandbox("1").dump()
    for attempt in (
        lambda: Sandbox("1", dataclass_registry=registry),
        lambda: Sandbox.load(data, dataclass_registry=registry),
    ):
        with pytest.raises(TypeError) as caught:
            attempt()
        assert str(caught.value) == text


def test_register_dataclass_is_checked() -> None:
    sandbox = Sandbox("1")
    for value, text in (
        (3, "argument 'cls': 'int' object cannot be cast as 'type'"),
        (int, "'int' is not a dataclass"),
    ):
        with pytest.raises(TypeError) as caught:
            sandbox.register_dataclass(value)  # type: ignore[arg-type]
        assert str(caught.value) == text


# -------------------------------------------------------------------------------------------------- unknown dataclasses


def unknown(value: Any, code: str = "v") -> Any:
    found = run(code, value)
    assert type(found).__name__ == "UnknownDataclass"
    return found


def test_an_unknown_dataclass_has_its_attributes() -> None:
    found = unknown(Point(100, 20))
    assert (found.x, found.y) == (100, 20)
    assert repr(found) == str(found) == "<Unknown Dataclass Point(x=100, y=20)>"
    with pytest.raises(AttributeError, match=r"^'UnknownDataclass' object has no attribute 'n'$"):
        _ = found.n
    found.x = 1
    found.more = [2]
    assert repr(found) == "<Unknown Dataclass Point(x=1, y=20)>"
    assert found.more == [2]
    with pytest.raises(AttributeError):
        del found.x
    assert unknown(Point(1), "v.more = 3\nv").more == 3


def test_equality_and_hash_of_unknown_dataclasses() -> None:
    assert unknown(Point(1)) == unknown(Point(1))
    assert unknown(Point(1)) != unknown(Point(2))
    assert unknown(Point(1)) != Point(1)
    assert unknown(Version(1)) != unknown(dataclasses.make_dataclass("Other", ["major", "minor"])(1, 0))
    with pytest.raises(TypeError, match=r"^unhashable type: 'UnknownDataclass'$"):
        hash(unknown(Point(1)))
    assert hash(unknown(Version(1))) == hash(unknown(Version(1)))
    with pytest.raises(TypeError, match=r"^unhashable type: 'list'$"):
        hash(unknown(Version([])))  # type: ignore[arg-type]


def test_an_unknown_dataclass_of_a_frozen_class_is_frozen() -> None:
    found = unknown(Version(1))
    for name in ("major", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"^cannot assign to field '{name}'$"):
            setattr(found, name, 3)


def test_the_standard_library_knows_unknown_dataclasses() -> None:
    found = unknown(Line(Point(1), Point(2)))
    assert dataclasses.is_dataclass(found)
    assert [(field.name, field.type) for field in dataclasses.fields(found.start)] == [("x", int), ("y", int)]
    assert dataclasses.asdict(found) == {"start": {"x": 1, "y": 0}, "end": {"x": 2, "y": 0}}
    assert dataclasses.astuple(found) == ((1, 0), (2, 0))
    options = found.__dataclass_params__
    assert (options.init, options.repr, options.eq, options.order, options.frozen) == (True, True, True, False, False)
    assert unknown(Version(1)).__dataclass_params__.frozen
    assert copy.deepcopy(found) == found
    with pytest.raises(TypeError, match=r"^cannot pickle 'ouros.UnknownDataclass' object$"):
        pickle.dumps(found)
    with pytest.raises(TypeError, match=r"^cannot create 'ouros.UnknownDataclass' instances$"):
        type(found)()


def test_an_unknown_dataclass_keeps_its_name_on_the_way_back() -> None:
    found = unknown(Version(1))
    assert unknown(found) == found
    assert repr(run("repr(v), hash(v) == hash(type(v)(1, 0))", found)) == "('Version(major=1, minor=0)', True)"
    assert run("v", [found, unknown(Point(2))])[1].x == 2


def test_dataclasses_in_exceptions() -> None:
    with pytest.raises(SandboxRuntimeError) as caught:
        run("raise ValueError(v)", Point(1), Point)
    assert caught.value.exception().args == (Point(1),)
