"""The files to check: what the command line names, walked, with nothing dropped in silence."""

import os
from collections.abc import Sequence

from allocscan.project.excludes import Excludes, Place
from allocscan.project.found import Discovery, Reason, SetAside
from allocscan.project.paths import beyond_links, shown_path
from allocscan.project.walk import Search, quiet_reason, take, unusable, walk
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.config import Config
    from allocscan.project.lookup import Configs


def reason_for(location: str, shown: str, config: "Config", configs: "Configs") -> SetAside | None:
    """Why text that would be the file `location` is left out, or None. No disk is needed."""
    if config.force_exclude:
        reasons = Excludes(configs).of_named([Place(location, False, config)])
        if location in reasons:
            return SetAside(shown, reasons[location])
    quiet = quiet_reason(location, shown, config)
    return SetAside(shown, Reason.QUIET, quiet) if quiet else None


_SEVERAL: Final = 2


def find_files(
    paths: Sequence[str], configs: "Configs", ways: frozenset[str] | None = None
) -> Discovery:
    """Return the files that `paths` name or hold; of `ways`, if given, which git does not ignore,
    and which the folders above them are among.

    Links to folders are not followed inside a walk, as git does not either; links to files are.
    Raises AllocscanError for a configuration that cannot be used.
    """
    search = Search(configs, Excludes(configs, ask_git=ways is None), os.getcwd(), ways)
    places = _named([os.path.abspath(path) for path in paths], search)
    reasons = search.excludes.of_named(places)
    search.tops = len(places)
    for place in places:
        _enter(place, reasons.get(place.location), search)
    _drop_second_names(search)
    return Discovery(
        tuple(search.files[path] for path in sorted(search.files)),
        tuple(search.set_aside[path] for path in sorted(search.set_aside)),
        tuple(search.notes[path] for path in sorted(search.notes)),
        tuple(search.unusable[path] for path in sorted(search.unusable)),
        tuple(search.folders),
    )


def _named(locations: Sequence[str], search: Search) -> list[Place]:
    """What lies at `locations`; those that cannot be checked are noted instead."""
    places = []
    for location in locations:
        shown = shown_path(location, search.cwd)
        if (note := unusable(location, shown)) is not None:
            search.unusable[shown] = note
            continue
        is_folder = os.path.isdir(location)
        config = search.configs.of_folder(location if is_folder else os.path.dirname(location))
        places.append(Place(location, is_folder, config))
    return places


def _enter(place: Place, reason: Reason | None, search: Search) -> None:
    shown = shown_path(place.location, search.cwd)
    if search.ways is not None and place.location not in search.ways:
        return
    if reason is not None and place.config.force_exclude:
        search.set_aside[shown] = SetAside(shown, reason)
    elif place.is_folder:
        walk(place.location, search)
        if shown in search.notes:
            search.unusable[shown] = search.notes.pop(shown)
    else:
        take(place.location, place.config, search, named=True)


def _drop_second_names(search: Search) -> None:
    """A link to a file that is checked under its own name would be reported twice."""
    if search.tops < _SEVERAL and not search.links:
        return
    owners: dict[str, str] = {}
    for path in sorted(search.files, key=lambda each: (each in search.links, each)):
        location = search.files[path].location
        is_link = path in search.links
        real = os.path.realpath(location) if is_link else beyond_links(location, search.real)
        if real in owners:
            del search.files[path]
        owners.setdefault(real, path)
