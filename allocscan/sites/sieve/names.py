"""The names of values that are constants in every file, as bytes."""

from allocscan.knowledge.constants import GLOBAL_VALUES, NUMBERS, SYMBOLS
from allocscan.typed import Final

GLOBALS: Final = frozenset(name.encode() for name in GLOBAL_VALUES)
PATHS: Final = frozenset(path.encode() for path in (*NUMBERS, *SYMBOLS))
ROOTS: Final = frozenset(path.partition(b".")[0] for path in PATHS)
