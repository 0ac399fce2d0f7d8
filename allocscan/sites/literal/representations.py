"""How the literals of one file lay out their fields, and how large its constants are.

Objects made by literals with as many properties, under the same keys in the same order, share
hidden classes across a file. A field that is a double in one of them is a double, boxed, in all.
"""

from collections.abc import Iterable, Sequence

from allocscan.enums import Enum
from allocscan.knowledge.costs import ENGINES, MAX_IN_OBJECT
from allocscan.regex import regex
from allocscan.sites.kinds import SiteKind
from allocscan.sites.literal.reading import shapes_of
from allocscan.sites.literal.shape import LITERALS, Key, Shape
from allocscan.sites.literal.values import Value, ValueKind
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final


class Field(Enum):
    """V8's representation of a field."""

    NONE = "nothing is known"
    SMI = "small integer"
    DOUBLE = "double"
    TAGGED = "anything"


_FIELD_OF: Final = {
    ValueKind.INT32: Field.SMI,
    ValueKind.DOUBLE: Field.DOUBLE,
    ValueKind.COMPUTED_DOUBLE: Field.DOUBLE,
    ValueKind.REFERENCE: Field.NONE,
}


def field_of(values: Sequence[Value]) -> Field:
    """The representation that a field which is given `values` one after the other asks for."""
    field = Field.NONE
    for value in values:
        field = joined(field, _FIELD_OF.get(value.kind, Field.TAGGED))
    return field


def fields_in(shape: Shape) -> dict[bytes, list[Value]]:
    """The values that each name of `shape` is given; names in the order of their fields."""
    fields: dict[bytes, list[Value]] = {}
    for entry in shape.entries:
        if entry.key is Key.NAMED:
            fields.setdefault(entry.name, []).append(entry.value)
    return fields


def joined(one: Field, other: Field) -> Field:
    """The representation of a field that holds both."""
    if one is other or other is Field.NONE:
        return one
    if one is Field.NONE:
        return other
    return Field.DOUBLE if {one, other} == {Field.SMI, Field.DOUBLE} else Field.TAGGED


class Representations:
    """What is known of a file's fields and constants. Filled once, then only asked.

    A path is the number of an object's properties followed by its keys so far, interned to an
    int: paths are walked in constant time however long they are.
    """

    __slots__ = ("_fields", "_paths", "_sizes", "_syntax")

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._paths: dict[tuple[int, bytes], int] = {}
        self._fields: list[Field] = []
        self._sizes: dict[bytes, int] | None = None

    def add(self, shapes: Iterable[Shape]) -> None:
        """Join the fields of `shapes` to what is known."""
        for shape in shapes:
            if has_fields(shape):
                self._add(shape)

    def _add(self, shape: Shape) -> None:
        path = first_path(shape.named)
        for name, values in fields_in(shape).items():
            path = self._paths.setdefault((path, name), len(self._fields))
            if path == len(self._fields):
                self._fields.append(Field.NONE)
            self._fields[path] = joined(self._fields[path], field_of(values))

    def step(self, path: int, name: bytes) -> int | None:
        """The path that follows `path` by the key `name`; None when no literal takes it."""
        return self._paths.get((path, name))

    def field(self, path: int) -> Field:
        """The joined representation of the field at the end of `path`."""
        return self._fields[path]

    def size(self, name: bytes) -> int:
        """The entries of the module-level constant `name`; 0 when its literal is not in sight."""
        if self._sizes is None:
            self._sizes = _constant_sizes(self._syntax)
        return self._sizes.get(name, 0)


def first_path(named: int) -> int:
    """The path of an object of `named` properties before its first key."""
    return -1 - named


def has_fields(shape: Shape) -> bool:
    """True when the named values live in fields with a layout: not in dictionaries or arrays."""
    if shape.kind is SiteKind.ARRAY or any(e.key is Key.NULL_PROTOTYPE for e in shape.entries):
        return False
    return shape.named <= MAX_IN_OBJECT


def file_representations(literals: Sequence[Node], syntax: Syntax) -> Representations:
    """What the object and array `literals` of one file have in common."""
    known = Representations(syntax)
    for literal in literals:
        if b"{" in syntax.text(literal):
            known.add(shapes_of(literal, syntax, max(ENGINES.values())))
    return known


def may_have_doubles(content: bytes) -> bool:
    """False where no number in `content` surely is a double: then its literals have no field that
    is laid out as one, whatever shapes they share."""
    return _DOUBLE.search(content) is not None


_DOUBLE: Final = regex(
    rb"\d\.\d|\.\d|\d\.(?![\w.])|\d[eE][-+\d]|\d{9}|\d_\d|0[xXoObB]|NaN|Infinity|\b(?:Math|Number)\b"
    rb"|-\s*0\b|[\d)]\s*(?:[*%]|/(?![/*]))|(?:[*%]|[^/*]/)\s*[\d(]|>>>|\*\*"
)
"""What a double is written as or calculated with: fractions, exponents, what is no small integer.
"""


def _constant_sizes(syntax: Syntax) -> dict[bytes, int]:
    """By name only: a local of the same name makes the estimate wrong, never a fix unsafe."""
    sizes: dict[bytes, int] = {}
    for statement in syntax.root.named_children:
        declaration = statement.child_by_field_name("declaration") or statement
        if declaration.type != "lexical_declaration":
            continue
        for declarator in declaration.named_children:
            name, value = (declarator.child_by_field_name(field) for field in ("name", "value"))
            literal = None if value is None else _literal_in(value)
            if name is not None and literal is not None:
                entries = children_of(literal)
                sizes[syntax.text(name)] = len(entries)
    return sizes


def _literal_in(value: Node) -> Node | None:
    """The literal that `value` is, or freezes."""
    inner = unwrapped(value)
    arguments = inner.child_by_field_name("arguments")
    if inner.type == "call_expression" and arguments is not None and arguments.named_child_count:
        inner = unwrapped(arguments.named_children[0])
    return inner if inner.type in LITERALS else None
