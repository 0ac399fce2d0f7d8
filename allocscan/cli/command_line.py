"""argparse with our manners: mistakes are errors of one line that suggest what was meant."""

import argparse
from collections.abc import Sequence

from allocscan import __version__
from allocscan.cli.streams import stdout, write_text
from allocscan.cli.words import ConfiguredWords as ConfiguredWords
from allocscan.cli.words import Words as Words
from allocscan.errors import AllocscanError
from allocscan.typed import NoReturn, TypeVar

Said = TypeVar("Said", bound=Words)


class CommandLine(argparse.ArgumentParser):
    """The flags of one command."""

    def __init__(self, prog: str, usage: str, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog,
            usage,
            description,
            epilog,
            formatter_class=_Help,
            allow_abbrev=False,
            add_help=False,
        )

    def add_run(self, *, configured: bool) -> argparse._ArgumentGroup:
        """Add the flags of every command, and if `configured` those of `ConfiguredWords`.

        Returns their group, for a command that has more of the kind.
        """
        run = self.add_argument_group("Run")
        if configured:
            named = "a file instead of the lookup, or one key; repeatable"
            run.add_argument("--config", action="append", metavar="PATH|KEY=VALUE", help=named)
            isolated = "read no configuration files and no environment"
            run.add_argument("--isolated", action="store_true", help=isolated)
        version = f"allocscan {__version__}"
        run.add_argument("-h", "--help", action="help", help="print this")
        run.add_argument(
            "-V", "--version", action="version", version=version, help="print the version"
        )
        return run

    def read(self, argv: Sequence[str], said: Said) -> Said:
        """Fill `said`. Flags and plain words may be mixed, and after `--` all words are plain.

        Raises AllocscanError for a mistake; `--help` and `--version` print and raise SystemExit.
        """
        words = list(argv)
        end = words.index("--") if "--" in words else len(words)
        _, others = self.parse_known_args(words[:end], said)
        for word in others:
            if word.startswith("-") and word != "-":
                self._refuse(word.partition("=")[0])
        said.plain = [*others, *words[end + 1 :]]
        return said

    def actions(self) -> tuple[argparse.Action, ...]:
        """Its flags, in the order of the help."""
        return tuple(self._actions)

    def error(self, message: str) -> NoReturn:
        """Raise AllocscanError: argparse calls this for the mistakes that it finds."""
        raise AllocscanError(f"{message}; see `{self.prog} --help`")

    def _refuse(self, flag: str) -> NoReturn:
        from allocscan.project.nearest import nearest_name

        actions = self._option_string_actions
        shown = [name for name, action in actions.items() if action.help != argparse.SUPPRESS]
        self.error(f"unknown flag `{flag}`{nearest_name(flag, shown)}")

    def _print_message(self, message: str, file: object = None) -> None:
        # argparse raises for a character that the terminal's encoding lacks.
        write_text(stdout(), message)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Each flag on one line, its value named once."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=40, width=100)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        names = ", ".join(action.option_strings)
        return names if action.nargs == 0 else f"{names} {action.metavar}"
