"""Several reports of one run, and where each goes."""

import io
import json
import os
from pathlib import Path

import pytest
from support.command import run_command
from support.handmade import PRICE
from support.repository import git, made, put

from allocscan.cli.streams import style_of, write_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "price.js").write_text(PRICE)
    return tmp_path


def test_several_formats_agree(folder: Path) -> None:
    words = "-f json:a.json -f json-lines:a.jsonl -f github:a.txt -f agent:b.txt -f concise"
    done = run_command(*words.split(), cwd=folder)
    assert done.returncode == 1
    document = json.loads((folder / "a.json").read_text())
    (finding, _) = map(json.loads, (folder / "a.jsonl").read_text().splitlines())
    assert finding["fingerprint"] == document["findings"][0]["fingerprint"]
    assert "line=4,endLine=4,col=18" in (folder / "a.txt").read_text()
    assert (folder / "b.txt").read_text().startswith("price.js:4:18 warning")
    assert done.stdout.startswith(b"price.js:4:18 rebuilt-object")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("-o price.js/a.txt", "price.js/a.txt: cannot be written", id="below a file"),
        pytest.param("-o folder", "folder: cannot be written: Is a directory", id="a folder"),
        pytest.param("-o price.js", "price.js: is checked", id="what is checked"),
        pytest.param("-f json:./price.js", "price.js: is checked", id="the same, by its format"),
        pytest.param("-o link.txt", "link.txt: is checked", id="a link to what is checked"),
        pytest.param("-f json:a.txt -f sarif:./a.txt", "cannot share a file", id="two in one"),
        pytest.param("-f json:folder -f sarif:s.sarif", "folder: cannot be", id="one of two"),
        pytest.param("-f json: ", "a path must follow", id="no path"),
        pytest.param("-f jsno", 'did you mean "json"?', id="misspelt"),
        pytest.param("-f json -f full -o a.txt", "needs one format", id="one file for two"),
    ],
)
def test_mistakes(words: str, said: str, folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "link.txt").symlink_to("price.js")
    done = run_command(*words.split(), "--fix", cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert (folder / "price.js").read_text() == PRICE, "nothing is fixed without a report"
    assert sorted(each.name for each in folder.iterdir()) == ["folder", "link.txt", "price.js"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all")
def test_a_report_that_is_read_only_stops_the_fix(folder: Path) -> None:
    (folder / "a.txt").write_text("old")
    (folder / "a.txt").chmod(0o444)
    done = run_command("-o", "a.txt", "--fix", cwd=folder)
    assert done.returncode == 2
    assert b"a.txt: cannot be written: Permission denied" in done.stderr
    assert (folder / "price.js").read_text() == PRICE


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux only")
def test_a_report_that_fails_after_all_loses_no_other(folder: Path) -> None:
    words = ("-f", "json:/dev/full", "-f", "sarif:s.sarif", "-f", "concise", "--fix")
    done = run_command(*words, cwd=folder)
    assert done.returncode == 2
    assert b"/dev/full: cannot be written: No space left" in done.stderr
    assert b"(1 fixed" in done.stderr, "the summary is not lost"
    assert json.loads((folder / "s.sarif").read_text())["runs"]


def test_stdin_keeps_the_file_that_it_stands_for(folder: Path) -> None:
    words = ("-", "--stdin-filename", "price.js", "-f", "json", "-o", "price.js")
    assert run_command(*words, cwd=folder, stdin=PRICE.encode()).returncode == 2
    assert (folder / "price.js").read_text() == PRICE


def test_folders_of_reports_are_made(folder: Path) -> None:
    done = run_command("-f", "json:out/all/a.json", "-f", "concise", cwd=folder)
    assert done.returncode == 1
    assert json.loads((folder / "out" / "all" / "a.json").read_text())["findings"]


def test_what_is_no_file_can_be_written_to(folder: Path) -> None:
    assert run_command("-o", os.devnull, cwd=folder).returncode == 1


CONTROLS = "a\nb\x1b[31m\r\u202ec\x85\u2028.js"
SHOWN = "a<U+000A>b<U+001B>[31m<U+000D><U+202E>c<U+0085><U+2028>.js"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        pytest.param("concise", f"{SHOWN}:4:18 rebuilt-object", id="concise"),
        pytest.param("agent", f"{SHOWN}:4:18 warning rebuilt-object", id="agent"),
        pytest.param(
            "azure",
            "##vso[task.logissue type=warning;"
            "sourcepath=a%0Ab<U+001B>[31m%0D<U+202E>c<U+0085><U+2028>.js;linenumber=4;",
            id="azure",
        ),
        pytest.param(
            "github",
            "::warning file=a%0Ab<U+001B>[31m%0D<U+202E>c<U+0085><U+2028>.js,line=4,",
            id="github",
        ),
        pytest.param("gitlab", "[", id="gitlab"),
        pytest.param("markdown", "### allocscan", id="markdown"),
        pytest.param("grouped", SHOWN, id="grouped"),
    ],
)
def test_a_name_moves_no_cursor(name: str, begins: str, tmp_path: Path) -> None:
    (tmp_path / CONTROLS).write_text(PRICE)
    done = run_command("-f", name, cwd=tmp_path)
    text = done.stdout.decode()
    assert text.startswith(begins)
    assert not {*text} & {*"\x1b\r"}
    if name not in ("gitlab", "markdown", "grouped"):
        assert not {*text} & {*"\u202e\x85\u2028"}
        assert [line for line in text.splitlines() if "rebuilt-object" in line][1:] == []


