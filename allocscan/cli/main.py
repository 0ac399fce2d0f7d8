"""The console script: which command, which exit code, what an error looks like."""

import atexit
import gc
import os
import sys

from allocscan.errors import AllocscanError, is_interrupt
from allocscan.typed import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED: Final = 130

GARBAGE: Final = 200_000
"""Objects between two collections. At Python's 700, importing us collects dozens of times, and
nothing is garbage: 8 ms of 110."""


def entry() -> NoReturn:
    """The console script: `main`, and then out at once.

    What Python does when it ends, taking apart every module and tree, is a fifth of a run on one
    file. What others asked for at the end (`atexit`) is done all the same.
    """
    try:
        from allocscan.cli.quick_imports import import_quickly
    except ImportError:  # a Python whose import system has other parts: its own way will do
        pass
    else:
        import_quickly()
    code = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            try:  # noqa: SIM105 - `contextlib` takes a tenth of the time that Python starts in
                stream.flush()
            except (OSError, ValueError):
                pass
    os._exit(code)


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the command line `argv` (without the program's name); return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(GARBAGE)
    try:
        return _dispatched(words)
    except AllocscanError as error:
        _tell(f"allocscan: {error}\n")
        return 2
    except SystemExit:
        return 0  # argparse leaves this way when it has printed the help or the version
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # the outermost place: a traceback helps nobody but us
        if is_interrupt(error):
            return INTERRUPTED
        _tell_crash(error, words)
        return 2


def _dispatched(words: list[str]) -> int:
    """The first word is a command when it equals one; `./check` is a folder of that name."""
    if words in (["--version"], ["-V"]):
        return _tell_version()
    from allocscan.cli.commands import COMMANDS

    command = words[0] if words and words[0] in COMMANDS else None
    rest = words[1:] if command else words
    match command:
        case "explain" | "rule":
            from allocscan.cli.pages import explain

            return explain(rest)
        case "rules":
            from allocscan.cli.pages import rules

            return rules(rest)
        case "config":
            from allocscan.cli.config_command import config

            return config(rest)
        case "gc":
            from allocscan.cli.gc_command import gc as gc_log

            return gc_log(rest)
        case "pack":
            from allocscan.cli.pack_command import pack

            return pack(rest)
        case "init" | "clean" | "completions" | "doctor":
            return _kept_house(command, rest)
        case _:
            from allocscan.cli.check import check

            return check(rest)


def _kept_house(command: str, rest: list[str]) -> int:
    """Run one of the commands that are about allocscan, not about code."""
    match command:
        case "init":
            from allocscan.cli.init_command import init

            return init(rest)
        case "clean":
            from allocscan.cli.clean_command import clean

            return clean(rest)
        case "completions":
            from allocscan.cli.completions import completions

            return completions(rest)
        case _:
            from allocscan.cli.doctor import doctor

            return doctor(rest)


def _tell_version() -> int:
    from allocscan import __version__
    from allocscan.cli.streams import stdout, write_text

    write_text(stdout(), f"allocscan {__version__}\n")
    return 0


def _tell_crash(error: Exception, words: list[str]) -> None:
    if "--verbose" in words or "-v" in words:
        import traceback

        _tell("".join(traceback.format_exception(error)))
    said = " ".join(f"{type(error).__name__}: {error}".split())
    _tell(f"allocscan: internal error: {said} (--verbose shows where)\n")


def _tell(text: str) -> None:
    from allocscan.cli.streams import stderr, write_text

    write_text(stderr(), text)
