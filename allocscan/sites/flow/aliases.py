"""The references of a file that may stand for a built-in, or for a part of one."""

from collections.abc import Iterable, Iterator

from allocscan.knowledge.node_modules import is_builtin
from allocscan.scopes.model import Reference, ScopeTree
from allocscan.sites.flow.replaced import Named
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend, is_field
from allocscan.typed import Final

_NAMES: Final = frozenset(
    {"identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"}
)
_PASSING: Final = frozenset(
    {"member_expression", "subscript_expression", "call_expression", "arguments"}
)
"""What may stand between a name and the variable that holds a part of what it names."""


def references_to(
    names: Iterable[str], syntax: Syntax, scopes: ScopeTree, named: Named
) -> Iterator[Reference]:
    """Every reference to the globals of these `names`, and to the variables that are declared as
    a part of one: `const { log } = console`. `named` tells the path of an expression."""
    globals_ = [use for name in names for use in scopes.uses_of(name) if use.binding is None]
    yield from _with_aliases(globals_, syntax, scopes, named)


def references_to_modules(syntax: Syntax, scopes: ScopeTree, named: Named) -> Iterator[Reference]:
    """Every reference to `require`, to what is imported from modules of Node, and to what is
    declared as a part of that."""
    found = [use for use in scopes.uses_of("require") if use.binding is None]
    for declared in _imported(syntax):
        binding = scopes.binding(declared)
        found += () if binding is None else binding.references
    yield from _with_aliases(found, syntax, scopes, named)


def _with_aliases(
    first: list[Reference], syntax: Syntax, scopes: ScopeTree, named: Named
) -> Iterator[Reference]:
    seen, known = set[int](), set[int]()
    pending = first[::-1]
    while pending:
        use = pending.pop()
        if use.node.id in known:
            continue
        known.add(use.node.id)
        yield use
        for declared in _declared_as(use.node, syntax, named):
            binding = scopes.binding(declared)
            if binding is not None and binding.id not in seen:
                seen.add(binding.id)
                pending += binding.references


def _declared_as(name: Node, syntax: Syntax, named: Named) -> Iterator[Node]:
    """The names of the declaration whose initialiser begins with `name`, or holds it."""
    outer, parent = syntax.effective_parent(name)
    while parent is not None and parent.type in _PASSING:
        outer, parent = syntax.effective_parent(parent)
    if parent is None or parent.type != "variable_declarator":
        return
    pattern = parent.child_by_field_name("name")
    if pattern is not None and is_field(parent, "value", outer):
        for node in descend(pattern):
            if node.type in _NAMES and named(node) is not None:
                yield node


def _imported(syntax: Syntax) -> Iterator[Node]:
    """The names that import declarations take from modules of Node."""
    for start in syntax.words.at(b"import"):
        leaf = syntax.root.descendant_for_byte_range(start, start + len(b"import"))
        statement = None if leaf is None or leaf.is_named else syntax.parent(leaf)
        if statement is None or statement.type != "import_statement":
            continue
        nodes = list(descend(statement))
        if any(node.type == "string" and is_builtin(syntax.name(node)[1:-1]) for node in nodes):
            yield from (node for node in nodes if node.type in _NAMES)
