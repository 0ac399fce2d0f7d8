"""Does the file change what the objects of the language do: their prototypes, their hooks?

Looked for by name, in the whole file: where such things are done at all, they count everywhere.
"""

from functools import cached_property

from allocscan.knowledge.conversions import (
    CLOSE,
    FILLED_BY,
    INHERITED_HOOKS,
    PATTERN_GETTERS,
    STEP,
)
from allocscan.regex import regex
from allocscan.scopes.model import ScopeTree
from allocscan.sites.flow.deeds import Deed
from allocscan.sites.flow.intrinsics import Intrinsics
from allocscan.sites.flow.member_names import MemberNames
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import children_of
from allocscan.typed import Final

_OTHER_ROUTES: Final = regex(rb"__define[GS]etter__|(?:\.|[\w$)\]]\s*\[['\"`])\s*__proto__\b")
_ACCESSORS: Final = regex(rb"__define[GS]etter__|\bdefinePropert|\bsetPrototypeOf\b|__proto__")
_SPECIES: Final = regex(rb"\bSymbol\s*\.\s*species\b")
_TESTS: Final = regex(rb"\bhasInstance\b")
_CONVERSIONS: Final = regex(
    rb"\bSymbol\s*\.\s*(?:toPrimitive|iterator|asyncIterator|toStringTag|isConcatSpreadable)\b"
)
_ITERATORS: Final = regex(
    rb"\bSymbol\s*\.\s*(?:iterator|asyncIterator)\s*\]\s*=(?!=)"
    rb"|\b(?:definePropert|assign\b|Reflect\s*\.\s*set\b)[^;]*\bSymbol\s*\.\s*(?:iterator|asyncIterator)\b"
)
_INDEXES: Final = regex(
    rb"\b(?:defineProperty|__define[GS]etter__)\b[^;]{0,400}?[(,]\s*['\"`]?\d+['\"`]?\s*,"
    rb"|\bdefineProperties\b[^;]{0,400}?[{,]\s*['\"`]?\d+['\"`]?\s*:|\b[gs]et\s*['\"`]?\d"
)
"""Where an accessor may be put under an index."""
_ESCAPED_LETTERS: Final = regex(
    rb"(?<!\\)\\(?:x[4-7][\da-fA-F]|u00[4-7][\da-fA-F]|u\{0*[4-7][\da-fA-F]\})"
)
"""How a name of ASCII may be hidden; nobody has to write it so."""
_SPREADABLE: Final = regex(rb"\bisConcatSpreadable\b")
_PATTERNS: Final = regex(
    rb"\bSymbol\b(?!\s*\(|\s*\.\s*(?:for|keyFor|iterator|asyncIterator|toStringTag|hasInstance"
    rb"|toPrimitive|species|dispose|asyncDispose|isConcatSpreadable|unscopables|prototype)\b)"
)
"""A mention of the symbols under which regular expressions have their methods."""

_WITHOUT_NAMES: Final = frozenset({"comment", "regex", "regex_pattern"})
_INHERITS: Final = frozenset({b"create", b"setPrototypeOf", b"isPrototypeOf"})


