"""Source text as terminal cells: tabs, wide and invisible characters, lines too long to show."""

from typing import Final

TAB: Final = 4
_INVISIBLE: Final = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Zl", "Zp"})


def printable(raw: bytes) -> str:
    """`raw` as text that moves no cursor: tabs as spaces, control characters made visible."""
    text = raw.decode("utf-8", errors="replace").expandtabs(TAB)
    if text.isprintable():
        return text
    return "".join(each if _shows(each) else "\ufffd" for each in text)


def _shows(character: str) -> bool:
    # Marks belong to the letter before them; other unprintables could turn a line around.
    import unicodedata

    return character.isprintable() or unicodedata.category(character) in {"Mn", "Me", "Zs"}


def width(text: str) -> int:
    """How many cells `text` fills."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    import unicodedata

    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cropped(text: str, focus: int, limit: int, ellipsis: str) -> tuple[str, int]:
    """`text` in at most `limit` cells with the cell `focus` in sight.

    Returned with how many cells further left everything now stands.
    """
    if width(text) <= limit:
        return text, 0
    begin = 0 if focus < limit * 2 // 3 else focus - limit // 3
    left = ellipsis if begin else ""
    end = begin + limit - len(left) - len(ellipsis)
    kept: list[str] = []
    at, first = 0, begin
    for character in text:
        size = _cells(character)
        if begin <= at and at + size <= end:
            first = at if not kept else first
            kept.append(character)
        at += size
    right = ellipsis if at > end else ""
    return left + "".join(kept) + right, first - len(left)
