"""The hazard cases: small programs, and what a tool may do at a place of each.

Fix it safely, fix it with consent, report it, or keep silent.
"""

import json
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

CASES: Final = Path(__file__).parents[3] / "shared" / "hazard-cases.jsonl"
"""Beside the repository. Tests skip where it is absent."""


class Verdict(Enum):
    """What may be done at a place, the boldest first."""

    FIX_SAFE = "fix-safe"
    FIX_UNSAFE = "fix-unsafe"
    REPORT_ONLY = "report-only"
    SILENT = "silent"


FIXES: Final = frozenset({Verdict.FIX_SAFE, Verdict.FIX_UNSAFE})


@dataclass(frozen=True, slots=True)
class Target:
    """A literal of a case. `line` counts from 1, `column` from 0. `gain`: high, medium or low."""

    line: int
    column: int
    gain: str


@dataclass(frozen=True, slots=True)
class Case:
    """One program. `allowed` holds `expect` and what is as defensible.

    `files` are the whole program, `name` (the one that is judged) among them; `entry` is run.
    `stdout` is what the program prints before any fix; None where it has no driver.
    """

    id: str
    title: str
    why: str
    expect: Verdict
    allowed: frozenset[Verdict]
    name: str
    entry: str
    files: dict[str, bytes]
    targets: tuple[Target, ...]
    stdout: str | None
    starts_with: bytes

    @property
    def source(self) -> bytes:
        """The file that is judged."""
        return self.files[self.name]


@cache
def cases() -> tuple[Case, ...]:
    """All cases in the order of the file; none where the file is absent."""
    if not CASES.is_file():
        return ()
    return tuple(read_case(line) for line in CASES.read_text("utf-8").splitlines() if line)


def read_case(line: str) -> Case:
    """One line of the file. Fields are described beside it, in section 8 of `hazards.md`."""
    row = json.loads(line)
    name = row.get("filename", f"main.{row['lang']}")
    files = {path: text.encode() for path, text in row.get("files", {}).items()}
    expect = Verdict(row["expect"])
    return Case(
        id=row["id"],
        title=row["title"],
        why=row["why"],
        expect=expect,
        allowed=frozenset({expect, *map(Verdict, row.get("accept", ()))}),
        name=name,
        entry=row.get("entry", name),
        files=files | {name: row["source"].encode()},
        targets=tuple(Target(t["line"], t["column"], t.get("gain", "")) for t in row["targets"]),
        stdout=row.get("stdout") if row["runnable"] else None,
        starts_with=row.get("starts_with", "").encode(),
    )
