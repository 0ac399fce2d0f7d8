"""The words that formats share: places, marks, costs, heat, plurals."""

from collections.abc import Iterable, Iterator, Sequence

from allocscan.reports.plural import plural
from allocscan.rule import HeatLevel
from allocscan.settings import Applicability
from allocscan.sites.heat_values import INNER_LOOPS, LOOPS
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.findings import Finding
    from allocscan.reports.values import Text
    from allocscan.sites.heat_values import Heat, Measurement, Step


def place(finding: "Finding", text: "Text") -> str:
    """`path:line:column`."""
    at = text.lines.position(finding.span.start)
    return f"{finding.path}:{at.line}:{at.column}"


def mark(finding: "Finding") -> str:
    """`[*]` where `--fix` helps, `[!]` where `--unsafe-fixes` does, else ""."""
    match finding.fix.applicability if finding.fix else None:
        case Applicability.SAFE:
            return "[*]"
        case Applicability.UNSAFE:
            return "[!]"
        case _:
            return ""


def applicability_word(finding: "Finding") -> str:
    """`safe`, `unsafe`, `display`, or `none`."""
    return finding.fix.applicability.value if finding.fix else "none"


def cause_word(finding: "Finding") -> str:
    """The id of the first reason that there is no safe fix, for `allocscan explain`; else ""."""
    return finding.refusals[0].because.value if finding.refusals else ""


def bytes_of(findings: "Iterable[Finding]") -> int:
    """What one evaluation of each of their places allocates: rules may agree about a place."""
    return sum({(each.path, each.span): each.cost.bytes for each in findings}.values())


def refusal_word(finding: "Finding") -> str:
    """What its refusals say of a finding: `not fixed` where no mode fixes it, else `not safe`."""
    return "not fixed" if finding.fix is None else "not safe"


def cause_note(finding: "Finding") -> str:
    """` (not safe: returned)`, to end a line with; "" where nothing was refused."""
    cause = cause_word(finding)
    return f" ({refusal_word(finding)}: {cause})" if cause else ""


def said(finding: "Finding") -> str:
    """The message, at its end why there is no safe fix: all that most formats have room for."""
    return finding.message + cause_note(finding)


def costs(finding: "Finding") -> bool:
    """False for a finding about a comment, which allocates nothing and runs nowhere."""
    return finding.cost.bytes > 0


def cost_words(finding: "Finding") -> str:
    """`4,328 B per call (61 objects)`."""
    cost = finding.cost
    objects = f" ({plural(cost.objects, 'object')})" if cost.objects > 1 else ""
    return f"{cost.bytes:,} B per {_turn(finding)}{objects}"


def saving_words(finding: "Finding") -> str:
    """What sharing one value would save of the cost; "" where it saves nothing."""
    if not finding.saved:
        return ""
    would = "saves" if finding.fix is not None else "would save"
    whole = "all of it" if finding.saved >= finding.cost.bytes else f"{finding.saved:,} B of it"
    free = "; optimised code allocates none" if not finding.cost.optimized_bytes else ""
    return f"hoisting {would} {whole}{free}"


def heat_words(finding: "Finding", arrow: str) -> str:
    """The level, and how the code is reached, from the outside in; `arrow` stands between
    functions: `hot: runs for every request to POST /cart → total, inside a loop`."""
    heat = finding.heat
    word = "set-up" if heat.setup and heat.level is HeatLevel.CALLED else heat.level.name.lower()
    if heat.measured is not None:
        word = "measured" if heat.level is HeatLevel.MEASURED else f"measured, {word}"
        return "; ".join([f"{word}: {', '.join(_measured(finding))}", *_reached(heat, arrow)])
    steps = _chain(heat.because, arrow)
    return f"{word}: {steps}" if steps and (heat.level > HeatLevel.CALLED or heat.setup) else word


def _measured(finding: "Finding") -> Iterator[str]:
    """What recordings say of a site, and the bytes per second where they say how long they are."""
    measured = finding.heat.measured
    assert measured is not None, "asked for only where it is"
    yield from measured_words(measured)
    if measured.seconds and finding.score:
        yield rate_words(finding.score)


def _reached(heat: "Heat", arrow: str) -> Iterator[str]:
    """What the code alone says, behind what was measured: where something hot leads to it."""
    steps = heat.because[:-1]
    if steps and steps[0].text.startswith("which "):
        yield _chain(steps, arrow)


def rate_words(rate: float) -> str:
    """`2.5 MB/s`, of bytes per second."""
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if rate >= size:
            return f"{rate / size:.3g} {unit}/s"
    return f"{rate:.0f} B/s"


def _chain(steps: "Sequence[Step]", arrow: str) -> str:
    """The loops of a function are named behind it, not behind the call that leads out of it. The
    clause that a step repeats of one before it is said once."""
    said, waiting, clauses = "", list[str](), list[str]()
    for step in steps:
        if step.caller is not None:
            said += f" {arrow} {step.caller}" if said else step.caller
        elif not step.text.startswith("called here"):
            _wait(_alone(step.text, clauses), waiting)
            clauses.append(step.text)
            if not said:
                said, waiting = waiting[0], []
            continue
        said += "".join(f", {each}" for each in waiting)
        waiting = []
    return said + "".join(f", {each}" for each in waiting)


def _wait(clause: str, waiting: list[str]) -> None:
    """Put `clause` behind those that wait: what says no more than the last one stays away, and an
    inner loop stands for the one around it, unless that says what it goes over."""
    if waiting and clause in INNER_LOOPS and waiting[-1] in LOOPS:
        waiting.pop()
    if clause.startswith("in") or waiting[-1:] != [clause]:
        waiting.append(clause)


def _alone(text: str, before: Sequence[str]) -> str:
    """`text` without what a chain says already: the reason of its caller, or its level."""
    for clause in before:
        text = text.removesuffix(f", {clause}")
    return text.removeprefix("which ").removeprefix("set-up: ")


def measured_words(measured: "Measurement") -> Iterator[str]:
    """What recordings say of a site, a clause each."""
    if measured.evaluations is not None:
        yield f"evaluated {plural(measured.evaluations, 'time')}"
    if measured.sampled_bytes is not None:
        share = _share(measured.bytes_share, "of the sampled allocation")
        yield f"its function allocated {measured.sampled_bytes:,} B{share}"
    if measured.micros is not None:
        share = _share(measured.time_share, "of the CPU time")
        yield f"its function ran for {measured.micros / 1000:,.0f} ms{share}"


def _share(part: float | None, whole: str) -> str:
    return "" if part is None else f", {part:.0%} {whole}"


def _turn(finding: "Finding") -> str:
    return "evaluation" if finding.heat.level is HeatLevel.ITERATED else "call"
