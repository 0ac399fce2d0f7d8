"""The edits that put a comment above what it should silence."""

from collections.abc import Iterable, Iterator
from typing import Final

from allocscan.regex import regex
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax

_NEXT_LINE_ONLY: Final = regex(
    rb"\s*(?://|/\*|\{/\*)\s*(?:eslint-|oxlint-|@ts-|biome-ignore|prettier-ignore|deno-|istanbul |"
    rb"c8 |v8 |webpack|@vite|stylelint-|tslint:)"
)
"""Comments that other tools read on the line above code: ours goes above them, for it looks past
comments."""


def insertions(
    wanted: Iterable[tuple[str, Span]], reason: str, syntax: Syntax
) -> Iterator[tuple[Edit, tuple[Span, ...]]]:
    """Yield an edit for each line that needs a comment, and the spans of the findings that it is
    about: each rule and span of `wanted` is silenced by the statement around it."""
    by_line: dict[int, list[tuple[str, Span]]] = {}
    for rule, span in wanted:
        by_line.setdefault(_line_start(span, syntax), []).append((rule, span))
    content = syntax.source.content
    for start, found in sorted(by_line.items()):
        rules = ", ".join(sorted({rule for rule, _ in found}))
        why = f" -- {' '.join(reason.split())}" if reason.strip() else ""
        line = content[start : _line_end(start, content)]
        indent = line[: len(line) - len(line.lstrip(b" \t"))]
        words = f"// allocscan-disable-next-line {rules}{why}".encode("utf-8", "surrogateescape")
        at = _above_others(start, content)
        yield (
            Edit(Span(at, at), indent + words + _eol(start, content)),
            tuple(span for _, span in found),
        )


def _line_start(span: Span, syntax: Syntax) -> int:
    """Where the first line of the statement around `span` begins."""
    node = syntax.root.descendant_for_byte_range(span.start, span.end)
    at = span.start
    while node is not None:
        if node.type.endswith(("_statement", "_declaration", "_definition")):
            at = node.start_byte
            break
        node = syntax.parent(node)
    begin = syntax.source.content.rfind(b"\n", 0, at) + 1
    return 3 if begin == 0 and syntax.source.content.startswith(b"\xef\xbb\xbf") else begin


def _line_end(start: int, content: bytes) -> int:
    end = content.find(b"\n", start)
    return len(content) if end < 0 else end


def _above_others(start: int, content: bytes) -> int:
    while start > 0:
        above = content.rfind(b"\n", 0, start - 1) + 1
        if not _NEXT_LINE_ONLY.match(content[above:start]):
            break
        start = above
    return start


def _eol(start: int, content: bytes) -> bytes:
    end = _line_end(start, content)
    crlf = content[end - 1 : end] == b"\r" if end < len(content) else b"\r\n" in content
    return b"\r\n" if crlf else b"\n"
