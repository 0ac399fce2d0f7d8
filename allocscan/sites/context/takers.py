"""Functions of the file itself that take the text of a function they are given."""

from collections.abc import Iterator

from allocscan.knowledge import self_contained
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import callee_of, spelling
from allocscan.sites.context.named_functions import functions_called
from allocscan.sites.context.positions import Argument, Called, Named, passes_on, position_of
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTION_DECLARATIONS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend

_NAMES = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_STRINGS = frozenset({"string", "template_string"})
_WITH_ARGUMENTS = FUNCTIONS - {"arrow_function"}
ANY_ARGUMENT = -1
"""The index of an argument that nobody tells: `f(...list)`."""


def _begin(binding: Binding) -> int:
    return binding.declarations[0].start_byte


class Takers:
    """`const inPage = (fn) => run(`(${fn})()`)`: known by name, one step deep."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._found: dict[tuple[str, int], Node | None] = {}
        self._kept: dict[tuple[str, int], bool] = {}

    def at(self, spelled: str, index: int) -> Node | None:
        """The parameter that makes text of argument `index` of a callee spelled so."""
        head, dot, last = spelled.rpartition(".")
        key = (dot + last if head else spelled, index)
        if key not in self._found:
            taken = [
                parameter
                for function in functions_called(last, self._syntax)
                if self._spelled(function, last) == key[0]
                for parameter in self._parameters(function, index)
                if self._is_taken(parameter)
            ]
            at = max(taken, key=_begin, default=None)
            self._found[key] = None if at is None else at.declarations[0]
        return self._found[key]

    def keeps(self, spelled: str, index: int) -> bool:
        """True where a function of the file that is called so does more with argument `index` than
        to call it."""
        last = spelled.rpartition(".")[2]
        key = (last, index)
        if key not in self._kept:
            called = functions_called(last, self._syntax)
            self._kept[key] = any(self.does_more(each, index) for each in called)
        return self._kept[key]

    def takes(self, function: Node, index: int) -> bool:
        """True where `function` makes text of its argument `index`."""
        return any(self._is_taken(each) for each in self._parameters(function, index))

    def uses_of(self, function: Node, index: int) -> Iterator[tuple[Node, bool]]:
        """The uses of argument `index` of `function`, and whether a use is an object that has the
        argument among its elements: a rest, or `arguments`."""
        for parameter in self._parameters(function, index):
            parent = self._syntax.parent(parameter.declarations[0])
            listed = parent is not None and parent.type == "rest_pattern"
            yield from ((use.node, listed) for use in parameter.references if not use.in_type)
        yield from ((use, True) for use in self._listed(function))

    def does_more(self, function: Node, index: int) -> bool:
        """True where `function` does more with its argument `index` than to call it."""
        more = any(self._is_kept(each) for each in self._parameters(function, index))
        return more or next(self._listed(function), None) is not None

    def _listed(self, function: Node) -> Iterator[Node]:
        """The uses of the `arguments` of `function` for the values in it."""
        if function.type == "arrow_function":
            return
        for use in self._scopes.uses_of("arguments"):
            own = self._syntax.enclosing(use.node, _WITH_ARGUMENTS)
            if own is None or own.id != function.id:
                continue
            parent = self._syntax.parent(use.node)
            name = None if parent is None else parent.child_by_field_name("property")
            if name is None or self._syntax.name(name) != "length":
                yield use.node

    def _is_kept(self, parameter: Binding) -> bool:
        return any(
            not use.in_type and not isinstance(position_of(use.node, self._syntax), Called)
            for use in parameter.references
        )

    def _spelled(self, function: Node, name: str) -> str:
        """How calls of `function` by its `name` are spelled."""
        plain = function.type in FUNCTION_DECLARATIONS or isinstance(
            position_of(function, self._syntax), Named
        )
        return name if plain else f".{name}"

    def _parameters(self, function: Node, index: int) -> Iterator[Binding]:
        """The variables that the parameter at `index` of `function` declares."""
        listed = function.child_by_field_name("parameters")
        single = function.child_by_field_name("parameter")
        parts = [] if listed is None else children_of(listed)
        parts = [single] if single is not None else [one for one in parts if not _is_this(one)]
        last = max(0, len(parts) - 1)
        if parts and _is_rest(parts[-1]):
            index = min(index, last)
        whole = parts if index == ANY_ARGUMENT else parts[index : index + 1]
        for node in (node for part in whole for node in descend(part)):
            binding = self._scopes.binding(node) if node.type in _NAMES else None
            if binding is None or binding.kind is not BindingKind.PARAMETER:
                continue
            own = self._syntax.enclosing(node, FUNCTIONS)
            if binding.declarations[0].id == node.id and own is not None and own.id == function.id:
                yield binding

    def _is_taken(self, parameter: Binding) -> bool:
        return any(
            not use.in_type
            and (becomes_text(use.node, self._syntax, certain=True) or self._is_shipped(use.node))
            for use in parameter.references
        )

    def _is_shipped(self, use: Node) -> bool:
        """True when the parameter goes on to a callee of the tables."""
        parent = self._syntax.parent(use)
        if parent is None or parent.type != "arguments":
            return False
        position = position_of(use, self._syntax)
        if not isinstance(position, Argument):
            return False
        row = lookup(self_contained.SHIPPERS, spelling(position.call, self._syntax))
        return row is not None and not row.imported_from and row.only in (None, position.index)


def _is_this(parameter: Node) -> bool:
    """True for the `this: T` of TypeScript, which no argument is handed to."""
    named = parameter.child_by_field_name("pattern")
    return named is not None and named.type == "this"


def _is_rest(parameter: Node) -> bool:
    named = parameter.child_by_field_name("pattern") or parameter
    return named.type == "rest_pattern"


def becomes_text(value: Node, syntax: Syntax, certain: bool = False) -> bool:
    """True for `${f}`, `f + ""`, `f.toString()`, `String(f)`, `toString.call(f)`.

    `certain`: count an addition only beside a string, for values that may be numbers.
    """
    child, parent = value, syntax.parent(value)
    while parent is not None and passes_on(parent, child):
        child, parent = parent, syntax.parent(parent)
    if parent is None:
        return False
    if parent.type == "template_substitution":
        return True
    if parent.type == "binary_expression":
        return _adds(parent, child, certain)
    if parent.type == "member_expression":
        name = parent.child_by_field_name("property")
        return name is not None and syntax.unquoted(name) in self_contained.STRING_METHODS
    call = syntax.parent(parent) if parent.type == "arguments" else None
    callee = None if call is None else callee_of(call)
    text = "" if callee is None else syntax.name(callee)
    return text == "String" or text.endswith(("toString.call", "toString.apply"))


def _adds(sum_: Node, operand: Node, certain: bool) -> bool:
    operator = sum_.child_by_field_name("operator")
    if operator is None or operator.type != "+":
        return False
    sides = (sum_.child_by_field_name("left"), sum_.child_by_field_name("right"))
    others = [side for side in sides if side is not None and side.id != operand.id]
    return not certain or any(side.type in _STRINGS for side in others)
