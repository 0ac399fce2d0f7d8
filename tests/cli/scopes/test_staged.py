"""`--staged`, and what all scopes share, in real repositories, as a shell sees them."""

import os
import shlex
import sys
from pathlib import Path

import pytest
from support.changes import (
    CLEAN,
    NEW,
    OLD,
    TWIN,
    Change,
    deleted_since,
    found,
    in_turn,
    intended,
    linked,
    run,
    staged,
    touched,
    unstaged,
)
from support.command import REAL, ROOT
from support.repository import commit, git, made, put


def removed(folder: Path) -> None:
    git(folder, "rm", "-q", "old.js")


def with_submodule(folder: Path) -> None:
    other = made(folder.parent / "other", {"inner.js": NEW})
    git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "mod")
    put(folder / "mod", {"inner.js": NEW + TWIN})


STAGED_SILENT = [
    pytest.param(lambda folder: None, (), id="nothing changed"),
    pytest.param(touched, (), id="touched"),
    pytest.param(unstaged({"old.js": OLD + NEW}), (), id="not staged"),
    pytest.param(unstaged({"new.js": NEW}), (), id="untracked"),
    pytest.param(intended, (), id="only intended to be added"),
    pytest.param(staged({"notes.md": "a"}), (), id="another language"),
    pytest.param(staged({"new.test.js": NEW}), (), id="a test"),
    pytest.param(staged({"node_modules/a/new.js": NEW}), (), id="excluded by default"),
    pytest.param(staged({"new.js": NEW}), ("sub",), id="outside of the named folder"),
    pytest.param(staged({"new.js": NEW}), ("old.js",), id="beside the named file"),
    pytest.param(staged({"new.js": NEW}), ("--exclude", "new.js"), id="excluded"),
    pytest.param(staged({"new.js": NEW}), ("--include", "sub/**"), id="not included"),
    pytest.param(removed, (), id="removed"),
    pytest.param(linked, (), id="a link"),
    pytest.param(with_submodule, (), id="a submodule"),
    pytest.param(staged({"new.js": "/* @generated */\n" + NEW}), (), id="generated"),
    pytest.param(
        in_turn(staged({"new.js": CLEAN}), unstaged({"new.js": NEW})), (), id="clean in the index"
    ),
]


@pytest.mark.parametrize(("change", "words"), STAGED_SILENT)
def test_staged_silent(repository: Path, change: Change, words: tuple[str, ...]) -> None:
    change(repository)
    assert found(repository, "--staged", *words) == []


def deleted_with_its_folder(folder: Path) -> None:
    staged({"deep/down/gone.js": NEW})(folder)
    (folder / "deep/down/gone.js").unlink()
    (folder / "deep/down").rmdir()
    (folder / "deep").rmdir()


def link_in_its_place(folder: Path) -> None:
    deleted_since(folder)
    (folder / "gone.js").symlink_to("sub/clean.js")


ODD = "new one é 'q' \"d\" $x [a] *.js"


@pytest.mark.parametrize(
    ("change", "words", "expected"),
    [
        pytest.param(staged({"new.js": NEW}), (), ["new.js:fresh"], id="added"),
        pytest.param(
            staged({"old.js": NEW + OLD}), (), ["old.js:fresh", "old.js:old"], id="modified"
        ),
        pytest.param(
            lambda folder: git(folder, "mv", "old.js", "moved.js"), (), ["moved.js:old"], id="moved"
        ),
        pytest.param(
            in_turn(staged({"new.js": NEW}), unstaged({"new.js": CLEAN})),
            (),
            ["new.js:fresh"],
            id="mended in the work tree only",
        ),
        pytest.param(deleted_since, (), ["gone.js:fresh"], id="gone from the disk"),
        pytest.param(deleted_since, ("gone.js",), ["gone.js:fresh"], id="gone, and named"),
        pytest.param(
            deleted_with_its_folder, (), ["deep/down/gone.js:fresh"], id="gone with its folder"
        ),
        pytest.param(link_in_its_place, (), ["gone.js:fresh"], id="a link in its place"),
        pytest.param(
            staged({f"{ODD}.js": NEW}), (), [f"{ODD}.js:fresh"], id="a path of odd characters"
        ),
        pytest.param(staged({"sub/NEW.JS": NEW}), ("sub",), ["sub/NEW.JS:fresh"], id="upper case"),
    ],
)
def test_staged(
    repository: Path, change: Change, words: tuple[str, ...], expected: list[str]
) -> None:
    change(repository)
    assert found(repository, "--staged", *words) == expected


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", [b"a\nb.js", b"a\xffb.js"], ids=["a line end", "not UTF-8"])
def test_staged_names_without_characters(repository: Path, name: bytes) -> None:
    try:
        with open(os.fsencode(repository) + b"/" + name, "wb") as file:
            file.write(NEW.encode())
    except OSError:
        pytest.skip("the file system has no such names")
    git(repository, "add", "-A")
    for flag in ("--staged", "--changed", "--new-since=HEAD"):
        done = run(repository, flag)
        assert (done.returncode, done.stdout.count(b"`fresh`")) == (1, 1), done.stderr


