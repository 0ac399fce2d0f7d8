"""Words a site's surroundings offer for naming it: positions, roles, functions."""

from typing import Final

from tree_sitter import Node

from allocscan.sites.flow.visible import Visible
from allocscan.sites.values import Form, NameHints
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of

_DECLARED: Final = frozenset({"identifier", "property_identifier", "private_property_identifier"})
_TAKEN_APART: Final = frozenset({"array_pattern", "required_parameter", "assignment_pattern"})
_MERE_KEYS: Final = frozenset({"key", "name", "id", "index", "idx", "prop", "property", "field"})
"""Index names that say nothing of what the table is for."""

_SEARCHES: Final = frozenset({"includes", "indexOf", "lastIndexOf", "has"})


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
    local = _assigned_name(parent, syntax)
    role = None if parent is None else _role(outer, parent, visible, syntax)
    function = visible.function_around(literal)
    name = None if function is None else function_name(function, syntax)
    return NameHints(local, role, name)


def _assigned_name(parent: Node | None, syntax: Syntax) -> str | None:
    while parent is not None and parent.type in ("ternary_expression", "binary_expression"):
        parent = syntax.parent(parent)
        while parent is not None and parent.type == "parenthesized_expression":
            parent = syntax.parent(parent)
    if parent is None or parent.type == "for_in_statement":
        return None
    for field in ("name", "left", "pattern", "key"):
        target = parent.child_by_field_name(field)
        if target is not None and target.type in (
            "identifier",
            "property_identifier",
            "shorthand_property_identifier_pattern",
        ):
            return syntax.name(target)
        if target is not None and target.type == "member_expression":
            last = target.child_by_field_name("property")
            return None if last is None else syntax.name(last).lstrip("#")
    return None


def _role(outer: Node, parent: Node, visible: Visible, syntax: Syntax) -> str | None:
    if parent.type == "pair":
        key = parent.child_by_field_name("key")
        plain = key is not None and key.type == "property_identifier"
        return syntax.name(key) if plain and key is not None else None
    if parent.type == "jsx_expression":
        attribute = syntax.parent(parent)
        named = attribute is not None and attribute.type == "jsx_attribute"
        return syntax.name(attribute.named_children[0]) if named and attribute else None
    if parent.type == "arguments":
        return _parameter_role(outer, parent, visible, syntax)
    if parent.type == "for_in_statement":
        left = parent.child_by_field_name("left")
        plain = left is not None and left.type == "identifier"
        return _plural(syntax.name(left)) if plain and left is not None else None
    if parent.type in ("member_expression", "subscript_expression"):
        return _receiver_role(parent, syntax)
    return None


def _parameter_role(outer: Node, arguments: Node, visible: Visible, syntax: Syntax) -> str | None:
    call = syntax.parent(arguments)
    if call is not None and _is_object_assign(call, syntax):
        assigned = _assigned_name(syntax.parent(call), syntax)
        return None if assigned is None else f"default{assigned[:1].upper()}{assigned[1:]}"
    function = visible.callee(call) if call is not None else None
    listed = children_of(arguments)
    if function is not None:
        position = next(i for i, child in enumerate(listed) if child.id == outer.id)
        patterns = visible.parameters(function).patterns
        if position < len(patterns) and patterns[position].type == "identifier":
            word = syntax.name(patterns[position])
            if len(word) > 2 and not word[-1].isdigit():
                return word
    made = call is not None and call.type == "new_expression"
    assigned = _assigned_name(syntax.parent(call), syntax) if made and call is not None else None
    if assigned is not None:
        return assigned
    callee = call.child_by_field_name("function") if call is not None else None
    name = callee.child_by_field_name("property") if callee is not None else None
    target = name if name is not None else callee
    plain = target is not None and target.type in _DECLARED
    if not plain or target is None:
        return None
    return f"{syntax.name(target).lstrip('#')}{_suffix(visible.unwrapped(outer), syntax)}"


def _suffix(argument: Node, syntax: Syntax) -> str:
    """What is added to a callee's name for its argument."""
    made = argument.child_by_field_name("constructor")
    if made is not None:
        return syntax.name(made)
    return "Values" if argument.type == "array" else "Options"


