"""Where something is, as SARIF says it: files below the root of the repository, and regions.

Columns count UTF-16 units (`columnKind`), and an end column is the one behind the last.
"""

from allocscan.reports.paths import in_repository, is_absolute, uri_of
from allocscan.reports.values import Text
from allocscan.source.span import Span
from allocscan.typed import Final

Object = dict[str, object]

ROOT: Final = "%SRCROOT%"
SNIPPET_LIMIT: Final = 8192
"""Bytes of a region that are quoted; of a longer one the reader has the file."""


def artifact(path: str, prefix: str) -> Object:
    """The file at `path`: relative to the root of the repository where it lies below it."""
    uri = uri_of(in_repository(path, prefix))
    return {"uri": uri} if is_absolute(path) else {"uri": uri, "uriBaseId": ROOT}


def region(span: Span, text: Text) -> Object:
    """`span` as lines and columns; where it is empty, a place between two characters."""
    start, end = text.lines.position(span.start), text.lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def quoted_region(span: Span, text: Text) -> Object:
    """`span` with its text."""
    place = region(span, text)
    if span.end - span.start <= SNIPPET_LIMIT:
        place["snippet"] = {"text": span.of(text.content).decode("utf-8", "replace")}
    return place


def location(path: str, prefix: str, place: Object | None) -> Object:
    """`place` in the file at `path`, or the file as a whole."""
    physical: Object = {"artifactLocation": artifact(path, prefix)}
    if place is not None:
        physical["region"] = place
    return {"physicalLocation": physical}
