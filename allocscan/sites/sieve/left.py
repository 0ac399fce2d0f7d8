"""Literals that nothing is said of, by the code around them: patterns, and what becomes a field."""

from allocscan.regex import regex
from allocscan.sites.sieve.nesting import is_pattern
from allocscan.syntax.brackets import COMMENTS, STRINGS
from allocscan.syntax.code_before import last_code, next_code, word_before
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import re

_RUNNING: Final = regex(rb"%b|%b|([(`/'\"]|=>)" % (STRINGS, COMMENTS))
"""What may run code in a literal, or hand a part of it to some."""

_MEMBER: Final = regex(
    rb"[;{}\n]\s*(?:(?:public|protected|private|readonly|override|declare)\s+)*(static\s+)?"
    rb"(?:(?:readonly|override)\s+)*[\w$#]+\s*[?!]?\s*(?::[^;{}=]*)?=\s*\Z"
)
_CLASS: Final = regex(
    rb"(?:\A|[;}\n=(,:?]|\b(?:export|default|abstract|declare|return)\s)\s*(class)\b[^{};()/*'\"`:=]*\Z"
)
_NO_NAMES: Final = frozenset({b"try", b"do", b"else", b"finally", b"static"})
_HEAD: Final = 300
"""Bytes before a literal in which its statement, or its class, is looked for."""


_GOES_ON: Final = regex(rb"(?:in|of|instanceof|as|satisfies)\b|[^\w$@#/]|/(?![/*])")
"""How a statement goes on in the next line, where it does."""


class Left:
    """Asked about the literals of one text."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def is_left(self, start: int, end: int, around: int) -> bool:
        """True for a pattern, and for what is fresh on purpose with all its parts: it becomes a
        field of an instance. The innermost bracket around it is at `around`, -1 for none."""
        content = self._content
        before = last_code(content, start)
        if before < 0 or content[before] not in b"=(,":
            return False
        if is_pattern(content, before, next_code(content, end)):
            return True
        if not self._is_whole(start, end, before):
            return False
        member = self._member(start, around)
        return member is not None and member[1] is None

    def made_with(self, start: int, end: int, around: int) -> int | None:
        """Where the class begins whose static field has that value; its brace is at `around`."""
        before = last_code(self._content, start)
        if before < 0 or not self._is_whole(start, end, before):
            return None
        if self._member(start, around) is None:
            return None
        return self._class_at(around)

    def _is_whole(self, start: int, end: int, before: int) -> bool:
        """True for all that is assigned, and that runs nothing."""
        content = self._content
        if content[before] != ord("=") or not self._ends_statement(end):
            return False
        return not any(found[1] for found in _RUNNING.finditer(content, start, end))

    def _ends_statement(self, end: int) -> bool:
        content = self._content
        after = next_code(content, end)
        if after >= len(content) or content[after] in b";}":
            return True
        word = _GOES_ON.match(content, after) is None
        return word and b"\n" in content[end:after]

    def _member(self, start: int, around: int) -> "re.Match[bytes] | None":
        before = self._content.rfind(b"=", 0, start)
        line = self._content.rfind(b"\n", 0, before)
        member = _MEMBER.match(self._content, max(0, line), start)
        if member is None or around < 0:
            return None
        return None if self._class_at(around) is None else member

    def _class_at(self, brace: int) -> int | None:
        """Where the class begins whose body is at `brace`; None where that is no class's."""
        content = self._content
        found = _CLASS.search(content, max(0, brace - _HEAD), brace)
        if found is None or word_before(content, last_code(content, brace)) in _NO_NAMES:
            return None
        line = content.rfind(b"\n", 0, found.start(1)) + 1
        return found.start(1) if content.find(b"//", line, found.start(1)) < 0 else None
