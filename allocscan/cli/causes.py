"""The pages of the causes: for each reason of a refusal its page, and a program that has it.

`allocscan/causes/` holds a page `CAUSE.md` and an example `CAUSE.mjs` (or another suffix) for
each. A page is the registration: a cause without one cannot be explained.
"""

from pathlib import Path

import allocscan
from allocscan.fixes.reasons import SENTENCE
from allocscan.records import dataclass
from allocscan.sites.obstacles import Because
from allocscan.source.file import SourceFile, language_of
from allocscan.typed import Final

FOLDER: Final = Path(allocscan.__file__).parent / "causes"
MARK: Final = b"// <- here"
"""Ends the line of an example at which the refusal points."""


@dataclass(frozen=True, slots=True)
class Program:
    """An example. `line` is the 1-based line at which the refusal points."""

    source: SourceFile
    line: int


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason of a refusal. `page` is Markdown without the examples."""

    because: Because
    page: str
    examples: tuple[Program, ...]

    @property
    def sentence(self) -> str:
        """What a report says of it."""
        return SENTENCE[self.because]


def cause_names() -> tuple[str, ...]:
    """The ids of the causes that have a page, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


def cause_named(name: str) -> Cause:
    """The cause of one of `cause_names()`. Raises OSError where its files cannot be read."""
    page = (FOLDER / f"{name}.md").read_text("utf-8")
    return Cause(Because(name), page, tuple(map(_program, _example_paths(name))))


def _example_paths(name: str) -> list[Path]:
    return sorted(path for path in FOLDER.glob(f"{name}.*") if language_of(path.name) is not None)


def _program(path: Path) -> Program:
    language = language_of(path.name)
    assert language is not None, "only such files are examples"
    content = path.read_bytes()
    line = content[: content.index(MARK)].count(b"\n") + 1
    return Program(SourceFile(f"causes/{path.name}", content, language), line)
