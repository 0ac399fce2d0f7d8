"""Would every evaluation of a literal build an equal value? Decided from the syntax alone.

Names are not resolved here: what the answer depends on is listed as `needs`, and
`sites.settle` checks those against the scope tree.
"""

from allocscan.knowledge.instances import Made
from allocscan.sites.constants import Constant, Kind, Need, Varies, VariesError, Wanted
from allocscan.sites.evaluation import Evaluation
from allocscan.sites.made.found import CALLS, Making, making
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped

Constness = Constant | Varies


class Judge:
    """Judges the literals of one file; what failed is remembered, so nothing fails twice."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._varies: dict[int, Varies] = {}

    def judge(self, literal: Node) -> Constness:
        """Return whether `literal`, an `object` or `array` node or the call of an instance, is
        constant."""
        made = making(literal, self._syntax) if literal.type in CALLS else None
        if made is not None:
            # in a literal it varies, like every call; alone it may not
            return self._judge_made(made)
        known = self._varies.get(literal.id)
        if known is not None:
            return known
        try:
            return self._evaluated(literal)[1]
        except VariesError as varies:
            return varies.verdict

    def _judge_made(self, found: Making) -> Constness:
        """Whether it is made of constants, by a callee that must turn out to be the built-in."""
        evaluation = Evaluation(self._syntax, self._varies)
        made = "constructor" if found.call.type == "new_expression" else "function"
        callee = found.call.child_by_field_name(made)
        assert callee is not None, "it has a row"
        needs = [Need(callee, Wanted.BUILTIN)] if found.asked is None else []
        for argument in found.arguments:
            try:
                kind = evaluation.drive(argument)
            except VariesError as varies:
                return varies.verdict
            if kind is Kind.NAME and unwrapped(argument).type != "undefined":
                whole = found.row.made is Made.FORMATTER and argument is not found.argument(0)
                needs.append(Need(unwrapped(argument), Wanted.CONTENTS if whole else Wanted.TEXT))
        return Constant((*needs, *evaluation.needs), tuple(evaluation.stateful))

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
