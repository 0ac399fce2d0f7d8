"""The variables of one declaration, each with the comma and the comments that belong to it."""

from collections.abc import Iterator

from allocscan.fixes.layout import is_blank, line_end, line_start
from allocscan.fixes.tokens import COMMENTS
from allocscan.records import dataclass
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import Final

KEYWORDS: Final = frozenset({"const", "let", "var"})
DECLARATOR: Final = "variable_declarator"


@dataclass(frozen=True, slots=True)
class Entry:
    """One declarator. Spans are empty where there is nothing.

    `leading` are the comments on lines of their own directly above it, `trailing` the one behind
    it on its line. `comma` separates it from the next. `end` is the offset after what of these
    stands on the line that the declarator ends on.
    """

    span: Span
    leading: Span
    comma: Span
    trailing: Span
    end: int


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between a declarator and the next."""

    comma: Span
    trailing: Span
    leading: Span
    comma_first: bool


def entries_of(syntax: Syntax, declaration: Node) -> tuple[Entry, ...] | None:
    """The variables of `declaration`, or None when it is unclear what belongs to which.

    The first one's `leading` and the last one's `trailing` stand outside of the declaration, and
    are empty here.
    """
    keyword, *rest = declaration.children
    if keyword.type not in KEYWORDS or not rest or rest[0].type != DECLARATOR:
        return None
    last = max(at for at, child in enumerate(rest) if child.type == DECLARATOR)
    if any(child.type in COMMENTS for child in rest[last:]):
        return None
    declarators, betweens = _in_turns(rest[: last + 1])
    gaps = [
        _gap(syntax.source, before, between, after)
        for before, between, after in zip(declarators, betweens, declarators[1:], strict=False)
    ]
    known = [gap for gap in gaps if gap is not None]
    if len(known) < len(gaps) or len({gap.comma_first for gap in known}) > 1:
        return None
    return tuple(_entries(declarators, known))


def _in_turns(children: list[Node]) -> tuple[list[Node], list[list[Node]]]:
    """The declarators, and what stands after each."""
    declarators: list[Node] = []
    betweens: list[list[Node]] = []
    for child in children:
        if child.type == DECLARATOR:
            declarators.append(child)
            betweens.append([])
        else:
            betweens[-1].append(child)
    return declarators, betweens


def _entries(declarators: list[Node], gaps: list[_Gap]) -> Iterator[Entry]:
    for at, declarator in enumerate(declarators):
        span = span_of(declarator)
        nothing = Span(span.end, span.end)
        leading = gaps[at - 1].leading if at else Span(span.start, span.start)
        if at == len(gaps):
            yield Entry(span, leading, nothing, nothing, span.end)
            continue
        gap = gaps[at]
        end = span.end if gap.comma_first else gap.comma.end
        yield Entry(span, leading, gap.comma, gap.trailing, max(end, gap.trailing.end))


def _gap(source: SourceFile, before: Node, between: list[Node], after: Node) -> _Gap | None:
    commas = [node for node in between if node.type == ","]
    comments = [node for node in between if node.type in COMMENTS]
    if len(commas) != 1 or len(between) != 1 + len(comments):
        return None
    comma = commas[0]
    comma_first = comma.start_point.row > before.end_point.row
    trailing = Span(before.end_byte, before.end_byte)
    if comments and _is_beside(source, before, comments[0]):
        if (comments[0].start_byte < comma.start_byte) is not comma_first:
            return None
        trailing = span_of(comments.pop(0))
    below = comma if comma_first else after
    if not _stand_above(source, comments, below):
        return None
    leading = Span(after.start_byte, after.start_byte)
    if comments:
        leading = Span(comments[0].start_byte, comments[-1].end_byte)
    return _Gap(span_of(comma), trailing, leading, comma_first)


def _is_beside(source: SourceFile, before: Node, comment: Node) -> bool:
    """True for a comment of one line, the last thing on the line that `before` ends on."""
    rest = source.content[comment.end_byte : line_end(source, comment.end_byte)]
    return comment.end_point.row == before.end_point.row and is_blank(rest)


def _stand_above(source: SourceFile, comments: list[Node], below: Node) -> bool:
    """True when `comments` have lines of their own, the last one directly above `below`."""
    start = line_start(source, below.start_byte)
    if comments and not is_blank(source.content[start : below.start_byte]):
        return False
    for comment in reversed(comments):
        first = line_start(source, comment.start_byte)
        alone = is_blank(source.content[first : comment.start_byte])
        if not alone or line_end(source, comment.end_byte) != start:
            return False
        start = first
    return True
