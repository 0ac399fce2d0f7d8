"""A Set or Map of constants that its function builds again each time it runs."""

from allocscan.rule import Claim, Hoist, Meta, Site, SiteKind, describe

META = Meta(
    summary="A constant Set or Map is built again each time its function runs",
    since="0.1.0",
)


def check(site: Site) -> Claim | None:
    if site.kind is SiteKind.SET:
        return Claim(site.span, describe(site), fix=Hoist(stem="set"))
    if site.kind is SiteKind.MAP:
        return Claim(site.span, describe(site), fix=Hoist(stem="map"))
    if site.kind is SiteKind.TYPED_ARRAY:
        return Claim(site.span, describe(site), fix=Hoist(stem="list"))
    return None
