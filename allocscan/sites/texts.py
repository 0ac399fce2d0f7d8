"""Functions whose text may be run though nothing says that it is theirs (hazards E01, E02).

What takes a function by name in its own file is found by `sites.intent`.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.abroad import Abroad, exports_of, mentions_of
from allocscan.sites.context.handed import parameters_at
from allocscan.sites.context.kept_functions import KeptFunctions
from allocscan.sites.context.member_uses import MemberUses
from allocscan.sites.context.open_shipments import open_shipments
from allocscan.sites.flow.visible import Visible
from allocscan.sites.own_arguments import kept_callees
from allocscan.sites.text_runners import text_runners
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of


class Texts:
    """Answers for the functions of one file. `abroad` gives the other files of its program."""

    def __init__(self, visible: Visible, abroad: Callable[[], Abroad | None] | None = None) -> None:
        self._visible = visible
        self._abroad = abroad
        self._run_abroad: dict[int, Span | None] = {}

    def may_be_run(self, functions: Sequence[Node]) -> Span | None:
        """Where the file may run the text of one of `functions`; None where it runs that of none.

        In a file that runs program text, that of any function that is used as a value may be part
        of it; where only a call ships a function that is not told, that of one that is kept.
        """
        if self._runners and any(self._visible.callers(each) is None for each in functions):
            return span_of(self._runners[0])
        if self._shipments and any(self._kept.is_kept(each) for each in functions):
            return span_of(self._shipments[0])
        return None

    def kept_callee(self, functions: Sequence[Node]) -> Node | None:
        """The first `arguments.callee` of one of `functions` that may be read as text."""
        around = {function.id for function in functions}
        return next((callee for owner, callee in self._callees if owner.id in around), None)

    def may_be_run_abroad(self, functions: Sequence[Node]) -> Span | None:
        """Where one of `functions` goes whose text another file may run; None where none does.
        Other files are read for it. Those that are not in the program do not count."""
        for function in functions:
            if function.id not in self._run_abroad:
                abroad = None if self._abroad is None else self._abroad()
                at = None if abroad is None else self._run_by(abroad, function)
                self._run_abroad[function.id] = None if at is None else span_of(at)
            found = self._run_abroad[function.id]
            if found is not None:
                return found
        return None

    def _run_by(self, abroad: Abroad, function: Node) -> Node | None:
        """Where it is handed to what takes its text; its name where an importer does, and where it
        is kept beside an import that may."""
        for mention in mentions_of(function, self._syntax, self._scopes, self._uses):
            if any(map(abroad.takes, parameters_at(mention, self._syntax, self._scopes))):
                return mention.node
        exports = exports_of(function, self._syntax, self._scopes)
        if (self._kept.is_kept(function) and abroad.runs()) or (exports and abroad.ships(exports)):
            return function.child_by_field_name("name") or function
        return None

    @property
    def _syntax(self) -> Syntax:
        return self._visible.syntax

    @property
    def _scopes(self) -> ScopeTree:
        return self._visible.scopes

    @cached_property
    def _uses(self) -> MemberUses:
        return MemberUses(self._syntax, self._scopes)

    @cached_property
    def _callees(self) -> tuple[tuple[Node, Node], ...]:
        return tuple(kept_callees(self._syntax, self._scopes))

    @cached_property
    def _runners(self) -> tuple[Node, ...]:
        return text_runners(self._syntax, self._scopes)

    @cached_property
    def _shipments(self) -> tuple[Node, ...]:
        return open_shipments(self._syntax, self._scopes)

    @cached_property
    def _kept(self) -> KeptFunctions:
        return KeptFunctions(self._syntax, self._scopes, self._uses)
