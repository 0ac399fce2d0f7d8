"""The exit code and the last words of every kind of run, as a shell sees them."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import REAL, STANDIN, run_command
from support.handmade import PRICE

CLEAN = "export const one = () => 1;\n"
Setting = Callable[[Path], object]


def put(path: str, text: str | bytes) -> Setting:
    def make(folder: Path) -> None:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    return make


def both(*settings: Setting) -> Setting:
    return lambda folder: [make(folder) for make in settings]


def nothing(folder: Path) -> None:
    """An empty folder."""


PRICE_FILE = put("src/price.js", PRICE)
READ_ONLY = both(PRICE_FILE, lambda folder: (folder / "src/price.js").chmod(0o444))


@pytest.mark.parametrize(
    ("setting", "words", "code"),
    [
        pytest.param(nothing, "", 0, id="nothing to check"),
        pytest.param(put("a.js", CLEAN), "", 0, id="clean"),
        pytest.param(put("a.js", ""), "a.js", 0, id="empty file"),
        pytest.param(PRICE_FILE, "--exit-zero", 0, id="findings with exit-zero"),
        pytest.param(PRICE_FILE, "--fail-on error", 0, id="only warnings, gate at error"),
        pytest.param(PRICE_FILE, "--fail-on never", 0, id="gate never"),
        pytest.param(PRICE_FILE, "--max-findings 1", 0, id="tolerated"),
        pytest.param(PRICE_FILE, "--max-warnings=1", 0, id="tolerated in ESLint's words"),
        pytest.param(PRICE_FILE, "--fix", 0, id="fix leaves none"),
        pytest.param(PRICE_FILE, "--fix-only", 0, id="fix-only"),
        pytest.param(PRICE_FILE, "--exclude src", 0, id="all excluded"),
        pytest.param(PRICE_FILE, "--exclude src src/price.js", 0, id="named file excluded"),
        pytest.param(put("a.test.js", PRICE), "a.test.js", 0, id="named test file"),
        pytest.param(put("a.js/b.js", CLEAN), "a.js", 0, id="directory named a.js"),
        pytest.param(put("a.js", b"\xff\xfe\x00"), "a.js", 0, id="not UTF-8"),
        pytest.param(put("a.js", b"x=" * 2_500_000), "a.js", 0, id="5 MB in one line"),
        pytest.param(nothing, "--version", 0, id="version"),
        pytest.param(nothing, "--help", 0, id="help"),
        pytest.param(nothing, "rules", 0, id="rules"),
        pytest.param(nothing, "explain rebuilt-object", 0, id="explain"),
        pytest.param(nothing, "config show", 0, id="config show"),
        pytest.param(nothing, "config path", 0, id="config path without a file"),
        pytest.param(PRICE_FILE, "", 1, id="findings"),
        pytest.param(PRICE_FILE, "check src", 1, id="findings with the command"),
        pytest.param(PRICE_FILE, "--diff", 1, id="diff exits as a plain run"),
        pytest.param(PRICE_FILE, "--fix --exit-non-zero-on-fix", 1, id="files changed"),
        pytest.param(
            PRICE_FILE, "--fix --unfixable rebuilt-object --check=x", 2, id="value of a switch"
        ),
        pytest.param(put("check/a.js", PRICE), "./check", 1, id="a folder called check"),
        pytest.param(put("a.js", b"\xff\xfe\x00"), "--strict a.js", 1, id="not UTF-8, strict"),
        pytest.param(nothing, "nope.js", 2, id="missing path"),
        pytest.param(PRICE_FILE, "src nope.js", 2, id="missing path beside findings"),
        pytest.param(PRICE_FILE, "--exit-zero src nope.js", 2, id="missing path, exit-zero"),
        pytest.param(nothing, "--error-on-unmatched", 2, id="nothing matched"),
        pytest.param(nothing, "--fxi", 2, id="unknown flag"),
        pytest.param(nothing, "--jobs 0", 2, id="no process"),
        pytest.param(nothing, "--baseline b.json", 2, id="missing baseline"),
        pytest.param(put("b.json", "[]"), "--baseline b.json", 2, id="no baseline"),
        pytest.param(PRICE_FILE, "--write-baseline", 0, id="all known from now on"),
        pytest.param(PRICE_FILE, "--write-baseline --diff", 2, id="writes and writes not"),
        pytest.param(PRICE_FILE, "--no-baseline --write-baseline", 2, id="which baseline"),
        pytest.param(nothing, "--check --fix", 2, id="contradiction"),
        pytest.param(nothing, "--select rebuilt-objct", 2, id="unknown rule, even with no file"),
        pytest.param(nothing, "-f yaml", 2, id="unknown format"),
        pytest.param(nothing, "--color sometimes", 2, id="wrong value"),
        pytest.param(nothing, "explain nope", 2, id="explain an unknown rule"),
        pytest.param(nothing, "--config nope.toml", 2, id="missing config"),
        pytest.param(put("allocscan.toml", "fixx = true\n"), "", 2, id="unknown key"),
        pytest.param(put("allocscan.toml", "fix = \n"), "", 2, id="not TOML"),
        pytest.param(READ_ONLY, "--fix", 2, id="read-only file"),
    ],
)
def test_exit_code(setting: Setting, words: str, code: int, tmp_path: Path) -> None:
    setting(tmp_path)
    done = run_command(*words.split(), cwd=tmp_path)
    said = done.stderr.decode()
    assert done.returncode == code, said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("words", "last"),
    [
        pytest.param("", "exit 1: 1 finding (fail-on=warning)", id="findings"),
        pytest.param(
            "src no", "exit 2: 1 path could not be read; 1 finding (fail-on=warning)", id="both"
        ),
        pytest.param(
            "--fix --exit-non-zero-on-fix",
            "exit 1: 1 file changed (--exit-non-zero-on-fix)",
            id="changed",
        ),
    ],
)
def test_last_line_names_the_causes(words: str, last: str, tmp_path: Path) -> None:
    PRICE_FILE(tmp_path)
    done = run_command(*words.split(), cwd=tmp_path)
    assert done.stderr.decode().splitlines()[-1] == last


def test_success_has_no_last_line(tmp_path: Path) -> None:
    assert b"exit" not in run_command(cwd=tmp_path).stderr


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: os.mkfifo(path), id="FIFO"),
        pytest.param(lambda path: os.symlink("nowhere.js", path), id="dangling link"),
    ],
)
def test_what_cannot_be_read(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "odd.js")
    PRICE_FILE(tmp_path)
    walked = run_command(cwd=tmp_path)
    named = run_command("odd.js", "src", cwd=tmp_path)
    assert (walked.returncode, named.returncode) == (1, 2)
    assert b"odd.js: " in walked.stderr
    assert b"price.js:4:18" in named.stdout, "the rest goes on"


def test_read_only_file_is_untouched(tmp_path: Path) -> None:
    READ_ONLY(tmp_path)
    done = run_command("--fix", cwd=tmp_path)
    assert (tmp_path / "src/price.js").read_text() == PRICE
    assert b"read-only" in done.stderr
    assert [path.name for path in (tmp_path / "src").iterdir()] == ["price.js"]


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    many = "".join(f"a{number}/price.js " for number in range(300)).split()
    for path in many:
        put(path, PRICE)(tmp_path)
    command = [sys.executable, *STANDIN]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(1)
    running.stdout.close()
    said = running.stderr.read()
    assert running.wait(60) == 1
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


def test_interrupt_is_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    running = subprocess.Popen(
        [sys.executable, *STANDIN, "-"], cwd=tmp_path, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stderr is not None
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(1.5)  # it waits for stdin
    running.send_signal(signal.SIGINT)
    assert running.wait(30) == 130
    assert running.stderr.read() == b""


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
@pytest.mark.parametrize("words", ["", "--diff", "-f json", "-f github", "--help"])
def test_poor_encodings_never_raise(encoding: str, words: str, tmp_path: Path) -> None:
    put("src/prix.js", PRICE.replace("locale }", "locale /* prix € 价格 */ }"))(tmp_path)
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run_command(*words.split(), cwd=tmp_path, env=env)
    assert done.returncode == (0 if words == "--help" else 1), done.stderr
    assert "…" not in done.stderr.decode(encoding)


def test_stdin_fix_gives_the_whole_text(tmp_path: Path) -> None:
    words = ("-", "--fix", "--stdin-filename", "src/price.js")
    fixed = run_command(*words, cwd=tmp_path, stdin=PRICE.encode())
    clean = run_command(*words, cwd=tmp_path, stdin=CLEAN.encode())
    assert (fixed.returncode, clean.returncode) == (0, 0)
    assert b"const DIGITS = " in fixed.stdout
    assert clean.stdout == CLEAN.encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.test.js", PRICE.encode(), id="quiet"),
        pytest.param("node_modules/a.js", PRICE.encode(), id="excluded"),
        pytest.param("a.js", b"\xff\xfe\x00", id="not UTF-8"),
        pytest.param("a.js", b"", id="empty"),
    ],
)
def test_stdin_fix_echoes_what_it_leaves_alone(name: str, content: bytes, tmp_path: Path) -> None:
    done = run_command("-", "--fix", "--stdin-filename", name, cwd=tmp_path, stdin=content)
    assert (done.returncode, done.stdout) == (0, content)


def test_findings_go_to_stdout_and_the_rest_to_stderr(tmp_path: Path) -> None:
    PRICE_FILE(tmp_path)
    done = run_command(cwd=tmp_path)
    assert b"Checked" not in done.stdout
    assert b"rebuilt-object" not in done.stderr


def test_silent_and_quiet(tmp_path: Path) -> None:
    PRICE_FILE(tmp_path)
    quiet, silent = run_command("-q", cwd=tmp_path), run_command("-s", cwd=tmp_path)
    assert quiet.stderr == silent.stdout == silent.stderr == b""
    assert b"rebuilt-object" in quiet.stdout
    assert quiet.returncode == silent.returncode == 1


def test_github_annotations_are_added_on_github(tmp_path: Path) -> None:
    PRICE_FILE(tmp_path)
    env = {"GITHUB_ACTIONS": "true"}
    added = run_command(cwd=tmp_path, env=env)
    asked = run_command("-f", "concise", cwd=tmp_path, env=env)
    assert b"::warning file=src/price.js" in added.stdout
    assert b"= why" in added.stdout
    assert b"::warning" not in asked.stdout


def _scan_is_there() -> bool:
    from support.handmade import source_of

    from allocscan.project.choices import settings_for
    from allocscan.project.config import Config
    from allocscan.scan import scan

    try:
        scan(source_of(CLEAN), (), settings_for("a.js", Config(), None, ()))
    except NotImplementedError:
        return False
    return True


TABLE = "const names = { " + ", ".join(f"k{i}: 'v{i}'" for i in range(120)) + " };"
BIG = f"export function name(key) {{\n  {TABLE}\n  return names[key];\n}}\n"


@pytest.mark.skipif(not _scan_is_there(), reason="the scan is not there yet")
@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        pytest.param(CLEAN, "", 0, id="clean"),
        pytest.param("export const f = () => {{{;\n", "", 0, id="unparsable"),
        pytest.param("export const f = () => {{{;\n", "--strict", 1, id="unparsable, strict"),
        pytest.param(BIG, "", 1, id="finding"),
        pytest.param(BIG, "--fix", 0, id="fixed"),
    ],
)
def test_real_scan(text: str, words: str, code: int, tmp_path: Path) -> None:
    put("a.js", text)(tmp_path)
    done = run_command(*words.split(), cwd=tmp_path, program=REAL)
    assert done.returncode == code, done.stderr
