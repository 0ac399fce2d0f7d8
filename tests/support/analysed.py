"""One literal of a piece of source, and what the engine says of it.

`/*@*/` stands directly before the literal that a row is about; without it, the first literal is
meant. `§` marks an offset in a source and is taken out before anything is read.
"""

from typing import Final

from tree_sitter import Node

from allocscan.fixes.grant import Granted, grant
from allocscan.scopes.build import build
from allocscan.scopes.model import ScopeTree
from allocscan.settings import Applicability
from allocscan.sites.collected import collection_of
from allocscan.sites.constants import Constant, Varies
from allocscan.sites.constness import Constness, Judge
from allocscan.sites.contents import Contents
from allocscan.sites.cost import cost
from allocscan.sites.find import literals
from allocscan.sites.floor import FEWEST_LEAVES, Floor
from allocscan.sites.flow.moves import follow
from allocscan.sites.flow.state import Flow
from allocscan.sites.flow.value import Value
from allocscan.sites.flow.visible import Visible
from allocscan.sites.modules import is_module
from allocscan.sites.obstacles import Because
from allocscan.sites.placing.home import Home, Homes
from allocscan.sites.placing.order import Placed, place
from allocscan.sites.settle import Settled, settle
from allocscan.sites.survey import survey
from allocscan.sites.typing.compiler import Compiler
from allocscan.sites.values import Site, Survey
from allocscan.sites.verdicts import Escape, Escapes, Route
from allocscan.source.file import SourceFile, language_of
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse, span_of

NO_FLOOR: Final = Floor(min_bytes=0, min_entries=0, min_shared=0)
MARK: Final = "/*@*/"
OFFSET: Final = "§"

Out = tuple[Route, str]
"""A way out: the route, and the text of the expression that takes it."""


def syntax_of(text: str, path: str = "a.mjs") -> Syntax:
    """The tree of `text` as the file `path`, whose suffix says the language."""
    language = language_of(path)
    assert language is not None, path
    return parse(SourceFile(path, text.encode(), language))


def read(text: str, path: str = "a.mjs") -> tuple[Syntax, ScopeTree]:
    """The tree and the names of `text`."""
    syntax = syntax_of(text, path)
    return syntax, build(syntax)


def marked(syntax: Syntax) -> Node:
    """The literal behind the mark, or the first literal of all."""
    found = literals(syntax)
    at = syntax.source.content.find(MARK.encode())
    if at < 0:
        return found[0]
    return next(node for node in found if node.start_byte >= at)


def constness_of(expression: str, path: str = "a.mjs") -> Constness:
    """Whether the first literal of `expression` is constant by its syntax."""
    syntax = syntax_of(f"({expression})", path)
    return Judge(syntax).judge(marked(syntax))


def settled_of(text: str, path: str = "a.mjs") -> Settled | tuple[Varies, ...]:
    """What the names and functions of the marked literal come to."""
    syntax, scopes = read(text, path)
    literal, judge = marked(syntax), Judge(syntax)
    verdict = judge.judge(literal)
    if isinstance(verdict, Varies):
        return (verdict,)
    return _settled(literal, verdict, Homes(syntax, scopes).of(literal), syntax, scopes, judge)


def _settled(
    literal: Node, verdict: Constant, home: Home, syntax: Syntax, scopes: ScopeTree, judge: Judge
) -> Settled | tuple[Varies, ...]:
    closed = is_module(syntax, scopes, None)
    visible = Visible(syntax, scopes, closed=closed)
    contents = Contents(visible)
    return settle(literal, verdict, home, judge, visible, contents)


def outs_of(text: str, path: str = "a.mjs") -> list[Out]:
    """Every way out of the marked literal's value, in source order; empty when contained."""
    escape = escape_of(text, path)
    if not isinstance(escape, Escapes):
        return []
    return [(leak.route, text_at(text, leak.at)) for leak in escape.leaks]


