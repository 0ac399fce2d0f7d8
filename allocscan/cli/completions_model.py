"""What there is to complete: the commands with their flags, read from the parsers themselves."""

from argparse import SUPPRESS, Action
from collections.abc import Callable, Iterator, Mapping

from allocscan.cli.command_line import CommandLine
from allocscan.records import dataclass
from allocscan.typed import Final

SHELLS: Final = ("bash", "zsh", "fish", "powershell")


@dataclass(frozen=True, slots=True)
class Names:
    """One of `names`, or if `listed` several with commas between them."""

    names: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Paths:
    """A path; of a folder if `folders`."""

    folders: bool = False


@dataclass(frozen=True, slots=True)
class Free:
    """Something that no shell can suggest."""


Values = Names | Paths | Free


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag in all its spellings, long ones last. `values` is None for a switch."""

    names: tuple[str, ...]
    meaning: str
    values: Values | None


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `words` is what its plain words are."""

    name: str
    meaning: str
    flags: tuple[Flag, ...]
    words: Values


def all_commands() -> tuple[Command, ...]:
    """Every command of `commands.COMMANDS`, in that order."""
    from allocscan.cli.commands import COMMANDS

    rows = _rows()
    return tuple(_command(name, *rows[name]) for name in COMMANDS)


_Row = tuple[str, Callable[[], CommandLine], Values]


def _rows() -> Mapping[str, _Row]:
    from allocscan.cli.check_flags import check_line
    from allocscan.cli.clean_command import clean_line
    from allocscan.cli.completions_line import completions_line
    from allocscan.cli.config_command import config_line
    from allocscan.cli.doctor import doctor_line
    from allocscan.cli.gc_command import gc_line
    from allocscan.cli.init_command import init_line
    from allocscan.cli.pack_command import ACTIONS, pack_line
    from allocscan.cli.pages import explain_line, rules_line

    named = Names(_explained())
    return {
        "check": ("report, and with --fix fix", check_line, Paths()),
        "explain": ("a rule, a cause, what costs mean", explain_line, named),
        "rule": ("as explain", explain_line, named),
        "rules": ("the rules in a table", rules_line, Free()),
        "config": ("settings in force", config_line, Names(("schema", "show", "path"))),
        "gc": ("what --trace-gc output says", gc_line, Paths()),
        "pack": ("rules of your own", pack_line, Names(ACTIONS)),
        "init": ("a configuration, hooks and CI", init_line, Paths(folders=True)),
        "clean": ("remove the cache", clean_line, Paths(folders=True)),
        "completions": ("for a shell", completions_line, Names(SHELLS)),
        "doctor": ("facts for bug reports", doctor_line, Paths(folders=True)),
    }


def _explained() -> tuple[str, ...]:
    from allocscan.cli.causes import cause_names
    from allocscan.cli.topics import topic_names
    from allocscan.suppressions.comment_rules import COMMENT_RULES

    return (*_rule_names(), *COMMENT_RULES, *cause_names(), *topic_names())


def _rule_names() -> tuple[str, ...]:
    from allocscan.packs.load import standard_rules

    return tuple(rule.id for rule in standard_rules())


def _command(name: str, meaning: str, line: Callable[[], CommandLine], words: Values) -> Command:
    return Command(name, meaning, tuple(_flags(line())), words)


def _flags(line: CommandLine) -> Iterator[Flag]:
    for action in line.actions():
        if action.option_strings and action.help not in (None, SUPPRESS):
            values = None if action.nargs == 0 else _values(action)
            yield Flag(tuple(action.option_strings), str(action.help), values)


def _values(action: Action) -> Values:
    from allocscan.project.key_readers import Choice
    from allocscan.project.keys import KEYS
    from allocscan.reports.formats import FORMATS

    metavar = str(action.metavar)
    if action.choices is not None:
        return Names(tuple(map(str, action.choices)))
    if metavar in ("SEVERITY", "ENGINE"):
        key = KEYS["fail-on" if metavar == "SEVERITY" else "engine"]
        return Names(key.read.names) if isinstance(key.read, Choice) else Free()
    if metavar.startswith("RULE"):
        return Names(_rule_names(), listed=True)
    if metavar.startswith("FMT"):
        return Names(tuple(FORMATS))
    if metavar == "DIR":
        return Paths(folders=True)
    return Paths() if "PATH" in metavar or "FILE" in metavar else Free()
