"""What stands for a value in its own file, or for an object that holds it: `const g = f`, `{ f }`,
`[f]`, `new Map([["f", f]])`, `list.push(f)`, `const { f } = all`.

Too much rather than too little: that a variable holds another value by then is not looked at.
"""

from collections.abc import Iterator

from allocscan.records import dataclass
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.scopes.modules import leftmost
from allocscan.sites.context.callee import arguments_of, callee_of, spelling
from allocscan.sites.context.positions import (
    Argument,
    Assigned,
    Called,
    Elsewhere,
    Named,
    Property,
    Returned,
    key_name,
    member_name,
    position_of,
)
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend, unwrapped
from allocscan.typed import Final

ELEMENT: Final = "[]"
"""A member whose name nobody tells: an element, a value of a Map."""
RESULT: Final = "()"
"""The member that a function's result stands for."""

_KEEPING_NAMES: Final = frozenset({"Object.freeze", "Object.seal", "Object.preventExtensions"})
"""Their result has the members of their argument (sec-object.freeze and its like)."""
_KEEPING: Final = _KEEPING_NAMES | {
    "Array",
    "Array.from",
    "Array.of",
    "Object.entries",
    "Object.fromEntries",
    "Object.values",
    "new Array",
    "new Map",
    "new Set",
    "new WeakMap",
    "new WeakSet",
}
"""Built-ins whose result holds what is in their arguments."""
_ADDING: Final = frozenset({"add", "push", "set", "splice", "unshift"})
"""Methods of built-ins that keep what they are given (sec-array.prototype.push and its like)."""
_ASSIGN: Final = "Object.assign"
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_HERITAGE: Final = frozenset({"class_heritage", "extends_clause"})
_NAMESPACES: Final = frozenset({"internal_module", "module"})
_PATHS: Final = frozenset({"import_alias", "nested_identifier"})
DECLARING: Final = frozenset(
    {
        "abstract_class_declaration",
        "array_pattern",
        "assignment_pattern",
        "class_declaration",
        "function_declaration",
        "generator_function_declaration",
        "import_alias",
        "internal_module",
        "lexical_declaration",
        "module",
        "object_assignment_pattern",
        "object_pattern",
        "pair_pattern",
        "rest_pattern",
        "variable_declaration",
        "variable_declarator",
    }
)
"""What an export of a name may stand around."""
_DEFAULTED: Final = frozenset(
    {"assignment_pattern", "object_assignment_pattern", "optional_parameter", "required_parameter"}
)
BOUND: Final = frozenset({"identifier", "shorthand_property_identifier_pattern"})
"""What declares a variable."""


@dataclass(frozen=True, slots=True)
class Alias:
    """`node` stands for the value itself, or for what has it as its `member`."""

    node: Node
    member: str | None


def names_of(function: Node, syntax: Syntax) -> Iterator[Node]:
    """The identifiers that declare `function`, or the class `function`."""
    own = function.child_by_field_name("name")
    if own is not None and function.type != "method_definition":
        yield own
    position = position_of(function, syntax)
    if isinstance(position, Named):
        yield position.identifier
    elif isinstance(position, Assigned) and position.target.type == "identifier":
        yield position.target


def aliases_of(
    value: Node, member: str | None, syntax: Syntax, scopes: ScopeTree
) -> Iterator[Alias]:
    """`value`, which has what is sought as its `member`, and what that leads to, each once."""
    pending, met = [Alias(value, member)], set[tuple[int, str | None]]()
    while pending:
        alias = pending.pop()
        key = (alias.node.id, alias.member)
        if key not in met:
            met.add(key)
            yield alias
            pending += _further(alias, syntax, scopes)


def uses_of(declared: Node, scopes: ScopeTree) -> Iterator[Node]:
    """Where the variable that `declared` declares, or assigns to, is read."""
    return _reads(scopes.binding(declared))


