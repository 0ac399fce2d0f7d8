"""A declaration that is too long for one line, broken as formatters break it.

Only white space is added, so that nothing but the layout changes: where the file ends its broken
literals with a comma, which would be a token more, the line stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tree_sitter import Node

from allocscan.regex import regex
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse
from allocscan.syntax.walk import children_of, descend

WIDTHS: Final = (80, 100, 120)
"""What formatters are told, in characters: Prettier's own, Google's, and the widest in use."""

_LITERALS: Final = frozenset({"object", "array"})
_UNBREAKABLE: Final = regex(rb"['\"`]|//|/\*|^\s*\*|^\s*(?:import|export)\b")
"""Lines that are long for what no formatter breaks: strings, comments, names of modules."""

_INDENTED: Final = regex(rb"^(\t|  +)\S", re.MULTILINE)


def wrapped(syntax: Syntax, text: bytes, indent: bytes) -> bytes:
    """`text`, a declaration that will stand behind `indent`, with each entry of its literal on a
    line of its own, if it is longer than the file's lines are; else `text` itself."""
    source = syntax.source
    if b"\n" in text or len(_shown(indent + text)) <= WIDTHS[0]:
        return text
    width = _width(source)
    if width is None or len(_shown(indent + text)) <= width or not _ends_bare(syntax):
        return text
    literal = _literal(source, text)
    if literal is None:
        return text
    lines = _broken(literal, text, indent, _step(source))
    if any(len(_shown(line)) > width for line in lines):
        return text
    return source.eol.join(lines).removeprefix(indent)


def _shown(line: bytes) -> str:
    return line.decode("utf-8", "replace").replace("\t", "    ")


def _width(source: SourceFile) -> int | None:
    """The least of `WIDTHS` that the file's breakable lines keep to; None where they do not."""
    lines = (line for line in source.content.splitlines() if not _UNBREAKABLE.search(line))
    longest = max((len(_shown(line)) for line in lines), default=0)
    return next((width for width in WIDTHS if longest <= width), None)


def _ends_bare(syntax: Syntax) -> bool:
    """True when literals on several lines end without a comma, all that there are."""
    commas = [
        child.prev_sibling is not None and child.prev_sibling.type == ","
        for node in descend(syntax.root)
        if node.type in _LITERALS and node.start_point.row < node.end_point.row
        for child in node.children[-1:]
    ]
    return bool(commas) and not any(commas)


def _literal(source: SourceFile, text: bytes) -> Node | None:
    """The outermost literal in `text`, if formatters put each of its entries on its own line."""
    tree = parse(SourceFile(source.path, text, source.language))
    found = next((node for node in descend(tree.root) if node.type in _LITERALS), None)
    if tree.errors or found is None or any(node.type == "comment" for node in descend(found)):
        return None
    entries = children_of(found)
    numbers = found.type == "array" and all(one.type == "number" for one in entries)
    # Prettier fills lines with numbers
    return None if len(entries) < 2 or numbers else found


def _step(source: SourceFile) -> bytes:
    """One level of indentation, as the file's least indented line has it."""
    found = {match[1] for match in _INDENTED.finditer(source.content)}
    return min(found, key=len, default=b"  ")


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
