"""The words that formats share: places, marks, costs, heat, plurals."""

from allocscan.findings import Finding
from allocscan.reports.values import Text
from allocscan.rule import HeatLevel
from allocscan.settings import Applicability


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


def heat_words(finding: Finding) -> str:
    """The level, and for levels above CALLED the steps that led to it."""
    heat = finding.heat
    word = heat.level.name.lower()
    steps = ", ".join(step.text.removeprefix("which ") for step in heat.because)
    return f"{word}: {steps}" if heat.level > HeatLevel.CALLED and steps else word


def _turn(finding: Finding) -> str:
    return "evaluation" if finding.heat.level is HeatLevel.ITERATED else "call"
