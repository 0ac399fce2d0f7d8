"""A fixer that is wrong on purpose: it hoists every literal that it can move, and every
instance that is made of constants, and asks nothing.

The differential tests are tested with it: programs on which it changes nothing observable
cannot catch a wrong fix.
"""

from support.fixer import source_file
from tree_sitter import Node

from allocscan.knowledge.pure_calls import TYPED_ARRAYS
from allocscan.source.edits import Edit, apply_edits
from allocscan.source.span import Span
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax, parse, span_of

_TYPED_ARRAYS = frozenset(name.encode() for name in TYPED_ARRAYS)
LITERALS = frozenset({"object", "array"})
MAKERS = frozenset(
    {b"RegExp", b"Intl.NumberFormat", b"Intl.DateTimeFormat", b"JSON.parse", *_TYPED_ARRAYS}
)
FREE_NAMES = frozenset({"identifier", "shorthand_property_identifier", "this", "super", "import"})
SETTLED_NAMES = frozenset({b"undefined", b"NaN", b"Infinity", b"Math", b"Number"}) | {
    maker.partition(b".")[0] for maker in MAKERS
}


def hoist_blindly(
    source: bytes,
    name: str = "main.mjs",
    *,
    frozen: bool = False,
    trusted: frozenset[bytes] = frozenset(),
) -> bytes:
    """`source` with each movable literal of a function made a constant at the top of the file.

    With `trusted` names it is each literal that has some of them, and no other, in it; it goes
    above the top-level statement that it stands in.
    """
    form = b"const %s = Object.freeze(%s);\n" if frozen else b"const %s = %s;\n"
    syntax = parse(source_file(source, name))
    top = _insertion_point(syntax)
    edits = []
    for number, node in enumerate(_outermost_literals(syntax)):
        names = _names(syntax, node)
        if not names <= SETTLED_NAMES | trusted or (trusted and not names & trusted):
            continue
        constant = b"NAIVE_%d" % number
        place = max(top, _statement(syntax, node).start_byte) if trusted else top
        edits.append(Edit(Span(place, place), form % (constant, syntax.text(node))))
        edits.append(Edit(span_of(node), constant))
    return apply_edits(source, edits)


def _outermost_literals(syntax: Syntax) -> list[Node]:
    found = []
    pending = [(child, False) for child in syntax.root.named_children[::-1]]
    while pending:
        node, inside = pending.pop()
        if inside and (_is_literal(node) or _makes(node, syntax)):
            found.append(node)
            continue
        inside = inside or node.type in FUNCTIONS
        pending += [(child, inside) for child in node.named_children[::-1]]
    return found


def _is_literal(node: Node) -> bool:
    return node.type in LITERALS and node.named_child_count >= 2


def _makes(node: Node, syntax: Syntax) -> bool:
    """True for a call that makes something of its arguments, which are constants or not."""
    callee = node.child_by_field_name("constructor") or node.child_by_field_name("function")
    return callee is not None and syntax.text(callee) in MAKERS


def _names(syntax: Syntax, literal: Node) -> set[bytes]:
    """The names that stand in `literal`, and its `this`, `super` and `import`."""
    found = set()
    pending = list(literal.named_children)
    while pending:
        node = pending.pop()
        if node.type in FREE_NAMES:
            found.add(syntax.text(node))
        pending += node.named_children
    return found


def _statement(syntax: Syntax, node: Node) -> Node:
    """The top-level statement that `node` stands in."""
    while (parent := syntax.parent(node)) is not None and parent.type != "program":
        node = parent
    return node


def _insertion_point(syntax: Syntax) -> int:
    """Above the first statement that is no directive and no import."""
    for statement in syntax.root.named_children:
        directive = (
            statement.type == "expression_statement"
            and statement.named_children[0].type == "string"
        )
        if not directive and statement.type not in {
            "import_statement",
            "comment",
            "hash_bang_line",
        }:
            return statement.start_byte
    return len(syntax.source.content)
