"""What the type of a place is known to be, in the five ways that matter to a constant."""

from allocscan.records import dataclass
from allocscan.syntax.binding import Node


@dataclass(frozen=True, slots=True)
class Own:
    """Nothing around has a say: a constant has the same type."""


@dataclass(frozen=True, slots=True)
class Written:
    """`type` is written in the file as the type of the place. `narrows`: what is assigned there
    chooses among the members of a union."""

    type: Node
    narrows: bool = False


@dataclass(frozen=True, slots=True)
class Demanded:
    """A type that is out of sight is asked for here."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Its type joins others, which a literal does otherwise than a constant: fresh object types
    get the optional properties of each other."""


@dataclass(frozen=True, slots=True)
class Lost:
    """No constant can have its type: a pattern gives it."""


PlaceType = Own | Written | Demanded | Merged | Lost
