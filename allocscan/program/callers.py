"""How often other files run what a file exports: heat, carried over the edges between modules.

Pure: finding and reading files is given. What nobody shows stays as it was: an export whose
callers are out of sight is called now and then.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from allocscan.records import dataclass, field, replace
from allocscan.scopes.build import build
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.imported import Importer
from allocscan.sites.felt import Felt
from allocscan.sites.heat import Outside, Warmth
from allocscan.sites.heat_values import HeatLevel, Step
from allocscan.source.file import SourceFile
from allocscan.syntax.parse import Syntax, parse

_MAX_EXPORTS: Final = 64
"""How many exports one question may lead to: a chain of callers longer than that says no more."""
_MAX_IMPORTERS: Final = 40
"""How many files are asked for one export, in order of path."""
_KEPT_TREES: Final = 32
"""Trees take some twenty times the memory of their text."""


@dataclass(frozen=True, slots=True)
class Import:
    """A file that may import another by any of `specifiers`; none where a method is called."""

    path: str
    specifiers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Importers:
    """Who may reach an export. `complete`: nobody else can, in this program or another."""

    files: tuple[Import, ...]
    complete: bool


Find = Callable[[str, str], Importers]
"""(path, the name of an export of it) to the files that may run it, sorted by path."""
Read = Callable[[str], SourceFile | None]
"""The module at a path, its own path as reports show it; None when it cannot be had."""

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Module:
    syntax: Syntax
    scopes: ScopeTree


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
    """Answers for the files of one program; each export is followed once."""

    def __init__(self, find: Find, read: Read) -> None:
        self._find = find
        self._read = read
        self._answers: dict[_Key, Felt | None] = {}
        self._modules: OrderedDict[str, _Module | None] = OrderedDict()

    def of_file(self, path: str) -> Outside:
        """What answers for the exports of the file at `path`."""
        return lambda names: _hottest(self._answer((path, name)) for name in names)

    def _answer(self, key: _Key) -> Felt | None:
        if key not in self._answers:
            self._follow(key)
        return self._answers[key]

    def _follow(self, first: _Key) -> None:
        """Settle `first`, and the exports that it hangs on: those farthest out are judged first,
        and all of them twice, for chains that meet."""
        order, found = [first], dict[_Key, tuple[_Key, ...]]()
        known: dict[_Key, Felt | None] = {}
        for key in order:
            _, found[key] = self._evaluated(key, known)
            fresh = [each for each in found[key] if each not in found and each not in order]
            order += fresh[: max(0, _MAX_EXPORTS - len(order))]
        for _ in range(2):
            for key in reversed(order):
                known[key] = self._evaluated(key, {**self._answers, **known})[0]
        if len(order) < _MAX_EXPORTS:
            self._answers.update(known)
        self._answers[first] = known[first]

    def _evaluated(
        self, key: _Key, known: dict[_Key, Felt | None]
    ) -> tuple[Felt | None, tuple[_Key, ...]]:
        """How `key` is run as far as `known` says, and the exports that this hangs on."""
        path, name = key
        importers = self._find(path, name)
        felt: list[Felt] = []
        keys: dict[_Key, None] = {}
        whole = importers.complete and len(importers.files) <= _MAX_IMPORTERS
        for each in importers.files[:_MAX_IMPORTERS]:
            module = self._module(each.path)
            if module is None or each.path == path:  # a file shows its own calls itself
                continue
            asked = _Asked(each.path, known)
            found = Importer(module.syntax, module.scopes, each.specifiers).mentions(name)
            whole = whole and found.whole
            warmth = Warmth(module.syntax, module.scopes, asked.outside)
            felt += [_abroad(one, module.syntax) for one in warmth.of_mentions(found.nodes)]
            for again in found.again:
                handed = asked.outside([again])
                felt += [handed] if handed is not None else []
            keys.update(asked.keys)
        return _verdict(felt, complete=whole), tuple(keys)

    def _module(self, path: str) -> _Module | None:
        if path in self._modules:
            self._modules.move_to_end(path)
            return self._modules[path]
        source = self._read(path)
        module = None
        if source is not None:
            syntax = parse(source)
            module = _Module(syntax, build(syntax))
        self._modules[path] = module
        if len(self._modules) > _KEPT_TREES:
            self._modules.popitem(last=False)
        return module


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


def _abroad(felt: Felt, syntax: Syntax) -> Felt:
    """`felt` with the places of its steps as another file has to name them."""
    return replace(felt, steps=tuple(_placed(step, syntax) for step in felt.steps))


def _placed(step: Step, syntax: Syntax) -> Step:
    if step.path is not None:
        return step
    line = syntax.source.content.count(b"\n", 0, step.at.start) + 1
    return replace(step, path=syntax.source.path, line=line)
