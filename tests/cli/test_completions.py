"""The scripts that complete our words, asked by the shells themselves."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.terminal import Terminal

from allocscan.cli.check_flags import check_line
from allocscan.cli.commands import COMMANDS
from allocscan.cli.completions_model import SHELLS, Names, all_commands
from allocscan.cli.main import main
from allocscan.packs.load import standard_rules
from allocscan.reports.formats import FORMATS

RULES = [rule.id for rule in standard_rules()]


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script of each shell, named as the shell."""
    folder = tmp_path_factory.mktemp("completions")
    for shell in SHELLS:
        done = run_command("completions", shell, cwd=folder, program=REAL)
        assert (done.returncode, done.stderr) == (0, b"")
        (folder / shell).write_bytes(done.stdout)
    return folder


# ------------------------------------------------------------------ what there is to complete


def test_every_command_is_there() -> None:
    assert [command.name for command in all_commands()] == list(COMMANDS)


def test_every_flag_of_the_help_is_there() -> None:
    (check,) = (command for command in all_commands() if command.name == "check")
    named = {name for flag in check.flags for name in flag.names}
    rows = [row for row in check_line().format_help().splitlines() if row.startswith("  -")]
    shown = {
        name for row in rows for name in re.findall(r"(?<![\w-])--?[\w-]+", row[2:].split("  ")[0])
    }
    assert shown == named
    assert {"--fix", "--no-fix", "-j", "--jobs"} <= shown
    assert "--write" not in named, "habits of other tools are understood, not suggested"


def test_flags_with_known_values_have_them() -> None:
    (check,) = (command for command in all_commands() if command.name == "check")
    values = {name: flag.values for flag in check.flags for name in flag.names}
    assert values["--select"] == Names(tuple(RULES), listed=True)
    assert values["-f"] == Names(tuple(FORMATS))
    assert values["--fail-on"] == Names(("error", "warning", "info", "never"))
    assert values["--fix"] is None


# ------------------------------------------------------------------ the shells

LINES = [
    pytest.param("allocscan zzz", [], id="nothing"),
    pytest.param("allocscan -- --f", [], id="after two dashes"),
    pytest.param("allocscan explain rebuilt-objectt", [], id="no such rule"),
    pytest.param("allocscan rules --sel", [], id="a flag of another command"),
    pytest.param("allocscan --write-b", ["--write-baseline"], id="a flag"),
    pytest.param("allocscan check --write-b", ["--write-baseline"], id="after the command"),
    pytest.param("allocscan src --write-b", ["--write-baseline"], id="after a path"),
    pytest.param("allocscan comp", ["completions"], id="a command"),
    pytest.param("allocscan config s", ["schema", "show"], id="what config takes"),
    pytest.param("allocscan completions z", ["zsh"], id="a shell"),
    pytest.param("allocscan gc --heap", ["--heap-limit"], id="a flag of gc"),
    pytest.param("allocscan explain retu", ["returned"], id="a cause"),
    pytest.param("allocscan --fail-on w", ["warning"], id="a severity"),
    pytest.param("allocscan --engine node2", ["node20", "node22", "node24"], id="engines"),
    pytest.param("allocscan -f json-", ["json-lines"], id="a format"),
    pytest.param("allocscan --color al", ["always"], id="one of the choices"),
    pytest.param("allocscan --select reb", RULES, id="rules"),
    pytest.param("allocscan --ignore rebuilt-array,rebuilt-o", ["rebuilt-object"], id="in a list"),
]


@needs("bash")
@pytest.mark.parametrize(("line", "suggested"), LINES)
def test_bash(line: str, suggested: list[str], scripts: Path) -> None:
    assert [word.rpartition(",")[2] for word in asked_bash(line, scripts)] == suggested


@needs("bash")
def test_bash_splits_at_equals_signs_and_colons(scripts: Path) -> None:
    assert asked_bash("allocscan --select = rebuilt-o", scripts) == ["rebuilt-object"]
    assert asked_bash("allocscan -f sarif : out", scripts) == []
    assert asked_bash("allocscan --ignore rebuilt-array,rebuilt-o", scripts) == [
        "rebuilt-array,rebuilt-object"
    ]


