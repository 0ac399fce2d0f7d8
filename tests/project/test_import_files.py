"""Real paths of files, as they are found folder by folder."""

import os
from pathlib import Path

import pytest

from allocscan.project.import_files import FileFinder
from allocscan.project.looked import Looked


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """`lib/a.js`, and links to it, to its folder, to nothing and to one another."""
    (tmp_path / "lib" / "deep").mkdir(parents=True)
    (tmp_path / "lib" / "a.js").write_text("")
    (tmp_path / "lib" / "deep" / "b.js").write_text("")
    (tmp_path / "linked").symlink_to("lib")
    (tmp_path / "far").symlink_to(Path("linked", "deep"))
    (tmp_path / "a.js").symlink_to(Path("linked", "a.js"))
    (tmp_path / "gone.js").symlink_to("nowhere.js")
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    return tmp_path


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("lib/a.js", id="no link"),
        pytest.param("lib/missing.js", id="no file"),
        pytest.param("missing/a.js", id="no folder"),
        pytest.param("lib", id="a folder"),
        pytest.param("lib/", id="a folder with a slash"),
        pytest.param("a.js", id="a link through a link"),
        pytest.param("linked", id="a link to a folder"),
        pytest.param("linked/a.js", id="in a linked folder"),
        pytest.param("linked/deep/b.js", id="below a linked folder"),
        pytest.param("far/b.js", id="in a folder that is linked twice"),
        pytest.param("far/..", id="above a linked folder"),
        pytest.param("far/../a.js", id="beside a linked folder"),
        pytest.param("far/./b.js", id="with a dot"),
        pytest.param("gone.js", id="a link to nothing"),
        pytest.param("one", id="a circle of links"),
    ],
)
def test_the_real_path(tree: Path, path: str) -> None:
    finder = FileFinder(Looked())
    whole = os.path.join(tree, path)
    assert finder.real(whole) == finder.real(whole) == os.path.realpath(whole)


def test_the_root_is_itself() -> None:
    assert FileFinder(Looked()).real("/") == "/"
