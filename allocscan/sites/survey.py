"""The door to all that is to be known of one file's sites: most files have none.

What only a file with a candidate needs is imported with the first.
"""

from allocscan.knowledge.instance_marks import holds_mark
from allocscan.sites.enough import Enough
from allocscan.sites.find import literals, repeater
from allocscan.sites.floor import Floor
from allocscan.sites.values import Survey
from allocscan.syntax.parse import Syntax
from allocscan.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from allocscan.sites.context.abroad import Abroad
    from allocscan.sites.heat import Outside
    from allocscan.sites.measured import Measured
    from allocscan.sites.typing.compiler import Compiler
    from allocscan.sites.values import Facts
    from allocscan.syntax.brackets import Pair


def survey(
    syntax: Syntax,
    floor: Floor,
    *,
    engine: str = "node22",
    module_file: bool | None = None,
    may_cycle: bool = True,
    settled_imports: frozenset[str] = frozenset(),
    outside: "Outside | None" = None,
    abroad: "Callable[[], Abroad | None] | None" = None,
    compiler: "Callable[[], Compiler] | None" = None,
    measured: "Measured | None" = None,
    shown: "Callable[[Facts], bool] | None" = None,
    places: "Sequence[Pair] | None" = None,
) -> Survey:
    """Return the sites of `syntax` that are constant and dear, in source order; of these, where
    that is given, the ones that are to be `shown`, and those that stand at `places`.

    A literal, or a call that makes an instance, whose names turn out to vary gives way to what is
    constant inside it. Copies that are slow to build are sites whether they vary or not.
    """
    candidates = literals(syntax, places)
    enough, makes = Enough(floor), holds_mark(syntax.source.content)
    if not makes and not any(
        enough(syntax.text(each)) and repeater(syntax, each) is not None for each in candidates
    ):
        return Survey(())
    from allocscan.sites.search import searched

    return searched(
        syntax,
        candidates,
        floor,
        engine=engine,
        module_file=module_file,
        may_cycle=may_cycle,
        settled_imports=settled_imports,
        outside=outside,
        abroad=abroad,
        compiler=compiler,
        measured=measured,
        shown=shown,
        places=places,
    )
