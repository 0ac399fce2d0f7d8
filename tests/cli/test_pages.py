"""The commands that tell about rules and settings."""

import json
import re
from pathlib import Path

import pytest

from allocscan.cli.causes import cause_named, cause_names
from allocscan.cli.main import main
from allocscan.least import LARGE, ROWS
from allocscan.packs.load import standard_rules
from allocscan.rank import CALLS_PER_SECOND, UNTIMED_SECONDS
from allocscan.settings import Thresholds
from allocscan.sites.heat_values import HeatLevel
from allocscan.suppressions.comment_rules import COMMENT_RULES


def out(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_explain_cost(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = " ".join(out(capsys, "explain", "cost", "-f", form).split())
    said = Thresholds()
    assert page.startswith("# cost ")
    assert (
        f"from {said.called} bytes and {said.entries} entries that are copied (or {said.entries} "
        f"leaves and {ROWS * said.called} bytes, or {LARGE * said.called} bytes)"
    ) in page
    called, hot = CALLS_PER_SECOND[HeatLevel.CALLED], CALLS_PER_SECOND[HeatLevel.HOT]
    assert f"only the calls are known | {called:.0f} |" in page
    assert f"across files | {hot:.0f} |" in page
    assert f"{UNTIMED_SECONDS:.0f} seconds are assumed" in page


def test_explain_cost_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    page = json.loads(out(capsys, "explain", "cost", "-f", "json"))
    assert page["topic"] == "cost"
    assert page["page"] == out(capsys, "explain", "cost")


@pytest.mark.parametrize("command", ["explain", "rule"])
@pytest.mark.parametrize("words", [(), ("--examples",), ("-f", "markdown")])
def test_explain(command: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, command, "rebuilt-object", *words)
    (rule,) = (rule for rule in standard_rules() if rule.id == "rebuilt-object")
    assert text.startswith(rule.page().rstrip())
    shown = [each for each in rule.examples() if each.source.content.decode().rstrip() in text]
    assert len(shown) == (len(rule.examples()) if words else 2)
    assert {each.good for each in shown} == {True, False}
    assert ("--examples` shows" in text) is not bool(words)


def test_explain_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    page = json.loads(out(capsys, "explain", "rebuilt-array", "-f", "json"))
    assert page["rule"] == "rebuilt-array"
    assert {example["reported"] for example in page["examples"]} == {True, False}


@pytest.mark.parametrize("name", COMMENT_RULES)
def test_explain_a_rule_about_comments(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "explain", name)
    page = json.loads(out(capsys, "explain", name, "-f", "json"))
    (row,) = (row for row in json.loads(out(capsys, "rules", "-f", "json")) if row["rule"] == name)
    assert text.startswith(f"# {name}\n")
    assert page == {**row, "page": text, "examples": []}


@pytest.mark.parametrize("name", ["baseline", "suppressions"])
def test_explain_a_topic(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "explain", name)
    assert text.startswith(f"# {name}\n")
    assert json.loads(out(capsys, "explain", name, "-f", "json")) == {"topic": name, "page": text}


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("name", cause_names())
def test_explain_a_cause(name: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    cause = cause_named(name)
    text = out(capsys, "explain", name, "-f", form)
    assert text.startswith(cause.page.rstrip())
    for example in cause.examples:
        suffix = example.source.path.rpartition(".")[2]
        assert f"```{suffix}\n{example.source.content.decode()}```\n" in text


@pytest.mark.parametrize("name", cause_names())
def test_explain_a_cause_as_json(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = json.loads(out(capsys, "explain", name, "-f", "json"))
    assert set(page) == {"cause", "sentence", "page", "examples"}
    assert page["cause"] == name
    assert page["page"].startswith(f"# {name}\n")
    for example in page["examples"]:
        assert set(example) == {"path", "code", "line"}
        assert example["code"].splitlines()[example["line"] - 1].endswith("// <- here")


def test_help_speaks_of_both(capsys: pytest.CaptureFixture[str]) -> None:
    text = out(capsys, "explain", "--help")
    assert "RULE|CAUSE" in text
    assert "explain RULE|CAUSE" in out(capsys, "--help")
    (named,) = re.findall(r"`not safe \((\S+)\)", text)
    assert named in cause_names()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("explain",), "the name of one rule or cause", id="no name"),
        pytest.param(("explain", "returned", "written"), "one rule or cause", id="two names"),
        pytest.param(("explain", "retuned"), 'did you mean "returned"', id="misspelt cause"),
        pytest.param(("explain", "../returned"), "no rule or cause is called", id="a path"),
        pytest.param(("explain", "zzz"), "the rules are rebuilt-array", id="neither"),
        pytest.param(("explain", "zzz"), "`not safe (returned)`", id="where causes are named"),
        pytest.param(("explain", "rebuilt-aray"), 'did you mean "rebuilt-array"', id="misspelt"),
        pytest.param(
            ("explain", "unused-supression"), 'did you mean "unused-suppression"', id="of comments"
        ),
        pytest.param(("rules", "src"), "`./rules`", id="a folder called rules"),
        pytest.param(("config",), "`./config`", id="a folder called config"),
        pytest.param(("config", "scheme"), "`show` or `path`", id="no word of config"),
        pytest.param(("config", "show", "nope"), "nope: no such file", id="missing"),
        pytest.param(("rules", "--fix"), "unknown flag `--fix`", id="a flag of check"),
    ],
)
def test_mistakes(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_rules(capsys: pytest.CaptureFixture[str]) -> None:
    ids = [*(rule.id for rule in standard_rules()), *COMMENT_RULES]
    assert [line.split()[0] for line in out(capsys, "rules").splitlines()] == ["rule", *ids]
    assert [row["rule"] for row in json.loads(out(capsys, "rules", "-f", "json"))] == ids
    assert len(out(capsys, "rules", "-f", "markdown").splitlines()) == len(ids) + 2


def test_config_path_and_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "allocscan.toml").write_text("min-entries = 3\n")
    (tmp_path / "src").mkdir()
    monkeypatch.chdir(tmp_path / "src")
    assert out(capsys, "config", "path") == f"{tmp_path}/allocscan.toml\n"
    assert "min-entries = 3  # " in out(capsys, "config", "show")
    assert "min-entries = 8\n" in out(capsys, "config", "show", "--isolated")


def test_a_crash_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(_: list[str]) -> int:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("allocscan.cli.check.check", crash)
    assert main(["x"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["x", "--verbose"]) == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("verbose", [[], ["--verbose"]])
def test_ctrl_c_that_python_wrapped_is_none(
    verbose: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: list[str]) -> int:
        class Named:
            def __set_name__(self, owner: object, name: str) -> None:
                raise KeyboardInterrupt

        try:
            type("Holder", (), {"named": Named()})
        except KeyboardInterrupt as error:  # Python 3.12 wraps it no more
            raise RuntimeError from error
        return 0

    monkeypatch.setattr("allocscan.cli.check.check", interrupted)
    assert main(["x", *verbose]) == 130
    assert capsys.readouterr().err == ""
