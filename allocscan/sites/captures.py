"""What a function takes along from around it: names, `this`, private members, its own object.

A function value in a hoisted literal leaves its scope; everything it reaches must be reachable
from the new place, and mean the same there (hazards A20 to A26).
"""

from collections.abc import Callable

from allocscan.scopes.model import Binding, Reference
from allocscan.sites.class_names import class_around
from allocscan.sites.constants import Varies
from allocscan.sites.flow.visible import Visible
from allocscan.sites.module_values import ModuleValues
from allocscan.sites.obstacles import Because
from allocscan.sites.own_arguments import may_be_callee
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend, is_field

_MEMBERS = frozenset({"member_expression", "subscript_expression"})
_CHANGING = frozenset(
    {"update_expression", "array_pattern", "rest_pattern", "pair_pattern", "new_expression"}
    | {"object_assignment_pattern", "arguments"}
)
_TARGETED = {
    "assignment_expression": "left",
    "augmented_assignment_expression": "left",
    "assignment_pattern": "left",
    "for_in_statement": "left",
    "call_expression": "function",
}
"""Nodes that change or call the child in that field, and only read the others."""
_NAMED_EXPRESSIONS = frozenset({"function_expression", "generator_function"})


class Captures:
    """Looks into the functions (and JSX) of one literal. `values` are those at the new place;
    `object_to` takes what only people can judge."""

    def __init__(
        self,
        values: ModuleValues,
        visible: Visible,
        object_to: Callable[[Because, Node], None],
    ) -> None:
        self._values = values
        self._visible = visible
        self._syntax = visible.syntax
        self._scopes = visible.scopes
        self.object_to = object_to

    def check(self, function: Node) -> Varies | None:
        """What `function` (or JSX) takes along from around it that its new place lacks."""
        if self._keeps_state(function):
            self.object_to(Because.STATEFUL_LEAF, function)
        for node in descend(function):
            if node.type == "private_property_identifier":
                return Varies("names a private member", node)
            use = self._scopes.reference(node)
            if use is None:
                continue
            if not self._reaches(use, function):
                if not use.in_type:
                    return Varies("captures a local name", node)
                self.object_to(Because.LOCAL_TYPE, node)
            elif not use.in_type and (varies := self._means_another(use, function)) is not None:
                return varies
        return self._own_context(function)

    def _means_another(self, use: Reference, function: Node) -> Varies | None:
        """What stops a name that `use` can reach from the new place too from meaning the same
        there: some stand for two variables, of which that place sees the other."""
        binding = self._scopes.meant(use)
        if binding is None or _is_declared_in(function, binding):
            return None
        if binding.doubled:
            return Varies("is declared in a block", use.node)
        around = class_around(use.node, binding, self._syntax)
        if around is None:  # no home lies in a class
            return None
        if binding.written:
            return Varies("can be assigned to", use.node)
        if self._visible.class_names.may_run_early(around, use.node, binding):
            self.object_to(Because.LATER_DECLARATION, binding.declarations[0])
        return None

    def _keeps_state(self, function: Node) -> bool:
        """True when an object of `function`'s own, itself or what its calls inherit from, can be
        reached, and so things stored in it."""
        if _is_generator(function) or self._visible.reflection.of_callers:
            return True
        name = function.child_by_field_name("name")
        own = self._scopes.binding(name) if name is not None else None
        if own is not None and function.type in _NAMED_EXPRESSIONS:
            for use in own.references:
                call = self._syntax.parent(use.node)
                callee = call.child_by_field_name("function") if call is not None else None
                if callee is None or callee.id != use.node.id:
                    return True
        return any(
            function.start_byte <= use.node.start_byte < function.end_byte
            and _owner(use.node, self._syntax).id == function.id
            and may_be_callee(use.node, self._syntax, self._scopes)
            for use in self._scopes.uses_of("arguments")
        )

    def _reaches(self, use: Reference, function: Node) -> bool:
        binding = self._scopes.meant(use)
        if binding is None:
            return use.name != "arguments" or not _is_lexical(function, use.node, self._syntax)
        reaches = self._values.outlives(binding) and not binding.obscured
        return reaches or _is_declared_in(function, binding)

    def _own_context(self, function: Node) -> Varies | None:
        for node in descend(function):
            if node.type in ("this", "super", "meta_property"):
                if node.type == "meta_property" and self._syntax.text(node) != b"new.target":
                    continue
                if _is_lexical(function, node, self._syntax):
                    return Varies("uses the `this` of the function around it", node)
                if _owner(node, self._syntax).id == function.id:
                    reads = node.type == "this" and _only_reads(node, self._syntax)
                    self.object_to(Because.METHOD if reads else Because.STATEFUL_LEAF, node)
        return None


def _is_declared_in(function: Node, binding: Binding) -> bool:
    return any(
        function.start_byte <= declared.start_byte < function.end_byte
        for declared in binding.declarations
    )


def _is_generator(function: Node) -> bool:
    """What its calls give inherits from its `prototype`, of which every evaluation has one more
    (sec-runtime-semantics-instantiategeneratorfunctionexpression)."""
    return any(child.type == "*" for child in function.children)


def _owner(node: Node, syntax: Syntax) -> Node:
    """The function or class body whose `this` is meant at `node`; the root if none."""
    at, outside = syntax.parent(node), False
    while at is not None:
        if at.type in CLASSES and not outside:
            return at
        if at.type in FUNCTIONS and at.type != "arrow_function":
            return at
        # a class's heritage, computed keys and decorators are evaluated outside of it
        if at.type in ("class_heritage", "computed_property_name", "decorator"):
            outside = True
        elif at.type in CLASSES:
            outside = False
        at = syntax.parent(at)
    return syntax.root


def _only_reads(this: Node, syntax: Syntax) -> bool:
    """True for `this.x` and `this.x.y` where nothing is written, deleted or called."""
    at, parent = this, syntax.parent(this)
    while parent is not None and parent.type in _MEMBERS and is_field(parent, "object", at):
        at, parent = parent, syntax.parent(parent)
    if parent is None or at.id == this.id or parent.type in _CHANGING:
        return False
    if parent.type in _TARGETED:
        return not is_field(parent, _TARGETED[parent.type], at)
    return parent.type != "unary_expression" or parent.children[0].type != "delete"


def _is_lexical(function: Node, node: Node, syntax: Syntax) -> bool:
    """True when the `this` or `arguments` at `node` belongs to something outside `function`."""
    owner = _owner(node, syntax)
    return not (function.start_byte <= owner.start_byte and owner.end_byte <= function.end_byte)
