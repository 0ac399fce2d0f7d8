"""Which local declaration may go, and what goes with it."""

from allocscan.fixes.layout import is_blank, line_end, line_start
from allocscan.fixes.removing.belongings import beside, beyond_line, directly_above, opens_body
from allocscan.fixes.removing.listing import Entry, entries_of
from allocscan.fixes.tokens import COMMENTS, node_at, tokens_in
from allocscan.records import dataclass
from allocscan.sites.hoist_values import Local
from allocscan.sites.values import Site
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import Final

BODIES: Final = frozenset({"statement_block", "switch_case", "switch_default"})
CONTINUING: Final = b"([`/+-<"
"""A statement that begins so continues the one before it, where that lacks its semicolon."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A declaration that loses one of its variables, or all.

    `statement` leaves out a semicolon on a later line, which guards what comes after it;
    `semicolon` is any other, or an empty span. `whole_lines`: nothing else stands on its lines.
    `opens`: it is the first statement of its body. Comments around it belong to the first and to
    the last of its `entries`.
    """

    statement: Span
    entries: tuple[Entry, ...]
    semicolon: Span
    whole_lines: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Removal:
    """A variable that goes: the one `at` this index of its declaration. Comments move along with
    the constant."""

    listing: Listing
    at: int

    @property
    def span(self) -> Span:
        """What goes of the code: the statement, or the variable among others."""
        alone = len(self.listing.entries) == 1
        return self.listing.statement if alone else self.listing.entries[self.at].span

    @property
    def leading(self) -> Span:
        """The comments on lines of their own directly above it, or an empty span."""
        return self.listing.entries[self.at].leading

    @property
    def trailing(self) -> Span:
        """The comment behind it on its line, or an empty span."""
        return self.listing.entries[self.at].trailing


class Removals:
    """Asked for the locals of sites; each declaration is read once for all of its variables."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._known: dict[int, tuple[Listing, dict[Span, int]] | None] = {}

    def of(self, site: Site) -> Removal | None:
        """How the local of `site` goes; None where it is not trivially right."""
        local = site.local
        if local is None or not local.removable or local.statement is None:
            return None
        node = node_at(self._syntax, local.statement)
        if span_of(node) != local.statement or node.parent is None:
            return None
        if node.parent.type not in BODIES:
            return None
        if node.id not in self._known:
            self._known[node.id] = self._found(node)
        found = self._known[node.id]
        if found is None or not _declares_only(self._syntax, local, site.moved):
            return None
        listing, places = found
        at = places.get(local.declarator)
        return None if at is None else Removal(listing, at)

    def _found(self, node: Node) -> tuple[Listing, dict[Span, int]] | None:
        """The declaration `node`, with the places of its variables."""
        entries = entries_of(self._syntax, node)
        listing = None if entries is None else _listing(self._syntax, node, entries)
        if listing is None:
            return None
        return listing, {entry.span: at for at, entry in enumerate(listing.entries)}


def is_typed_by_comment(site: Site) -> bool:
    """True when a JSDoc comment gives the local its type: that would not come to the constant
    while the local stays."""
    return site.local is not None and site.local.doc is not None


def _declares_only(syntax: Syntax, local: Local, moved: Span) -> bool:
    """True for `name: T = moved` without a comment outside of `moved` and `T`."""
    head = Span(local.declarator.start, moved.start)
    tail = Span(moved.end, local.declarator.end)
    rest = [
        token.text.decode("utf-8", "surrogateescape")
        for span in (head, tail)
        for token in tokens_in(syntax, span)
        if local.annotation is None or not local.annotation.contains(token.span)
    ]
    if rest[-2:] == ["(", ")"]:
        del rest[-2:]
    return rest == [local.name, *([":"] if local.annotation else []), "="]


def _listing(syntax: Syntax, node: Node, entries: tuple[Entry, ...]) -> Listing | None:
    """The declaration `node`; None where it is unclear what a comment around it belongs to, or
    where its neighbours would become one statement without it."""
    source, end = syntax.source, entries[-1].span.end
    far = beyond_line(source.content[end : node.end_byte])
    statement = Span(node.start_byte, end if far else node.end_byte)
    semicolon = Span(end, end)
    if not far and source.content[node.end_byte - 1 : node.end_byte] == b";":
        semicolon = Span(node.end_byte - 1, node.end_byte)
    if not far and not _neighbours_stay_apart(syntax, node):
        return None
    before = source.content[line_start(source, statement.start) : statement.start]
    trailing = beside(syntax, statement.end)
    if before.rstrip(b" \t").endswith(b"*/") or trailing.end > line_end(source, statement.end):
        return None
    rest = source.content[trailing.end : line_end(source, trailing.end)]
    whole_lines = is_blank(before) and is_blank(rest)
    if whole_lines:
        entries = _with_comments(entries, directly_above(syntax, node), trailing)
    return Listing(statement, entries, semicolon, whole_lines, opens_body(syntax, node))


def _with_comments(entries: tuple[Entry, ...], leading: Span, trailing: Span) -> tuple[Entry, ...]:
    """`entries` with the comments around the statement."""
    first = entries[0]
    entries = (Entry(first.span, leading, first.comma, first.trailing, first.end), *entries[1:])
    last = entries[-1]
    return (*entries[:-1], Entry(last.span, last.leading, last.comma, trailing, last.end))


def _neighbours_stay_apart(syntax: Syntax, statement: Node) -> bool:
    """True when the statements before and after mean the same without the one between."""
    after = _sibling(statement, forward=True)
    if after is None or not after.is_named:
        return True
    if after.type == "expression_statement" and after.children[0].type == "string":
        return False  # it could become a directive
    if syntax.source.content[after.start_byte] not in CONTINUING:
        return True
    before = _sibling(statement, forward=False)
    return before is None or not before.is_named or syntax.text(before).endswith(b";")


def _sibling(node: Node, *, forward: bool) -> Node | None:
    here = node.next_sibling if forward else node.prev_sibling
    while here is not None and here.type in COMMENTS:
        here = here.next_sibling if forward else here.prev_sibling
    return here
