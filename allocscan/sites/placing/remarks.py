"""Which comments above a statement belong to it: nothing may come between the two.

Comments of tools and of the file as a whole stay where they are (hazards D17, D21), with the
constant below them. So do the titles of sections: the constant is part of the section. But the
last JSDoc is never torn off, whatever stands below it: TypeScript attaches it to the statement.
"""

import re
from collections.abc import Iterator, Sequence

from allocscan.sites.placing.remark import NEXT_STATEMENT, OF_A_RANGE, OFF, Remark
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTION_DECLARATIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_DECLARATIONS: Final = (
    FUNCTION_DECLARATIONS
    | CLASSES
    | {"lexical_declaration", "variable_declaration", "export_statement", "function_signature"}
    | {"internal_module", "enum_declaration"}
)


def start_with_remarks(statement: Node, syntax: Syntax) -> int:
    """Where `statement` begins, with the comments that belong to it."""
    above = [*remarks_above(statement, syntax)]
    attached = _attached(above, statement, syntax)
    start = statement.start_byte
    passed = False  # a comment for a tool, which alone would stay above the constant
    close = True  # such comments switch linters off right above what they are for
    described = False
    for at, remark in enumerate(above):
        close = close and remark.blank == 0
        if at < attached:
            start, described = remark.start, True
        elif NEXT_STATEMENT.search(remark.text):
            start, passed = remark.start, False
        elif OF_A_RANGE.match(remark.text):
            passed, close = True, close and OFF.match(remark.text) is not None
        elif not _belongs(remark, statement, syntax, lowest=not (described or passed)) or (
            passed and not (close or remark.is_doc)
        ):
            break
        else:
            start, passed, described = remark.start, False, True
    return start


def _attached(above: Sequence[Remark], statement: Node, syntax: Syntax) -> int:
    """How many of `above` belong to `statement` for a compiler, whatever they are: up to its last
    JSDoc, and to all that make it internal."""
    attached = documented = 0
    apart = False
    for count, remark in enumerate(above, 1):
        apart = apart or (remark.blank > 0 and not NEXT_STATEMENT.search(remark.text))
        if remark.is_internal:
            attached = count
        if remark.is_attached and not documented:
            documented = count
            if not _is_header(remark, statement, syntax, lowest=True, apart=apart):
                attached = count
    return attached


def _belongs(remark: Remark, statement: Node, syntax: Syntax, *, lowest: bool) -> bool:
    apart = remark.blank > 0
    if remark.is_title or _is_header(remark, statement, syntax, lowest=lowest, apart=apart):
        return False
    return not apart or (remark.blank == 1 and remark.is_doc)


def _is_header(
    remark: Remark, statement: Node, syntax: Syntax, *, lowest: bool, apart: bool
) -> bool:
    """True for what is evidently about the file, and for what could be about nothing else.

    `lowest`: no other comment stands between it and the statement; `apart`: a blank line does."""
    if not remark.first or (remark.is_doc and remark.is_of_a_function):
        return False
    if remark.is_of_the_file or _names_file(remark, syntax):
        return True
    if not (lowest or remark.beside):
        return True
    if _names_declared(remark, statement, syntax):
        return False
    if apart or statement.type not in _DECLARATIONS:
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
    return NEXT_STATEMENT.search(line) is not None or OF_A_RANGE.match(line) is not None


def line_start(content: bytes, offset: int) -> int:
    """The first byte of the line that holds `offset`."""
    return max(content.rfind(b"\n", 0, offset), content.rfind(b"\r", 0, offset)) + 1


def _lines(between: bytes) -> int:
    return between.count(b"\n") or between.count(b"\r")
