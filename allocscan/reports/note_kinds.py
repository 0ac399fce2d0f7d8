"""What notes say of a run: that it failed, or that a file was not checked in full."""

from allocscan.findings import NoteKind
from allocscan.typed import Final

BROKEN: Final = frozenset(
    {
        NoteKind.UNREADABLE,
        NoteKind.MISSING,
        NoteKind.NOT_A_FILE,
        NoteKind.RULE_CRASHED,
        NoteKind.FIX_REVERTED,
        NoteKind.NOT_WRITTEN,
    }
)
"""Something was asked for and not done."""

UNCHECKED: Final = frozenset(
    {
        NoteKind.SYNTAX_ERROR,
        NoteKind.NOT_UTF8,
        NoteKind.TOO_LARGE,
        NoteKind.GENERATED,
        NoteKind.MINIFIED,
        NoteKind.UNMERGED,
    }
)
"""A file, or a part of it, was left out; at most `--strict` minds."""
