"""What a program does before and after its fix."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from support.batch import Trace, trace
from support.fixer import fix, parses
from support.node import Outcome, run_js

Fixer = Callable[[bytes, str], bytes]
"""A file's bytes and its name to the fixed bytes."""


CIRCLE: Final = re.compile(rb"\./stranger\.[cm]js")
"""The one import of a program that `batch` runs: of the module that imports it back."""


def fix_in_project(source: bytes, name: str) -> bytes:
    """As `--fix` on a project: it is known whether the program is in an import cycle."""
    return fix(source, name, may_cycle=CIRCLE.search(source) is not None)


@dataclass(frozen=True, slots=True)
class Edited:
    """A program that a fixer edited: its name (the suffix says how it runs) and both texts.

    `index` is its place among the programs that were given.
    """

    index: int
    name: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A program that a fix changed, and what was seen of it before and after."""

    edited: Edited
    seen_before: Trace
    seen_after: Trace

    @property
    def source(self) -> bytes:
        """The program as it was."""
        return self.edited.before

    @property
    def name(self) -> str:
        """The name it was run by."""
        return self.edited.name

    def __str__(self) -> str:
        parts = [
            f"--- {self.name}, before",
            self.edited.before.decode(),
            f"--- {self.name}, after",
            self.edited.after.decode(),
            "--- seen before",
            *_shown(self.seen_before),
            "--- seen after",
            *_shown(self.seen_after),
        ]
        return "\n".join(parts)


def assert_same_behaviour(source: bytes, name: str = "main.mjs", fixer: Fixer = fix) -> bytes:
    """Run `source`, fix it, run it again: the output, the exit code and the error's class agree.

    The text of an error may differ: it may name the variable. Returns the fixed text.
    """
    fixed = fixer(source, name)
    if fixed != source:
        before, after = run_js({name: source}, name), run_js({name: fixed}, name)
        assert _seen(after) == _seen(before), fixed.decode()
    return fixed


def edit(programs: Sequence[tuple[str, bytes]], fixer: Fixer = fix_in_project) -> list[Edited]:
    """The programs, given by name and source, that `fixer` edits."""
    fixed = ((name, source, fixer(source, name)) for name, source in programs)
    return [
        Edited(index, name, before, after)
        for index, (name, before, after) in enumerate(fixed)
        if after != before
    ]


def changed(edited: Sequence[Edited], timeout: float = 30.0) -> list[Mismatch]:
    """Those that do something else after their fix, or that the grammar cannot read any more."""
    befores = [(one.name, one.before) for one in edited]
    afters = [(one.name, one.after) for one in edited]
    seen = trace([*befores, *afters], timeout)
    return [
        Mismatch(one, before, after)
        for one, before, after in zip(edited, seen, seen[len(edited) :], strict=False)
        if before != after or not parses(one.after, one.name)
    ]


def mismatches(
    programs: Sequence[tuple[str, bytes]], fixer: Fixer = fix_in_project
) -> list[Mismatch]:
    """The programs that a fix changes; those not edited are not run."""
    return changed(edit(programs, fixer))


def _seen(outcome: Outcome) -> tuple[str, str, int | None]:
    return outcome.stdout, outcome.error, outcome.code


def _shown(seen: Trace) -> list[str]:
    return [*seen.stdout.splitlines(), *([f"ended by {seen.error}"] if seen.error else [])]
