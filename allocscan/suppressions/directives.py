"""Comments to directives: `allocscan-disable-next-line rebuilt-object -- why` and its kin.

ESLint's words with our prefix: its users know them. Names are separated by commas, and a reason
follows two hyphens.
"""

import re
from collections.abc import Iterator

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.source.lines import LineMap
from allocscan.source.span import Span
from allocscan.suppressions.jsx_text import spare_braces
from allocscan.suppressions.mark import MARK
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend
from allocscan.typed import Final

FORMAT: Final = "`allocscan-disable-next-line RULE, RULE -- reason`"


class Kind(Enum):
    """The word after `allocscan-`."""

    NEXT_LINE = "disable-next-line"
    LINE = "disable-line"
    FILE = "disable-file"
    OPEN = "disable"
    CLOSE = "enable"


KINDS: Final = tuple(kind.value for kind in Kind)

_COMMENT: Final = regex(
    rb"\W*allocscan-(?P<kind>[\w-]*able[\w-]*|(?:ignore|skip|suppress|nolint|off)[\w-]*)"
    rb"(?P<names>.*?)(?P<rest>(?:(?<=\s)|^)-{2,}(?:\s(?P<reason>.*))?)?\Z",
    re.DOTALL,
)
_NAME: Final = regex(rb"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A rule's name in a comment."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """One comment. Without `names` it means all rules. `span` is that of the comment, `holder`
    that of the braces too where they hold nothing else in JSX, None where they must stay; `line` is
    the 1-based line of what a NEXT_LINE is about, `last` the one on which a comment ends."""

    kind: Kind
    names: tuple[Named, ...]
    reason: str
    span: Span
    holder: Span | None
    line: int
    last: int


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A comment that was meant to silence and cannot be read; `problem` says why."""

    span: Span
    problem: str


def directives(syntax: Syntax) -> Iterator[Directive | Unreadable]:
    """Yield what the comments of a file say, in source order."""
    if MARK not in syntax.source.content:
        return
    lines = LineMap(syntax.source.content)
    for comment in descend(syntax.root):
        if comment.type == "comment":
            read = _read(comment, syntax.source.content, lines)
            if read is not None:
                yield read


def _read(comment: Node, content: bytes, lines: LineMap) -> Directive | Unreadable | None:
    span = Span(comment.start_byte, comment.end_byte)
    text = span.of(content)
    text = text.removesuffix(b"*/") if text.startswith(b"/*") else text
    found = _COMMENT.match(text)
    if found is None:
        return None
    word = found["kind"].decode("ascii", "replace")
    if word not in KINDS:
        return Unreadable(span, _unknown(word))
    start, end = found.span("names")
    names = tuple(_names(text, span.start, start, end))
    if any(not _NAME.match(each.name.encode()) for each in names):
        said = " ".join(text[start:end].decode("utf-8", "replace").split())
        return Unreadable(span, f"`{said}` is no list of rules; the format is {FORMAT}")
    kind = Kind(word)
    reason = " ".join((found["reason"] or b"").decode("utf-8", "replace").split())
    line = lines.line_of(span.start)
    last = lines.line_of(span.end)
    if kind is Kind.NEXT_LINE:
        below = _code_below(comment)
        line = last + 1 if below is None else lines.line_of(below.start_byte)
    return Directive(kind, names, reason, span, _holder(comment, content), line, last)


def _unknown(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, KINDS, n=1, cutoff=0.5)
    hint = f' (did you mean "allocscan-{close[0]}"?)' if close else ""
    return f"`allocscan-{word}` means nothing{hint}; the format is {FORMAT}"


def _names(text: bytes, base: int, start: int, end: int) -> Iterator[Named]:
    """The parts between commas of what stands at `start` to `end`, `base` bytes into the file."""
    if not text[start:end].strip():
        return
    at = start
    for part in text[start:end].split(b","):
        first = at + len(part) - len(part.lstrip())
        bare = part.strip()
        span = Span(base + first, base + first + len(bare))
        yield Named(bare.decode("utf-8", "replace"), span)
        at += len(part) + 1


def _holder(comment: Node, content: bytes) -> Span | None:
    """The span of `{/* … */}` where the comment is all that the braces hold; None where an element
    would have other children without them, or the braces are no child of one."""
    parent = comment.parent
    node = comment
    if parent is not None and parent.type == "jsx_expression" and parent.named_child_count == 1:
        if not spare_braces(parent, content):
            return None
        node = parent
    return Span(node.start_byte, node.end_byte)


def _code_below(comment: Node) -> Node | None:
    """The first code below `comment`; comments between do not count."""
    holder = comment.parent
    in_jsx = holder is not None and holder.type == "jsx_expression"
    at = holder if in_jsx else comment
    following = at.next_named_sibling if at is not None else None
    while following is not None and following.type in ("comment", "jsx_text"):
        following = following.next_named_sibling
    return following
