"""What library modules leave to the host about HTML and XML: text and, for HTML, the state of a parser in; what
CPython's parser tells of it, and that state after it, out. As in `plain_support`, all of that is plain data.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any, Final

from .budget import limited, spend, work
from .ids import ids_of
from .native import namespace_of

_LETTER_SECONDS: Final = 1.0e-6
_AGAIN_SECONDS: Final = 1.0e-7
"""For each letter after each `<` of a rest that never ends what it begins: the parser reads on from every one."""
_LETTER_BYTES: Final = 30
_STATE: Final = ids_of((str, int, bool, type(None)))

Event = tuple[str, tuple[Any, ...], tuple[int, int], str | None]
"""The name of a handler, its arguments, the place that they are from, and the text of the last start tag."""


class _Recorder(HTMLParser):
    """Notes calls of handlers."""

    events: list[Event]

    def _note(self, name: str, *args: Any) -> None:
        self.events.append((name, args, self.getpos(), self.get_starttag_text()))


def _noting(name: str) -> Callable[..., None]:
    def handler(self: _Recorder, *args: Any) -> None:
        self._note(name, *args)

    return handler


HANDLERS: Final = (
    "handle_starttag handle_startendtag handle_endtag handle_data handle_entityref handle_charref handle_comment "
    "handle_decl handle_pi unknown_decl"
).split()
for _name in HANDLERS:
    setattr(_Recorder, _name, _noting(_name))


def html_events(state: dict[str, Any], text: str, last: bool) -> tuple[list[Event], dict[str, Any], str | None]:
    """Feed a parser; `last`: close it too. The third of the results is the message of an error in the text."""
    made = _Recorder()
    vars(made).update({name: value for name, value in state.items() if id(type(value)) in _STATE})
    inside = made.cdata_elem
    if inside is not None:
        if not inside.isalpha():  # it becomes part of a pattern, and a program can set it
            raise ValueError(f"no element has the name {inside!r}")
        made.set_cdata_mode(inside)
    made.events = []
    whole = len(made.rawdata) + len(text)
    work(whole * _LETTER_SECONDS)
    spend(whole * _LETTER_BYTES)
    message = None
    try:
        made.feed(text)
        if last:
            work(made.rawdata.count("<") * len(made.rawdata) * _AGAIN_SECONDS)
            made.close()
    except AssertionError as error:
        message = str(error)
    kept = {name: value for name, value in vars(made).items() if id(type(value)) in _STATE}
    return made.events, kept, message


_XML_SECONDS: Final = 1.0e-7
_EVENT_BYTES: Final = 300
XML_HANDLERS: Final = "start end data comment pi start_ns end_ns".split()


class _XmlRecorder:
    """Notes what a parser of XML finds. Entities make much of a short text, so memory is asked for at each event."""

    def __init__(self) -> None:
        self.events: list[tuple[str, tuple[Any, ...]]] = []


def _xml_noting(name: str) -> Callable[..., None]:
    def handler(self: _XmlRecorder, *args: Any) -> None:
        letters = len(args[0]) if name == "data" else sum(map(len, args[1].values())) if name == "start" else 0
        spend(_EVENT_BYTES + 2 * letters)
        self.events.append((name, args))

    return handler


for _name in XML_HANDLERS:
    setattr(_XmlRecorder, _name, _xml_noting(_name))


def plist_loads(data: bytes, form: str | None, aware: bool) -> tuple[Any, str, str]:
    """A property list, each `UID` in it as a tuple with its number; or the class and text of what is wrong with it."""
    import plistlib

    def plain(value: Any) -> Any:
        if type(value) is plistlib.UID:
            return (value.data,)
        if id(value) in seen or not (type(value) is dict or type(value) is list):
            return value
        seen.add(id(value))  # it may be held many times, and by itself
        for key, item in [*(value.items() if type(value) is dict else enumerate(value))]:
            value[key] = plain(item)
        return value

    seen: set[int] = set()
    options: dict[str, Any] = {"fmt": None if form is None else plistlib.PlistFormat[form]}
    work(len(data) * _XML_SECONDS)
    spend(len(data) * _PLIST_BYTES)
    try:
        return plain(plistlib.loads(data, **options, **_aware(aware))), "", ""
    except Exception as error:
        return None, type(error).__name__, str(error)


def plist_dumps(value: Any, form: str, skip: bool, in_order: bool, aware: bool) -> tuple[Any, str, str]:
    """The bytes of a property list, in which a tuple holds the number of a `UID`."""
    import plistlib

    def given(value: Any) -> Any:
        if type(value) is tuple:
            return plistlib.UID(value[0])
        if type(value) is dict:
            return {key: given(item) for key, item in value.items()}
        return [given(item) for item in value] if type(value) is list else value

    options: dict[str, Any] = {"fmt": plistlib.PlistFormat[form], "skipkeys": skip, "sort_keys": in_order}
    try:
        return plistlib.dumps(given(value), **options, **_aware(aware)), "", ""
    except Exception as error:
        return None, type(error).__name__, str(error)


_PLIST_BYTES: Final = 30
"""For each byte that is read."""


def _aware(aware: bool) -> dict[str, Any]:
    return {"aware_datetime": True} if aware else {}  # which only newer versions have


_ELEMENT: Final = ("_children", "attrib", "tag", "tail", "text")
"""What an element of a run has in slots."""


def xml_tree(text: Any, kind: Any) -> Any:
    """The root of a whole text, its elements instances of this class of the run; None where that has to be made of the
    events: with limits, for a text with an error, and for a class that was changed.
    """
    from xml.etree.ElementTree import XML, ParseError

    own = namespace_of(kind)
    slots = all(type(own.get(name)) is types.MemberDescriptorType for name in _ELEMENT)
    if limited() or "__setattr__" in own or not slots or (type(text) is not str and type(text) is not bytes):
        return None
    try:
        source = XML(text)
    except (ParseError, LookupError, ValueError):
        return None
    root = object.__new__(kind)
    waiting = [(source, root)]
    while waiting:
        element, made = waiting.pop()
        made.tag, made.attrib, made.text, made.tail = element.tag, element.attrib, element.text, element.tail
        made._children = [object.__new__(kind) for _ in range(len(element))]
        waiting += zip(element, made._children, strict=True)
    return root


def xml_events(
    text: str | bytes, encoding: str | None, entities: dict[str, str]
) -> tuple[list[tuple[str, tuple[Any, ...]]], tuple[str, int, tuple[int, int]] | None]:
    """Parse a whole text. The second of the results is the error in it: message, code and position."""
    from xml.etree.ElementTree import ParseError, XMLParser

    recorder = _XmlRecorder()
    parser = XMLParser(target=recorder, encoding=encoding)
    parser.entity.update(entities)
    work(len(text) * _XML_SECONDS)
    try:
        parser.feed(text)
        parser.close()
    except ParseError as error:
        return recorder.events, (str(error), error.code, error.position)
    return recorder.events, None
