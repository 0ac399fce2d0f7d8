"""Words for where a literal stands: a `case`, a property, its function, a class, the file."""

from collections.abc import Iterator

from allocscan.sites.naming.words import function_name, key_of, label_of, plain_name
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_SILENT: Final = frozenset(
    {"anonymous", "callback", "cb", "create", "default", "exports", "fn", "func", "get", "handler"}
    | {"apply", "init", "install", "listener", "main", "render", "run", "rule", "set", "setup"}
    | {"validator", "factory", "module", "mixin", "compile", "exec", "execute", "call"}
)
"""Function names that say nothing of what the function is about."""

_MERE_LABELS: Final = frozenset({"default", "get", "handler", "set", "setup", "validator", "value"})
"""Properties that say nothing of what they hold."""

_STEMLESS: Final = frozenset({"index", "main", "mod", "lib", "src", "dist", "esm", "cjs", "es"})
_EXPORTS: Final = frozenset({"exports", "default"})


def function_near(literal: Node, syntax: Syntax) -> tuple[Node | None, str | None]:
    """The innermost function around `literal` whose name tells something, and that name; for a
    constructor, that of its class. Where none does, the innermost that is called by a letter."""
    first: tuple[Node | None, str | None] = (None, None)
    for function in _functions(literal, syntax):
        name = function_name(function, syntax) or _called_with(function, syntax)
        if name == "constructor":
            name = _class_name(function, syntax)
        if name is None or name in _SILENT:
            continue
        if len(name) > 1:
            return function, name
        if first[0] is None:
            first = (function, name)
    return first


def within(literal: Node, outer: Node, function: Node | None, syntax: Syntax) -> tuple[str, ...]:
    """Words for the place of `literal` inside of `function`, innermost first. What is assigned
    `outer`, which is the choice that `literal` is part of, does not count."""
    found = []
    below, at = literal, syntax.parent(literal)
    part = True  # of the value of what is assigned to
    while at is not None and (function is None or at.id != function.id):
        part = part and at.type not in FUNCTIONS and at.type != "arguments"
        assigned = at.type in ("variable_declarator", "assignment_expression")
        given = below.id == outer.id or (assigned and not part)
        label = None if given else _label(below, at, syntax)
        if label is not None and len(label) > 1 and label not in _MERE_LABELS:
            found.append(label)
        below, at = at, syntax.parent(at)
    return tuple(dict.fromkeys(found))[:3]


def around(literal: Node, function: Node | None, syntax: Syntax) -> tuple[str, ...]:
    """Words for what is around `function`, innermost first: classes, functions, the file."""
    found: list[str | None] = []
    at = function if function is not None else literal
    constructor = function is not None and function_name(function, syntax) == "constructor"
    while (parent := syntax.parent(at)) is not None:
        at = parent
        if at.type in CLASSES and not constructor:
            found.append(_own_name(at, syntax))
        elif at.type in FUNCTIONS:
            found.append(function_name(at, syntax) or _called_with(at, syntax))
    found.append(_stem(syntax.source.path))
    telling = [name for name in found if name and len(name) > 1 and name not in _SILENT]
    return tuple(dict.fromkeys(telling))


def _functions(literal: Node, syntax: Syntax) -> Iterator[Node]:
    at = syntax.parent(literal)
    while at is not None:
        if at.type in FUNCTIONS:
            yield at
        at = syntax.parent(at)


def _called_with(function: Node, syntax: Syntax) -> str | None:
    """`createParse` of `const createParse = factory(…, function () {…})`."""
    arguments = syntax.parent(function)
    call = None if arguments is None else syntax.parent(arguments)
    if arguments is None or arguments.type != "arguments" or call is None:
        return None
    at = syntax.parent(call)
    while at is not None and at.type in (
        "arguments",
        "call_expression",
        "parenthesized_expression",
    ):
        at = syntax.parent(at)
    if at is None or at.type not in ("variable_declarator", "assignment_expression"):
        return None
    target = at.child_by_field_name("name") or at.child_by_field_name("left")
    name = plain_name(target, syntax)
    return None if name in _EXPORTS else name


def _label(below: Node, at: Node, syntax: Syntax) -> str | None:
    if at.type == "switch_case":
        value = at.child_by_field_name("value")
        return None if value is None or value.id == below.id else label_of(value, syntax)
    if at.type == "pair":
        return key_of(at, syntax)
    if at.type == "variable_declarator":
        return plain_name(at.child_by_field_name("name"), syntax)
    if at.type == "assignment_expression":
        return plain_name(at.child_by_field_name("left"), syntax)
    if at.type == "ternary_expression":
        chosen = at.child_by_field_name("consequence")
        asked = at.child_by_field_name("condition")
        taken = chosen is not None and chosen.id == below.id and asked is not None
        return plain_name(asked, syntax) if taken else None
    return None


def _class_name(method: Node, syntax: Syntax) -> str | None:
    holder = syntax.enclosing(method, CLASSES)
    return None if holder is None else _own_name(holder, syntax)


def _own_name(holder: Node, syntax: Syntax) -> str | None:
    name = holder.child_by_field_name("name")
    return function_name(holder, syntax) if name is None else syntax.name(name)


def _stem(path: str) -> str | None:
    """What the file is called, or its folder where all files are called so."""
    for part in reversed(path.replace("\\", "/").split("/")[-3:]):
        stem = part.partition(".")[0]
        if stem.lower() not in _STEMLESS:
            return stem if len(stem) > 1 and any(ch.isalpha() for ch in stem) else None
    return None
