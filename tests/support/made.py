"""One call that makes something of constants, as `sites.made` reads it."""

from support.analysed import Out, survey_of, syntax_of, text_at

from allocscan.sites.kinds import SiteKind
from allocscan.sites.made.conditions import conditions
from allocscan.sites.made.found import Making, making, makings
from allocscan.sites.obstacles import Because
from allocscan.sites.values import Site
from allocscan.sites.verdicts import Escapes
from allocscan.syntax.parse import Syntax


def made(expression: str, path: str = "a.mjs") -> tuple[Making, Syntax]:
    """The first call of `expression` that makes something; there must be one."""
    syntax = syntax_of(f"({expression});", path)
    found = making(makings(syntax)[0], syntax)
    assert found is not None, expression
    return found, syntax


def against(expression: str, path: str = "a.mjs") -> list[Because]:
    """What stands against making it once."""
    return [obstacle.because for obstacle in conditions(*made(expression, path))]


def made_site(text: str, path: str = "a.mjs") -> Site:
    """The first site of `text` that is no plain literal; there must be one."""
    plain = {SiteKind.OBJECT, SiteKind.ARRAY}
    return next(site for site in survey_of(text, path).sites if site.kind not in plain)


def made_outs(text: str, path: str = "a.mjs") -> list[Out]:
    """Every way out of what it makes, in source order; empty when contained."""
    escape = made_site(text, path).escape
    if not isinstance(escape, Escapes):
        return []
    return [(leak.route, text_at(text, leak.at)) for leak in escape.leaks]
