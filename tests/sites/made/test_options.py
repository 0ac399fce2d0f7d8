"""What is said to be accepted constructs in Node, whatever the combination; the rest is refused."""

from itertools import product
from random import Random

import pytest
from support.answers import answers
from support.made import against
from support.node import needs_node

from allocscan.knowledge.intl_options import INTL_OPTIONS, Options, Values
from allocscan.sites.made.options import are_accepted, is_locale
from allocscan.sites.obstacles import Because

CONSTRUCT = """([path, locale, options]) => {
  const shown = Object.entries(options).map(([key, value]) => `${key}: ${value}`);
  const made = (0, eval)(`new ${path}(${JSON.stringify(locale)}, { ${shown.join(", ")} })`);
  return typeof made.resolvedOptions().locale;
}"""
CURRENCIES = ["EUR", "usd", "JPY", "CLF", "XXX", "abc"]
FLAGS = ("true", "false")


def values_of(key: str, values: Values) -> list[str]:
    """The values that `key` may have, as text."""
    if key == "currency":
        return CURRENCIES
    return [str(value) for value in values] if isinstance(values, range) else sorted(values)


def written(value: str) -> str:
    """`value` as source: numbers and booleans without quotes."""
    return value if value.isdecimal() or value in FLAGS else f'"{value}"'


def asked(path: str, options: dict[str, str], locale: str = "en-US") -> list[object]:
    """The question whether `new path(locale, options)` can be made."""
    return [path, locale, {key: written(value) for key, value in options.items()}]


