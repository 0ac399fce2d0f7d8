"""The type that a function gives to what it returns, as far as its text says."""

from allocscan.scopes.model import ScopeTree
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, own_nodes
from allocscan.typed import Final

_DECLARED: Final = frozenset({"function_declaration", "generator_function_declaration"})


def result_type(function: Node, syntax: Syntax, scopes: ScopeTree) -> Node | None:
    """The type written for a value that `function` returns: for an async one what the promise
    holds. None for generators, and where it is no plain type."""
    annotation = function.child_by_field_name("return_type")
    kinds = {child.type for child in function.children}
    if annotation is None or annotation.type != "type_annotation" or "*" in kinds:
        return None
    written = next(iter(children_of(annotation)), None)
    if written is None or "async" not in kinds:
        return written
    name = written.child_by_field_name("name")
    listed = written.child_by_field_name("type_arguments")
    if name is None or listed is None or scopes.binding(name) is not None:
        return None
    return next(iter(children_of(listed)), None) if syntax.name(name) == "Promise" else None


def is_typed_by_context(function: Node, syntax: Syntax) -> bool:
    """True unless the function's own text alone gives it its type."""
    if not syntax.source.language.typed and _is_documented(function, syntax):
        return True
    if function.type in _DECLARED:
        return False
    parent = syntax.parent(function)
    while parent is not None and parent.type == "parenthesized_expression":
        parent = syntax.parent(parent)
    if parent is None:
        return True
    if function.type == "method_definition":
        accessor = any(child.type in ("get", "set") for child in function.children)
        return accessor or parent.type != "class_body"
    if parent.type in ("variable_declarator", "public_field_definition"):
        return parent.child_by_field_name("type") is not None
    return parent.type != "export_statement"


def _is_documented(function: Node, syntax: Syntax) -> bool:
    """True where JSDoc above the function, or above the statement or member it is, may type it."""
    at: Node | None = function
    while at is not None and at.type not in ("statement_block", "program"):
        before = at.prev_sibling
        if before is not None and syntax.text(before).startswith(b"/**"):
            return True
        at = syntax.parent(at)
    return False


def returned_by(function: Node) -> tuple[Node, ...]:
    """The expressions that `function` returns, those of a generator's `return` too."""
    body = function.child_by_field_name("body")
    if body is None:
        return ()
    if body.type != "statement_block":
        return (body,)
    returns = (node for node in own_nodes(function) if node.type == "return_statement")
    return tuple(child for node in returns for child in children_of(node)[:1])
