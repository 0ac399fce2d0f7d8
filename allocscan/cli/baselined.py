"""The baselines of a run: which there are, what of them is stale, and when they are written."""

import os

from allocscan.errors import AllocscanError
from allocscan.findings import Standing
from allocscan.project.results import Mode
from allocscan.records import dataclass, replace
from allocscan.typed import TYPE_CHECKING, Final, Sequence

if TYPE_CHECKING:
    from allocscan.cli.options import Options
    from allocscan.project.baseline import Baseline, Judged
    from allocscan.project.baselines import Baselines
    from allocscan.project.checker import Checker
    from allocscan.project.found import Found
    from allocscan.project.lookup import Configs
    from allocscan.project.results import Run

_PART: Final = "Nothing was removed from the baseline: this run looked at a part of the files only."


def check_agreement(options: "Options") -> None:
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


def baselines_of(
    options: "Options", configs: "Configs", locations: Sequence[str]
) -> "Baselines | None":
    """The baselines in force for the files at `locations`, and for what may have lain below the
    paths of `options`; None where there is none. Raises AllocscanError."""
    check_agreement(options)
    if options.no_baseline:
        return None
    from allocscan.project.baselines import Baselines

    named = None
    if options.baseline is not None:
        named = os.path.abspath(options.baseline)
        if not os.path.exists(named) and not options.write_baseline:
            raise AllocscanError(f"--baseline {options.baseline}: no such file")
    baselines = Baselines(configs, named, making=options.write_baseline and bool(locations))
    baselines.look_up(locations)
    if options.stdin_name is None:
        # What lay there may be gone. For that alone no baseline is made, unless it is all there is.
        baselines.making = options.write_baseline and not locations
        baselines.look_up(_within(path) for path in options.paths)
    return baselines if baselines.all() else None


def _within(path: str) -> str:
    """A location that is, or would be, that of a file which `path` stands for."""
    location = os.path.abspath(path)
    return os.path.join(location, "*") if os.path.isdir(location) else location


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the baselines. `stale` counts the entries that nothing matches; None: there
    is no baseline. `remarks` are lines on what was written."""

    run: "Run"
    stale: int | None
    remarks: tuple[str, ...] = ()


def settle(
    baselines: "Baselines | None",
    run: "Run",
    options: "Options",
    mode: Mode,
    checker: "Checker",
    files: "Sequence[Found]",
) -> Settled:
    """Compare `baselines` with what `checker` found in `files`, and write them where that is asked
    for. Raises AllocscanError where that fails."""
    if baselines is None:
        return Settled(run, None)
    judged = _judged(baselines, run, options, checker, files)
    if options.write_baseline:
        touched = [each for each in baselines.all() if judged[each.location]]
        remarks = [_written(each, judged[each.location]) for each in touched or baselines.all()]
        return Settled(_all_known(run), 0, tuple(remarks))
    if options.partial:
        return Settled(run, 0, (_PART,) if options.prune_baseline else ())
    return _pruned(baselines, run, judged, options, mode)


def _judged(
    baselines: "Baselines",
    run: "Run",
    options: "Options",
    checker: "Checker",
    files: "Sequence[Found]",
) -> "dict[str, dict[str, Judged]]":
    """What the run says of each file, by path in the baseline that counts for it, by its place."""
    from allocscan.project.baseline import Judged
    from allocscan.project.comparing import Comparison, gone_paths, judged_files

    comparison = Comparison(checker, packs=bool(options.packs))
    judged = judged_files(baselines, comparison, run, files, strict=options.write_baseline)
    if options.partial:
        return judged
    for baseline in baselines.all():
        for path in gone_paths(baseline, options.paths, checker.configs):
            rules = comparison.rules(baseline.location_of(path))
            judged[baseline.location][path] = Judged(frozenset(), rules)
    return judged


def _pruned(
    baselines: "Baselines",
    run: "Run",
    judged: "dict[str, dict[str, Judged]]",
    options: "Options",
    mode: Mode,
) -> Settled:
    """Remove the entries that are stale, where that is asked for."""
    from allocscan.project.baseline import stale_entries

    writes = options.prune_baseline or mode is Mode.WRITE
    total, remarks = 0, []
    for baseline in baselines.all():
        stale = stale_entries(baseline, judged[baseline.location])
        count = sum(map(len, stale.values()))
        total += count
        if not stale or not writes:
            continue
        for path, entries in stale.items():
            baseline.set(path, baseline.entries[path] - entries)
        baseline.save()
        remarks.append(f"Removed {_entries(count)} from {_name(baseline)}.")
    if options.prune_baseline and (left := _unjudged(baselines, judged)):
        remarks.append(f"Kept {_entries(left)} that this run did not look for.")
    return Settled(run, 0 if writes else total, tuple(remarks))


def _unjudged(baselines: "Baselines", judged: "dict[str, dict[str, Judged]]") -> int:
    """How many entries of files that were looked at this run says nothing about."""
    return sum(
        len(each.still(baseline.entries.get(path, frozenset())))
        for baseline in baselines.all()
        for path, each in judged[baseline.location].items()
    )


def _written(baseline: "Baseline", judged: "dict[str, Judged]") -> str:
    """Write what was found, and what this run says nothing about; return what is said of it."""
    written = kept = 0
    for path, each in judged.items():
        still = each.still(baseline.entries.get(path, frozenset())) - each.found
        baseline.set(path, each.found | still)
        written, kept = written + len(each.found), kept + len(still)
    baseline.save()
    others = baseline.count() - written - kept
    more = [f"{_entries(others)} of other files"] if others else []
    more += [f"{_entries(kept)} that this run did not look for"] if kept else []
    beside = f", beside {' and '.join(more)}" if more else ""
    return f"Wrote {_entries(written)} to {_name(baseline)}{beside}."


def _all_known(run: "Run") -> "Run":
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
