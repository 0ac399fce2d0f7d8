"""Source text as terminal cells: tabs, wide and invisible characters, lines too long to show.

Terminals agree on one, two or no cells for a character, and disagree about emoji that several
characters make up. So above carets what joins them is left out, as rustc does, and every terminal
draws what `width` counts. wcwidth would take 23 ms to import, and be right for some of them only.
"""

from collections.abc import Iterator

from allocscan.typed import Final

TAB: Final = 4

_EMOJI_FORM: Final = "\ufe0f"

_JOINERS: Final = frozenset("\u200d\ufe0e") | {_EMOJI_FORM}
"""Zero width joiner; variation selectors for text and emoji."""

_FLAG_A: Final = "\U0001f1e6"

_FILLERS: Final = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters for Unicode, nothing to the eye: names made of them have hidden code."""


def printable(raw: bytes, *, unicode: bool = True, aligned: bool = False) -> str:
    """`raw` as text that moves no cursor, and that every terminal draws in at most `width` cells;
    where `aligned`, in just so many: then emoji fall into their parts, and flags into letters.

    Tabs are spaces up to the next stop. Control characters, and those that turn a line around,
    become `<U+202E>`. Where not `unicode`, what is not ASCII becomes `?`, one for each cell.
    """
    text = raw.decode("utf-8", errors="replace")
    if text.isascii() and (expanded := text.expandtabs(TAB)).isprintable():
        return expanded
    shown = "".join(_pieces(text, aligned))
    if unicode:
        return shown
    return "".join(each if each.isascii() else "?" * width(each) for each in shown)


def legible(text: str) -> str:
    """A name or a message as it is, but that nothing in it moves the cursor or turns it around."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        each if _shows(each) or "\udc80" <= each <= "\udcff" else _escaped(each) for each in text
    )


def width(text: str) -> int:
    """How many cells `text` fills."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def cropped(text: str, focus: int, limit: int, ellipsis: str) -> tuple[str, int]:
    """`text` in at most `limit` cells with the cell `focus` in sight.

    Returned with how many cells further left everything now stands.
    """
    total = width(text)
    if total <= limit:
        return text, 0
    if focus < limit * 2 // 3:
        return cut(text, 0, limit, ellipsis)
    return cut(text, min(focus - limit // 3, total - limit + len(ellipsis)), limit, ellipsis)


def cut(text: str, begin: int, limit: int, ellipsis: str) -> tuple[str, int]:
    """`text` from its cell `begin` on in at most `limit` cells; an ellipsis stands for what is
    left out at either end. Returned as by `cropped`."""
    total = width(text)
    left = ellipsis if begin else ""
    room = limit - len(left)
    end = total if begin + room >= total else begin + room - len(ellipsis)
    right = ellipsis if end < total else ""
    if text.isascii():
        return left + text[begin:end] + right, begin - len(left)
    kept: list[str] = []
    at, first = 0, begin
    for character in text:
        size = _cells(character)
        # A mark belongs to the letter before it: without that, it stays away.
        if begin <= at and at + size <= end and (size or kept):
            first = first if kept else at
            kept.append(character)
        at += size
    return left + "".join(kept) + right, first - len(left)


def _pieces(text: str, aligned: bool) -> Iterator[str]:
    at, before = 0, ""
    for each in text:
        if each == "\t":
            piece = " " * (TAB - at % TAB)
        elif aligned and (each in _JOINERS or (_is_skin_tone(each) and not before.isascii())):
            continue
        elif aligned and _is_flag_letter(each):
            piece = chr(ord(each) - ord(_FLAG_A) + ord("A"))
        else:
            piece = each if _shows(each) else _escaped(each)
        at += width(piece)
        before = each
        yield piece


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag_letter(character: str) -> bool:
    """One of the two that make a flag: drawn as one or two cells, and the flag as two or four."""
    return _FLAG_A <= character <= "\U0001f1ff"


def _shows(character: str) -> bool:
    from unicodedata import category

    if character in _FILLERS:
        return False
    if character in _JOINERS:
        return True
    return character.isprintable() or category(character) == "Zs"


def _escaped(character: str) -> str:
    """As git and less show it: not to be taken for an escape of the source."""
    return f"<U+{ord(character):04X}>"


def _cells(character: str) -> int:
    from unicodedata import category, east_asian_width

    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7ff":
        return 0  # vowels and finals join the Hangul consonant before them
    if character == _EMOJI_FORM:
        return 1  # which the letter before it grows by, in some terminals
    if character in _JOINERS or category(character) in ("Mn", "Me"):
        return 0
    return 2 if _is_flag_letter(character) or east_asian_width(character) in "WF" else 1
