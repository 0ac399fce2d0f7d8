"""Does a file run program text? The text of its functions may be part of it (hazards E01, E02).

What takes a function by name (`new Worker(String(f))`) is found by `sites.intent`; this is for the
ways round: `[f, g].map(String).join()`.
"""

from operator import attrgetter

from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.positions import CALLS
from allocscan.sites.fixed_texts import FixedTexts
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_GLOBALS: Final = frozenset({"Function", "eval", "Blob", "Worker", "SharedWorker", "importScripts"})
"""Built-ins that make code out of text (sec-function-p1-p2-pn-body, HTML dom-worker)."""

_start = attrgetter("start_byte")
_METHODS: Final = frozenset({"runInContext", "runInNewContext", "runInThisContext"})
"""Names of node:vm that are nobody else's."""
_WORKER_TEXT: Final = regex(rb"\beval\b|\bdata:")
"""Node's workers run a file, but for `{ eval: true }` and `data:` URLs."""
_MODULE: Final = regex(rb"""['"`](?:node:)?vm['"`]""")


def text_runners(syntax: Syntax, scopes: ScopeTree) -> tuple[Node, ...]:
    """The places of `syntax` that call or construct one of them, with a text that does not stand
    there, in source order."""
    found, fixed = list[Node](), FixedTexts(syntax, scopes)
    for use in (use for name in _GLOBALS for use in scopes.uses_of(name)):
        call = syntax.parent(use.node)
        if use.binding is not None or use.in_type or call is None or call.type not in CALLS:
            continue
        if not fixed.is_fixed(call, use.name):
            found.append(use.node)
    found.sort(key=_start)
    content = syntax.source.content
    if b"worker_threads" in content and "Worker" in scopes.words and _WORKER_TEXT.search(content):
        found += syntax.root.named_children[:1]
    if b"vm" not in content:
        return tuple(found)
    named = any(name.encode() in content for name in _METHODS) and "vm" in scopes.words
    if (named and not _METHODS.isdisjoint(scopes.words)) or (
        b"Script" in content and _MODULE.search(content) and "Script" in scopes.words
    ):
        found += syntax.root.named_children[:1]
    return tuple(found)
