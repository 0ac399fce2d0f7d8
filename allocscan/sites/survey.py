"""The door to all that is to be known of one file's sites: most files have none.

What only a file with a candidate needs is imported with the first.
"""

from typing import TYPE_CHECKING

from tree_sitter import Node

from allocscan.knowledge.instance_marks import INSTANCE_MARKS
from allocscan.sites.find import literals, repeater
from allocscan.sites.floor import FEWEST_LEAVES, Floor
from allocscan.sites.values import Survey
from allocscan.syntax.parse import Syntax

if TYPE_CHECKING:
    from allocscan.sites.heat import Outside
    from allocscan.sites.measured import Measured


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
) -> Survey:
    """Return the sites of `syntax` that are constant and dear, in source order.

    A literal, or a call that makes an instance, whose names turn out to vary gives way to what is
    constant inside it. Copies that are slow to build are sites whether they vary or not.
    """
    everything = literals(syntax)
    makes = any(mark in syntax.source.content for mark in INSTANCE_MARKS)
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
