"""Which local names a constant may go on with: those that nothing else in the file is called."""

from collections import Counter

from allocscan.fixes.mentions import encoded, word_counts
from allocscan.fixes.naming.words import unescaped
from allocscan.fixes.share import Group
from allocscan.fixes.tokens import tokens_in
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax

_NO_VARIABLES = frozenset({"property_identifier", "private_property_identifier"})


class OwnNames:
    """Asked for the constants of one file, whose names are counted once."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._counts: Counter[bytes] | None = None

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
        if self._counts is None:
            self._counts = _count(self._syntax)
        return self._counts[name]


def _count(syntax: Syntax) -> Counter[bytes]:
    """How often each name stands in the code; where part of it could not be read, in the text."""
    content = syntax.source.content
    if syntax.errors:
        return Counter() if b"\\u" in content else word_counts(content)
    tokens = tokens_in(syntax, Span(0, len(content)))
    return Counter(
        encoded(unescaped(token.text.decode("utf-8", "surrogateescape")))
        for token in tokens
        if "identifier" in token.kind and token.kind not in _NO_VARIABLES
    )
