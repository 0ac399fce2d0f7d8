"""Why a site has no safe fix: the reasons, each with the line that proves it."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.source.span import Span


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
