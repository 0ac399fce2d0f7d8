"""Reports to text and back, and texts that are no reports."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.handmade import PRICE, finding_at, hoist_of, refused_at, source_of

from allocscan.findings import Finding, Note, NoteKind, Report
from allocscan.packs.load import standard_rules
from allocscan.project.stored import Stored, stored, stored_of
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.sites.obstacles import Because
from allocscan.source.span import Span

SOURCE = source_of(PRICE)


def reports() -> Iterator[Report]:
    yield Report(SOURCE, (), ())
    note = Note(NoteKind.SYNTAX_ERROR, "src/\udce9.js", "one place", Span(1, 2))
    yield Report(SOURCE, (), (note, Note(NoteKind.MINIFIED, "a.js", "é")))
    code = "{ EUR: 2, JPY: 0 }"
    yield Report(SOURCE, (finding_at(SOURCE, code, fix=hoist_of(SOURCE)),), ())
    refused = (refused_at(SOURCE, code, Because.RETURNED),)
    yield Report(SOURCE, (), (), silenced=(finding_at(SOURCE, code, refusals=refused),))
    for rule in standard_rules():
        for example in rule.examples():
            yield scan(example.source, standard_rules(), Settings(unsafe_fixes=True))


def test_what_is_read_is_what_was_written() -> None:
    for report in reports():
        kept = stored(report)
        assert stored_of(json.loads(json.dumps(kept.plain()))) == kept
        again = kept.report(report.source)
        assert (again.findings, again.notes, again.silenced) == (
            report.findings,
            report.notes,
            report.silenced,
        )


GOOD = json.dumps(Stored((finding_at(SOURCE, "{ EUR: 2, JPY: 0 }"),), (), ()).plain())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0", id="a number"),
        pytest.param("[]", id="an empty list"),
        pytest.param("[[], []]", id="a part too few"),
        pytest.param("[[], [], []]", id="parts without names"),
        pytest.param(GOOD.replace('"Finding"', '"Fixing"'), id="an unknown record"),
        pytest.param(GOOD.replace('"Finding"', '"Note"'), id="another record"),
        pytest.param(GOOD.replace('"CALLED"', '"BOILING"'), id="no member"),
        pytest.param(GOOD.replace('"HeatLevel"', '"Popen"'), id="no enumeration of ours"),
        pytest.param(GOOD.replace('["Span",', '["Span", 1,', 1), id="a field too many"),
        pytest.param(json.dumps([["", ["Popen", "x"]], [""], [""], True]), id="no record of ours"),
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - one of many texts
        stored_of(json.loads(text))


@given(st.integers(0, len(GOOD) - 1), st.characters(codec="utf-8"))
def test_any_change_is_read_or_refused(at: int, letter: str) -> None:
    try:
        kept = stored_of(json.loads(GOOD[:at] + letter + GOOD[at + 1 :]))
    except (ValueError, RecursionError):
        return
    assert all(isinstance(each, Finding) for each in kept.findings)
