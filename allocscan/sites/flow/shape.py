"""The objects that one evaluation of a literal makes, and which of them hold which.

A *part* is an object, array, function or regular expression that the literal's own text makes;
primitives and references to things made elsewhere are not parts.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from tree_sitter import Node

from allocscan.knowledge.effects import CONVERSION_HOOKS
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.syntax.kinds import CASTS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend

Parts = frozenset[int]
"""Indexes into `Shape.parts`."""

_PLAIN_NAMES: Final = frozenset(
    {"property_identifier", "shorthand_property_identifier"}
    | {"shorthand_property_identifier_pattern"}
)
_NEVER_CALLABLE: Final = frozenset(
    {"string", "number", "true", "false", "null", "undefined", "template_string", "object"}
    | {"array", "regex", "unary_expression"}
)
_OWN_THIS: Final = FUNCTIONS - {"arrow_function"}

NONE: Parts = frozenset()


class PartKind(Enum):
    """What a part is; decides which built-in methods it has."""

    OBJECT = "object"
    ARRAY = "array"
    FUNCTION = "function"
    REGEXP = "regexp"


@dataclass(slots=True)
class Part:
    """One part. `keyed` are the parts it holds by static key, `children` all that it holds.

    Parts are numbered in source order, outer before inner: those below part `i`, at any depth,
    are `i + 1` to `end`, without `end`.
    `open_keys`: a computed key or a spread: any key may hold any child.
    `keys` are its own static keys. `methods`: every own value is a function that does not look
    at its `this`; `free` are the static keys whose value is always such a function.
    """

    node: Node
    kind: PartKind
    owner: int | None
    end: int
    children: set[int] = field(default_factory=set)
    keyed: dict[str, set[int]] = field(default_factory=dict)
    open_keys: bool = False
    methods: bool = False
    keys: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    hooked: bool = False
    """It, or something below it, may have a method that conversions or iteration call."""


class Shape:
    """The parts of one literal; part 0 is the literal."""

    def __init__(self, literal: Node, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self.parts: list[Part] = []
        self._build(literal)
        self._close()

    def child(self, parts: Parts, key: str | None) -> Parts:
        """The parts that reading `key` (None: an unknown one) from any of `parts` can give."""
        found: set[int] = set()
        for index in parts:
            part = self.parts[index]
            if key is None or part.open_keys:
                found |= part.children
            else:
                found |= part.keyed.get(key, set())
        return frozenset(found)

    def below(self, parts: Parts) -> Parts:
        """Every part that `parts` hold, at any depth, without themselves."""
        found: set[int] = set()
        for index in parts:
            found |= set(range(index + 1, self.parts[index].end))
        return frozenset(found)

    def kinds(self, parts: Parts) -> frozenset[PartKind]:
        """The kinds among `parts`."""
        return frozenset(self.parts[index].kind for index in parts)

    def hooked(self, parts: Parts) -> bool:
        """True when converting one of `parts` would run a method of its own."""
        return any(self.parts[index].hooked for index in parts)

    def _build(self, literal: Node) -> None:
        pending: list[tuple[Node, int | None, str | None]] = [(literal, None, None)]
        while pending:
            node, owner, key = pending.pop()
            kind = _kind(node)
            if kind is None:
                pending += [(inner, owner, key) for inner in _results(node)]
                continue
            index = len(self.parts)
            part = Part(node, kind, owner, index + 1)
            self.parts.append(part)
            if owner is not None:
                self._adopt(self.parts[owner], key, index)
            if kind is PartKind.OBJECT:
                pending += [(value, index, name) for value, name in self._entries(part)][::-1]
            elif kind is PartKind.ARRAY:
                pending += [(value, index, name) for value, name in _elements(part)][::-1]

    def _adopt(self, owner: Part, key: str | None, index: int) -> None:
        owner.children.add(index)
        if key is None:
            owner.open_keys = True
        else:
            owner.keyed.setdefault(key, set()).add(index)

    def _entries(self, part: Part) -> list[tuple[Node, str | None]]:
        entries: list[tuple[Node, str | None]] = []
        keys: set[str] = set()
        bound: set[str] = set()
        only_methods = True
        for node in part.node.named_children:
            if node.type == "comment":
                continue
            key, value = self._entry(node)
            if node.type == "spread_element":
                part.open_keys = True
                only_methods = False
                entries += [(inner, None) for inner in node.named_children]
                continue
            if key is None:
                part.open_keys = True
            else:
                keys.add(key)
            if key is None or key in CONVERSION_HOOKS:
                part.hooked |= value.type not in _NEVER_CALLABLE
            part.hooked |= _is_accessor(node)
            if not self._ignores_this(value):
                only_methods = False
                bound |= keys if key is None else {key}
            entries.append((value, key))
        part.methods, part.keys, part.free = only_methods, frozenset(keys), frozenset(keys - bound)
        return entries

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
            binding = self._scopes.binding(value)
            if binding is None or binding.kind is not BindingKind.FUNCTION or binding.written:
                return False
            declared = self._syntax.parent(binding.declarations[0])
            return declared is not None and _no_this(declared)
        if _is_accessor(value):
            return False
        return value.type == "arrow_function" or (value.type in FUNCTIONS and _no_this(value))

    def _close(self) -> None:
        for part in reversed(self.parts):
            if part.owner is not None:
                owner = self.parts[part.owner]
                owner.end = max(owner.end, part.end)
                owner.hooked |= part.hooked


def static_key(syntax: Syntax, key: Node) -> str | None:
    """The property name that `key` spells, or None when it is computed at run time.

    Numbers and escapes are compared by their text: `1.0` and `1` count as different keys, so
    reads by such keys must go through `None`.
    """
    text = syntax.name(key)
    if key.type in _PLAIN_NAMES:
        return None if "\\" in text else text
    if key.type == "string" and "\\" not in text:
        return text[1:-1]
    if key.type == "number" and text.isdigit() and (text == "0" or text[0] != "0"):
        return text
    return None


def _elements(part: Part) -> list[tuple[Node, str | None]]:
    found: list[tuple[Node, str | None]] = []
    position = 0
    for child in part.node.children[1:-1]:
        if child.type == ",":
            position += 1
        elif child.type == "spread_element":
            part.open_keys = True
            found += [(inner, None) for inner in child.named_children]
        elif child.is_named and child.type != "comment":
            found.append((child, None if part.open_keys else str(position)))
    return found


def _kind(node: Node) -> PartKind | None:
    if node.type == "object":
        return PartKind.OBJECT
    if node.type == "array":
        return PartKind.ARRAY
    if node.type == "regex":
        return PartKind.REGEXP
    return PartKind.FUNCTION if node.type in FUNCTIONS else None


def _results(node: Node) -> list[Node]:
    """The sub-expressions that `node` can evaluate to."""
    if node.type == "ternary_expression":
        fields = ("consequence", "alternative")
    elif node.type == "binary_expression":
        fields = ("left", "right")
    elif node.type == "parenthesized_expression" or node.type in CASTS:
        return children_of(node)[:1]
    elif node.type == "type_assertion":
        return node.named_children[-1:]
    else:
        return []
    return [part for field in fields if (part := node.child_by_field_name(field)) is not None]


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
