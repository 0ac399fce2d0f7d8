"""What a file does with a table of names: with an enum that it declares, or with what it imports.

Members of such a table are constants where nothing in sight can replace them.
"""

from collections.abc import Iterator

from allocscan.records import dataclass
from allocscan.scopes.model import Binding
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.static_keys import static_key
from allocscan.syntax.walk import is_field, is_target
from allocscan.typed import Final

_READERS: Final = frozenset(
    {
        "Object.entries",
        "Object.getOwnPropertyNames",
        "Object.hasOwn",
        "Object.keys",
        "Object.values",
        "Reflect.has",
        "Reflect.ownKeys",
    }
)
"""They look at their argument and give no hand on it (sec-object.keys and others)."""

_NAMING: Final = frozenset({"export_specifier", "export_statement"})


@dataclass(frozen=True, slots=True)
class TableUses:
    """`written` is True where the table, or a member of it, is assigned to in sight. `other` is the
    first use but to read its members, or to look at them: code that is not visible may have the
    object from there on."""

    written: bool
    other: Node | None


def table_uses(binding: Binding, visible: Visible, member: str | None = None) -> TableUses:
    """The uses of `binding`; of its `member`, if one is named, and of what may be that."""
    syntax = visible.syntax
    uses = [use.node for use in binding.references if not use.in_type]
    if member is not None:
        uses = [part for use in uses for part in _parts(use, member, syntax)]
    written = binding.written or any(_is_target(use, syntax) for use in uses)
    return TableUses(written, next((use for use in uses if not _is_read(use, visible)), None))


def _parts(use: Node, member: str, syntax: Syntax) -> Iterator[Node]:
    """The `use` of an object as far as its `member` may be used so."""
    outer, above = syntax.effective_parent(use)
    if above is None or not is_field(above, "object", outer):
        yield use
        return
    key = above.child_by_field_name("property") or above.child_by_field_name("index")
    name = None if key is None else static_key(syntax, key)
    if name is None or name == member:
        yield above


def _is_target(name: Node, syntax: Syntax) -> bool:
    outer, above = syntax.effective_parent(name)
    while above is not None and is_field(above, "object", outer):
        outer, above = syntax.effective_parent(above)
    return above is not None and is_target(outer, above)


def _is_called(member: Node, syntax: Syntax) -> bool:
    """True for the `E.f` of a call or a tagged template, which gets `E` as its `this`."""
    outer, above = syntax.effective_parent(member)
    if above is None:
        return False
    return is_field(above, "function", outer) or is_field(above, "constructor", outer)


def _is_read(name: Node, visible: Visible) -> bool:
    outer, above = visible.syntax.effective_parent(name)
    if above is None or above.type in _NAMING:
        return True
    if is_field(above, "object", outer):
        return not _is_called(above, visible.syntax)
    if above.type == "unary_expression":
        return above.children[0].type == "typeof"
    if above.type == "binary_expression":
        operator = above.child_by_field_name("operator")
        is_in = operator is not None and operator.type == "in"
        return is_in and is_field(above, "right", outer)
    if above.type == "for_in_statement":
        return any(child.type == "in" for child in above.children)
    call = visible.syntax.parent(above) if above.type == "arguments" else None
    callee = None if call is None else call.child_by_field_name("function")
    return callee is not None and visible.global_path(callee) in _READERS
