"""Files that are tracked and lie on no disk: sparse checkouts, submodules that are not there."""

import os
from collections.abc import Collection, Iterable

from allocscan.errors import AllocscanError
from allocscan.project.git_call import git_of
from allocscan.project.lookup import Configs
from allocscan.project.paths import below

_SKIPPED = b"S"
_SUBMODULE = b"160000"


def left_out(locations: Iterable[str], configs: Configs) -> frozenset[str]:
    """Those of `locations` that git has not put into its work tree, or may not have: where git
    cannot say, all."""
    by_top: dict[str, list[str]] = {}
    for location in locations:
        top = configs.repository(os.path.dirname(location))
        if top is not None:
            by_top.setdefault(top, []).append(location)
    kept = set[str]()
    for top, group in by_top.items():
        absent = _absent(top)
        kept |= {each for each in group if absent is None or _among(each, top, absent)}
    return frozenset(kept)


def _among(location: str, top: str, absent: Collection[str]) -> bool:
    """True when `absent`, paths below `top`, has the file at `location`, or a folder above it."""
    path = below(location, top)
    if path is None:
        return False
    parts = path.split("/")
    return any("/".join(parts[:end]) in absent for end in range(1, len(parts) + 1))


def _absent(top: str) -> frozenset[str] | None:
    """The paths that the index of `top` marks to be skipped, and those of submodules; None when
    git cannot say."""
    try:
        answer = git_of(top).ask("ls-files", "-t", "-s", "-z")
    except AllocscanError:
        return None
    if answer.code != 0:
        return frozenset() if "not a git repository" in answer.errors else None
    absent = set()
    for row in answer.output.split(b"\0"):
        tags, _, path = row.partition(b"\t")
        words = tags.split()
        if words and (words[0] == _SKIPPED or words[1] == _SUBMODULE):
            absent.add(os.fsdecode(path))
    return frozenset(absent)
