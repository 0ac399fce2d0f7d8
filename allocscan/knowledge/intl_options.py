"""Options of `Intl` constructors with the values that every engine since 2021 accepts.

An option that an engine does not know is ignored, so keys may be newer; a value that is not
listed here, or a newer one, throws a RangeError where the option is known (ECMA-402:
sec-getoption).
"""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.records import dataclass, field
from allocscan.typed import Final

Values = frozenset[str] | range
"""Strings, in which `true` and `false` stand for the booleans; or a range of integers."""


def _any(text: str) -> frozenset[str]:
    return frozenset(words(text))


_FLAG: Final = _any("true false")
_WIDTH: Final = _any("narrow short long")
_NUMERIC: Final = _any("numeric 2-digit")
_STYLE: Final = _any("full long medium short")
_MATCHER: Final[Mapping[str, Values]] = {"localeMatcher": frozenset({"lookup", "best fit"})}


@dataclass(frozen=True, slots=True)
class Options:
    """What a constructor's options may be. `ordered`: pairs of keys of which the first may not
    exceed the second; `exclusive`: no key of the first set may stand beside one of the second;
    `required`: a key and value that ask for another key."""

    source: str
    values: Mapping[str, Values]
    ordered: tuple[tuple[str, str], ...] = ()
    exclusive: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    required: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    """Keys without which the result depends on the environment's settings."""


_DIGITS: Final[Mapping[str, Values]] = {
    "minimumIntegerDigits": range(1, 22),
    "minimumFractionDigits": range(21),
    "maximumFractionDigits": range(21),
    "minimumSignificantDigits": range(1, 22),
    "maximumSignificantDigits": range(1, 22),
}
_DIGIT_ORDER: Final = (
    ("minimumFractionDigits", "maximumFractionDigits"),
    ("minimumSignificantDigits", "maximumSignificantDigits"),
)
_COMPONENTS: Final[Mapping[str, Values]] = {
    "weekday": _WIDTH,
    "era": _WIDTH,
    "year": _NUMERIC,
    "month": _NUMERIC | _WIDTH,
    "day": _NUMERIC,
    "hour": _NUMERIC,
    "minute": _NUMERIC,
    "second": _NUMERIC,
    "timeZoneName": _any("short long"),
}
_STYLES: Final = frozenset({"dateStyle", "timeStyle"})

INTL_OPTIONS: Final[Mapping[str, Options]] = {
    "Intl.Collator": Options(
        "ECMA-402: sec-initializecollator",
        {
            **_MATCHER,
            "usage": _any("sort search"),
            "sensitivity": _any("base accent case variant"),
            "ignorePunctuation": _FLAG,
            "numeric": _FLAG,
            "caseFirst": _any("upper lower false"),
        },
    ),
    "Intl.DateTimeFormat": Options(
        "ECMA-402: sec-createdatetimeformat",
        {
            **_MATCHER,
            **_COMPONENTS,
            "hour12": _FLAG,
            "hourCycle": _any("h11 h12 h23 h24"),
            "timeZone": frozenset({"UTC"}),
            "dateStyle": _STYLE,
            "timeStyle": _STYLE,
        },
        exclusive=(_STYLES, frozenset(_COMPONENTS)),
        pinned=frozenset({"timeZone"}),
    ),
    "Intl.NumberFormat": Options(
        "ECMA-402: sec-intl.numberformat, sec-setnfdigitoptions",
        {
            **_MATCHER,
            **_DIGITS,
            "style": _any("decimal percent currency"),
            "currency": frozenset(),
            "currencyDisplay": _any("symbol code name"),
            "useGrouping": _FLAG,
            "notation": _any("standard scientific engineering compact"),
            "compactDisplay": _any("short long"),
            "signDisplay": _any("auto never always exceptZero"),
        },
        ordered=_DIGIT_ORDER,
        required={("style", "currency"): "currency"},
    ),
    "Intl.PluralRules": Options(
        "ECMA-402: sec-intl.pluralrules",
        {**_MATCHER, **_DIGITS, "type": _any("cardinal ordinal")},
        ordered=_DIGIT_ORDER,
    ),
}
"""The constructors that every engine of note has had since 2019, with the options of 2021. That a
`currency` is three letters (ECMA-402: sec-iswellformedcurrencycode) `sites.made.options` asks."""
