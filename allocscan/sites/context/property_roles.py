"""What a function is that stands in an object literal: a route, a stream's part, an option of a
component, a visitor of nodes."""

from allocscan.knowledge import hot_roots, rendering, set_up
from allocscan.sites.context.callee import spelling
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.positions import Argument, Property, Returned, position_of
from allocscan.sites.context.routes import keys_of, role_of_declaration
from allocscan.sites.context.sources import How, Source, hot, source
from allocscan.sites.context.sources import set_up as set_up_source
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax

_TOLD_BY_KEYS = (
    hot_roots.POSTCSS_KEYS
    | hot_roots.BUNDLER_KEYS
    | set_up.LIFECYCLE.keys()
    | set_up.INSTALLERS
    | set_up.COMMAND_KEYS
    | {"create", "resolve"}
)
"""Members that those beside them tell the role of: for others they are not looked at."""


def role_by_property(position: Property, syntax: Syntax) -> Source | None:
    """A function in an object that some framework takes; None where nothing shows that."""
    key = position.key
    if key is None:
        return None
    if key == "render":
        return hot(rendering.RENDER, position.of)
    holder = position_of(position.of, syntax)
    if isinstance(holder, Argument):
        options = _options(holder.call, syntax)
        if key in options:
            return hot(options[key], position.of)
    if isinstance(holder, Property) and holder.key is not None:
        found = _in_group(holder, key, position.of)
        if found is not None:
            return found
    if key == "fetch" and _is_exported_default(position.of, syntax):
        return hot("which runs for every request", position.of)
    return (
        role_of_declaration(position, syntax)
        or _option(position.of, key, isinstance(holder, Returned), syntax)
        or _visitor(holder, key, position.of, syntax)
    )


def _options(call: Node, syntax: Syntax) -> dict[str, str]:
    spelled = spelling(call, syntax)
    rows = hot_roots.OPTIONS.get(spelled)
    if rows is None and "." in spelled:
        rows = hot_roots.OPTIONS.get("*." + spelled.rpartition(".")[2])
    return dict(rows or {})


def _in_group(holder: Property, key: str, at: Node) -> Source | None:
    group = rendering.GROUPS.get(holder.key or "")
    if group is not None:
        return hot(group, at)
    if holder.key == "visitor":
        return hot(f"which runs for every `{key}` node", at)
    if holder.key in hot_roots.RESOLVER_GROUPS:
        return hot(f"which runs for every request of `{key}`", at)
    return None


def _option(literal: Node, key: str, returned: bool, syntax: Syntax) -> Source | None:
    """Members known by those beside them: a rule (eslint.org, "Custom Rules": `create` runs once
    for each file), a plugin, a component, a command."""
    if key not in _TOLD_BY_KEYS:
        return None
    keys = keys_of(literal, syntax)
    if key == "create" and "meta" in keys:
        return set_up_source("once for each file that the rule looks at", literal)
    if "postcssPlugin" in keys and key in hot_roots.POSTCSS_KEYS:
        return hot(f"which runs for every `{key}` node", literal)
    plugin = returned or not keys.isdisjoint(hot_roots.BUNDLER_MARKS)
    if "name" in keys and key in hot_roots.BUNDLER_KEYS and plugin:
        return hot(hot_roots.MODULE, literal)
    content = syntax.source.content
    if key == "resolve" and "type" in keys and hot_roots.GRAPHQL_MARK in content:
        return hot("which runs for every field of a query", literal)
    if key in set_up.LIFECYCLE and not keys.isdisjoint(set_up.COMPONENT_KEYS):
        return set_up_source(set_up.LIFECYCLE[key], literal)
    if key in set_up.INSTALLERS:
        return set_up_source(set_up.PLUGIN, literal)
    if keys >= set_up.COMMAND_KEYS and key in set_up.COMMAND_KEYS:
        return source(How.ONCE, "run once, by a command", syntax.root)
    return None


def _visitor(holder: object, key: str, literal: Node, syntax: Syntax) -> Source | None:
    """`create(context) { return { Identifier(node) {…} }; }` beside a rule's `meta`."""
    if not isinstance(holder, Returned):
        return None
    maker = _function_of(holder, syntax)
    if maker is None or name_of(maker, syntax) != "create":
        return None
    position = position_of(maker, syntax)
    if isinstance(position, Property) and "meta" in keys_of(position.of, syntax):
        return hot(f"which runs for every `{key}` node", literal)
    return None


def role_by_return(position: Returned, syntax: Syntax) -> Source | None:
    """vuejs.org: what `setup` returns is the component's render function."""
    maker = _function_of(position, syntax)
    if maker is None:
        return None
    held = position_of(maker, syntax)
    if not isinstance(held, Property) or held.key != "setup":
        return None
    known = not keys_of(held.of, syntax).isdisjoint(set_up.COMPONENT_KEYS | {"name"})
    return hot(rendering.RENDER, position.by) if known else None


def _function_of(position: Returned, syntax: Syntax) -> Node | None:
    by = position.by
    return by if by.type in FUNCTIONS else syntax.enclosing(by, FUNCTIONS)


def _is_exported_default(of: Node, syntax: Syntax) -> bool:
    holder = syntax.parent(of)
    while holder is not None and holder.type in ("satisfies_expression", "as_expression"):
        holder = syntax.parent(holder)
    return holder is not None and holder.type == "export_statement"
