"""The value of a string that stands in the source."""

from allocscan.syntax.binding import Node
from allocscan.syntax.escapes import string_value
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped


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
    inner = syntax.text(node)[1:-1]
    if node.type == "template_string":
        inner = inner.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return string_value(inner)
