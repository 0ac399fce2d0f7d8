"""The binding model: scopes, bindings and references, with typed ids.

Words as in ECMA-262 and ESLint's scope manager: a *scope* is an environment record, a
*binding* a variable in one, a *reference* an identifier in an expression (or a type) that
resolves to a binding or to nothing in this file.
"""

from collections.abc import Mapping, Sequence

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final, NewType, Protocol

ScopeId = NewType("ScopeId", int)
BindingId = NewType("BindingId", int)

MODULE: Final = ScopeId(0)
"""The outermost scope of every file."""


class ScopeKind(Enum):
    """What made the scope. MODULE is the outermost of every file, script or module."""

    MODULE = "module"
    FUNCTION_NAME = "function name"
    """Holds a named function expression's, or class's, own name and nothing else."""
    FUNCTION = "function"
    """Parameters and body together; `var`s land here. Also a static block, a field initialiser."""
    BLOCK = "block"
    FOR = "for"
    SWITCH = "switch"
    CATCH = "catch"
    CLASS = "class"
    """The class's inner name and its type parameters."""
    NAMESPACE = "namespace"
    ENUM = "enum"
    """Holds an enum's members: they are in scope by name in its initialisers."""
    TYPE = "type"
    """Type parameters of an alias, interface, function type, mapped or conditional type."""
    WITH = "with"


class BindingKind(Enum):
    """How the binding came to be."""

    VAR = "var"
    LET = "let"
    CONST = "const"
    """`const`, `using` and `await using`."""
    FUNCTION = "function"
    CLASS = "class"
    PARAMETER = "parameter"
    CATCH = "catch"
    IMPORT = "import"
    ENUM = "enum"
    ENUM_MEMBER = "enum member"
    NAMESPACE = "namespace"
    TYPE = "type"
    """`type` and `interface`: exists for the type checker only."""
    TYPE_PARAMETER = "type parameter"
    AMBIENT = "ambient"
    """`declare …`: something outside this file."""


class Access(Enum):
    """What a reference does with its binding."""

    READ = "read"
    WRITE = "write"
    UPDATE = "read and write"


@dataclass(frozen=True, slots=True)
class Reference:
    """One identifier that is not a declaration.

    `node` is the identifier (also a shorthand property, a JSX tag's first name, a type name).
    `binding` is None when no declaration of this file is meant: a global.
    `in_type` references are erased before the program runs (`typeof x` in a type included).
    The `x` of `const x = 1` is not a reference; that of `x = 1`, `x++`, `for (x of y)` is.
    """

    name: str
    node: Node
    scope: ScopeId
    binding: BindingId | None
    access: Access
    in_type: bool

    @property
    def reads(self) -> bool:
        """True when the value of the binding is read."""
        return self.access is not Access.WRITE

    @property
    def writes(self) -> bool:
        """True when the binding is assigned to."""
        return self.access is not Access.READ


@dataclass(frozen=True, slots=True)
class Binding:
    """One variable. `declarations` are its declaring identifiers in source order.

    Of an overloaded function only the implementation counts, where there is one. A function in
    a block of sloppy code is one binding with the `var` it also makes; so is a `var` with the
    catch parameter of its name. Both are `doubled`: inside of the block the name means one of two
    variables, outside the other. The name of a class is one with that inside of it. The `x` of
    `for (const x of y)` is a declaration, no write.

    `exported` is True for `export const x`, `export { x }`, `export default x` and
    `export = x`: code outside can read it.
    `obscured` is True when its name occurs in the text of an error region of the file, so that
    uses of it may be unseen.
    `references` are in source order.
    `written` is True when something beside its declaration (or a second one) may assign to it.
    Names of types, interfaces and classes (`type_identifier`) declare but never assign again.
    """

    id: BindingId
    name: str
    kind: BindingKind
    scope: ScopeId
    declarations: tuple[Node, ...]
    references: tuple[Reference, ...]
    exported: bool
    obscured: bool
    written: bool
    doubled: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """`parent` is None for the module. `function` is the nearest scope that `var` lands in.

    `strict` is the strictness of code in it.
    """

    id: ScopeId
    kind: ScopeKind
    node: Node
    parent: ScopeId | None
    function: ScopeId
    strict: bool


@dataclass(frozen=True, slots=True)
class Taints:
    """Constructs that defeat static names anywhere in the file: their nodes, in source order."""

    direct_eval: tuple[Node, ...]
    with_statements: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """All that has one name: `where` tells the binding of each scope that declares it, `references`
    are in source order, bound or not."""

    bindings: tuple[Binding, ...]
    references: tuple[Reference, ...]
    where: Mapping[ScopeId, Binding]


class Names(Protocol):
    """What looks for the names of one file, each when it is first asked for."""

    bindings: list[Binding]
    """Those found so far, by id."""
    declared_at: dict[int, Binding]
    """Those found so far, by the id of a declaring node."""
    used_at: dict[int, Reference]
    """Those found so far, by the id of their node."""

    def called(self, name: str) -> Named: ...
    def look_up(self, identifier: Node) -> None: ...
    def find_all(self) -> Mapping[str, Named]: ...
    def scope(self, id: ScopeId) -> Scope: ...
    def scope_made_by(self, node: Node) -> ScopeId | None: ...
    def scopes(self) -> Sequence[Scope]: ...
    def is_module(self) -> bool: ...
    def taints(self) -> Taints: ...
    def words(self) -> frozenset[str]: ...