def base_of(node: Node) -> Node:
    """The `x` of `x.y.z`, of `x[y]`."""
    while True:
        node = unwrapped(node)
        inner = node.child_by_field_name("object") if node.type in _MEMBERS else None
        if inner is None:
            return node
        node = inner


def _further(alias: Alias, syntax: Syntax, scopes: ScopeTree) -> Iterator[Alias]:
    """The aliases one step from `alias`."""
    node, member = alias.node, alias.member
    for declared in names_of(node, syntax):
        yield from (Alias(use, member) for use in uses_of(declared, scopes))
        yield from _in_namespace(declared, member, syntax, scopes)
    match position_of(node, syntax):
        case Property(of, key):
            yield Alias(of, member or key or ELEMENT)
        case Assigned(target, _) if target.type in _MEMBERS:
            key = member or _last_name(target, syntax)
            yield from _of_variable(base_of(target), key, scopes)
        case Called(call) if member == RESULT:
            yield Alias(call, None)
        case Called(call) if call.type == "new_expression" and member is not None:
            yield Alias(call, member)
        case Returned(by) if member is None:
            function = by if by.type in FUNCTIONS else syntax.enclosing(by, FUNCTIONS)
            if function is not None:
                yield Alias(function, RESULT)
        case Argument(call, index):
            yield from _given(call, index, member, syntax, scopes)
        case Elsewhere(at):
            yield from _held(alias, at, syntax, scopes)


def _in_namespace(
    declared: Node, member: str | None, syntax: Syntax, scopes: ScopeTree
) -> Iterator[Alias]:
    """What stands for the namespace that exports the variable `declared`."""
    at = syntax.parent(declared)
    while at is not None and at.type in DECLARING:
        at = syntax.parent(at)
    body = None if at is None or at.type != "export_statement" else syntax.parent(at)
    space = None if body is None else syntax.parent(body)
    name = None if space is None else space.child_by_field_name("name")
    if space is not None and space.type in _NAMESPACES and name is not None:
        yield from _of_variable(leftmost(name), member or syntax.unquoted(declared), scopes)


def _of_import_alias(
    at: Node, member: str | None, syntax: Syntax, scopes: ScopeTree
) -> Iterator[Alias]:
    """What stands for the `a` of `import a = x.y`, of which `at` is the `x` or the `x.y`."""
    path: Node | None = at
    while path is not None and path.type != "import_alias":
        name = path.named_children[-1]
        member = None if syntax.unquoted(name) == member else member
        path = syntax.parent(path)
    if path is not None:
        yield from _of_variable(path.named_children[0], member, scopes)
        yield from _in_namespace(path.named_children[0], member, syntax, scopes)


def _held(alias: Alias, at: Node, syntax: Syntax, scopes: ScopeTree) -> Iterator[Alias]:
    """The aliases by `at`, which is none of the plain positions."""
    kind, member = at.type, alias.member
    if kind == "array":
        yield Alias(at, member or ELEMENT)
    elif kind == "spread_element":
        holder = syntax.parent(at)
        if holder is not None and holder.type in ("object", "array"):
            yield Alias(holder, member or ELEMENT)
    elif kind == "await_expression":
        yield Alias(at, member)
    elif kind in _HERITAGE:
        below = syntax.enclosing(at, CLASSES)
        if below is not None:
            yield Alias(below, member)
    elif kind in _MEMBERS and member is not None:
        yield from _read_from(at, member, syntax, scopes)
    elif kind == "variable_declarator" and member is not None:
        pattern = at.child_by_field_name("name")
        yield from () if pattern is None else _taken_apart(pattern, member, syntax, scopes)
    elif kind in _PATHS:
        yield from _of_import_alias(at, member, syntax, scopes)
    elif kind in _DEFAULTED:
        pattern = at.child_by_field_name("left") or at.child_by_field_name("pattern")
        if pattern is not None and pattern.type in BOUND:
            yield from (Alias(use, member) for use in uses_of(pattern, scopes))
        elif pattern is not None and member is not None:
            yield from _taken_apart(pattern, member, syntax, scopes)
    elif kind == "for_in_statement" and member == ELEMENT:
        each = at.child_by_field_name("left")
        for declared in () if each is None else descend(each):
            if declared.type in BOUND:
                yield from (Alias(use, None) for use in uses_of(declared, scopes))


