"""Which objects of the language and of Node does a file let out of sight: pass on, store, alias?

Whoever has them may change them. An alias that is declared once and never assigned to stays in
sight, and so does what only is read from, called, compared, or inherited from.
"""

from collections.abc import Iterable, Iterator

from allocscan.knowledge.built_ins import GLOBAL_OBJECT
from allocscan.scopes.model import Reference
from allocscan.sites.flow.replaced import MEMBERS, QUIET, Named
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import descend, is_field
from allocscan.typed import Final

_CHOICES: Final = frozenset({"||", "??", "&&"})
_NAMES: Final = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_OPENS: Final = (".__defineGetter__", ".__defineSetter__", ".__proto__", ".valueOf")
_SPREADING: Final = frozenset({"rest_pattern", "computed_property_name", "array_pattern"})


def let_out(uses: Iterable[Reference], syntax: Syntax, named: Named) -> frozenset[str]:
    """The paths of the objects that `uses`, references of the file, let out; `""` is the global
    object.

    `named` tells the path of an expression.
    """
    found = set[str]()
    for use in uses:
        if not use.in_type:
            found.update(_by(use.node, syntax, named))
    return frozenset(found)


def _by(name: Node, syntax: Syntax, named: Named) -> Iterator[str]:
    """What the chain that begins with `name` lets out."""
    node, known = name, named(name)
    if known is None:
        return
    while True:
        outer, parent = syntax.effective_parent(node)
        if parent is None or parent.type not in MEMBERS or not is_field(parent, "object", outer):
            break
        node, path = parent, named(parent)
        if path is None or path.endswith(_OPENS):
            yield from _owner(known)  # what is below it, under a key that is not known
            return
        known = path
    if not _stays(node, syntax, named):
        yield from _owner(known)


def _owner(path: str) -> Iterator[str]:
    yield "" if path in GLOBAL_OBJECT else path


def _stays(node: Node, syntax: Syntax, named: Named) -> bool:
    outer, parent = syntax.effective_parent(node)
    if parent is None or parent.type in QUIET:
        return True
    match parent.type:
        case "call_expression":
            return is_field(parent, "function", outer)
        case "new_expression":
            return is_field(parent, "constructor", outer)
        case "binary_expression":
            operator = parent.child_by_field_name("operator")
            return operator is not None and operator.type not in _CHOICES
        case "ternary_expression":
            return is_field(parent, "condition", outer)
        case "subscript_expression":
            return is_field(parent, "index", outer)
        case "variable_declarator":
            declared = parent.child_by_field_name("name")
            return declared is not None and _is_followed(declared, named)
        case "assignment_expression":
            return is_field(parent, "left", outer)
    return False


def _is_followed(declared: Node, named: Named) -> bool:
    """True when all that the pattern `declared` binds is known by its path."""
    nodes = list(descend(declared))
    if any(node.type in _SPREADING for node in nodes):
        return False
    return all(named(node) is not None for node in nodes if node.type in _NAMES)
