"""Methods that make a formatter of their arguments at each call, and which one does the same.

Source: ECMA-402, sec-locale-sensitive-functions: each constructs the formatter named here with
its `locales` and `options`, and asks it once. V8 keeps the formatter of a call without options
(measured, Node 20.20: `n.toLocaleString('en-US')` 244 ns, with options 17 to 24 us), so calls
without options are left alone.
"""

from collections.abc import Mapping

from allocscan.knowledge.kinds import Kind
from allocscan.records import dataclass
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class LocaleMethod:
    """`constructor` makes the formatter, whose `method` takes the receiver and then the arguments
    before `locales`, of which there are `before`. `parts`: options of which one must be there, or
    the method adds some of its own (ECMA-402: sec-createdatetimeformat, required and defaults)."""

    receiver: Kind
    constructor: str
    method: str
    before: int = 0
    parts: frozenset[str] = frozenset()


_DATE_PARTS: Final = frozenset({"weekday", "year", "month", "day", "dateStyle"})
_TIME_PARTS: Final = frozenset({"hour", "minute", "second", "timeStyle"})
_DATES: Final = "Intl.DateTimeFormat"

LOCALE_METHODS: Final[Mapping[str, tuple[LocaleMethod, ...]]] = {
    "localeCompare": (LocaleMethod(Kind.STRING, "Intl.Collator", "compare", before=1),),
    "toLocaleDateString": (LocaleMethod(Kind.DATE, _DATES, "format", parts=_DATE_PARTS),),
    "toLocaleString": (
        LocaleMethod(Kind.NUMERIC, "Intl.NumberFormat", "format"),
        LocaleMethod(Kind.DATE, _DATES, "format", parts=_DATE_PARTS | _TIME_PARTS),
    ),
    "toLocaleTimeString": (LocaleMethod(Kind.DATE, _DATES, "format", parts=_TIME_PARTS),),
}
"""By name; of two rows the one whose constructor knows all the options given."""
