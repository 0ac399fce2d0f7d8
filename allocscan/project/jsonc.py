"""JSON with comments and trailing commas, to plain JSON with every line where it was."""

import re

from allocscan.typed import Final

_TOKENS: Final = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|//[^\n\r]*|/\*.*?\*/|,(?=(?:\s|//[^\n\r]*|/\*.*?\*/)*[}\]])', re.DOTALL
)


def plain_json(text: str) -> str:
    """Return `text` with comments and trailing commas blanked out.

    Offsets and line ends stay where they were, so that a parser's positions hold.
    """
    return _TOKENS.sub(_blanked, text)


def _blanked(token: re.Match[str]) -> str:
    found = token.group()
    return found if found.startswith('"') else re.sub(r"[^\r\n]", " ", found)
