"""Global names whose value never changes: non-writable and non-configurable properties.

Each counts only when its root name is declared nowhere in the file.
"""

from allocscan.typed import Final

GLOBAL_VALUES: Final = frozenset({"undefined", "NaN", "Infinity"})
"""sec-value-properties-of-the-global-object; their kinds are undefined, number, number."""

NUMBERS: Final = frozenset(
    {
        # sec-value-properties-of-the-math-object
        *(f"Math.{name}" for name in ("E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2")),
        "Math.SQRT2",
        # sec-properties-of-the-number-constructor
        "Number.EPSILON",
        "Number.MAX_SAFE_INTEGER",
        "Number.MAX_VALUE",
        "Number.MIN_SAFE_INTEGER",
        "Number.MIN_VALUE",
        "Number.NEGATIVE_INFINITY",
        "Number.NaN",
        "Number.POSITIVE_INFINITY",
    }
)

SYMBOLS: Final = frozenset(
    # sec-properties-of-the-symbol-constructor: the well-known symbols
    f"Symbol.{name}"
    for name in (
        "asyncIterator",
        "hasInstance",
        "isConcatSpreadable",
        "iterator",
        "match",
        "matchAll",
        "replace",
        "search",
        "species",
        "split",
        "toPrimitive",
        "toStringTag",
        "unscopables",
    )
)
