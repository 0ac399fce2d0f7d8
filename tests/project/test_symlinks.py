"""Where paths lead, and which links lie on the way."""

import os
from pathlib import Path

import pytest

from allocscan.project.looked import links_in, listed
from allocscan.project.symlinks import Symlinks

LAYOUTS = [
    pytest.param({}, "d/a.js", [], id="no link"),
    pytest.param({}, "none/a.js", [], id="nothing there"),
    pytest.param({"l.js": "d/a.js"}, "l.js", ["l.js"], id="to a file"),
    pytest.param({"l": "d"}, "l/a.js", ["l"], id="to a folder"),
    pytest.param({"l": "d"}, "d/a.js", [], id="beside the way"),
    pytest.param({"l": "none"}, "l/a.js", ["l"], id="to nothing"),
    pytest.param({"m": "d", "l": "m"}, "l/a.js", ["l", "m"], id="to a link"),
    pytest.param({"m": "d", "l": "./e/../m"}, "l/a.js", ["l", "m"], id="by a roundabout way"),
    pytest.param({"m": "e/f", "l": "m/.."}, "l/f", ["l", "m"], id="up from where a link leads"),
    pytest.param({"e/l": "../d"}, "e/l/a.js", ["e/l"], id="upward"),
    pytest.param({"d/m.js": "a.js", "l": "d"}, "l/m.js", ["d/m.js", "l"], id="beyond a link"),
]


@pytest.mark.parametrize(("links", "path", "met"), LAYOUTS)
def test_symlinks(links: dict[str, str], path: str, met: list[str], tmp_path: Path) -> None:
    for folder in ("d", "e/f"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "d/a.js").write_text("")
    for link, target in links.items():
        (tmp_path / link).symlink_to(target)
    symlinks = Symlinks()
    for _ in range(2):
        assert symlinks.real(str(tmp_path / path)) == os.path.realpath(tmp_path / path)
    assert symlinks.links == {str(tmp_path / each): links[each] for each in met}


def test_an_absolute_link(tmp_path: Path) -> None:
    (tmp_path / "l").symlink_to(tmp_path / "d")
    symlinks = Symlinks()
    assert symlinks.real(str(tmp_path / "l/a.js")) == str(tmp_path / "d/a.js")
    assert str(tmp_path) in symlinks.passed


def test_a_circle_has_an_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a/x")
    symlinks = Symlinks()
    symlinks.real(str(tmp_path / "a"))
    assert len(symlinks.links) == 2


def test_links_of_a_listing(tmp_path: Path) -> None:
    for name in ("lib", "l"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to("lib/lost/x")
    (tmp_path / "long").symlink_to("/lib/l")
    assert list(links_in(listed(str(tmp_path)) or "")) == ["link", "long"]
