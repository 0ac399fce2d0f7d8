"""The corpora on disk: npm packages pinned in corpora.toml, fetched, verified and unpacked.

Nothing of a package is ever run.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unpacking import CorpusError, inside, unpack

HERE: Final = Path(__file__).parent
SIZES: Final = ("small", "medium", "large")


@dataclass(frozen=True, slots=True)
class Package:
    """One package of a corpus. `folders` are below its root; `integrity` is of its tarball."""

    name: str
    version: str
    integrity: str
    folders: tuple[str, ...]
    sizes: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.integrity.startswith("sha512-"):
            raise CorpusError(f"{self.name}: integrity must be a sha512")
        for folder in self.folders:
            inside(folder)

    @property
    def folder(self) -> str:
        """One word for the disk: `@wordpress/editor` is `wordpress-editor`."""
        return self.name.removeprefix("@").replace("/", "-")


def pinned(size: str, table: Path = HERE / "corpora.toml") -> tuple[Package, ...]:
    """The packages of corpus `size`, in the order of `table`."""
    rows = tomllib.loads(table.read_text())["package"]
    packages = (
        Package(
            row["name"],
            row["version"],
            row["integrity"],
            tuple(row["folders"]),
            tuple(row["sizes"]),
        )
        for row in rows
    )
    return tuple(package for package in packages if size in package.sizes)


def default_place() -> Path:
    """Where corpora are kept when nobody says: a folder in the user's cache."""
    if kept := os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA"):
        return Path(kept) / "allocscan-benchmarks"
    library = "Library/Caches" if sys.platform == "darwin" else ".cache"
    return Path.home() / library / "allocscan-benchmarks"


def outside_checkout(place: Path) -> Path:
    """`place` made absolute. Raises CorpusError if it lies in this checkout, where git sees it."""
    absolute = place.expanduser().resolve()
    if absolute.is_relative_to(HERE.parent.resolve()):
        raise CorpusError("the corpora belong outside of the repository: give another --corpus")
    return absolute


def fetched(size: str, place: Path) -> Path:
    """The folder of corpus `size` below `place`; made now unless it is there as it is pinned."""
    packages = pinned(size)
    folder, stamp = place / size, place / f"{size}.stamp"
    wanted = "\n".join(repr(package) for package in packages)
    if stamp.is_file() and folder.is_dir() and stamp.read_text() == wanted:
        return folder
    if folder.exists() and not stamp.exists():
        raise CorpusError(f"{size}: a folder of that name is there, and not made by this benchmark")
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as made:
        for package in packages:
            unpack(
                tarball(package, place / "tarballs"), package.folders, Path(made, package.folder)
            )
        shutil.rmtree(folder, ignore_errors=True)
        Path(made).chmod(0o755)
        shutil.copytree(made, folder)
    stamp.write_text(wanted)
    return folder


def tarball(package: Package, place: Path) -> Path:
    """The verified tarball of `package`, from `place` or else from the registry npm is set to."""
    kept = place / f"{package.folder}-{package.version}.tgz"
    if not kept.is_file():
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place) as made:
            print(f"fetching {package.name}@{package.version}", file=sys.stderr)
            pack(package, made)
            (packed,) = Path(made).glob("*.tgz")
            verify(packed.read_bytes(), package)
            packed.replace(kept)
    verify(kept.read_bytes(), package)
    return kept


def pack(package: Package, into: str) -> None:
    """Let npm fetch the tarball of `package`. No script of the package is run."""
    npm = shutil.which("npm")
    if npm is None:
        raise CorpusError("npm is not on PATH: the corpora cannot be fetched")
    words = [npm, "pack", "--silent", "--ignore-scripts", f"--pack-destination={into}"]
    # In a folder of its own: an .npmrc or workspace of the current folder is not meant.
    ended = subprocess.run(
        [*words, f"{package.name}@{package.version}"], cwd=into, capture_output=True, text=True
    )
    if ended.returncode:
        raise CorpusError(f"npm pack {package.name}@{package.version}: {ended.stderr.strip()}")


def verify(content: bytes, package: Package) -> None:
    """Raises CorpusError unless `content` is the tarball that was pinned."""
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    if f"sha512-{digest}" != package.integrity:
        raise CorpusError(f"{package.name}@{package.version}: not the content that was pinned")
