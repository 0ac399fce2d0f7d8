"""Recordings on disk and the files of a project: directories, source maps, and what is said."""

import base64
import json
from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.recorded import at, joined

from allocscan.errors import AllocscanError
from allocscan.findings import NoteKind
from allocscan.project.profiles import Profiles
from allocscan.project.recordings import read_recordings
from allocscan.sites.heat_values import Measurement

TABLE = (
    "{ a: { b: 'b', c: 'c' }, d: { e: 'e', f: 'f' }, g: { h: 'h', i: 'i' }, j: { k: 'k', l: 'l' } }"
)
SOURCE = (
    f"export function hot(key) {{\n  const table = {TABLE};\n  return table[key] || null;\n}}\n"
)
START = SOURCE.index("function")
END = len(SOURCE) - 1


def coverage(url: str, count: int = 5_000, length: int = len(SOURCE)) -> str:
    """V8 coverage of `SOURCE`."""
    whole = {"startOffset": 0, "endOffset": length, "count": 1}
    own = {"startOffset": START, "endOffset": END, "count": count}
    functions = [
        {"functionName": "", "ranges": [whole], "isBlockCoverage": True},
        {"functionName": "hot", "ranges": [own], "isBlockCoverage": True},
    ]
    return json.dumps({"result": [{"scriptId": "1", "url": url, "functions": functions}]})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.js").write_text(SOURCE)
    return tmp_path


def measured(project: Path, *recordings: str, name: str = "src/app.js") -> Measurement | None:
    """What `recordings`, paths in the project, say of the table in its source."""
    profiles = profiles_of(project, *recordings, name=name)
    location = project / name
    profile = profiles.of(str(location), location.read_bytes())
    if profile is None:
        return None
    return at(joined(location.name, profile), location.read_bytes(), TABLE)


def profiles_of(project: Path, *recordings: str, name: str = "src/app.js") -> Profiles:
    given = read_recordings([str(project / each) for each in recordings])
    return Profiles(given, [str(project / name)], [str(project)])


# ------------------------------------------------------------------ files and directories


def test_a_directory_without_recordings_is_a_mistake(project: Path) -> None:
    (project / "out").mkdir()
    (project / "out" / "notes.txt").write_text("x")
    (project / "out" / "coverage-summary.json").write_text('{"total": {}}')
    with pytest.raises(AllocscanError, match=r"out: no recording is in this directory; give a `"):
        read_recordings([str(project / "out")])


def test_a_missing_file_is_a_mistake(project: Path) -> None:
    with pytest.raises(AllocscanError, match=r"--profile .*/none: cannot be read: No such file"):
        read_recordings([str(project / "none")])


def test_recordings_of_a_directory_add_up(project: Path) -> None:
    (project / "cov").mkdir()
    url = (project / "src" / "app.js").as_uri()
    for number in range(3):
        (project / "cov" / f"coverage-{number}.json").write_text(coverage(url))
    (project / "cov" / "broken.json").write_text(coverage(url)[:99])
    (project / "cov" / "package.json").write_text("{}")
    found = measured(project, "cov")
    assert found is not None
    assert found.evaluations == 15_000
    assert found.seconds is None
    (note,) = profiles_of(project, "cov").notes
    assert note.kind is NoteKind.PROFILE_LIMITED
    assert note.path.endswith("cov/broken.json")
    assert note.message.startswith("left out: broken JSON")


def test_a_recording_that_is_named_twice_counts_once(project: Path) -> None:
    (project / "one.json").write_text(coverage((project / "src" / "app.js").as_uri()))
    found = measured(project, "one.json", "one.json", "./one.json")
    assert found is not None
    assert found.evaluations == 5_000


