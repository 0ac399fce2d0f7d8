"""What new constants are called: names a person would give, in the file's own style."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice

from allocscan.fixes.naming.candidates import candidates
from allocscan.fixes.naming.reserved import RESERVED
from allocscan.fixes.naming.style import Habit
from allocscan.fixes.naming.words import split_words
from allocscan.records import dataclass
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.kinds import SiteKind
from allocscan.sites.values import Module
from allocscan.syntax.escapes import unescaped


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A constant to be. `stem` is the word where nothing else is known. `own`: the local goes and
    nothing else in the file is called as it was, so that the constant may take its very name."""

    hints: NameHints
    kind: SiteKind
    stem: str
    own: bool = False


def taken_names(module: Module) -> set[str]:
    """Every name that is not free in this file, whatever it means there."""
    escaped = (unescaped(word) for word in module.words if "\\" in word)
    return {*module.words, *escaped, *RESERVED}


def choose_names(wanted: Sequence[Unnamed], habit: Habit, taken: set[str]) -> tuple[str, ...]:
    """A name for each of `wanted`, none in `taken` but for a local's own, none twice.

    Of several that would be called the same, each gets what tells it apart.
    """
    options = [tuple(_options(one, habit, taken)) for one in wanted]
    at = [0] * len(wanted)
    for _ in range(max(map(len, options), default=0)):
        names = [option[place] for option, place in zip(options, at, strict=True)]
        movers = set(_movers(names, wanted, at))
        movers = {number for number in movers if at[number] + 1 < len(options[number])}
        if not movers:
            break
        for number in movers:
            at[number] += 1
    return tuple(_one_each(wanted, options, at, taken))


def _movers(names: Sequence[str], wanted: Sequence[Unnamed], at: Sequence[int]) -> Iterator[int]:
    """Yield the indexes of those that must find another name: all that share one. Where only one
    of them has no place of its own inside the function, that one stays."""
    shared = {name for name, times in Counter(names).items() if times > 1}
    sharing: dict[str, list[int]] = {name: [] for name in shared}
    for number, name in enumerate(names):
        if name in shared:
            sharing[name].append(number)
    for among in sharing.values():
        alike = {wanted[number].hints for number in among}
        if len(alike) == 1:
            continue
        kept = [number for number in among if wanted[number].own]
        placed = [number for number in among if wanted[number].hints.within and not at[number]]
        if 0 < len(placed) == len(among) - 1:
            yield from placed
        else:
            yield from (number for number in among if number not in kept[:1])


def _one_each(
    wanted: Sequence[Unnamed],
    options: Sequence[Sequence[str]],
    at: Sequence[int],
    taken: set[str],
) -> Iterator[str]:
    used: set[str] = set()
    current = [option[place] for option, place in zip(options, at, strict=True)]
    everyone = set(current)
    numbers: dict[str, Iterator[str]] = {}
    for number, one in enumerate(wanted):
        last, own = options[number][-1], current[number]
        # what was no answer for one before is none for this one
        numbered = numbers.setdefault(last, _numbered(last, taken))
        rest = chain(options[number][at[number] :], numbered)
        free = (each for each in rest if each == own or each not in everyone)
        name = next(each for each in free if each not in used)
        assert name not in taken or one.own, "options leave out what is taken"
        used.add(name)
        yield name


def _options(one: Unnamed, habit: Habit, taken: set[str]) -> Iterator[str]:
    """Yield the names that `one` may have, best first; at least one."""
    local = one.hints.local or ""
    own = one.own and local not in RESERVED and habit.fits(local)
    if own and local.isupper() and len(local) > 1:
        yield local  # its author took it for a constant, and for clear
    found = False
    for words in candidates(one.hints, one.kind, one.stem):
        if own and words == split_words(local):
            yield local
        name = habit.write(words)
        if name not in taken or (one.own and name == local and local not in RESERVED):
            found = True
            yield name
    if not found:
        words = next(candidates(one.hints, one.kind, one.stem))
        yield from islice(_numbered(habit.write(words), taken), 1)


def _numbered(name: str, taken: set[str]) -> Iterator[str]:
    """Yield `name` with numbers, without end: only where every word around is used up."""
    for number in count(2):
        numbered = f"{name}_{number}" if name.isupper() else f"{name}{number}"
        if numbered not in taken:
            yield numbered
