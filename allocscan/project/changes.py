"""What differs on the disk from what an earlier run looked at."""

import os

from allocscan.project.cache_place import holds_only_ours
from allocscan.project.looked import listed_again, without
from allocscan.project.stamps import NO_DIGEST, digest_of, is_settled, is_young, stamp_of
from allocscan.project.symlinks import Symlinks, target_of
from allocscan.records import dataclass, replace
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allocscan.project.snapshot import Places, Snapshot


@dataclass(frozen=True, slots=True)
class Changes:
    """Places in `files` and `folders` of a snapshot whose content, or whose entries, are others.

    Of the files that `touched` and the folders that `stirred` name the stamps did not tell: they
    differ, or were too young to be sure of. `elsewhere`: a path leads where it did not, so that
    nothing can be said of any.
    """

    files: tuple[int, ...]
    folders: tuple[int, ...]
    touched: tuple[int, ...]
    stirred: tuple[int, ...]
    elsewhere: bool = False

    @property
    def none(self) -> bool:
        """True where nothing differs."""
        return not (self.files or self.folders or self.elsewhere)


def changes_since(snapshot: "Snapshot", ours: str) -> Changes:
    """What changed since `snapshot`. `ours` is the folder of the cache, which does not count.

    Stamps decide; where one differs, or is young, contents and entries do.
    """
    files = _suspects(snapshot.files, snapshot.started)
    folders = _suspects(snapshot.folders, snapshot.started)
    if _lead_elsewhere(snapshot, files, folders):
        return Changes((), (), (), (), elsewhere=True)
    moved = [at for at in folders if not _same_entries(snapshot.folders, at, ours)]
    return Changes(
        tuple(at for at in files if not _same_text(snapshot.files, at)),
        (*moved, *_around_strangers(snapshot.folders, ours)),
        tuple(files),
        tuple(folders),
    )


def refreshed(snapshot: "Snapshot", started: int) -> "Snapshot":
    """`snapshot` with the stamps of now, for a run that found no change: it began at `started`."""
    return replace(
        snapshot,
        started=started,
        files=restamped(snapshot.files, range(len(snapshot.files.paths)), started),
        folders=restamped(snapshot.folders, range(len(snapshot.folders.paths)), started),
    )


def count_settled(snapshot: "Snapshot", changes: Changes, started: int) -> int:
    """Of how many places, among those whose stamps did not tell, the stamps of now will: those that
    are not young for a run that began at `started`."""
    files = [snapshot.files.paths[at] for at in changes.touched]
    folders = [snapshot.folders.paths[at] for at in changes.stirred]
    return sum(not is_young(stamp_of(path), started) for path in (*files, *folders))


def restamped(places: "Places", which: "Iterable[int]", started: int) -> "Places":
    """With the stamps of now at `which`, where all is as it was for a run that began at `started`;
    where that may have changed since, the old stamps stay."""
    stamps = list(places.stamps)
    for at in which:
        stamp = stamp_of(places.paths[at])
        if is_settled(stamp, started):
            stamps[at] = stamp
    return replace(places, stamps=stamps)


def _suspects(places: "Places", started: int) -> list[int]:
    """Where the stamps differ, or are young."""
    found = []
    stat, here = os.stat, os.path.join(os.getcwd(), "")
    for at, (path, stamp) in enumerate(zip(places.paths, places.stamps, strict=True)):
        try:
            # The system goes down from the top for each: a sixth of the time that this takes.
            seen = stat(path.removeprefix(here))
            now = seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino
        except (OSError, ValueError):
            now = (0, 0, 0, 0)
        if now != stamp:
            found.append(at)
    young = (at for at, stamp in enumerate(places.stamps) if is_young(stamp, started))
    return sorted({*found, *young})


def _lead_elsewhere(snapshot: "Snapshot", files: list[int], folders: list[int]) -> bool:
    """True where a link holds something else, or has taken the place of a file or a folder: that
    has another stamp then."""
    links, symlinks = snapshot.links, Symlinks()
    if any(target_of(path) != target for path, target in links.items()):
        return True
    for places, suspects in ((snapshot.files, files), (snapshot.folders, folders)):
        for at in suspects:
            symlinks.real(places.paths[at])
    return not symlinks.links.keys() <= links.keys()


def _same_text(files: "Places", at: int) -> bool:
    path, digest = files.paths[at], files.texts[at]
    return digest != NO_DIGEST.hex() and digest_of(path).hex() == digest


def _same_entries(folders: "Places", at: int, ours: str) -> bool:
    folder, listing = folders.paths[at], folders.texts[at]
    if folder == ours:
        return True  # what lies there beside files of ours is looked for each time
    now = listed_again(folder, listing)
    if now is None or now == listing:
        return now is not None
    if os.path.dirname(ours) != folder:
        return False
    name = os.path.basename(ours)
    return without(name, now) == without(name, listing)


def _around_strangers(folders: "Places", ours: str) -> list[int]:
    """Where the folder around `ours` stands, if that was looked at and `ours` holds what is not
    ours: a walk comes by there."""
    around = os.path.dirname(ours)
    if around not in folders.paths or holds_only_ours(ours):
        return []
    return [folders.paths.index(around)]
