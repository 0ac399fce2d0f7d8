"""What comes of files: a result for each, and the run that holds them."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.findings import Note, Report


class Mode(Enum):
    """What becomes of fixes."""

    SHOW = "show"
    DIFF = "diff"
    WRITE = "write"


class Reach(Enum):
    """How far one had to look to judge a file."""

    ALONE = "the file itself"
    PROGRAM = (
        "the files of its program, for who calls what it exports or takes the text of functions"
    )
    IMPORTS = "what it imports"


@dataclass(frozen=True, slots=True)
class Rests:
    """What a result rests on beside the file itself, by absolute paths.

    Of the programs below `roots` it was asked who imports what `stems` name, and which files hold
    `words`; `files` are those that do, and those that had another say in the answer. While that was
    found out, `folders` were listed, `marked` were looked at for their marks, and `reads` were
    read, or sought, for the first time; `edges` are those of them that say what is imported, each
    with a hash of that, or "" where more than that of its text counts. `cut`: a program is too
    large to be read as a whole, so that any change of a size may count.
    """

    stems: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    edges: tuple[tuple[str, str], ...] = ()
    cut: bool = False
    marked: tuple[str, ...] = ()


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
    were added for, `unsilenced` those that take none. `reach` says what all it follows from, and
    `rests` what that was, where other files had their say."""

    report: "Report | None"
    notes: "tuple[Note, ...]" = ()
    patch: Patch | None = None
    fixed: int = 0
    constants: tuple[str, ...] = ()
    silenced: int = 0
    reach: Reach = Reach.ALONE
    unsilenced: int = 0
    rests: Rests | None = None


_CLEAN: list[Result] = []


def clean_result(reach: Reach = Reach.ALONE, rests: Rests | None = None) -> Result:
    """What comes of a file with nothing to say: one report for all of them, without their texts;
    one value for those that were judged alone."""
    if not _CLEAN:
        from allocscan.findings import Report
        from allocscan.source.file import Language, SourceFile

        _CLEAN.append(Result(Report(SourceFile("", b"", Language.JS), (), ())))
    alone = _CLEAN[0]
    if reach is Reach.ALONE and rests is None:
        return alone
    return Result(alone.report, reach=reach, rests=rests)


def is_clean(result: Result) -> bool:
    """True for a value of `clean_result`."""
    return bool(_CLEAN) and result.report is _CLEAN[0].report


def without_text(result: Result) -> Result:
    """`result`, or `clean_result` where there is nothing to say of the file."""
    report = result.report
    if report is None or result.notes or result.patch or result.fixed or result.unsilenced:
        return result
    if report.findings or report.notes or report.silenced or report.fixed is not None:
        return result
    return clean_result(result.reach, result.rests)


@dataclass(frozen=True, slots=True)
class Run:
    """Every file's result, in order of path. `others` are notes on what is no checked file;
    `unseen` counts files that nobody wanted to look at any more; `remarks` are lines on what was
    left as it is."""

    results: tuple[Result, ...]
    others: "tuple[Note, ...]" = ()
    unseen: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def reports(self) -> "tuple[Report, ...]":
        """Those of the files that were scanned, but for clean ones."""
        return tuple(
            each.report for each in self.results if each.report is not None and not is_clean(each)
        )

    @property
    def checked(self) -> int:
        """How many files were scanned."""
        return sum(each.report is not None for each in self.results)

    @property
    def notes(self) -> "tuple[Note, ...]":
        """All notes, those within reports too."""
        of_files: list[Note] = []
        for each in self.results:
            if each.notes or (each.report is not None and each.report.notes):
                of_files += (*(each.report.notes if each.report else ()), *each.notes)
        return (*of_files, *self.others)

    @property
    def patches(self) -> tuple[Patch, ...]:
        """The changes that were made, or that `Mode.DIFF` would make."""
        return tuple(each.patch for each in self.results if each.patch is not None)
