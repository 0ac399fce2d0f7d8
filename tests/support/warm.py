"""Heat and intent of the literal `{SITE: 1}` in a piece of source."""

from tree_sitter import Node

from allocscan.scopes.build import build
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.ways import Ways
from allocscan.sites.heat import Warmth
from allocscan.sites.heat_values import Heat
from allocscan.sites.intent import Intentions
from allocscan.sites.verdicts import Intent
from allocscan.source.file import Language, SourceFile
from allocscan.syntax.parse import Syntax, parse
from allocscan.syntax.walk import descend

MARK = b"{SITE: 1}"
PATH = "src/a.js"


def read(
    source: str, language: Language = Language.JS, path: str = PATH
) -> tuple[Syntax, ScopeTree]:
    """The tree and the names of `source`, which lies at `path`."""
    syntax = parse(SourceFile(path, source.encode(), language))
    return syntax, build(syntax)


def marked(syntax: Syntax) -> Node:
    """The literal that the row is about."""
    return next(
        node for node in descend(syntax.root) if node.type == "object" and syntax.text(node) == MARK
    )


def heat_of(source: str, language: Language = Language.JS, path: str = PATH) -> Heat:
    """The heat of the marked literal."""
    syntax, scopes = read(source, language, path)
    return Warmth(Ways(syntax, scopes)).of(marked(syntax))


def intent_of(source: str, language: Language = Language.JS) -> Intent:
    """The intent behind the marked literal."""
    syntax, scopes = read(source, language)
    return Intentions(syntax, scopes).of(marked(syntax))
