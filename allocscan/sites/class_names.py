"""Does the name of a class mean outside of it what it means inside?

A class declaration makes two variables of one name, which `scopes` tells as one binding: the one
around it, and an inner one that cannot be assigned to and is ready before the static fields and
blocks run (sec-runtime-semantics-classdefinitionevaluation). Only when the class is finished does
the outer one get its value.
"""

from collections.abc import Iterator

from allocscan.scopes.model import Binding
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, descend
from allocscan.typed import Final

_ITSELF: Final = frozenset({"this", "super"})
_STATIC_BLOCK: Final = "class_static_block"


def class_around(use: Node, binding: Binding, syntax: Syntax) -> Node | None:
    """The class declared as `binding` whose inner name `use`, a reference to it, is."""
    for name in binding.declarations:
        declared = syntax.parent(name)
        if declared is not None and declared.type in CLASSES and _holds(declared, use):
            return declared
    return None


def may_run_early(declared: Node, use: Node, binding: Binding, syntax: Syntax) -> bool:
    """True when code around `use`, in the class `declared`, may run before the class is finished:
    decorators get hold of the class, and so does what of its statics names it, or says `this`."""
    if _is_decorated(declared, syntax):
        return True
    statics = list(_statics(declared))
    if not statics:
        return False
    if not _is_in_member(declared, use):
        return True  # in the heritage, or a key: what it made there may be kept elsewhere
    named = [other.node for other in binding.references if not other.in_type]
    return any(
        any(_holds(static, name) for name in named)
        or any(node.type in _ITSELF for node in descend(static))
        for static in statics
    )


def _is_in_member(declared: Node, use: Node) -> bool:
    body = declared.child_by_field_name("body")
    for member in children_of(body) if body is not None else ():
        if _holds(member, use):
            key = member.child_by_field_name("name") or member.child_by_field_name("property")
            return key is None or not _holds(key, use)
    return False


def _statics(declared: Node) -> Iterator[Node]:
    """What runs while the class is made, once its inner name is ready."""
    body = declared.child_by_field_name("body")
    for member in children_of(body) if body is not None else ():
        if member.type == _STATIC_BLOCK:
            yield member
        elif member.type in FIELDS and any(child.type == "static" for child in member.children):
            value = member.child_by_field_name("value")
            if value is not None and value.type not in FUNCTIONS:
                yield value


def _is_decorated(declared: Node, syntax: Syntax) -> bool:
    exported = syntax.parent(declared)
    beside = exported.children if exported is not None else ()
    return any(child.type == "decorator" for child in beside) or any(
        node.type == "decorator" for node in descend(declared)
    )


def _holds(outer: Node, inner: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte
