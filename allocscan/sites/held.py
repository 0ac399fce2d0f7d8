"""Whether a value stays alive across a pause of its function, an `await` or a `yield`.

Only there do calls in flight add up (v8-cost section 6). A value is alive while something that is
still to be evaluated needs it; measured on Node 20.20.2 and 24.21.0 by the heap that calls in
flight keep. Until it is optimised, V8 also keeps variables that nothing needs any more.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from allocscan.scopes.model import ScopeTree
from allocscan.sites.continuation import Continuation
from allocscan.sites.pauses import pause_of
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import is_field, own_nodes
from allocscan.typed import Final

_LEAVING: Final = frozenset(
    {"return_statement", "throw_statement", "break_statement", "continue_statement"}
)
_BODIES: Final = frozenset({"statement_block", "switch_case", "switch_default"})
_SCOPES: Final = _BODIES | FUNCTIONS
_PASSING: Final = frozenset({"arguments", "pair", "spread_element", "template_substitution"})
"""What only hands a value to the expression around it."""


class Held:
    """Asks about the values of one file. Pauses are looked for once in each function."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._pauses: dict[int, tuple[tuple[int, Node], ...]] = {}
        self._leaving: dict[int, int] = {}

    def across(self, made: Node, function: Node | None, holders: Sequence[Node]) -> Span | None:
        """The first pause of `function` that the value of `made` lives across, or None.

        `holders` are the expressions in `function` that may hold it, those in functions inside
        too.
        """
        if function is None or not {"async", "*"} & {child.type for child in function.children}:
            return None
        pauses = self._pauses_of(function)
        if not pauses or not holders:
            return None
        needs = sorted((self._need(holder, function) for holder in holders), key=_start)
        starts = [_start(need) for need in needs]
        kept = [span_of(needed) for needed, _ in needs if needed.type in _BODIES]
        for point, pause in pauses:
            after = self._continuation(point, pause, made)
            if after.is_kept(kept):
                return span_of(pause)
            for region in after.regions:
                first = bisect_left(starts, region.start)
                for needed, end in needs[first : bisect_left(starts, region.end)]:
                    if after.leads_to(needed, end):
                        return span_of(pause)
        return None

    def captured(self, function: Node | None, holders: Sequence[Node]) -> bool:
        """True when a function inside `function` names a variable of it that may hold the value."""
        return function is not None and any(
            self._scope_of_captured(holder, function) is not None for holder in holders
        )

    # -------------------------------------------------------------- pauses

    def _pauses_of(self, function: Node) -> tuple[tuple[int, Node], ...]:
        """The pauses of `function` in source order, each with the offset at which it stops."""
        if function.id not in self._pauses:
            found = (pause_of(node, self._syntax) for node in own_nodes(function))
            self._pauses[function.id] = tuple(pause for pause in found if pause is not None)
        return self._pauses[function.id]

    # -------------------------------------------------------------- needs

    def _need(self, holder: Node, function: Node) -> tuple[Node, int]:
        """What needs the value of `holder`, and the offset at which that is done with it."""
        scope = self._scope_of_captured(holder, function)
        if scope is not None:
            return scope, scope.end_byte  # its context lives as long as the block does
        user = self._user(holder)
        return holder, user.end_byte

    def _user(self, holder: Node) -> Node:
        """The expression or statement that takes the value of `holder`."""
        at, parent = self._syntax.effective_parent(holder)
        while parent is not None and parent.type in _PASSING:
            at, parent = parent, self._syntax.parent(parent)
        if parent is None:
            return at
        if parent.type in ("member_expression", "subscript_expression"):
            outer = self._syntax.parent(parent)
            if outer is not None and is_field(outer, "function", parent):
                return outer  # the receiver waits for the arguments
        if parent.type == "for_in_statement" and not is_field(parent, "right", at):
            return at
        return at if parent.type in FUNCTIONS or parent.type in _BODIES else parent

    def _scope_of_captured(self, holder: Node, function: Node) -> Node | None:
        """The block of `function` that declares the variable `holder`, where `holder` stands in a
        function inside."""
        inner = self._syntax.enclosing(holder, FUNCTIONS)
        if inner is None or inner.id == function.id or holder.type != "identifier":
            return None
        binding = self._scopes.binding(holder)
        declared = None if binding is None or not binding.declarations else binding.declarations[0]
        if declared is None:
            return None
        around = self._syntax.enclosing(declared, FUNCTIONS)
        if around is None or around.id != function.id:
            return None
        return self._syntax.enclosing(declared, _SCOPES)

    # -------------------------------------------------------------- order

    def _continuation(self, point: int, pause: Node, made: Node) -> Continuation:
        """Where evaluation may go on to from `pause`."""
        after = Continuation(point, pause, made)
        for at in self._up(pause):
            around = self._syntax.parent(at)
            if around is None or at.type in FUNCTIONS:
                after.end_at(at)
                break
            if at.type in _LEAVING:
                after.end_at(at)
            elif around.type in _BODIES and self._last_leaving(around) >= at.end_byte:
                after.end_at(around)
            after.pass_by(at, around)
        return after

    def _last_leaving(self, body: Node) -> int:
        """Where the last statement of `body` that leaves it begins; -1 without one."""
        if body.id not in self._leaving:
            leaving = (each for each in body.named_children if each.type in _LEAVING)
            self._leaving[body.id] = max((each.start_byte for each in leaving), default=-1)
        return self._leaving[body.id]

    def _up(self, node: Node) -> Iterator[Node]:
        """`node` and what is around it, from the inside out."""
        at: Node | None = node
        while at is not None:
            yield at
            at = self._syntax.parent(at)


def _start(need: tuple[Node, int]) -> int:
    return need[0].start_byte
