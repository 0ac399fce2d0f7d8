"""What people call the instance that a call makes."""

from allocscan.knowledge.instances import Made
from allocscan.sites.made.found import Making
from allocscan.sites.made.options import options_of
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_NAMES: Final = {
    "Intl.Collator": "collator",
    "Intl.DateTimeFormat": "dateFormat",
    "Intl.DisplayNames": "displayNames",
    "Intl.ListFormat": "listFormat",
    "Intl.NumberFormat": "numberFormat",
    "Intl.PluralRules": "pluralRules",
    "Intl.RelativeTimeFormat": "relativeTimeFormat",
    "Intl.Segmenter": "segmenter",
    "TextDecoder": "textDecoder",
    "TextEncoder": "textEncoder",
}
_TIMES: Final = frozenset({"hour", "minute", "second", "timeStyle"})
_DATES: Final = frozenset({"weekday", "year", "month", "day", "dateStyle"})
_STYLED: Final = frozenset({"currency", "percent"})


def name_of(making: Making, syntax: Syntax) -> str | None:
    """The name, in camel case, that says what is made: `currencyFormat`, `collator`; None for what
    only its use can name."""
    if making.row.made in (Made.REGEXP, Made.PARSED):
        return None
    options = options_of(making.argument(1), syntax) or {}
    if options.get("style") in _STYLED:
        return f"{options['style']}Format"
    if options.keys() & _TIMES and not options.keys() & _DATES:
        return "timeFormat"
    return _NAMES.get(making.callee)
