"""What becomes of an object of the language, at the ends of the ways that it goes in a file?

It is followed through names that nothing assigns to, and to what belongs to it: prototypes,
constructors, methods.
"""

from collections.abc import Iterator

from allocscan.scopes.model import ScopeTree
from allocscan.sites.flow.deeds import Deed, is_known_key, is_put_on, passed
from allocscan.sites.flow.member_names import MemberNames
from allocscan.sites.flow.replaced import MEMBERS, QUIET
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field
from allocscan.typed import Final

_CHOICES: Final = frozenset({"||", "??", "&&"})
_DEFINERS: Final = frozenset({"__defineGetter__", "__defineSetter__"})
_GIVE_RECEIVER: Final = frozenset({"copyWithin", "fill", "reverse", "sort", "valueOf"})
_ONWARDS: Final = frozenset({"__proto__", "constructor", "prototype"})
_PATTERNS: Final = frozenset({"pair_pattern", "shorthand_property_identifier_pattern"})


class Ends:
    """Asked with expressions of one file."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, names: MemberNames) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._names = names

    def of(self, values: list[Node] | None, *, certain: bool = False) -> Iterator[Deed]:
        """What is done with `values`, and with what is reached through them. `certain`: they are
        of a built-in."""
        pending, seen, methods = list(values or ()), set[int](), set[int]()
        if values is None:
            yield Deed.LETS_OUT
        while pending:
            node = pending.pop()
            if node.id in seen:
                continue
            seen.add(node.id)
            outer, above = self._syntax.effective_parent(node)
            reads = None if above is None else self._next(outer, above)
            if reads:
                pending += reads
                known = node.id in methods or self._gives_method(outer, reads[0])
                methods.update(read.id for read in reads if known)
            elif node.id in methods:
                yield self._to_method(outer, above)
            elif reads is None:
                yield self._deed(outer, above, certain=certain)

    def _next(self, outer: Node, above: Node) -> list[Node] | None:
        """Where the value, or what is read from it, goes on; None when it is at its end."""
        if above.type == "variable_declarator" and is_field(above, "value", outer):
            declared = above.child_by_field_name("name")
            named = declared is not None and declared.type == "identifier"
            return self.reads_of(declared) if declared is not None and named else None
        if above.type not in MEMBERS or not is_field(above, "object", outer):
            return None
        called = self._is_called(above) and self._key(above) not in _ONWARDS
        return None if called or self._names.is_written(above) else [above]

    def _gives_method(self, outer: Node, read: Node) -> bool:
        """True when `read` takes a member from what `outer` holds, which is no prototype and no
        constructor."""
        inner = read.child_by_field_name("object") if read.type in MEMBERS else None
        return inner is not None and inner.id == outer.id and self._key(read) not in _ONWARDS

    def _to_method(self, outer: Node, above: Node | None) -> Deed:
        """What is done with a method that is read: something is put on it, or not."""
        if above is None:
            return Deed.READS
        if above.type == "arguments":
            return Deed.PUTS if is_put_on(outer, above, self._syntax) else Deed.READS
        member = above.type in MEMBERS and is_field(above, "object", outer)
        return Deed.PUTS if member and self._names.is_written(above) else Deed.READS

    def reads_of(self, declared: Node) -> list[Node] | None:
        """Where the variable is read; None when it may be anywhere."""
        binding = self._scopes.binding(declared)
        if binding is None or binding.written or binding.obscured or binding.exported:
            return None
        if len(binding.declarations) != 1:
            return None
        return [use.node for use in binding.references if not use.in_type]

    def _deed(self, outer: Node, above: Node | None, *, certain: bool) -> Deed:
        if above is None or above.type in QUIET:
            return Deed.LETS_OUT if above is None else Deed.READS
        match above.type:
            case "binary_expression":
                operator = above.child_by_field_name("operator")
                reads = operator is not None and operator.type not in _CHOICES
            case "arguments":
                found = passed(outer, above, self._syntax, self._scopes)
                return Deed.LETS_OUT if found is Deed.PUTS_ANY and not certain else found
            case "member_expression" | "subscript_expression":
                return self._member(above) if is_field(above, "object", outer) else Deed.READS
            case "assignment_expression" if is_field(above, "left", outer):
                return Deed.READS  # of a built-in it is not writable
            case "variable_declarator":
                pattern = above.child_by_field_name("name")
                reads = pattern is not None and self.takes_methods(pattern)
            case "pair":
                key = above.child_by_field_name("key")
                reads = key is not None and self._syntax.name(key) == "__proto__"
            case "call_expression":
                reads = is_field(above, "function", outer)
            case "new_expression":
                reads = is_field(above, "constructor", outer)
            case "ternary_expression":
                reads = is_field(above, "condition", outer)
            case "for_in_statement":
                reads = is_field(above, "right", outer)
            case kind:
                reads = kind == "spread_element"
        return Deed.READS if reads else Deed.LETS_OUT

    def _member(self, member: Node) -> Deed:
        """`P.at = f`, `P[key] = f`, `P.__defineGetter__(key, f)`."""
        key = self._key(member)
        if self._names.is_written(member):
            return Deed.PUTS_ANY if key in (None, "__proto__") else Deed.PUTS
        outer, call = self._syntax.effective_parent(member)
        if call is None or call.type != "call_expression" or not is_field(call, "function", outer):
            return Deed.READS
        if key in _DEFINERS:
            arguments = call.child_by_field_name("arguments")
            listed = [] if arguments is None else children_of(arguments)
            known = bool(listed) and is_known_key(listed[0], self._syntax)
            return Deed.PUTS if known else Deed.PUTS_ANY
        return Deed.LETS_OUT if key in _GIVE_RECEIVER else Deed.READS

    def _is_called(self, member: Node) -> bool:
        outer, call = self._syntax.effective_parent(member)
        called = call is not None and call.type == "call_expression"
        return call is not None and called and is_field(call, "function", outer)

    def _key(self, member: Node) -> str | None:
        key = member.child_by_field_name("property")
        if key is not None:
            return self._syntax.name(key)
        index = member.child_by_field_name("index")
        if index is None or not is_known_key(index, self._syntax):
            return None
        return self._syntax.name(index).strip("'\"")

    def takes_methods(self, pattern: Node) -> bool:
        """True for `{ slice, map: m }`, which lets out nothing but those."""
        parts = children_of(pattern)
        keys = [part.child_by_field_name("key") or part for part in parts]
        return (
            pattern.type == "object_pattern"
            and all(part.type in _PATTERNS for part in parts)
            and not any(self._syntax.name(key) in _ONWARDS for key in keys)
        )
