"""Calls like `n.toLocaleString('en', {…})`, which make a formatter for one answer."""

from allocscan.knowledge.instances import INSTANCES, Instance
from allocscan.knowledge.intl_options import INTL_OPTIONS
from allocscan.knowledge.locale_methods import LOCALE_METHODS, LocaleMethod
from allocscan.records import dataclass
from allocscan.sites.hoist_values import Asked
from allocscan.sites.made.options import options_of
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of, unwrapped


@dataclass(frozen=True, slots=True)
class LocaleCall:
    """`call` calls `method`, which asks what `row` says of `receiver`; `before` are the arguments
    in front of `locales` and `options`."""

    call: Node
    method: str
    row: LocaleMethod
    receiver: Node
    before: tuple[Node, ...]
    locales: Node
    options: Node

    @property
    def moved(self) -> Span:
        """The arguments that the formatter is made of."""
        return Span(self.locales.start_byte, self.options.end_byte)

    @property
    def question(self) -> Asked:
        """What a shared formatter is asked instead."""
        receiver = self.receiver
        inner = receiver.named_children if receiver.type == "parenthesized_expression" else []
        if len(inner) == 1 and inner[0].type != "sequence_expression":
            receiver = inner[0]
        asks = tuple(span_of(one) for one in (receiver, *self.before))
        return Asked(self.row.constructor, self.row.method, asks)

    @property
    def instance(self) -> Instance:
        """What is constructed."""
        return INSTANCES[self.row.constructor]


def locale_call(call: Node, syntax: Syntax) -> LocaleCall | None:
    """What `call` is if it formats with options that stand there, else None."""
    callee = call.child_by_field_name("function") if call.type == "call_expression" else None
    arguments = call.child_by_field_name("arguments")
    if callee is None or callee.type != "member_expression" or arguments is None:
        return None
    name, receiver = callee.child_by_field_name("property"), callee.child_by_field_name("object")
    chain = (*callee.children, *call.children)
    optional = any(child.type in ("optional_chain", "?.") for child in chain)
    if name is None or receiver is None or optional or arguments.type != "arguments":
        return None
    listed = tuple(children_of(arguments))
    if any(child.type == "comment" for child in (*arguments.children, *callee.children)):
        return None  # there is no place for it beside the formatter
    if any(one.type == "spread_element" for one in listed) or len(listed) < 2:
        return None
    options = options_of(listed[-1], syntax)
    if not options or unwrapped(listed[-1]).type != "object":
        return None
    method = syntax.name(name)
    for row in LOCALE_METHODS.get(method, ()):
        fits = (
            len(listed) == row.before + 2
            and options.keys() <= INTL_OPTIONS[row.constructor].values.keys()
        )
        if fits and (not row.parts or options.keys() & row.parts):
            before = listed[: row.before]
            return LocaleCall(call, method, row, receiver, before, listed[-2], listed[-1])
    return None