def _read_from(at: Node, member: str, syntax: Syntax, scopes: ScopeTree) -> Iterator[Alias]:
    """The `x.y.member` and the `x[…]` that begin with the `x.y` or `x[…]` `at`; where all of it is
    another one, the variables that hold that."""
    while True:
        name = _last_name(at, syntax)
        if name in (member, ELEMENT) or member == ELEMENT:
            yield Alias(at, None)
            return
        holder = syntax.parent(at)
        if holder is None or holder.type not in _MEMBERS:
            break
        at = holder
    match position_of(at, syntax):
        case Named(identifier):
            yield from _of_variable(identifier, member, scopes)
        case Elsewhere(declarator) if declarator.type == "variable_declarator":
            pattern = declarator.child_by_field_name("name")
            yield from () if pattern is None else _taken_apart(pattern, member, syntax, scopes)


def _taken_apart(pattern: Node, member: str, syntax: Syntax, scopes: ScopeTree) -> Iterator[Alias]:
    """What the variables of `pattern` get; a rest holds it still, and so may another member."""
    for declared in descend(pattern):
        if declared.type not in BOUND or scopes.binding(declared) is None:
            continue
        key = _key_of(declared, syntax)
        itself = key is not None and (ELEMENT in (key, member) or key == member)
        yield from _of_variable(declared, None if itself else member, scopes)


def _key_of(declared: Node, syntax: Syntax) -> str | None:
    """The key that a variable of a pattern gets the value of; None where it tells none."""
    if declared.type == "shorthand_property_identifier_pattern":
        return syntax.unquoted(declared)
    at, parent = declared, syntax.parent(declared)
    while parent is not None and parent.type == "assignment_pattern":
        at, parent = parent, syntax.parent(parent)
    if parent is None or parent.type == "array_pattern":
        return ELEMENT
    if parent.type != "pair_pattern":
        return None
    key = parent.child_by_field_name("key")
    return None if key is None or key.id == at.id else key_name(key, syntax) or ELEMENT


def _given(
    call: Node, index: int, member: str | None, syntax: Syntax, scopes: ScopeTree
) -> Iterator[Alias]:
    """What holds argument `index` of a built-in."""
    spelled = spelling(call, syntax)
    last = spelled.rpartition(".")[2]
    if spelled == _ASSIGN:
        yield Alias(call, member)
        if index:
            first = base_of(arguments_of(call)[0])
            yield from () if member is None else _of_variable(first, member, scopes)
    elif spelled in _KEEPING:
        yield Alias(call, member if spelled in _KEEPING_NAMES else ELEMENT)
    elif last in _ADDING and last != spelled:
        callee = callee_of(call)
        owner = None if callee is None else base_of(callee)
        if owner is not None:
            yield from _of_variable(owner, ELEMENT, scopes)


def _last_name(member: Node, syntax: Syntax) -> str:
    """As `member_name`; ELEMENT where nobody tells."""
    return member_name(member, syntax) or ELEMENT


def _of_variable(name: Node, member: str | None, scopes: ScopeTree) -> Iterator[Alias]:
    """The variable that `name` names, which has it as its `member`: where that is declared, too."""
    binding = scopes.binding(name)
    if binding is not None:
        yield Alias(binding.declarations[0], member)
        yield from (Alias(use, member) for use in _reads(binding))


def _reads(binding: Binding | None) -> Iterator[Node]:
    for use in () if binding is None else binding.references:
        if use.reads and not use.in_type:
            yield use.node
