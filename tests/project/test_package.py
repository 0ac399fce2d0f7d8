"""What package.json says of engine and bundler."""

import json
import os
from pathlib import Path

import pytest

from allocscan.project.choices import engine_of
from allocscan.project.config import Config
from allocscan.project.package import Packages, oldest_major, package_of


@pytest.mark.parametrize(
    ("written", "major"),
    [
        pytest.param("*", None, id="any"),
        pytest.param("<20", None, id="only an upper bound"),
        pytest.param("", None, id="empty"),
        pytest.param("latest || >=18", None, id="a word"),
        pytest.param(">=18", 18, id="lower bound"),
        pytest.param(">= 18.17.0 <21", 18, id="both bounds"),
        pytest.param("^20.9.0 || ^18.18.0", 18, id="alternatives"),
        pytest.param("20", 20, id="a number"),
        pytest.param("22.x", 22, id="an x"),
        pytest.param("~v24.1", 24, id="with a v"),
        pytest.param("18 - 20", 18, id="a span"),
    ],
)
def test_oldest_major(written: str, major: int | None) -> None:
    assert oldest_major(written) == major


@pytest.mark.parametrize(
    ("node", "engine"),
    [
        pytest.param(None, "node22", id="unsaid"),
        pytest.param(">=14", "node18", id="older than known"),
        pytest.param(">=20", "node20", id="20"),
        pytest.param(">=23", "node22", id="between"),
        pytest.param(">=26", "node24", id="newer than known"),
        pytest.param(">= 0.10", "node18", id="older than any"),
        pytest.param("*", "node22", id="any"),
        pytest.param("lts/*", "node22", id="no range"),
        pytest.param("20.x", "node20", id="a line"),
        pytest.param("^20 || ^22", "node20", id="two lines"),
        pytest.param("^22.13.0 || >=24", "node22", id="lines with minors"),
        pytest.param(">=20 <23", "node20", id="between two"),
        pytest.param(">=20.19.0 <21 || >=22.12.0", "node20", id="a gap"),
        pytest.param("18 - 22", "node18", id="from and to"),
    ],
)
def test_engine(node: str | None, engine: str) -> None:
    manifest = {"engines": {"node": node}} if node else {}
    assert engine_of(Config(), package_of(manifest, "")) == engine
    assert engine_of(Config(engine="node20"), package_of(manifest, "")) == "node20"


@pytest.mark.parametrize(
    ("manifest", "bundled"),
    [
        pytest.param({}, False, id="nothing"),
        pytest.param({"main": "a.js"}, False, id="main"),
        pytest.param({"devDependencies": {"jest": "1"}}, False, id="jest"),
        pytest.param({"devDependencies": ["vite"]}, False, id="not a table"),
        pytest.param({"devDependencies": {"@swc/core": "1"}}, False, id="a transpiler"),
        pytest.param({"exports": "./a.js"}, False, id="one file for all"),
        pytest.param({"exports": {".": {"require": "./a.js"}}}, False, id="only required"),
        pytest.param({"exports": {"./import": "./a.js"}}, False, id="a path named import"),
        pytest.param({"exports": {".": 3, "./b": None}}, False, id="exports of no files"),
        pytest.param({"private": True, "module": "a.mjs"}, False, id="private"),
        pytest.param(
            {"private": True, "exports": {"import": "./a.js"}}, False, id="private with exports"
        ),
        pytest.param({"private": True, "devDependencies": {"vite": "1"}}, True, id="private app"),
        pytest.param({"exports": {"import": "./a.mjs"}}, True, id="import"),
        pytest.param(
            {"exports": {".": [{"node": {"import": "./a.mjs"}}]}}, True, id="import deep inside"
        ),
        pytest.param({"module": "a.mjs"}, True, id="module"),
        pytest.param({"sideEffects": False}, True, id="sideEffects"),
        pytest.param({"devDependencies": {"vite": "1"}}, True, id="vite"),
        pytest.param({"dependencies": {"next": "1"}}, True, id="next"),
    ],
)
def test_bundled(manifest: dict[str, object], bundled: bool) -> None:
    assert package_of(manifest, "").bundled is bundled


def test_nearest_package(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a" / "src").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "package.json").write_text(json.dumps({"type": "commonjs"}))
    (tmp_path / "a" / "package.json").write_text(json.dumps({"type": "module"}))
    (tmp_path / "b" / "package.json").write_text("not JSON")
    packages = Packages()
    found = [packages.of_folder(str(tmp_path / name)) for name in ("a/src", "a", "b", ".")]
    folders = [os.path.relpath(package.folder, tmp_path) for package in found if package]
    assert folders == ["a", "a", ".", "."]


def test_a_package_without_a_name_belongs_to_the_one_around_it(tmp_path: Path) -> None:
    library = {"name": "x", "sideEffects": False, "engines": {"node": ">=20"}}
    for name, manifest in {
        "": library,
        "src": {"type": "module"},
        "src/deep": {"type": "commonjs"},
        "src/other": {"name": "y", "type": "module"},
        "src/cloned": {"type": "module"},
    }.items():
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "package.json").write_text(json.dumps(manifest))
    (tmp_path / "src" / "cloned" / ".git").mkdir()
    packages = Packages()
    names = ("src", "src/deep", "src/other", "src/cloned")
    found = [packages.of_folder(str(tmp_path / name)) for name in names]
    seen = [(one.bundled, one.oldest_node) for one in found if one is not None]
    assert seen == [(True, 20), (True, 20), (False, None), (False, None)]
