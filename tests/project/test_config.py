"""Which configuration is in force, and what is said of mistakes in it."""

from pathlib import Path

import pytest

from allocscan.errors import AllocscanError
from allocscan.project.choices import thresholds_of
from allocscan.project.config import Config, Layer
from allocscan.project.jsonc import plain_json
from allocscan.project.layers import override_layer
from allocscan.project.lookup import Asked, Configs
from allocscan.project.show import shown_config
from allocscan.settings import Thresholds


def config_of(folder: Path, *layers: Layer, **asked: object) -> Config:
    return Configs(Asked(layers, **asked)).of_folder(str(folder))  # type: ignore[arg-type]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "src" / "deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ALLOCSCAN_OUTPUT_FORMAT", raising=False)
    return tmp_path


def test_defaults(repository: Path) -> None:
    config = config_of(repository / "src")
    assert config == Config(folder=str(repository))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("allocscan.toml", "max-findings = 3", id="toml"),
        pytest.param(".allocscan.toml", "maxFindings = 3", id="hidden toml, camel"),
        pytest.param("allocscan.json", '{"$schema": "x", "maxFindings": 3}', id="json"),
        pytest.param("allocscan.json", '{"max-findings": 3}', id="json, kebab"),
        pytest.param("allocscan.jsonc", '{ // no\n "maxFindings": 3, /* , */ }', id="jsonc"),
        pytest.param("package.json", '{"allocscan": {"maxFindings": 3}}', id="package.json"),
        pytest.param("pyproject.toml", "[tool.allocscan]\nmax-findings = 3", id="pyproject"),
    ],
)
def test_files(name: str, text: str, repository: Path) -> None:
    (repository / name).write_text(text)
    assert config_of(repository / "src" / "deep").max_findings == 3


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("package.json", '{"name": "allocscan"}', id="a package of our name"),
        pytest.param("package.json", '{"dependencies": {"allocscan": "1"}}', id="a dependency"),
        pytest.param("pyproject.toml", '[project]\nname = "allocscan"', id="a project"),
        pytest.param("other.toml", "max-findings = 3", id="another file"),
    ],
)
def test_files_that_do_not_count(name: str, text: str, repository: Path) -> None:
    (repository / name).write_text(text)
    assert config_of(repository).files == ()


def test_nearest_wins_without_merge(repository: Path) -> None:
    (repository / "allocscan.toml").write_text("max-findings = 3\nfix = true")
    (repository / "src" / "allocscan.toml").write_text("max-findings = 4")
    assert config_of(repository / "src" / "deep").max_findings == 4
    assert config_of(repository / "src").fix is False
    assert config_of(repository).fix is True


def test_lookup_ends_at_the_repository(repository: Path) -> None:
    (repository / "allocscan.toml").write_text("max-findings = 3")
    (repository / "src" / ".git").mkdir()
    assert config_of(repository / "src").max_findings == 0


def test_extends(repository: Path) -> None:
    (repository / "base.toml").write_text(
        'max-findings = 3\nfail-on = "info"\n[rules]\na = "off"\nb = "off"'
    )
    (repository / "src" / "allocscan.toml").write_text(
        'extends = "../base.toml"\nmax-findings = 4\n[rules]\nb = "error"'
    )
    config = config_of(repository / "src")
    assert (config.max_findings, config.fail_on) == (4, "info")
    assert dict(config.rules) == {"a": "off", "b": "error"}


def test_precedence(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "allocscan.toml").write_text('output-format = "json"')
    assert config_of(repository).output_format == ("json",)
    monkeypatch.setenv("ALLOCSCAN_OUTPUT_FORMAT", "agent")
    assert config_of(repository).output_format == ("agent",)
    assert config_of(repository, isolated=True).output_format == ("full",)
    command = override_layer("output-format=github", str(repository))
    assert config_of(repository, command).output_format == ("github",)


