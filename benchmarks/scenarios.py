"""What is measured of allocscan, as commands: cold, on several processes, warm, and start-up."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from measure import measured

ENTRY: Final = "from allocscan.cli.main import entry; entry()"
# As the installed command starts; -P, or the current folder is searched for each import.
ALLOCSCAN: Final = (sys.executable, "-P", "-c", ENTRY)
RAW_PARSE: Final = (sys.executable, "-P", str(Path(__file__).with_name("raw.py")))

EVERY: Final = sys.maxsize
BARE: Final = "bare interpreter"
NODE: Final = "node -e 0"
VERSION: Final = "allocscan --version"
ONE: Final = "allocscan, one file"
FOUND: Final = "allocscan, one file, one finding"
FIVE: Final = "allocscan, five files"
RAW: Final = "raw tree-sitter parse"
COLD: Final = "allocscan, cold"
TWO: Final = "allocscan, two processes"
ALL: Final = "allocscan, thresholds off"
WARM: Final = "allocscan, warm"
CHANGED: Final = "allocscan, 1 in 100 changed"
TWICE: Final = "allocscan, all files twice"


def nothing(_: int) -> None:
    """What most scenarios need done before a run."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A command to measure in `folder`. `before` is given the number of the round, from 0.

    It runs in the first `most` rounds. Findings are no failure: 1 is a code it may end with.
    """

    name: str
    command: tuple[str, ...]
    folder: Path
    before: Callable[[int], None] = nothing
    most: int = EVERY


def listed(folder: Path) -> tuple[Path, ...]:
    """The files that allocscan checks in `folder`, in its order. Also written to `folder`.list."""
    named = folder.with_name(f"{folder.name}.list")
    measured((*ALLOCSCAN, "check", "--show-files", "."), str(folder), into=str(named))
    files = tuple(folder / line for line in named.read_text().splitlines())
    named.write_text("".join(f"{file}\n" for file in files))
    return files


def five_of(files: Sequence[Path]) -> tuple[Path, ...]:
    """Five files of a commit: one of the middle size, and ever larger ones."""
    by_size = sorted(files, key=lambda file: (file.stat().st_size, file))
    return tuple(by_size[int(len(by_size) * share)] for share in (0.5, 0.75, 0.9, 0.95, 0.99))


def below(folder: Path, files: Sequence[Path]) -> tuple[str, ...]:
    """`files` as somebody in `folder` names them."""
    return tuple(str(file.relative_to(folder)) for file in files)


def start_up(folder: Path, corpus: Path, five: Sequence[Path]) -> tuple[Scenario, ...]:
    """Runs so short that starting is most of them: on `five` files of `corpus`, and on others
    that are written to `folder`.
    """
    entries = ", ".join(f"k{number}: {number}" for number in range(12))
    found = f"export function f(k) {{\n  const t = {{ {entries} }};\n  return t[k];\n}}\n"
    (folder / "found.js").write_text(found)
    (folder / "small.js").write_text("export const f = (a) => {\n  return a + 1;\n};\n")
    node = shutil.which("node")
    commands: dict[str, tuple[str, ...]] = {
        BARE: (sys.executable, "-c", "pass"),
        **({NODE: (node, "-e", "0")} if node else {}),
        VERSION: (*ALLOCSCAN, "--version"),
        ONE: (*ALLOCSCAN, "--no-cache", "small.js"),
        FOUND: (*ALLOCSCAN, "--no-cache", "found.js"),
    }
    hook = (*ALLOCSCAN, "--no-cache", *below(corpus, five))
    return (
        *(Scenario(name, command, folder) for name, command in commands.items()),
        Scenario(FIVE, hook, corpus),
    )


def cold(folder: Path, scratch: Path) -> tuple[Scenario, ...]:
    """Runs over `folder` that read no cache, and raw parsing of the same files."""
    check = (*ALLOCSCAN, "check", "--no-cache")
    names = folder.with_name(f"{folder.name}.list")
    once = 1 if folder.name == "large" else EVERY
    return (
        Scenario(RAW, (*RAW_PARSE, str(names)), folder),
        Scenario(COLD, (*check, "-j", "1", "."), folder),
        Scenario(TWO, (*check, "-j", "2", "."), folder),
        Scenario(ALL, (*check, "-j", "1", "--config", "min-bytes=0", "."), folder),
        Scenario(TWICE, (*check, "-j", "1", "."), twice(folder, scratch / "twice"), most=once),
    )


def warm(folder: Path, files: Sequence[Path], scratch: Path) -> tuple[Scenario, ...]:
    """Runs over a copy of `folder` with a cache that one run has filled.

    For the second of them, other files are edited before each run.
    """
    copy = scratch / "copy"
    shutil.copytree(folder, copy)
    command = (*ALLOCSCAN, "check", "--cache-dir", str(scratch / "cache"), "-j", "1", ".")
    for _ in range(2):  # what was written just before the first run it may judge once more
        measured(command, str(copy), (0, 1))
    copied = [copy / file.relative_to(folder) for file in files]

    def settle(_: int) -> None:
        """What the round before edited is judged again, outside of what is measured."""
        measured(command, str(copy), (0, 1))

    def edit(number: int) -> None:
        for file in copied[number % 100 :: 100] or copied[:1]:
            file.write_bytes(file.read_bytes() + b"\nvoid %d;\n" % number)
            # Long ago: what was edited just now a cache may distrust, which is not the question.
            os.utime(file, (1_600_000_000 + number,) * 2)

    return (Scenario(WARM, command, copy, settle), Scenario(CHANGED, command, copy, edit))


def twice(folder: Path, into: Path) -> Path:
    """A folder with `folder` in it two times: twice the work, of exactly the same kind."""
    for name in ("first", "second"):
        shutil.copytree(folder, into / name)
    return into
