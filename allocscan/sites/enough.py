"""Has a literal enough leaves to be a site, by its commas and brackets?"""

from allocscan.regex import regex
from allocscan.sites.floor import FEWEST_LEAVES, Floor
from allocscan.syntax.code_before import last_code
from allocscan.typed import Final

_COUNTED: Final = 4096
"""Longer texts are not counted, which nested ones would make quadratic: they have enough."""

_THREE_OBJECTS: Final = 400
"""Bytes that no object literal takes whose three leaves are numbers, strings and names."""

_LARGE: Final = regex(rb"[(`</]|=>|\bclass\b|\.\.\.")
"""What a value of more bytes than a number or a string has in its text, and what brings more."""


class Enough:
    """Asked of many literals under one `floor`."""

    def __init__(self, floor: Floor) -> None:
        shared = floor.min_shared is not None and floor.min_shared <= FEWEST_LEAVES
        counted = min(floor.min_entries, floor.min_leaves) <= FEWEST_LEAVES
        self._small = shared or counted or floor.large < _THREE_OBJECTS

    def __call__(self, content: bytes, start: int = 0, end: int | None = None) -> bool:
        """False for a literal with too few leaves, or few that are all small; it is the text of
        `content` from `start` to `end`. What stands in strings and comments counts too."""
        end = len(content) if end is None else end
        if end - start > _COUNTED:
            return True
        leaves = content.count(b",", start, end) + content.count(b"{", start, end)
        leaves += content.count(b"[", start, end)
        if leaves == FEWEST_LEAVES + 1 and content[last_code(content, end - 1)] == ord(","):
            leaves -= 1
        if leaves != FEWEST_LEAVES:
            return leaves > FEWEST_LEAVES or content.find(b"...", start, end) >= 0
        if self._small or content[start] == ord("["):
            return True  # of three elements Sets are made
        return _LARGE.search(content, start, end) is not None
