"""Would every evaluation of a literal build an equal value? Decided from the syntax alone.

Names are not resolved here: what the answer depends on is listed as `needs`, and
`sites.settle` checks those against the scope tree.
"""

from tree_sitter import Node

from allocscan.sites.constants import Constant, Kind, Varies, VariesError
from allocscan.sites.evaluation import Evaluation
from allocscan.syntax.parse import Syntax

Constness = Constant | Varies


class Judge:
    """Judges the literals of one file; what failed is remembered, so nothing fails twice."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._varies: dict[int, Varies] = {}

    def judge(self, literal: Node) -> Constness:
        """Return whether `literal`, an `object` or `array` node, is constant."""
        known = self._varies.get(literal.id)
        if known is not None:
            return known
        try:
            return self._evaluated(literal)[1]
        except VariesError as varies:
            return varies.verdict

    def reject(self, literal: Node, varies: Varies) -> None:
        """Remember that `literal`, and every expression in it that holds `varies.at`, varies."""
        at: Node | None = varies.at
        while at is not None and at.id not in self._varies:
            self._varies[at.id] = varies
            if at.id == literal.id:
                break
            at = self._syntax.parent(at)

    def kind_of(self, expression: Node) -> tuple[Kind, Constant] | None:
        """The kind of a constant `expression` of any sort, and what that rests on."""
        try:
            return self._evaluated(expression)
        except VariesError:
            return None

    def _evaluated(self, expression: Node) -> tuple[Kind, Constant]:
        evaluation = Evaluation(self._syntax, self._varies)
        kind = evaluation.drive(expression)
        return kind, Constant(tuple(evaluation.needs), tuple(evaluation.stateful))
