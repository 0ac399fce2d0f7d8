"""The uses of a class's own methods inside it: `this.step(…)`, `this.#step`."""

from collections import defaultdict

from tree_sitter import Node

from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend


class Members:
    """`this.name` expressions by class body and name; each body is walked once, when asked."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._bodies: dict[int, dict[str, list[Node]]] = {}

    def uses(self, body: Node, name: str) -> list[Node]:
        """The `this.name` expressions in the class `body`, in source order."""
        index = self._bodies.get(body.id)
        if index is None:
            index = self._bodies[body.id] = self._index(body)
        return index.get(name, [])

    def is_private(self, method: Node) -> bool:
        """True for `#step()` and TypeScript's `private step()`: no caller outside the class."""
        name = method.child_by_field_name("name")
        if name is not None and name.type == "private_property_identifier":
            return True
        return any(
            child.type == "accessibility_modifier" and self._syntax.text(child) == b"private"
            for child in method.children[:3]
        )

    def _index(self, body: Node) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = defaultdict(list)
        for node in descend(body):
            if node.type != "member_expression":
                continue
            owner, name = node.child_by_field_name("object"), node.child_by_field_name("property")
            if owner is not None and name is not None and owner.type == "this":
                found[self._syntax.name(name)].append(node)
        return dict(found)