def test_staged_lines_are_those_of_the_index(repository: Path) -> None:
    staged({"new.js": "\n" + NEW})(repository)
    put(repository, {"new.js": "\n\n\n\n\n" + NEW})
    assert run(repository, "--staged").stdout.startswith(b"new.js:3:17 ")


@pytest.mark.parametrize("flag", ["--staged", "--changed"])
def test_before_the_first_commit(tmp_path: Path, flag: str) -> None:
    git(tmp_path, "init", "-q")
    staged({"a.js": NEW})(tmp_path)
    put(tmp_path, {"untracked.js": OLD})
    others = [] if flag == "--staged" else ["untracked.js:old"]
    assert found(tmp_path, flag) == ["a.js:fresh", *others]


def test_from_a_folder_below(repository: Path) -> None:
    staged({"sub/new.js": NEW, "new.js": NEW})(repository)
    assert found(repository / "sub", "--staged") == ["new.js:fresh"]
    assert found(repository / "sub", "--changed") == ["new.js:fresh"]
    assert len(found(repository / "sub", "--staged", "..")) == 2


def test_through_a_link_to_the_repository(repository: Path) -> None:
    staged({"sub/new.js": NEW})(repository)
    link = repository.parent / "link"
    link.symlink_to(repository / "sub")
    assert found(link, "--staged") == ["new.js:fresh"]
    assert found(repository.parent, "--staged", "link") == ["link/new.js:fresh"]


def test_in_a_second_work_tree(repository: Path) -> None:
    tree = repository.parent / "tree"
    git(repository, "worktree", "add", "-q", "-b", "other", str(tree))
    staged({"new.js": NEW})(tree)
    assert found(tree, "--staged") == ["new.js:fresh"]
    assert found(repository, "--staged") == []


def test_in_a_submodule(repository: Path) -> None:
    with_submodule(repository)
    git(repository / "mod", "add", "-A")
    assert found(repository / "mod", "--staged") == ["inner.js:fresh", "inner.js:twin"]
    assert found(repository, "--changed") == []


@pytest.mark.skipif(os.name == "nt", reason="the hook is a shell script")
@pytest.mark.parametrize("words", ["-a", "-- old.js"], ids=["all", "one path"])
def test_a_hook_sees_what_its_commit_holds(repository: Path, words: str) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    command = [sys.executable, *REAL, "--staged", "-f", "agent", "-q", "--fail-on", "info"]
    hook.write_text(f"#!/bin/sh\nPYTHONPATH={ROOT} exec {shlex.join(command)} > ../seen\n")
    hook.chmod(0o755)
    put(repository, {"old.js": OLD + NEW})
    with pytest.raises(AssertionError):
        git(repository, "commit", "-q", "-m", "x", *words.split())
    assert "`fresh`" in (repository.parent / "seen").read_text()


def test_the_index_of_another_repository_is_not_asked(repository: Path) -> None:
    other = made(repository.parent / "another", {"x.js": NEW}) / ".git" / "index"
    assert found(repository, "--staged", GIT_INDEX_FILE=str(other)) == []


def test_a_conflict_is_noted(branch: Path) -> None:
    commit(branch, {"theirs.js": TWIN})
    with pytest.raises(AssertionError):
        git(branch, "merge", "-q", "main")
    done = run(branch, "--staged")
    assert done.returncode == 0, done.stderr
    assert b"theirs.js: unmerged: not checked" in done.stderr
    assert run(branch, "--staged", "--strict").returncode == 1
