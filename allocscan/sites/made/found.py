"""Calls that make an object of the platform out of constants, by the text alone.

Whether the callee is the built-in of that name is for others to ask.
"""

from allocscan.knowledge.instance_marks import holds_mark
from allocscan.knowledge.instances import INSTANCES, Instance, Made
from allocscan.records import dataclass
from allocscan.sites.made.locale_calls import LocaleCall, locale_call
from allocscan.syntax.binding import Node
from allocscan.syntax.kind_search import KindSearch
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

CALLS: Final = frozenset({"call_expression", "new_expression"})


@dataclass(frozen=True, slots=True)
class Making:
    """`call` makes what `row` says; `callee` is the text of the constructor, `arguments` are its
    arguments, none a spread. `asked`: the call does not give what it makes but asks it once."""

    call: Node
    callee: str
    row: Instance
    arguments: tuple[Node, ...]
    asked: LocaleCall | None = None

    def argument(self, position: int) -> Node | None:
        """The argument at `position`, if there is one."""
        return self.arguments[position] if position < len(self.arguments) else None


_CALLS: Final = KindSearch("new_expression", "call_expression")


def makings(syntax: Syntax) -> list[Node]:
    """Return every call of `syntax` that `making` knows, in source order."""
    if not holds_mark(syntax.source.content):
        return []
    found = [call for call in _CALLS.find(syntax) if making(call, syntax) is not None]
    return sorted(found, key=lambda node: (node.start_byte, -node.end_byte))


def making(call: Node, syntax: Syntax) -> Making | None:
    """What `call` makes, or None."""
    made = call.type == "new_expression"
    callee = call.child_by_field_name("constructor" if made else "function")
    if callee is None or callee.type not in ("identifier", "member_expression"):
        return None
    name = syntax.name(callee)
    row = INSTANCES.get(name)
    asked = locale_call(call, syntax) if row is None else None
    if asked is not None:
        given = (asked.locales, asked.options)
        return Making(call, asked.row.constructor, asked.instance, given, asked)
    if row is None or (not made and not row.bare) or (made and row.made is Made.PARSED):
        return None
    arguments = call.child_by_field_name("arguments")
    listed = tuple(children_of(arguments)) if arguments is not None else ()
    if arguments is not None and arguments.type != "arguments":
        return None
    if any(argument.type == "spread_element" for argument in listed):
        return None
    if row.made is Made.FORMATTER and not listed and _asks_for_settings(call, syntax):
        return None
    least = 1 if row.made in (Made.REGEXP, Made.PARSED) else 0
    most = 1 if row.made is Made.PARSED else 2
    fits = least <= len(listed) <= most
    return Making(call, name, row, listed) if fits else None


def _asks_for_settings(call: Node, syntax: Syntax) -> bool:
    """True for `new Intl.DateTimeFormat().resolvedOptions()`: it is made to learn what the time
    zone is now, and once made it would not tell a later one."""
    parent = syntax.parent(call)
    if parent is None or parent.type != "member_expression":
        return False
    name = parent.child_by_field_name("property")
    return name is not None and syntax.name(name) == "resolvedOptions"
