"""What one file does with functions of others: whether it takes their text, and who it hands them
to."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from allocscan.program.handed_on import HandedOn
from allocscan.program.said import Module
from allocscan.program.specifiers import loads_late
from allocscan.sites.context.abroad import Export, Parameter, exports_at, exports_of
from allocscan.sites.context.aliases import BOUND, ELEMENT, Alias, aliases_of
from allocscan.sites.context.callee import arguments_of, callee_of
from allocscan.sites.context.handed import parameters_at
from allocscan.sites.context.imported import Importer, Mentions
from allocscan.sites.context.kept_functions import KeptFunctions
from allocscan.sites.context.member_uses import MemberUses
from allocscan.sites.context.open_shipments import may_ship, open_shipments
from allocscan.sites.context.positions import (
    Argument,
    Called,
    Elsewhere,
    Named,
    Position,
    Returned,
    position_of,
)
from allocscan.sites.context.shipped import Shipments
from allocscan.sites.context.sources import WHOLE
from allocscan.sites.context.takers import ANY_ARGUMENT, Takers
from allocscan.sites.text_runners import text_runners
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.walk import descend
from allocscan.typed import Final

_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_GOING_THROUGH: Final = frozenset({"for_in_statement", "spread_element"})
_READING_ALL: Final = (b"Object.values", b"Object.entries")
_CONSTRUCTOR: Final = "constructor"


class Taken:
    """Answers for one file."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self._syntax = module.syntax
        self._scopes = module.scopes
        self._uses = MemberUses(module.syntax, module.scopes)
        self._shipments = Shipments(module.syntax, module.scopes, self._uses)
        self._takers = Takers(module.syntax, module.scopes)

    # -------------------------------------------------------------- what is imported

    def mentions(self, name: str, specifiers: frozenset[str]) -> Mentions:
        """Those of the export `name` of the module that one of `specifiers` names."""
        return Importer(self._syntax, self._scopes, specifiers).mentions(name)

    def aliases(self, mention: Node, member: str | None) -> tuple[Alias, ...]:
        """What stands in this file for the `member` of `mention`, which stands for an export."""
        return tuple(aliases_of(mention, member, self._syntax, self._scopes))

    def members(self, name: str) -> tuple[Node, ...]:
        """What is read as `name`, from whatever."""
        return self._uses.of(name)

    def takes(self, alias: Alias, mention: Node) -> bool:
        """True where the text of the function that `alias` stands for may be taken; as `mention`
        does, which stands for an export."""
        if self._is_declared(alias.node):
            return False
        own = alias.node.id == mention.id
        if own and alias.member == ELEMENT and self.takes_unknown:
            return True
        if alias.member is not None and self._is_member_read(alias.node):
            return False  # what is read there is an alias, where it is meant
        if self._shipments.of_mention(alias.node) is not None:
            return True
        if alias.member is not None and not own:
            return False  # so are the members that are read of it
        position = position_of(alias.node, self._syntax)
        if isinstance(position, Returned) and alias.member is not None:
            return self.takes_unknown and self._is_read(alias.member)
        if self._runs_text or _is_followed(position):
            return self._runs_text and not isinstance(position, Called)
        return bool(self._shipments_of_unknown) and self._kept.keeps(alias.node)

    @property
    def takes_untold(self) -> bool:
        """As `takes_unknown`, but for what is `execute`d: commands and queries mostly, which take
        the text of a function where it is handed to them at once, if ever."""
        shipped = (callee_of(call) for call in self._shipments_of_unknown)
        named = (callee for callee in shipped if callee is not None)
        return self._runs_text or any(
            not self._syntax.text(callee).endswith(b".execute") for callee in named
        )

    def keeps(self, alias: Alias) -> bool:
        """True where the function that `alias` stands for may be held by more than its names."""
        held = alias.member is None and not self._is_declared(alias.node)
        return held and self._kept.keeps(alias.node)

    def imports(self) -> Iterator[Parameter]:
        """The parameters of what this file imports, any of them."""
        for specifier, name in self.handed_on.imports():
            yield Parameter(specifier, name, None, ANY_ARGUMENT)

    def takes_whole(self, alias: Alias) -> bool:
        """As `takes`, of an `alias` of all of a module: it may go on as a whole."""
        if self._is_declared(alias.node):
            return False
        if alias.member is None or alias.member == ELEMENT:
            return self.takes(alias, alias.node)
        if self._shipments.of_mention(alias.node) is not None:
            return True
        position = position_of(alias.node, self._syntax)
        at = position.at.type if isinstance(position, Elsewhere) else ""
        goes_on = isinstance(position, Argument) or at in _GOING_THROUGH
        return self._runs_text and goes_on

    def _is_declared(self, node: Node) -> bool:
        """True where a variable is declared: what happens to it, happens to its uses."""
        binding = self._scopes.binding(node) if node.type in BOUND else None
        return binding is not None and any(each.id == node.id for each in binding.declarations)

    def _is_read(self, member: str) -> bool:
        """True where something is read as `member`, for more than to call it."""
        positions = (position_of(use, self._syntax) for use in self._uses.of(member))
        return self._ships_by_key or any(not isinstance(each, Called) for each in positions)

    def _is_member_read(self, node: Node) -> bool:
        parent = self._syntax.parent(node)
        return parent is not None and parent.type in _MEMBERS

    def loads_late(self, specifiers: Iterable[str]) -> bool:
        """True where the file has an `import(…)` of one of `specifiers`."""
        return loads_late(self._syntax.source.content, specifiers)

    def takes_of_whole(self, specifiers: Iterable[str]) -> bool:
        """True where the text of one of the functions of a module that is imported by one of
        `specifiers` may be taken, and no name tells which: `evaluate(all[name])`, and after
        `import(…)`, whose result may go anywhere."""
        if self.loads_late(specifiers) and self.takes_unknown:
            return True
        return may_ship(self._syntax.source.content) and self._ships_by_key

    @cached_property
    def _ships_by_key(self) -> bool:
        given = (each for call in self._shipments_of_unknown for each in arguments_of(call))
        return any(each.type == "subscript_expression" for each in given)

    def takes_member(self, name: str) -> bool:
        """True where something that is read as `name` is shipped."""
        return any(self._shipments.of_value(use) is not None for use in self._uses.of(name))

    def parameters(self, alias: Alias) -> Iterator[Parameter]:
        """Where `alias` is handed to others."""
        return parameters_at(alias, self._syntax, self._scopes)

    def exports(self, alias: Alias) -> Iterator[Export]:
        """What this file exports by `alias`."""
        return exports_at(alias, self._syntax, self._scopes)

    # -------------------------------------------------------------- what is handed to it

    def takes_argument(self, asked: Parameter) -> bool:
        """True where a function that is called as `asked` says may take that argument's text."""
        for function in self._functions(asked):
            if self._takers.takes(function, asked.index):
                return True
            if self._may_take(asked.key) and self._takers.does_more(function, asked.index):
                return True
        return False

    def _may_take(self, key: str | None) -> bool:
        """True where a text may be that of what an object has as its `key`; of the object itself
        where that is None."""
        if self._runs_text or not self._shipments_of_unknown or key is None:
            return self.takes_unknown
        content = self._syntax.source.content
        named = key == ELEMENT or key.encode("utf-8", "surrogateescape") in content
        return named or self._ships_by_key or any(each in content for each in _READING_ALL)

    def further(self, asked: Parameter) -> Iterator[Parameter]:
        """Where else one has to ask: the functions give the argument on, or others have them."""
        for function in self._functions(asked):
            for use, listed in self._takers.uses_of(function, asked.index):
                for key in {None, asked.key, *([ELEMENT] if listed else ())}:
                    for alias in self.aliases(use, key):
                        yield from self.parameters(alias)
        yield from self.handed_on.behind(asked)

    @cached_property
    def handed_on(self) -> HandedOn:
        """What this file exports of others."""
        return HandedOn(self._syntax, self._scopes)

    def _functions(self, asked: Parameter) -> tuple[Node, ...]:
        if asked.member == ELEMENT:
            return tuple(dict.fromkeys(each for row in self._called.values() for each in row))
        name = asked.member or ("default" if asked.name == WHOLE else asked.name)
        return tuple(self._called.get(name, ()))

    @cached_property
    def _called(self) -> dict[str, list[Node]]:
        """The functions that other files may call, by the names that they call them by."""
        found: dict[str, list[Node]] = {}
        for function in descend(self._syntax.root):
            if function.type in FUNCTIONS:
                for name in dict.fromkeys(self._names(function)):
                    found.setdefault(name, []).append(function)
        return found

    def _names(self, function: Node) -> Iterator[str]:
        at, position = function, position_of(function, self._syntax)
        while isinstance(position, Argument):  # `memoize(run)` is called as `run` is
            at, position = position.call, position_of(position.call, self._syntax)
        for export in exports_of(at, self._syntax, self._scopes):
            plain = "default" if export.name == WHOLE else export.name
            yield export.member or plain
            if export.member in (_CONSTRUCTOR, ELEMENT):
                yield plain

    # -------------------------------------------------------------- what it does

    @property
    def takes_unknown(self) -> bool:
        """True where it takes the text of functions of which it does not say which they are."""
        return self._runs_text or bool(self._shipments_of_unknown)

    @cached_property
    def _runs_text(self) -> bool:
        return bool(text_runners(self._syntax, self._scopes))

    @cached_property
    def _shipments_of_unknown(self) -> tuple[Node, ...]:
        return open_shipments(self._syntax, self._scopes)

    @cached_property
    def _kept(self) -> KeptFunctions:
        return KeptFunctions(self._syntax, self._scopes, self._uses)


def _is_followed(position: Position) -> bool:
    """True where nothing happens to a value, or where it goes on as an alias."""
    if isinstance(position, Elsewhere):
        return position.at.type == "variable_declarator"
    return isinstance(position, Called | Named)
