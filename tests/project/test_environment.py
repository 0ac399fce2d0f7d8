"""Environment variables that stand for keys."""

from pathlib import Path

import pytest

from allocscan.errors import AllocscanError
from allocscan.project.config import Config
from allocscan.project.lookup import Asked, Configs

NAMES = ("OUTPUT_FORMAT", "CACHE_DIR", "NO_CACHE", "JOBS", "CONFIG")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in NAMES:
        monkeypatch.delenv(f"ALLOCSCAN_{name}", raising=False)
    (tmp_path / ".git").mkdir()
    (tmp_path / "src").mkdir()
    monkeypatch.chdir(tmp_path / "src")
    return tmp_path


def config_of(folder: Path, *, isolated: bool = False) -> Config:
    return Configs(Asked(isolated=isolated)).of_folder(str(folder))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        pytest.param("JOBS", "many", "ALLOCSCAN_JOBS: `jobs` must be", id="jobs"),
        pytest.param("JOBS", "0", "ALLOCSCAN_JOBS", id="no jobs"),
        pytest.param("NO_CACHE", "maybe", "ALLOCSCAN_NO_CACHE=maybe: expected 1 or 0", id="cache"),
    ],
)
def test_mistakes(
    name: str, value: str, said: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"ALLOCSCAN_{name}", value)
    with pytest.raises(AllocscanError) as raised:
        config_of(folder)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value", "field", "read"),
    [
        pytest.param("JOBS", "", "jobs", None, id="empty"),
        pytest.param("NO_CACHE", "0", "cache", None, id="no is no"),
        pytest.param("NO_CACHE", "False", "cache", None, id="so is false"),
        pytest.param("NO_CACHE", "1", "cache", False, id="no cache"),
        pytest.param("NO_CACHE", "true", "cache", False, id="true"),
        pytest.param("JOBS", "3", "jobs", 3, id="jobs"),
        pytest.param("JOBS", "auto", "jobs", None, id="auto"),
        pytest.param("OUTPUT_FORMAT", "json", "output_format", ("json",), id="format"),
    ],
)
def test_values(
    name: str,
    value: str,
    field: str,
    read: object,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(f"ALLOCSCAN_{name}", value)
    assert getattr(config_of(folder), field) == read
    assert getattr(config_of(folder, isolated=True), field) == getattr(Config(), field)


def test_the_environment_wins_over_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "allocscan.toml").write_text('jobs = 2\ncache = true\ncache-dir = "c"\n')
    assert config_of(folder).cache_dir == str(folder / "c"), "relative to the file"
    for name, value in (("JOBS", "3"), ("NO_CACHE", "1"), ("CACHE_DIR", "e")):
        monkeypatch.setenv(f"ALLOCSCAN_{name}", value)
    config = config_of(folder)
    assert (config.jobs, config.cache) == (3, False)
    assert config.cache_dir == str(folder / "src/e"), "relative to the working directory"
