"""The value of a string that stands in the source."""

import re

from allocscan.regex import regex
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped
from allocscan.typed import Final

_ESCAPE: Final = regex(
    r"\\(?:u\{(?P<point>[0-9a-fA-F]+)\}|u(?P<unit>[0-9a-fA-F]{4})|x(?P<byte>[0-9a-fA-F]{2})"
    r"|(?P<break>\r\n|[\n\r\u2028\u2029])|(?P<other>.))",
    re.DOTALL,
)
_CONTROLS: Final = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}


def text_of(node: Node, syntax: Syntax) -> str | None:
    """The string that `node` stands for: a literal, a template without substitutions, a sum of
    such; None for everything else, and for what is not read for certain (octal escapes, bytes
    that are no UTF-8). Source: ECMA-262 sec-static-semantics-sv."""
    pending, texts = [node], list[str]()
    while pending:
        part = unwrapped(pending.pop())
        operator = (
            part.child_by_field_name("operator") if part.type == "binary_expression" else None
        )
        if operator is not None and operator.type == "+":
            sides = (part.child_by_field_name(field) for field in ("left", "right"))
            pending += [side for side in sides if side is not None][::-1]
            continue
        text = _literal(part, syntax)
        if text is None:
            return None
        texts.append(text)
    return "".join(texts)


def _literal(node: Node, syntax: Syntax) -> str | None:
    if node.type == "template_string":
        if any(child.type == "template_substitution" for child in node.named_children):
            return None
    elif node.type != "string":
        return None
    try:
        inner = syntax.text(node)[1:-1].decode()
    except UnicodeDecodeError:
        return None
    if node.type == "template_string":
        inner = inner.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"\\[1-9]|\\0[0-9]", re.sub(r"\\\\", "", inner)):
        return None
    try:
        return _ESCAPE.sub(_unescaped, inner)
    except (ValueError, OverflowError):
        return None


def _unescaped(match: re.Match[str]) -> str:
    if match["break"]:
        return ""
    digits = match["point"] or match["unit"] or match["byte"]
    if digits:
        point = int(digits, 16)
        if 0xD800 <= point <= 0xDFFF:
            raise ValueError("half of a surrogate pair")
        return chr(point)
    other: str = match["other"]
    return _CONTROLS.get(other, other)
