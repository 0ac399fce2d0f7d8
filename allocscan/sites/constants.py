"""What is said of an expression: constant, on what conditions, or why not."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.syntax.binding import Node


class Kind(Enum):
    """What kind of value a constant expression has."""

    STRING = "string"
    NUMBER = "number"
    BIGINT = "bigint"
    BOOLEAN = "boolean"
    NULL = "null"
    UNDEFINED = "undefined"
    SYMBOL = "symbol"
    ARRAY = "array"
    OBJECT = "object"
    """Any other object: a record, a function, a Set…"""
    NAME = "name"
    """Whatever a name that is still to be settled stands for."""


class Wanted(Enum):
    """What a name must turn out to be."""

    ANY = "any value that never changes"
    NUMBER = "a number"
    PRIMITIVE = "a string or number"
    KEY = "a string, a number or a symbol"
    TEXT = "a string"
    ITEMS = "an array whose elements never change"
    CONTENTS = "an object or array whose properties never change"
    BUILTIN = "the built-in function of that name"
    METHOD = "the built-in method of that name"
    FUNCTION = "a function that captures nothing local"
    ELEMENT = "JSX that captures nothing local"


OBJECTS = frozenset({Kind.ARRAY, Kind.OBJECT})


@dataclass(frozen=True, slots=True)
class Need:
    """`node` (an identifier, a member chain, a function) must turn out to be `wanted`."""

    node: Node
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Constant:
    """Equal at every evaluation, if `needs` hold. `stateful` are leaves that must not be shared
    (regular expressions with `g` or `y`, JSX); they leave the literal reportable, never fixable.
    """

    needs: tuple[Need, ...]
    stateful: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Varies:
    """`at` may give another value, or have an effect, at each evaluation."""

    reason: str
    at: Node


class VariesError(Exception):
    """Ends an evaluation."""

    def __init__(self, reason: str, at: Node) -> None:
        self.verdict = Varies(reason, at)
