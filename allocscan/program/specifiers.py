"""What a file may import, read from its bytes: too much rather than too little.

Nothing is parsed: apostrophes in comments and in JSX text must not hide an import behind them, so
every quote is taken for a possible beginning of a string.
"""

import re
from collections.abc import Iterable, Iterator

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.typed import Final


@dataclass(frozen=True, slots=True)
class Specifiers:
    """`imported` stand where a module is named; `quoted` are relative and stand anywhere else.

    `opaque`: the file loads something that no quoted string names.
    """

    imported: frozenset[str]
    quoted: frozenset[str]
    opaque: bool


_SPACE: Final = regex(
    rb"(?:[\s\x0b\x0c]|\xc2\xa0|\xef\xbb\xbf|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]"
    rb"|\xe2\x81\x9f|\xe3\x80\x80)+"
)
_KEYWORD: Final = regex(rb"\b(from|import|require)\b")
_STRING: Final = regex(rb"""'([^'\r\n]*)'|"([^"\r\n]*)"|`([^`]*)`""")
_RELATIVE: Final = regex(rb"""(['"`])(?=(\.{1,2}(?:/[^'"`\r\n]*)?)\1)""")
_LOADER: Final = regex(
    rb"createRequire|\b_load\s*\(|import\s*\.\s*meta\s*\.\s*glob|import\s*\.\s*(?:defer|source)\b"
    rb"|\brequire\s*\.\s*(?:call|apply|bind|context|ensure)\b|[=(,:?&|]\s*require\s*[;,)\r\n]"
    rb"|\brequirejs\b|\bimportScripts\b|\bSystem\s*\.\s*(?:import|register)\b|__webpack_require__"
    rb"|\bdefine\s*\(\s*(?:['\"][^'\"]*['\"]\s*,\s*)?\[|[\[.]\s*['\"]require['\"]|\brequire\s*\?\."
)
_RUNNING: Final = regex(rb"\brequire\b|\bimport\s*+[(/\x80-\xff]")
"""A comment, or a rarer space, may stand before the parenthesis."""
_LOADING: Final = (b"require", b"createRequire", b"importScripts", b"_load")
_LOADING_CALLS: Final = (regex(rb"import\s*\."), regex(rb"System\s*\."), regex(rb"define\s*\("))
"""Each way of `_LOADER` has one of these: they are sought ten times as fast."""

_NAMED: Final = tuple(  # a pattern that starts with a word is sought four times as fast
    regex(
        word + rb"(?<!\w" + word + rb")[\s(]*"
        rb"""(?:'([^'\r\n]{1,200})'|"([^"\r\n]{1,200})"|(?=`|/[/*]|[\x0b\x0c\x80-\xff]))"""
    )
    for word in (b"from", b"import", b"require")
)
"""Where no string follows, comments or rarer spaces may stand before one."""

# `import type from "x"` and `import type, { a } from "x"` import a value named `type`. No comment
# may stand inside: it could hide where the declaration really begins.
_TYPES: Final = (
    rb"\s+type\s*(?:\{[^{}'\"`*/]*\}|\*\s*(?:as\s+[\w$]+)?|(?<=\s)(?!from\b)[\w$]+)"
    rb"\s*\bfrom\s*(['\"])"
)
_TYPES_IMPORTED: Final = regex(rb"import" + _TYPES)
_TYPES_EXPORTED: Final = regex(rb"export" + _TYPES)


def specifiers_in(content: bytes) -> Specifiers:
    """Every specifier that evaluating `content` could load, and whether there may be others.

    `import type` and `export type` declarations load nothing. A name in a comment or in an
    unrelated string counts as if it were code.
    """
    erased = {*types_imported(content), *_starting(_TYPES_EXPORTED, content)}
    imported: set[str] = set()
    # UTF-16 has a zero byte in every ASCII character: nothing could be found in it.
    opaque = b"\0" in content or _has_loader(content)
    for start, text, _ in _imports(content):
        if start in erased:
            continue
        if text is None or b"\\" in text or b"${" in text:
            opaque = True
        else:
            imported.add(_text(text))
    quoted = set()
    for match in _RELATIVE.finditer(content):
        if match.start() not in erased:
            opaque |= b"\\" in match[2]
            quoted.add(_text(match[2]))
    return Specifiers(frozenset(imported), frozenset(quoted - imported), opaque)


