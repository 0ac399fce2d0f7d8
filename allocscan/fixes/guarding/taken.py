"""Reading back what an edit took away: variables whose literals became constants."""

from collections.abc import Mapping, Sequence

from allocscan.fixes.guarding.declared import Meant, MismatchError, Texts, texts_of
from allocscan.fixes.removing.listing import DECLARATOR, KEYWORDS
from allocscan.fixes.tokens import Token
from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.typed import Final

DECLARATIONS: Final = frozenset({"lexical_declaration", "variable_declaration"})


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable that is gone, and what its literal became."""

    name: Token
    constant: bytes


def read_removal(
    taken: Sequence[Token], given: Texts, meant: Mapping[Span, Meant]
) -> tuple[Variable, ...]:
    """The variables that are gone when `taken` becomes `given`; `meant` is for their literals.

    They are all of a declaration, or some of it with a comma each; of its words only the keyword
    and the semicolon may stay. Raises MismatchError when it is anything else.
    """
    reader = _Reader(taken, meant)
    keyword = reader.passes_word(KEYWORDS)
    comma_first = reader.passes_comma()
    variables = [reader.variable()]
    while comma_last := reader.passes_comma():
        if reader.at_end:
            break
        variables.append(reader.variable())
    semicolon = reader.passes_word(frozenset({";"}))
    whole = keyword and not comma_first and not comma_last
    first = not comma_first and comma_last and not semicolon
    later = not keyword and comma_first and not comma_last
    if not reader.at_end or not (whole or first or later):
        raise reader.mismatch
    if given != (() if whole else (*keyword, *semicolon)):
        raise reader.mismatch
    return tuple(variables)


class _Reader:
    """A place in the tokens that an edit took."""

    def __init__(self, tokens: Sequence[Token], meant: Mapping[Span, Meant]) -> None:
        self._tokens = tokens
        self._meant = meant
        self._at = 0

    @property
    def at_end(self) -> bool:
        """True behind the last token."""
        return self._at == len(self._tokens)

    @property
    def mismatch(self) -> MismatchError:
        """What to raise."""
        text = b" ".join(texts_of(self._tokens))
        return MismatchError(text.decode("utf-8", "replace"))

    def passes_word(self, words: frozenset[str]) -> Texts:
        """Pass over a word of a declaration and return it, if it is one of `words`."""
        token = self._next(DECLARATIONS)
        if token is None or token.kind not in words:
            return ()
        self._at += 1
        return (token.text,)

    def passes_comma(self) -> bool:
        """Pass over a comma between two variables, if it comes next."""
        return bool(self.passes_word(frozenset({","})))

    def variable(self) -> Variable:
        """Pass over `name: type = literal`, the literal in parentheses or not."""
        name = self._next(frozenset({DECLARATOR}))
        if name is None or name.kind != "identifier":
            raise self.mismatch
        self._at += 1
        upto, span = self._literal()
        head = texts_of(self._tokens[self._at : upto])
        bare = head[:-1] if head[-1:] == (b"(",) else head
        meaning = self._meant[span]
        if bare not in ((b":", *meaning.annotation, b"="), (b"=",)):
            raise self.mismatch
        self._at = upto
        while not self.at_end and span.contains(self._tokens[self._at].span):
            self._at += 1
        if bare != head:
            self._closes()
        return Variable(name, meaning.name)

    def _literal(self) -> tuple[int, Span]:
        """The index of the first token of the next literal, and where that stands."""
        for at in range(self._at, len(self._tokens)):
            for span in self._meant:
                if span.contains(self._tokens[at].span):
                    return at, span
        raise self.mismatch

    def _closes(self) -> None:
        if self.at_end or self._tokens[self._at].text != b")":
            raise self.mismatch
        self._at += 1

    def _next(self, parents: frozenset[str]) -> Token | None:
        """The next token, if its parent is one of `parents`."""
        token = None if self.at_end else self._tokens[self._at]
        return token if token is not None and token.parent in parents else None