def escape_of(text: str, path: str = "a.mjs") -> Escape:
    """What becomes of the marked literal's value, whatever it costs."""
    syntax, scopes = read(text, path)
    literal = marked(syntax)
    visible = Visible(syntax, scopes, closed=is_module(syntax, scopes, None))
    flow = Flow(literal, syntax, scopes, visible)
    flow.to(literal, Value(frozenset({0})))
    follow(flow)
    return flow.escape()


def placed_of(text: str, path: str = "a.mjs", *, may_cycle: bool = False) -> Placed:
    """Where a constant for the marked literal can stand."""
    syntax, scopes = read(text, path)
    literal, homes, judge = marked(syntax), Homes(syntax, scopes), Judge(syntax)
    verdict, home = judge.judge(literal), homes.of(literal)
    assert isinstance(verdict, Constant)
    settled = _settled(literal, verdict, home, syntax, scopes, judge)
    assert isinstance(settled, Settled), "the literal varies"
    return place(literal, settled.after, home, homes, syntax, scopes, may_cycle=may_cycle)


def survey_of(
    text: str,
    path: str = "a.mjs",
    *,
    module_file: bool | None = None,
    may_cycle: bool = False,
    compiler: Compiler | None = None,
    floor: Floor = NO_FLOOR,
    engine: str = "node22",
) -> Survey:
    """Every site of `text`. `module_file`, `may_cycle` and `compiler` are what a project would
    know."""
    return survey(
        syntax_of(text, path),
        floor,
        engine=engine,
        module_file=module_file,
        may_cycle=may_cycle,
        compiler=None if compiler is None else lambda: compiler,
    )


def find_site(
    text: str,
    path: str = "a.mjs",
    *,
    module_file: bool | None = None,
    may_cycle: bool = False,
    compiler: Compiler | None = None,
) -> Site | None:
    """The site of the marked literal, or of the Set or Map that is made of it; None when it is
    none, which must not be for its size."""
    syntax = syntax_of(text, path)
    literal = marked(syntax)
    assert cost(literal, syntax, "node22").leaves >= FEWEST_LEAVES, "too small to be a site"
    sites = survey_of(
        text, path, module_file=module_file, may_cycle=may_cycle, compiler=compiler
    ).sites
    built = collection_of(literal, syntax)
    spans = {span_of(node) for node in (literal, None if built is None else built.call) if node}
    return next((site for site in sites if site.span in spans), None)


def site_of(
    text: str, path: str = "a.mjs", *, module_file: bool | None = None, may_cycle: bool = False
) -> Site:
    """The site of the marked literal, which must be one."""
    site = find_site(text, path, module_file=module_file, may_cycle=may_cycle)
    assert site is not None, "no site"
    return site


def obstacles_of(
    text: str, path: str = "a.mjs", *, module_file: bool | None = None, may_cycle: bool = False
) -> list[tuple[Because, str]]:
    """What stands against a safe fix beside the uses: the reason, and the text that shows it."""
    site = site_of(text, path, module_file=module_file, may_cycle=may_cycle)
    return [(one.because, text_at(text, one.at)) for one in site.obstacles]


def is_safe(
    text: str,
    path: str = "a.mjs",
    *,
    module_file: bool | None = None,
    may_cycle: bool = False,
    compiler: Compiler | None = None,
) -> bool:
    """True when the engine would hoist the marked literal without asking."""
    site = find_site(text, path, module_file=module_file, may_cycle=may_cycle, compiler=compiler)
    if site is None:
        return False
    answer = grant(site)
    return isinstance(answer, Granted) and answer.applicability is Applicability.SAFE


def text_at(text: str, span: Span) -> str:
    """The text that `span` covers."""
    return span.of(text.encode()).decode()


def cut(text: str) -> tuple[str, int | None]:
    """`text` without its `§`, and the byte offset of that; None where it has none."""
    before, found, after = text.partition(OFFSET)
    return before + after, len(before.encode()) if found else None
