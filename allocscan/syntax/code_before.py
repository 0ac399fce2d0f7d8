"""What stands before a byte of code: white space, a word, an operator; told without a parse."""

from allocscan.regex import regex
from allocscan.typed import Final

OPERATOR_WORDS: Final = frozenset(
    {b"return", b"typeof", b"in", b"of", b"case", b"default", b"throw", b"yield", b"await"}
    | {b"new", b"void", b"delete", b"instanceof", b"extends", b"else", b"do"}
)
"""Words after which an expression begins (sec-keywords-and-reserved-words)."""

_DOUBTFUL_WORDS: Final = frozenset({b"of", b"yield", b"await"})
"""Of these, some are names elsewhere."""

WORD_BYTES: Final = frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$"
) | frozenset(range(128, 256))
_HEADS: Final = frozenset({b"if", b"while", b"for", b"with", b"await"})
"""What a statement follows after parentheses, which may begin with a regular expression."""

_LONGEST_WORD: Final = 16
_LONGEST_HEAD: Final = 400
_WORD_AT_END: Final = regex(rb"[\w$\x80-\xff]+\Z")


def divides(content: bytes, at: int) -> bool | None:
    """True where the slash at `at` is an operator, or that of a tag; False where it begins a
    regular expression; None where only a parser can tell."""
    before = last_code(content, at)
    if before < 0:
        return False
    if _may_end_comment(content, before, at):
        return None
    byte, one_before = content[before], content[before - 1]
    if byte == ord("!") and one_before in WORD_BYTES | frozenset(b")]"):
        # TypeScript: a value that is not null
        return None if one_before == ord(")") else not begins_expression(content, before - 1)
    if byte in WORD_BYTES:
        if not begins_expression(content, before):
            return True
        word = word_before(content, before)
        doubtful = word in _DOUBTFUL_WORDS or _after_note(content, before + 1 - len(word))
        return None if doubtful else False
    if byte in b"]\"'`" or (byte == ord("<") and before == at - 1):
        return True
    if byte == ord(")"):
        return _closes_operand(content, before)
    return None if byte in b"}./" or (byte in b"+-" and one_before == byte) else False


def _closes_operand(content: bytes, at: int) -> bool | None:
    """True where the parenthesis at `at` surely ends a call or an expression, and not the head of a
    statement; None where that is not plain."""
    opening = _opening(content, at)
    if opening is None:
        return None
    before = last_code(content, opening)
    if before < 0:
        return True
    if content[before] == ord("/") or _may_end_comment(content, before, opening):
        return None
    return None if word_before(content, before) in _HEADS else True


def _opening(content: bytes, at: int) -> int | None:
    """The offset of the parenthesis that the one at `at` closes, where nothing between is quoted
    or noted."""
    depth = 0
    for index in range(at, max(-1, at - _LONGEST_HEAD), -1):
        byte = content[index]
        if byte in b"\"'`/":
            return None
        if byte == ord(")"):
            depth += 1
        elif byte == ord("("):
            depth -= 1
            if depth == 0:
                return index
    return None


def _may_end_comment(content: bytes, before: int, at: int) -> bool:
    """True where the byte at `before`, the last one before `at`, may be that of a comment."""
    return (
        content.find(b"\n", before, at) >= 0 and content.find(b"//", *_line(content, before)) >= 0
    )


def _line(content: bytes, at: int) -> tuple[int, int]:
    """The start of the line of `at`, and what follows `at`."""
    return content.rfind(b"\n", 0, at) + 1, at + 1


def last_code(content: bytes, at: int) -> int:
    """The offset of the last byte before `at` that is no white space; -1 if there is none."""
    at -= 1
    while at >= 0 and content[at] in b" \t\n\r\v\f":
        at -= 1
    return at


def next_code(content: bytes, at: int) -> int:
    """The offset of the first byte from `at` on that is no white space; the length if none is."""
    while at < len(content) and content[at] in b" \t\n\r\v\f":
        at += 1
    return at


def begins_expression(content: bytes, last: int) -> bool:
    """True where the byte at `last` ends a word after which an expression begins."""
    word = word_before(content, last)
    if word not in OPERATOR_WORDS:
        return False
    before = last_code(content, last + 1 - len(word))
    if before < 0 or content[before] not in b".#":
        return True
    spread = content[before - 2 : before + 1] == b"..."
    return spread or _after_note(content, last + 1 - len(word))


def _after_note(content: bytes, at: int) -> bool:
    """True where the last byte before `at` may be that of a comment."""
    before = last_code(content, at)
    return before >= 0 and _may_end_comment(content, before, at)


def word_before(content: bytes, last: int) -> bytes:
    """The word that ends with the byte at `last`; of a long one its end."""
    found = _WORD_AT_END.search(content, max(0, last + 1 - _LONGEST_WORD), last + 1)
    return b"" if found is None else found.group()
