"""What the modules of a program do with functions that are handed to them: which take their text.

Pure: finding and reading files is given. Files out of sight are not known: they count for nothing.
"""

from collections.abc import Callable, Iterable

from allocscan.program.importing import Read
from allocscan.program.said import Speakers
from allocscan.program.silence import hands_all_on
from allocscan.program.taken import Taken
from allocscan.records import dataclass, field, replace
from allocscan.sites.context.abroad import Parameter
from allocscan.sites.context.aliases import ELEMENT
from allocscan.sites.context.sources import WHOLES
from allocscan.source.file import SourceFile
from allocscan.typed import Final

MAX_ASKED: Final = 1024
"""So many exports that one leads to, and so many parameters, are followed. Beyond that anything may
happen."""

Targets = Callable[[str, str], tuple[str, ...]]
"""(importer, specifier) to the modules of the program that it may name."""

_Found = Callable[[Taken, Parameter], Iterable[Parameter] | None]


@dataclass(slots=True)
class Answer:
    """An answer, and what it follows from: the files that had a say, and those whose importers
    were asked for."""

    yes: bool = False
    met: dict[str, None] = field(default_factory=dict)
    asked: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Arguments:
    """Answers for the modules of one program, each asked once."""

    read: Read
    speakers: Speakers
    targets: Targets
    _importing_takers: dict[str, Answer] = field(default_factory=dict)
    _steps: dict[tuple[str, Parameter, _Found], tuple[Parameter, ...] | None] = field(
        default_factory=dict
    )
    _last: Taken | None = None

    def take(self, path: str, parameter: Parameter, answer: Answer) -> bool:
        """True where what is handed from `path` to `parameter` may become text."""
        return self._asked_of(path, [parameter], answer, _takes_argument)

    def of_importer(self, path: str, answer: Answer) -> bool:
        """True where the file at `path` imports something of a module that takes the text of
        functions of which it does not say which they are."""
        known = self._importing_takers.get(path)
        if known is None:
            known = self._importing_takers[path] = Answer()
            source = self.read(path)
            imports = () if source is None else self.taken(path, source).imports()
            known.yes = self._asked_of(path, dict.fromkeys(imports), known, _takes_unknown)
        answer.met.update(known.met)
        return known.yes

    def taken(self, path: str, source: SourceFile) -> Taken:
        """What the file at `path` does; names of one module come together."""
        module = self.speakers.module(path, source)
        if self._last is None or self._last.module is not module:
            self._last = Taken(module)
        return self._last

    def rest(self) -> None:
        """Let go of trees: a question is settled."""
        self._last = None
        self.speakers.rest()

    def _asked_of(
        self, path: str, parameters: Iterable[Parameter], answer: Answer, found: _Found
    ) -> bool:
        """True where `found` says so (by None) of a module that `parameters` lead to from `path`,
        or that those lead to which it gives instead."""
        order = [(path, each) for each in parameters]
        asked = dict.fromkeys(order)
        for at, each in order:
            for target in self.targets(at, each.specifier):
                answer.met[target] = None
                further = self._found_at(target, each, found)
                if further is None:
                    return True
                fresh = [(target, one) for one in further if (target, one) not in asked]
                asked.update(dict.fromkeys(fresh))
                order += fresh
            if len(order) > MAX_ASKED:
                return True
        return False

    def _found_at(
        self, target: str, asked: Parameter, found: _Found
    ) -> tuple[Parameter, ...] | None:
        """What `found` says of the module `target`, whatever names that: the same is asked from
        all that import it."""
        key = (target, replace(asked, specifier=""), found)
        if key not in self._steps:
            source = self.read(target)
            if source is None or not _may_name(source.content, asked):
                self._steps[key] = ()
            else:
                further = found(self.taken(target, source), asked)
                self._steps[key] = None if further is None else tuple(further)
        return self._steps[key]


def _takes_argument(taken: Taken, asked: Parameter) -> Iterable[Parameter] | None:
    return None if taken.takes_argument(asked) else taken.further(asked)


def _takes_unknown(taken: Taken, asked: Parameter) -> Iterable[Parameter] | None:
    behind = tuple(taken.handed_on.behind(asked))
    return None if taken.takes_untold and not behind else behind


def _may_name(content: bytes, asked: Parameter) -> bool:
    """False where the text of a module shows that it exports nothing that is called so."""
    if asked.member == ELEMENT or hands_all_on(content) or b"exports" in content:
        return True
    names = {asked.member or "default", "default" if asked.name in WHOLES else asked.name}
    return any(name.encode("utf-8", "surrogateescape") in content for name in names)
