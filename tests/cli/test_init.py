"""`allocscan init`: what it writes, what it leaves alone, which snippets it prints."""

import json
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest
from support.command import ROOT

from allocscan.cli.check_flags import said_to_check
from allocscan.cli.init_command import fitting
from allocscan.cli.main import main
from allocscan.cli.options import options_of
from allocscan.cli.outputs import outputs_of
from allocscan.project.config import Config
from allocscan.project.layers import Origin, layer_of
from allocscan.project.recipes import ADOPTION, LOCAL, PRE_COMMIT, Recipe
from allocscan.project.recipes_ci import DOCKER, GITHUB, GITLAB, REMOTE
from allocscan.project.start_config import start_text
from allocscan.project.toolchain import Mark, Toolchain, toolchain_of

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed; it comes with pre-commit")

RECIPES = (ADOPTION, *LOCAL, *REMOTE)
EACH_RECIPE = pytest.mark.parametrize(
    "recipe", [pytest.param(recipe, id=recipe.title) for recipe in RECIPES]
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, which is the working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# ------------------------------------------------------------------ what is left alone


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("allocscan.toml", "", id="an empty file"),
        pytest.param("allocscan.toml", "fixx = 1", id="a wrong one"),
        pytest.param(".allocscan.toml", "", id="a hidden one"),
        pytest.param("allocscan.json", "{}", id="JSON"),
        pytest.param("allocscan.jsonc", "{} // none", id="JSON with comments"),
        pytest.param("package.json", '{"allocscan": {}}', id="in package.json"),
        pytest.param("pyproject.toml", "[tool.allocscan]\n", id="in pyproject.toml"),
    ],
)
def test_a_configured_repository_is_left_alone(
    name: str, text: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(repository, {name: text})
    before = contents(repository)
    assert main(["init"]) == 0
    assert contents(repository) == before
    assert f"configured already by {name}: nothing is written" in capsys.readouterr().out


def test_a_second_run_changes_nothing(repository: Path) -> None:
    assert main(["init"]) == 0
    before = contents(repository)
    assert main(["init"]) == 0
    assert contents(repository) == before


def test_a_dangling_link_is_not_written_through(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "allocscan.toml").symlink_to(repository / "elsewhere.toml")
    assert main(["init"]) == 2
    assert not (repository / "elsewhere.toml").exists()
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["nope"], id="no such folder"),
        pytest.param(["a", "b"], id="two folders"),
        pytest.param(["--fix"], id="a flag of check"),
    ],
)
def test_mistakes(words: list[str], repository: Path) -> None:
    assert main(["init", *words]) == 2
    assert contents(repository) == {}


def test_a_package_json_that_is_not_json(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(repository, {"package.json": '{"allocscan": '})
    assert main(["init"]) == 2
    assert "package.json:1: not JSON" in capsys.readouterr().err


# ------------------------------------------------------------------ what is written


def test_at_the_root_from_a_folder_below(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "src").mkdir()
    monkeypatch.chdir(repository / "src")
    assert main(["init"]) == 0
    assert list(contents(repository)) == ["allocscan.toml"]
    assert "written: ../allocscan.toml" in capsys.readouterr().out


def test_in_a_folder_that_is_named(repository: Path) -> None:
    (repository / "packages/a").mkdir(parents=True)
    assert main(["init", "packages/a"]) == 0
    assert list(contents(repository)) == ["packages/a/allocscan.toml"]


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param(Toolchain(frozenset(), (), ()), id="nothing"),
        pytest.param(Toolchain(frozenset(), ("biome", "prettier"), ("vendor",)), id="all"),
    ],
)
def test_the_file_is_a_configuration(seen: Toolchain) -> None:
    text = start_text(seen)
    layer = layer_of(tomllib.loads(text), Origin("a", text), "/")
    assert layer.values["fail_on"] == Config().fail_on
    bare = re.sub(r"(?m)^# (?=[\w\[].*[=\]])", "", text)
    assert len(layer_of(tomllib.loads(bare), Origin("a", bare), "/").values) > len(layer.values)
    assert ("format_after_fix" in layer.values) == bool(seen.formatters)
    assert layer.values.get("extend_exclude", ()) == tuple(f"/{each}/" for each in seen.foreign)


# ------------------------------------------------------------------ what is seen

GIT = '[remote "origin"]\n\turl = git@{}:a/b.git\n'


