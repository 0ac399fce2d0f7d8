"""What stands for a member of something, by the member's name: `x.rows`, and `rows` after
`const { rows } = x`. Of whom it is a member nobody says: any of that name is meant."""

from collections.abc import Iterator

from allocscan.knowledge import self_contained
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.positions import Assigned, Elsewhere, Position, Property
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.parse import Syntax


class MemberUses:
    """Those of one file; each name is looked for once."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._found: dict[str, tuple[Node, ...]] = {}

    def of(self, name: str) -> tuple[Node, ...]:
        """The expressions that stand for the member `name` of something, and are no targets."""
        if name not in self._found:
            self._found[name] = tuple(self._find(name))
        return self._found[name]

    def _find(self, name: str) -> Iterator[Node]:
        word = name.encode("utf-8", "surrogateescape")
        for start in self._syntax.words.at(word):
            leaf = self._syntax.root.named_descendant_for_byte_range(start, start + len(word))
            parent = None if leaf is None else self._syntax.parent(leaf)
            if leaf is None or parent is None or leaf.end_byte != start + len(word):
                continue
            if leaf.type == "shorthand_property_identifier_pattern":
                yield from self._reads(leaf)
            elif parent.type == "pair_pattern" and _is(parent, "key", leaf):
                value = parent.child_by_field_name("value")
                yield from () if value is None else self._reads(value)
            elif self._is_read(leaf, parent):
                yield parent

    def _reads(self, declared: Node) -> Iterator[Node]:
        if declared.type == "assignment_pattern":  # with a default
            declared = declared.child_by_field_name("left") or declared
        binding = self._scopes.binding(declared)
        for use in () if binding is None else binding.references:
            if use.reads and not use.in_type:
                yield use.node

    def _is_read(self, leaf: Node, parent: Node) -> bool:
        """True where `parent` is `x.leaf`, and what it stands for counts as it is."""
        if parent.type != "member_expression" or not _is(parent, "property", leaf):
            return False
        return not self._is_target(parent) and not self._is_further(parent)

    def _is_target(self, member: Node) -> bool:
        parent = self._syntax.parent(member)
        return parent is not None and "assignment" in parent.type and _is(parent, "left", member)

    def _is_further(self, member: Node) -> bool:
        """True for the `a.b` of `a.b.c`, but for `a.b.toString` and what calls it."""
        parent = self._syntax.parent(member)
        if parent is None or parent.type != "member_expression":
            return False
        name = parent.child_by_field_name("property")
        passed = {*self_contained.STRING_METHODS, "bind", "call", "apply"}
        return name is None or self._syntax.name(name) not in passed


def is_member(function: Node, position: Position) -> bool:
    """True for what is read from an object under its name: a method, a property's value."""
    if function.type == "method_definition":
        return not any(child.type in ("get", "set") for child in function.children)
    if isinstance(position, Property):
        return True
    if isinstance(position, Assigned):
        return position.target.type != "identifier"
    return isinstance(position, Elsewhere) and position.at.type in FIELDS


def _is(parent: Node, field: str, child: Node) -> bool:
    found = parent.child_by_field_name(field)
    return found is not None and found.id == child.id
