"""Small TypeScript programs, and JavaScript with JSDoc types, as the files of `tests/typed` list
them.

Each begins with `//// name.ts outcome`: "safe" where `--fix` hoists all there is, "unsafe" where
only `--unsafe-fixes` touches it, "left" where nothing may. Lines `//// > text` follow: what must
stand in the fixed file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[1] / "typed"
HEADER: Final = re.compile(r"^//// (\S+\.\w+) (safe|unsafe|left)\n", re.MULTILINE)
WANTED: Final = "//// > "


@dataclass(frozen=True, slots=True)
class TypedProgram:
    """One module, what a fix may do to it, and the texts that must be in it afterwards."""

    name: str
    outcome: str
    source: bytes
    wanted: tuple[bytes, ...]


def typed_programs() -> tuple[TypedProgram, ...]:
    """All programs, in the order of their files. Names are unique."""
    found = tuple(each for path in sorted(FOLDER.iterdir()) for each in _programs(path))
    assert len({program.name for program in found}) == len(found), "two programs with one name"
    return found


def _programs(path: Path) -> Iterator[TypedProgram]:
    _, *pieces = HEADER.split(path.read_text())
    for name, outcome, text in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        lines = text.splitlines(keepends=True)
        heads = [line for line in lines if line.startswith(WANTED)]
        source = "".join(line for line in lines if not line.startswith("//// "))
        wanted = tuple(line.removeprefix(WANTED).rstrip("\n").encode() for line in heads)
        yield TypedProgram(name, outcome, source.encode(), wanted)
