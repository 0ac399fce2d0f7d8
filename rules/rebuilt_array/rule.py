"""An array literal of constants that its function builds again each time it runs."""

from allocscan.rule import Claim, Hoist, Meta, Site, SiteKind, describe

META = Meta(
    summary="A constant array is built again each time its function runs",
    since="0.1.0",
)

SHARED = "; V8 shares its elements, so hoisting saves little more than the array's header"


def check(site: Site) -> Claim | None:
    if site.kind not in (SiteKind.ARRAY, SiteKind.PARSED_ARRAY):
        return None
    message = describe(site)
    if site.cost.entries == 0:
        message += SHARED
    return Claim(site.span, message, fix=Hoist(stem="list"))
