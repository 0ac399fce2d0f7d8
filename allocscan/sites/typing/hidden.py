"""Members that only the code of a class may name (TypeScript Handbook, "Member Visibility")."""

from collections.abc import Iterator

from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend
from allocscan.typed import Final

_HIDDEN: Final = frozenset({b"private", b"protected"})
_MODIFIER: Final = "accessibility_modifier"
_NAMES: Final = frozenset({"property_identifier", "shorthand_property_identifier_pattern"})
_DECLARING: Final = frozenset(
    {"method_definition", "pair", "property_signature", "public_field_definition"}
)
_TYPED: Final = frozenset({"identifier", "type_identifier"})


class HiddenNames:
    """Asked about the literals of one file; what a class hides is looked up once."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._known: dict[int, tuple[frozenset[bytes], frozenset[bytes]]] = {}

    def named_in(self, code: Node, literal: Node) -> Iterator[Node]:
        """Yield what `code`, the `literal` or a type beside it, names of the classes around it that
        no code outside of them may name. What a class inherits is not known: there, all that has
        to do with the class itself counts."""
        syntax = self._syntax
        around = syntax.enclosing(literal, CLASSES)
        while around is not None:
            members, owners = self._of(around)
            for node in descend(code):
                text = syntax.text(node)
                owned = node.type in _TYPED and text in owners
                if owned or (node.type in _NAMES and text in members and _is_read(node, syntax)):
                    yield node
            around = syntax.enclosing(around, CLASSES)

    def _of(self, declared: Node) -> tuple[frozenset[bytes], frozenset[bytes]]:
        """What the class `declared` hides: its members, and the names that lead to it."""
        if declared.id not in self._known:
            members = _hidden_of(declared, self._syntax)
            self._known[declared.id] = members, _owners(declared, members, self._syntax)
        return self._known[declared.id]


def _hidden_of(declared: Node, syntax: Syntax) -> frozenset[bytes]:
    """The names of the members that are `private` or `protected`."""
    found = set[bytes]()
    body = declared.child_by_field_name("body")
    for member in children_of(body) if body is not None else ():
        name = member.child_by_field_name("name")
        if name is not None and _is_hidden(member, syntax):
            found.add(syntax.text(name))
        parameters = member.child_by_field_name("parameters")
        for parameter in children_of(parameters) if parameters is not None else ():
            pattern = parameter.child_by_field_name("pattern")
            if pattern is not None and _is_hidden(parameter, syntax):
                found.add(syntax.text(pattern))
    return frozenset(found)


def _owners(declared: Node, members: frozenset[bytes], syntax: Syntax) -> frozenset[bytes]:
    """The name of the class where it says too little by itself: one that inherits, or has a
    constructor that nobody else may call; and the names of what it inherits from."""
    name = declared.child_by_field_name("name")
    own = set[bytes]() if name is None else {syntax.text(name)}
    inherited = [child for child in declared.children if child.type == "class_heritage"]
    if inherited:
        nodes = (node for each in inherited for node in descend(each))
        return frozenset(own.union(syntax.text(node) for node in nodes if node.type in _TYPED))
    return frozenset(own) if b"constructor" in members else frozenset()


def _is_read(name: Node, syntax: Syntax) -> bool:
    """False for a key of what is written there."""
    parent = syntax.parent(name)
    return parent is None or parent.type not in _DECLARING


def _is_hidden(member: Node, syntax: Syntax) -> bool:
    modifiers = (child for child in member.children if child.type == _MODIFIER)
    return any(syntax.text(child) in _HIDDEN for child in modifiers)
