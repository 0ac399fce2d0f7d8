"""All rules of a pack, carried over. Nothing is written here."""

import os

from allocscan.packs.errors import PackError
from allocscan.packs.layout import RULE_FILE, rule_folders, shown
from allocscan.packs.load import content_of
from allocscan.packs.upgrade import Upgraded, upgrade
from allocscan.source.span import Span
from allocscan.typed import Final

_NOWHERE: Final = Span(0, 0)


def upgraded_pack(pack: str, release: str | None = None) -> tuple[Upgraded, ...]:
    """What becomes of each `rule.py` of a pack, by folder.

    Raises PackError when `pack` is no folder, holds no rule, or a file cannot be read.
    """
    paths = [shown(os.path.join(folder, RULE_FILE)) for folder in rule_folders(pack)]
    if not paths:
        raise PackError(shown(pack), _NOWHERE, "a pack holds a folder for each rule")
    return tuple(upgrade(path, content_of(path), release) for path in paths)
