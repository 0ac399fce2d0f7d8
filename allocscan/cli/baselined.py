"""The baseline of a run: which file it is, what of it is stale, and when it is written."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from allocscan.cli.options import Options
from allocscan.errors import AllocscanError
from allocscan.findings import Standing
from allocscan.project.config import Config
from allocscan.project.results import Mode, Run
from allocscan.records import dataclass, replace

if TYPE_CHECKING:
    from allocscan.known import Identity
    from allocscan.project.baseline import Baseline

NAME = "allocscan-baseline.json"


def check_agreement(options: Options) -> None:
    """Raise AllocscanError for flags that contradict each other."""
    writes = options.write_baseline or options.prune_baseline
    word = "--write-baseline" if options.write_baseline else "--prune-baseline"
    if options.no_baseline and (writes or options.baseline):
        raise AllocscanError("--no-baseline uses none: leave out the other flags of the baseline")
    if options.write_baseline and options.prune_baseline:
        raise AllocscanError("--write-baseline writes what --prune-baseline keeps: give one")
    for other, given in (
        ("--diff, which writes nothing", options.diff),
        ("stdin", options.stdin_name is not None),
        ("--new-since, which looks at a part", options.new_since is not None),
        ("--staged, whose text is not that of the files", options.staged),
        ("--no-inline-suppressions, which shows more", not options.inline_suppressions),
    ):
        if writes and given:
            raise AllocscanError(f"{word} does not go with {other}")


def baseline_of(options: Options, config: Config) -> "Baseline | None":
    """The baseline in force; None where there is none. Raises AllocscanError."""
    check_agreement(options)
    if options.no_baseline:
        return None
    location = _location(options, config)
    if not os.path.exists(location):
        if options.baseline is not None and not options.write_baseline:
            raise AllocscanError(f"--baseline {options.baseline}: no such file")
        if not options.write_baseline:
            return None
        from allocscan.project.baseline import Baseline

        return Baseline(location, config.folder)
    from allocscan.project.baseline import read_baseline

    return read_baseline(location, config.folder)


def _location(options: Options, config: Config) -> str:
    if options.baseline is not None:
        return os.path.abspath(options.baseline)
    return os.path.join(config.folder, config.baseline or NAME)


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the baseline. `stale` counts the entries that nothing matches; None: there
    is no baseline. `remarks` are lines on what was written."""

    run: Run
    stale: int | None
    remarks: tuple[str, ...] = ()


def settle(
    baseline: "Baseline | None",
    run: Run,
    options: Options,
    mode: Mode,
    bases: Sequence[str],
    locations: Sequence[str],
) -> Settled:
    """Compare `baseline` with what was found in the files at `locations`, below `bases`, and
    write it where that is asked for. Raises AllocscanError where that fails."""
    if baseline is None:
        return Settled(run, None)
    from allocscan.project.baseline import stale_entries
    from allocscan.project.paths import below

    found = _found(run, locations)
    if options.write_baseline:
        return _written(baseline, run, found)
    stale = {}
    if not options.partial:
        stale = stale_entries(
            baseline,
            {location: frozenset(all_of) for location, (all_of, _) in found.items()},
            lambda location: any(below(location, base) is not None for base in bases),
        )
    count = sum(map(len, stale.values()))
    if not stale or not (options.prune_baseline or mode is Mode.WRITE):
        return Settled(run, count)
    for path, entries in stale.items():
        baseline.set(path, baseline.entries[path] - entries)
    baseline.save()
    remark = f"Removed {_entries(count)} from {_name(baseline)}."
    return Settled(run, 0, (remark,))


def _found(
    run: Run, locations: Sequence[str]
) -> "dict[str, tuple[list[Identity], list[Identity]]]":
    """By location: the identities of all findings but silenced ones, and of those that count."""
    found = {}
    for location, result in zip(locations, run.results, strict=False):
        report = result.report
        if report is None:
            continue
        active = [each.identity for each in report.findings]
        known = [each.identity for each in report.silenced if each.standing is Standing.BASELINE]
        found[location] = ([*active, *known], active)
    return found


def _written(
    baseline: "Baseline",
    run: Run,
    found: "dict[str, tuple[list[Identity], list[Identity]]]",
) -> Settled:
    for location, (all_of, _) in found.items():
        path = baseline.path_of(location)
        if path is None:
            raise AllocscanError(f"{location}: lies outside of the project, {baseline.folder}")
        baseline.set(path, all_of)
    for path in [*baseline.entries]:
        if not os.path.exists(baseline.location_of(path)):
            baseline.set(path, ())
    baseline.save()
    written = sum(len(all_of) for all_of, _ in found.values())
    others = baseline.count() - written
    more = f", beside {_entries(others)} of other files" if others else ""
    remark = f"Wrote {_entries(written)} to {_name(baseline)}{more}."
    return Settled(_all_known(run), 0, (remark,))


def _all_known(run: Run) -> Run:
    """`run` with every finding that counts moved among those that do not."""
    results = []
    for result in run.results:
        report = result.report
        if report is not None and report.findings:
            known = tuple(replace(each, standing=Standing.BASELINE) for each in report.findings)
            silenced = tuple(sorted((*report.silenced, *known), key=lambda each: each.span))
            result = replace(result, report=replace(report, findings=(), silenced=silenced))
        results.append(result)
    return replace(run, results=tuple(results))


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _name(baseline: "Baseline") -> str:
    from allocscan.project.paths import shown_path

    return shown_path(baseline.location, os.getcwd())
