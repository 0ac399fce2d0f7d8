"""An object that copies a constant into itself, or begins with a computed key, at each call."""

from allocscan.rule import Claim, Cliff, Hoist, Meta, Site, SiteKind, describe

META = Meta(
    summary="A copy of a constant is built again each time its function runs",
    since="0.1.0",
)

WHY = {
    Cliff.COMPUTED_FIRST_KEY: "; its first key is computed, so its property list grows three at a "
    "time and is copied each time: write that key last where the order does not matter",
    Cliff.SPREAD_INTO: "; the spread comes after other properties, so its property list grows "
    "three at a time and is copied each time: spread first where the order does not matter",
}
COPIED = "; V8 of Node 20 makes a hidden class of its own for each copy with something added"


def check(site: Site) -> Claim | None:
    if site.kind is SiteKind.OBJECT and site.copies:
        return Claim(site.span, describe(site), fix=Hoist(stem="table"))
    if site.kind is not SiteKind.COPY:
        return None
    why = next((WHY[cliff] for cliff in site.cost.cliffs if cliff in WHY), COPIED)
    return Claim(site.span, describe(site) + why)
