"""Which comments above a statement belong to it: nothing may come between the two.

Comments of tools and of the file as a whole stay where they are (hazards D17, D21), with the
constant below them. So do the titles of sections: the constant is part of the section.
"""

import re
from collections.abc import Iterator

from allocscan.records import dataclass
from allocscan.regex import regex
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTION_DECLARATIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

COMMENTS: Final = frozenset({"comment", "html_comment", "hash_bang_line"})

NEXT_STATEMENT: Final = regex(
    rb"@ts-(ignore|expect-error)|-disable-next-line|(istanbul|c8|v8|node:coverage) ignore|"
    rb"(prettier|biome|dprint|deno-fmt|deno-lint|oxlint|standard|eslint)-ignore|[#@]__[A-Z_]+__"
)
"""Some tool, or a bundler, applies it to the statement below it, whatever lies between."""

_OF_A_RANGE: Final = regex(
    rb"/\*\s*(eslint|globals?|exported|jshint|jslint|jscs|stylelint)\s|///\s*<|"
    rb"//\s?#?(end)?region(\s+[A-Z(]|\Z)|[/*\s]*((eslint|oxlint|tslint|stylelint)[-:]|"
    rb"(jshint|jslint|jscs)\s[\w-]+\s*:|(istanbul|c8|v8|prettier|biome|dprint)[ -]|#(end)?region\b|"
    rb"@(ts-|flow|noflow|jsx|jest-|vitest-|format|prettier|swc|babel|generated|preserve)|"
    rb"<(/)?editor-fold)"
)
"""A tool reads it from here on, or once for the file."""

_OFF: Final = regex(rb"[/*\s]*(eslint|oxlint|tslint|stylelint)[-:]disable")
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
_DECLARATIONS: Final = (
    FUNCTION_DECLARATIONS
    | CLASSES
    | {"lexical_declaration", "variable_declaration", "export_statement", "function_signature"}
    | {"internal_module", "enum_declaration"}
)


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
        return own and not _OF_NOTHING.search(self.text) and not _RULE.search(self.text)

    @property
    def is_title(self) -> bool:
        """True for `// ---- Parsing ----` on a line of its own."""
        alone = not self.beside and b"\n" not in self.text
        return alone and _TITLE.match(self.text) is not None


def start_with_remarks(statement: Node, syntax: Syntax) -> int:
    """Where `statement` begins, with the comments that belong to it."""
    start = statement.start_byte
    passed = False  # a comment for a tool, which alone would stay above the constant
    close = True  # such comments switch linters off right above what they are for
    described = False
    for remark in remarks_above(statement, syntax):
        close = close and remark.blank == 0
        if NEXT_STATEMENT.search(remark.text):
            start, passed = remark.start, False
        elif _OF_A_RANGE.match(remark.text):
            passed, close = True, close and _OFF.match(remark.text) is not None
        elif not _belongs(remark, statement, syntax, lowest=not (described or passed)) or (
            passed and not (close or remark.is_doc)
        ):
            break
        else:
            start, passed, described = remark.start, False, True
    return start


def _belongs(remark: Remark, statement: Node, syntax: Syntax, *, lowest: bool) -> bool:
    if remark.is_title or _is_header(remark, statement, syntax, lowest=lowest):
        return False
    return remark.blank == 0 or (remark.blank == 1 and remark.is_doc)


def _is_header(remark: Remark, statement: Node, syntax: Syntax, *, lowest: bool) -> bool:
    """True for what is evidently about the file, and for what could be about nothing else.

    `lowest`: no other comment stands between it and the statement."""
    if not remark.first or (remark.is_doc and _OF_A_FUNCTION.search(remark.text)):
        return False
    if _OF_THE_FILE.search(remark.text) or _names_file(remark, syntax):
        return True
    if not (lowest or remark.beside):
        return True
    if _names_declared(remark, statement, syntax):
        return False
    if remark.blank or statement.type not in _DECLARATIONS:
        return True
    return not remark.is_doc and b"\n" in remark.text


def _names_file(remark: Remark, syntax: Syntax) -> bool:
    path = syntax.source.path.encode("utf-8", "surrogateescape")
    name = path.replace(b"\\", b"/").rsplit(b"/", 1)[-1]
    return re.search(rb"(?<![\w./-])" + re.escape(name) + rb"\b", remark.text) is not None


def _names_declared(remark: Remark, statement: Node, syntax: Syntax) -> bool:
    """True when the comment speaks of what the statement declares, by its name."""
    declared = statement.child_by_field_name("declaration") or statement
    name = declared.child_by_field_name("name")
    if name is None:
        return False
    word = rb"(?<![\w$])" + re.escape(syntax.text(name)) + rb"(?![\w$])"
    return re.search(word, remark.text) is not None


def remarks_above(statement: Node, syntax: Syntax) -> Iterator[Remark]:
    """Yield the comments above `statement`, on lines of their own or on its line, the nearest
    first."""
    content = syntax.source.content
    below = statement.start_byte
    node = statement.prev_sibling
    while node is not None and node.type == "comment":
        start, last = node, node
        while _continues(start.prev_sibling, start, content):
            above = start.prev_sibling
            assert above is not None
            start = above
        text = content[start.start_byte : last.end_byte].rstrip(b"\r\n")
        lines = _lines(content[start.start_byte + len(text) : below])
        if lines and not _begins_line(start, content):
            return
        node, below = start.prev_sibling, start.start_byte
        first = node is None or node.type == "hash_bang_line"
        yield Remark(below, text, max(lines - 1, 0), lines == 0, first)


def _begins_line(comment: Node, content: bytes) -> bool:
    """True when nothing but comments stands before `comment` on its line."""
    above = comment.prev_sibling
    while above is not None and above.type == "comment":
        if _lines(content[above.end_byte : comment.start_byte]):
            break
        comment, above = above, above.prev_sibling
    return not content[line_start(content, comment.start_byte) : comment.start_byte].strip()


def _continues(above: Node | None, line: Node, content: bytes) -> bool:
    """True when `above` and `line` are `//` lines of one text."""
    if above is None or above.type != "comment":
        return False
    texts = [content[node.start_byte : node.end_byte] for node in (above, line)]
    if not all(text.startswith(b"//") for text in texts):
        return False
    if any(_stands_alone(text) for text in texts):
        return False
    own = not content[line_start(content, above.start_byte) : above.start_byte].strip()
    return own and above.end_point.row + 1 == line.start_point.row


def _stands_alone(line: bytes) -> bool:
    return NEXT_STATEMENT.search(line) is not None or _OF_A_RANGE.match(line) is not None


def line_start(content: bytes, offset: int) -> int:
    """The first byte of the line that holds `offset`."""
    return max(content.rfind(b"\n", 0, offset), content.rfind(b"\r", 0, offset)) + 1


def _lines(between: bytes) -> int:
    return between.count(b"\n") or between.count(b"\r")
