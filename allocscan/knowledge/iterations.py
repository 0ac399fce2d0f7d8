"""Callees that run their callback once per element. Sources are anchors in ECMA-262 or packages."""

from collections.abc import Mapping

from allocscan.knowledge.callees import words
from allocscan.typed import Final

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

LIBRARIES: Final = frozenset(
    words("_ lodash fp R Ramda $ jQuery async d3 Children Promise Bluebird angular")
)
"""Namespaces whose functions take the collection first: `_.map(rows, f)`, `Children.map(c, f)`."""

ACCESSORS: Final = frozenset(words("attr style property classed text html each"))
"""d3js.org, selections; jQuery: behind a name, a function is called for each element."""

SECOND_ARGUMENT: Final[Mapping[str, str]] = {
    "Array.from": "sec-array.from",
    "*.from": "sec-%typedarray%.from",
    "*.replace": "sec-string.prototype.replace",
    "*.replaceAll": "sec-string.prototype.replaceall",
    "JSON.parse": "sec-json.parse",
    "JSON.stringify": "sec-json.stringify",
    "Object.groupBy": "sec-object.groupby",
    "Map.groupBy": "sec-map.groupby",
    "Array.fromAsync": "sec-array.fromasync",
    "ts.forEachChild": "TypeScript compiler API",
    **dict.fromkeys(words("pMap pEach pFilter pReduce pMapSeries"), "npmjs.com, p-map"),
    **dict.fromkeys(words("*.eachLimit *.eachSeries *.mapLimit *.mapSeries"), "caolan.github.io"),
    "*.times": _LODASH,
    "times": _LODASH,
}
"""Callees whose second argument runs per element, match or property."""
