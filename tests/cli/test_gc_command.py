"""`allocscan gc` as its users run it."""

import json
from pathlib import Path
from typing import Final

import pytest
from support.command import REAL, run_command

LOGS: Final = Path(__file__).parents[1] / "gclog" / "logs"
LEAK: Final = (LOGS / "node22-leak.log").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gc.log").write_bytes(LEAK)
    (tmp_path / "other.txt").write_text("GET / 200 12 ms: ok\n")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("", "gc takes one file", id="no file"),
        pytest.param("gc.log other.txt", "gc takes one file", id="two files"),
        pytest.param("nope.log", "nope.log: cannot be read: No such file", id="missing"),
        pytest.param(".", ".: cannot be read: Is a directory", id="a folder"),
        pytest.param("other.txt", "other.txt: no collection in 1 lines", id="no collection"),
        pytest.param("-", "-: no collection in 0 lines", id="empty stdin"),
        pytest.param("gc.log --heap-limit big", 'such as "512MiB"', id="no size"),
        pytest.param("gc.log --heap-limit 0", 'such as "512MiB"', id="no room"),
        pytest.param("gc.log -f sarif", "invalid choice", id="another format"),
        pytest.param("gc.log --fix", "unknown flag `--fix`", id="a flag of check"),
        pytest.param("--html gc.log", "gc takes one file", id="a log as a page"),
        pytest.param("--html gc.log other.txt", "a page is called *.html", id="a log replaced"),
        pytest.param("gc.log --html no/a.html", "no/a.html: cannot be written", id="no such place"),
    ],
)
def test_mistakes(folder: Path, words: str, said: str) -> None:
    done = run_command("gc", *words.split(), cwd=folder, program=REAL)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert (folder / "gc.log").read_bytes() == LEAK


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        pytest.param(["gc.log"], b"", id="file"),
        pytest.param(["-"], LEAK, id="stdin"),
        pytest.param(["--heap-limit", "2GiB", "--color", "never", "gc.log"], b"", id="flags"),
    ],
)
def test_a_verdict_is_no_failure(folder: Path, words: list[str], stdin: bytes) -> None:
    done = run_command("gc", *words, cwd=folder, program=REAL, stdin=stdin)
    name = "stdin" if words == ["-"] else "gc.log"
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().startswith(f"{name}: leak-like growth\n")


def test_json(folder: Path) -> None:
    done = run_command("gc", "gc.log", "-f", "json", cwd=folder, program=REAL)
    told = json.loads(done.stdout)
    assert (told["version"], told["file"], told["verdict"]) == (1, "gc.log", "leak-like-growth")


@pytest.mark.parametrize(
    ("words", "page"),
    [
        pytest.param("gc.log --html", "allocscan-gc.html", id="the name by default"),
        pytest.param("--html=out.html gc.log", "out.html", id="a name"),
        pytest.param("--html out.HTM gc.log", "out.HTM", id="a name as the next word"),
    ],
)
def test_html(folder: Path, words: str, page: str) -> None:
    done = run_command("gc", *words.split(), cwd=folder, program=REAL)
    assert done.stderr.decode() == f"written: {page}\n"
    assert (folder / page).read_bytes().startswith(b"<!DOCTYPE html>")
    assert done.stdout.startswith(b"gc.log: leak-like growth")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_streams_with_few_characters(folder: Path, encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run_command("gc", "gc.log", cwd=folder, program=REAL, env=env)
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b"#" in done.stdout
    assert b"\\u" not in done.stdout


def test_nothing_heavy_is_imported(folder: Path) -> None:
    seen = "import sys; from allocscan.cli.main import main; main(['gc', 'gc.log']); "
    heavy = "{'tree_sitter', 'libcst', 'pathspec', 'json', 'asyncio', 'subprocess'}"
    program = ("-c", f"{seen}print(sorted({heavy} & set(sys.modules)))")
    done = run_command(cwd=folder, program=program)
    assert done.stdout.decode().endswith("[]\n")


def test_help_names_the_command(folder: Path) -> None:
    done = run_command("--help", cwd=folder, program=REAL)
    assert b"allocscan gc FILE|-" in done.stdout


@pytest.mark.parametrize(
    ("given", "limit"),
    [
        pytest.param("512", 512, id="as --max-old-space-size"),
        pytest.param("512MiB", 512, id="MiB"),
        pytest.param("512m", 512, id="as docker -m"),
        pytest.param("2 GB", 2048, id="GB"),
        pytest.param("524288KiB", 512, id="KiB"),
    ],
)
def test_a_heap_limit(folder: Path, given: str, limit: float) -> None:
    words = ("gc", "gc.log", "-f", "json", "--heap-limit", given)
    (heap,) = json.loads(run_command(*words, cwd=folder, program=REAL).stdout)["heaps"]
    assert heap["old"]["limit"] == limit
