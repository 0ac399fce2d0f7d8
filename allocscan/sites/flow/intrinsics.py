"""Which expressions of a file lead to an intrinsic object, other than by the name of a global?

A `prototype`, a `constructor`, a `__proto__`, and `getPrototypeOf`, of anything (ECMA-262:
sec-well-known-intrinsic-objects). What is found there is followed through names that nothing
assigns to.
"""

from collections.abc import Iterator
from functools import cached_property

from allocscan.regex import regex
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.flow.deeds import Deed
from allocscan.sites.flow.ends import Ends
from allocscan.sites.flow.member_names import MemberNames
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field, unwrapped
from allocscan.typed import Final

_OWN: Final = frozenset({BindingKind.CLASS, BindingKind.FUNCTION})
_TAKES: Final = regex(
    rb"\bReflect\s*\.\s*get\w*$|\b(?:__lookup[GS]etter__|getOwnPropertyDescriptor)$"
)
"""The ends of the names of functions that give what is under a key that they are passed."""


class Intrinsics:
    """What one file does to the objects that such expressions lead to."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, names: MemberNames) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._names = names
        self._ends = Ends(syntax, scopes, names)

    @cached_property
    def done_to_prototypes(self) -> frozenset[Deed]:
        """What may be done to the prototypes of built-ins."""
        return self._all("prototype", "getPrototypeOf", "__proto__")

    @cached_property
    def done_to_hidden_prototypes(self) -> frozenset[Deed]:
        """As `done_to_prototypes`, of those that no global leads to, as the iterators' are."""
        return self._all("getPrototypeOf", "__proto__")

    @cached_property
    def done_to_constructors(self) -> frozenset[Deed]:
        """What may be done to built-ins that are functions, and to what they inherit from."""
        return self._all("constructor", "getPrototypeOf", "__proto__")

    def _all(self, *names: str) -> frozenset[Deed]:
        content = self._syntax.source.content
        asked = [name for name in names if name.encode() in content]
        mentions = [node for name in asked for node in self._names.mentions(name)]
        return frozenset(deed for node in mentions for deed in self._by(node))

    def _by(self, name: Node) -> Iterator[Deed]:
        """What is done with what the property `name` gives."""
        holder = self._syntax.parent(name)
        if holder is None or holder.type == "ERROR":
            yield Deed.LETS_OUT
        elif name.type == "string_fragment":
            yield from self._by_word(name, holder)
        elif name.type == "shorthand_property_identifier_pattern":
            yield from self._ends.of(self._ends.reads_of(name))
        elif holder.type == "pair_pattern" and self._syntax.text(name) == b"getPrototypeOf":
            yield Deed.LETS_OUT
        elif holder.type == "pair_pattern":
            yield from self._by_pattern(holder.child_by_field_name("value"))
        elif name.type == "identifier":
            yield from self._by_function(name)
        elif holder.type == "member_expression":
            yield from self._by_member(name, holder)

    def _by_word(self, word: Node, string: Node) -> Iterator[Deed]:
        above = self._syntax.parent(string)
        asks = self._syntax.text(word) == b"getPrototypeOf"
        if above is None or (asks and above.type in ("subscript_expression", "pair_pattern")):
            yield Deed.LETS_OUT
        elif above.type == "subscript_expression":
            yield from self._ends.of([above])
        elif above.type == "arguments":
            yield self._by_argument(word, above)
        elif above.type == "pair_pattern":
            yield from self._by_pattern(above.child_by_field_name("value"))
        elif asks or self._syntax.text(word) == b"prototype":
            yield Deed.READS if self._is_compared(above) else Deed.PUTS

    def _is_compared(self, holder: Node) -> bool:
        """True for the holder of a string in `x === "a"`, `case "a":`, `["a"].includes(x)`."""
        member = self._syntax.parent(holder) if holder.type == "array" else None
        name = None if member is None else member.child_by_field_name("property")
        searched = name is not None and self._syntax.text(name) in (b"includes", b"indexOf")
        return searched or holder.type in ("binary_expression", "switch_case")

    def _by_argument(self, word: Node, arguments: Node) -> Deed:
        """`Reflect.get(x, "prototype")`, `Object.defineProperty(x, "prototype", …)`."""
        call = self._syntax.parent(arguments)
        callee = None if call is None else call.child_by_field_name("function")
        if callee is not None and _TAKES.search(self._syntax.text(callee)):
            return Deed.LETS_OUT
        names = (b"prototype", b"getPrototypeOf")
        return Deed.PUTS if self._syntax.text(word) in names else Deed.READS

    def _by_function(self, name: Node) -> Iterator[Deed]:
        """`const { getPrototypeOf } = Object; getPrototypeOf(x)`."""
        if self._syntax.text(name) != b"getPrototypeOf":
            return
        outer, call = self._syntax.effective_parent(name)
        called = call is not None and call.type == "call_expression"
        if call is not None and called and is_field(call, "function", outer):
            yield from self._ends.of([call])

    def _by_member(self, name: Node, member: Node) -> Iterator[Deed]:
        if self._syntax.text(name) == b"getPrototypeOf":
            outer, call = self._syntax.effective_parent(member)
            called = call is not None and call.type == "call_expression"
            if call is None or not called or not is_field(call, "function", outer):
                yield Deed.LETS_OUT
                return
            member = call
        elif self._syntax.text(name) == b"prototype" and self.is_own(member):
            return
        yield from self._ends.of([member], certain=self._is_built_in(member))

    def _by_pattern(self, pattern: Node | None) -> Iterator[Deed]:
        if pattern is not None and pattern.type == "identifier":
            yield from self._ends.of(self._ends.reads_of(pattern))
        elif pattern is None or not self._ends.takes_methods(pattern):
            yield Deed.LETS_OUT

    def is_own(self, member: Node) -> bool:
        """True for the `prototype` of a class or function of the file."""
        owner = member.child_by_field_name("object")
        binding = None if owner is None else self._scopes.binding(unwrapped(owner))
        if binding is None or len(binding.declarations) != 1 or binding.written:
            return False
        if binding.kind in _OWN:
            return True
        declared = self._syntax.parent(binding.declarations[0])
        value = None if declared is None else declared.child_by_field_name("value")
        return value is not None and unwrapped(value).type in FUNCTIONS | CLASSES

    def _is_built_in(self, member: Node) -> bool:
        """True for what is read from a global by its name."""
        owner = member.child_by_field_name("object")
        owner = None if owner is None else unwrapped(owner)
        named = owner is not None and owner.type == "identifier"
        return owner is not None and named and self._scopes.binding(owner) is None
