"""What the grammars read otherwise than the language has it, and a text that they read right.

tree-sitter-javascript 0.25.0 and tree-sitter-typescript 0.23.2: compared with what V8 and
TypeScript 5.9 make of the same texts. A text of equal length is read in place of the one that is
misread, so that all places stay what they are; where there is none, nothing in the file can be
relied on.
"""

from collections.abc import Iterator

from allocscan.regex import regex
from allocscan.source.file import Language
from allocscan.syntax.binding import Node
from allocscan.syntax.line_ends import LINE_END, SPACE, UnreadableError, words_at_line_ends
from allocscan.typed import Final

Patch = tuple[int, bytes]
"""Where a text begins that stands in place of as many bytes of the content."""

_ASSERTED: Final = (
    regex(rb"!(?<=[\w$\])}'\"`/!>\x80-\xff]!)(?!=)"),
    regex(rb"!(?<=\s!)(?=[^=\w$'\"])"),
)
"""A `!` behind what may be an operand."""

_CHAINS: Final = frozenset({"call_expression", "member_expression", "subscript_expression"})
_LOOSE: Final = frozenset(
    {
        "arrow_function",
        "as_expression",
        "assignment_expression",
        "augmented_assignment_expression",
        "await_expression",
        "binary_expression",
        "satisfies_expression",
        "ternary_expression",
        "type_assertion",
        "unary_expression",
        "update_expression",
        "yield_expression",
    }
)
"""What binds its operands less than `!` does, which takes a LeftHandSideExpression."""

_AWAITED: Final = regex(rb"await(?=\s*+[\[(`])")
_TAKEN_FOR: Final = frozenset({"call_expression", "subscript_expression"})
_DIVIDED: Final = (regex(rb"await\s*+/(?![/*])"), regex(rb"yield\s*+/(?![/*])"))
"""A division in code in which these are names, a regular expression where they are not."""
_NAMES: Final = (b"await", b"yield")
_AFTER_COMMENT: Final = regex(rb"\*/(?:%b)*+(\+\+|--)" % SPACE)
_LINE_END: Final = regex(LINE_END)
_BEGINS_LINE: Final = regex(rb"\n[ \t]*+([\[(`])")
_LONE_RETURN: Final = regex(rb"\r(?!\n)")
_HTML_COMMENT: Final = regex(rb"<!--")


def mended(content: bytes, root: Node, language: Language) -> bytes | None:
    """Return a text, of the length of `content`, that is read right where `root`, its tree, is
    not; None where nothing is misread. Raises UnreadableError where there is no such text."""
    found = dict(words_at_line_ends(content, root))
    found.update(_comments_before_updates(content, root))
    found.update(_after_bodies(content, root))
    if language is Language.JS:
        _refuse_doubtful(content, root)
        found.update(_awaited(content, root))
    else:
        found.update(_assertions(content, root))
    parts: list[bytes] = []
    done = 0
    for start, text in sorted(found.items()):
        if start >= done:
            parts += [content[done:start], text]
            done = start + len(text)
    return b"".join((*parts, content[done:])) if parts else None


def _assertions(content: bytes, root: Node) -> Iterator[Patch]:
    """Yield each `!` that is taken for one of all that stands before it: `a + b!` is `a + (b!)`.
    It means nothing while the program runs."""
    for at in (found.start() for pattern in _ASSERTED for found in pattern.finditer(content)):
        leaf = root.descendant_for_byte_range(at, at + 1)
        node = None if leaf is None or leaf.type != "!" else leaf.parent
        if node is None or node.type != "non_null_expression":
            continue
        operand = node.named_children[0] if node.named_children else node
        if _LINE_END.search(content, operand.end_byte, at) is not None:
            raise UnreadableError  # it begins the next statement
        if not _is_loose(node):
            continue
        while node is not None and (node.type in _CHAINS or node.type == "non_null_expression"):
            if node.type == "non_null_expression":
                yield node.end_byte - 1, b" "
            node = node.parent


def _is_loose(asserted: Node) -> bool:
    return bool(asserted.named_children) and asserted.named_children[0].type in _LOOSE


def _awaited(content: bytes, root: Node) -> Iterator[Patch]:
    """Yield each `await` before an array, a parenthesis or a template that is taken for a variable
    with an index, or for a function. As `yield` it is an operator there; what it is given goes out
    of sight."""
    for found in _AWAITED.finditer(content) if b"await" in content else ():
        leaf = root.descendant_for_byte_range(found.start(), found.end())
        holder = None if leaf is None or leaf.type != "identifier" else leaf.parent
        if holder is not None and holder.type in _TAKEN_FOR and holder.start_byte == found.start():
            yield found.start(), b"yield"


def _comments_before_updates(content: bytes, root: Node) -> Iterator[Patch]:
    """Yield what stands before each `++` or `--` with a line end in a comment there: these belong
    to what follows (sec-rules-of-automatic-semicolon-insertion)."""
    for found in _AFTER_COMMENT.finditer(content):
        at = found.start(1)
        leaf = root.descendant_for_byte_range(at, at + 1)
        holder = None if leaf is None else leaf.parent
        operand = None if holder is None else holder.child_by_field_name("argument")
        if holder is None or operand is None or holder.type != "update_expression":
            continue
        end = operand.end_byte
        if end < at and _LINE_END.search(content, end, at) is not None:
            yield end, b"\n" + b" " * (at - end - 1)


def _after_bodies(content: bytes, root: Node) -> Iterator[Patch]:
    """Yield the line end behind the body of each arrow function of which the next statement is
    taken for a part: it is no operand, so that a semicolon is inserted there."""
    for found in _BEGINS_LINE.finditer(content):
        at = found.start(1)
        leaf = root.descendant_for_byte_range(at, at + 1)
        holder = None if leaf is None else leaf.parent
        while holder is not None and holder.start_byte == at:
            holder = holder.parent
        parts = [] if holder is None or holder.type not in _TAKEN_FOR else holder.named_children[:1]
        if not parts or parts[0].type != "arrow_function" or parts[0].end_byte >= at:
            continue
        end = parts[0].end_byte
        if content[end : end + 1].strip():
            raise UnreadableError
        yield end, b";"


def _refuse_doubtful(content: bytes, root: Node) -> None:
    """Raise UnreadableError for what one cannot tell without knowing how a script is run."""
    for pattern in _DIVIDED:
        for found in pattern.finditer(content):
            leaf = root.descendant_for_byte_range(found.start(), found.start() + 5)
            word = b"" if leaf is None else content[leaf.start_byte : leaf.end_byte]
            if leaf is not None and word in _NAMES and leaf.type != "property_identifier":
                raise UnreadableError
    if (b"<!--" in content or b"-->" in content) and _LONE_RETURN.search(content) is not None:
        raise UnreadableError
    for found in _HTML_COMMENT.finditer(content):
        leaf = root.descendant_for_byte_range(found.start(), found.start() + 1)
        if leaf is not None and leaf.type == "<":
            raise UnreadableError
