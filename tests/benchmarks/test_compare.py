"""How a run goes: rounds, edits, peers that are not there, corpora that are made."""

import argparse
import sys
from pathlib import Path

import peer_tools
import pytest
from compare import interleaved, main, positive, run, sizes, slopes
from figures import Section
from generated import generate
from measure import Taken
from peer_tools import PEERS, RULES, absent, beside, installed
from report import lacking
from scenarios import EVERY, Scenario, five_of

PYTHON = (sys.executable, "-I", "-S", "-c")


def test_rounds_go_to_and_fro_and_some_stop_early(tmp_path: Path) -> None:
    order: list[tuple[str, int]] = []

    def noted(name: str, most: int = EVERY) -> Scenario:
        command = (*PYTHON, "pass")
        return Scenario(name, command, tmp_path, lambda at: order.append((name, at)), most)

    taken = interleaved((noted("a"), noted("b", 1), noted("c")), 2)
    assert order == [("a", 0), ("b", 0), ("c", 0), ("c", 1), ("a", 1)]
    assert {name: len(runs) for name, runs in taken.items()} == {"a": 2, "b": 1, "c": 2}


@pytest.mark.parametrize("text", ["", "tiny", "small,tiny", "small,"])
def test_sizes_that_are_none(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        sizes(text)


def test_sizes_go_from_small_to_large() -> None:
    assert sizes("large,small") == ("small", "large")


@pytest.mark.parametrize("text", ["0", "-1", "", "2.5"])
def test_rounds_that_are_none(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        positive(text)


def test_a_corpus_in_the_checkout_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["compare.py", "--fetch-only", "--corpus", str(RULES)])
    assert main() == 1
    assert "outside of the repository" in capsys.readouterr().err


def test_peers_that_are_not_there_are_named(tmp_path: Path) -> None:
    assert installed(tmp_path) == {}
    assert [line.split(":")[0] for line in absent({})] == [peer.command for peer in PEERS]


def test_eslint_without_a_parser_for_typescript_is_named(tmp_path: Path) -> None:
    binaries = tmp_path / "node_modules" / ".bin"
    binaries.mkdir(parents=True)
    for peer in PEERS:
        (binaries / peer.command).touch(0o755)
    (line,) = absent(installed(tmp_path))
    assert line.startswith("typescript-eslint: not installed")
    (tmp_path / "node_modules" / "typescript-eslint").mkdir()
    assert absent(installed(tmp_path)) == ()


def test_eslint_does_not_run_on_the_large_corpus(tmp_path: Path) -> None:
    found = dict.fromkeys(PEERS, "tool")
    assert peer_tools.ESLINT not in {each.name for each in beside(found, tmp_path, "large")}
    assert {each.name: each.most for each in beside(found, tmp_path, "medium")}[
        peer_tools.ESLINT
    ] == 1
    assert len(beside(found, tmp_path, "small")) == len(PEERS)


def test_rules_of_peers_are_there() -> None:
    for peer in PEERS:
        for word in peer.words:
            path = word.rpartition("=")[2]
            assert not path.startswith(str(RULES)) or Path(path).exists()


def test_generated_files_are_the_same_each_time(tmp_path: Path) -> None:
    def content(folder: Path) -> dict[str, bytes]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    first = content(generate(tmp_path / "a", 60))
    assert first == content(generate(tmp_path / "b", 60))
    endings = {name.rpartition(".")[2] for name in first}
    assert endings == {"js", "jsx", "ts", "tsx", "json"}


def test_five_files_are_five_and_of_all_sizes(tmp_path: Path) -> None:
    files = []
    for number in range(40):
        files.append(tmp_path / f"{number}.js")
        files[-1].write_bytes(b" " * number)
    assert [file.stat().st_size for file in five_of(files)] == [20, 30, 36, 38, 39]


def test_one_corpus_has_no_growth_from_small_to_large() -> None:
    once = (Taken(1, 1, 1),)
    (name,) = slopes([Section("small", 1, 1, {"allocscan, cold": once})], 0)
    assert "twice" in name


def test_a_whole_run(tmp_path: Path) -> None:
    """All of it once, as `--smoke` does, over the fewest files."""
    folders = {
        size: generate(tmp_path / size, files) for size, files in (("small", 5), ("medium", 9))
    }
    report = run(folders, {}, 1)
    assert lacking(report) == ()
    assert [section.name for section in report.sections] == ["start-up", "small", "medium"]
