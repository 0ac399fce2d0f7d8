"""Checks what a constant literal rests on: every name in it, every function, every type.

A name may stand for a value that never changes once its declaration has run; then the constant
must be placed below that declaration (`Settled.after`). Anything else makes the literal vary,
or leaves an obstacle that only people can judge.
"""

from allocscan.knowledge.constants import GLOBAL_VALUES, NUMBERS, SYMBOLS
from allocscan.records import dataclass
from allocscan.scopes.model import Binding, BindingKind
from allocscan.sites.captures import Captures
from allocscan.sites.constants import Constant, Kind, Need, Varies, Wanted
from allocscan.sites.constness import Judge
from allocscan.sites.contents import Changing, Contents, Fixed
from allocscan.sites.flow.visible import Visible
from allocscan.sites.imports import LEAVES, READ_EACH_TIME, Imports
from allocscan.sites.module_values import ModuleValues
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.placing.home import Home
from allocscan.sites.verdicts import Route
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import span_of
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import unwrapped

_WRITES = frozenset({Route.WRITTEN, Route.MUTATED})
_OF_OBJECTS = frozenset({Wanted.TEXT, Wanted.ITEMS, Wanted.CONTENTS})
"""What `undefined` and numbers are not: a method of them, or a copy, throws or differs."""
_MAX_CHAIN = 20
"""How many constants made of constants are followed before giving up."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The literal is constant. `after`: bindings whose declarations must come first."""

    after: tuple[Binding, ...]
    obstacles: tuple[Obstacle, ...]


def settle(
    literal: Node,
    constant: Constant,
    home: Home,
    judge: Judge,
    visible: Visible,
    contents: Contents,
    *,
    settled_imports: frozenset[str] = frozenset(),
) -> Settled | tuple[Varies, ...]:
    """Return what `literal` still asks for, or every need that does not hold.

    `settled_imports` are the imported names, and the members of such (`Kind.Open`), that are known
    to be constants elsewhere.
    """
    syntax, scopes = visible.syntax, visible.scopes
    clerk = _Clerk(home, judge, visible, contents, settled_imports)
    checked = [clerk.check(need, 0) for need in constant.needs]
    failed = tuple(varies for varies in checked if varies is not None)
    if failed:
        return failed
    for node in constant.stateful:
        clerk.object_to(Because.STATEFUL_LEAF, node)
    functions = any(need.wanted is Wanted.FUNCTION for need in constant.needs)
    if functions and scopes.is_strict_at(literal, syntax) != scopes.scope(home.scope).strict:
        clerk.object_to(Because.STRICTNESS, literal)
    return Settled(tuple(clerk.after), tuple(dict.fromkeys(clerk.obstacles)))


_KEYS = frozenset({Kind.STRING, Kind.NUMBER})
_FITTING = {Wanted.NUMBER: (Kind.NUMBER,), Wanted.TEXT: (Kind.STRING,)}


def _varies(node: Node) -> Varies:
    return Varies(READ_EACH_TIME, node)


