"""Every example of the standard pack, and what a trial says when one is wrong."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import allocscan.trials
from allocscan.findings import Finding, Note, NoteKind, Refused, Report
from allocscan.packs.layout import Example
from allocscan.packs.load import LoadedRule, standard_rules
from allocscan.records import replace
from allocscan.settings import Settings
from allocscan.severity import Severity
from allocscan.sites.cost_values import Cost
from allocscan.sites.heat_values import Heat, HeatLevel
from allocscan.sites.obstacles import Because
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.trials import run_trials, try_example

EXAMPLES = [
    pytest.param(rule, example, id=example.source.path)
    for rule in standard_rules()
    for example in rule.examples()
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: LoadedRule, example: Example) -> None:
    trial = try_example(rule, example)
    assert trial.failures == ()


# ------------------------------------------------- the trials themselves, on a scan of our own

LITERAL = b"{ a: 1, b: 2 }"
BAD = b"""\
// Why.

export const probe = (k = "a") => (%s)[k];
//                                 ^^^^^^^^^^^^^^ my-rule
"""
FIXED = b"""\
// Why.

const TABLE = { a: 1, b: 2 };

export const probe = (k = "a") => (TABLE)[k];
"""
Scan = Callable[[SourceFile, object, Settings], Report]


def scan_by_hand(
    *,
    replacement: bytes = b"TABLE",
    refused: bool = False,
    silent: bool = False,
    again: bool = False,
    notes: tuple[Note, ...] = (),
) -> Scan:
    """A scan that finds the first LITERAL after an arrow, and hoists it."""

    def scan(source: SourceFile, rules: object, settings: Settings) -> Report:
        at = source.content.find(b"(" + LITERAL)
        if at < 0 or silent:
            more = source.content + b";\n" if again else None
            return Report(source, (), notes, more)
        span = Span(at + 1, at + 1 + len(LITERAL))
        because = (Refused(Because.RETURNED, "it is returned", span),) if refused else ()
        finding = Finding(
            rule="my-rule",
            severity=Severity.INFO,
            message="found",
            path=source.path,
            span=span,
            function="probe",
            why="",
            cost=Cost(56, 40, 2, 2, 1, can_vanish=False),
            heat=Heat(HeatLevel.CALLED, ()),
            score=0.0,
            saved=0,
            fix=None,
            refusals=because,
            fingerprint="",
        )
        fixed = source.content.replace(LITERAL, replacement).replace(
            b"export", b"const TABLE = { a: 1, b: 2 };\n\nexport"
        )
        return Report(source, (finding,), notes, None if refused else fixed)

    return scan


@pytest.fixture
def rule(tmp_path: Path) -> LoadedRule:
    folder = tmp_path / "my_rule"
    (folder / "bad").mkdir(parents=True)
    (folder / "good").mkdir()
    (folder / "bad" / "a.js").write_bytes(BAD % LITERAL)
    (folder / "bad" / "a.fixed.js").write_bytes(FIXED)
    (folder / "good" / "b.js").write_bytes(b"// Why not.\nconst a = 1;\n")
    return replace(standard_rules()[0], id="my-rule", folder=str(folder))


def trials_of(rule: LoadedRule, scan: Scan, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(allocscan.trials, "scan", scan)
    report = run_trials([rule])
    failures = [failure for trial in report.trials for failure in trial.failures]
    assert report.passed == (failures == [])
    assert report.written == ()
    return failures


def test_all_is_well(rule: LoadedRule, monkeypatch: pytest.MonkeyPatch) -> None:
    assert trials_of(rule, scan_by_hand(), monkeypatch) == []


@pytest.mark.parametrize(
    ("scan", "messages"),
    [
        pytest.param(
            scan_by_hand(silent=True),
            ["not found: 3:36 my-rule `{ a: 1, b: 2 }`", "nothing was fixed"],
            id="the rule is silent",
        ),
        pytest.param(
            scan_by_hand(refused=True),
            ["not found: 3:36", "not expected: 3:36 my-rule refused as returned", "nothing was"],
            id="the fix is refused",
        ),
        pytest.param(
            scan_by_hand(replacement=b"{ b: 2, a: 1 }"),
            ["the fix differs in line 5: expected `export"],
            id="the fix is another one",
        ),
        pytest.param(
            scan_by_hand(replacement=b"TABLE.a"),
            ["the fix differs in line 5", "probe answers ('undefined'"],
            id="the fix changes what the program does",
        ),
        pytest.param(
            scan_by_hand(replacement=b"TABLE)(("),
            ["the fix differs in line 5", "probe: "],
            id="the fix is no program",
        ),
        pytest.param(
            scan_by_hand(again=True),
            ["a second scan of the fixed file fixes it once more", "a fix was made, but"],
            id="a second scan fixes more",
        ),
        pytest.param(
            scan_by_hand(notes=(Note(NoteKind.RULE_CRASHED, "a.js", "boom"),)),
            ["rule-crashed: boom", "the fixed file: rule-crashed: boom", "rule-crashed: boom"],
            id="the rule crashes",
        ),
    ],
)
def test_what_is_wrong_is_said(
    rule: LoadedRule, monkeypatch: pytest.MonkeyPatch, scan: Scan, messages: list[str]
) -> None:
    failures = trials_of(rule, scan, monkeypatch)
    if shutil.which("node") is None:
        messages = [message for message in messages if not message.startswith("probe")]
    for message in messages:
        assert any(failure.startswith(message) for failure in failures), failures


def test_a_finding_in_a_good_example(rule: LoadedRule, monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"// Why not.\nexport const f = (k) => (%s)[k];\n" % LITERAL
    Path(rule.folder, "good", "b.js").write_bytes(text)
    failures = trials_of(rule, scan_by_hand(), monkeypatch)
    assert failures[0].startswith("not expected: 2:26 my-rule")


def test_a_bad_example_without_carets(rule: LoadedRule, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(rule.folder, "bad", "c.js").write_bytes(b"// Why.\n")
    failures = trials_of(rule, scan_by_hand(), monkeypatch)
    assert failures == ["a bad example has carets: mark what the rule must find"]


def test_accept(rule: LoadedRule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allocscan.trials, "scan", scan_by_hand())
    marked, fixed = Path(rule.folder, "bad", "a.js"), Path(rule.folder, "bad", "a.fixed.js")
    assert run_trials([rule], accept=True).written == ()
    marked.write_bytes((BAD % LITERAL).replace(b"my-rule", b"other-rule returned"))
    fixed.write_bytes(b"old\n")
    report = run_trials([rule], accept=True)
    assert report.passed
    assert report.written == (marked, fixed)
    assert marked.read_bytes() == BAD % LITERAL
    assert fixed.read_bytes() == FIXED


def test_accept_takes_back_what_is_no_longer_fixed(
    rule: LoadedRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allocscan.trials, "scan", scan_by_hand(refused=True))
    report = run_trials([rule], accept=True)
    assert report.passed
    assert not Path(rule.folder, "bad", "a.fixed.js").exists()
    assert b"^ my-rule returned\n" in Path(rule.folder, "bad", "a.js").read_bytes()
