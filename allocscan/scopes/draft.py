"""What reading a tree writes down: scopes, declarations and mentions, by name."""

from allocscan.records import dataclass, field
from allocscan.scopes.model import Access, BindingId, BindingKind, ScopeId, ScopeKind
from allocscan.scopes.place import (
    CAN_BE_AMBIENT,
    TYPES_ONLY,
    VALUES_ONLY,
    VAR_SCOPES,
    Meaning,
    Place,
)
from allocscan.syntax.binding import Node
from allocscan.syntax.escapes import unescaped
from allocscan.syntax.parse import Syntax


@dataclass(slots=True, eq=False)
class Declaration:
    """One declaration, before it is known which others are of the same binding.

    `shown` is AMBIENT for a `kind` under `declare`. `is_signature`: an overload without a body,
    `implements`: a function with one. `body` is the scope that a namespace or enum opens, `catch`
    the nearest CATCH around a `var`, `block` the block that a function of sloppy code leaves.
    `alone`: a function that is a branch of an `if` by itself, as in a block of its own.
    """

    node: Node
    start: int
    kind: BindingKind
    shown: BindingKind
    scope: ScopeId
    exported: bool
    is_signature: bool = False
    implements: bool = False
    body: ScopeId | None = None
    catch: ScopeId | None = None
    block: ScopeId | None = None
    alone: bool = False


@dataclass(slots=True, eq=False)
class DraftBinding:
    """A binding that may still gain declarations. `signatures` are overloads without a body.

    `implemented`: a function with a body is among the declarations. `kinds` are those of the
    declarations, never AMBIENT. `bodies` are the scopes that a merged namespace or enum opens.
    `doubled`: it stands for two variables, that of a block and a `var` around it.
    `into` is the binding that absorbed this one; `id` is given when all is known of it.
    """

    name: str
    kind: BindingKind
    scope: ScopeId
    declarations: list[Node] = field(default_factory=list)
    signatures: list[Node] = field(default_factory=list)
    implemented: bool = False
    bodies: list[ScopeId] = field(default_factory=list)
    kinds: set[BindingKind] = field(default_factory=set)
    exported: bool = False
    doubled: bool = False
    into: "DraftBinding | None" = None
    id: BindingId = BindingId(-1)

    def add(self, one: Declaration) -> None:
        """Take note of one more declaration. The first that is no type gives the binding's kind."""
        if not self.kinds or self.kind in TYPES_ONLY:
            self.kind = one.shown
        self.kinds.add(one.kind)
        self.exported |= one.exported
        self.doubled |= one.alone
        self.implemented |= one.implements
        (self.signatures if one.is_signature else self.declarations).append(one.node)
        if one.body is not None:
            self.bodies.append(one.body)

    def absorb(self, other: "DraftBinding") -> None:
        """Take over the declarations of `other`, which is no binding of its own any more."""
        into, gone = self.survivor, other.survivor
        if into is gone:
            return
        into.declarations += gone.declarations
        into.signatures += gone.signatures
        into.bodies += gone.bodies
        into.implemented |= gone.implemented
        into.exported |= gone.exported
        into.doubled |= gone.doubled
        into.kinds |= gone.kinds
        gone.into = into

    @property
    def survivor(self) -> "DraftBinding":
        """The binding that this one is part of in the end: itself, if nothing absorbed it."""
        binding = self
        while binding.into is not None:
            binding = binding.into
        return binding

    def answers(self, meaning: Meaning) -> bool:
        """True when a mention with `meaning` can be of this binding."""
        if meaning is Meaning.EITHER:
            return True
        return not self.kinds <= (TYPES_ONLY if meaning is Meaning.VALUE else VALUES_ONLY)


@dataclass(slots=True, eq=False)
class DraftScope:
    """A scope that may still gain names. `own_strict` leaves out what is strict around it.

    `body` is where a function's body begins (0 for other scopes): what is declared there cannot
    be seen from the parameters. `catch` is the nearest CATCH within the same function, and
    `arguments` the nearest function that has `arguments` of its own, itself included.
    """

    id: ScopeId
    kind: ScopeKind
    node: Node
    parent: ScopeId | None
    function: ScopeId
    depth: int
    own_strict: bool
    catch: ScopeId | None
    arguments: ScopeId
    body: int = 0


@dataclass(slots=True, eq=False)
class Mention:
    """A reference before it is known what it refers to. `exports` publishes its binding."""

    name: str
    node: Node
    scope: ScopeId
    access: Access
    in_type: bool
    meaning: Meaning
    exports: bool
    binding: DraftBinding | None = None

    @property
    def start(self) -> int:
        """Its first byte."""
        return self.node.start_byte


class Draft:
    """All that has been read of one file so far. What is read is never read again, so the order
    in which its parts are read makes no difference."""

    __slots__ = (
        "declared",
        "eval_calls",
        "is_module",
        "mentioned",
        "scope_at",
        "scopes",
        "syntax",
        "with_statements",
    )

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.scopes: list[DraftScope] = []
        self.declared: dict[str, list[Declaration]] = {}
        self.mentioned: dict[str, list[Mention]] = {}
        self.scope_at: dict[int, ScopeId] = {}
        self.eval_calls: list[tuple[Node, Node]] = []
        self.with_statements: list[Node] = []
        self.is_module = False

    def name(self, node: Node) -> str:
        """The name that `node` spells, escapes resolved; "" for what the parser made up."""
        return unescaped(self.syntax.name(node))

    def open(
        self, kind: ScopeKind, node: Node, parent: ScopeId | None, *, strict: bool = False
    ) -> ScopeId:
        """Open a scope that `node` makes; the last one opened for a node is found by it."""
        made = ScopeId(len(self.scopes))
        around = None if parent is None else self.scopes[parent]
        lands = around is None or kind in VAR_SCOPES
        keeps = around is None or (kind is ScopeKind.FUNCTION and node.type != "arrow_function")
        catch = made if kind is ScopeKind.CATCH else None
        self.scopes.append(
            DraftScope(
                id=made,
                kind=kind,
                node=node,
                parent=parent,
                function=made if around is None or lands else around.function,
                depth=0 if around is None else around.depth + 1,
                own_strict=strict,
                catch=catch if around is None or lands or catch is not None else around.catch,
                arguments=made if around is None or keeps else around.arguments,
            )
        )
        self.scope_at[node.id] = made
        return made

    def declare(
        self, node: Node, kind: BindingKind, place: Place, scope: ScopeId | None = None
    ) -> Declaration | None:
        """Note that `node` declares its name in `scope`, or that of `place`.

        None for a node without a name, which the parser made up.
        """
        return self.bind(self.name(node), node, kind, place, scope)

    def bind(
        self, name: str, node: Node, kind: BindingKind, place: Place, scope: ScopeId | None = None
    ) -> Declaration | None:
        """As `declare`, of a `name` that the text of `node` is not."""
        if not name:
            return None
        shown = BindingKind.AMBIENT if place.ambient and kind in CAN_BE_AMBIENT else kind
        home = place.scope if scope is None else scope
        made = Declaration(node, node.start_byte, kind, shown, home, place.exported)
        self.declared.setdefault(name, []).append(made)
        return made

    def mention(self, node: Node, place: Place, meaning: Meaning) -> None:
        """Note a reference at `place`."""
        name = self.name(node)
        if name:
            self.mentioned.setdefault(name, []).append(
                Mention(
                    name, node, place.scope, place.access, place.in_type, meaning, place.exported
                )
            )
