"""What the files of a program do with the text of functions that come from others.

Pure: finding and reading files is given. Files out of sight are not known: they count for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence

from allocscan.program.arguments import MAX_ASKED, Answer, Arguments
from allocscan.program.importing import Find, Import, Read
from allocscan.program.interested import Interested, names_taken
from allocscan.program.silence import hands_all_on, holds_all, is_silent
from allocscan.program.specifiers import loads_late
from allocscan.program.taken import Taken
from allocscan.records import dataclass, field
from allocscan.sites.context.abroad import Abroad, Export, Parameter
from allocscan.sites.context.aliases import Alias
from allocscan.sites.context.open_shipments import may_ship
from allocscan.sites.context.sources import WHOLE, WHOLES
from allocscan.syntax.binding import Node

_Question = tuple[Export, ...] | Parameter | None
"""What other files do with these exports, with that parameter; what those do that a file
imports."""


@dataclass(slots=True)
class ProgramTexts:
    """Answers for the files of one program, each question once."""

    find: Find
    read: Read
    arguments: Arguments
    _met: dict[str, None] = field(default_factory=dict)
    _asked: dict[str, None] = field(default_factory=dict)
    _answers: dict[tuple[str, _Question], Answer] = field(default_factory=dict)
    _unnamed: dict[Import, bool] = field(default_factory=dict)
    _interested: dict[str, Interested] = field(default_factory=dict)

    def of_file(self, path: str) -> Abroad:
        """What is asked for the file at `path`."""
        return Abroad(
            lambda exports: self._known((path, exports)),
            lambda parameter: self._known((path, parameter)),
            lambda: self._known((path, None)),
        )

    def drained(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The files whose importers were asked for, and the files that had a say, of all that was
        answered since this was asked last."""
        found = tuple(self._asked), tuple(self._met)
        self._asked, self._met = {}, {}
        return found

    def _known(self, key: tuple[str, _Question]) -> bool:
        if key not in self._answers:
            answer = self._answers[key] = Answer()
            path, question = key
            if question is None:
                answer.yes = self.arguments.of_importer(path, answer)
            elif isinstance(question, Parameter):
                answer.yes = self.arguments.take(path, question, answer)
            else:
                answer.yes = self._ships(path, question, answer)
            self.arguments.rest()
        answer = self._answers[key]
        self._met.update(answer.met)
        self._asked.update(answer.asked)
        return answer.yes

    # -------------------------------------------------------------- exports

    def _ships(self, path: str, exports: Iterable[Export], answer: Answer) -> bool:
        """True where a file that imports one of `exports`, by whatever names, takes its text."""
        asked = {(path, each) for each in exports}
        fresh = {path: list(exports)}
        while fresh:
            further: dict[str, list[Export]] = {}
            for at, named in fresh.items():
                for by, again in self._importing(at, _apart(named), answer):
                    if again is None:
                        return True
                    new = [one for one in again if (by, one) not in asked]
                    asked.update((by, one) for one in new)
                    further.setdefault(by, []).extend(new)
                    if len(asked) > MAX_ASKED:
                        return True
            fresh = {by: named for by, named in further.items() if named}
        return False

    def _importing(
        self, path: str, exports: Sequence[Export], answer: Answer
    ) -> Iterator[tuple[str, tuple[Export, ...] | None]]:
        """The files that import one of `exports` of the file at `path`, and what `_followed` says
        of it there. Each is parsed once, however many are asked for."""
        answer.asked[path] = None  # its importers had a say, all of them
        for by in self._interested_in(path, exports):
            source = self.read(by.path)
            if source is None:
                continue
            content = source.content
            spoken = [each for each in exports if not self._says_nothing(content, by, each)]
            if not spoken:
                continue
            taken = self.arguments.taken(by.path, source)
            for each in spoken:
                yield by.path, self._followed(by, taken, each, answer)

    def _interested_in(self, path: str, exports: Sequence[Export]) -> Iterable[Import]:
        known = self._interested.get(path)
        if known is None:
            files = self.find(path, "").files
            known = self._interested[path] = Interested(files, self._named)
        return known.in_(exports)

    def _named(self, by: Import) -> frozenset[str] | None:
        source = self.read(by.path)
        if source is None:
            return frozenset()
        return names_taken(by, source.content, lambda: self.arguments.taken(by.path, source))

    def _says_nothing(self, content: bytes, by: Import, export: Export) -> bool:
        """True where `content`, of the file `by`, shows that it neither takes nor hands on
        `export`."""
        if not export.name:
            member = (export.member or "").encode("utf-8", "surrogateescape")
            return member not in content and not hands_all_on(content)
        silent = is_silent(content, by, export.name, all_in_sight=False)
        return silent and not self._may_take_unnamed(content, by)

    def _may_take_unnamed(self, content: bytes, by: Import) -> bool:
        """True where `content`, of the file `by`, may take what it imports without its name."""
        known = self._unnamed.get(by)
        if known is None:
            known = self._unnamed[by] = (
                may_ship(content)
                or loads_late(content, by.specifiers)
                or holds_all(content, by.specifiers)
            )
        return known

    def _followed(
        self, by: Import, taken: Taken, export: Export, answer: Answer
    ) -> tuple[Export, ...] | None:
        """What the file `by` exports by which others get `export`; None where the text of it may
        be taken, as `taken` says."""
        found = taken.mentions(export.name, by.specifiers)
        again = dict.fromkeys(Export(name, export.member) for name in found.again)
        if not export.name:
            return None if taken.takes_member(export.member or "") else tuple(again)
        if not found.whole and taken.takes_of_whole(by.specifiers):
            return None
        for alias, mention in self._aliases(found.nodes, by, taken, export):
            takes = taken.takes_whole(alias) if mention is None else taken.takes(alias, mention)
            if takes:
                return None
            if any(self.arguments.take(by.path, each, answer) for each in taken.parameters(alias)):
                return None
            if taken.keeps(alias) and self.arguments.of_importer(by.path, answer):
                return None
            again |= dict.fromkeys(taken.exports(alias))
        spaces = taken.handed_on.spaces(by.specifiers)
        return (*again, *(Export(each, _member_of_all(export)) for each in spaces))

    def _aliases(
        self, mentions: Iterable[Node], by: Import, taken: Taken, export: Export
    ) -> Iterator[tuple[Alias, Node | None]]:
        """What stands in the file `by` for `export`, each with the mention that it comes from:
        one of `mentions`, or None for what stands for all of its module."""
        late = "default" if export.name in WHOLES else export.name
        read = taken.members(late) if taken.loads_late(by.specifiers) else ()
        for mention in (*mentions, *read):
            yield from ((each, mention) for each in taken.aliases(mention, export.member))
        for whole in taken.handed_on.wholes(by.specifiers):
            yield from ((each, None) for each in taken.aliases(whole, _member_of_all(export)))


def _apart(exports: Sequence[Export]) -> list[Export]:
    """Those of `exports`, all of one file, that others do not stand for: whoever takes the default
    export takes all of the module, too."""
    whole = {each.member for each in exports if each.name == WHOLE}
    return [each for each in exports if each.name != "default" or each.member not in whole]


def _member_of_all(export: Export) -> str:
    """The member of a module's namespace that is, or has, `export`."""
    return export.member or ("default" if export.name in WHOLES else export.name)
