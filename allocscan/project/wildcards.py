"""The wildcards of git's globs as regular expressions (gitignore(5), wildmatch.c)."""

import re
from functools import cache
from typing import Final

_NAMED: Final = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "digit": "0-9",
    "lower": "a-z",
    "space": " \\t\\n\\r\\f\\v",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_TOKENS: Final = re.compile(
    r"""(?P<deep>(?:\A|(?<=/))\*\*/)
    |(?P<rest>(?:\A|(?<=/))\*\*\Z)
    |(?P<star>\*+)
    |(?P<one>\?)
    |(?P<set>\[(?P<not>[!^])?(?P<members>\]?(?:\[:\w+:\]|\\.|[^\]\\])*)\])
    |\\(?P<escaped>.)
    |(?P<broken>[\[\\])
    |(?P<plain>[^*?\[\\]+)""",
    re.VERBOSE | re.DOTALL,
)
_MEMBERS: Final = re.compile(r"\[:(?P<named>\w+):\]|\\(?P<escaped>.)|(?P<plain>.)", re.DOTALL)


@cache
def matcher(glob: str) -> re.Pattern[str] | None:
    """What matches a whole path as `glob` does; None for a glob that matches nothing."""
    pieces = []
    for token in _TOKENS.finditer(glob):
        piece = _piece(token)
        if piece is None:
            return None
        pieces.append(piece)
    try:
        return re.compile("".join(pieces), re.DOTALL)
    except re.error:
        return None  # a range that runs backwards


def _piece(token: re.Match[str]) -> str | None:
    match token.lastgroup:
        case "deep":
            return "(?:.*/)?"
        case "rest":
            return ".+"
        case "star":
            return "[^/]*"
        case "one":
            return "[^/]"
        case "set":
            return _set(token["not"], token["members"])
        case "escaped" | "plain":
            return re.escape(token[token.lastgroup])
        case _:
            return None  # an open bracket or a last backslash


def _set(negation: str | None, members: str) -> str | None:
    if not members:
        return None
    pieces = []
    for member in _MEMBERS.finditer(members):
        if member["named"]:
            pieces.append(_NAMED.get(member["named"], ""))
        elif member["plain"] == "-":
            pieces.append("-")
        else:
            pieces.append(re.escape(member["escaped"] or member["plain"]))
    return f"(?!/)[{'^' if negation else ''}{''.join(pieces)}]"