@pytest.mark.parametrize(
    ("files", "marks"),
    [
        pytest.param({}, set(), id="nothing"),
        pytest.param({"package.json": "{"}, {Mark.NPM}, id="a broken package.json"),
        pytest.param({"package.json": "[]"}, {Mark.NPM}, id="a list in package.json"),
        pytest.param({".git/config": GIT.format("example.com")}, set(), id="another server"),
        pytest.param(
            {"package.json": '{"devDependencies": {"husky": "9"}}'},
            {Mark.NPM, Mark.HUSKY},
            id="husky among the packages",
        ),
        pytest.param(
            {"package.json": '{"lint-staged": {}}'}, {Mark.NPM, Mark.LINT_STAGED}, id="lint-staged"
        ),
        pytest.param({".lintstagedrc.json": "{}"}, {Mark.LINT_STAGED}, id="lint-staged, a file"),
        pytest.param({"lefthook.yml": ""}, {Mark.LEFTHOOK}, id="lefthook"),
        pytest.param({".husky/pre-commit": ""}, {Mark.HUSKY}, id="husky"),
        pytest.param({".pre-commit-config.yaml": ""}, {Mark.PRE_COMMIT}, id="pre-commit"),
        pytest.param({".gitlab-ci.yml": ""}, {Mark.GITLAB}, id="GitLab"),
        pytest.param({".git/config": GIT.format("github.com")}, {Mark.GITHUB}, id="by its remote"),
        pytest.param(
            {".gitlab-ci.yml": "", ".git/config": GIT.format("github.com")},
            {Mark.GITLAB},
            id="a pipeline is more than a remote",
        ),
    ],
)
def test_marks(files: dict[str, str], marks: set[Mark], repository: Path) -> None:
    put(repository, files)
    assert toolchain_of(str(repository)).marks == marks


def test_formatters_and_foreign_folders(repository: Path) -> None:
    packages = {"devDependencies": {"prettier": "3", "@biomejs/biome": "2"}}
    put(repository, {"package.json": json.dumps(packages), "vendor/a.js": "", "third_party": ""})
    seen = toolchain_of(str(repository))
    assert seen.formatters == ("biome", "prettier")
    assert seen.foreign == ("vendor",)


def test_pre_commit_stands_in_where_no_hook_is() -> None:
    assert fitting(Toolchain(frozenset({Mark.GITHUB}), (), ())) == (PRE_COMMIT, GITHUB)
    seen = Toolchain(frozenset({Mark.HUSKY, Mark.GITLAB}), (), ())
    assert [recipe.title for recipe in fitting(seen)] == ["husky", "GitLab"]


# ------------------------------------------------------------------ what is printed


def test_only_what_fits_is_printed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(repository, {".gitlab-ci.yml": "", "lefthook.yml": ""})
    main(["init"])
    said = capsys.readouterr().out
    assert GITLAB.text in said
    assert GITHUB.text not in said
    assert "written: allocscan.toml" in said


def test_all_of_them(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "--all"])
    said = capsys.readouterr().out
    for recipe in RECIPES:
        assert recipe.text in said


@EACH_RECIPE
def test_the_page_holds_it(recipe: Recipe) -> None:
    page = (ROOT / "docs/ci.md").read_text("utf-8")
    assert f" {recipe.title}\n\n{recipe.about}" in page
    assert f"```{recipe.language}\n{recipe.text}```" in page


@EACH_RECIPE
def test_its_language(recipe: Recipe) -> None:
    match recipe.language:
        case "yaml":
            assert isinstance(yaml.safe_load(recipe.text), dict)
        case "json":
            assert isinstance(json.loads(recipe.text), dict)
        case "sh":
            subprocess.run(["sh", "-n"], input=recipe.text.encode(), check=True)
        case _:
            assert recipe is DOCKER


def test_hooks_are_those_of_the_manifest() -> None:
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    (repo,) = yaml.safe_load(PRE_COMMIT.text)["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= {hook["id"] for hook in manifest}


COMMAND = re.compile(r"(?:^|[\s\"])(?:uvx )?allocscan(?:@\S+)?((?: +[^\s|&\"]+| \"[^\"]*\")*)")


def commands(recipe: Recipe) -> list[list[str]]:
    """The words after `allocscan` wherever the snippet runs it."""
    folded = re.sub(r">-\n\s+|\n {10}(?=\S)(?!\w+:)", " ", recipe.text)
    lines = [
        line for line in folded.splitlines() if re.search(r"allocscan(@\S+)? +(check|-)", line)
    ]
    found = [words for line in lines for words in COMMAND.findall(line) if words.strip()]
    return [shlex.split(words.split("#")[0]) for words in found]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        pytest.param("GitHub Actions", ["check", "--output-format", "full"], id="GitHub"),
        pytest.param("GitLab", ["check", "-f", "full"], id="GitLab"),
        pytest.param("reviewdog", ["--exit-zero", "-f", "rdjson"], id="reviewdog"),
        pytest.param("lefthook", ["--fix", "{staged_files}"], id="lefthook"),
        pytest.param("lint-staged", ["--fix"], id="lint-staged"),
        pytest.param("husky", ["--staged"], id="husky"),
    ],
)
def test_commands_are_found(title: str, first: list[str]) -> None:
    (recipe,) = (recipe for recipe in RECIPES if recipe.title == title)
    (words,) = commands(recipe)
    assert words[: len(first)] == first


@EACH_RECIPE
def test_its_commands_are_ours(recipe: Recipe) -> None:
    """Every flag exists, and every format."""
    for words in commands(recipe):
        said = said_to_check(words[words[0] == "check" :])
        outputs_of(options_of(said), Config())
