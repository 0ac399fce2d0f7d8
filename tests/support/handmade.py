"""Reports made by hand, for what comes after the scan."""

from allocscan.findings import Finding, Fix, Refused, Report, Standing
from allocscan.records import replace
from allocscan.reports.values import Results, Tally, Text
from allocscan.rule import Cost, Heat, HeatLevel, Rule
from allocscan.settings import Applicability, Settings
from allocscan.severity import Severity
from allocscan.sites.heat_values import Step
from allocscan.sites.obstacles import Because
from allocscan.source.edits import Edit, apply_edits
from allocscan.source.file import SourceFile, language_of
from allocscan.source.lines import LineMap
from allocscan.source.span import Span

PRICE = """\
import { locale } from "./locale.js";

export function formatPrice(amount, currency) {
  const digits = { EUR: 2, JPY: 0 };
  return amount.toFixed(digits[currency]);
}
"""


def source_of(text: str | bytes, path: str = "src/price.js") -> SourceFile:
    """`text` as a file at `path`."""
    content = text if isinstance(text, bytes) else text.encode()
    language = language_of(path)
    assert language is not None
    return SourceFile(path, content, language)


def span_of(source: SourceFile, code: str) -> Span:
    """Where `code` first stands in `source`."""
    start = source.content.index(code.encode())
    return Span(start, start + len(code.encode()))


def finding_at(
    source: SourceFile,
    code: str,
    *,
    rule: str = "rebuilt-object",
    severity: Severity = Severity.WARNING,
    level: HeatLevel = HeatLevel.CALLED,
    fix: Fix | None = None,
    refusals: tuple[Refused, ...] = (),
) -> Finding:
    """A finding on the first `code` of `source`."""
    span = span_of(source, code)
    return Finding(
        rule=rule,
        severity=severity,
        message=f"`{code.splitlines()[0]}` is rebuilt on every call of `formatPrice`",
        path=source.path,
        span=span,
        function="formatPrice",
        why="every entry is a literal; it is only read by key",
        cost=Cost(4328, 4328, 12, 12, 61, can_vanish=False),
        heat=Heat(level, (Step("inside a loop", span),)),
        score=4328.0,
        saved=4328,
        fix=fix,
        refusals=refusals,
        fingerprint=f"{rule}:{span.start}",
    )


def hoist_of(source: SourceFile, applicability: Applicability = Applicability.SAFE) -> Fix:
    """The fix of `PRICE`: the table becomes a constant, and the local disappears."""
    statement = span_of(source, "  const digits = { EUR: 2, JPY: 0 };\n")
    above = source.content.index(b"export function")
    return Fix(
        applicability,
        "DIGITS",
        (
            Edit(Span(above, above), b"const DIGITS = Object.freeze({ EUR: 2, JPY: 0 });\n\n"),
            Edit(statement, b""),
            Edit(Span(*_inner(source)), b"DIGITS"),
        ),
    )


def _inner(source: SourceFile) -> tuple[int, int]:
    start = source.content.index(b"digits[")
    return start, start + len(b"digits")


def refused_at(source: SourceFile, code: str, message: str = "it is returned") -> Refused:
    """A refusal whose witness is the first `code` of `source`."""
    return Refused(Because.RETURNED, message, span_of(source, code))


def price_report(
    applicability: Applicability | None = Applicability.SAFE,
    severity: Severity = Severity.WARNING,
    path: str = "src/price.js",
    text: str = PRICE,
) -> Report:
    """The report on `PRICE`; `fixed` is set when its one fix is safe."""
    source = source_of(text, path)
    fix = hoist_of(source, applicability) if applicability else None
    refusals = () if applicability is Applicability.SAFE else (refused_at(source, "return amount"),)
    finding = finding_at(
        source, "{ EUR: 2, JPY: 0 }", fix=fix, severity=severity, refusals=refusals
    )
    if fix is None or applicability is not Applicability.SAFE:
        return Report(source, (finding,), ())
    fixed = apply_edits(source.content, fix.edits)
    return Report(source, (finding,), (), fixed, frozenset({finding.fingerprint}), 1, ("DIGITS",))


NO_COST = Cost(0, 0, 0, 0, 0, can_vanish=False)
COMMENT = "// allocscan-disable-next-line rebuilt-object -- é kept"


def comment_report(path: str = "src/comment.js") -> Report:
    """The report on a comment that silences nothing: no cost, no heat, no function."""
    source = source_of(f"{COMMENT}\nf();\n", path)
    found = finding_at(source, COMMENT, rule="unused-suppression", level=HeatLevel.COLD)
    fix = Fix(Applicability.SAFE, "", (Edit(Span(0, source.content.index(b"f();")), b""),))
    finding = replace(
        found,
        message="this comment silences nothing",
        function="",
        why="",
        cost=NO_COST,
        heat=Heat(HeatLevel.COLD, ()),
        score=0.0,
        saved=0,
        fix=fix,
    )
    return Report(source, (finding,), ())


def silenced_report(path: str = "src/price.js") -> Report:
    """The report on `PRICE` where one finding counts, a comment silences one, and the baseline
    holds one."""
    report = price_report(path=path)
    (finding,) = report.findings
    suppressed = replace(
        finding,
        standing=Standing.SUPPRESSED,
        justification="the caller compares it",
        fingerprint="suppressed",
    )
    known = replace(finding, standing=Standing.BASELINE, fingerprint="known", fix=None)
    return replace(report, silenced=(suppressed, known))


def results_of(*reports: Report, **changes: object) -> Results:
    """`reports` as a run of that many files."""
    notes = tuple(note for report in reports for note in report.notes)
    made = Results(reports, notes, Tally(checked=len(reports)))
    return replace(made, **changes)  # type: ignore[arg-type]


def text_of(source: SourceFile) -> Text:
    """The text that formats are given with a finding of `source`."""
    return Text(source.content, LineMap(source.content))


def price_scan(
    source: SourceFile, rules: tuple[Rule, ...], settings: Settings, _places: object = None
) -> Report:
    """A stand-in for the scan: it finds and fixes the table of `PRICE`, byte for byte."""
    if b"const digits = { EUR: 2, JPY: 0 };" not in source.content:
        return Report(source, (), ())
    return price_report(path=source.path, text=source.content.decode())
