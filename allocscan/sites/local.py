"""The variable a literal initialises, and whether it can give way to the constant.

The variable may go when nothing else ever assigns to it and every use of it is a plain read that
cannot run before its declaration has (hazards A28, B32, G15).
"""

from allocscan.scopes.model import Binding, BindingKind, Reference, ScopeKind, ScopeTree
from allocscan.sites.hoist_values import Local
from allocscan.sites.placing.initialised import is_initialised_for_all
from allocscan.sites.typing.jsdoc import typing_comment
from allocscan.source.span import Span
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax, span_of
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_BODIES: Final = frozenset({"statement_block", "switch_case", "switch_default"})
_DECLARATIONS: Final = frozenset({"lexical_declaration", "variable_declaration"})
_NAMES: Final = frozenset({"identifier", "shorthand_property_identifier"})
_SPECIAL: Final = frozenset({"__proto__", "arguments", "await", "yield"})
"""Names that mean something else where no variable of that name is declared."""


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
    statement = _statement(declarator, syntax)
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
        and _can_go(binding, syntax, scopes)
        and is_initialised_for_all(binding, declarator, syntax, scopes),
        doc=typing_comment(declarator, syntax),
    )


def _type_in(annotation: Node) -> Span:
    inner = children_of(annotation)
    return span_of(inner[0]) if inner else span_of(annotation)


def _statement(declarator: Node, syntax: Syntax) -> Node | None:
    """The declaration that `declarator` stands in, where it is a statement of a body."""
    statement = syntax.parent(declarator)
    body = None if statement is None else syntax.parent(statement)
    if statement is None or statement.type not in _DECLARATIONS:
        return None
    return statement if body is not None and body.type in _BODIES else None


def _is_plain(use: Reference, syntax: Syntax) -> bool:
    """True for a read by the name itself, as a shorthand property too: no type query, no JSX
    tag, whose letters' case means something."""
    if use.writes or use.in_type or use.node.type not in _NAMES:
        return False
    parent = syntax.parent(use.node)
    if use.node.type != "identifier" and b"\\" in syntax.text(use.node):
        return False  # a shorthand property that spells its name otherwise
    return parent is not None and (
        not parent.type.startswith("jsx_") or parent.type == "jsx_expression"
    )


def _can_go(binding: Binding, syntax: Syntax, scopes: ScopeTree) -> bool:
    """True when nothing but the plain uses in this file's code knows of the variable."""
    if binding.name in _SPECIAL or _is_named_by_a_type(binding.name, syntax):
        return False
    if binding.exported or binding.obscured or len(binding.declarations) != 1:
        return False
    if binding.kind is BindingKind.VAR:
        # that of a script is a property of the global object
        return scopes.scope(binding.scope).kind is ScopeKind.FUNCTION
    return binding.kind in (BindingKind.CONST, BindingKind.LET)


def _is_named_by_a_type(name: str, syntax: Syntax) -> bool:
    """True when the text asks for the type of the variable, which JSDoc does in a comment:
    `/** @type {keyof typeof hooks} */`."""
    return name.encode(errors="surrogateescape") in syntax.words.after_typeof
