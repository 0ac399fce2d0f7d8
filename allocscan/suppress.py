"""Comments that silence: `allocscan-disable-next-line rebuilt-object -- why` and its kin.

ESLint's words with our prefix. A comment without a rule silences all of them.
"""

import re
from collections.abc import Iterator
from typing import Final

from tree_sitter import Node

from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend

_DIRECTIVE: Final = re.compile(
    r"^\W*allocscan-(disable-next-line|disable-line|disable-file|disable|enable)\b(.*)", re.DOTALL
)
_ALL: Final = "*"


@dataclass(frozen=True, slots=True)
class _Silence:
    """Rules silenced on the rows `first` to `last`, both 0-based and included."""

    rules: frozenset[str]
    first: int
    last: int


class Suppressions:
    """What the comments of one file silence."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        mentioned = b"allocscan-" in syntax.source.content
        self._silences = tuple(_silences(syntax)) if mentioned else ()

    def covers(self, rule: str, span: Span) -> bool:
        """True when a finding of `rule` at `span` is silenced: by the line it starts on, or by the
        line that the statement around it starts on."""
        if not self._silences:
            return False
        rows = self._rows(span)
        return any(
            silence.first <= row <= silence.last
            for silence in self._silences
            if rule in silence.rules or _ALL in silence.rules
            for row in rows
        )

    def _rows(self, span: Span) -> set[int]:
        node = self._syntax.root.descendant_for_byte_range(span.start, span.end)
        rows = set() if node is None else {node.start_point.row}
        while node is not None:
            if node.type.endswith(("_statement", "_declaration", "_definition")):
                return rows | {node.start_point.row}
            node = self._syntax.parent(node)
        return rows


def _silences(syntax: Syntax) -> Iterator[_Silence]:
    end = syntax.root.end_point.row
    opened: dict[str, int] = {}
    for comment in descend(syntax.root):
        found = _DIRECTIVE.match(syntax.name(comment)) if comment.type == "comment" else None
        if found is None:
            continue
        rules, row = _rules(found[2]), comment.start_point.row
        match found[1]:
            case "disable-next-line":
                below = _row_below(comment)
                yield _Silence(rules, below, below)
            case "disable-line":
                yield _Silence(rules, row, comment.end_point.row)
            case "disable-file":
                yield _Silence(rules, 0, end)
            case "disable":
                opened.update({rule: opened.get(rule, row) for rule in rules})
            case "enable":
                for rule in list(opened) if _ALL in rules else rules & opened.keys():
                    yield _Silence(frozenset({rule}), opened.pop(rule), row)
    for rule, row in opened.items():
        yield _Silence(frozenset({rule}), row, end)


def _rules(text: str) -> frozenset[str]:
    """The names before ` -- why`, without what closes the comment; all rules if there is none."""
    listed = text.partition("--")[0].replace("*/", " ").replace(",", " ").split()
    return frozenset(listed) or frozenset({_ALL})


def _row_below(comment: Node) -> int:
    """The row of the first code below `comment`; comments between do not count."""
    holder = comment.parent
    in_jsx = holder is not None and holder.type == "jsx_expression"
    at = holder if in_jsx else comment
    following = at.next_named_sibling if at is not None else None
    while following is not None and following.type in ("comment", "jsx_text"):
        following = following.next_named_sibling
    return following.start_point.row if following is not None else comment.end_point.row + 1
