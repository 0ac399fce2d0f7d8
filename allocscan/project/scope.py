"""The part of the files that a run is about, by what git says of them, and their texts."""

import os
from collections.abc import Mapping

from allocscan.findings import Note, NoteKind
from allocscan.project.found import Found
from allocscan.project.read import judged, read_source
from allocscan.records import dataclass
from allocscan.source.file import SourceFile, language_of
from allocscan.typed import Final

_UNMERGED: Final = "not checked: it has a conflict, so there is no one text to commit"
_PARTLY: Final = "not fixed: the work tree holds another text; stage or stash the rest"
_CONVERTED: Final = "not fixed: git converts its line ends; run without --staged to fix it"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What was asked for: at most one of the first three, which name files; `new_since` names the
    commit whose findings are known."""

    staged: bool = False
    changed: bool = False
    since: str | None = None
    new_since: str | None = None

    @property
    def flag(self) -> str:
        """The flag that errors name."""
        named = (("--staged", self.staged), ("--changed", self.changed), ("--since", self.since))
        return next((flag for flag, given in named if given), "--new-since")


@dataclass(frozen=True, slots=True)
class OldText:
    """What a file held at the commit that a run compares with. `path` is what it was called."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Scope:
    """The files to check, by location (absolute, as a walk of the named paths meets them).

    `texts` are read instead of the disk, None for the disk; a file of `unmerged` has none. `olds`
    is what the files held before, where only new findings count; a new file held nothing.
    """

    files: frozenset[str]
    texts: Mapping[str, bytes] | None = None
    unmerged: frozenset[str] = frozenset()
    olds: Mapping[str, OldText] | None = None

    def source_of(self, found: Found) -> SourceFile | Note:
        """The text to check of a file of this scope, or why it is not checked."""
        if self.texts is None:
            return read_source(found.location, found.path, found.config)
        if found.location in self.unmerged:
            return Note(NoteKind.UNMERGED, found.path, _UNMERGED)
        return judged(self.texts[found.location], found.path, found.config)

    def old_source(self, found: Found) -> SourceFile | None:
        """What it held before, unless that is nothing that is scanned."""
        old = self.olds.get(found.location) if self.olds is not None else None
        if old is None or language_of(old.path) is None:
            return None
        source = judged(old.content, old.path, found.config)
        return None if isinstance(source, Note) else source

    def obstacle(self, found: Found, staged: bytes) -> Note | None:
        """Why the fixed text may not take the place of what lies on the disk: that is another
        text than `staged`, which was fixed."""
        if self.texts is None:
            return None
        held = _held(found.location)
        if held == staged:
            return None
        converted = held is not None and held.replace(b"\r\n", b"\n") == staged
        message = _CONVERTED if converted else _PARTLY
        return Note(NoteKind.PARTLY_STAGED, found.path, message)


def _held(location: str) -> bytes | None:
    if os.path.islink(location):
        return None
    try:
        with open(location, "rb") as file:
            return file.read()
    except OSError:
        return None
