"""What sloppy functions give away by name: `f.caller`, who runs them, and `f.arguments`, with what.

No standard has them, engines do: of strict functions they are null, or throw
(sec-forbidden-extensions).
"""

from functools import cached_property

from allocscan.scopes.model import MODULE, ScopeTree
from allocscan.scopes.occurrences import escapes, occurrences
from allocscan.syntax.binding import Node
from allocscan.syntax.escapes import string_value, unescaped
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_KEYS: Final = frozenset({"property_identifier", "shorthand_property_identifier_pattern"})
_WRITTEN: Final = frozenset({"pair", "method_definition"})
_TEXTS: Final = frozenset({"string", "template_string"})
_PARTS: Final = frozenset({"string_fragment", "escape_sequence"})
_COMPARED_OR_LISTED: Final = frozenset({"array", "binary_expression", "pair", "switch_case"})
"""Where a text is most often one of many words, and no key."""


class Reflection:
    """Asked about one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    @cached_property
    def of_arguments(self) -> bool:
        """True when sloppy code may read the `arguments` of a function from outside."""
        return self._is_read("arguments")

    @cached_property
    def of_callers(self) -> bool:
        """True when sloppy code may read which function called another."""
        return self._is_read("caller")

    def _is_read(self, name: str) -> bool:
        """True when sloppy code has a property `name`, or a string that may be its key."""
        if self._scopes.is_module or self._scopes.scope(MODULE).strict:
            return False
        root = self._syntax.root
        found = (*occurrences(self._syntax, name.encode()), *escapes(self._syntax))
        at = (root.named_descendant_for_byte_range(offset, offset + 1) for offset in found)
        return any(node is not None and self._spells(node, name) for node in at)

    def _spells(self, node: Node, name: str) -> bool:
        above = self._syntax.parent(node)
        if node.type in _PARTS and above is not None:
            node, (_, above) = above, self._syntax.effective_parent(above)
        if above is None:
            return False
        if node.type in _TEXTS:
            spelled = string_value(self._syntax.text(node)[1:-1]) in (None, name)
            return spelled and above.type not in _COMPARED_OR_LISTED
        return (
            node.type in _KEYS
            and above.type not in _WRITTEN
            and unescaped(self._syntax.name(node)) == name
        )