def test_lcov_beside_the_json_of_the_same_run_is_left_out(project: Path) -> None:
    (project / "cov").mkdir()
    place = {"start": {"line": 1, "column": 7}, "end": {"line": 4, "column": 1}}
    file = {
        "path": "src/app.js",
        "fnMap": {"0": {"name": "hot", "decl": place, "loc": place}},
        "f": {"0": 7},
        "statementMap": {},
        "s": {},
    }
    (project / "cov" / "coverage-final.json").write_text(json.dumps({"src/app.js": file}))
    (project / "cov" / "lcov.info").write_text(
        "SF:src/app.js\nFN:1,hot\nFNDA:7,hot\nDA:2,7\nend_of_record\n"
    )
    both = measured(project, "cov")
    assert both is not None
    assert both.evaluations == 7
    alone = measured(project, "cov/lcov.info")
    assert alone is not None
    assert alone.evaluations == 7


# ------------------------------------------------------------------ which file


@pytest.mark.parametrize("url", ["/app/src/app.js", "C:\\app\\src\\app.js", "src/app.js"])
def test_a_recording_of_another_machine(project: Path, url: str) -> None:
    (project / "one.json").write_text(coverage(url))
    found = measured(project, "one.json")
    assert found is not None
    assert found.evaluations == 5_000


def test_a_recording_of_this_machine_names_its_files(project: Path) -> None:
    here = json.loads(coverage((project / "src" / "app.js").as_uri()))
    there = json.loads(coverage("/usr/share/src/app.js"))
    (project / "one.json").write_text(json.dumps({"result": here["result"] + there["result"]}))
    found = measured(project, "one.json")
    assert found is not None
    assert found.evaluations == 5_000


def test_a_recording_of_other_files_is_said(project: Path) -> None:
    (project / "one.json").write_text(coverage("file:///app/src/other.js"))
    profiles = profiles_of(project, "one.json")
    assert profiles.of(str(project / "src" / "app.js"), b"") is None
    (note,) = profiles.notes
    assert note.kind is NoteKind.PROFILE_UNMATCHED
    assert note.message == "names no file that is checked here"


def test_a_file_that_others_were_recorded_without_is_passed_over(project: Path) -> None:
    (project / "src" / "never.js").write_text(SOURCE)
    (project / "one.json").write_text(coverage((project / "src" / "app.js").as_uri()))
    given = read_recordings([str(project / "one.json")])
    locations = [str(project / "src" / name) for name in ("app.js", "never.js")]
    profiles = Profiles(given, locations, [str(project)])
    found = [profiles.of(each, SOURCE.encode()) for each in locations]
    assert [each is not None and each.passed_over for each in found] == [False, True]


# ------------------------------------------------------------------ source maps


def test_a_source_of_another_project_is_not_this_file(project: Path) -> None:
    other = project.parent / "other"
    other.mkdir(exist_ok=True)
    script = other / "bundle.js"
    script.write_text(inline(source_map("../elsewhere/app.js")))
    (project / "one.json").write_text(generated_coverage(script.as_uri()))
    assert measured(project, "one.json") is None


GENERATED = f'"use strict";\nfunction h(k) {{ const t = {TABLE}; return t[k] || null; }}\n'


def generated_coverage(url: str) -> str:
    start = GENERATED.index("function")
    ranges = [(0, len(GENERATED), 1, ""), (start, len(GENERATED) - 1, 42, "h")]
    functions = [
        {
            "functionName": name,
            "ranges": [{"startOffset": first, "endOffset": last, "count": count}],
            "isBlockCoverage": True,
        }
        for first, last, count, name in ranges
    ]
    return json.dumps({"result": [{"scriptId": "1", "url": url, "functions": functions}]})


def source_map(source: str, content: str | None = None) -> dict[str, object]:
    """Line 2 of the generated text comes from the function and from the table."""
    line = GENERATED.splitlines()[1]
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    def vlq(*numbers: int) -> str:
        text = ""
        for number in numbers:
            rest = abs(number) << 1 | (number < 0)
            while rest > 31:
                text += digits[rest & 31 | 32]
                rest >>= 5
            text += digits[rest]
        return text

    table = SOURCE.splitlines()[1].index(TABLE)
    first, second = vlq(0, 0, 0, START), vlq(line.index(TABLE), 0, 1, table - START)
    document: dict[str, object] = {
        "version": 3,
        "sources": [source],
        "mappings": f";{first},{second}",
    }
    return document | ({} if content is None else {"sourcesContent": [content]})


