"""Literals that are written to where they stand: no site (`Route.WRITTEN`)."""

from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})


class Written:
    """Asked about the literals of `syntax`, an outline."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._written: dict[int, frozenset[bytes]] = {}

    def is_written(self, literal: Node) -> bool:
        """True for `const data = {…}` where `data.key = …` follows in the same block."""
        declarator = self._syntax.parent(literal)
        if declarator is None or declarator.type != "variable_declarator":
            return False
        name = declarator.child_by_field_name("name")
        declaration = self._syntax.parent(declarator)
        if name is None or name.type != "identifier" or declaration is None:
            return False
        if declaration.child_count == 0 or declaration.children[0].type != "const":
            return False
        block = self._syntax.parent(declaration)
        return block is not None and self._syntax.text(name) in self._written_in(block)

    def _written_in(self, block: Node) -> frozenset[bytes]:
        """The names to whose properties the statements of `block` itself assign."""
        known = self._written.get(block.id)
        if known is None:
            holders = map(self._assigned_holder, block.named_children)
            texts = (self._syntax.text(holder) for holder in holders if holder is not None)
            known = self._written[block.id] = frozenset(texts)
        return known

    def _assigned_holder(self, statement: Node) -> Node | None:
        """`data` in the statement `data.key = …`."""
        if statement.type != "expression_statement" or statement.named_child_count == 0:
            return None
        assignment = statement.named_children[0]
        if assignment.type != "assignment_expression":
            return None
        target = assignment.child_by_field_name("left")
        if target is None or target.type not in _MEMBERS:
            return None
        holder = target.child_by_field_name("object")
        return holder if holder is not None and holder.type == "identifier" else None
