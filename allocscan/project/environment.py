"""Environment variables that stand for a key, to layers."""

import os

from allocscan.errors import AllocscanError
from allocscan.project.config import Layer
from allocscan.typed import Final

VARIABLES: Final = {
    "ALLOCSCAN_OUTPUT_FORMAT": "output-format",
    "ALLOCSCAN_CACHE_DIR": "cache-dir",
    "ALLOCSCAN_JOBS": "jobs",
}
"""Variables whose text is the value of a key. `ALLOCSCAN_CONFIG` names a file instead."""

NO_CACHE: Final = "ALLOCSCAN_NO_CACHE"
_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"0", "false", "no", "off"})


def environment_layers(folder: str) -> list[Layer]:
    """One layer for each variable that is set and not empty. Raises AllocscanError."""
    layers = _no_cache(folder)
    for variable, name in VARIABLES.items():
        if given := os.environ.get(variable):
            from allocscan.project.keys import KEYS
            from allocscan.project.layers import Origin, read_value

            values = {KEYS[name].field: read_value(name, given, Origin(variable), name)}
            layers.append(Layer(variable, folder, values))
    return layers


def _no_cache(folder: str) -> list[Layer]:
    given = os.environ.get(NO_CACHE, "").lower()
    if not given or given in _NO:
        return []
    if given not in _YES:
        raise AllocscanError(f"{NO_CACHE}={given}: expected 1 or 0")
    return [Layer(NO_CACHE, folder, {"cache": False})]
