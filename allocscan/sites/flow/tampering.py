"""Does the file change what the objects of the language do: their prototypes, their hooks?

Looked for by name, in the whole file: where such things are done at all, they count everywhere.
"""

from functools import cached_property

from allocscan.knowledge.conversions import CONVERSION_HOOKS
from allocscan.regex import regex
from allocscan.scopes.model import BindingKind, ScopeTree
from allocscan.sites.flow.member_names import MemberNames
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of, is_field, unwrapped
from allocscan.typed import Final

_OTHER_ROUTES: Final = regex(rb"__define[GS]etter__|(?:\.|\[['\"`])\s*__proto__\b")
_ACCESSORS: Final = regex(rb"__define[GS]etter__|\bdefinePropert|\bsetPrototypeOf\b|__proto__")
_SPECIES: Final = regex(rb"\bSymbol\s*\.\s*species\b")
_TESTS: Final = regex(rb"\bhasInstance\b")
_CONVERSIONS: Final = regex(
    rb"\bSymbol\s*\.\s*(?:toPrimitive|iterator|asyncIterator|toStringTag|isConcatSpreadable)\b"
)
_ITERATORS: Final = regex(
    rb"\bSymbol\s*\.\s*(?:iterator|asyncIterator)\s*\]\s*=(?!=)"
    rb"|\bdefinePropert[^;]*\bSymbol\s*\.\s*(?:iterator|asyncIterator)\b"
)
_PATTERNS: Final = regex(
    rb"\bSymbol\b(?!\s*\(|\s*\.\s*(?:for|keyFor|iterator|asyncIterator|toStringTag|hasInstance"
    rb"|toPrimitive|species|dispose|asyncDispose|isConcatSpreadable|unscopables|prototype)\b)"
)
"""A mention of the symbols under which regular expressions have their methods."""

_OWN: Final = frozenset({BindingKind.CLASS, BindingKind.FUNCTION})
_INHERITS: Final = frozenset({b"create", b"setPrototypeOf", b"isPrototypeOf"})
_CHOICES: Final = frozenset({"||", "??", "&&"})


