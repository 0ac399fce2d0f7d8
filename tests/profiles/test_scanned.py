"""What a recording changes in a scan: levels, what is shown, and what is said of the recording."""

import pytest

from allocscan.findings import NoteKind, Report
from allocscan.packs.load import standard_rules
from allocscan.profiles.file_profile import Counted, FileProfile, Placed, Sampled
from allocscan.profiles.pieces import Nested, laid_flat
from allocscan.records import replace
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.sites.heat_values import HeatLevel
from allocscan.source.file import Language, SourceFile

TABLE = (
    "{ a: { b: 'b', c: 'c' }, d: { e: 'e', f: 'f' }, g: { h: 'h', i: 'i' }, j: { k: 'k', l: 'l' } }"
)
CONTENT = f"""\
export function one(key) {{
  const table = {TABLE};
  return table[key] === undefined;
}}
export function two(key) {{
  const table = {TABLE};
  return table[key] !== undefined;
}}
const once = () => {{
  const table = {TABLE};
  return table[process.argv[2]] !== undefined;
}};
export const ready = once();
""".encode()
RULES = standard_rules()
SOURCE = SourceFile("src/a.js", CONTENT, Language.JS)
STARTS = {
    "one": CONTENT.index(b"function one"),
    "two": CONTENT.index(b"function two"),
    "once": CONTENT.index(b"() =>"),
}


def counted(counts: dict[str, int]) -> FileProfile:
    whole = Nested(0, len(CONTENT), 1, True)
    ranges = [
        Nested(STARTS[name], CONTENT.index(b"\n}", STARTS[name]) + 2, count, True)
        for name, count in counts.items()
    ]
    pieces = laid_flat([whole, *ranges])
    return FileProfile(CONTENT, (Counted("one.json", True, True, True, pieces),))


def sampled(shares: dict[str, int]) -> FileProfile:
    frames = tuple(
        Placed(name, CONTENT.index(b"(", STARTS[name]), 0, micros)
        for name, micros in shares.items()
    )
    return FileProfile(
        CONTENT, sampled=(Sampled("one.cpuprofile", True, frames),), micros_seen=1_000_000
    )


def scanned(profile: FileProfile | None) -> Report:
    settings = Settings(profile=profile, make_fixed=False)
    return scan(SOURCE, RULES, settings)


def levels(profile: FileProfile | None) -> dict[str, HeatLevel]:
    return {found.function: found.heat.level for found in scanned(profile).findings}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        pytest.param(None, {"one": HeatLevel.CALLED, "two": HeatLevel.CALLED}, id="no recording"),
        pytest.param(
            counted({}), {"one": HeatLevel.CALLED, "two": HeatLevel.CALLED}, id="nothing is counted"
        ),
        pytest.param(
            counted({"one": 0, "two": 1}), {}, id="never, and once for the load of the file"
        ),
        pytest.param(
            counted({"one": 900, "two": 0, "once": 1}), {"one": HeatLevel.MEASURED}, id="counts"
        ),
        pytest.param(
            counted({"once": 70}),
            {
                "one": HeatLevel.CALLED,
                "two": HeatLevel.CALLED,
                "once": HeatLevel.MEASURED,
            },
            id="cold by the code, but not when it ran",
        ),
        pytest.param(
            sampled({"one": 400_000}),
            {"one": HeatLevel.MEASURED, "two": HeatLevel.CALLED},
            id="samples",
        ),
    ],
)
def test_levels(profile: FileProfile | None, expected: dict[str, HeatLevel]) -> None:
    assert levels(profile) == expected


def test_what_samples_passed_over_is_faint() -> None:
    found = scanned(sampled({"one": 400_000, "once": 10})).findings
    assert {each.function: each.heat.faint for each in found} == {"one": False, "two": True}
    found = scanned(counted({"one": 900})).findings
    assert [each.heat.faint for each in found] == [False, False]


def test_the_reasons_of_the_code_are_kept() -> None:
    (before, _) = scanned(None).findings
    (after, _) = scanned(counted({"one": 900})).findings
    assert after.heat.because[:-1] == before.heat.because
    assert after.heat.because[-1].text == "which ran 900 times while it was recorded"
    assert after.heat.measured is not None
    assert after.heat.measured.evaluations == 900


def test_another_version_is_noted_once_and_left_out() -> None:
    profile = counted({"one": 900})
    stranger = replace(profile, counted=(replace(profile.counted[0], fits=False),))
    report = scanned(stranger)
    (note,) = report.notes
    assert note.kind is NoteKind.PROFILE_OTHER_VERSION
    assert note.path == "src/a.js"
    assert note.message == (
        "one.json was recorded with another version of this file: "
        "the text that ran had another length; left out"
    )
    assert {found.heat.level for found in report.findings} == {HeatLevel.CALLED}
