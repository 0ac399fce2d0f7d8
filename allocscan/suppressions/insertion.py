"""The places for a comment above what it should silence, and the comment."""

from collections.abc import Iterable, Iterator

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.source.edits import Edit
from allocscan.source.lines import LineMap
from allocscan.source.span import Span
from allocscan.suppressions.others import is_for_a_tool, is_of_next, is_of_next_line
from allocscan.suppressions.statements import is_statement, way_to_statement
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_BLANK: Final = b" \t"
_WHITE: Final = b" \t\r\n"
_LINE_END: Final = regex(rb"\r\n|[\n\r]")
_TOP: Final = regex(rb"(?:\xef\xbb\xbf)?(?:#![^\n\r]*)?\s*")

_OF_TEXT: Final = frozenset({"template_string", "string", "jsx_element", "jsx_fragment"})
"""Their parts are text, or stand in braces."""


@dataclass(frozen=True, slots=True)
class Place:
    """A comment goes where `span` is, which holds but blanks, between `before` and `after`."""

    span: Span
    before: bytes
    after: bytes

    def edit(self, comment: bytes) -> Edit:
        """The edit that puts `comment` there."""
        return Edit(self.span, self.before + comment + self.after)


def comment_for(rules: Iterable[str], reason: str) -> bytes:
    """What silences `rules` on the next line. White space in `reason` becomes single blanks."""
    why = f" -- {' '.join(reason.split())}" if reason.strip() else ""
    words = f"// allocscan-disable-next-line {', '.join(sorted(rules))}{why}"
    return words.encode("utf-8", "surrogateescape")


class Places:
    """Where comments of a line of their own would silence the findings of one file."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._content = syntax.source.content
        self._lines = LineMap(self._content)
        found = _TOP.match(self._content)
        self._top = found.end() if found is not None else 0

    def of(self, span: Span) -> tuple[Place, ...]:
        """The places for what is found at `span`, the best first.

        That is above the statement around it, where both are of one function. Above one that holds
        the whole function a comment would silence what is added there later: it comes last.
        """
        way = list(way_to_statement(span, self._syntax))
        own = self._start_of_line(span.start)
        starts = [own]
        if way and is_statement(way[-1]):
            broad = any(node.type in FUNCTIONS for node in way[:-1])
            starts.insert(1 if broad else 0, self._start_of_line(way[-1].start_byte))
        return tuple(self._above(at) for at in dict.fromkeys(starts) if not self._is_in_text(at))

    def _start_of_line(self, offset: int) -> int:
        return max(self._lines.start_of_line(offset), self._syntax.source.body_start)

    def _is_in_text(self, offset: int) -> bool:
        """True within a template, a string, a comment, or between the children of an element."""
        node = self._syntax.root.descendant_for_byte_range(offset, offset)
        while node is not None and not node.start_byte < offset < node.end_byte:
            node = self._syntax.parent(node)
        return node is not None and (not node.child_count or node.type in _OF_TEXT)

    def _above(self, start: int) -> Place:
        """The place above the line that begins at `start`, and above what tools read there."""
        line = self._lines.line_span(self._lines.line_of(start)).of(self._content)
        indent = line[: len(line) - len(line.lstrip(_BLANK))]
        eol = self._eol(start)
        best = start
        for begin, text, code_before, first in self._comments_above(start):
            if code_before and is_of_next_line(text):
                blanks = len(code_before) - len(code_before.rstrip(_BLANK))
                return Place(Span(begin - blanks, begin), eol + indent, eol + indent)
            if not code_before and (is_of_next(text) if first else is_for_a_tool(text)):
                best = self._start_of_line(begin)
        return Place(Span(best, best), indent, eol)

    def _comments_above(self, start: int) -> Iterator[tuple[int, bytes, bytes, bool]]:
        """Yield the comments that end on the line above, the nearest first: the offset and the text
        of all that are on a line, the code before them on it, and whether they are the first thing
        in the file."""
        while (comment := self._comment_before(start, lines=1)) is not None:
            end = comment.end_byte
            begin = comment.start_byte
            while (another := self._comment_before(begin, lines=0)) is not None:
                begin = another.start_byte
            line = self._start_of_line(begin)
            code_before = self._content[line:begin]
            yield begin, self._content[begin:end], code_before.lstrip(_BLANK), begin <= self._top
            if code_before.strip(_BLANK):
                return
            start = line

    def _comment_before(self, start: int, lines: int) -> Node | None:
        """The comment that is the last thing before `start` and ends `lines` lines above it."""
        end = start
        while end > 0 and self._content[end - 1] in _WHITE:
            end -= 1
        if end == 0 or self._lines.line_of(start) - self._lines.line_of(end - 1) != lines:
            return None
        node = self._syntax.root.descendant_for_byte_range(end - 1, end)
        return node if node is not None and node.type == "comment" else None

    def _eol(self, start: int) -> bytes:
        """The line end of the line at `start`; of the file, where that is its last."""
        found = _LINE_END.search(self._content, start) or _LINE_END.search(self._content)
        return found[0] if found is not None else b"\n"
