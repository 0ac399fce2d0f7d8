"""A file is replaced whole or not at all."""

import os
from pathlib import Path

import pytest

from allocscan.findings import Note, NoteKind
from allocscan.project.write import write_atomically


def written(path: Path, before: bytes, after: bytes) -> Note | None:
    return write_atomically(str(path), path.name, before, after)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.js"
    path.write_bytes(b"old")
    return path


def alone(file: Path) -> bool:
    return [path.name for path in file.parent.iterdir()] == [file.name]


def test_changed_meanwhile(file: Path) -> None:
    note = written(file, b"other", b"new")
    assert note is not None
    assert note.kind is NoteKind.NOT_WRITTEN
    assert file.read_bytes() == b"old"
    assert alone(file)


def test_read_only_file(file: Path) -> None:
    file.chmod(0o444)
    note = written(file, b"old", b"new")
    assert note is not None
    assert "read-only" in note.message
    assert file.read_bytes() == b"old"


def test_read_only_folder(file: Path) -> None:
    file.parent.chmod(0o555)
    try:
        note = written(file, b"old", b"new")
        assert note is not None
        assert file.read_bytes() == b"old"
        assert alone(file)
    finally:
        file.parent.chmod(0o755)


def test_gone(file: Path) -> None:
    file.unlink()
    note = written(file, b"old", b"new")
    assert note is not None
    assert not file.exists()


def test_failure_in_the_middle(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    note = written(file, b"old", b"new")
    assert note is not None
    assert "No space left" in note.message
    assert file.read_bytes() == b"old"
    assert alone(file)


def test_mode_is_kept(file: Path) -> None:
    file.chmod(0o751)
    assert written(file, b"old", b"new") is None
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o751
    assert alone(file)


def test_link_is_written_through(file: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    link = tmp_path / "sub" / "link.js"
    link.symlink_to(file)
    assert written(link, b"old", b"new") is None
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
