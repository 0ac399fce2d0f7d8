"""A function, as profilers and coverage name it: by where it starts."""

from collections.abc import Iterator

from allocscan.records import dataclass
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import Final

_BEFORE: Final = frozenset(
    {
        "static",
        "accessibility_modifier",
        "override_modifier",
        "readonly",
        "declare",
        "decorator",
        "abstract",
        "comment",
    }
)
"""What stands before a method that V8 does not count to its text (v8-cost section 7)."""

_BLOCK: Final = "class_static_block"
_DECLARING: Final = frozenset(
    {
        "variable_declarator",
        "lexical_declaration",
        "variable_declaration",
        "export_statement",
        "assignment_expression",
        "expression_statement",
        "pair",
        "field_definition",
        "public_field_definition",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A function, a class (for its fields) or the file itself (for its top level).

    Coverage names it by `start`, where its text begins, profilers by `parameters`, where its
    parameter list does. Up to `body` is its head. `extent` is the declaration that it makes up,
    from the statement's first byte on. `name` is written in it; None for what has none.
    `function` is False for a class and the file. `statics` are the static fields and blocks of a
    class, `first_field` is where its first field of instances begins.
    """

    start: int
    parameters: int
    body: int
    end: int
    extent: Span
    name: str | None
    function: bool
    statics: tuple[Span, ...] = ()
    first_field: int | None = None

    def places(self) -> Iterator[int]:
        """Where V8 says that it begins. Fields: at the class (Node 18 and 20), its body (22), or
        the first of them (24): measured."""
        if not self.function:
            yield self.body
            if self.first_field is not None:
                yield self.first_field
            if self.statics:
                yield self.statics[0].start
        yield self.start
        yield self.parameters


def top_frame(syntax: Syntax) -> Frame:
    """The frame of the file itself."""
    start, end = syntax.source.body_start, len(syntax.source.content)
    return Frame(start, start, start, end, Span(0, end), None, function=False)


def function_frame(node: Node, syntax: Syntax) -> Frame:
    """The frame of a function with a body."""
    first = _unmodified(node)
    listed = node.child_by_field_name("parameters")
    if listed is None:  # `x => x`, `async x => x`
        listed = first
    body = node.child_by_field_name("body") or node
    return Frame(
        first.start_byte,
        listed.start_byte,
        max(body.start_byte, listed.end_byte),
        node.end_byte,
        _extent(node, syntax),
        _name(node, syntax),
        function=True,
    )


def class_frame(node: Node, syntax: Syntax) -> Frame:
    """The frame of a class: its fields, and its constructor where none is written."""
    body = node.child_by_field_name("body") or node
    start = _unmodified(node).start_byte
    fields = [each for each in body.children if each.type in FIELDS or each.type == _BLOCK]
    static = [each for each in fields if each.type == _BLOCK or _is_static(each)]
    own = [_unmodified(each).start_byte for each in fields if each not in static]
    return Frame(
        start,
        start,
        body.start_byte,
        node.end_byte,
        _extent(node, syntax),
        None,
        function=False,
        statics=tuple(span_of(each) for each in static),
        first_field=own[0] if own else None,
    )


def _name(node: Node, syntax: Syntax) -> str | None:
    """A plain name; None for keys that V8 prints in a way of its own."""
    name = node.child_by_field_name("name")
    if name is None or name.type not in ("identifier", "property_identifier"):
        return None
    return syntax.name(name)


def _extent(node: Node, syntax: Syntax) -> Span:
    """`node` with the declaration around it that declares nothing else."""
    at, parent = node, syntax.parent(node)
    while parent is not None and parent.type in _DECLARING and _ends_with(parent, at):
        at, parent = parent, syntax.parent(parent)
    return Span(at.start_byte, at.end_byte)


def _ends_with(declaration: Node, inner: Node) -> bool:
    """True when nothing follows `inner` but a semicolon, and no other declarator comes first."""
    if declaration.end_byte - inner.end_byte > 1:
        return False
    return inner.type != "variable_declarator" or declaration.named_child_count == 1


def _unmodified(member: Node) -> Node:
    """The first part of `member` that JavaScript has, too, without `static`."""
    return next((each for each in member.children if each.type not in _BEFORE), member)


def _is_static(field: Node) -> bool:
    return any(child.type == "static" for child in field.children)
