"""The commit that a run compares with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.repository import commit, git, made

from allocscan.errors import AllocscanError
from allocscan.project.git_bases import default_base, merge_base
from allocscan.project.git_call import Git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three commits on `work`; no other branch."""
    made(tmp_path, {"a.js": "1"})
    git(tmp_path, "checkout", "-q", "-b", "work")
    git(tmp_path, "branch", "-q", "-D", "main")
    for text in "23":
        commit(tmp_path, {"a.js": text})
    return tmp_path


def steps_back(folder: Path, base: str) -> int:
    return int(git(folder, "rev-list", "--count", f"{base}..HEAD"))


def refs(**places: str) -> Callable[[Path], None]:
    """References, by their names with `_` for `/`."""

    def make(folder: Path) -> None:
        for name, at in places.items():
            git(folder, "update-ref", f"refs/{name.replace('_', '/')}", at)

    return make


def dangling(folder: Path) -> None:
    refs(heads_main="HEAD~1")(folder)
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone")


def named_by_origin(folder: Path) -> None:
    refs(heads_main="HEAD~1", remotes_origin_trunk="HEAD~2")(folder)
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")


@pytest.mark.parametrize(
    ("make", "steps"),
    [
        pytest.param(refs(), 0, id="no default branch"),
        pytest.param(refs(heads_develop="HEAD~1"), 0, id="no name of one"),
        pytest.param(refs(tags_main="HEAD~1"), 0, id="a tag of its name"),
        pytest.param(refs(remotes_up_main="HEAD~1"), 0, id="another remote"),
        pytest.param(refs(heads_master="HEAD~1"), 1, id="master"),
        pytest.param(refs(heads_main="HEAD~2", heads_master="HEAD~1"), 2, id="main first"),
        pytest.param(refs(heads_main="HEAD", remotes_origin_main="HEAD~1"), 1, id="origin first"),
        pytest.param(refs(heads_main="HEAD~2", remotes_origin_master="HEAD~1"), 1, id="its master"),
        pytest.param(named_by_origin, 2, id="what origin calls HEAD"),
        pytest.param(dangling, 1, id="what origin called HEAD"),
    ],
)
def test_default_base(repository: Path, make: Callable[[Path], None], steps: int) -> None:
    make(repository)
    assert steps_back(repository, default_base(Git(str(repository)), "--changed")) == steps


def test_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    asked = Git(str(tmp_path))
    assert default_base(asked, "--changed") == "HEAD"
    with pytest.raises(AllocscanError, match="knows no such commit"):
        merge_base(asked, "main", "--since")


@pytest.mark.parametrize(
    ("ref", "remedy"),
    [
        pytest.param("qqqqq", "commit$", id="nothing like it"),
        pytest.param("wrok", 'did you mean "work"', id="a branch"),
        pytest.param("v1.0.0", 'did you mean "v1.0.1"', id="a tag"),
        pytest.param("feature", 'did you mean "origin/feature"', id="of the remote"),
        pytest.param("feature~1", 'did you mean "origin/feature~1"', id="a step before"),
        pytest.param("origin/faeture", 'did you mean "origin/feature"', id="mistyped"),
        pytest.param(
            "origin/b c",
            r"`git fetch origin '\+refs/heads/b c:refs/remotes/origin/b c'`",
            id="quoted",
        ),
        pytest.param(
            "origin/other",
            r"`git fetch origin \+refs/heads/other:refs/remotes/origin/other`",
            id="not fetched",
        ),
        pytest.param("0" * 39 + "1", f"`git fetch origin {'0' * 39}1`", id="a commit by name"),
    ],
)
def test_unknown(repository: Path, ref: str, remedy: str) -> None:
    git(repository, "remote", "add", "origin", "nowhere")
    refs(remotes_origin_feature="HEAD")(repository)
    git(repository, "tag", "v1.0.1")
    with pytest.raises(AllocscanError, match=remedy):
        merge_base(Git(str(repository)), ref, "--since")
