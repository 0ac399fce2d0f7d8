"""The format `markdown`: one table, for `$GITHUB_STEP_SUMMARY` or a comment."""

from collections.abc import Iterator

from allocscan.findings import Finding
from allocscan.reports.markdown_text import code, sentence
from allocscan.reports.next_steps import silenced_words
from allocscan.reports.notes import COUNTED
from allocscan.reports.plural import plural
from allocscan.reports.values import Results, Text
from allocscan.reports.words import cause_note, cost_words, costs, place
from allocscan.settings import Applicability
from allocscan.severity import Severity
from allocscan.typed import Final

LIMIT: Final = 200
"""Findings and notes that are listed: GitHub drops a summary of more than 1 MiB as a whole."""

_FIXES: Final = {
    Applicability.SAFE: "`--fix`",
    Applicability.UNSAFE: "`--unsafe-fixes`",
}


def render_markdown(results: Results) -> str:
    """A heading, what was found in a table, what to do next, and notes; also when it is nothing."""
    blocks = [
        _heading(results),
        _table(results),
        " ".join([*_next(results), *silenced_words(results)]),
        _notes(results),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(results: Results) -> str:
    count = len(results.findings)
    found = plural(count, "finding") if count else "no findings"
    return f"### allocscan: {found} in {plural(results.tally.checked, 'file')}"


def _table(results: Results) -> str:
    if not results.findings:
        return ""
    rows = ["| Where | What | Cost | Fix |", "|---|---|---|---|"]
    placed = list(results.placed())
    rows += [_row(finding, text) for finding, text in placed[:LIMIT]]
    if len(placed) > LIMIT:
        rows.append(f"\nAnd {plural(len(placed) - LIMIT, 'more finding')}.")
    return "\n".join(rows)


def _row(finding: Finding, text: Text) -> str:
    usual = finding.severity is Severity.WARNING
    severity = "" if usual else f"{finding.severity.word}: "
    cells = (
        code(place(finding, text)),
        f"{code(finding.rule)} {severity}{sentence(finding.message)}",
        f"{cost_words(finding)}, {finding.heat.level.name.lower()}" if costs(finding) else "",
        _FIXES.get(finding.fix.applicability, "") if finding.fix else sentence(cause_note(finding)),
    )
    return f"| {' | '.join(cell.strip() for cell in cells)} |"


def _next(results: Results) -> Iterator[str]:
    safe = results.count_fixable(Applicability.SAFE)
    unsafe = results.count_fixable(Applicability.UNSAFE)
    if safe:
        more = f", {unsafe:,} more with `--fix --unsafe-fixes`" if unsafe else ""
        yield f"{safe:,} fixable with `--fix`{more}."
    elif unsafe:
        yield f"{unsafe:,} fixable with `--fix --unsafe-fixes`."


def _notes(results: Results) -> str:
    rows = [
        f"- {code(note.path)}: {note.kind.value}: {sentence(note.message)}"
        for note in results.notes
        if note.kind not in COUNTED
    ]
    if len(rows) > LIMIT:
        rows = [*rows[:LIMIT], f"- and {plural(len(rows) - LIMIT, 'more', 'more')}"]
    return "\n".join(rows)
