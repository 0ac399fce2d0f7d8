"""Reading new declarations back: are they the moved literals and nothing else?"""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from allocscan.fixes.guarding.cut import code_in
from allocscan.fixes.tokens import Leaf, Token
from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

FREEZE: Final = (b"Object", b".", b"freeze")
OPENING: Final = frozenset({"{", "[", "(", "${"})
CLOSING: Final = frozenset({"}", "]", ")"})

Texts = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a file at `span`, read anew each time: tokens take fifty times their text."""

    syntax: Syntax
    span: Span

    def leaves(self) -> Iterator[Leaf]:
        """Its tokens in source order, but for comments."""
        return code_in(self.syntax, self.span)

    def texts(self) -> Iterator[bytes]:
        """The texts of these."""
        return (leaf[0] for leaf in self.leaves())

    def is_same_as(self, other: "Code") -> bool:
        """True where both are the same, token for token."""
        return all(one == two for one, two in zip_longest(self.texts(), other.texts()))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a constant's declaration must say: its name, its type's tokens, its literal, and the
    constructor that this is the arguments of, if that does not stand in the source."""

    name: bytes
    annotation: Texts
    literal: Code
    constructor: Texts = ()


class MismatchError(Exception):
    """The tokens are not what the plan means; the message is the text that was missed."""


def texts_of(tokens: Sequence[Token]) -> Texts:
    """The tokens' texts."""
    return tuple(token.text for token in tokens)


def read_declaration(reader: "Reader", meant: Meant) -> None:
    """Pass over the declaration of `meant`.

    It is `const NAME: type = literal;` (or `var`) with freeze calls around literals, then perhaps
    `Object.freeze(NAME);`, both with their semicolons or, where a line ends, without. Raises
    MismatchError when it is anything else.
    """
    typed = (b":", *meant.annotation) if meant.annotation else ()
    if not reader.passes((b"const",)):
        reader.take((b"var",))
    reader.take((meant.name, *typed, b"="))
    own = tuple(islice(meant.literal.texts(), len(FREEZE))) == FREEZE
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


def _read_literal(reader: "Reader", literal: Code) -> None:
    """Pass over the literal, with a freeze call around any object or array in it."""
    depth = 0
    frozen: list[int] = []
    for text, kind, *_ in literal.leaves():
        if kind in {"{", "["} and reader.passes((*FREEZE, b"(")):
            frozen.append(depth)
        reader.take_one(text)
        depth += (kind in OPENING) - (kind in CLOSING)
        if kind in CLOSING and frozen and frozen[-1] == depth:
            reader.take((b")",))
            frozen.pop()


class Reader:
    """A place in a sequence of tokens that moves on as they are met."""

    def __init__(self, leaves: Iterator[Leaf]) -> None:
        self._leaves = leaves
        self._coming: deque[bytes] = deque()

    def coming(self, count: int) -> Texts:
        """The texts of the next tokens, so many or as many as there are."""
        missing = count - len(self._coming)
        if missing > 0:
            self._coming.extend(leaf[0] for leaf in islice(self._leaves, missing))
        return tuple(islice(self._coming, count))

    def passes(self, texts: Texts) -> bool:
        """Pass `texts` over if they come next."""
        if self.coming(len(texts)) != texts:
            return False
        for _ in texts:
            self._coming.popleft()
        return True

    def take_one(self, text: bytes) -> None:
        """As `take`, of one token."""
        coming = self._coming
        found = coming.popleft() if coming else next((leaf[0] for leaf in self._leaves), None)
        if found != text:
            raise MismatchError(text.decode("utf-8", "replace"))

    def take(self, texts: Texts) -> None:
        """Pass `texts` over, which must come next."""
        if not self.passes(texts):
            raise MismatchError(b" ".join(texts).decode("utf-8", "replace"))
