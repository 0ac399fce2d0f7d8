"""Whether a run may be known from one before: asked of every run, and most of a hook's are not."""

import os

from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.cli.setup import Setup

MANY: Final = 64
"""A run on fewer files is not kept, unless that is asked for: it is over as fast."""


def follows_from_files(setup: "Setup") -> bool:
    """False where the run that `setup` asks for follows from more than files, or is to change
    them; and where it is over as fast."""
    options, config = setup.options, setup.config
    scopes = (options.partial, options.profiles, options.interactive, options.write_baseline)
    shows = (options.show_files, options.show_settings, options.verbose, options.prune_baseline)
    packs = (options.packs, config.packs)
    special = (*scopes, *shows, *packs, options.baseline, options.add_suppressions is not None)
    if any(special) or not options.cache or config.cache is False:
        return False
    few = len(options.paths) <= MANY and config.cache is None
    return not (few and all(map(os.path.isfile, options.paths)))
