"""All nodes of some types in a tree: by a query of the parser's own, once enough was searched."""

from allocscan.syntax.binding import Query, QueryCursor
from allocscan.syntax.parse import grammar
from allocscan.syntax.walk import descend
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.source.file import Language
    from allocscan.syntax.binding import Node
    from allocscan.syntax.parse import Syntax

_BYTES: Final = 16_000
"""To walk through a text of so many bytes takes as long as to compile a query, 1 to 3 ms."""


class KindSearch:
    """Finds the named nodes whose type is one of `types`."""

    def __init__(self, *types: str) -> None:
        self._types = frozenset(types)
        self._walked: dict[Language, int] = {}
        self._queries: dict[Language, Query] = {}

    def find(self, syntax: "Syntax") -> "list[Node]":
        """The nodes of `syntax`, in no order."""
        language, size = syntax.source.language, len(syntax.source.content)
        query = self._queries.get(language)
        if query is not None:
            return QueryCursor(query).captures(syntax.root).get("node", [])
        self._walked[language] = self._walked.get(language, 0) + size
        if self._walked[language] <= _BYTES:
            return [node for node in descend(syntax.root) if node.type in self._types]
        rows = " ".join(f"({each})" for each in sorted(self._types))
        self._queries[language] = Query(grammar(language), f"[{rows}] @node")
        return self.find(syntax)
