"""The text of a new constant's declaration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from allocscan.fixes.form import Freeze, Shape
from allocscan.fixes.layout import moved_text
from allocscan.fixes.mentions import encoded
from allocscan.fixes.removal import Removal
from allocscan.sites.values import Site
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax

PURE: Final = b"/* @__PURE__ */"


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


def declaration(
    syntax: Syntax,
    site: Site,
    name: str,
    shape: Shape,
    removals: Sequence[Removal],
    *,
    keyword: str,
    pure: bool,
) -> Declaration:
    """The declaration of `site`'s literal as `name`, with the comments that `removals` bring."""
    assert site.placement is not None
    indent = site.placement.indent
    text = _statement(syntax, site, name, shape, keyword=keyword, pure=pure)
    content = syntax.source.content
    trailing = [
        each.trailing.of(content)
        for each in removals[:1]
        if each.trailing.start < each.trailing.end
    ]
    then = b"Object.freeze(" + encoded(name) + b");" if shape.root is Freeze.STATEMENT else b""
    return Declaration(
        tuple(_comments(syntax, removals, indent)), b" ".join([text, *trailing]), then
    )


def _statement(
    syntax: Syntax, site: Site, name: str, shape: Shape, *, keyword: str, pure: bool
) -> bytes:
    assert site.placement is not None
    indent = site.placement.indent
    local = site.local
    annotation = b""
    if local is not None and local.annotation is not None:
        annotation = moved_text(syntax, local.annotation, indent)
    call = (PURE + b" " if pure else b"") + b"Object.freeze"
    frozen = tuple(_freeze_calls(site, shape, call))
    value = moved_text(syntax, site.moved, indent, frozen)
    typed = b": " + annotation if annotation else b""
    head = keyword.encode() + b" " + encoded(name) + typed + b" = "
    match shape.root:
        case Freeze.CALL:
            return head + call + b"(" + value + b");"
        case Freeze.TYPED_CALL:
            return head + call + b"<" + annotation + b">(" + value + b");"
        case Freeze.NONE | Freeze.STATEMENT:
            mark = PURE + b" " if pure and site.given else b""
            return head + mark + value + b";"
        case _:
            assert_never(shape.root)


def _freeze_calls(site: Site, shape: Shape, call: bytes) -> Iterator[Edit]:
    for at in shape.nested:
        span = site.parts[at].span
        yield Edit(Span(span.start, span.start), call + b"(")
        yield Edit(Span(span.end, span.end), b")")


def _comments(syntax: Syntax, removals: Sequence[Removal], indent: bytes) -> Iterator[bytes]:
    """Yield the comments above each declaration, and those beside the second and later ones."""
    for number, removal in enumerate(removals):
        spans = [removal.leading, *([removal.trailing] if number else [])]
        for span in spans:
            if span.start < span.end:
                yield moved_text(syntax, span, indent)
