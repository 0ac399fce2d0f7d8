"""The table of findings: a row for each, under it what is claimed, which opens to the evidence."""

from collections.abc import Iterator, Mapping, Sequence

from allocscan.findings import Finding
from allocscan.reports.html.evidence import Room, evidence
from allocscan.reports.html.markup import prose, safe
from allocscan.reports.values import Results, Text
from allocscan.reports.words import applicability_word
from allocscan.typed import Final

MOST_IN_FULL: Final = 500
"""Of more findings the diffs are shortened."""
SHOWN_FIRST: Final = 500
"""Rows that a screen shows at first, where the script can show more."""
MOST_CODE: Final = 8_000_000
"""Characters of evidence, the highest ranks first; past them it is without frame and diff."""

_COLUMNS: Final = (
    ("rank", "Rank", "rank"),
    ("place", "Finding", "path"),
    ("bytes", "Bytes", "bytes"),
    ("heat", "Heat", ""),
    ("rule", "Rule", "rule"),
    ("fix", "Fix", ""),
)
"""Class, head, and what a click on the head sorts by, "" for nothing."""


def ranking(
    results: Results, anchors: Mapping[int, str], scopes: Mapping[int, tuple[int, int]]
) -> str:
    """The table. `anchors` and `scopes` are by `id()` of a finding; scopes are numbers of the
    treemap's directory and cell."""
    placed = list(results.placed())
    rows = "".join(_rows(results, placed, anchors, scopes))
    head = "".join(_head(*column, results.by_place) for column in _COLUMNS)
    widths = "".join(f'<col class="{name}">' for name, _, _ in _COLUMNS)
    return (
        f'<table id="ranking" data-shown="{SHOWN_FIRST}">\n<caption class="unseen">Findings, each'
        " with a row of figures and one that opens to frame, proof and diff</caption>\n"
        f"<colgroup>{widths}</colgroup>\n<thead><tr>{head}</tr></thead>\n{rows}</table>\n"
    )


def _rows(
    results: Results,
    placed: Sequence[tuple[Finding, Text]],
    anchors: Mapping[int, str],
    scopes: Mapping[int, tuple[int, int]],
) -> Iterator[str]:
    ranks, proofs = results.ranks, _proofs(results, placed)
    by_place = sorted(placed, key=lambda each: (each[0].path, each[0].span, each[0].rule))
    places = {id(finding): number for number, (finding, _) in enumerate(by_place)}
    for number, (finding, text) in enumerate(placed):
        known = dict(_known(finding, ranks, places, scopes))
        anchor = anchors[id(finding)]
        attributes = "".join(f' data-{name}="{safe(value)}"' for name, value in known.items())
        kind = "finding later" if number >= SHOWN_FIRST else "finding"
        yield f'<tbody class="{kind}"{attributes}>\n{_figures(finding, text, known, anchor)}'
        yield f"{_proof(finding, anchor, proofs[id(finding)])}</tbody>\n"


def _proofs(results: Results, placed: Sequence[tuple[Finding, Text]]) -> dict[int, str]:
    """The evidence of each finding, as far as there is room."""
    ranks = results.ranks
    brief = len(placed) > MOST_IN_FULL
    spent = 0
    made = {}
    for finding, text in sorted(placed, key=lambda each: ranks[id(each[0])]):
        shown = evidence(finding, text, Room(spent < MOST_CODE, brief))
        spent += len(shown)
        made[id(finding)] = shown
    return made


def _head(name: str, title: str, key: str, by_place: bool) -> str:
    if not key:
        return f'<th scope="col" class="{name}">{title}</th>'
    first = key == ("path" if by_place else "rank")
    order = ' aria-sort="ascending"' if first else ""
    button = f'<button type="button" data-sort="{key}" disabled>{title}</button>'
    return f'<th scope="col" class="{name}"{order}>{button}</th>'


def _known(
    finding: Finding,
    ranks: Mapping[int, int],
    places: Mapping[int, int],
    scopes: Mapping[int, tuple[int, int]],
) -> Iterator[tuple[str, str]]:
    """What the script filters and sorts by."""
    yield "rank", str(ranks[id(finding)])
    yield "path", str(places[id(finding)])
    yield "bytes", str(finding.cost.bytes)
    yield "rule", finding.rule
    yield "severity", finding.severity.word
    yield "fix", applicability_word(finding)
    yield "heat", finding.heat.level.name.lower()
    if id(finding) in scopes:
        directory, cell = scopes[id(finding)]
        yield "dir", str(directory)
        yield "file", str(cell)


def _figures(finding: Finding, text: Text, known: Mapping[str, str], anchor: str) -> str:
    heat, fix = known["heat"], known["fix"]
    return (
        f'<tr class="figures"><td class="rank" rowspan="2">{known["rank"]}</td>'
        f'<th scope="rowgroup" class="place">{_place(finding, text, anchor)}</th>'
        f'<td class="bytes">{finding.cost.bytes:,}&nbsp;B</td>'
        f'<td class="heat"><span class="tag heat-{heat}">{heat}</span></td>'
        f'<td class="rule">{safe(finding.rule)}</td>'
        f'<td class="fix"><span class="tag fix-{fix}">{fix}</span></td></tr>\n'
    )


def _proof(finding: Finding, anchor: str, proof: str) -> str:
    severity = finding.severity.word
    return (
        f'<tr class="proof"><td colspan="{len(_COLUMNS) - 1}"><details>'
        f'<summary><span class="severity {severity}">{severity}</span> '
        f"{prose(finding.message)}</summary>\n"
        f'<div class="evidence" id="{anchor}">\n{proof}</div></details></td></tr>'
    )


def _place(finding: Finding, text: Text, anchor: str) -> str:
    folder, slash, name = finding.path.rpartition("/")
    at = text.lines.position(finding.span.start)
    function = f' <span class="soft">{safe(finding.function)}</span>' if finding.function else ""
    return (
        f'<a href="#{anchor}"><span class="soft">{safe(folder + slash)}</span>'
        f'<span class="name">{safe(name)}:{at.line}:{at.column}</span></a>{function}'
    )
