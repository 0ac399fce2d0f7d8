"""What an instance, or what a parsed text stands for, is to the journey of its value."""

from collections.abc import Iterator

from allocscan.knowledge.instances import Made
from allocscan.sites.kinds import SiteKind
from allocscan.sites.made.conditions import Parsed, has_memory, parsed
from allocscan.sites.made.found import Making, making, makings
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

Container = tuple[int | None, str | None, Parsed]
"""The number of what holds it, counted in the order of appearance; its key there, in an array its
position; and itself."""

_KINDS: Final = {
    Made.REGEXP: SiteKind.REGEXP,
    Made.FORMATTER: SiteKind.FORMATTER,
    Made.ENCODER: SiteKind.ENCODER,
    Made.DECODER: SiteKind.DECODER,
}


def instances(syntax: Syntax) -> list[Node]:
    """Return the calls of `syntax` that make an instance or parse to an object."""
    return [call for call in makings(syntax) if kind_made(call, syntax) is not None]


def kind_made(call: Node, syntax: Syntax) -> SiteKind | None:
    """What kind of site `call` is, by the text alone; None for a text that parses to no object."""
    found = making(call, syntax)
    if found is None or found.row.made is not Made.PARSED:
        return None if found is None else _KINDS[found.row.made]
    value = parsed(found, syntax)
    if isinstance(value, dict):
        return SiteKind.PARSED_OBJECT
    return SiteKind.PARSED_ARRAY if isinstance(value, list) else None


def remembers(found: Making, syntax: Syntax) -> bool:
    """True for a regular expression that `exec` and `test` leave marks in."""
    return found.row.made is Made.REGEXP and has_memory(found, syntax)


def containers(value: Parsed) -> Iterator[Container]:
    """Yield the objects and arrays of `value`, outer before inner, in source order."""
    pending: list[Container] = [(None, None, value)]
    number = 0
    while pending:
        owner, key, held = pending.pop()
        yield owner, key, held
        inner: list[Container] = []
        if isinstance(held, dict):
            inner = [(number, name, one) for name, one in held.items()]
        elif isinstance(held, list):
            inner = [(number, str(at), one) for at, one in enumerate(held)]
        pending += [one for one in inner if isinstance(one[2], dict | list)][::-1]
        number += 1
