"""How a stream wants its text: colours, glyphs, width, links."""

from allocscan.records import dataclass
from allocscan.typed import Final

CODES: Final = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "magenta": "35",
    "cyan": "36",
}
"""Yellow cannot be read on white, nor blue on black: what must be read is of another colour."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where links lead on the machine called `host`: places to files below the absolute `folder`
    ("" where the terminal finds places by itself), rules to the file of their page."""

    host: str
    folder: str
    pages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """`unicode` is False for a stream that can only be trusted with ASCII glyphs.

    `width` is in terminal cells. `wraps`: somebody reads it in just that width, so sentences are
    broken to fit. `links` is None where none are wanted.
    """

    color: bool = False
    unicode: bool = True
    width: int = 100
    wraps: bool = False
    links: Links | None = None

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
