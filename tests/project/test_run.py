"""Files to results, with a scan that is made by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.handmade import PRICE, price_report, price_scan, refused_at, source_of

from allocscan import scan as scanning
from allocscan.errors import AllocscanError
from allocscan.findings import NoteKind, Report
from allocscan.packs.load import standard_rules
from allocscan.project import run as running
from allocscan.project.checker import Checker
from allocscan.project.files import find_files
from allocscan.project.found import Found
from allocscan.project.jobs import LARGE_BYTES
from allocscan.project.layers import override_layer
from allocscan.project.looked import Looked
from allocscan.project.lookup import Asked, Configs
from allocscan.project.results import Mode, Result, Run
from allocscan.records import replace
from allocscan.rule import Rule
from allocscan.settings import Applicability, PureMark, Settings
from allocscan.severity import Severity
from allocscan.sites.obstacles import Because
from allocscan.source.file import SourceFile
from allocscan.suppressions.comment_rules import COMMENT_RULES

seen: list[tuple[tuple[str, ...], Settings]] = []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "price.js").write_text(PRICE)
    (tmp_path / "src" / "same.js").write_text("export {};\n")
    seen.clear()
    monkeypatch.setattr(scanning, "scan_whole", _watched(price_scan))
    return tmp_path


def _watched(scan: Callable[..., Report]) -> Callable[..., Report]:
    def watched(
        source: SourceFile, rules: tuple[Rule, ...], settings: Settings, _places: object
    ) -> Report:
        seen.append((tuple(rule.id for rule in rules), settings))
        return scan(source, rules, settings)

    return watched


def go(folder: Path, mode: Mode = Mode.SHOW, *settings: str) -> Run:
    layers = tuple(override_layer(each, str(folder)) for each in settings)
    configs = Configs(Asked(layers, bases=(str(folder),)))
    checker = Checker(standard_rules(), configs, mode)
    return running.run(checker, find_files(["."], configs).files)


def test_show_writes_nothing(folder: Path) -> None:
    checked = go(folder)
    assert (folder / "src/price.js").read_text() == PRICE
    assert checked.patches == ()
    assert [len(report.findings) for report in checked.reports] == [1]
    assert checked.checked == 2


@pytest.mark.parametrize(
    ("mode", "made"),
    [
        pytest.param(Mode.SHOW, False, id="nobody sees the fixed file"),
        pytest.param(Mode.DIFF, True, id="a diff"),
        pytest.param(Mode.WRITE, True, id="it is written"),
    ],
)
def test_fixes_are_made_where_that_can_be_seen(folder: Path, mode: Mode, *, made: bool) -> None:
    go(folder, mode)
    assert {settings.make_fixed for _, settings in seen} == {made}


def test_large_files_come_first_and_results_in_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "src/same.js").write_text("export {};\n" + " " * LARGE_BYTES)
    order: list[str] = []
    check = Checker.check

    def watched(checker: Checker, found: Found) -> Result:
        order.append(found.path)
        return check(checker, found)

    monkeypatch.setattr(Checker, "check", watched)
    checked = go(folder)
    assert order == ["src/same.js", "src/price.js"]
    first, second = checked.results
    assert first.report is not None
    assert len(first.report.findings) == 1
    assert second.report is None or not second.report.findings


def test_diff_writes_nothing_and_reports_all(folder: Path) -> None:
    checked = go(folder, Mode.DIFF)
    assert (folder / "src/price.js").read_text() == PRICE
    assert [patch.path for patch in checked.patches] == ["src/price.js"]
    assert len(checked.reports[0].findings) == 1


def test_write_reports_what_remains(folder: Path) -> None:
    untouched = (folder / "src/same.js").stat().st_mtime_ns
    checked = go(folder, Mode.WRITE)
    assert "const DIGITS" in (folder / "src/price.js").read_text()
    assert [len(report.findings) for report in checked.reports] == [0]
    assert checked.checked == 2
    assert [(each.fixed, each.constants) for each in checked.results] == [(1, ("DIGITS",)), (0, ())]
    assert (folder / "src/same.js").stat().st_mtime_ns == untouched


def test_a_fix_that_does_not_converge_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def restless(source: SourceFile, *_asked: object) -> Report:
        return Report(source, (), (), source.content + b"\n")

    monkeypatch.setattr(scanning, "scan_whole", restless)
    checked = go(folder, Mode.WRITE)
    assert (folder / "src/price.js").read_text() == PRICE
    assert {note.kind for note in checked.notes} == {NoteKind.FIX_REVERTED}


def test_a_file_that_cannot_be_written_keeps_its_findings(folder: Path) -> None:
    (folder / "src/price.js").chmod(0o444)
    checked = go(folder, Mode.WRITE)
    assert [note.kind for note in checked.notes] == [NoteKind.NOT_WRITTEN]
    assert len(checked.reports[0].findings) == 1
    assert checked.patches == ()


OTHERS = {rule.id for rule in standard_rules() if rule.meta.default} - {"rebuilt-array"}


@pytest.mark.parametrize(
    ("settings", "rules"),
    [
        pytest.param((), OTHERS | {"rebuilt-array"}, id="defaults"),
        pytest.param(("select=rebuilt-array",), {"rebuilt-array"}, id="select"),
        pytest.param(("ignore=rebuilt-array",), OTHERS, id="ignore"),
        pytest.param(("rules.rebuilt-array=off",), OTHERS, id="off"),
        pytest.param(
            ("overrides=[{files='src/', rules={rebuilt-array='off'}}]",),
            OTHERS,
            id="override",
        ),
        pytest.param(
            ("overrides=[{files='src/', exclude-files='*.js', ignore='rebuilt-array'}]",),
            OTHERS | {"rebuilt-array"},
            id="override that leaves the file out",
        ),
        pytest.param(
            ("rules.rebuilt-array=off", "select=rebuilt-array"),
            {"rebuilt-array"},
            id="the command line's choice wins",
        ),
    ],
)
def test_rules(settings: tuple[str, ...], rules: set[str], folder: Path) -> None:
    go(folder, Mode.SHOW, *settings)
    assert set(seen[0][0]) == rules


def test_settings(folder: Path) -> None:
    (folder / "package.json").write_text(
        '{"type": "module", "engines": {"node": ">=20"}, "sideEffects": false}'
    )
    go(folder, Mode.SHOW, "rules.rebuilt-array=error", "unfixable=rebuilt-array", "min-bytes=0")
    _, settings = seen[0]
    assert settings.engine == "node20"
    assert settings.module_file is None  # pages load classic scripts from packages with a type
    assert settings.pure_annotation is PureMark.MODULES
    assert settings.severities == {"rebuilt-array": Severity.ERROR}
    every = {*COMMENT_RULES, *(rule.id for rule in standard_rules())}
    assert settings.fixable == every - {"rebuilt-array"}
    assert settings.thresholds.called == 0


def test_unknown_rule(folder: Path) -> None:
    with pytest.raises(AllocscanError, match='did you mean "rebuilt-array"'):
        go(folder, Mode.SHOW, "ignore=rebuilt-aray")


@pytest.mark.parametrize(
    ("text", "imports"),
    [
        pytest.param("f();\n", False, id="nothing of modules"),
        pytest.param("export const a = 1;\n", False, id="exports alone"),
        pytest.param("module.exports = f();\n", False, id="CommonJS exports alone"),
        pytest.param("import './b.js';\n", True, id="an import"),
        pytest.param("export * from './b.js';\n", True, id="an export of another file's"),
        pytest.param("module.exports = require('./b');\n", True, id="a require"),
        pytest.param("define(['./b'], (b) => b);\n", True, id="a define"),
        pytest.param("f(module.createRequire);\n", True, id="what makes a require"),
    ],
)
def test_a_file_that_imports_nothing_is_in_no_cycle(text: str, imports: bool, folder: Path) -> None:
    (folder / "src/price.js").write_text(text)
    go(folder)
    assert [settings.may_cycle for _, settings in seen] == [imports, False]


@pytest.mark.parametrize("cyclic", [False, True])
def test_cycles_are_looked_for_only_where_they_stop_a_fix(
    cyclic: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    class Graph:
        def __init__(self, root: Path) -> None:
            self.root = root
            self.looked = Looked()

        def edges(self) -> dict[str, str]:
            return {}

        def may_cycle(self, path: Path) -> bool:
            asked.append(path)
            return cyclic

    def stopped(source: SourceFile, _rules: object, settings: Settings, _places: object) -> Report:
        if b"digits" not in source.content or not settings.may_cycle:
            return price_scan(source, (), settings)
        report = price_report(Applicability.UNSAFE, path=source.path)
        refused = replace(refused_at(source_of(PRICE), "import"), because=Because.IMPORT_CYCLE)
        return replace(report, findings=(replace(report.findings[0], refusals=(refused,)),))

    import sys
    from types import ModuleType

    module = ModuleType("allocscan.project.imports")
    module.__dict__["ImportGraph"] = Graph
    monkeypatch.setitem(sys.modules, "allocscan.project.imports", module)
    monkeypatch.setattr(scanning, "scan_whole", stopped)
    checked = go(folder, Mode.WRITE)
    assert [path.name for path in asked] == ["price.js"]
    assert bool(checked.patches) is not cyclic
