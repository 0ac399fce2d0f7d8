"""What a comment is by itself, by its text and the room around it."""

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.typed import Final

NEXT_STATEMENT: Final = regex(
    rb"@ts-(ignore|expect-error)|[-:]disable-next-line|(istanbul|c8|v8|node:coverage) ignore|"
    rb"(prettier|biome|dprint|deno-fmt|deno-lint|oxlint|standard|eslint)-ignore|[#@]__[A-Z_]+__"
)
"""Some tool, or a bundler, applies it to the statement below it, whatever lies between."""

OF_A_RANGE: Final = regex(
    rb"/\*\s*(eslint|globals?|exported|jshint|jslint|jscs|stylelint)\s|///\s*<|"
    rb"//\s?#?(end)?region(\s+[A-Z(]|\Z)|[/*\s]*((eslint|oxlint|tslint|stylelint)[-:]|"
    rb"(jshint|jslint|jscs)\s[\w-]+\s*:|(istanbul|c8|v8|prettier|biome|dprint)[ -]|#(end)?region\b|"
    rb"@(ts-|flow|noflow|jsx|jest-|vitest-|format|prettier|swc|babel|generated|preserve)|"
    rb"<(/)?editor-fold)"
)
"""A tool reads it from here on, or once for the file."""

OFF: Final = regex(rb"[/*\s]*(eslint|oxlint|tslint|stylelint)[-:]disable")
"""A linter is told to look away: written for what stands right below."""

_OF_THE_FILE: Final = regex(
    rb"(?im)\A/\*!|\bcopyright\b|\blicen[sc]ed\b|\blicen[sc]e:|\b(MIT|BSD|Apache) licen[sc]e\b|"
    rb"\bSPDX-|^[/*\s]*@(licen[sc]e|file|fileoverview|overview|module|packagedocumentation)\b|"
    rb"^[/*\s]*(language|authors?|category|website|homepage|project|version)[ \t]*:"
)
_OF_NOTHING: Final = regex(rb"(?m)^[/*\s]*@(typedef|callback|namespace|import|external)\b")
"""JSDoc that declares something by itself."""

_OF_A_FUNCTION: Final = regex(
    rb"(?m)^[/*\s]*@(param|arg|argument|returns?|template|class|constructor|extends|augments|throws|"
    rb"yields|this|example|deprecated|internal|public|private|protected|function|method|type|api)\b"
)
_TITLE: Final = regex(rb"[ \t]*(//+|/\*+)[ \t]*([-=*#~_+/]|\xe2[\x94\x95][\x80-\xbf]){3,}")
_RULE: Final = regex(rb"(?m)^[ \t/*]*[-=*#~_+]{8,}[ \t*/]*$")
_NO_DOC: Final = (b"/***", b"/**/")


@dataclass(frozen=True, slots=True)
class Remark:
    """A block comment, or `//` lines one below the other. `blank` lines stand below it, or what
    is below begins `beside` it, on its line; `first` of the file, but for a hashbang."""

    start: int
    text: bytes
    blank: int
    beside: bool
    first: bool

    @property
    def is_doc(self) -> bool:
        """True for JSDoc, or the `/*!` that keeps one out of the pages, of what is below it."""
        own = self.text.startswith((b"/**", b"/*!")) and not self.text.startswith(_NO_DOC)
        if not own or _OF_NOTHING.search(self.text):
            return False
        return self.is_of_a_function or not _RULE.search(self.text)

    @property
    def is_attached(self) -> bool:
        """True for what TypeScript attaches to what is below it, whatever lies between."""
        pragma = self.first and OF_A_RANGE.match(self.text) is not None
        return self.is_doc and self.text.startswith(b"/**") and not pragma

    @property
    def is_internal(self) -> bool:
        """True where `stripInternal` leaves out what is below it, whatever lies between."""
        return b"@internal" in self.text and (
            self.is_of_a_function or not (self.first and self.is_of_the_file)
        )

    @property
    def is_of_a_function(self) -> bool:
        """True for a tag that says something about the one thing below it."""
        return _OF_A_FUNCTION.search(self.text) is not None

    @property
    def is_of_the_file(self) -> bool:
        """True for a licence, an author, an overview."""
        return _OF_THE_FILE.search(self.text) is not None

    @property
    def is_title(self) -> bool:
        """True for `// ---- Parsing ----` on a line of its own."""
        alone = not self.beside and b"\n" not in self.text
        return alone and _TITLE.match(self.text) is not None
