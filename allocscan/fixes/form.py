"""Which form a constant takes: plain or frozen, and where the freeze stands.

Freezing never makes a hoist safe; it guards against later edits. It must not cost more than it
gives: frozen arrays iterate many times slower in V8 of Node 18 to 24, and frozen objects spread
15 to 23 times slower before Node 24. In TypeScript `Object.freeze({…})` also changes types.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from allocscan.fixes.values import Order
from allocscan.settings import FreezeMode
from allocscan.sites.values import Form, Module, Part, Site, SiteKind, Use


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
LONGEST_REPEATED: Final = 40
"""In bytes: nobody writes a longer type a second time for the sake of a freeze."""

UNHARMED: Final = frozenset({Use.SEARCHED})
"""Uses of an array that cost the same when it is frozen."""


def shape_of(
    order: Order, annotation: bytes | None, module: Module, mode: FreezeMode
) -> Shape | None:
    """The form for `order`, or None when only a form that is not allowed here keeps the types.

    `annotation` is the type that moves along. Orders granted as unsafe are frozen as deep as
    the language allows in every mode but NEVER: a write by code that is not visible shall throw.
    """
    if not module.language.typed:
        return _untyped(order, module, mode)
    if order.site.given:
        return PLAIN
    if annotation is None and _typed_by_context(order.site):
        allowed = module.object_is_global and mode is not FreezeMode.NEVER
        return Shape(Freeze.CALL) if allowed else None
    if not module.object_is_global or not _root_frozen(order, mode):
        return PLAIN
    return Shape(_typed_freeze(order, annotation, mode))


def _untyped(order: Order, module: Module, mode: FreezeMode) -> Shape:
    if not module.object_is_global:
        return PLAIN
    root = Freeze.CALL if _root_frozen(order, mode) else Freeze.NONE
    inner = enumerate(order.site.parts[1:], start=1)
    return Shape(root, tuple(at for at, part in inner if _part_frozen(part, order, mode)))


def _typed_freeze(order: Order, annotation: bytes | None, mode: FreezeMode) -> Freeze:
    is_object = order.site.kind is SiteKind.OBJECT
    if annotation is not None and is_object and not order.unsafe:
        return Freeze.TYPED_CALL if _repeatable(annotation) else Freeze.NONE
    return Freeze.STATEMENT if order.unsafe or mode is not FreezeMode.AUTO else Freeze.NONE


def _typed_by_context(site: Site) -> bool:
    """A flat object as an argument: its literal types come from the parameter, and outside the
    call only the call expression of a freeze keeps them (TS2345 otherwise)."""
    return site.form is Form.ARGUMENT and site.kind is SiteKind.OBJECT and len(site.parts) == 1


def _repeatable(annotation: bytes) -> bool:
    """A type that may be written twice: short, and no union, which would lose its narrowing by
    assignment."""
    if len(annotation) > LONGEST_REPEATED:
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
