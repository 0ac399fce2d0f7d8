"""Error paths and development-only branches: what no healthy program runs often."""

from allocscan.knowledge.run_once import DEVELOPMENT, ERROR_SINKS, ERROR_SUFFIXES, ERROR_VALUES
from allocscan.sites.context.callee import callee_of
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field, unwrapped
from allocscan.typed import Final

_PLAIN: Final = frozenset(
    {
        "expression_statement",
        "lexical_declaration",
        "variable_declaration",
        "throw_statement",
        "comment",
        "empty_statement",
    }
)
_BRANCHES: Final = frozenset({"if_statement", "else_clause", "switch_case", "switch_default"})


class Failures:
    """The failing code of one file; each block is looked at once."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._failing: dict[int, bool] = {}

    def is_entered(self, parent: Node, child: Node) -> bool:
        """True when `child`, a child of `parent`, runs only where something has gone wrong, or
        while somebody develops the program."""
        match parent.type:
            case "throw_statement" | "catch_clause":
                return True
            case "new_expression":
                made = parent.child_by_field_name("constructor")
                if made is None or child.id == made.id:
                    return False
                return self._syntax.name(made).endswith(ERROR_SUFFIXES)
            case "call_expression":
                return is_field(parent, "arguments", child) and self._takes_errors(parent)
            case "class_body":
                return self._is_error_class(parent)
            case "statement_block":
                return self._is_failing(parent)
            case "if_statement":
                return is_field(parent, "consequence", child) and self._asks_for_failure(parent)
            case _:
                return False

    def _is_error_class(self, body: Node) -> bool:
        """Everything in a class of errors, known by its name or that of its base."""
        owner = self._syntax.parent(body)
        if owner is None:
            return False
        name = owner.child_by_field_name("name")
        heritage = [child for child in owner.children if child.type == "class_heritage"]
        named = ([] if name is None else [name]) + heritage
        return any(self._syntax.name(one).endswith(ERROR_SUFFIXES) for one in named)

    def _takes_errors(self, call: Node) -> bool:
        callee = callee_of(call)
        return callee is not None and self._syntax.text(callee) in ERROR_SINKS

    def _asks_for_failure(self, test: Node) -> bool:
        """`if (err)`, and the conditions that bundlers decide: what moves out of such a branch
        they keep."""
        condition = test.child_by_field_name("condition")
        if condition is None:
            return False
        if self._syntax.text(unwrapped(condition)) in ERROR_VALUES:
            return True
        return DEVELOPMENT.search(self._syntax.text(condition)) is not None

    def _is_failing(self, block: Node) -> bool:
        known = self._failing.get(block.id)
        if known is None:
            branch = self._syntax.parent(block)
            known = branch is not None and branch.type in _BRANCHES and self._ends_badly(block)
            self._failing[block.id] = known
        return known

    def _ends_badly(self, block: Node) -> bool:
        """True when every run of `block` ends in its last statement, a `throw` or an exit."""
        statements = children_of(block)
        if not statements or any(one.type not in _PLAIN for one in statements):
            return False
        last = statements[-1]
        return last.type == "throw_statement" or self._syntax.text(last).startswith(
            (b"process.exit(", b"Deno.exit(")
        )
