"""What `allocscan gc` shows: text, page, JSON."""

import json
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import jsonschema
import pytest

from allocscan.gclog.judge import State
from allocscan.gclog.read import read_log
from allocscan.reports.gc.html import render_gc_html
from allocscan.reports.gc.json_v1 import document, render_gc_json
from allocscan.reports.gc.subject import Subject, subject_of
from allocscan.reports.gc.svg import heap_svg
from allocscan.reports.gc.text import render_gc_text
from allocscan.reports.gc.words import TITLES, duration, percent, rate, size
from allocscan.reports.style import Style

LOGS: Final = Path(__file__).parents[1] / "gclog" / "logs"
NAMES: Final = tuple(sorted(path.stem for path in LOGS.iterdir()))
SCHEMA: Final = json.loads(
    (files("allocscan") / "schemas" / "allocscan-gc-v1.schema.json").read_text("utf-8")
)
EMPTY_TAGS: Final = frozenset({"meta", "br"})


def subject(name: str, limit: float | None = None) -> Subject:
    return subject_of("gc.log", read_log([(LOGS / f"{name}.log").read_bytes()]), limit)


@pytest.mark.parametrize("unicode", [True, False], ids=["unicode", "ascii"])
@pytest.mark.parametrize("name", NAMES)
def test_text(name: str, unicode: bool) -> None:
    shown = subject(name)
    text = render_gc_text(shown, Style(unicode=unicode))
    assert text.startswith(f"gc.log: {TITLES[shown.state]}")
    assert text.isascii() or unicode
    for verdict in shown.verdicts:
        for line in verdict.lines:
            assert f"  gc.log:{line.number}: {line.text[:60]}" in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_plot_fits(width: int) -> None:
    text = render_gc_text(subject("node22-leak"), Style(width=width))
    plot = [line for line in text.split("\n") if "│" in line]
    assert len(plot) == 9
    assert max(map(len, plot)) <= width
    assert "▲" in plot[-1]


def test_the_plot_rises_with_a_leak() -> None:
    text = render_gc_text(subject("node22-leak"), Style(unicode=False))
    filled = [line.count("#") for line in text.split("\n") if " |" in line and "#" in line]
    assert filled == sorted(filled)
    assert filled[0] < filled[-1] / 4


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("node22-leak", ["allocscan does not fix leaks", "heap snapshots"], id="leak"),
        pytest.param("node22-churn", ["Hoisting helps", "--profile FILE"], id="churn"),
        pytest.param("node24-held-in-flight", ["held across an `await`"], id="held"),
        pytest.param("node24-sessions-that-end", ["promoted first"], id="held, healthy"),
        pytest.param("node22-out-of-memory", ["reached its limit", "FATAL ERROR"], id="fatal"),
        pytest.param("node24-held-in-flight", ["came near its limit", "4 GiB"], id="near"),
        pytest.param("node22-quiet-server", ["Nothing to do"], id="healthy"),
        pytest.param("node22-short-script", ["Record longer"], id="too little"),
        pytest.param("node18-nvp-minor", ["2 lines give no sizes"], id="no sizes"),
    ],
)
def test_what_to_do(name: str, words: list[str]) -> None:
    text = " ".join(render_gc_text(subject(name), Style()).split())
    assert [word for word in words if word not in text] == []


def test_only_what_hoisting_helps_is_promised_to_be_helped() -> None:
    for name in NAMES:
        shown = subject(name)
        states = {state for each in shown.verdicts for state in (each.state, *each.also)}
        promised = "oisting helps" in " ".join(render_gc_text(shown, Style()).split())
        assert promised is bool(states & {State.CHURN, State.OUT_OF_MEMORY})


def test_a_limit_is_shown() -> None:
    text = render_gc_text(subject("node22-leak", 512), Style())
    assert "heap limit    512 MB; at most" in text


def test_several_heaps_are_named_and_the_gravest_is_first() -> None:
    text = render_gc_text(subject("node24-three-heaps"), Style())
    heads = [line for line in text.split("\n") if line.startswith("process ")]
    assert len(heads) == 3
    assert text.split(heads[0])[1].lstrip().startswith("leak-like growth")


