"""The edits that take a comment out, or a rule's name out of it."""

from collections.abc import Sequence

from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.suppressions.directives import Directive, Named
from allocscan.suppressions.silences import Unused

_BLANK = b" \t"


def removal(unused: Unused, content: bytes) -> tuple[Edit, ...]:
    """The edits that leave nothing of `unused` in `content`; () where that takes a person.

    A comment that stands alone goes with its line, one behind code with the blanks before it.
    """
    if unused.names:
        return tuple(_without(unused.directive, unused.names, content))
    span = unused.directive.holder
    before, after = _line_around(span, content)
    code_before = content[before : span.start].strip(_BLANK)
    code_after = content[span.end : after].strip(_BLANK + b"\r\n")
    if not code_before and not code_after:
        return (Edit(Span(before, after), b""),)
    if b"\n" in span.of(content) and code_after:
        return ()  # it ends a line, and a statement may end there for want of a semicolon
    if not code_after:
        start = before + len(content[before : span.start].rstrip(_BLANK))
        return (Edit(Span(start, span.end), b""),)
    glued = content[: span.start][-1:].strip() and content[span.end :][:1].strip()
    return (Edit(span, b" " if glued else b""),)


def _line_around(span: Span, content: bytes) -> tuple[int, int]:
    """Where the first line of `span` begins, and where its last ends with its line end."""
    begin = content.rfind(b"\n", 0, span.start) + 1
    end = content.find(b"\n", span.end)
    if begin == 0 and content.startswith(b"\xef\xbb\xbf"):
        begin = 3
    return begin, len(content) if end < 0 else end + 1


def _without(directive: Directive, names: Sequence[Named], content: bytes) -> list[Edit]:
    """Each name goes with the comma behind it, the last ones with the comma before them."""
    gone = {each.span for each in names}
    spans = [each.span for each in directive.names]
    kept = [span for span in spans if span not in gone]
    edits = []
    for at, span in enumerate(spans):
        if span not in gone:
            continue
        if span.start > kept[-1].start:
            edits.append(Edit(Span(spans[at - 1].end, span.end), b""))
        else:
            edits.append(Edit(Span(span.start, spans[at + 1].start), b""))
    return edits
