"""Calls that make a formatter for one answer: `n.toLocaleString(…)` → `FORMAT.format(n)`."""

from collections.abc import Iterator, Sequence

from allocscan.fixes.guarding.declared import MismatchError, Texts, texts_of
from allocscan.fixes.mentions import WORD_BYTE, encoded
from allocscan.fixes.tokens import Token
from allocscan.knowledge.locale_methods import LOCALE_METHODS
from allocscan.sites.hoist_values import Asked
from allocscan.sites.values import Site
from allocscan.source.edits import Edit
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_ENDS: Final = ((b")",), (b",", b")"))
"""With a trailing comma or not."""


def constructed(asked: Asked) -> tuple[bytes, bytes]:
    """What stands before and after the arguments where the formatter is made."""
    return b"new " + asked.constructor.encode() + b"(", b")"


def call_edit(syntax: Syntax, site: Site, name: str) -> Edit:
    """Ask the constant `name` what the call at `site` asks."""
    assert site.asked is not None
    texts = (span.of(syntax.source.content) for span in site.asked.asks)
    method = site.asked.method.encode()
    before = syntax.source.content[max(site.span.start - 1, 0) : site.span.start]
    apart = b" " if WORD_BYTE.match(before) else b""
    call = encoded(name) + b"." + method + b"(" + b", ".join(texts) + b")"
    return Edit(site.span, apart + call)


def check_call(
    taken: Sequence[Token], given: Texts, asked: Asked, moved: Span, name: bytes
) -> None:
    """Raise MismatchError unless `taken` is a locale call with the arguments `moved`, and `given`
    asks the constant `name` the same of the same expressions in the same order."""
    asks = [texts_of(_within(taken, span)) for span in asked.asks]
    _same(given, (name, b".", asked.method.encode(), b"(", *_joined(asks), b")"))
    rest = texts_of([token for token in taken if not moved.contains(token.span)])
    at = len(asks[0]) + (3 if rest[: len(asks[0])] != asks[0] else 1)
    method = rest[at : at + 1]
    rows = LOCALE_METHODS.get(b"".join(method).decode("utf-8", "replace"), ())
    if (asked.constructor, asked.method) not in [(row.constructor, row.method) for row in rows]:
        raise MismatchError(asked.method)
    before = (part for each in asks[1:] for part in (*each, b","))
    bare = (*asks[0], b".", *method, b"(", *before)
    closed = (b"(", *asks[0], b")", *bare[len(asks[0]) :])
    if rest not in [(*whole, *end) for whole in (bare, closed) for end in _ENDS]:
        raise MismatchError(b" ".join(rest).decode("utf-8", "replace"))


def _within(tokens: Sequence[Token], span: Span) -> list[Token]:
    return [token for token in tokens if span.contains(token.span)]


def _joined(asks: Sequence[Texts]) -> Iterator[bytes]:
    for number, ask in enumerate(asks):
        if number:
            yield b","
        yield from ask


def _same(found: Texts, wanted: Texts) -> None:
    if found != wanted:
        raise MismatchError(b" ".join(found).decode("utf-8", "replace"))
