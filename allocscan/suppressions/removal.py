"""The edits that take a comment out, or a rule's name out of it."""

from collections.abc import Sequence

from allocscan.regex import regex
from allocscan.source.edits import Edit
from allocscan.source.file import BOM
from allocscan.source.span import Span
from allocscan.suppressions.directives import Directive, Named
from allocscan.suppressions.line_ends import ends_line
from allocscan.suppressions.silences import Unused
from allocscan.typed import Final

_BLANK: Final = b" \t"

_ALSO_READ: Final = regex(
    rb"@\w|#__|webpack[A-Z]|sourceMappingURL|NOSONAR|nosemgrep|codeql\[|lgtm\["
)
"""Other tools look for these anywhere in a comment."""


def removal(unused: Unused, content: bytes) -> tuple[Edit, ...]:
    """The edits that leave nothing of `unused` in `content`; () where that takes a person.

    A comment that stands alone goes with its line, one behind code with the blanks before it, one
    between code so that one blank is left where there were two.
    """
    if unused.names:
        return _without(unused.directive, unused.names, content)
    span = unused.directive.holder
    if span is None or _says_more(unused.directive.span.of(content)):
        return ()
    begin, stop, after = _line_around(span, content)
    code_before = content[begin : span.start].strip(_BLANK)
    code_after = content[span.end : stop].strip(_BLANK)
    if not code_before and not code_after:
        return (Edit(Span(begin, after), b""),)
    if not code_after:
        start = begin + len(content[begin : span.start].rstrip(_BLANK))
        return (Edit(Span(start, stop), b""),)
    if ends_line(span.of(content)):
        return ()  # it ends a line, and a statement may end there for want of a semicolon
    if span != unused.directive.span:
        return (Edit(span, b""),)  # what is around is text
    return (_from_within(span, content[begin : span.start], content[span.end : stop]),)


def _from_within(span: Span, before: bytes, after: bytes) -> Edit:
    """The edit that takes `span` from between `before` and `after`, the rest of its line."""
    blanks_before = len(before) - len(before.rstrip(_BLANK))
    blanks_after = len(after) - len(after.lstrip(_BLANK))
    if blanks_after and (blanks_before or not before or before.endswith((b"(", b"[", b"{"))):
        return Edit(Span(span.start, span.end + blanks_after), b"")
    if blanks_before < len(before) and after.startswith((b")", b"]", b",", b";")):
        return Edit(Span(span.start - blanks_before, span.end), b"")
    glued = before and not blanks_before and not blanks_after
    return Edit(span, b" " if glued else b"")


def _says_more(comment: bytes) -> bool:
    """True for JSDoc of several lines, and for what other tools read too."""
    if comment.startswith(b"/**") and ends_line(comment):
        return True
    return _ALSO_READ.search(comment) is not None


def _line_around(span: Span, content: bytes) -> tuple[int, int, int]:
    """Where the first line of `span` begins, where its last ends, and where the next begins."""
    begin = max(content.rfind(b"\n", 0, span.start), content.rfind(b"\r", 0, span.start)) + 1
    if begin == 0 and content.startswith(BOM):
        begin = len(BOM)
    found = [at for at in (content.find(b"\n", span.end), content.find(b"\r", span.end)) if at >= 0]
    stop = min(found, default=len(content))
    return begin, stop, stop + (2 if content.startswith(b"\r\n", stop) else 1 if found else 0)


def _without(directive: Directive, names: Sequence[Named], content: bytes) -> tuple[Edit, ...]:
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
    return () if any(ends_line(edit.span.of(content)) for edit in edits) else tuple(edits)
