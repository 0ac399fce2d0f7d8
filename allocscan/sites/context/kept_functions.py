"""Which functions are held by more than their names: from there any call may take them.

Elements, properties, defaults, results, what is stored or handed to a callee that nobody knows:
whoever reads those reads a function that no name tells. A function that is only called, exported or
handed to what does nothing but run it is not kept.
"""

from collections.abc import Iterator

from allocscan.knowledge.callees import lookup
from allocscan.knowledge.self_contained import RUNNERS
from allocscan.scopes.model import Binding, ScopeTree
from allocscan.sites.context.callee import spelling
from allocscan.sites.context.export_names import name_of_target
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.member_uses import MemberUses, is_member
from allocscan.sites.context.named_functions import functions_called
from allocscan.sites.context.positions import (
    Argument,
    Assigned,
    Attribute,
    Called,
    Elsewhere,
    Named,
    Position,
    Property,
    position_of,
)
from allocscan.sites.context.takers import Takers
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FIELDS, FUNCTION_DECLARATIONS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_STORING: Final = frozenset(
    {"add", "assign", "concat", "defineProperty", "fill", "push", "set", "splice", "unshift"}
)
"""Methods of built-ins that keep what they are given (sec-array.prototype.push and its like)."""
_HANDLERS: Final = "on"
"""Attributes that begin so take a function that runs for an event."""
_PASSING: Final = frozenset(
    {
        "arguments",
        "binary_expression",
        "class_body",
        "class_heritage",
        "export_specifier",
        "export_statement",
        "expression_statement",
        "extends_clause",
        "if_statement",
        "jsx_closing_element",
        "jsx_expression",
        "jsx_opening_element",
        "jsx_self_closing_element",
        "member_expression",
        "method_definition",
        "subscript_expression",
        "ternary_expression",
        "unary_expression",
    }
)
"""Where a function stands without being kept: its members are read, it is compared, exported."""


class KeptFunctions:
    """Answers for the functions of one file; each is looked at once."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, uses: MemberUses) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._uses = uses
        self._takers = Takers(syntax, scopes)
        self._known: dict[int, bool] = {}
        self._reads_by_key = b"this[" in syntax.source.content

    def is_kept(self, function: Node) -> bool:
        """True where something may hold `function` whose name does not tell that it does."""
        if function.id not in self._known:
            self._known[function.id] = self._find(function)
        return self._known[function.id]

    def _find(self, function: Node) -> bool:
        own = function.child_by_field_name("name")
        if own is not None and function.type != "method_definition":
            kept = self._named(own)
            if kept or function.type in FUNCTION_DECLARATIONS:
                return kept
        position = position_of(function, self._syntax)
        if isinstance(position, Named):
            return self._named(position.identifier)
        if isinstance(position, Assigned) and position.target.type == "identifier":
            return self._named(position.target)
        if is_member(function, position) and self._is_read(name_of(function, self._syntax)):
            return True
        return self._keeps(position, function)

    def _is_read(self, member: str | None) -> bool:
        """True where something reads what is called `member`, to keep it."""
        if member is None or self._reads_by_key:
            return True
        return any(self.keeps(use) for use in self._uses.of(member))

    def _named(self, identifier: Node) -> bool:
        binding = self._scopes.binding(identifier)
        if binding is None or binding.obscured:
            return True
        return any(self.keeps(use) for use in _reads(binding))

    def keeps(self, mention: Node) -> bool:
        """True where the code around `mention`, which stands for a function, may keep it."""
        return self._keeps(position_of(mention, self._syntax), mention)

    def _keeps(self, position: Position, value: Node) -> bool:
        match position:
            case Called():
                return False
            case Attribute(name):
                return not name.startswith(_HANDLERS)
            case Argument(call, index):
                return self._is_stored(call, index)
            case Property(of, _):
                return self._holder_is_read(of)
            case Assigned(target, _):
                return target.type == "identifier" or not self._is_plain(target)
            case Elsewhere(at):
                return not (at.type in _PASSING or at.type in FIELDS)
            case _:
                return True

    def _is_stored(self, call: Node, index: int) -> bool:
        spelled = spelling(call, self._syntax)
        last = spelled.rpartition(".")[2]
        if "." in spelled and last in _STORING:
            return True
        if any(functions_called(last, self._syntax)):
            return self._takers.keeps(spelled, index)
        return lookup(RUNNERS, spelled) is None

    def _is_plain(self, target: Node) -> bool:
        """True for `exports.f`, `x.f`: a place that is read by its name."""
        named = name_of_target(target, self._syntax) is not None
        return named or target.type == "member_expression"

    def _holder_is_read(self, of: Node) -> bool:
        """True where the object literal `of` is used otherwise than by the names of its members."""
        holder = position_of(of, self._syntax)
        while isinstance(holder, Property):
            holder = position_of(holder.of, self._syntax)
        if isinstance(holder, Named):
            binding = self._scopes.binding(holder.identifier)
            return binding is None or any(not self._is_by_name(use) for use in _reads(binding))
        return self._keeps(holder, of)

    def _is_by_name(self, use: Node) -> bool:
        parent = self._syntax.parent(use)
        if parent is None or parent.type == "export_specifier":
            return parent is not None
        if parent.type == "member_expression":
            return True
        position = position_of(use, self._syntax)
        return isinstance(position, Assigned) and self._is_plain(position.target)


def _reads(binding: Binding) -> Iterator[Node]:
    return (use.node for use in binding.references if use.reads and not use.in_type)
