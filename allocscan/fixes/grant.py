"""May a site be hoisted? The tier policy of hazards section 5: the most cautious reason wins."""

from allocscan.fixes.reasons import BECAUSE_OF_ROUTE
from allocscan.records import dataclass
from allocscan.settings import Applicability
from allocscan.sites.kinds import INSTANCES, UNFROZEN
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Contained, Escapes, Leak, Route
from allocscan.typed import Final

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
class Granted:
    """The hoist may be made. `obstacles` are the assumptions of an unsafe one; none if safe."""

    applicability: Applicability
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """No edit is sound. `obstacles` is not empty; the first is the one to show."""

    obstacles: tuple[Obstacle, ...]


def grant(site: Site) -> Granted | Refusal:
    """Return whether `site` may be hoisted, and on what assumptions.

    Safe: every use proven to only read, and nothing against the place, the text or the types.
    """
    leaks = site.escape.leaks if isinstance(site.escape, Escapes) else ()
    if any(obstacle.because is Because.ERROR_REGION for obstacle in site.obstacles):
        # that is where to look, not at the names that it makes uncertain
        leaks = tuple(leak for leak in leaks if leak.route is not Route.OBSCURED)
    assumable = frozenset[Route]() if site.kind in UNFROZEN - INSTANCES else _ASSUMABLE_ROUTES
    fatal = [
        *(_obstacle(leak) for leak in leaks if leak.route not in assumable),
        *(obstacle for obstacle in site.obstacles if obstacle.because not in _ASSUMABLE),
        *_lost_writes(site, leaks),
    ]
    assumed = [
        *(_obstacle(leak) for leak in leaks if leak.route in assumable),
        *(obstacle for obstacle in site.obstacles if obstacle.because in _ASSUMABLE),
    ]
    if fatal or site.placement is None:
        assert fatal, "a site without a place has an obstacle that says why"
        return Refusal((*fatal, *assumed))
    if assumed:
        return Granted(Applicability.UNSAFE, tuple(assumed))
    assert isinstance(site.escape, Contained)
    return Granted(Applicability.SAFE, ())


def _obstacle(leak: Leak) -> Obstacle:
    return Obstacle(BECAUSE_OF_ROUTE[leak.route], leak.at)


def _lost_writes(site: Site, leaks: tuple[Leak, ...]) -> list[Obstacle]:
    """In sloppy code a write to the frozen constant is lost in silence: no fix for what callers
    of the same file may write to. A callee out of sight has a strictness of its own."""
    if site.strict or site.kind in UNFROZEN:
        return []
    reached = [leak for leak in leaks if leak.route in _ASSUMABLE_ROUTES - {Route.ARGUMENT}]
    return [Obstacle(Because.SLOPPY, leak.at) for leak in reached[:1]]
