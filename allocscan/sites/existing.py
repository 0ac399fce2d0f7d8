"""Does the file hold an equal constant already, that may stand for a literal?

It may when it is a `const` of the same body with the same tokens, is initialised before the
place where a new constant would have to stand, and holds now what it held then. Both hold nothing
but primitive values and literals of such; that nobody can tell the two apart is what the
literal's own journey proves: nothing that is compared, kept or changed is asked for here.
"""

from collections.abc import Iterable, Iterator

from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.contents import Contents, Fixed
from allocscan.sites.hoist_values import Existing, Local, Placement
from allocscan.sites.placing.home import Home
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

_CONTAINERS: Final = frozenset({"object", "array"})
_PRIMITIVES: Final = frozenset({"string", "number", "true", "false", "null"})
_DECLARATIONS: Final = frozenset({"lexical_declaration", "using_declaration"})
_KEYS: Final = frozenset({"property_identifier", "string", "number"})

Tokens = tuple[bytes, ...]
Looks = tuple[str, int]
"""What equal literals have in common: their type, and how many entries they have."""


class ExistingConstants:
    """Asked for the literals of one file; the constants of each body are read once."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, contents: Contents) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._contents = contents
        self._known: dict[int, dict[Looks, list[tuple[Node, Node]]]] = {}
        self._spelled: dict[tuple[int, str, int], dict[Tokens, list[Node]]] = {}

    def equal_to(
        self, literal: Node, home: Home, placement: Placement | None, local: Local | None
    ) -> Existing | None:
        """The constant of `home` that may take the place of `literal`, and of the uses of the
        `local` that it initialises. `placement` is where a new constant would stand."""
        if placement is None or not _is_plain(literal, self._syntax):
            return None
        places = [literal, *self._nodes(() if local is None else local.references)]
        for binding, declarator in self._equal(literal, home):
            seen = all(self._means(binding, place) for place in places)
            if seen and self._is_early(declarator, home, placement):
                found = self._fixed(binding, declarator)
                if found is not None:
                    return found
        return None

    def _equal(self, literal: Node, home: Home) -> Iterator[tuple[Binding, Node]]:
        """The constants of `home` with the same tokens, and their declarators."""
        alike = self._alike(literal, home)
        for declarator in alike.get(_tokens(literal, self._syntax), ()) if alike else ():
            name = declarator.child_by_field_name("name")
            binding = None if name is None else self._scopes.binding(name)
            if name is None or binding is None:
                continue
            if self._is_constant(binding, name, home):
                yield binding, declarator

    def _alike(self, literal: Node, home: Home) -> dict[Tokens, list[Node]]:
        """The constants of `home` that look like `literal`, by their tokens."""
        looks = _looks(literal)
        key = (home.body.id, *looks)
        known = self._spelled.get(key)
        if known is None:
            known = self._spelled[key] = {}
            for other, declarator in self._constants(home).get(looks, ()):
                known.setdefault(_tokens(other, self._syntax), []).append(declarator)
        return known

    def _fixed(self, binding: Binding, declarator: Node) -> Existing | None:
        value = declarator.child_by_field_name("value")
        fixed = None if value is None else self._contents.of(binding, value)
        if value is None or not isinstance(fixed, Fixed):
            return None
        if not fixed.deep and any(one.type in _CONTAINERS for one in _values(fixed.literal)):
            return None
        frozen = self._contents.frozen(value) is not None
        return Existing(binding.name, span_of(fixed.literal), frozen)

    def _constants(self, home: Home) -> dict[Looks, list[tuple[Node, Node]]]:
        """The literals that a `const` among the statements of `home` holds, with its declarator."""
        known = self._known.get(home.body.id)
        if known is not None:
            return known
        known = self._known[home.body.id] = {}
        for statement in home.statements:
            for declarator in _declarators(statement):
                value = declarator.child_by_field_name("value")
                if value is None or declarator.child_by_field_name("type"):
                    continue
                literal = self._contents.frozen(value) or value
                if literal.type in _CONTAINERS:
                    known.setdefault(_looks(literal), []).append((literal, declarator))
        return known

    def _is_constant(self, binding: Binding, name: Node, home: Home) -> bool:
        """True for a `const` of `home` that is declared by `name` alone."""
        constant = binding.kind is BindingKind.CONST and binding.scope == home.scope
        first = binding.declarations[0].id == name.id and name.type == "identifier"
        return constant and first and not (binding.obscured or binding.written)

    def _is_early(self, declarator: Node, home: Home, placement: Placement) -> bool:
        at: Node | None = declarator
        while at is not None and not home.has(at):
            at = self._syntax.parent(at)
        return at is not None and at.end_byte <= placement.offset

    def _means(self, binding: Binding, place: Node) -> bool:
        """True when the name of `binding` means it at `place`."""
        around = self._scopes.scope_around(place, self._syntax)
        found = self._scopes.lookup(binding.name, around.id)
        return found is not None and found.id == binding.id

    def _nodes(self, spans: Iterable[Span]) -> Iterator[Node]:
        for span in spans:
            node = self._syntax.root.descendant_for_byte_range(span.start, span.end)
            assert node is not None, "a reference is a node of the tree"
            yield node


def _declarators(statement: Node) -> Iterator[Node]:
    """What `statement`, exported or not, declares as constants."""
    declaration = statement.child_by_field_name("declaration") or statement
    for child in declaration.named_children if declaration.type in _DECLARATIONS else ():
        if child.type == "variable_declarator":
            yield child


def _looks(literal: Node) -> Looks:
    return literal.type, len(children_of(literal))


def _tokens(literal: Node, syntax: Syntax) -> Tokens:
    return tuple(
        syntax.text(node)
        for node in _everything(literal)
        if not node.child_count and node.type != "comment"
    )


def _everything(node: Node) -> Iterator[Node]:
    """Yield `node` and everything in it, brackets too, in source order."""
    pending = [node]
    while pending:
        at = pending.pop()
        yield at
        pending += reversed(at.children)


def _is_plain(literal: Node, syntax: Syntax) -> bool:
    """True when `literal` holds nothing but primitive values and literals of such."""
    if literal.type not in _CONTAINERS or any(one.type == "comment" for one in descend(literal)):
        return False
    return all(_is_known(entry, syntax) for entry in _entries(literal))


def _entries(literal: Node) -> Iterator[Node]:
    pending = [literal]
    while pending:
        for entry in children_of(pending.pop()):
            yield entry
            value = entry.child_by_field_name("value") if entry.type == "pair" else entry
            if value is not None and value.type in _CONTAINERS:
                pending.append(value)


def _is_known(entry: Node, syntax: Syntax) -> bool:
    value = entry.child_by_field_name("value") if entry.type == "pair" else entry
    if value is None or (entry.type == "pair" and not _has_plain_key(entry, syntax)):
        return False
    if value.type == "unary_expression":
        argument = value.child_by_field_name("argument")
        return argument is not None and argument.type == "number"
    return value.type in _PRIMITIVES or value.type in _CONTAINERS


def _has_plain_key(pair: Node, syntax: Syntax) -> bool:
    key = pair.child_by_field_name("key")
    return key is not None and key.type in _KEYS and b"__proto__" not in syntax.text(key)


def _values(literal: Node) -> Iterator[Node]:
    for entry in children_of(literal):
        value = entry.child_by_field_name("value") if entry.type == "pair" else entry
        if value is not None:
            yield unwrapped(value)
