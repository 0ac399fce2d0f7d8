"""The text between JSX elements: what of its white space a program sees."""

from allocscan.regex import regex
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.typed import Final

TEXTS: Final = frozenset({"jsx_text", "html_character_reference"})

_BLANK: Final = b" \t"
_LINE_END: Final = regex(rb"\r\n|[\n\r]")
_DISPUTED: Final = regex(rb"[\f\v\x80-\xff&]")
"""Compilers do not agree on what of this is white space, nor when a reference becomes a letter."""


def seen(text: bytes) -> bytes:
    """What is left of `text`, a whole one: lines without the blanks where they were broken, one
    blank between two of them (Babel and TypeScript agree; measured, TypeScript 5.9). A text of
    which they may think differently is left as it is."""
    if _DISPUTED.search(text):
        return text
    lines = _LINE_END.split(text)
    last = len(lines) - 1
    for at, line in enumerate(lines):
        bare = line.lstrip(_BLANK) if at else line
        lines[at] = bare.rstrip(_BLANK) if at < last else bare
    return b" ".join(line for line in lines if line)


def spare_braces(braces: Node, content: bytes) -> bool:
    """True when an element has the same children without `braces`, which hold only a comment."""
    element = braces.parent
    if element is None or element.type not in ("jsx_element", "jsx_fragment"):
        return False
    before, after = braces.prev_sibling, braces.next_sibling
    while before is not None and before.type in TEXTS:
        before = before.prev_sibling
    while after is not None and after.type in TEXTS:
        after = after.next_sibling
    if before is None or after is None:
        return False
    left = Span(before.end_byte, braces.start_byte).of(content)
    right = Span(braces.end_byte, after.start_byte).of(content)
    if not left or not right:
        return True
    if _DISPUTED.search(left + right) or (seen(left) and seen(right)):
        return False
    return seen(left) + seen(right) == seen(left + right)
