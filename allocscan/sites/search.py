"""All that is to be known of one file's sites, cheapest question first.

Constness and cost need only the tree; most files end there. Names are resolved, and values
followed, only when something constant and dear enough is left.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from allocscan.records import dataclass
from allocscan.sites.collected import kind_of
from allocscan.sites.constants import Constant, Varies, Wanted
from allocscan.sites.constness import Judge
from allocscan.sites.copies import copies, wasted
from allocscan.sites.cost import Representations, cost, file_representations
from allocscan.sites.dear import could_be_dear, is_dear, only_copies
from allocscan.sites.enough import Enough
from allocscan.sites.find import literals, repeater, within
from allocscan.sites.floor import Floor
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.shape import LITERALS
from allocscan.sites.long_lines import is_minified
from allocscan.sites.made.parts import instances
from allocscan.sites.nearby import Nearby
from allocscan.sites.values import Facts, Site, Survey
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.brackets import Pair
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.heat import Outside
    from allocscan.sites.measured import Measured
    from allocscan.sites.surveyor import Surveyor
    from allocscan.sites.typing.compiler import Compiler

_BODIES = (Wanted.FUNCTION, Wanted.ELEMENT)


def searched(
    syntax: Syntax,
    candidates: Sequence[Node],
    floor: Floor,
    *,
    engine: str,
    module_file: bool | None,
    may_cycle: bool,
    settled_imports: frozenset[str],
    outside: "Outside | None",
    abroad: "Callable[[], Abroad | None] | None",
    compiler: "Callable[[], Compiler] | None",
    measured: "Measured | None",
    shown: Callable[[Facts], bool] | None = None,
    places: Sequence[Pair] | None = None,
) -> Survey:
    """As `survey`; `candidates` are the literals of the file, or of those `places` in it."""
    judge = Judge(syntax)

    def surveyor() -> "Surveyor":
        from allocscan.sites.heat import nobody
        from allocscan.sites.surveyor import Surveyor

        return Surveyor(
            syntax,
            judge,
            lambda: candidates if places is None else literals(syntax),
            engine,
            module_file=module_file,
            may_cycle=may_cycle,
            settled_imports=settled_imports,
            outside=outside or nobody,
            abroad=abroad,
            compiler=compiler,
            measured=measured,
            shown=shown,
        )

    search = _Search(syntax, judge, floor, engine, surveyor)
    made = within(instances(syntax), places)
    ordered = sorted([*candidates, *made], key=_outermost_first)
    for candidate, following in zip_longest(ordered, ordered[1:]):
        search.meet(candidate, following)
    return search.result()


class _Search:
    """Meets the candidates of one file in source order, outer before inner."""

    def __init__(
        self,
        syntax: Syntax,
        judge: Judge,
        floor: Floor,
        engine: str,
        surveyor: "Callable[[], Surveyor]",
    ) -> None:
        self._syntax = syntax
        self._judge = judge
        self._floor = floor
        self._engine = engine
        self._make = surveyor
        self._sites: list[Site] = []
        self._covers: list[_Cover] = []
        self._copies: list[Node] = []
        self._made: Surveyor | None = None
        self._nearby = Nearby(syntax)
        self._enough = Enough(floor)

    @property
    def _surveyor(self) -> "Surveyor":
        """Made for the first candidate that is dear."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def meet(self, candidate: Node, following: Node | None) -> None:
        """Judge `candidate` unless it lies in what has been dealt with; `following` comes next."""
        covers = self._covers
        while covers and covers[-1].end <= candidate.start_byte:
            covers.pop()
        if candidate.has_error or (covers and not covers[-1].leaves_open(candidate)):
            return
        if candidate.type in LITERALS and not self._enough(self._syntax.text(candidate)):
            return
        verdict = self._judge.judge(candidate)
        if not isinstance(verdict, Constant) or only_copies(candidate):
            self._note_copy(candidate)
            return
        repeats = self._repeats(candidate)
        local = self._nearby.local(candidate, verdict) if repeats else None
        if local is not None:
            self._judge.reject(candidate, Varies("is local to the function", local))
            self._note_copy(candidate)
            return
        kind = kind_of(candidate, self._syntax)
        dear = repeats and self._can_be_dear(candidate, kind)
        dear = dear and is_dear(self._surveyor.price(candidate, kind), kind, self._floor)
        alone = following is None or following.start_byte >= candidate.end_byte
        site = self._surveyor.site(candidate, verdict, alone=alone) if dear else None
        if isinstance(site, Site):
            self._sites.append(site)
        if site is not None or not dear:
            covers.append(_Cover.without(candidate, verdict))
        else:
            self._note_copy(candidate)

    def result(self) -> Survey:
        """All that was found."""
        if self._copies:
            self._sites += self._slow_copies()
        if self._made is None or not self._sites:
            return Survey(())
        return Survey(tuple(sorted(self._sites, key=_by_place)), self._made.module())

    def _note_copy(self, candidate: Node) -> None:
        many = candidate.type == "object" and candidate.named_child_count > 1
        if many and copies(candidate) and self._repeats(candidate):
            self._copies.append(candidate)

    def _slow_copies(self) -> Iterator[Site]:
        sizes = Representations(self._syntax)
        slow = [one for one in self._copies if wasted(one, self._syntax, self._engine, sizes)]
        known = file_representations(literals(self._syntax), self._syntax) if slow else sizes
        for literal in slow:
            yield self._surveyor.copy(
                literal, cost(literal, self._syntax, self._engine, reps=known)
            )

    def _repeats(self, candidate: Node) -> bool:
        repeated = repeater(self._syntax, candidate) is not None
        return repeated and not is_minified(candidate, self._syntax)

    def _can_be_dear(self, candidate: Node, kind: SiteKind) -> bool:
        return could_be_dear(candidate, kind, self._syntax, self._engine, self._floor)


def _by_place(site: Site) -> Span:
    return site.span


def _outermost_first(node: Node) -> tuple[int, int]:
    return node.start_byte, -node.end_byte


@dataclass(frozen=True, slots=True)
class _Cover:
    """A constant literal that has been dealt with: what is inside needs no look of its own, but
    for what stands in the functions in it (`open`, sorted), which run at times of their own."""

    end: int
    open: tuple[Span, ...] = ()

    @staticmethod
    def without(literal: Node, constant: Constant) -> "_Cover":
        functions = (span_of(need.node) for need in constant.needs if need.wanted in _BODIES)
        return _Cover(literal.end_byte, tuple(sorted(functions)))

    def leaves_open(self, literal: Node) -> bool:
        """True when `literal` stands in one of the open functions."""
        at = bisect_right(self.open, literal.start_byte, key=lambda span: span.start) - 1
        return at >= 0 and literal.end_byte <= self.open[at].end
