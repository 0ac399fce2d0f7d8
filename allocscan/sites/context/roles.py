"""What a function is by its own looks: a request handler, a component, a hook, a framework's
method. Its place in the file decides the rest."""

from tree_sitter import Node

from allocscan.knowledge import hot_roots
from allocscan.sites.context.callee import first_part, spelling
from allocscan.sites.context.positions import Argument, Property, position_of
from allocscan.sites.context.sources import Source, hot
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import own_nodes

_JSX = frozenset({"jsx_element", "jsx_self_closing_element", "jsx_fragment"})
_PARAMETERS = frozenset({"required_parameter", "optional_parameter", "assignment_pattern"})


def role_by_parameters(function: Node, syntax: Syntax) -> Source | None:
    """A request handler, known by what its parameters are called."""
    names = _parameter_names(function, syntax)
    if names[:1] in (["err"], ["error"]) and len(names) == 4:
        names = names[1:]
    if tuple(names[:2]) in hot_roots.SIGNATURES:
        return hot(hot_roots.REQUEST, function)
    return None


def role_by_name(function: Node, name: str, syntax: Syntax) -> Source | None:
    """A React component or hook: a name of that form, and a body that does what they do."""
    if name[:1].isupper():
        if any(node.type in _JSX for node in own_nodes(function)):
            return hot(hot_roots.RENDER, function)
    elif is_hook_name(name) and _calls_hook(function, syntax):
        return hot(hot_roots.RENDER, function)
    return None


def _calls_hook(function: Node, syntax: Syntax) -> bool:
    """A Vue composable looks the same, but runs once for each component."""
    if any(mark in syntax.source.content for mark in hot_roots.VUE_MARK):
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
    clause = hot_roots.EXPORTS.get(name)
    if clause is not None:
        return hot(clause, function)
    if name in ("loader", "action"):  # reactrouter.com: they take one object with the request
        listed = function.child_by_field_name("parameters")
        if listed is not None and b"request" in syntax.text(listed):
            return hot(hot_roots.REQUEST, function)
    return None


def role_by_property(position: Property, syntax: Syntax) -> Source | None:
    """A function in an object that some framework takes: a route, a stream, Vue's options."""
    if position.key is None:
        return None
    if position.key == "render":
        return hot(hot_roots.RENDER, position.of)
    holder = position_of(position.of, syntax)
    if isinstance(holder, Argument):
        options = hot_roots.OPTIONS.get(spelling(holder.call, syntax))
        if options is None and spelling(holder.call, syntax).endswith(".route"):
            options = hot_roots.OPTIONS["*.route"]
        if options is not None and position.key in options:
            return hot(options[position.key], position.of)
    group = hot_roots.GROUPS.get(holder.key or "") if isinstance(holder, Property) else None
    if group is not None:
        return hot(group, position.of)
    if position.key == "handler" and _keys(position.of, syntax) >= {"method", "path"}:
        return hot(hot_roots.REQUEST, position.of)
    if position.key == "fetch" and _is_exported_default(position.of, syntax):
        return hot(hot_roots.REQUEST, position.of)
    return None


def role_by_class(method: Node, name: str, syntax: Syntax) -> Source | None:
    """A method that a framework calls: by a decorator, or by its name in a derived class."""
    before = method.prev_named_sibling
    while before is not None and before.type == "decorator":
        word = syntax.name(before).lstrip("@").partition("(")[0].strip()
        if word in hot_roots.DECORATORS:
            return hot(hot_roots.DECORATORS[word], method)
        before = before.prev_named_sibling
    body = syntax.parent(method)
    owner = None if body is None else syntax.parent(body)
    derived = owner is not None and any(c.type == "class_heritage" for c in owner.children)
    return hot(hot_roots.METHODS[name], method) if derived and name in hot_roots.METHODS else None


def _parameter_names(function: Node, syntax: Syntax) -> list[str]:
    listed = function.child_by_field_name("parameters")
    if listed is None:
        return []
    names = []
    for parameter in listed.named_children:
        if parameter.type in _PARAMETERS:
            pattern = parameter.child_by_field_name("pattern")
            parameter = pattern or first_part(parameter) or parameter
        if parameter.type != "comment":
            names.append(syntax.name(parameter) if parameter.type == "identifier" else "?")
    return names


def _keys(of: Node, syntax: Syntax) -> set[str]:
    return {
        syntax.name(key)
        for pair in of.named_children
        if (key := pair.child_by_field_name("key")) is not None
    }


def _is_exported_default(of: Node, syntax: Syntax) -> bool:
    holder = syntax.parent(of)
    while holder is not None and holder.type in ("satisfies_expression", "as_expression"):
        holder = syntax.parent(holder)
    return holder is not None and holder.type == "export_statement"
