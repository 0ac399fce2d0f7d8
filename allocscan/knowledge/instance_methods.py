"""What the methods of platform objects do to them (`knowledge.instances`)."""

from collections.abc import Mapping

from allocscan.knowledge.effects import Method, Touch
from allocscan.typed import Final


def _looking(source: str, *names: str) -> Mapping[str, Method]:
    """Methods that read the instance, keep nothing of their arguments in it, and give something
    new."""
    return {name: Method(f"{source}.{name.lower()}", touch=Touch.LOOKS_UP) for name in names}


FORMATTER_METHODS: Final[Mapping[str, Method]] = {
    **_looking("ECMA-402: sec-intl.collator.prototype", "compare"),
    **_looking(
        "ECMA-402: sec-intl.numberformat.prototype",
        *("format", "formatToParts", "formatRange", "formatRangeToParts", "resolvedOptions"),
    ),
    **_looking("ECMA-402: sec-intl.pluralrules.prototype", "select", "selectRange"),
    **_looking("ECMA-402: sec-intl.displaynames.prototype", "of"),
    **_looking("ECMA-402: sec-intl.segmenter.prototype", "segment"),
}
"""No formatter is changed by what it formats; each result is a primitive or a new object."""

ENCODER_METHODS: Final[Mapping[str, Method]] = _looking(
    "Encoding: dom-textencoder", "encode", "encodeInto"
)

DECODER_METHODS: Final[Mapping[str, Method]] = _looking("Encoding: dom-textdecoder", "decode")
"""With one argument at most: `{ stream: true }` leaves state behind (Encoding: "do not flush")."""

GLOBAL_REGEXP_METHODS: Final[Mapping[str, Method]] = _looking("sec-regexp.prototype", "toString")
"""A regular expression with `g` remembers in `lastIndex` where `exec` and `test` stopped."""
