"""One walk over a tree to its scopes, bindings and references."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import attrgetter

from tree_sitter import Node

from allocscan.regex import regex
from allocscan.scopes.draft import Draft, DraftBinding
from allocscan.scopes.model import (
    Binding,
    BindingId,
    BindingKind,
    Reference,
    Scope,
    ScopeTree,
    Taints,
)
from allocscan.scopes.resolve import resolve
from allocscan.scopes.settle import settle
from allocscan.scopes.visit import walk
from allocscan.scopes.words import words_in
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, span_of

_HOLD_STATEMENTS = frozenset({"program", "statement_block", "switch_case", "class_body"})
_ASSIGNS = regex(rb"\s*[^\w\s]{0,3}=")
Ids = Mapping[DraftBinding, BindingId]
_start = attrgetter("start_byte")


def build(syntax: Syntax) -> ScopeTree:
    """Return the scope tree of `syntax`. Total: broken text gives fewer names, never an error.

    Everything is declared first and only then looked up, so that hoisting needs no order.
    """
    draft = Draft(syntax)
    walk(draft)
    strict = settle(draft)
    resolve(draft)
    bindings = [binding for binding in draft.bindings if binding.into is None]
    ids = {binding: BindingId(at) for at, binding in enumerate(bindings)}
    references = _references(draft, ids)
    return ScopeTree(
        scopes=_scopes(draft, ids, strict),
        bindings=_bindings(bindings, references, _obscured(syntax)),
        references=references,
        scope_at=draft.scope_at,
        taints=_taints(draft),
        is_module=draft.is_module,
        words=_words(draft),
    )


def _words(draft: Draft) -> frozenset[str]:
    """Those of the text, and the names found: in broken text the grammar cuts words in two."""
    names = {binding.name for binding in draft.bindings}
    names.update(mention.name for mention in draft.mentions)
    return words_in(draft.syntax.source.content) | names


def _references(draft: Draft, ids: Ids) -> tuple[Reference, ...]:
    found = [
        Reference(
            name=mention.name,
            node=mention.node,
            scope=mention.scope,
            binding=None if mention.binding is None else ids[mention.binding],
            access=mention.access,
            in_type=mention.in_type,
        )
        for mention in draft.mentions
    ]
    return tuple(sorted(found, key=lambda use: use.node.start_byte))


def _bindings(
    drafts: list[DraftBinding], references: tuple[Reference, ...], obscured: frozenset[str]
) -> tuple[Binding, ...]:
    uses: dict[BindingId, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.binding is not None:
            uses[reference.binding].append(reference)
    return tuple(
        Binding(
            id=BindingId(at),
            name=draft.name,
            kind=draft.kind,
            scope=draft.scope,
            declarations=_declarations(draft),
            references=tuple(uses.get(BindingId(at), ())),
            exported=draft.exported,
            obscured=draft.name in obscured,
        )
        for at, draft in enumerate(drafts)
    )


def _declarations(draft: DraftBinding) -> tuple[Node, ...]:
    """In source order; overload signatures only where no implementation is."""
    nodes = draft.declarations + ([] if draft.implemented else draft.signatures)
    return tuple(sorted(nodes, key=_start))


def _scopes(draft: Draft, ids: Ids, strict: tuple[bool, ...]) -> tuple[Scope, ...]:
    return tuple(
        Scope(
            id=scope.id,
            kind=scope.kind,
            node=scope.node,
            parent=scope.parent,
            function=scope.function,
            strict=strict[scope.id],
            names={name: ids[binding.survivor] for name, binding in scope.names.items()},
        )
        for scope in draft.scopes
    )


def _taints(draft: Draft) -> Taints:
    """Direct calls of `eval`, but for those of a function or class of this file by that name."""
    own = {BindingKind.FUNCTION, BindingKind.CLASS}
    bound = {
        mention.node.id
        for mention in draft.mentions
        if mention.name == "eval" and mention.binding is not None and mention.binding.kind in own
    }
    calls = [call for call, callee in draft.eval_calls if callee.id not in bound]
    return Taints(
        direct_eval=tuple(sorted(calls, key=_start)),
        with_statements=tuple(sorted(draft.with_statements, key=_start)),
    )


def _obscured(syntax: Syntax) -> frozenset[str]:
    """The words in and around what could not be read: of the statement that it is in, and of those
    beside it where it is an assignment that the grammar has cut off from them."""
    content = syntax.source.content
    spans = {span for error in syntax.errors for span in _around(syntax, error)}
    return frozenset().union(*(words_in(span.of(content)) for span in spans))


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
