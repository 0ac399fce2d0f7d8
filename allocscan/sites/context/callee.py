"""How a callee is spelled, and whether its first name can be the thing that a table means."""

from collections.abc import Mapping

from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import WRAPPERS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import TypeVar

Row = TypeVar("Row")


def callee_of(call: Node) -> Node | None:
    """The expression that a call or a `new` calls."""
    return call.child_by_field_name("constructor" if call.type == "new_expression" else "function")


def spelling(call: Node, syntax: Syntax) -> str:
    """The callee of `call` as the tables spell it (`knowledge.callees`); "?" for what has no name.

    Brackets, casts and `?.` are left out; an element access is spelled `[]`.
    """
    words, at = [], callee_of(call)
    calls = ""
    while at is not None:
        if at.type in WRAPPERS:
            at = first_part(at)
        elif at.type == "member_expression":
            named = at.child_by_field_name("property")
            words.append((syntax.name(named) if named is not None else "?") + calls)
            calls, at = "", at.child_by_field_name("object")
        elif at.type == "subscript_expression":
            words.append("[]" + calls)
            calls, at = "", at.child_by_field_name("object")
        elif at.type == "call_expression":
            calls, at = calls + "()", at.child_by_field_name("function")
        else:
            words.append(_plain(at, syntax) + calls)
            break
    new = "new " if call.type == "new_expression" else ""
    return new + ".".join(reversed(words))


def first_name(call: Node) -> Node | None:
    """The identifier that the callee of `call` begins with, or None."""
    at = callee_of(call)
    while at is not None and at.type != "identifier":
        if at.type in WRAPPERS:
            at = first_part(at)
        elif at.type in ("member_expression", "subscript_expression"):
            at = at.child_by_field_name("object")
        elif at.type == "call_expression":
            at = at.child_by_field_name("function")
        else:
            return None
    return at


def first_binding(call: Node, scopes: ScopeTree) -> Binding | None:
    """What the first name of the callee is bound to in this file; None for a global."""
    name = first_name(call)
    return None if name is None else scopes.binding(name)


def may_be_meant(call: Node, spelled: str, scopes: ScopeTree) -> bool:
    """False where a parameter or a function's own local stands in for the name of a table.

    A module-level declaration counts: files bring their own `once` and their own `describe`.
    A method is known by its name, whatever it is called on.
    """
    if "." in spelled:
        return True
    binding = first_binding(call, scopes)
    return (
        binding is None
        or binding.kind is BindingKind.IMPORT
        or (binding.kind is not BindingKind.PARAMETER and scopes.is_at_top(binding))
    )


def find_row(table: Mapping[str, Row], call: Node, spelled: str, scopes: ScopeTree) -> Row | None:
    """The row of `table` that `call` meets, if its name can be the one that is meant."""
    row = lookup(table, spelled)
    return row if row is not None and may_be_meant(call, spelled, scopes) else None


def module_of(binding: Binding | None, syntax: Syntax) -> str:
    """The module that an import binding comes from; "" for anything else."""
    if binding is None or binding.kind is not BindingKind.IMPORT:
        return ""
    at: Node | None = binding.declarations[0]
    while at is not None and at.type != "import_statement":
        at = syntax.parent(at)
    source = None if at is None else at.child_by_field_name("source")
    return "" if source is None else syntax.name(source)[1:-1]


def arguments_of(call: Node) -> list[Node]:
    """The arguments of `call` in order, comments left out; none for a tagged template."""
    listed = call.child_by_field_name("arguments")
    if listed is None or listed.type != "arguments":
        return []
    return children_of(listed)


def first_part(node: Node) -> Node | None:
    """The first named child; None where broken text left nothing between the brackets."""
    return node.named_child(0) if node.named_child_count else None


def is_string(node: Node | None, syntax: Syntax) -> str | None:
    """The text of a string or template without substitution, quotes left out; else None."""
    if node is None or node.type not in ("string", "template_string"):
        return None
    if any(child.type == "template_substitution" for child in node.named_children):
        return None
    return syntax.name(node)[1:-1]


def _plain(node: Node, syntax: Syntax) -> str:
    if node.type in ("identifier", "this", "super", "import", "meta_property"):
        return syntax.name(node)
    return "?"
