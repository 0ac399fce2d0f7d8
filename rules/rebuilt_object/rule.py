"""An object literal of constants that its function builds again each time it runs."""

from allocscan.rule import Claim, Hoist, Meta, Site, SiteKind, describe

META = Meta(
    summary="A constant object is built again each time its function runs",
    since="0.1.0",
)


def check(site: Site) -> Claim | None:
    if site.kind not in (SiteKind.OBJECT, SiteKind.PARSED_OBJECT) or site.copies:
        return None
    return Claim(site.span, describe(site), fix=Hoist(stem="table"))
