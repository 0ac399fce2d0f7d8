"""Code behind a guard: it runs while something that outlives the call is not set, and sets it."""

from collections.abc import Iterator

from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.guard_tests import targets_of
from allocscan.sites.context.keepers import Guard, Keepers, looked_up, root_of_keyed
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field, unwrapped

_STORES = frozenset({"??=", "||="})
_ELSE = frozenset({"||", "??"})
_HOLDING = frozenset(
    {
        "expression_statement",
        "sequence_expression",
        "parenthesized_expression",
        "return_statement",
        "try_statement",
        "statement_block",
    }
)
_ASSIGNMENTS = frozenset({"assignment_expression", "augmented_assignment_expression"})


class Guards:
    """The guards of one file, asked for while a node is climbed from."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._keepers = Keepers(syntax, scopes)
        self._exits: dict[int, list[tuple[int, Node]]] = {}

    def of(self, parent: Node, child: Node) -> Guard | None:
        """What guards `child`, a child of `parent`; None for what runs whenever `parent` does."""
        for target in self._targets(parent, child):
            guard = self._keepers.guard(target, parent)
            if guard is not None:
                return guard
        return None

    def _targets(self, parent: Node, child: Node) -> Iterator[Node]:
        kind = parent.type
        if kind in _ASSIGNMENTS and not is_field(parent, "left", child):
            yield from self._stored(parent)
        elif kind in ("if_statement", "else_clause"):
            yield from self._tested(parent, child)
        elif kind == "statement_block":
            yield from self._tested_before(parent, child)

    def _stored(self, assignment: Node) -> Iterator[Node]:
        """`x ??= …`, `x = x || …` and `x || (x = …)`."""
        left = assignment.child_by_field_name("left")
        operator = assignment.child_by_field_name("operator")
        if left is None:
            return
        stores = operator is not None and operator.type in _STORES
        plain = assignment.type == "assignment_expression"
        if stores or (plain and self._is_second_try(assignment, left)):
            yield left

    def _is_second_try(self, assignment: Node, target: Node) -> bool:
        right, outer = assignment.child_by_field_name("right"), self._syntax.parent(assignment)
        while outer is not None and outer.type == "parenthesized_expression":
            outer = self._syntax.parent(outer)
        for side in (None if right is None else unwrapped(right), outer):
            if side is None or side.type != "binary_expression":
                continue
            left, operator = (side.child_by_field_name(name) for name in ("left", "operator"))
            if left is None or operator is None or operator.type not in _ELSE:
                continue
            if self._syntax.text(unwrapped(left)) == self._syntax.text(target):
                return True
        return False

    def _tested(self, parent: Node, child: Node) -> Iterator[Node]:
        """`if (!x) { x = … }` and the `else` of `if (x) …`."""
        unset = parent.type == "if_statement"
        test = parent if unset else self._syntax.parent(parent)
        if test is None or (unset and not is_field(parent, "consequence", child)):
            return
        statements = children_of(child) if child.type == "statement_block" else [child]
        targets = list(targets_of(test, self._syntax, unset=unset))
        written = self._texts_written(statements) if targets else {}
        yield from (target for target in targets if self._is_among(target, written, 0))

    def _tested_before(self, block: Node, child: Node) -> Iterator[Node]:
        """The targets of each `if (x) return …` above `child` in `block`, which sets them."""
        exits = self._exits.get(block.id)
        if exits is None:
            statements = children_of(block)
            found = [
                (statement.end_byte, target)
                for statement in statements
                if statement.type == "if_statement" and _leaves(statement)
                for target in targets_of(statement, self._syntax, unset=False)
            ]
            written = self._texts_written(statements) if found else {}
            exits = self._exits[block.id] = [
                (end, target) for end, target in found if self._is_among(target, written, end)
            ]
        yield from (target for end, target in exits if end <= child.start_byte)

    def _is_among(self, target: Node, written: dict[bytes, int], after: int) -> bool:
        """True when what keeps `target` is set behind the byte `after`."""
        keeper = self._keepers.of(target)
        root = root_of_keyed(keeper, self._syntax)
        return any(written.get(self._syntax.text(one), -1) >= after for one in (keeper, root))

    def _texts_written(self, statements: list[Node]) -> dict[bytes, int]:
        """The targets that `statements` set by themselves, each with where it is set last."""
        return {
            self._syntax.text(one): left.start_byte
            for statement in statements
            for left in self._written(statement)
            for one in (left, root_of_keyed(left, self._syntax))
        }

    def _written(self, statement: Node) -> Iterator[Node]:
        """What `statement` sets by itself: the targets of `a = b = …`, and the `cache` of
        `cache.set(key, …)`; also in the block of a `try`, and in `return (x = …)`."""
        pending = [statement]
        while pending:
            node = pending.pop()
            if node.type in _HOLDING:
                pending += children_of(node)
            elif node.type in _ASSIGNMENTS:
                left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
                if left is not None:
                    yield left
                pending += [] if right is None else [right]
            else:
                kept = looked_up(node, self._syntax, setting=True)
                if kept is not None:
                    yield kept


def _leaves(test: Node) -> bool:
    """True for `if (…) return …;` without an `else`."""
    then = test.child_by_field_name("consequence")
    if then is None or test.child_by_field_name("alternative") is not None:
        return False
    statements = children_of(then) if then.type == "statement_block" else [then]
    return bool(statements) and statements[-1].type == "return_statement"
