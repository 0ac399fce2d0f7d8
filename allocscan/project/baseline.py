"""The baseline: findings that were known before, in a file that is committed.

    {
      "version": 1,
      "findings": [
        {"path": "src/a.js", "rule": "rebuilt-object", "scope": "f", "hash": "91…", "n": 0}
      ]
    }

Sorted, an entry a line, so that merges seldom conflict; no line numbers and no counts, so that
moved code is known still. Paths are relative to the project's folder: that of the configuration,
else the top of the repository.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from allocscan.errors import AllocscanError
from allocscan.known import Identity
from allocscan.project.paths import below, shown_path
from allocscan.records import dataclass, field

NAME: Final = "allocscan-baseline.json"
VERSION: Final = 1

_ENTRY: Final = {"path": str, "rule": str, "scope": str, "hash": str, "n": int}


@dataclass(slots=True)
class Baseline:
    """The entries of the file at `location`, by the path in `folder` of what they were found in."""

    location: str
    folder: str
    entries: dict[str, frozenset[Identity]] = field(default_factory=dict)

    def of(self, location: str) -> frozenset[Identity]:
        """What was known of the file at `location`."""
        path = self.path_of(location)
        return self.entries.get(path, frozenset()) if path is not None else frozenset()

    def path_of(self, location: str) -> str | None:
        """What the baseline calls the file at `location`; None for one that it cannot hold."""
        return below(location, self.folder)

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
        """Write the file, whole or not at all. Raises AllocscanError where that fails."""
        draft = f"{self.location}.{os.getpid()}.allocscan"
        try:
            with open(draft, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                file.write(self._text())
            os.replace(draft, self.location)
        except OSError as error:
            if os.path.lexists(draft):
                os.unlink(draft)
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


def stale_entries(
    baseline: Baseline,
    found: Mapping[str, frozenset[Identity]],
    asked_for: Callable[[str], bool],
) -> dict[str, frozenset[Identity]]:
    """The entries that nothing matches any more, by path.

    `found` are the identities of each file that was checked, by location. Of a file that is gone
    all entries are stale, if the run would have checked it (`asked_for`, by location).
    """
    stale = {}
    for path, known in baseline.entries.items():
        location = baseline.location_of(path)
        if location in found:
            left = gone(known, found[location])
        else:
            left = known if asked_for(location) and not os.path.exists(location) else frozenset()
        if left:
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
