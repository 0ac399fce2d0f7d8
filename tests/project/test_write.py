"""A file is replaced whole or not at all, and what is true of it stays true."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from allocscan.findings import Note, NoteKind
from allocscan.project.write import write_atomically

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")


def written(path: Path, before: bytes, after: bytes) -> Note | None:
    return write_atomically(str(path), path.name, before, after)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.js"
    path.write_bytes(b"old")
    return path


def alone(file: Path) -> bool:
    return [path.name for path in file.parent.iterdir()] == [file.name]


def refused(file: Path, words: str, before: bytes = b"old") -> None:
    """Nothing is written, nothing is left behind, and the note says why."""
    held = file.read_bytes()
    note = written(file, before, b"new")
    assert note is not None
    assert note.kind is NoteKind.NOT_WRITTEN
    assert words in note.message
    assert file.read_bytes() == held
    assert alone(file)


def test_changed_meanwhile(file: Path) -> None:
    refused(file, "the file changed", before=b"other")


def test_changed_meanwhile_to_the_same_length(file: Path) -> None:
    refused(file, "the file changed", before=b"OLD")


def test_read_only_file(file: Path) -> None:
    file.chmod(0o444)
    refused(file, "read-only")


def test_read_only_folder(file: Path) -> None:
    file.parent.chmod(0o555)
    try:
        refused(file, "directory is read-only")
    finally:
        file.parent.chmod(0o755)


def test_gone(file: Path) -> None:
    file.unlink()
    assert written(file, b"old", b"new") is not None
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("name", ["replace", "fsync", "chmod", "write"])
def test_failure_in_the_middle(name: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if name == "write":
        monkeypatch.setattr(os, "fdopen", fail)
    else:
        monkeypatch.setattr(os, name, fail)
    refused(file, "No space left")


def test_interrupted_in_the_middle(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        written(file, b"old", b"new")
    assert file.read_bytes() == b"old"
    assert alone(file)


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o751, 0o755, 0o664, 0o200])
def test_mode_is_kept(mode: int, file: Path) -> None:
    file.chmod(mode)
    if not os.access(file, os.R_OK):
        pytest.skip("only root reads it")
    assert written(file, b"old", b"new") is None
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == mode
    assert alone(file)


def test_mode_is_kept_under_any_umask(file: Path) -> None:
    file.chmod(0o666)
    earlier = os.umask(0o077)
    try:
        assert written(file, b"old", b"new") is None
    finally:
        os.umask(earlier)
    assert file.stat().st_mode & 0o777 == 0o666


@POSIX
def test_nobody_else_reads_the_draft_of_a_private_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    monkeypatch.setattr(os, "fsync", lambda number: modes.append(os.fstat(number).st_mode & 0o777))
    file.chmod(0o600)
    assert written(file, b"old", b"new") is None
    assert modes == [0o600]


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may")
def test_owner_is_kept(file: Path) -> None:
    os.chown(file, 12345, 23456)
    file.chmod(0o755)
    assert written(file, b"old", b"new") is None
    status = file.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o777) == (12345, 23456, 0o755)


def test_time_is_new(file: Path) -> None:
    os.utime(file, (1, 1))
    assert written(file, b"old", b"new") is None
    assert file.stat().st_mtime > 1_000_000


def test_link_is_written_through(file: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    link = tmp_path / "sub" / "link.js"
    link.symlink_to(file)
    second = tmp_path / "sub" / "second.js"
    second.symlink_to("link.js")
    assert written(second, b"old", b"new") is None
    assert link.is_symlink()
    assert second.is_symlink()
    assert file.read_bytes() == b"new"
    assert sorted(path.name for path in link.parent.iterdir()) == ["link.js", "second.js"]


def test_the_other_name_of_a_hard_link_keeps_the_old_text(file: Path, tmp_path: Path) -> None:
    """It may be a store that many projects share (pnpm's)."""
    other = tmp_path / "other.js"
    os.link(file, other)
    assert written(file, b"old", b"new") is None
    assert (file.read_bytes(), other.read_bytes()) == (b"new", b"old")


@pytest.mark.parametrize("length", [200, 201, 252, 255])
def test_long_names(length: int, tmp_path: Path) -> None:
    file = tmp_path / ("é" * ((length - 3) // 2) + "x" * ((length - 3) % 2) + ".js")
    file.write_bytes(b"old")
    assert len(os.fsencode(file.name)) == length
    assert written(file, b"old", b"new") is None
    assert file.read_bytes() == b"new"
    assert alone(file)


# ------------------------------------------------------------------ drafts of other runs


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(".b.js.{dead}.allocscan", id="of another file"),
        pytest.param(".a.js.{parent}.allocscan", id="of a process that runs"),
        pytest.param(".a.js.1x.allocscan", id="of no process"),
        pytest.param(".a.js.²2.allocscan", id="of no number"),
        pytest.param(".a.js.{dead}", id="of another program"),
        pytest.param("a.js.{dead}.allocscan", id="a file that is not hidden"),
    ],
)
def test_what_is_not_ours_is_left(name: str, file: Path, dead: int) -> None:
    other = file.parent / name.format(dead=dead, parent=os.getppid())
    other.write_bytes(b"theirs")
    assert written(file, b"old", b"new") is None
    assert file.read_bytes() == b"new"
    assert other.read_bytes() == b"theirs"


@POSIX
@pytest.mark.parametrize("own", [False, True])
def test_what_a_killed_run_left_is_removed(own: bool, file: Path, dead: int) -> None:
    pid = os.getpid() if own else dead
    (file.parent / f".a.js.{pid}.allocscan").write_bytes(b"half")
    assert written(file, b"old", b"new") is None
    assert file.read_bytes() == b"new"
    assert alone(file)
