"""Identifiers, and what stands around them: patterns, assignments, casts, JSX tags.

A pattern hands its own place on to the names in it: declared by a declaration, written by an
assignment. What is computed in it (keys, defaults) is read.
"""

from allocscan.scopes.draft import Draft
from allocscan.scopes.model import Access, BindingKind
from allocscan.scopes.place import Meaning, Place, Step
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import WRAPPERS
from allocscan.typed import Final

UPDATE: Final = Access.UPDATE
_LITERALS: Final = frozenset({"array", "object"})


def identifier(draft: Draft, node: Node, place: Place) -> list[Step]:
    """A name of a value: `x`, the `x` of `{x}`, `undefined`."""
    if place.declares is BindingKind.VAR:
        declare_var(draft, node, place)
    elif place.declares is not None:
        draft.declare(node, place.declares, place)
    else:
        draft.mention(node, place, Meaning.EITHER if place.exported else Meaning.VALUE)
    return []


def declare_var(draft: Draft, node: Node, place: Place) -> None:
    """Declare a `var` in its function. `var e` in `catch (e)` initialises the parameter: one."""
    around = draft.scopes[place.scope]
    declared = draft.declare(node, BindingKind.VAR, place, around.function)
    if declared is not None:
        declared.catch = around.catch


def pattern(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`{…}`, `[…]`, `...x` where names are bound: each part stands where the whole does."""
    return [(part, place) for part in node.named_children]


def pair_pattern(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`key: target`."""
    return _field_keeps_place(node, "value", place)


def assignment_pattern(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`target = default`."""
    return _field_keeps_place(node, "left", place)


def literal(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """An array, an object, a spread. The TypeScript grammar reads `[a!] = b` as a literal too."""
    inner = place.plain if place.access is Access.READ else place
    return [(part, inner) for part in node.named_children]


def pair(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`key: value` of an object literal, or of one that is assigned to."""
    return _field_keeps_place(node, "value", place if place.access != Access.READ else place.plain)


def wrapper(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`(x)`, `x!`, `x as T`, `<T>x`: the expression in it stands where the whole does."""
    parts = [part for part in node.named_children if part.type != "comment"]
    at = -1 if node.type == "type_assertion" else 0
    inner = parts[at] if parts else None
    return [(part, place if part is inner else place.plain) for part in parts]


def assignment(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`target = value`. The TypeScript grammar reads `using x = y` as an assignment too."""
    if is_using(node) or place.declares is not None:
        return _field_keeps_place(node, "left", place.declaring(BindingKind.CONST))
    return _field_keeps_place(node, "left", place.plain.accessed(Access.WRITE))


def sequence(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`a, b`. After the first `using x = 1` of the TypeScript grammar all are declarations."""
    parts = node.named_children
    if not parts or not is_using(parts[0]):
        return [(part, place.plain) for part in parts]
    using = place.plain.declaring(BindingKind.CONST)
    declares = {"assignment_expression", "await_expression"}
    return [(part, using if part.type in declares else place.plain) for part in parts]


def is_using(node: Node) -> bool:
    """True for `using x = y` and `await using x = y` as the TypeScript grammar reads them."""
    if node.type == "await_expression" and node.named_child_count == 1:
        node = node.named_children[0]
    return node.type == "assignment_expression" and node.children[0].type == "using"


def augmented(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`target += value`, `target ??= value`."""
    return _field_keeps_place(node, "left", place.plain.accessed(UPDATE))


def update(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`target++`, `--target`."""
    return _field_keeps_place(node, "argument", place.plain.accessed(UPDATE))


def expression_statement(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """One expression. `[(a)] = b` is beyond the grammars: then the literal may be a target."""
    parts, plain = node.named_children, place.plain
    if any(part.is_error for part in parts):
        may_write = plain.accessed(UPDATE)
        return [(part, may_write if _is_literal(part) else plain) for part in parts]
    return [(part, plain) for part in parts]


def subscript(_draft: Draft, node: Node, place: Place) -> list[Step]:
    """`object[key]`. The TypeScript grammar reads `[a as T] = [b]` as one with an error in it:
    then the literal may be a target."""
    parts, plain = node.named_children, place.plain
    written = any(part.is_error for part in parts)
    may_write = plain.accessed(UPDATE) if written and _is_literal(parts[0]) else plain
    return [(part, may_write if part is parts[0] else plain) for part in parts]


def call(draft: Draft, node: Node, place: Place) -> list[Step]:
    """A call; `eval(…)` is put aside. `(eval)(…)` and `(eval as F)(…)` are direct calls too."""
    callee, around = node.child_by_field_name("function"), place.plain
    while callee is not None and callee.type in WRAPPERS and callee.named_child_count:
        callee = callee.named_children[0]
    if callee is not None and callee.type == "identifier" and draft.name(callee) == "eval":
        optional = node.child_by_field_name("optional_chain")
        if optional is None and all(part.type != "?." for part in node.children):
            draft.eval_calls.append((node, callee))
    return [(part, around) for part in node.named_children]


def jsx_tag(draft: Draft, node: Node, place: Place) -> list[Step]:
    """An opening, closing or lone tag: `<Foo>` is a reference, `<div>` and `<my-tag>` are not."""
    tag, plain = node.child_by_field_name("name"), place.plain
    parts = [part for part in node.named_children if tag is None or part.id != tag.id]
    if tag is not None and not (tag.type == "identifier" and is_intrinsic(draft.name(tag))):
        return [(tag, plain), *((part, plain) for part in parts)]
    return [(part, plain) for part in parts]


def is_intrinsic(tag: str) -> bool:
    """True for the tags that JSX compilers turn into strings."""
    return "a" <= tag[:1] <= "z" or "-" in tag


def _is_literal(node: Node) -> bool:
    while node.type in WRAPPERS and node.named_child_count:
        node = node.named_children[0]
    return node.type in _LITERALS


def _field_keeps_place(node: Node, field: str, place: Place) -> list[Step]:
    keeps, plain = node.child_by_field_name(field), place.plain
    kept = None if keeps is None else keeps.id
    return [(part, place if part.id == kept else plain) for part in node.named_children]
