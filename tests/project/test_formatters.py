"""Which formatter is the project's own, and which is never run."""

import os
from pathlib import Path

import pytest

from allocscan.knowledge.formatters import FORMATTERS
from allocscan.project.formatters import Command, Formatters, Unformatted

NOWHERE = ""


def lay(top: Path, laid: str) -> None:
    """`laid` names files; `x/!prettier` is the program prettier in x/node_modules/.bin, and what
    follows an `=` is a file's text."""
    for each in laid.split():
        path, _, text = each.partition("=")
        folder, _, name = path.rpartition("/")
        if name.startswith("!"):
            program = top / folder / "node_modules/.bin" / name[1:]
            program.parent.mkdir(parents=True, exist_ok=True)
            program.write_text("#!/bin/sh\n")
            program.chmod(0o755)
        elif name == ".git":
            (top / path).mkdir(parents=True)
        else:
            (top / folder).mkdir(parents=True, exist_ok=True)
            (top / path).write_text(text or "{}")


def found(top: Path, asked: str = "auto", folder: str = "src") -> Command | Unformatted:
    (top / folder).mkdir(parents=True, exist_ok=True)
    return Formatters(asked, str(top)).of_folder(str(top / folder))


@pytest.mark.parametrize(
    ("laid", "asked", "why", "failed"),
    [
        pytest.param("", "auto", "names no formatter", False, id="nothing"),
        pytest.param("!prettier !biome", "auto", "names no formatter", False, id="not asked for"),
        pytest.param(
            'package.json={"scripts":{"f":"prettier"}} !prettier',
            "auto",
            "names no formatter",
            False,
            id="only in a script",
        ),
        pytest.param("package.json={ !prettier", "auto", "names no", False, id="broken manifest"),
        pytest.param("package.json=[] !prettier", "auto", "names no", False, id="odd manifest"),
        pytest.param(".prettierrc", "auto", "prettier is not installed", True, id="not installed"),
        pytest.param(".prettierrc !biome", "auto", "prettier is not", True, id="another is"),
        pytest.param(
            ".prettierrc src/deep/!prettier", "auto", "not installed", True, id="installed below"
        ),
        pytest.param(
            ".prettierrc biome.json !prettier !biome",
            "auto",
            "both prettier and biome",
            True,
            id="two",
        ),
        pytest.param("", "biome", "no node_modules/.bin/biome", True, id="named, not there"),
        pytest.param("!prettier", "biome", "no node_modules/.bin/biome", True, id="named, another"),
        pytest.param(
            "src/.git src/.prettierrc src/!prettier",
            "auto",
            "belongs to another repository",
            False,
            id="in a repository of its own",
        ),
        pytest.param(
            "src/.git .prettierrc !prettier",
            "prettier",
            "belongs to another repository",
            False,
            id="a repository of its own, named, ours",
        ),
        pytest.param(
            'biome.json={"formatter":{"enabled":false}} !biome',
            "auto",
            "names no formatter",
            False,
            id="only its linter",
        ),
    ],
)
def test_nothing_is_run(laid: str, asked: str, why: str, failed: bool, tmp_path: Path) -> None:
    lay(tmp_path, laid)
    answer = found(tmp_path, asked)
    assert isinstance(answer, Unformatted)
    assert why in answer.why
    assert answer.failed is failed


@pytest.mark.parametrize("asked", ["auto", "prettier"])
def test_nothing_outside_is_run(asked: str, tmp_path: Path) -> None:
    lay(tmp_path, ".prettierrc !prettier in/src/x.js other/.prettierrc other/!prettier")
    above = Formatters(asked, str(tmp_path / "in")).of_folder(str(tmp_path / "in/src"))
    beside = Formatters(asked, str(tmp_path / "in")).of_folder(str(tmp_path / "other"))
    alike = Formatters(asked, str(tmp_path / "o")).of_folder(str(tmp_path / "other"))
    for answer in (above, beside, alike):
        assert isinstance(answer, Unformatted)
    assert isinstance(beside, Unformatted)
    assert "outside" in beside.why


def test_what_cannot_be_run_is_not_installed(tmp_path: Path) -> None:
    lay(tmp_path, ".prettierrc !prettier")
    (tmp_path / "node_modules/.bin/prettier").chmod(0o644)
    assert isinstance(found(tmp_path), Unformatted)


@pytest.mark.parametrize(
    ("laid", "program", "folder"),
    [
        pytest.param(".prettierrc !prettier", "prettier", ".", id="prettier's own file"),
        pytest.param("prettier.config.mjs !prettier", "prettier", ".", id="its module"),
        pytest.param('package.json={"prettier":{}} !prettier', "prettier", ".", id="its key"),
        pytest.param(
            'package.json={"devDependencies":{"prettier":"3"}} !prettier',
            "prettier",
            ".",
            id="dependency",
        ),
        pytest.param("biome.jsonc !biome", "biome", ".", id="biome"),
        pytest.param(
            'package.json={"devDependencies":{"@biomejs/biome":"2"}} !biome',
            "biome",
            ".",
            id="biome's package",
        ),
        pytest.param(".oxfmtrc.json !oxfmt", "oxfmt", ".", id="oxfmt"),
        pytest.param("deno.json !deno", "deno", ".", id="deno"),
        pytest.param("dprint.json !dprint", "dprint", ".", id="dprint"),
        pytest.param(
            ".prettierrc src/.prettierrc !prettier", "prettier", ".", id="prettier, above"
        ),
        pytest.param("!biome src/biome.json", "biome", "src", id="biome beside its file"),
        pytest.param(
            ".prettierrc src/!prettier !prettier", "src:prettier", "src", id="the nearest"
        ),
        pytest.param(
            "src/biome.json .prettierrc !biome !prettier", "biome", "src", id="the nearest file"
        ),
        pytest.param(
            '.prettierrc src/package.json={"devDependencies":{"@biomejs/biome":"2"}} !biome !prettier',
            "prettier",
            ".",
            id="a file is clearer than a dependency",
        ),
        pytest.param(
            'deno.json package.json={"devDependencies":{"prettier":"3"}} !prettier',
            "prettier",
            ".",
            id="deno is there for something else",
        ),
        pytest.param(
            'biome.json={"formatter":{"enabled":false}} .prettierrc !biome !prettier',
            "prettier",
            ".",
            id="biome is its linter only",
        ),
        pytest.param("src/.prettierrc .git !prettier", "prettier", ".", id="our own repository"),
    ],
)
def test_the_project_s_own(laid: str, program: str, folder: str, tmp_path: Path) -> None:
    lay(tmp_path, laid)
    home, _, name = program.rpartition(":")
    answer = found(tmp_path)
    assert isinstance(answer, Command), answer
    assert answer.words[0] == str(tmp_path / home / "node_modules/.bin" / name)
    assert answer.folder == str((tmp_path / folder).resolve())


@pytest.mark.parametrize("formatter", FORMATTERS, ids=lambda formatter: formatter.name)
def test_named(formatter: object, tmp_path: Path) -> None:
    from allocscan.knowledge.formatters import Formatter

    assert isinstance(formatter, Formatter)
    lay(tmp_path, f"!{formatter.program} {formatter.configs[0]}")
    answer = found(tmp_path, formatter.name)
    assert isinstance(answer, Command)
    assert os.path.basename(answer.words[0]) == formatter.program
    assert answer.words[1:] == formatter.words
    assert formatter.source
