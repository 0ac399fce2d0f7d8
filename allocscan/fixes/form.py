"""Which form a constant takes: plain or frozen, and where the freeze stands.

Freezing never makes a hoist safe; it guards against later edits. It must not cost more than it
gives: frozen arrays iterate many times slower in V8 of Node 18 to 24, and frozen objects spread
15 to 23 times slower before Node 24. In TypeScript `Object.freeze({…})` also changes types.
"""

from collections.abc import Iterable

from allocscan.enums import Enum
from allocscan.fixes.values import Order
from allocscan.records import dataclass
from allocscan.settings import FreezeMode, PureMark
from allocscan.sites.hoist_values import Typing
from allocscan.sites.kinds import UNFROZEN, SiteKind
from allocscan.sites.values import Module, Site
from allocscan.sites.verdicts import Part, Use
from allocscan.typed import Final, assert_never


class Freeze(Enum):
    """How the whole constant is frozen."""

    NONE = "const C = {…};"
    CALL = "const C = Object.freeze({…});"
    TYPED_CALL = "const C: T = Object.freeze<T>({…});"
    STATEMENT = "const C = {…}; Object.freeze(C);"
    """Leaves the types alone whatever they are."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one constant is written. `nested` are indexes into `Site.parts`, the root's 0 is none
    of them: the inner literals that get a freeze call of their own."""

    root: Freeze
    nested: tuple[int, ...] = ()


PLAIN: Final = Shape(Freeze.NONE)
LINE: Final = 80
"""In bytes: where the line with the type twice would be longer, formatters would tear it up."""

_AROUND: Final = len("const : = Object.freeze<>({") + 1
_USUAL_NAME: Final = 16

UNHARMED: Final = frozenset({Use.SEARCHED})
"""Uses of an array that cost the same when it is frozen."""


def shape_of(
    order: Order, annotation: bytes | None, module: Module, mode: FreezeMode
) -> Shape | None:
    """The form for `order`, or None when only a form that is not allowed here keeps the types.

    `annotation` is the type that moves along. Orders granted as unsafe are frozen as deep as
    the language allows in every mode but NEVER: a write by code that is not visible shall throw.
    """
    site = order.site
    if site.typing is Typing.LOST:
        return None
    if site.given or site.kind in UNFROZEN:
        return PLAIN
    if not module.checked:
        return _untyped(order, module, mode)
    if annotation is None and _typed_by_freezing(site):
        allowed = module.object_is_global and mode is not FreezeMode.NEVER
        inner = tuple(at for at, part in enumerate(site.parts) if at and not part.frozen)
        return Shape(Freeze.CALL, inner) if allowed else None
    if not module.object_is_global or not _root_frozen(order, mode):
        return PLAIN
    return _typed(order, annotation, mode)


def marks_pure(module: Module, mark: PureMark) -> bool:
    """True when calls at the top of the module are marked as pure: bundlers drop what nobody
    imports from ES modules, and keep calls that they know nothing about (hazards 4.2)."""
    match mark:
        case PureMark.NEVER:
            return False
        case PureMark.MODULES:
            return module.imported
        case PureMark.ALWAYS:
            return True
        case _:
            assert_never(mark)


def _untyped(order: Order, module: Module, mode: FreezeMode) -> Shape:
    if not module.object_is_global:
        return PLAIN
    root = Freeze.CALL if _root_frozen(order, mode) else Freeze.NONE
    inner = enumerate(order.site.parts[1:], start=1)
    return Shape(root, tuple(at for at, part in inner if _part_frozen(part, order, mode)))


def _typed(order: Order, annotation: bytes | None, mode: FreezeMode) -> Shape:
    """Inner objects are frozen only where a type is written for the whole, and reaches them: a
    call lets no type through to arrays and to parameters of functions (tsc 5.9)."""
    site = order.site
    root = Freeze.NONE
    if annotation is not None and site.kind is SiteKind.OBJECT and _repeatable(annotation, site):
        root = Freeze.TYPED_CALL
    elif order.unsafe or mode is not FreezeMode.AUTO:
        root = Freeze.STATEMENT
    reached = annotation is not None and site.typing is Typing.WRITTEN and _holds_objects_only(site)
    inner = enumerate(site.parts[1:] if reached and root is not Freeze.NONE else (), start=1)
    return Shape(root, tuple(at for at, part in inner if _part_frozen(part, order, mode)))


def _typed_by_freezing(site: Site) -> bool:
    """Objects in objects whose types come from out of sight: only the call expression of a freeze
    keeps their literal types (TS2345 otherwise). Arrays would become `readonly` by it."""
    demanded = site.typing in (Typing.OPTIONS, Typing.DEMANDED)
    return demanded and _holds_objects_only(site)


def _holds_objects_only(site: Site) -> bool:
    return all(part.kind is SiteKind.OBJECT for part in site.parts)


def _repeatable(annotation: bytes, site: Site) -> bool:
    """A type that may be written twice: short, and no union, which would lose its narrowing by
    assignment."""
    name = len(site.hints.local.encode()) if site.hints.local else _USUAL_NAME
    if _AROUND + name + 2 * len(annotation) > LINE:
        return False
    many = any(mark in annotation for mark in (b"\n", b"\r", b"/*", b"//"))
    return not many and not _is_union(annotation)


def _is_union(annotation: bytes) -> bool:
    depth = 0
    for ch in annotation.replace(b"=>", b"").decode("utf-8", "replace"):
        depth += (ch in "<({[") - (ch in ">)}]")
        if ch == "|" and depth == 0:
            return True
    return False


def _root_frozen(order: Order, mode: FreezeMode) -> bool:
    is_object = order.site.kind is SiteKind.OBJECT
    if mode is FreezeMode.NEVER or order.site.given:
        return False
    if order.unsafe or mode is FreezeMode.DEEP:
        return True
    if mode is FreezeMode.SHALLOW:
        return is_object
    uses = _uses(order.site.parts[:1])
    return Use.SPREAD not in uses if is_object else bool(uses) and uses <= UNHARMED


def _part_frozen(part: Part, order: Order, mode: FreezeMode) -> bool:
    if mode is FreezeMode.NEVER or part.frozen:
        return False
    if order.unsafe or mode is FreezeMode.DEEP:
        return True
    reached = Use.CROSSED in part.uses and Use.SPREAD not in part.uses
    return mode is FreezeMode.AUTO and part.kind is SiteKind.OBJECT and reached


def _uses(parts: Iterable[Part]) -> frozenset[Use]:
    return frozenset().union(*(part.uses for part in parts))
