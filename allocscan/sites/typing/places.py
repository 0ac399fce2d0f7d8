"""Which type does its place give to a literal? As far as the text of the file says.

The answers were checked with tsc 5.9 on the programs of `tests/typed`. TypeScript types a literal
by what is wanted where it stands, so that a constant needs that type written beside it.
"""

from allocscan.scopes.model import ScopeTree
from allocscan.sites.flow.visible import Visible
from allocscan.sites.typing.literals import (
    has_all_of,
    has_like_members,
    have_same_keys,
    is_homogeneous,
)
from allocscan.sites.typing.members import ELEMENT, Key, member_type, not_nullish
from allocscan.sites.typing.parameters import (
    GENERIC,
    GIVES_MEMBERS,
    LOOKS_AT_ALL,
    annotation_of,
    parameter_type,
)
from allocscan.sites.typing.returned import is_typed_by_context, result_type, returned_by
from allocscan.sites.typing.wanted import Demanded, Lost, Merged, Own, PlaceType, Written
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

_UNTYPED: Final = frozenset(
    {"expression_statement", "member_expression", "sequence_expression", "switch_statement"}
    | {"template_substitution", "throw_statement", "unary_expression"}
)
"""Parents that ask nothing of the type."""


class PlaceTypes:
    """Answers for one file."""

    def __init__(self, visible: Visible, syntax: Syntax, scopes: ScopeTree) -> None:
        self._visible = visible
        self._syntax = syntax
        self._scopes = scopes

    def of(self, moved: Node) -> PlaceType:
        """The type that the place of `moved` gives it."""
        merges, keys = False, list[Key]()
        node, parent = moved, self._syntax.parent(moved)
        while parent is not None:
            match parent.type:
                case "parenthesized_expression":
                    pass
                case "ternary_expression" if not _is(parent, "condition", node):
                    merges = True
                case "binary_expression" if _is_fallback(parent, node):
                    merges = True
                case "pair" if _is(parent, "value", node):
                    keys.append(_key(parent, self._syntax))
                case "array":
                    keys.append(ELEMENT)
                case "object":
                    pass
                case "spread_element" if (whole := self._syntax.parent(parent)) is not None:
                    return self._spread(whole, node)
                case _:
                    found = self._anchored(parent, node)
                    return self._within(found, tuple(reversed(keys)), merges=merges)
            node, parent = parent, self._syntax.parent(parent)
        return Demanded()

    def _within(self, whole: PlaceType, keys: tuple[Key, ...], *, merges: bool) -> PlaceType:
        """The type of the part at `keys`, where that of the whole is known."""
        if not isinstance(whole, Written):
            joined = isinstance(whole, Own) and (merges or ELEMENT in keys)
            return Merged() if joined else whole
        if not keys:
            wanted = whole.type if whole.narrows else not_nullish(whole.type, self._syntax)
            return Written(wanted, whole.narrows)
        found = member_type(whole.type, keys, self._syntax, self._scopes)
        return Demanded() if found is None else Written(found)

    def _spread(self, whole: Node, node: Node) -> PlaceType:
        if whole.type not in ("object", "array"):
            return Demanded()
        if whole.type == "array" and any(each.type == "object" for each in descend(node)):
            return Lost()  # its objects join those beside it
        return Own() if isinstance(self.of(whole), Own) else Demanded()

    def _anchored(self, parent: Node, node: Node) -> PlaceType:
        """What `parent`, which is no part of the same value, wants of its child `node`."""
        match parent.type:
            case "variable_declarator":
                return self._declared(parent, parent.child_by_field_name("name"), node)
            case "required_parameter" | "optional_parameter":
                return self._default(parent, node)
            case "object_assignment_pattern":
                return self._default_in_pattern(parent)
            case "public_field_definition":
                typed = annotation_of(parent)
                return Own() if typed is None else Written(typed)
            case "return_statement" | "arrow_function":
                return self._returned(node)
            case "arguments":
                return self._argument(parent, node)
            case "assignment_expression":
                return self._assigned(parent, node)
            case "subscript_expression":
                return self._looked_into(node) if _is(parent, "object", node) else Demanded()
            case "binary_expression":
                return Own() if _operator(parent) == "in" else Demanded()
            case "for_in_statement":
                list_ = unwrapped(node)
                flat = list_.type != "array" or is_homogeneous(list_, self._syntax)
                return Own() if flat else Merged()
            case kind:
                return Own() if kind in _UNTYPED else Demanded()

    def _declared(self, declarator: Node, name: Node | None, value: Node) -> PlaceType:
        typed = annotation_of(declarator)
        if typed is not None:
            return Written(typed, narrows=True)
        if name is None or name.type == "identifier":
            return Own()
        return Own() if has_all_of(value, name, self._syntax, defaults=True) else Lost()

    def _default(self, parameter: Node, value: Node) -> PlaceType:
        typed = annotation_of(parameter)
        if typed is not None:
            return Written(typed)
        function = self._visible.function_around(parameter)
        if function is None or is_typed_by_context(function, self._syntax):
            return Demanded()
        pattern = parameter.child_by_field_name("pattern")
        if pattern is None or pattern.type == "identifier":
            return Own()
        return Own() if has_all_of(value, pattern, self._syntax, defaults=False) else Lost()

    def _default_in_pattern(self, assigned: Node) -> PlaceType:
        """`{ list = […] }: T` has the type that `T` gives to `list`."""
        pattern = self._syntax.parent(assigned)
        holder = self._syntax.parent(pattern) if pattern is not None else None
        name = assigned.child_by_field_name("left")
        typed = annotation_of(holder) if holder is not None else None
        if typed is None or name is None or name.type != "shorthand_property_identifier_pattern":
            return Merged()
        keys = (self._syntax.name(name),)
        found = member_type(typed, keys, self._syntax, self._scopes)
        return Merged() if found is None else Written(found)

    def _returned(self, node: Node) -> PlaceType:
        function = self._visible.function_around(node)
        if function is None:
            return Demanded()
        if function.child_by_field_name("return_type") is not None:
            typed = result_type(function, self._syntax, self._scopes)
            return Demanded() if typed is None else Written(typed)
        if is_typed_by_context(function, self._syntax):
            return Demanded()
        returns = returned_by(function)
        if len(returns) == 1:
            return Own()
        objects = [each for each in returns if each.type == "object"]
        return Merged() if have_same_keys(objects, self._syntax) else Lost()

    def _argument(self, arguments: Node, node: Node) -> PlaceType:
        call = self._syntax.parent(arguments)
        position = [child.id for child in children_of(arguments)].index(node.id)
        target = call.child_by_field_name("function") if call is not None else None
        if call is None or target is None:
            return Demanded()
        path = self._visible.global_path(target)
        if position == 0 and path in LOOKS_AT_ALL:
            return Own()
        if position == 0 and path in GIVES_MEMBERS:
            return self._looked_into(node) if self._is_gone_through(call) else Lost()
        if path is not None and path.startswith(GENERIC):
            return Own() if self._is_dropped(call) else Merged()
        function = self._visible.callee(call) if target.type == "identifier" else None
        if function is not None and function.child_by_field_name("type_parameters") is not None:
            return Merged()
        typed = parameter_type(call, position, self._visible, self._syntax, self._scopes)
        return Demanded() if typed is None else Written(typed)

    def _looked_into(self, node: Node) -> PlaceType:
        """One of its members is taken, and any of them may be meant."""
        return Own() if has_like_members(unwrapped(node), self._syntax) else Lost()

    def _is_gone_through(self, call: Node) -> bool:
        """True where nothing around asks for the type of what `call` gives."""
        parent = self._syntax.parent(call)
        if parent is None:
            return False
        return parent.type == "member_expression" or (
            parent.type == "for_in_statement" and _is(parent, "right", call)
        )

    def _is_dropped(self, call: Node) -> bool:
        parent = self._syntax.parent(call)
        return parent is not None and parent.type == "expression_statement"

    def _assigned(self, assignment: Node, node: Node) -> PlaceType:
        target = assignment.child_by_field_name("left")
        if not _is(assignment, "right", node) or target is None or target.type != "identifier":
            return Demanded()
        binding = self._scopes.binding(target)
        if binding is None or len(binding.declarations) != 1:
            return Demanded()
        declared = self._syntax.parent(binding.declarations[0])
        typed = annotation_of(declared) if declared is not None else None
        return Merged() if typed is None else Written(typed, narrows=True)


def _is(parent: Node, field: str, node: Node) -> bool:
    child = parent.child_by_field_name(field)
    return child is not None and child.id == node.id


def _operator(binary: Node) -> str:
    operator = binary.child_by_field_name("operator")
    return "" if operator is None else operator.type


def _is_fallback(binary: Node, node: Node) -> bool:
    return _operator(binary) in ("||", "??") and _is(binary, "right", node)


def _key(pair: Node, syntax: Syntax) -> Key:
    key = pair.child_by_field_name("key")
    plain = key is not None and key.type == "property_identifier"
    return syntax.name(key) if key is not None and plain else None
