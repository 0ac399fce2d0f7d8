"""Does the file itself define, or assign to, a method of a given name?"""

import re
from typing import Final

from tree_sitter import Node

from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend, is_field, unwrapped

_PROPERTIES: Final = frozenset({"property_identifier", "shorthand_property_identifier"})
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_TAKERS: Final = frozenset({"array_pattern", "rest_pattern", "update_expression"})
_LITERALS: Final = frozenset({"array", "pair", "spread_element"})
_WRITERS: Final = frozenset(
    {"assignment_expression", "augmented_assignment_expression", "for_in_statement"}
    | {"assignment_pattern", "object_assignment_pattern"}
)
_PROTOTYPES: Final = re.compile(rb"\bprototype\b|\b__proto__\b|PrototypeOf\b")


class MemberNames:
    """The property names of one file. Each is looked for once, by its text: a name that is put
    together at run time, or spelled with escapes, is not seen."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._changes_prototypes = _PROTOTYPES.search(syntax.source.content) is not None
        self._occurrences: dict[str, tuple[Node, ...]] = {}
        self._defined: dict[str, bool] = {}
        self._assigned: dict[str, bool] = {}
        self._computed: bool | None = None

    @property
    def may_be_computed(self) -> bool:
        """True when a function is put under a key that is put together at run time: it may be a
        method of any name."""
        if self._computed is None:
            self._computed = any(map(self._is_computed_method, descend(self._syntax.root)))
        return self._computed

    def _is_computed_method(self, node: Node) -> bool:
        if node.type == "computed_property_name":
            holder = self._syntax.parent(node)
            value = None if holder is None else holder.child_by_field_name("value") or holder
            key = next(iter(node.named_children), None)
        elif node.type == "subscript_expression":
            holder = self._syntax.parent(node)
            assigned = holder is not None and is_field(holder, "left", node)
            value = holder.child_by_field_name("right") if holder is not None and assigned else None
            key = node.child_by_field_name("index")
        else:
            return False
        if value is None or key is None or unwrapped(value).type not in FUNCTIONS:
            return False
        return key.type != "string" and not self._syntax.text(key).startswith(b"Symbol.")

    def is_defined(self, name: str) -> bool:
        """True when something in the file may have a property `name` of its own: a class member,
        an object's key, an assignment, an interface, a string that spells it."""
        if name not in self._defined:
            found = self.occurrences(name)
            self._defined[name] = any(self._defines(node) for node in found)
        return self._defined[name]

    def is_assigned(self, name: str) -> bool:
        """True when a property `name` may be put on, or replaced in, something that exists: by an
        assignment, by a call that is given the name, or on a prototype."""
        if name not in self._assigned:
            found = self.occurrences(name)
            self._assigned[name] = any(self._assigns(node) for node in found) or (
                self._changes_prototypes and self.is_defined(name)
            )
        return self._assigned[name]

    def occurrences(self, name: str) -> tuple[Node, ...]:
        """The nodes of the file whose whole text is `name`, in source order; a method that is only
        called, `.name(`, is left out."""
        if name not in self._occurrences:
            spelled = re.escape(name.encode("utf-8", "surrogateescape")) + rb"(?![\w$])"
            word = rb"(?<![\w$])(?:(?<!\.)%b|(?<=\.)%b(?!\())" % (spelled, spelled)
            spans = [found.span() for found in re.finditer(word, self._syntax.source.content)]
            nodes = [self._syntax.root.named_descendant_for_byte_range(*span) for span in spans]
            self._occurrences[name] = tuple(
                node
                for node, span in zip(nodes, spans, strict=True)
                if node is not None and (node.start_byte, node.end_byte) == span
            )
        return self._occurrences[name]

    def _defines(self, node: Node) -> bool:
        parent = self._syntax.parent(node)
        if parent is None or parent.type == "ERROR":
            return True
        if node.type == "string_fragment":
            asked = self._syntax.parent(parent)
            return asked is None or asked.type != "binary_expression"  # `'at' in x`
        if node.type not in _PROPERTIES:
            return False
        return parent.type != "member_expression" or self.is_written(parent)

    def _assigns(self, node: Node) -> bool:
        parent = self._syntax.parent(node)
        if parent is None or parent.type == "ERROR":
            return True
        if node.type == "string_fragment":
            taker = self._syntax.parent(parent)
            if taker is None or taker.type == "arguments":
                return True
            parent = taker
        return parent.type in _MEMBERS and self.is_written(parent)

    def is_written(self, member: Node) -> bool:
        """True when the member expression `member` is assigned to, by a pattern or a loop too."""
        outer, above = self._syntax.effective_parent(member)
        if above is None or above.type in _TAKERS:
            return True
        if above.type in _LITERALS:  # the TypeScript grammar reads `[a.b as T] = c` as one
            around = self._syntax.effective_parent(above)[1]
            return around is None or around.has_error
        if above.type == "pair_pattern":
            return is_field(above, "value", outer)
        return above.type in _WRITERS and is_field(above, "left", outer)
