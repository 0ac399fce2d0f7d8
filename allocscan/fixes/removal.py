"""Which local declaration may go, and what goes with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tree_sitter import Node

from allocscan.fixes.layout import is_blank, line_end, line_start
from allocscan.fixes.tokens import COMMENTS, node_at, tokens_in
from allocscan.sites.values import Local, Site
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, span_of

BODIES: Final = frozenset(
    {"program", "statement_block", "switch_case", "switch_default", "class_static_block"}
)
CONTINUING: Final = b"([`/+-<"
"""A statement that begins so continues the one before it, where that lacks its semicolon."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A declaration statement that goes.

    `span` is the statement; `leading` the comments on lines of their own directly above it, or
    an empty span; `trailing` the comment after it on its line, or an empty span. Comments move
    along with the constant. `whole_lines`: nothing else stands on its lines.
    """

    span: Span
    leading: Span
    trailing: Span
    whole_lines: bool


def removal_of(syntax: Syntax, site: Site) -> Removal | None:
    """How the local's declaration of `site` goes; None where it is not trivially right."""
    local = site.local
    if local is None or not local.removable or local.statement is None:
        return None
    node = node_at(syntax, local.statement)
    if span_of(node) != local.statement or node.parent is None or node.parent.type not in BODIES:
        return None
    if not _declares_only(syntax, local, site.moved):
        return None
    span = _without_far_semicolon(syntax, local)
    if span == local.statement and not _neighbours_stay_apart(syntax, node):
        return None
    return _with_comments(syntax, span, node)


def _declares_only(syntax: Syntax, local: Local, moved: Span) -> bool:
    """True for `const name: T = moved;` without a comment outside of `moved` and `T`."""
    assert local.statement is not None
    head = Span(local.statement.start, moved.start)
    tail = Span(moved.end, local.statement.end)
    rest = [
        token.text.decode("utf-8", "surrogateescape")
        for span in (head, tail)
        for token in tokens_in(syntax, span)
        if local.annotation is None or not local.annotation.contains(token.span)
    ]
    if rest[-1:] == [";"]:
        del rest[-1]
    if rest[-2:] == ["(", ")"]:
        del rest[-2:]
    return rest == ["const", local.name, *([":"] if local.annotation else []), "="]


def _without_far_semicolon(syntax: Syntax, local: Local) -> Span:
    """The statement, but for a `;` on a later line: it guards what comes after it."""
    assert local.statement is not None
    tail = syntax.source.content[local.declarator.end : local.statement.end]
    if b"\n" in tail or b"\r" in tail:
        return Span(local.statement.start, local.declarator.end)
    return local.statement


def _neighbours_stay_apart(syntax: Syntax, statement: Node) -> bool:
    """True when the statements before and after mean the same without the one between."""
    after = _sibling(statement, forward=True)
    if after is None or not after.is_named:
        return True
    if after.type == "expression_statement" and after.children[0].type == "string":
        return False  # it could become a directive
    if syntax.source.content[after.start_byte] not in CONTINUING:
        return True
    before = _sibling(statement, forward=False)
    return before is None or not before.is_named or syntax.text(before).endswith(b";")


def _sibling(node: Node, *, forward: bool) -> Node | None:
    here = node.next_sibling if forward else node.prev_sibling
    while here is not None and here.type in COMMENTS:
        here = here.next_sibling if forward else here.prev_sibling
    return here


def _with_comments(syntax: Syntax, span: Span, statement: Node) -> Removal | None:
    """The removal with its comments; None where it is unclear what a comment belongs to."""
    source = syntax.source
    before = source.content[line_start(source, span.start) : span.start]
    if before.rstrip(b" \t").endswith(b"*/"):
        return None
    trailing = _trailing(syntax, span)
    if trailing.end > line_end(source, span.end):
        return None
    rest = source.content[trailing.end : line_end(source, trailing.end)]
    if not is_blank(before) or not is_blank(rest):
        nothing = Span(span.end, span.end)
        return Removal(span, Span(span.start, span.start), nothing, whole_lines=False)
    return Removal(span, _leading(syntax, span.start, statement), trailing, whole_lines=True)


def _trailing(syntax: Syntax, span: Span) -> Span:
    """The comment that begins after `span` on its line, or an empty span at its end."""
    content = syntax.source.content
    rest = content[span.end : line_end(syntax.source, span.end)]
    at = span.end + len(rest) - len(rest.lstrip(b" \t"))
    if content[at : at + 2] not in (b"//", b"/*"):
        return Span(span.end, span.end)
    node = syntax.root.descendant_for_byte_range(at, at + 2)
    assert node is not None
    return Span(at, node.end_byte) if node.type in COMMENTS else Span(span.end, span.end)


def _leading(syntax: Syntax, start: int, statement: Node) -> Span:
    """The comments on lines of their own directly above `start`; empty where there is none."""
    found = list(_comments_above(syntax, start, statement))
    if not found:
        return Span(start, start)
    return Span(found[-1].start_byte, found[0].end_byte)


def _comments_above(syntax: Syntax, start: int, statement: Node) -> Iterator[Node]:
    """Yield them from the lowest upwards."""
    source = syntax.source
    below = line_start(source, start)
    node = statement.prev_sibling
    while node is not None and node.type in COMMENTS:
        first = line_start(source, node.start_byte)
        alone = is_blank(source.content[first : node.start_byte])
        if not alone or line_end(source, node.end_byte) != below:
            return
        yield node
        below = first
        node = node.prev_sibling
