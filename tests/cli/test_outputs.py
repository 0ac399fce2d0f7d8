"""Several reports of one run, and where each goes."""

import io
import json
from pathlib import Path

import pytest
from support.command import run_command
from support.handmade import PRICE

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
        pytest.param("-o no/a.txt", "no/a.txt: cannot be written", id="no such folder"),
        pytest.param("-f json: ", "a path must follow", id="no path"),
        pytest.param("-f jsno", 'did you mean "json"?', id="misspelt"),
        pytest.param("-f json -f full -o a.txt", "needs one format", id="one file for two"),
    ],
)
def test_mistakes(words: str, said: str, folder: Path) -> None:
    done = run_command(*words.split(), cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr.decode()


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
