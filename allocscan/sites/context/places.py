"""What has to run for a node to be evaluated: its frame, the loops in it, the error paths."""

from dataclasses import dataclass, replace
from typing import Final

from tree_sitter import Node

from allocscan.knowledge.run_once import DEVELOPMENT, ERROR_SUFFIXES
from allocscan.syntax.kinds import FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of

_LOOP_PARTS: Final = {
    "for_statement": ("condition", "increment", "body"),
    "for_in_statement": ("left", "body"),
    "while_statement": ("condition", "body"),
    "do_statement": ("body", "condition"),
}
_AT_DEFINITION: Final = frozenset({"computed_property_name", "decorator"})
_PLAIN: Final = frozenset(
    {
        "expression_statement",
        "lexical_declaration",
        "variable_declaration",
        "throw_statement",
        "comment",
        "empty_statement",
    }
)
_BRANCHES: Final = frozenset({"if_statement", "else_clause", "switch_case", "switch_default"})
_KEPT_LOOPS: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """`frame` is the function, or instance field, whose every run evaluates the node; None is
    the module. `loops` of that frame stand around it, outermost first: the innermost three.
    `error` is what shows that the node is on an error path, or for development only."""

    frame: Node | None
    loops: tuple[Node, ...]
    error: Node | None


TOP: Final = Place(None, (), None)


class Places:
    """The places of one file's nodes. Each node on a climb is climbed once."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._known: dict[int, Place] = {}
        self._failing: dict[int, bool] = {}

    def of(self, node: Node) -> Place:
        """The place where `node` is evaluated."""
        path, at = [node], self._syntax.parent(node)
        while node.id not in self._known and at is not None:
            path.append(at)
            if at.id in self._known:
                break
            at = self._syntax.parent(at)
        outer = path.pop()
        place = self._known.setdefault(outer.id, TOP)
        while path:
            inner = path.pop()
            place = self._known[inner.id] = self._step(place, outer, inner)
            outer = inner
        return place

    def _step(self, place: Place, parent: Node, child: Node) -> Place:
        kind = parent.type
        if kind in FUNCTIONS:
            return place if _is_outside(parent, child) else Place(parent, (), place.error)
        if kind in FIELDS:
            instance = _is_part(parent, child, ("value",)) and not is_static(parent)
            return Place(parent, (), place.error) if instance else place
        if kind in _LOOP_PARTS and _is_part(parent, child, _LOOP_PARTS[kind]):
            return replace(place, loops=(*place.loops, parent)[-_KEPT_LOOPS:])
        if kind == "return_statement":
            return replace(place, loops=())
        if place.error is None and (
            self._fails(parent, child) or self._is_debugging(parent, child)
        ):
            return replace(place, error=parent)
        return place

    def _is_debugging(self, parent: Node, child: Node) -> bool:
        """True for the branch of an `if` that is there for development only: bundlers drop it, and
        what moves out of it they keep."""
        if parent.type != "if_statement" or not _is_part(parent, child, ("consequence",)):
            return False
        condition = parent.child_by_field_name("condition")
        return (
            condition is not None and DEVELOPMENT.search(self._syntax.text(condition)) is not None
        )

    def _fails(self, parent: Node, child: Node) -> bool:
        kind = parent.type
        if kind == "throw_statement":
            return True
        if kind == "new_expression":
            made = parent.child_by_field_name("constructor")
            if made is None or child.id == made.id:
                return False
            return self._syntax.name(made).endswith(ERROR_SUFFIXES)
        return kind == "statement_block" and self._is_failing(parent)

    def _is_failing(self, block: Node) -> bool:
        known = self._failing.get(block.id)
        if known is None:
            branch = self._syntax.parent(block)
            known = branch is not None and branch.type in _BRANCHES and _ends_in_throw(block)
            self._failing[block.id] = known
        return known


def is_static(member: Node) -> bool:
    """True for a field or method of the class itself, not of its instances."""
    return any(child.type == "static" for child in member.children[:6])


def _is_outside(function: Node, child: Node) -> bool:
    """A method's computed name and its decorators run when the class is made."""
    return child.type in _AT_DEFINITION and function.type == "method_definition"


def _is_part(parent: Node, child: Node, fields: tuple[str, ...]) -> bool:
    for field in fields:
        part = parent.child_by_field_name(field)
        if part is not None and part.id == child.id:
            return True
    return False


def _ends_in_throw(block: Node) -> bool:
    """True when every run of `block` ends in its last statement, a `throw`."""
    statements = children_of(block)
    return (
        bool(statements)
        and statements[-1].type == "throw_statement"
        and all(statement.type in _PLAIN for statement in statements)
    )
