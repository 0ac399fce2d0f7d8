"""What outlives the calls of a function and keeps what was made once: a variable further out, a
field, the entries of a map."""

from allocscan.records import dataclass
from allocscan.scopes.model import ScopeTree
from allocscan.sites.context.callee import callee_of
from allocscan.sites.context.frame_names import name_of
from allocscan.sites.context.resets import Resets
from allocscan.syntax.binding import Node
from allocscan.syntax.kinds import FUNCTIONS
from allocscan.syntax.parse import Syntax
from allocscan.syntax.walk import is_field, unwrapped

_GLOBALS = frozenset({b"exports", b"module", b"globalThis", b"window", b"global"})


@dataclass(frozen=True, slots=True)
class Guard:
    """Why guarded code runs seldom: `text` is a clause, `at` the target that is tested.

    `home` is what declares the target: the code runs at most once for each evaluation of it.
    None where it runs once for each instance or key, or again after a reset: now and then.
    """

    text: str
    at: Node
    home: Node | None


class Keepers:
    """What the targets of one file's guards say of the code behind them."""

    def __init__(self, syntax: Syntax, scopes: ScopeTree) -> None:
        self._syntax = syntax
        self._scopes = scopes
        self._resets = Resets(syntax)

    def guard(self, target: Node, around: Node) -> Guard | None:
        """How seldom code in `around` runs that sets `target`; None when that is not known."""
        keeper = self.of(target)
        keyed = root_of_keyed(keeper, self._syntax)
        if keyed.id != keeper.id or (keeper.id != target.id and self._is_lookup(target)):
            if not self._outlives(keyed, around):
                return None
            return Guard(f"once for each key of `{self._syntax.name(keyed)}`", target, None)
        if keeper.type == "member_expression":
            return self._of_member(keeper, around)
        return self._of_variable(keeper, around)

    def of(self, target: Node) -> Node:
        """What a local that is tested was read from: the `cache[key]` of `const hit = cache[key]`,
        the `cache` of `const hit = cache.get(key)`; else the target itself."""
        value = self._initialiser(target)
        if value is None:
            return target
        if value.type in ("subscript_expression", "member_expression"):
            return value
        return looked_up(value, self._syntax) or target

    def _is_lookup(self, target: Node) -> bool:
        value = self._initialiser(target)
        return value is not None and value.type == "call_expression"

    def _initialiser(self, target: Node) -> Node | None:
        binding = self._scopes.binding(target) if target.type == "identifier" else None
        declarator = None if binding is None else self._syntax.parent(binding.declarations[0])
        if declarator is None or declarator.type != "variable_declarator":
            return None
        value = declarator.child_by_field_name("value")
        return None if value is None else unwrapped(value)

    # -------------------------------------------------------------- members

    def _of_member(self, keeper: Node, around: Node) -> Guard | None:
        name, root = self._syntax.name(keeper), _root(keeper)
        frame = self._syntax.enclosing(around, FUNCTIONS)
        if frame is None or not self._outlives(keeper, around):
            return None
        resets = self._resets.of_member(name)
        if frame in resets:
            return None
        if root.type == "this":
            if resets:
                return None  # state of an operation, not of the instance
            return Guard(f"once for each instance: guarded by `{name}`", keeper, None)
        binding = self._scopes.binding(root) if root.type == "identifier" else None
        if binding is not None and not self._scopes.is_at_top(binding):
            return Guard(f"seldom: guarded by `{name}`", keeper, None)
        if resets:
            return Guard(f"again only where `{name}` is reset", keeper, None)
        return Guard(f"once: guarded by `{name}`", keeper, self._syntax.root)

    def _outlives(self, keeper: Node, around: Node) -> bool:
        """True when `keeper` is not made anew by the function around `around`."""
        root = _root(keeper)
        if root.type == "this":
            return True
        binding = self._scopes.binding(root) if root.type == "identifier" else None
        if binding is None:
            return self._syntax.text(root) in _GLOBALS
        frame = self._syntax.enclosing(around, FUNCTIONS)
        declared = binding.declarations[0]
        home = self._syntax.enclosing(declared, FUNCTIONS)
        if home is not None and is_field(home, "name", declared):
            return frame is not None
        return frame is not None and home != frame

    # -------------------------------------------------------------- variables

    def _of_variable(self, keeper: Node, around: Node) -> Guard | None:
        binding = self._scopes.binding(keeper) if keeper.type == "identifier" else None
        if binding is None:
            return None
        declared = binding.declarations[0]
        if around.start_byte <= declared.start_byte < around.end_byte:
            return None
        frame = self._syntax.enclosing(around, FUNCTIONS)
        again = False
        for use in self._resets.of_variable(binding):
            at = self._syntax.enclosing(use, FUNCTIONS)
            inside = around.start_byte <= use.start_byte < around.end_byte
            if at == frame and not (inside and not self._resets.is_plain(use)):
                return None
            if at is not None and at != frame:
                again = again or not self._resets.is_purpose_of(at)
        if again:
            return Guard(f"again only where `{binding.name}` is reset", keeper, None)
        return Guard(
            f"once{self._of_home(declared)}: guarded by `{binding.name}`", keeper, declared
        )

    def _of_home(self, declared: Node) -> str:
        """` for each call of `make``, where each call has a variable of its own."""
        home = self._syntax.enclosing(declared, FUNCTIONS)
        name = None if home is None else name_of(home, self._syntax)
        each = f" for each call of `{name}`" if name else " for each call"
        return "" if home is None else each


def root_of_keyed(keeper: Node, syntax: Syntax) -> Node:
    """The `cache` of `cache[key]`, and of `cache.get(key)`; else `keeper`."""
    if keeper.type == "subscript_expression":
        return keeper.child_by_field_name("object") or keeper
    if keeper.type == "call_expression":
        return looked_up(keeper, syntax) or keeper
    return keeper


def looked_up(call: Node, syntax: Syntax, *, setting: bool = False) -> Node | None:
    """The `cache` of `cache.get(key)` and `cache.has(key)`; `setting`: of `cache.set(key, …)`."""
    callee = callee_of(call) if call.type == "call_expression" else None
    if callee is None or callee.type != "member_expression":
        return None
    method = callee.child_by_field_name("property")
    wanted = (b"set", b"add", b"push") if setting else (b"get", b"has")
    if method is None or syntax.text(method) not in wanted:
        return None
    return callee.child_by_field_name("object")


def _root(node: Node) -> Node:
    while node.type in ("member_expression", "subscript_expression"):
        inner = node.child_by_field_name("object")
        if inner is None:
            return node
        node = inner
    return node
