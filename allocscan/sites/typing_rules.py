"""What TypeScript adds to a move: types that must be in reach, types that come from the context.

The table is `hazards` section 4.3, checked there with tsc 5.9: a declared local can take its
annotation along; in argument position only a flat object keeps its contextual literal types; in
every other position the type would have to be guessed.
"""

from typing import Final

from tree_sitter import Node

from allocscan.scopes.model import ScopeTree
from allocscan.sites.home import Home
from allocscan.sites.values import Because, Form, Obstacle
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import descend

_KEEPS_ITS_TYPE: Final = frozenset({"as_expression", "satisfies_expression", "type_assertion"})


def type_obstacles(
    literal: Node, moved: Node, form: Form, home: Home, syntax: Syntax, scopes: ScopeTree
) -> tuple[Obstacle, ...]:
    """What the types in and around `moved` have against moving it to `home`."""
    annotation = _annotation(moved, syntax)
    found = [*_out_of_reach(moved, home, scopes)]
    if annotation is not None:
        found += _out_of_reach(annotation, home, scopes)
    elif _guessed(literal, moved, form):
        found.append(Obstacle(Because.CONTEXTUAL_TYPE, span_of(moved)))
    return tuple(found)


def _annotation(moved: Node, syntax: Syntax) -> Node | None:
    parent = syntax.parent(moved)
    if parent is None or parent.type != "variable_declarator":
        return None
    return parent.child_by_field_name("type")


def _guessed(literal: Node, moved: Node, form: Form) -> bool:
    """True when the position may give the literal a type that a constant would not have."""
    if moved.type in _KEEPS_ITS_TYPE:
        return False
    match form:
        case Form.LOCAL | Form.RECEIVER:
            return False
        case Form.ARGUMENT:
            return literal.type == "array" or _nests(literal)
        case Form.ITERATED:
            return _nests(literal)
        case _:
            return True


def _nests(literal: Node) -> bool:
    inner = list(descend(literal))[1:]
    return any(node.type in ("object", "array") for node in inner)


def _out_of_reach(node: Node, home: Home, scopes: ScopeTree) -> list[Obstacle]:
    found = []
    for inner in descend(node):
        use = scopes.reference(inner)
        if use is None or not use.in_type or use.binding is None:
            continue
        binding = scopes.bindings[use.binding]
        own = any(
            node.start_byte <= declared.start_byte < node.end_byte
            for declared in binding.declarations
        )
        if not own and not scopes.encloses(binding.scope, home.scope):
            found.append(Obstacle(Because.LOCAL_TYPE, span_of(inner)))
    return found
