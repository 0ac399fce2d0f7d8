"""The objects that one evaluation of a literal makes, and which of them hold which.

A *part* is an object, array, function or regular expression that the literal's own text makes, or
what a pure call in it gives; primitives and references to things made elsewhere are not parts.
"""

from allocscan.enums import Enum
from allocscan.knowledge.instances import Made
from allocscan.knowledge.pure_calls import Gives
from allocscan.records import dataclass, field
from allocscan.scopes.model import ScopeTree
from allocscan.sites.constant_calls import pure_call
from allocscan.sites.flow.entries import CALLS, Entry, Reader
from allocscan.sites.made.conditions import parsed
from allocscan.sites.made.found import Making, making
from allocscan.sites.made.parts import containers, remembers
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CASTS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.regexps import MEMORY, flags_of
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

Parts = frozenset[int]
"""Indexes into `Shape.parts`."""

NONE: Parts = frozenset()


class PartKind(Enum):
    """What a part is; decides which built-in methods it has."""

    OBJECT = "object"
    ARRAY = "array"
    FUNCTION = "function"
    REGEXP = "regexp"
    SET = "set"
    MAP = "map"
    GLOBAL_REGEXP = "regexp with a memory"
    TYPED_ARRAY = "typed array"
    FORMATTER = "formatter"
    ENCODER = "encoder"
    DECODER = "decoder"


PATTERNS: Final = frozenset({PartKind.REGEXP, PartKind.GLOBAL_REGEXP})

_GIVEN: Final = {
    Gives.PRIMITIVES: PartKind.ARRAY,
    Gives.ELEMENTS: PartKind.ARRAY,
    Gives.PAIRS: PartKind.ARRAY,
    Gives.SET: PartKind.SET,
    Gives.MAP: PartKind.MAP,
    Gives.RECORD: PartKind.OBJECT,
    Gives.TYPED_ARRAY: PartKind.TYPED_ARRAY,
}
_MADE: Final = {
    Made.REGEXP: PartKind.REGEXP,
    Made.FORMATTER: PartKind.FORMATTER,
    Made.ENCODER: PartKind.ENCODER,
    Made.DECODER: PartKind.DECODER,
}


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
        self._reader = Reader(syntax, scopes)
        self.parts: list[Part] = []
        made = making(literal, syntax) if literal.type in CALLS else None
        if made is None:
            self._build(literal)
        else:
            self._make(made)
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
            kind = self._kind(node)
            if kind is None and node.type in CALLS:
                pending += [(inner, owner, key) for inner in self._given(node, owner, key)]
                continue
            if kind is None:
                pending += [(inner, owner, key) for inner in _results(node)]
                continue
            part = self._part(node, kind, owner, key)
            index = part.end - 1
            pending += [(value, index, name) for value, name in self._entries(part)[::-1]]

    def _kind(self, node: Node) -> PartKind | None:
        if node.type == "object":
            return PartKind.OBJECT
        if node.type == "array":
            return PartKind.ARRAY
        if node.type == "regex":
            memory = flags_of(node, self._syntax) & MEMORY
            return PartKind.GLOBAL_REGEXP if memory else PartKind.REGEXP
        return PartKind.FUNCTION if node.type in FUNCTIONS else None

    def _entries(self, part: Part) -> tuple[Entry, ...]:
        """Take down what the literal of `part` says of it, and give what may be a part below it."""
        if part.kind not in (PartKind.OBJECT, PartKind.ARRAY):
            return ()
        is_object = part.kind is PartKind.OBJECT
        entries = self._reader.object(part.node) if is_object else self._reader.array(part.node)
        part.open_keys, part.keys, part.free = entries.open_keys, entries.keys, entries.free
        part.methods, part.hooked = entries.methods, entries.hooked
        return entries.listed

    def _part(self, node: Node, kind: PartKind, owner: int | None, key: str | None) -> Part:
        index = len(self.parts)
        part = Part(node, kind, owner, index + 1)
        self.parts.append(part)
        if owner is not None:
            self._adopt(self.parts[owner], key, index)
        return part

    def _given(self, call: Node, owner: int | None, key: str | None) -> list[Node]:
        """Add what a pure call gives; or the argument that it gives back."""
        found = pure_call(call, self._syntax)
        row = None if found is None else found[0]
        if row is not None and row.gives is Gives.ARGUMENT:
            arguments = call.child_by_field_name("arguments")
            return [] if arguments is None else children_of(arguments)[:1]
        kind = None if row is None else _GIVEN.get(row.gives)
        if row is not None and kind is not None:
            part = self._part(call, kind, owner, key)
            part.open_keys = True
            if row.gives is Gives.PAIRS:  # one for all of them
                self._part(call, PartKind.ARRAY, part.end - 1, None)
        return []

    def _make(self, made: Making) -> None:
        """The literal is a call that makes an instance, or what a text stands for."""
        if made.row.made is not Made.PARSED:
            memory = remembers(made, self._syntax)
            kind = PartKind.GLOBAL_REGEXP if memory else _MADE[made.row.made]
            self._part(made.call, kind, None, None)
            return
        for owner, key, held in containers(parsed(made, self._syntax)):
            kind = PartKind.OBJECT if isinstance(held, dict) else PartKind.ARRAY
            part = self._part(made.call, kind, owner, key)
            part.keys = frozenset(held) if isinstance(held, dict) else frozenset()

    def _adopt(self, owner: Part, key: str | None, index: int) -> None:
        owner.children.add(index)
        if key is None:
            owner.open_keys = True
        else:
            owner.keyed.setdefault(key, set()).add(index)

    def _close(self) -> None:
        for part in reversed(self.parts):
            if part.owner is not None:
                owner = self.parts[part.owner]
                owner.end = max(owner.end, part.end)
                owner.hooked |= part.hooked


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
