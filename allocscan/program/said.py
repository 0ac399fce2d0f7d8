"""What one file says of an export that it imports: how it runs it, and what it hands on.

That follows from the file's text, and from what is known of the file's own exports. Text is
parsed where its bytes do not show that it says nothing; what was worked out once holds as long as
the answers about its own exports are the same.
"""

from collections import OrderedDict
from collections.abc import Iterator
from itertools import pairwise

from allocscan.program.importing import Import, Read
from allocscan.program.silence import is_silent
from allocscan.records import dataclass, field, replace
from allocscan.scopes.build import build
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.imported import Importer
from allocscan.sites.context.ways import Ways
from allocscan.sites.felt import Felt
from allocscan.sites.heat import Outside, Warmth
from allocscan.sites.heat_values import Step
from allocscan.source.file import SourceFile
from allocscan.syntax.parse import Syntax, parse
from allocscan.typed import Final

_KEPT_BYTES: Final = 1 << 17
"""Of texts whose trees are kept: trees and scopes take some fifty times as much."""


@dataclass(frozen=True, slots=True)
class Said:
    """`felt`: how the export is run, a mention each. `again`: the names it is exported under.
    `whole`: nothing else of the file can reach it."""

    felt: tuple[Felt, ...] = ()
    again: tuple[str, ...] = ()
    whole: bool = False


_NOTHING: Final = Said()


_Asked = list[tuple[tuple[str, ...], Felt | None]]
"""The answers that something rests on, each with the names that were asked for, in that order."""


@dataclass(slots=True)
class _Worked:
    """What was worked out, by the answers that it rests on: which `names` are asked for, and what
    follows from each answer (by its identity: the same are given again). It is kept with that."""

    names: tuple[str, ...]
    after: "dict[int, tuple[Felt | None, _Worked | Said]]" = field(default_factory=dict)


def _known(at: "_Worked | Said | None", outside: Outside) -> Said | None:
    """What follows from the answers that `outside` gives; None where that was not worked out."""
    while isinstance(at, _Worked):
        at = at.after.get(id(outside(at.names)), (None, None))[1]
    return at


def _with(said: Said, asked: _Asked, known: "_Worked | Said | None") -> "_Worked | Said":
    """What is `known`, and that `said` follows from the answers in `asked`."""
    if not asked:
        return said
    first = at = known if isinstance(known, _Worked) else _Worked(asked[0][0])
    for (_, answer), (names, _) in pairwise(asked):
        following = at.after.get(id(answer), (None, None))[1]
        if not isinstance(following, _Worked):
            following = _Worked(names)
            at.after[id(answer)] = answer, following
        at = following
    answer = asked[-1][1]
    at.after[id(answer)] = answer, said
    return first


@dataclass(frozen=True, slots=True)
class Module:
    """A parsed file, with its names and the ways into its functions."""

    syntax: Syntax
    scopes: ScopeTree
    ways: Ways


class Speakers:
    """The files of one program, each asked as often as is needed. Few trees are kept."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._modules: OrderedDict[str, Module] = OrderedDict()
        self._bytes = 0
        self._silent: set[tuple[Import, str, bool]] = set()
        self._worked: dict[tuple[Import, str], _Worked | Said] = {}

    def said(self, by: Import, name: str, outside: Outside, *, all_in_sight: bool) -> Said | None:
        """What the file `by` says of the export `name`, `.name` for a method; None where the file
        cannot be had. `outside` knows of the file's own exports.

        `whole` is right where other callers are `all_in_sight`, else it does not matter.
        """
        key = (by, name)
        if (by, name, all_in_sight) in self._silent:
            return _NOTHING
        known = _known(self._worked.get(key), outside)
        if known is not None:
            return known
        source = self._read(by.path)
        if source is None:
            return None
        if is_silent(source.content, by, name, all_in_sight=all_in_sight):
            self._silent.add((by, name, all_in_sight))
            return _NOTHING
        asked: _Asked = []
        said = self._work(self.module(by.path, source), by, name, outside, asked)
        self._worked[key] = _with(said, asked, self._worked.get(key))
        return said

    def rest(self) -> None:
        """Let go of large trees, and of those that were not asked lately: a question is settled."""
        while self._bytes > _KEPT_BYTES and len(self._modules) > 1:
            self._drop(next(iter(self._modules)))

    def forget(self) -> None:
        """Let go of all trees."""
        self._modules.clear()
        self._bytes = 0

    def _work(self, module: Module, by: Import, name: str, outside: Outside, asked: _Asked) -> Said:
        """Work it out; `asked` gets the answers that it rests on."""

        def ask(names: tuple[str, ...]) -> Felt | None:
            answer = outside(names)
            asked.append((names, answer))
            return answer

        syntax, scopes = module.syntax, module.scopes
        found = Importer(syntax, scopes, by.specifiers).mentions(name)
        warmth = Warmth(module.ways, ask)
        felt = tuple(_abroad(one, syntax) for one in warmth.of_mentions(found.nodes))
        return Said(felt, found.again, found.whole)

    def module(self, path: str, source: SourceFile) -> Module:
        """What was parsed of `source`, the text of the file at `path`."""
        if path in self._modules:
            self._modules.move_to_end(path)
            return self._modules[path]
        syntax = parse(source)
        scopes = build(syntax)
        module = Module(syntax, scopes, Ways(syntax, scopes))
        self._make_room(len(source.content))
        self._modules[path] = module
        return module

    def _make_room(self, size: int) -> None:
        """Let go of trees until another text of that `size` fits, or one is left: of small ones,
        for one question asks the same files again, and to parse those is cheap."""
        self._bytes += size
        while self._bytes > _KEPT_BYTES and len(self._modules) > 1:
            self._drop(min(self._modules, key=self._size))

    def _drop(self, path: str) -> None:
        self._bytes -= self._size(path)
        del self._modules[path]

    def _size(self, path: str) -> int:
        return len(self._modules[path].syntax.source.content)


def _abroad(felt: Felt, syntax: Syntax) -> Felt:
    """`felt` with the places of its steps as another file has to name them."""
    return replace(felt, steps=tuple(_placed(felt.steps, syntax)))


def _placed(steps: tuple[Step, ...], syntax: Syntax) -> Iterator[Step]:
    for step in steps:
        if step.path is not None:
            yield step
        else:
            line = syntax.source.content.count(b"\n", 0, step.at.start) + 1
            yield replace(step, path=syntax.source.path, line=line)
