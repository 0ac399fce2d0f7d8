"""What the language calls by itself: when an object is converted, iterated, matched, or filled."""

from allocscan.typed import Final

CONVERSION_HOOKS: Final = frozenset({"toString", "valueOf", "toJSON", "then", "toLocaleString"})
"""Own methods of these names run when the object is converted, serialised or awaited
(sec-toprimitive, sec-serializejsonproperty, sec-promise-resolve-functions)."""

INHERITED_HOOKS: Final = CONVERSION_HOOKS | {"join"}
"""As `CONVERSION_HOOKS`, of methods that prototypes have: the `toString` of arrays, and of typed
arrays, calls their `join` (sec-array.prototype.tostring)."""

FILLED_BY: Final = {
    "Map": "set",
    "Set": "add",
    "WeakMap": "set",
    "WeakSet": "add",
}
"""The method that a constructor calls with each element of what it is given (sec-map-iterable,
sec-set-iterable, sec-weakmap-iterable, sec-weakset-iterable)."""

STEP: Final = "next"
"""The method of iterators that every iteration calls (sec-getiterator). Those of arrays, Sets and
Maps inherit it from objects that no global leads to (sec-%arrayiteratorprototype%-object)."""

CLOSE: Final = "return"
"""The method of an iterator that is called when an iteration ends early, if there is one: arrays'
have none (sec-iteratorclose)."""

PATTERN_GETTERS: Final = frozenset(
    {"dotAll", "flags", "global", "hasIndices", "ignoreCase", "multiline", "source", "sticky"}
    | {"unicode", "unicodeSets"}
)
"""Accessors of regular expressions that matching, or conversion, reads
(sec-get-regexp.prototype.flags, sec-regexp.prototype.tostring)."""
