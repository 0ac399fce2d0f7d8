"""Files to results, one after the other."""

from collections.abc import Callable, Sequence

from allocscan.project.checker import Checker
from allocscan.project.files import Found
from allocscan.project.results import Result, Run

Watch = Callable[[int, int, int], None]
"""Told after each file: how many are done, of how many, with how many findings so far."""


def run(checker: Checker, files: Sequence[Found], watch: Watch | None = None) -> Run:
    """Check `files` in order, until the chooser, if there is one, has seen enough."""
    results: list[Result] = []
    findings = 0
    for found in files:
        result = checker.check(found)
        results.append(result)
        findings += len(result.report.findings) if result.report else 0
        if watch is not None:
            watch(len(results), len(files), findings)
        if checker.chooser is not None and checker.chooser.stopped:
            break
    return Run(tuple(results), unseen=len(files) - len(results))
