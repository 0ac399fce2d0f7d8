"""What lies around the files that are checked: callers, imports, configurations."""

import time
from pathlib import Path

import pytest
from support.cached import (
    ALONE,
    CACHED,
    IMPORTING,
    LOOP,
    ROUTE,
    TABLE,
    called_from_a_loop,
    go,
    said,
    same,
)


def test_a_caller_that_is_not_checked(project: Path) -> None:
    (project / "lib").mkdir()
    (project / "app").mkdir()
    (project / "lib/a.js").write_text(TABLE)
    (project / "app/loop.js").write_text(LOOP.format(path="../lib/a.js"))
    looped = same(project, "lib")
    (project / "app/loop.js").write_text("f();")
    quiet = same(project, "lib")
    (project / "app/route.js").write_text(ROUTE.format(path="../lib/a.js"))
    assert len({looped, quiet, same(project, "lib")}) == 3


def test_a_program_that_grows_too_large(project: Path) -> None:
    called_from_a_loop(project)
    (project / "app/big.js").write_text("f();\n")
    time.sleep(0.2)
    before = same(project)
    (project / "app/big.js").write_bytes(b"// x\n" * (33 << 20 >> 2))
    assert go(project, *CACHED)[0] == go(project, "--no-cache")[0] != before
    (project / "app/big.js").write_text("f();\n")
    assert same(project) == before


def test_a_file_in_the_folder_of_the_cache(project: Path) -> None:
    (project / ".git").rmdir()  # without git, the walk comes by there
    before = same(project)
    (project / ".allocscan_cache/c.js").write_text(TABLE)
    between = same(project)
    (project / ".allocscan_cache/c.js").write_text("f();")
    assert len({before, between, same(project)}) == 3


def test_a_configuration_above(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    (inner / "a.js").write_text(TABLE)
    found = same(inner)
    (project / "allocscan.toml").write_text('ignore = ["rebuilt-object"]\n')
    ignored = same(inner)
    (project / "allocscan.toml").write_text('extends = "base.toml"\n')
    (project / "base.toml").write_text('engine = "node18"\n')
    older = same(inner)
    (project / "base.toml").write_text('ignore = ["rebuilt-object"]\n')
    assert same(inner) == ignored
    assert len({found, ignored, older}) == 3


def test_warnings_of_who_asks_for_them(project: Path) -> None:
    """The configuration above is looked at for the sake of the callers below it."""
    called_from_a_loop(project)
    (project / "package.json").write_text('{"name": "x", "allocscan": {"minBytes": 0}}\n')
    lib = project / "lib"
    (lib / "allocscan.json").write_text('{"minBytes": 0}')
    (lib / "c.js").write_text("f();\n")
    (lib / "d.js").write_text("f();\n")
    time.sleep(0.2)
    asked = (*CACHED, "--cache-dir", "../cache")
    for number, text in (("c", "f();\n"), ("c", "g();\n"), ("d", "h();\n"), ("a", "f();\n")):
        (lib / f"{number}.js").write_text(text)
        expected = said(lib, "--no-cache")
        assert (b"is not read" in expected[2]) == (number != "a")
        assert said(lib, *asked) == expected
        assert said(lib, *asked) == expected
    (lib / "e.js").write_text(ALONE)
    assert said(lib, *asked) == said(lib, "--no-cache")


def test_a_package_that_is_looked_at_in_between(project: Path) -> None:
    (project / "package.json").write_text('{"name": "x", "type": "module"}\n')
    (project / "build").mkdir()
    (project / ".gitignore").write_text("build/\n")
    (project / "a.js").write_text(IMPORTING.format(path="./b.js"))
    (project / "b.js").write_text("export const RATE = 1;\n")
    (project / "build/b.js").write_text('import { z } from "zed";\nexport const RATE = 1;\n')
    package = '{"name": "lib", "type": "module", "dependencies": {"zed": "%s"}}\n'
    (project / "build/package.json").write_text(package % "1.0.0")
    time.sleep(0.2)
    same(project)
    (project / "a.js").write_text(IMPORTING.format(path="./build/b.js"))
    before = same(project)
    (project / "build/package.json").write_text(package % "file:../")
    assert same(project) != before


@pytest.mark.parametrize("place", ["", "lib"])
def test_an_import_from_above_that_was_missing(place: str, project: Path) -> None:
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    (inner / "package.json").write_text('{"name": "inner", "type": "module"}\n')
    (inner / "a.js").write_text(IMPORTING.format(path=f"../{place}/rate.js"))
    time.sleep(0.2)
    before = same(inner)
    (project / place).mkdir(exist_ok=True)
    (project / place / "rate.js").write_text("export const RATE = 1;\n")
    assert same(inner) != before


@pytest.mark.parametrize("place", ["", "lib"])
def test_an_import_from_above_that_a_rerun_missed(place: str, project: Path) -> None:
    inner = project / "inner"
    (inner / ".git").mkdir(parents=True)
    (inner / "package.json").write_text('{"name": "inner", "type": "module"}\n')
    (inner / "a.js").write_text(ALONE)
    (inner / "b.js").write_text(ALONE)
    time.sleep(0.2)
    same(inner)
    (inner / "a.js").write_text(IMPORTING.format(path=f"../{place}/rate.js"))
    before = same(inner)
    (project / place).mkdir(exist_ok=True)
    (project / place / "rate.js").write_text("export const RATE = 1;\n")
    assert same(inner) != before


def test_what_is_asked_of_the_compiler(project: Path) -> None:
    (project / "src").mkdir()
    (project / "src/a.js").write_text(TABLE)
    entries = ", ".join(f"k{number}: {number}" for number in range(12))
    (project / "src/n.ts").write_text(
        f"export const f = (k: string): boolean => k in {{ none: null, {entries} }};\n"
    )
    unset = same(project)
    (project / "tsconfig.json").write_text('{"compilerOptions": {"strict": true}}')
    strict = same(project)
    (project / "tsconfig.json").write_text('{"compilerOptions": {"strict": true, "checkJs": true}}')
    checked = same(project)
    (project / "src/tsconfig.json").write_text('{"compilerOptions": {"strict": false}}')
    loose = same(project)
    assert len({unset, strict, checked, loose}) == 4
    (project / "src/tsconfig.json").unlink()
    assert same(project) == checked
