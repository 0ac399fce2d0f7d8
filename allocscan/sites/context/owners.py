"""Who owns a literal: the walk outwards through everything that only hands it on."""

from allocscan.sites.context.positions import Elsewhere, Position, Property, position_of
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


def owner_of(literal: Node, syntax: Syntax) -> Position:
    """The position of `literal`, or of the outermost literal that holds it as a part."""
    position = position_of(literal, syntax)
    while True:
        if isinstance(position, Property):
            position = position_of(position.of, syntax)
        elif isinstance(position, Elsewhere) and position.at.type == "array":
            position = position_of(position.at, syntax)
        else:
            return position
