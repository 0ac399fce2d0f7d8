"""What git says has changed: entries of a comparison of two of commit, index and work tree."""

import os
from collections.abc import Iterator

from allocscan.project.git_call import Git, failure
from allocscan.records import dataclass
from allocscan.source.file import LANGUAGE_OF_SUFFIX
from allocscan.typed import Final

_COMPARE: Final = (
    "diff-index",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
)
_FOLLOW: Final = ("-M", "-l1000")
"""Renames are found as the porcelain does by default; no configuration is asked."""

_OURS: Final = ("--", *(f":(icase)*{suffix}" for suffix in LANGUAGE_OF_SUFFIX))
_REGULAR: Final = b"100"
"""How the modes of files begin; links are 120000, submodules 160000."""

_ABSENT: Final = b"000000"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not what it was. Paths are relative to the top of the work tree, with `/`.

    `old_path` and `old` (the name of a blob) are what it was before, "" for what is new. `new` is
    the name of its blob now, all `0` where git has not looked at the work tree; `chmod`: its mode
    is another. `unmerged`: there is no single text of it in the index.
    """

    path: str
    old_path: str
    old: str
    new: str
    chmod: bool = False
    unmerged: bool = False


def staged_changes(git: Git, base: str, *, follow: bool) -> tuple[Change, ...]:
    """The files of the index that differ from the commit or tree `base`.

    What is only intended to be added is not among them. Raises AllocscanError.
    """
    words = ("--cached", "--ita-invisible-in-index")
    return _changes(git, base, (*words, *_following(follow)))


def tree_changes(git: Git, base: str, *, follow: bool) -> tuple[Change, ...]:
    """The tracked files of the work tree that differ from `base`, and such as git would have to
    read to know. `git` runs no filters. Raises AllocscanError."""
    return _changes(git, base, _following(follow))


def untracked(git: Git, folder: str) -> tuple[str, ...]:
    """Files below `folder` that are neither tracked nor ignored, as `Change.path`.

    Raises AllocscanError.
    """
    words = ("ls-files", "--others", "--exclude-standard", "--full-name", "-z")
    listed = git.tell(*words, *_OURS, folder=folder)
    paths = (os.fsdecode(path) for path in listed.split(b"\0"))
    return tuple(path for path in paths if path and not path.endswith("/"))


def empty_tree(git: Git) -> str:
    """The name of the tree without files, which every repository has. Raises AllocscanError."""
    return git.tell("hash-object", "-t", "tree", "--stdin").decode().strip()


def has_commit(git: Git) -> bool:
    """False in a repository before its first commit. Raises AllocscanError where there is none."""
    answer = git.ask("rev-parse", "--quiet", "--verify", "HEAD^{commit}")
    if answer.code > 1:
        raise failure("rev-parse", answer)
    return answer.code == 0


def _following(follow: bool) -> tuple[str, ...]:
    return _FOLLOW if follow else ("--no-renames",)


def _changes(git: Git, base: str, words: tuple[str, ...]) -> tuple[Change, ...]:
    answer = git.ask(*_COMPARE, *words, base, *_OURS)
    if answer.code != 0 and base == "HEAD" and not has_commit(git):
        answer = git.ask(*_COMPARE, *words, empty_tree(git), *_OURS)
    if answer.code != 0:
        raise failure("diff-index", answer, base)
    return _merged(_entries(answer.output))


def _entries(output: bytes) -> Iterator[Change]:
    """`:OLDMODE NEWMODE OLD NEW STATUS`, a path, and of a rename both (git-diff-index, raw)."""
    parts = iter(output.split(b"\0"))
    for head in parts:
        if not head:
            continue
        old_mode, mode, old, new, status = head[1:].split(b" ")
        first = os.fsdecode(next(parts))
        path = os.fsdecode(next(parts)) if status[:1] in (b"R", b"C") else first
        unmerged = status[:1] == b"U"
        if not mode.startswith(_REGULAR) and not (unmerged and mode == _ABSENT):
            continue
        known = old_mode.startswith(_REGULAR)
        yield Change(
            path=path,
            old_path=first if known else "",
            old=old.decode() if known else "",
            new=new.decode(),
            chmod=known and mode != old_mode,
            unmerged=unmerged,
        )


def _merged(changes: Iterator[Change]) -> tuple[Change, ...]:
    """One entry for each path: an unmerged file comes twice, the second time as it lies there."""
    found: dict[str, Change] = {}
    for change in changes:
        if change.path not in found:
            found[change.path] = change
    return tuple(found.values())
