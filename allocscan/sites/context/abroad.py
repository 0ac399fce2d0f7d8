"""What other files may do with the text of this file's functions, and what has to be asked of them.

A function travels by its exports to the files that import this one, and as an argument to what
this one imports (`sites.context.handed`).
"""

from collections.abc import Callable, Iterator

from allocscan.records import dataclass
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.aliases import BOUND, ELEMENT, Alias, aliases_of, names_of
from allocscan.sites.context.callee import arguments_of, spelling
from allocscan.sites.context.export_names import (
    name_of_position,
    name_of_target,
    names_of_binding,
)
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.member_uses import MemberUses, is_member
from allocscan.sites.context.positions import Argument, Elsewhere, position_of
from allocscan.sites.context.sources import WHOLE
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_HOLDING: Final = CLASSES | {
    "class_body",
    "field_definition",
    "object",
    "pair",
    "public_field_definition",
}
_OWN_EXPORTS: Final = frozenset({"exports", "module.exports"})


@dataclass(frozen=True, slots=True)
class Export:
    """What other files get: what is exported as `name`, or its `member`; "" for any export."""

    name: str
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """Where a function is handed to: argument `index` (ANY_ARGUMENT: one of them) of `name`, or of
    its `member`, that the module `specifier` exports; `WHOLE` for all that it exports. As the
    member `key` of what is handed over, None for itself."""

    specifier: str
    name: str
    member: str | None
    index: int
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Abroad:
    """The other files of a program. `ships`: one of them takes the text of one of these exports.
    `takes`: it is taken of what is handed to that parameter. `runs`: something that the file
    imports is of a module that takes the text of what it is not told."""

    ships: Callable[[tuple[Export, ...]], bool]
    takes: Callable[[Parameter], bool]
    runs: Callable[[], bool]


def exports_of(function: Node, syntax: Syntax, scopes: ScopeTree) -> tuple[Export, ...]:
    """Those that lead to `function`."""
    found: dict[Export, None] = {}
    for alias in aliases_in_file(function, syntax, scopes):
        found.update(dict.fromkeys(exports_at(alias, syntax, scopes)))
        if alias.member not in (None, ELEMENT):
            found[Export("", alias.member)] = None
    if is_member(function, position_of(function, syntax)):
        member = name_of(function, syntax)
        if member is not None:
            found[Export("", member)] = None
    return tuple(found)


def aliases_in_file(function: Node, syntax: Syntax, scopes: ScopeTree) -> Iterator[Alias]:
    """Those of `function`, and of the class or the object literal that it is a member of."""
    yield from aliases_of(function, None, syntax, scopes)
    holder = _holder(function, syntax)
    if holder is not None and is_member(function, position_of(function, syntax)):
        yield from aliases_of(holder, name_of(function, syntax) or ELEMENT, syntax, scopes)


def exports_at(alias: Alias, syntax: Syntax, scopes: ScopeTree) -> Iterator[Export]:
    """The exports that `alias` gives, where it stands, to what it stands for."""
    node, member = alias.node, alias.member
    position = position_of(node, syntax)
    named = name_of_position(position, syntax)
    if named is not None:
        yield Export(named, member)
        if named != WHOLE:
            yield Export(WHOLE, member or named)  # others may take the module as an object
        elif member not in (None, ELEMENT):
            yield Export(member)  # that is an export of its own
    if isinstance(position, Elsewhere) and _exports_default(position.at):
        yield from (Export(name, member) for name in ("default", WHOLE))
        if member not in (None, ELEMENT):
            yield Export(member)
    parent = syntax.parent(node)
    if parent is not None and parent.type == "export_specifier":
        own = parent.child_by_field_name("alias") or node
        yield Export(syntax.unquoted(own), member)
    binding = scopes.binding(node) if node.type in BOUND else None
    is_declared = binding is not None and binding.declarations[0].id == node.id
    for declared in (*names_of(node, syntax), *([node] if is_declared else ())):
        binding = scopes.binding(declared)
        names = () if binding is None else names_of_binding(binding, syntax)
        yield from (Export(name, member) for name in names)
    if isinstance(position, Argument) and member is not None and position.index:
        target = arguments_of(position.call)[0]
        if spelling(position.call, syntax) == "Object.assign":
            if syntax.name(target) in _OWN_EXPORTS:
                yield from (Export(member), Export(WHOLE, member))
            elif (into := name_of_target(target, syntax)) is not None:
                yield Export(into, member)


def _exports_default(statement: Node) -> bool:
    parts = statement.children if statement.type == "export_statement" else []
    return any(part.type in ("default", "=") for part in parts)


def _holder(function: Node, syntax: Syntax) -> Node | None:
    """The class or the outermost object literal that `function` is a member of."""
    at, found = syntax.parent(function), None
    while at is not None and at.type in _HOLDING:
        if at.type == "object" or at.type in CLASSES:
            found = at
        at = syntax.parent(at)
    return found


def mentions_of(
    function: Node, syntax: Syntax, scopes: ScopeTree, uses: MemberUses
) -> Iterator[Alias]:
    """`function`, and what stands for it in its file."""
    yield from aliases_in_file(function, syntax, scopes)
    if is_member(function, position_of(function, syntax)):
        name = name_of(function, syntax)
        for use in () if name is None else uses.of(name):
            yield from aliases_of(use, None, syntax, scopes)
