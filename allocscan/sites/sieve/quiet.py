"""Literals of which nothing is said where they stand: they are built once with the file, become the
state of an instance, or are a small part of what other code gets."""

from functools import cached_property

from allocscan.regex import regex
from allocscan.sites.collected import kind_of
from allocscan.sites.collection_cost import price_of
from allocscan.sites.context.callee import callee_of
from allocscan.sites.context.owners import owner_of
from allocscan.sites.context.positions import (
    Argument,
    Assigned,
    Elsewhere,
    Position,
    Returned,
)
from allocscan.sites.dear import BOXED
from allocscan.sites.find import repeater
from allocscan.sites.floor import ERROR_BYTES, HELD_ERROR_BYTES, Floor
from allocscan.sites.literal.shape import LITERALS
from allocscan.sites.placing.wrappers import LOADERS, wrapped_body
from allocscan.sites.sieve.callees import Callees
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_WHOLE: Final = frozenset({"arguments", "return_statement", "arrow_function"})
_PARTS: Final = frozenset({"pair", "array"})
_OWN_LOADER: Final = regex(
    rb"\b(?:function|class|const|let|var|import)\s+(?:define|require|requirejs|System|sap)\b"
    rb"|[({,]\s*(?:define|require|requirejs|System|sap)\s*(?:[,})]|=(?!=))"
)
_NAME: Final = regex(rb"[A-Za-z_$][\w$]*")
_PLAIN: Final = frozenset({"identifier", "member_expression"})


class Quiet:
    """Asked about the literals of `syntax`, an outline; `callees` are those of the whole text."""

    def __init__(self, syntax: Syntax, callees: Callees, floor: Floor, engine: str) -> None:
        self._syntax = syntax
        self._callees = callees
        self._floor = floor
        self._engine = engine
        self._wrappers: dict[int, bool] = {}

    def is_once(self, repeats: Node) -> bool:
        """True for the function that wraps a file and runs with it; `floor` must leave out what
        runs once on an error path, too."""
        at: Node | None = repeats
        while at is not None:
            if at.id not in self._wrappers:
                self._wrappers[at.id] = self._wraps(at)
            if not self._floor.given_away or self._is_marked or not self._wrappers[at.id]:
                return False
            at = repeater(self._syntax, at)
        return True

    @cached_property
    def _is_marked(self) -> bool:
        return b"@hot" in self._callees.content

    def _wraps(self, function: Node) -> bool:
        """True where it is called at once, or handed to a loader of modules."""
        if function.type not in FUNCTIONS or function.child_by_field_name("name") is not None:
            return False
        if wrapped_body(self._syntax, function) is None:
            return False
        parent = self._syntax.parent(function)
        if parent is None or parent.type != "arguments":
            return True
        call = self._syntax.parent(parent)
        callee = None if call is None else callee_of(call)
        return callee is not None and self._is_loader(callee)

    def _is_loader(self, callee: Node) -> bool:
        return self._syntax.text(callee) in LOADERS and not self._has_own_loader

    @cached_property
    def _has_own_loader(self) -> bool:
        return _OWN_LOADER.search(self._callees.content) is not None

    def is_left(self, literal: Node) -> bool:
        """True for an argument or a result, or a part of one, that is too small to be worth a
        word where other code gets it."""
        _, parent = self._syntax.effective_parent(literal)
        if not self._floor.given_away or parent is None or literal.type not in LITERALS:
            return False
        if parent.type not in _WHOLE and parent.type not in _PARTS:
            return False
        if not self._is_given(owner_of(literal, self._syntax)):
            return False
        price = price_of(kind_of(literal, self._syntax), literal, self._syntax, self._engine)
        limit = self._floor.given_away if parent.type in _WHOLE else self._large
        return price.bytes * BOXED < limit and not price.cliffs

    @cached_property
    def _large(self) -> int:
        """The bytes from which something is said of a part, too."""
        content = self._callees.content
        return HELD_ERROR_BYTES if b"await" in content or b"yield" in content else ERROR_BYTES

    def _is_given(self, position: Position) -> bool:
        if isinstance(position, Argument):
            return self._is_out_of_sight(position.call)
        if not isinstance(position, Returned):
            return False
        by = position.by
        function = by if by.type in FUNCTIONS else self._syntax.enclosing(by, FUNCTIONS)
        if function is None or function.type != "method_definition":
            return False
        name = function.child_by_field_name("name")
        return name is not None and name.type != "private_property_identifier"

    def _is_out_of_sight(self, call: Node) -> bool:
        callee = callee_of(call)
        if callee is None or callee.type not in _PLAIN:
            return False
        named = callee.child_by_field_name("property")
        name = self._syntax.text(callee if named is None else named)
        if _NAME.fullmatch(name) is None:
            return False
        return self._callees.is_out_of_sight(name if named is None else b"x." + name)

    def is_state(self, literal: Node) -> bool:
        """True for `this.state = {…}`, the value of a field, and the parts of them: fresh on
        purpose (`Freshness`, `Route.FIELD`)."""
        position = owner_of(literal, self._syntax)
        if isinstance(position, Elsewhere):
            return position.at.type in FIELDS
        if not isinstance(position, Assigned) or position.operator != "=":
            return False
        root = position.target
        while root.type in _MEMBERS:
            inner = root.child_by_field_name("object")
            if inner is None:
                return False
            root = inner
        return root.type == "this" and root.id != position.target.id
