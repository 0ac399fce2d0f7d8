"""Making a mismatch small: statements, entries and whatever else can go is taken out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from support.differential import Fixer, Mismatch, changed, edit, fix_in_project
from support.fixer import parses, source_file
from tree_sitter import Node

from allocscan.source.edits import Edit, apply_edits
from allocscan.source.span import Span
from allocscan.syntax.parse import parse, span_of

LISTS: Final = frozenset(
    {
        *("program", "statement_block", "class_body", "class_static_block", "switch_body"),
        *("switch_case", "switch_default", "object", "array", "arguments", "formal_parameters"),
        *("object_pattern", "array_pattern", "export_clause", "lexical_declaration"),
        *("variable_declaration", "sequence_expression"),
    }
)
"""The nodes of which one child can go and the rest still be read."""

COMMAS: Final = LISTS - frozenset({"program", "statement_block", "class_body", "switch_body"})

TIMEOUT: Final = 20.0
"""Seconds for a batch of candidates: what is taken out may have ended a loop."""

Cuts = Callable[[bytes, str], list[Edit]]
"""The edits that each make a text smaller, in source order; they may lie in each other."""


def shrink(found: Mismatch, fixer: Fixer = fix_in_project) -> Mismatch:
    """A mismatch of the same kind from which no single cut can be taken.

    It ends as `found` does (by the same class of error, or by none). Cuts are tried in chunks,
    halved as long as they fail, all chunks of a size in one process: the number of candidates
    is about twice the number of cuts, and a few times what is left.
    """
    search = _Search(found, fixer)
    while search.removed(removals) or search.removed(replacements):
        pass
    return search.best


@dataclass(slots=True)
class _Search:
    """The smallest mismatch so far."""

    best: Mismatch
    fixer: Fixer

    def removed(self, cuts: Cuts) -> bool:
        """Take out all that can be; False when that was nothing."""
        at_first = self.best
        size = max(1, len(self._cuts(cuts)) // 2)
        while size:
            before = self.best
            chunks = list(_chunks(self._cuts(cuts), size))
            shown = self._shown([_made(before.source, chunk) for chunk in chunks])
            self._together(before.source, [], [chunks[index] for index in shown])
            if self.best is before or size > 1:
                size //= 2
        return self.best is not at_first

    def _cuts(self, cuts: Cuts) -> list[Edit]:
        return cuts(self.best.source, self.best.name)

    def _shown(self, candidates: Sequence[bytes]) -> dict[int, Mismatch]:
        """Those of `candidates` that still show it, by their place."""
        name, smaller = self.best.name, len(self.best.source)
        texts = [text if len(text) < smaller and parses(text, name) else b"" for text in candidates]
        found = changed(edit([(name, text) for text in texts], self.fixer), TIMEOUT)
        error = self.best.seen_before.error
        return {one.edited.index: one for one in found if one.seen_before.error == error}

    def _together(
        self, source: bytes, taken: list[Edit], chunks: Sequence[list[Edit]]
    ) -> list[Edit]:
        """Take as many of `chunks` out of `source`, beside `taken`, as go together."""
        if not chunks:
            return taken
        wanted = [*taken, *(cut for chunk in chunks for cut in chunk)]
        shown = self._shown([_made(source, wanted)])
        if shown:
            self.best = shown[0]
            return wanted
        if len(chunks) == 1:
            return taken
        half = len(chunks) // 2
        taken = self._together(source, taken, chunks[:half])
        return self._together(source, taken, chunks[half:])


def _chunks(cuts: Sequence[Edit], size: int) -> Iterator[list[Edit]]:
    for start in range(0, len(cuts), size):
        yield list(cuts[start : start + size])


def _made(source: bytes, cuts: Sequence[Edit]) -> bytes:
    """`source` with `cuts` made; of two that overlap, the one that starts first."""
    kept: list[Edit] = []
    for cut in sorted(cuts, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or kept[-1].span.end <= cut.span.start:
            kept.append(cut)
    return apply_edits(source, kept)


def removals(source: bytes, name: str) -> list[Edit]:
    """One for each member of a list: a statement, an entry, an argument…"""
    return [
        Edit(_with_comma(node, child, source), b"")
        for node in _nodes(source, name)
        if node.type in LISTS
        for child in node.named_children
    ]


def replacements(source: bytes, name: str) -> list[Edit]:
    """One for each way to put a statement or an expression in place of what it stands in."""
    return [
        Edit(span_of(node), source[part.start_byte : part.end_byte])
        for node in _nodes(source, name)
        if node.type.endswith(("_statement", "_expression"))
        for child in node.named_children
        for part in (child.named_children if child.type == "statement_block" else (child,))
        if part.end_byte - part.start_byte < node.end_byte - node.start_byte
    ]


def _with_comma(node: Node, child: Node, source: bytes) -> Span:
    """`child` and the white space before it, and the comma behind it in a list that has commas."""
    start, stop = child.start_byte, child.end_byte
    following = child.next_sibling
    if node.type in COMMAS and following is not None and following.type == ",":
        stop = following.end_byte
    elif node.type in COMMAS and (leading := child.prev_sibling) and leading.type == ",":
        start = leading.start_byte
    before = source[:start].rstrip()
    return Span(max(len(before), node.start_byte), stop)


def _nodes(source: bytes, name: str) -> Iterator[Node]:
    """Every node, each before what is in it."""
    pending = [parse(source_file(source, name)).root]
    while pending:
        node = pending.pop()
        yield node
        pending += node.named_children[::-1]
