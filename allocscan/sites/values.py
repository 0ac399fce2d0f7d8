"""What is known about a site, in plain values, without any tree: all can be pickled."""

from allocscan.records import dataclass, field
from allocscan.sites.cost_values import Cost
from allocscan.sites.heat_values import Heat
from allocscan.sites.hoist_values import Asked, Existing, Local, NameHints, Placement, Typing
from allocscan.sites.kinds import Form, SiteKind
from allocscan.sites.obstacles import Obstacle
from allocscan.sites.verdicts import Contained, Escape, Intent, Part, Use
from allocscan.source.file import Language
from allocscan.source.span import Span
from allocscan.typed import Protocol

_STATIC = frozenset({Use.NAMED})
_IN_PLACE = frozenset({Use.NAMED, Use.SEARCHED, Use.ITERATED})


class Facts(Protocol):
    """What decides whether a site is worth showing."""

    __slots__ = ()

    @property
    def kind(self) -> SiteKind: ...
    @property
    def form(self) -> Form: ...
    @property
    def cost(self) -> Cost: ...
    @property
    def escape(self) -> Escape: ...
    @property
    def parts(self) -> tuple[Part, ...]: ...
    @property
    def given(self) -> bool: ...
    @property
    def held_across(self) -> Span | None: ...
    @property
    def captured(self) -> bool: ...
    @property
    def intent(self) -> Intent: ...
    @property
    def heat(self) -> Heat: ...

    @property
    def vanishes(self) -> bool:
        """True when optimised code need not allocate it at all (v8-cost section 4)."""
        return self.cost.can_vanish and self._is_taken_apart

    @property
    def optimized_bytes(self) -> int:
        """What one evaluation allocates in optimised code, the uses taken into account: an
        estimate where it iterates a list, which the engine may do in place."""
        if self._is_shared_list:
            return 0
        if not self._is_taken_apart:
            return self.cost.optimized_bytes
        if self.cost.can_vanish:
            return 0
        left = self.cost.remaining_bytes
        return self.cost.optimized_bytes if left is None else left

    @property
    def _is_shared_list(self) -> bool:
        """True for an array whose elements V8 shares, and which goes nowhere."""
        return (
            self.kind is SiteKind.ARRAY
            and self.cost.entries == 0
            and self._stays_inside
            and all(part.uses <= _IN_PLACE for part in self.parts)
        )

    @property
    def _is_taken_apart(self) -> bool:
        """True when nothing needs the object itself: it is only ever read by keys that stand in
        the source, or searched where V8 shares its elements."""
        searched = _STATIC if self.cost.copies_elements else _STATIC | {Use.SEARCHED}
        return self._stays_inside and all(
            part.uses <= (searched if part.kind is SiteKind.ARRAY else _STATIC)
            for part in self.parts
        )

    @property
    def _stays_inside(self) -> bool:
        """True when the registers of its function may hold it for as long as it lives."""
        if not isinstance(self.escape, Contained) or self.held_across is not None:
            return False
        return not (self.given or self.captured or any(part.frozen for part in self.parts))


@dataclass(frozen=True, slots=True)
class Site(Facts):
    """All that is known of one site. `moved` is what becomes a constant's initialiser: the literal
    with a trailing `as const` or `satisfies T`, and with the `Object.freeze(…)` or `new Set(…)`
    around it; then it is `given` by a call.

    `placement` is None when no place was proven; then an obstacle says why.
    `obstacles` stop a safe fix beside what `escape` says, each with its line.
    """

    kind: SiteKind
    form: Form
    span: Span
    moved: Span
    function: str
    hints: NameHints
    cost: Cost
    escape: Escape
    heat: Heat
    intent: Intent
    parts: tuple[Part, ...]
    local: Local | None
    placement: Placement | None
    strict: bool
    given: bool = False
    needs: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    copies: bool = False
    """The literal spreads another object into itself, or its first key is computed."""

    asked: Asked | None = None
    """Set where `moved` is the arguments of a constructor that does not stand there."""

    held_across: Span | None = None
    """The first `await` or `yield` that the value lives across: there, and only there, calls in
    flight add up (v8-cost section 6)."""
    captured: bool = False
    """A function inside its own holds it: it lives in the context of that."""
    typing: Typing = Typing.OWN
    typed: Span | None = None
    """The type that its place gives it, which is to be written beside the constant too."""
    existing: Existing | None = None

    @property
    def annotation(self) -> Span | None:
        """The type that the constant is declared with, its local's own before that of its place."""
        own = self.local.annotation if self.local is not None else None
        return own if own is not None else self.typed


@dataclass(frozen=True, slots=True)
class Module:
    """What a fix must know of the file as a whole.

    `words`: every identifier-like token of it, none of which a new name may be.
    `constants`: the names of the `const`s with a literal initialiser, in order, that stand at the
    top of the module or of a wrapper.
    """

    language: Language
    words: frozenset[str]
    constants: tuple[str, ...]
    errors: tuple[Span, ...]
    object_is_global: bool
    keyword: str = "const"
    """What declares a constant here: `var` in a file that keeps to ECMAScript 5."""
    tables: tuple[str, ...] = ()
    """The names of those that hold an object, an array, a Set, a Map or a regular expression, and
    of variables that are never written and hold such: what new constants are named after."""
    imported: bool = False
    """It is an ES module by its syntax, and no program's entry by a hashbang."""
    checked_script: bool = False
    """It is JavaScript whose types are checked."""

    @property
    def checked(self) -> bool:
        """True when a compiler checks the types of this file."""
        return self.language.typed or self.checked_script


@dataclass(frozen=True, slots=True)
class Survey:
    """A file's sites in source order, and its module facts."""

    sites: tuple[Site, ...]
    module: Module = field(default_factory=lambda: Module(Language.JS, frozenset(), (), (), True))
