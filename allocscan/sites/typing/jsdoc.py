"""JSDoc that gives a literal its type in JavaScript that TypeScript checks.

Such a comment stands above the variable, or before parentheses around the literal: a cast. It has
to move with the literal, and can only where nothing that it names belongs to a function.
"""

import re
from collections.abc import Iterator

from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.placing.home import Home
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import descend
from allocscan.typed import Final

_TYPING: Final = regex(rb"@(?:type|satisfies|enum)\b|@const\s*\{")
_DECLARING: Final = regex(rb"@(?:template|typedef|callback|overload|import|param)\b")
_DECLARED: Final = regex(
    rb"@(?:template|typedef|callback)\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}\s*)?([\w$, \t\[\]]+)"
)
_STRING: Final = regex(rb"'[^']*'|\"[^\"]*\"")
_WORD: Final = regex(rb"(?<![\w$.\x80-\xff])[A-Za-z_$\x80-\xff][\w$\x80-\xff]*")


def typing_comment(declarator: Node, syntax: Syntax) -> Span | None:
    """The JSDoc comment above the variable that gives it its type, or None."""
    comment = _above(declarator, syntax)
    return None if comment is None else span_of(comment)


def with_cast(moved: Node, syntax: Syntax) -> Span:
    """`moved` with the casts around it, `/** @type {T} */ (…)`, if there are any."""
    casts = list(_casts(moved, syntax))
    if not casts:
        return span_of(moved)
    comment, parentheses = casts[-1]
    return Span(comment.start_byte, parentheses.end_byte)


def doc_obstacles(
    moved: Node, home: Home, syntax: Syntax, scopes: ScopeTree
) -> tuple[Obstacle, ...]:
    """The comments that give `moved` its type and cannot move to `home`."""
    declarator = syntax.effective_parent(moved)[1]
    above = None
    if declarator is not None and declarator.type == "variable_declarator":
        above = _above(declarator, syntax)
    comments = [comment for comment, _ in _casts(moved, syntax)]
    return tuple(
        Obstacle(Because.LOCAL_TYPE, span_of(comment))
        for comment in (*comments, above)
        if comment is not None and _is_local(comment, moved, home, syntax, scopes)
    )


def _casts(moved: Node, syntax: Syntax) -> Iterator[tuple[Node, Node]]:
    """Yield the casts around `moved` from the inside: the comment and the parentheses."""
    parentheses = syntax.parent(moved)
    while parentheses is not None and parentheses.type == "parenthesized_expression":
        comment = _typing_before(parentheses, syntax)
        if comment is not None:
            yield comment, parentheses
        parentheses = syntax.parent(parentheses)


def _above(declarator: Node, syntax: Syntax) -> Node | None:
    """The comment that gives the variable its type: before it in its list, or above the
    statement that it is the first of."""
    found = _typing_before(declarator, syntax)
    statement = syntax.parent(declarator)
    if found is not None or statement is None:
        return found
    first = next(one for one in statement.children if one.type == declarator.type)
    return _typing_before(statement, syntax) if first.id == declarator.id else None


def _typing_before(node: Node, syntax: Syntax) -> Node | None:
    """The JSDoc comment with a type directly before `node`, whatever it hangs on in the tree."""
    before = syntax.source.content[: node.start_byte].rstrip()
    if syntax.source.language.typed or not before.endswith(b"*/"):
        return None
    comment = syntax.root.descendant_for_byte_range(len(before) - 1, len(before))
    if comment is None or comment.type != "comment":
        return None
    text = syntax.text(comment)
    return comment if text.startswith(b"/**") and _TYPING.search(text) else None


def _is_local(comment: Node, moved: Node, home: Home, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True when the comment declares something of its own, or its types name what exists only
    between `home` and `moved`."""
    text = syntax.text(comment)
    if _DECLARING.search(text):
        return True
    types = (_STRING.sub(b"", part) for part in _braced(text))
    named = {word for part in types for word in _WORD.findall(part)}
    return any(_is_declared_between(word, moved, home, syntax, scopes) for word in named)


def _braced(text: bytes) -> Iterator[bytes]:
    """Yield what stands in braces: the types of a comment."""
    depth, start = 0, 0
    for match in re.finditer(rb"[{}]", text):
        if match[0] == b"{":
            start = match.end() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield text[start : match.start()]


def _is_declared_between(
    name: bytes, moved: Node, home: Home, syntax: Syntax, scopes: ScopeTree
) -> bool:
    """True when something around `moved` below `home`, a comment too, declares `name`."""
    found = scopes.called(name.decode("utf-8", errors="surrogateescape"))
    scope = scopes.scope_around(moved, syntax)
    while found and scope.id != home.scope and scope.parent is not None:
        if scopes.declares(scope.id, found[0].name):
            return True
        scope = scopes.scope(scope.parent)
    return any(
        name in _WORD.findall(match[1])
        for comment in _comments_around(moved, home)
        for match in _DECLARED.finditer(syntax.text(comment))
    )


def _comments_around(moved: Node, home: Home) -> Iterator[Node]:
    """Yield the comments in and directly above the statement of `home` that holds `moved`."""
    statement = home.statements[home.index_of(moved.start_byte)]
    above = statement.prev_sibling
    while above is not None and above.type == "comment":
        yield above
        above = above.prev_sibling
    yield from (node for node in descend(statement) if node.type == "comment")
