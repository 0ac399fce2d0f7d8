"""The colours of the page: text stands out from what it stands on, in light and dark."""

import re
from typing import Final

import pytest

from allocscan.reports.html.page import asset

PAIR: Final = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
COLORS: Final = {name: (light, dark) for name, light, dark in PAIR.findall(asset("style.css"))}
SCHEMES: Final = {"light": 0, "dark": 1}
GROUNDS: Final = ("ground", "raised", "picked")
HEATS: Final = ("cold", "called", "iterated", "hot", "measured")
TEXTS: Final = [
    *((text, ground) for text in ("text", "soft", "accent") for ground in GROUNDS),
    *((text, heat) for text in ("text", "soft") for heat in HEATS),
    *((text, "ground") for text in ("error", "warning", "info", "added-text")),
    ("warning", "raised"),
    ("removed-text", "removed"),
    ("added-text", "added"),
]
EDGES: Final = [("edge", ground) for ground in GROUNDS] + [("accent", heat) for heat in HEATS]


def luminance(color: str) -> float:
    """As WCAG 2.2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), TEXTS, ids=map(" on ".join, TEXTS))
def test_text_can_be_read(text: str, ground: str, scheme: str) -> None:
    at = SCHEMES[scheme]
    assert contrast(COLORS[text][at], COLORS[ground][at]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES, ids=map(" on ".join, EDGES))
def test_edges_can_be_seen(edge: str, ground: str, scheme: str) -> None:
    at = SCHEMES[scheme]
    assert contrast(COLORS[edge][at], COLORS[ground][at]) >= 3


def test_every_color_is_a_pair() -> None:
    style = asset("style.css")
    named = set(re.findall(r"var\(--([a-z-]+)\)", style)) - {"mono"}
    assert named == COLORS.keys() - {"line"} | (named & {"line"})
    elsewhere = re.sub(r"(?s)^.*?\n}\n", "", style, count=1).partition("@media print")[0]
    assert re.findall(r"#[0-9a-f]{3,8}\b", elsewhere) == []


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
