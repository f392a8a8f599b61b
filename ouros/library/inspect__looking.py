"""What `inspect` tells of generators, of kinds of descriptors, and of what a class holds."""

from types import (
    ClassMethodDescriptorType,
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodDescriptorType,
    TracebackType,
    WrapperDescriptorType,
)

_NOT_GIVEN = ["no default"]


@_o_plain
def isframe(object):
    return False


iscode = isframe


@_o_plain
def istraceback(object):
    return isinstance(object, TracebackType)


@_o_plain
def isgetsetdescriptor(object):
    return isinstance(object, GetSetDescriptorType)


@_o_plain
def ismemberdescriptor(object):
    return isinstance(object, MemberDescriptorType)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"


@_o_plain
def _one_of(states, frame):
    found = _o_frame_state(frame)
    return next(each for each in states if each.endswith("_" + found))


@_o_plain
def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    if isinstance(object, (MethodDescriptorType, WrapperDescriptorType, ClassMethodDescriptorType)):
        return True
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def getgeneratorstate(generator):
    return _one_of((GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED), generator)


def getcoroutinestate(coroutine):
    return _one_of((CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED), coroutine)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if not (isinstance(obj, type) or ismodule(obj) or callable(obj)):
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    held = obj.__dict__ if isinstance(obj, type) else obj
    found = held.get("__annotations__") if held is not obj else getattr(obj, "__annotations__", None)
    if eval_str and found:
        from typing import get_type_hints

        hints = get_type_hints(obj, globals, locals, True)
        return {name: None if hints[name] is type(None) else hints[name] for name in found}
    return dict(found or {})


def getattr_static(obj, attr, default=_NOT_GIVEN):
    """What a class, or an instance before its class, holds under a name; nothing is called."""
    kind = obj if isinstance(obj, type) else type(obj)
    found = [getattr(base, "__dict__", {}) for base in kind.__mro__]
    raw = next((names[attr] for names in found if attr in names), _NOT_GIVEN)
    if kind is not obj and not (raw is not _NOT_GIVEN and isdatadescriptor(raw)):
        raw = getattr(obj, "__dict__", {}).get(attr, raw)
    if raw is _NOT_GIVEN and kind is obj:
        raw = next((base.__dict__[attr] for base in type(obj).__mro__[:-2] if attr in base.__dict__), _NOT_GIVEN)
    if raw is _NOT_GIVEN and default is _NOT_GIVEN:
        raise AttributeError(attr)
    return default if raw is _NOT_GIVEN else raw
