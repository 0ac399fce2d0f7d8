"""What is taken of a tarball: sources that people wrote. Nothing of it leads outside."""

import fnmatch
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

SOURCES: Final = ("*.js", "*.jsx", "*.mjs", "*.cjs", "*.ts", "*.tsx", "*.mts", "*.cts")
BUILT: Final = ("*.min.js", "*.d.ts", "*.d.mts", "*.d.cts")
# allocscan leaves tests and stories out unless told otherwise, peers do not: all see the same here.
TESTS: Final = ("*.test.*", "*.spec.*", "*.stories.*", "*.story.*", "*.bench.*")
TEST_FOLDERS: Final = frozenset(
    {"test", "tests", "__tests__", "__mocks__", "__fixtures__", "fixtures", "stories", "e2e"}
    | {"benchmarks", "dist"}
)
# What is larger was written by a tool, and allocscan leaves it out as well.
LARGEST: Final = 1 << 20


class CorpusError(Exception):
    """A corpus cannot be had as it is pinned; the message says why."""


def inside(path: str) -> PurePosixPath:
    """`path`, if it leads nowhere but down. Raises CorpusError for all others."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or not parts.parts:
        raise CorpusError(f"leads outside: {path!r}")
    return parts


def unpack(archive: Path, folders: Sequence[str], into: Path) -> None:
    """Write the sources of `archive` that lie in `folders` below `into`."""
    with tarfile.open(archive) as opened:
        for member, path in sources(opened, folders):
            opened.extract(member.replace(name=str(path)), into, filter="data")
    if not any(into.rglob("*")):
        raise CorpusError(f"{archive.name}: nothing in {', '.join(folders)}")


def sources(
    archive: tarfile.TarFile, folders: Sequence[str]
) -> Iterator[tuple[tarfile.TarInfo, PurePosixPath]]:
    """The members to take, with their paths below the folder that tarballs have on top.

    Raises CorpusError at a member that leads outside, also at one that is not taken.
    """
    for member in archive:
        path = PurePosixPath(*inside(member.name).parts[1:])
        if not member.isfile() or member.size > LARGEST:
            continue
        wanted = any(path.is_relative_to(folder) for folder in folders) and is_source(path)
        if wanted or str(path) == "package.json":
            yield member, path


def is_source(path: PurePosixPath) -> bool:
    """A path by which people write programs, not tests and not what tools make of programs."""
    if not TEST_FOLDERS.isdisjoint(path.parts):
        return False
    return matches(path.name, SOURCES) and not matches(path.name, (*BUILT, *TESTS))


def matches(name: str, globs: Sequence[str]) -> bool:
    """One of `globs` fits `name`, capital letters and all."""
    return any(fnmatch.fnmatchcase(name, each) for each in globs)
