"""Reading new declarations back: are they the moved literals and nothing else?"""

from collections.abc import Sequence

from allocscan.fixes.tokens import Token
from allocscan.records import dataclass
from allocscan.typed import Final

FREEZE: Final = (b"Object", b".", b"freeze")
OPENING: Final = frozenset({"{", "[", "(", "${"})
CLOSING: Final = frozenset({"}", "]", ")"})

Texts = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a constant's declaration must say: its name, its type's tokens, its literal's, and the
    constructor that those are the arguments of, if it does not stand in the source."""

    name: bytes
    annotation: Texts
    literal: tuple[Token, ...]
    constructor: Texts = ()


class MismatchError(Exception):
    """The tokens are not what the plan means; the message is the text that was missed."""


def texts_of(tokens: Sequence[Token]) -> Texts:
    """The tokens' texts."""
    return tuple(token.text for token in tokens)


def read_declaration(tokens: Sequence[Token], meant: Meant) -> int:
    """How many of the first `tokens` are the declaration of `meant`.

    It is `const NAME: type = literal;` (or `var`) with freeze calls around literals, then perhaps
    `Object.freeze(NAME);`, both with their semicolons or, where a line ends, without. Raises
    MismatchError when it is anything else.
    """
    reader = _Reader(tokens)
    typed = (b":", *meant.annotation) if meant.annotation else ()
    if not reader.passes((b"const",)):
        reader.take((b"var",))
    reader.take((meant.name, *typed, b"="))
    own = texts_of(meant.literal[: len(FREEZE)]) == FREEZE
    frozen = not meant.constructor and (
        reader.passes((*FREEZE, b"<", *meant.annotation, b">", b"("))
        or (not own and reader.passes((*FREEZE, b"(")))
    )
    if meant.constructor:
        reader.take((b"new", *meant.constructor, b"("))
    _read_literal(reader, meant.literal)
    if frozen or meant.constructor:
        reader.take((b")",))
    reader.passes((b";",))
    if reader.passes((*FREEZE, b"(", meant.name, b")")):
        reader.passes((b";",))
    return reader.at


def _read_literal(reader: "_Reader", literal: Sequence[Token]) -> None:
    """Pass over the literal, with a freeze call around any object or array in it."""
    depth = 0
    frozen: list[int] = []
    for token in literal:
        if token.kind in {"{", "["} and reader.passes((*FREEZE, b"(")):
            frozen.append(depth)
        reader.take((token.text,))
        depth += (token.kind in OPENING) - (token.kind in CLOSING)
        if token.kind in CLOSING and frozen and frozen[-1] == depth:
            reader.take((b")",))
            frozen.pop()


class _Reader:
    """A place in a sequence of tokens that moves on as they are met."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def passes(self, texts: Texts) -> bool:
        """Pass `texts` over if they come next."""
        found = texts_of(self.tokens[self.at : self.at + len(texts)]) == texts
        self.at += len(texts) if found else 0
        return found

    def take(self, texts: Texts) -> None:
        """Pass `texts` over, which must come next."""
        if not self.passes(texts):
            raise MismatchError(b" ".join(texts).decode("utf-8", "replace"))