def test_the_command_that_stages_names_them_as_they_are_seen(tmp_path: Path) -> None:
    made(tmp_path / "p", {"x.js": "f();\n"})
    put(tmp_path / "p", {CONTROLS: PRICE})
    git(tmp_path / "p", "add", "-A")
    done = run_command("--staged", "--fix", "--verbose", cwd=tmp_path / "p")
    text = done.stderr.decode()
    assert f"`git add -- '{SHOWN}'` stages them" in text
    assert not {*text} & {*"\x1b\r\u202e\x85\u2028"}


def test_output_file(folder: Path) -> None:
    done = run_command("-f", "json", "-o", "a.json", cwd=folder)
    assert done.stdout == b""
    assert json.loads((folder / "a.json").read_text())["summary"]["findings"] == 1


def test_statistics_replace_the_list(folder: Path) -> None:
    done = run_command("--statistics", cwd=folder)
    rows = [line.split() for line in done.stdout.decode().splitlines()]
    assert ["1", "1", "4,328", "rebuilt-object"] in rows
    assert ["1", "1", "4,328", "."] in rows


def test_diff_can_be_applied_from_stdout_alone(folder: Path) -> None:
    done = run_command("--diff", cwd=folder)
    assert done.stdout.startswith(b"diff --git a/price.js b/price.js\n--- a/price.js\n")
    assert b"rebuilt-object" in done.stderr
    assert (folder / "price.js").read_text() == PRICE


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


def stream(encoding: str = "utf-8") -> Terminal:
    return Terminal(io.BytesIO(), encoding=encoding)


@pytest.mark.parametrize(
    ("color", "env", "colored"),
    [
        pytest.param("auto", {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, id="NO_COLOR wins"),
        pytest.param("never", {"FORCE_COLOR": "1"}, False, id="never"),
        pytest.param("auto", {"TERM": "dumb"}, False, id="dumb"),
        pytest.param("auto", {}, True, id="terminal"),
        pytest.param("auto", {"TERM": "dumb", "CLICOLOR_FORCE": "1"}, True, id="forced"),
        pytest.param("always", {"NO_COLOR": "1"}, True, id="always"),
    ],
)
def test_color(
    color: str, env: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert style_of(stream(), color).color is colored


@pytest.mark.parametrize(
    ("encoding", "raw"),
    [
        pytest.param("utf-8", "é …\n".encode(), id="utf-8"),
        pytest.param("ascii", b"\\xe9 \\u2026\n", id="ascii"),
    ],
)
def test_write_text(encoding: str, raw: bytes) -> None:
    target = stream(encoding)
    write_text(target, "é …\n")
    target.seek(0)
    assert target.buffer.read() == raw