def inline(document: dict[str, object]) -> str:
    encoded = base64.b64encode(json.dumps(document).encode()).decode()
    return f"{GENERATED}//# sourceMappingURL=data:application/json;base64,{encoded}\n"


def write_generated(project: Path, how: str) -> None:
    dist = project / "dist"
    dist.mkdir()
    script, beside = dist / "app.js", dist / "app.js.map"
    match how:
        case "inline":
            script.write_text(inline(source_map("../src/app.js")))
        case "percent":
            data = json.dumps(source_map("../src/app.js")).replace("%", "%25").replace(" ", "%20")
            script.write_text(f"{GENERATED}//# sourceMappingURL=data:application/json,{data}")
        case "named":
            script.write_text(f"{GENERATED}//# sourceMappingURL=maps/a%20b.map")
            (dist / "maps").mkdir()
            (dist / "maps" / "a b.map").write_text(json.dumps(source_map("../../src/app.js")))
        case "beside":
            script.write_text(GENERATED)
            beside.write_text(json.dumps(source_map("../src/app.js")))
        case "webpack":
            script.write_text(inline(source_map("webpack://shop/./src/app.js")))
        case "with its source":
            text = "\ufeff" + SOURCE.replace("\n", "\r\n")
            script.write_text(inline(source_map("../src/app.js", text)))


@pytest.mark.parametrize(
    "how", ["inline", "percent", "named", "beside", "webpack", "with its source"]
)
@pytest.mark.parametrize("machine", ["here", "elsewhere"])
def test_what_ran_is_led_back_to_its_source(project: Path, how: str, machine: str) -> None:
    write_generated(project, how)
    here = (project / "dist" / "app.js").as_uri()
    (project / "one.json").write_text(
        generated_coverage(here if machine == "here" else "file:///app/dist/app.js")
    )
    found = measured(project, "one.json")
    assert found is not None
    assert found.evaluations == 42


def test_a_map_that_node_kept_needs_no_file(project: Path) -> None:
    url = (project / "src" / "app.js").as_uri()
    document = json.loads(generated_coverage(url))
    lengths = [len(line) for line in GENERATED.splitlines()]
    kept = {"lineLengths": lengths, "data": source_map("app.js"), "url": None}
    document["source-map-cache"] = {url: kept}
    (project / "one.json").write_text(json.dumps(document))
    found = measured(project, "one.json")
    assert found is not None
    assert found.evaluations == 42


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(source_map("../src/app.js", SOURCE + "// more"), id="its source is another"),
        pytest.param(
            source_map("../src/app.js") | {"mappings": ";AAAQ,gCACK"}, id="places in words"
        ),
    ],
)
def test_a_map_of_another_version_is_said(project: Path, document: dict[str, object]) -> None:
    (project / "dist").mkdir()
    (project / "dist" / "app.js").write_text(inline(document))
    url = (project / "dist" / "app.js").as_uri()
    (project / "one.json").write_text(generated_coverage(url))
    location = project / "src" / "app.js"
    profile = profiles_of(project, "one.json").of(str(location), location.read_bytes())
    assert profile is not None
    assert profile.counted == ()
    assert profile.strangers == (str(project / "one.json"),)


def test_a_broken_map_is_as_none(project: Path) -> None:
    (project / "dist").mkdir()
    (project / "dist" / "app.js").write_text(inline({"version": 3, "mappings": "?"}))
    (project / "one.json").write_text(generated_coverage((project / "dist" / "app.js").as_uri()))
    assert measured(project, "one.json") is None


# ------------------------------------------------------------------ the command line


def run(project: Path, *words: str, stdin: bytes = b"") -> tuple[int, dict[str, object], str]:
    done = run_command(
        "check", *words, "-f", "json", "--isolated", cwd=project, program=REAL, stdin=stdin
    )
    return done.returncode, json.loads(done.stdout or b"{}"), done.stderr.decode()


