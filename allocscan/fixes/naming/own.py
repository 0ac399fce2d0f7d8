"""Which local names a constant may go on with: those that nothing else in the file is called."""

from collections import Counter
from collections.abc import Iterator

from allocscan.fixes.mentions import encoded, word_counts
from allocscan.fixes.share import Group
from allocscan.fixes.tokens import leaves_in
from allocscan.source.span import Span
from allocscan.syntax.escapes import unescaped
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_NO_VARIABLES = frozenset({"property_identifier", "private_property_identifier"})
_FEW_NAMES: Final = 16
_FEW_PLACES: Final = 200
"""So many places of so many names are sought before all leaves of the tree are counted."""


class OwnNames:
    """Asked for the constants of one file, one after the other."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._counts: Counter[bytes] | None = None
        self._asked = 0

    def of(self, group: Group) -> str | None:
        """The name of the locals of `group`, where they all go and no other variable, type or
        label of the file is called so."""
        locals_ = [draft.site.local for draft in group if draft.removal is not None]
        known = [local for local in locals_ if local is not None]
        names = {local.name for local in known}
        if len(known) < len(group) or len(names) != 1:
            return None
        (name,) = names
        own = sum(1 + len(local.references) for local in known)
        return name if self._times(encoded(name)) == own else None

    def _times(self, name: bytes) -> int:
        if self._counts is None and self._may_be_sought(name):
            places = _places(name, self._syntax.source.content)
            return sum(self._is_name(at, len(name)) for at in places)
        if self._counts is None:
            self._counts = _count(self._syntax)
        return self._counts[name]

    def _may_be_sought(self, name: bytes) -> bool:
        """True where the places of its bytes show how often `name` stands in the code."""
        self._asked += 1
        content = self._syntax.source.content
        if self._asked > _FEW_NAMES or b"\\u" in content or self._syntax.errors:
            return False
        return content.count(name) <= _FEW_PLACES

    def _is_name(self, at: int, length: int) -> bool:
        leaf = self._syntax.root.descendant_for_byte_range(at, at + length)
        if leaf is None or (leaf.start_byte, leaf.end_byte) != (at, at + length):
            return False
        return not leaf.child_count and _is_counted(leaf.type)


def _places(name: bytes, content: bytes) -> Iterator[int]:
    at = content.find(name)
    while at >= 0:
        yield at
        at = content.find(name, at + 1)


def _is_counted(kind: str) -> bool:
    return "identifier" in kind and kind not in _NO_VARIABLES


def _count(syntax: Syntax) -> Counter[bytes]:
    """How often each name stands in the code; where part of it could not be read, in the text."""
    content = syntax.source.content
    if syntax.errors:
        return Counter() if b"\\u" in content else word_counts(content)
    return Counter(
        encoded(unescaped(text.decode("utf-8", "surrogateescape")))
        for text, kind, *_ in leaves_in(syntax, Span(0, len(content)))
        if _is_counted(kind)
    )
