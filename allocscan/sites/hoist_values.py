"""What a hoist needs to know: the constant's type, its variable, its place, names for it."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.source.span import Span


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
