"""What comes of files: a result for each, and the run that holds them."""

from enum import Enum

from allocscan.findings import Note, Report
from allocscan.records import dataclass


class Mode(Enum):
    """What becomes of fixes."""

    SHOW = "show"
    DIFF = "diff"
    WRITE = "write"


class Reach(Enum):
    """How far one had to look to judge a file."""

    ALONE = "the file itself"
    PROGRAM = "the files of its program, for who calls what it exports"
    IMPORTS = "what it imports"


@dataclass(frozen=True, slots=True)
class Patch:
    """A file's bytes before and after its fixes; `path` as in reports, `location` absolute."""

    path: str
    location: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one file. `report` is None when it was not scanned; after a write it is that
    of the new text, so its findings are what remains. `fixed` counts findings taken care of,
    `constants` are the names of the constants that do it, `silenced` counts findings that comments
    were added for, `unsilenced` those that take none. `reach` says what all it follows from."""

    report: Report | None
    notes: tuple[Note, ...] = ()
    patch: Patch | None = None
    fixed: int = 0
    constants: tuple[str, ...] = ()
    silenced: int = 0
    reach: Reach = Reach.ALONE
    unsilenced: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Every file's result, in order of path. `others` are notes on what is no checked file;
    `unseen` counts files that nobody wanted to look at any more; `remarks` are lines on what was
    left as it is."""

    results: tuple[Result, ...]
    others: tuple[Note, ...] = ()
    unseen: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """Those of the files that were scanned."""
        return tuple(each.report for each in self.results if each.report is not None)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, those within reports too."""
        of_files = tuple(
            note
            for each in self.results
            for note in (*(each.report.notes if each.report else ()), *each.notes)
        )
        return (*of_files, *self.others)

    @property
    def patches(self) -> tuple[Patch, ...]:
        """The changes that were made, or that `Mode.DIFF` would make."""
        return tuple(each.patch for each in self.results if each.patch is not None)
