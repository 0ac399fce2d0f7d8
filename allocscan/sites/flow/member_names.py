"""Does the file itself define, or assign to, a method of a given name?"""

from collections.abc import Iterator

from allocscan.regex import regex
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field, is_target, unwrapped
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from re import Pattern

_PROPERTIES: Final = frozenset({"property_identifier", "shorthand_property_identifier"})
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_LITERALS: Final = frozenset({"array", "object", "pair", "spread_element"})
_PLAIN: Final = frozenset(
    {"array", "false", "null", "number", "object", "regex", "string", "template_string", "true"}
)
"""Values that are no functions."""
_MADE: Final = frozenset({b"Array", b"Date", b"Map", b"Set", b"WeakMap", b"WeakSet"})
_COMPUTED: Final = frozenset({"computed_property_name", "subscript_expression"})
_BRACKETS: Final = regex(rb"\]")
_BEFORE_VALUES: Final = regex(rb"\](?=\s*(?:[(<:=?!|&+*%^>/-]|in\b|of\b))")
"""Where something may be defined under a computed key, or assigned to one."""
_PROTOTYPES: Final = regex(rb"\bprototype\b|\b__proto__\b|PrototypeOf\b")
_COPIES: Final = regex(rb"\bassign\b|\bdefinePropert|\b__define[GS]etter__|\bReflect\b")
_DESCRIBES: Final = regex(rb"\bdefineProperties\b|\bcreate\b")


