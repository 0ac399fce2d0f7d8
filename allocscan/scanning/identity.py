"""What names a finding when lines move: rule, function, the literal itself, and a number."""

from collections import Counter
from collections.abc import Iterator, Sequence

from allocscan.findings import Identity
from allocscan.regex import regex
from allocscan.source.digest import blake2b
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parents import fresh
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_DIGEST: Final = 8
"""Bytes of a hash: 64 bits tell a million findings apart."""

_CLOSERS: Final = frozenset({"}", "]", ")"})
_ENDS: Final = frozenset({";"})
_SUPERFLUOUS: Final = frozenset({";", "(", ")"})
_PLAIN_KEY: Final = regex(rb"[A-Za-z_$][\w$]*|0|[1-9][0-9]*")


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
    commas, semicolons, superfluous parentheses, quotes and the spelling of numbers make no
    difference."""
    told, tokens = blake2b(digest_size=_DIGEST), _tokens(syntax, span)
    told.update(next(tokens, b""))
    for token in tokens:
        told.update(b"\0" + token)
    return told.hexdigest()


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=_DIGEST).hexdigest()


def _tokens(syntax: Syntax, span: Span) -> Iterator[bytes]:
    comma = False
    for leaf in _leaves(syntax, span):
        if comma and leaf.type not in _CLOSERS:
            yield b","
        comma = leaf.type == ","
        if not comma:
            # what is found may be a part of a comment
            text = span.of(syntax.source.content) if leaf.type == "comment" else syntax.text(leaf)
            yield _normal(leaf, text)


def _leaves(syntax: Syntax, span: Span) -> Iterator[Node]:
    """The nodes that hold the code in `span`: strings whole, and nothing that a formatter adds."""
    top = syntax.root.descendant_for_byte_range(span.start, span.end)
    pending = [] if top is None else [top]
    while pending:
        node = pending.pop()
        if node.end_byte <= span.start or node.start_byte >= span.end:
            continue
        if node.type == "comment":
            if top is not None and node.id == top.id:
                yield node
        elif node.child_count and node.type != "string":
            dropped = _SUPERFLUOUS if _is_bare(node) else _ENDS
            inner = fresh(node).children[::-1]
            pending += [child for child in inner if child.type not in dropped]
        else:
            yield node


def _is_bare(node: Node) -> bool:
    """True for parentheses that may as well not be there: `(1)`, `(x) => x`."""
    if node.type == "formal_parameters":
        arrow = node.parent is not None and node.parent.type == "arrow_function"
        return arrow and [child.type for child in node.named_children] == ["identifier"]
    return node.type == "parenthesized_expression"


def _normal(leaf: Node, text: bytes) -> bytes:
    match leaf.type:
        case "comment" | "jsx_text":
            return b" ".join(text.split())
        case "number":
            return _number(text)
        case "string":
            inner = text[1:-1].replace(b"\\'", b"'").replace(b'\\"', b'"')
            key = leaf.parent is not None and leaf.parent.child_by_field_name("key") == leaf
            return inner if key and _PLAIN_KEY.fullmatch(inner) else b'"' + inner
        case _:
            return text


def _number(text: bytes) -> bytes:
    """`1.50` as `1.5`, `0XAB` as `171`: what the number is, not how it is written."""
    digits = text.decode("ascii", "replace").replace("_", "").lower()
    try:
        if digits[:2] in ("0x", "0o", "0b"):
            return str(int(digits, 0)).encode()
        return repr(float(digits)).removesuffix(".0").encode()
    except ValueError:
        return digits.encode()
