"""What a scan gives: findings, notes, and one report for each file. Plain values."""

from allocscan.enums import Enum
from allocscan.known import Identity as Identity
from allocscan.known import Standing as Standing
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.settings import Applicability
    from allocscan.severity import Severity
    from allocscan.sites.cost_values import Cost
    from allocscan.sites.heat_values import Heat
    from allocscan.sites.obstacles import Because
    from allocscan.source.edits import Edit
    from allocscan.source.file import SourceFile
    from allocscan.source.span import Span


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a finding has no safe fix: the reason's id, one sentence, and the line that proves it."""

    because: "Because"
    message: str
    at: "Span"


@dataclass(frozen=True, slots=True)
class Fix:
    """The edits of one finding, as they would be made if it were the only one.

    `name` is the constant's name.
    """

    applicability: "Applicability"
    name: str
    edits: "tuple[Edit, ...]"


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that survived: what, where, how dear, how hot, and what can be done.

    `score` is what findings are ordered by: bytes per second, measured or assumed (`rank`).
    `saved` is what one evaluation no longer allocates where a constant is shared.
    `why` is a clause for people ("every entry is a literal; it is only read by key").
    `fix` is None when there is none to apply in any mode; `refusals` then (and for unsafe
    fixes) say what stopped the proof. `fingerprint` is stable under moved lines: that of `path` and
    `identity`. `justification` is what a comment says that silences it, else "".

    A finding about a comment that silences has a `cost` of 0 bytes and is cold.
    """

    rule: str
    severity: "Severity"
    message: str
    path: str
    span: "Span"
    function: str
    why: str
    cost: "Cost"
    heat: "Heat"
    score: float
    saved: int
    fix: Fix | None
    refusals: tuple[Refused, ...]
    fingerprint: str
    identity: Identity = Identity("", "", "", 0)
    standing: Standing = Standing.ACTIVE
    justification: str = ""


class NoteKind(Enum):
    """Something about a file that is no finding."""

    SYNTAX_ERROR = "syntax-error"
    NOT_UTF8 = "not-utf8"
    GENERATED = "generated"
    MINIFIED = "minified"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    NOT_A_FILE = "not-a-file"
    MISSING = "missing"
    RULE_CRASHED = "rule-crashed"
    FIX_REVERTED = "fix-reverted"
    NOT_WRITTEN = "not-written"
    NOT_FORMATTED = "not-formatted"
    UNMERGED = "unmerged"
    """The index holds no one text of a file, for its conflict is not resolved."""
    PARTLY_STAGED = "partly-staged"
    """The index holds one text of a file and the work tree another, so neither was fixed."""
    PROFILE_OTHER_VERSION = "profile-other-version"
    """A recording was made with another text of the file."""
    PROFILE_LIMITED = "profile-limited"
    """A recording cannot tell what it is asked; `path` is its own."""
    PROFILE_UNMATCHED = "profile-unmatched"
    """A recording names no file that is checked; `path` is its own."""


@dataclass(frozen=True, slots=True)
class Note:
    """A file that was set aside, in whole or in part, and why. `at` where that has a place."""

    kind: NoteKind
    path: str
    message: str
    at: "Span | None" = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one file. Findings are in source order; `silenced` are those that do not
    count, in source order too.

    `fixed` is the whole file with every applicable fix made (safe ones; unsafe ones too when
    the settings ask), or None when nothing would change; `applied` are the fingerprints of the
    findings it takes care of, and `hoisted` how many constants it adds; `constants` are their
    names, in the order in which they were planned.
    """

    source: "SourceFile"
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    fixed: bytes | None = None
    applied: frozenset[str] = frozenset()
    hoisted: int = 0
    constants: tuple[str, ...] = ()
    silenced: tuple[Finding, ...] = ()
