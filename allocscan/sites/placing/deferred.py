"""What a statement only makes, and does not run: the methods of a class, the functions in an
object. They run when something that mentions the class or the object asks for them."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CASTS, CLASSES, FIELDS, FUNCTIONS
from allocscan.syntax.walk import children_of, descend
from allocscan.typed import Final

_HOLDERS: Final = CASTS | {"object", "pair", "array", "parenthesized_expression"}
_AT_ONCE: Final = frozenset({"class_static_block", "decorator", "computed_property_name"})
_VARIABLES: Final = frozenset({"lexical_declaration", "variable_declaration"})
_BODIES: Final = frozenset({"statement_block"})
_start = attrgetter("start_byte")
_NAMES: Final = frozenset({"identifier", "type_identifier"})


def declared_by(statement: Node) -> Node | None:
    """The class, or the only variable with a plain name, that `statement` declares."""
    declaration = statement.child_by_field_name("declaration") or statement
    declared: Node | None = declaration if declaration.type in CLASSES else None
    if declaration.type in _VARIABLES:
        variables = children_of(declaration)
        declared = variables[0] if len(variables) == 1 else None
    name = declared.child_by_field_name("name") if declared is not None else None
    return declared if name is not None and name.type in _NAMES else None


class Made:
    """What one statement makes and keeps in what it declares: a function, the methods of a class,
    functions in object and array literals. Nothing of them has run then.

    A class that runs code of its own while it is made holds nothing.
    """

    def __init__(self, statement: Node) -> None:
        declared = declared_by(statement)
        bodies: list[Node] = []
        if declared is not None and not statement.has_error and not _decorated(statement):
            own = declared.type in CLASSES
            bodies += _bodies(declared if own else declared.child_by_field_name("value"))
        bodies.sort(key=_start)
        self._starts = [body.start_byte for body in bodies]
        self._ends = [body.end_byte for body in bodies]

    def holds(self, mention: Node) -> bool:
        """True when `mention` lies in one of these functions."""
        at = bisect_right(self._starts, mention.start_byte) - 1
        return at >= 0 and mention.start_byte < self._ends[at]


def _bodies(made: Node | None) -> Iterator[Node]:
    """The bodies of the functions that the expression, or class, `made` is or holds."""
    pending = [] if made is None else [made]
    while pending:
        at = pending.pop()
        body = at.child_by_field_name("body")
        if at.type in _HOLDERS:
            pending += at.named_children
        elif at.type in CLASSES and not _decorated(at):
            yield from _methods(body)
        elif at.type in FUNCTIONS and body is not None:
            yield body


def _decorated(node: Node) -> bool:
    """True for a decorator of `node`, of a member or of a parameter: it may run any method."""
    return any(inner.type == "decorator" for inner in descend(node, _BODIES))


def _methods(body: Node | None) -> Iterator[Node]:
    """The bodies of the methods of a class that runs nothing at once."""
    members = children_of(body) if body is not None else []
    if any(_runs_at_once(member) for member in members):
        return
    for member in members:
        own = member.child_by_field_name("body")
        if member.type == "method_definition" and own is not None:
            yield own


def _runs_at_once(member: Node) -> bool:
    if member.type in _AT_ONCE:
        return True
    parts = {child.type for child in member.children}
    return bool(parts & _AT_ONCE) or (member.type in FIELDS and "static" in parts)
