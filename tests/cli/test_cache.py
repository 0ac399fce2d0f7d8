"""The cache as its users meet it: it is never seen, but for the time."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.command import REAL, ROOT, run_command

from allocscan.project.changes import changes_since
from allocscan.project.snapshot import Places, Snapshot, bytes_of, snapshot_of
from allocscan.project.stamps import digest_of, stamp_of
from allocscan.project.told import bytes_of as bytes_of_words
from allocscan.project.told import words_of
from allocscan.records import replace

ENTRIES = ", ".join(f"k{number}: {number}" for number in range(12))
TABLE = f"export function pick(k) {{ const t = {{ {ENTRIES} }}; return t[k]; }}\n"
OTHER = TABLE.replace("k1: 1", "k1: 'x'").replace("pick", "other")
ALONE = TABLE.replace("export ", "")
"""No imports were followed to judge it, so that the report is kept."""

LOOP = 'import {{ pick }} from "{path}";\nfor (const x of xs) {{ every(() => pick(x)); }}\n'
ROUTE = 'import {{ pick }} from "{path}";\napp.get("/a", (req, res) => res.send(pick(1)));\n'
TEXTS = [
    "f();\n",
    TABLE,
    OTHER,
    TABLE + OTHER,
    ALONE,
    LOOP.format(path="./a.js"),
    ROUTE.format(path="./b.js"),
    "// allocscan-disable-next-line rebuilt-object -- why\n" + TABLE,
    TABLE.replace("return", "keep(t); return"),
    "export const broken = ({;\n",
]
NAMES = ["a.js", "b.js", "c.mjs", "lib/d.js"]
CONFIGS = [
    "",
    "min-bytes = 0\n",
    'ignore = ["rebuilt-object"]\n',
    "unsafe-fixes = true\n",
    'exclude = ["b.js"]\n',
    '[[overrides]]\nfiles = ["lib/*"]\nignore = ["rebuilt-object"]\n',
]


def go(folder: Path, *words: str, **env: str) -> tuple[bytes, bytes]:
    done = run_command("-f", "json", *words, cwd=folder, program=REAL, env=env)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "package.json").write_text('{"name": "x", "type": "module", "private": true}\n')
    (tmp_path / "a.js").write_text(TABLE)
    (tmp_path / "b.js").write_text(ALONE)
    return tmp_path


CACHED = ("--config", "cache=true")


def test_the_second_run_says_the_same(project: Path) -> None:
    first = go(project, *CACHED)[0]
    assert kept(project).is_file()
    assert (project / ".allocscan_cache" / ".gitignore").is_file()
    assert go(project, *CACHED)[0] == first == go(project, "--no-cache")[0]
    assert json.loads(first)["summary"]["files"] == 2


def test_few_files_and_no_cache_leave_nothing_behind(project: Path) -> None:
    go(project)
    go(project, *CACHED, "--no-cache")
    (project / "allocscan.toml").write_text("cache = true\n")
    go(project, ALLOCSCAN_NO_CACHE="1")
    assert not (project / ".allocscan_cache").exists()


def kept(project: Path) -> Path:
    (path,) = (project / ".allocscan_cache").glob("*.run")
    return path


def words_kept(project: Path) -> Path:
    (path,) = (project / ".allocscan_cache").glob("*.told")
    return path


def planted(project: Path) -> None:
    """What the cache says of the file that has a finding, it says of the other one too."""
    snapshot = snapshot_of(kept(project).read_bytes())
    assert snapshot is not None
    document = json.loads(snapshot.findings)
    document["judged"] = [[place, *document["judged"][0][1:]] for place in range(2)]
    kept(project).write_bytes(bytes_of(replace(snapshot, findings=json.dumps(document))))
    words_kept(project).unlink()


def test_it_is_asked(project: Path) -> None:
    """What is planted is reported: nothing was judged again."""
    (project / "a.js").write_text("f();\n")
    time.sleep(0.2)  # what changes while a run begins is looked at again
    go(project, *CACHED)
    planted(project)
    summary = json.loads(go(project, *CACHED)[0])["summary"]
    assert (summary["files"], summary["findings"]) == (2, 2)


def test_it_is_asked_where_another_file_changed(project: Path) -> None:
    (project / "a.js").write_text("f();\n")
    (project / "c.js").write_text("f();\n")
    time.sleep(0.2)
    go(project, *CACHED)
    planted(project)
    (project / "c.js").write_text("g();\n")
    summary = json.loads(go(project, *CACHED)[0])["summary"]
    assert (summary["files"], summary["findings"]) == (3, 2)


def said(project: Path, *words: str, **env: str) -> tuple[int, bytes, bytes]:
    """The exit code, stdout, and stderr without the time that the run took."""
    done = run_command(*words, cwd=project, program=REAL, env=env)
    return done.returncode, done.stdout, re.sub(rb" in \d+\.\d\d s\.", b" in - s.", done.stderr)


HARMS = [
    pytest.param(lambda path: path.write_bytes(b"no run" * 100), id="something else"),
    pytest.param(lambda path: path.write_bytes(b""), id="empty"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes()[:500]), id="cut short"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes() + b"x"), id="a byte too many"),
    pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
    pytest.param(lambda path: (path.unlink(), path.symlink_to(path)), id="a link in a circle"),
]


def test_words_are_said_again(project: Path) -> None:
    expected = said(project, "--no-cache")
    time.sleep(0.2)
    assert said(project, *CACHED) == expected
    words = words_of(words_kept(project).read_bytes())
    assert words is not None
    told = replace(words.told, out=words.told.out + "planted\n")
    words_kept(project).write_bytes(bytes_of_words(replace(words, told=told)))
    assert said(project, *CACHED) == (expected[0], expected[1] + b"planted\n", expected[2])
    (project / "b.js").write_text(OTHER)
    assert said(project, *CACHED) == said(project, "--no-cache")


@pytest.mark.parametrize("harm", HARMS)
def test_harmed_words_are_done_without(harm: object, project: Path) -> None:
    expected = said(project, *CACHED)
    assert callable(harm)
    harm(words_kept(project))
    assert said(project, *CACHED) == expected


WAYS = [
    pytest.param((), {}, id="text"),
    pytest.param(("-f", "json"), {}, id="json"),
    pytest.param(("-f", "junit"), {}, id="a format that names clean files"),
    pytest.param(("--quiet",), {}, id="quiet"),
    pytest.param(("--silent",), {}, id="silent"),
    pytest.param(("--statistics",), {}, id="statistics"),
    pytest.param(("--sort", "path"), {}, id="another order"),
    pytest.param(("--exit-zero",), {}, id="another exit code"),
    pytest.param(("--fail-on", "never"), {}, id="a setting"),
    pytest.param(("--unsafe-fixes",), {}, id="a setting of fixes"),
    pytest.param((), {"FORCE_COLOR": "1"}, id="colours"),
    pytest.param((), {"PYTHONIOENCODING": "ascii"}, id="an encoding"),
    pytest.param((), {"GITHUB_ACTIONS": "true"}, id="annotations"),
    pytest.param(("--hyperlinks", "always"), {}, id="links"),
    pytest.param(("--diff",), {}, id="a diff"),
]


@pytest.mark.parametrize(("words", "env"), WAYS)
def test_words_are_those_that_were_asked_for(
    words: tuple[str, ...], env: dict[str, str], project: Path
) -> None:
    (project / "allocscan.toml").write_text("cache = true\n")
    plain = said(project)
    asked = said(project, "--no-cache", *words, **env)
    assert said(project, *words, **env) == asked
    assert said(project, *words, **env) == asked
    assert said(project) == plain


def test_a_file_that_is_written_is_written_again(project: Path) -> None:
    report = project / "report.json"
    for _ in range(3):
        said(project, *CACHED, "-f", f"json:{report}")
        assert json.loads(report.read_bytes())["summary"]["files"] == 2
        report.unlink()


def test_fix_is_made_though_the_finding_is_known(project: Path) -> None:
    go(project, *CACHED)
    go(project, *CACHED, "--fix")
    assert "const t =" not in (project / "a.js").read_text()
    assert json.loads(go(project, *CACHED)[0])["findings"] == []


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_one_is_done_without(harm: object, project: Path) -> None:
    expected = go(project, *CACHED)[0]
    assert callable(harm)
    harm(kept(project))
    stdout, stderr = go(project, *CACHED)
    assert stdout == expected
    assert stderr.count(b"the cache in") <= 1
    assert b"Traceback" not in stderr


def test_another_run_is_another_one(project: Path) -> None:
    (project / "allocscan.toml").write_text("cache = true\n")
    assert json.loads(go(project)[0])["summary"]["findings"] == 2
    assert json.loads(go(project, "b.js")[0])["summary"]["findings"] == 1
    assert json.loads(go(project, "--ignore", "rebuilt-object")[0])["summary"]["findings"] == 0
    assert json.loads(go(project)[0])["summary"]["findings"] == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_where_it_cannot_be_written(project: Path) -> None:
    project.chmod(0o555)
    stdout, stderr = go(project, *CACHED)
    project.chmod(0o755)
    assert stdout == go(project, "--no-cache")[0]
    assert b"the cache in" in stderr


def test_two_at_once(project: Path) -> None:
    expected = go(project, "--no-cache")[0]
    command = [sys.executable, *REAL, "-f", "json", *CACHED]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(command, cwd=project, env=env, stdout=subprocess.PIPE) for _ in range(4)
    ]
    assert {run.communicate()[0] for run in runs} == {expected}


def same(project: Path, *words: str) -> bytes:
    """What is said of the project now, with the cache and without it."""
    expected = go(project, "--no-cache", *words)[0]
    assert go(project, *CACHED, *words)[0] == expected
    assert go(project, *CACHED, *words)[0] == expected
    return expected


def test_a_caller_that_is_not_checked(project: Path) -> None:
    (project / "lib").mkdir()
    (project / "app").mkdir()
    (project / "lib/a.js").write_text(TABLE)
    (project / "app/loop.js").write_text(LOOP.format(path="../lib/a.js"))
    looped = same(project, "lib")
    (project / "app/loop.js").write_text("f();")
    quiet = same(project, "lib")
    (project / "app/route.js").write_text(ROUTE.format(path="../lib/a.js"))
    assert len({looped, quiet, same(project, "lib")}) == 3


def test_a_link_that_led_nowhere(project: Path) -> None:
    (project / "c.js").symlink_to("../outside.js")
    nothing = same(project)
    (project / "../outside.js").write_text(TABLE)
    something = same(project)
    (project / "../outside.js").write_text("f();")
    assert len({nothing, something, same(project)}) == 3
    (project / "../outside.js").unlink()


def test_a_file_in_the_folder_of_the_cache(project: Path) -> None:
    (project / ".git").rmdir()  # without git, the walk comes by there
    before = same(project)
    (project / ".allocscan_cache/c.js").write_text(TABLE)
    between = same(project)
    (project / ".allocscan_cache/c.js").write_text("f();")
    assert len({before, between, same(project)}) == 3


def test_a_configuration_above(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    (inner / "a.js").write_text(TABLE)
    found = same(inner)
    (project / "allocscan.toml").write_text('ignore = ["rebuilt-object"]\n')
    ignored = same(inner)
    (project / "allocscan.toml").write_text('extends = "base.toml"\n')
    (project / "base.toml").write_text('engine = "node18"\n')
    older = same(inner)
    (project / "base.toml").write_text('ignore = ["rebuilt-object"]\n')
    assert same(inner) == ignored
    assert len({found, ignored, older}) == 3


@pytest.mark.parametrize("place", [".git/info/exclude", "home/.config/git/ignore", "excludes"])
def test_what_git_ignores_by_other_files(place: str, project: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=project, check=True, capture_output=True)

    home = {"HOME": str(project / "home"), "XDG_CONFIG_HOME": ""}
    git("init", "-q")
    git("config", "core.excludesFile", "excludes" if place == "excludes" else "")
    if place.startswith("home"):
        git("config", "--unset", "core.excludesFile")
    for ignored in ("a.js\n", "b.js\n"):
        (project / place).parent.mkdir(parents=True, exist_ok=True)
        (project / place).write_text(ignored)
        expected = go(project, "--no-cache", **home)[0]
        assert go(project, *CACHED, **home)[0] == expected
        assert go(project, *CACHED, **home)[0] == expected
        assert len(json.loads(expected)["findings"]) == 1


def restored(path: Path, text: str) -> None:
    """Write, and put the time of the change back."""
    before = path.stat() if path.exists() else None
    path.write_text(text)
    if before is not None:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def written(path: Path, text: str) -> None:
    """Write as editors do: another file takes the place."""
    path.with_name("new").write_text(text)
    path.with_name("new").replace(path)


def act(project: Path, step: tuple[str, ...]) -> None:
    match step:
        case ("write", name, text):
            (project / name).write_text(text)
        case ("replace", name, text):
            written(project / name, text)
        case ("restore", name, text):
            restored(project / name, text)
        case ("remove", name):
            (project / name).unlink(missing_ok=True)
        case ("touch", name):
            (project / name).touch()
        case ("move", name, other):
            if (project / name).exists():
                (project / name).replace(project / other)
        case ("git", *words):
            subprocess.run(["git", *words], cwd=project, capture_output=True, check=False)


JSON = st.sampled_from(["{}", '{"private": true}', '{"name": "y", "browser": {"./a": "./b"}}'])
NAME = st.sampled_from(NAMES)
STEP = st.one_of(
    st.tuples(st.sampled_from(["write", "replace", "restore"]), NAME, st.sampled_from(TEXTS)),
    st.tuples(st.sampled_from(["remove", "touch"]), NAME),
    st.tuples(st.just("move"), NAME, NAME),
    st.tuples(st.just("write"), st.just("allocscan.toml"), st.sampled_from(CONFIGS)),
    st.tuples(st.just("write"), st.sampled_from(["package.json", "lib/package.json"]), JSON),
    st.tuples(st.just("write"), st.just(".gitignore"), st.sampled_from(["", "a.js\n", "lib\n"])),
    st.tuples(st.just("remove"), st.sampled_from(["lib/package.json", ".gitignore"])),
    st.tuples(st.just("git"), st.just("add"), st.just("-f"), NAME),
    st.tuples(st.just("git"), st.just("rm"), st.just("--cached"), NAME),
)


@pytest.mark.parametrize("tracked", [True, False])
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.lists(STEP, min_size=1, max_size=3), min_size=1, max_size=5))
def test_whatever_changes_it_makes_no_difference(
    steps: list[list[tuple[str, ...]]], project: Path, *, tracked: bool
) -> None:
    if tracked:
        subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    (project / "lib").mkdir(exist_ok=True)
    for some in steps:
        for step in some:
            act(project, step)
        expected = go(project, "--no-cache")[0]
        assert go(project, *CACHED)[0] == expected
        assert go(project, *CACHED)[0] == expected


def test_an_edit_within_the_same_tick_is_seen(tmp_path: Path) -> None:
    """Same size, same times: what is as young as the run is compared by its content."""
    path = tmp_path / "a.js"
    path.write_text("f();")
    stamp = stamp_of(str(path))
    files = Places([str(path)], [stamp], [digest_of(str(path)).hex()])
    young = Snapshot("", stamp[1], 1, files, Places([], [], []), "{}")
    assert changes_since(young, "").none
    path.write_text("g();")
    same = replace(young, files=replace(files, stamps=[stamp_of(str(path))]))
    assert changes_since(same, "").files == (0,)
    later = replace(same, started=stamp[1] + 10**10)
    assert changes_since(later, "").none  # nobody looks: it was old when that run began


@given(at=st.integers(0), value=st.integers(0, 255))
def test_no_changed_byte_is_believed(at: int, value: int) -> None:
    places = Places(["/a.js", "/b.js"], [(1, 2, 3, 4), (5, 6, 7, 8)], ["00", "11"])
    content = bytes_of(Snapshot("key", 9, 1, places, Places(["/"], [(1, 1, 1, 1)], ["fa"]), "{}"))
    at %= len(content)
    changed = content[:at] + bytes([value]) + content[at + 1 :]
    assert (snapshot_of(changed) is None) == (changed != content)
