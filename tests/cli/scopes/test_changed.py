"""`--changed` and `--since` in real repositories, as a shell sees them."""

import os
from pathlib import Path

import pytest
from support.changes import (
    NEW,
    OLD,
    TWIN,
    Change,
    clone,
    found,
    in_turn,
    intended,
    linked,
    staged,
    touched,
    unstaged,
)
from support.repository import commit, git, put


@pytest.mark.parametrize(
    ("change", "flag", "expected"),
    [
        pytest.param(lambda folder: None, "--since=HEAD", [], id="nothing since HEAD"),
        pytest.param(touched, "--since=HEAD", [], id="touched"),
        pytest.param(unstaged({"old.js": OLD}), "--since=HEAD", [], id="written as it was"),
        pytest.param(
            unstaged({".gitignore": "new.js\n", "new.js": NEW}), "--since=HEAD", [], id="ignored"
        ),
        pytest.param(unstaged({"new.test.js": NEW}), "--since=HEAD", [], id="a test"),
        pytest.param(lambda folder: (folder / "old.js").unlink(), "--since=HEAD", [], id="deleted"),
        pytest.param(linked, "--since=HEAD", [], id="a link"),
        pytest.param(lambda folder: None, "--since=main", ["mine.js:fresh"], id="a branch"),
        pytest.param(lambda folder: None, "--changed", ["mine.js:fresh"], id="the default branch"),
        pytest.param(unstaged({"new.js": NEW}), "--since=HEAD", ["new.js:fresh"], id="untracked"),
        pytest.param(intended, "--since=HEAD", ["new.js:fresh"], id="intended to be added"),
        pytest.param(
            in_turn(staged({"new.js": NEW}), unstaged({"new.js": TWIN})),
            "--since=HEAD",
            ["new.js:twin"],
            id="the text is that of the disk",
        ),
        pytest.param(
            unstaged({"old.js": OLD + "//\n"}), "--since=HEAD", ["old.js:old"], id="unstaged"
        ),
    ],
)
def test_changed(branch: Path, change: Change, flag: str, expected: list[str]) -> None:
    change(branch)
    assert found(branch, flag) == expected


def test_on_the_default_branch_what_is_not_pushed_has_changed(repository: Path) -> None:
    cloned = clone(repository)
    assert found(cloned, "--changed") == []
    commit(cloned, {"unpushed.js": NEW})
    put(cloned, {"untracked.js": NEW})
    assert found(cloned, "--changed") == ["unpushed.js:fresh", "untracked.js:fresh"]


def test_touched_files_with_converted_line_ends_have_not_changed(repository: Path) -> None:
    git(repository, "config", "core.autocrlf", "true")
    commit(repository, {"crlf.js": NEW.replace("\n", "\r\n")})
    os.utime(repository / "crlf.js", (1, 1))
    assert found(repository, "--since", "HEAD") == []
