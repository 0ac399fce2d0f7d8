"""An `Intl` formatter, or a text encoder, that its function makes again each time it runs."""

from allocscan.rule import Claim, Hoist, Meta, Site, SiteKind, describe

META = Meta(
    summary="A formatter of constants is constructed again each time its function runs",
    since="0.1.0",
)

STEMS = {
    SiteKind.FORMATTER: "formatter",
    SiteKind.ENCODER: "encoder",
    SiteKind.DECODER: "decoder",
}


def check(site: Site) -> Claim | None:
    stem = STEMS.get(site.kind)
    return None if stem is None else Claim(site.span, describe(site), fix=Hoist(stem=stem))
