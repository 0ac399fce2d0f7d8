"""What a method of a class is: by its decorators, or by its name in a derived class."""

from collections.abc import Iterator

from allocscan.knowledge import hot_roots, rendering, routes, set_up
from allocscan.sites.context.callee import arguments_of, first_part, is_string
from allocscan.sites.context.positions import key_name
from allocscan.sites.context.sources import How, Source, hot, source
from allocscan.sites.context.sources import set_up as set_up_source
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax


def role_by_class(method: Node, name: str, syntax: Syntax) -> Source | None:
    """How a framework calls the method `name`; None where the class shows nothing of it."""
    body = syntax.parent(method)
    owner = None if body is None else syntax.parent(body)
    if body is None or owner is None:
        return None
    for decorator in _before(method):
        found = _decorated(decorator, owner, method, syntax)
        if found is not None:
            return found
    marks = {_word(one, syntax) for one in _decorators(owner, syntax)}
    if "Pipe" in marks and name == rendering.PIPE:
        return hot(rendering.CHECK, method)
    if "Component" in marks and any(child.type == "get" for child in method.children[:4]):
        return hot(rendering.CHECK, method)
    if name in set_up.COMMAND_KEYS and _names(body, syntax) >= set_up.COMMAND_KEYS:
        return source(How.ONCE, "run once, by a command", syntax.root)
    heritage = [syntax.name(child) for child in owner.children if child.type == "class_heritage"]
    return _inherited(method, name, " ".join(heritage), bool(marks))


def _inherited(method: Node, name: str, heritage: str, marked: bool) -> Source | None:
    for base, methods in hot_roots.METHODS_OF.items():
        if base in heritage and name in methods:
            return hot(methods[name], method)
    if (heritage or marked) and name in set_up.INSTANCE_METHODS:
        return set_up_source("once for each instance", method)
    if not heritage:
        return None
    if name in routes.METHODS:
        return hot(routes.REQUEST, method)
    clause = rendering.METHODS.get(name) or hot_roots.METHODS.get(name)
    return None if clause is None else hot(clause, method)


def _decorated(decorator: Node, owner: Node, method: Node, syntax: Syntax) -> Source | None:
    word = _word(decorator, syntax)
    if word in hot_roots.DECORATORS:
        return hot(hot_roots.DECORATORS[word], method)
    if word not in routes.DECORATORS:
        return None
    if word.lower() not in routes.VERBS:
        return hot(routes.REQUEST, method)
    prefix = ""
    for mark in _decorators(owner, syntax):
        if _word(mark, syntax) == "Controller":
            prefix = _argument(mark, syntax)
    parts = [part.strip("/") for part in (prefix, _argument(decorator, syntax))]
    path = "/" + "/".join(part for part in parts if part)
    return hot(routes.request(word.upper(), path), method)


def _before(member: Node) -> Iterator[Node]:
    """The decorators of `member`, the nearest first."""
    at = member.prev_named_sibling
    while at is not None and at.type in ("decorator", "comment"):
        if at.type == "decorator":
            yield at
        at = at.prev_named_sibling


def _decorators(owner: Node, syntax: Syntax) -> list[Node]:
    """The decorators of a class, which may stand before its `export`."""
    holder = syntax.parent(owner)
    listed = list(owner.children)
    if holder is not None and holder.type == "export_statement":
        listed += holder.children
    return [child for child in listed if child.type == "decorator"] + list(_before(owner))


def _word(decorator: Node, syntax: Syntax) -> str:
    return syntax.name(decorator).lstrip("@").partition("(")[0].strip()


def _argument(decorator: Node, syntax: Syntax) -> str:
    """The string that `decorator` is given first; "" where there is none."""
    call = first_part(decorator)
    given = [] if call is None or call.type != "call_expression" else arguments_of(call)
    return (is_string(given[0], syntax) if given else None) or ""


def _names(body: Node, syntax: Syntax) -> frozenset[str]:
    names = (
        key_name(
            member.child_by_field_name("name") or member.child_by_field_name("property"), syntax
        )
        for member in body.named_children
    )
    return frozenset(name for name in names if name is not None) | _assigned_names(body, syntax)


def _assigned_names(body: Node, syntax: Syntax) -> frozenset[str]:
    """The `command` of `this.command = …` in a constructor: how compilers write fields."""
    text = syntax.text(body)
    return frozenset(name for name in set_up.COMMAND_KEYS if f"this.{name} =".encode() in text)
