"""What a program does before and after its fix."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from support.batch import Trace, trace
from support.fixer import fix, parses
from support.node import Outcome, run_js
from support.programs import Program

Fixer = Callable[[bytes, str], bytes]
"""A file's bytes and its name to the fixed bytes."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A program that a fix changed: its text before and after, and what was seen of each."""

    name: str
    before: bytes
    after: bytes
    seen_before: Trace
    seen_after: Trace

    def __str__(self) -> str:
        parts = [
            f"--- {self.name}, before",
            self.before.decode(),
            f"--- {self.name}, after",
            self.after.decode(),
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


def mismatches(programs: Sequence[Program], fixer: Fixer = fix) -> list[tuple[Program, Mismatch]]:
    """The programs that do something else after their fix; those not edited are not run."""
    texts = [(program, program.source()) for program in programs]
    edited = [(p, text, done) for p, text in texts if (done := fixer(text, p.name)) != text]
    before = trace([(program.name, text) for program, text, _ in edited])
    after = trace([(program.name, fixed) for program, _, fixed in edited])
    return [
        (program, Mismatch(program.name, text, fixed, one, other))
        for (program, text, fixed), one, other in zip(edited, before, after, strict=True)
        if one != other or not parses(fixed, program.name)
    ]


def shrink(program: Program, fixer: Fixer = fix) -> Mismatch:
    """The smallest mismatch that is left when statements are taken out of `program` one by one."""
    (found,) = mismatches([program], fixer)
    _, smallest = found
    taken = True
    while taken:
        taken = False
        for index in count():
            candidate = program.without(index)
            if candidate is None:
                break
            still = mismatches([candidate], fixer)
            if still:
                program, smallest, taken = candidate, still[0][1], True
    return smallest


def _seen(outcome: Outcome) -> tuple[str, str, int | None]:
    return outcome.stdout, outcome.error, outcome.code


def _shown(seen: Trace) -> list[str]:
    return [*seen.stdout.splitlines(), *([f"ended by {seen.error}"] if seen.error else [])]
