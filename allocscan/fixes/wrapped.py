"""A declaration that is too long for one line, broken as formatters break it.

Only white space is added, so that nothing but the layout changes: where the file ends its broken
literals with a comma, which would be a token more, the line stays as it is.
"""

from collections.abc import Iterator, Sequence

from allocscan.fixes.habits import LITERALS, WIDTHS, Habits, shown
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import parse
from allocscan.syntax.walk import children_of, descend


def wrapped(habits: Habits, text: bytes, indent: bytes) -> bytes:
    """`text`, a declaration that will stand behind `indent`, with each entry of its literal on a
    line of its own, if it is longer than the file's lines are; else `text` itself."""
    source = habits.syntax.source
    if b"\n" in text or len(shown(indent + text)) <= WIDTHS[0]:
        return text
    width = habits.width
    if width is None or len(shown(indent + text)) <= width or not habits.ends_bare:
        return text
    literal = _literal(source, text)
    if literal is None:
        return text
    lines = _broken(literal, text, indent, habits.step)
    if any(len(shown(line)) > width for line in lines):
        return text
    return source.eol.join(lines).removeprefix(indent)


def _literal(source: SourceFile, text: bytes) -> Node | None:
    """The outermost literal in `text`, if formatters put each of its entries on its own line."""
    tree = parse(SourceFile(source.path, text, source.language))
    found = next((node for node in descend(tree.root) if node.type in LITERALS), None)
    if tree.errors or found is None or any(node.type == "comment" for node in descend(found)):
        return None
    entries = children_of(found)
    numbers = found.type == "array" and all(one.type == "number" for one in entries)
    # Prettier fills lines with numbers
    return None if len(entries) < 2 or numbers else found


def _broken(literal: Node, text: bytes, indent: bytes, step: bytes) -> Sequence[bytes]:
    inner = list(_entries(literal, text))
    head = indent + text[: literal.start_byte + 1]
    tail = indent + text[literal.end_byte - 1 :]
    return [head, *(indent + step + entry for entry in inner), tail]


def _entries(literal: Node, text: bytes) -> Iterator[bytes]:
    """Yield each entry with the comma behind it."""
    for entry in children_of(literal):
        after = entry.next_sibling
        comma = after is not None and after.type == ","
        yield Span(entry.start_byte, entry.end_byte).of(text) + (b"," if comma else b"")
