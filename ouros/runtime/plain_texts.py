"""What library modules leave to the host about texts: encodings, literals, TOML. As in `plain_support`, plain data goes
in and comes out.
"""

from __future__ import annotations

import ast
import codecs
from collections.abc import Callable
from typing import Any, Final

from .budget import limited

_NOT_TEXT: Final = frozenset({"base64", "hex", "quopri", "rot13", "uu"})
"""Codecs that are allowed besides those of text. The others of CPython compress: what comes out has no bound."""


def _codec(name: Any) -> Any:
    found = codecs.lookup(name)
    if not found._is_text_encoding and found.name.replace("-", "") not in _NOT_TEXT:
        raise LookupError(f"unknown encoding: {name}")
    return found


def _asked(value: Any, encoding: Any, errors: Any) -> None:
    """Ask for the time and memory that a codec takes."""
    if limited():
        from .metered_texts import coded  # which runs with limits have loaded

        coded("object", (value, encoding, errors), {})


def _encode(value: Any, encoding: Any, errors: Any) -> Any:
    _codec(encoding)
    _asked(value, encoding, errors)
    return codecs.encode(value, encoding, errors)


def _decode(value: Any, encoding: Any, errors: Any) -> Any:
    _codec(encoding)
    _asked(value, encoding, errors)
    return codecs.decode(value, encoding, errors)


def _step(kind: str, encoding: Any, errors: Any, state: Any, piece: Any, final: bool) -> tuple[Any, Any]:
    """Decode or encode one more piece: what it makes, and the state after it."""
    coder = getattr(_codec(encoding), f"incremental{kind}r")(errors)
    if state is not None:
        coder.setstate(state)
    _asked(piece, encoding, errors)
    return getattr(coder, kind)(piece, final), coder.getstate()


def _read(text: str) -> ast.expr:
    """The tree of one expression."""
    from ..transform.gate import gate
    from ..transform.refusal import Refused
    from ..transform.verdict import error_of

    failure = None
    try:
        gate(text)  # bounds what no parser may see
    except Refused as refused:
        failure = error_of(refused, text, "<unknown>")
    if failure is not None:  # raised out here, so that its context is what the program was handling
        raise failure
    return ast.parse(text.lstrip(" \t"), mode="eval").body


def _literal(text: str) -> Any:
    return ast.literal_eval(_read(text))


def _annotation(text: str) -> Any:
    """A type as it is written: nested tuples that begin with what they are."""
    return _form(_expression(text, text))


def _expression(text: str, shown: str) -> ast.expr:
    try:
        return _read(text)
    except SyntaxError:
        raise SyntaxError(f"Forward reference must be an expression -- got {shown!r}") from None


def _is_expression(text: str, shown: str) -> None:
    """Complain about a forward reference that is none."""
    _expression(text, shown)


def _form(node: Any) -> Any:
    if isinstance(node, ast.Constant):
        return "constant", node.value
    if isinstance(node, ast.Name):
        return "name", node.id
    if isinstance(node, ast.Attribute):
        return "attribute", _form(node.value), node.attr
    if isinstance(node, ast.Subscript):
        return "subscript", _form(node.value), _form(node.slice)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return "union", _form(node.left), _form(node.right)
    if isinstance(node, (ast.Tuple, ast.List)):
        return type(node).__name__.lower(), [_form(each) for each in node.elts]
    if isinstance(node, ast.Call):
        names = [keyword.arg for keyword in node.keywords]
        if None not in names:
            values = [_form(keyword.value) for keyword in node.keywords]
            return "call", _form(node.func), [_form(each) for each in node.args], names, values
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        return "constant", -node.operand.value  # type: ignore[operator]
    raise TypeError(f"the annotation {ast.unparse(node)!r} is text that is more than a type; write it without quotes")


def _toml(text: str, floats: bool) -> tuple[Any, str]:
    """The document, with its floats as texts inside tuples unless `floats`, or what is wrong with it."""
    import tomllib

    from .modules import host_module

    host_module("datetime")  # whose types may be among the values
    try:
        return tomllib.loads(text, parse_float=float if floats else lambda number: (number,)), ""
    except tomllib.TOMLDecodeError as error:
        return None, str(error)


def _html_events(*args: Any) -> Any:
    from .plain_markup import html_events  # the parser takes 10 ms to import

    return html_events(*args)


def _xml_events(*args: Any) -> Any:
    from .plain_markup import xml_events

    return xml_events(*args)


def _plist(name: str) -> Callable[..., Any]:
    def call(*args: Any) -> Any:
        from . import plain_markup
        from .modules import host_module

        host_module("datetime")  # whose types may be among the values
        return getattr(plain_markup, name)(*args)

    return call


FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "html_events": _html_events,
    "codec_name": lambda name: _codec(name).name,
    "annotation": _annotation,
    "codec_step": _step,
    "decode": _decode,
    "encode": _encode,
    "expression": _is_expression,
    "literal": _literal,
    "plist_dumps": _plist("plist_dumps"),
    "plist_loads": _plist("plist_loads"),
    "toml": _toml,
    "xml_events": _xml_events,
}
