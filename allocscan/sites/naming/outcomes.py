"""What the outcome of an expression is called: what it is assigned to, at last."""

from allocscan.knowledge.english import plural
from allocscan.sites.naming.words import label_of, plain_name
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_PASSING: Final = frozenset(
    {"member_expression", "call_expression", "arguments", "new_expression", "await_expression"}
    | {"binary_expression", "ternary_expression"}
)
_LABELLING: Final = ("set", "define", "register", "add")


def outcome_name(expression: Node, syntax: Syntax) -> str | None:
    """What `expression` is assigned to, or what is made of it by calls and choices; the label
    that it is given to a setter with: `positions` of `set("position", new Attribute(…))`."""
    outer, parent = syntax.effective_parent(expression)
    while parent is not None and parent.type in _PASSING:
        if parent.type == "arguments":
            label = _label_in(outer, parent, syntax)
            if label is not None:
                return label
        outer, parent = syntax.effective_parent(parent)
    if parent is None or parent.type == "for_in_statement":
        return None
    for field in ("name", "left", "key"):
        target = parent.child_by_field_name(field)
        if target is not None and target.id != outer.id:
            return plain_name(target, syntax)
    return None


def is_label_taker(callee: str, listed: list[Node], given: Node) -> bool:
    """True for `set("label", given)` and its like."""
    labelled = listed[0].type == "string" and listed[0].id != given.id
    return labelled and callee.startswith(_LABELLING)


def _label_in(given: Node, arguments: Node, syntax: Syntax) -> str | None:
    call = syntax.parent(arguments)
    callee = None if call is None else call.child_by_field_name("function")
    listed = children_of(arguments)
    name = plain_name(callee, syntax)
    if name is None or not is_label_taker(name, listed, given):
        return None
    label = label_of(listed[0], syntax)
    return plural(label) if label is not None and given.type == "new_expression" else label
