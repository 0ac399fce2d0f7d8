"""What a site allocates, and the position of its literal in its statement."""

from allocscan.enums import Enum


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
