"""Request handlers by the way they are registered, with the method and the path of their route."""

from allocscan.knowledge import routes
from allocscan.sites.context.callee import arguments_of, callee_of, is_string, spelling
from allocscan.sites.context.positions import Argument, Elsewhere, Property, key_name, position_of
from allocscan.sites.context.sources import How, Source, hot, source
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of

_WRAPPED = 4
"""How many calls may stand between a handler and its registration: `use(wrap(log(f)))`."""


def role_of_route(position: Argument, syntax: Syntax) -> Source | None:
    """What registers the handler at `position`: `app.post("/x", f)`, `r.route("/x").get(f)`."""
    call, spelled = position.call, spelling(position.call, syntax)
    last = spelled.rpartition(".")[2]
    if "." not in spelled:
        return None
    if last in routes.PROCEDURES and routes.PROCEDURE_CHAIN.search(spelled):
        return hot(routes.REQUEST, call)
    if last not in routes.ROUTES - {"on", "route"}:
        return None
    owner = spelled.removeprefix("new ").split(".")[-2].removesuffix("()")
    given = is_string(arguments_of(call)[0], syntax) if position.index else None
    path = given if given is not None and given.startswith(("/", "*")) else _path_of(call, syntax)
    known = owner in routes.SERVERS or owner.endswith(routes.SERVER_SUFFIXES)
    if owner in routes.CLIENTS or not (known or path is not None):
        return None
    method = last.removesuffix("s").upper() if last in routes.VERBS - {"options"} else None
    return hot(routes.request(method, path), call)


def _path_of(call: Node, syntax: Syntax) -> str | None:
    """The path of the `.route("/x")` further up in the chain of `call`."""
    at = callee_of(call)
    while at is not None and at.type == "member_expression":
        at = at.child_by_field_name("object")
        if at is None or at.type != "call_expression":
            return None
        callee, given = callee_of(at), arguments_of(at)
        name = None if callee is None else callee.child_by_field_name("property")
        if name is not None and syntax.text(name) == b"route" and given:
            return is_string(given[0], syntax)
        at = callee
    return None


def role_of_wrapped(call: Node, syntax: Syntax) -> Source | None:
    """The route that the result of `call` is registered for: `app.get("/x", wrap(f))`."""
    for _ in range(_WRAPPED):
        position = position_of(call, syntax)
        if isinstance(position, Elsewhere) and position.at.type == "array":
            position = position_of(position.at, syntax)
        if isinstance(position, Property):
            return role_of_declaration(position, syntax)
        if not isinstance(position, Argument):
            return None
        found = role_of_route(position, syntax)
        if found is not None:
            return found
        call = position.call
    return None


def role_of_declaration(position: Property, syntax: Syntax) -> Source | None:
    """A handler in a full route declaration: `server.route({ method, path, handler })`, in its
    `options`, or in a list of such."""
    if position.key not in routes.HANDLER_KEYS:
        return None
    declared = position.of
    if not _declares(declared, syntax):
        outer = position_of(declared, syntax)
        if not isinstance(outer, Property) or outer.key not in ("options", "config"):
            return None
        declared = outer.of
        if not _declares(declared, syntax):
            return None
    method, path = _texts(declared, syntax)
    plain = method is not None and method.isalpha()
    return hot(routes.request(method.upper() if method and plain else None, path), position.of)


def _declares(literal: Node, syntax: Syntax) -> bool:
    return len(keys_of(literal, syntax) & routes.DECLARING) == 2


def _texts(literal: Node, syntax: Syntax) -> tuple[str | None, str | None]:
    """The method and the path of a route declaration, where they are strings."""
    found: dict[str, str | None] = {}
    for pair in children_of(literal):
        key = key_name(pair.child_by_field_name("key"), syntax)
        if key in routes.DECLARING:
            found[key] = is_string(pair.child_by_field_name("value"), syntax)
    return found.get("method"), found.get("path") or found.get("url")


def keys_of(literal: Node, syntax: Syntax) -> frozenset[str]:
    """The names of the members of an object literal; computed ones are left out."""
    names = set()
    for member in literal.named_children:
        named = member.child_by_field_name("key") or member.child_by_field_name("name")
        name = key_name(named, syntax)
        if member.type == "shorthand_property_identifier":
            name = syntax.name(member)
        if name is not None:
            names.add(name)
    return frozenset(names)


def role_of_file(function: Node, name: str | None, syntax: Syntax) -> Source | None:
    """A function that a framework finds by the file it is exported from, as `name` (None: the
    default export)."""
    if name == "handler" and routes.COMMAND.search(syntax.source.content):
        return source(How.ONCE, "run once, by a command", syntax.root)
    if name in routes.OWN_FILES and not syntax.source.path.rpartition("/")[2].startswith(name):
        return None
    if name is not None and name in routes.EXPORTS:
        path = routes.route_of_file(syntax.source.path)
        verb = name if name.isupper() else None
        return hot(routes.request(verb, path), function)
    if name in routes.LOADERS:
        listed = function.child_by_field_name("parameters")
        if listed is not None and b"request" in syntax.text(listed):
            return hot(routes.REQUEST, function)
    path = routes.route_of_file(syntax.source.path)
    if path is None:
        return None
    file = syntax.source.path.rpartition("/")[2]
    served = name == "load" if file.startswith("+") else name is None and _is_served(function, path)
    return hot(routes.request(None, path), function) if served else None


def _is_served(function: Node, path: str) -> bool:
    """True for an API route, and for a server component: these are asynchronous."""
    return path.startswith("/api") or any(child.type == "async" for child in function.children)


def is_server_action(function: Node, syntax: Syntax) -> bool:
    """True behind a `"use server"` of the function itself (nextjs.org, "Server Actions")."""
    body = function.child_by_field_name("body")
    return body is not None and body.type == "statement_block" and says(body, "use server", syntax)


def says(block: Node, directive: str, syntax: Syntax) -> bool:
    """True when `block`, a body or a program, begins with `directive`."""
    statement = block.named_child(0) if block.named_child_count else None
    while statement is not None:
        if statement.type != "comment":
            if statement.type != "expression_statement":
                return False
            text = is_string(children_of(statement)[0], syntax)
            if text is None or text == directive:
                return text == directive
        statement = statement.next_named_sibling
    return False
