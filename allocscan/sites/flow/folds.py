"""What the parameter of a callback receives, when an array method calls it."""

from allocscan.knowledge.effects import ARRAY_METHODS, Handed
from allocscan.records import dataclass
from allocscan.sites.flow.state import Flow
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of, own_nodes


@dataclass(frozen=True, slots=True)
class Folded:
    """The parameter is `handed` that by `owner.method(…)` with the arguments `listed`, if `owner`
    is an array. `returned` are the expressions that the callback gives back, besides undefined;
    None when it gives back something else."""

    owner: Node
    method: str
    listed: tuple[Node, ...]
    handed: Handed
    returned: tuple[Node, ...] | None


def folded(flow: Flow, parameter: Node) -> Folded | None:
    """Of a plain parameter of a function that is written where it is passed on."""
    function = flow.visible.function_around(parameter)
    if function is None or flow.visible.reads_arguments(function):
        return None
    outer, arguments = flow.visible.effective_parent(function)
    call = None if arguments is None else flow.syntax.parent(arguments)
    callee = None if call is None else call.child_by_field_name("function")
    if arguments is None or callee is None or callee.type != "member_expression":
        return None
    owner, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
    listed = tuple(children_of(arguments))
    if owner is None or name is None or not listed or listed[0].id != outer.id:
        return None
    if flow.visible.calls_itself_by_name(function):
        return None
    method = flow.syntax.name(name)
    handed = _handed(flow, function, parameter, method)
    return None if handed is None else Folded(owner, method, listed, handed, _returned(function))


def _handed(flow: Flow, function: Node, parameter: Node, method: str) -> Handed | None:
    row = ARRAY_METHODS.get(method)
    positions = [pattern.id for pattern in flow.visible.parameters(function).patterns]
    if row is None or parameter.id not in positions:
        return None
    position = positions.index(parameter.id)
    return row.callback[position] if position < len(row.callback) else None


def _returned(function: Node) -> tuple[Node, ...] | None:
    body = function.child_by_field_name("body")
    if body is None or any(child.type in ("async", "*") for child in function.children):
        return None
    if body.type != "statement_block":
        return (body,)
    returns = [node for node in own_nodes(function) if node.type == "return_statement"]
    return tuple(value for node in returns for value in children_of(node)[:1])
