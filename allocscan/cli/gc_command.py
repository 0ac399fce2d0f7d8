"""`allocscan gc FILE|-`: what `node --trace-gc` printed, in figures and in words."""

import os
import re
import sys
from collections.abc import Iterator, Sequence

from allocscan.cli.check_flags import COLORS
from allocscan.cli.command_line import CommandLine, Words
from allocscan.cli.streams import stderr, stdout, style_of, write_text
from allocscan.errors import AllocscanError
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allocscan.reports.gc.subject import Subject

USAGE: Final = "allocscan gc [OPTIONS] FILE|-"
DESCRIPTION: Final = """\
Reads what `node --trace-gc` (or --trace-gc-nvp) printed, mixed with whatever else the program
wrote, and says what the collections mean: leak-like growth, churn, near the heap limit, out of
memory, healthy, or too little to say. Record it under load: `node --trace-gc app.js > gc.log`."""
EPILOG: Final = """\
Exit codes:
  0  the log was read, whatever the verdict
  2  usage, a file that cannot be read or written, no collection in it"""
FORMATS: Final = ("text", "json")
PAGE: Final = "allocscan-gc.html"
CHUNK: Final = 1 << 20
_UNITS: Final = {"": 1.0, "k": 1 / 1024, "m": 1.0, "g": 1024.0}
"""MiB of each; V8 and Docker mean powers of two by MB and GB, and so do we."""


class GcWords(Words):
    """What was said to `gc`. `html` is None when no page was asked for."""

    heap_limit: str | None
    html: str | None
    output_format: str
    color: str


def gc(argv: Sequence[str]) -> int:
    """Report on one log. Raises AllocscanError for one that cannot be read or says nothing."""
    said = gc_line().read(argv, GcWords())
    if len(said.plain) != 1:
        raise AllocscanError("gc takes one file, or `-` for stdin; see `allocscan gc --help`")
    (name,) = said.plain
    limit = _limit(said.heap_limit)
    _check_page(said.html, name)
    subject = _subject(name, limit)
    write_text(stdout(), _rendered(subject, said))
    if said.html is not None:
        _write_page(said.html, subject)
    return 0


def gc_line() -> CommandLine:
    """The flags of `gc`."""
    command = CommandLine("allocscan gc", USAGE, DESCRIPTION, EPILOG)
    reading = command.add_argument_group("Reading")
    limit = "what --max-old-space-size was, for example 512MiB; a bare number is MiB"
    reading.add_argument("--heap-limit", metavar="SIZE", help=limit)
    output = command.add_argument_group("Output")
    output.add_argument(
        "-f",
        "--output-format",
        choices=FORMATS,
        default="text",
        metavar="FMT",
        help=f"{', '.join(FORMATS)} (text)",
    )
    page = f"also write a page that needs nothing else ({PAGE})"
    output.add_argument("--html", nargs="?", const=PAGE, metavar="[PATH]", help=page)
    colors = f"{', '.join(COLORS)} (auto)"
    output.add_argument("--color", choices=COLORS, default="auto", metavar="WHEN", help=colors)
    command.add_run(configured=False)
    return command


def _limit(given: str | None) -> float | None:
    """MiB. A bare number is MiB too, as in `--max-old-space-size`."""
    if given is None:
        return None
    found = re.fullmatch(r"([0-9]{1,12}) ?([kmg]?)i?b?", given.strip().lower())
    if found is None or int(found[1]) == 0:
        raise AllocscanError(f'--heap-limit {given}: expected a size such as "512MiB"')
    return int(found[1]) * _UNITS[found[2]]


def _check_page(path: str | None, log: str) -> None:
    """A page replaces what is there: only a name of a page may be replaced."""
    if path is not None and not path.lower().endswith((".html", ".htm")):
        hint = f"; the log is the last word: `allocscan gc {log} --html`"
        raise AllocscanError(f"--html {path}: a page is called *.html{hint}")


def _subject(name: str, limit: float | None) -> "Subject":
    from allocscan.gclog.read import read_log
    from allocscan.reports.gc.subject import subject_of

    log = read_log(_chunks(name))
    if log.silent:
        more = f" ({log.torn_count} cut short)" if log.torn_count else ""
        record = "record one with `node --trace-gc app.js > gc.log`"
        raise AllocscanError(f"{name}: no collection in {log.lines:,} lines{more}; {record}")
    return subject_of("stdin" if name == "-" else name, log, limit)


def _chunks(name: str) -> Iterator[bytes]:
    try:
        if name == "-":
            yield from iter(lambda: sys.stdin.buffer.read(CHUNK), b"")
            return
        with open(name, "rb") as file:
            yield from iter(lambda: file.read(CHUNK), b"")
    except OSError as error:
        raise AllocscanError(f"{name}: cannot be read: {error.strerror}") from None


def _rendered(subject: "Subject", said: GcWords) -> str:
    if said.output_format == "json":
        from allocscan.reports.gc.json_v1 import render_gc_json

        return render_gc_json(subject)
    from allocscan.reports.gc.text import render_gc_text

    return render_gc_text(subject, style_of(stdout(), said.color))


def _write_page(path: str, subject: "Subject") -> None:
    from allocscan.reports.gc.html import render_gc_html

    try:
        with open(path, "wb") as file:
            file.write(render_gc_html(subject).encode("utf-8", "replace"))
    except OSError as error:
        raise AllocscanError(f"{path}: cannot be written: {error.strerror}") from None
    write_text(stderr(), f"written: {os.path.relpath(path)}\n")
