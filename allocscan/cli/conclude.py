"""What every way to check ends with: reports, notes, the summary, and the exit code."""

import os

from allocscan.cli.commands import COMMANDS
from allocscan.cli.exits import exit_of
from allocscan.cli.outputs import for_stream, write_files
from allocscan.cli.streams import stderr, stdout, style_of, write_text
from allocscan.errors import AllocscanError
from allocscan.findings import NoteKind
from allocscan.project.found import Reason
from allocscan.project.paths import below
from allocscan.project.results import is_clean
from allocscan.project.told import Told
from allocscan.records import replace
from allocscan.reports.plural import plural
from allocscan.reports.summary import render_fixes, render_summary
from allocscan.reports.values import FixedFile, Results, Tally
from allocscan.typed import TYPE_CHECKING, Final, Iterator

if TYPE_CHECKING:
    from allocscan.cli.baselined import Settled
    from allocscan.cli.options import Options
    from allocscan.cli.setup import Setup
    from allocscan.findings import Note
    from allocscan.project.found import Discovery
    from allocscan.project.results import Run

_SPENT: Final = "\0"
"""Stands for the seconds that a run took: no path and no text of ours has it."""


def conclude(setup: "Setup", settled: "Settled", found: "Discovery", *, to_stderr: bool) -> Told:
    """Report on a run; return what was said, with the exit code.

    `to_stderr`: stdout holds a patch or a file. Raises AllocscanError in the end for an output
    file that could not be written.
    """
    options = setup.options
    results = _results(setup, settled, found)
    out, troubles = "", tuple[str, ...]()
    if not options.interactive or options.formats or options.output_file:
        listed = _listed(results, options)
        out = for_stream(listed, setup.outputs, options, stderr() if to_stderr else stdout())
        write_text(stderr() if to_stderr else stdout(), out)
        troubles = write_files(listed, setup.outputs, options)
    told = _told(out, setup, results, found, settled)
    write_text(stderr(), told.said(setup.seconds()))
    if troubles:
        raise AllocscanError("; ".join(troubles))
    return told


def _told(
    out: str, setup: "Setup", results: Results, found: "Discovery", settled: "Settled"
) -> Told:
    """`out`, and on stderr what reports do not say."""
    options, run = setup.options, settled.run
    verdict = exit_of(run, found.unusable, options, setup.config, settled.stale or 0)
    if options.silent or (options.quiet and verdict.code != 2):
        return Told(out, "", None, verdict.code)
    remarks = _remarks(setup, results, found, settled)
    if options.quiet:
        return Told(out, remarks + verdict.line(), None, verdict.code)
    style = style_of(stderr(), options.color)
    # Where lines are broken to fit, they fit the time that it took up to now.
    spent = f"{setup.seconds():.2f}" if style.wraps else _SPENT
    before, mark, behind = render_summary(results, spent, style).partition(_SPENT)
    before = f"{remarks}{render_fixes(results)}{before}"
    if not mark:
        return Told(out, before + verdict.line(), None, verdict.code)
    return Told(out, before, behind + verdict.line(), verdict.code)


def _results(setup: "Setup", settled: "Settled", found: "Discovery") -> Results:
    run = settled.run
    quiet = sum(each.reason is Reason.QUIET for each in found.set_aside)
    tally = Tally(
        checked=run.checked,
        excluded=len(found.set_aside) - quiet,
        quiet=quiet,
        changed=len(run.patches),
        fixed=sum(result.fixed for result in run.results),
        hoisted=sum(len(result.constants) for result in run.results),
        written=not setup.options.diff,
    )
    notes = sorted((*found.unusable, *found.notes, *run.notes), key=lambda note: note.path)
    cwd = os.getcwd()
    prefix = below(cwd, setup.configs.repository(cwd) or cwd)
    return Results(
        run.reports,
        tuple(notes),
        tally,
        setup.config.unsafe_fixes,
        f"{prefix}/" if prefix else "",
        tuple(_fixed_files(run)),
        by_place=setup.options.sort == "path",
        previews=not setup.options.diff,
        stale=settled.stale,
        clean=_clean_paths(setup, run, found),
    )


def _clean_paths(setup: "Setup", run: "Run", found: "Discovery") -> tuple[str, ...]:
    """The files that nothing is said of, for the one format that names them."""
    if all(output.format != "junit" for output in setup.outputs):
        return ()
    pairs = zip(found.files, run.results, strict=False)  # who is asked may stop before the end
    return tuple(each.path for each, result in pairs if is_clean(result))


def _fixed_files(run: "Run") -> Iterator[FixedFile]:
    for result in run.results:
        if result.patch is not None and result.fixed:
            yield FixedFile(result.patch.path, result.fixed, result.constants)


def _listed(results: Results, options: "Options") -> Results:
    """What is reported; with `--fix-only` that is no finding but those that do not count: of what
    a baseline holds, or a comment silences, nobody is to think that it is gone."""
    if not options.fix_only:
        return results
    return replace(results, reports=tuple(replace(each, findings=()) for each in results.reports))


def _remarks(setup: "Setup", results: Results, found: "Discovery", settled: "Settled") -> str:
    """What is no finding: warnings, notes, and with `--verbose` what was read and left out."""
    rows = [_line(f"warning: {text}") for _, text in sorted(setup.configs.warnings.items())]
    if setup.options.verbose:
        rows += [_line(f"config: {path}") for path in setup.configs.used()]
        rows += [
            _line(f"{each.path}: left out: {each.detail or each.reason.value}")
            for each in found.set_aside
        ]
    rows.append(_notes(results, setup.options))
    run = settled.run
    rows += [_line(remark) for remark in (*run.remarks, *settled.remarks)]
    rows += _added(run, results)
    if run.unseen:
        rows.append(f"Stopped: {plural(run.unseen, 'file')} not looked at.\n")
    rows += [
        f"the command `{note.path}` must be the first word; a folder is written `./{note.path}`\n"
        for note in found.unusable
        if note.path in COMMANDS
    ]
    rows += [_meant(note) for note in found.unusable if note.path not in COMMANDS]
    return "".join(rows)


def _meant(note: "Note") -> str:
    """`completion` is no file, and may stand for `completions`."""
    if note.kind is not NoteKind.MISSING or os.sep in note.path or "." in note.path:
        return ""
    from allocscan.project.nearest import nearest_name

    hint = nearest_name(note.path, COMMANDS)
    return _line(f"no path and no command is called `{note.path}`{hint}") if hint else ""


def _line(text: str) -> str:
    from allocscan.reports.cells import legible

    return f"{legible(text)}\n"


def _notes(results: Results, options: "Options") -> str:
    if not results.notes:
        return ""
    from allocscan.reports.notes import render_notes

    style = style_of(stderr(), options.color)
    return render_notes(results, verbose=options.verbose, style=style)


def _added(run: "Run", results: Results) -> list[str]:
    """A line on the comments that were added, and one on what takes none."""
    silenced = sum(result.silenced for result in run.results)
    left = sum(result.unsilenced for result in run.results)
    rows = [_uncommented(left)] if left else []
    if not silenced:
        return rows
    files = sum(bool(result.silenced) for result in run.results)
    verb = "Silenced" if results.tally.written else "Would silence"
    added = f"{verb} {plural(silenced, 'finding')} in {plural(files, 'file')} by comments."
    return [f"{added}\n", *rows]


def _uncommented(count: int) -> str:
    verb = "takes no comment and is left" if count == 1 else "take no comment and are left"
    return (
        f"{plural(count, 'finding')} {verb}: within text, or in a file with syntax errors;"
        " `allocscan-disable-file` and the baseline remain.\n"
    )
