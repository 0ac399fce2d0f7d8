"""What a function makes that lives on when it has returned: then it is set-up code, and runs once
for each of these."""

from collections.abc import Iterable, Iterator

from allocscan.knowledge.set_up import LOOKED_THROUGH
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import arguments_of, spelling
from allocscan.sites.context.definitions import is_definition
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.sources import WHOLE, Source
from allocscan.sites.heat_values import Step
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, own_nodes, unwrapped

_ALONE = frozenset({"default", WHOLE})
_SELVES = frozenset({b"this", b"self", b"that", b"_this", b"scope"})


class Makings:
    """What the functions of one file make; each is looked at once, when asked."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def of(self, frame: Node, sources: Iterable[Source]) -> Step | None:
        """The reason to call `frame`, whose ways in are `sources`, set-up code; else None."""
        if frame.type in FIELDS or self._is_constructor(frame):
            return self._step(self._owner(frame) or "its class", frame, "instance of ")
        if self._lives_on(frame):
            return self._step(name_of(frame, self._syntax), frame, "result of ")
        alone = any(not _ALONE.isdisjoint(source.names) for source in sources)
        if alone and is_definition(frame, self._syntax, self._scopes):
            return Step("set-up: it defines one thing from constants", _head(frame))
        return None

    def _step(self, name: str | None, frame: Node, of: str) -> Step:
        said = f"{of}`{name}`" if name else "function that it returns"
        return Step(f"set-up: once for each {said}", _head(frame))

    def _is_constructor(self, frame: Node) -> bool:
        name = frame.child_by_field_name("name")
        method = frame.type == "method_definition" and name is not None
        return method and name is not None and self._syntax.text(name) == b"constructor"

    def _owner(self, member: Node) -> str | None:
        owner = self._syntax.enclosing(member, CLASSES)
        return None if owner is None else name_of(owner, self._syntax)

    def _lives_on(self, function: Node) -> bool:
        """True when `function` hands out a function of its own, or puts one into an object that
        it hands out."""
        body = function.child_by_field_name("body")
        if body is not None and body.type != "statement_block":
            return self._has_function(body, function)
        return any(
            self._hands_out(node, function)
            if node.type == "return_statement"
            else node.type == "assignment_expression" and self._keeps_function(node, function)
            for node in own_nodes(function)
        )

    def _hands_out(self, statement: Node, by: Node) -> bool:
        given = children_of(statement)
        return bool(given) and self._has_function(given[0], by)

    def _keeps_function(self, assignment: Node, by: Node) -> bool:
        """`this.f = …` in a function that is constructed, by its name."""
        if not (name_of(by, self._syntax) or "")[:1].isupper():
            return False
        left, right = (assignment.child_by_field_name(side) for side in ("left", "right"))
        owner = None if left is None else left.child_by_field_name("object")
        if owner is None or right is None or self._syntax.text(owner) not in _SELVES:
            return False
        return self._is_function(right, by)

    def _has_function(self, value: Node, by: Node) -> bool:
        """True when `value` is a function made by `by`, or an object of such for the most part."""
        pending = [value]
        named = True
        while pending:
            node = unwrapped(pending.pop())
            if self._is_function(node, by):
                return True
            if node.type == "object":
                members = list(self._members(node))
                functions = sum(self._is_function(one, by) for one in members)
                if functions and 2 * functions >= len(members):
                    return True
            elif node.type == "call_expression":
                if spelling(node, self._syntax) in LOOKED_THROUGH:
                    pending += arguments_of(node)[:1]
            elif node.type == "identifier" and named:
                named = False
                pending += self._values(node, by)
        return False

    def _members(self, literal: Node) -> Iterator[Node]:
        for member in literal.named_children:
            if member.type == "pair":
                value = member.child_by_field_name("value")
                if value is not None:
                    yield value
            else:
                yield member

    def _is_function(self, node: Node, by: Node) -> bool:
        node = unwrapped(node)
        if node.type in FUNCTIONS or node.type in CLASSES:
            return True
        if node.type not in ("identifier", "shorthand_property_identifier"):
            return False
        binding = self._scopes.binding(node)
        if binding is None or not _is_inside(binding, by):
            return False
        if binding.kind in (BindingKind.FUNCTION, BindingKind.CLASS):
            return True
        return any(value.type in FUNCTIONS | CLASSES for value in self._initialisers(binding))

    def _values(self, name: Node, by: Node) -> Iterator[Node]:
        """What `by` puts into its own variable `name`, members that it gives it included."""
        binding = self._scopes.binding(name)
        if binding is None or not _is_inside(binding, by):
            return
        yield from self._initialisers(binding)
        for use in binding.references:
            if self._syntax.enclosing(use.node, FUNCTIONS) != by:
                continue
            member = self._syntax.parent(use.node)
            holder = None if member is None else self._syntax.parent(member)
            if member is None or holder is None or holder.type != "assignment_expression":
                continue
            left, right = holder.child_by_field_name("left"), holder.child_by_field_name("right")
            given = left is not None and left.id == member.id and right is not None
            if given and right is not None and right.type in FUNCTIONS:
                yield right

    def _initialisers(self, binding: Binding) -> Iterator[Node]:
        for declared in binding.declarations:
            declarator = self._syntax.parent(declared)
            value = None if declarator is None else declarator.child_by_field_name("value")
            if value is not None:
                yield unwrapped(value)


def _is_inside(binding: Binding, function: Node) -> bool:
    declared = binding.declarations[0]
    return function.start_byte < declared.start_byte < function.end_byte


def _head(node: Node) -> Span:
    end = node.end_byte if node.end_point.row == node.start_point.row else node.start_byte
    return Span(node.start_byte, end)
