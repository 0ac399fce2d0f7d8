"""Built-in functions that may be called by `call`, `apply` and `Reflect.apply` with any `this`."""

from allocscan.knowledge.callees import words
from allocscan.typed import Final

ARRAY_PROTOTYPE: Final = "Array.prototype."

_OWNERS: Final = tuple(
    words("console. Date. JSON. Math. Number. Object. Reflect. String. Symbol. Array.isArray")
)


def ignores_this(path: str) -> bool:
    """True when the function at `path`, one of a table, looks at no `this`: the static functions
    of these objects do not mention the this value (ECMA-262; Console: a namespace object). Those
    of Array and Promise construct what `this` is."""
    return path.startswith(_OWNERS)
