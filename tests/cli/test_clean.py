"""`allocscan clean`, and the folder of the cache: nothing is removed that we did not write."""

import os
from pathlib import Path

import pytest

from allocscan.cli.main import main
from allocscan.project.cache_place import (
    IGNORE_FILE,
    RUN,
    TAG_FILE,
    cache_folder,
    clean_folder,
    make_folder,
)

KEPT = RUN.format("0a1b2c3d")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable in ("ALLOCSCAN_CACHE_DIR", "ALLOCSCAN_CONFIG", "ALLOCSCAN_NO_CACHE"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def filled(folder: Path) -> Path:
    """A cache as runs leave it."""
    make_folder(str(folder))
    for name in (KEPT, f"{KEPT}-123.tmp", "allocscan-cache.sqlite"):
        (folder / name).write_bytes(b"x" * 100)
    return folder


# ------------------------------------------------------------------ what stays


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("notes.md", id="a note"),
        pytest.param("results.sqlite", id="a database"),
        pytest.param(f"{KEPT}.bak", id="a copy"),
        pytest.param("CACHEDIR.TAG.txt", id="nearly a mark"),
    ],
)
def test_other_files_stay(name: str, project: Path) -> None:
    folder = filled(project / "cache")
    (folder / name).write_text("mine")
    cleaned = clean_folder(str(folder))
    assert cleaned is not None
    assert cleaned.left == (name,)
    assert [path.name for path in folder.iterdir()] == [name]


def test_marks_of_others_stay(project: Path) -> None:
    folder = project / "cache"
    folder.mkdir()
    (folder / IGNORE_FILE).write_text("*\n")
    (folder / TAG_FILE).write_text("Signature: 8a477f597d28d172789f06886806bc55\n# made by ruff\n")
    assert clean_folder(str(folder)) is None
    assert len(list(folder.iterdir())) == 2


def test_folders_of_our_names_stay(project: Path) -> None:
    folder = filled(project / "cache")
    (folder / f"{KEPT}-9.tmp").mkdir()
    cleaned = clean_folder(str(folder))
    assert cleaned is not None
    assert cleaned.left == (f"{KEPT}-9.tmp",)


def test_links_are_not_followed(project: Path) -> None:
    real = filled(project / "real")
    link = project / "link"
    link.symlink_to(real)
    assert clean_folder(str(link)) is None
    precious = project / "precious"
    precious.write_text("mine")
    (real / f"{KEPT}-9.tmp").symlink_to(precious)
    cleaned = clean_folder(str(real))
    assert cleaned is not None
    assert cleaned.left == (f"{KEPT}-9.tmp",)
    assert precious.read_text() == "mine"


@pytest.mark.parametrize("named", [".", "src"])
def test_a_folder_named_by_mistake(named: str, project: Path) -> None:
    (project / "src").mkdir()
    (project / "src/a.js").write_text("let a;")
    (project / ".gitignore").write_text("dist\n")
    make_folder(str(project / named))
    (project / named / KEPT).write_bytes(b"x")
    assert main(["clean", "--cache-dir", named]) == 0
    assert not (project / named / KEPT).exists()
    assert (project / "src/a.js").read_text() == "let a;"
    assert (project / ".gitignore").read_text() == "dist\n"
    assert not (project / named / TAG_FILE).exists()


def test_nothing_to_clean(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean"]) == 0
    assert capsys.readouterr().err == "no cache to remove\n"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["nope"], id="no such folder"),
        pytest.param(["a", "b"], id="two"),
        pytest.param(["--fix"], id="a flag of check"),
    ],
)
def test_mistakes(words: list[str], project: Path) -> None:
    assert main(["clean", *words]) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may remove everything")
def test_a_folder_that_may_not_be_written(project: Path) -> None:
    folder = filled(project / ".allocscan_cache")
    folder.chmod(0o555)
    assert main(["clean"]) == 2
    folder.chmod(0o755)


# ------------------------------------------------------------------ what goes


@pytest.mark.parametrize(
    ("place", "words"),
    [
        pytest.param(".allocscan_cache", [], id="beside the sources"),
        pytest.param("node_modules/.cache/allocscan", [], id="in node_modules"),
        pytest.param("c", ["--cache-dir", "c"], id="named by the flag"),
        pytest.param("c", ["--config", "cache-dir=c"], id="named by a key"),
    ],
)
def test_clean(
    place: str, words: list[str], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = filled(project / place)
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert main(["clean", *words]) == 0
    assert not folder.exists()
    assert folder.parent.exists()
    assert capsys.readouterr().err == f"removed: {place} ({size:,} B)\n"


def test_both_default_folders(project: Path) -> None:
    folders = [
        filled(project / place) for place in (".allocscan_cache", "node_modules/.cache/allocscan")
    ]
    assert main(["clean"]) == 0
    assert not any(folder.exists() for folder in folders)


def test_of_the_project_around(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(project / ".allocscan_cache")
    (project / "src").mkdir()
    monkeypatch.chdir(project / "src")
    assert main(["clean"]) == 0
    assert not folder.exists()


def test_named_by_the_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(project / "e")
    monkeypatch.setenv("ALLOCSCAN_CACHE_DIR", "e")
    assert main(["clean", "--isolated"]) == 0
    assert folder.exists()
    assert main(["clean"]) == 0
    assert not folder.exists()


def test_named_by_a_file_relative_to_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(project / "c")
    (project / "allocscan.toml").write_text('cache-dir = "c"\n')
    (project / "src").mkdir()
    monkeypatch.chdir(project / "src")
    assert main(["clean"]) == 0
    assert not folder.exists()


# ------------------------------------------------------------------ where it lies


def test_place(project: Path) -> None:
    root = str(project)
    assert cache_folder(root, None, {}) == f"{root}/.allocscan_cache"
    assert cache_folder(root, None, {"ALLOCSCAN_CACHE_DIR": "e"}) == f"{root}/e"
    assert cache_folder(root, "../c", {"ALLOCSCAN_CACHE_DIR": "e"}) == f"{project.parent}/c"
    (project / "node_modules").mkdir()
    assert cache_folder(root, None, {}) == f"{root}/node_modules/.cache/allocscan"


def test_marks(project: Path) -> None:
    folder = project / "a/b"
    make_folder(str(folder))
    make_folder(str(folder))
    assert (folder / IGNORE_FILE).read_text().splitlines()[-1] == "*"
    assert (folder / TAG_FILE).read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
