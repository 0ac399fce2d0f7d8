"""Writing to the two streams: never raising for a character, quiet when the reader has left."""

import os
import sys

from allocscan.typed import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from allocscan.reports.style import Style

WIDTH = 100
"""Of what is no terminal, in cells."""

NARROWEST, WIDEST = 20, 160
"""Between these a terminal's width counts: longer lines are hard to read."""


def style_of(stream: TextIO, color: str) -> "Style":
    """How `stream` wants its text; `color` is `auto`, `always` or `never`."""
    from allocscan.reports.style import Style

    encoding = (stream.encoding or "ascii").lower().replace("-", "").replace("_", "")
    unicode = encoding in ("utf8", "utf8sig")
    return Style(_colored(stream, color), unicode, width_of(stream), wraps=stream.isatty())


def plain_style() -> "Style":
    """For files."""
    from allocscan.reports.style import Style

    return Style(color=False, unicode=True, width=WIDTH)


def write_text(stream: TextIO, text: str) -> None:
    """Write `text` in the stream's encoding; what it lacks becomes an escape."""
    encoding = stream.encoding or "ascii"
    try:
        raw = text.encode(encoding, "surrogateescape")
    except UnicodeEncodeError:
        raw = text.encode(encoding, "backslashreplace")
    write_bytes(stream, raw)


def write_bytes(stream: TextIO, raw: bytes) -> None:
    """Write `raw` as it is. Once the reader has gone, this and later calls do nothing."""
    if not raw:
        return
    try:
        stream.flush()
        stream.buffer.write(raw)
        stream.buffer.flush()
    except BrokenPipeError:
        # The interpreter flushes once more when it ends: give it a place where that succeeds.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _colored(stream: TextIO, color: str) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = (os.environ.get("FORCE_COLOR"), os.environ.get("CLICOLOR_FORCE"))
    if any(value not in (None, "", "0") for value in forced):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The cells in a row of `stream`."""
    if not stream.isatty():
        return WIDTH
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        return WIDTH
    return max(NARROWEST, min(columns, WIDEST)) if columns else WIDTH


def stdout() -> TextIO:
    """Findings and patches go here."""
    return sys.stdout or _nowhere()


def stderr() -> TextIO:
    """Everything else."""
    return sys.stderr or _nowhere()


def _nowhere() -> TextIO:
    """What a program without that stream (`>&-`) writes to."""
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
