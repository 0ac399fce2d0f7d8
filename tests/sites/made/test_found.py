"""Which calls make something, by the text alone."""

import pytest
from support.analysed import syntax_of

from allocscan.knowledge.instances import INSTANCES, Made
from allocscan.sites.made.found import making, makings


def callees(text: str) -> list[str]:
    """What the calls of `text` make, in source order."""
    syntax = syntax_of(text)
    found = (making(call, syntax) for call in makings(syntax))
    return [one.callee for one in found if one is not None]


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("new RegExp()", id="a pattern of nothing"),
        pytest.param("new RegExp", id="without brackets"),
        pytest.param("new RegExp('a', 'g', x)", id="an argument too many"),
        pytest.param("new RegExp(...args)", id="a spread"),
        pytest.param("new RegExp('a', ...flags)", id="a spread behind"),
        pytest.param("/a/", id="a literal"),
        pytest.param("new Intl.DateTimeFormat().resolvedOptions().timeZone", id="the zone of now"),
        pytest.param("new regExp('a')", id="another name"),
        pytest.param("new XRegExp('a')", id="a library's"),
        pytest.param("RegExp.escape('a')", id="a method of the constructor"),
        pytest.param("RegExp`a`", id="a tag"),
        pytest.param("new window.RegExp('a')", id="a longer path"),
        pytest.param("new globalThis.Intl.NumberFormat('en')", id="another"),
        pytest.param("new Intl['NumberFormat']('en')", id="in brackets"),
        pytest.param("Intl?.NumberFormat('en')", id="perhaps"),
        pytest.param("new Intl.Locale('en')", id="a locale"),
        pytest.param("new Intl.DurationFormat('en')", id="newer than the table"),
        pytest.param("Intl.NumberFormat.supportedLocalesOf('en')", id="a method"),
        pytest.param("new NumberFormat('en')", id="taken out of Intl"),
        pytest.param("Intl.PluralRules('en')", id="throws without new"),
        pytest.param("Intl.ListFormat('en')", id="throws, too"),
        pytest.param("TextEncoder()", id="an encoder without new"),
        pytest.param("TextDecoder()", id="a decoder without new"),
        pytest.param("new JSON.parse('{}')", id="no constructor"),
        pytest.param("JSON.parse()", id="nothing to parse"),
        pytest.param("JSON.parse('{}', revive)", id="a reviver sees every object"),
        pytest.param("JSON.parse(...texts)", id="a text among others"),
        pytest.param("JSON.stringify({})", id="the way back"),
        pytest.param("JSON5.parse('{}')", id="a library's"),
        pytest.param("n.toLocaleString()", id="no language"),
        pytest.param("n.toLocaleString('en')", id="no options: V8 keeps the formatter"),
        pytest.param("n.toLocaleString('en', undefined)", id="undefined"),
        pytest.param("n.toLocaleString('en', {})", id="no option"),
        pytest.param("n.toLocaleString('en', options)", id="options by name"),
        pytest.param("n.toLocaleString('en', { ...o })", id="a spread"),
        pytest.param("n.toLocaleString('en', { style: s })", id="an option by name"),
        pytest.param("n.toLocaleString('en', { style: 'percent' }, x)", id="one too many"),
        pytest.param("n.toLocaleString(...['en', { style: 'percent' }])", id="all spread"),
        pytest.param("n?.toLocaleString('en', { style: 'percent' })", id="perhaps"),
        pytest.param("n['toLocaleString']('en', { style: 'percent' })", id="in brackets"),
        pytest.param("toLocaleString('en', { style: 'percent' })", id="of nothing"),
        pytest.param("n.toLocaleString('en', { kind: 'percent' })", id="no such option"),
        pytest.param("a.localeCompare(b)", id="no language"),
        pytest.param("a.localeCompare(b, 'de')", id="no options"),
        pytest.param("a.localeCompare('de', { numeric: true })", id="nothing to compare with"),
        pytest.param("a.localeCompare(b, 'de', { style: 'percent' })", id="of another formatter"),
        pytest.param("d.toLocaleDateString('en', { timeZone: 'UTC' })", id="adds its own parts"),
        pytest.param("d.toLocaleDateString('en', { hour: '2-digit' })", id="adds a date"),
        pytest.param("d.toLocaleTimeString('en', { year: 'numeric' })", id="adds a time"),
        pytest.param("a.toLocaleUpperCase('tr', { x: 1 })", id="takes no options"),
        pytest.param("a.toLocaleString", id="not called"),
    ],
)
def test_nothing(call: str) -> None:
    assert callees(f"f({call});") == []


@pytest.mark.parametrize(
    ("call", "made"),
    [
        pytest.param("new RegExp('a')", "RegExp", id="a pattern"),
        pytest.param("RegExp('a', 'g')", "RegExp", id="without new"),
        pytest.param("new RegExp(source)", "RegExp", id="by name: others say whether"),
        pytest.param("new Intl.NumberFormat", "Intl.NumberFormat", id="no arguments"),
        pytest.param("Intl.Collator('de')", "Intl.Collator", id="a collator"),
        pytest.param("new Intl.Segmenter('de')", "Intl.Segmenter", id="segments"),
        pytest.param("new TextEncoder()", "TextEncoder", id="an encoder"),
        pytest.param("new TextDecoder('utf-8')", "TextDecoder", id="a decoder"),
        pytest.param("JSON.parse('{}')", "JSON.parse", id="a text"),
        pytest.param(
            "n.toLocaleString('en', { style: 'percent' })", "Intl.NumberFormat", id="a number"
        ),
        pytest.param(
            "d.toLocaleString('en', { month: 'long' })", "Intl.DateTimeFormat", id="a date"
        ),
        pytest.param(
            "d.toLocaleDateString('en', { month: 'long' })", "Intl.DateTimeFormat", id="a day"
        ),
        pytest.param(
            "d.toLocaleTimeString('en', { hour: '2-digit' })", "Intl.DateTimeFormat", id="a time"
        ),
        pytest.param(
            "a.localeCompare(b, 'de', { numeric: true })", "Intl.Collator", id="a comparison"
        ),
        pytest.param(
            "a.localeCompare(b, undefined, { numeric: true })",
            "Intl.Collator",
            id="of any language",
        ),
    ],
)
def test_made(call: str, made: str) -> None:
    assert callees(f"f({call});") == [made]


def test_in_source_order() -> None:
    text = "new RegExp('a'); JSON.parse('{}'); f(new TextEncoder(), Intl.NumberFormat('en'));"
    assert callees(text) == ["RegExp", "JSON.parse", "TextEncoder", "Intl.NumberFormat"]


def test_every_row_is_found() -> None:
    for callee, row in INSTANCES.items():
        new = "" if row.made is Made.PARSED else "new "
        assert callees(f"{new}{callee}('en');") == [callee]
        assert bool(callees(f"{callee}('en');")) is row.bare, callee


def test_what_a_locale_call_asks() -> None:
    syntax = syntax_of("a.localeCompare(b, 'de', { numeric: true });")
    found = making(makings(syntax)[0], syntax)
    assert found is not None
    assert found.asked is not None
    asked = found.asked
    assert [syntax.name(one) for one in (asked.receiver, *asked.before)] == ["a", "b"]
    assert [syntax.name(one) for one in found.arguments] == ["'de'", "{ numeric: true }"]
    assert (asked.row.constructor, asked.row.method) == ("Intl.Collator", "compare")
