"""Links that lead elsewhere than they did when the run was kept."""

import time
from pathlib import Path

import pytest
from support.cached import CACHED, IMPORTING, LIMITS, LOOP, TABLE, go, same, turned
from support.repository import git


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
