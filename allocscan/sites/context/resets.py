"""Where a file lets go of what it kept: `cache = null`, `this.x = undefined`."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from allocscan.knowledge.run_once import RESETTERS
from allocscan.scopes.model import Access, Binding
from allocscan.sites.context.frame_names import name_of
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped

_SET = frozenset(
    {
        "array",
        "arrow_function",
        "class",
        "function_expression",
        "new_expression",
        "number",
        "object",
        "regex",
        "string",
        "true",
    }
)
_UNSET_TEXTS = frozenset({b"''", b'""', b"0", b"{}", b"[]", b"-1"})


class Resets:
    """The resets of one file; each name of a member is looked for once."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._members: dict[str, list[Node]] = {}

    def of_member(self, name: str) -> list[Node]:
        """The functions that set `name`, as in `this.x`, to nothing; constructors left out, and
        what is called so that resets are its purpose."""
        known = self._members.get(name)
        if known is None:
            reset = rb"(?<![\w$.])%s\s*=\s*(?:null|undefined|void 0|false)\b"
            found = re.finditer(reset % re.escape(name.encode()), self._syntax.source.content)
            known = self._members[name] = [
                function
                for one in found
                if (function := self._function_at(one.start())) is not None
                and not self.is_purpose_of(function)
            ]
        return known

    def _function_at(self, at: int) -> Node | None:
        node = self._syntax.root.descendant_for_byte_range(at, at + 1)
        return None if node is None else self._syntax.enclosing(node, FUNCTIONS)

    def is_purpose_of(self, function: Node) -> bool:
        """True for a constructor, and for functions that let go on purpose."""
        name = name_of(function, self._syntax)
        return name is not None and (name == "constructor" or bool(RESETTERS.search(name)))

    def of_variable(self, binding: Binding) -> Iterator[Node]:
        """The writes that may leave the variable without a value."""
        for use in binding.references:
            holder = self._syntax.parent(use.node)
            if Access.WRITE not in use.access or holder is None:
                continue
            right = holder.child_by_field_name("right")
            value = None if right is None else unwrapped(right)
            sure = value is not None and value.type in _SET
            if value is None or not sure or self._syntax.text(value) in _UNSET_TEXTS:
                yield use.node

    def is_plain(self, use: Node) -> bool:
        """True for `x = null` and the like."""
        holder = self._syntax.parent(use)
        right = None if holder is None else holder.child_by_field_name("right")
        return right is not None and right.type in ("null", "undefined", "false")
