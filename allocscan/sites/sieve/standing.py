"""Do parts of a text that are constant and dear stand where they could be sites?"""

from collections.abc import Sequence

from allocscan.records import replace
from allocscan.sites.collected import kind_of
from allocscan.sites.constants import Constant
from allocscan.sites.constness import Judge
from allocscan.sites.context.positions import CALLS
from allocscan.sites.dear import could_be_dear
from allocscan.sites.find import repeater
from allocscan.sites.floor import Floor
from allocscan.sites.literal.shape import LITERALS
from allocscan.sites.nearby import Nearby
from allocscan.sites.sieve.callees import Callees
from allocscan.sites.sieve.grain import SPREAD, Grain
from allocscan.sites.sieve.outline import Outline
from allocscan.sites.sieve.quiet import Quiet
from allocscan.sites.sieve.written import Written
from allocscan.source.file import SourceFile
from allocscan.syntax.binding import Node
from allocscan.syntax.brackets import Pair
from allocscan.syntax.parse import Syntax, parse
from allocscan.typed import Final

_MOST: Final = 500
"""Each of more grains is looked at with all that it holds: then the whole file is as fast."""


def standing_in(
    source: SourceFile,
    pairs: Sequence[Pair],
    grains: Sequence[Grain],
    floor: Floor,
    engine: str,
) -> tuple[Pair, ...] | None:
    """The pieces of those `grains` that can be sites which are shown, in source order: of the
    others what is around them says that they are no literals, use what is local there, or that
    nothing is said of them. None where that cannot be told."""
    if len(grains) > _MOST:
        return None
    spans = sorted((grain.start, -grain.end) for grain in grains)
    kept: list[Pair] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end))
    outline = Outline(source.content, pairs, kept)
    syntax = parse(replace(source, content=outline.text))
    if syntax.root.has_error:
        return None
    quiet = Quiet(syntax, Callees(source.content), floor, engine)
    standing = _Standing(syntax, quiet, floor, engine)
    found: set[Pair] = set()
    for grain in grains:
        if grain.piece in found:
            continue
        start, end = outline.place(grain.start), outline.place(grain.end)
        if not standing.holds(grain, start, end):
            continue
        if grain.call and grain.piece == (grain.start, grain.end):
            return None  # what it is called on is part of it, too
        found.add(grain.piece)
    return tuple(sorted(found))


class _Standing:
    def __init__(self, syntax: Syntax, quiet: Quiet, floor: Floor, engine: str) -> None:
        self._syntax = syntax
        self._quiet = quiet
        self._floor = floor
        self._engine = engine
        self._judge = Judge(syntax)
        self._nearby = Nearby(syntax)
        self._written = Written(syntax)

    def holds(self, grain: Grain, start: int, end: int) -> bool:
        """False only where `grain`, which stands from `start` to `end`, is no site."""
        if grain.call:
            return self.may_be_made(start, end)
        return self.may_be_site(start, end, copies=grain.copies)

    def may_be_made(self, start: int, end: int) -> bool:
        """As `holds`, for the call whose name begins at `start`."""
        node = self._syntax.root.descendant_for_byte_range(start, end)
        while node is not None and node.type not in CALLS:
            node = self._syntax.parent(node)
        if node is None or node.end_byte != end:
            return True
        repeats = repeater(self._syntax, node)
        if repeats is None or self._quiet.is_once(repeats):
            return False
        verdict = self._judge.judge(node)
        return isinstance(verdict, Constant) and self._nearby.local(node, verdict) is None

    def may_be_site(self, start: int, end: int, *, copies: bool) -> bool:
        """As `holds`, for a literal."""
        node = self._syntax.root.descendant_for_byte_range(start, end)
        if node is None or (node.start_byte, node.end_byte) != (start, end):
            return True
        if node.type not in LITERALS:
            return False
        repeats = repeater(self._syntax, node)
        if repeats is None or self._quiet.is_once(repeats):
            return False
        if copies:
            return True
        verdict = self._judge.judge(node)
        if not isinstance(verdict, Constant) or self._nearby.local(node, verdict) is not None:
            return False
        quiet = self._quiet
        if quiet.is_state(node) or quiet.is_left(node) or self._written.is_written(node):
            return False
        return any(need.wanted in SPREAD for need in verdict.needs) or self._could_be_dear(node)

    def _could_be_dear(self, literal: Node) -> bool:
        kind = kind_of(literal, self._syntax)
        return could_be_dear(literal, kind, self._syntax, self._engine, self._floor)
