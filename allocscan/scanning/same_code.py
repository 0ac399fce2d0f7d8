"""The proof that comments came or went, and nothing else."""

from collections.abc import Sequence

from allocscan.fixes.tokens import Token, tokens_in, without_comments
from allocscan.records import dataclass
from allocscan.source.edits import Edit, OverlapError, apply_edits
from allocscan.source.file import BOM, SourceFile
from allocscan.source.span import Span
from allocscan.suppressions.jsx_text import TEXTS, seen
from allocscan.suppressions.line_ends import ends_line
from allocscan.syntax.parse import Syntax, parse

_EMPTY = ("{", "}")


@dataclass(frozen=True, slots=True)
class _Code:
    """A token as a program sees it. `joined`: a line ends before it, so that a statement may; for
    the text of JSX, that it goes on with the text before it."""

    text: bytes
    kind: str
    parent: str
    joined: bool


class SameCode:
    """Whether edits of one text, which has no syntax errors, leave all of it but comments."""

    def __init__(self, syntax: Syntax) -> None:
        self._source = syntax.source
        self._readable = not syntax.errors
        self._code = _code(syntax) if self._readable else []

    def after(self, edits: Sequence[Edit]) -> bool:
        """True when the text has the same tokens after `edits`, on either side of the same line
        ends that can end a statement, and its elements have the same children."""
        if not self._readable:
            return False
        try:
            content = apply_edits(self._source.content, edits)
        except OverlapError:
            return False
        source = self._source
        after = parse(SourceFile(source.path, content, source.language))
        return not after.errors and _code(after) == self._code

    def together(self, groups: Sequence[Sequence[Edit]]) -> list[int]:
        """The indexes of those `groups` of edits that may all be made; others do not stop them."""
        taken: list[int] = []
        pending = [list(range(len(groups)))]
        while pending:
            asked = pending.pop()
            if self.after([edit for index in (*taken, *asked) for edit in groups[index]]):
                taken += asked
            elif len(asked) > 1:
                half = len(asked) // 2
                pending += [asked[half:], asked[:half]]
        return sorted(taken)


def _code(syntax: Syntax) -> list[_Code]:
    source = syntax.source.content
    start = len(BOM) if source.startswith(BOM) else 0
    tokens = without_comments(tokens_in(syntax, Span(start, len(source))))
    found: list[_Code] = []
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        text = _seen_of(token, tokens[max(at - 1, 0) : at + 2])
        if not text:
            continue
        joined = bool(kept) and _is_joined(kept[-1], token, source)
        found.append(_Code(text, token.kind, token.parent, joined))
        kept.append(token)
        if token.kind == "}" and _closes_nothing(kept[-2:]):
            del found[-2:], kept[-2:]
    return found


def _seen_of(token: Token, around: Sequence[Token]) -> bytes:
    """What a program sees of `token`; of a text beside a reference, in `around`, the whole."""
    if token.kind != "jsx_text" or any(each.kind in TEXTS - {"jsx_text"} for each in around):
        return token.text
    return seen(token.text)


def _is_joined(before: Token, token: Token, source: bytes) -> bool:
    if before.kind in TEXTS and token.kind in TEXTS:
        return before.span.end == token.span.start
    if before.parent.startswith("jsx_") and token.parent.startswith("jsx_"):
        return False  # no statement ends between the parts of an element
    return ends_line(source[before.span.end : token.span.start])


def _closes_nothing(ends: Sequence[Token]) -> bool:
    kinds = tuple(token.kind for token in ends)
    return kinds == _EMPTY and all(token.parent == "jsx_expression" for token in ends)
