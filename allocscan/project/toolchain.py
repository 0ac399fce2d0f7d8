"""What a repository uses: its hooks, its CI, its formatters. Only looked at, never run."""

import json
import os
from collections.abc import Iterator, Mapping

from allocscan.enums import Enum
from allocscan.knowledge.formatters import FORMATTERS
from allocscan.project.read import held
from allocscan.records import dataclass
from allocscan.typed import Final


class Mark(Enum):
    """Something that a repository is seen to use."""

    NPM = "package.json"
    PRE_COMMIT = "pre-commit"
    LEFTHOOK = "lefthook"
    HUSKY = "husky"
    LINT_STAGED = "lint-staged"
    GITHUB = "GitHub"
    GITLAB = "GitLab"


_FILES: Final = {
    "package.json": Mark.NPM,
    ".pre-commit-config.yaml": Mark.PRE_COMMIT,
    ".pre-commit-config.yml": Mark.PRE_COMMIT,
    "lefthook.yml": Mark.LEFTHOOK,
    "lefthook.yaml": Mark.LEFTHOOK,
    "lefthook.toml": Mark.LEFTHOOK,
    "lefthook.json": Mark.LEFTHOOK,
    ".lefthook.yml": Mark.LEFTHOOK,
    ".lefthook.yaml": Mark.LEFTHOOK,
    ".husky": Mark.HUSKY,
    ".lintstagedrc": Mark.LINT_STAGED,
    ".github": Mark.GITHUB,
    ".gitlab-ci.yml": Mark.GITLAB,
}
_STARTS: Final = {".lintstagedrc.": Mark.LINT_STAGED, "lint-staged.config.": Mark.LINT_STAGED}
_PACKAGES: Final = {
    "husky": Mark.HUSKY,
    "lefthook": Mark.LEFTHOOK,
    "lint-staged": Mark.LINT_STAGED,
}
_HOSTS: Final = {b"github.com": Mark.GITHUB, b"gitlab": Mark.GITLAB}
"""Words in the addresses of a repository's remotes."""

_FOREIGN: Final = frozenset({"vendor", "vendors", "vendored", "third_party", "third-party"})
"""Folders of other people's code, by name."""

HOOKS: Final = frozenset({Mark.PRE_COMMIT, Mark.LEFTHOOK, Mark.HUSKY, Mark.LINT_STAGED})
SERVERS: Final = frozenset({Mark.GITHUB, Mark.GITLAB})


@dataclass(frozen=True, slots=True)
class Toolchain:
    """What was seen at a repository's root. `formatters` are names that `format-after-fix` takes,
    `foreign` the folders of other people's code; both sorted."""

    marks: frozenset[Mark]
    formatters: tuple[str, ...]
    foreign: tuple[str, ...]


def toolchain_of(root: str) -> Toolchain:
    """Look around in the folder `root`. Raises OSError where it cannot be listed.

    A file that cannot be read, or says nothing that can be understood, is not there.
    """
    names = sorted(os.listdir(root))
    manifest = _manifest(root)
    packages = _packages(manifest)
    foreign = [name for name in names if name in _FOREIGN and _is_folder(root, name)]
    formatters = {each.name for each in FORMATTERS if each.package in packages}
    marks = {*_marks_of(names), *(_PACKAGES[name] for name in packages & _PACKAGES.keys())}
    if "lint-staged" in manifest:
        marks.add(Mark.LINT_STAGED)
    if not marks & SERVERS:
        marks |= _hosts(root)
    return Toolchain(frozenset(marks), tuple(sorted(formatters)), tuple(foreign))


def _marks_of(names: list[str]) -> Iterator[Mark]:
    for name in names:
        if name in _FILES:
            yield _FILES[name]
        yield from (mark for start, mark in _STARTS.items() if name.startswith(start))


def _manifest(root: str) -> Mapping[str, object]:
    try:
        manifest = json.loads(held(os.path.join(root, "package.json")))
    except ValueError:
        return {}
    return manifest if isinstance(manifest, dict) else {}


def _packages(manifest: Mapping[str, object]) -> set[str]:
    found: set[str] = set()
    for kind in ("dependencies", "devDependencies", "optionalDependencies"):
        named = manifest.get(kind)
        found |= set(named) if isinstance(named, dict) else set()
    return found


def _hosts(root: str) -> set[Mark]:
    config = held(os.path.join(root, ".git", "config"))
    lines = [line for line in config.splitlines() if line.strip().startswith(b"url")]
    return {mark for word, mark in _HOSTS.items() if any(word in line for line in lines)}


def _is_folder(root: str, name: str) -> bool:
    return os.path.isdir(os.path.join(root, name))
