"""The door to all that is to be known of one file's sites: most files have none.

What only a file with a candidate needs is imported with the first.
"""

from allocscan.knowledge.instance_marks import holds_mark
from allocscan.sites.find import literals, repeater
from allocscan.sites.floor import FEWEST_LEAVES, Floor
from allocscan.sites.values import Survey
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from allocscan.sites.heat import Outside
    from allocscan.sites.measured import Measured
    from allocscan.sites.values import Facts


def survey(
    syntax: Syntax,
    floor: Floor,
    *,
    engine: str = "node22",
    module_file: bool | None = None,
    may_cycle: bool = True,
    settled_imports: frozenset[str] = frozenset(),
    outside: "Outside | None" = None,
    measured: "Measured | None" = None,
    shown: "Callable[[Facts], bool] | None" = None,
) -> Survey:
    """Return the sites of `syntax` that are constant and dear, in source order; of these, where
    that is given, the ones that are to be `shown`.

    A literal, or a call that makes an instance, whose names turn out to vary gives way to what is
    constant inside it. Copies that are slow to build are sites whether they vary or not.
    """
    everything = literals(syntax)
    makes = holds_mark(syntax.source.content)
    if not makes and not any(_could_be_a_site(each, syntax) for each in everything):
        return Survey(())
    from allocscan.sites.search import searched

    return searched(
        syntax,
        everything,
        floor,
        engine=engine,
        module_file=module_file,
        may_cycle=may_cycle,
        settled_imports=settled_imports,
        outside=outside,
        measured=measured,
        shown=shown,
    )


def _could_be_a_site(literal: Node, syntax: Syntax) -> bool:
    """False for what is too small by its text, and for what runs once.

    Each leaf but the last of its literal has a comma behind it. Fewer entries count only where
    one is a spread, or the first key is computed.
    """
    text = syntax.source.content[literal.start_byte : literal.end_byte]
    leaves = text.count(b",") + text.count(b"{") + text.count(b"[")
    if leaves < FEWEST_LEAVES and b"..." not in text:
        return False
    return repeater(syntax, literal) is not None
