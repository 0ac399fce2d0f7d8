"""What is shown in a terminal, and what never leaves for a pipe: colours, links, progress."""

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from support.command import REAL, ROOT, run_command
from support.drawn import over_carets, rows_of, run_drawn, screen_of
from support.handmade import PRICE

from allocscan.cli.hyperlinks import linked
from allocscan.cli.progress import progress_line, wanted
from allocscan.cli.streams import style_of
from allocscan.reports.formats import FORMATS
from allocscan.reports.style import Style

CHECK: Final = (*REAL, "--isolated", "--no-cache", "--fail-on", "info")
LINK: Final = b"\x1b]8;;file://"
RED_OR_SO: Final = b"\x1b[3"

WIDE: Final = """\
export function label(k: string) {
\tconst 表 = ["日本", "한글", "👨‍👩‍👧", "👍🏽", "❤️", "e\u0301", "\u202e", "a", "b", "c", "d", "e"];
\treturn 表.includes(k);
}
"""

SLOW: Final = """\
import sys, time
from allocscan.cli import progress
from allocscan.cli.main import main
progress.PATIENCE = progress.INTERVAL = 0
sys.exit(main())
"""
"""A run that shows its progress after each file."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        (tmp_path / f"clean{number}.js").write_text("export const one = 1;\n")
    entries = ", ".join(f"K{number}: {number}" for number in range(20))
    (tmp_path / "price.js").write_text(PRICE.replace("EUR: 2, JPY: 0", entries))
    return tmp_path


# ------------------------------------------------------------------ colours


PLAIN_ENVIRONMENTS = [
    pytest.param({"NO_COLOR": "1"}, (), id="NO_COLOR"),
    pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), id="NO_COLOR beats FORCE_COLOR"),
    pytest.param({"FORCE_COLOR": "1"}, ("--color", "never"), id="the flag beats FORCE_COLOR"),
    pytest.param({"TERM": "dumb"}, (), id="TERM=dumb"),
]


@pytest.mark.parametrize(("env", "words"), PLAIN_ENVIRONMENTS)
def test_a_terminal_without_colours(
    env: dict[str, str], words: tuple[str, ...], folder: Path
) -> None:
    ended = run_drawn((*CHECK, "--no-progress", *words), folder, 80, env)
    assert ended.code == 1
    assert b"rebuilt-object" in ended.raw
    assert b"\x1b" not in ended.raw


@pytest.mark.parametrize(
    ("env", "words"),
    [
        pytest.param({}, (), id="a terminal"),
        pytest.param({"NO_COLOR": ""}, (), id="an empty NO_COLOR says nothing"),
        pytest.param({"NO_COLOR": "1"}, ("--color", "always"), id="the flag beats NO_COLOR"),
        pytest.param({"TERM": "dumb", "CLICOLOR_FORCE": "1"}, (), id="forced"),
    ],
)
def test_a_terminal_with_colours(env: dict[str, str], words: tuple[str, ...], folder: Path) -> None:
    ended = run_drawn((*CHECK, "--no-progress", *words), folder, 80, env)
    assert RED_OR_SO in ended.raw
    assert ended.raw.count(b"\x1b[0m") == ended.raw.count(b"\x1b[") / 2


def test_a_pipe_gets_bare_text(folder: Path) -> None:
    done = run_command(*CHECK[2:], cwd=folder, program=REAL, env={"VTE_VERSION": "7000"})
    assert done.stdout.startswith(b"price.js:4:18 rebuilt-object")
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("form", ["full", "concise", "grouped"])
def test_a_file_gets_bare_text(form: str, folder: Path) -> None:
    words = (*CHECK, "-f", form, "-o", "out.txt", "--color", "always", "--hyperlinks", "always")
    assert run_drawn(words, folder, 80).code == 1
    assert b"\x1b" not in (folder / "out.txt").read_bytes()


# ------------------------------------------------------------------ frames


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_carets_stand_under_the_literal(columns: int, tmp_path: Path) -> None:
    (tmp_path / "wide.ts").write_text(WIDE)
    ended = run_drawn(
        (*CHECK, "--config", "min-bytes=0", "--hyperlinks", "always"), tmp_path, columns
    )
    screen = screen_of(ended.raw, columns)
    rows = rows_of(screen)
    (row,) = (number for number, text in enumerate(rows) if "^" in text)
    marked = over_carets(screen, row)
    assert marked.startswith('["日本')
    assert marked.endswith('"e"]' if columns == 160 else "…")
    assert columns < 160 or "<U+202E>" in marked
    assert rows[row - 2].startswith("1 | export")


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_facts_are_wrapped_at_spaces(columns: int, folder: Path) -> None:
    ended = run_drawn((*CHECK, "--color", "never", "--no-progress"), folder, columns)
    written = ended.raw.decode().replace("\r\n", "\n").split("\n")
    headline = next(row for row in written if "rebuilt-object" in row)
    assert headline.endswith("of `formatPrice`")
    assert all(len(row) <= columns for row in written if row != headline)
    why = next(number for number, row in enumerate(written) if row.startswith("   = cost"))
    assert (columns == 40) is written[why + 1].startswith("       ")


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        pytest.param(10, 20, id="tiny"),
        (40, 40),
        (160, 160),
        (250, 160),
        pytest.param(0, 100, id="?"),
    ],
)
def test_width(columns: int, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 50)))
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(stream, "fileno", lambda: 1, raising=False)
    assert style_of(stream, "auto").width == width


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("form", ["full", "concise", "grouped", "agent"])
def test_streams_that_lack_characters(encoding: str, form: str, tmp_path: Path) -> None:
    (tmp_path / "wide.ts").write_text(WIDE, encoding="utf-8")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run_command(
        *CHECK[2:], "--config", "min-bytes=0", "-f", form, cwd=tmp_path, program=REAL, env=env
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.isascii()
    assert done.stderr.isascii()
    if form == "full":
        rows = done.stdout.decode().splitlines()
        row = next(number for number, text in enumerate(rows) if text.rstrip().endswith("^"))
        assert rows[row - 1][rows[row].index("^") :].startswith('["????", "????"')


# ------------------------------------------------------------------ links


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "links"),
    [
        pytest.param({}, False, id="unknown"),
        pytest.param({"TERM": "xterm-256color"}, False, id="xterm"),
        pytest.param({"TERM": "dumb", "VTE_VERSION": "7006"}, False, id="dumb"),
        pytest.param({"CI": "1", "VTE_VERSION": "7006"}, False, id="CI"),
        pytest.param({"VTE_VERSION": "5000"}, False, id="crashes on links"),
        pytest.param({"VTE_VERSION": "seven"}, False, id="no version"),
        pytest.param({"TERM_PROGRAM": "Apple_Terminal"}, False, id="Terminal.app"),
        pytest.param(
            {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.0.15"}, False, id="old iTerm"
        ),
        pytest.param({"VTE_VERSION": "7006", "TMUX": "x"}, False, id="tmux around which is VTE"),
        pytest.param({"KITTY_WINDOW_ID": "1", "STY": "x"}, False, id="screen"),
        pytest.param(
            {"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"},
            False,
            id="old tmux",
        ),
        pytest.param({"FORCE_HYPERLINK": "0", "VTE_VERSION": "7006"}, False, id="forced off"),
        pytest.param({"VTE_VERSION": "7006"}, True, id="VTE"),
        pytest.param(
            {"TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.4.19"}, True, id="iTerm"
        ),
        pytest.param(
            {"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20240203-110809-5046fc22"},
            True,
            id="WezTerm",
        ),
        pytest.param({"TERM_PROGRAM": "ghostty"}, True, id="ghostty"),
        pytest.param({"WT_SESSION": "x"}, True, id="Windows Terminal"),
        pytest.param({"TERM": "alacritty"}, True, id="Alacritty"),
        pytest.param({"KONSOLE_VERSION": "220401"}, True, id="Konsole"),
        pytest.param(
            {"TMUX": "x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"}, True, id="tmux"
        ),
        pytest.param({"TMUX": "x", "FORCE_HYPERLINK": "1"}, True, id="forced"),
    ],
)
def test_which_terminals_link(
    env: dict[str, str], links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CI", "TERM", "TMUX", "STY", "TERM_PROGRAM", "TERM_PROGRAM_VERSION"):
        monkeypatch.delenv(name, raising=False)
    for name in ("VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "DOMTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("FORCE_HYPERLINK", raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert linked(Terminal(io.BytesIO(), encoding="utf-8"), "auto") is links
    assert not linked(Terminal(io.BytesIO(), encoding="utf-8"), "never")
    assert not linked(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), "auto")
    assert linked(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), "always")


def test_places_lead_to_files_and_rules_to_their_pages(folder: Path) -> None:
    odd = folder / "a b%é.js"
    (folder / "price.js").rename(odd)
    ended = run_drawn(CHECK, folder, 80, {"FORCE_HYPERLINK": "1", "NO_COLOR": "1"})
    targets = [part.split(b"\x1b\\")[0] for part in ended.raw.split(b"\x1b]8;;")[1::2]]
    host = os.uname().nodename.encode()
    place, page = targets[:2]
    assert place == b"file://" + host + str(folder).encode() + b"/a%20b%25%C3%A9.js"
    assert page.endswith(b"/rules/rebuilt_object/rule.md")
    assert Path(os.fsdecode(page.removeprefix(b"file://" + host))).is_file()
    assert rows_of(screen_of(ended.raw, 80))[0].startswith("a b%é.js:4:18 rebuilt-object [!]")


def test_a_terminal_that_finds_places_itself_is_given_rules_only(folder: Path) -> None:
    env = {"TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.95.0"}
    ended = run_drawn(CHECK, folder, 80, env)
    assert b"rule.md\x1b\\" in ended.raw
    assert b"price.js\x1b\\" not in ended.raw


# ------------------------------------------------------------------ progress


@pytest.mark.parametrize(
    ("width", "unicode", "line"),
    [
        pytest.param(80, True, "scanning 1,234/5,678 files · 1 finding", id="all"),
        pytest.param(80, False, "scanning 1,234/5,678 files - 1 finding", id="ascii"),
        pytest.param(38, True, "scanning 1,234/5,678", id="no room for all"),
        pytest.param(20, True, "1,234/5,678", id="no room for words"),
    ],
)
def test_progress_line(width: int, unicode: bool, line: str) -> None:
    assert progress_line(1234, 5678, 1, Style(unicode=unicode, width=width)) == line


@pytest.mark.parametrize("columns", [40, 80])
def test_progress_is_shown_and_erased(columns: int, folder: Path) -> None:
    ended = run_drawn(("-c", SLOW, "--isolated", "--no-cache"), folder, columns)
    assert "scanning 12/13 files · 0 findings".encode() in ended.raw
    assert "scanning" not in "\n".join(rows_of(screen_of(ended.raw, columns)))


@pytest.mark.parametrize(
    ("env", "words"),
    [
        pytest.param({"CI": "true"}, (), id="CI"),
        pytest.param({"PRE_COMMIT": "1"}, (), id="pre-commit"),
        pytest.param({"TERM": "dumb"}, (), id="dumb"),
        pytest.param({}, ("--no-progress",), id="not wanted"),
        pytest.param({}, ("--quiet",), id="quiet"),
        pytest.param({}, ("--silent",), id="silent"),
    ],
)
def test_no_progress(env: dict[str, str], words: tuple[str, ...], folder: Path) -> None:
    ended = run_drawn(("-c", SLOW, "--isolated", "--no-cache", *words), folder, 80, env)
    assert b"scanning" not in ended.raw


def test_a_short_run_shows_no_progress(folder: Path) -> None:
    assert b"scanning" not in run_drawn((*CHECK, "clean1.js"), folder, 80).raw


def test_nobody_watches_a_pipe() -> None:
    assert not wanted(True)


INTERRUPTED: Final = SLOW.replace(
    "sys.exit",
    """\
