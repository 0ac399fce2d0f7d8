"""The text of a new constant's declaration."""

from collections.abc import Iterator, Sequence

from allocscan.fixes.asked import constructed
from allocscan.fixes.endings import may_end_bare
from allocscan.fixes.form import Freeze, Shape
from allocscan.fixes.habits import Habits
from allocscan.fixes.layout import is_blank, line_start, moved_text
from allocscan.fixes.mentions import encoded
from allocscan.fixes.removing.removal import Removal
from allocscan.fixes.tokens import COMMENTS, tokens_in
from allocscan.fixes.wrapped import wrapped
from allocscan.records import dataclass
from allocscan.sites.hoist_values import Placement
from allocscan.sites.values import Site
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax
from allocscan.typed import assert_never


@dataclass(frozen=True, slots=True)
class Declaration:
    """A constant's statements without indentation before the first line or a line end after the
    last. `above` are the comment lines that go before it, each written out likewise."""

    above: tuple[bytes, ...]
    first: bytes
    then: bytes = b""
    """The freeze statement, if the form has one."""

    @property
    def one_line(self) -> bool:
        """True when all of it fits one line."""
        return not self.above and not self.then and b"\n" not in self.first


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file writes a constant: the word that declares it, whether its calls say that they
    are pure, whether statements end with a semicolon; and its other habits."""

    habits: Habits
    keyword: str
    pure: bool
    semicolons: bool


def declaration(
    site: Site,
    name: str,
    shape: Shape,
    removals: Sequence[Removal],
    manner: Manner,
) -> Declaration:
    """The declaration of `site`'s literal as `name`, with the comments that `removals` bring."""
    assert site.placement is not None
    syntax = manner.habits.syntax
    content, placement = syntax.source.content, site.placement
    end = b";" if manner.semicolons or not _may_end_bare(syntax, placement) else b""
    head = manner.keyword.encode() + b" " + encoded(name)
    whole = head + _typed_value(syntax, site, shape, manner) + end
    text = wrapped(manner.habits, whole, placement.indent)
    trailing = [
        each.trailing.of(content)
        for each in removals[:1]
        if each.trailing.start < each.trailing.end
    ]
    frozen = b"Object.freeze(" + encoded(name) + b")" + end
    return Declaration(
        tuple(_comments(syntax, removals, placement.indent)),
        b" ".join([text, *trailing]),
        frozen if shape.root is Freeze.STATEMENT else b"",
    )


def _may_end_bare(syntax: Syntax, placement: Placement) -> bool:
    """True when the constant stands on lines of its own, and what follows does not continue it."""
    source, offset = syntax.source, placement.offset
    before = source.content[line_start(source, offset) : offset]
    return (placement.below or is_blank(before)) and may_end_bare(syntax, offset)


def _typed_value(syntax: Syntax, site: Site, shape: Shape, manner: Manner) -> bytes:
    """What stands between the name and the end: `: type = value`."""
    assert site.placement is not None
    indent = site.placement.indent
    annotation = b""
    if site.annotation is not None:
        annotation = moved_text(syntax, site.annotation, indent)
    mark = manner.habits.pure + b" " if manner.pure and not site.placement.in_wrapper else b""
    call = mark + b"Object.freeze"
    around = b""
    edits = [*_freeze_calls(site, shape, call)]
    match shape.root:
        case Freeze.CALL:
            around = call
        case Freeze.TYPED_CALL:
            around = call + b"<" + annotation + b">"
        case Freeze.NONE | Freeze.STATEMENT if site.asked is not None:
            before, after = constructed(site.asked)
            edits.append(Edit(Span(site.moved.start, site.moved.start), mark + before))
            edits.append(Edit(Span(site.moved.end, site.moved.end), after))
        case Freeze.NONE | Freeze.STATEMENT:
            edits += _before(syntax, site, mark if site.given else b"")
        case _:
            assert_never(shape.root)
    if around:
        edits = [*_call_around(_uncast(syntax, site.moved), around), *edits]
    value = moved_text(syntax, site.moved, indent, tuple(edits))
    return (b": " + annotation if annotation else b"") + b" = " + value


def _before(syntax: Syntax, site: Site, mark: bytes) -> Iterator[Edit]:
    at = _uncast(syntax, site.moved).start
    yield Edit(Span(at, at), mark)


def _uncast(syntax: Syntax, moved: Span) -> Span:
    """`moved` without the casts around it, `/** @type {T} */ (…)`, whose types stay as they are."""
    first = syntax.root.descendant_for_byte_range(moved.start, moved.start + 1)
    text = moved.of(syntax.source.content)
    if first is not None and first.type not in COMMENTS and text == text.strip():
        return moved
    tokens = tokens_in(syntax, moved)
    around = 0
    if tokens[0].kind in COMMENTS:
        around = next(at for at, one in enumerate(tokens) if one.kind not in {*COMMENTS, "("})
    closing = sum(one.kind == "(" for one in tokens[:around])
    return Span(tokens[around].span.start, tokens[len(tokens) - closing - 1].span.end)


def _call_around(span: Span, call: bytes) -> Iterator[Edit]:
    yield Edit(Span(span.start, span.start), call + b"(")
    yield Edit(Span(span.end, span.end), b")")


def _freeze_calls(site: Site, shape: Shape, call: bytes) -> Iterator[Edit]:
    for at in shape.nested:
        yield from _call_around(site.parts[at].span, call)


def _comments(syntax: Syntax, removals: Sequence[Removal], indent: bytes) -> Iterator[bytes]:
    """Yield the comments above each declaration, and those beside the second and later ones."""
    for number, removal in enumerate(removals):
        spans = [removal.leading, *([removal.trailing] if number else [])]
        for span in spans:
            if span.start < span.end:
                yield moved_text(syntax, span, indent)
