"""The scope that flags ask for: a few questions to git, whatever the number of files."""

import os
from collections.abc import Iterable, Mapping, Sequence

from allocscan.project.git_bases import default_base, merge_base
from allocscan.project.git_blobs import is_blob, read_blobs
from allocscan.project.git_call import Git, git_of
from allocscan.project.git_changes import Change, staged_changes, tree_changes, untracked
from allocscan.project.lookup import Configs
from allocscan.project.scope import Bounds, OldText, Scope
from allocscan.project.scope_places import placed, repository_of

_HEAD = "HEAD"


def find_scope(bounds: Bounds, paths: Sequence[str], configs: Configs) -> Scope:
    """The files among `paths` that `bounds` are about. Raises AllocscanError."""
    top = repository_of(paths, configs, bounds.flag)
    if bounds.staged:
        return _staged(git_of(top), bounds, paths)
    return _changed(git_of(top).without_filters(), bounds, paths)


def _staged(git: Git, bounds: Bounds, paths: Sequence[str]) -> Scope:
    """What the next commit changes; with `new_since`, as far as it differs from there."""
    changes = placed(paths, git.top, staged_changes(git, _HEAD, follow=False))
    before, base = None, _HEAD
    if bounds.new_since is not None:
        base = merge_base(git, bounds.new_since, "--new-since")
        before = placed(paths, git.top, staged_changes(git, base, follow=True))
        changes = {location: changes[location] for location in changes if location in before}
    texts = {place: each.new for place, each in changes.items() if not each.unmerged}
    blobs = read_blobs(git, (*texts.values(), *_old_names(before, changes)), base)
    return Scope(
        files=frozenset(changes),
        texts={place: blobs[name] for place, name in texts.items()},
        unmerged=frozenset(changes) - texts.keys(),
        olds=_old_texts(before, changes, blobs),
    )


def _changed(git: Git, bounds: Bounds, paths: Sequence[str]) -> Scope:
    """What the work tree changes, seen from the commits that are asked for."""
    files: frozenset[str] | None = None
    folder = _common_folder(paths)
    added = [Change(path, "", "", "") for path in untracked(git, folder)]
    if bounds.changed or bounds.since is not None:
        base = _base(git, bounds)
        files = frozenset(_differing(git, base, added, paths, follow=False))
    if bounds.new_since is None:
        assert files is not None, "something was asked for"
        return Scope(files)
    base = merge_base(git, bounds.new_since, "--new-since")
    before = _differing(git, base, added, paths, follow=True)
    files = frozenset(before) if files is None else files & before.keys()
    blobs = read_blobs(git, _old_names(before, files), base)
    return Scope(files, olds=_old_texts(before, files, blobs))


def _base(git: Git, bounds: Bounds) -> str:
    if bounds.since is not None:
        return merge_base(git, bounds.since, "--since")
    return default_base(git, "--changed")


def _differing(
    git: Git, base: str, added: Sequence[Change], paths: Sequence[str], *, follow: bool
) -> dict[str, Change]:
    found = placed(paths, git.top, (*added, *tree_changes(git, base, follow=follow)))
    return {place: each for place, each in found.items() if not _is_as_it_was(place, each)}


def _is_as_it_was(location: str, change: Change) -> bool:
    """True for a file that was only touched: git has not looked at what it holds."""
    if change.path != change.old_path or change.chmod or change.unmerged:
        return False
    if change.new.strip("0"):
        return change.new == change.old
    try:
        with open(location, "rb") as file:
            return is_blob(file.read(), change.old)
    except OSError:
        return False


def _old_names(before: Mapping[str, Change] | None, files: Iterable[str]) -> list[str]:
    return [before[each].old for each in files if before[each].old] if before else []


def _old_texts(
    before: Mapping[str, Change] | None, files: Iterable[str], blobs: Mapping[str, bytes]
) -> dict[str, OldText] | None:
    if before is None:
        return None
    return {
        each: OldText(before[each].old_path, blobs[before[each].old])
        for each in files
        if before[each].old
    }


def _common_folder(paths: Sequence[str]) -> str:
    """The deepest folder that exists and holds all `paths`, without links."""
    common = os.path.commonpath([os.path.abspath(path) for path in paths])
    while not os.path.isdir(common):
        common = os.path.dirname(common)
    return os.path.realpath(common)
