"""The constant's name at the places where the value is used."""

import re
from collections import Counter
from collections.abc import Iterator

from allocscan.fixes.tokens import node_at
from allocscan.regex import regex
from allocscan.sites.hoist_values import Local
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import Final

WORD: Final = regex(rb"[\w$\x80-\xff]+", re.ASCII)
WORD_BYTE: Final = regex(rb"[\w$\\\x80-\xff]", re.ASCII)

# Where `(x)` and `x` are the same; in `if (x)` or `f(x)` the parentheses are not a wrapper.
BARE_ENOUGH: Final = frozenset(
    {
        "array",
        "arrow_function",
        "assignment_expression",
        "binary_expression",
        "member_expression",
        "pair",
        "return_statement",
        "subscript_expression",
        "ternary_expression",
        "variable_declarator",
    }
)


def literal_edit(syntax: Syntax, moved: Span, name: str) -> Edit:
    """Put `name` where the literal stands, apart from the keywords beside it.

    Parentheses around the literal alone go too, unless a comment before them means them.
    """
    span = _with_parentheses(syntax, moved)
    content = syntax.source.content
    before = b" " if WORD_BYTE.match(content[max(span.start - 1, 0) : span.start]) else b""
    after = b" " if WORD_BYTE.match(content[span.end : span.end + 1]) else b""
    return Edit(span, before + encoded(name) + after)


def reference_edits(syntax: Syntax, local: Local, name: str) -> Iterator[Edit]:
    """Put `name` at each reference to the local; `{ local }` becomes `{ local: NAME }`."""
    for span in local.references:
        key = b""
        node = syntax.root.descendant_for_byte_range(span.start, span.end)
        if node is not None and node.type == "shorthand_property_identifier":
            key = span.of(syntax.source.content) + b": "
        yield Edit(span, key + encoded(name))


def word_counts(content: bytes) -> Counter[bytes]:
    """How often each word stands in the text, in comments and strings too."""
    return Counter(WORD.findall(content))


def encoded(name: str) -> bytes:
    """`name` as it is written in a file, even where that is not UTF-8."""
    return name.encode("utf-8", "surrogateescape")


def _with_parentheses(syntax: Syntax, moved: Span) -> Span:
    node = node_at(syntax, moved)
    # a cast and its parentheses are no node together
    parent = node.parent if span_of(node) == moved else node
    if parent is None or parent.type != "parenthesized_expression" or parent.parent is None:
        return moved
    span = span_of(parent)
    content = syntax.source.content
    inside = content[span.start + 1 : moved.start] + content[moved.end : span.end - 1]
    cast = content[: span.start].rstrip().endswith(b"*/")
    wrapper = parent.parent.type in BARE_ENOUGH and not inside.strip() and not cast
    return span if wrapper else moved
