"""Earlier runs in the folder of the cache, each in two files, what it found and what it said: found
by what they were asked.

Nothing depends on them: one that cannot be read is none, and one that cannot be written is told of
once. A file takes the place of another at once, so that two runs at a time never see half of one.
"""

import os
import time
from zlib import crc32

from allocscan.project.cache_place import RUN, TOLD, make_folder
from allocscan.records import dataclass
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.project.snapshot import Snapshot
    from allocscan.project.told import Words

_KEPT: Final = 8
"""So many runs that were asked different things are kept, the latest ones."""

_ABANDONED: Final = 3600
"""In seconds: nobody writes for so long."""


@dataclass(slots=True)
class History:
    """The run that was asked `key`, kept in `folder`. `trouble` says why it could not be kept."""

    folder: str
    key: str
    trouble: str | None = None

    def latest(self) -> "Snapshot | None":
        """The run, as it was kept last; None where it is not known, or damaged."""
        content = _read(self._path(RUN))
        if content is None:
            return None
        from allocscan.project.snapshot import snapshot_of

        snapshot = snapshot_of(content)
        return snapshot if snapshot is not None and snapshot.key == self.key else None

    def keep(self, snapshot: "Snapshot") -> None:
        """Keep a run in the place of the one before."""
        from allocscan.project.snapshot import bytes_of

        try:
            make_folder(self.folder)
            _write(self._path(RUN), bytes_of(snapshot))
            self._forget()
        except OSError as error:
            self.trouble = f"the cache in {self.folder} is not used: {error}"

    def lag(self) -> int:
        """By how many ns the clock that stamps files in the cache is behind ours, as `lag_at` has
        it; 0 where nothing can be written there."""
        from allocscan.project.stamps import lag_at

        own = f"{self._path(RUN)}-{os.getpid()}.tmp"
        try:
            make_folder(self.folder)
            _remove(own)
            return lag_at(own)
        except OSError:
            return 0

    def words(self) -> "Words | None":
        """What the run said, as it was kept last; None where it is not known, or damaged."""
        content = _read(self._path(TOLD))
        if content is None:
            return None
        from allocscan.project.told import words_of

        return words_of(content)

    def keep_words(self, words: "Words") -> None:
        """Keep what the run said that has been kept; where that cannot be, nothing is lost."""
        from allocscan.project.told import bytes_of

        try:
            _write(self._path(TOLD), bytes_of(words))
        except OSError:
            return

    def _path(self, name: str) -> str:
        number = crc32(self.key.encode("utf-8", "surrogatepass"))
        return os.path.join(self.folder, name.format(f"{number:08x}"))

    def _forget(self) -> None:
        """Remove what is one too many, and what was left half written long ago."""
        before, behind = RUN.split("{}")
        runs = []
        with os.scandir(self.folder) as entries:
            for each in entries:
                if each.name.startswith(before) and each.is_file(follow_symlinks=False):
                    changed = each.stat(follow_symlinks=False).st_mtime
                    if each.name.endswith(behind):
                        runs.append((changed, each.path))
                    elif each.name.endswith(".tmp") and changed < time.time() - _ABANDONED:
                        _remove(each.path)
        for _, path in sorted(runs)[:-_KEPT]:
            _remove(path)
            _remove(f"{path.removesuffix(behind)}{TOLD.partition('{}')[2]}")


def _read(path: str) -> bytes | None:
    from allocscan.project.stamps import content_of

    try:
        return content_of(path)
    except OSError:
        return None


def _write(path: str, content: bytes) -> None:
    """Raises OSError, with `path` as it was."""
    own = f"{path}-{os.getpid()}.tmp"
    _remove(own)  # whatever has that name, it is none of a run that goes on
    try:
        with open(own, "xb") as file:
            file.write(content)
        os.replace(own, path)
    except OSError:
        _remove(own)
        raise


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return  # another run was faster