# ------------------------------------------------------------------ refused


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("new Intl.NumberFormat('en', { style: 'money' })", id="no such style"),
        pytest.param("new Intl.NumberFormat('es-\u0664\u0661\u0669')", id="Arabic digits"),
        pytest.param("new Intl.NumberFormat('en', { style: 'unit' })", id="a unit: newer"),
        pytest.param("new Intl.NumberFormat('en', { style: 'currency' })", id="which currency?"),
        pytest.param(
            "new Intl.NumberFormat('en', { style: 'currency', currency: 'EU' })", id="two letters"
        ),
        pytest.param(
            "new Intl.NumberFormat('en', { style: 'currency', currency: '€' })", id="a sign"
        ),
        pytest.param(
            "new Intl.NumberFormat('en', { style: 'currency', currency: 'EÜR' })", id="no ASCII"
        ),
        pytest.param("new Intl.NumberFormat('en', { currency: undefined })", id="of no value"),
        pytest.param(
            "new Intl.NumberFormat('en', { currencyDisplay: 'narrowSymbol' })", id="newer"
        ),
        pytest.param("new Intl.NumberFormat('en', { signDisplay: 'negative' })", id="newer too"),
        pytest.param("new Intl.NumberFormat('en', { useGrouping: 'min2' })", id="and this"),
        pytest.param("new Intl.NumberFormat('en', { minimumIntegerDigits: 0 })", id="too few"),
        pytest.param("new Intl.NumberFormat('en', { minimumIntegerDigits: 22 })", id="too many"),
        pytest.param(
            "new Intl.NumberFormat('en', { maximumFractionDigits: 21 })", id="more than all take"
        ),
        pytest.param("new Intl.NumberFormat('en', { maximumFractionDigits: -1 })", id="negative"),
        pytest.param("new Intl.NumberFormat('en', { maximumFractionDigits: 1.5 })", id="half"),
        pytest.param("new Intl.NumberFormat('en', { maximumFractionDigits: 1e3 })", id="1e3"),
        pytest.param("new Intl.NumberFormat('en', { maximumFractionDigits: 2n })", id="a bigint"),
        pytest.param(
            "new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 2 })",
            id="out of order",
        ),
        pytest.param(
            "new Intl.NumberFormat('en',"
            " { minimumSignificantDigits: 3, maximumSignificantDigits: 2 })",
            id="significant ones",
        ),
        pytest.param("new Intl.NumberFormat('en', { roundingMode: 'ceil' })", id="a newer key"),
        pytest.param("new Intl.NumberFormat('en', { __proto__: null })", id="a prototype"),
        pytest.param("new Intl.NumberFormat('en', { ...shared })", id="a spread"),
        pytest.param("new Intl.NumberFormat('en', { style })", id="a shorthand"),
        pytest.param("new Intl.NumberFormat('en', { style: kind })", id="a name"),
        pytest.param("new Intl.NumberFormat('en', { get style() { return 'x'; } })", id="getter"),
        pytest.param("new Intl.NumberFormat('en', { ['style']: 'percent' })", id="computed"),
        pytest.param("new Intl.NumberFormat('en', { style: `${s}` })", id="a substitution"),
        pytest.param("new Intl.NumberFormat('en', options)", id="options by name"),
        pytest.param("new Intl.NumberFormat('en', null)", id="null throws"),
        pytest.param("new Intl.NumberFormat('en', [])", id="an array"),
        pytest.param("new Intl.NumberFormat('english')", id="no language"),
        pytest.param("new Intl.NumberFormat('en_US')", id="an underscore"),
        pytest.param("new Intl.NumberFormat('e')", id="one letter"),
        pytest.param("new Intl.NumberFormat('')", id="no letter"),
        pytest.param("new Intl.NumberFormat('en-')", id="a hyphen at the end"),
        pytest.param("new Intl.NumberFormat('en-u-nu')", id="a keyword of no value"),
        pytest.param("new Intl.NumberFormat(['en', 'x_y'])", id="one of two"),
        pytest.param("new Intl.NumberFormat(null)", id="null for a language throws"),
        pytest.param("new Intl.NumberFormat(locale)", id="a language by name"),
        pytest.param("new Intl.NumberFormat([...l])", id="a spread of languages"),
        pytest.param("new Intl.Collator('en', { sensitivity: 'all' })", id="no sensitivity"),
        pytest.param("new Intl.Collator('en', { style: 'percent' })", id="of another constructor"),
        pytest.param("new Intl.PluralRules('en', { type: 'other' })", id="no plural"),
        pytest.param(
            "new Intl.DateTimeFormat('en', { timeZone: 'Mars/Olympus' })", id="no such zone"
        ),
        pytest.param(
            "new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin' })", id="needs data"
        ),
        pytest.param(
            "new Intl.DateTimeFormat('en',"
            " { timeZone: 'UTC', dateStyle: 'short', weekday: 'long' })",
            id="styles beside components",
        ),
        pytest.param(
            "new Intl.DateTimeFormat('en', { timeZone: 'UTC', month: 'big' })", id="no month"
        ),
        pytest.param(
            "new Intl.DateTimeFormat('en', { timeZone: 'UTC', timeZoneName: 'longOffset' })",
            id="a newer name",
        ),
        pytest.param("new Intl.DisplayNames('en', { type: 'region' })", id="newer than all"),
        pytest.param("new Intl.ListFormat('en')", id="a list"),
        pytest.param("new Intl.RelativeTimeFormat('en')", id="relative times"),
        pytest.param("new Intl.Segmenter('en')", id="segments"),
    ],
)
def test_may_throw(call: str) -> None:
    assert Because.MAY_THROW in against(call)


def test_octal_digits_are_not_read_as_decimal() -> None:
    """`010` is 8 in sloppy code: fewer than nine."""
    digits = "{ minimumFractionDigits: 9, maximumFractionDigits: 010 }"
    assert Because.MAY_THROW in against(f"new Intl.NumberFormat('en', {digits})", "a.cjs")


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("new Intl.NumberFormat()", id="the default language"),
        pytest.param("new Intl.NumberFormat", id="without brackets"),
        pytest.param("new Intl.NumberFormat(undefined)", id="undefined is the default"),
        pytest.param("new Intl.NumberFormat([])", id="no language of a list"),
        pytest.param("Intl.NumberFormat(undefined, { style: 'percent' })", id="without new"),
        pytest.param("new Intl.DateTimeFormat('en')", id="the time zone of the process"),
        pytest.param("new Intl.DateTimeFormat('en', { year: 'numeric' })", id="and of a year"),
        pytest.param("new Intl.DateTimeFormat(undefined, { timeZone: 'UTC' })", id="UTC alone"),
    ],
)
def test_environment(call: str) -> None:
    assert Because.ENVIRONMENT in against(call)


