"""The cache as its users meet it: it is never seen, but for the time."""

import json
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
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
ALONE = TABLE.replace("export ", "") + "export {};\n"
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
    "min-bytes = { called = 4000, iterated = 56, hot = 56 }\n",
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


def test_words_outlast_new_stamps(project: Path) -> None:
    """Forty files are touched: once their stamps are no longer young, the run takes note."""
    for number in range(40):
        (project / f"more{number}.js").write_text("f();\n")
    time.sleep(0.2)
    said(project, *CACHED)
    for path in project.glob("more*.js"):
        os.utime(path, (1_600_000_000,) * 2)
    words = words_of(words_kept(project).read_bytes())
    assert words is not None
    told = replace(words.told, out="planted\n")
    words_kept(project).write_bytes(bytes_of_words(replace(words, told=told)))
    before = kept(project).stat().st_mtime_ns
    assert said(project, *CACHED)[1] == b"planted\n", "said again"
    assert kept(project).stat().st_mtime_ns == before, "the new stamps are young: nothing is won"
    time.sleep(2.1)
    assert said(project, *CACHED)[1] == b"planted\n"
    assert kept(project).stat().st_mtime_ns != before
    assert said(project, *CACHED)[1] == b"planted\n", "said again after that"


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


def test_a_link_in_a_circle(project: Path) -> None:
    (project / "b.js").unlink()
    (project / "b.js").symlink_to("b.js")
    assert b"leads nowhere" in same(project)


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


LIMITS = "min-bytes = { called = 4000, iterated = 56, hot = 56 }\n"
"""Under these it counts whether anybody calls a function often."""


