"""What the files of a program do with the text of functions that come from others.

Pure: finding and reading files is given. Files out of sight are not known: they count for nothing.
"""

from collections.abc import Callable, Iterator

from allocscan.program.importing import Find, Import, Read
from allocscan.program.said import Module, Speakers
from allocscan.program.silence import is_silent
from allocscan.program.taken import Taken, loads_late
from allocscan.records import dataclass, field
from allocscan.sites.context.abroad import Abroad, Export, Parameter, exports_of, parameter_at
from allocscan.sites.context.imported import Importer, Mentions
from allocscan.sites.context.open_shipments import may_ship
from allocscan.sites.context.sources import WHOLE
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.walk import descend
from allocscan.typed import Final

_MAX_EXPORTS: Final = 64
"""So many names of an export, handed on and on, are followed."""
_MAX_STEPS: Final = 8
"""Through so many functions an argument is followed."""

_HANDS_ALL_ON: Final = b"export *"
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

    def taken(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
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
        order = [(path, export.name)]
        for at, name in order:
            answer.asked[at] = None
            for by in self.find(at, name).files:
                answer.met[by.path] = None
                module = None if by.path == at else self._spoken(by, Export(name, export.member))
                if module is None:
                    continue
                found = Importer(module.syntax, module.scopes, by.specifiers).mentions(name)
                if self._is_taken(found, by, module, export, answer):
                    return True
                again = [(by.path, each) for each in found.again if (by.path, each) not in order]
                order += again[: max(0, _MAX_EXPORTS - len(order))]
        return False

    def _spoken(self, by: Import, export: Export) -> Module | None:
        """The file `by`, where its bytes do not show that it says nothing."""
        source = self.read(by.path)
        if source is None:
            return None
        if export.name:
            silent = is_silent(source.content, by, export.name, all_in_sight=False) and not (
                may_ship(source.content) or loads_late(source.content, by.specifiers)
            )
        else:
            member = (export.member or "").encode("utf-8", "surrogateescape")
            silent = member not in source.content and _HANDS_ALL_ON not in source.content
        return None if silent else self.speakers.module(by.path, source)

    def _module(self, path: str) -> Module | None:
        source = self.read(path)
        return None if source is None else self.speakers.module(path, source)

    def _is_taken(
        self, found: Mentions, by: Import, module: Module, export: Export, answer: "_Answer"
    ) -> bool:
        taken, mentions = Taken(module), found.nodes
        if export.member is not None:
            if taken.takes_member(export.member):
                return True
            mentions = tuple(taken.members(mentions, export.member))
        for mention in mentions:
            parameter = parameter_at(mention, module.syntax, module.scopes)
            if taken.takes(mention):
                return True
            if parameter is not None and self._takes(by.path, parameter, answer):
                return True
        return not found.whole and export.name != "" and taken.takes_of_whole(by.specifiers)

    # -------------------------------------------------------------- parameters

    def _takes(self, path: str, parameter: Parameter, answer: "_Answer") -> bool:
        """True where what is handed from `path` to `parameter` may become text."""
        order = [(path, parameter)]
        for at, asked in order:
            for target in self.targets(at, asked.specifier):
                answer.met[target] = None
                module = self._module(target)
                if module is None:
                    continue
                taken = Taken(module)
                functions = _functions(module, asked.name)
                if taken.takes_argument(functions, asked.index):
                    return True
                further = taken.handed_on(functions, asked)
                order += [(target, each) for each in further if (target, each) not in order]
            if len(order) > _MAX_STEPS:
                return False
        return False


@dataclass(slots=True)
class _Answer:
    """An answer, and what it follows from."""

    yes: bool = False
    met: dict[str, None] = field(default_factory=dict)
    asked: dict[str, None] = field(default_factory=dict)


def _functions(module: Module, name: str) -> tuple[Node, ...]:
    """The functions of `module` that another file may call by `name`."""
    return tuple(
        function
        for function in descend(module.syntax.root)
        if function.type in FUNCTIONS and name in _names_of(function, module)
    )


def _names_of(function: Node, module: Module) -> Iterator[str]:
    for export in exports_of(function, module.syntax, module.scopes):
        yield export.member or ("default" if export.name == WHOLE else export.name)
