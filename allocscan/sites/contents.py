"""What a module-level constant holds, and whether that ever changes.

`{ ...DEFAULTS, a: 1 }` and `COLORS.red` are constant when nothing in sight can add, change or
remove a property of `DEFAULTS` and `COLORS`: either they are frozen where they are made, or every
use of them only reads. No code out of sight may reach the object in that case.
"""

from itertools import pairwise

from allocscan.knowledge.conversions import CONVERSION_HOOKS
from allocscan.knowledge.pure_calls import Gives
from allocscan.records import dataclass
from allocscan.scopes.model import Binding, BindingId
from allocscan.sites.constant_calls import pure_call
from allocscan.sites.enum_members import members_of
from allocscan.sites.flow.moves import follow
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Value
from allocscan.sites.flow.visible import Visible
from allocscan.sites.table_uses import TableUses, table_uses
from allocscan.sites.verdicts import Escapes, Leak
from allocscan.syntax.binding import Node
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of, unwrapped

_CALLS = frozenset({"call_expression", "new_expression"})
_CONTAINERS = frozenset({"object", "array"})


@dataclass(frozen=True, slots=True)
class Fixed:
    """`literal` was evaluated once, and holds now what it held then. `deep`: so do those in it."""

    literal: Node
    deep: bool


@dataclass(frozen=True, slots=True)
class Changing:
    """It may hold something else later; `leak` is what stopped the proof, None when the object
    is not made by a literal at all."""

    leak: Leak | None


class Contents:
    """Asked for the constants of one file; each is followed once."""

    def __init__(self, visible: Visible) -> None:
        self._syntax = visible.syntax
        self._scopes = visible.scopes
        self._visible = visible
        self._closed = visible.closed
        self._known: dict[BindingId, Fixed | Changing] = {}
        self._uses: dict[tuple[BindingId, str | None], TableUses] = {}
        self._members: dict[BindingId, dict[str, Node]] = {}

    def of(self, binding: Binding, initialiser: Node) -> Fixed | Changing:
        """What the variable holds that `initialiser` is the first and only value of."""
        known = self._known.get(binding.id)
        if known is None:
            known = self._known[binding.id] = self._find(binding, initialiser)
        return known

    def uses(self, binding: Binding, member: str | None = None) -> TableUses:
        """What the file does with an enum, or with what it imports, or with a `member` of that."""
        known = self._uses.get((binding.id, member))
        if known is None:
            known = self._uses[binding.id, member] = table_uses(binding, self._visible, member)
        return known

    def enum_member(self, binding: Binding, name: str) -> Node | None:
        """The member `name` of the enum that `binding` declares, or the assignment of its
        initialiser; None where it has no such member."""
        if binding.id not in self._members:
            self._members[binding.id] = members_of(binding, self._syntax)
        return self._members[binding.id].get(name)

    def inside(self, fixed: Fixed, key: str) -> Fixed | None:
        """What the property `key` of `fixed` holds, if a literal that does not change either."""
        value = self.entry(fixed, key)
        frozen = None if value is None else self.frozen(value)
        if frozen is not None:
            return Fixed(frozen, fixed.deep)
        literal = None if value is None else unwrapped(value)
        fits = literal is not None and literal.type in _CONTAINERS and fixed.deep
        return Fixed(literal, True) if literal is not None and fits else None

    def entry(self, fixed: Fixed, key: str) -> Node | None:
        """The expression that gave the property `key` its value; None when that is not plain."""
        if self.is_odd(fixed.literal):
            return None
        found: Node | None = None
        elements = fixed.literal.type == "array"
        for position, one in enumerate(children_of(fixed.literal)):
            if one.type == "spread_element":
                if elements:
                    return None
                found = None  # it may have the key, too
                continue
            if elements:
                found = one if str(position) == key else found
                continue
            name = one.child_by_field_name("key")
            name = one if name is None else name
            own = static_key(self._syntax, name)
            if own is None:
                return None
            if own == key:
                found = one.child_by_field_name("value") or one
        return found

    def is_odd(self, literal: Node) -> bool:
        """True when reading from `literal`, or copying it, may run code or find holes."""
        if literal.type == "array":
            kinds = [child.type for child in literal.children[1:-1] if child.type != "comment"]
            return any(pair == (",", ",") for pair in pairwise([",", *kinds]))
        for entry in children_of(literal):
            if entry.type == "method_definition":
                return True
            key = entry.child_by_field_name("key") or entry
            if entry.type == "spread_element":
                continue
            if static_key(self._syntax, key) in (None, "__proto__"):
                return True
        return False

    def has_hooks(self, literal: Node) -> bool:
        """True when an own property of `literal` may be called by a conversion."""
        return literal.type == "object" and any(
            entry.type == "spread_element"
            or static_key(self._syntax, entry.child_by_field_name("key") or entry)
            in CONVERSION_HOOKS
            for entry in children_of(literal)
        )

    def frozen(self, expression: Node) -> Node | None:
        """The literal that `expression`, a call of `Object.freeze`, freezes and gives."""
        call = unwrapped(expression)
        found = pure_call(call, self._syntax) if call.type in _CALLS else None
        arguments = call.child_by_field_name("arguments")
        if found is None or found[0].gives is not Gives.ARGUMENT or arguments is None:
            return None
        callee = call.child_by_field_name("function")
        if callee is None or self._visible.global_path(callee) is None:
            return None
        inner = unwrapped(children_of(arguments)[0]) if children_of(arguments) else call
        return inner if inner.type in _CONTAINERS else None

    def _find(self, binding: Binding, initialiser: Node) -> Fixed | Changing:
        frozen = self.frozen(initialiser)
        literal = unwrapped(initialiser) if frozen is None else frozen
        if literal.type not in _CONTAINERS:
            return Changing(None)
        leak = self._leak(literal)
        at_top = self._scopes.is_at_top(binding)
        if leak is None and (self._closed or not at_top):
            return Fixed(literal, deep=True)
        return Changing(leak) if frozen is None else Fixed(literal, deep=False)

    def _leak(self, literal: Node) -> Leak | None:
        flow = Flow(literal, self._syntax, self._scopes, self._visible)
        flow.to(literal, Value(frozenset({0})))
        follow(flow)
        escape = flow.escape()
        return escape.leaks[0] if isinstance(escape, Escapes) else None
