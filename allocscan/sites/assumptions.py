"""What an unsafe fix assumes, and what no fix can do anything about (hazards section 5)."""

from collections.abc import Mapping

from allocscan.records import dataclass
from allocscan.sites.kinds import INSTANCES, UNFROZEN
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Escapes, Leak, Route
from allocscan.typed import Final

BECAUSE_OF_ROUTE: Final[Mapping[Route, Because]] = {
    Route.WRITTEN: Because.WRITTEN,
    Route.MUTATED: Because.WRITTEN,
    Route.COMPARED: Because.IDENTITY,
    Route.RETURNED: Because.RETURNED,
    Route.ARGUMENT: Because.PASSED,
    Route.STORED: Because.STORED,
    Route.FIELD: Because.STORED,
    Route.THROWN: Because.RETURNED,
    Route.YIELDED: Because.RETURNED,
    Route.EXPORTED: Because.RETURNED,
    Route.JSX: Because.PASSED,
    Route.PROTOTYPE: Because.OBSERVED,
    Route.OBSERVED: Because.OBSERVED,
    Route.COERCED: Because.UNKNOWN_USE,
    Route.CALLED: Because.METHOD,
    Route.OBSCURED: Because.ERROR_REGION,
    Route.UNKNOWN: Because.UNKNOWN_USE,
}

_ASSUMABLE_ROUTES: Final = frozenset(
    {
        Route.RETURNED,
        Route.ARGUMENT,
        Route.CALLED,
        Route.STORED,
        Route.THROWN,
        Route.YIELDED,
        Route.EXPORTED,
        Route.JSX,
    }
)
"""The value reaches code that is not visible, and nothing visible writes or compares: one
assumption, that the code out of sight behaves, makes the fix right, and a freeze shows where it
does not. No freeze stops `add` and `set`: of a Set, a Map, a typed array or a parsed text nothing
of the kind is assumed. Of a formatter it is, although nothing would show it: it has no contents."""

_ASSUMABLE: Final = frozenset(
    {
        Because.CONTENTS,
        Because.NOT_SETTLED,
        Because.IMPORT_CYCLE,
        Because.METHOD,
        Because.GLOBAL_SCRIPT,
        Because.CONTEXTUAL_TYPE,
        Because.ENVIRONMENT,
        Because.RECEIVER,
    }
)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks against moving a site: where `fatal` is not empty no edit is sound, `assumed` is
    what an unsafe one takes for granted. Ways out of the function come first in both."""

    fatal: tuple[Obstacle, ...]
    assumed: tuple[Obstacle, ...]


def weigh(site: Site) -> Weighed:
    """All that speaks against moving `site`."""
    leaks = site.escape.leaks if isinstance(site.escape, Escapes) else ()
    if any(obstacle.because is Because.ERROR_REGION for obstacle in site.obstacles):
        # that is where to look, not at the names that it makes uncertain
        leaks = tuple(leak for leak in leaks if leak.route is not Route.OBSCURED)
    assumable = frozenset[Route]() if site.kind in UNFROZEN - INSTANCES else _ASSUMABLE_ROUTES
    fatal = (
        *(_obstacle(leak) for leak in leaks if leak.route not in assumable),
        *(obstacle for obstacle in site.obstacles if obstacle.because not in _ASSUMABLE),
        *_lost_writes(site, leaks),
    )
    assumed = (
        *(_obstacle(leak) for leak in leaks if leak.route in assumable),
        *(obstacle for obstacle in site.obstacles if obstacle.because in _ASSUMABLE),
    )
    return Weighed(fatal, assumed)


def _obstacle(leak: Leak) -> Obstacle:
    return Obstacle(BECAUSE_OF_ROUTE[leak.route], leak.at)


def _lost_writes(site: Site, leaks: tuple[Leak, ...]) -> list[Obstacle]:
    """In sloppy code a write to the frozen constant is lost in silence: no fix for what callers
    of the same file may write to. A callee out of sight has a strictness of its own."""
    if site.strict or site.kind in UNFROZEN:
        return []
    reached = [leak for leak in leaks if leak.route in _ASSUMABLE_ROUTES - {Route.ARGUMENT}]
    return [Obstacle(Because.SLOPPY, leak.at) for leak in reached[:1]]
