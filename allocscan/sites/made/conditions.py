"""What stands against making an instance once, when the module loads.

A constructor that throws does so where it is called: moved to the module's top level it would
take the whole module down, perhaps one whose function is never called. And what depends on
settings that may change while the program runs is no constant.
"""

from collections.abc import Iterator

from allocscan.knowledge.instances import Made
from allocscan.knowledge.intl_options import INTL_OPTIONS
from allocscan.sites.made.found import Making
from allocscan.sites.made.options import are_accepted, locales_of, options_of
from allocscan.sites.made.patterns import never_throws
from allocscan.sites.made.texts import text_of
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import Final

_ALWAYS_THERE: Final = frozenset({"utf-8", "utf8", "utf-16le"})
"""Encodings that a Node built without ICU has too (Node.js API, util.TextDecoder)."""

_LONGEST_PARSED: Final = 200_000
Parsed = dict[str, "Parsed"] | list["Parsed"] | str | int | float | bool | None
"""What a JSON text stands for."""


def conditions(making: Making, syntax: Syntax) -> Iterator[Obstacle]:
    """Yield what is against it, beside what its arguments need themselves."""
    match making.row.made:
        case Made.REGEXP:
            yield from _of_pattern(making, syntax)
        case Made.FORMATTER:
            yield from _of_formatter(making, syntax)
        case Made.DECODER:
            if not _is_plain_decoder(making, syntax):
                yield _may_throw(making)
        case Made.PARSED:
            if parsed(making, syntax) is None:
                yield _may_throw(making)
        case Made.ENCODER:
            if making.arguments:
                yield _may_throw(making)


def _may_throw(making: Making) -> Obstacle:
    return Obstacle(Because.MAY_THROW, span_of(making.call))


def _of_pattern(making: Making, syntax: Syntax) -> Iterator[Obstacle]:
    pattern, flags = making.argument(0), making.argument(1)
    text = None if pattern is None else text_of(pattern, syntax)
    written = "" if flags is None else text_of(flags, syntax)
    if text is None or written is None or not never_throws(text, written):
        yield _may_throw(making)
    if written is None or "y" in written:
        yield Obstacle(Because.STATEFUL_LEAF, span_of(making.call))


def _of_formatter(making: Making, syntax: Syntax) -> Iterator[Obstacle]:
    known = INTL_OPTIONS.get(making.callee)
    locale, given = making.argument(0), making.argument(1)
    locales = () if locale is None else locales_of(locale, syntax)
    options = options_of(given, syntax)
    if known is None or locales is None or options is None or not are_accepted(options, known):
        yield _may_throw(making)
    pinned = known is None or options is None or known.pinned <= options.keys()
    if locales == () or not pinned:
        yield Obstacle(Because.ENVIRONMENT, span_of(making.call))


def _is_plain_decoder(making: Making, syntax: Syntax) -> bool:
    """True for an encoding that is always there, and no option that makes decoding throw."""
    label, options = making.argument(0), options_of(making.argument(1), syntax)
    name = "utf-8" if label is None else text_of(label, syntax)
    known = name is not None and name.lower() in _ALWAYS_THERE
    return known and options is not None and options.keys() <= {"ignoreBOM"}


def has_memory(making: Making, syntax: Syntax) -> bool:
    """True for a regular expression with `g`, and where the flags are not known."""
    flags = making.argument(1)
    written = "" if flags is None else text_of(flags, syntax)
    return written is None or "g" in written


def parsed(making: Making, syntax: Syntax) -> Parsed | None:
    """What the text that is parsed stands for; None when it is not known, or is no JSON.

    Python's reader takes `NaN` and `Infinity` too, which sec-json.parse refuses.
    """
    argument: Node | None = making.argument(0)
    text = None if argument is None else text_of(argument, syntax)
    if text is None or len(text) > _LONGEST_PARSED:
        return None
    import json  # only for a text that is parsed

    try:
        found: Parsed = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return found


def _refuse(name: str) -> Parsed:
    raise ValueError(name)
