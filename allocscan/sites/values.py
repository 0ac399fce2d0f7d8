"""What is known about a site, in plain values: no tree is kept alive by them, all can be pickled.

Every verdict carries its witness, the span that proves it.
"""

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from allocscan.source.file import Language
from allocscan.source.span import Span


class SiteKind(Enum):
    """What the expression allocates."""

    OBJECT = "object"
    ARRAY = "array"
    COPY = "copy"
    """An object literal that copies a constant into itself, or begins with a computed key, in a way
    that V8 makes slow; it is another object each time."""
    SET = "set"
    """A `new Set([…])` of constants."""
    MAP = "map"
    """A `new Map([[…, …], …])` of constants."""
    TYPED_ARRAY = "typed-array"
    """A `new Uint8Array([…])` of numbers."""
    REGEXP = "regexp"
    """A `new RegExp('…')` of constants."""
    FORMATTER = "formatter"
    """An `Intl` object made of constants."""
    ENCODER = "encoder"
    """A `new TextEncoder()`."""
    DECODER = "decoder"
    """A `new TextDecoder('utf-8')`."""
    PARSED_OBJECT = "parsed-object"
    """A `JSON.parse('{…}')`."""
    PARSED_ARRAY = "parsed-array"
    """A `JSON.parse('[…]')`."""


COLLECTIONS = frozenset({SiteKind.SET, SiteKind.MAP, SiteKind.TYPED_ARRAY})
INSTANCES = frozenset({SiteKind.REGEXP, SiteKind.FORMATTER, SiteKind.ENCODER, SiteKind.DECODER})
"""Objects of the platform that are used through their methods."""

PARSED = frozenset({SiteKind.PARSED_OBJECT, SiteKind.PARSED_ARRAY})
UNFROZEN = COLLECTIONS | INSTANCES | PARSED
"""What no freeze protects: methods write to it whatever is frozen, or what it holds stands nowhere
in the source."""


class Form(Enum):
    """The position of the literal in its statement: how a person would describe it."""

    LOCAL = "local"
    """The whole initialiser of a variable with a plain name."""
    DESTRUCTURED = "destructured"
    """The initialiser of a destructuring declaration."""
    DEFAULT = "default"
    """The default value of a parameter or of a destructured name."""
    RECEIVER = "receiver"
    """`[…].includes(x)`, `({…})[key]`."""
    ARGUMENT = "argument"
    FALLBACK = "fallback"
    """The right side of `||`, `??` or a branch of `?:`."""
    ITERATED = "iterated"
    """The source of `for…of` or `for…in`."""
    SPREAD = "spread"
    RETURNED = "returned"
    NESTED = "nested"
    """A constant part of a literal that is not constant as a whole."""
    OTHER = "other"


# ------------------------------------------------------------------ cost


class Cliff(Enum):
    """A measured jump in what the engine does. Sources are rows of `knowledge.costs`."""

    MANY_PROPERTIES = "128 or more properties in one object: built by the slow path"
    DICTIONARY = "more than 1,020 properties in one object: a dictionary"
    MANY_SLOTS = "more than 252 slots in the literal: copied by the runtime"
    DEEP = "nested more than three deep: copied by the runtime"
    COMPUTED_FIRST_KEY = "the first key is computed: the property list grows three at a time"
    SPREAD_INTO = "a spread after other properties: the property list grows three at a time"


@dataclass(frozen=True, slots=True)
class Cost:
    """Bytes that one evaluation allocates in 64-bit V8.

    `bytes` before optimisation, `optimized_bytes` by optimised code when the value escapes.
    `entries` counts the entries that are copied (V8 shares the elements of flat constant arrays:
    they count nothing); `leaves` all entries that are not literals themselves.
    `can_vanish`: optimised code removes all of it where every use reads it by a key in the source;
    `remaining_bytes`: what it leaves there, None where nothing is removed.
    `counts`: for each of `cliffs` the number that is past it.
    `copies_elements`: some array in it has elements of its own.
    """

    bytes: int
    optimized_bytes: int
    entries: int
    leaves: int
    objects: int
    can_vanish: bool
    cliffs: tuple[Cliff, ...] = ()
    engine: str = "node22"
    remaining_bytes: int | None = None
    copies_elements: bool = False
    counts: tuple[int, ...] = ()


# ------------------------------------------------------------------ escape


