"""The words that formats share: places, marks, costs, heat, plurals."""

from collections.abc import Iterator, Sequence

from allocscan.findings import Finding
from allocscan.reports.values import Text
from allocscan.rule import HeatLevel
from allocscan.settings import Applicability
from allocscan.sites.values import Measurement, Step


def plural(count: int, noun: str, many: str = "") -> str:
    """`1 finding`, `2 findings`, `1,024 bytes`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def place(finding: Finding, text: Text) -> str:
    """`path:line:column`."""
    at = text.lines.position(finding.span.start)
    return f"{finding.path}:{at.line}:{at.column}"


def mark(finding: Finding) -> str:
    """`[*]` where `--fix` helps, `[!]` where `--unsafe-fixes` does, else ""."""
    match finding.fix.applicability if finding.fix else None:
        case Applicability.SAFE:
            return "[*]"
        case Applicability.UNSAFE:
            return "[!]"
        case _:
            return ""


def applicability_word(finding: Finding) -> str:
    """`safe`, `unsafe`, `display`, or `none`."""
    return finding.fix.applicability.value if finding.fix else "none"


def cause_word(finding: Finding) -> str:
    """The id of the first reason that there is no safe fix, for `allocscan explain`; else ""."""
    return finding.refusals[0].because.value if finding.refusals else ""


def refusal_word(finding: Finding) -> str:
    """What its refusals say of a finding: `not fixed` where no mode fixes it, else `not safe`."""
    return "not fixed" if finding.fix is None else "not safe"


def cause_note(finding: Finding) -> str:
    """` (not safe: returned)`, to end a line with; "" where nothing was refused."""
    cause = cause_word(finding)
    return f" ({refusal_word(finding)}: {cause})" if cause else ""


def cost_words(finding: Finding) -> str:
    """`4,328 B per call (61 objects)`."""
    cost = finding.cost
    objects = f" ({plural(cost.objects, 'object')})" if cost.objects > 1 else ""
    return f"{cost.bytes:,} B per {_turn(finding)}{objects}"


def saving_words(finding: Finding) -> str:
    """What sharing one value would save of the cost; "" where it saves nothing."""
    if not finding.saved:
        return ""
    would = "saves" if finding.fix is not None else "would save"
    whole = "all of it" if finding.saved >= finding.cost.bytes else f"{finding.saved:,} B of it"
    free = "; optimised code allocates none" if not finding.cost.optimized_bytes else ""
    return f"hoisting {would} {whole}{free}"


def heat_words(finding: Finding, arrow: str) -> str:
    """The level, and how the code is reached, from the outside in; `arrow` stands between
    functions: `hot: runs for every request to POST /cart → total, inside a loop`."""
    heat = finding.heat
    word = "set-up" if heat.setup and heat.level is HeatLevel.CALLED else heat.level.name.lower()
    if heat.measured is not None:
        word = "measured" if heat.level is HeatLevel.MEASURED else f"measured, {word}"
        return f"{word}: {', '.join(measured_words(heat.measured))}"
    steps = _chain(heat.because, arrow)
    return f"{word}: {steps}" if steps and (heat.level > HeatLevel.CALLED or heat.setup) else word


def _chain(steps: Sequence[Step], arrow: str) -> str:
    """The loops of a function are named behind it, not behind the call that leads out of it."""
    said, waiting = "", list[str]()
    for step in steps:
        if step.caller is not None:
            said += f" {arrow} {step.caller}" if said else step.caller
        elif not step.text.startswith("called here"):
            waiting.append(step.text.removeprefix("which "))
            if not said:
                said, waiting = waiting[0], []
            continue
        said += "".join(f", {each}" for each in waiting)
        waiting = []
    return said + "".join(f", {each}" for each in waiting)


def measured_words(measured: Measurement) -> Iterator[str]:
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


def _turn(finding: Finding) -> str:
    return "evaluation" if finding.heat.level is HeatLevel.ITERATED else "call"