class MemberNames:
    """The property names of one file. Each is looked for once, by its text: a name that is put
    together at run time, or spelled with escapes, is not seen."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._changes_prototypes = _PROTOTYPES.search(syntax.source.content) is not None
        self._occurrences: dict[str, tuple[Node, ...]] = {}
        self._defined: dict[str, bool] = {}
        self._assigned: dict[str, bool] = {}
        self._put: dict[str, bool] = {}
        self._computed: bool | None = None
        self._copies: bool | None = None

    @property
    def may_be_computed(self) -> bool:
        """True when a function is put under a key that is put together at run time: it may be a
        method of any name."""
        if self._computed is None:
            self._computed = any(
                self._is_computed_method(node) for node in self._bracketed(_BEFORE_VALUES)
            )
        return self._computed

    def _bracketed(self, ends: "Pattern[bytes]") -> Iterator[Node]:
        """The computed keys and subscripts of the file whose bracket one of `ends` closes."""
        if self._syntax.errors:  # anything may stand between a bracket and what belongs to it
            ends = _BRACKETS
        for end in ends.finditer(self._syntax.source.content):
            leaf = self._syntax.root.descendant_for_byte_range(end.start(), end.start() + 1)
            node = None if leaf is None or leaf.is_named else self._syntax.parent(leaf)
            if node is not None and node.type in _COMPUTED:
                yield node

    def _is_computed_method(self, node: Node) -> bool:
        if node.type == "computed_property_name":
            holder = self._syntax.parent(node)
            value = None if holder is None else holder.child_by_field_name("value") or holder
            key = next(iter(node.named_children), None)
        elif node.type == "subscript_expression":
            holder = self._syntax.parent(node)
            assigned = holder is not None and is_field(holder, "left", node)
            value = holder.child_by_field_name("right") if holder is not None and assigned else None
            key = node.child_by_field_name("index")
        else:
            return False
        if value is None or key is None or unwrapped(value).type not in FUNCTIONS:
            return False
        return key.type != "string" and not self._syntax.text(key).startswith(b"Symbol.")

    def is_defined(self, name: str) -> bool:
        """True when something in the file may have a property `name` of its own: a class member,
        an object's key, an assignment, an interface, a string that spells it."""
        if name not in self._defined:
            found = self.occurrences(name)
            self._defined[name] = any(self._defines(node) for node in found)
        return self._defined[name]

    def is_assigned(self, name: str) -> bool:
        """True when a method `name` may be put on, or replaced in, something that exists: by an
        assignment, by a call that is given the name, from another object, or on a prototype."""
        if name not in self._assigned:
            found = self.occurrences(name)
            self._assigned[name] = (
                any(self._assigns(node) for node in found)
                or (self._changes_prototypes and self.is_defined(name))
                or (self.is_put(name) and self.copies)
            )
        return self._assigned[name]

    def is_set(self, name: str) -> bool:
        """True when a property `name` of anything is assigned to, or deleted, or a call is given
        its name."""
        return any(self._assigns(node, values=True) for node in self.occurrences(name))

    @property
    def copies(self) -> bool:
        """True when the file puts properties on objects under keys that are not written there."""
        if self._copies is None:
            self._copies = _COPIES.search(self._syntax.source.content) is not None or any(
                self._is_computed_write(node)
                for node in self._bracketed(_BRACKETS)
                if node.type == "subscript_expression"
            )
        return self._copies

    def is_put(self, name: str) -> bool:
        """True when an object literal may have a method `name`, or a string spells it."""
        if name not in self._put:
            self._put[name] = any(self._puts(node) for node in self.occurrences(name))
        return self._put[name]

    def is_read(self, name: str) -> bool:
        """True when something reads a property `name` without calling it, or a string spells it."""
        return any(
            node.type == "string_fragment" or node.type.startswith(("property", "shorthand"))
            for node in self.occurrences(name)
        )

    def occurrences(self, name: str) -> tuple[Node, ...]:
        """The nodes of the file whose whole text is `name`, in source order; a method that is only
        called, `.name(`, is left out."""
        if name not in self._occurrences:
            self._occurrences[name] = self._found(name, calls=False)
        return self._occurrences[name]

    def mentions(self, name: str) -> tuple[Node, ...]:
        """As `occurrences`, with the methods that are only called."""
        return self._found(name, calls=True)

    def _found(self, name: str, *, calls: bool) -> tuple[Node, ...]:
        content, found = self._syntax.source.content, list[Node]()
        word = name.encode("utf-8", "surrogateescape")
        for start in self._syntax.words.at(word):
            end = start + len(word)
            called = content[start - 1 : start] == b"." and content[end : end + 1] == b"("
            if called and not calls:
                continue
            node = self._syntax.root.named_descendant_for_byte_range(start, end)
            if node is not None and (node.start_byte, node.end_byte) == (start, end):
                found.append(node)
        return tuple(found)

    def _defines(self, node: Node) -> bool:
        parent = self._syntax.parent(node)
        if parent is None or parent.type == "ERROR":
            return True
        if node.type == "string_fragment":
            asked = self._syntax.parent(parent)
            return asked is None or asked.type != "binary_expression"  # `'at' in x`
        if node.type not in _PROPERTIES:
            return False
        return parent.type != "member_expression" or self.is_written(parent)

    def _assigns(self, node: Node, *, values: bool = False) -> bool:
        """Of functions; with `values` of whatever is assigned."""
        parent = self._syntax.parent(node)
        if parent is None or parent.type == "ERROR":
            return True
        if node.type == "string_fragment":
            taker = self._syntax.parent(parent)
            if taker is None or taker.type == "arguments":
                return True
            parent = taker
        if parent.type not in _MEMBERS or not self.is_written(parent):
            return False
        return values or not self._is_plain(parent)

    def _puts(self, node: Node) -> bool:
        parent = self._syntax.parent(node)
        if parent is None or parent.type == "ERROR":
            return True
        if node.type == "string_fragment":
            asked = self._syntax.parent(parent)
            return asked is None or asked.type not in ("binary_expression", "switch_case")
        if parent.type != "pair":
            holder = self._syntax.parent(parent) if parent.type == "method_definition" else parent
            return node.type in _PROPERTIES and holder is not None and holder.type == "object"
        value = parent.child_by_field_name("value")
        return value is not None and is_field(parent, "key", node) and not self._is_data(value)

    def _is_plain(self, member: Node) -> bool:
        """True when what is assigned to `member` is certainly no function."""
        outer, above = self._syntax.effective_parent(member)
        value = None if above is None else above.child_by_field_name("right")
        is_assigned = above is not None and above.type == "assignment_expression"
        return is_assigned and value is not None and self._is_data(value) and outer.id != value.id

    def _is_data(self, value: Node) -> bool:
        inner = unwrapped(value)
        if inner.type == "new_expression":
            made = inner.child_by_field_name("constructor")
            return made is not None and self._syntax.text(made) in _MADE
        if inner.type == "object" and _DESCRIBES.search(self._syntax.source.content):
            return False  # a description of a property
        return inner.type in _PLAIN

    def _is_computed_write(self, member: Node) -> bool:
        index = member.child_by_field_name("index")
        known = index is not None and index.type in ("string", "number")
        return not known and self.is_written(member) and not self._is_plain(member)

    def is_written(self, member: Node) -> bool:
        """True when the member expression `member` is assigned to, by a pattern or a loop too,
        or deleted."""
        outer, above = self._syntax.effective_parent(member)
        # the TypeScript grammar reads `[a.b as T] = c` and `({ k: a.b as T } = c)` as literals
        while above is not None and above.type in _LITERALS:
            outer, above = self._syntax.effective_parent(above)
            if above is None or (above.has_error and above.type == "subscript_expression"):
                return True
        return above is None or is_target(outer, above)
