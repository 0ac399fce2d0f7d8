"""Counts with their nouns."""


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 finding`, `2 findings`, `1,024 bytes`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"
