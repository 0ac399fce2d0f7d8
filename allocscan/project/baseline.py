"""The baseline: findings that were known before, in a file that is committed.

    {
      "version": 1,
      "findings": [
        {"path": "src/a.js", "rule": "rebuilt-object", "scope": "f", "hash": "91…", "n": 0}
      ]
    }

Sorted, an entry a line, so that merges seldom conflict; no line numbers and no counts, so that
moved code is known still. Paths are relative to the folder of the file, or, where the file was
named, to that of the project.
"""

import os
from collections.abc import Iterable, Mapping

from allocscan.errors import AllocscanError
from allocscan.known import Identity
from allocscan.project.paths import below, shown_path
from allocscan.records import dataclass, field
from allocscan.typed import Final

VERSION: Final = 1

_ENTRY: Final = {"path": str, "rule": str, "scope": str, "hash": str, "n": int}


@dataclass(slots=True)
class Baseline:
    """The entries of the file at `location`, by the path in `folder` of what they were found in."""

    location: str
    folder: str
    entries: dict[str, frozenset[Identity]] = field(default_factory=dict)
    _real: dict[str, str] = field(default_factory=dict)

    def of(self, location: str) -> frozenset[Identity]:
        """What was known of the file at `location`."""
        path = self.path_of(location)
        return self.entries.get(path, frozenset()) if path is not None else frozenset()

    def path_of(self, location: str) -> str | None:
        """What the baseline calls the file at `location`; None for one that it cannot hold.

        Links to folders are followed, so that a file has one name whatever the way to it; but what
        they lead out of the folder to is called by the way.
        """
        home, name = os.path.split(location)
        real = below(os.path.join(self._real_of(home), name), self._real_of(self.folder))
        return below(location, self.folder) if real is None else real

    def _real_of(self, folder: str) -> str:
        if folder not in self._real:
            self._real[folder] = os.path.realpath(folder)
        return self._real[folder]

    def location_of(self, path: str) -> str:
        """Where the file lies that the baseline calls `path`."""
        return os.path.join(self.folder, path.replace("/", os.sep))

    def set(self, path: str, identities: Iterable[Identity]) -> bool:
        """Replace what is known of `path`; True when that changed anything."""
        before, now = self.entries.get(path, frozenset()), frozenset(identities)
        if now:
            self.entries[path] = now
        else:
            self.entries.pop(path, None)
        return before != now

    def count(self) -> int:
        """How many entries there are."""
        return sum(map(len, self.entries.values()))

    def save(self) -> None:
        """Write the file, whole or not at all; a link to it stays one, and its mode what it was.

        Of runs that write at the same time the last one wins: what the others had to say is said
        again by the next run. Raises AllocscanError where that fails.
        """
        from allocscan.project.write import write_whole

        try:
            write_whole(self.location, self._text().encode("utf-8", "surrogateescape"))
        except OSError as error:
            raise AllocscanError(
                f"{_shown(self.location)}: cannot be written: {error.strerror}"
            ) from None

    def _text(self) -> str:
        import json

        rows = [
            {"path": path, "rule": one.rule, "scope": one.scope, "hash": one.hash, "n": one.number}
            for path, known in sorted(self.entries.items())
            for one in sorted(known, key=lambda one: (one.rule, one.scope, one.hash, one.number))
        ]
        lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
        listed = f"[\n{lines}\n  ]" if rows else "[]"
        return f'{{\n  "version": {VERSION},\n  "findings": {listed}\n}}\n'


def read_baseline(location: str, folder: str) -> Baseline:
    """The baseline at `location`, of the project in `folder`.

    Raises AllocscanError for a file that is none.
    """
    import json

    try:
        with open(location, encoding="utf-8-sig", errors="surrogateescape") as file:
            document = json.load(file)
    except OSError as error:
        raise AllocscanError(f"{_shown(location)}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise AllocscanError(f"{_shown(location)}: not a baseline: {error}") from None
    baseline = Baseline(location, folder)
    for path, identity in _entries(document, location):
        baseline.entries[path] = baseline.entries.get(path, frozenset()) | {identity}
    return baseline


def _entries(document: object, location: str) -> Iterable[tuple[str, Identity]]:
    if not isinstance(document, Mapping) or not isinstance(document.get("findings"), list):
        raise AllocscanError(f"{_shown(location)}: not a baseline: it has no list `findings`")
    if document.get("version") != VERSION:
        said = document.get("version")
        raise AllocscanError(
            f"{_shown(location)}: a baseline of version {said!r}; this allocscan reads {VERSION}"
        )
    for number, entry in enumerate(document["findings"], start=1):
        good = isinstance(entry, Mapping) and all(
            type(entry.get(key)) is kind for key, kind in _ENTRY.items()
        )
        if not good:
            keys = ", ".join(_ENTRY)
            raise AllocscanError(f"{_shown(location)}: not a baseline: entry {number} needs {keys}")
        yield (
            entry["path"],
            Identity(entry["rule"], entry["scope"], entry["hash"], entry["n"]),
        )


def _shown(location: str) -> str:
    return shown_path(location, os.getcwd())


@dataclass(frozen=True, slots=True)
class Judged:
    """What a run can say of one file: the identities of what it found, but for what comments
    silence, and the rules of the entries that this answers for."""

    found: frozenset[Identity]
    rules: frozenset[str]

    def still(self, known: frozenset[Identity]) -> frozenset[Identity]:
        """The entries of `known` that this run says nothing about."""
        return frozenset(each for each in known if each.rule not in self.rules)


def stale_entries(
    baseline: Baseline, judged: Mapping[str, Judged]
) -> dict[str, frozenset[Identity]]:
    """The entries that nothing matches any more, by path: of files that were `judged` (by path;
    nothing is found in one that is gone), and of the rules that ran on them."""
    stale = {}
    for path, known in baseline.entries.items():
        if path not in judged:
            continue
        asked = known - judged[path].still(known)
        if left := gone(asked, judged[path].found):
            stale[path] = left
    return stale


def gone(known: frozenset[Identity], found: frozenset[Identity]) -> frozenset[Identity]:
    """The entries of `known` that stand for none of `found`.

    Of several that differ by number alone, as many stand for findings as there are equal ones.
    """
    left = set[Identity]()
    for key in {_key(each) for each in known}:
        entries = sorted((each for each in known if _key(each) == key), key=_number)
        equal = {each for each in found if _key(each) == key}
        others = [each for each in entries if each not in equal]
        left |= set(others[max(0, len(equal) - (len(entries) - len(others))) :])
    return frozenset(left)


def _key(identity: Identity) -> tuple[str, str, str]:
    return identity.rule, identity.scope, identity.hash


def _number(identity: Identity) -> int:
    return identity.number
