"""What has to run for a node to be evaluated: its frame, the loops in it, guards, error paths."""

from allocscan.records import dataclass, replace
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.failures import Failures
from allocscan.sites.context.guards import Guards
from allocscan.sites.context.keepers import Guard
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field, unwrapped
from allocscan.typed import Final

_LOOP_PARTS: Final = {
    "for_statement": ("condition", "increment", "body"),
    "for_in_statement": ("left", "body"),
    "while_statement": ("condition", "body"),
    "do_statement": ("body", "condition"),
}
_AT_DEFINITION: Final = frozenset({"computed_property_name", "decorator"})
_KEPT_LOOPS: Final = 3
_KEPT_HOMES: Final = 16
"""How many guards are followed whose targets are declared behind each other's."""


@dataclass(frozen=True, slots=True)
class Place:
    """`frame` is the function, or instance field, whose every run evaluates the node; None is
    the module. `loops` of that frame stand around it, outermost first: the innermost three.
    `error` is what shows that the node is on an error path, or for development only. `guard`
    is the innermost guard: with a home, `frame` and the first `loops` are those of the home.
    `one_case`: it stands behind a comparison with one value, which others share the frame with."""

    frame: Node | None
    loops: tuple[Node, ...]
    error: Node | None
    guard: Guard | None = None
    one_case: bool = False


TOP: Final = Place(None, (), None)


class Places:
    """The places of one file's nodes. Each node on a climb is climbed once."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._known: dict[int, Place] = {}
        self._failures = Failures(syntax)
        self._guards = Guards(syntax, scopes)
        self._asking: set[int] = set()

    def of(self, node: Node) -> Place:
        """The place where `node` is evaluated."""
        path, at = [node], self._syntax.parent(node)
        while node.id not in self._known and at is not None:
            path.append(at)
            if at.id in self._known:
                break
            at = self._syntax.parent(at)
        outer = path.pop()
        place = self._known.setdefault(outer.id, TOP)
        while path:
            inner = path.pop()
            place = self._known[inner.id] = self._step(place, outer, inner)
            outer = inner
        return place

    def _step(self, place: Place, parent: Node, child: Node) -> Place:
        kind = parent.type
        if kind in FUNCTIONS:
            return place if _is_outside(parent, child) else Place(parent, (), place.error)
        if kind in FIELDS:
            instance = is_field(parent, "value", child) and not is_static(parent)
            return Place(parent, (), place.error) if instance else place
        parts = _LOOP_PARTS.get(kind, ())
        if any(is_field(parent, part, child) for part in parts):
            return replace(place, loops=(*place.loops, parent)[-_KEPT_LOOPS:])
        if kind == "return_statement":
            return replace(place, loops=())
        if place.error is None and self._failures.is_entered(parent, child):
            return replace(place, error=parent)
        if not place.one_case and self._is_one_case(parent, child):
            place = replace(place, one_case=True)
        return self._guarded(place, parent, child)

    def _is_one_case(self, parent: Node, child: Node) -> bool:
        """True for what stands below a `case`, and for the branch of `if (kind === "rare")`."""
        if parent.type == "switch_case":
            return not is_field(parent, "value", child)
        if parent.type != "if_statement" or not is_field(parent, "consequence", child):
            return False
        condition = parent.child_by_field_name("condition")
        tested = None if condition is None else unwrapped(condition)
        operator = None if tested is None else tested.child_by_field_name("operator")
        if tested is None or operator is None or operator.type not in ("===", "=="):
            return False
        sides = (tested.child_by_field_name(side) for side in ("left", "right"))
        return any(side is not None and side.type == "string" for side in sides)

    def _guarded(self, place: Place, parent: Node, child: Node) -> Place:
        """The place behind the guard between `parent` and `child`, if that one is seldomer."""
        if place.frame is None or child.id in self._asking or len(self._asking) >= _KEPT_HOMES:
            return place
        guard = self._guards.of(parent, child)
        if guard is None:
            return place
        if guard.home is None:
            return Place(place.frame, (), place.error, guard, place.one_case)
        self._asking.add(child.id)
        home = self.of(guard.home)
        self._asking.discard(child.id)
        if home.frame == place.frame and len(home.loops) >= len(place.loops):
            return place
        return Place(home.frame, home.loops, place.error or home.error, guard, place.one_case)


def is_static(member: Node) -> bool:
    """True for a field or method of the class itself, not of its instances."""
    return any(child.type == "static" for child in member.children[:6])


def _is_outside(function: Node, child: Node) -> bool:
    """A method's computed name and its decorators run when the class is made."""
    return child.type in _AT_DEFINITION and function.type == "method_definition"
