"""How often other files run what a file exports: heat, carried over the edges between modules.

Pure: finding and reading files is given. What nobody shows stays as it was: an export whose
callers are out of sight is called now and then.
"""

from collections.abc import Iterable, Sequence

from allocscan.program.importing import Find, Import, Importers, Read
from allocscan.program.said import Speakers
from allocscan.records import dataclass, field
from allocscan.sites.felt import Felt
from allocscan.sites.heat import Outside
from allocscan.sites.heat_values import HeatLevel
from allocscan.typed import Final

__all__ = ["Import", "Importers", "ProgramCallers"]

_MAX_EXPORTS: Final = 64
"""How many exports one question may lead to: a chain of callers longer than that says no more."""
_MAX_IMPORTERS: Final = 40
"""How many files are asked for one export, in order of path."""

_Key = tuple[str, str]


@dataclass(slots=True)
class _Asked:
    """What is known of the exports that one evaluation asks for, and which those are."""

    path: str
    known: dict[_Key, Felt | None]
    keys: dict[_Key, None] = field(default_factory=dict)

    def outside(self, names: Iterable[str]) -> Felt | None:
        keys = [(self.path, name) for name in names]
        self.keys.update(dict.fromkeys(keys))
        return _hottest(self.known.get(key) for key in keys)


class ProgramCallers:
    """Answers for the files of one program, whatever was asked before."""

    def __init__(self, find: Find, read: Read) -> None:
        self._find = find
        self.speakers = Speakers(read)
        self._answers: dict[_Key, Felt | None] = {}
        self._chains: dict[_Key, tuple[_Key, ...]] = {}

    def forget_trees(self) -> None:
        """Let go of what only makes later answers cheaper."""
        self.speakers.forget()

    def of_file(self, path: str) -> Outside:
        """What answers for the exports of the file at `path`."""
        return lambda names: _hottest(self._answer((path, name)) for name in names)

    def chain(self, path: str, name: str) -> tuple[_Key, ...]:
        """The exports (path, name) that the answer for one of the file at `path` follows from."""
        self._answer((path, name))
        return self._chains[path, name]

    def _answer(self, key: _Key) -> Felt | None:
        if key not in self._answers:
            self._follow(key)
        return self._answers[key]

    def _follow(self, first: _Key) -> None:
        """Settle `first`, by the exports that it hangs on: those farthest out are judged first,
        and all of them twice, for chains that meet."""
        order, found = [first], dict[_Key, tuple[_Key, ...]]()
        known: dict[_Key, Felt | None] = {}
        for key in order:
            _, found[key] = self._evaluated(key, known)
            fresh = [each for each in found[key] if each not in found and each not in order]
            order += fresh[: max(0, _MAX_EXPORTS - len(order))]
        for _ in range(2):
            for key in reversed(order):
                known[key] = self._evaluated(key, known)[0]
        self.speakers.rest()
        self._answers[first] = known[first]
        self._chains[first] = tuple(order)

    def _evaluated(
        self, key: _Key, known: dict[_Key, Felt | None]
    ) -> tuple[Felt | None, tuple[_Key, ...]]:
        """How `key` is run as far as `known` says, and the exports that this hangs on."""
        path, name = key
        importers = self._find(path, name)
        felt: list[Felt] = []
        keys: dict[_Key, None] = {}
        whole = importers.complete and len(importers.files) <= _MAX_IMPORTERS
        for each in asked_for(importers):
            if each.path == path:  # a file shows its own calls itself
                continue
            asked = _Asked(each.path, known)
            said = self.speakers.said(each, name, asked.outside, all_in_sight=whole)
            if said is None:
                continue
            whole = whole and said.whole
            felt += said.felt
            for again in said.again:
                handed = asked.outside([again])
                felt += [handed] if handed is not None else []
            keys.update(asked.keys)
        return _verdict(felt, complete=whole), tuple(keys)


def asked_for(importers: Importers) -> tuple[Import, ...]:
    """Those of `importers` that are asked."""
    return importers.files[:_MAX_IMPORTERS]


def _verdict(felt: Sequence[Felt], *, complete: bool) -> Felt | None:
    """The hottest way in. Only where all are in sight can it be that nothing runs it often."""
    open_ones = [one for one in felt if not one.settled]
    hottest = _hottest(open_ones)
    if hottest is not None and hottest.level > HeatLevel.COLD:
        return hottest
    if not complete or len(open_ones) > 1:
        return None
    return hottest or _hottest(felt)


def _hottest(felt: Iterable[Felt | None]) -> Felt | None:
    return max((one for one in felt if one is not None), key=Felt.order, default=None)
