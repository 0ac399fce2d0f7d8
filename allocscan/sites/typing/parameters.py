"""The type that a call gives to an argument, as far as the text of the file says."""

from allocscan.knowledge.effects import Argument
from allocscan.scopes.model import ScopeTree
from allocscan.sites.flow.methods import method_of
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

LOOKS_AT_ALL: Final = frozenset(
    {"JSON.stringify", "Object.getOwnPropertyNames", "Object.hasOwn", "Object.keys"}
)
"""Functions whose first parameter wants no literal type, and whose result has none of its types
(lib.es5.d.ts, lib.es2022.object.d.ts)."""

GIVES_MEMBERS: Final = frozenset({"Object.entries", "Object.values"})
"""Functions that give the members of their argument: of the types that the place of the result
asks for, or of those that they have (lib.es2017.object.d.ts)."""

GENERIC: Final = ("Array.", "Object.", "Promise.", "Reflect.", "structuredClone")
"""Beginnings of functions whose results have the types of their arguments."""

_FORMATTERS: Final = frozenset(
    {"toLocaleString", "toLocaleDateString", "toLocaleTimeString", "localeCompare"}
)

_CHOOSING: Final = frozenset({"parenthesized_expression", "ternary_expression"})


def parameter_type(
    call: Node, position: int, visible: Visible, syntax: Syntax, scopes: ScopeTree
) -> Node | None:
    """The type written for the parameter that takes the argument at `position`; None where the
    function is out of sight, or not it alone says what it takes."""
    target = call.child_by_field_name("function")
    if target is None or target.type != "identifier":
        return None
    function = visible.callee(call)
    if function is None or _is_typed_elsewhere(target, syntax, scopes):
        return None
    patterns = visible.parameters(function).patterns
    parameter = syntax.parent(patterns[position]) if position < len(patterns) else None
    return annotation_of(parameter) if parameter is not None else None


def _is_typed_elsewhere(name: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True when overloads say what the function takes, or a type of its name."""
    binding = scopes.binding(name)
    if binding is None or len(binding.declarations) != 1:
        return True
    declared = syntax.parent(binding.declarations[0])
    if declared is None or annotation_of(declared) is not None:
        return True
    around = syntax.parent(declared)
    exported = around is not None and around.type == "export_statement"
    body = syntax.parent(around) if around is not None and exported else around
    return body is None or any(
        _is_signature(each, binding.name, syntax) for each in children_of(body)
    )


def _is_signature(statement: Node, name: str, syntax: Syntax) -> bool:
    """True for an overload of the function `name`."""
    inner = statement.child_by_field_name("declaration") or statement
    declared = inner.child_by_field_name("name") if inner.type == "function_signature" else None
    return declared is not None and syntax.name(declared) == name


def takes_options(moved: Node, visible: Visible, syntax: Syntax) -> bool:
    """True for the options of a formatter or of another method of the platform, and for an
    attribute of an element of the page: their types do not depend on what is given."""
    if _is_of_host(moved, syntax):
        return True
    outer, arguments = visible.effective_parent(moved)
    call = syntax.parent(arguments) if arguments is not None else None
    target = None
    if call is not None and arguments is not None and arguments.type == "arguments":
        target = call.child_by_field_name("function") or call.child_by_field_name("constructor")
    if call is None or arguments is None or target is None:
        return False
    if (visible.global_path(target) or "").startswith("Intl."):
        return True
    name = target.child_by_field_name("property")
    if name is None:
        return False
    position = [child.id for child in children_of(arguments)].index(outer.id)
    row = method_of(visible, call, position)
    listed = () if row is None else row.arguments
    options = position < len(listed) and listed[position] is Argument.OPTIONS
    return options or syntax.name(name) in _FORMATTERS


def _is_of_host(moved: Node, syntax: Syntax) -> bool:
    """True for all that an attribute of an element of the page may be: `<p style={wide ? a : b}>`
    (TypeScript Handbook, JSX, "Intrinsic elements": their attributes have types of their own)."""
    node, around = moved, syntax.parent(moved)
    while around is not None and around.type in _CHOOSING:
        condition = around.child_by_field_name("condition")
        if condition is not None and condition.id == node.id:
            return False
        node, around = around, syntax.parent(around)
    attribute = None if around is None else syntax.parent(around)
    if around is None or around.type != "jsx_expression" or attribute is None:
        return False
    element = syntax.parent(attribute) if attribute.type == "jsx_attribute" else None
    tag = None if element is None else element.child_by_field_name("name")
    return tag is not None and tag.type == "identifier" and syntax.name(tag)[:1].islower()


def annotation_of(declared: Node) -> Node | None:
    """The type after the colon of a declaration, or None."""
    annotation = declared.child_by_field_name("type")
    if annotation is None or annotation.type != "type_annotation":
        return None
    return next(iter(children_of(annotation)), None)