def heat_of(report: dict[str, object]) -> dict[str, object]:
    (finding,) = report["findings"]  # type: ignore[misc]
    return dict(finding["heat"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "hello", "allocscan: --profile one: no recording that is known; give", id="unknown"
        ),
        pytest.param('{"result": [', "allocscan: --profile one:1:13: broken JSON", id="cut off"),
    ],
)
def test_a_file_that_is_none_ends_the_run(project: Path, text: str, said: str) -> None:
    (project / "one").write_text(text)
    code, report, stderr = run(project, "src", "--profile", "one")
    assert (code, report) == (2, {})
    assert stderr.startswith(said)


def test_a_measured_site(project: Path) -> None:
    (project / "one.json").write_text(coverage((project / "src" / "app.js").as_uri()))
    _, report, _ = run(project, "src", "--profile", "one.json")
    heat = heat_of(report)
    assert heat["level"] == "measured"
    assert report["notes"] == []
    steps = [step["text"] for step in heat["because"]]  # type: ignore[attr-defined]
    assert len(steps) > 1, "the chain of reasons is kept"
    assert steps[-1] == "which ran 5,000 times while it was recorded"


def test_text_from_stdin_is_measured(project: Path) -> None:
    (project / "one.json").write_text(coverage((project / "src" / "app.js").as_uri()))
    words = ("-", "--stdin-filename", "src/app.js", "--profile", "one.json")
    _, report, _ = run(project, *words, stdin=SOURCE.encode())
    assert heat_of(report)["level"] == "measured"


def test_what_never_ran_is_silent(project: Path) -> None:
    url = (project / "src" / "app.js").as_uri()
    (project / "one.json").write_text(coverage(url, count=0))
    _, report, _ = run(project, "src", "--profile", "one.json")
    assert report["findings"] == []


def test_another_version_is_noted_with_both_names(project: Path) -> None:
    url = (project / "src" / "app.js").as_uri()
    (project / "one.json").write_text(coverage(url, length=len(SOURCE) - 3))
    _, report, stderr = run(project, "src", "--profile", "one.json")
    assert heat_of(report)["level"] != "measured"
    (note,) = report["notes"]  # type: ignore[misc]
    assert (note["kind"], note["path"]) == ("profile-other-version", "src/app.js")
    assert note["message"].startswith("one.json was recorded with another version of this file")
    assert "src/app.js: profile-other-version: one.json was recorded" in stderr


def test_a_blind_heap_profile_is_noted(project: Path) -> None:
    frame = {"functionName": "hot", "url": "src/app.js", "lineNumber": 0, "columnNumber": 19}
    child = {"callFrame": frame, "selfSize": 900, "id": 2, "children": []}
    root = {"functionName": "(root)", "url": "", "lineNumber": -1, "columnNumber": -1}
    head = {"callFrame": root, "selfSize": 0, "id": 1, "children": [child]}
    samples = [{"size": 900, "nodeId": 2, "ordinal": 5_000}]
    (project / "one").write_text(json.dumps({"head": head, "samples": samples}))
    _, report, stderr = run(project, "src", "--profile", "one")
    assert heat_of(report)["level"] != "measured"
    (note,) = report["notes"]  # type: ignore[misc]
    assert (note["kind"], note["path"]) == ("profile-limited", "one")
    assert "heap profile: lists survivors only" in stderr


@pytest.mark.parametrize("said", ["@cold", "@hot"])
def test_what_was_measured_settles_what_an_author_says(project: Path, said: str) -> None:
    mark = f"// {said}\n"
    source = mark + SOURCE
    (project / "src" / "app.js").write_text(source)
    document = json.loads(coverage((project / "src" / "app.js").as_uri(), length=len(source)))
    for function in document["result"][0]["functions"][1:]:
        for each in function["ranges"]:
            each["startOffset"] += len(mark)
            each["endOffset"] += len(mark)
    (project / "one.json").write_text(json.dumps(document))
    _, report, _ = run(project, "src", "--profile", "one.json")
    heat = heat_of(report)
    assert heat["level"] == "measured"
    steps = [step["text"] for step in heat["because"]]  # type: ignore[attr-defined]
    assert f"marked `{said}`" in steps
