"""Which bracket stands in which, and what each is by the code before it."""

from bisect import bisect_right
from collections.abc import Sequence

from allocscan.regex import regex
from allocscan.syntax.brackets import COMMENTS, STRINGS, TEMPLATE, Pair
from allocscan.syntax.code_before import begins_expression, last_code, word_before
from allocscan.typed import Final

NO_PAIR: Final = -1

_WORD: Final = frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$"
) | frozenset(range(128, 256))
_BLANK: Final = rb"(?:\s++|%b)*+" % COMMENTS
_NAME: Final = rb"[\w$\x80-\xff#\\]++"
_PART: Final = rb"(?:[^()\"'`/]++|%b|%b)" % (STRINGS, TEMPLATE)
ARGUMENTS: Final = rb"\((?:%b|\((?:%b|\(%b*+\))*+\))*+\)" % (_PART, _PART, _PART)
"""The arguments of a call, or parameters, with little between them."""

_INSIDE: Final = regex(rb"\{%b" % _BLANK)
"""A brace, and what is no code behind it; the patterns below begin after that."""

_OBJECT: Final = regex(
    rb"%b\s*+[:,}/<(]|(?:get|set|async)\b|(?:%b|\d[\w.]*+(?:[+-]\d++)?)\s*+[:(/<]|[\[*.}]"
    % (_NAME, STRINGS)
)
"""How an object literal may begin (sec-object-initializer)."""

_CALLED: Final = regex(rb"%b\s*+(?=\()" % _NAME)
_REST: Final = regex(rb"%b\s*+(?![{:/<\s]|\Z)" % ARGUMENTS)
_KEY: Final = regex(rb"\[[^\[\]{}\"'`/]*+\]\s*+(?![:(/<\s]|\Z)")
"""A call with its rest, or a list, in the braces that JSX puts around expressions."""

_TYPE: Final = regex(
    rb"\{(?:[^;{}\"'`/<]++|(?<=[\w$])<|%b|%b|%b)*+;" % (STRINGS, COMMENTS, TEMPLATE)
)
"""No literal holds a semicolon, but in the functions, strings and elements in it."""


_PATTERN: Final = regex(rb"(?:%b\s*+,%b)*+%b\s*+=(?![=>])" % (_NAME, _BLANK, _NAME))
"""Only what a pattern binds has a default (sec-object-initializer-static-semantics-early-errors).
"""


def parents_of(pairs: Sequence[Pair]) -> list[int]:
    """For each of `pairs`, in the order of their ends, the index of the innermost around it, or
    `NO_PAIR`."""
    parents = [NO_PAIR] * len(pairs)
    around: list[int] = []
    for index in range(len(pairs) - 1, -1, -1):
        start = pairs[index][0]
        while around and pairs[around[-1]][0] > start:
            around.pop()
        if around:
            parents[index] = around[-1]
        around.append(index)
    return parents


def children_of(index: int, parents: Sequence[int]) -> list[int]:
    """The pairs that stand directly in the one at `index`, last first."""
    last = len(parents) if index == NO_PAIR else index
    return [inner for inner in range(last - 1, -1, -1) if parents[inner] == index]


def innermost(
    offset: int, pairs: Sequence[Pair], parents: Sequence[int], ends: Sequence[int]
) -> int:
    """The index of the innermost of `pairs` around `offset`, or `NO_PAIR`; `ends` are theirs."""
    at = bisect_right(ends, offset)
    if at == len(ends):
        return NO_PAIR
    while at != NO_PAIR and pairs[at][0] > offset:
        at = parents[at]
    return at


def may_be_literal(content: bytes, start: int) -> bool:
    """False where the bracket at `start` surely opens no array or object literal."""
    before = last_code(content, start)
    if content[start] == ord("["):
        return before < 0 or not _is_indexed(content, before) or is_after_comment(content, before)
    if before < 0 or (_opens_block(content, before) and not is_after_comment(content, before)):
        return False
    inside = _INSIDE.match(content, start)
    if inside is None or _OBJECT.match(content, inside.end()) is None:
        return False
    return _TYPE.match(content, start) is None and not _surely_none(content, inside.end())


def is_value(content: bytes, start: int) -> bool:
    """True where the bracket at `start`, which may open a literal, surely opens no block: the code
    before it asks for a value."""
    before = last_code(content, start)
    if content[start] == ord("[") or before < 0:
        return True
    if content[before] not in b"=(,:[?&|{" and not begins_expression(content, before):
        return False
    return word_before(content, before) not in (b"do", b"else") and not is_after_comment(
        content, before
    )


def _surely_none(content: bytes, inside: int) -> bool:
    """True where what begins at `inside`, behind a brace, surely is in no object literal."""
    if _PATTERN.match(content, inside) is not None or _KEY.match(content, inside) is not None:
        return True
    called = _CALLED.match(content, inside)
    return called is not None and _REST.match(content, called.end()) is not None


def _is_indexed(content: bytes, before: int) -> bool:
    byte = content[before]
    return byte in b"]\"'`" or (byte in _WORD and not begins_expression(content, before))


def _opens_block(content: bytes, before: int) -> bool:
    byte = content[before]
    if byte in _WORD:
        return not begins_expression(content, before) or content[before - 3 : before + 1] == b"else"
    if byte == ord(":"):
        return _LABEL.search(content, max(0, before - _HEAD), before + 1) is not None
    return byte in b");}" or (byte == ord(">") and content[before - 1] == ord("="))


def is_after_comment(content: bytes, before: int) -> bool:
    """True where the byte at `before` may be in a comment up to the end of its line."""
    line = content.rfind(b"\n", 0, before) + 1
    return content.find(b"//", line, before + 1) >= 0


_LABEL: Final = regex(rb"\bcase\s[^:;{}?]*:\Z")
_HEAD: Final = 200
