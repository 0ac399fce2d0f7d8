"""`allocscan check`: find, scan, fix, report."""

import os
import time
from collections.abc import Sequence

from allocscan.cli.exits import exit_of
from allocscan.cli.flags import COMMANDS, TABLE
from allocscan.cli.help import answer
from allocscan.cli.options import Options, asked_of, options_of
from allocscan.cli.outputs import outputs_of, write_outputs
from allocscan.cli.progress import Progress, wanted
from allocscan.cli.streams import stderr, stdout, style_of, write_bytes, write_text
from allocscan.cli.words import Words, sorted_words
from allocscan.project.choices import check_rule_names
from allocscan.project.config import Config
from allocscan.project.excludes import Reason
from allocscan.project.files import Discovery, find_files
from allocscan.project.lookup import Configs
from allocscan.project.paths import below
from allocscan.project.run import Checker, Mode, Run, run
from allocscan.reports.diff import unified
from allocscan.reports.summary import render_notes, render_summary
from allocscan.reports.values import Results, Tally


def check(argv: Sequence[str]) -> int:
    """Run `allocscan check` with the words after the command; return the exit code.

    Raises AllocscanError for what the user must mend first.
    """
    words = sorted_words(argv, TABLE, "allocscan check")
    if (text := answer(words)) is not None:
        write_text(stdout(), text)
        return 0
    options = options_of(words)
    if options.stdin_name is not None:
        from allocscan.cli.check_stdin import check_stdin

        return check_stdin(words, options)
    return _check_paths(words, options)


def _check_paths(words: Words, options: Options) -> int:
    started = time.monotonic()
    configs = Configs(asked_of(words, _bases(options.paths)))
    config = configs.of_folder(os.getcwd())
    outputs = outputs_of(options, config)
    found = find_files(options.paths, configs)
    checked = _run(found, configs, config, options)
    results = results_of(checked, found, options, config, configs)
    if options.diff and not options.silent:
        for patch in checked.patches:
            write_bytes(stdout(), unified(patch.path, patch.before, patch.after))
    if not options.fix_only:
        write_outputs(results, outputs, options, to_stderr=options.diff)
    verdict = exit_of(checked, found.unusable, len(found.files), options, config)
    tell(results, configs, options, time.monotonic() - started, found=found, code=verdict.code)
    if not options.silent and (not options.quiet or verdict.code == 2):
        write_text(stderr(), verdict.line())
    return verdict.code


def _run(found: Discovery, configs: Configs, config: Config, options: Options) -> Run:
    from allocscan.packs.load import standard_rules

    rules = standard_rules()
    check_rule_names(config, [rule.id for rule in rules])
    checker = Checker(rules, configs, mode_of(options, config))
    if not wanted(options.progress and not options.quiet and not options.silent):
        return run(checker, found.files)
    progress = Progress()
    try:
        return run(checker, found.files, progress)
    finally:
        progress.erase()


def mode_of(options: Options, config: Config) -> Mode:
    """What becomes of fixes: `--diff` writes nothing, whatever else is said."""
    if options.diff:
        return Mode.DIFF
    return Mode.WRITE if config.fix else Mode.SHOW


def results_of(
    checked: Run, found: Discovery, options: Options, config: Config, configs: Configs
) -> Results:
    """`checked` with its counts, as reports want it."""
    quiet = sum(each.reason is Reason.QUIET for each in found.set_aside)
    tally = Tally(
        checked=len(checked.reports),
        excluded=len(found.set_aside) - quiet,
        quiet=quiet,
        changed=len(checked.patches),
        fixed=sum(result.fixed for result in checked.results),
        hoisted=sum(result.hoisted for result in checked.results),
        written=not options.diff,
    )
    notes = (*found.unusable, *found.notes, *checked.notes)
    ordered = tuple(sorted(notes, key=lambda note: note.path))
    cwd = os.getcwd()
    prefix = below(cwd, configs.repository(cwd) or cwd)
    return Results(
        checked.reports, ordered, tally, config.unsafe_fixes, f"{prefix}/" if prefix else ""
    )


def tell(
    results: Results,
    configs: Configs,
    options: Options,
    seconds: float,
    *,
    found: Discovery | None,
    code: int,
) -> None:
    """Say on stderr what is no finding: warnings, notes, files left out, the summary."""
    if options.silent or (options.quiet and code != 2):
        return
    late = [note.path for note in results.notes if note.path in COMMANDS]
    rows = [f"warning: {text}\n" for text in configs.warnings.values()]
    if options.verbose:
        rows += [f"config: {path}\n" for path in configs.used()]
        rows += _left_out(found) if found is not None else []
    rows.append(render_notes(results, verbose=options.verbose))
    rows += [f"the command `{name}` must be the first word\n" for name in late]
    if not options.quiet:
        rows.append(render_summary(results, seconds, style_of(stderr(), options.color)))
    write_text(stderr(), "".join(rows))


def _left_out(found: Discovery) -> list[str]:
    return [
        f"{each.path}: left out: {each.detail or each.reason.value}\n" for each in found.set_aside
    ]


def _bases(paths: Sequence[str]) -> tuple[str, ...]:
    absolute = [os.path.abspath(path) for path in paths]
    return (
        os.getcwd(),
        *(each if os.path.isdir(each) else os.path.dirname(each) for each in absolute),
    )
