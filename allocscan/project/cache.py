"""Texts by key in one SQLite file: what an earlier run found, for the next one.

Nothing depends on it: a cache that cannot be read or written is told of once, and done without.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import blake2b
from typing import Final

from allocscan.project.cache_place import DATABASE, make_folder
from allocscan.records import dataclass

_LAYOUT: Final = 1
_DIGEST: Final = 8
_PATIENCE: Final = 2.0
"""Seconds to wait for another run that writes."""

_KEPT_DAYS: Final = 30
"""What no run asked for in so many days is forgotten."""

_DAY: Final = 86_400
_AT_ONCE: Final = 500
"""Keys in one question: SQLite admits 999 in old versions."""


@dataclass(slots=True)
class Cache:
    """The cache in `folder`. After the first error it knows nothing and keeps nothing; `trouble`
    says what happened."""

    folder: str
    trouble: str | None = None

    def find(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """What is known of `keys`. A text that is damaged is not known."""
        try:
            return self._found(list(keys)) if os.path.isfile(self._path) else {}
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return {}

    def keep(self, texts: Mapping[bytes, str], asked: Iterable[bytes]) -> None:
        """Add `texts`, remember that `asked` was of use, and forget what has not been for long."""
        if self.trouble is not None:
            return
        try:
            make_folder(self.folder)
            self._write(texts, list(asked))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    @property
    def _path(self) -> str:
        return os.path.join(self.folder, DATABASE)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)

    def _found(self, keys: list[bytes]) -> dict[bytes, str]:
        found = {}
        with closing(self._connect()) as database:
            (layout,) = database.execute("PRAGMA user_version").fetchone()
            if layout != _LAYOUT:
                return {}
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = database.execute(
                    f"SELECT key, value FROM reports WHERE key IN ({marks})", some
                )
                found.update({key: text for key, value in rows if (text := _whole(value))})
        return found

    def _write(self, texts: Mapping[bytes, str], asked: list[bytes]) -> None:
        today = int(time.time()) // _DAY
        with closing(self._connect()) as database:
            database.execute("BEGIN IMMEDIATE")
            (layout,) = database.execute("PRAGMA user_version").fetchone()
            if layout != _LAYOUT:
                database.execute("DROP TABLE IF EXISTS reports")
                database.execute(
                    "CREATE TABLE reports (key BLOB PRIMARY KEY, value BLOB, day INTEGER)"
                )
                database.execute(f"PRAGMA user_version = {_LAYOUT}")
            database.executemany(
                "INSERT OR REPLACE INTO reports VALUES (?, ?, ?)",
                [(key, _sealed(text), today) for key, text in texts.items()],
            )
            database.executemany(
                "UPDATE reports SET day = ? WHERE key = ? AND day < ?",
                [(today, key, today) for key in asked],
            )
            database.execute("DELETE FROM reports WHERE day < ?", (today - _KEPT_DAYS,))
            database.execute("COMMIT")

    def _give_up(self, error: Exception) -> None:
        self.trouble = f"the cache in {self.folder} is not used: {error}"
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            self.trouble += "; `allocscan clean` removes it"


def _sealed(text: str) -> bytes:
    raw = text.encode("utf-8", "surrogatepass")
    return blake2b(raw, digest_size=_DIGEST).digest() + raw


def _whole(value: object) -> str | None:
    if not isinstance(value, bytes):
        return None
    seal, raw = value[:_DIGEST], value[_DIGEST:]
    if blake2b(raw, digest_size=_DIGEST).digest() != seal:
        return None
    return raw.decode("utf-8", "surrogatepass")
