"""Fixes and diffs where only staged files or new findings are asked for."""

from pathlib import Path

from support.changes import CLEAN, NEW, OLD, deleted_since, found, run, staged
from support.repository import git, put


def held(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()


def test_only_new_findings_are_fixed(repository: Path) -> None:
    put(repository, {"old.js": OLD + NEW})
    done = run(repository, "--new-since", "HEAD", "--fix")
    assert done.returncode == 0, done.stderr
    text = held(repository, "old.js")
    assert OLD in text
    assert NEW not in text
    assert found(repository, "--new-since", "HEAD") == []
    assert run(repository, "--new-since", "HEAD", "--fix").returncode == 0
    assert held(repository, "old.js") == text


def test_a_diff_holds_only_new_findings(repository: Path) -> None:
    put(repository, {"old.js": OLD + NEW})
    done = run(repository, "--new-since", "HEAD", "--diff")
    git(repository, "apply", "-", given=done.stdout)
    assert OLD in held(repository, "old.js")
    assert NEW not in held(repository, "old.js")


def test_staged_fixes_go_to_the_work_tree_only(repository: Path) -> None:
    staged({"new.js": NEW})(repository)
    before = git(repository, "ls-files", "-s")
    done = run(repository, "--staged", "--fix")
    assert done.returncode == 0, done.stderr
    assert NEW not in held(repository, "new.js")
    assert git(repository, "ls-files", "-s") == before
    assert b"`git add -- new.js` stages them." in done.stderr
    git(repository, "add", "new.js")
    assert found(repository, "--staged") == []


def test_a_partly_staged_file_is_left_alone(repository: Path) -> None:
    staged({"new.js": NEW})(repository)
    put(repository, {"new.js": NEW + CLEAN})
    done = run(repository, "--staged", "--fix")
    assert done.returncode == 1
    assert b"new.js: partly-staged: not fixed" in done.stderr
    assert b"git add" not in done.stderr
    assert held(repository, "new.js") == NEW + CLEAN


def test_converted_line_ends_are_left_alone(repository: Path) -> None:
    git(repository, "config", "core.autocrlf", "true")
    crlf = NEW.replace("\n", "\r\n")
    staged({"new.js": crlf})(repository)
    assert git(repository, "cat-file", "-p", ":new.js").decode() == NEW
    assert found(repository, "--staged") == ["new.js:fresh"]
    done = run(repository, "--staged", "--fix")
    assert b"git converts its line ends" in done.stderr
    assert held(repository, "new.js") == crlf


def test_a_staged_file_that_is_gone_is_not_written(repository: Path) -> None:
    deleted_since(repository)
    assert run(repository, "--staged", "--fix").returncode == 1
    assert not (repository / "gone.js").exists()


def test_a_patch_of_the_index_applies_to_it(repository: Path) -> None:
    staged({"new.js": NEW})(repository)
    put(repository, {"new.js": CLEAN})
    git(repository, "apply", "--cached", "-", given=run(repository, "--staged", "--diff").stdout)
    assert found(repository, "--staged") == []
    assert held(repository, "new.js") == CLEAN
