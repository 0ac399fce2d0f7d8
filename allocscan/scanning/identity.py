"""What names a finding when lines move: rule, function, the literal itself, and a number."""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Final

from allocscan.findings import Identity
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax

_DIGEST: Final = 8
"""Bytes of a hash: 64 bits tell a million findings apart."""

_CLOSERS: Final = frozenset({"}", "]", ")"})
_QUOTES: Final = frozenset({"'", '"'})


def identities(found: Sequence[tuple[str, str, Span]], syntax: Syntax) -> list[Identity]:
    """An identity for each rule, scope and span of `found`, which is in source order."""
    seen: Counter[tuple[str, str, str]] = Counter()
    named = []
    for rule, scope, span in found:
        key = (rule, scope, hash_of(syntax, span))
        named.append(Identity(*key, seen[key]))
        seen[key] += 1
    return named


def fingerprint(path: str, identity: Identity) -> str:
    """16 hexadecimal digits for `identity` in the file called `path`."""
    parts = (path, identity.rule, identity.scope, identity.hash, str(identity.number))
    return _digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def hash_of(syntax: Syntax, span: Span) -> str:
    """The hash of the code in `span` that no formatter changes: white space, comments, trailing
    commas and the kind of quotes make no difference."""
    return _digest(b"\0".join(_tokens(syntax, span)))


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=_DIGEST).hexdigest()


def _tokens(syntax: Syntax, span: Span) -> Iterator[bytes]:
    content = syntax.source.content
    comma = False
    for kind, text in _leaves(syntax, span, content):
        if comma and kind not in _CLOSERS:
            yield b","
        comma = kind == ","
        if not comma:
            yield b'"' if kind in _QUOTES else text


def _leaves(syntax: Syntax, span: Span, content: bytes) -> Iterator[tuple[str, bytes]]:
    node = syntax.root.descendant_for_byte_range(span.start, span.end)
    pending = [] if node is None else [node]
    while pending:
        here = pending.pop()
        if here.end_byte <= span.start or here.start_byte >= span.end:
            continue
        if here.type == "comment":
            if node is not None and here.id == node.id:
                yield here.type, b" ".join(span.of(content).split())
        elif here.child_count:
            pending += here.children[::-1]
        elif here.type == "jsx_text":
            yield here.type, b" ".join(content[here.start_byte : here.end_byte].split())
        else:
            yield here.type, content[here.start_byte : here.end_byte]