def test_two_files_in_one_folder_are_named(repository: Path) -> None:
    (repository / "allocscan.toml").write_text("")
    (repository / "allocscan.json").write_text("{}")
    configs = Configs(Asked())
    configs.of_folder(str(repository))
    (warning,) = configs.warnings.values()
    assert "allocscan.toml is used" in warning
    assert "allocscan.json" in warning


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        pytest.param(
            "allocscan.toml",
            "fix = true\nmin-byte = 3",
            'allocscan.toml:2: unknown key `min-byte` (did you mean "min-bytes"?)',
            id="unknown key",
        ),
        pytest.param(
            "allocscan.json",
            '{\n "hoist": {\n  "frezee": "deep"\n }\n}',
            'allocscan.json:3: unknown key `hoist.frezee` (did you mean "hoist.freeze"?)',
            id="unknown key of a group",
        ),
        pytest.param(
            "allocscan.toml",
            '\nfail-on = "fatal"',
            'allocscan.toml:2: `fail-on` must be one of "error", "warning", "info", "never", '
            "not 'fatal'",
            id="wrong value",
        ),
        pytest.param(
            "allocscan.toml",
            "fix = 1",
            "allocscan.toml:1: `fix` must be true or false, not 1",
            id="wrong type",
        ),
        pytest.param(
            "allocscan.toml", "max_findings = 1", "unknown key `max_findings`", id="snake"
        ),
        pytest.param("allocscan.toml", "plugins = 'x'", "unknown key", id="another tool's key"),
        pytest.param("allocscan.toml", "[hoist]\nplacing = 'x'", "unknown key", id="in a group"),
        pytest.param("allocscan.toml", "hoist = 1", "`hoist` must be a table", id="no group"),
        pytest.param("allocscan.json", "{\n:}", "allocscan.json:2: not JSON", id="not JSON"),
        pytest.param("allocscan.json", "[]", "must hold an object", id="a list"),
        pytest.param("allocscan.toml", "fix =", "not TOML", id="not TOML"),
        pytest.param("allocscan.toml", "extends = 'no.toml'", "no such file", id="extends nothing"),
        pytest.param("allocscan.toml", "extends = 'allocscan.toml'", "extends itself", id="circle"),
        pytest.param("allocscan.toml", "rules = {a = 'fatal'}", "`rules` must be", id="level"),
        pytest.param("allocscan.toml", "overrides = [{}]", "`overrides` must be", id="override"),
        pytest.param(
            "allocscan.toml",
            "\nexclude = ['gen', '!']",
            "allocscan.toml:2: `exclude`: `!` is no glob in the syntax of .gitignore",
            id="glob",
        ),
        pytest.param(
            "allocscan.toml",
            "overrides = [{ files = ['[z-a]'], ignore = 'a' }]",
            "`overrides`: `[z-a]` is no glob",
            id="glob of an override",
        ),
        pytest.param("allocscan.toml", "max-file-size = '1 pot'", "must be a size", id="size"),
    ],
)
def test_mistakes(name: str, text: str, said: str, repository: Path) -> None:
    (repository / name).write_text(text)
    with pytest.raises(AllocscanError) as raised:
        config_of(repository)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("setting", "field", "value"),
    [
        pytest.param("min-entries=0", "min_entries", 0, id="number"),
        pytest.param("fail-on=info", "fail_on", "info", id="bare word"),
        pytest.param("fail-on='info'", "fail_on", "info", id="TOML string"),
        pytest.param("fix=true", "fix", True, id="boolean"),
        pytest.param("maxFindings=2", "max_findings", 2, id="camel"),
        pytest.param("hoist.freeze=never", "freeze", "never", id="dotted"),
        pytest.param("hoist.name-style=auto", "name_style", None, id="auto"),
        pytest.param("hoist.placement=after-imports", "placement", "after-imports", id="place"),
        pytest.param("rules.a=off", "rules", (("a", "off"),), id="rule"),
        pytest.param("select=all", "select", None, id="all"),
        pytest.param("select=['a', 'b']", "select", ("a", "b"), id="list"),
        pytest.param("max-file-size=2KiB", "max_file_size", 2048, id="size"),
    ],
)
def test_one_key_of_the_command_line(
    setting: str, field: str, value: object, repository: Path
) -> None:
    config = config_of(repository, override_layer(setting, str(repository)))
    assert getattr(config, field) == value


@pytest.mark.parametrize(
    ("settings", "thresholds"),
    [
        pytest.param((), Thresholds(), id="defaults"),
        pytest.param(("min-bytes=0",), Thresholds(0, 0, 0, 0), id="zero asks for everything"),
        pytest.param(("min-bytes=0", "min-entries=3"), Thresholds(0, 0, 0, 3), id="but entries"),
        pytest.param(("min-bytes=104",), Thresholds(104, 56, 56, 8), id="half, in whole words"),
        pytest.param(("min-bytes={hot=8}",), Thresholds(104, 56, 8, 8), id="by level"),
    ],
)
def test_thresholds(settings: tuple[str, ...], thresholds: Thresholds, repository: Path) -> None:
    layers = [override_layer(each, str(repository)) for each in settings]
    assert thresholds_of(config_of(repository, *layers)) == thresholds


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param('{"a": "//"}', '{"a": "//"}', id="in a string"),
        pytest.param('{"a": "\\"/*"}', '{"a": "\\"/*"}', id="after an escaped quote"),
        pytest.param("[1, // x\n2]", "[1,     \n2]", id="line comment"),
        pytest.param("[1 /* a\nb */]", "[1     \n    ]", id="lines stay"),
        pytest.param("[1, /* x */ ]", "[1          ]", id="trailing comma before a comment"),
    ],
)
def test_plain_json(text: str, plain: str) -> None:
    assert plain_json(text) == plain
    assert len(plain_json(text)) == len(text)


def test_shown_settings_are_a_valid_file(repository: Path) -> None:
    (repository / "allocscan.toml").write_text(
        "overrides = [{ files = 'a', rules = { x = 'off' } }]\nextend-exclude = ['gen']\n"
    )
    first = config_of(repository)
    (repository / "allocscan.toml").write_text(shown_config(first, tracked=True))
    again = config_of(repository)
    assert shown_config(again, tracked=True).replace("  # allocscan.toml", "") == shown_config(
        first, tracked=True
    ).replace("  # allocscan.toml", "")
