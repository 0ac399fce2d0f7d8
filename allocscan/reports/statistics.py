"""`--statistics`: what was found in all, by rule and by directory, and the ten highest scores."""

from collections.abc import Callable, Iterator, Sequence

from allocscan.findings import Finding
from allocscan.records import dataclass
from allocscan.reports.cells import legible
from allocscan.reports.plural import plural
from allocscan.reports.roots import roots_of
from allocscan.reports.style import Style
from allocscan.reports.values import Results
from allocscan.reports.words import cost_words, costs, heat_words, mark, place
from allocscan.reports.wrapped import wrapped
from allocscan.typed import Final

TOP: Final = 10


@dataclass(frozen=True, slots=True)
class Total:
    """The findings of one rule or directory: how many, bytes of one evaluation of each, how many
    have a safe fix, and their scores added up."""

    name: str
    findings: int
    bytes: int
    fixable: int
    score: float


def totals(findings: Sequence[Finding], key: Callable[[Finding], str]) -> tuple[Total, ...]:
    """A total for each value of `key`, the highest score first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    made = [
        Total(
            name,
            len(group),
            sum(each.cost.bytes for each in group),
            sum(mark(each) == "[*]" for each in group),
            sum(each.score for each in group),
        )
        for name, group in groups.items()
    ]
    return tuple(sorted(made, key=lambda total: (-total.score, -total.findings, total.name)))


def rule_of(finding: Finding) -> str:
    """What findings are added up by: their rule."""
    return finding.rule


def directory_of(finding: Finding) -> str:
    """What findings are added up by: the folder of their file, `.` for the working directory."""
    return finding.path.rpartition("/")[0] or "."


def render_statistics(results: Results, style: Style) -> str:
    """Tables by rule and by directory, then the ten that cost most; "" when nothing was found."""
    findings = results.findings
    if not findings:
        return ""
    rows = [
        *_table("rule", totals(findings, rule_of), style),
        "",
        *_table("directory", totals(findings, directory_of)[:TOP], style),
        *_top(results, style),
    ]
    roots = roots_of(findings)[:TOP]
    if roots:
        rows += ["", style.paint("a full fix saves", "bold")]
        rows += [f"{each.saved:>11,} B  {each.occasion} ({_sites(each.sites)})" for each in roots]
    if style.wraps:
        rows.append("")  # the summary follows in the same terminal
    return "".join(f"{row}\n" for row in rows)


def _table(title: str, listed: Sequence[Total], style: Style) -> list[str]:
    head = f"{'findings':>8}  {'[*]':>5}  {'bytes/call':>12}  {title}"
    return [
        style.paint(head, "bold"),
        *(f"{t.findings:>8,}  {t.fixable:>5,}  {t.bytes:>12,}  {legible(t.name)}" for t in listed),
    ]


def _top(results: Results, style: Style) -> list[str]:
    ranks = results.ranks
    dear = (placed for placed in results.placed() if costs(placed[0]))
    best = sorted(dear, key=lambda placed: ranks[id(placed[0])])[:TOP]
    if not best:
        return []
    rows = [
        (f"{ranks[id(finding)]:>3}. {legible(place(finding, text))}", _price(finding, style))
        for finding, text in best
    ]
    return ["", style.paint(f"top {len(best)}", "bold"), *_wrapped(rows, style)]


def _price(finding: Finding, style: Style) -> str:
    return f"{cost_words(finding)} {style.dot} {heat_words(finding, style.arrow)}"


def _wrapped(rows: Sequence[tuple[str, str]], style: Style) -> Iterator[str]:
    for first, text in rows:
        if style.wraps:
            yield from wrapped(first, text, style.width, " " * 5)
        else:
            yield f"{first} {text}"


def _sites(count: int) -> str:
    return plural(count, "site")
