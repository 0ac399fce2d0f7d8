"""Literals and calls that stand alone: is one of them constant, dear, and of names that a
constant could use?"""

from collections.abc import Callable, Iterator

from allocscan.knowledge.costs import QUADRATIC_FROM
from allocscan.records import replace
from allocscan.sites.collected import kind_of
from allocscan.sites.collection_cost import price_of
from allocscan.sites.constants import Constant, Need, Wanted
from allocscan.sites.constness import Judge
from allocscan.sites.copies import copies
from allocscan.sites.dear import BOXED, could_be_dear, is_dear, only_copies
from allocscan.sites.enough import Enough
from allocscan.sites.find import literals
from allocscan.sites.floor import Floor
from allocscan.sites.kinds import COLLECTIONS
from allocscan.sites.literal.shape import LITERALS
from allocscan.sites.made.found import CALLS
from allocscan.sites.made.parts import instances
from allocscan.sites.sieve.grain import SPREAD, Grain
from allocscan.sites.sieve.home_names import HomeNames
from allocscan.sites.sieve.names import GLOBALS, PATHS, ROOTS
from allocscan.sites.sieve.spread_sizes import SpreadSizes
from allocscan.source.file import SourceFile
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import CLASSES, FUNCTIONS
from allocscan.syntax.parse import Syntax, parse
from allocscan.syntax.walk import children_of, descend, unwrapped
from allocscan.typed import Final

_WIDEST: Final = 8
"""Bytes of an element of a typed array at most: which one it is stands elsewhere."""

_MEMBERS: Final = frozenset({"member_expression", "subscript_expression"})
_MAYBE: Final = frozenset({Wanted.FUNCTION, Wanted.ELEMENT, Wanted.BUILTIN, Wanted.METHOD})


class Grains:
    """Asked about one file's pieces. `names` are the whole file's, and so are `sizes`."""

    def __init__(
        self,
        sizes: SpreadSizes,
        names: Callable[[], HomeNames],
        floor: Floor,
        engine: str,
    ) -> None:
        self._sizes = sizes
        self._names = names
        self._floor = floor
        self._is_enough = Enough(floor)
        self._engine = engine
        self._read: dict[bytes, Syntax] = {}

    def unread(self, pieces: SourceFile) -> bool:
        """True where the grammar cannot read `pieces` as expressions."""
        return self._syntax(pieces).root.has_error

    def found_in(self, pieces: SourceFile) -> Iterator[Grain]:
        """Yield what may be a site in `pieces`, statements of one expression each."""
        syntax = self._syntax(pieces)
        judge, covered = Judge(syntax), 0
        for each in (*literals(syntax), *instances(syntax)):
            if each.type in LITERALS and each.end_byte <= covered:
                # it counts only where what holds it turns out to be none
                if not self._is_enough(syntax.text(each)):
                    continue
            elif not self._may_be_site(each, syntax, judge):
                continue
            else:
                covered = each.end_byte if each.type in LITERALS else covered
            copied, call = self._may_be_copy(each, syntax), each.type in CALLS
            yield Grain(each.start_byte, each.end_byte, copied, call=call)

    def _syntax(self, pieces: SourceFile) -> Syntax:
        known = self._read.get(pieces.content)
        if known is None:
            self._read.clear()
            known = self._read[pieces.content] = parse(pieces)
        return known

    def _may_be_site(self, candidate: Node, syntax: Syntax, judge: Judge) -> bool:
        if candidate.type in LITERALS and not self._is_enough(syntax.text(candidate)):
            return False
        verdict = judge.judge(candidate)
        if not isinstance(verdict, Constant) or only_copies(candidate):
            return self._may_be_copy(candidate, syntax)
        if not all(self._may_hold(need, syntax) for need in verdict.needs):
            return self._may_be_copy(candidate, syntax)
        if any(need.wanted in SPREAD for need in verdict.needs):
            return True  # at a price that stands elsewhere
        if self._floor.min_shared is None and _is_shared(candidate):
            return False
        kind = kind_of(candidate, syntax)
        if could_be_dear(candidate, kind, syntax, self._engine, self._floor):
            return True
        return kind in COLLECTIONS and self._could_be_made(candidate, syntax)

    def _could_be_made(self, array: Node, syntax: Syntax) -> bool:
        """True where one of the collections that may be made of `array` could be dear."""
        for kind in COLLECTIONS:
            price = price_of(kind, array, syntax, self._engine)
            widest = replace(price, bytes=price.bytes + _WIDEST * price.leaves)
            if is_dear(widest, kind, self._floor, slack=BOXED):
                return True
        return False

    def _may_be_copy(self, candidate: Node, syntax: Syntax) -> bool:
        """True unless `candidate` spreads nothing that could be a large constant in sight."""
        many = candidate.type == "object" and candidate.named_child_count > 1
        if not many or not copies(candidate):
            return False
        spread = (
            unwrapped(inner)
            for entry in children_of(candidate)
            if entry.type == "spread_element"
            for inner in children_of(entry)
        )
        names = (syntax.text(one) for one in spread if one.type == "identifier")
        brought = sum(self._sizes.of(name) for name in names if self._may_be_home(name))
        return syntax.text(candidate).count(b",") + 1 + brought >= QUADRATIC_FROM

    def _may_be_home(self, name: bytes) -> bool:
        return b"\\" in name or name in self._names().all

    def _may_hold(self, need: Need, syntax: Syntax) -> bool:
        """False for what surely is local to a function, or read out of what no constant is."""
        node = need.node
        if need.wanted in _MAYBE:
            return not _takes_this(node)
        if node.type not in _MEMBERS:
            name = syntax.text(unwrapped(node))
            return name in GLOBALS or self._may_be_home(name)
        if syntax.text(node) in PATHS:
            return True
        member: Node | None = None
        while node.type in _MEMBERS:
            member = node.child_by_field_name("property")
            inner = node.child_by_field_name("object")
            if inner is None:
                return False
            node = unwrapped(inner)
        if node.type != "identifier":
            return False
        root = syntax.text(node)
        if b"\\" in root or root in ROOTS or member is None:
            return True
        return self._names().may_have_constant(root, syntax.text(member))


def _is_shared(candidate: Node) -> bool:
    """True for an array whose elements V8 shares, of which nothing is made."""
    around = candidate.parent
    made = around is not None and around.type == "arguments"
    return (
        not made
        and candidate.type == "array"
        and all(element.type in _SHARED for element in candidate.named_children)
    )


_SHARED: Final = frozenset({"string", "true", "false", "null", "comment"})


def _takes_this(node: Node) -> bool:
    """True for an arrow function, or JSX, that surely uses the `this` of the function around."""
    if node.type not in _LEXICAL:
        return False
    return any(inner.type in ("this", "super") for inner in descend(node, _OWNERS))


_LEXICAL: Final = frozenset({"arrow_function", "jsx_element", "jsx_self_closing_element"})
_OWNERS: Final = (FUNCTIONS | CLASSES) - {"arrow_function"}
"""What has a `this` of its own inside."""
