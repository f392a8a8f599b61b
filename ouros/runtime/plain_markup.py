"""What library modules leave to the host about HTML: text and the state of a parser in; what CPython's parser tells of
it, and its state after that, out. As in `plain_support`, all of that is plain data.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any, Final

from .budget import spend, work

_LETTER_SECONDS: Final = 1.0e-6
_AGAIN_SECONDS: Final = 1.0e-7
"""For each letter after each `<` of a rest that never ends what it begins: the parser reads on from every one."""
_LETTER_BYTES: Final = 30
_STATE: Final = frozenset(map(id, (str, int, bool, type(None))))

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
    if made.cdata_elem is not None:
        made.set_cdata_mode(made.cdata_elem)
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
