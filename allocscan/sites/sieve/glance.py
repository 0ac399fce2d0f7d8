"""Does a literal surely vary? By its words alone: most that stand in functions do.

What calls a function that is not known as pure, uses `this`, or names what no constant could, is
another value each time, and so is what holds it (`sites.evaluation`, `sites.settle`).
"""

from collections.abc import Callable

from allocscan.knowledge.costs import QUADRATIC_FROM
from allocscan.knowledge.instance_marks import INSTANCE_MARKS
from allocscan.knowledge.pure_calls import ARRAY_METHODS, CONSTRUCTORS, FUNCTIONS, STRING_METHODS
from allocscan.regex import regex
from allocscan.sites.sieve.home_names import HomeNames
from allocscan.sites.sieve.names import GLOBALS, PATHS, ROOTS
from allocscan.syntax.brackets import COMMENTS, STRINGS, TEMPLATE
from allocscan.syntax.code_before import divides, last_code
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import re

_LONGEST: Final = 4096
"""Longer literals are not looked at so: what they hold would be read once for each around it."""

_TOKEN: Final = regex(
    rb"%b|%b|\d[\w.]*+|(%b)"
    rb"|(?:\?\.|\.(?!\.))\s*+([\w$#\x80-\xff]++)(\s*+\()?"
    rb"|(\.\.\.\s*+)?([\w$\x80-\xff]++)((?:\s*+\??\.\s*+[\w$#\x80-\xff]++)*+)"
    rb"(\s*+(?:[:(`]|=>|/[/*]))?|([,{}\[\]()])|([<`\\'\"/]|=>)" % (STRINGS, TEMPLATE, COMMENTS)
)
_COMMENT, _MEMBER, _CALLED, _SPREAD, _WORD, _REST, _AFTER, _BRACKET, _DOUBT = range(1, 10)

_VARYING: Final = frozenset({b"this", b"super", b"await", b"yield", b"import"})
_WORDS: Final = frozenset(
    {b"true", b"false", b"null", b"new", b"void", b"typeof", b"in", b"instanceof", b"delete"}
)
_DOUBTFUL: Final = frozenset(
    {b"as", b"satisfies", b"async", b"function", b"class", b"get", b"set", b"static"}
)
"""From here on words may be of a function's, of a type's or of a text's own."""

_ENDS_OF_KEYS: Final = frozenset(b"]'\"0123456789")

_PURE: Final = frozenset(
    name.rpartition(".")[2].encode()
    for table in (ARRAY_METHODS, CONSTRUCTORS, FUNCTIONS, STRING_METHODS)
    for name in table
)


class Glance:
    """Asked about the literals of one file. `names` gives those that a constant could use."""

    def __init__(self, content: bytes, names: Callable[[], HomeNames]) -> None:
        self._content = content
        self._names = names

    def varies(self, start: int, end: int) -> bool:
        """True where the literal from `start` to `end` surely is no site; what it holds may be."""
        if end - start > _LONGEST:
            return False
        reading = Reading(self._content)
        sure = reading.read(start, end)
        found = sure or any(self._is_varying(word, rest) for word, rest in reading.named)
        return found and not self._may_copy(start, end, whole=reading.whole)

    def _is_varying(self, word: bytes, rest: bytes) -> bool:
        if word in _WORDS:
            return False
        if rest:
            path = b"".join((word + rest).split())
            if path in PATHS or word in ROOTS:
                return False
            return not self._names().may_have_constant(word, path.split(b".")[1])
        return word not in GLOBALS and word not in self._names().all

    def _may_copy(self, start: int, end: int, *, whole: bool) -> bool:
        """True where it may copy a large object slowly, though it varies; `whole`: all of it was
        read."""
        content = self._content
        if content.count(b",", start, end) + 1 >= QUADRATIC_FROM:
            return True
        if content.find(b"...", start, end) < 0:
            return False
        if not whole:
            return True
        return any(
            token[_SPREAD] and token[_WORD] in self._names().all
            for token in _TOKEN.finditer(content, start, end)
        )


def _makes(callee: bytes) -> bool:
    return any(mark in callee for mark in INSTANCE_MARKS)


class Reading:
    """The words of one literal, up to where it is in doubt whose they are. `named` are those that
    vary unless they are constants, with the properties that are read of them; `whole` is True when
    nothing was in doubt."""

    def __init__(self, content: bytes) -> None:
        self.named: list[tuple[bytes, bytes]] = []
        self.whole = False
        self._content = content
        self._pending: list[tuple[bytes, bytes]] = []
        self._varies = False
        self._brackets: list[bytes] = []
        self._begins = True

    def read(self, start: int, end: int) -> bool:
        """True when something between `start` and `end` surely is another value each time.

        What stands since the last comma may turn out to be a parameter.
        """
        for token in _TOKEN.finditer(self._content, start, end):
            bracket = token[_BRACKET]
            if bracket is None:
                if self._is_doubtful(token):
                    return False
                self._note(token)
                continue
            if bracket == b"(" and self._follows_key(token.start()):
                return False
            if bracket == b"," and b"(" not in self._brackets:
                if self._varies:
                    return True
                self.named += self._pending
                self._pending.clear()
            self._enter(bracket)
        self.whole = True
        self.named += self._pending
        return self._varies

    def _follows_key(self, at: int) -> bool:
        """True where a method may begin whose name is computed, a string or a number."""
        return self._content[last_code(self._content, at)] in _ENDS_OF_KEYS

    def _enter(self, bracket: bytes) -> None:
        self._begins = bracket in b",{["
        if bracket in b"{[(":
            self._brackets.append(bracket)
        elif bracket != b"," and self._brackets:
            self._brackets.pop()

    def _is_doubtful(self, token: "re.Match[bytes]") -> bool:
        if token[_DOUBT]:
            return token[_DOUBT] != b"/" or not divides(self._content, token.start(_DOUBT))
        if token[_COMMENT]:
            return not self._begins
        after = token[_AFTER]
        if after is not None and after[-1:] in b">/*":
            return True
        if token[_WORD] in _DOUBTFUL and (after is None or after[-1:] != b":"):
            return True
        method = self._begins and self._brackets[-1:] == [b"{"]
        return method and after is not None and after[-1:] == b"("

    def _note(self, token: "re.Match[bytes]") -> None:
        if token[_COMMENT]:
            return
        self._begins = False
        word, after = token[_WORD], token[_AFTER]
        if word is None:
            if token[_CALLED]:
                self._brackets.append(b"(")
                self._varies |= token[_MEMBER] not in _PURE and not _makes(token[_MEMBER])
            return
        if after is None:
            self._varies = self._varies or word in _VARYING
            if word not in _VARYING:
                self._pending.append((word, token[_REST]))
        elif after[-1:] == b"(":
            self._brackets.append(b"(")
            name = (token[_REST] or word).rpartition(b".")[2].strip()
            self._varies |= name not in _PURE and not _makes(word + token[_REST])