class Tampering:
    """What one file does to the objects of the language."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, names: MemberNames) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._names = names
        self._content = syntax.source.content

    def may_inherit(self, name: str) -> bool:
        """True when built-in objects may have got another method, or an accessor, of this name."""
        return self.reaches_prototypes and self._names.is_assigned(name)

    @cached_property
    def reaches_prototypes(self) -> bool:
        """True when the file may change the prototype of a built-in: it does more with one than
        read a method of it."""
        if _OTHER_ROUTES.search(self._content):
            return True
        names = (b"prototype", b"getPrototypeOf")
        return any(
            not self._is_harmless(node)
            for name in names
            if name in self._content
            for node in self._names.mentions(name.decode())
        )

    @cached_property
    def gives_accessors(self) -> bool:
        """True when objects of the language may have got accessors under any name."""
        return self.reaches_prototypes and _ACCESSORS.search(self._content) is not None

    @cached_property
    def changes_conversions(self) -> bool:
        """True when plain objects may be converted or iterated by a method of the file's."""
        if not self.reaches_prototypes:
            return False
        hooked = any(self._names.is_assigned(name) for name in CONVERSION_HOOKS)
        return hooked or _CONVERSIONS.search(self._content) is not None

    @cached_property
    def changes_iteration(self) -> bool:
        """True when arrays may be iterated by a method of the file's."""
        return self.reaches_prototypes and _ITERATORS.search(self._content) is not None

    @cached_property
    def changes_species(self) -> bool:
        """True when methods of arrays may make objects of another class (sec-arrayspeciescreate):
        the file writes a `constructor`, or names `Symbol.species`."""
        if _SPECIES.search(self._content):
            return True
        return any(self._sets_constructor(node) for node in self._names.mentions("constructor"))

    @cached_property
    def changes_patterns(self) -> bool:
        """True when regular expressions, or strings, may match by a method of the file's."""
        if _PATTERNS.search(self._content):
            return True
        return self._names.is_assigned("exec") or self._names.is_assigned("flags")

    @cached_property
    def changes_tests(self) -> bool:
        """True when `instanceof` may run a method of the file's (sec-instanceofoperator)."""
        return _TESTS.search(self._content) is not None

    def _is_harmless(self, name: Node) -> bool:
        """True for a `prototype` of the file's own classes, and where only a method is read, or
        one prototype is compared with or inherited from."""
        member = self._syntax.parent(name)
        if name.type != "property_identifier" or member is None:
            return member is not None and self._is_word(name, member)
        if member.type != "member_expression":
            return member.type in ("method_signature", "property_signature", "pair")
        if self._syntax.text(name) == b"getPrototypeOf":
            member = self._syntax.parent(member) or member  # the call
        elif self._is_own(member):
            return True
        outer, above = self._syntax.effective_parent(member)
        if above is None or above.type in ("expression_statement", "unary_expression"):
            return above is not None and not _deletes(above)
        if above.type == "binary_expression":
            operator = above.child_by_field_name("operator")
            return operator is not None and operator.type not in _CHOICES
        if above.type == "arguments":
            return self._inherits(above)
        if above.type == "variable_declarator":
            pattern = above.child_by_field_name("name")
            return pattern is not None and _takes_methods(pattern)
        if above.type != "member_expression" or not is_field(above, "object", outer):
            return False
        return self._only_reads(above)

    def _is_word(self, name: Node, holder: Node) -> bool:
        """True for a string that is compared with, a key or an argument is not."""
        asked = self._syntax.parent(holder)
        return (
            name.type == "string_fragment"
            and asked is not None
            and asked.type in ("binary_expression", "switch_case")
        )

    def _only_reads(self, method: Node) -> bool:
        """True for `X.prototype.method` where it is not assigned to, nor anything below it."""
        key = method.child_by_field_name("property")
        return (
            key is not None
            and self._syntax.text(key) != b"constructor"
            and not self._names.is_written(method)
        )

    def _is_own(self, member: Node) -> bool:
        owner = member.child_by_field_name("object")
        binding = None if owner is None else self._scopes.binding(unwrapped(owner))
        if binding is None or len(binding.declarations) != 1 or binding.written:
            return False
        if binding.kind in _OWN:
            return True
        declared = self._syntax.parent(binding.declarations[0])
        value = None if declared is None else declared.child_by_field_name("value")
        return value is not None and unwrapped(value).type in FUNCTIONS | CLASSES

    def _inherits(self, arguments: Node) -> bool:
        call = self._syntax.parent(arguments)
        callee = None if call is None else call.child_by_field_name("function")
        name = None if callee is None else callee.child_by_field_name("property")
        if name is None or self._syntax.text(name) not in _INHERITS:
            return False
        changed = children_of(arguments)[0]
        return self._syntax.text(name) != b"setPrototypeOf" or not self._syntax.text(
            changed
        ).endswith(b"prototype")

    def _sets_constructor(self, name: Node) -> bool:
        holder = self._syntax.parent(name)
        if holder is None or name.type == "string_fragment":
            asked = None if holder is None else self._syntax.parent(holder)
            return asked is None or asked.type not in ("binary_expression", "switch_case")
        if holder.type == "member_expression":
            owner = holder.child_by_field_name("object")
            own = owner is not None and owner.type == "member_expression" and self._is_own(owner)
            return self._names.is_written(holder) and not own
        if holder.type not in ("pair", "object", "method_definition"):
            return False
        literal = holder if holder.type == "object" else self._syntax.parent(holder)
        if literal is None or literal.type != "object":
            return False
        outer, above = self._syntax.effective_parent(literal)
        if above is None or above.type == "arguments":
            return above is None or not self._inherits(above)
        left = above.child_by_field_name("left")
        of_own = left is not None and left.id != outer.id and left.type == "member_expression"
        return not (of_own and left is not None and self._is_own(left))


def _deletes(node: Node) -> bool:
    return node.children[0].type == "delete"


def _takes_methods(pattern: Node) -> bool:
    """True for `{ slice, map: m }`, which lets out nothing but those."""
    taken = ("pair_pattern", "shorthand_property_identifier_pattern")
    return pattern.type == "object_pattern" and all(
        part.type in taken for part in children_of(pattern)
    )
