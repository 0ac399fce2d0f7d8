"""What runs by itself when an object is converted."""

from allocscan.typed import Final

CONVERSION_HOOKS: Final = frozenset({"toString", "valueOf", "toJSON", "then", "toLocaleString"})
"""Own methods of these names run when the object is converted, serialised or awaited
(sec-toprimitive, sec-serializejsonproperty, sec-promise-resolve-functions)."""
