"""A run to what the next one may take it for."""

import os

from allocscan.project.kept import CLEAN, Judged, Kept, judged_of, text_of_run
from allocscan.project.looked import OF_MARKS, Looked, is_whole, unsure
from allocscan.project.results import Reach, is_clean
from allocscan.project.snapshot import Places, Snapshot
from allocscan.project.stamps import stamp_of
from allocscan.project.sure import hashes_of, is_sure, text_for
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from allocscan.project.found import Discovery
    from allocscan.project.lookup import Configs
    from allocscan.project.results import Rests, Result, Run
    from allocscan.project.world import World


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that is over. `known` are the results that it took from the one before; `warnings` are
    those that there were before files were judged."""

    key: str
    started: int
    found: "Discovery"
    run: "Run"
    known: "Mapping[int, Judged]"
    warnings: "Mapping[str, str]"

    @property
    def may_be_kept(self) -> bool:
        """False where the run changed a file, or says more than what is kept."""
        run = self.run
        return not (self.found.unusable or run.patches or run.unseen or run.others)

    def judged(self) -> dict[int, Judged]:
        """What is to be kept of results, by the place of their file, in order."""
        judged = {place: each for place, each in self.known.items() if each != CLEAN}
        for place, result in enumerate(self.run.results):
            if place not in self.known and not _says_nothing(result):
                judged[place] = judged_of(result)
        return dict(sorted(judged.items()))

    def rests(self) -> "list[Rests]":
        """What results rest on, those that are known too."""
        judged = [each.rests for each in self.run.results]
        known = [each.rests for each in self.known.values()]
        return [each for each in (*judged, *known) if each is not None]

    def edges(self, before: "Mapping[str, str]") -> dict[str, str]:
        """What results rest on that follow imports; `before` is what those of the earlier run do,
        some of which are known."""
        edges: dict[str, str] = {}
        for result in self.run.results:
            for path, edge in result.rests.edges if result.rests is not None else ():
                whole = not before.get(path, edge) or edges.get(path, edge) != edge
                edges[path] = "" if whole else edge
        return {**before, **edges}


def _says_nothing(result: "Result") -> bool:
    return is_clean(result) and result.reach is Reach.ALONE


def snapshot_of_run(
    finished: Finished,
    world: "World",
    before: Snapshot | None,
    edges: "Mapping[str, str]",
    configs: "Configs",
) -> Snapshot | None:
    """What is to be kept; None where the run may not be the same again. `before` is the earlier
    run, `edges` what it rests on."""
    found = finished.found
    if not finished.may_be_kept or not all(map(os.path.exists, configs.read)):
        return None
    around = _complete(world, finished, before, configs)
    if not world.whole:
        return None
    kept = Kept(
        finished.judged(),
        found.set_aside,
        found.notes,
        dict(finished.warnings),
        tuple(world.ignoring),
        finished.edges(edges),
        len(found.folders),
        around,
    )
    locations = [each.location for each in found.files]
    others = sorted(world.files.keys() - set(locations))
    return Snapshot(
        finished.key,
        finished.started,
        len(locations),
        _files((*locations, *others), finished.started, before),
        _folders(world, finished),
        world.links(finished.started),
        text_of_run(kept),
    )


def _complete(
    world: "World", finished: Finished, before: Snapshot | None, configs: "Configs"
) -> dict[str, dict[str, str]]:
    """Add to `world` all that the run came to look at; the warnings that programs led to which were
    checked in part, by their roots."""
    looked, warnings = Looked({}, dict(configs.read)), dict[str, dict[str, str]]()
    for each in finished.rests():
        looked.add(each.folders, each.reads, each.marked)
    world.add_walked(finished.found)
    walked = dict(finished.found.folders)
    folders = [*walked, *world.places]
    for root in {root: None for each in finished.rests() for root in each.roots}:
        if root not in walked:
            around, own = _around(root, configs, looked)
            world.add_walked(around)
            folders += (world.symlinks.real(root), *(folder for folder, _ in around.folders))
            warnings[root] = own
    if before is not None:
        listings = [*zip(before.folders.paths, before.folders.texts, strict=True)]
        looked.add(
            (folder for folder, listing in listings if is_whole(listing)),
            _looked_at(before, {each.location for each in finished.found.files}),
            (folder for folder, listing in listings if listing.startswith(OF_MARKS)),
        )
    world.add_looked(looked)
    world.add_ourselves()
    tops = set(map(configs.repository, folders))
    world.add_repositories(top for top in tops if top is not None)
    world.follow_symlinks()
    return warnings


def _looked_at(before: Snapshot, checked: "Container[str]") -> "Iterator[str]":
    """What known results may rest on, which do not say what was read: all files of the run before
    but those that it checked and that are gone, for their folders tell of them. `checked` are
    those of this run."""
    paths = before.files.paths
    yield from paths[before.checked :]
    for path in paths[: before.checked]:
        if path not in checked and os.path.lexists(path):
            yield path


def _around(root: str, configs: "Configs", looked: Looked) -> "tuple[Discovery, dict[str, str]]":
    """The files of the program below `root`, and the warnings that they led to."""
    from allocscan.project.files import find_files
    from allocscan.project.lookup import Configs

    own = Configs(configs.asked)
    around = find_files([root], own)
    looked.files.update(own.read)
    looked.files.update((each.location, None) for each in around.files)
    return around, own.warnings


def _files(paths: tuple[str, ...], started: int, before: Snapshot | None) -> Places:
    stamps = [stamp_of(path) for path in paths]
    known = hashes_of(before)
    texts = [
        text_for(path, stamp, started, known) for path, stamp in zip(paths, stamps, strict=True)
    ]
    return Places(paths, stamps, texts)


def _folders(world: "World", finished: Finished) -> Places:
    """Listings of walks are what the run saw. Others were made when it was over: one that may be
    younger says nothing."""
    walked = [folder for folder, _ in finished.found.folders]
    paths = [*walked, *sorted(world.folders.keys() - set(walked))]
    stamps = [stamp_of(path) for path in paths]
    listings = [world.folders[path] or "" for path in paths]
    seen = {*walked, *world.listed_before}
    texts = [
        listing if path in seen or is_sure(listing, stamp, finished.started) else unsure(listing)
        for path, listing, stamp in zip(paths, listings, stamps, strict=True)
    ]
    return Places(paths, stamps, texts)
