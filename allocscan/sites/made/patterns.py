"""Is a pattern one that every engine takes? What is not certain is not.

The grammar is that of ECMA-262, sec-patterns, as of 2015 (5th to 6th edition): look-behind,
named groups, property escapes, modifiers and the `v` flag throw in engines that are still about.
"""

from allocscan.regex import regex
from allocscan.typed import Final

_FLAGS: Final = regex(r"(?!.*(.).*\1)[gimsuy]*")
_QUANTIFIER: Final = regex(r"[*+?]\??|\{([0-9]+)(?:,([0-9]*))?\}\??")
_ESCAPE: Final = regex(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|c[A-Za-z]|[^xuckpP0-9]|0(?![0-9]))")
_GROUP: Final = regex(r"\((?:\?[:=!])?(?!\?)")
_CLASS_ESCAPES: Final = frozenset("dDsSwW")
_IDENTITY: Final = frozenset("^$\\.*+?()[]{}|/")
"""What may be escaped under the `u` flag (sec-patterns: IdentityEscape); in a class `-` too."""

_MOST_GROUPS: Final = 1_000
"""Engines have limits of their own: V8 throws from 65,536 groups."""

_MOST_REPEATED: Final = 1_000
"""Engines multiply the counts of nested quantifiers and have a limit for that too."""


def never_throws(pattern: str, flags: str) -> bool:
    """True when `new RegExp(pattern, flags)` is accepted by every engine since 2021."""
    if _FLAGS.fullmatch(flags) is None:
        return False
    return _Reader(pattern, unicode="u" in flags).accepts()


class _Reader:
    """One pass over a pattern; groups are counted, never entered by recursion."""

    def __init__(self, pattern: str, *, unicode: bool) -> None:
        self._text = pattern
        self._unicode = unicode
        self._at = 0
        self._open: list[bool] = []
        """For each open group whether it is an assertion, which must not be repeated."""
        self._repeatable = False
        self._groups = 0

    def accepts(self) -> bool:
        while self._at < len(self._text):
            if not self._step():
                return False
        return not self._open

    def _step(self) -> bool:
        ch = self._text[self._at]
        if ch == "(":
            return self._enter()
        if ch == ")":
            return self._leave()
        if ch == "[":
            return self._class()
        if ch == "\\":
            return self._escape()
        if ch in "*+?{":
            return self._repeat()
        if ch in "]}":
            return False  # tolerated in old patterns only (Annex B)
        self._at += 1
        self._repeatable = ch not in "|^$"
        return True

    def _enter(self) -> bool:
        match = _GROUP.match(self._text, self._at)
        self._groups += 1
        if match is None or self._groups > _MOST_GROUPS:
            return False
        self._open.append(match[0] in ("(?=", "(?!"))
        self._at = match.end()
        self._repeatable = False
        return True

    def _leave(self) -> bool:
        if not self._open:
            return False
        self._repeatable = not self._open.pop()
        self._at += 1
        return True

    def _escape(self) -> bool:
        match = _ESCAPE.match(self._text, self._at)
        if match is None or not self._may_escape(match[0], _IDENTITY):
            return False
        self._at = match.end()
        self._repeatable = match[0] not in ("\\b", "\\B")
        return True

    def _may_escape(self, escape: str, identity: frozenset[str]) -> bool:
        plain = len(escape) == 2 and escape[1] not in "fnrtv0bB" and escape[1] not in _CLASS_ESCAPES
        return not (self._unicode and plain) or escape[1] in identity

    def _repeat(self) -> bool:
        match = _QUANTIFIER.match(self._text, self._at)
        if match is None or not self._repeatable:
            return False
        if any(count and int(count) > _MOST_REPEATED for count in match.groups()):
            return False
        if match[1] and match[2] and int(match[1]) > int(match[2]):
            return False
        self._at = match.end()
        self._repeatable = False
        return True

    def _class(self) -> bool:
        """A class; an escape of one character only may end a range."""
        self._at += 1
        if self._text.startswith("^", self._at):
            self._at += 1
        while self._at < len(self._text):
            if self._text[self._at] == "]":
                self._at += 1
                self._repeatable = True
                return True
            item = self._item()
            if item is None:
                return False
            ranged = self._text.startswith("-", self._at)
            ends = self._text.startswith("]", self._at + 1)
            if not ranged or ends:
                continue
            self._at += 1
            last = self._item() if self._at < len(self._text) else None
            if last is None or len(item) != 1 or len(last) != 1 or item > last:
                return False
        return False

    def _item(self) -> str | None:
        """The next character of a class, or a text of two for a class escape."""
        ch = self._text[self._at]
        if ord(ch) > 0xFFFF and not self._unicode:
            return None  # two units, of which the range would take one
        if ch != "\\":
            self._at += 1
            return ch
        match = _ESCAPE.match(self._text, self._at)
        identity = _IDENTITY | {"-"}
        if match is None or not self._may_escape(match[0], identity) or match[0] == "\\B":
            return None
        self._at = match.end()
        name = match[0][1:]
        if len(name) > 1 and name[0] in "xu":
            point = int(name[1:], 16)
            return None if 0xD800 <= point <= 0xDFFF else chr(point)
        if len(name) > 1:
            return "\\c"
        if name in _CLASS_ESCAPES:
            return "\\" + name
        return {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "0": "\0"}.get(
            name, name
        )
