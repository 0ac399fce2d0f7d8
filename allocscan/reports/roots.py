"""What a full fix would save each time a hot root runs: a request, a render, a frame."""

from collections.abc import Iterable

from allocscan.records import dataclass
from allocscan.rule import HeatLevel
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.findings import Finding


@dataclass(frozen=True, slots=True)
class Root:
    """`occasion` is a clause (`for every request to POST /cart`); `saved` are bytes of one
    evaluation of each of its `sites`, whatever the loops around them; `score` adds up theirs."""

    occasion: str
    saved: int
    sites: int
    score: float


def roots_of(findings: "Iterable[Finding]") -> tuple[Root, ...]:
    """The roots from which `findings` are reached, those that would save most first."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        occasion = _occasion(finding)
        if occasion and finding.saved:
            groups.setdefault((_place(finding), occasion), []).append(finding)
    made = [
        Root(occasion, sum(each.saved for each in group), len(group), sum(e.score for e in group))
        for (_, occasion), group in groups.items()
    ]
    return tuple(sorted(made, key=lambda root: (-root.score, root.occasion)))


def _occasion(finding: "Finding") -> str:
    """`on every render of `Cart``, `for every chunk, in `read``; "" where nothing hot leads to
    the site. A root that is known by its path, or by the kind of node, needs no name."""
    heat = finding.heat
    if heat.level is not HeatLevel.HOT or not heat.because:
        return ""
    text = heat.because[0].text
    if not text.startswith("which runs "):
        return ""
    caller = next((step.caller for step in heat.because if step.caller), finding.function)
    occasion = text.removeprefix("which runs ").removeprefix("again ")
    if " to " in occasion or f"`{caller.rpartition('.')[2]}`" in occasion:
        return occasion
    return (
        f"{occasion} of `{caller}`" if occasion.endswith("render") else f"{occasion}, in `{caller}`"
    )


def _place(finding: "Finding") -> str:
    step = finding.heat.because[0]
    return f"{finding.path}:{step.at.start}" if step.path is None else f"{step.path}:{step.line}"
