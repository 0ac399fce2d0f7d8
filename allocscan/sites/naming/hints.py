"""Words a site's surroundings offer for naming it: positions, roles, functions."""

from allocscan.sites.flow.visible import Visible
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.kinds import Form
from allocscan.sites.naming.places import around, function_near, within
from allocscan.sites.naming.roles import assigned_role, role_of
from allocscan.sites.naming.words import function_name, name_in
from allocscan.source.file import module_name
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_FALLBACKS: Final = frozenset({b"||", b"??", b"||=", b"??="})


def form_of(literal: Node, visible: Visible) -> Form:
    """How a person would describe the position of `literal`."""
    _outer, parent = visible.effective_parent(literal)
    if parent is None:
        return Form.OTHER
    match parent.type:
        case "variable_declarator":
            name = parent.child_by_field_name("name")
            plain = name is not None and name.type == "identifier"
            return Form.LOCAL if plain else Form.DESTRUCTURED
        case "assignment_pattern" | "object_assignment_pattern":
            return Form.DEFAULT
        case "required_parameter" | "optional_parameter":
            return Form.DEFAULT
        case "member_expression" | "subscript_expression":
            return Form.RECEIVER
        case "arguments":
            return Form.ARGUMENT
        case "binary_expression" | "ternary_expression":
            return Form.FALLBACK
        case "for_in_statement":
            return Form.ITERATED
        case "spread_element":
            return Form.SPREAD
        case "return_statement" | "arrow_function":
            return Form.RETURNED
        case "pair" | "array" | "object":
            return Form.NESTED
    return Form.OTHER


def hints_for(literal: Node, visible: Visible, syntax: Syntax) -> NameHints:
    """The words at hand for `literal`, best first."""
    outer, parent = visible.effective_parent(literal)
    instead = False
    while parent is not None and _is_choice(parent):
        instead = instead or _stands_in(outer, parent, syntax)
        outer, parent = visible.effective_parent(parent)
    local = None if parent is None else assigned_role(outer, parent, syntax)
    instead = instead or (parent is not None and _is_default(parent, syntax))
    role, given = (None, False) if parent is None else role_of(outer, parent, visible, syntax)
    if local is not None and parent is not None and parent.type == "pair":
        role = local
    replaced = _replaced(literal, visible, syntax) if instead and role is None else None
    if replaced is not None and len(replaced) > 2:
        local, role = None, replaced
    function, name = function_near(literal, syntax)
    return NameHints(
        local=local,
        role=role,
        function=name,
        within=within(literal, outer, function, syntax),
        around=around(literal, function, syntax),
        default=instead or given,
    )


def _is_choice(node: Node) -> bool:
    if node.type == "binary_expression":
        operator = node.child_by_field_name("operator")
        return operator is not None and operator.type in ("||", "??", "&&")
    return node.type == "ternary_expression"


def _stands_in(outer: Node, choice: Node, syntax: Syntax) -> bool:
    """True for the right side of `||` and `??`, and for a branch of `x ? x : …`."""
    if choice.type == "binary_expression":
        operator = choice.child_by_field_name("operator")
        right = choice.child_by_field_name("right")
        known = operator is not None and syntax.text(operator) in _FALLBACKS
        return known and right is not None and right.id == outer.id
    branches = [choice.child_by_field_name(name) for name in ("consequence", "alternative")]
    other = next((one for one in branches if one is not None and one.id != outer.id), None)
    asked = choice.child_by_field_name("condition")
    if other is None or asked is None or other.type not in ("identifier", "member_expression"):
        return False
    return syntax.text(other) in syntax.text(asked)


def _is_default(parent: Node, syntax: Syntax) -> bool:
    """True for the default of a parameter or pattern, and for `x ||= …`."""
    if parent.type == "augmented_assignment_expression":
        operator = parent.child_by_field_name("operator")
        return operator is not None and syntax.text(operator) in _FALLBACKS
    patterns = ("assignment_pattern", "object_assignment_pattern")
    return parent.type in (*patterns, "required_parameter", "optional_parameter")


def _replaced(literal: Node, visible: Visible, syntax: Syntax) -> str | None:
    """What `literal` stands in for: `asset` of `assets[type] || {…}`."""
    _, choice = visible.effective_parent(literal)
    chosen = choice is not None and choice.type == "binary_expression"
    left = choice.child_by_field_name("left") if chosen and choice is not None else None
    return None if left is None else name_in(left, syntax)


def _called(function: Node, syntax: Syntax) -> str:
    name, around = function_name(function, syntax), syntax.parent(function)
    if name == "exports" or (
        name is None and around is not None and around.type == "export_statement"
    ):
        return module_name(syntax.source.path)
    return name or "<anonymous>"


def qualified_name(node: Node, syntax: Syntax) -> str:
    """`Router.match`, `handler.<anonymous>`: the functions and classes around `node`, outermost
    first; `<module>` at the top level."""
    names: list[str] = []
    at = syntax.parent(node)
    while at is not None:
        if at.type in FUNCTIONS:
            names.append(_called(at, syntax))
        elif at.type in CLASSES:
            own = at.child_by_field_name("name")
            names.append(syntax.name(own) if own is not None else "<class>")
        at = syntax.parent(at)
    return ".".join(reversed(names)) or "<module>"
