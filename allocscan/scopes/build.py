"""The door to the names of a file."""

from allocscan.scopes.model import ScopeTree
from allocscan.scopes.names import FoundNames
from allocscan.syntax.parse import Syntax


def build(syntax: Syntax) -> ScopeTree:
    """Return the scope tree of `syntax`. Total: broken text gives fewer names, never an error."""
    return ScopeTree(FoundNames(syntax))
