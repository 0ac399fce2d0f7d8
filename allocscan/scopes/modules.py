"""Imports and exports in every form of ECMAScript and TypeScript."""

from allocscan.scopes.draft import Draft
from allocscan.scopes.model import MODULE, BindingKind
from allocscan.scopes.place import Meaning, Place, Step
from allocscan.syntax.binding import Node


def import_statement(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`import … from "x"`, `import x = require("x")`. Attributes and the source name nothing."""
    if place.scope == MODULE:
        draft.is_module = True
    declaring = place.plain.declaring(BindingKind.IMPORT)
    clauses = {"import_clause", "import_require_clause"}
    return [(part, declaring) for part in node.named_children if part.type in clauses]


def import_names(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """A clause, `{ … }`, `* as ns`, `x = require(…)`: every identifier directly in it is bound."""
    return [(part, place) for part in node.named_children if part.type != "string"]


def import_specifier(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`name` or `name as alias`."""
    local = node.child_by_field_name("alias") or node.child_by_field_name("name")
    if local is not None and local.type == "identifier":
        draft.declare(local, BindingKind.IMPORT, place)
    return []


def import_alias(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`import x = A.B` of TypeScript: `x` is bound, `A` is a reference to a value or a type."""
    parts = [part for part in node.named_children if not part.is_error]
    if parts:
        draft.declare(parts[0], BindingKind.IMPORT, place)
    for path in parts[1:]:
        first = leftmost(path)
        if first.type == "identifier":
            draft.mention(first, place.plain, Meaning.EITHER)
    return []


def leftmost(path: Node) -> Node:
    """The `A` of `A.B.C`."""
    while path.type in {"nested_identifier", "nested_type_identifier", "member_expression"}:
        if not path.named_child_count:
            break
        path = path.named_children[0]
    return path


def export_statement(draft: Draft, node: Node, place: Place) -> list[Step]:
    """Every `export`. What comes from another module is neither bound nor referred to here."""
    if place.scope == MODULE:
        draft.is_module = True
    words = {part.type for part in node.children if not part.is_named}
    if node.child_by_field_name("source") is not None or "namespace" in words:
        return []
    erased = place.in_type or "type" in words
    exported = Place(place.scope, in_type=erased, exported=True, ambient=place.ambient)
    return [
        (part, place.plain if part.type == "decorator" else exported)
        for part in node.named_children
    ]


def export_clause(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`{ a, b as c }`."""
    return [(part, place) for part in node.named_children]


def export_specifier(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`a as b`: `a` is read."""
    name = node.child_by_field_name("name")
    if name is not None and name.type == "identifier":
        typed = any(part.type == "type" for part in node.children)
        at = Place(place.scope, in_type=place.in_type or typed, exported=True)
        draft.mention(name, at, Meaning.EITHER)
    return []
