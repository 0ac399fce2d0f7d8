"""What a function is by its own looks: a request handler, a component, a hook. Its place in the
file decides the rest."""

from allocscan.knowledge import rendering, routes, set_up
from allocscan.sites.context.callee import first_part, spelling
from allocscan.sites.context.class_roles import role_by_class
from allocscan.sites.context.positions import Elsewhere, Property, position_of
from allocscan.sites.context.property_roles import role_by_property, role_by_return
from allocscan.sites.context.routes import (
    is_server_action,
    role_of_file,
    role_of_wrapped,
    says,
)
from allocscan.sites.context.sources import Source, hot
from allocscan.sites.context.sources import set_up as set_up_source
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTION_DECLARATIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import own_nodes

__all__ = [
    "is_hook_name",
    "role_by_class",
    "role_by_export",
    "role_by_name",
    "role_by_parameters",
    "role_by_property",
    "role_by_return",
    "role_of_element",
]

_JSX = frozenset({"jsx_element", "jsx_self_closing_element", "jsx_fragment"})
_PARAMETERS = frozenset({"required_parameter", "optional_parameter", "assignment_pattern"})


def role_by_parameters(function: Node, syntax: Syntax) -> Source | None:
    """A request handler or a plugin, known by what its parameters are called, by a directive or as
    the default export of a route's file."""
    names = _parameter_names(function, syntax)
    if names[:1] in (["err"], ["error"]) and len(names) == 4:
        names = names[1:]
    if _is_default(function, syntax):
        served = role_of_file(function, None, syntax)
        if served is not None:
            return served
    if tuple(names[:2]) in routes.SIGNATURES or is_server_action(function, syntax):
        return hot(routes.REQUEST, function)
    if names[:1] and names[0] in set_up.PLUGIN_HOSTS:
        return set_up_source(f"once for each `{names[0]}`", function)
    if names[:1] and names[0] in set_up.BUILDERS:
        return set_up_source(set_up.BUILD, function)
    if _is_default(function, syntax) and _draws(function):
        return hot(rendering.RENDER, function)
    return None


def role_by_name(function: Node, name: str, syntax: Syntax) -> Source | None:
    """A React component or hook: a name of that form, and a body that does what they do."""
    if name[:1].isupper():
        if _draws(function):
            if any(mark in syntax.source.content for mark in set_up.SOLID_MARK):
                return set_up_source(set_up.COMPONENT, function)
            return hot(rendering.RENDER, function)
    elif is_hook_name(name) and _calls_hook(function, syntax):
        return hot(rendering.RENDER, function)
    return None


def _draws(function: Node) -> bool:
    return any(node.type in _JSX for node in own_nodes(function))


def _calls_hook(function: Node, syntax: Syntax) -> bool:
    """A Vue composable looks the same, but runs once for each component."""
    if any(mark in syntax.source.content for mark in rendering.VUE_MARK):
        return False
    return any(
        node.type == "call_expression" and is_hook_name(spelling(node, syntax).rpartition(".")[2])
        for node in own_nodes(function)
    )


def is_hook_name(name: str) -> bool:
    """`useState`, not `used` or `use`."""
    return name.startswith("use") and name[3:4].isupper()


def role_by_export(function: Node, name: str, syntax: Syntax) -> Source | None:
    """A function that a framework finds by the name it is exported under."""
    if name in rendering.EXPORTS:
        return hot(rendering.RENDER, function)
    if says(syntax.root, "use server", syntax):
        return hot(routes.REQUEST, function)
    return role_of_file(function, name, syntax)


def role_of_element(array: Node, syntax: Syntax) -> Source | None:
    """A function in a list: of middleware, `app.use([f, g])`, `preHandler: [f]`."""
    position = position_of(array, syntax)
    if isinstance(position, Property):
        return role_by_property(position, syntax)
    if isinstance(position, Elsewhere):
        return None
    return role_of_wrapped(array, syntax)


def _is_default(function: Node, syntax: Syntax) -> bool:
    """True for `export default function …` and `export default () => …`."""
    holder = syntax.parent(function)
    if holder is None or holder.type != "export_statement":
        return False
    declared = function.type in FUNCTION_DECLARATIONS
    words = {child.type for child in holder.children[:3]}
    return "default" in words and (declared or holder.child_by_field_name("value") == function)


def _parameter_names(function: Node, syntax: Syntax) -> list[str]:
    listed = function.child_by_field_name("parameters")
    if listed is None:
        single = function.child_by_field_name("parameter")
        return [] if single is None else [syntax.name(single)]
    names = []
    for parameter in listed.named_children:
        if parameter.type in _PARAMETERS:
            pattern = parameter.child_by_field_name("pattern")
            parameter = pattern or first_part(parameter) or parameter
        if parameter.type != "comment":
            names.append(syntax.name(parameter) if parameter.type == "identifier" else "?")
    return names
