"""Files to results: all are judged, then what was fixed is written.

Files are judged by what lay on the disk when the run began, in whatever order: heat and imports
are read from other files, which a fix may change.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from allocscan.project.found import Found
from allocscan.project.jobs import largest_first
from allocscan.project.results import Run
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.project.checker import Checker
    from allocscan.project.results import Result

Watch = Callable[[int, int, int], None]
"""Told after each file: how many are done, of how many, with how many findings so far."""

Jobs = Callable[[Sequence[Found]], int]
"""How many processes are to check files."""

_FEW = 2
"""Fewer files than this are for one process."""


def run(
    checker: "Checker",
    files: Sequence[Found],
    watch: Watch | None = None,
    jobs: Jobs | None = None,
    known: "Mapping[int, Result] | None" = None,
) -> Run:
    """Check `files` in as many processes as `jobs` says, and write what was fixed.

    What is `known`, by the place of a file, is not checked again. Where there is a chooser, one
    file after the other is checked and written, until it has seen enough. Results are in the order
    of `files`, and the same for any number of processes.
    """
    if checker.chooser is not None:
        return _asking(checker, files)
    results = dict(known or {})
    findings = sum(map(_count, results.values()))
    left = [index for index in range(len(files)) if index not in results]
    for place, result in _checked(checker, [files[index] for index in left], jobs):
        results[left[place]] = result
        findings += _count(result)
        if watch is not None:
            watch(len(results), len(files), findings)
    return Run(tuple(checker.write(found, results[at]) for at, found in enumerate(files)))


def _count(result: "Result") -> int:
    return len(result.report.findings) if result.report else 0


def _asking(checker: "Checker", files: Sequence[Found]) -> Run:
    results: list[Result] = []
    for found in files:
        results.append(checker.write(found, checker.check(found)))
        if checker.chooser is not None and checker.chooser.stopped:
            break
    return Run(tuple(results), unseen=len(files) - len(results))


def _checked(
    checker: "Checker", files: Sequence[Found], jobs: Jobs | None
) -> "Iterator[tuple[int, Result]]":
    """Yield the index and the result of each file, as they come."""
    number = 1 if jobs is None or len(files) < _FEW else jobs(files)
    if number <= 1:
        yield from ((index, checker.check(files[index])) for index in largest_first(files))
        return
    from allocscan.project.workers import in_workers

    yield from in_workers(checker, files, number)
