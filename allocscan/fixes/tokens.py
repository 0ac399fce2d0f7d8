"""A tree as the sequence of its tokens: what must be equal before and after a fix."""

from collections.abc import Iterator

from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

COMMENTS: Final = frozenset({"comment", "html_comment"})
BLANK: Final = b" \t\r\n\f\v"


@dataclass(frozen=True, slots=True)
class Token:
    """A leaf of the tree, or bytes between two leaves that are no white space.

    `kind` is its node type (a bracket's is the bracket), `parent` its parent's, `depth` the
    number of its ancestors below the node that was asked for.
    """

    text: bytes
    kind: str
    parent: str
    depth: int
    span: Span


Leaf = tuple[bytes, str, str, int, int, int]
"""A token before it is made, which takes as long as to find it: its fields in order, `start` and
`end` for the last."""


def tokens_in(syntax: Syntax, span: Span) -> tuple[Token, ...]:
    """The tokens in `span`, comments among them, in source order."""
    return tuple(map(token_of, leaves_in(syntax, span)))


def token_of(leaf: Leaf) -> Token:
    """`leaf` as a value."""
    text, kind, parent, depth, start, end = leaf
    return Token(text, kind, parent, depth, Span(start, end))


def leaves_in(syntax: Syntax, span: Span) -> Iterator[Leaf]:
    """As `tokens_in`."""
    content, at = syntax.source.content, span.start
    kinds: dict[str, str] = {}  # the binding makes a text for each node
    for node, parent, depth in _leaves(node_at(syntax, span), span):
        start, end = node.start_byte, node.end_byte
        if at < start:
            yield from _between(content, at, start)
        kind = node.type
        yield content[start:end], kinds.setdefault(kind, kind), parent, depth, start, end
        at = end
    yield from _between(content, at, span.end)


def node_at(syntax: Syntax, span: Span) -> Node:
    """The innermost node that covers `span`; where several do, the outermost of them."""
    node = syntax.root.descendant_for_byte_range(span.start, span.end) or syntax.root
    parent = node.parent
    while parent and (parent.start_byte, parent.end_byte) == (node.start_byte, node.end_byte):
        node, parent = parent, parent.parent
    return node


def without_comments(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens that are code."""
    return tuple(token for token in tokens if token.kind not in COMMENTS)


def _leaves(node: Node, span: Span) -> Iterator[tuple[Node, str, int]]:
    """Yield the leaves below `node` in `span`, each with its parent's type and its depth."""
    first, last = span.start, span.end
    cursor = node.walk()
    above = [""]
    while True:
        here = cursor.node
        assert here is not None, "a cursor stands on a node"
        start, end = here.start_byte, here.end_byte
        if start >= last:
            return
        if end > first:
            if cursor.goto_first_child_for_byte(first) is not None:
                above.append(here.type)
                continue
            if start >= first and end <= last and not here.child_count:
                yield here, above[-1], len(above) - 1
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            above.pop()


def _between(content: bytes, start: int, end: int) -> Iterator[Leaf]:
    """What the tree has no leaf for: a byte order mark, bytes that the grammar skipped."""
    text = content[start:end]
    bare = text.strip(BLANK)
    if bare:
        first = start + text.index(bare)
        yield bare, "skipped", "", 0, first, first + len(bare)
