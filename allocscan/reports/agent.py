"""The format `agent`: one plain line for each finding and a last one that sums up."""

from allocscan.findings import Finding
from allocscan.reports.cells import legible
from allocscan.reports.plural import plural
from allocscan.reports.values import Results
from allocscan.reports.words import applicability_word, cause_word, place
from allocscan.settings import Applicability


def render_agent(results: Results) -> str:
    """`path:line:col severity rule: message (fix: safe)` for each finding, then the counts.

    Without a safe fix it ends in `(fix: none, because: returned)`.
    """
    rows = [
        f"{legible(place(finding, text))} {finding.severity.word} {finding.rule}:"
        f" {legible(finding.message)} (fix: {applicability_word(finding)}{_because(finding)})"
        for finding, text in results.placed()
    ]
    safe = results.count_fixable(Applicability.SAFE)
    unsafe = results.count_fixable(Applicability.UNSAFE)
    rows.append(
        f"{plural(len(results.findings), 'finding')} in {plural(results.tally.checked, 'file')};"
        f" {safe} fixable with --fix, {unsafe} more with --unsafe-fixes"
    )
    return "".join(f"{row}\n" for row in rows)


def _because(finding: Finding) -> str:
    cause = cause_word(finding)
    return f", because: {cause}" if cause else ""
