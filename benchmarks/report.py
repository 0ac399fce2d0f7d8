"""What a run found, as tables for people and as JSON; and which figures it lacks."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from aims import START_UP, Reached
from figures import Section
from scenarios import ALL, BARE, CHANGED, COLD, FIVE, RAW, TWICE, TWO, VERSION, WARM

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

ESSENTIAL = {START_UP: (BARE, VERSION, FIVE)}
ESSENTIAL_OF_CORPUS = (RAW, COLD, TWO, ALL, TWICE, WARM, CHANGED)


@dataclass(frozen=True, slots=True)
class Report:
    """One run. `growth` are exponents: 1 is linear; `missing` are lines about absent tools."""

    machine: Mapping[str, str]
    sections: tuple[Section, ...]
    growth: Mapping[str, float | None]
    aims: tuple[Reached, ...]
    missing: tuple[str, ...]


def lines(report: Report) -> Iterator[str]:
    """The report for a terminal, 90 columns wide at most."""
    yield "  ".join(f"{name} {value}" for name, value in report.machine.items())
    for section in report.sections:
        yield ""
        yield from table(section)
    yield ""
    for name, exponent in report.growth.items():
        yield f"growth exponent, {name}: {'-' if exponent is None else f'{exponent:.2f}'}"
    if report.aims:
        yield f"\n{'ratios':66} {'here':>8}   aimed at"
    for aim in report.aims:
        yield f"{aim.words:66} {aim.figure:8.2f}   {aim.bound}{'' if aim.kept else '   not yet'}"
    yield from report.missing


def table(section: Section) -> Iterator[str]:
    """One line a scenario: seconds, MiB, CPU in times of raw parsing, MB for a second of CPU."""
    base = BARE if section.name == START_UP else RAW
    many = f"{section.files:,} files, {section.megabytes:.2f} MB" if section.files else ""
    yield f"{section.name}  {many}"
    against = "x bare" if base == BARE else "x raw"
    yield f"  {'':32} {'CPU s':>8} {'wall s':>8} {'peak MiB':>8} {against:>7} {'MB/s':>7}  runs"
    for name, taken in section.summaries().items():
        ratio = section.ratio(name, base)
        times = "-" if ratio is None else f"{ratio:.2f}"
        speed = f"{section.megabytes / taken.cpu:.1f}" if section.files and taken.cpu else "-"
        yield (
            f"  {name:32} {taken.cpu:8.3f} {taken.wall:8.3f} {taken.peak / 2**20:8.1f}"
            f" {times:>7} {speed:>7}  {taken.runs}"
        )


def as_json(report: Report) -> dict[str, Json]:
    """All figures: seconds and bytes; of each scenario every run, the medians, and the ratio."""
    return {
        "machine": dict(report.machine),
        "sections": {section.name: section_json(section) for section in report.sections},
        "growth": dict(report.growth),
        "aims": [asdict(aim) for aim in report.aims],
        "missing": list(report.missing),
    }


def section_json(section: Section) -> Json:
    """The scenarios of one corpus, by name. `times` is against raw parsing or the interpreter."""
    base = BARE if section.name == START_UP else RAW
    scenarios: dict[str, Json] = {
        name: {
            **asdict(taken),
            "times": section.ratio(name, base),
            "all": [
                {"cpu": run.cpu, "wall": run.wall, "peak": run.peak} for run in section.taken[name]
            ],
        }
        for name, taken in section.summaries().items()
    }
    return {"files": section.files, "megabytes": section.megabytes, "scenarios": scenarios}


def lacking(report: Report) -> tuple[str, ...]:
    """What a whole run tells and this one does not: scenarios, positive figures, exponents."""
    lacks = [f"growth: {name}" for name, value in report.growth.items() if value is None]
    for section in report.sections:
        found = section.summaries()
        for name in ESSENTIAL.get(section.name, ESSENTIAL_OF_CORPUS):
            taken = found.get(name)
            if taken is None:
                lacks.append(f"{section.name}: {name}")
            elif not all(
                math.isfinite(figure) and figure > 0
                for figure in (taken.cpu, taken.wall, taken.peak)
            ):
                lacks.append(f"{section.name}: a figure of {name}")
    return tuple(lacks)
