"""A run that took most of its results from an earlier one, to what the next one may take it for."""

from allocscan.project.changes import restamped
from allocscan.project.kept import text_of_run
from allocscan.project.looked import Looked, says_more, unsure
from allocscan.project.snapshot import Places, Snapshot
from allocscan.project.stamps import stamp_of
from allocscan.project.sure import is_sure, text_for
from allocscan.project.world import World
from allocscan.records import replace
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    world = _new_world(finished)
    again = replace(
        kept,
        judged=finished.judged(),
        edges=finished.edges(kept.edges),
        around=kept.asked(finished.rests()),
    )
    files = _updated(before.files, changes.touched, started)
    folders = restamped(before.folders, changes.stirred, started)
    return Snapshot(
        before.key,
        started,
        before.checked,
        _with_files(files, world.files, started),
        _with_folders(folders, world.folders, started),
        {**world.links(started), **before.links},
        text_of_run(again),
    )


def _new_world(finished: "Finished") -> World:
    """What those came to look at that were judged anew."""
    looked, world = Looked(), World(())
    for each in finished.run.results:
        if each.rests is not None:
            looked.add(each.rests.folders, each.rests.reads, each.rests.marked)
    world.add_looked(looked)
    world.follow_symlinks()
    return world


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


def _with_files(files: Places, paths: "Iterable[str]", started: int) -> Places:
    new = sorted(set(paths).difference(files.paths))
    stamps = [stamp_of(path) for path in new]
    texts = [text_for(path, stamp, started, {}) for path, stamp in zip(new, stamps, strict=True)]
    return Places([*files.paths, *new], [*files.stamps, *stamps], [*files.texts, *texts])


def _with_folders(folders: Places, listings: "Mapping[str, str | None]", started: int) -> Places:
    """With those that are new, or of which more was looked at."""
    known = dict(zip(folders.paths, folders.texts, strict=True))
    told = {path: listing or "" for path, listing in listings.items()}
    more = {path for path, listing in told.items() if says_more(listing, known.get(path))}
    new = sorted(more - known.keys())
    texts, stamps = [*folders.texts, *new], [*folders.stamps, *map(stamp_of, new)]
    for at, path in enumerate((*folders.paths, *new)):
        if path in more:
            stamps[at] = stamp_of(path)
            sure = is_sure(told[path], stamps[at], started)
            texts[at] = told[path] if sure else unsure(told[path])
    return Places([*folders.paths, *new], stamps, texts)
