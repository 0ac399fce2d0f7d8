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

    @property
    def place(self) -> tuple[bytes, str, str, int]:
        """What stays the same where a token stays. A `;` may come to end another statement."""
        if self.kind == ";":
            return (self.text, ";", "", 0)
        return (self.text, self.kind, self.parent, self.depth)


def tokens_in(syntax: Syntax, span: Span) -> tuple[Token, ...]:
    """The tokens in `span`, comments among them, in source order."""
    content = syntax.source.content
    found: list[Token] = []
    at = span.start
    for leaf, parent, depth in _leaves(node_at(syntax, span), span):
        found += _between(content, at, leaf.start_byte)
        here = Span(leaf.start_byte, leaf.end_byte)
        found.append(Token(here.of(content), leaf.type, parent, depth, here))
        at = leaf.end_byte
    return (*found, *_between(content, at, span.end))


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
    pending = [(node, "", 0)]
    while pending:
        here, parent, depth = pending.pop()
        if here.end_byte <= span.start or here.start_byte >= span.end:
            continue
        if here.child_count:
            kind = here.type
            pending += [(child, kind, depth + 1) for child in reversed(here.children)]
        elif here.start_byte >= span.start and here.end_byte <= span.end:
            yield here, parent, depth


def _between(content: bytes, start: int, end: int) -> Iterator[Token]:
    """What the tree has no leaf for: a byte order mark, bytes that the grammar skipped."""
    text = content[start:end]
    bare = text.strip(BLANK)
    if bare:
        first = start + text.index(bare)
        yield Token(bare, "skipped", "", 0, Span(first, first + len(bare)))
