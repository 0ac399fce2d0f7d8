"""The mistake of somebody who writes a rule pack."""

from allocscan.errors import AllocscanError
from allocscan.source.lines import LineMap
from allocscan.source.span import Span


class PackError(AllocscanError):
    """A pack's file that does not say what it must; `span` are the bytes of `path` at fault.

    With `content`, the file's bytes, the message begins with `path:line:column`.
    """

    def __init__(self, path: str, span: Span, message: str, content: bytes | None = None) -> None:
        self.path = path
        self.span = span
        self.message = message
        where = path
        if content is not None:
            position = LineMap(content).position(span.start)
            where = f"{path}:{position.line}:{position.column}"
        super().__init__(f"{where}: {message}")
