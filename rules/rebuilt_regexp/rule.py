"""A regular expression made of constant strings each time its function runs."""

from allocscan.rule import Claim, Hoist, Meta, Site, SiteKind, describe

META = Meta(
    summary="A `RegExp` of constants is constructed again each time its function runs",
    since="0.1.0",
)


def check(site: Site) -> Claim | None:
    if site.kind is not SiteKind.REGEXP:
        return None
    return Claim(site.span, describe(site), fix=Hoist(stem="pattern"))
