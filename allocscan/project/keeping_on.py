"""A run that took most of its results from an earlier one, to what the next one may take it for."""

from allocscan.project.keeping import text_for
from allocscan.project.kept import text_of_run
from allocscan.project.looked import listed
from allocscan.project.snapshot import Places, Snapshot
from allocscan.project.stamps import NO_DIGEST, is_settled, stamp_of
from allocscan.records import replace
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allocscan.project.changes import Changes
    from allocscan.project.keeping import Finished
    from allocscan.project.kept import Kept


def snapshot_of_rerun(
    finished: "Finished", before: Snapshot, kept: "Kept", changes: "Changes"
) -> Snapshot | None:
    """`before` with what is new; None where the run may not be the same again, or asked programs
    that nobody had asked before."""
    if not finished.may_be_kept or _new_roots(finished, before, kept):
        return None
    started = finished.started
    rests = [each.rests for each in finished.run.results if each.rests is not None]
    again = replace(kept, judged=finished.judged(), edges=finished.edges(kept.edges))
    files = _updated(before.files, changes.touched, started)
    folders = _restamped(before.folders, changes.stirred, started)
    return Snapshot(
        before.key,
        started,
        before.checked,
        _with_files(files, (path for each in rests for path in each.reads), started),
        _with_folders(folders, (path for each in rests for path in each.folders), started),
        text_of_run(again),
    )


def _new_roots(finished: "Finished", before: Snapshot, kept: "Kept") -> bool:
    """True where the run asked a program whose files nobody looked at."""
    known = set(before.folders.paths[: kept.walked])
    for judged in kept.judged.values():
        known.update(judged.rests.roots if judged.rests is not None else ())
    asked = (each.rests.roots for each in finished.run.results if each.rests is not None)
    return any(root not in known for roots in asked for root in roots)


def _updated(files: Places, touched: "Iterable[int]", started: int) -> Places:
    stamps, texts = list(files.stamps), list(files.texts)
    for at in touched:
        stamps[at] = stamp_of(files.paths[at])
        texts[at] = text_for(files.paths[at], stamps[at], started, {})
    return Places(files.paths, stamps, texts)


def _restamped(folders: Places, stirred: "Iterable[int]", started: int) -> Places:
    """Folders hold what they held; where that may have changed since, the old stamps stay."""
    stamps = list(folders.stamps)
    for at in stirred:
        stamp = stamp_of(folders.paths[at])
        if is_settled(stamp, started):
            stamps[at] = stamp
    return Places(folders.paths, stamps, folders.texts)


def _with_files(files: Places, paths: "Iterable[str]", started: int) -> Places:
    new = sorted(set(paths).difference(files.paths))
    stamps = [stamp_of(path) for path in new]
    texts = [text_for(path, stamp, started, {}) for path, stamp in zip(new, stamps, strict=True)]
    return Places([*files.paths, *new], [*files.stamps, *stamps], [*files.texts, *texts])


def _with_folders(folders: Places, paths: "Iterable[str]", started: int) -> Places:
    new = {path: listing for path in paths if (listing := listed(path)) is not None}
    for path in folders.paths:
        new.pop(path, None)
    stamps = [stamp_of(path) for path in new]
    texts = [
        listing if is_settled(stamp, started) else NO_DIGEST.hex()
        for listing, stamp in zip(new.values(), stamps, strict=True)
    ]
    return Places([*folders.paths, *new], [*folders.stamps, *stamps], [*folders.texts, *texts])
