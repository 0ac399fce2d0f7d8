"""Is a file a module, whose top-level names are its own, or a script that shares them?

Hazards D05, D06, G18. Text counts first (ECMAScript module syntax), then the suffix, then what
somebody knows of it (`Settings.module_file`), then what only Node gives a file, where nothing
guards it. What package.json calls `type` is how Node would read the file: a page may load it as a
script still.
"""

from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.source.file import MODULE_SUFFIXES, suffix_of
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import WRAPPERS
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_PROBED: Final = regex(
    rb"\btypeof\s+(?:module|exports|define|require|__dirname|__filename)\b(?!\s*(?:\?\.(?!\d)|[.(\[]))"
)
"""The name itself: to read a part of it, or to call it, throws where it is missing."""
_OF_NODE: Final = ("__dirname", "__filename")
_LOADER: Final = ("module", "exports", "require")
_DECLARATIONS: Final = frozenset({"lexical_declaration", "variable_declaration"})
_UNGUARDED: Final = WRAPPERS.union(
    _DECLARATIONS,
    {
        "arguments",
        "assignment_expression",
        "call_expression",
        "expression_statement",
        "member_expression",
        "variable_declarator",
    },
)
"""What is evaluated as soon as what stands around it."""


def is_module(syntax: Syntax, scopes: ScopeTree, module_file: bool | None) -> bool:
    """True when the file's top-level names are proven to be its own."""
    if scopes.is_module or suffix_of(syntax.source.path) in MODULE_SUFFIXES:
        return True
    if syntax.source.language.typed:
        return False
    if module_file is not None:
        return module_file
    if _PROBED.search(syntax.source.content):
        return False
    if has_hashbang(syntax) or any(_is_given(name, scopes) for name in _OF_NODE):
        return True
    return any(_is_used_at_once(name, syntax, scopes) for name in _LOADER)


def has_hashbang(syntax: Syntax) -> bool:
    """True for a file that is started by itself."""
    return any(child.type == "hash_bang_line" for child in syntax.root.children[:1])


def _is_given(name: str, scopes: ScopeTree) -> bool:
    return any(use.binding is None and not use.in_type for use in scopes.uses_of(name))


def _is_used_at_once(name: str, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True where loading the file uses `name`, whatever else is there: `exports.x = …`,
    `const x = wrapped(require('…'))`."""
    return any(
        use.binding is None and not use.in_type and _is_unguarded(use.node, syntax)
        for use in scopes.uses_of(name)
    )


def _is_unguarded(use: Node, syntax: Syntax) -> bool:
    """True at the top of the file, under no condition. A call of `require` must give its value to
    a variable: pages have loaders of that name."""
    loads = syntax.text(use) == b"require"
    if loads and not _is_called(use, syntax):
        return False
    at = use
    while (parent := syntax.parent(at)) is not None:
        if parent.type == "program":
            return not loads or at.type in _DECLARATIONS
        if parent.type not in _UNGUARDED:
            return False
        at = parent
    return False


def _is_called(use: Node, syntax: Syntax) -> bool:
    parent = syntax.parent(use)
    callee = None if parent is None else parent.child_by_field_name("function")
    return callee is not None and callee.id == use.id
