"""Bytes to a syntax tree that knows its parents and its error regions."""

from _thread import allocate_lock
from functools import cache

from allocscan.source.file import Language, SourceFile
from allocscan.source.span import Span
from allocscan.source.words import Words
from allocscan.syntax.binding import Grammar, Node, Parser, Tree, compiled_part
from allocscan.syntax.escapes import string_value, unescaped
from allocscan.syntax.kinds import WRAPPERS
from allocscan.syntax.line_ends import UnreadableError
from allocscan.syntax.misread import mended
from allocscan.syntax.parents import Parents
from allocscan.syntax.windows import reader
from allocscan.typed import Final

STEPS_AT_LEAST: Final = 2_000
BYTES_PER_STEP: Final = 2
"""The parser reports about once in a hundred of its operations: measured, once in 20 bytes of a
dense literal of 1 MB and once in 800 bytes of ordinary code. The bound is ten times the densest."""

NODES_PER_SEARCH: Final = 16
"""To search for one parent takes as long as to list some ten nodes (measured)."""

SEARCHES: Final = 1_000
"""At most: in a deep or wide tree a search takes as long as to list a thousand nodes."""

_GRAMMARS: Final = {
    Language.JS: ("tree_sitter_javascript", "language"),
    Language.TS: ("tree_sitter_typescript", "language_typescript"),
    Language.TSX: ("tree_sitter_typescript", "language_tsx"),
}
"""The package of each grammar, and its function that gives it."""

_ROUNDS: Final = 8
"""Times that a text is read where something in it is misread; two were enough in all that was
seen."""

_READING: Final = allocate_lock()
"""There is one buffer that parsers read from."""


@cache
def grammar(language: Language) -> Grammar:
    """The tree-sitter grammar of `language`, loaded at the first use of it."""
    package, name = _GRAMMARS[language]
    return Grammar(getattr(compiled_part(package), name)())


class Syntax:
    """One file's tree.

    `errors` are the spans the grammar could not read (ERROR and MISSING nodes, outermost, in
    source order). `parent` remembers its answers: the binding's own `Node.parent` searches down
    from the root at every call. After many questions parts of the tree are listed instead.
    """

    __slots__ = (
        "_enclosing",
        "_listed",
        "_parents",
        "_searches_left",
        "_tree",
        "errors",
        "root",
        "source",
        "words",
    )

    def __init__(self, source: SourceFile, tree: Tree, *, unreadable: bool = False) -> None:
        self.source = source
        self.words = Words(source.content)
        self.root: Node = tree.root_node
        whole = (Span(0, len(source.content)),)
        self.errors: tuple[Span, ...] = whole if unreadable else _error_spans(tree.root_node)
        self._tree = tree  # nodes point into it: it must live as long as they do
        self._parents: dict[int, Node | None] = {}
        nodes = tree.root_node.descendant_count
        self._searches_left = min(nodes // NODES_PER_SEARCH, SEARCHES)
        self._listed: Parents | None = None
        self._enclosing: dict[frozenset[str], dict[int, Node | None]] = {}

    def parent(self, node: Node) -> Node | None:
        """The node that `node` is a child of; None for the root."""
        known = self._parents
        if node.id in known:
            return known[node.id]
        if self._searches_left > 0:
            self._searches_left -= 1
            found = known[node.id] = node.parent
            return found
        if self._listed is None:
            self._listed = Parents(self.root, known)
        return self._listed.of(node)

    def effective_parent(self, node: Node) -> tuple[Node, Node | None]:
        """`node` with the parentheses and casts around it, and the parent of those."""
        parent = self.parent(node)
        while parent is not None and (
            parent.type in WRAPPERS
            or (parent.type == "type_assertion" and parent.named_children[-1].id == node.id)
        ):
            node, parent = parent, self.parent(parent)
        return node, parent

    def enclosing(self, node: Node, kinds: frozenset[str]) -> Node | None:
        """The innermost node of one of `kinds` around `node`; `node` itself does not count.

        Answers are kept for all nodes on the way: asking for every node of a deep tree is linear.
        """
        known = self._enclosing.setdefault(kinds, {})
        way: list[int] = []
        at: Node | None = node
        found: Node | None = None
        while at is not None:
            if at.id in known:
                found = known[at.id]
                break
            way.append(at.id)
            at = self.parent(at)
            if at is not None and at.type in kinds:
                found = at
                break
        known.update(dict.fromkeys(way, found))
        return found

    def text(self, node: Node) -> bytes:
        """The bytes of `node`."""
        return self.source.content[node.start_byte : node.end_byte]

    def name(self, node: Node) -> str:
        """The bytes of `node` as text, for identifiers and keys."""
        return self.text(node).decode("utf-8", errors="surrogateescape")

    def unquoted(self, node: Node) -> str:
        """What the name, or the string, `node` means; with its escapes, where they cannot be read
        for certain."""
        if node.type != "string":
            return unescaped(self.name(node))
        value = string_value(self.text(node)[1:-1])
        return self.name(node)[1:-1] if value is None else value


def parse(source: SourceFile) -> Syntax:
    """Return the tree of `source`. Never fails: what cannot be read is in `Syntax.errors`.

    A text that the parser would search for ever (tree-sitter-typescript 0.23.2 does in some
    broken ones) is one error from start to end, with an empty tree. The bound is on the parser's
    own steps, so the answer does not depend on the machine.
    """
    text = source.content
    try:
        for _ in range(_ROUNDS):
            tree = _tree(text, source.language)
            better = mended(text, tree.root_node, source.language)
            if better is None:
                return Syntax(source, tree)
            text = better
    except SystemError as error:
        # What is raised while the parser reads (Ctrl-C) waits, and the next call back finds it.
        raise error.__cause__ or error from None
    except (UnreadableError, ValueError):
        pass
    return Syntax(source, Parser(grammar(source.language)).parse(b""), unreadable=True)


def _tree(content: bytes, language: Language) -> Tree:
    """Raises ValueError where the parser takes more steps than the bound."""
    steps, most = 0, STEPS_AT_LEAST + len(content) // BYTES_PER_STEP

    def is_over(_offset: int, _has_error: bool) -> bool:
        nonlocal steps
        steps += 1
        return steps > most

    with _READING:
        return Parser(grammar(language)).parse(reader(content), progress_callback=is_over)


def span_of(node: Node) -> Span:
    """The bytes that `node` covers."""
    return Span(node.start_byte, node.end_byte)


def _error_spans(root: Node) -> tuple[Span, ...]:
    if not root.has_error:
        return ()
    found, pending = [], [root]
    while pending:
        node = pending.pop()
        if node.is_error or node.is_missing:
            found.append(span_of(node))
        elif node.has_error:
            pending += node.children[::-1]
    return tuple(found)
