"""What TypeScript adds to a move: types that must be in reach, types that come from the context.

The table is `hazards` section 4.3, checked there with tsc 5.9: a declared local can take its
annotation along unless that may be a union; in argument position only a flat object keeps its
contextual literal types, where the parameter's type is its own; in every other position the type
would have to be guessed.
"""

from typing import Final

from tree_sitter import Node

from allocscan.knowledge.effects import Argument
from allocscan.scopes.model import ScopeTree
from allocscan.sites.flow.methods import method_of
from allocscan.sites.flow.visible import Visible
from allocscan.sites.home import Home
from allocscan.sites.values import Because, Form, Obstacle
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of, descend

_FORMATTERS: Final = frozenset(
    {"toLocaleString", "toLocaleDateString", "toLocaleTimeString", "localeCompare"}
)
_NO_UNIONS: Final = frozenset(
    {"Array", "Map", "ReadonlyArray", "ReadonlyMap", "ReadonlySet", "Record", "Set"}
    | {"Omit", "Pick"}
)
"""Generic types that are no union whatever their arguments are (lib.es5.d.ts, lib.es2015.d.ts)."""

_HOMOMORPHIC: Final = frozenset({"Partial", "Readonly", "Required"})
"""Mapped types over each member of a union (lib.es5.d.ts): a union only of a union."""

_NOMINAL: Final = frozenset(
    {"interface_declaration", "class_declaration", "abstract_class_declaration"}
)
_PLAIN_TYPES: Final = frozenset(
    {"array_type", "function_type", "literal_type", "object_type", "tuple_type"}
)
_KEEPS_ITS_TYPE: Final = frozenset({"as_expression", "satisfies_expression", "type_assertion"})


def type_obstacles(
    literal: Node,
    moved: Node,
    form: Form,
    home: Home,
    visible: Visible,
    syntax: Syntax,
    scopes: ScopeTree,
) -> tuple[Obstacle, ...]:
    """What the types in and around `moved` have against moving it to `home`."""
    annotation = _annotation(moved, syntax)
    found = [*_out_of_reach(moved, home, scopes)]
    if annotation is not None:
        found += _out_of_reach(annotation, home, scopes)
        if may_be_union(annotation.named_children[-1], syntax, scopes):
            found.append(Obstacle(Because.CONTEXTUAL_TYPE, span_of(annotation)))
    elif _guessed(literal, moved, form, visible, syntax):
        found.append(Obstacle(Because.CONTEXTUAL_TYPE, span_of(moved)))
    return tuple(found)


def _annotation(moved: Node, syntax: Syntax) -> Node | None:
    parent = syntax.parent(moved)
    if parent is None or parent.type != "variable_declarator":
        return None
    return parent.child_by_field_name("type")


def _guessed(literal: Node, moved: Node, form: Form, visible: Visible, syntax: Syntax) -> bool:
    """True when the position may give the literal a type that a constant would not have."""
    if moved.type in _KEEPS_ITS_TYPE or literal.child_by_field_name("type_arguments") is not None:
        return False
    match form:
        case Form.LOCAL | Form.RECEIVER:
            return False
        case Form.ARGUMENT:
            flat = literal.type == "object" and not _nests(literal)
            if not flat or _leaves_parameters_untyped(literal):
                return True
            return not _takes_a_named_type(literal, visible, syntax)
        case Form.ITERATED:
            # no type goes from a loop into a call (checked with tsc 5.9)
            return literal.type != "new_expression" and _nests(literal)
        case _:
            return True


def _leaves_parameters_untyped(literal: Node) -> bool:
    """True when a function in it has a parameter whose type only the context gives."""
    for node in descend(literal):
        if node.type == "arrow_function" and node.child_by_field_name("parameter") is not None:
            return True
        parameter = node.type in ("required_parameter", "optional_parameter")
        if parameter and node.child_by_field_name("type") is None:
            return True
    return False


def _takes_a_named_type(literal: Node, visible: Visible, syntax: Syntax) -> bool:
    """True when the parameter's type does not depend on the argument's: the options of a
    formatter or of another method of the platform, or a parameter of this file with a type that
    names no type parameter."""
    outer, arguments = visible.effective_parent(literal)
    call = syntax.parent(arguments) if arguments is not None else None
    target = None
    if call is not None:
        target = call.child_by_field_name("function") or call.child_by_field_name("constructor")
    if call is None or arguments is None or target is None:
        return False
    if (visible.global_path(target) or "").startswith("Intl."):
        return True
    position = [child.id for child in children_of(arguments)].index(outer.id)
    name = target.child_by_field_name("property")
    if name is not None:
        row = method_of(visible, call, position)
        listed = () if row is None else row.arguments
        options = position < len(listed) and listed[position] is Argument.OPTIONS
        return options or syntax.name(name) in _FORMATTERS
    function = visible.callee(call) if call.type == "call_expression" else None
    if function is None or function.child_by_field_name("type_parameters") is not None:
        return False
    patterns = visible.parameters(function).patterns
    parameter = syntax.parent(patterns[position]) if position < len(patterns) else None
    return parameter is not None and parameter.child_by_field_name("type") is not None


def may_be_union(written: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True unless the type `written` is certainly no union: of a union, TypeScript keeps only the
    members that fit what a variable was initialised with, and a constant loses that."""
    pending, seen = [written], set[int]()
    while pending:
        node = pending.pop()
        match node.type:
            case "parenthesized_type" | "readonly_type" | "intersection_type":
                pending += children_of(node)
            case "generic_type":
                name = node.child_by_field_name("name")
                if name is None or scopes.binding(name) is not None:
                    return True
                if syntax.name(name) in _HOMOMORPHIC:
                    pending += _type_arguments(node)[:1]
                elif syntax.name(name) not in _NO_UNIONS:
                    return True
            case "nested_type_identifier":
                if not _is_options_of_intl(node, syntax, scopes):
                    return True
            case "type_identifier":
                declared = _declaration(node, syntax, scopes)
                if declared is None or declared.id in seen:
                    return True
                seen.add(declared.id)
                alias = declared.child_by_field_name("value")
                if declared.type == "type_alias_declaration" and alias is not None:
                    pending.append(alias)
                elif declared.type not in _NOMINAL:
                    return True
            case "predefined_type":
                if syntax.text(node) == b"boolean":
                    return True
            case kind if kind not in _PLAIN_TYPES:
                return True
    return False


def _type_arguments(generic: Node) -> list[Node]:
    listed = generic.child_by_field_name("type_arguments")
    return [] if listed is None else children_of(listed)


def _is_options_of_intl(name: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True for `Intl.NumberFormatOptions` and its like: interfaces of TypeScript's libraries."""
    root, _, last = syntax.name(name).partition(".")
    own = any(binding.name == "Intl" for binding in scopes.bindings)
    return root == "Intl" and last.endswith("Options") and not own


def _declaration(name: Node, syntax: Syntax, scopes: ScopeTree) -> Node | None:
    """The one declaration of a type of this file."""
    binding = scopes.binding(name)
    if binding is None or len(binding.declarations) != 1:
        return None
    return syntax.parent(binding.declarations[0])


def _nests(literal: Node) -> bool:
    inner = list(descend(literal))[1:]
    return any(node.type in ("object", "array") for node in inner)


def _out_of_reach(node: Node, home: Home, scopes: ScopeTree) -> list[Obstacle]:
    found = []
    for inner in descend(node):
        if inner.type == "this_type":
            found.append(Obstacle(Because.LOCAL_TYPE, span_of(inner)))
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
