"""Which built-in method a call runs, and what that does to its arguments."""

from allocscan.knowledge.effects import Function
from allocscan.knowledge.kind_results import DISPATCHES
from allocscan.knowledge.kinds import PRIMITIVES, Kind
from allocscan.knowledge.platform_methods import DISTINCTIVE, METHODS, TAKE_PATTERNS
from allocscan.sites.flow.operator_kinds import has_plain_pattern
from allocscan.sites.flow.origins import is_foreign, may_be_own
from allocscan.sites.flow.receiver_kinds import Known, kind_of
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of, unwrapped
from allocscan.typed import Final

_COLLECTIONS: Final = frozenset({Kind.ARRAY, Kind.MAP, Kind.SET, Kind.REGEXP})
"""Kinds whose methods have names that user code often defines for things of its own."""

_LISTED: Final = frozenset(name for table in METHODS.values() for name in table)
_FIRST: Final = frozenset(
    {"string", "template_string", "undefined", "array", "identifier", "member_expression"}
)
"""What stands before options: locales, or what to compare with. Luxon's `toLocaleString`, which
takes its options first, is told apart by it."""


def method_of(visible: Visible, call: Node, position: int) -> Function | None:
    """The row of the built-in method that `call` certainly runs, which holds for the argument at
    `position`; None when it may be another."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    arguments = call.child_by_field_name("arguments")
    if callee is None or callee.type != "member_expression" or arguments is None:
        return None
    receiver, name = callee.child_by_field_name("object"), callee.child_by_field_name("property")
    if receiver is None or name is None or name.type != "property_identifier":
        return None
    method, listed = visible.text(name), children_of(arguments)
    if method not in _LISTED or arguments.type != "arguments":
        return None
    known = kind_of(visible, receiver)
    if known is not None:
        row = METHODS.get(known.kind, {}).get(method)
        return row if _is_built_in(visible, known, method, listed) else None
    row = DISTINCTIVE.get(method)
    if row is None or not _is_meant(visible, method, receiver):
        return None
    fits = len(listed) == len(row.arguments) and unwrapped(listed[0]).type in _FIRST
    return row if fits and position == len(listed) - 1 else None


def takes_pattern(visible: Visible, call: Node) -> bool:
    """True when `call` is one of a string's methods that take a regular expression, as far as the
    file shows (`TAKE_PATTERNS`)."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    receiver = None if callee is None else callee.child_by_field_name("object")
    name = None if callee is None else callee.child_by_field_name("property")
    if receiver is None or name is None or visible.text(name) not in TAKE_PATTERNS:
        return False
    names = visible.member_names
    if names.is_defined(visible.text(name)) or names.may_be_computed:
        return False
    return not visible.tampering.changes_patterns and not is_foreign(visible, receiver)


def _is_built_in(visible: Visible, known: Known, method: str, arguments: list[Node]) -> bool:
    """True when the file gives the receiver no other method, and the built-in one calls none."""
    names = visible.member_names
    certain = not known.believed and known.kind in PRIMITIVES | _COLLECTIONS
    if names.is_assigned(method) or (names.is_defined(method) and not certain):
        return False
    if names.may_be_computed and known.kind not in PRIMITIVES:
        return False
    dispatches = known.kind is Kind.STRING and method in DISPATCHES
    if not dispatches:
        return True
    if len(arguments) < 2:
        return not visible.tampering.changes_inherited_patterns
    return has_plain_pattern(visible, arguments)


def _is_meant(visible: Visible, method: str, receiver: Node) -> bool:
    """True when the file has no other method of this name (see `DISTINCTIVE`)."""
    names = visible.member_names
    if names.is_defined(method) or names.may_be_computed:
        return False
    return not may_be_own(visible, receiver)
