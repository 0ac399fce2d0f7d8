"""One line that says how far a long run is, and erases itself."""

import os
import time

from allocscan.cli.streams import stderr, write_text
from allocscan.records import dataclass, field

PATIENCE = 0.5
"""Seconds before the first line: a short run shows none."""

INTERVAL = 0.1


@dataclass(slots=True)
class Progress:
    """Told after each file; writes to stderr, which must be a terminal."""

    _next: float = field(default_factory=lambda: time.monotonic() + PATIENCE)
    _shown: bool = False

    def __call__(self, done: int, total: int, findings: int) -> None:
        now = time.monotonic()
        if now < self._next or done == total:
            return
        self._next, self._shown = now + INTERVAL, True
        count = f"{findings} finding{'' if findings == 1 else 's'}"
        write_text(stderr(), f"\r\x1b[Kscanning {done:,}/{total:,} files - {count}")

    def erase(self) -> None:
        """Take the line away, if there is one."""
        if self._shown:
            write_text(stderr(), "\r\x1b[K")
            self._shown = False


def wanted(allowed: bool) -> bool:
    """True when somebody can be watching."""
    quiet = os.environ.get("CI") or os.environ.get("PRE_COMMIT") or os.environ.get("TERM") == "dumb"
    return allowed and not quiet and stderr().isatty()
