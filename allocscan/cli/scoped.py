"""`--staged`, `--changed`, `--since` and `--new-since`: the files, and what is said of them."""

import os
from collections.abc import Sequence

from allocscan.project.files import find_files
from allocscan.project.results import Mode
from allocscan.records import replace
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.cli.options import Options
    from allocscan.findings import Finding
    from allocscan.project.baselines import Baselines
    from allocscan.project.found import Discovery, Found
    from allocscan.project.lookup import Configs
    from allocscan.project.results import Result, Run
    from allocscan.project.scope import Scope

_SHOWN: Final = 12
"""Files that the command in a remark names; of more it says how many."""


def scoped(options: "Options", configs: "Configs") -> "tuple[Discovery, Scope | None]":
    """What `options` name, and the scope that bounds it; None for all of it.

    Raises AllocscanError where git cannot say what changed.
    """
    refs = (options.since, options.new_since)
    if not (options.staged or options.changed) and refs == (None, None):
        return find_files(options.paths, configs), None
    from allocscan.project.scope import Bounds
    from allocscan.project.scope_find import find_scope
    from allocscan.project.scope_places import ways_to, with_absent

    bounds = Bounds(options.staged, options.changed, options.since, options.new_since)
    scope = find_scope(bounds, options.paths, configs)
    found = find_files(options.paths, configs, ways_to(scope))
    return with_absent(found, scope, configs), scope


def told(
    run: "Run",
    found: "Discovery",
    scope: "Scope | None",
    baseline: "Baselines | None",
    mode: Mode,
) -> "Run":
    """`run` as it is reported: without what was there before, and with what is left to do."""
    if scope is None:
        return run
    if scope.olds is not None:
        results = [
            _without_old(result, each, baseline)
            for result, each in zip(run.results, found.files, strict=False)
        ]
        run = replace(run, results=tuple(results))
    if scope.texts is not None and mode is not Mode.DIFF and run.patches:
        run = replace(run, remarks=(*run.remarks, _to_stage(run)))
    return run


def _without_old(result: "Result", found: "Found", baseline: "Baselines | None") -> "Result":
    """`result` without the findings that only the old text of the file makes known."""
    if result.report is None or not result.report.silenced:
        return result
    from allocscan.findings import Standing

    listed = baseline.of(found.location) if baseline is not None else frozenset()

    def stays(finding: "Finding") -> bool:
        return finding.standing is not Standing.BASELINE or finding.identity in listed

    silenced = tuple(each for each in result.report.silenced if stays(each))
    return replace(result, report=replace(result.report, silenced=silenced))


def _to_stage(run: "Run") -> str:
    """The index is the user's: what was fixed in the work tree is not in the next commit yet."""
    import shlex

    cwd = os.getcwd()
    paths = [os.path.relpath(patch.location, cwd) for patch in run.patches]
    more = f" and {len(paths) - _SHOWN:,} more" if len(paths) > _SHOWN else ""
    words = shlex.join(_safe(paths[:_SHOWN]))
    return f"The index holds the texts before the fixes: `git add -- {words}`{more} stages them."


def _safe(paths: Sequence[str]) -> list[str]:
    from allocscan.reports.cells import legible

    return [legible(os.fsencode(path).decode(errors="replace")) for path in paths]
