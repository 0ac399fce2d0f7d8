"""Words of a command line to what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.cli.check_flags import said_to_check
from allocscan.cli.check_words import CheckWords, plain_words
from allocscan.cli.main import main
from allocscan.cli.options import layers_of, options_of
from allocscan.errors import AllocscanError


@pytest.mark.parametrize(
    ("line", "plain", "given"),
    [
        pytest.param("", [], {}, id="nothing"),
        pytest.param("a b", ["a", "b"], {}, id="plain"),
        pytest.param("a --fix b", ["a", "b"], {"fix": True}, id="mixed"),
        pytest.param("-- --fix", ["--fix"], {}, id="after the dashes"),
        pytest.param("a -- -- --fix", ["a", "--", "--fix"], {}, id="dashes after the dashes"),
        pytest.param("-", ["-"], {}, id="stdin"),
        pytest.param("a - --fix", ["a", "-"], {"fix": True}, id="stdin among others"),
        pytest.param("--fix --no-fix", [], {"fix": False}, id="taken back"),
        pytest.param("--no-fix --write", [], {"fix": True}, id="given again in another word"),
        pytest.param("--write", [], {"fix": True}, id="another tool's word"),
        pytest.param("--unsafe", [], {"unsafe_fixes": True}, id="Biome's word"),
        pytest.param("--no-ignore", [], {"respect_gitignore": False}, id="Ruff's word"),
        pytest.param("--dry-run", [], {"diff": True}, id="dry run"),
        pytest.param("--stdin-file-path a.js", [], {"stdin_filename": "a.js"}, id="stdin's name"),
        pytest.param("-qv", [], {"quiet": True, "verbose": True}, id="bundled"),
        pytest.param("-fjson", [], {"output_format": ["json"]}, id="attached"),
        pytest.param("--reporter=json:a=b", [], {"output_format": ["json:a=b"]}, id="equals"),
        pytest.param(
            "-f json --format full a", ["a"], {"output_format": ["json", "full"]}, id="repeated"
        ),
        pytest.param(
            "--select a,b, --select c", [], {"select": ["a", "b", "c"]}, id="lists with commas"
        ),
        pytest.param("--select=--fix", [], {"select": ["--fix"]}, id="a value is a value"),
        pytest.param("--exclude a,{b,c}", [], {"exclude": ["a,{b,c}"]}, id="globs keep commas"),
    ],
)
def test_said(line: str, plain: list[str], given: dict[str, object]) -> None:
    silence = vars(said_to_check([]))
    assert vars(said_to_check(line.split())) == {**silence, **given, "plain": plain}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("--fixx", 'unknown flag `--fixx` (did you mean "--fix"?)', id="misspelt"),
        pytest.param("--slect=a", 'flag `--slect` (did you mean "--select"?)', id="with a value"),
        pytest.param("a --zzz b", "unknown flag `--zzz`;", id="nothing like it"),
        pytest.param("--dry-rn", "unknown flag `--dry-rn`;", id="no hidden word is suggested"),
        pytest.param("-x", "unknown flag `-x`", id="short"),
        pytest.param("-1", "unknown flag `-1`", id="a number"),
        pytest.param("-qx", "-q/--quiet", id="bundled with an unknown one"),
        pytest.param("--select", "--select: expected one argument", id="no value"),
        pytest.param("--select --fix", "--select: expected one argument", id="a flag for a value"),
        pytest.param("--fix=yes", "ignored explicit argument 'yes'", id="a value too many"),
        pytest.param("--color sometimes", "'sometimes' (choose from", id="not one of the values"),
        pytest.param("--watch", "unknown flag `--watch`", id="not in this version"),
        pytest.param("--stat", "unknown flag `--stat`", id="abbreviated"),
        pytest.param("--max-findings -1", "a whole number from 0", id="a negative number"),
        pytest.param("--max-warnings x", "--max-findings: `max-findings` must be", id="a word"),
        pytest.param("--exclude !", "`!` is no glob", id="glob"),
        pytest.param("--check --fix", "give one of them", id="contradiction"),
    ],
)
def test_mistakes(line: str, said: str) -> None:
    def read() -> object:
        words = said_to_check(line.split())
        return options_of(words), layers_of(words)

    with pytest.raises(AllocscanError) as raised:
        read()
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("command", ["", "check", "explain", "rules", "config"])
@pytest.mark.parametrize("flag", ["--help", "-h", "--version", "-V"])
def test_help_and_version(command: str, flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), flag]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    if flag in ("--help", "-h"):
        assert printed.out.startswith("usage: allocscan ")
        assert "--version" in printed.out
    else:
        assert printed.out.count("\n") == 1


def test_help_is_grouped_and_fits(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    text = capsys.readouterr().out
    titles = [line for line in text.splitlines() if line.endswith(":") and line[0] != " "]
    groups = ["Fix", "Rules", "Files", "Scope", "Baseline", "Inline", "Gate", "Output", "Run"]
    assert titles == [*(f"{group}:" for group in groups), "Exit codes:"]
    assert max(map(len, text.splitlines())) <= 100
    for hidden in (
        "--write,",
        "--write ",
        "--unsafe,",
        "--reporter",
        "--max-warnings",
        "--no-ignore",
    ):
        assert hidden not in text


# ---------------------------------------------------------------------------- without argparse


WORDS = (
    "a.js",
    "src/",
    "--fix",
    "--unsafe-fixes",
    "--force-exclude",
    "--diff",
    "--check",
    "-q",
    "--silent",
    "--staged",
    "--no-cache",
    "--exit-zero",
    "-j",
    "--jobs",
    "2",
    "auto",
    "-f",
    "--output-format",
    "json",
    "--config",
    "min-bytes=0",
    "--fail-on",
    "error",
    "--cache-dir",
    "--max-findings",
    "--jobs=2",
    "--config=min-bytes=0",
    "--cache-dir=",
    "--fix=1",
    "-",
    "--",
    "--no-fix",
    "--select=x",
    "-qf",
    "",
)


def as_said(words: CheckWords) -> dict[str, object]:
    fields = {name: getattr(words, name) for name in [*CheckWords.__annotations__, "config"]}
    return {**fields, "isolated": words.isolated, "plain": words.plain}


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_plain_words_are_read_as_argparse_reads_them(words: list[str]) -> None:
    quick = plain_words(words)
    if quick is None:
        return
    assert as_said(quick) == as_said(said_to_check(words))


@pytest.mark.parametrize(
    ("words", "quick"),
    [
        pytest.param("a.js b.ts", True, id="files"),
        pytest.param("--force-exclude a.js", True, id="a hook"),
        pytest.param("--fix --exit-non-zero-on-fix --force-exclude a.js", True, id="a fixing hook"),
        pytest.param("-j 2 -f json --config min-bytes=0 .", True, id="values"),
        pytest.param("-", False, id="stdin"),
        pytest.param("-j", False, id="no value"),
        pytest.param("-j --fix", False, id="a flag for a value"),
        pytest.param("--fixx", False, id="a mistake"),
        pytest.param("--jobs=2 --config=min-bytes=0 .", True, id="with their values in one word"),
        pytest.param("--cache-dir=", False, id="no value in one word"),
        pytest.param("--fix=yes", False, id="a value too many"),
        pytest.param("--help", False, id="help"),
    ],
)
def test_most_runs_need_no_argparse(words: str, quick: bool) -> None:
    assert (plain_words(words.split()) is not None) is quick