class _Clerk:
    def __init__(
        self,
        home: Home,
        judge: Judge,
        visible: Visible,
        contents: Contents,
        settled_imports: frozenset[str],
    ) -> None:
        self.after: list[Binding] = []
        self.obstacles: list[Obstacle] = []
        syntax, scopes = visible.syntax, visible.scopes
        self._values = ModuleValues(home, syntax, scopes)
        self._syntax = syntax
        self._scopes = scopes
        self._judge = judge
        self._visible = visible
        self._contents = contents
        self._imports = Imports(visible, contents, settled_imports)
        self._closed = visible.closed

    def object_to(self, because: Because, node: Node) -> None:
        self.obstacles.append(Obstacle(because, span_of(node)))

    def _judged(self, said: Varies | Because | None, node: Node) -> Varies | None:
        if isinstance(said, Because):
            self.object_to(said, node)
            return None
        return said

    def check(self, need: Need, depth: int) -> Varies | None:
        if need.wanted in (Wanted.FUNCTION, Wanted.ELEMENT):
            # Not kept: it knows us, and in a circle both would hold the tree until the next
            # collection.
            captures = Captures(self._values, self._visible, self.object_to)
            return captures.check(need.node)
        if need.wanted is Wanted.BUILTIN:
            known = self._visible.global_path(need.node) == self._syntax.name(need.node)
            return None if known else Varies("calls what is no built-in here", need.node)
        if need.wanted is Wanted.METHOD:
            changed = self._visible.tampering.may_inherit(self._syntax.name(need.node))
            return Varies("calls what is no built-in here", need.node) if changed else None
        if need.node.type in ("member_expression", "subscript_expression"):
            return self._member(need.node, need.wanted, depth)
        return self._name(need.node, need.wanted, depth)

    def _name(self, node: Node, wanted: Wanted, depth: int) -> Varies | None:
        binding = self._scopes.binding(node)
        if binding is None:
            known = self._syntax.name(node) in GLOBAL_VALUES and wanted not in _OF_OBJECTS
            return None if known else Varies("is a global that can change", node)
        if binding.kind is BindingKind.IMPORT and self._values.outlives(binding):
            self.after.append(binding)  # TypeScript puts `require` where the import stands
            return self._judged(self._imports.name(node, binding, wanted), node)
        if not self._values.outlives(binding) or binding.obscured:
            return Varies("is local to the function", node)
        return self._module_value(binding, node, wanted, depth)

    def _module_value(
        self, binding: Binding, node: Node, wanted: Wanted, depth: int
    ) -> Varies | None:
        exposed = self._scopes.is_exposed(binding) and binding.kind is not BindingKind.ENUM
        if binding.written or len(binding.declarations) != 1 or exposed:
            return Varies("can be assigned to", node)
        if binding.doubled:
            return Varies("is declared in a block", node)
        at_top = self._scopes.is_at_top(binding)
        if at_top and not self._closed and binding.kind is not BindingKind.CONST:
            return Varies("is a global that can change", node)
        if binding.kind is BindingKind.FUNCTION and wanted is Wanted.ANY:
            return (
                None if self._values.is_hoisted(binding) else Varies("is declared in a block", node)
            )
        if binding.kind in (BindingKind.CLASS, BindingKind.ENUM) and wanted is Wanted.ANY:
            self.after.append(binding)
            return None
        value = self._values.initialiser(binding)
        if value is None:
            return Varies("is not a constant of this file", node)
        self.after.append(binding)
        if wanted is Wanted.ANY:
            return None
        if not self._values.is_named(value):
            return Varies("is taken out of another value", node)
        if wanted in (Wanted.CONTENTS, Wanted.ITEMS):
            return self._copied(self._contents.of(binding, value), node, wanted)
        return self._primitive(value, node, wanted, depth)

    def _copied(self, held: Fixed | Changing, node: Node, wanted: Wanted) -> Varies | None:
        """What stops `held` from giving the same copy at every call."""
        if isinstance(held, Changing):
            return self._changing(held, node)
        literal = held.literal
        fits = literal.type == "array" if wanted is Wanted.ITEMS else True
        if not fits or self._contents.is_odd(literal) or self._contents.has_hooks(literal):
            return Varies("copies another object as it is at that moment", node)
        return None

    def _changing(self, held: Changing, node: Node) -> Varies | None:
        if held.leak is None:
            return _varies(node)
        if held.leak.route in _WRITES:
            return Varies("is read from an object that is written to", node)
        self.obstacles.append(Obstacle(Because.CONTENTS, held.leak.at))
        return None

    def _primitive(self, value: Node, node: Node, wanted: Wanted, depth: int) -> Varies | None:
        judged = self._judge.kind_of(value)
        if judged is None or depth > _MAX_CHAIN:
            return Varies("is not known to be a constant number or string", node)
        kind, constant = judged
        fits = _FITTING.get(wanted, (Kind.NUMBER, Kind.STRING))
        if kind is Kind.NAME and value.type in ("identifier", "undefined"):
            return self._name(value, wanted, depth + 1)
        if kind not in fits:
            return Varies("is not known to be a constant number or string", node)
        for need in constant.needs:
            varies = self.check(need, depth + 1)
            if varies is not None:
                return Varies(varies.reason, node)
        return None

    def _member(self, node: Node, wanted: Wanted, depth: int) -> Varies | None:
        root, keys = self._chain(node)
        binding = self._scopes.binding(root) if root.type == "identifier" else None
        if binding is None:
            path = self._visible.global_path(node)
            number = path in NUMBERS and wanted not in _OF_OBJECTS
            settled = number or (path in SYMBOLS and wanted in (Wanted.ANY, Wanted.KEY))
            return None if settled else Varies(READ_EACH_TIME, node)
        if not self._values.outlives(binding) or binding.obscured or None in keys:
            return _varies(node)
        names = [key or "" for key in keys]
        if binding.kind is BindingKind.ENUM and len(keys) == 1:
            return self._enum_member(node, binding, names[0], wanted)
        if binding.kind is BindingKind.IMPORT:
            self.after.append(binding)
            return self._judged(self._imports.member(node, binding, names, wanted), node)
        if binding.kind is not BindingKind.CONST:
            return _varies(node)
        varies = self._module_value(binding, root, Wanted.ANY, depth)
        value = self._values.initialiser(binding)
        if varies is not None or value is None:
            return varies or _varies(node)
        if self._imports.is_required(value):
            whole = self._values.is_named(value)
            said = self._imports.required_member(node, binding, names, wanted, whole=whole)
            return self._judged(said, node)
        if not self._values.is_named(value):
            return _varies(node)
        return self._entry(self._contents.of(binding, value), names, node, wanted, depth)

    def _entry(
        self, held: Fixed | Changing, keys: list[str], node: Node, wanted: Wanted, depth: int
    ) -> Varies | None:
        """What stops the read of `keys` out of `held`, one after the other."""
        if isinstance(held, Changing):
            return self._changing(held, node) if wanted in LEAVES else _varies(node)
        for key in keys[:-1]:
            inside = self._contents.inside(held, key)
            if inside is None:
                return _varies(node)
            held = inside
        if wanted is Wanted.ANY:
            length = held.literal.type == "array" and keys[-1] == "length"
            odd = self._contents.is_odd(held.literal)
            missing = not length and self._contents.entry(held, keys[-1]) is None
            return _varies(node) if odd or missing else None
        if wanted in (Wanted.CONTENTS, Wanted.ITEMS):
            inside = self._contents.inside(held, keys[-1])
            return _varies(node) if inside is None else self._copied(inside, node, wanted)
        entry = self._contents.entry(held, keys[-1])
        return _varies(node) if entry is None else self._primitive(entry, node, wanted, depth)

    def _enum_member(
        self, node: Node, binding: Binding, name: str, wanted: Wanted
    ) -> Varies | None:
        member = self._contents.enum_member(binding, name)
        uses = self._contents.uses(binding)
        if member is None or binding.obscured or uses.written:
            return _varies(node)
        value = member.child_by_field_name("value")
        judged = None if value is None else self._judge.kind_of(value)
        plain = value is None or (judged is not None and judged[0] in _KEYS)
        if wanted is not Wanted.ANY and not (plain and wanted in (Wanted.KEY, Wanted.PRIMITIVE)):
            return Varies("is computed from an enum", node)
        if uses.other is not None:
            self.object_to(Because.CONTENTS, uses.other)
        self.after.append(binding)
        return None

    def _chain(self, node: Node) -> tuple[Node, list[str | None]]:
        """The first name of a member chain, and its keys from there on."""
        keys: list[str | None] = []
        while node.type in ("member_expression", "subscript_expression"):
            key = node.child_by_field_name("property") or node.child_by_field_name("index")
            inner = node.child_by_field_name("object")
            if key is None or inner is None or key.type == "private_property_identifier":
                return node, []
            keys.append(static_key(self._syntax, key))
            node = unwrapped(inner)
        return node, keys[::-1]
