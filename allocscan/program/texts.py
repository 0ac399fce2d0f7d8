"""What the files of a program do with the text of functions that come from others.

Pure: finding and reading files is given. Files out of sight are not known: they count for nothing.
"""

from collections.abc import Callable, Iterable, Iterator

from allocscan.program.importing import Find, Import, Read
from allocscan.program.said import Module, Speakers
from allocscan.program.silence import hands_all_on, holds_all, is_silent
from allocscan.program.specifiers import loads_late
from allocscan.program.taken import Taken
from allocscan.records import dataclass, field
from allocscan.sites.context.abroad import Abroad, Export, Parameter
from allocscan.sites.context.aliases import ELEMENT, Alias
from allocscan.sites.context.imported import Importer
from allocscan.sites.context.open_shipments import may_ship
from allocscan.sites.context.sources import WHOLE
from allocscan.syntax.binding import Node
from allocscan.typed import Final

_MAX_ASKED: Final = 1024
"""So many exports that one leads to, and so many parameters, are followed. Beyond that anything may
happen."""

_WHOLES: Final = frozenset({"default", WHOLE})
Targets = Callable[[str, str], tuple[str, ...]]
"""(importer, specifier) to the modules of the program that it may name."""


@dataclass(slots=True)
class ProgramTexts:
    """Answers for the files of one program, each question once."""

    find: Find
    read: Read
    speakers: Speakers
    targets: Targets
    _met: dict[str, None] = field(default_factory=dict)
    _asked: dict[str, None] = field(default_factory=dict)
    _answers: "dict[tuple[str, Export | Parameter], _Answer]" = field(default_factory=dict)

    def of_file(self, path: str) -> Abroad:
        """What is asked for the file at `path`."""
        return Abroad(
            lambda export: self._known((path, export)),
            lambda parameter: self._known((path, parameter)),
        )

    def drained(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The files whose importers were asked for, and the files that had a say, of all that was
        answered since this was asked last."""
        found = tuple(self._asked), tuple(self._met)
        self._asked, self._met = {}, {}
        return found

    def _known(self, key: "tuple[str, Export | Parameter]") -> bool:
        if key not in self._answers:
            answer = self._answers[key] = _Answer()
            path, question = key
            if isinstance(question, Export):
                answer.yes = self._ships(path, question, answer)
            else:
                answer.yes = self._takes(path, question, answer)
            self.speakers.rest()
        answer = self._answers[key]
        self._met.update(answer.met)
        self._asked.update(answer.asked)
        return answer.yes

    # -------------------------------------------------------------- exports

    def _ships(self, path: str, export: Export, answer: "_Answer") -> bool:
        """True where a file that imports `export`, by whatever names, takes its text."""
        asked = {(path, export): None}
        order = list(asked)
        for at, each in order:
            answer.asked[at] = None
            for by in self.find(at, each.name).files:
                answer.met[by.path] = None
                module = self._spoken(by, each)
                if module is None:
                    continue
                further = self._followed(by, module, each, answer)
                if further is None:
                    return True
                fresh = {(by.path, one): None for one in further if (by.path, one) not in asked}
                asked |= fresh
                order += fresh
            if len(order) > _MAX_ASKED:
                return True
        return False

    def _spoken(self, by: Import, export: Export) -> Module | None:
        """The file `by`, where its bytes do not show that it says nothing."""
        source = self.read(by.path)
        if source is None:
            return None
        content = source.content
        if export.name:
            silent = is_silent(content, by, export.name, all_in_sight=False) and not (
                may_ship(content)
                or loads_late(content, by.specifiers)
                or holds_all(content, by.specifiers)
            )
        else:
            member = (export.member or "").encode("utf-8", "surrogateescape")
            silent = member not in content and not hands_all_on(content)
        return None if silent else self.speakers.module(by.path, source)

    def _followed(
        self, by: Import, module: Module, export: Export, answer: "_Answer"
    ) -> tuple[Export, ...] | None:
        """What the file `by` exports by which others get `export`; None where the text of it may
        be taken."""
        taken = Taken(module)
        found = Importer(module.syntax, module.scopes, by.specifiers).mentions(export.name)
        again = dict.fromkeys(Export(name, export.member) for name in found.again)
        if not export.name:
            return None if taken.takes_member(export.member or "") else tuple(again)
        if not found.whole and taken.takes_of_whole(by.specifiers):
            return None
        for alias, mention in self._aliases(found.nodes, by, taken, export):
            takes = taken.takes_whole(alias) if mention is None else taken.takes(alias, mention)
            if takes:
                return None
            if any(self._takes(by.path, each, answer) for each in taken.parameters(alias)):
                return None
            again |= dict.fromkeys(taken.exports(alias))
        spaces = taken.handed_on.spaces(by.specifiers)
        return (*again, *(Export(each, _member_of_all(export)) for each in spaces))

    def _aliases(
        self, mentions: Iterable[Node], by: Import, taken: Taken, export: Export
    ) -> Iterator[tuple[Alias, Node | None]]:
        """What stands in the file `by` for `export`, each with the mention that it comes from:
        one of `mentions`, or None for what stands for all of its module."""
        late = "default" if export.name in _WHOLES else export.name
        read = taken.members(late) if taken.loads_late(by.specifiers) else ()
        for mention in (*mentions, *read):
            yield from ((each, mention) for each in taken.aliases(mention, export.member))
        for whole in taken.handed_on.wholes(by.specifiers):
            yield from ((each, None) for each in taken.aliases(whole, _member_of_all(export)))

    # -------------------------------------------------------------- parameters

    def _takes(self, path: str, parameter: Parameter, answer: "_Answer") -> bool:
        """True where what is handed from `path` to `parameter` may become text."""
        asked = {(path, parameter): None}
        order = list(asked)
        for at, each in order:
            for target in self.targets(at, each.specifier):
                answer.met[target] = None
                source = self.read(target)
                if source is None or not _may_name(source.content, each):
                    continue
                taken = Taken(self.speakers.module(target, source))
                if taken.takes_argument(each):
                    return True
                for further in taken.further(each):
                    if (target, further) not in asked:
                        asked[target, further] = None
                        order.append((target, further))
            if len(order) > _MAX_ASKED:
                return True
        return False


@dataclass(slots=True)
class _Answer:
    """An answer, and what it follows from."""

    yes: bool = False
    met: dict[str, None] = field(default_factory=dict)
    asked: dict[str, None] = field(default_factory=dict)


def _member_of_all(export: Export) -> str:
    """The member of a module's namespace that is, or has, `export`."""
    return export.member or ("default" if export.name in _WHOLES else export.name)


def _may_name(content: bytes, asked: Parameter) -> bool:
    """False where the text of a module shows that it exports nothing that is called so."""
    if asked.member == ELEMENT or hands_all_on(content) or b"exports" in content:
        return True
    names = {asked.member or "default", "default" if asked.name in _WHOLES else asked.name}
    return any(name.encode("utf-8", "surrogateescape") in content for name in names)
