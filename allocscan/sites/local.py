"""The variable a literal initialises, and whether it can give way to the constant.

The variable may go when it is a `const`, declared alone, and every use of it is a plain read
that cannot run before the declaration (hazards A28, B32, G15).
"""

import re
from typing import Final

from tree_sitter import Node

from allocscan.scopes.model import Access, Binding, BindingKind, Reference, ScopeTree
from allocscan.sites.values import Local
from allocscan.source.span import Span
from allocscan.syntax.kinds import FUNCTION_DECLARATIONS
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of

_BODIES: Final = frozenset({"statement_block", "program"})


def local_of(moved: Node, syntax: Syntax, scopes: ScopeTree) -> Local | None:
    """The variable whose whole initialiser is `moved`, or None."""
    declarator = syntax.parent(moved)
    if declarator is None or declarator.type != "variable_declarator":
        return None
    name = declarator.child_by_field_name("name")
    if name is None or name.type != "identifier":
        return None
    binding = scopes.binding(name)
    if binding is None:
        return None
    statement = _lone_statement(declarator, syntax)
    annotation = declarator.child_by_field_name("type")
    reads = tuple(use for use in binding.references if _is_plain(use, syntax))
    return Local(
        name=binding.name,
        declarator=span_of(declarator),
        statement=None if statement is None else span_of(statement),
        annotation=None if annotation is None else _type_in(annotation),
        references=tuple(span_of(use.node) for use in reads),
        removable=statement is not None
        and len(reads) == len(binding.references)
        and _can_go(binding, statement, syntax),
    )


def _type_in(annotation: Node) -> Span:
    inner = children_of(annotation)
    return span_of(inner[0]) if inner else span_of(annotation)


def _lone_statement(declarator: Node, syntax: Syntax) -> Node | None:
    statement = syntax.parent(declarator)
    if statement is None or statement.type not in ("lexical_declaration", "variable_declaration"):
        return None
    declarators = [c for c in statement.named_children if c.type == "variable_declarator"]
    return statement if len(declarators) == 1 else None


def _is_plain(use: Reference, syntax: Syntax) -> bool:
    """True for a read by the name itself: no shorthand property, type query or JSX tag."""
    if use.access is not Access.READ or use.in_type or use.node.type != "identifier":
        return False
    parent = syntax.parent(use.node)
    return (parent is not None and not parent.type.startswith("jsx_")) or _in_braces(parent)


def _in_braces(parent: Node | None) -> bool:
    return parent is not None and parent.type == "jsx_expression"


def _can_go(binding: Binding, statement: Node, syntax: Syntax) -> bool:
    if binding.name in ("await", "yield") or _is_named_by_a_type(binding.name, syntax):
        return False
    if binding.kind is not BindingKind.CONST or binding.obscured or len(binding.declarations) != 1:
        return False
    block = syntax.parent(statement)
    if block is None or block.type not in _BODIES or not statement.text:
        return False
    if any(child.type in ("using", "await") for child in statement.children):
        return False
    return all(_runs_after(use.node, statement, block, syntax) for use in binding.references)


def _is_named_by_a_type(name: str, syntax: Syntax) -> bool:
    """True when the text asks for the type of the variable, which JSDoc does in a comment:
    `/** @type {keyof typeof hooks} */`."""
    wanted = re.escape(name.encode(errors="surrogateescape"))
    return re.search(rb"\btypeof\s+" + wanted + rb"(?![\w$])", syntax.source.content) is not None


def _runs_after(node: Node, statement: Node, block: Node, syntax: Syntax) -> bool:
    """True when `node` stands below `statement` and in no function declaration of the block,
    which could be called above it."""
    if not statement.end_byte <= node.start_byte < block.end_byte:
        return False
    declared = syntax.enclosing(node, FUNCTION_DECLARATIONS)
    return declared is None or declared.start_byte <= block.start_byte
