"""Corpora: only what was pinned, only sources, and nothing outside of the folder they go to."""

import base64
import hashlib
import io
import tarfile
from dataclasses import replace
from pathlib import Path

import corpus
import pytest
from corpus import HERE, SIZES, Package, fetched, outside_checkout, pinned, tarball, verify
from unpacking import LARGEST, CorpusError, inside, is_source, unpack


def digest(content: bytes) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()


PACKAGE = Package("@some/name", "1.2.3", digest(b"content"), ("src",), ("small",))


def archived(path: Path, **files: bytes) -> Path:
    return written(path, [(name.replace("__", "/"), text) for name, text in files.items()])


def written(path: Path, files: list[tuple[str, bytes]], kind: bytes = tarfile.REGTYPE) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(text), "../../elsewhere"
            archive.addfile(member, io.BytesIO(text))
    return path


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"content ", id="one byte more"),
        pytest.param(b"Content", id="one bit differs"),
    ],
)
def test_other_content_is_refused(content: bytes) -> None:
    with pytest.raises(CorpusError, match="not the content that was pinned"):
        verify(content, PACKAGE)


def test_pinned_content_is_taken() -> None:
    verify(b"content", PACKAGE)


def test_a_kept_tarball_is_verified_again(tmp_path: Path) -> None:
    (tmp_path / "some-name-1.2.3.tgz").write_bytes(b"changed since")
    with pytest.raises(CorpusError, match="not the content"):
        tarball(PACKAGE, tmp_path)


def test_a_weak_digest_is_refused() -> None:
    with pytest.raises(CorpusError, match="sha512"):
        replace(PACKAGE, integrity="sha1-abc")


@pytest.mark.parametrize("path", ["../src", "/src", "src/../../x", "..", "src\\..\\..\\x", ""])
def test_paths_that_lead_outside(path: str) -> None:
    with pytest.raises(CorpusError, match="leads outside"):
        inside(path)
    with pytest.raises(CorpusError, match="leads outside"):
        replace(PACKAGE, folders=(path,))


@pytest.mark.parametrize(
    "name", ["package/../../evil.js", "/evil.js", "../evil.js", "package/src/../../../evil.js"]
)
def test_an_archive_with_a_path_outside_is_refused(tmp_path: Path, name: str) -> None:
    archive = written(tmp_path / "a.tgz", [("package/src/a.js", b"a"), (name, b"evil")])
    with pytest.raises(CorpusError, match="leads outside"):
        unpack(archive, ("src",), tmp_path / "into" / "deep")
    assert not list(tmp_path.rglob("evil.js"))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_only_files_are_taken(tmp_path: Path, kind: bytes) -> None:
    archive = written(tmp_path / "a.tgz", [("package/src/a.js", b"")], kind)
    with pytest.raises(CorpusError, match="nothing in src"):
        unpack(archive, ("src",), tmp_path / "into")


def test_what_is_taken(tmp_path: Path) -> None:
    archive = archived(
        tmp_path / "a.tgz",
        **{
            "package__src__a.js": b"a",
            "package__src__deep__b.tsx": b"b",
            "package__package.json": b"{}",
            "package__dist__a.js": b"built",
            "package__srcs__a.js": b"another folder",
            "package__src__package.json": b"{}",
            "package__src__large.js": b" " * (LARGEST + 1),
            "package__README.md": b"words",
        },
    )
    unpack(archive, ("src",), tmp_path / "into")
    taken = {
        path.relative_to(tmp_path / "into").as_posix(): path.read_bytes()
        for path in (tmp_path / "into").rglob("*")
        if path.is_file()
    }
    assert taken == {"src/a.js": b"a", "src/deep/b.tsx": b"b", "package.json": b"{}"}


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("a.d.ts", False),
        ("a.min.js", False),
        ("a.test.tsx", False),
        ("a.stories.jsx", False),
        ("src/__tests__/a.js", False),
        ("src/dist/a.js", False),
        ("a.json", False),
        ("a.css", False),
        ("js", False),
        ("a.cts", True),
        ("a.mjs", True),
        ("test.js", True),
        ("latest/a.js", True),
    ],
)
def test_sources(path: str, taken: bool) -> None:
    assert is_source(inside(path)) is taken


def test_a_corpus_in_the_checkout_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(HERE)
    for place in (HERE, HERE / "corpora", HERE / ".." / "x", tmp_path / "link" / "x"):
        with pytest.raises(CorpusError, match="outside of the repository"):
            outside_checkout(place)
    assert outside_checkout(tmp_path) == tmp_path.resolve()


@pytest.fixture
def one_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with the tarball of the one package that every corpus then has."""
    (tmp_path / "tarballs").mkdir()
    kept = written(tmp_path / "tarballs" / "some-name-1.2.3.tgz", [("package/src/a.js", b"a")])
    package = replace(PACKAGE, integrity=digest(kept.read_bytes()))
    monkeypatch.setattr(corpus, "pinned", lambda size: (package,))
    return tmp_path


def test_a_corpus_is_unpacked_once(one_package: Path) -> None:
    folder = fetched("small", one_package)
    taken = folder / "some-name" / "src" / "a.js"
    before = taken.stat().st_ino
    assert fetched("small", one_package) == folder
    assert taken.stat().st_ino == before


def test_other_pins_unpack_again(one_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = fetched("small", one_package)
    (folder / "left over").touch()
    (package,) = corpus.pinned("small")
    other = replace(package, sizes=("small", "large"))
    monkeypatch.setattr(corpus, "pinned", lambda size: (other,))
    assert [path.name for path in fetched("small", one_package).iterdir()] == ["some-name"]


def test_a_folder_of_somebody_else_is_left_alone(one_package: Path) -> None:
    mine = one_package / "small" / "mine.js"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(CorpusError, match="not made by this benchmark"):
        fetched("small", one_package)
    assert mine.read_text() == "mine"


def test_without_npm_there_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CorpusError, match="npm is not on PATH"):
        tarball(PACKAGE, tmp_path)


@pytest.mark.parametrize("size", SIZES)
def test_the_table_of_pins(size: str) -> None:
    packages = pinned(size)
    assert packages
    folders = [package.folder for package in packages]
    assert len(folders) == len(set(folders)), "two packages would share a folder"
    for package in packages:
        assert package.folders
        assert set(package.sizes) <= set(SIZES)
        assert len(base64.b64decode(package.integrity.removeprefix("sha512-"))) == 64
