"""The rules about the comments that silence the other rules. No comment silences these."""

from collections.abc import Mapping

from allocscan.records import dataclass
from allocscan.severity import Severity
from allocscan.typed import Final

UNUSED: Final = "unused-suppression"
INVALID: Final = "invalid-suppression"
BLANKET: Final = "blanket-suppression"
NO_REASON: Final = "missing-suppression-reason"


@dataclass(frozen=True, slots=True)
class CommentRule:
    """`summary` is one sentence without a full stop; `default` says whether it runs unasked."""

    id: str
    summary: str
    severity: Severity
    fixable: bool = False
    default: bool = True
    since: str = "0.1.0"


COMMENT_RULES: Final[Mapping[str, CommentRule]] = {
    rule.id: rule
    for rule in (
        CommentRule(BLANKET, "A comment silences every rule, not the one it means", Severity.INFO),
        CommentRule(INVALID, "A comment that should silence cannot be read", Severity.WARNING),
        CommentRule(
            NO_REASON, "A comment silences without saying why", Severity.WARNING, default=False
        ),
        CommentRule(UNUSED, "A comment silences what is not found", Severity.WARNING, fixable=True),
    )
}
"""In order of their ids."""
