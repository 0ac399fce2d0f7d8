"""Files to results: all are judged, then what was fixed is written.

Files are judged by what lay on the disk when the run began, in whatever order: heat and imports
are read from other files, which a fix may change.
"""

from collections.abc import Callable, Iterator, Sequence

from allocscan.project.checker import Checker
from allocscan.project.files import Found
from allocscan.project.results import Result, Run

Watch = Callable[[int, int, int], None]
"""Told after each file: how many are done, of how many, with how many findings so far."""


def run(checker: Checker, files: Sequence[Found], jobs: int = 1, watch: Watch | None = None) -> Run:
    """Check `files`, in `jobs` processes, and write what was fixed.

    Where there is a chooser, one file after the other is written, until it has seen enough.
    Results are in the order of `files`, and the same for any number of processes.
    """
    if checker.chooser is not None:
        return _asking(checker, files)
    results: list[Result | None] = [None] * len(files)
    findings = 0
    for done, (index, result) in enumerate(_checked(checker, files, jobs), start=1):
        results[index] = result
        findings += len(result.report.findings) if result.report else 0
        if watch is not None:
            watch(done, len(files), findings)
    judged = [result for result in results if result is not None]
    assert len(judged) == len(files), "every file has a result"
    return Run(tuple(map(checker.write, files, judged)))


def _asking(checker: Checker, files: Sequence[Found]) -> Run:
    results: list[Result] = []
    for found in files:
        results.append(checker.write(found, checker.check(found)))
        if checker.chooser is not None and checker.chooser.stopped:
            break
    return Run(tuple(results), unseen=len(files) - len(results))


def _checked(checker: Checker, files: Sequence[Found], jobs: int) -> Iterator[tuple[int, Result]]:
    """Yield the index and the result of each file, as they come."""
    if jobs <= 1:
        yield from ((index, checker.check(found)) for index, found in enumerate(files))
        return
    from allocscan.project.workers import in_workers

    yield from in_workers(checker, files, jobs)
