"""What kinds of values generated programs are about, and what is done with one."""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Shape(Enum):
    """What a literal is made of: the shape of the value and of its entries."""

    FLAT = "object of primitives"
    TABLE = "object of objects"
    LISTS = "object of arrays"
    HANDLERS = "object of functions"
    LIST = "array of primitives"
    ROWS = "array of objects"
    PAIRS = "array of arrays"
    OPTIONS = "options of a built-in"
    SET = "set"
    MAP = "map"
    PATTERN = "regular expression of constants"
    FORMATTER = "formatter"
    TYPED = "typed array"


@dataclass(frozen=True, slots=True)
class Uses:
    """Statements that only read, and statements that write, keep, let out or compare."""

    reads: tuple[str, ...]
    dangers: tuple[str, ...]


ARRAYS: Final = frozenset({Shape.LIST, Shape.ROWS, Shape.PAIRS})
COLLECTIONS: Final = frozenset({Shape.SET, Shape.MAP})
INSTANCES: Final = frozenset({Shape.PATTERN, Shape.FORMATTER, Shape.TYPED})
