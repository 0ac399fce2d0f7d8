"""`--profile`: the recordings of a run, and the files that they speak of."""

import os
from collections.abc import Sequence

from allocscan.records import replace
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.cli.options import Options
    from allocscan.project.lookup import Configs
    from allocscan.project.profiles import Profiles
    from allocscan.project.recordings import Given
    from allocscan.project.results import Run


def given_profiles(options: "Options") -> "tuple[Given, ...]":
    """Read every `--profile`, before any file is. Raises AllocscanError for what is none."""
    if not options.profiles:
        return ()
    from allocscan.project.recordings import read_recordings

    return read_recordings(options.profiles)


def profiles_of(
    given: "tuple[Given, ...]", locations: Sequence[str], configs: "Configs"
) -> "Profiles | None":
    """What was recorded of the files at `locations`; None where nothing was given."""
    if not given:
        return None
    from allocscan.project.profiles import Profiles

    cwd = os.getcwd()
    roots = dict.fromkeys((cwd, configs.repository(cwd) or cwd))
    return Profiles(given, locations, tuple(roots))


def with_notes(checked: "Run", profiles: "Profiles | None") -> "Run":
    """`checked`, and what is to be said of the recordings."""
    if profiles is None:
        return checked
    return replace(checked, others=(*checked.others, *profiles.notes))
