"""Calls that ship a function's text where the file does not say which function that is.

`page.evaluate(readers[name])`, `executeScript(injection)`: any function of the file that is held by
more than its name may be the one.
"""

import re
from collections.abc import Iterator
from functools import cache

from allocscan.knowledge import self_contained
from allocscan.knowledge.callees import lookup
from allocscan.scopes.model import Binding, BindingKind, ScopeTree
from allocscan.sites.context.callee import arguments_of, callee_of, first_binding, spelling
from allocscan.sites.context.positions import CALLS
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTION_DECLARATIONS, FUNCTIONS, WRAPPERS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_DATA: Final = frozenset(
    {
        "comment",
        "false",
        "jsx_element",
        "jsx_self_closing_element",
        "new_expression",
        "null",
        "number",
        "property_identifier",
        "regex",
        "string",
        "string_fragment",
        "escape_sequence",
        "this",
        "true",
        "undefined",
    }
)
"""What is no function, nor holds one of the file's."""
_HOLDING: Final = WRAPPERS | {
    "array",
    "binary_expression",
    "computed_property_name",
    "object",
    "pair",
    "template_string",
    "template_substitution",
    "ternary_expression",
    "type_assertion",
    "unary_expression",
}
"""What holds functions only in its parts."""
_SHORT: Final = 4
_CALLED: Final = frozenset({"property_identifier", "identifier", "call_expression"})


def open_shipments(syntax: Syntax, scopes: ScopeTree) -> tuple[Node, ...]:
    """The calls, in source order."""
    content = syntax.source.content
    found: dict[int, Node] = {}
    for word in _words():
        for start in syntax.words.at(word) if word in content else ():
            call = _call_at(start, start + len(word), syntax)
            if call is not None and call.id not in found and _is_open(call, syntax, scopes):
                found[call.id] = call
    return tuple(sorted(found.values(), key=lambda call: call.start_byte))


def may_ship(content: bytes) -> bool:
    """False where `content` calls nothing that ships and has a name of more than a few letters."""
    named = (word for word in _words() if len(word) > _SHORT and word in content)
    return any(_called(word).search(content) is not None for word in named)


@cache
def _called(word: bytes) -> re.Pattern[bytes]:
    """How a call of `word` may look, or of a member of it; a comment may stand in between."""
    return re.compile(rb"%b(?![\w$])\s*+[(<?!.`/\x80-\xff]" % re.escape(word))


@cache
def _words() -> tuple[bytes, ...]:
    """A word of each callee that ships while it runs."""
    rows = self_contained.SHIPPERS.items()
    spelled = (each.removeprefix("new ") for each, row in rows if not row.when_built)
    words = {each.removesuffix(".*").rpartition(".")[2].encode() for each in spelled}
    return tuple(sorted(words))


def _call_at(start: int, end: int, syntax: Syntax) -> Node | None:
    """The call whose callee the word from `start` to `end` is a part of."""
    at = syntax.root.named_descendant_for_byte_range(start, end)
    if at is None or at.type not in _CALLED:
        return None
    parent = syntax.parent(at)
    while parent is not None and parent.type == "member_expression":
        at, parent = parent, syntax.parent(parent)
    callee = callee_of(parent) if parent is not None and parent.type in CALLS else None
    return parent if callee is not None and callee.id == at.id else None


def _is_open(call: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    spelled = spelling(call, syntax)
    row = lookup(self_contained.SHIPPERS, spelled)
    if row is None or row.when_built:
        return False
    binding = first_binding(call, scopes)
    if "." not in spelled and binding is not None and binding.kind is not BindingKind.IMPORT:
        return False
    given = arguments_of(call)
    if row.only is not None:
        given = given[row.only : row.only + 1]
    known = Known(syntax, scopes)
    if any(known.is_function(each) for each in given):
        return False
    return not all(known.is_told(each) for each in given)


class Known:
    """What the expressions of one file certainly are."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes

    def is_function(self, node: Node) -> bool:
        """True for a function that stands there, or that a name of it stands for."""
        while node.type in WRAPPERS and node.named_child_count:
            node = node.named_children[0]
        if node.type in FUNCTIONS:
            return True
        binding = self._scopes.binding(node) if node.type == "identifier" else None
        return binding is not None and self._declares_function(binding)

    def is_told(self, node: Node) -> bool:
        """True for what is made of functions known by name, and of data."""
        pending = [node]
        while pending:
            at = pending.pop()
            if at.type in _DATA or at.type in FUNCTIONS or self._is_told_name(at):
                continue
            if at.type == "call_expression" and self._syntax.name(at).startswith("JSON.stringify("):
                continue
            if at.type not in _HOLDING:
                return False
            pending += children_of(at)
        return True

    def _is_told_name(self, node: Node) -> bool:
        if node.type not in ("identifier", "shorthand_property_identifier"):
            return False
        binding = self._scopes.binding(node)
        if binding is None or binding.kind is BindingKind.IMPORT:
            return True
        return self._declares_function(binding) or any(
            declared.type in CLASSES for declared in self._declaring(binding)
        )

    def _declares_function(self, binding: Binding) -> bool:
        if binding.written:
            return False
        for declared in self._declaring(binding):
            value = declared.child_by_field_name("value")
            if declared.type in FUNCTION_DECLARATIONS:
                return True
            if declared.type == "variable_declarator" and value is not None:
                return value.type in FUNCTIONS
        return False

    def _declaring(self, binding: Binding) -> Iterator[Node]:
        for node in binding.declarations:
            parent = self._syntax.parent(node)
            if parent is not None:
                yield parent
