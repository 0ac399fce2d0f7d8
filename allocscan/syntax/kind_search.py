"""All nodes of some types in a tree: by a query of the parser's own, once enough was searched."""

from allocscan.syntax.binding import Query, QueryCursor
from allocscan.syntax.parse import grammar
from allocscan.syntax.walk import descend
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allocscan.source.file import Language
    from allocscan.syntax.binding import Node
    from allocscan.syntax.brackets import Pair
    from allocscan.syntax.parse import Syntax

_FEW: Final = 16
"""So many places are searched one by one."""

_BYTES: Final = 16_000
"""To walk through a text of so many bytes takes as long as to compile a query, 1 to 3 ms."""


class KindSearch:
    """Finds the named nodes whose type is one of `types`."""

    def __init__(self, *types: str) -> None:
        self._types = frozenset(types)
        self._walked: dict[Language, int] = {}
        self._queries: dict[Language, Query] = {}

    def find(self, syntax: "Syntax", places: "Sequence[Pair] | None" = None) -> "list[Node]":
        """The nodes of `syntax`, in no order; where `places` are given, those that overlap with
        one of them at least, and maybe others."""
        language, size = syntax.source.language, len(syntax.source.content)
        query = self._queries.get(language)
        if query is not None:
            return self._captured(query, syntax.root, places)
        self._walked[language] = self._walked.get(language, 0) + size
        if self._walked[language] <= _BYTES:
            return [node for node in descend(syntax.root) if node.type in self._types]
        rows = " ".join(f"({each})" for each in sorted(self._types))
        self._queries[language] = Query(grammar(language), f"[{rows}] @node")
        return self.find(syntax, places)

    def _captured(
        self, query: Query, root: "Node", places: "Sequence[Pair] | None"
    ) -> "list[Node]":
        if places is None or len(places) > _FEW:
            return QueryCursor(query).captures(root).get("node", [])
        found: dict[int, Node] = {}
        for start, end in places:
            cursor = QueryCursor(query)
            cursor.set_byte_range(start, end)
            found.update({node.id: node for node in cursor.captures(root).get("node", [])})
        return list(found.values())
