"""What an earlier run says of this one where some files have changed."""

import os
from itertools import accumulate

from allocscan.program.specifiers import edges_of, specifiers_in
from allocscan.project.caller_texts import MOST_BYTES, specifiers_of, stem_of
from allocscan.project.kept import CLEAN, Judged, Kept
from allocscan.project.looked import is_mark, listed, names_in
from allocscan.project.read import held
from allocscan.project.results import Reach, Result
from allocscan.project.reuse import result_of
from allocscan.project.stamps import ABSENT, stamp_of
from allocscan.project.walked import range_below
from allocscan.project.world import ourselves
from allocscan.source.file import language_of
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from allocscan.project.changes import Changes
    from allocscan.project.found import Found
    from allocscan.project.snapshot import Snapshot


def results_of(
    known: dict[int, Judged], snapshot: "Snapshot", files: "Sequence[Found]"
) -> dict[int, Result]:
    """The results of those of `files` that are `known`, as far as their texts are still there."""
    places = {path: at for at, path in enumerate(snapshot.files.paths[: snapshot.checked])}
    results = {}
    for index, judged in known.items():
        found = files[index]
        result = result_of(judged, snapshot, places[found.location], found.path)
        if result is not None:
            results[index] = result
    return results


def still_known(
    snapshot: "Snapshot", kept: Kept, changes: "Changes", locations: "Sequence[str]"
) -> dict[int, Judged]:
    """The results that hold though there are `changes`, by the places of `locations`."""
    if not _same_settings(snapshot, kept, changes):
        return {}
    changed = {snapshot.files.paths[at] for at in changes.files}
    if changes.folders:
        others = None  # files came or went: whoever asked for one may find another
    else:
        same = _same_programs(snapshot, kept, changes, locations)
        others = _Others(snapshot, changed, kept.edges, same)
    places = {path: at for at, path in enumerate(snapshot.files.paths[: snapshot.checked])}
    known = {}
    for index, location in enumerate(locations):
        place = places.get(location)
        if place is None or location in changed:
            continue
        judged = kept.judged.get(place, CLEAN)
        if judged.reach is Reach.ALONE or (others is not None and others.say_the_same(judged)):
            known[index] = judged
    return known


def same_walk(snapshot: "Snapshot", changes: "Changes") -> bool:
    """True where a walk would find the same files, though there are `changes`: all in sources."""
    if changes.folders:
        return False
    files = snapshot.files
    if any(files.stamps[at] == ABSENT for at in changes.files):
        return False
    return all(
        language_of(path) is not None and os.path.isfile(path) and not os.path.islink(path)
        for path in (files.paths[at] for at in changes.files)
    )


def _same_programs(
    snapshot: "Snapshot", kept: Kept, changes: "Changes", locations: "Sequence[str]"
) -> "Container[str] | None":
    """The roots of programs that hold the files that they held; None: all of them."""
    if all(language_of(snapshot.files.paths[at]) is not None for at in changes.files):
        return None
    # Git may ignore others: of what lies around the walk nobody knows which.
    same = set(locations) == set(snapshot.files.paths[: snapshot.checked])
    return frozenset(snapshot.folders.paths[: kept.walked]) if same else ()


def _is_of_walk(path: str, kept: Kept) -> bool:
    return path in kept.ignoring or os.path.basename(path) == ".gitignore"


def _same_settings(snapshot: "Snapshot", kept: Kept, changes: "Changes") -> bool:
    """True where `changes` are in sources, and in what a walk finds, only."""
    for at in changes.files:
        path = snapshot.files.paths[at]
        if language_of(path) is None and not _is_of_walk(path, kept):
            return False
    folders = snapshot.folders
    return all(
        _said_by(folders.paths[at], folders.texts[at])
        == _said_by(folders.paths[at], listed(folders.paths[at]) or "")
        for at in changes.folders
    )


def _said_by(folder: str, listing: str) -> list[str]:
    """The names in `folder` that say something of files: the marks; where this program lies, all of
    them."""
    tops = tuple(os.path.join(top, "") for top in ourselves())
    ours = os.path.join(folder, "").startswith(tops)
    return [name for name in names_in(listing) if ours or is_mark(name)]


class _Others:
    """The changed files, as those that ask for them see them. `same` are the roots of programs that
    hold the files that they held; None: all of them."""

    def __init__(
        self,
        snapshot: "Snapshot",
        changed: "Iterable[str]",
        edges: "Mapping[str, str]",
        same: "Container[str] | None",
    ) -> None:
        self._snapshot = snapshot
        self._same = same
        self._sizes: dict[str, int] = {}
        self._sources: list[tuple[str, int]] | None = None
        self._sums: list[int] = []
        self._edges = edges
        self._same_imports: bool | None = None
        sources = [path for path in changed if language_of(path) is not None]
        self._paths = {os.path.realpath(path) for path in sources}
        self._texts = {path: held(path) for path in sources}
        self._stems: dict[str, set[str]] = {}

    def say_the_same(self, judged: Judged) -> bool:
        """True where `judged` follows from none of them, as they were or as they are."""
        rests = judged.rests
        if rests is None or rests.cut or not all(map(self._is_whole, rests.roots)):
            return False
        if judged.reach is Reach.IMPORTS and not self._import_the_same():
            return False
        if not self._paths.isdisjoint(rests.files):
            return False
        words = [word.encode("utf-8", "surrogateescape") for word in rests.words]
        tops = tuple(os.path.join(root, "") for root in rests.roots)
        for path in (path for path in self._texts if path.startswith(tops)):
            if not self._named_in(path).isdisjoint(rests.stems):
                return False
            if any(word in self._texts[path] for word in words):
                return False
        return True

    def _is_whole(self, root: str) -> bool:
        """True where the program below `root` holds the files that it held, and is read as a whole:
        it is no larger than all that was looked at there."""
        if self._same is not None and root not in self._same:
            return False
        if root not in self._sizes:
            self._sizes[root] = self._size(root)
        return self._sizes[root] <= MOST_BYTES

    def _size(self, root: str) -> int:
        """The bytes of all sources that were looked at below `root`."""
        if self._sources is None:
            places = zip(self._snapshot.files.paths, self._snapshot.files.stamps, strict=True)
            self._sources = sorted(
                (path, (stamp_of(path) if path in self._texts else stamp)[2])
                for path, stamp in places
                if language_of(path) is not None
            )
            self._sums = [*accumulate((size for _, size in self._sources), initial=0)]
        start, end = range_below(root, self._sources)
        return self._sums[end] - self._sums[start]

    def _import_the_same(self) -> bool:
        """True where none of them imports others than before, as far as anybody asked."""
        if self._same_imports is None:
            asked = self._paths & self._edges.keys()
            self._same_imports = all(
                self._edges[path] == edges_of(specifiers_in(held(path))) for path in asked
            )
        return self._same_imports

    def _named_in(self, path: str) -> set[str]:
        if path not in self._stems:
            self._stems[path] = {stem_of(one) for one in specifiers_of(self._texts[path])}
        return self._stems[path]
