"""Functions whose text is taken: given to a callee that serialises them, or turned to strings."""

from allocscan.knowledge import self_contained
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.context.aliases import names_of
from allocscan.sites.context.callee import arguments_of, first_binding, module_of, spelling
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.member_uses import MemberUses, is_member
from allocscan.sites.context.others import Others
from allocscan.sites.context.positions import (
    Argument,
    Attribute,
    Elsewhere,
    Position,
    Property,
    position_of,
)
from allocscan.sites.context.takers import Takers, becomes_text
from allocscan.sites.heat_values import Step
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of


class Shipments:
    """What one file does with the text of its functions."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, uses: MemberUses | None = None) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._takers = Takers(syntax, scopes)
        self._uses = MemberUses(syntax, scopes) if uses is None else uses
        self._others = Others(syntax, scopes)

    def of(self, function: Node) -> Step | None:
        """What takes the text of `function`, or of the class `function`; None if nothing does."""
        for declared in names_of(function, self._syntax):
            binding = self._scopes.binding(declared)
            if binding is not None:
                taken = self._taken(binding)
                if taken is not None:
                    return taken
        if becomes_text(function, self._syntax):
            return Step("turned into text where it is written", span_of(function))
        position = position_of(function, self._syntax)
        found = self._at(position, function)
        return found or (self._as_member(function) if is_member(function, position) else None)

    def of_mention(self, mention: Node) -> Step | None:
        """What takes the text of the function that `mention`, an expression, stands for."""
        if becomes_text(mention, self._syntax):
            return Step("turned into text here", span_of(mention))
        return self.of_value(mention)

    def of_value(self, value: Node) -> Step | None:
        """What ships the function that `value` stands for, from where that stands."""
        return self._at(position_of(value, self._syntax), value)

    def _taken(self, binding: Binding) -> Step | None:
        """The first use of the name that takes the function's text."""
        for use in binding.references:
            if use.in_type:
                continue
            if becomes_text(use.node, self._syntax):
                return Step(f"`{binding.name}` is turned into text here", span_of(use.node))
            found = self.of_value(use.node)
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
            case Elsewhere(array) if array.type == "array":
                return self._in_array(value, array)
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
        """`handlers.run.toString()`: a method known by its name. What another object has under it
        is plain data mostly: `${error.message}`."""
        name = name_of(function, self._syntax)
        for use in () if name is None else self._uses.of(name):
            if becomes_text(use, self._syntax) and self._others.may_be_method(use):
                return Step(f"`{name}` is turned into text here", span_of(use))
            found = self.of_value(use)
            if found is not None:
                return found
        return None

    def _in_array(self, value: Node, array: Node) -> Step | None:
        """`[f].map(String)`, `[f, g].join()`: an element that is turned into text there."""
        _, member = self._syntax.effective_parent(array)
        call = None if member is None else self._syntax.parent(member)
        name = None if member is None else member.child_by_field_name("property")
        if name is None or call is None or call.type != "call_expression":
            return None
        taken = any(self._makes_text(each) for each in arguments_of(call))
        if taken or self._syntax.unquoted(name) in self_contained.JOINING_METHODS:
            return Step("turned into text as an element", span_of(value))
        return None

    def _makes_text(self, callback: Node) -> bool:
        if callback.type in FUNCTIONS:
            return self._takers.takes(callback, 0) or self._takers.takes(callback, 1)
        return self._syntax.unquoted(callback) == "String"
