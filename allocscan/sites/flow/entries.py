"""The entries of one object or array literal: which expression each key holds, and what of them
is called by itself or looks at its `this`."""

from allocscan.knowledge.conversions import CONVERSION_HOOKS
from allocscan.knowledge.pure_calls import Gives
from allocscan.records import dataclass
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.constant_calls import pure_call
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CASTS, FUNCTIONS
from allocscan.syntax.parents import fresh
from allocscan.syntax.parse import Syntax
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

CALLS: Final = frozenset({"call_expression", "new_expression"})
_NEVER_CALLABLE: Final = frozenset(
    {"string", "number", "true", "false", "null", "undefined", "template_string", "object"}
    | {"array", "regex", "unary_expression"}
)
_LEAVES: Final = frozenset({"comment", "identifier", "number", "string", "true", "false", "null"})
"""What makes no object, nor holds one that is made there; most entries are."""

_OWN_THIS: Final = FUNCTIONS - {"arrow_function"}

Entry = tuple[Node, str | None]
"""A value's expression and its static key; None for an unknown key."""


@dataclass(frozen=True, slots=True)
class Entries:
    """`listed` in source order, those of literals that are spread among them, but for leaves.

    `open_keys`: a computed key or a spread: any key may hold any value. `keys` are the static
    ones. `methods`: every value is a function that does not look at its `this`; `free` are the
    static keys whose value is always such a function. `hooked`: a value may be a method that
    conversions or iteration call.
    """

    listed: tuple[Entry, ...]
    open_keys: bool
    keys: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    methods: bool = False
    hooked: bool = False


class Reader:
    """Reads the literals of one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def array(self, literal: Node) -> Entries:
        """The elements; keys are positions until something is spread."""
        listed: list[Entry] = []
        position, open_keys = 0, False
        for child in fresh(literal).children[1:-1]:
            if child.type == ",":
                position += 1
            elif child.type == "spread_element":
                open_keys = True
                listed += _listed(_spread(child)[0])
            elif child.is_named and child.type not in _LEAVES:
                listed.append((child, None if open_keys else str(position)))
        return Entries(tuple(listed), open_keys)

    def object(self, literal: Node) -> Entries:
        """The properties, methods and accessors."""
        listed: list[Entry] = []
        keys: set[str] = set()
        bound: set[str] = set()
        open_keys = hooked = False
        only_methods = True
        for node in children_of(literal):
            if node.type == "spread_element":
                values, sources = _spread(node)
                hooked |= any(map(_may_hook, values)) or not self._are_plain(sources)
                listed += _listed(values)
                bound |= keys  # what is spread may take the place of what stands before it
                open_keys, only_methods = True, False
                continue
            key, value = self._entry(node)
            open_keys |= key is None
            keys |= set() if key is None else {key}
            hooked |= _is_accessor(node)
            if key is None or key in CONVERSION_HOOKS:
                hooked |= _may_hook(value)
            if not self._ignores_this(value):
                only_methods = False
                bound |= keys if key is None else {key}
            if value.type not in _LEAVES:
                listed.append((value, key))
        free = frozenset(keys - bound)
        return Entries(tuple(listed), open_keys, frozenset(keys), free, only_methods, hooked)

    def _are_plain(self, sources: list[Node]) -> bool:
        """True when nothing that is spread by name has a method that conversions call."""
        for source in sources:
            binding = self._scopes.binding(source) if source.type == "identifier" else None
            declared = None if binding is None else self._syntax.parent(binding.declarations[0])
            value = None if declared is None else declared.child_by_field_name("value")
            literal = None if value is None else self._frozen_or_self(unwrapped(value))
            if literal is None or literal.type not in ("object", "array"):
                return False
            for entry in children_of(literal) if literal.type == "object" else ():
                key, _ = self._entry(entry)
                if key is None or key in CONVERSION_HOOKS or entry.type == "spread_element":
                    return False
        return True

    def _frozen_or_self(self, node: Node) -> Node:
        found = pure_call(node, self._syntax) if node.type in CALLS else None
        arguments = node.child_by_field_name("arguments")
        if found is None or found[0].gives is not Gives.ARGUMENT or arguments is None:
            return node
        return unwrapped(next(iter(children_of(arguments)), node))

    def _entry(self, node: Node) -> tuple[str | None, Node]:
        if node.type == "shorthand_property_identifier":
            return self._syntax.name(node), node
        name = node.child_by_field_name("name" if node.type == "method_definition" else "key")
        value = node if node.type == "method_definition" else node.child_by_field_name("value")
        key = None if name is None else static_key(self._syntax, name)
        return key, value if value is not None else node

    def _ignores_this(self, value: Node) -> bool:
        """True when `value` is a function that gives nothing away of the object it is called on."""
        while value.type == "parenthesized_expression" or value.type in CASTS:
            value = children_of(value)[0]
        if value.type in ("identifier", "shorthand_property_identifier"):
            function = self._function(value)
            return function is not None and (
                function.type == "arrow_function" or _no_this(function)
            )
        if _is_accessor(value):
            return False
        return value.type == "arrow_function" or (value.type in FUNCTIONS and _no_this(value))

    def _function(self, name: Node) -> Node | None:
        """The function that `name` always stands for, as far as its declaration shows."""
        binding = self._scopes.binding(name)
        declared = None if binding is None else self._syntax.parent(binding.declarations[0])
        if binding is None or declared is None or binding.written or binding.obscured:
            return None
        if binding.kind is BindingKind.FUNCTION:
            return declared
        if binding.kind is not BindingKind.CONST or declared.type != "variable_declarator":
            return None
        value = declared.child_by_field_name("value")
        inner = None if value is None else unwrapped(value)
        return inner if inner is not None and inner.type in FUNCTIONS else None


def _listed(values: list[Node]) -> list[Entry]:
    """The entries of `values`, which are spread: any key may hold them."""
    return [(value, None) for value in values if value.type not in _LEAVES]


def _spread(spread: Node) -> tuple[list[Node], list[Node]]:
    """The values in a literal that is spread, and in those spread in it; and what else is spread,
    by name or out of a call: that is made elsewhere, or primitive."""
    values: list[Node] = []
    sources: list[Node] = []
    pending = children_of(spread)
    while pending:
        node = unwrapped(pending.pop())
        if node.type not in ("object", "array"):
            sources.append(node)
            continue
        for entry in children_of(node):
            if entry.type == "spread_element":
                pending += children_of(entry)
            else:
                values.append(entry.child_by_field_name("value") or entry)
    return values, sources


def _may_hook(value: Node) -> bool:
    return value.type not in _NEVER_CALLABLE


def _is_accessor(node: Node) -> bool:
    return node.type == "method_definition" and any(
        child.type in ("get", "set") for child in node.children
    )


def uses_this(literal: Node) -> bool:
    """True when a function directly in the object `literal` names its own `this` or `super`."""
    for entry in literal.named_children:
        value = entry.child_by_field_name("value") if entry.type == "pair" else entry
        if value is not None and value.type in _OWN_THIS and not _no_this(value):
            return True
    return False


def _no_this(function: Node) -> bool:
    """True when neither `function` nor an arrow in it names its `this` or `super`."""
    return not any(node.type in ("this", "super") for node in descend(function, _OWN_THIS))
