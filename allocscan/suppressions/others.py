"""Comments that other tools read on or above the line below: nothing may come in between."""

from allocscan.regex import regex
from allocscan.typed import Final

_OF_NEXT_LINE: Final = regex(rb"(?i:next[- ]line)|@ts-(?:ignore|expect-error)|\$(?:Flow|Expect)")
"""Read by its line: what it is about is on the next."""

_OF_NEXT_CODE: Final = regex(
    rb"(?:istanbul|c8|v8|node:coverage) ignore (?:next|if|else)|"
    rb"(?:prettier|biome|dprint|deno-fmt|deno-lint|oxlint|standard)-ignore(?!-)"
)
"""Read with the code that it stands above."""

_ADDRESSED: Final = regex(
    rb"[\s/*!]*(?:[@$#]\w|[\w.]+[-:\[/]\w|"
    rb"(?i:globals?|jshint|jslint|nolint|nosonar|nosemgrep|noinspection|istanbul|c8|v8|stryker|"
    rb"eslint|tslint|stylelint)\b|"
    rb"(?:\S+\s+){0,2}\S*(?i:ignore|disable|enable|skip|expect|suppress))"
)
"""It begins as what a tool reads does. A sentence may begin so too: that costs a nicer place."""


def is_of_next_line(comment: bytes) -> bool:
    """True for what a tool reads as about the next line, also from behind code."""
    return _OF_NEXT_LINE.search(comment) is not None


def is_of_next(comment: bytes) -> bool:
    """True for what is known to be about the code below."""
    return is_of_next_line(comment) or _OF_NEXT_CODE.search(comment) is not None


def is_for_a_tool(comment: bytes) -> bool:
    """True for what may be for a tool, and about the code below."""
    return is_of_next(comment) or _ADDRESSED.match(comment) is not None
