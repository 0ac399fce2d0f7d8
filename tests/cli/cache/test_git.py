"""What git ignores and tracks, by all the files that say so, once it is no longer the same."""

import json
import time
from pathlib import Path

import pytest
from support.cached import CACHED, ENTRIES, called_from_a_loop, go, same
from support.repository import git


@pytest.mark.parametrize("place", [".git/info/exclude", "home/.config/git/ignore", "excludes"])
def test_what_git_ignores_by_other_files(place: str, project: Path) -> None:
    home = {"HOME": str(project / "home"), "XDG_CONFIG_HOME": ""}
    git(project, "init", "-q")
    git(project, "config", "core.excludesFile", "excludes" if place == "excludes" else "")
    if place.startswith("home"):
        git(project, "config", "--unset", "core.excludesFile")
    for ignored in ("a.js\n", "b.js\n"):
        (project / place).parent.mkdir(parents=True, exist_ok=True)
        (project / place).write_text(ignored)
        expected = go(project, "--no-cache", **home)[0]
        assert go(project, *CACHED, **home)[0] == expected
        assert go(project, *CACHED, **home)[0] == expected
        assert len(json.loads(expected)["findings"]) == 1


@pytest.mark.parametrize("words", [(), ("lib",)], ids=["walked", "around what is walked"])
@pytest.mark.parametrize("place", [".gitignore", ".git/info/exclude"])
def test_a_caller_that_git_ignores_now(place: str, words: tuple[str, ...], project: Path) -> None:
    called_from_a_loop(project)
    git(project, "init", "-q")
    (project / place).write_text("other/\n")
    before = same(project, *words)
    (project / place).write_text("app/\n")
    assert same(project, *words) != before


def test_an_import_that_git_ignores_now(project: Path) -> None:
    """What the importer rests on is looked at still, though no run checks it any more."""
    git(project, "init", "-q")
    table = f"const t = {{ {ENTRIES}, l: LIM }}"
    code = f"import {{ LIM }} from './b.js';\nfunction pick(k) {{ {table}; return t[k]; }}\n"
    (project / "a.js").write_text(code + "export {};\n")
    (project / "b.js").write_text("export const LIM = 4;\n")
    (project / ".gitignore").write_text(".allocscan_cache\n")
    time.sleep(0.2)
    same(project)
    (project / ".gitignore").write_text("b.js\n.allocscan_cache\n")
    time.sleep(0.2)
    before = same(project)
    time.sleep(0.2)
    same(project)
    (project / "b.js").write_text("import './a.js'; export let LIM = 4; LIM++;\n")
    assert same(project) != before


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
