"""Is a file a module, whose top-level names are its own, or a script that shares them?

Hazards D05, D06, G18. Text counts first (ECMAScript module syntax), then the suffix and the
package (`Settings.module_file`), then CommonJS marks that nothing guards.
"""

from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.source.file import suffix_of
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

_MODULE_SUFFIXES: Final = frozenset({".mjs", ".cjs", ".mts", ".cts"})
_PROBED: Final = regex(rb"\btypeof\s+(?:module|exports|define|require)\b")


def is_module(syntax: Syntax, scopes: ScopeTree, module_file: bool | None) -> bool:
    """True when the file's top-level names are proven to be its own."""
    if scopes.is_module or suffix_of(syntax.source.path) in _MODULE_SUFFIXES:
        return True
    if syntax.source.language.typed:
        return False
    if module_file is not None:
        return module_file
    if _PROBED.search(syntax.source.content):
        return False
    return any(_is_common_js(statement, syntax, scopes) for statement in syntax.root.named_children)


def _is_common_js(statement: Node, syntax: Syntax, scopes: ScopeTree) -> bool:
    """`module.exports = …`, `exports.x = …`, `const x = require('…')`, with nothing around."""
    if statement.type == "expression_statement" and statement.named_child_count:
        inner = statement.named_children[0]
        left = inner.child_by_field_name("left")
        while left is not None and left.type == "member_expression":
            left = left.child_by_field_name("object")
        return (
            left is not None
            and syntax.text(left) in (b"module", b"exports")
            and scopes.binding(left) is None
        )
    for declarator in statement.named_children:
        value = declarator.child_by_field_name("value")
        if value is None or value.type != "call_expression":
            continue
        callee = value.child_by_field_name("function")
        if callee is not None and syntax.text(callee) == b"require":
            return scopes.binding(callee) is None
    return False