class Route(Enum):
    """Where a value went that stopped the proof, as one clause of a sentence."""

    WRITTEN = "written to here"
    MUTATED = "changed by this call"
    COMPARED = "compared by identity here"
    RETURNED = "returned here to callers that are not all visible"
    ARGUMENT = "passed to code that is not visible"
    STORED = "stored here, where other code can reach it"
    FIELD = "stored in a field of each instance"
    THROWN = "thrown here"
    YIELDED = "yielded here"
    EXPORTED = "exported here"
    JSX = "passed to a component here"
    PROTOTYPE = "used as a prototype here"
    OBSERVED = "asked whether it is frozen or extensible here"
    COERCED = "converted by its own method here"
    CALLED = "called with the object as `this` here"
    OBSCURED = "named in a part of the file that could not be read"
    UNKNOWN = "used here in a way that is not known to be harmless"


@dataclass(frozen=True, slots=True)
class Leak:
    """One way out: the route and the node that takes it. `crossed`: behind a call or a return."""

    route: Route
    at: Span
    crossed: bool


@dataclass(frozen=True, slots=True)
class Contained:
    """Every use of the value, and of all that is read out of it, only reads."""


@dataclass(frozen=True, slots=True)
class Escapes:
    """At least one use is not proven to only read. `leaks` is not empty, in source order."""

    leaks: tuple[Leak, ...]


Escape = Contained | Escapes


class Use(Enum):
    """What was seen done with one object of the literal; decides whether freezing it pays."""

    NAMED = "named"
    """Read by a key that stands in the source, or taken apart by a pattern."""
    KEYED = "keyed"
    """Read by a key that is computed, or asked for its keys."""
    ITERATED = "iterated"
    """`for…of`, a callback method, a loop over its indices, `join`, `slice`…"""
    SEARCHED = "searched"
    """`includes`, `indexOf`, `lastIndexOf`, `length`, `[i]`, array spread: unharmed by freezing."""
    SPREAD = "spread"
    """Object spread or `Object.assign` from it."""
    CROSSED = "crossed"
    """Reached another function through a return or a parameter."""


_STATIC = frozenset({Use.NAMED})
_IN_PLACE = frozenset({Use.NAMED, Use.SEARCHED, Use.ITERATED})


@dataclass(frozen=True, slots=True)
class Part:
    """One object or array literal of a site (the root is the first). `uses` decides freezing."""

    span: Span
    kind: SiteKind
    uses: frozenset[Use]
    frozen: bool = False
    """It is frozen where it stands."""


# ------------------------------------------------------------------ heat and intent


class HeatLevel(IntEnum):
    """How often the site runs. Ordered."""

    COLD = 0
    CALLED = 1
    ITERATED = 2
    HOT = 3
    MEASURED = 4


