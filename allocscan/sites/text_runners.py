"""Does a file run program text? The text of its functions may be part of it (hazards E01, E02).

What takes a function by name (`new Worker(String(f))`) is found by `sites.intent`; this is for the
ways round: `[f, g].map(String).join()`.
"""

from typing import Final

from tree_sitter import Node

from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.syntax.parse import Syntax

_GLOBALS: Final = frozenset({"Function", "eval", "Blob", "Worker", "SharedWorker", "importScripts"})
"""Built-ins that make code out of text (sec-function-p1-p2-pn-body, HTML dom-worker)."""

_METHODS: Final = frozenset({"runInContext", "runInNewContext", "runInThisContext"})
"""Names of node:vm that are nobody else's."""
_MODULE: Final = regex(rb"""['"`](?:node:)?vm['"`]""")


def text_runners(syntax: Syntax, scopes: ScopeTree) -> tuple[Node, ...]:
    """The places of `syntax` that call or construct one of them, in source order."""
    found = []
    for use in scopes.unresolved:
        parent = syntax.parent(use.node)
        calls = parent is not None and parent.type in ("call_expression", "new_expression")
        if use.name in _GLOBALS and not use.in_type and calls:
            found.append(use.node)
    named = not _METHODS.isdisjoint(scopes.words) and "vm" in scopes.words
    if named or ("Script" in scopes.words and _MODULE.search(syntax.source.content)):
        found += syntax.root.named_children[:1]
    return tuple(found)
