"""Globs, and .gitignore files where git cannot be asked: `git check-ignore` is the judge."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocscan.project.globs import Globs, compiled, expanded, malformed
from allocscan.project.ignore_files import IgnoreFiles

PATHS = (
    "a.js",
    "b.js",
    "ab.js",
    "log",
    "dist/a.js",
    "dist/keep/a.js",
    "src/a.js",
    "src/dist/a.js",
    "src/dist/b.log",
    "src/x/y/a.js",
    "src/[a].js",
    "src/sp ace.js",
    "#a.js",
    "!a.js",
    "foo/bar/a.js",
)


def ignored_by_us(root: Path, path: str) -> bool:
    return IgnoreFiles(str(root)).ignore_all(path, False)


def ignored_by_git(root: Path, paths: tuple[str, ...]) -> set[str]:
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=root,
        input="\0".join(paths).encode(),
        capture_output=True,
        check=False,
    )
    return set(done.stdout.decode().split("\0")) - {""}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    for path in PATHS:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")
    return root


ROWS = [
    pytest.param("", "", id="empty"),
    pytest.param("# a.js\n\n   \n", "", id="comments and blanks"),
    pytest.param("a.js", "", id="a name anywhere"),
    pytest.param("/a.js", "", id="a name at the top"),
    pytest.param("a.js   ", "", id="spaces at the end"),
    pytest.param("a.js\r", "", id="CRLF"),
    pytest.param("dist/", "", id="folders only"),
    pytest.param("/dist", "", id="folder at the top"),
    pytest.param("src/dist", "", id="a slash in the middle anchors"),
    pytest.param("**/dist", "", id="two stars in front"),
    pytest.param("src/**", "", id="two stars at the end"),
    pytest.param("src/**/a.js", "", id="two stars in the middle"),
    pytest.param("*.js\n!a.js", "", id="taken back"),
    pytest.param("!a.js\n*.js", "", id="the last line wins"),
    pytest.param("dist\n!dist/a.js", "", id="nothing in an ignored folder can be taken back"),
    pytest.param("dist/*\n!dist/keep", "", id="a folder can"),
    pytest.param("*\n!*/\n!*.js", "", id="everything but"),
    pytest.param("/*\n!/src\n/src/*\n!/src/x", "", id="the way down to one folder"),
    pytest.param("?.js", "", id="question mark"),
    pytest.param("[ab].js", "", id="class"),
    pytest.param("[!a].js", "", id="class of others"),
    pytest.param("src[/]a.js", "", id="no class holds a slash"),
    pytest.param("[a.js\na.js\\\nb[.js", "", id="globs that match nothing"),
    pytest.param("src/**\n!????", "", id="what pathspec alone answers otherwise"),
    pytest.param("src/\\[a\\].js", "", id="escaped"),
    pytest.param("\\#a.js\n\\!a.js", "", id="escaped first"),
    pytest.param("a*s", "", id="star in the middle"),
    pytest.param("*a*", "", id="two single stars"),
    pytest.param("sp ace.js", "", id="space inside"),
    pytest.param("foo/*/a.js", "", id="star for one level"),
    pytest.param("?\n!\n/\n*.js", "", id="lines that say nothing"),
    pytest.param("*.js", "!a.js\n", id="a nearer file takes back"),
    pytest.param("", "a.js\n/x\n", id="a nearer file ignores"),
    pytest.param("!a.js", "a.js", id="the nearer file wins"),
]


@pytest.mark.parametrize(("top", "nested"), ROWS)
def test_as_git_does(top: str, nested: str, repository: Path) -> None:
    (repository / ".gitignore").write_bytes(top.encode())
    (repository / "src" / ".gitignore").write_bytes(nested.encode())
    ours = {path for path in PATHS if ignored_by_us(repository, path)}
    assert ours == ignored_by_git(repository, PATHS)


LINES = st.lists(
    st.text(alphabet="ab/*!.js?[]", min_size=1, max_size=8)
    | st.sampled_from(["dist/", "!dist", "/src", "**/a.js", "src/**", "*.js", "!a.js", "!*/", "*"]),
    max_size=5,
).filter(lambda lines: not any("//" in line or ("[" in line and "/" in line) for line in lines))
"""Lines but those of two slashes or of a slash in a class: git knows no path they could match,
pathspec reads them its own way."""


@given(LINES)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_lines_as_git_does(repository: Path, lines: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(lines))
    (repository / "src" / ".gitignore").write_text("")
    ours = {path for path in PATHS if ignored_by_us(repository, path)}
    assert ours == ignored_by_git(repository, PATHS)


@pytest.mark.parametrize(
    ("globs", "plain"),
    [
        pytest.param(["a"], ["a"], id="none"),
        pytest.param(["*.{js,ts}"], ["*.js", "*.ts"], id="one"),
        pytest.param(["{a,b}/{c,d}"], ["a/c", "a/d", "b/c", "b/d"], id="two"),
        pytest.param(["{a,{b,c}}"], ["a", "b", "a", "c"], id="nested"),
        pytest.param(["{a}"], ["{a}"], id="nothing to choose"),
    ],
)
def test_braces(globs: list[str], plain: list[str]) -> None:
    assert sorted(set(expanded(globs))) == sorted(set(plain))


def test_no_line_matches() -> None:
    assert Globs(["x", "!y"]).verdict("z", False) is None


@pytest.mark.parametrize(
    ("globs", "path", "selected"),
    [
        pytest.param([], "src/a.js", False, id="nothing selects nothing"),
        pytest.param(["*.ts"], "src/a.js", False, id="another suffix"),
        pytest.param(["/a.js"], "src/a.js", False, id="at the top only"),
        pytest.param(["src/", "!a.js"], "src/a.js", False, id="a file taken back from a folder"),
        pytest.param(["src/"], "src", False, id="a file called as the folder"),
        pytest.param(["src/"], "src/x/a.js", True, id="a folder above"),
        pytest.param(["**/*.{js,ts}"], "src/a.js", True, id="braces"),
        pytest.param(["*.js", "!a.js", "src/**"], "src/a.js", True, id="the last line wins"),
    ],
)
def test_selects(globs: list[str], path: str, selected: bool) -> None:
    assert compiled(tuple(globs)).selects(path) is selected


@pytest.mark.parametrize(
    ("globs", "wrong"),
    [
        pytest.param([], None, id="none"),
        pytest.param(["a", "!b", "**/*.{js,ts}", "[ab]", "\\!a", "dist/"], None, id="sound"),
        pytest.param(["", "  ", "# a comment"], None, id="says nothing on purpose"),
        pytest.param(["a", "!"], "!", id="a lone mark"),
        pytest.param(["/"], "/", id="a lone slash"),
        pytest.param(["src/[z-a].js"], "src/[z-a].js", id="a range that runs backwards"),
        pytest.param(["x/{a,!}", "{/,a}"], "{/,a}", id="inside braces"),
    ],
)
def test_malformed(globs: list[str], wrong: str | None) -> None:
    assert malformed(globs) == wrong


def test_a_malformed_line_is_skipped_as_git_does() -> None:
    globs = Globs(["*.js", "!", "[z-a]", "!keep.js"])
    assert [globs.verdict(name, False) for name in ("a.js", "keep.js", "z")] == [True, False, None]
