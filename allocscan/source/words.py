"""Where the words of a text stand. A text is read once, however many words are asked for."""

from collections.abc import Mapping, Sequence

from allocscan.regex import regex
from allocscan.typed import Final

_OF_WORDS: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$")
_RUN: Final = regex(rb"[\w$]+")
_NAME: Final = regex(rb"[A-Za-z_$][\w$]*")
_DIGITS: Final = frozenset(b"0123456789")
_TYPEOF: Final = regex(rb"\btypeof\s+([\w$]*)([\w$\x80-\xff]*)")
_FEW: Final = 40
"""So many words are searched for before a table of all is made: that takes as long as to search
for some hundred (measured)."""


class Words:
    """The words of `content`, and answers that are asked for again."""

    __slots__ = ("_content", "_first", "_known", "_left", "_table", "_typeof")

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._known: dict[bytes, list[int]] = {}
        self._first: dict[bytes, tuple[int, int] | None] = {}
        self._table: Mapping[bytes, Sequence[int]] | None = None
        self._left = _FEW
        self._typeof: frozenset[bytes] | None = None

    def at(self, word: bytes) -> Sequence[int]:
        """The offsets of `word` where no letter, digit, `_` or `$` of ASCII stands beside it.
        Sorted; for the caller to read only."""
        known = self._known.get(word)
        if known is not None:
            return known
        self._left -= 1
        if self._left < 0 and _NAME.fullmatch(word):
            if self._table is None:
                self._table = _table_of(self._content)
            return self._table.get(word, ())
        known = self._known[word] = self._searched(word)
        return known

    def _searched(self, word: bytes) -> list[int]:
        content, found = self._content, list[int]()
        length, size = len(word), len(content)
        at = content.find(word) if word else -1
        while at >= 0:
            end = at + length
            if not (at and content[at - 1] in _OF_WORDS) and not (
                end < size and content[end] in _OF_WORDS
            ):
                found.append(at)
            at = content.find(word, end)
        return found

    @property
    def after_typeof(self) -> frozenset[bytes]:
        """The words that stand behind a `typeof`, cut before letters beyond ASCII and not."""
        if self._typeof is None:
            found = _TYPEOF.findall(self._content)
            self._typeof = frozenset(part for word, more in found for part in (word, word + more))
        return self._typeof

    def first(self, pattern: bytes) -> tuple[int, int] | None:
        """Where the regular expression `pattern` first matches: its start and end."""
        if pattern not in self._first:
            import re

            found = re.search(pattern, self._content)
            self._first[pattern] = None if found is None else found.span()
        return self._first[pattern]


def _table_of(content: bytes) -> Mapping[bytes, Sequence[int]]:
    """The offsets of all words but numbers, in a third of the memory that lists take."""
    from array import array

    table: dict[bytes, array[int]] = {}
    for run in _RUN.finditer(content):
        word = run.group()
        if word[0] in _DIGITS:
            continue
        known = table.get(word)
        if known is None:
            table[word] = array("I", (run.start(),))
        else:
            known.append(run.start())
    return table
