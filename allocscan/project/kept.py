"""What is kept of a run's results, as JSON and back."""

from allocscan.project.found import Reason, SetAside
from allocscan.project.results import Reach, Rests, Result
from allocscan.project.stored import Stored, plain_of, stored, stored_of, values_of
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from allocscan.findings import Note


@dataclass(frozen=True, slots=True)
class Judged:
    """What is kept of one file's result. `report` is None where it was not scanned; of a clean
    file it holds nothing."""

    report: Stored | None
    notes: "tuple[Note, ...]"
    reach: Reach
    rests: Rests | None

    @property
    def nothing(self) -> bool:
        """True where there is nothing to say of the file."""
        report = self.report
        if report is None or self.notes:
            return False
        return not (report.findings or report.silenced or report.notes)


CLEAN: Final = Judged(Stored((), (), ()), (), Reach.ALONE, None)
"""Of a clean file that was judged alone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a run. `judged` are the results by the place of their file, but for those of
    clean files that were judged alone. `ignoring` are the files that tell git what it ignores;
    `edges` are what results that follow imports rest on: by path, a hash of what a file imports, ""
    where all of it counts; `walked` is how many of the folders a walk listed, which come first;
    `warnings` are those that the walk led to, `around` those that programs did, by their roots."""

    judged: dict[int, Judged]
    set_aside: tuple[SetAside, ...]
    notes: "tuple[Note, ...]"
    warnings: dict[str, str]
    ignoring: tuple[str, ...]
    edges: dict[str, str]
    walked: int
    around: dict[str, dict[str, str]]

    def fits(self, checked: int, folders: int) -> bool:
        """True where all that was found is of one of so many files, in so many folders."""
        return 0 <= self.walked <= folders and all(0 <= at < checked for at in self.judged)

    def asked(self, rests: "Iterable[Rests]") -> dict[str, dict[str, str]]:
        """Of `around` what results led to that rest on this."""
        roots = {root for each in rests for root in each.roots}
        return {root: self.around[root] for root in sorted(roots & self.around.keys())}


def judged_of(result: Result) -> Judged:
    """What is to be kept of `result`, which changes no file."""
    report = None if result.report is None else stored(result.report)
    return Judged(report, result.notes, result.reach, result.rests)


def text_of_run(kept: Kept) -> str:
    """`kept` as JSON."""
    import json

    document = {
        "judged": [[place, *_plain(each)] for place, each in kept.judged.items()],
        "set_aside": [[each.path, each.reason.name, each.detail] for each in kept.set_aside],
        "notes": plain_of(kept.notes),
        "warnings": kept.warnings,
        "ignoring": kept.ignoring,
        "edges": kept.edges,
        "walked": kept.walked,
        "around": kept.around,
    }
    return json.dumps(document, separators=(",", ":"))


def run_of_text(text: str) -> Kept | None:
    """What `text_of_run` was given; None for any other text."""
    import json

    from allocscan.findings import Note

    try:
        document = json.loads(text)
        return Kept(
            {int(place): _judged(parts) for place, *parts in document["judged"]},
            tuple(
                SetAside(str(path), Reason[name], why) for path, name, why in document["set_aside"]
            ),
            values_of(Note, document["notes"]),
            _texts(document["warnings"]),
            tuple(map(str, document["ignoring"])),
            _texts(document["edges"]),
            int(document["walked"]),
            {root: _texts(lines) for root, lines in document["around"].items()},
        )
    except (AttributeError, KeyError, OverflowError, RecursionError, TypeError, ValueError):
        return None


def _texts(plain: "Mapping[object, object]") -> dict[str, str]:
    return {str(key): str(value) for key, value in plain.items()}


def _plain(judged: Judged) -> list[object]:
    report, rests = judged.report, judged.rests
    return [
        None if report is None else report.plain(),
        plain_of(judged.notes),
        judged.reach.name,
        None if rests is None else [rests.stems, rests.words, rests.files, rests.roots, rests.cut],
    ]


def _judged(parts: list[object]) -> Judged:
    from allocscan.findings import Note

    report, notes, reach, rests = parts
    return Judged(
        None if report is None else stored_of(report),
        values_of(Note, notes),
        Reach[str(reach)],
        None if rests is None else _rests(rests),
    )


def _rests(plain: object) -> Rests:
    if not isinstance(plain, list):
        raise ValueError("no list")
    *lists, cut = plain
    stems, words, files, roots = (tuple(map(str, each)) for each in lists)
    return Rests(stems, words, files, roots, cut=cut is True)
