"""One found file to its bytes, or to the reason why it is not scanned."""

import os
import sys

from allocscan.findings import Note, NoteKind
from allocscan.knowledge.generated import set_aside
from allocscan.source.file import SourceFile, language_of
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.config import Config

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_PIECE: Final = 1 << 16
_SET_ASIDE = {"minified": NoteKind.MINIFIED, "generated": NoteKind.GENERATED}


def read_source(location: str, shown: str, config: "Config") -> SourceFile | Note:
    """Return the file at `location`, called `shown` in reports, unless it is to be left alone."""
    try:
        content = contents(location, config.max_file_size + 1)
    except OSError as error:
        return Note(NoteKind.UNREADABLE, shown, f"cannot be read: {error.strerror}")
    return judged(content, shown, config)


def judged(content: bytes, shown: str, config: "Config") -> SourceFile | Note:
    """`content` as a file of the language its name says, or why it is not scanned."""
    if len(content) > config.max_file_size:
        limit = f"{config.max_file_size:,} bytes (max-file-size)"
        return Note(NoteKind.TOO_LARGE, shown, f"larger than {limit}")
    try:
        if not content.isascii():
            content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Note(NoteKind.NOT_UTF8, shown, f"not UTF-8: byte {error.start}, line {line}")
    found = set_aside(content) if config.skip_generated else None
    if found is not None:
        kind, why = found
        return Note(_SET_ASIDE[kind], shown, why)
    language = language_of(shown)
    assert language is not None, "files of no language of ours were set aside"
    return SourceFile(shown, content, language)


def held(path: str) -> bytes:
    """The bytes of a file; b"" where they cannot be had."""
    try:
        return contents(path)
    except OSError:
        return b""


def contents(path: str, most: int = sys.maxsize) -> bytes:
    """The bytes of a file, the first `most` of them. Raises OSError."""
    pieces = []
    handle = os.open(path, _FLAGS)  # a file object costs as much again as to read it
    try:
        while most and (piece := os.read(handle, min(most, _PIECE))):
            pieces.append(piece)
            most -= len(piece)
    finally:
        os.close(handle)
    return b"".join(pieces)