class ScopeTree:
    """The scopes, bindings and references of one file. Made by `scopes.build`.

    What is asked about one name reads no more of the file than where it occurs; `bindings`,
    `references`, `unresolved`, `scopes` and `names_in` read all of it.
    """

    __slots__ = ("_names", "_taints", "_words")

    def __init__(self, names: Names) -> None:
        self._names = names
        self._taints: Taints | None = None
        self._words: frozenset[str] | None = None

    @property
    def scopes(self) -> Sequence[Scope]:
        """Every scope, by id."""
        self._names.find_all()
        return self._names.scopes()

    @property
    def bindings(self) -> Sequence[Binding]:
        """Every binding, by id. In source order unless some were asked for before."""
        self._names.find_all()
        return self._names.bindings

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference, in source order."""
        found = [use for each in self._names.find_all().values() for use in each.references]
        return tuple(sorted(found, key=lambda use: use.node.start_byte))

    @property
    def unresolved(self) -> tuple[Reference, ...]:
        """The references that no declaration of this file is meant by, in source order."""
        return tuple(use for use in self.references if use.binding is None)

    @property
    def is_module(self) -> bool:
        """True when the text itself says module: `import`/`export` declarations, `import.meta`,
        or `await` at the top level. Suffixes and package.json are not looked at here."""
        return self._names.is_module()

    @property
    def taints(self) -> Taints:
        """What defeats static names."""
        if self._taints is None:
            self._taints = self._names.taints()
        return self._taints

    @property
    def words(self) -> frozenset[str]:
        """Every identifier-like token of the file: names, property names, JSX and type names,
        words inside error regions and inside comments that begin with `global`/`globals`."""
        if self._words is None:
            self._words = self._names.words()
        return self._words

    def called(self, name: str) -> tuple[Binding, ...]:
        """Every binding with that name."""
        return self._names.called(name).bindings

    def uses_of(self, name: str) -> tuple[Reference, ...]:
        """Every reference with that name, bound or not, in source order."""
        return self._names.called(name).references

    def scope(self, id: ScopeId) -> Scope:
        """The scope with that id, which something of this tree has told."""
        return self._names.scope(id)

    def declares(self, scope: ScopeId, name: str) -> bool:
        """True when `name` is declared in `scope` itself."""
        return scope in self._names.called(name).where

    def names_in(self, scope: ScopeId) -> dict[str, Binding]:
        """The names that `scope` declares, values and types alike: a name declared as both is one
        binding (declaration merging). What the other bodies of a merged namespace or enum export
        is among them."""
        found = self._names.find_all().items()
        return {name: each.where[scope] for name, each in found if scope in each.where}

    def scope_made_by(self, node: Node) -> Scope | None:
        """The scope that `node` itself opens (for a function: the FUNCTION one)."""
        found = self._names.scope_made_by(node)
        return None if found is None else self._names.scope(found)

    def reference(self, identifier: Node) -> Reference | None:
        """The reference that `identifier` is, or None when it is a declaration or a mere name."""
        self._names.look_up(identifier)
        return self._names.used_at.get(identifier.id)

    def binding(self, identifier: Node) -> Binding | None:
        """What `identifier`, a declaration or a reference, is bound to in this file."""
        names = self._names
        names.look_up(identifier)
        declared = names.declared_at.get(identifier.id)
        if declared is not None:
            return declared
        use = names.used_at.get(identifier.id)
        return None if use is None or use.binding is None else names.bindings[use.binding]

    def meant(self, use: Reference) -> Binding | None:
        """The binding of `use`, a reference of this tree."""
        return None if use.binding is None else self._names.bindings[use.binding]

    def lookup(self, name: str, scope: ScopeId) -> Binding | None:
        """What `name` means in `scope`, searching outwards."""
        where = self._names.called(name).where
        at: ScopeId | None = scope if where else None
        while at is not None:
            found = where.get(at)
            if found is not None:
                return found
            at = self._names.scope(at).parent
        return None

    def is_at_top(self, binding: Binding) -> bool:
        """True when it is declared in the outermost scope."""
        return self._names.scope(binding.scope).parent is None

    def is_exposed(self, binding: Binding) -> bool:
        """True for what a namespace exports: a property of an object, which anything that has the
        namespace can assign to."""
        return binding.exported and not self.is_at_top(binding)

    def scope_around(self, node: Node, syntax: Syntax) -> Scope:
        """The scope that `node` opens, or else the innermost that it stands in."""
        at: Node | None = node
        while at is not None:
            found = self._names.scope_made_by(at)
            if found is not None:
                return self._names.scope(found)
            at = syntax.parent(at)
        return self._names.scope(MODULE)

    def is_strict_at(self, node: Node, syntax: Syntax) -> bool:
        """True when the code at `node` is strict mode code."""
        return self.scope_around(node, syntax).strict

    def encloses(self, outer: ScopeId, inner: ScopeId) -> bool:
        """True when `inner` is `outer` or lies inside it."""
        at: ScopeId | None = inner
        while at is not None:
            if at == outer:
                return True
            at = self._names.scope(at).parent
        return False