def git(project: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b")
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


def called_from_a_loop(project: Path) -> None:
    (project / "allocscan.toml").write_text(LIMITS)
    for name in ("a.js", "b.js"):
        (project / name).unlink()
    for folder in ("lib", "app"):
        (project / folder).mkdir()
    (project / "lib/a.js").write_text(TABLE)
    (project / "app/loop.js").write_text(LOOP.format(path="../lib/a.js"))


@pytest.mark.parametrize("words", [(), ("lib",)], ids=["walked", "around what is walked"])
@pytest.mark.parametrize("place", [".gitignore", ".git/info/exclude"])
def test_a_caller_that_git_ignores_now(place: str, words: tuple[str, ...], project: Path) -> None:
    called_from_a_loop(project)
    git(project, "init", "-q")
    (project / place).write_text("other/\n")
    before = same(project, *words)
    (project / place).write_text("app/\n")
    assert same(project, *words) != before


def test_a_caller_that_is_tracked_no_more(project: Path) -> None:
    called_from_a_loop(project)
    git(project, "init", "-q")
    (project / ".gitignore").write_text("app/\n")
    git(project, "add", "-f", "app/loop.js")
    before = same(project)
    git(project, "rm", "-q", "--cached", "app/loop.js")
    assert same(project) != before


def test_what_a_nested_repository_around_ignores(project: Path) -> None:
    called_from_a_loop(project)
    (project / "app/.git").mkdir()
    for folder in (project, project / "app"):
        git(folder, "init", "-q")
    before = same(project, "lib")
    (project / "app/.git/info/exclude").write_text("loop.js\n")
    assert same(project, "lib") != before


IMPORTING = """import {{ RATE }} from "{path}";
export function price(items) {{
  return items.map((item) => {{
    const rates = {{ a: RATE, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11 }};
    return rates[item.kind] * item.n;
  }});
}}
"""


def test_a_package_that_is_looked_at_in_between(project: Path) -> None:
    (project / "package.json").write_text('{"name": "x", "type": "module"}\n')
    (project / "build").mkdir()
    (project / ".gitignore").write_text("build/\n")
    (project / "a.js").write_text(IMPORTING.format(path="./b.js"))
    (project / "b.js").write_text("export const RATE = 1;\n")
    (project / "build/b.js").write_text('import { z } from "zed";\nexport const RATE = 1;\n')
    package = '{"name": "lib", "type": "module", "dependencies": {"zed": "%s"}}\n'
    (project / "build/package.json").write_text(package % "1.0.0")
    time.sleep(0.2)
    same(project)
    (project / "a.js").write_text(IMPORTING.format(path="./build/b.js"))
    before = same(project)
    (project / "build/package.json").write_text(package % "file:../")
    assert same(project) != before


@pytest.mark.parametrize("place", ["", "lib"])
def test_an_import_from_above_that_was_missing(place: str, project: Path) -> None:
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    (inner / "package.json").write_text('{"name": "inner", "type": "module"}\n')
    (inner / "a.js").write_text(IMPORTING.format(path=f"../{place}/rate.js"))
    time.sleep(0.2)
    before = same(inner)
    (project / place).mkdir(exist_ok=True)
    (project / place / "rate.js").write_text("export const RATE = 1;\n")
    assert same(inner) != before


@pytest.mark.parametrize("place", ["", "lib"])
def test_an_import_from_above_that_a_rerun_missed(place: str, project: Path) -> None:
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    (inner / "package.json").write_text('{"name": "inner", "type": "module"}\n')
    (inner / "a.js").write_text(ALONE)
    (inner / "b.js").write_text(ALONE)
    time.sleep(0.2)
    same(inner)
    (inner / "a.js").write_text(IMPORTING.format(path=f"../{place}/rate.js"))
    before = same(inner)
    (project / place).mkdir(exist_ok=True)
    (project / place / "rate.js").write_text("export const RATE = 1;\n")
    assert same(inner) != before


def turned(link: Path, target: str) -> None:
    link.unlink(missing_ok=True)
    link.symlink_to(target)


@pytest.mark.parametrize("links", [("cur",), ("mid", "cur")], ids=["link", "link to a link"])
def test_a_link_to_the_project_that_is_turned(links: tuple[str, ...], project: Path) -> None:
    for name in ("one", "two"):
        (project / name / "src").mkdir(parents=True)
        (project / name / "package.json").write_text('{"name": "p", "private": true}\n')
        (project / name / "src/a.js").write_text(TABLE)
    (project / "allocscan.toml").write_text(LIMITS)
    (project / "one/src/loop.js").write_text(LOOP.format(path="./a.js"))
    (project / "two/src/loop.js").write_text("f();\n")
    for link, target in zip(links, ("one", *links), strict=False):
        turned(project / link, target)
    time.sleep(0.2)
    before = same(project, "cur")
    turned(project / links[0], "two")
    assert same(project, "cur") != before


@pytest.mark.parametrize("middle", ["link", "folder"])
def test_a_link_on_the_way_to_an_import(middle: str, project: Path) -> None:
    """`src/lib` leads to `x/mid`, which leads to `one`, then to `two`: elsewhere the same files
    lie."""
    for folder in ("src/.git", "x", "one", "two"):
        (project / folder).mkdir(parents=True)
    (project / "src/package.json").write_text('{"name": "x", "type": "module"}\n')
    for name in ("one", "two"):
        (project / name / "package.json").write_text('{"type": "module"}\n')
    (project / "one/b.js").write_text("export const RATE = 1;\n")
    (project / "two/b.js").write_text("export let RATE = 1;\nRATE++;\n")
    (project / "src/a.js").write_text(IMPORTING.format(path="./lib/b.js"))
    (project / "src/lib").symlink_to("../x/mid")
    if middle == "link":
        turned(project / "x/mid", "../one")
    else:
        (project / "one").rename(project / "x/mid")
    time.sleep(0.2)
    before = same(project / "src")
    if middle == "folder":
        (project / "x/mid").rename(project / "x/old")
    turned(project / "x/mid", "../two")
    assert same(project / "src") != before


def test_what_lies_above_where_a_link_leads(project: Path) -> None:
    one, work = project / "real/one/src", project / "work"
    one.mkdir(parents=True)
    work.mkdir()
    (one / "a.js").write_text(TABLE)
    (project / "real/one/package.json").write_text('{"name": "p"}\n')
    (work / "cur").symlink_to("../real/one")
    git(project / "real", "init", "-q")
    before = same(work, "cur")
    go(project / "real", "--write-baseline", "--no-cache")
    known = same(work, "cur")
    (project / "real/allocscan-baseline.json").unlink()
    assert same(work, "cur") == before != known
    (project / "real/.gitignore").write_text("one\n")
    same(work, "cur")
    (project / "real/.gitignore").write_text("one/src/a.js\n")
    same(work, "cur")


def test_a_program_that_grows_too_large(project: Path) -> None:
    called_from_a_loop(project)
    (project / "app/big.js").write_text("f();\n")
    time.sleep(0.2)
    before = same(project)
    (project / "app/big.js").write_bytes(b"// x\n" * (33 << 20 >> 2))
    assert go(project, *CACHED)[0] == go(project, "--no-cache")[0] != before
    (project / "app/big.js").write_text("f();\n")
    assert same(project) == before


def test_git_that_is_found_no_more(project: Path) -> None:
    git(project, "init", "-q")
    (project / ".gitignore").write_text("a.js\n")
    git(project, "add", "-f", "a.js")
    found = same(project)
    for _ in range(2):
        gone = go(project, "--no-cache", PATH="/none")[0]
        assert go(project, *CACHED, PATH="/none")[0] == gone
    assert gone != found == same(project)


def test_what_git_ignores_on_a_branch(project: Path) -> None:
    git(project, "init", "-q", "-b", "main")
    git(project, "commit", "-q", "--allow-empty", "-m", "x")
    (project / ".git/dev.cfg").write_text("[core]\n excludesFile = ignored\n")
    git(project, "config", "includeIf.onbranch:dev.path", "dev.cfg")
    (project / "ignored").write_text("b.js\n")
    before = same(project)
    git(project, "checkout", "-q", "-b", "dev")
    assert same(project) != before
    git(project, "checkout", "-q", "main")
    assert same(project) == before


def test_a_configuration_of_git_that_was_missing(project: Path) -> None:
    git(project, "init", "-q")
    git(project, "config", "include.path", "more")
    (project / "ignored").write_text("b.js\n")
    before = same(project)
    (project / ".git/more").write_text("[core]\n excludesFile = ignored\n")
    assert same(project) != before


def test_warnings_of_who_asks_for_them(project: Path) -> None:
    """The configuration above is looked at for the sake of the callers below it."""
    called_from_a_loop(project)
    (project / "package.json").write_text('{"name": "x", "allocscan": {"minBytes": 0}}\n')
    lib = project / "lib"
    (lib / "allocscan.json").write_text('{"minBytes": 0}')
    (lib / "c.js").write_text("f();\n")
    (lib / "d.js").write_text("f();\n")
    time.sleep(0.2)
    asked = (*CACHED, "--cache-dir", "../cache")
    for number, text in (("c", "f();\n"), ("c", "g();\n"), ("d", "h();\n"), ("a", "f();\n")):
        (lib / f"{number}.js").write_text(text)
        expected = said(lib, "--no-cache")
        assert (b"is not read" in expected[2]) == (number != "a")
        assert said(lib, *asked) == expected
        assert said(lib, *asked) == expected
    (lib / "e.js").write_text(ALONE)
    assert said(lib, *asked) == said(lib, "--no-cache")


@pytest.mark.parametrize("path", [kept, words_kept])
def test_a_pipe_is_not_waited_for(path: object, project: Path) -> None:
    expected = said(project, *CACHED)
    assert callable(path)
    place = path(project)
    place.unlink()
    os.mkfifo(place)
    assert said(project, *CACHED) == expected


def test_a_file_that_is_a_pipe_now(project: Path) -> None:
    same(project)
    (project / "b.js").unlink()
    os.mkfifo(project / "b.js")
    same(project)


def forged(project: Path, **fields: object) -> None:
    """The run that is kept, with other values: its checksum is right."""
    snapshot = snapshot_of(kept(project).read_bytes())
    assert snapshot is not None
    document = {**json.loads(snapshot.findings), **fields}
    text = json.dumps(document).replace('"deep"', "[" * 100_000)
    kept(project).write_bytes(bytes_of(replace(snapshot, findings=text)))
    words_kept(project).unlink()


FORGED = [
    pytest.param({"judged": [[2, None, [""], "ALONE", None]]}, id="a place behind the last"),
    pytest.param({"judged": [[-1, None, [""], "ALONE", None]]}, id="a place before the first"),
    pytest.param({"judged": [[float("inf"), None, [""], "ALONE", None]]}, id="no number"),
    pytest.param({"judged": [[0, None, [""], "ALONE"]]}, id="a part too few"),
    pytest.param({"judged": [[0, None, [""], "ALONE", [[], [], [], 5, True]]]}, id="no list"),
    pytest.param({"judged": [[]]}, id="a row of nothing"),
    pytest.param({"walked": -1}, id="fewer folders than none"),
    pytest.param({"walked": 1 << 70}, id="more folders than there are"),
    pytest.param({"walked": None}, id="no number of folders"),
    pytest.param({"warnings": []}, id="a list for a table"),
    pytest.param({"around": {"/": 1}}, id="a number for a table"),
    pytest.param({"set_aside": [["a.js", "NONE", None]]}, id="no reason"),
    pytest.param({"notes": "deep"}, id="too deep"),
]


@pytest.mark.parametrize("fields", FORGED)
@pytest.mark.parametrize("changed", [True, False])
def test_a_forged_one_is_done_without(
    fields: dict[str, object], project: Path, *, changed: bool
) -> None:
    same(project)
    forged(project, **fields)
    if changed:
        (project / "b.js").write_text(OTHER)
    same(project)


@pytest.mark.parametrize(
    "part",
    [
        pytest.param({"checked": 10**6}, id="more checked than there are"),
        pytest.param({"started": 2**64 - 1}, id="a run to come"),
        pytest.param({"links": {"/\ud800": "x"}}, id="a path that is none"),
    ],
)
def test_forged_numbers_are_done_without(part: dict[str, object], project: Path) -> None:
    same(project)
    snapshot = snapshot_of(kept(project).read_bytes())
    assert snapshot is not None
    for name, value in part.items():
        snapshot = replace(snapshot, **{name: value})
    kept(project).write_bytes(bytes_of(snapshot))
    words_kept(project).unlink()
    same(project)


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
        case ("link", name, target):
            turned(project / name, target)
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
    st.tuples(st.just("link"), st.just("mid"), st.sampled_from(["lib", "..", "nowhere"])),
    st.tuples(st.just("link"), NAME, st.sampled_from(["mid/a.js", "b.js", "../b.js"])),
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
            with suppress(OSError):  # what lies behind a link cannot always be written
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
    young = Snapshot("", stamp[1], 1, files, Places([], [], []), {}, "{}")
    assert changes_since(young, "").none
    path.write_text("g();")
    same = replace(young, files=replace(files, stamps=[stamp_of(str(path))]))
    assert changes_since(same, "").files == (0,)
    later = replace(same, started=stamp[1] + 10**10)
    assert changes_since(later, "").none  # nobody looks: it was old when that run began


@given(at=st.integers(0), value=st.integers(0, 255))
def test_no_changed_byte_is_believed(at: int, value: int) -> None:
    places = Places(["/a.js", "/b.js"], [(1, 2, 3, 4), (5, 6, 7, 8)], ["00", "11"])
    folders = Places(["/"], [(1, 1, 1, 1)], ["fa"])
    content = bytes_of(Snapshot("key", 9, 1, places, folders, {"/l": "b.js"}, "{}"))
    at %= len(content)
    changed = content[:at] + bytes([value]) + content[at + 1 :]
    assert (snapshot_of(changed) is None) == (changed != content)


def test_a_package_that_becomes_a_link_is_seen(project: Path) -> None:
    """What a link leads to may import the program back: a fix that was safe is so no more."""
    manifest = '{"name": "x", "type": "module", "dependencies": {"kit.js": "^1.0.0"}}\n'
    (project / "package.json").write_text(manifest)
    (project / "a.js").write_text(f"import 'kit.js';\n{TABLE}")
    installed = project / "node_modules" / "kit.js"
    installed.mkdir(parents=True)
    (project / "kit").mkdir()
    time.sleep(0.2)
    before = go(project, *CACHED)[0]
    assert go(project, *CACHED)[0] == before == go(project, "--no-cache")[0]
    installed.rmdir()
    installed.symlink_to("../kit")
    after = go(project, *CACHED)[0]
    assert after == go(project, "--no-cache")[0] != before