def named_in(content: bytes) -> set[bytes]:
    """Every string behind an `import`, a `from` or a `require`, by its looks, in comments too."""
    found, gap = set[bytes](), _Gap(content)
    for pattern in _NAMED:
        for match in pattern.finditer(content):
            if match.lastindex:
                found.add(match[match.lastindex])
                continue
            string = _STRING.match(content, gap.after_bracket(match.end()))
            if string is not None:
                found.add(string[string.lastindex or 0])
    return found


def may_load(content: bytes) -> bool:
    """True where `content` may load modules while it runs, by `require` or `import(…)`."""
    return _RUNNING.search(content) is not None


def loads_late(content: bytes, specifiers: Iterable[str]) -> bool:
    """True where `content` may have an `import(…)` of one of `specifiers`."""
    named = any(each.encode("utf-8", "surrogateescape") in content for each in specifiers)
    if not named or not may_load(content):
        return False
    found = {text for _, text, late in _imports(content) if late and text is not None}
    return any(_text(each) in specifiers for each in found)


def types_imported(content: bytes) -> Iterator[int]:
    """Where the quotes stand of what `import type` declarations name."""
    return _starting(_TYPES_IMPORTED, content)


def _starting(pattern: re.Pattern[bytes], content: bytes) -> Iterator[int]:
    """The offset of the group in each match that begins a line, or follows a semicolon."""
    for match in pattern.finditer(content):
        before = content[content.rfind(b"\n", 0, match.start()) + 1 : match.start()]
        if before.rstrip(b" \t")[-1:] in (b"", b";"):
            yield match.start(1)


def edges_of(found: Specifiers) -> str:
    """A hash of what a module may import."""
    from allocscan.source.digest import blake2b

    said = repr((sorted(found.imported), sorted(found.quoted), found.opaque))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="surrogateescape")


def _has_loader(content: bytes) -> bool:
    likely = any(word in content for word in _LOADING)
    likely = likely or any(each.search(content) is not None for each in _LOADING_CALLS)
    return likely and _LOADER.search(content) is not None


def _imports(content: bytes) -> Iterator[tuple[int, bytes | None, bool]]:
    """The offset of each string in an import position, the string (None: not a string), and
    whether that is an `import(…)`."""
    gap = _Gap(content)
    for keyword in _KEYWORD.finditer(content):
        at = gap.after(keyword.end())
        called = content[at : at + 1] == b"(" and keyword[1] != b"from"
        late = called and keyword[1] == b"import"
        if called:
            at = gap.after(at + 1)
        elif keyword[1] == b"require":
            continue
        string = _STRING.match(content, at)
        if string is None:
            if called and content[at : at + 1] != b")":
                yield at, None, late
            continue
        yield at, string[string.lastindex or 0], late
        behind = gap.after(string.end())
        if called and content[behind : behind + 1] not in (b")", b","):
            yield at, None, late


class _Gap:
    """Skips white space and comments, keeping the last ends found: few are sought twice."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._found = {b"*/": (0, -1), b"\n": (0, -1)}

    def after(self, at: int) -> int:
        """The first offset from `at` on that is neither white space nor inside a comment."""
        content = self._content
        while True:
            space = _SPACE.match(content, at)
            if space is not None:
                at = space.end()
            opening = content[at : at + 2]
            if opening == b"/*":
                at = self._next(b"*/", at + 2) + 2
            elif opening == b"//":
                at = self._next(b"\n", at)
            else:
                return at

    def after_bracket(self, at: int) -> int:
        """As `after`, behind brackets that open there too."""
        at = self.after(at)
        while self._content[at : at + 1] == b"(":
            at = self.after(at + 1)
        return at

    def _next(self, sought: bytes, at: int) -> int:
        asked, found = self._found[sought]
        if not asked <= at <= found:
            found = self._content.find(sought, at)
            found = len(self._content) if found < 0 else found
            self._found[sought] = at, found
        return found
