"""Callees that run their callback once per element. Sources are anchors in ECMA-262 or packages."""

from collections.abc import Mapping
from typing import Final

from allocscan.knowledge.callees import words

_ARRAY = "sec-properties-of-the-array-prototype-object"
_LODASH = "lodash documentation, Collection and Object"
_RXJS = "rxjs documentation, operators"

FIRST_ARGUMENT: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        words(
            "map flatMap filter forEach some every find findIndex findLast findLastIndex "
            "reduce reduceRight sort toSorted"
        ),
        _ARRAY,
    ),
    **dict.fromkeys(
        words(
            "each eachRight forEachRight forOwn forIn mapValues mapKeys groupBy keyBy sortBy "
            "orderBy uniqBy countBy partition minBy maxBy sumBy meanBy pickBy omitBy findKey "
            "reject findLastKey differenceBy takeWhile dropWhile"
        ),
        _LODASH,
    ),
    **dict.fromkeys(words("concatMap switchMap mergeMap exhaustMap scan tap"), _RXJS),
}
"""Methods whose callback is their first argument: `rows.map(f)`."""

LIBRARIES: Final = frozenset({"_", "lodash", "fp", "R", "Ramda", "$", "jQuery", "async", "d3"})
"""Namespaces whose functions take the collection first: `_.map(rows, f)`."""

SECOND_ARGUMENT: Final[Mapping[str, str]] = {
    "Array.from": "sec-array.from",
    "*.from": "sec-%typedarray%.from",
    "*.replace": "sec-string.prototype.replace",
    "*.replaceAll": "sec-string.prototype.replaceall",
    "JSON.parse": "sec-json.parse",
    "JSON.stringify": "sec-json.stringify",
    "Object.groupBy": "sec-object.groupby",
    "Map.groupBy": "sec-map.groupby",
    "*.times": _LODASH,
    "times": _LODASH,
}
"""Callees whose second argument runs per element, match or property."""