class Tampering:
    """What one file does to the objects of the language."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree, names: MemberNames) -> None:
        self._syntax = syntax
        self._names = names
        self._intrinsics = Intrinsics(syntax, scopes, names)
        self._content = syntax.source.content

    def may_inherit(self, name: str) -> bool:
        """True when built-in objects may have got another method, or an accessor, of this name."""
        if not self.reaches_prototypes:
            return False
        return self.replaces_any or self._names.is_assigned(name)

    @cached_property
    def reaches_prototypes(self) -> bool:
        """True when the file may change the prototype of a built-in: it does more with one than
        read a method of it."""
        if _OTHER_ROUTES.search(self._content) or self._hides_names:
            return True
        return bool(self._intrinsics.done_to_prototypes - {Deed.READS})

    @cached_property
    def replaces_any(self) -> bool:
        """True when members of any name, of symbols too, may be put on the prototype of a
        built-in: under a key that is not known, or out of sight."""
        if self._hides_names:
            return True
        deeds = self._intrinsics.done_to_prototypes
        return Deed.PUTS_ANY in deeds or (Deed.LETS_OUT in deeds and self._names.copies)

    @cached_property
    def _hides_names(self) -> bool:
        """True where letters of a name, or of a text, are written as escapes: what a prototype is
        called, and its methods, is looked for by their names."""
        root = self._syntax.root
        for found in _ESCAPED_LETTERS.finditer(self._content):
            leaf = root.descendant_for_byte_range(found.start(), found.end())
            if leaf is None or leaf.type not in _WITHOUT_NAMES:
                return True
        return False

    @cached_property
    def gives_accessors(self) -> bool:
        """True when objects of the language may have got accessors under any name."""
        return self.reaches_prototypes and _ACCESSORS.search(self._content) is not None

    @cached_property
    def changes_conversions(self) -> bool:
        """True when plain objects may be converted or iterated by a method of the file's."""
        if not self.reaches_prototypes:
            return False
        hooked = any(self._names.is_assigned(name) for name in INHERITED_HOOKS)
        return hooked or self.replaces_any or _CONVERSIONS.search(self._content) is not None

    @cached_property
    def changes_iteration(self) -> bool:
        """True when arrays may be iterated by a method of the file's."""
        if not self.reaches_prototypes:
            return False
        if self.replaces_any or _ITERATORS.search(self._content) is not None:
            return True
        if self._changes_steps or self._names.is_assigned(CLOSE):
            return True
        # holes are read from the prototype, and pairs may be short (sec-add-entries-from-iterable)
        return self.gives_accessors and _INDEXES.search(self._content) is not None

    @cached_property
    def _changes_steps(self) -> bool:
        """True when the iterators of arrays, Sets and Maps may have got another `next`."""
        hidden = self._intrinsics.done_to_hidden_prototypes - {Deed.READS}
        reached = bool(hidden) or _OTHER_ROUTES.search(self._content) is not None
        return reached and self._names.is_assigned(STEP)

    @cached_property
    def changes_promises(self) -> bool:
        """True when a promise may run a method of the file's when it is resolved or awaited:
        objects may have got a `then` (sec-promise-resolve-functions), promises another one, or
        another `constructor` (sec-promise-resolve)."""
        if not self.reaches_prototypes:
            return False
        return self.may_inherit("then") or self.changes_inherited_species

    @cached_property
    def changes_concatenation(self) -> bool:
        """True when `concat` may run an accessor of the file's (sec-isconcatspreadable)."""
        if not self.reaches_prototypes:
            return False
        return self.replaces_any or _SPREADABLE.search(self._content) is not None

    def changes_filling(self, constructor: str) -> bool:
        """True when `constructor` may hand each element to a method of the file's."""
        method = FILLED_BY.get(constructor)
        return method is not None and self.may_inherit(method)

    def may_run(self, name: str | None) -> bool:
        """True when reading a property `name` (None: any) that an object has not itself may run an
        accessor that a prototype has got."""
        return self.gives_accessors and (name is None or self.may_inherit(name))

    @cached_property
    def changes_species(self) -> bool:
        """True when methods of arrays may make objects of another class (sec-arrayspeciescreate):
        the file writes a `constructor`, or names `Symbol.species`."""
        if _SPECIES.search(self._content) or self.replaces_any:
            return True
        return any(self._sets_constructor(node) for node in self._names.mentions("constructor"))

    @cached_property
    def changes_inherited_species(self) -> bool:
        """As `changes_species`, of objects with no `constructor` of their own: arrays, promises,
        regular expressions. The species of a built-in can only be defined anew
        (sec-get-array-@@species)."""
        if self.reaches_prototypes:
            return self.changes_species
        defines = b"definePropert" in self._content
        return defines and _SPECIES.search(self._content) is not None

    @cached_property
    def changes_patterns(self) -> bool:
        """True when regular expressions, or strings, may match by a method of the file's."""
        if _PATTERNS.search(self._content) or self.replaces_any:
            return True
        if self._names.is_assigned("exec") or self._names.is_assigned("flags"):
            return True
        if self.gives_accessors and any(map(self._names.is_assigned, PATTERN_GETTERS)):
            return True
        return self.changes_inherited_species  # `split` makes another one

    @cached_property
    def changes_inherited_patterns(self) -> bool:
        """As `changes_patterns`, where nothing but what they inherit can have been changed."""
        return self.changes_patterns if self.reaches_prototypes else self.changes_inherited_species

    @cached_property
    def changes_tests(self) -> bool:
        """True when `instanceof` may run a method of the file's (sec-instanceofoperator)."""
        return _TESTS.search(self._content) is not None

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
            own = (
                owner is not None
                and owner.type == "member_expression"
                and self._intrinsics.is_own(owner)
            )
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
        return not (of_own and left is not None and self._intrinsics.is_own(left))
