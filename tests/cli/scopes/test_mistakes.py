"""What git cannot tell of a scope: what is said of it, and what to do."""

import os
from pathlib import Path

import pytest
from support.changes import CLEAN, NEW, TWIN, clone, found, run
from support.repository import commit, git, made


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param("--staged --changed", "name different files", id="two scopes"),
        pytest.param("--staged --since main", "name different files", id="two others"),
        pytest.param("--staged -", "stdin", id="stdin"),
        pytest.param("--new-since main - ", "stdin", id="stdin, new"),
        pytest.param("--since mian", 'did you mean "main"?', id="mistyped"),
        pytest.param("--new-since mian", 'did you mean "main"?', id="mistyped, new"),
        pytest.param("--since=--all", "no name of a commit", id="an option"),
        pytest.param("--new-since=-x", "no name of a commit", id="another option"),
        pytest.param("--since=", "no name of a commit", id="nothing"),
        pytest.param("--since main..HEAD", "knows no such commit", id="a range"),
        pytest.param("--since ^main", "no name of a commit", id="a negation"),
        pytest.param("--since HEAD:old.js", "knows no such commit", id="a file"),
        pytest.param("--staged ..", "no work tree", id="outside"),
        pytest.param("--staged . ../other", "repositories of their own", id="two repositories"),
    ],
)
def test_mistakes(repository: Path, words: str, message: str) -> None:
    made(repository.parent / "other", {})
    done = run(repository, *words.split())
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_without_git(repository: Path) -> None:
    done = run(repository, "--staged", PATH="/nowhere")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"git is not installed" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may chown")
def test_in_a_repository_of_somebody_else(repository: Path) -> None:
    for place in (repository, repository / ".git"):
        os.chown(place, 12345, 12345)
    done = run(repository, "--staged")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"safe.directory" in done.stderr


def test_in_a_bare_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare")
    assert run(tmp_path, "--staged").returncode == 2


def test_without_a_commit_in_common(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, {"a.js": NEW})
    done = run(repository, "--since", "main")
    assert done.returncode == 2
    assert b"have no commit in common" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("--depth=1", "-b", "branch"), id="one branch"),
        pytest.param(("--depth=1", "-b", "branch", "--no-single-branch"), id="all branches"),
        pytest.param(("--depth=1", "-b", "branch", "-o", "up"), id="a remote of another name"),
    ],
)
@pytest.mark.parametrize("steps", ["", "~1"], ids=["a branch", "below a branch"])
def test_a_shallow_clone_says_what_to_fetch(
    branch: Path, words: tuple[str, ...], steps: str
) -> None:
    cloned = clone(branch, *words)
    ref = f"{'up' if 'up' in words else 'origin'}/main"
    done = run(cloned, "--new-since", ref + steps)
    assert done.returncode == 2
    command = done.stderr.decode().split("`")[1]
    assert command.startswith("git fetch --unshallow")
    git(cloned, *command.split()[1:])
    assert found(cloned, "--new-since", ref) == ["mine.js:fresh"]


def test_a_partial_clone_says_what_to_fetch(branch: Path) -> None:
    git(branch, "config", "uploadpack.allowFilter", "true")
    commit(branch, {"sub/clean.js": CLEAN + TWIN})
    cloned = clone(branch, "--filter=blob:none", "-b", "branch")
    done = run(cloned, "--new-since", "origin/main")
    assert done.returncode == 2
    command = done.stderr.decode().split("`")[1]
    git(cloned, *command.split()[1:])
    assert found(cloned, "--new-since", "origin/main") == ["mine.js:fresh", "sub/clean.js:twin"]
