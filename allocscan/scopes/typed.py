"""What only TypeScript has: types, enums, namespaces, and what is declared ambient."""

from allocscan.scopes.draft import Draft
from allocscan.scopes.model import BindingKind, ScopeId, ScopeKind
from allocscan.scopes.modules import leftmost
from allocscan.scopes.place import Meaning, Place, Step
from allocscan.syntax.binding import Node


def erased(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """A type, or an annotation around one: nothing in it runs."""
    inner = place.typed
    return [(part, inner) for part in node.named_children]


def type_name(draft: Draft, node: Node, place: Place) -> list[Step]:
    """The name of a type, where it is used. The grammar takes the keyword `bigint` for one."""
    if draft.syntax.text(node) != b"bigint":
        draft.mention(node, place.typed, Meaning.TYPE)
    return []


def qualified_type(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`A.B.C`: `A` is a reference, the rest are names in it."""
    first = leftmost(node)
    if first.type in {"identifier", "type_identifier"}:
        draft.mention(first, place.typed, Meaning.TYPE)
    return []


def type_declaration(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`type A<T> = …`, `interface A<T> { … }`: the name around it, type parameters inside."""
    name = node.child_by_field_name("name")
    if name is not None:
        draft.declare(name, BindingKind.TYPE, place)
    return _in_type_scope(draft, node, place, name)


def signature(draft: Draft, node: Node, place: Place) -> list[Step]:
    """Function types, signatures of members, index signatures: parameters of their own.

    A computed key is looked up outside; the `k` of `[k: string]: T` is bound nowhere.
    """
    name = node.child_by_field_name("name")
    steps = _in_type_scope(draft, node, place, name)
    computed = name is not None and name.type == "computed_property_name"
    return [(name, place.typed), *steps] if name is not None and computed else steps


def type_parameter(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`T extends U = V`, and the `K in T as U` of a mapped type."""
    name, inner = node.child_by_field_name("name"), place.typed
    if name is None:
        return [(part, inner) for part in node.named_children]
    draft.declare(name, BindingKind.TYPE_PARAMETER, place)
    return [(part, inner) for part in node.named_children if part.id != name.id]


def conditional_type(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`A extends B ? C : D`: what `B` infers is in scope in `B` and `C`."""
    inner = place.typed.inside(draft.open(ScopeKind.TYPE, node, place.scope))
    infers = {
        part.id
        for part in (node.child_by_field_name("right"), node.child_by_field_name("consequence"))
        if part is not None
    }
    return [(part, inner if part.id in infers else place.typed) for part in node.named_children]


def infer_type(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`infer U extends V`: bound in the conditional type around it."""
    parts, inner = node.named_children, place.typed
    if parts and parts[0].type == "type_identifier":
        draft.declare(parts[0], BindingKind.TYPE_PARAMETER, place, _conditional(draft, place.scope))
        parts = parts[1:]
    return [(part, inner) for part in parts]


def enum(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`enum E { A, B = A }`: members are in scope by name in its initialisers."""
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    scope = draft.open(ScopeKind.ENUM, node, place.scope)
    if name is not None:
        declared = draft.declare(name, BindingKind.ENUM, place)
        if declared is not None:
            declared.body = scope
    inner = place.plain.inside(scope)
    steps: list[Step] = []
    for member in () if body is None else body.named_children:
        key = member.child_by_field_name("name") if member.type == "enum_assignment" else member
        if key is not None:
            _declare_member(draft, key, inner)
        steps += [(part, inner) for part in member.named_children if member.type != "string"]
    return steps


def _declare_member(draft: Draft, key: Node, place: Place) -> None:
    inner = key.named_children[:1]
    if key.type == "computed_property_name" and inner:
        key = inner[0]
    if key.type == "property_identifier":
        draft.declare(key, BindingKind.ENUM_MEMBER, place)
    elif key.type == "string":
        draft.bind(draft.name(key)[1:-1], key, BindingKind.ENUM_MEMBER, place)


def namespace(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`namespace A.B { … }`, `module "x" { … }`: a scope for each part of the name."""
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    at = place
    for part in () if name is None or name.type == "string" else _parts(name):
        declared = draft.declare(part, BindingKind.NAMESPACE, at)
        scope = draft.open(ScopeKind.NAMESPACE, node, at.scope)
        at = Place(scope, in_type=place.in_type, exported=True, ambient=place.ambient)
        if declared is not None:
            declared.body = scope
    if at is place:
        at = place.inside(draft.open(ScopeKind.NAMESPACE, node, place.scope))
    inner = at.plain
    return [] if body is None else [(part, inner) for part in body.named_children]


def ambient(draft: Draft, node: Node, place: Place) -> list[Step]:
    """`declare …`, and `declare global { … }`, which has a scope of its own."""
    inner = Place(place.scope, in_type=True, exported=place.exported, ambient=True)
    steps: list[Step] = []
    for part in node.named_children:
        if part.type == "statement_block":
            around = inner.inside(draft.open(ScopeKind.NAMESPACE, part, place.scope))
            steps += [(statement, around) for statement in part.named_children]
        else:
            steps.append((part, inner))
    return steps


def _in_type_scope(draft: Draft, node: Node, place: Place, name: Node | None) -> list[Step]:
    inner = place.typed.inside(draft.open(ScopeKind.TYPE, node, place.scope))
    skipped = None if name is None else name.id
    return [(part, inner) for part in node.named_children if part.id != skipped]


def _conditional(draft: Draft, scope: ScopeId) -> ScopeId:
    at = draft.scopes[scope]
    while at.kind is ScopeKind.TYPE and at.parent is not None:
        if at.node.type == "conditional_type":
            return at.id
        at = draft.scopes[at.parent]
    return scope


def _parts(name: Node) -> list[Node]:
    parts = []
    while name.named_child_count > 1:
        parts.append(name.named_children[-1])
        name = name.named_children[0]
    return [name, *reversed(parts)]
