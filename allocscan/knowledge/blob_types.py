"""Types of a `Blob` that no page, worker or module runs as a script."""

from collections.abc import Mapping

from allocscan.typed import Final

BLOCKED: Final[Mapping[str, str]] = dict.fromkeys(
    ("audio/", "image/", "video/", "text/csv"),
    "Fetch, should response to request be blocked due to its MIME type: script-like destinations",
)
"""How the type begins, and the source. SVG, which may hold scripts, is an image only there."""

DATA: Final[Mapping[str, str]] = dict.fromkeys(
    (
        "application/geo+json",
        "application/gzip",
        "application/json",
        "application/ld+json",
        "application/msword",
        "application/pdf",
        "application/vnd.",
        "application/x-gzip",
        "application/x-tar",
        "application/x-zip",
        "application/zip",
        "font/",
        "model/",
        "text/calendar",
        "text/tab-separated-values",
        "text/vcard",
    ),
    "IANA media types: formats of data. A worker would take them (HTML, fetch a classic worker "
    "script, asks for a type over HTTP alone): docs/proof.md says that it is not expected",
)

SCRIPTABLE: Final = ("image/svg",)
"""What a page may show, with scripts in it (SVG 2, Scripting)."""


def is_data(media_type: str) -> bool:
    """True for the type of a Blob that is no script."""
    plain = media_type.strip().lower()
    if plain.startswith(SCRIPTABLE):
        return False
    return plain.startswith((*BLOCKED, *DATA))
