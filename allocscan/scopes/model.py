"""The binding model: scopes, bindings and references, in tuples indexed by typed ids.

Words as in ECMA-262 and ESLint's scope manager: a *scope* is an environment record, a
*binding* a variable in one, a *reference* an identifier in an expression (or a type) that
resolves to a binding or to nothing in this file.
"""

from collections.abc import Mapping
from enum import Enum, Flag
from typing import NewType

from tree_sitter import Node

from allocscan.records import dataclass
from allocscan.syntax.parse import Syntax

ScopeId = NewType("ScopeId", int)
BindingId = NewType("BindingId", int)


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


class Access(Flag):
    """What a reference does with its binding."""

    READ = 1
    WRITE = 2


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


@dataclass(frozen=True, slots=True)
class Binding:
    """One variable. `declarations` are its declaring identifiers in source order.

    Of an overloaded function only the implementation counts, where there is one. A function in
    a block of sloppy code is one binding with the `var` it also makes; so is a `var` with the
    catch parameter of its name. The `x` of `for (const x of y)` is a declaration, no write.

    `exported` is True for `export const x`, `export { x }`, `export default x` and
    `export = x`: code outside can read it.
    `obscured` is True when its name occurs in the text of an error region of the file, so that
    uses of it may be unseen.
    `references` are in source order.
    """

    id: BindingId
    name: str
    kind: BindingKind
    scope: ScopeId
    declarations: tuple[Node, ...]
    references: tuple[Reference, ...]
    exported: bool
    obscured: bool

    @property
    def written(self) -> bool:
        """True when something beside its declaration (or a second one) may assign to it.

        Names of types, interfaces and classes (`type_identifier`) declare but never assign again.
        """
        values = sum(node.type != "type_identifier" for node in self.declarations)
        return values > 1 or any(Access.WRITE in use.access for use in self.references)


@dataclass(frozen=True, slots=True)
class Scope:
    """`parent` is None for the module. `function` is the nearest scope that `var` lands in.

    `strict` is the strictness of code in it. `names` maps to value and type bindings alike:
    a name declared as both is one binding (declaration merging). What the other bodies of a
    merged namespace or enum export is among them.
    """

    id: ScopeId
    kind: ScopeKind
    node: Node
    parent: ScopeId | None
    function: ScopeId
    strict: bool
    names: Mapping[str, BindingId]


@dataclass(frozen=True, slots=True)
class Taints:
    """Constructs that defeat static names anywhere in the file: their nodes, in source order."""

    direct_eval: tuple[Node, ...]
    with_statements: tuple[Node, ...]


class ScopeTree:
    """Every scope, binding and reference of one file. Made by `scopes.build`."""

    __slots__ = (
        "_binding_at",
        "_reference_at",
        "_scope_at",
        "bindings",
        "is_module",
        "references",
        "scopes",
        "taints",
        "unresolved",
        "words",
    )

    def __init__(
        self,
        *,
        scopes: tuple[Scope, ...],
        bindings: tuple[Binding, ...],
        references: tuple[Reference, ...],
        scope_at: Mapping[int, ScopeId],
        taints: Taints,
        is_module: bool,
        words: frozenset[str],
    ) -> None:
        self.scopes = scopes
        self.bindings = bindings
        self.references = references
        self.unresolved: tuple[Reference, ...] = tuple(
            use for use in references if use.binding is None
        )
        self.taints = taints
        self.is_module = is_module
        """True when the text itself says module: `import`/`export` declarations, `import.meta`,
        or `await` at the top level. Suffixes and package.json are not looked at here."""
        self.words = words
        """Every identifier-like token of the file: names, property names, JSX and type names,
        words inside error regions and inside comments that begin with `global`/`globals`."""
        self._scope_at = scope_at
        self._reference_at = {use.node.id: use for use in references}
        self._binding_at = {
            declaration.id: binding for binding in bindings for declaration in binding.declarations
        }

    def scope_made_by(self, node: Node) -> Scope | None:
        """The scope that `node` itself opens (for a function: the FUNCTION one)."""
        found = self._scope_at.get(node.id)
        return None if found is None else self.scopes[found]

    def reference(self, identifier: Node) -> Reference | None:
        """The reference that `identifier` is, or None when it is a declaration or a mere name."""
        return self._reference_at.get(identifier.id)

    def binding(self, identifier: Node) -> Binding | None:
        """What `identifier`, a declaration or a reference, is bound to in this file."""
        declared = self._binding_at.get(identifier.id)
        if declared is not None:
            return declared
        use = self._reference_at.get(identifier.id)
        return None if use is None or use.binding is None else self.bindings[use.binding]

    def lookup(self, name: str, scope: ScopeId) -> Binding | None:
        """What `name` means in `scope`, searching outwards."""
        at: ScopeId | None = scope
        while at is not None:
            here = self.scopes[at]
            found = here.names.get(name)
            if found is not None:
                return self.bindings[found]
            at = here.parent
        return None

    def is_exposed(self, binding: Binding) -> bool:
        """True for what a namespace exports: a property of an object, which anything that has the
        namespace can assign to."""
        return binding.exported and self.scopes[binding.scope].parent is not None

    def scope_around(self, node: Node, syntax: Syntax) -> Scope:
        """The scope that `node` opens, or else the innermost that it stands in."""
        at: Node | None = node
        while at is not None:
            scope = self.scope_made_by(at)
            if scope is not None:
                return scope
            at = syntax.parent(at)
        return self.scopes[0]

    def is_strict_at(self, node: Node, syntax: Syntax) -> bool:
        """True when the code at `node` is strict mode code."""
        return self.scope_around(node, syntax).strict

    def encloses(self, outer: ScopeId, inner: ScopeId) -> bool:
        """True when `inner` is `outer` or lies inside it."""
        at: ScopeId | None = inner
        while at is not None:
            if at == outer:
                return True
            at = self.scopes[at].parent
        return False
