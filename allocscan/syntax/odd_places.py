"""Where a text may hold what is not read like plain code: elements of JSX, comments of old scripts,
white space that hardly any text has."""

from collections.abc import Iterator

from allocscan.regex import regex
from allocscan.source.file import BOM
from allocscan.syntax.code_before import WORD_BYTES, begins_expression, last_code
from allocscan.typed import Final

_TAG: Final = regex(rb"<\s*[\w$>]")
_BEFORE_ELEMENT: Final = frozenset(b"(,=:?&|{}[;>!/")

_CLOSING_COMMENT: Final = regex(rb"\n\s*-->")

_SPACES: Final = {
    b"\xc2\xa0": frozenset({b""}),
    b"\xe1\x9a\x80": frozenset({b""}),
    b"\xe2\x80": frozenset(bytes([last]) for last in (*range(0x80, 0x8C), 0xA8, 0xA9, 0xAF)),
    b"\xe2\x81": frozenset({b"\x9f", b"\xa0"}),
    b"\xe3\x80\x80": frozenset({b""}),
    BOM: frozenset({b""}),
}
"""White space that is no ASCII, and the ends of lines among it (sec-white-space), with two that the
grammars take for it: by the first bytes, and what follows these."""

_LINE_ENDS: Final = (b"\xe2\x80\xa8", b"\xe2\x80\xa9")


def element_places(content: bytes, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where an element may begin between `start` and `end`, were it code (JSX: JSXElement,
    JSXFragment)."""
    end = len(content) if end is None else end
    for tag in _TAG.finditer(content, start, end):
        if _may_begin_element(content, tag.start()):
            yield tag.start()


def _may_begin_element(content: bytes, at: int) -> bool:
    before = last_code(content, at)
    if before < 0 or content[before] in _BEFORE_ELEMENT or b"\n" in content[before:at]:
        return True
    return content[before] in WORD_BYTES and begins_expression(content, before)


def odd_places(content: bytes) -> Iterator[tuple[int, bool]]:
    """Yield where there is what our other readers of code do not know, and whether it ends a line:
    that of a comment, too."""
    for at in _found(content, b"<!--"):
        yield at, False
    if b"-->" in content:
        for closing in _CLOSING_COMMENT.finditer(content):
            yield closing.end() - 1, False
    for at in _found(content, b"\r"):
        yield at, True
    if content.isascii():
        return
    for lead, following in _SPACES.items():
        size = len(next(iter(following)))
        for at in _found(content, lead, int(lead == BOM)):
            end = at + len(lead)
            if content[end : end + size] in following:
                yield at, content[at : end + size] in _LINE_ENDS


def _found(content: bytes, text: bytes, start: int = 0) -> Iterator[int]:
    at = content.find(text, start)
    while at >= 0:
        yield at
        at = content.find(text, at + len(text))