def _is_object_assign(call: Node, syntax: Syntax) -> bool:
    callee = call.child_by_field_name("function")
    return callee is not None and syntax.text(callee) == b"Object.assign"


def _receiver_role(member: Node, syntax: Syntax) -> str | None:
    """`[…].includes(user.role)` → roles; `({…})[kind]`, `new Map(…).get(kind)` → byKind."""
    index = member.child_by_field_name("index")
    if index is not None:
        return _by(index, syntax)
    name, call = member.child_by_field_name("property"), syntax.parent(member)
    if name is None or call is None:
        return None
    element = _callback_element(call, syntax)
    if element is not None:
        return _plural(element)
    asked = _first_argument(call)
    if syntax.name(name) == "get" and asked is not None:
        return _by(asked, syntax)
    if syntax.name(name) not in _SEARCHES:
        assigned = _assigned_name(syntax.parent(call), syntax)
        suffix = "Lines" if syntax.name(name) == "join" else "Values"
        return None if assigned is None else f"{assigned}{suffix}"
    word = None if asked is None else _last_word(asked, syntax)
    return None if word is None else _plural(word)


def _by(key: Node, syntax: Syntax) -> str | None:
    word = _last_word(key, syntax)
    if word is None or len(word) < 2 or word in _MERE_KEYS:
        return None
    return f"by{word[:1].upper()}{word[1:]}"


def _first_argument(call: Node) -> Node | None:
    arguments = call.child_by_field_name("arguments")
    return next(iter(children_of(arguments)), None) if arguments is not None else None


def _callback_element(call: Node, syntax: Syntax) -> str | None:
    """What the callback of `[…].forEach(row => …)` calls an element: `row`; for
    `([name, value]) => …` the first of its parts."""
    arguments = call.child_by_field_name("arguments")
    callback = arguments.named_children[0] if arguments and arguments.named_child_count else None
    if callback is None or callback.type not in FUNCTIONS:
        return None
    first = callback.child_by_field_name("parameter")
    listed = callback.child_by_field_name("parameters")
    if first is None and listed is not None and listed.named_child_count:
        first = listed.named_children[0]
    while first is not None and first.type in _TAKEN_APART and first.named_child_count:
        first = first.named_children[0]
    if first is None or first.type != "identifier" or len(syntax.name(first)) < 3:
        return None
    return syntax.name(first)


def _last_word(node: Node, syntax: Syntax) -> str | None:
    if node.type == "member_expression":
        name = node.child_by_field_name("property")
        return None if name is None else syntax.name(name).lstrip("#")
    return syntax.name(node) if node.type == "identifier" else None


def _plural(word: str) -> str:
    if len(word) < 2:
        return word
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word if word.endswith("s") else f"{word}es"
    if word.endswith("y") and word[-2].lower() not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def function_name(function: Node, syntax: Syntax) -> str | None:
    """The name people call `function` by: its own, or of what it is assigned to."""
    name = function.child_by_field_name("name")
    if name is not None and name.type in _DECLARED:
        return syntax.name(name).lstrip("#")
    at = syntax.parent(function)
    while at is not None and at.type in ("parenthesized_expression", "as_expression"):
        at = syntax.parent(at)
    if at is None:
        return None
    for field in ("name", "left", "key", "property"):
        target = at.child_by_field_name(field)
        if target is not None and target.type == "member_expression":
            target = target.child_by_field_name("property")
        if target is not None and target.type in _DECLARED:
            return syntax.name(target).lstrip("#")
    return None


def qualified_name(node: Node, syntax: Syntax) -> str:
    """`Router.match`, `handler.<anonymous>`: the functions and classes around `node`, outermost
    first; `<module>` at the top level."""
    names: list[str] = []
    at = syntax.parent(node)
    while at is not None:
        if at.type in FUNCTIONS:
            names.append(function_name(at, syntax) or "<anonymous>")
        elif at.type in CLASSES:
            own = at.child_by_field_name("name")
            names.append(syntax.name(own) if own is not None else "<class>")
        at = syntax.parent(at)
    return ".".join(reversed(names)) or "<module>"
