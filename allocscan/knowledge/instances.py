"""Objects of the platform that a constructor makes of constants, and what one of each costs.

Whether making one may throw, or gives another object tomorrow, is for the arguments to say:
`sites.made`. Bytes are those of one call in V8's heap before optimisation, measured per Node
line (v8-cost section 2.3 and its table of special values; the other formatters, the encoder and
the decoder in Node 20.20); what ICU allocates beside it (1 to 2 KB, 27 KB for a DateTimeFormat)
is not seen by the collector.
"""

from collections.abc import Mapping

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.typed import Final


class Made(Enum):
    """What is made."""

    REGEXP = "regular expression"
    FORMATTER = "formatter"
    ENCODER = "encoder"
    DECODER = "decoder"
    PARSED = "parsed constant"


@dataclass(frozen=True, slots=True)
class Instance:
    """One row. `bare`: called without `new` it makes the same."""

    source: str
    made: Made
    bytes: int
    bare: bool = False


_INTL: Final = "ECMA-402: sec-intl-"

INSTANCES: Final[Mapping[str, Instance]] = {
    "RegExp": Instance("sec-regexp-pattern-flags", Made.REGEXP, 56, bare=True),
    "Intl.Collator": Instance(_INTL + "collator-constructor", Made.FORMATTER, 336, bare=True),
    "Intl.DateTimeFormat": Instance(
        _INTL + "datetimeformat-constructor", Made.FORMATTER, 792, bare=True
    ),
    "Intl.DisplayNames": Instance(_INTL + "displaynames-constructor", Made.FORMATTER, 240),
    "Intl.ListFormat": Instance(_INTL + "listformat-constructor", Made.FORMATTER, 224),
    "Intl.NumberFormat": Instance(
        _INTL + "numberformat-constructor", Made.FORMATTER, 600, bare=True
    ),
    "Intl.PluralRules": Instance(_INTL + "pluralrules-constructor", Made.FORMATTER, 256),
    "Intl.RelativeTimeFormat": Instance(
        _INTL + "relativetimeformat-constructor", Made.FORMATTER, 288
    ),
    "Intl.Segmenter": Instance(_INTL + "segmenter-constructor", Made.FORMATTER, 208),
    "TextDecoder": Instance("Encoding: dom-textdecoder", Made.DECODER, 176),
    "TextEncoder": Instance("Encoding: dom-textencoder", Made.ENCODER, 32),
    "JSON.parse": Instance("sec-json.parse", Made.PARSED, 0, bare=True),
}
"""By the text of the callee. `JSON.parse` is called, never constructed."""

BOUND_GETTERS: Final = frozenset({"compare", "format"})
"""Accessors that give a function of the instance's own, the same one each time
(ECMA-402: sec-intl.collator.prototype.compare)."""

PLAIN_GETTERS: Final = frozenset(
    {"encoding", "fatal", "ignoreBOM", "source", "flags", "global", "ignoreCase", "multiline"}
    | {"dotAll", "sticky", "unicode", "lastIndex"}
)
"""Accessors that give a primitive (sec-properties-of-the-regexp-prototype-object; Encoding)."""
