"""Does a file run program text? The text of its functions may be part of it (hazards E01, E02).

What takes a function by name (`new Worker(String(f))`) is found by `sites.intent`; this is for the
ways round: `[f, g].map(String).join()`.
"""

from collections.abc import Iterator
from operator import attrgetter

from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.sites.code_makers import EVAL, FUNCTION, code_makers
from allocscan.sites.context.callee import arguments_of, callee_of, spelling
from allocscan.sites.context.positions import (
    CALLS,
    Argument,
    Assigned,
    Called,
    Elsewhere,
    Returned,
    position_of,
)
from allocscan.sites.fixed_texts import FixedTexts
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import unwrapped
from allocscan.typed import Final

_start = attrgetter("start_byte")
_METHODS: Final = frozenset(
    {"compileFunction", "runInContext", "runInNewContext", "runInThisContext"}
)
"""Names of node:vm that are nobody else's."""
_SCRIPTS: Final = frozenset({"Script", "SourceTextModule"})
_WORKER_TEXT: Final = regex(rb"\beval\b|\bdata:")
"""Node's workers run a file, but for `{ eval: true }` and `data:` URLs."""
_DATA_URL: Final = regex(rb"\bdata:(?:text|application|\$\{|[,;'\"`])")
_MODULE: Final = regex(rb"""['"`](?:node:)?vm['"`]""")
_LOADER: Final = regex(rb"\bmodule\._compile\b|['\"](?:node:)?module['\"]")
"""Node's modules, whose `_compile` takes a text."""
_CALLING: Final = frozenset({"Reflect.apply", "Reflect.construct"})
_TIMERS: Final = ("setInterval", "setTimeout")
_MADE_TEXTS: Final = frozenset({"binary_expression", "template_string"})
_KEEPING: Final = frozenset(
    {
        "assignment_pattern",
        "class_heritage",
        "extends_clause",
        "field_definition",
        "object_assignment_pattern",
        "optional_parameter",
        "public_field_definition",
        "required_parameter",
        "throw_statement",
        "yield_expression",
    }
)
"""Where a built-in goes on under another name. In lists and as properties, `{ type: Function }`, it
is a sign mostly."""
_NODE: Final = regex(rb"\bexecPath\b|['\"]node['\"]")
_EVALUATES: Final = regex(rb"['\"](?:-e|-p|-pe|--eval|--print)['\"]")
"""How a program of its own is told to Node (nodejs.org, Command-line API)."""
_LOOKED_AT: Final = frozenset({"binary_expression", "member_expression", "unary_expression"})
"""Where a built-in is compared, asked for its type, or for a member of it."""


def text_runners(syntax: Syntax, scopes: ScopeTree) -> tuple[Node, ...]:
    """The places of `syntax` that make code of a text that does not stand there, in source
    order."""
    found = sorted(_runners(syntax, scopes), key=_start)
    if _runs_by_modules(syntax.source.content, scopes):
        found += syntax.root.named_children[:1]
    return tuple(found)


def _runs_by_modules(content: bytes, scopes: ScopeTree) -> bool:
    """True where a module of Node's may be told to run a text: no name tells where."""
    if b"worker_threads" in content and "Worker" in scopes.words and _WORKER_TEXT.search(content):
        return True
    if b"_compile" in content and _LOADER.search(content) and "_compile" in scopes.words:
        return True
    if b"child_process" in content and _NODE.search(content) and _EVALUATES.search(content):
        return True
    if b"vm" not in content:
        return False
    named = any(name.encode() in content for name in _METHODS) and "vm" in scopes.words
    if named and not _METHODS.isdisjoint(scopes.words):
        return True
    scripts = any(name.encode() in content for name in _SCRIPTS) and _MODULE.search(content)
    return bool(scripts) and not _SCRIPTS.isdisjoint(scopes.words)


def _runners(syntax: Syntax, scopes: ScopeTree) -> Iterator[Node]:
    fixed = FixedTexts(syntax, scopes)
    for node, name in code_makers(syntax, scopes):
        if _runs(node, name, syntax, fixed):
            yield node
    content = syntax.source.content
    for name in _TIMERS:
        for use in scopes.uses_of(name) if name.encode() in content else ():
            call = syntax.parent(use.node)
            given = [] if call is None or call.type not in CALLS else arguments_of(call)[:1]
            texts = [one for one in given if unwrapped(one).type in _MADE_TEXTS]
            if use.binding is None and texts and not fixed.is_text(texts[0]):
                yield use.node
    if _DATA_URL.search(content) is not None:
        yield from _loaded_texts(syntax, fixed)


def _runs(node: Node, name: str, syntax: Syntax, fixed: FixedTexts) -> bool:
    """True where `node`, which stands for the built-in `name`, is called with a text that does not
    stand there, or where it goes to what may call it."""
    position = position_of(node, syntax)
    if isinstance(position, Called):
        callee = callee_of(position.call)
        borrowed = callee is not None and _last(callee).id != unwrapped(node).id
        return borrowed or not fixed.is_fixed(position.call, name)
    if isinstance(position, Argument):
        calls = spelling(position.call, syntax) in _CALLING
        return calls or name in (EVAL, FUNCTION)
    if name == FUNCTION and isinstance(position, Returned | Assigned):
        return True
    if isinstance(position, Elsewhere) and position.at.type in _KEEPING:
        return True
    return name == EVAL and not (
        isinstance(position, Elsewhere) and position.at.type in _LOOKED_AT | {"variable_declarator"}
    )


def _last(node: Node) -> Node:
    """The `eval` of `(0, eval)`."""
    while True:
        inner = unwrapped(node)
        if inner.type == "sequence_expression":
            inner = inner.named_children[-1]
        if inner.id == node.id:
            return node
        node = inner


def _loaded_texts(syntax: Syntax, fixed: FixedTexts) -> Iterator[Node]:
    """The `import(…)` of what may be a `data:` URL that is put together."""
    for at in syntax.words.at(b"import"):
        leaf = syntax.root.descendant_for_byte_range(at, at + len(b"import"))
        call = leaf
        while call is not None and call.type == "import":
            call = syntax.parent(call)
        if call is not None and call.type == "call_expression":
            given = arguments_of(call)[:1]
            if given and not fixed.is_text(given[0]):
                yield call
