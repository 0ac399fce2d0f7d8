"""Names that surely are local to the functions around a literal, without scopes.

What a parameter or a declaration binds inside the function that builds a literal does not exist
where the literal would be hoisted to (hazards A20). Most literals are done with so.
"""

from collections.abc import Iterator

from allocscan.sites.constants import Constant, Need, Wanted
from allocscan.sites.find import repeater
from allocscan.sites.placing.wrappers import NAMESPACES, wrapped_body
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend, is_field, unwrapped
from allocscan.typed import Final

_VAR: Final = "variable_declaration"
_NAMED: Final = frozenset({"function_declaration", "generator_function_declaration"}) | (
    CLASSES - {"class"}
)
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_INNER: Final = {
    "assignment_pattern": "left",
    "object_assignment_pattern": "left",
    "pair_pattern": "value",
    "required_parameter": "pattern",
    "optional_parameter": "pattern",
}
_HOLDERS: Final = frozenset(
    {"object_pattern", "array_pattern", "rest_pattern", "formal_parameters"}
)
_NAMES: Final = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_BINDING: Final = FUNCTIONS | {"statement_block", "for_in_statement", "catch_clause"}
_USES: Final = frozenset({"identifier", "shorthand_property_identifier"})
_TAKEN: Final = frozenset({Wanted.FUNCTION, Wanted.ELEMENT})


class Nearby:
    """Asked about the literals of one file."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._bound: dict[int, frozenset[bytes]] = {}

    def local(self, literal: Node, constant: Constant) -> Node | None:
        """What `constant` needs and `literal` cannot take along; None where that is not sure."""
        if not constant.needs:
            return None
        local = self._around(literal)
        for need in constant.needs:
            if self._needs_one(need, local):
                return need.node
        return None

    def _needs_one(self, need: Need, local: frozenset[bytes]) -> bool:
        if need.wanted in _TAKEN:
            return self._takes_one(need.node, local)
        if need.wanted in (Wanted.BUILTIN, Wanted.METHOD):
            return False
        node = unwrapped(need.node)
        while node.type in _MEMBERS:
            inner = node.child_by_field_name("object")
            if inner is None:
                return False
            node = unwrapped(inner)
        return node.type in _USES and self._syntax.text(node) in local

    def _takes_one(self, function: Node, local: frozenset[bytes]) -> bool:
        """True when `function`, or JSX, mentions one of the names `local` and binds none of that
        name itself."""
        mentioned = {
            text
            for node in descend(function)
            if node.type in _USES and (text := self._syntax.text(node)) in local
        }
        if not mentioned:
            return False
        own = {
            text
            for node in descend(function)
            if node.type in _NAMES and (text := self._syntax.text(node)) in mentioned
            if self._may_bind(node)
        }
        return bool(mentioned - own)

    def _may_bind(self, name: Node) -> bool:
        """False for what surely only mentions a name: an operand, an argument, an entry."""
        parent = self._syntax.parent(name)
        if parent is not None and parent.type == "arrow_function":
            return not is_field(parent, "body", name)
        return parent is None or parent.type not in _MENTIONING

    def _around(self, literal: Node) -> frozenset[bytes]:
        """The names bound between `literal` and where its file's constants can stand: that is
        outside of what repeats it (`Homes.of`)."""
        found: frozenset[bytes] = frozenset()
        repeats = repeater(self._syntax, literal)
        if repeats is None:
            return found
        at, left = self._syntax.parent(literal), False
        while at is not None:
            if left and (at.type in NAMESPACES or self._wraps(at)):
                break
            if at.type in _BINDING and not (left and self._is_home(at)):
                found |= self._bound_by(at)
            left = left or at.id == repeats.id
            at = self._syntax.parent(at)
        return found

    def _wraps(self, function: Node) -> bool:
        return function.type in FUNCTIONS and wrapped_body(self._syntax, function) is not None

    def _is_home(self, at: Node) -> bool:
        """True for the body of a function that wraps a file, or of a namespace."""
        around = self._syntax.parent(at) if at.type == "statement_block" else None
        return around is not None and (around.type in NAMESPACES or self._wraps(around))

    def _bound_by(self, at: Node) -> frozenset[bytes]:
        known = self._bound.get(at.id)
        if known is None:
            known = self._bound[at.id] = frozenset(self._found_in(at))
        return known

    def _found_in(self, at: Node) -> Iterator[bytes]:
        if at.type == "statement_block":
            yield from self._declared(at)
            return
        fields: tuple[str, ...] = ("parameters", "parameter")
        if at.type == "for_in_statement":
            kind = at.child_by_field_name("kind")
            fields = () if kind is None or kind.type == "var" else ("left",)
        for field in fields:
            pattern = at.child_by_field_name(field)
            if pattern is not None:
                yield from self._names_in(pattern)

    def _declared(self, block: Node) -> Iterator[bytes]:
        """What is declared in `block` itself; a `var` belongs to the function around it, of which
        only the body is sure to be one."""
        owner = self._syntax.parent(block)
        own = owner is not None and owner.type in FUNCTIONS
        for statement in block.named_children:
            if statement.type == "lexical_declaration" or (own and statement.type == _VAR):
                for declarator in statement.named_children:
                    name = declarator.child_by_field_name("name")
                    if name is not None:
                        yield from self._names_in(name)
            elif statement.type in _NAMED:
                name = statement.child_by_field_name("name")
                if name is not None:
                    yield self._syntax.text(name)

    def _names_in(self, pattern: Node) -> Iterator[bytes]:
        pending = [pattern]
        while pending:
            node = pending.pop()
            if node.type in _NAMES:
                yield self._syntax.text(node)
            elif node.type in _INNER:
                inner = node.child_by_field_name(_INNER[node.type])
                pending += [] if inner is None else [inner]
            elif node.type in _HOLDERS:
                pending += node.named_children


_MENTIONING: Final = frozenset(
    {"arguments", "array", "binary_expression", "call_expression", "jsx_expression", "pair"}
    | {"member_expression", "new_expression", "object", "return_statement", "spread_element"}
    | {"subscript_expression", "template_substitution", "ternary_expression", "unary_expression"}
)