@needs("bash")
def test_bash_starts_with_the_commands(scripts: Path) -> None:
    words = 'COMP_WORDS=(allocscan ""); COMP_CWORD=1; _allocscan; printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(
        ["bash", "-c", f"source {scripts}/bash; {words}"],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stdout.split() == list(COMMANDS)


def asked_bash(line: str, scripts: Path) -> list[str]:
    """What our function suggests for the last word of `line`."""
    words = f"COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _allocscan"
    done = subprocess.run(
        ["bash", "-c", f'source "$0"; {words}; echo "${{COMPREPLY[@]}}"', str(scripts / "bash")],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stderr == ""
    return done.stdout.split()


@needs("fish")
@pytest.mark.parametrize(("line", "suggested"), LINES)
def test_fish(line: str, suggested: list[str], scripts: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["fish", "--no-config", "-c", f'source {scripts}/fish; complete -C "{line}"'],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert done.stderr == ""
    words = [row.partition("\t")[0].rpartition(",")[2] for row in done.stdout.splitlines()]
    if suggested == RULES:
        assert set(words) == set(suggested)
    elif "," in line:
        assert words == [*suggested]
    else:
        assert words == suggested


@pytest.fixture(scope="module")
def zsh(scripts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a shell that has loaded our script."""
    home = tmp_path_factory.mktemp("zsh")
    (home / ".zshrc").write_text(
        "PS1='> '; autoload -Uz compinit; compinit -u -D; unsetopt beep; LISTMAX=0\n"
        f"source {scripts}/zsh\n"
    )
    return {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "dumb", "COLUMNS": "200"}


@needs("zsh")
@pytest.mark.skipif(sys.platform == "win32", reason="no terminals to test in")
@pytest.mark.parametrize(
    ("line", "completed"),
    [
        pytest.param("allocscan --write-b", "--write-baseline", id="a flag"),
        pytest.param("allocscan src --write-b", "--write-baseline", id="after a path"),
        pytest.param("allocscan comp", "completions", id="a command"),
        pytest.param("allocscan config sc", "schema", id="what config takes"),
        pytest.param("allocscan explain retu", "returned", id="a cause"),
        pytest.param("allocscan --fail-on w", "warning", id="a severity"),
        pytest.param("allocscan -f json-", "json-lines", id="a format"),
        pytest.param("allocscan --select rebuilt-o", "rebuilt-object", id="a rule"),
        pytest.param("allocscan --select=rebuilt-o", "rebuilt-object", id="a rule, joined"),
        pytest.param("allocscan --select rebuilt-array,rebuilt-o", "rebuilt-object", id="a list"),
    ],
)
def test_zsh(line: str, completed: str, zsh: dict[str, str]) -> None:
    with Terminal(("zsh", "-i"), zsh) as shell:
        shell.until("> ")
        shell.type(f"{line}\t")
        assert completed in shell.until(completed)


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_parse(shell: str, scripts: Path) -> None:
    program = "pwsh" if shell == "powershell" else shell
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    if shell == "powershell":
        code = f"[scriptblock]::Create((Get-Content -Raw {scripts}/powershell)) | Out-Null"
        words = ["pwsh", "-NoProfile", "-Command", code]
    else:
        words = [program, "-n", str(scripts / shell)]
    done = subprocess.run(words, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_powershell_closes_what_it_opens(scripts: Path) -> None:
    text = (scripts / "powershell").read_text()
    bare = "".join(part for at, part in enumerate(text.split("'")) if at % 2 == 0)
    for opened, closed in ("()", "{}", "[]"):
        assert bare.count(opened) == bare.count(closed) > 0
    for rule in RULES:
        assert f"'{rule}'" in text


# ------------------------------------------------------------------ the command


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("completions",), id="no shell"),
        pytest.param(("completions", "tcsh"), id="an unknown shell"),
        pytest.param(("completions", "bash", "zsh"), id="two shells"),
    ],
)
def test_mistakes(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "one of bash, zsh, fish, powershell" in capsys.readouterr().err


@pytest.mark.parametrize("shell", SHELLS)
def test_a_closed_pipe_is_quiet(shell: str, tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, *REAL, "completions", shell],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=30,
    )
    os.close(write)
    assert done.stderr == b""
