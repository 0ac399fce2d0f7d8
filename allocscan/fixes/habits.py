"""How a file is laid out, as far as new constants have to fit in: each habit is found once."""

import re
from functools import cached_property
from itertools import pairwise

from allocscan.fixes.tokens import COMMENTS
from allocscan.regex import regex
from allocscan.sites.placing.head import is_constant
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend
from allocscan.typed import Final

WIDTHS: Final = (80, 100, 120)
"""What formatters are told, in characters: Prettier's own, Google's, and the widest in use."""

PURES: Final = (b"/* @__PURE__ */", b"/*#__PURE__*/", b"/* #__PURE__ */", b"/*@__PURE__*/")
"""The spellings of the mark that a call is pure; the first where a file has none."""

LITERALS: Final = frozenset({"object", "array"})
_UNBREAKABLE: Final = regex(rb"['\"`]|//|/\*|^\s*\*|^\s*(?:import|export)\b")
"""Lines that are long for what no formatter breaks: strings, comments, names of modules."""

_INDENTED: Final = regex(rb"^(\t|  +)\S", re.MULTILINE)

Neighbours = list[tuple[Node, Node, bool]]
"""Two constants of which one stands directly below the other, and whether a blank line does."""


class Habits:
    """The habits of one file."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self._children: dict[int, list[Node]] = {}
        self._neighbours: dict[int, Neighbours] = {}
        self._crowded: dict[int, bool] = {}

    @cached_property
    def width(self) -> int | None:
        """The least of `WIDTHS` that the file's breakable lines keep to; None where they do
        not."""
        content = self.syntax.source.content
        lines = (line for line in content.splitlines() if not _UNBREAKABLE.search(line))
        longest = max((len(shown(line)) for line in lines), default=0)
        return next((width for width in WIDTHS if longest <= width), None)

    @cached_property
    def ends_bare(self) -> bool:
        """True when literals on several lines end without a comma, all that there are."""
        commas = [
            child.prev_sibling is not None and child.prev_sibling.type == ","
            for node in descend(self.syntax.root)
            if node.type in LITERALS and node.start_point.row < node.end_point.row
            for child in node.children[-1:]
        ]
        return bool(commas) and not any(commas)

    @cached_property
    def step(self) -> bytes:
        """One level of indentation, as the file's least indented line has it."""
        found = {match[1] for match in _INDENTED.finditer(self.syntax.source.content)}
        return min(found, key=len, default=b"  ")

    @cached_property
    def pure(self) -> bytes:
        """The mark that a call is pure, as the file writes it."""
        counts = [self.syntax.source.content.count(each) for each in PURES]
        return PURES[counts.index(max(counts))]

    def children(self, body: Node) -> list[Node]:
        """All that stands directly in `body`, in order."""
        if body.id not in self._children:
            self._children[body.id] = body.children
        return self._children[body.id]

    def neighbours(self, body: Node) -> Neighbours:
        """The constants in `body` that stand one below the other."""
        if body.id not in self._neighbours:
            self._neighbours[body.id] = self._found(body)
        return self._neighbours[body.id]

    def is_crowded(self, body: Node) -> bool:
        """True where `body` puts no blank line behind most statements of several lines."""
        if body.id not in self._crowded:
            pairs = pairwise(node for node in body.named_children if node.type not in COMMENTS)
            apart = [rows_between(*pair) > 1 for pair in pairs if not is_short(pair[0])]
            self._crowded[body.id] = sum(apart) * 2 < len(apart)
        return self._crowded[body.id]

    def _found(self, body: Node) -> Neighbours:
        constants = [node for node in self.children(body) if is_constant(node, self.syntax)]
        return [
            (upper, lower, rows_between(upper, lower) > 1)
            for upper, lower in pairwise(constants)
            if lower.prev_named_sibling is not None and _follow(upper, lower)
        ]


def shown(line: bytes) -> str:
    """`line` as an editor shows it."""
    return line.decode("utf-8", "replace").replace("\t", "    ")


def is_short(node: Node) -> bool:
    """True for what stands on one line."""
    return node.start_point.row == node.end_point.row


def rows_between(upper: Node, lower: Node) -> int:
    """How many line ends stand between the two, those of comments not counted."""
    first = lower
    while first.prev_sibling is not None and first.prev_sibling.type in COMMENTS:
        if first.prev_sibling.start_point.row == upper.end_point.row:
            break
        first = first.prev_sibling
    return first.start_point.row - upper.end_point.row


def _follow(upper: Node, lower: Node) -> bool:
    before = lower.prev_named_sibling
    while before is not None and before.type in COMMENTS:
        before = before.prev_named_sibling
    return before is not None and before.id == upper.id
