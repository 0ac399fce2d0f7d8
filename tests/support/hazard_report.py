"""Print how the tool does on the hazard cases: `python tests/support/hazard_report.py`.

Exit code 1 when a promise is broken.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.hazard_cases import CASES, Verdict, cases
from support.hazard_trial import CommandLine, Trial, put_to_trial


def recall(trials: Iterable[Trial]) -> float:
    """The part of the cases to be fixed safely that were; 0.0 where there are none."""
    wanted = [trial for trial in trials if trial.case.expect is Verdict.FIX_SAFE]
    return sum(trial.fixed_safely for trial in wanted) / len(wanted) if wanted else 0.0


def noise(trials: Iterable[Trial]) -> float:
    """The part of the cases to be silent on that were reported, against what they allow."""
    quiet = [trial for trial in trials if trial.case.expect is Verdict.SILENT]
    return sum(not trial.allowed for trial in quiet) / len(quiet) if quiet else 0.0


def render(trials: Sequence[Trial]) -> str:
    """Broken promises first, then the scores, the table, and who is off and why."""
    broken = [trial for trial in trials if trial.failures]
    lines = [f"{len(trials)} cases, {len(broken)} with a broken promise"]
    for trial in broken:
        lines += [f"  {trial.case.id} {trial.case.title}", *_indented(trial.failures)]
    lines += ["", f"recall {recall(trials):.0%}   noise {noise(trials):.0%}", "", *_table(trials)]
    for (expect, observed), missed in sorted(_misses(trials).items()):
        lines += ["", f"expected {expect}, observed {observed}:"]
        lines += [f"  {reason}: {', '.join(ids)}" for reason, ids in sorted(missed.items())]
    return "\n".join(lines)


def _indented(failures: Sequence[str]) -> Iterator[str]:
    for failure in failures:
        yield "    " + failure.rstrip().replace("\n", "\n    ")


def _table(trials: Sequence[Trial]) -> Iterator[str]:
    seen = Counter((trial.case.expect, trial.observed) for trial in trials)
    yield f"{'expected':12}" + "".join(f"{observed.value:>13}" for observed in Verdict)
    for expect in Verdict:
        yield f"{expect.value:12}" + "".join(f"{seen[expect, observed]:13}" for observed in Verdict)


def _misses(trials: Sequence[Trial]) -> dict[tuple[str, str], dict[str, list[str]]]:
    """What is off, by verdicts and then by the reasons that were given."""
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for trial in trials:
        if trial.allowed:
            continue
        reason = ", ".join(dict.fromkeys(trial.because)) or "(no reason given)"
        found[trial.case.expect.value, trial.observed.value][reason].append(trial.case.id)
    return found


def main() -> int:
    """Run all cases, or those whose ids are named."""
    chosen = [case for case in cases() if len(sys.argv) == 1 or case.id in sys.argv[1:]]
    if not chosen:
        print(f"no case to run: {CASES}")
        return 2
    trials = [put_to_trial(case, CommandLine()) for case in chosen]
    print(render(trials))
    return 1 if any(trial.failures for trial in trials) else 0


if __name__ == "__main__":
    raise SystemExit(main())
