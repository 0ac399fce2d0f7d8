"""`--statistics`: findings counted by rule instead of listed."""

from allocscan.reports.values import Results
from allocscan.reports.words import mark


def render_statistics(results: Results) -> str:
    """A row for each rule that found something: count, fixable, bytes of one evaluation of each.

    Most findings first; "" when there is none.
    """
    rules = sorted({finding.rule for finding in results.findings})
    rows = [_row(rule, results) for rule in rules]
    rows.sort(key=lambda row: (-row[0], row[3]))
    return "".join(
        f"{count:>6,}  {mark_:3}  {size:>10,} B  {rule}\n" for count, mark_, size, rule in rows
    )


def _row(rule: str, results: Results) -> tuple[int, str, int, str]:
    found = [finding for finding in results.findings if finding.rule == rule]
    marks = [mark(finding) for finding in found]
    best = next((each for each in ("[*]", "[!]") if each in marks), "")
    return len(found), best, sum(finding.cost.bytes for finding in found), rule
