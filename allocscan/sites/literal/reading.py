"""From a literal in the tree to its shapes."""

from collections.abc import Iterator

from allocscan.records import dataclass, replace
from allocscan.regex import regex
from allocscan.sites.literal.expressions import method_value, value_of
from allocscan.sites.literal.shape import AT_RUN_TIME, LITERALS, Entry, Key, Shape
from allocscan.sites.literal.values import (
    CONSTANT,
    LITERAL,
    REFERENCE,
    Value,
    ValueKind,
    number_of,
)
from allocscan.syntax.binding import Node
from allocscan.syntax.numeric_keys import numeric_key
from allocscan.syntax.parents import fresh
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_INDEX: Final = regex(rb"0|[1-9][0-9]{0,9}")
_MAX_INDEX: Final = 2**32 - 2
_FREEZE: Final = regex(rb"Object\s*\.\s*(freeze|seal|preventExtensions)")
_PLAIN: Final = regex(
    rb"\[\s*+(?:(?:(?:0[xX][\da-fA-F]++|-?\d[\d.]*+(?:[eE][-+]?\d++)?|null|true|false)\s*+)?"
    rb"(?:,\s*+|(?=\])))++\]"
)
_HOLE: Final = Entry(Key.HOLE, CONSTANT)
_ELEMENTS: Final = {
    value.kind: Entry(Key.ELEMENT, value)
    for value in (CONSTANT, REFERENCE, Value(ValueKind.INT32), Value(ValueKind.DOUBLE))
}
_WORDS: Final = frozenset({b"null", b"true", b"false"})
_REPLACING: Final = frozenset({Key.NAMED, Key.INDEX, Key.ACCESSOR})


def shapes_of(literal: Node, syntax: Syntax, major: int) -> tuple[Shape, ...]:
    """The shapes of `literal` and of every literal in it; a child's place is after its parent's.

    Literals inside functions, calls and conditions belong to other evaluations: they are left
    out, but for the argument of `Object.freeze`.
    """
    reader = _Reader(syntax, major, [literal])
    shapes: list[Shape] = []
    for node in reader.literals:  # grows while it is read
        read = reader.properties if node.type == "object" else reader.elements
        shapes.append(Shape(LITERALS[node.type], _with_replaced(tuple(read(node)))))
    return tuple(shapes)


def _with_replaced(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same entries; a computed key or spread ends what is known to replace an earlier one."""
    ends = (place for place, entry in enumerate(entries) if entry.key in AT_RUN_TIME)
    static = entries[: next(ends, len(entries))]
    last = {entry.name: at for at, entry in enumerate(static) if entry.key in _REPLACING}
    if len(last) == sum(entry.key in _REPLACING for entry in static):
        return entries
    return tuple(
        replace(entry, replaced=_replaces(entries[last.get(entry.name, at)], entry))
        for at, entry in enumerate(entries)
    )


def _replaces(later: Entry, entry: Entry) -> bool:
    """A getter and its setter stand side by side."""
    if later is entry or entry.key not in _REPLACING:
        return False
    return entry.key is not Key.ACCESSOR or later.key is not Key.ACCESSOR


@dataclass(slots=True)
class _Reader:
    """Reads entries; the literals met on the way are appended to `literals`."""

    syntax: Syntax
    major: int
    literals: list[Node]

    def elements(self, array: Node) -> Iterator[Entry]:
        text = self.syntax.text(array)
        if _PLAIN.fullmatch(text) is not None:
            yield from _plain(text)
            return
        filled = False
        for child in fresh(array).children:
            if child.type == ",":
                if not filled:
                    yield _HOLE
                filled = False
            elif child.is_named and child.type != "comment":
                filled = True
                spread = child.type == "spread_element"
                yield self._spread(child) if spread else self._valued(Key.ELEMENT, child)

    def properties(self, literal: Node) -> Iterator[Entry]:
        for child in fresh(literal).named_children:
            match child.type:
                case "comment" | "html_comment":
                    continue
                case "pair":
                    yield self._pair(child)
                case "method_definition":
                    yield self._method(child)
                case "spread_element":
                    yield self._spread(child)
                case _:
                    yield Entry(Key.NAMED, REFERENCE, self.syntax.text(child))

    def _pair(self, pair: Node) -> Entry:
        name, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if name is None or value is None:
            return Entry(Key.NAMED, REFERENCE)
        key, text = self._key(name)
        if key is Key.NAMED and text == b"__proto__":
            null = unwrapped(value).type == "null"
            key = Key.NULL_PROTOTYPE if null else Key.PROTOTYPE
        return self._valued(key, value, text)

    def _method(self, method: Node) -> Entry:
        name = method.child_by_field_name("name")
        key, text = (Key.NAMED, b"") if name is None else self._key(name)
        if key is Key.NAMED and any(child.type in ("get", "set") for child in method.children):
            key = Key.ACCESSOR
        return Entry(key, method_value(method), text, _index(key, text))

    def _spread(self, spread: Node) -> Entry:
        inner = children_of(spread)
        return self._valued(Key.SPREAD, inner[0]) if inner else Entry(Key.SPREAD, REFERENCE)

    def _valued(self, key: Key, node: Node, name: bytes = b"") -> Entry:
        value = unwrapped(node)
        literal = value if value.type in LITERALS else self._frozen(value)
        if literal is not None:
            self.literals.append(literal)
            child, separate = len(self.literals) - 1, literal is not value
            return Entry(key, LITERAL, name, _index(key, name), child, separate)
        if key is Key.SPREAD and value.type == "identifier":
            name = self.syntax.text(value)
        known = value_of(value, self.syntax, self.major)
        return Entry(key, known, name, _index(key, name))

    def _frozen(self, call: Node) -> Node | None:
        """The literal that is the one argument of `Object.freeze(…)`."""
        if call.type != "call_expression":
            return None
        callee, arguments = (call.child_by_field_name(field) for field in ("function", "arguments"))
        if callee is None or arguments is None:
            return None
        if arguments.named_child_count != 1 or not _FREEZE.fullmatch(self.syntax.text(callee)):
            return None
        inner = unwrapped(arguments.named_children[0])
        return inner if inner.type in LITERALS else None

    def _key(self, name: Node) -> tuple[Key, bytes]:
        text = self.syntax.text(name)
        match name.type:
            case "computed_property_name":
                return Key.COMPUTED, text
            case "string":
                text = text[1:-1]
            case "number":
                spelled = numeric_key(self.syntax.name(name))
                text = text if spelled is None else spelled.encode()
        index = _INDEX.fullmatch(text) and int(text) <= _MAX_INDEX
        return (Key.INDEX if index else Key.NAMED), text


def _plain(text: bytes) -> Iterator[Entry]:
    """The elements of an array of nothing but numbers, null and booleans, by its `text`: tables
    are long, and take ten times their memory as nodes. Nobody asks an element which number it is,
    but of which kind."""
    parts = text[1:-1].split(b",")
    if not parts[-1].strip():
        parts.pop()
    for part in parts:
        element = part.strip()
        if not element:
            yield _HOLE
        else:
            known = CONSTANT if element in _WORDS else number_of(element)
            yield _ELEMENTS[known.kind]


def _index(key: Key, name: bytes) -> int:
    return int(name) if key is Key.INDEX else 0
