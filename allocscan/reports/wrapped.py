"""Sentences broken at spaces to fit a terminal."""

from collections.abc import Iterator

from allocscan.reports.cells import width


def wrapped(first: str, text: str, limit: int, indent: str) -> Iterator[str]:
    """`text` in rows of at most `limit` cells: the first begins with `first` and a space, the
    others with `indent`. A word that is too long for a row goes on in the next."""
    row = first
    for word in text.split(" "):
        gap = "" if row == indent else " "
        if width(row) + len(gap) + width(word) <= limit:
            row += gap + word
            continue
        if row != indent:
            yield row.rstrip(" ")
            row = indent
        while width(row) + width(word) > limit:
            size = _fitting(word, limit - width(row))
            yield row + word[:size]
            word = word[size:]
        row += word
    yield row.rstrip(" ")


def _fitting(word: str, limit: int) -> int:
    """How many characters of `word` fit in `limit` cells; one at least."""
    filled = 0
    for count, character in enumerate(word):
        filled += width(character)
        if filled > limit:
            return max(1, count)
    return len(word)
