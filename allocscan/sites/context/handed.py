"""Where a file hands values over to what it imports: the parameters that others have to be asked
about."""

from collections.abc import Iterator

from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.abroad import Parameter
from allocscan.sites.context.aliases import ELEMENT, Alias
from allocscan.sites.context.callee import arguments_of, callee_of, first_part
from allocscan.sites.context.positions import (
    Argument,
    Elsewhere,
    key_name,
    member_name,
    position_of,
)
from allocscan.sites.context.sources import WHOLE
from allocscan.sites.context.takers import ANY_ARGUMENT
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped


def parameters_at(alias: Alias, syntax: Syntax, scopes: ScopeTree) -> Iterator[Parameter]:
    """Those that `alias` is handed to, where it stands."""
    position, spread = position_of(alias.node, syntax), False
    if isinstance(position, Elsewhere) and position.at.type == "spread_element":
        position, spread = position_of(position.at, syntax), True
    if not isinstance(position, Argument):
        return
    call = position.call
    callee, index = callee_of(call), ANY_ARGUMENT if spread else position.index
    if callee is None:
        return
    key, callee = None if spread else alias.member, unwrapped(callee)
    name = callee.child_by_field_name("property")
    method = "" if name is None else syntax.name(name)
    if method in ("call", "bind", "apply") and call.type == "call_expression":
        callee = callee.child_by_field_name("object") or callee
        if method == "apply":
            index, key = ANY_ARGUMENT, None
        elif index != ANY_ARGUMENT:
            index -= 1
            if index < 0:  # what `this` is there
                return
    for specifier, own, member in Callees(syntax, scopes).of(callee):
        yield Parameter(specifier, own, member, index, key)


class Callees:
    """What the expressions of a file stand for, as far as that is imported."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def of(self, value: Node) -> Iterator[tuple[str, str, str | None]]:
        """The module, the export of it, and the member of that which `value` may be, where that is
        a function: of the results of functions nobody knows which (ELEMENT)."""
        pending: list[tuple[Node, str | None]] = [(value, None)]
        met = set[tuple[int, str | None]]()
        while pending:
            node, member = pending.pop()
            root, member = self._root(node, member)
            specifier = specifier_loaded(root, self._syntax)
            if specifier is not None:
                yield specifier, WHOLE, member
            binding = self._scopes.binding(root) if root.type == "identifier" else None
            if binding is None or (binding.id, member) in met:
                continue
            met.add((binding.id, member))
            imported = imported_as(binding, self._syntax)
            if imported is not None:
                yield *imported, member
            pending += self._values(binding, member)

    def _root(self, node: Node, member: str | None) -> tuple[Node, str | None]:
        """What `node` begins with, and the member of it that is meant."""
        while True:
            node = unwrapped(node)
            if node.type in ("member_expression", "subscript_expression"):
                name = member_name(node, self._syntax)
                member = member or (None if name == "bind" else name or ELEMENT)
                inner = node.child_by_field_name("object")
            elif node.type == "await_expression":
                inner = first_part(node)
            elif node.type in ("call_expression", "new_expression"):
                inner = callee_of(node)
                if specifier_loaded(node, self._syntax) is not None:
                    return node, member
                member = member or (None if self._is_bound(inner) else ELEMENT)
            else:
                return node, member
            if inner is None:
                return node, member
            node = inner

    def _is_bound(self, callee: Node | None) -> bool:
        own = None if callee is None else callee.child_by_field_name("property")
        return own is not None and self._syntax.name(own) == "bind"

    def _values(self, binding: Binding, member: str | None) -> Iterator[tuple[Node, str | None]]:
        """What the variable is given where it is declared and assigned, and the member of that."""
        writes = (use.node for use in binding.references if not use.reads)
        for node in (*binding.declarations, *writes):
            at, key, parent = node, member, self._syntax.parent(node)
            if node.type == "shorthand_property_identifier_pattern":
                key = key or self._syntax.unquoted(node)
            while parent is not None and parent.type.endswith("pattern"):
                if parent.type == "pair_pattern":
                    key = key or key_name(parent.child_by_field_name("key"), self._syntax)
                elif parent.type == "array_pattern":
                    key = key or ELEMENT
                at, parent = parent, self._syntax.parent(parent)
            if parent is None:
                continue
            if parent.type == "variable_declarator":
                value = parent.child_by_field_name("value")
            elif parent.type.endswith("assignment_expression"):
                value = parent.child_by_field_name("right")
            else:
                continue
            if value is not None and value.id != at.id:
                yield value, key


def imported_as(binding: Binding, syntax: Syntax) -> tuple[str, str] | None:
    """The module and the export of it that an import declaration gives to `binding`."""
    if binding.kind is not BindingKind.IMPORT:
        return None
    return imported_at(binding.declarations[0], syntax)


def imported_at(declared: Node, syntax: Syntax) -> tuple[str, str] | None:
    """As `imported_as`, of the name that an import declaration declares at `declared`."""
    at, statement = declared, syntax.parent(declared)
    holder = statement
    while statement is not None and statement.type != "import_statement":
        at, statement = statement, syntax.parent(statement)
    if statement is None or holder is None:
        return None
    if at.type == "import_require_clause":
        quoted = next((one for one in at.named_children if one.type == "string"), None)
    else:
        quoted = statement.child_by_field_name("source")
    if quoted is None:
        return None
    own = holder.child_by_field_name("name") if holder.type == "import_specifier" else None
    plain = "default" if holder.type == "import_clause" else WHOLE
    return syntax.name(quoted)[1:-1], plain if own is None else syntax.unquoted(own)


def specifier_loaded(call: Node, syntax: Syntax) -> str | None:
    """The specifier of a `require(…)` or an `import(…)`; None for anything else."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    if callee is None or callee.type not in ("identifier", "import"):
        return None
    if syntax.name(callee) not in ("require", "import"):
        return None
    given = arguments_of(call)[:1]
    if not given or given[0].type not in ("string", "template_string"):
        return None
    return syntax.name(given[0])[1:-1]
