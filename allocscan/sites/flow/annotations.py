"""What a TypeScript annotation says of the kind of a variable."""

from allocscan.knowledge.kinds import Kind, kind_of_type
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_NOTHING: Final = frozenset({"null", "undefined"})
_MAX_TYPES: Final = 40


def annotation_of(visible: Visible, declaration: Node) -> Node | None:
    """The type annotation of the variable or parameter whose declaring name is `declaration`."""
    declared = visible.syntax.parent(declaration)
    typed = ("variable_declarator", "required_parameter", "optional_parameter")
    if declared is None or declared.type not in typed:
        return None
    return declared.child_by_field_name("type")


def annotated_kind(visible: Visible, annotation: Node) -> Kind | None:
    """The one kind that every member of the annotated type is of; null and undefined aside.

    Only names of TypeScript's own libraries count, where the file declares no such name. The
    annotation is believed: that it may be false, by a cast or from untyped code, is a residual.
    """
    pending, found = list(children_of(annotation)), set[Kind | None]()
    for _ in range(_MAX_TYPES):
        if not pending:
            return found.pop() if len(found) == 1 else None
        written = pending.pop()
        if written.type in ("parenthesized_type", "readonly_type", "union_type"):
            pending += children_of(written)
        elif not _is_nothing(visible, written):
            found.add(_kind(visible, written))
    return None


def is_untyped(visible: Visible, annotation: Node) -> bool:
    """True for `any` and `unknown`, which say nothing."""
    return all(visible.text(written) in ("any", "unknown") for written in children_of(annotation))


def _is_nothing(visible: Visible, written: Node) -> bool:
    return written.type in ("literal_type", "predefined_type") and visible.text(written) in _NOTHING


def _kind(visible: Visible, written: Node) -> Kind | None:
    match written.type:
        case "array_type" | "tuple_type":
            return Kind.ARRAY
        case "template_literal_type":
            return Kind.STRING
        case "literal_type":
            literal = next(iter(children_of(written)), None)
            return Kind.STRING if literal is not None and literal.type == "string" else None
        case "predefined_type":
            return kind_of_type(visible.text(written))
        case "generic_type":
            name = written.child_by_field_name("name")
        case _:
            name = written
    if name is None or name.type != "type_identifier" or visible.scopes.binding(name) is not None:
        return None
    return kind_of_type(visible.text(name))
