"""Every reason of a refusal has a page, and a program that is refused for it, where it says."""

import re
from collections.abc import Iterator

import pytest

from allocscan.cli.causes import FOLDER, MARK, Cause, cause_named, cause_names
from allocscan.findings import Report
from allocscan.fixes.reasons import SENTENCE
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Applicability, Settings, Thresholds
from allocscan.sites.assumptions import BECAUSE_OF_ROUTE
from allocscan.sites.obstacles import Because
from allocscan.source.file import SourceFile, language_of
from allocscan.source.lines import LineMap

SECTIONS = ["What goes wrong", "What you can do"]
SCRIPT = frozenset({Because.GLOBAL_SCRIPT})
EACH_BECAUSE = pytest.mark.parametrize(
    "because",
    [pytest.param(each, id=each.value) for each in Because],
)


def scanned(source: SourceFile, because: Because, thresholds: Thresholds) -> Report:
    """The report on a file that may be in an import cycle; a module unless scripts are meant."""
    module = None if because in SCRIPT else True
    settings = Settings(thresholds=thresholds, module_file=module, may_cycle=True)
    return scan(source, standard_rules(), settings)


def advised(cause: Cause) -> Iterator[SourceFile]:
    """The programs that stand in the page itself."""
    for number, (suffix, code) in enumerate(
        re.findall(r"^```(\w+)\n(.*?)^```$", cause.page, re.M | re.S)
    ):
        language = language_of(f"{number}.{suffix}")
        assert language is not None, suffix
        yield SourceFile(f"{cause.because.value}/{number}.{suffix}", code.encode(), language)


def test_no_page_is_without_its_cause() -> None:
    assert set(cause_names()) == {each.value for each in Because}


def test_no_example_is_without_its_page() -> None:
    strangers = [path.name for path in FOLDER.iterdir() if path.stem not in cause_names()]
    assert strangers == []


def test_no_cause_is_called_like_a_rule() -> None:
    assert {rule.id for rule in standard_rules()}.isdisjoint(cause_names())


def test_every_sentence_and_every_route_leads_to_a_page() -> None:
    told = {*SENTENCE, *BECAUSE_OF_ROUTE.values()}
    assert {because.value for because in told} <= set(cause_names())
    assert set(SENTENCE) == set(Because)


@EACH_BECAUSE
def test_page(because: Because) -> None:
    cause = cause_named(because.value)
    first, _, rest = cause.page.partition("\n\n")
    assert first == f"# {because.value}"
    assert not rest.startswith("#"), "what was seen comes before any section"
    assert re.findall(r"^## (.+)$", cause.page, re.M) == SECTIONS
    assert "```" in cause.page.partition(SECTIONS[1])[2], "by hand means: code"
    assert cause.sentence == SENTENCE[because]
    assert max(map(len, cause.page.splitlines())) <= 120


@EACH_BECAUSE
@pytest.mark.parametrize(
    "thresholds",
    [pytest.param(Thresholds(0, 0, 0, 0), id="all"), pytest.param(Thresholds(), id="by default")],
)
def test_example_is_refused_at_its_mark(because: Because, thresholds: Thresholds) -> None:
    cause = cause_named(because.value)
    assert cause.examples
    for example in cause.examples:
        assert example.source.content.count(MARK) == 1
        (finding,) = scanned(example.source, because, thresholds).findings
        assert finding.fix is None or finding.fix.applicability is Applicability.UNSAFE
        refused = finding.refusals[0]
        lines = LineMap(example.source.content)
        assert (refused.because, lines.line_of(refused.at.start)) == (because, example.line)
        assert refused.message == cause.sentence
        assert lines.line_span(example.line).of(example.source.content).endswith(MARK)


@EACH_BECAUSE
def test_nothing_is_refused_in_what_the_page_advises(because: Because) -> None:
    programs = list(advised(cause_named(because.value)))
    assert programs
    for program in programs:
        report = scanned(program, because, Thresholds())
        assert report.notes == (), "what is advised can be read"
        for finding in report.findings:
            assert finding.fix is not None, program
            assert finding.fix.applicability is Applicability.SAFE, program


@EACH_BECAUSE
def test_unsafe_fixes_are_promised_only_where_there_are_some(because: Because) -> None:
    cause = cause_named(because.value)
    fixes = [
        finding.fix
        for example in cause.examples
        for finding in scanned(example.source, because, Thresholds()).findings
    ]
    assert ("--unsafe-fixes" in cause.page) == all(fix is not None for fix in fixes)


@EACH_BECAUSE
def test_fix_is_promised_only_where_it_is_made(because: Because) -> None:
    cause = cause_named(because.value)
    fixed = [scanned(program, because, Thresholds()).fixed for program in advised(cause)]
    promised = re.search(r"`--fix` will (hoist|put)[^.]*:\n\n```", cause.page) is not None
    assert promised == any(content is not None for content in fixed)
