"""`--interactive`: a conversation about one fix after the other."""

from collections.abc import Callable

from allocscan.cli.streams import write_text
from allocscan.findings import Finding, Report
from allocscan.records import dataclass
from allocscan.reports.offer import render_offer
from allocscan.reports.style import Style
from allocscan.settings import Applicability
from allocscan.source.file import SourceFile
from allocscan.typed import Final, TextIO

HELP: Final = """\
y  make this fix
n  do not make it
a  make it and all that follow, without asking again
s  skip the rest of this file
q  quit: make what was chosen so far, look at nothing more
?  print this
"""
_ANSWERS: Final = ("yes", "no", "all", "skip", "quit")


@dataclass(slots=True)
class Conversation:
    """Asks on `screen` and reads a line of `answers` for each fix.

    After Ctrl-C, KeyboardInterrupt leaves it; what was chosen in the file at hand is not made.
    """

    answers: TextIO
    screen: TextIO
    style: Style
    stopped: bool = False
    _all: bool = False
    _skipped: str | None = None

    def wants(self, finding: Finding, source: SourceFile, alone: Callable[[], Report]) -> bool:
        """Show `finding` with what fixing it alone does to `source`; return what is answered."""
        if self._all or self.stopped or source.path == self._skipped:
            return self._all
        after = alone().fixed
        if after is None:
            return False  # the guard objects: there is nothing to offer
        write_text(self.screen, render_offer(finding, source, after, self.style))
        answer = self._answer(finding)
        self._all = answer == "a"
        self.stopped = answer == "q"
        self._skipped = source.path if answer == "s" else self._skipped
        return answer in ("y", "a")

    def _answer(self, finding: Finding) -> str:
        unsafe = finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE
        asked = f"Make this {'unsafe ' if unsafe else ''}fix? [y,n,a,s,q,?] "
        while True:
            write_text(self.screen, self.style.paint(asked, "bold"))
            line = self._line()
            if not line:
                return "q"  # the end of the input
            word = line.strip().lower()
            for answer in _ANSWERS:
                if word in (answer, answer[0]):
                    return answer[0]
            write_text(self.screen, HELP)

    def _line(self) -> str:
        try:
            line = self.answers.readline()
        except KeyboardInterrupt:
            write_text(self.screen, "\n")
            raise
        if not line.endswith("\n"):
            write_text(self.screen, "\n")
        return line
