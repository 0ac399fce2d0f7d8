"""No promise is broken on any hazard case, and enough of what is safe is fixed."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
from _pytest.mark.structures import ParameterSet
from support.hazard_cases import CASES, Case, Verdict, cases
from support.hazard_report import recall, render
from support.hazard_trial import CommandLine, Seen, Trial, fixes_safely, put_to_trial
from support.naive import hoist_blindly
from support.node import RUNNABLE_SUFFIX, needs_node, needs_typescript, run_js

RECALL_FLOOR: Final = 0.60
"""Raised when the tool learns to fix more; never lowered."""

needs_cases = pytest.mark.skipif(not CASES.is_file(), reason="shared/hazard-cases.jsonl is absent")


def rows(chosen: Iterable[Case]) -> list[ParameterSet]:
    """A row for each case, skipped where what runs it is not installed."""
    return [
        pytest.param(
            case,
            id=case.id,
            marks=[needs_typescript if Path(case.entry).suffix in RUNNABLE_SUFFIX else needs_node],
        )
        for case in chosen
    ]


@needs_cases
@pytest.mark.parametrize("case", rows(cases()))
def test_no_promise_is_broken(case: Case) -> None:
    trial = put_to_trial(case, CommandLine())
    assert not trial.failures, "\n".join([case.title, case.why, *trial.failures])


@needs_cases
def test_enough_of_what_is_safe_is_fixed() -> None:
    wanted = [case for case in cases() if case.expect is Verdict.FIX_SAFE]
    missed = [case.id for case in wanted if not fixes_safely(case, CommandLine())]
    assert 1 - len(missed) / len(wanted) >= RECALL_FLOOR, f"not fixed: {', '.join(missed)}"


# ------------------------------------------------------------------ the trial itself


class Blind:
    """A tool that hoists whatever it can move, and reports nothing."""

    def findings(self, root: Path, name: str) -> tuple[Seen, ...]:
        return ()

    def fix(self, root: Path, name: str, *, unsafe: bool) -> None:
        path = root / name
        path.write_bytes(hoist_blindly(path.read_bytes(), name))


class Idle:
    """A tool that does nothing."""

    def findings(self, root: Path, name: str) -> tuple[Seen, ...]:
        return ()

    def fix(self, root: Path, name: str, *, unsafe: bool) -> None:
        return None


class Destructive(Idle):
    """A tool that leaves half of a file."""

    def fix(self, root: Path, name: str, *, unsafe: bool) -> None:
        path = root / name
        content = path.read_bytes()
        path.write_bytes(content[: len(content) * 2 // 3])


@needs_cases
@pytest.mark.parametrize("case", rows(case for case in cases() if case.stdout is not None))
def test_a_case_prints_what_it_says_before_any_fix(case: Case) -> None:
    assert run_js(case.files, case.entry).stdout == case.stdout


@needs_cases
def test_a_tool_that_does_nothing_breaks_nothing_and_fixes_nothing() -> None:
    trials = [put_to_trial(case, Idle()) for case in cases()]
    assert [trial.failures for trial in trials if trial.failures] == []
    assert recall(trials) == 0.0
    assert {trial.observed for trial in trials} == {Verdict.SILENT}


@needs_cases
@needs_typescript
def test_a_tool_that_hoists_blindly_is_caught() -> None:
    dangerous = [case for case in cases() if Verdict.FIX_SAFE not in case.allowed]
    trials = [put_to_trial(case, Blind()) for case in dangerous]
    edited = [trial for trial in trials if trial.fixed_safely]
    assert len(edited) >= 40
    assert all(trial.failures for trial in edited)
    assert sum("changed what the program prints" in str(trial.failures) for trial in edited) >= 20
    assert "with a broken promise" in render(trials)


@needs_cases
def test_a_tool_that_breaks_the_file_is_caught() -> None:
    (case,) = (case for case in cases() if case.starts_with.startswith(b"#!"))
    failures = put_to_trial(case, Destructive()).failures
    assert "--fix left a file that does not parse" in failures
    assert "a second --fix changed the file again" in failures
    moved = dataclasses.replace(case, starts_with=b"elsewhere")
    assert "--fix moved what the file must start with" in put_to_trial(moved, Idle()).failures


@needs_cases
def test_a_finding_counts_where_it_overlaps_a_target() -> None:
    class Pointing(Idle):
        def __init__(self, line: int) -> None:
            self.line = line

        def findings(self, root: Path, name: str) -> tuple[Seen, ...]:
            return (Seen((self.line, 1), (self.line, 30), Verdict.FIX_UNSAFE, ("returned",)),)

    case = cases()[0]
    assert case.targets[0].line == 2
    assert put_to_trial(case, Pointing(1)).observed is Verdict.SILENT
    trial: Trial = put_to_trial(case, Pointing(2))
    assert (trial.observed, trial.because) == (Verdict.FIX_UNSAFE, ("returned",))
    assert not trial.allowed
