"""Where the walk stands: the scope around a node, and what an identifier there would be."""

from allocscan.enums import Enum
from allocscan.records import dataclass
from allocscan.scopes.model import Access, BindingKind, ScopeId, ScopeKind
from allocscan.syntax.binding import Node
from allocscan.typed import Final

VAR_SCOPES: Final = frozenset({ScopeKind.MODULE, ScopeKind.FUNCTION, ScopeKind.NAMESPACE})
TYPES_ONLY: Final = frozenset({BindingKind.TYPE, BindingKind.TYPE_PARAMETER})
VALUES_ONLY: Final = frozenset(
    {
        BindingKind.VAR,
        BindingKind.LET,
        BindingKind.CONST,
        BindingKind.FUNCTION,
        BindingKind.PARAMETER,
        BindingKind.CATCH,
        BindingKind.ENUM_MEMBER,
    }
)
"""Kinds that no type can name; what is in neither set has both meanings."""

CAN_BE_AMBIENT: Final = frozenset(
    {
        BindingKind.VAR,
        BindingKind.LET,
        BindingKind.CONST,
        BindingKind.FUNCTION,
        BindingKind.CLASS,
        BindingKind.ENUM,
        BindingKind.NAMESPACE,
    }
)
"""Kinds that are AMBIENT under `declare`."""


class Meaning(Enum):
    """Which bindings a mention can be of: TypeScript keeps values and types apart."""

    VALUE = "value"
    TYPE = "type"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: the scope around it, and what an identifier there is.

    With `declares` it is a declaration of that kind, otherwise a reference. `exported` means that
    a declaration, or the one identifier of `export default`, can be read by other modules.
    """

    scope: ScopeId
    access: Access = Access.READ
    declares: BindingKind | None = None
    in_type: bool = False
    exported: bool = False
    ambient: bool = False

    @property
    def plain(self) -> "Place":
        """The same scope, where an identifier is a mere read."""
        if self.declares is None and self.access is Access.READ and not self.exported:
            return self
        return Place(self.scope, in_type=self.in_type, ambient=self.ambient)

    @property
    def typed(self) -> "Place":
        """The same scope, in what is erased."""
        return Place(self.scope, in_type=True, ambient=self.ambient)

    def inside(self, scope: ScopeId) -> "Place":
        """A mere read in `scope`."""
        return Place(scope, in_type=self.in_type, ambient=self.ambient)

    def accessed(self, access: Access) -> "Place":
        """The same scope, where an identifier is a reference with `access`."""
        return Place(self.scope, access, in_type=self.in_type, ambient=self.ambient)

    def declaring(self, kind: BindingKind) -> "Place":
        """The same scope, where an identifier is declared. Keeps `exported`."""
        return Place(
            self.scope,
            declares=kind,
            in_type=self.in_type,
            exported=self.exported,
            ambient=self.ambient,
        )


Step = tuple[Node, Place]
"""A node still to be visited."""
