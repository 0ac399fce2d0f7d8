"""All that the heat of one file may follow from in the other files of its program, as a hash."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from allocscan.project.files import find_files
from allocscan.project.import_files import COMPONENTS
from allocscan.project.lookup import Configs

_DIGEST: Final = 16
_CONFIGURATIONS: Final = ("package.json", "tsconfig", "jsconfig", "pnpm-workspace", "lerna.json")
"""What the names of files begin with that say how specifiers lead to files."""

_LOCKS: Final = frozenset(
    {"package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"}
)
"""What is installed follows from these."""


def program_state(root: str, configs: Configs) -> str:
    """A hash of the texts of the program's files below `root`, of the files that say how they are
    found, and of the names of those that are not read (`.vue`, `.html`)."""
    hashed = blake2b(digest_size=_DIGEST)
    for path in (*_sources(root, configs), *sorted(_others(root))):
        name = os.path.relpath(path, root).encode("utf-8", "surrogateescape")
        held = _digest_of(path)
        hashed.update(b"%d:%b%d:%b" % (len(name), name, len(held), held))
    return hashed.hexdigest()


def _sources(root: str, configs: Configs) -> Iterator[str]:
    for found in find_files([root], configs).files:
        yield found.location


def _others(root: str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name != "node_modules" and name[:1] != "."]
        for name in names:
            counts = name.startswith(_CONFIGURATIONS) or name in _LOCKS
            if counts or os.path.splitext(name)[1] in (*COMPONENTS, ".html"):
                yield os.path.join(folder, name)


def _digest_of(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=_DIGEST).digest()
    except OSError:
        return b""
