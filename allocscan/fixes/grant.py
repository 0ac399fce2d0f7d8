"""May a site be hoisted? The tier policy of hazards section 5: the most cautious reason wins."""

from allocscan.records import dataclass
from allocscan.settings import Applicability
from allocscan.sites.assumptions import weigh
from allocscan.sites.obstacles import Obstacle
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Contained


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
    against = weigh(site)
    if against.fatal or site.placement is None:
        assert against.fatal, "a site without a place has an obstacle that says why"
        return Refusal((*against.fatal, *against.assumed))
    if against.assumed:
        return Granted(Applicability.UNSAFE, against.assumed)
    assert isinstance(site.escape, Contained)
    return Granted(Applicability.SAFE, ())
