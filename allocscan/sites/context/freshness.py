"""Places where a fresh object for each owner is the point."""

from allocscan.knowledge import fresh, run_once
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import find_row, first_binding, spelling
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.owners import owner_of
from allocscan.sites.context.places import is_static
from allocscan.sites.context.positions import (
    Argument,
    Assigned,
    Elsewhere,
    Named,
    Returned,
    position_of,
)
from allocscan.sites.context.states import sets_state
from allocscan.sites.heat_values import Step
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTION_DECLARATIONS, FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of


class Freshness:
    """Why literals of one file are fresh on purpose."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def of(self, literal: Node) -> Step | None:
        """The reason, or None. What holds for an object holds for the parts it is built of."""
        position = owner_of(literal, self._syntax)
        if isinstance(position, Named):
            position = self._returned_by_name(position) or position
        match position:
            case Argument(call, _):
                found = self._held(call)
            case Assigned(target, operator):
                found = self._stored(target, operator, literal)
            case Returned(by):
                found = self._returned(by, literal)
            case Elsewhere(at):
                found = self._elsewhere(at, literal)
            case _:
                found = None
        return found or self._in_test(literal)

    def _returned_by_name(self, position: Named) -> Returned | None:
        """`const cart = {…}; return cart;`: a name that stands for what is returned alone."""
        binding = self._scopes.binding(position.identifier)
        if binding is None or len(binding.references) != 1:
            return None
        found = position_of(binding.references[0].node, self._syntax)
        return found if isinstance(found, Returned) else None

    def _held(self, call: Node) -> Step | None:
        spelled = spelling(call, self._syntax)
        if sets_state(call, self._syntax, self._scopes):
            return Step(f"`{spelled}` makes it the state", span_of(call))
        if find_row(fresh.HELD, call, spelled, self._scopes) is None:
            return None
        return Step(f"`{spelled}` keeps it as state", span_of(call))

    def _stored(self, target: Node, operator: str, literal: Node) -> Step | None:
        root = target
        while root.type in ("member_expression", "subscript_expression"):
            inner = root.child_by_field_name("object")
            if inner is None:
                return None
            root = inner
        if root.id != target.id and self._is_this(root):
            return Step("stored in the instance", span_of(target))
        name = target.child_by_field_name("property")
        if name is not None and self._syntax.name(name) == fresh.REF:
            return Step("kept in a ref", span_of(target))
        if operator in ("??=", "||=") and root.id != target.id:
            return Step("stored where nothing was yet", span_of(target))
        if root.id == target.id and target.type == "identifier" and self._is_outer(target, literal):
            return Step("kept in a variable outside the function", span_of(target))
        return None

    def _is_this(self, node: Node) -> bool:
        if node.type == "this":
            return True
        binding = self._scopes.binding(node)
        if binding is None or binding.name not in fresh.SELF_NAMES:
            return False
        declarator = self._syntax.parent(binding.declarations[0])
        value = None if declarator is None else declarator.child_by_field_name("value")
        return value is not None and value.type == "this"

    def _is_outer(self, target: Node, literal: Node) -> bool:
        """True when `target` outlives the function around `literal`."""
        binding = self._scopes.binding(target)
        function = self._syntax.enclosing(literal, FUNCTIONS)
        if binding is None or function is None:
            return binding is None
        own = self._scopes.scope_made_by(function)
        return own is not None and not self._scopes.encloses(own.id, binding.scope)

    def _returned(self, by: Node, literal: Node) -> Step | None:
        """What is returned by a factory: by the name of its property, its own, or its taker."""
        function = by if by.type in FUNCTIONS else self._syntax.enclosing(by, FUNCTIONS)
        if function is None:
            return None
        name = name_of(function, self._syntax)
        position = position_of(function, self._syntax)
        if name in fresh.FACTORY_PROPERTIES and not self._is_private(function):
            return Step(f"`{name}` returns it for each owner", span_of(function))
        listed = _is_flat_list(literal) and isinstance(position_of(literal, self._syntax), Returned)
        if name is not None and is_factory_name(name) and not listed:
            return Step(f"`{name}` is named as a maker of fresh objects", span_of(function))
        return self._held(position.call) if isinstance(position, Argument) else None

    def _is_private(self, function: Node) -> bool:
        """True for a plain variable's or declaration's function that is not exported."""
        position = position_of(function, self._syntax)
        declared = position.identifier if isinstance(position, Named) else None
        if function.type in FUNCTION_DECLARATIONS:
            declared = function.child_by_field_name("name")
        binding = None if declared is None else self._scopes.binding(declared)
        return binding is not None and not binding.exported

    def _elsewhere(self, at: Node, literal: Node) -> Step | None:
        if at.type == "yield_expression" and not any(c.type == "*" for c in at.children):
            return Step("yielded as a fresh record", span_of(at))
        if at.type in FIELDS and not is_static(at):
            return Step("the initial value of a field", span_of(at))
        if at.type in ("assignment_pattern", "required_parameter") and self._is_reducer_state(at):
            return Step("the initial state of a reducer", span_of(at))
        return None

    def _is_reducer_state(self, parameter: Node) -> bool:
        """`(state = {…}, action) => …`."""
        listed = self._syntax.parent(parameter)
        if listed is None or listed.type != "formal_parameters":
            return False
        names = [self._syntax.name(one).partition("=")[0] for one in listed.named_children]
        words = [name.partition(":")[0].strip() for name in names]
        return len(words) == 2 and words[0] == "state" and words[1] == "action"

    def _in_test(self, literal: Node) -> Step | None:
        """The test block around `literal`: what it holds is a fixture."""
        at = self._syntax.parent(literal)
        while at is not None:
            if at.type == "call_expression":
                spelled = spelling(at, self._syntax)
                if lookup(run_once.TESTS, spelled) is not None and _is_test(
                    first_binding(at, self._scopes)
                ):
                    return Step(f"in a block of `{spelled.partition('.')[0]}`", span_of(at))
            at = self._syntax.parent(at)
        return None


def _is_flat_list(literal: Node) -> bool:
    """True for an array of plain values: a list of names or numbers is no state to own."""
    inner = literal.named_children if literal.type == "array" else [literal]
    return not any(child.type in ("object", "array", "new_expression") for child in inner)


def is_factory_name(name: str) -> bool:
    """True when the first word of `name` is one of `FACTORY_WORDS`: `createCart`, not `created`."""
    bare = name.lstrip("_$#")
    bare = bare[:1].lower() + bare[1:]
    for word in fresh.FACTORY_WORDS:
        if bare.startswith(word):
            rest = bare[len(word) :]
            if not rest or not rest[0].islower():
                return True
    return False


def _is_test(binding: Binding | None) -> bool:
    return binding is None or binding.kind is BindingKind.IMPORT
