"""Functions whose text is taken: given to a callee that serialises them, or turned to strings."""

from collections.abc import Iterator

from allocscan.knowledge import self_contained
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.context.callee import first_binding, module_of, spelling
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.positions import (
    Argument,
    Assigned,
    Attribute,
    Elsewhere,
    Named,
    Position,
    Property,
    position_of,
)
from allocscan.sites.context.takers import Takers, becomes_text
from allocscan.sites.heat_values import Step
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.parse import Syntax, span_of


class Shipments:
    """What one file does with the text of its functions."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._takers = Takers(syntax, scopes)
        self._by_member: dict[str, Node | None] = {}

    def of(self, function: Node) -> Step | None:
        """What takes the text of `function`, or of the class `function`; None if nothing does."""
        for declared in self._names(function):
            binding = self._scopes.binding(declared)
            if binding is not None:
                taken = self._taken(binding)
                if taken is not None:
                    return taken
        if becomes_text(function, self._syntax):
            return Step("turned into text where it is written", span_of(function))
        position = position_of(function, self._syntax)
        found = self._at(position, function)
        return found or (self._as_member(function) if _is_member(function, position) else None)

    def _names(self, function: Node) -> Iterator[Node]:
        own = function.child_by_field_name("name")
        if own is not None and function.type != "method_definition":
            yield own
        position = position_of(function, self._syntax)
        if isinstance(position, Named):
            yield position.identifier
        elif isinstance(position, Assigned) and position.target.type == "identifier":
            yield position.target

    def _taken(self, binding: Binding) -> Step | None:
        """The first use of the name that takes the function's text."""
        for use in binding.references:
            if use.in_type:
                continue
            if becomes_text(use.node, self._syntax):
                return Step(f"`{binding.name}` is turned into text here", span_of(use.node))
            found = self._at(position_of(use.node, self._syntax), use.node)
            if found is not None:
                return found
        return None

    def _at(self, position: Position, value: Node) -> Step | None:
        """The step of a function that stands in `position`."""
        match position:
            case Argument(call, index):
                return self._argument(call, index)
            case Property(of, key):
                return self._property(of, key)
            case Attribute(name) if name.endswith("$"):
                return Step(f"`{name}` is compiled apart", span_of(value))
            case _:
                return None

    def _argument(self, call: Node, index: int) -> Step | None:
        spelled = spelling(call, self._syntax)
        last = spelled.rpartition(".")[2]
        row = lookup(self_contained.SHIPPERS, spelled)
        if row is not None and row.only in (None, index) and self._comes_from(call, row):
            return Step(f"its text is passed on by `{spelled}`", span_of(call))
        if len(last) > 1 and last.endswith("$"):
            return Step(f"`{last}` is compiled apart", span_of(call))
        own = self._takers.at(spelled, index)
        return None if own is None else Step(f"`{last}` takes its text", span_of(own))

    def _comes_from(self, call: Node, row: self_contained.Shipper) -> bool:
        if not row.imported_from:
            return True
        module = module_of(first_binding(call, self._scopes), self._syntax)
        return row.imported_from in module

    def _property(self, of: Node, key: str | None) -> Step | None:
        holder = position_of(of, self._syntax)
        if key in self_contained.SHIPPED_PROPERTIES and isinstance(holder, Argument):
            found = self._argument(holder.call, holder.index)
            if found is not None:
                return found
        outer: Position | None = holder
        while isinstance(outer, Property):
            if outer.key in self_contained.DATABASE_KEYS:
                return Step(f"the database runs its text (`{outer.key}`)", span_of(of))
            outer = position_of(outer.of, self._syntax)
        if key in self_contained.DATABASE_KEYS or (
            key in self_contained.DESIGN_KEYS and b"_design/" in self._syntax.source.content
        ):
            return Step(f"the database runs its text (`{key}`)", span_of(of))
        return None

    def _as_member(self, function: Node) -> Step | None:
        """`handlers.run.toString()`: a method known by its name."""
        name = name_of(function, self._syntax)
        at = None if name is None else self._taken_member(name)
        return None if at is None else Step(f"`{name}` is turned into text here", span_of(at))

    def _taken_member(self, name: str) -> Node | None:
        """The last `x.name` of the file that becomes text, as in `x.name.toString()`."""
        if name not in self._by_member:
            word = name.encode("utf-8", "surrogateescape")
            found = None
            for start in self._syntax.words.at(word):
                root = self._syntax.root
                leaf = root.named_descendant_for_byte_range(start, start + len(word))
                member = None if leaf is None else self._syntax.parent(leaf)
                if leaf is None or member is None or member.type != "member_expression":
                    continue
                own = member.child_by_field_name("property")
                if own is None or own.id != leaf.id or not becomes_text(member, self._syntax):
                    continue
                outermost = self._outermost_member(_first(member))
                if outermost is not None and outermost.id == member.id:
                    found = member if self._scopes.reference(_first(member)) else found
            self._by_member[name] = found
        return self._by_member[name]

    def _outermost_member(self, identifier: Node) -> Node | None:
        """`a.b.c` of its `a`, without a last `.toString`."""
        found, at = None, self._syntax.parent(identifier)
        while at is not None and at.type == "member_expression":
            name = at.child_by_field_name("property")
            if name is None or self._syntax.name(name) in self_contained.STRING_METHODS:
                break
            found, at = at, self._syntax.parent(at)
        return found


def _first(member: Node) -> Node:
    """The `a` of `a.b.c`."""
    at: Node = member
    while at.type == "member_expression":
        inner = at.child_by_field_name("object")
        if inner is None:
            break
        at = inner
    return at


def _is_member(function: Node, position: Position) -> bool:
    """True for what is read from an object under its name: a method, a property's value."""
    if function.type == "method_definition" or isinstance(position, Property):
        return True
    if isinstance(position, Assigned):
        return position.target.type != "identifier"
    return isinstance(position, Elsewhere) and position.at.type in FIELDS