def test_torn_lines_are_told() -> None:
    content = (LOGS / "node22-leak.log").read_bytes()
    log = read_log([content[:-100]])
    assert "1 collection could not be read" in render_gc_text(
        subject_of("gc.log", log, None), Style()
    )


def test_a_log_cannot_move_the_cursor() -> None:
    content = (LOGS / "node22-out-of-memory.log").read_bytes()
    log = read_log([content.replace(b"FATAL", b"\x1b[2J\x07\xe2\x80\xaeFATAL")])
    text = render_gc_text(subject_of("gc\x1b[2J.log", log, None), Style())
    assert {"\x1b", "\x07", "\u202e"}.isdisjoint(text)


# ------------------------------------------------------------------ JSON


@pytest.mark.parametrize("name", NAMES)
def test_json_follows_its_schema(name: str) -> None:
    shown = subject(name, 128)
    jsonschema.validate(
        json.loads(render_gc_json(shown)), SCHEMA, cls=jsonschema.Draft202012Validator
    )


def test_the_schema_is_strict() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    wrong = {**document(subject("node22-leak")), "version": 2}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, SCHEMA, cls=jsonschema.Draft202012Validator)


def test_the_schema_knows_every_state() -> None:
    assert set(SCHEMA["$defs"]["state"]["enum"]) == {state.word for state in State}


# ------------------------------------------------------------------ the page


class Page(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.values: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += attrs
        if tag not in EMPTY_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", NAMES)
def test_page(name: str) -> None:
    text = render_gc_html(subject(name))
    page = Page(text)
    assert page.open == []
    names = dict(page.values)
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert not {"src", "href", "style"} & set(names)
    assert "http://" not in text
    assert "https://" not in text
    assert (page.tags.count("h1"), page.tags.count("main"), names["lang"]) == (1, 1, "en")
    ids = [value for key, value in page.values if key == "id"]
    assert len(ids) == len(set(ids))
    labels = " ".join(value or "" for key, value in page.values if key == "aria-labelledby")
    assert set(labels.split()) <= set(ids)


def test_the_page_has_both_grounds() -> None:
    text = render_gc_html(subject("node22-leak"))
    assert "prefers-color-scheme: dark" in text
    assert "color-scheme: light dark" in text


def test_the_drawing_is_well_formed_and_inside_its_box() -> None:
    (heap,) = subject("node22-leak").log.heaps
    root = ElementTree.fromstring(heap_svg(heap, "heap1"))
    assert root.find("title") is not None
    assert root.find("desc") is not None
    for line in root.iter("polyline"):
        places = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
        assert all(0 <= x <= 760 and 0 <= y <= 240 for x, y in places)
    assert len(list(root.iter("circle"))) == len(heap.full)


def test_a_log_cannot_write_the_page() -> None:
    content = (LOGS / "node22-out-of-memory.log").read_bytes()
    log = read_log([content.replace(b"FATAL", b"<script>alert(1)</script>")])
    text = render_gc_html(subject_of("<b>gc</b>.log", log, None))
    assert "<script" not in text
    assert "<b>" not in text


# ------------------------------------------------------------------ figures in words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(size(0.04), "0.0 MB", id="nothing"),
        pytest.param(size(9.94), "9.9 MB", id="under ten"),
        pytest.param(size(1204.4), "1,204 MB", id="thousands"),
        pytest.param(duration(0.25), "0.25 ms", id="a quarter"),
        pytest.param(duration(316), "316 ms", id="ms"),
        pytest.param(duration(9021), "9.0 s", id="s"),
        pytest.param(duration(7_200_000), "120 min", id="min"),
        pytest.param(percent(0.004), "0.4%", id="small"),
        pytest.param(percent(0.5), "50%", id="half"),
        pytest.param(rate(12), "12 MB/s", id="per second"),
        pytest.param(rate(0.2), "12 MB/min", id="per minute"),
        pytest.param(rate(0.001), "3.6 MB/h", id="per hour"),
        pytest.param(rate(0), "0.0 MB/h", id="none"),
    ],
)
def test_figures(said: str, words: str) -> None:
    assert said == words
