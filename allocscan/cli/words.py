"""The words of a command line, sorted into flags and plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allocscan.cli.flags import Flag, by_spelling
from allocscan.errors import AllocscanError


@dataclass(frozen=True, slots=True)
class Words:
    """`plain` words in order, and for each flag that was given its values in order.

    The value of a switch is "yes" or "no". `spellings` says how each flag was last written.
    """

    plain: tuple[str, ...]
    given: Mapping[str, tuple[str, ...]]
    spellings: Mapping[str, str]

    def on(self, name: str) -> bool:
        """True when the switch `name` was given, and not taken back later."""
        return self.last(name) == "yes"

    def off(self, name: str) -> bool:
        """True when the last word on the switch `name` was no."""
        return self.last(name) == "no"

    def last(self, name: str) -> str | None:
        """The last value of the flag `name`, or None when it was not given."""
        return self.given[name][-1] if name in self.given else None

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of the flag `name`."""
        return self.given.get(name, ())


def sorted_words(argv: Sequence[str], table: tuple[Flag, ...], command: str) -> Words:
    """Sort `argv`; flags and plain words may be mixed, and after `--` all words are plain.

    Raises AllocscanError for a flag that is not in `table`, or has a value too many or too few.
    """
    spellings = by_spelling(table)
    plain: list[str] = []
    given: dict[str, tuple[str, ...]] = {}
    written: dict[str, str] = {}
    pending = list(argv)[::-1]
    while pending:
        word = pending.pop()
        if word == "--":
            plain += pending[::-1]
            break
        if not word.startswith("-") or word == "-":
            plain.append(word)
            continue
        if not word.startswith("--") and len(word) > 2:
            pending += _unbundled(word, spellings)[::-1]
            continue
        spelling, equals, attached = word.partition("=")
        flag, yes = _known(spelling, spellings, command)
        value = _value(flag, yes, spelling, attached if equals else None, pending)
        given[flag.name] = (*given.get(flag.name, ()), value)
        written[flag.name] = spelling
    return Words(tuple(plain), given, written)


def _unbundled(word: str, spellings: Mapping[str, tuple[Flag, bool]]) -> list[str]:
    """`-qv` as `-q -v`, and `-fjson` as `-f json`."""
    known = spellings.get(word[:2])
    if known is not None and known[0].takes:
        return [word[:2], word[2:].removeprefix("=")]
    return [f"-{letter}" for letter in word[1:]]


def _known(
    spelling: str, spellings: Mapping[str, tuple[Flag, bool]], command: str
) -> tuple[Flag, bool]:
    if spelling in spellings:
        return spellings[spelling]
    from allocscan.project.keys import nearest_name

    shown = [name for name, (flag, _) in spellings.items() if name not in flag.aliases]
    hint = nearest_name(spelling, shown)
    raise AllocscanError(f"unknown flag `{spelling}`{hint}; see `{command} --help`")


def _value(flag: Flag, yes: bool, spelling: str, attached: str | None, pending: list[str]) -> str:
    if not flag.takes:
        if attached is not None:
            raise AllocscanError(f"`{spelling}` takes no value, but `{attached}` was given")
        return "yes" if yes else "no"
    if attached is not None:
        return attached
    if not pending:
        raise AllocscanError(f"`{spelling}` needs a value: {flag.takes}")
    return pending.pop()
