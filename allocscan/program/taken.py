"""What one file does with functions of others: whether it takes their text, and who it hands them
to."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from allocscan.program.said import Module
from allocscan.records import replace
from allocscan.sites.context.abroad import Parameter, parameter_at
from allocscan.sites.context.callee import arguments_of
from allocscan.sites.context.kept_functions import KeptFunctions
from allocscan.sites.context.member_uses import MemberUses
from allocscan.sites.context.open_shipments import open_shipments
from allocscan.sites.context.positions import Called, position_of
from allocscan.sites.context.shipped import Shipments
from allocscan.sites.context.takers import Takers
from allocscan.sites.text_runners import text_runners
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_QUOTES: Final = (b"'", b'"', b"`")
_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})


def loads_late(content: bytes, specifiers: Iterable[str]) -> bool:
    """True where `content` has an `import(…)` of one of `specifiers`, by its looks."""
    texts = (each.encode("utf-8", "surrogateescape") for each in specifiers)
    return any(b"import(%b%b" % (quote, text) in content for text in texts for quote in _QUOTES)


class Taken:
    """Answers for one file."""

    def __init__(self, module: Module) -> None:
        self._syntax = module.syntax
        self._scopes = module.scopes
        self._uses = MemberUses(module.syntax, module.scopes)
        self._shipments = Shipments(module.syntax, module.scopes, self._uses)
        self._takers = Takers(module.syntax, module.scopes)

    def takes(self, mention: Node) -> bool:
        """True where the text of the function that `mention` stands for may be taken."""
        if self._shipments.of_mention(mention) is not None:
            return True
        if isinstance(position_of(mention, self._syntax), Called):
            return False
        return self._runs_text or (bool(self._shipments_of_unknown) and self._kept.keeps(mention))

    def takes_of_whole(self, specifiers: Iterable[str]) -> bool:
        """True where the text of one of the functions of a module that is imported by one of
        `specifiers` may be taken, and no name tells which: `evaluate(all[name])`, and after
        `import(…)`, whose result is followed nowhere."""
        if loads_late(self._syntax.source.content, specifiers) and self._takes_unknown:
            return True
        given = (each for call in self._shipments_of_unknown for each in arguments_of(call))
        return any(each.type == "subscript_expression" for each in given)

    def takes_member(self, name: str) -> bool:
        """True where something that is read as `name` is shipped."""
        return any(self._shipments.of_value(use) is not None for use in self._uses.of(name))

    def members(self, mentions: Iterable[Node], name: str) -> Iterator[Node]:
        """The `x.y.name` and `x[…]` of `mentions` of an `x`, and all that is done with `x` as a
        whole."""
        for mention in mentions:
            at, parent = mention, self._syntax.parent(mention)
            while parent is not None and parent.type in _MEMBERS:
                at, parent = parent, self._syntax.parent(parent)
                own = at.child_by_field_name("property")
                if own is None or self._syntax.name(own) == name:
                    yield at
            if at is mention:
                yield at

    def takes_argument(self, functions: Iterable[Node], index: int) -> bool:
        """True where one of `functions` may take the text of its argument `index`."""
        for function in functions:
            if self._takers.takes(function, index):
                return True
            if self._takes_unknown and self._takers.does_more(function, index):
                return True
        return False

    def handed_on(self, functions: Iterable[Node], asked: Parameter) -> Iterator[Parameter]:
        """Where else one has to ask: `functions` give the argument on, or others have them."""
        for function in functions:
            for use in self._takers.uses_of(function, asked.index):
                further = parameter_at(use, self._syntax, self._scopes)
                if further is not None:
                    yield further
        yield from self._exported_again(asked)

    def _exported_again(self, asked: Parameter) -> Iterator[Parameter]:
        for statement in self._syntax.root.named_children:
            source = statement.child_by_field_name("source")
            if statement.type != "export_statement" or source is None:
                continue
            there = replace(asked, specifier=self._syntax.name(source)[1:-1])
            clauses = [one for one in statement.named_children if one.type == "export_clause"]
            if not clauses:
                yield there
            for part in (part for clause in clauses for part in children_of(clause)):
                own, alias = part.child_by_field_name("name"), part.child_by_field_name("alias")
                if own is not None and self._syntax.name(alias or own) == asked.name:
                    yield replace(there, name=self._syntax.name(own))

    @property
    def _takes_unknown(self) -> bool:
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
