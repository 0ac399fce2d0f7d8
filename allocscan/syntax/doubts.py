"""In a text that may hold JSX elements, what looks quoted may be what an element holds: an
apostrophe, a `//` of an address. Then a literal may stand in it, or the end of one.
"""

import re
from collections.abc import Sequence

from allocscan.regex import regex
from allocscan.syntax.code_before import last_code
from allocscan.syntax.odd_places import element_places
from allocscan.typed import Final

IN_TEMPLATE: Final = -1
"""Stands for an opening bracket: that of a template's substitution."""

_NOWHERE: Final = -2
_HELD: Final = regex(rb"[{\[].*(?:,.*,|\.\.\.)", re.DOTALL)
_HOLDER: Final = regex(rb"\{[^{}\[]*+[{\[].*(?:,.*,|\.\.\.)", re.DOTALL)
_LEAVER: Final = regex(rb"(?:</|/>).*[{\[].*(?:,.*,|\.\.\.)", re.DOTALL)


class Doubts:
    """Asked while brackets are told: `pairs` are those found so far, in the order of their ends,
    `opened` the offsets of those that are open. Each answer is True where a literal that is worth
    a look could be hidden, with two commas or a spread in it."""

    def __init__(
        self, content: bytes, pairs: Sequence[tuple[int, int]], opened: Sequence[int]
    ) -> None:
        self._content = content
        self._pairs = pairs
        self._opened = opened
        self._bare_to: dict[int, int] = {}

    def of_string(self, at: int, text: bytes) -> bool:
        """Of `text` that is a string or a template's, at `at`, unless it is what an element holds:
        it could hide a literal, or the one end of it."""
        return not self._is_in_no_element(at) and _may_hide(text)

    def of_comment(self, at: int, text: bytes) -> bool:
        """As `of_string`, of a comment."""
        if self._is_in_no_element(at):
            return False
        return _HOLDER.search(text) is not None or (not self._is_noted(at) and _may_leave(text))

    def of_regex(self, at: int, text: bytes) -> bool:
        """As `of_string`, of a regular expression."""
        return _HOLDER.search(text) is not None or self._leaves_element(at, text)

    def _is_in_no_element(self, at: int) -> bool:
        """True where no element begins before `at` in the bracket around it: then what stands
        there is no text of one."""
        around = self._opened[-1] if self._opened else _NOWHERE
        if around == IN_TEMPLATE:
            return False
        bare_to, end = self._bare_to.get(around, max(0, around)), at
        for start, stop in reversed(self._pairs):
            if stop <= bare_to:
                break
            if start < end:
                if self._begins_element(stop, end):
                    return False
                end = start
        if self._begins_element(bare_to, end):
            return False
        self._bare_to[around] = at
        return True

    def _begins_element(self, start: int, end: int) -> bool:
        return next(element_places(self._content, start, end), None) is not None

    def _leaves_element(self, at: int, text: bytes) -> bool:
        """True where `text` may be text between elements, and hold the end of one."""
        before = last_code(self._content, at)
        tag = self._content[before : before + 1] == b">" and self._content[before - 1] != ord("=")
        return tag and _HELD.search(text) is not None

    def _is_noted(self, at: int) -> bool:
        """True for a comment with a line of its own, after what is no text of an element."""
        before = last_code(self._content, at)
        if before < 0:
            return True
        alone = self._content.find(b"\n", before, at) >= 0
        return alone and self._content[before] in b";{}(,/"


def _may_leave(text: bytes) -> bool:
    """True where `text`, a comment unless it begins in what an element holds, could hide a literal
    behind the end of that, or where a template begins."""
    odd = text.count(b"`") % 2 > 0 and (b"</" in text or b"/>" in text)
    return odd or _LEAVER.search(text) is not None


def _may_hide(text: bytes) -> bool:
    """True where `text`, a string unless it is what an element holds, could hide a literal that is
    worth a look, with two commas or a spread in it; or the one end of it."""
    lone = any(text.count(left) != text.count(right) for left, right in (b"{}", b"[]"))
    return lone or text.count(b"`") % 2 > 0 or _HELD.search(text) is not None
