"""What TypeScript adds to a move: types that must be in reach, types that come from the context.

The table is `hazards` section 4.3, checked with tsc 5.9: a type that is written at the place goes
with the constant, unless it may be a union that an assignment narrows; a flat object keeps its
contextual literal types in a freeze call, for options of the platform; every other type of the
context would have to be guessed.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from allocscan.records import dataclass, replace
from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.sites.flow.visible import Visible
from allocscan.sites.hoist_values import Typing
from allocscan.sites.obstacles import Because, Obstacle
from allocscan.sites.placing.home import Home
from allocscan.sites.typing.compiler import Compiler
from allocscan.sites.typing.hidden import HiddenNames
from allocscan.sites.typing.literals import (
    holds_pairs,
    holds_text,
    leaves_parameters_untyped,
    nests,
    widens,
)
from allocscan.sites.typing.narrowing import Narrowing
from allocscan.sites.typing.parameters import takes_options
from allocscan.sites.typing.places import PlaceTypes
from allocscan.sites.typing.unions import is_union, may_be_union
from allocscan.sites.typing.wanted import Demanded, Lost, Merged, Own, Written
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import descend
from allocscan.typed import Final, assert_never

LONGEST_REPEATED: Final = 40
"""In bytes: nobody writes a longer type a second time."""

_PARAMETERS: Final = frozenset({"required_parameter", "optional_parameter"})
_CHECKED: Final = regex(rb"//\s*@ts-check\b")
_KEEPS_ITS_TYPE: Final = frozenset({"as_expression", "satisfies_expression", "type_assertion"})


@dataclass(frozen=True, slots=True)
class Typed:
    """Where a constant's type comes from, the type to write beside it if its place has one, and
    what the types have against the move."""

    typing: Typing
    annotation: Node | None
    obstacles: tuple[Obstacle, ...]


UNTYPED: Final = Typed(Typing.OWN, None, ())
"""Where nobody checks types."""


def is_checked_script(syntax: Syntax) -> bool:
    """True for JavaScript that asks TypeScript to check it: `// @ts-check` above all code."""
    if syntax.source.language.typed or b"@ts-check" not in syntax.source.content:
        return False
    heads = takewhile(lambda node: node.type in ("comment", "hash_bang_line"), syntax.root.children)
    return any(_CHECKED.match(syntax.text(head)) for head in heads)


class TypingRules:
    """What the types of one file say about moving its literals."""

    def __init__(
        self, visible: Visible, syntax: Syntax, scopes: ScopeTree, compiler: Compiler
    ) -> None:
        self._visible = visible
        self._compiler = compiler
        self._syntax = syntax
        self._scopes = scopes
        self._places = PlaceTypes(visible, syntax, scopes)
        self._narrowing = Narrowing(syntax, scopes)
        self._hidden = HiddenNames(syntax)

    def of(self, literal: Node, moved: Node, home: Home) -> Typed:
        """What the types in and around `moved`, which holds `literal`, say of moving it to
        `home`."""
        typed = self._typed(literal, moved, home)
        inner = _out_of_reach(moved, home, self._scopes)
        for code in (moved,) if typed.annotation is None else (moved, typed.annotation):
            inner += _objections(Because.CONTEXTUAL_TYPE, self._checks(code, moved, typed))
            inner += _objections(Because.LOCAL_TYPE, self._hidden.named_in(code, moved))
        inner += _objections(Because.CONTEXTUAL_TYPE, self._inferred(literal, moved, typed))
        return replace(typed, obstacles=(*inner, *typed.obstacles))

    def _checks(self, code: Node, moved: Node, typed: Typed) -> Iterator[Node]:
        annotated = typed.annotation is not None and code.id == moved.id
        return self._narrowing.checks(code, moved, annotated=annotated)

    def _inferred(self, literal: Node, moved: Node, typed: Typed) -> Iterator[Node]:
        """Yield where the compiler infers another type for a constant, as it is set."""
        parent = self._syntax.parent(moved)
        if parent is None or parent.type == "variable_declarator" or typed.annotation is not None:
            return
        if not self._compiler.strict_nulls and widens(literal, self._syntax):
            yield moved
        around = self._syntax.enclosing(moved, _PARAMETERS | FUNCTIONS)
        if not self._compiler.isolated or around is None or around.type not in _PARAMETERS:
            return
        if around.child_by_field_name("type") is None:
            yield around

    def _typed(self, literal: Node, moved: Node, home: Home) -> Typed:
        place = self._places.of(moved)
        fresh = _stays_fresh(moved)
        if fresh and isinstance(place, Demanded) and self._is_argument(moved):
            # a property too many rules out an overload (checked with tsc 5.9)
            return Typed(Typing.OWN, None, _unsafe(moved))
        satisfied = isinstance(place, Merged) and moved.type == "satisfies_expression"
        if fresh and isinstance(place, Merged | Lost) and not satisfied:
            return Typed(Typing.LOST, None, _unsafe(moved))
        if _keeps_its_type(literal, moved) and not isinstance(place, Written) and not satisfied:
            return Typed(Typing.OWN, None, ())
        match place:
            case Own():
                return Typed(Typing.OWN, None, ())
            case Written(written, narrows):
                return self._written(literal, moved, written, home, narrows=narrows)
            case Demanded():
                return self._demanded(literal, moved)
            case Merged():
                pairs = holds_pairs(literal) and self._is_argument(moved)
                typing = Typing.LOST if pairs else Typing.MERGED
                return Typed(typing, None, _unsafe(moved))
            case Lost():
                return Typed(Typing.LOST, None, _unsafe(moved))
            case _:
                assert_never(place)

    def _written(
        self, literal: Node, moved: Node, written: Node, home: Home, *, narrows: bool
    ) -> Typed:
        parent = self._syntax.parent(moved)
        goes_along = parent is not None and parent.type == "variable_declarator"
        if not goes_along and _keeps_its_type(literal, moved):
            return Typed(Typing.OWN, None, ())
        away = tuple(_out_of_reach(written, home, self._scopes))
        if away:
            return Typed(Typing.LOST, None, away)
        inward = leaves_parameters_untyped(literal)
        typing = Typing.INWARD if inward else Typing.WRITTEN
        if narrows and may_be_union(written, self._syntax, self._scopes):
            known = is_union(written, self._syntax, self._scopes)
            return Typed(Typing.LOST if known else typing, written, _unsafe(written))
        flat = literal.type == "object" and not nests(literal)
        if not goes_along and (self._has_comment(written) or (flat and self._is_unhandy(written))):
            return self._demanded(literal, moved, known=True)
        return Typed(typing, written, ())

    def _is_argument(self, moved: Node) -> bool:
        parent = self._syntax.parent(moved)
        return parent is not None and parent.type == "arguments"

    def _has_comment(self, written: Node) -> bool:
        return any(node.type == "comment" for node in descend(written))

    def _is_unhandy(self, written: Node) -> bool:
        """True for a type that nobody would write a second time."""
        text = self._syntax.text(written)
        return b"\n" in text or len(text) > LONGEST_REPEATED

    def _demanded(self, literal: Node, moved: Node, *, known: bool = False) -> Typed:
        """A type out of sight, or a `known` one that is not repeated: the literal types of a flat
        object fit wherever the literal did, but may show in the result of an unknown call."""
        if leaves_parameters_untyped(literal) or holds_pairs(literal):
            return Typed(Typing.LOST, None, _unsafe(moved))
        flat = literal.type == "object" and not nests(literal)
        # what stands under a symbol loses its literal type in a freeze call (tsc 5.9)
        flat = flat and not any(each.type == "computed_property_name" for each in descend(literal))
        if flat and (known or takes_options(moved, self._visible, self._syntax)):
            return Typed(Typing.OPTIONS, None, ())
        wanted = Typing.DEMANDED if holds_text(literal) else Typing.MERGED
        return Typed(wanted, None, _unsafe(moved))


def _objections(because: Because, found: Iterable[Node]) -> list[Obstacle]:
    return [Obstacle(because, span_of(node)) for node in found]


def _unsafe(at: Node) -> tuple[Obstacle, ...]:
    return (Obstacle(Because.CONTEXTUAL_TYPE, span_of(at)),)


def _keeps_its_type(literal: Node, moved: Node) -> bool:
    own = literal.child_by_field_name("type_arguments") is not None
    return own or moved.type in _KEEPS_ITS_TYPE


def _stays_fresh(moved: Node) -> bool:
    """True for `satisfies`, and for `as const`: an object type stays fresh under them, which joins
    others, and is checked for properties too many, otherwise than that of a constant."""
    const = any(child.type == "const" for child in moved.children)
    return moved.type == "satisfies_expression" or (moved.type in _KEEPS_ITS_TYPE and const)


def _out_of_reach(node: Node, home: Home, scopes: ScopeTree) -> list[Obstacle]:
    found = []
    for inner in descend(node):
        if inner.type == "this_type" or (
            inner.type == "type_query" and any(each.type == "this" for each in descend(inner))
        ):
            found.append(Obstacle(Because.LOCAL_TYPE, span_of(inner)))
        use = scopes.reference(inner)
        binding = scopes.meant(use) if use is not None and use.in_type else None
        if binding is None:
            continue
        own = any(
            node.start_byte <= declared.start_byte < node.end_byte
            for declared in binding.declarations
        )
        if not own and not scopes.encloses(binding.scope, home.scope):
            found.append(Obstacle(Because.LOCAL_TYPE, span_of(inner)))
    return found
