"""How a stream wants its text: colours, glyphs, width."""

from typing import Final

from allocscan.records import dataclass

CODES: Final = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "cyan": "36",
}


@dataclass(frozen=True, slots=True)
class Style:
    """`unicode` is False for a stream that can only be trusted with ASCII glyphs.

    `width` is in terminal cells.
    """

    color: bool = False
    unicode: bool = True
    width: int = 100

    @property
    def arrow(self) -> str:
        """What stands between a caller and what it calls."""
        return "→" if self.unicode else "->"

    def paint(self, text: str, *names: str) -> str:
        """`text` in the colours named, when the stream shows colours."""
        if not self.color or not text:
            return text
        codes = ";".join(CODES[name] for name in names)
        return f"\x1b[{codes}m{text}\x1b[0m"

    @property
    def ellipsis(self) -> str:
        """What stands for text left out."""
        return "…" if self.unicode else "..."

    @property
    def dot(self) -> str:
        """What separates two facts in a line."""
        return "·" if self.unicode else "-"
