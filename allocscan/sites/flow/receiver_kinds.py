"""What kind of built-in object, or primitive, does an expression certainly evaluate to?

Then its methods are the built-in ones. Everything here is proof by the file's own text, except
for two residuals: a TypeScript annotation is believed, and an element or global of the page is
taken for one whose methods nobody has replaced (`Known.believed`).
"""

from collections.abc import Iterable

from allocscan.knowledge.kind_results import DISPATCHES, METHODS_GIVE, PROPERTIES_GIVE
from allocscan.knowledge.kinds import CALLED, CONSTRUCTED, GLOBALS, HOST_KINDS, PRIMITIVES, Kind
from allocscan.records import dataclass
from allocscan.sites.flow.annotations import annotated_kind, annotation_of
from allocscan.sites.flow.operator_kinds import (
    CHOICES,
    has_plain_pattern,
    is_text,
    kind_of_operation,
    operands_of,
    operator_of,
)
from allocscan.sites.flow.variables import values_of
from allocscan.sites.flow.visible import Visible
from allocscan.syntax.binding import Node
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_MAX_STEPS: Final = 80
_BY_SPECIES: Final = frozenset({Kind.ARRAY, Kind.TYPED_ARRAY})


@dataclass(frozen=True, slots=True)
class Known:
    """A kind. `believed`: by an annotation, or of an object that a page shares."""

    kind: Kind
    believed: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A property read, `called` or not; `+` stands for an addition to another number."""

    name: str
    called: bool


_Term = tuple[Node, tuple[_Read, ...]]
"""An expression, and what is read from its value, first read first."""

_Step = Kind | list[_Term] | None
"""A kind; or the expressions that may be the value (none: null or undefined); or not known."""

_ADDED: Final = _Read("+", called=False)


def kind_of(visible: Visible, expression: Node) -> Known | None:
    """The kind that `expression` evaluates to whenever it is neither null nor undefined.

    Variables are followed to all that is assigned to them, parameters to all their arguments. A
    variable that gets a property by name may get a method of its own. None: not known.
    """
    for believing in (False, True):
        kind = _Search(visible, believing=believing).kind(expression)
        if kind is not None:
            return Known(kind, believing or kind in HOST_KINDS)
    return None


def is_array_with(visible: Visible, expression: Node, method: str) -> bool:
    """True when `expression` always evaluates to an array whose `method` is the built-in one."""
    known = kind_of(visible, expression)
    if known is None or known.kind is not Kind.ARRAY:
        return False
    if visible.member_names.is_assigned(method) or visible.tampering.changes_species:
        return False
    return not (known.believed and visible.member_names.is_defined(method))


class _Search:
    def __init__(self, visible: Visible, *, believing: bool) -> None:
        self._visible = visible
        self._believing = believing

    def kind(self, expression: Node) -> Kind | None:
        """The one kind that all the expressions which `expression` may stand for agree on."""
        pending: list[_Term] = [(expression, ())]
        seen: set[tuple[int, tuple[_Read, ...]]] = set()
        again: list[tuple[_Read, ...]] = []
        found: Kind | None = None
        for _ in range(_MAX_STEPS):
            if not pending:
                return self._settled(found, again)
            node, reads = pending.pop()
            node = self._visible.unwrapped(node)
            if (node.id, reads) in seen:
                continue
            if reads and (node.id, ()) in seen:
                again.append(reads)  # of what is of the kind that is looked for
                continue
            seen.add((node.id, reads))
            step = self._step(node, reads)
            if isinstance(step, list):
                pending += step
                continue
            kind = None if step is None else self._read(step, reads)
            if kind is None or found not in (None, kind):
                return None
            found = kind
        return None

    def _settled(self, found: Kind | None, again: Iterable[tuple[_Read, ...]]) -> Kind | None:
        """`found`, if what is read `again` of values of that kind is of that kind: in
        `out = out.trim()`."""
        if found is None or all(self._read(found, reads) is found for reads in again):
            return found
        return None

    def _read(self, kind: Kind, reads: Iterable[_Read]) -> Kind | None:
        for read in reads:
            if kind not in PRIMITIVES and self._visible.member_names.is_assigned(read.name):
                return None
            given = (METHODS_GIVE if read.called else PROPERTIES_GIVE).get((kind, read.name))
            if given is None:
                return None
            if given in _BY_SPECIES and self._visible.tampering.changes_species:
                return None
            kind = given
        return kind

    def _step(self, node: Node, reads: tuple[_Read, ...]) -> _Step:
        known = kind_of_operation(node)
        if known is not None:
            return known
        match node.type:
            case "null":
                return []
            case "undefined" if self._visible.scopes.binding(node) is None:
                return []
            case "identifier":
                return self._name(node, reads)
            case "binary_expression":
                return _binary(node, reads)
            case "ternary_expression":
                return _terms(node, ("consequence", "alternative"), reads)
            case "assignment_expression":
                return _terms(node, ("right",), reads)
            case "sequence_expression":
                return [(children_of(node)[-1], reads)]
            case "new_expression":
                return CONSTRUCTED.get(self._path(node, "constructor"))
            case "call_expression":
                return self._call(node, reads)
            case "member_expression":
                known = GLOBALS.get(self._visible.builtins.among(node, GLOBALS) or "")
                return known or self._member(node, reads, called=False)
        return None

    def _call(self, node: Node, reads: tuple[_Read, ...]) -> _Step:
        callee, arguments = (
            node.child_by_field_name("function"),
            node.child_by_field_name("arguments"),
        )
        if callee is None or arguments is None or arguments.type != "arguments":
            return None
        path = self._path(node, "function")
        if path == "RegExp" and not has_plain_pattern(self._visible, children_of(arguments)):
            return None  # without `new`, it gives back what calls itself a regular expression
        if path in CALLED or path.startswith("Math."):
            return CALLED.get(path, Kind.NUMERIC)
        callee = self._visible.unwrapped(callee)
        name = callee.child_by_field_name("property")
        if callee.type != "member_expression" or name is None:
            return None
        dispatches = self._visible.text(name) in DISPATCHES
        if dispatches and not has_plain_pattern(self._visible, children_of(arguments)):
            return None
        return self._member(callee, reads, called=True)

    def _member(self, node: Node, reads: tuple[_Read, ...], *, called: bool) -> _Step:
        receiver, name = node.child_by_field_name("object"), node.child_by_field_name("property")
        if receiver is None or name is None or name.type != "property_identifier":
            return None
        return [(receiver, (_Read(self._visible.text(name), called), *reads))]

    def _path(self, node: Node, field: str) -> str:
        target = node.child_by_field_name(field)
        if target is None:
            return ""
        return self._visible.builtins.path(target) or ""

    def _name(self, node: Node, reads: tuple[_Read, ...]) -> _Step:
        binding = self._visible.scopes.binding(node)
        if binding is None:
            return GLOBALS.get(self._visible.builtins.among(node, GLOBALS) or "")
        if self._visible.gets_properties(node):
            return None
        annotation = annotation_of(self._visible, binding.declarations[0])
        if self._believing and annotation is not None:
            return annotated_kind(self._visible, annotation)
        values = values_of(self._visible, binding)
        return None if values is None else [(value, reads) for value in values]


def _binary(node: Node, reads: tuple[_Read, ...]) -> _Step:
    if operator_of(node) in CHOICES:
        return _terms(node, ("left", "right"), reads)
    operands = operands_of(node) if operator_of(node) == "+" else []
    if any(is_text(operand) for operand in operands):
        return Kind.STRING
    return [(operand, (_ADDED, *reads)) for operand in operands] or None


def _terms(node: Node, fields: Iterable[str], reads: tuple[_Read, ...]) -> _Step:
    found = [node.child_by_field_name(field) for field in fields]
    return [(part, reads) for part in found if part is not None]
