"""One line that says how far a long run is, and erases itself."""

import os
import time

from allocscan.cli.streams import stderr, style_of, write_text
from allocscan.records import dataclass, field
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from allocscan.reports.style import Style


PATIENCE = 0.5
"""Seconds before the first line: a short run shows none."""

INTERVAL = 0.1

ERASED = "\r\x1b[K"


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
        line = progress_line(done, total, findings, style_of(stderr(), "never"))
        write_text(stderr(), f"{ERASED}{line}")

    def erase(self) -> None:
        """Take the line away, if there is one."""
        if self._shown:
            write_text(stderr(), ERASED)
            self._shown = False


def progress_line(done: int, total: int, findings: int, style: "Style") -> str:
    """`scanning 1,234/5,678 files · 3 findings`, or as much of it as leaves the last cell of the
    row free: a full row would wrap, and could not be erased."""
    found = f"{findings:,} finding{'' if findings == 1 else 's'}"
    count = f"{done:,}/{total:,}"
    for line in (f"scanning {count} files {style.dot} {found}", f"scanning {count}", count):
        if len(line) < style.width:
            return line
    return count[: style.width - 1]


def wanted(allowed: bool) -> bool:
    """True when somebody can be watching."""
    quiet = os.environ.get("CI") or os.environ.get("PRE_COMMIT") or os.environ.get("TERM") == "dumb"
    return allowed and not quiet and stderr().isatty()
