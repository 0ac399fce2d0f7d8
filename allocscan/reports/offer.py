"""One fix as a question shows it: the finding, what an unsafe fix assumes, and the lines."""

from allocscan.findings import Finding
from allocscan.reports.preview import line_changes
from allocscan.reports.style import Style
from allocscan.reports.text import changed_rows, finding_rows
from allocscan.reports.values import Text
from allocscan.settings import Applicability
from allocscan.source.file import SourceFile
from allocscan.source.lines import LineMap


def render_offer(finding: Finding, source: SourceFile, after: bytes, style: Style) -> str:
    """The paragraph of `finding` with every reason that stands against a safe fix, and the lines
    that lead from `source` to `after`."""
    text = Text(source.content, LineMap(source.content))
    rows = [
        *finding_rows(finding, text, style, reasons=len(finding.refusals)),
        f"   = {style.paint('fix', 'bold')} ({_word(finding)}):",
        *changed_rows(line_changes(source.content, after), style),
    ]
    return "".join(f"{row}\n" for row in rows)


def _word(finding: Finding) -> str:
    if finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE:
        return "unsafe: it assumes that nothing of the above happens"
    return "safe"
