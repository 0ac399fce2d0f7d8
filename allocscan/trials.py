"""A pack's own examples, as tests of its rules and of the fixes.

For a bad example the findings are its carets, the fixed file is its `.fixed` sibling byte for
byte, a second scan finds nothing to fix, and its `probe` answers the same before and after.
For a good example the rule is silent.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from allocscan.findings import Finding, Report
from allocscan.packs.carets import Caret, first_line_of, join_carets, marked_offset
from allocscan.packs.layout import Example, fixed_path
from allocscan.packs.load import LoadedRule
from allocscan.packs.probe import Answers, NotProbed, ProbeFailed, ask, has_probe
from allocscan.records import dataclass
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.source.file import SourceFile
from allocscan.source.lines import LineMap
from allocscan.typed import Final

SETTINGS: Final = Settings(module_file=True, may_cycle=False)
"""How examples are scanned: as modules that are in no import cycle, with safe fixes only."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one example. `failures` are sentences; `skipped` says what was not tried."""

    rule: str
    path: Path
    failures: tuple[str, ...]
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrialReport:
    """The trials in the order of the rules, and the files that `accept` wrote or removed."""

    trials: tuple[Trial, ...]
    written: tuple[Path, ...] = ()

    @property
    def passed(self) -> bool:
        return not any(trial.failures for trial in self.trials)


def run_trials(rules: Sequence[LoadedRule], *, accept: bool = False) -> TrialReport:
    """Try every example of `rules`.

    With `accept`, what the rules find and what the fixes leave is first written into the bad
    examples, as their carets and `.fixed` files: read the diff before you commit it.
    """
    written: list[Path] = []
    if accept:
        for rule in rules:
            for example in rule.examples():
                written += () if example.good else accept_example(rule, example)
    trials = [try_example(rule, example) for rule in rules for example in rule.examples()]
    return TrialReport(tuple(trials), tuple(written))


def try_example(rule: LoadedRule, example: Example) -> Trial:
    """Scan one example with its own rule alone, and compare."""
    report = scan(example.source, [rule], SETTINGS)
    failures = [f"{note.kind.value}: {note.message}" for note in report.notes]
    failures += _caret_failures(example, report)
    if report.fixed != example.fixed:
        failures.append(_fixed_failure(example, report.fixed))
    skipped: list[str] = []
    if report.fixed is not None:
        fixed = SourceFile(example.source.path, report.fixed, example.source.language)
        failures += _second_scan_failures(rule, fixed)
        if has_probe(example.source):
            failures += _probe_failures(example.source, fixed, skipped)
    return Trial(rule.id, example.path, tuple(failures), tuple(skipped))


def accept_example(rule: LoadedRule, example: Example) -> Iterator[Path]:
    """Write what `rule` finds in a bad example beside and into it; yield the paths changed."""
    report = scan(example.source, [rule], SETTINGS)
    if report.notes:
        return  # a rule that crashed found nothing: that is not what the example is about
    carets = [_caret_of(finding, example.source) for finding in report.findings]
    marked = join_carets(str(example.path), example.source.content, carets)
    if marked != example.path.read_bytes():
        example.path.write_bytes(marked)
        yield example.path
    if report.fixed == example.fixed:
        return
    sibling = fixed_path(example.path)
    if report.fixed is None:
        sibling.unlink()
    else:
        sibling.write_bytes(report.fixed)
    yield sibling


def _caret_of(finding: Finding, source: SourceFile) -> Caret:
    refusal = finding.refusals[0].because.value if finding.refusals else None
    return Caret(first_line_of(finding.span, source.content), finding.rule, refusal)


def _caret_failures(example: Example, report: Report) -> Iterator[str]:
    found = {_caret_of(finding, example.source) for finding in report.findings}
    expected = set(example.carets)
    for caret in sorted(expected - found, key=lambda caret: caret.span):
        yield f"not found: {_place(caret, example)}"
    for caret in sorted(found - expected, key=lambda caret: caret.span):
        yield f"not expected: {_place(caret, example)}"
    if not example.good and not expected:
        yield "a bad example has carets: mark what the rule must find"


def _place(caret: Caret, example: Example) -> str:
    marked = example.path.read_bytes()
    position = LineMap(marked).position(marked_offset(marked, caret.span.start))
    text = caret.span.of(example.source.content).decode("utf-8", errors="replace")
    refusal = f" refused as {caret.refusal}" if caret.refusal else ""
    return f"{position.line}:{position.column} {caret.rule}{refusal} `{text}`"


def _fixed_failure(example: Example, fixed: bytes | None) -> str:
    if fixed is None:
        return "nothing was fixed, but there is a .fixed file"
    if example.fixed is None:
        return "a fix was made, but there is no .fixed file"
    before, after = LineMap(example.fixed), LineMap(fixed)
    for line in range(1, min(len(before), len(after)) + 1):
        wanted = before.line_span(line).of(example.fixed).decode("utf-8", errors="replace")
        got = after.line_span(line).of(fixed).decode("utf-8", errors="replace")
        if wanted != got:
            return f"the fix differs in line {line}: expected `{wanted}`, got `{got}`"
    return f"the fix has {len(after)} lines, the .fixed file {len(before)}, or other line ends"


def _second_scan_failures(rule: LoadedRule, fixed: SourceFile) -> Iterator[str]:
    again = scan(fixed, [rule], SETTINGS)
    if again.fixed is not None:
        yield "a second scan of the fixed file fixes it once more"
    for note in again.notes:
        yield f"the fixed file: {note.kind.value}: {note.message}"


def _probe_failures(source: SourceFile, fixed: SourceFile, skipped: list[str]) -> Iterator[str]:
    match ask([source, fixed]):
        case Answers(of_files=(before, after)) if before != after:
            yield f"probe answers {after}, before the fix {before}"
        case Answers():
            return
        case NotProbed(because):
            skipped.append(because)
        case ProbeFailed(message):
            yield f"probe: {message}"