# ------------------------------------------------------------------ accepted


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("new Intl.NumberFormat('en')", id="a language"),
        pytest.param("Intl.NumberFormat('en')", id="without new"),
        pytest.param("new Intl.NumberFormat('en', {})", id="no option"),
        pytest.param("new Intl.NumberFormat('en', undefined)", id="undefined"),
        pytest.param("new Intl.NumberFormat(['de-AT', 'de'])", id="languages in order"),
        pytest.param("new Intl.NumberFormat('zh-Hant-TW')", id="a script"),
        pytest.param("new Intl.NumberFormat('es-419')", id="a region of numbers"),
        pytest.param("new Intl.NumberFormat('ar-EG-u-nu-latn')", id="a keyword"),
        pytest.param(
            "new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })", id="euros"
        ),
        pytest.param("new Intl.NumberFormat('en', { style: `percent` })", id="a plain template"),
        pytest.param("new Intl.NumberFormat('en', { useGrouping: false })", id="a boolean"),
        pytest.param("new Intl.NumberFormat('en', { notation: 'compact' })", id="compact"),
        pytest.param("new Intl.Collator('sv', { numeric: true })", id="a collator"),
        pytest.param("new Intl.PluralRules('en', { type: 'ordinal' })", id="plurals"),
        pytest.param(
            "new Intl.DateTimeFormat('en', { timeZone: 'UTC', dateStyle: 'medium' })", id="a date"
        ),
    ],
)
def test_nothing_against(call: str) -> None:
    assert against(call) == []


# ------------------------------------------------------------------ against Node

ROWS = [pytest.param(path, id=path) for path in INTL_OPTIONS]


def completed(known: Options, options: dict[str, str]) -> dict[str, str]:
    """`options` with those that they ask for."""
    needed = {
        other: values_of(other, known.values[other])[0]
        for (key, value), other in known.required.items()
        if options.get(key) == value
    }
    return needed | options


@needs_node
@pytest.mark.parametrize("path", ROWS)
def test_every_value_of_every_row(path: str) -> None:
    known = INTL_OPTIONS[path]
    each = [
        completed(known, {key: value})
        for key, values in known.values.items()
        for value in values_of(key, values)
    ]
    assert all(are_accepted(options, known) for options in each)
    seen = answers(CONSTRUCT, [asked(path, options) for options in each])
    assert [
        options for options, one in zip(each, seen, strict=True) if one != (True, "string")
    ] == []


@needs_node
@pytest.mark.parametrize("path", ROWS)
def test_no_accepted_combination_throws(path: str) -> None:
    known, random = INTL_OPTIONS[path], Random(path)
    chosen = [_some(known, random) for _ in range(4_000)]
    accepted = [options for options in chosen if are_accepted(options, known)]
    assert len(accepted) > 400
    seen = answers(CONSTRUCT, [asked(path, options) for options in accepted])
    wrong = [one for one, (fine, _) in zip(accepted, seen, strict=True) if not fine]
    assert wrong == []


def _some(known: Options, random: Random) -> dict[str, str]:
    keys = random.sample(sorted(known.values), random.randint(1, min(5, len(known.values))))
    return {key: random.choice(values_of(key, known.values[key])) for key in keys}


@needs_node
def test_values_that_are_not_listed_throw() -> None:
    """The table is no longer than it must be: strings that no row has are refused by Node too."""
    wrong = [
        asked(path, {key: "nonsense"})
        for path, known in INTL_OPTIONS.items()
        for key, values in known.values.items()
        if not isinstance(values, range) and values != frozenset(FLAGS)
    ]
    assert len(wrong) > 25
    assert [
        each for each, (fine, _) in zip(wrong, answers(CONSTRUCT, wrong), strict=True) if fine
    ] == []


TAGS = [
    "-".join(filter(None, parts))
    for parts in product(
        ("en", "de", "fil", "zz", "EN", "e", "engl", "english", ""),
        ("", "Latn", "latn", "Lat"),
        ("", "US", "419", "us", "U", "4199"),
        ("", "u-ca-gregory", "u-nu-latn-ca-buddhist", "u-nu-latn-nu-arab", "u-nu", "x-a"),
    )
]


@needs_node
def test_languages_that_are_accepted_construct() -> None:
    accepted = [tag for tag in TAGS if is_locale(tag)]
    assert len(accepted) > 50
    assert len(accepted) < len(TAGS) / 2
    for path in INTL_OPTIONS:
        seen = answers(CONSTRUCT, [asked(path, {}, tag) for tag in accepted])
        assert [tag for tag, (fine, _) in zip(accepted, seen, strict=True) if not fine] == []