@dataclass(frozen=True, slots=True)
class Step:
    """One reason, as a clause (`inside a loop`), and where it stands: in the site's own file, or
    in the file `path` at its 1-based `line`. `caller` is the name of the function whose call the
    step is."""

    text: str
    at: Span
    caller: str | None = None
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """What recordings of the running program say of one site, summed over all that were given.

    `evaluations` is how often the site was evaluated: exact where blocks were counted, else the
    calls of its function; None where nothing counts. `sampled_bytes` were allocated in its
    function, garbage included, and are `bytes_share` (0 to 1) of all that the same recordings
    saw; `micros` is the CPU time in its function itself, `time_share` its part. `seconds` is how
    long the recordings lasted, None where they do not say.
    """

    evaluations: int | None = None
    sampled_bytes: int | None = None
    bytes_share: float | None = None
    micros: int | None = None
    time_share: float | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Heat:
    """How often, and the chain of reasons from the outside in.

    `measured` is set where a recording covers the site: the level is then MEASURED; COLD where it
    never ran while it was recorded, or once for each load of its file. A few samples say less
    than the code: then it is not set, and the heat is `faint`.
    """

    level: HeatLevel
    because: tuple[Step, ...]
    failing: bool = False
    """COLD because it stands on an error path."""
    nesting: int = 0
    """How many loops and callbacks per element are on the way."""
    setup: bool = False
    """What runs here makes something that lives on, an instance or a set of functions, or loads the
    module: it runs once for each of these, which is seldom for its level."""
    recursive: bool = False
    """HOT because its function calls itself, perhaps by way of others."""
    measured: Measurement | None = None
    faint: bool = False
    """Samples were taken of its file while that ran, and few or none of them fell on its function.
    That proves nothing, but what was measured elsewhere is more certain to matter."""


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Nothing says that the object is fresh on purpose or must stay where it is."""


@dataclass(frozen=True, slots=True)
class FreshOnPurpose:
    """A fresh object is the point (a Vue `data()`, a reducer's state): say nothing."""

    because: Step


@dataclass(frozen=True, slots=True)
class SelfContained:
    """The function's text runs elsewhere or is read by a compiler: nothing may move out of it."""

    because: Step


Intent = Ordinary | FreshOnPurpose | SelfContained


# ------------------------------------------------------------------ what a hoist needs


class Because(Enum):
    """Why a site has no safe fix (or no fix), as one sentence a JavaScript developer understands.

    Values are stable ids; sentences are in `fixes.reasons`.
    """

    WRITTEN = "written"
    IDENTITY = "identity-observed"
    RETURNED = "returned"
    PASSED = "passed-on"
    STORED = "stored"
    OBSERVED = "observed"
    METHOD = "method-called"
    """A method that is not known to keep off the object, as `this`, is called on it."""
    UNKNOWN_USE = "unknown-use"
    NOT_SETTLED = "leaf-not-settled"
    """A leaf may have another value each time: an import, a module-level object."""
    CONTENTS = "contents-may-change"
    """It copies or reads an object of the module that may be changed out of sight."""
    LATER_DECLARATION = "read-before-defined"
    IMPORT_CYCLE = "import-cycle"
    DYNAMIC_SCOPE = "dynamic-scope"
    """Direct `eval` or `with` in the file."""
    GLOBAL_SCRIPT = "global-script"
    SLOPPY = "sloppy-mode"
    """Only fixable with a frozen object, and a write to one is lost silently in sloppy code."""
    STRICTNESS = "strictness-changes"
    SELF_CONTAINED = "self-contained-function"
    CONTEXTUAL_TYPE = "type-from-context"
    LOCAL_TYPE = "local-type"
    SUPPRESSION_COMMENT = "suppression-comment"
    ERROR_REGION = "near-syntax-error"
    RECEIVER = "receiver-not-certain"
    """What a locale method is called on may be something that a formatter takes otherwise."""
    MAY_THROW = "may-throw-at-load"
    """A constructor that is not known to take its arguments in every engine."""
    ENVIRONMENT = "environment-may-change"
    """It depends on the default locale or time zone at the time it is made."""
    STATEFUL_LEAF = "stateful-leaf"
    """A `g`/`y` regular expression, a method that uses `this`, JSX."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stops a safe fix, and the line that proves it."""

    because: Because
    at: Span


class Typing(Enum):
    """Where a constant's type comes from. In JavaScript that nobody checks it is always OWN."""

    OWN = "its own text"
    WRITTEN = "a type that is written at its place"
    INWARD = "a written type, that of parameters of functions inside too"
    OPTIONS = "options of the platform: literal types fit, and show nowhere"
    DEMANDED = "a type out of sight"
    MERGED = "the types that it is joined with"
    LOST = "only its place can give it"


@dataclass(frozen=True, slots=True)
class Local:
    """The variable that the literal initialises.

    `statement` is the whole declaration, with the other variables it declares; None where it is
    no statement of a body. `annotation` covers the type after the colon, without it. `references`
    are the plain reads that may take the constant's name, in source order. `removable`: every use
    is such a read and none can run before the declaration, so that it may go. `doc` is the JSDoc
    comment that gives the variable its type.
    """

    name: str
    declarator: Span
    statement: Span | None
    annotation: Span | None
    references: tuple[Span, ...]
    removable: bool
    doc: Span | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the constant can stand: offsets of insertion before a statement of the home body.

    `offset` is the latest possible (directly above the statement that uses it, above that
    statement's own comments and decorators); it is at a line's first byte wherever the layout
    allows. `indent` is the white space that statements of that body begin with. `below`: behind
    a statement, not before one. `head` is the place below the body's imports, which is never the
    lower one; None where it would come before something that the constant needs.
    """

    offset: int
    indent: bytes
    in_wrapper: bool
    below: bool = False
    head: "Placement | None" = None


@dataclass(frozen=True, slots=True)
class NameHints:
    """Where a name can come from, best first: the local, what it is used for, the function.

    `within` are words for the place inside the function, innermost first: the label of a `case`,
    the property that a call stands under. `around` are words for what is around the function,
    innermost first: its class, an outer function, the file. `default`: it stands in for a value
    that was not given.
    """

    local: str | None
    role: str | None
    function: str | None
    within: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    default: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The site makes something and asks it once: `n.toLocaleString('en', {…})`. What is made is
    `constructor(moved)`; asked is its `method`, with the expressions `asks` in that order."""

    constructor: str
    method: str
    asks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Existing:
    """A constant that the file has already, equal to a site's literal: it may stand for that.
    `literal` is where its own text stands, without the `Object.freeze(…)` around it if `frozen`."""

    name: str
    literal: Span
    frozen: bool


@dataclass(frozen=True, slots=True)
class Site:
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
