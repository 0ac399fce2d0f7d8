"""The functions of a file that a reader would call by a name."""

from collections.abc import Iterator

from allocscan.sites.context.frame_names import name_of
from allocscan.source.file import module_name
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import NOTHING, descend

_ASSIGNMENTS = frozenset({"assignment_expression", "augmented_assignment_expression"})


def functions_called(name: str, syntax: Syntax) -> Iterator[Node]:
    """Every function that `name_of` calls `name`, where that stands in the text; once each."""
    seen = set[int]()
    for holder in _holders(name, syntax):
        for function in descend(holder, FUNCTIONS if holder.id != syntax.root.id else NOTHING):
            if function.type in FUNCTIONS and function.id not in seen:
                seen.add(function.id)
                if name_of(function, syntax) == name:
                    yield function


def _holders(name: str, syntax: Syntax) -> Iterator[Node]:
    """What a function of that name is, or stands in."""
    if name == module_name(syntax.source.path):
        yield syntax.root  # what a module exports is called as the module is
        return
    word = name.encode("utf-8", "surrogateescape")
    for start in syntax.words.at(word):
        leaf = syntax.root.named_descendant_for_byte_range(start, start + len(word))
        if leaf is None or leaf.end_byte != start + len(word) or leaf.start_byte != start:
            continue
        at, parent = leaf, syntax.parent(leaf)
        if parent is not None and parent.type == "string":
            at, parent = parent, syntax.parent(parent)
        while parent is not None and parent.type == "member_expression":
            at, parent = parent, syntax.parent(parent)
        value = None if parent is None else _value(at, parent)
        if value is not None:
            yield value


def _value(name: Node, parent: Node) -> Node | None:
    """What `parent`, a declaration, property or assignment, gives to what `name` names."""
    if parent.type in FUNCTIONS:
        return parent
    if parent.type in FIELDS or parent.type in ("variable_declarator", "pair"):
        value = parent.child_by_field_name("value")
    elif parent.type in _ASSIGNMENTS:
        value = parent.child_by_field_name("right")
    else:
        return None
    return None if value is None or value.id == name.id else value
