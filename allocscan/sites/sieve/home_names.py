"""The names that a hoisted constant could use, by the brackets of a text: those which stand
directly in the module's body, or in that of a function that may wrap a whole file."""

from collections.abc import Sequence

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.sites.meant_constants import is_meant_constant
from allocscan.sites.sieve.nesting import NO_PAIR, children_of
from allocscan.source.file import BOM
from allocscan.syntax.brackets import COMMENTS, STRINGS, TEMPLATE, Pair
from allocscan.syntax.code_before import last_code, word_before
from allocscan.typed import Final

_REGEX: Final = (
    rb"[=(,:?!&|;{}\[>]\s*+/(?![*/])(?:[^/\\\n\[]|\\[^\n]|\[(?:[^\]\\\n]++|\\[^\n])*+\])++/\w*+"
)
_NO_CODE: Final = regex(
    rb"%b|%b|%b|%b|(?<![.\d])\.\s*+[\w$\x80-\xff]++" % (COMMENTS, STRINGS, _REGEX, TEMPLATE)
)
_COMMENTS: Final = regex(COMMENTS)
_ESCAPE: Final = regex(rb"\\u(?:[\da-fA-F]{4}|\{)")
_QUOTES: Final = regex(rb"['\"`]")
_NEXT_NAME: Final = (
    rb"(?=(?:[\s*]++|//[^\n]*+|/\*(?:[^*]|\*(?!/)){0,2000}+\*/)*+([\w$\x80-\xff]++))"
)
_NAMES: Final = regex(
    rb"(?:\b(?:const|let|var|using|function|class|enum|namespace|module|import|as|type)\b|[,{\[:]|\.\.\.)%b"
    % _NEXT_NAME
)
"""What follows a word that declares, or stands in a list or pattern."""

_WHOLE: Final = regex(rb"\b(?:import|as)\b%b" % _NEXT_NAME)
_CONSTANTS: Final = regex(rb"(?:\b(?:const|using|enum)\b|,)%b" % _NEXT_NAME)
_PARENTHESES: Final = regex(rb"\([^(){}]*+\)")
_DEPTH: Final = 4
"""So deep parentheses are left out: what is declared between them is local to a function."""

_HEAD: Final = 600
"""Bytes before a brace, those in brackets left out, in which stands what makes it a wrapper's."""

_CALLED: Final = regex(rb"(?:\s++|%b|\))*+(?:[(`<]|\?\.|\.\s*+(?:call|apply)\b)" % COMMENTS)
_TAKERS: Final = regex(
    rb"(?:\b(?:define|register|require|requirejs|jQuery|ready|addEventListener)|\$)\s*+\("
)
_TAKER_WORDS: Final = (
    b"define",
    b"register",
    b"require",
    b"jQuery",
    b"ready",
    b"addEventListener",
    b"$",
)
"""What takes the function that makes up a file (`sites.placing.wrappers`)."""

_CALLED_FUNCTION: Final = regex(rb"[)}](?:[\s)]++|%b)*+\(" % COMMENTS)

_KEPT: Final = 16
"""So many texts between brackets: those may hold the parameters of the function."""

_NO_BODIES: Final = b"=,(:[{;}&|?"
"""What stands before the braces of other things."""

_NAMESPACE: Final = regex(rb"\b(?:namespace|module|global)\b[^;{}]*\Z")
_NAMESPACE_WORDS: Final = (b"namespace", b"module", b"global")
_DECLARING: Final = frozenset({b"const", b"let", b"var", b"import", b"type", b"export", b"default"})


@dataclass(frozen=True, slots=True)
class HomeNames:
    """`all` holds every name that is declared in a home, `constants` every one by `const` or
    `enum`, `modules` every one that a whole module is imported as, or its default; each holds
    others too: any, where one is declared with an escape."""

    all: frozenset[bytes]
    constants: frozenset[bytes]
    modules: frozenset[bytes]

    def may_have_constant(self, root: bytes, member: bytes) -> bool:
        """False where `member`, which is read out of the name `root`, surely is none that a
        constant could use (`settle`)."""
        if root in self.constants or root in self.modules:
            return True
        return root in self.all and is_meant_constant(root, member)


class _Any(frozenset[bytes]):
    """Holds whatever it is asked for."""

    def __contains__(self, name: object) -> bool:
        return True


class LateNames:
    """The home names of one text, looked for when they are first asked for."""

    __slots__ = ("_content", "_found", "_pairs", "_parents")

    def __init__(self, content: bytes, pairs: Sequence[Pair], parents: Sequence[int]) -> None:
        self._content = content
        self._pairs = pairs
        self._parents = parents
        self._found: HomeNames | None = None

    def __call__(self) -> HomeNames:
        """The names that a constant could use."""
        if self._found is None:
            self._found = home_names(self._content, self._pairs, self._parents)
        return self._found


def home_names(content: bytes, pairs: Sequence[Pair], parents: Sequence[int]) -> HomeNames:
    """The names in `content`, whose brackets are `pairs`."""
    whole = _home_text(content, pairs, parents)
    text = _NO_CODE.sub(b" ", whole)
    if _QUOTES.search(text) or b"</" in whole or b"/>" in whole:
        # what is quoted and what is not is not clear: all may be code
        text = whole
    else:
        for _ in range(_DEPTH):
            text = _PARENTHESES.sub(b" ", text)
    if _ESCAPE.search(text):
        return HomeNames(_Any(), _Any(), _Any())
    return HomeNames(
        frozenset(_NAMES.findall(text)),
        frozenset(_CONSTANTS.findall(text)),
        frozenset(_WHOLE.findall(text)),
    )


def _home_text(content: bytes, pairs: Sequence[Pair], parents: Sequence[int]) -> bytes:
    """`content` without what stands in brackets of other kinds."""
    kept: list[bytes] = []
    heads: list[bytes] = []
    at = 0
    pending = children_of(NO_PAIR, parents)
    while pending:
        index = pending.pop()
        start, end = pairs[index]
        if _may_declare(content, start, end):
            continue
        heads.append(_COMMENTS.sub(b" ", content[at:start])[-_HEAD:])
        head = b" ".join(heads[-_KEPT:])[-_HEAD:]
        if content[start] == ord("{") and _may_wrap(content, start, end, head):
            pending += children_of(index, parents)
            continue
        kept.append(content[at:start])
        at = end
    kept.append(content[at:])
    return b" ; ".join(kept)


def _may_declare(content: bytes, start: int, end: int) -> bool:
    """True for the brackets of imports, exports and patterns."""
    before = last_code(content, start)
    if before < 0:
        return False
    if content[before] == ord(","):
        return _GIVES.match(content, end) is not None
    word = word_before(content, before).removeprefix(BOM)
    return word in _DECLARING or content[before] == ord("/")


def _may_wrap(content: bytes, start: int, end: int, head: bytes) -> bool:
    """True for what may be the body of a function that is called at once or given to another that
    is, or of a namespace; `head` is the home's text before it."""
    before = last_code(content, start)
    if before < 0:
        return False
    if content[before] in _NO_BODIES:
        return False
    if _CALLED.match(content, end) or _CALLED_FUNCTION.search(head):
        return True
    if any(word in head for word in _TAKER_WORDS) and _TAKERS.search(head):
        return True
    named = any(word in head for word in _NAMESPACE_WORDS)
    return named and _NAMESPACE.search(head) is not None


_GIVES: Final = regex(rb"(?:\s++|%b)*+(?:=|from\b|:)" % COMMENTS)
