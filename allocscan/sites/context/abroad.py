"""What other files may do with the text of this file's functions, and what has to be asked of them.

A function travels by its exports to the files that import this one, and as an argument to what
this one imports.
"""

from collections.abc import Callable, Iterator

from allocscan.records import dataclass
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import first_binding, module_of, spelling
from allocscan.sites.context.export_names import name_of_position, names_of_binding
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.member_uses import MemberUses, is_member
from allocscan.sites.context.positions import (
    Argument,
    Assigned,
    Elsewhere,
    Named,
    Property,
    position_of,
)
from allocscan.sites.context.sources import WHOLE
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_REQUIRED: Final = "require("
_HOLDING: Final = CLASSES | {
    "class_body",
    "field_definition",
    "object",
    "pair",
    "public_field_definition",
}


@dataclass(frozen=True, slots=True)
class Export:
    """What other files get: what is exported as `name`, or its `member`; "" for any export."""

    name: str
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """Where a function is handed to: argument `index` of `name`, a function or a method that the
    module `specifier` has; "default" for what it exports as that."""

    specifier: str
    name: str
    index: int


@dataclass(frozen=True, slots=True)
class Abroad:
    """The other files of a program. `ships`: one of them takes the text of an export. `takes`: it
    is taken of what is handed to that parameter."""

    ships: Callable[[Export], bool]
    takes: Callable[[Parameter], bool]


def names_of(function: Node, syntax: Syntax) -> Iterator[Node]:
    """The identifiers that declare `function`, or the class `function`."""
    own = function.child_by_field_name("name")
    if own is not None and function.type != "method_definition":
        yield own
    position = position_of(function, syntax)
    if isinstance(position, Named):
        yield position.identifier
    elif isinstance(position, Assigned) and position.target.type == "identifier":
        yield position.target


def exports_of(function: Node, syntax: Syntax, scopes: ScopeTree) -> tuple[Export, ...]:
    """Those that lead to `function`."""
    found = [Export(name) for name in _exported(function, syntax, scopes)]
    position = position_of(function, syntax)
    if is_member(function, position):
        member, holder = name_of(function, syntax), _holder(function, syntax)
        if member is not None:
            found.append(Export("", member))
            names = () if holder is None else _exported(holder, syntax, scopes)
            found += [Export(name, member) for name in names]
    return tuple(dict.fromkeys(found))


def _exported(value: Node, syntax: Syntax, scopes: ScopeTree) -> Iterator[str]:
    position = position_of(value, syntax)
    named = name_of_position(position, syntax)
    if named is not None:
        yield named
    if isinstance(position, Elsewhere) and position.at.type == "export_statement":
        yield from ("default", WHOLE)
    for declared in names_of(value, syntax):
        binding = scopes.binding(declared)
        if binding is not None:
            yield from names_of_binding(binding, syntax)
            for use in binding.references:
                named = name_of_position(position_of(use.node, syntax), syntax)
                if named is not None:
                    yield named


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
) -> Iterator[Node]:
    """`function`, and what stands for it by its name."""
    yield function
    for declared in names_of(function, syntax):
        binding = scopes.binding(declared)
        for use in () if binding is None else binding.references:
            if use.reads and not use.in_type:
                yield use.node
    if is_member(function, position_of(function, syntax)):
        name = name_of(function, syntax)
        yield from () if name is None else uses.of(name)


def parameter_at(mention: Node, syntax: Syntax, scopes: ScopeTree) -> Parameter | None:
    """Where `mention`, itself or in an object, is handed to something imported; None if nowhere."""
    position = position_of(mention, syntax)
    while isinstance(position, Property):
        position = position_of(position.of, syntax)
    if not isinstance(position, Argument):
        return None
    binding = first_binding(position.call, scopes)
    found = None if binding is None else _imported(binding, syntax)
    if found is None:
        return None
    specifier, name = found
    last = spelling(position.call, syntax).rpartition(".")
    return Parameter(specifier, last[2] if last[1] else name, position.index)


def _imported(binding: Binding, syntax: Syntax) -> tuple[str, str] | None:
    """The module and the name that `binding` is imported from and as."""
    declared = binding.declarations[0]
    parent = syntax.parent(declared)
    if binding.kind is BindingKind.IMPORT:
        named = parent is not None and parent.type == "import_specifier"
        own = parent.child_by_field_name("name") if named and parent is not None else None
        return module_of(binding, syntax), "default" if own is None else syntax.name(own)
    name = "default"
    if parent is not None and parent.type == "pair_pattern":
        key = parent.child_by_field_name("key")
        name = name if key is None else syntax.name(key)
    elif declared.type == "shorthand_property_identifier_pattern":
        name = binding.name
    while parent is not None and parent.type != "variable_declarator":
        if parent.type not in ("object_pattern", "pair_pattern"):
            return None
        parent = syntax.parent(parent)
    value = None if parent is None else parent.child_by_field_name("value")
    text = "" if value is None else syntax.name(value)
    if not text.startswith(_REQUIRED):
        return None
    specifier, _, rest = text.removeprefix(_REQUIRED).partition(")")
    return specifier.strip()[1:-1], rest.rpartition(".")[2] or name