told = progress.Progress.__call__
def interrupted(self, done, total, findings):
    told(self, done, total, findings)
    if done == 5:
        raise KeyboardInterrupt
progress.Progress.__call__ = interrupted
sys.exit""",
)


def test_ctrl_c_leaves_no_half_line(folder: Path) -> None:
    ended = run_drawn(("-c", INTERRUPTED, "--isolated", "--no-cache"), folder, 80)
    assert ended.code == 130
    assert b"scanning 5/13" in ended.raw
    assert rows_of(screen_of(ended.raw, 80)) == []


# ------------------------------------------------------------------ closed pipes


WRITERS: Final = [
    *(("-f", form) for form in FORMATS),
    ("--statistics",),
    ("--diff",),
    ("--show-files",),
    ("--show-settings",),
    ("--help",),
    ("--version",),
    ("rules",),
    ("explain", "returned"),
    ("config", "schema"),
    ("config", "show"),
    ("completions", "bash"),
    ("doctor",),
]


@pytest.mark.parametrize("words", WRITERS, ids=" ".join)
def test_a_reader_that_has_left(words: tuple[str, ...], folder: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        [sys.executable, *REAL, *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=writes,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
        timeout=60,
    )
    os.close(writes)
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


# ------------------------------------------------------------------ a real terminal


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not on PATH: apt-get install tmux")
    words = [program, "-u", "-f", os.devnull, "-S", str(tmp_path / "socket")]
    yield words
    subprocess.run([*words, "kill-server"], check=False, capture_output=True)


@pytest.mark.parametrize("columns", [80, 160])
def test_in_tmux(columns: int, folder: Path, tmux: list[str]) -> None:
    (folder / "wide.ts").write_text(WIDE)
    size = ("-x", str(columns), "-y", "120")
    shell = f"exec {sys.executable} -c '{SLOW}' --isolated --config min-bytes=0; "
    env = ("env", "-u", "CI", "-u", "NO_COLOR", f"PYTHONPATH={ROOT}", "PYTHONUTF8=1")
    kept = ("set-option", "-g", "remain-on-exit", "on", ";")
    session = ("new-session", "-d", *size, "-c", str(folder))
    subprocess.run(
        [*tmux, *session, *env, "sh", "-c", f"sleep 0.3; {shell}", ";", *kept[:-1]], check=True
    )
    text = _settled(tmux)
    rows = text.splitlines()
    row = next(
        n for n, each in enumerate(rows) if each.strip("| ").startswith("^") and "表" in rows[n - 1]
    )
    edge = rows[row].index("^")
    assert _cells(rows[row - 1]).index("[") == edge
    assert "Checked 14 files" in text
    assert "scanning" not in text
    drawn = _captured(tmux, "-e")
    assert "\x1b[1m\x1b[35mrebuilt-" in drawn or "\x1b[1m\x1b[36mrebuilt-" in drawn


def _settled(tmux: list[str]) -> str:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        text = _captured(tmux)
        if "Checked" in text:
            return text
        time.sleep(0.1)
    raise AssertionError(_captured(tmux))


def _captured(tmux: list[str], *words: str) -> str:
    done = subprocess.run([*tmux, "capture-pane", "-p", *words], check=True, capture_output=True)
    return done.stdout.decode()


def _cells(row: str) -> str:
    """`row` with a character for each cell that tmux draws."""
    import unicodedata

    return "".join(
        each if unicodedata.east_asian_width(each) not in "WF" else f"{each} " for each in row
    )


# ------------------------------------------------------------------ start-up

LISTS: Final = """\
import sys
from allocscan.cli.main import main
code = main()
print(*sorted(sys.modules), file=sys.stderr)
"""


def test_a_clean_run_does_not_load_what_draws(folder: Path) -> None:
    words = ("-c", LISTS, "--isolated", "clean1.js")
    done = run_command(*words[2:], cwd=folder, program=words[:2])
    modules = set(done.stderr.decode().splitlines()[-1].split())
    assert "allocscan.reports.summary" in modules
    drawing = {"text", "frame", "links", "preview", "concise"}
    assert not {f"allocscan.reports.{name}" for name in drawing} & modules
    assert not {"allocscan.cli.hyperlinks", "unicodedata", "wcwidth", "urllib.parse"} & modules
