"""Does the file look into the props of elements? A style that two of them share is seen there."""

from allocscan.knowledge.jsx import READ_ATTRIBUTES
from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field, unwrapped
from allocscan.typed import Final

_PROPS: Final = b"props"
_PATH: Final = regex(rb"""['"`]?props(?:['"`.\[]|$)""")
_TEXTS: Final = frozenset({"string", "string_fragment", "template_string"})
_ENTRIES: Final = frozenset({"object_assignment_pattern", "pair_pattern"})
_HOSTS: Final = frozenset({"jsx_opening_element", "jsx_self_closing_element"})


def looks_into_props(syntax: Syntax, scopes: ScopeTree) -> bool:
    """True unless the file reads from `props` only what `this` has, or by a plain name other than
    those of the objects in elements of the page: `e.props.children`."""
    looks = _Looks(syntax, scopes)
    return any(map(looks.is_one, syntax.words.at(_PROPS)))


class _Looks:
    """What one file does with what is called `props`."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def is_one(self, start: int) -> bool:
        """True where the word `props` at `start` takes those of an element, to look at any."""
        at = self._syntax.root.named_descendant_for_byte_range(start, start + len(_PROPS))
        parent = None if at is None else self._syntax.parent(at)
        if at is None or parent is None:
            return False
        if at.type in _TEXTS:
            return self._is_key(at, parent)
        if at.type == "shorthand_property_identifier_pattern":
            return not self._is_of_this(parent) and self._is_open_name(at)
        if parent.type == "pair_pattern" and at.type != "identifier":
            value = parent.child_by_field_name("value")
            return not self._is_of_this(parent) and (value is None or self._is_open_target(value))
        if parent.type == "member_expression" and at.type == "property_identifier":
            inner = parent.child_by_field_name("object")
            return (inner is None or not _is_this(inner)) and self._is_open(parent)
        return parent.type == "ERROR"

    def _is_key(self, text: Node, parent: Node) -> bool:
        """True for `e['props']` and paths like `'props.style'`; False in an object literal."""
        holder = self._syntax.parent(parent) if text.type == "string_fragment" else parent
        listed = holder is not None and holder.type == "pair"
        return not listed and _PATH.match(self._syntax.text(text)) is not None

    def _is_of_this(self, around: Node) -> bool:
        """True for `const { props } = this`; `around` is the pattern, or the entry in it."""
        pattern = self._syntax.parent(around) if around.type in _ENTRIES else around
        holder = None if pattern is None else self._syntax.parent(pattern)
        if holder is None or pattern is None:
            return False
        field = "value" if is_field(holder, "name", pattern) else "right"
        value = holder.child_by_field_name(field)
        return value is not None and _is_this(value)

    def _is_open_target(self, target: Node) -> bool:
        """True where more is read of what `target`, a pattern or a name, takes than plain names."""
        if target.type == "identifier":
            return self._is_open_name(target)
        return target.type != "object_pattern" or not all(map(self._is_plain, children_of(target)))

    def _is_open_name(self, name: Node) -> bool:
        binding = self._scopes.binding(name)
        if binding is None or binding.exported or binding.obscured:
            return True
        uses = (use.node for use in binding.references if use.reads and not use.in_type)
        return any(map(self._is_open, uses))

    def _is_open(self, props: Node) -> bool:
        """True where more is read of `props`, an expression, than plain names."""
        at, parent = self._syntax.effective_parent(props)
        if parent is None or (
            parent.type == "assignment_expression" and is_field(parent, "left", at)
        ):
            return False
        if parent.type == "variable_declarator":
            return self._is_open_target(parent.child_by_field_name("name") or parent)
        if parent.type == "spread_element":
            return not self._is_in_host(parent)
        name = (
            parent.child_by_field_name("property") if parent.type == "member_expression" else None
        )
        return name is None or self._syntax.name(name) in READ_ATTRIBUTES

    def _is_in_host(self, spread: Node) -> bool:
        """True for `<p {...e.props} />`: the renderer reads them, as it does those of `e`."""
        holder = self._syntax.parent(spread)
        opening = None if holder is None else self._syntax.parent(holder)
        tag = opening.child_by_field_name("name") if opening is not None else None
        if opening is None or opening.type not in _HOSTS or tag is None:
            return False
        name = self._syntax.name(tag)
        return tag.type == "identifier" and name[:1].islower() and "-" not in name

    def _is_plain(self, entry: Node) -> bool:
        """True for an entry of a pattern that takes one plain name, not one that counts."""
        key = entry
        if entry.type in _ENTRIES:
            left = "key" if entry.type == "pair_pattern" else "left"
            key = entry.child_by_field_name(left) or entry
        if key.type not in ("property_identifier", "shorthand_property_identifier_pattern"):
            return False
        return self._syntax.name(key) not in READ_ATTRIBUTES


def _is_this(node: Node) -> bool:
    return unwrapped(node).type == "this"
