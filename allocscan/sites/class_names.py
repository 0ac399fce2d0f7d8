"""Does the name of a class mean outside of it what it means inside?

A class declaration makes two variables of one name, which `scopes` tells as one binding: the one
around it, and an inner one that cannot be assigned to and is ready before the static fields and
blocks run (sec-runtime-semantics-classdefinitionevaluation). Only when the class is finished does
the outer one get its value.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from allocscan.enums import Enum
from allocscan.records import dataclass
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


class _Early(Enum):
    """For which uses of a class's inner name code around them may run before the class is
    finished."""

    NONE = "none"
    IN_HEAD = "those in its heritage and keys"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class _Class:
    """`members` of the body, in source order, with the bytes where they start."""

    early: _Early
    members: Sequence[Node]
    starts: Sequence[int]


class ClassNames:
    """Asked about the classes of one file; each is looked through once."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._known: dict[int, _Class] = {}

    def may_run_early(self, declared: Node, use: Node, binding: Binding) -> bool:
        """True when code around `use`, in the class `declared` as `binding`, may run before the
        class is finished."""
        if declared.id not in self._known:
            members = _members(declared)
            starts = [member.start_byte for member in members]
            early = _early(declared, binding, self._syntax)
            self._known[declared.id] = _Class(early, members, starts)
        known = self._known[declared.id]
        if known.early is not _Early.IN_HEAD:
            return known.early is _Early.ANY
        return not _is_in_member(known, use)


def _early(declared: Node, binding: Binding, syntax: Syntax) -> _Early:
    """Decorators get hold of the class, and so does what of its statics names it, or says `this`.
    What was made in the heritage, or a key, may be kept elsewhere, for any static."""
    if _is_decorated(declared, syntax):
        return _Early.ANY
    statics = list(_statics(declared))
    named = sorted(use.node.start_byte for use in binding.references if not use.in_type)
    if any(_holds_one_of(static, named) or _says_itself(static) for static in statics):
        return _Early.ANY
    return _Early.IN_HEAD if statics else _Early.NONE


def _is_in_member(known: _Class, use: Node) -> bool:
    at = bisect_right(known.starts, use.start_byte) - 1
    member = known.members[at] if at >= 0 else None
    if member is None or not _holds(member, use):
        return False
    key = member.child_by_field_name("name") or member.child_by_field_name("property")
    return key is None or not _holds(key, use)


def _members(declared: Node) -> list[Node]:
    body = declared.child_by_field_name("body")
    return [] if body is None else children_of(body)


def _statics(declared: Node) -> Iterator[Node]:
    """What runs while the class is made, once its inner name is ready."""
    for member in _members(declared):
        if member.type == _STATIC_BLOCK:
            yield member
        elif member.type in FIELDS and any(child.type == "static" for child in member.children):
            value = member.child_by_field_name("value")
            if value is not None and value.type not in FUNCTIONS:
                yield value


def _is_decorated(declared: Node, syntax: Syntax) -> bool:
    exported = syntax.parent(declared)
    is_exported = exported is not None and exported.type == "export_statement"
    beside = exported.children if exported is not None and is_exported else ()
    return any(child.type == "decorator" for child in beside) or any(
        node.type == "decorator" for node in descend(declared)
    )


def _says_itself(static: Node) -> bool:
    return any(node.type in _ITSELF for node in descend(static))


def _holds_one_of(outer: Node, starts: Sequence[int]) -> bool:
    """True when one of the names that start at `starts`, which are sorted, stands in `outer`."""
    at = bisect_left(starts, outer.start_byte)
    return at < len(starts) and starts[at] < outer.end_byte


def _holds(outer: Node, inner: Node) -> bool:
    return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte
