"""The proof that comments came or went, and nothing else."""

from allocscan.fixes.tokens import Token, tokens_in, without_comments
from allocscan.source.file import BOM
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax

_EMPTY = ("{", "}")


def same_code(before: Syntax, after: Syntax) -> bool:
    """True when both hold the same tokens on either side of the same line ends that can end a
    statement, but for comments and for braces that hold nothing in JSX."""
    if len(after.errors) > len(before.errors):
        return False
    return _code(before) == _code(after)


def _code(syntax: Syntax) -> list[tuple[bytes, str, str, bool]]:
    source = syntax.source.content
    start = len(BOM) if source.startswith(BOM) else 0
    tokens = without_comments(tokens_in(syntax, Span(start, len(source))))
    found: list[tuple[bytes, str, str, bool]] = []
    end = 0
    for token in tokens:
        if _is_blank_text(token):
            continue
        broken = bool(found) and b"\n" in source[end : token.span.start]
        end = token.span.end
        found.append((token.text, token.kind, token.parent, broken))
        if token.kind == "}" and found[-2:-1] and _closes_nothing(found):
            del found[-2:]
    return found


def _is_blank_text(token: Token) -> bool:
    return token.kind == "jsx_text" and not token.text.strip()


def _closes_nothing(found: list[tuple[bytes, str, str, bool]]) -> bool:
    opened, closed = found[-2], found[-1]
    return (opened[1], closed[1]) == _EMPTY and opened[2] == closed[2] == "jsx_expression"
