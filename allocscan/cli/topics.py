"""The pages on what all findings have in common. `allocscan/topics/` holds a page for each."""

from pathlib import Path

import allocscan
from allocscan.typed import Final

FOLDER: Final = Path(allocscan.__file__).parent / "topics"


def topic_names() -> tuple[str, ...]:
    """The topics that have a page, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


def topic_page(name: str) -> str:
    """The page of one of `topic_names()`, Markdown. Raises OSError where it cannot be read."""
    return (FOLDER / f"{name}.md").read_text("utf-8")
