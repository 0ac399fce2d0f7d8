"""One literal of a piece of source, and what the engine says of it.

`/*@*/` stands directly before the literal that a row is about; without it, the first site is
meant. `§` marks an offset in a source and is taken out before anything is read.
"""

from typing import Final

import pytest
from _pytest.mark.structures import ParameterSet
from tree_sitter import Node

from allocscan.fixes.grant import Granted, grant
from allocscan.scopes.build import build
from allocscan.scopes.model import ScopeTree
from allocscan.settings import Applicability
from allocscan.sites.constness import Constness, Judge
from allocscan.sites.find import literals
from allocscan.sites.survey import Floor, survey
from allocscan.sites.values import Because, Escapes, Route, Site, Survey
from allocscan.source.file import SourceFile, language_of
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse

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


def survey_of(
    text: str,
    path: str = "a.mjs",
    *,
    module_file: bool | None = None,
    may_cycle: bool = False,
    floor: Floor = NO_FLOOR,
) -> Survey:
    """Every site of `text`. `module_file` and `may_cycle` are what a project would know."""
    return survey(syntax_of(text, path), floor, module_file=module_file, may_cycle=may_cycle)


def find_site(
    text: str, path: str = "a.mjs", *, module_file: bool | None = None, may_cycle: bool = False
) -> Site | None:
    """The site behind the mark (without one, the first), or None when it is none."""
    sites = survey_of(text, path, module_file=module_file, may_cycle=may_cycle).sites
    at = text.encode().find(MARK.encode())
    if at < 0:
        return sites[0] if sites else None
    start = at + len(MARK)
    return next((site for site in sites if site.span.start == start), None)


def site_of(
    text: str, path: str = "a.mjs", *, module_file: bool | None = None, may_cycle: bool = False
) -> Site:
    """The site of `text`, which must have one."""
    site = find_site(text, path, module_file=module_file, may_cycle=may_cycle)
    assert site is not None, "no site"
    return site


def outs_of(text: str, path: str = "a.mjs") -> list[Out]:
    """Every way out of the site's value, in source order; empty when it is contained."""
    escape = site_of(text, path).escape
    if not isinstance(escape, Escapes):
        return []
    return [(leak.route, text_at(text, leak.at)) for leak in escape.leaks]


def obstacles_of(
    text: str, path: str = "a.mjs", *, module_file: bool | None = None, may_cycle: bool = False
) -> list[tuple[Because, str]]:
    """What stands against a safe fix beside the uses: the reason, and the text that shows it."""
    site = site_of(text, path, module_file=module_file, may_cycle=may_cycle)
    return [(one.because, text_at(text, one.at)) for one in site.obstacles]


def is_safe(
    text: str, path: str = "a.mjs", *, module_file: bool | None = None, may_cycle: bool = False
) -> bool:
    """True when the engine would hoist the site without asking."""
    site = find_site(text, path, module_file=module_file, may_cycle=may_cycle)
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


def unsound(*values: object, id: str, reason: str) -> ParameterSet:
    """A row that the engine gets wrong in the direction that could break a program."""
    return pytest.param(*values, id=id, marks=pytest.mark.xfail(strict=True, reason=reason))
