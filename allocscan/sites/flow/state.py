"""Follows one literal's value through its file to a fixed point.

Flow-insensitive: a variable that once holds the value always may. The value is followed through
declarations, assignments, patterns, operators, reads of what it holds, built-ins that hand it on,
calls of functions that are in sight, and returns to callers that are all in sight. Whatever is
not known to only read is a `Leak`.
"""

from collections import deque

from allocscan.scopes.model import Binding, BindingId, ScopeTree
from allocscan.sites.flow.shape import PATTERNS, Parts, Shape
from allocscan.sites.flow.suspensions import SUSPENDING
from allocscan.sites.flow.value import Container, Value
from allocscan.sites.flow.visible import Visible
from allocscan.sites.kinds import SiteKind
from allocscan.sites.verdicts import Contained, Escape, Escapes, Leak, Part, Route, Use
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of


class Flow:
    """The state of one value's journey: what each expression and variable may hold of it."""

    def __init__(self, literal: Node, syntax: Syntax, scopes: ScopeTree, visible: Visible) -> None:
        self.literal = literal
        self.syntax = syntax
        self.scopes = scopes
        self.visible = visible
        self.shape = Shape(literal, syntax, scopes)
        self.home_function = visible.function_around(literal)
        self.holders: dict[int, Node] = {}
        """The expressions in the literal's own function that may hold it, not only a part."""
        self.trusts_pairs = True
        """False once a pair may have been changed: then its key counts as one of its elements."""
        self._spoilt = False
        self._starts: tuple[tuple[Node, Value], ...] | None = None
        self._values: dict[int, Value] = {}
        self._variables: dict[BindingId, Value] = {}
        self._uses: dict[int, set[Use]] = {}
        self._leaks: dict[tuple[Route, int, int], Leak] = {}
        self._pending: deque[tuple[Node, Value]] = deque()

    def next(self) -> tuple[Node, Value] | None:
        """The next expression that holds something new, and all it may hold; None at the end."""
        if self._starts is None:
            self._starts = tuple(self._pending)
        if self._spoilt:
            self._start_over()
        if not self._pending:
            return None
        return self._pending.popleft()

    def spoil(self) -> None:
        """Say that a pair may be changed, or is where that is no longer seen: what was found so
        far does not hold, and the journey starts over without trust in pairs."""
        self._spoilt = self.trusts_pairs

    def _start_over(self) -> None:
        self._spoilt = self.trusts_pairs = False
        for found in (self._values, self._variables, self._uses, self._leaks, self._pending):
            found.clear()
        self.holders.clear()
        for expression, value in self._starts or ():
            self.to(expression, value)

    def to(self, expression: Node, value: Value) -> None:
        """Say that `expression` may evaluate to `value`."""
        if not value:
            return
        before = self._values.get(expression.id, Value())
        after = before | value
        if after.spoilt:
            self.spoil()
        if after != before:
            self._values[expression.id] = after
            if 0 in after.parts | after.held and not self._is_elsewhere(expression):
                self.holders[expression.id] = expression
            self._pending.append((expression, after))

    def store(self, binding: Binding, value: Value) -> None:
        """Say that the variable `binding` may hold `value`: so may every read of it."""
        if not value:
            return
        before = self._variables.get(binding.id, Value())
        after = before | value
        if after.spoilt:
            self.spoil()
        if after == before:
            return
        self._variables[binding.id] = after
        if binding.exported:
            self.leak(Route.EXPORTED, binding.declarations[0])
        # the grammar takes a plain read of these for `await` and `yield` expressions
        if binding.obscured or binding.name in SUSPENDING:
            self.leak(Route.OBSCURED, binding.declarations[0])
        for use in binding.references:
            if use.reads and not use.in_type:
                self.to(use.node, after)

    def leak(self, route: Route, at: Node) -> None:
        """Say that the value goes out, or is changed, at `at`."""
        span = span_of(at)
        key = (route, span.start, span.end)
        if key not in self._leaks:
            self._leaks[key] = Leak(route, span, self._is_elsewhere(at))

    def convert(self, at: Node, value: Value) -> None:
        """Say that `value` is iterated or converted at `at`: methods of its own may run."""
        self.use(value.parts, Use.ITERATED)
        self.may_convert(at, value)

    def may_convert(self, at: Node, value: Value) -> None:
        """Say that `value` is looked at by what may convert it, or show it by a method of its own
        (`console.log` does)."""
        if value.spoilt:
            self.spoil()
        wild = value.held and Container.WILD in (value.outer, value.inner)
        does = self.visible.tampering
        changed = does.changes_conversions
        if does.changes_inherited_patterns:
            changed |= not self.shape.kinds(value.all).isdisjoint(PATTERNS)
        if wild or changed or value.gives_pairs or self.shape.hooked(value.all):
            self.leak(Route.COERCED, at)

    def use(self, parts: Parts, use: Use) -> None:
        """Note what is done with `parts`."""
        for index in parts:
            self._uses.setdefault(index, set()).add(use)

    def escape(self) -> Escape:
        """The verdict, once `next` has nothing more."""
        if self.visible.tampering.changes_iteration:
            self.leak(Route.COERCED, self.literal)  # anything that iterates it may change it
        if not self._leaks:
            return Contained()
        return Escapes(tuple(sorted(self._leaks.values(), key=lambda leak: leak.at)))

    def literal_parts(self) -> tuple[Part, ...]:
        """The object and array literals of the site with what was done to each, root first."""
        kinds = {"object": SiteKind.OBJECT, "array": SiteKind.ARRAY}
        return tuple(
            Part(
                span_of(part.node),
                kinds[part.node.type],
                frozenset(self._uses.get(index, ())),
                self._is_frozen(part.node),
            )
            for index, part in enumerate(self.shape.parts)
            if part.node.type in kinds
        )

    def _is_frozen(self, part: Node) -> bool:
        """True for the argument of an `Object.freeze(…)`."""
        _, arguments = self.visible.effective_parent(part)
        call = self.syntax.parent(arguments) if arguments is not None else None
        return call is not None and self.visible.freezes(call)

    def _is_elsewhere(self, at: Node) -> bool:
        """True when `at` lies outside of the function that holds the literal."""
        if self.home_function is None:
            return False
        return not span_of(self.home_function).contains(Span(at.start_byte, at.end_byte))
