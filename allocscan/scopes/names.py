"""The names of one file, looked for when they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from allocscan.regex import regex
from allocscan.scopes.draft import Draft, DraftBinding, Mention
from allocscan.scopes.finished import binding_of, first_of, reference_of
from allocscan.scopes.merge import may_merge, merge
from allocscan.scopes.model import (
    Binding,
    BindingId,
    BindingKind,
    Named,
    Reference,
    Scope,
    ScopeId,
    Taints,
)
from allocscan.scopes.occurrences import escapes, occurrences
from allocscan.scopes.outermost import outermost
from allocscan.scopes.resolve import resolve, resolve_all
from allocscan.scopes.settle import Bound, settle
from allocscan.scopes.visit import Reading
from allocscan.scopes.words import words_in
from allocscan.source.file import ESM_SUFFIXES, suffix_of
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.typed import Final

_HOLD_STATEMENTS: Final = frozenset({"program", "statement_block", "switch_case", "class_body"})
_NO_NAME: Final = regex(r"[\x00-#%-@\[\]^`{-\x7f]")
"""Where it begins with what begins no name, private ones aside: they are bound to a class."""

_ASSIGNS: Final = regex(rb"\s*[^\w\s]{0,3}=")
_OF_MODULES: Final = frozenset({"import_statement", "export_statement"})
_OWN: Final = frozenset({BindingKind.CLASS, BindingKind.FUNCTION})
_NOTHING: Final = Named((), (), {})
_MUCH: Final = 4
"""How often, on average, a node may be gone through, or a scope looked at, before all names are
found at once. That is linear; to find one after the other is not where code is deep."""

_LITTLE: Final = 10_000
_MANY_NAMES: Final = 200

_start = attrgetter("start_byte")
_begins = attrgetter("start")
_id = attrgetter("id")


class FoundNames:
    """Reads of a file what a question needs. Total: broken text gives fewer names, no error.

    All that has one name is found together: its declarations first, of the whole file, so that
    hoisting needs no order.
    """

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._draft = Draft(syntax)
        self._reading = Reading(self._draft)
        self._known: dict[str, Named] = {}
        self._is_complete = False
        self._must_be_complete: bool | None = None
        self._unread: frozenset[str] | None = None
        self._module: bool | None = None
        self._scopes: dict[ScopeId, Scope] = {}
        self._strict: dict[ScopeId, bool] = {}
        self._asked: set[int] = set()
        self._looked = 0
        self._asked_for = 0
        self.bindings: list[Binding] = []
        self.declared_at: dict[int, Binding] = {}
        self.used_at: dict[int, Reference] = {}

    # ---------------------------------------------------------------- names

    def look_up(self, identifier: Node) -> None:
        """Find all that is called as `identifier` is, where it is a name at all."""
        if self._is_complete or (identifier.named_child_count and identifier.type != "string"):
            return
        name = self._draft.name(identifier)
        if name[:1] in ("'", '"'):  # the members of enums may be called so
            name = name[1:-1]
        elif _NO_NAME.match(name) is not None:
            return
        if name not in self._known:
            self._find(name)

    def called(self, name: str) -> Named:
        """All that is called `name`."""
        found = self._known.get(name)
        if found is None and not self._is_complete:
            self._find(name)
            found = self._known.get(name)
        return _NOTHING if found is None else found

    def find_all(self) -> Mapping[str, Named]:
        """Everything that has a name."""
        if self._is_complete:
            return self._known
        self._is_complete = True
        draft = self._draft
        self._reading.rest()
        names = [name for name in {**draft.declared, **draft.mentioned} if name not in self._known]
        bound = {name: settle(draft, name, self._is_strict) for name in names}
        merge(bound)
        mentioned = {name: _in_order(draft, name) for name in names}
        resolve_all(draft, bound, mentioned)
        made = [binding for each in bound.values() for binding in _own(each)]
        self._number(sorted(made, key=first_of))
        found = [one for name in names for one in self._finished(bound[name], mentioned[name])]
        self.bindings += sorted(found, key=_id)
        return self._known

    def _find(self, name: str) -> None:
        if self._must_be_complete is None:
            self._must_be_complete = may_merge(self._syntax)
            self._reading.reach(escapes(self._syntax))
        self._asked_for += 1
        if self._must_be_complete or self._has_done_much():
            self.find_all()
            return
        word = name.encode("utf-8", errors="surrogateescape")
        self._reading.reach(occurrences(self._syntax, word))
        draft = self._draft
        if name not in draft.declared and name not in draft.mentioned:
            self._known[name] = _NOTHING
            return
        bound, mentioned = settle(draft, name, self._is_strict), _in_order(draft, name)
        self._looked += resolve(draft, bound, mentioned)
        self._number(_own(bound))
        self.bindings += self._finished(bound, mentioned)

    def _has_done_much(self) -> bool:
        nodes = self._syntax.root.descendant_count
        if self._syntax.errors and self._asked_for > _MANY_NAMES:
            return True  # each name is searched for in all of the text
        return self._reading.again + self._looked > _MUCH * nodes + _LITTLE

    # ---------------------------------------------------------------- finished values

    def _number(self, made: Sequence[DraftBinding]) -> None:
        for at, binding in enumerate(made, len(self.bindings)):
            binding.id = BindingId(at)

    def _finished(self, bound: Bound, mentioned: Sequence[Mention]) -> list[Binding]:
        """Make the values for one name; its bindings in the order of their ids."""
        references = tuple(reference_of(mention) for mention in mentioned)
        uses: dict[BindingId | None, list[Reference]] = {}
        for use in references:
            uses.setdefault(use.binding, []).append(use)
            self.used_at[use.node.id] = use
        obscured = bound.name in self._obscured()
        made = [binding_of(one, uses.get(one.id, []), obscured) for one in _own(bound)]
        by_id = {one.id: one for one in made}
        for one in made:
            self.declared_at.update((node.id, one) for node in one.declarations)
        where = {scope: by_id[one.survivor.id] for scope, one in bound.where.items()}
        self._known[bound.name] = Named(tuple(made), references, where)
        return made

    # ---------------------------------------------------------------- scopes

    def scopes(self) -> Sequence[Scope]:
        """Every scope that was read, by id."""
        return [self.scope(each.id) for each in self._draft.scopes]

    def scope(self, id: ScopeId) -> Scope:
        """The scope with that id."""
        made = self._scopes.get(id)
        if made is None:
            one = self._draft.scopes[id]
            made = self._scopes[id] = Scope(
                one.id, one.kind, one.node, one.parent, one.function, self._is_strict(id)
            )
        return made

    def scope_made_by(self, node: Node) -> ScopeId | None:
        """The scope that `node` opens, the last one where there are two."""
        draft, asked = self._draft, node.id
        found = draft.scope_at.get(asked)
        if found is None and asked not in self._asked and not self._reading.has_read(node):
            self._asked.add(asked)
            self._reading.reach([node.start_byte])
            found = draft.scope_at.get(asked)
        return found

    def _is_strict(self, id: ScopeId) -> bool:
        known, way = self._strict, list[ScopeId]()
        at: ScopeId | None = id
        while at is not None and at not in known:
            way.append(at)
            at = self._draft.scopes[at].parent
        strict = self._is_strict_file() if at is None else known[at]
        for scope in reversed(way):
            strict = known[scope] = strict or self._draft.scopes[scope].own_strict
        return strict

    def _is_strict_file(self) -> bool:
        return suffix_of(self._syntax.source.path) in ESM_SUFFIXES or self.is_module()

    # ---------------------------------------------------------------- the file as a whole

    def is_module(self) -> bool:
        """True when the text itself says module."""
        if self._module is None:
            self._module = self._says_module()
        return self._module

    def _says_module(self) -> bool:
        if any(child.type in _OF_MODULES for child in self._syntax.root.children):
            return True
        for word in (b"import", b"export"):
            self._reading.reach(occurrences(self._syntax, word))
        self._reading.reach(outermost(self._syntax, occurrences(self._syntax, b"await")))
        return self._draft.is_module

    def taints(self) -> Taints:
        """Direct calls of `eval`, but for those of a function or class of this file by that name;
        `with` statements."""
        bound = {
            use.node.id
            for use in self.called("eval").references
            if use.binding is not None and self.bindings[use.binding].kind in _OWN
        }
        self._reading.reach(occurrences(self._syntax, b"with"))
        calls = [call for call, callee in self._draft.eval_calls if callee.id not in bound]
        return Taints(
            direct_eval=tuple(sorted(calls, key=_start)),
            with_statements=tuple(sorted(self._draft.with_statements, key=_start)),
        )

    def words(self) -> frozenset[str]:
        """Those of the text, and the names found: in broken text the grammar cuts words in two."""
        if self._syntax.errors:
            self.find_all()
        return words_in(self._syntax.source.content) | frozenset(self._known)

    def _obscured(self) -> frozenset[str]:
        """The words in and around what could not be read: of the statement that it is in, and of
        those beside it where it is an assignment that the grammar has cut off from them."""
        if self._unread is None:
            content = self._syntax.source.content
            spans = {span for error in self._syntax.errors for span in _around(self._syntax, error)}
            self._unread = frozenset().union(*(words_in(span.of(content)) for span in spans))
        return self._unread


def _own(bound: Bound) -> list[DraftBinding]:
    """Those that nothing absorbed."""
    return [binding for binding in bound.made if binding.into is None]


def _in_order(draft: Draft, name: str) -> list[Mention]:
    return sorted(draft.mentioned.get(name, ()), key=_begins)


def _around(syntax: Syntax, error: Span) -> Iterator[Span]:
    yield error
    node = syntax.root.descendant_for_byte_range(error.start, max(error.end - 1, error.start))
    while node is not None and (parent := syntax.parent(node)) is not None:
        if parent.type in _HOLD_STATEMENTS:
            cut_off = _ASSIGNS.match(error.of(syntax.source.content)) is not None
            beside = (node.prev_named_sibling, node.next_named_sibling) if cut_off else ()
            yield from (span_of(one) for one in (node, *beside) if one is not None)
            return
        node = parent
