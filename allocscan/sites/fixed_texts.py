"""Is the text that a call makes code of written out in the file? Then it is no function's text."""

from collections.abc import Collection, Sequence

from allocscan.knowledge.blob_types import is_data
from allocscan.knowledge.pure_calls import TYPED_ARRAYS
from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.callee import arguments_of, callee_of, is_string
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_RUNS_MORE: Final = regex(rb"\b(?:eval|Function|Blob)\b|\\(?:x|u(?!(?i:feff)))|\bdata:")
"""A text that may make code of what it is given."""
_PARTS_AND_OPTIONS: Final = 2
_CALLS: Final = regex(rb"[(`]")
_ENCODES: Final = (b"TextEncoder", b"Buffer")
"""What makes bytes of text."""


class FixedTexts:
    """Answers for the calls of built-ins of one file: `new Blob`, `new Worker`, `Function`, …"""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def is_fixed(self, call: Node, name: str) -> bool:
        """True when every text that `call`, of the built-in `name`, makes code of stands in it.

        The address of a worker's file is such a text, and so is what calls nothing wherever it
        runs: bytes of other data than text, and JSON, unless a call stands around it. So is a
        `Blob` whose type says that it is data.
        """
        listed = call.child_by_field_name("arguments")
        if listed is not None and listed.type != "arguments":
            return False
        given = arguments_of(call)
        if name == "Blob":
            return not given or self._is_data_type(given) or self._are_parts(given[0])
        if name in ("Worker", "SharedWorker"):
            return not given or self.is_text(given[0]) or self._is_address(given[0])
        return all(map(self.is_text, given))

    def is_text(self, node: Node) -> bool:
        """True for a text that stands there, and makes no code of what it is given."""
        text = is_string(node, self._syntax)
        return text is not None and _RUNS_MORE.search(text.encode()) is None

    def _is_address(self, node: Node) -> bool:
        """True for `new URL('./worker.js', import.meta.url)`."""
        given = arguments_of(node)[:1]
        return self._constructs(node, ("URL",)) and any(map(self.is_text, given))

    def _is_data_type(self, given: Sequence[Node]) -> bool:
        """True for a second argument `{ type: "text/csv" }`, whatever the first holds."""
        if len(given) != _PARTS_AND_OPTIONS or given[1].type != "object":
            return False
        found: list[bool] = []
        for entry in children_of(given[1]):
            key, value = entry.child_by_field_name("key"), entry.child_by_field_name("value")
            name = None if key is None else static_key(self._syntax, key)
            if entry.type != "pair" or name is None or value is None:
                return False
            if name == "type":
                text = is_string(value, self._syntax)
                found.append(text is not None and is_data(text))
        return bool(found) and all(found)

    def _are_parts(self, node: Node) -> bool:
        """True for an array of texts, JSON and bytes."""
        if node.type != "array":
            return False
        parts = [part for part in node.named_children if part.type != "comment"]
        texts = [part for part in parts if self.is_text(part)]
        others = [part for part in parts if is_string(part, self._syntax) is None]
        if len(texts) + len(others) != len(parts) or not all(map(self._is_data, others)):
            return False
        return not others or not any(_CALLS.search(self._syntax.text(one)[1:-1]) for one in texts)

    def _is_data(self, node: Node) -> bool:
        """True for JSON, in which nothing is called, and for bytes that were no text."""
        if node.type == "call_expression":
            callee = callee_of(node)
            root = None if callee is None else callee.child_by_field_name("object")
            named = callee is not None and self._syntax.name(callee) == "JSON.stringify"
            return named and root is not None and self._scopes.binding(root) is None
        encodes = any(word in self._syntax.source.content for word in _ENCODES)
        return not encodes and self._constructs(node, TYPED_ARRAYS)

    def _constructs(self, node: Node, names: Collection[str]) -> bool:
        """True for `new` of a built-in of one of `names`."""
        callee = callee_of(node) if node.type == "new_expression" else None
        if callee is None or callee.type != "identifier":
            return False
        return self._syntax.name(callee) in names and self._scopes.binding(callee) is None
