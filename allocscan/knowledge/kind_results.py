"""What kinds of values the methods and properties of built-in objects give."""

from collections.abc import Iterable, Mapping

from allocscan.knowledge.callees import words
from allocscan.knowledge.kinds import Kind
from allocscan.typed import Final

Given = Mapping[tuple[Kind, str], Kind]


def _rows(kind: Kind, names: str, gives: Kind) -> Iterable[tuple[tuple[Kind, str], Kind]]:
    return (((kind, name), gives) for name in words(names))


METHODS_GIVE: Final[Given] = dict(
    [
        *_rows(
            Kind.ARRAY,
            "concat filter flat flatMap map slice sort reverse splice toReversed toSorted "
            "toSpliced with fill copyWithin",
            Kind.ARRAY,
        ),
        *_rows(Kind.ARRAY, "join toString toLocaleString", Kind.STRING),
        *_rows(
            Kind.ARRAY, "indexOf lastIndexOf findIndex findLastIndex push unshift", Kind.NUMERIC
        ),
        *_rows(Kind.ARRAY, "includes some every", Kind.BOOLEAN),
        *_rows(
            Kind.STRING,
            "at charAt concat normalize padEnd padStart repeat replace replaceAll slice substr "
            "substring toLocaleLowerCase toLocaleUpperCase toLowerCase toString toUpperCase trim "
            "trimEnd trimStart valueOf",
            Kind.STRING,
        ),
        *_rows(Kind.STRING, "split match", Kind.ARRAY),
        *_rows(
            Kind.STRING,
            "charCodeAt codePointAt indexOf lastIndexOf localeCompare search",
            Kind.NUMERIC,
        ),
        *_rows(Kind.STRING, "endsWith includes startsWith", Kind.BOOLEAN),
        *_rows(
            Kind.NUMERIC, "toExponential toFixed toLocaleString toPrecision toString", Kind.STRING
        ),
        *_rows(Kind.NUMERIC, "valueOf", Kind.NUMERIC),
        *_rows(Kind.BOOLEAN, "toString", Kind.STRING),
        *_rows(
            Kind.DATE,
            "getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds "
            "getTime getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours "
            "getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds valueOf setDate "
            "setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime "
            "setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth "
            "setUTCSeconds",
            Kind.NUMERIC,
        ),
        *_rows(
            Kind.DATE,
            "toDateString toISOString toJSON toLocaleDateString toLocaleString "
            "toLocaleTimeString toString toTimeString toUTCString",
            Kind.STRING,
        ),
        *_rows(Kind.REGEXP, "exec", Kind.ARRAY),
        *_rows(Kind.REGEXP, "test", Kind.BOOLEAN),
        *_rows(Kind.REGEXP, "toString", Kind.STRING),
        *_rows(Kind.MAP, "has delete", Kind.BOOLEAN),
        *_rows(Kind.MAP, "set", Kind.MAP),
        *_rows(Kind.SET, "has delete", Kind.BOOLEAN),
        *_rows(Kind.SET, "add", Kind.SET),
        *_rows(
            Kind.TYPED_ARRAY,
            "fill filter map reverse slice sort subarray toReversed toSorted with",
            Kind.TYPED_ARRAY,
        ),
        *_rows(Kind.TYPED_ARRAY, "join", Kind.STRING),
        *_rows(
            Kind.DOCUMENT,
            "createElement createElementNS getElementById querySelector",
            Kind.ELEMENT,
        ),
        *_rows(Kind.ELEMENT, "querySelector closest appendChild cloneNode", Kind.ELEMENT),
        *_rows(Kind.ELEMENT, "getAttribute", Kind.STRING),
    ]
)
"""What a method gives, on a receiver of a kind. `exec` and `match` give arrays of their own."""

PROPERTIES_GIVE: Final[Given] = dict(
    [
        *_rows(Kind.ARRAY, "length", Kind.NUMERIC),
        *_rows(Kind.STRING, "length", Kind.NUMERIC),
        # a sum in which one operand is a number is one, unless another is text
        *_rows(Kind.NUMERIC, "+", Kind.NUMERIC),
        *_rows(Kind.TYPED_ARRAY, "length byteLength byteOffset", Kind.NUMERIC),
        *_rows(Kind.MAP, "size", Kind.NUMERIC),
        *_rows(Kind.SET, "size", Kind.NUMERIC),
        *_rows(Kind.REGEXP, "source flags", Kind.STRING),
        *_rows(Kind.REGEXP, "lastIndex", Kind.NUMERIC),
        *_rows(Kind.WINDOW, "document", Kind.DOCUMENT),
        *_rows(Kind.WINDOW, "window self", Kind.WINDOW),
        *_rows(Kind.DOCUMENT, "body documentElement head activeElement", Kind.ELEMENT),
        *_rows(Kind.DOCUMENT, "defaultView", Kind.WINDOW),
        *_rows(
            Kind.ELEMENT,
            "firstElementChild lastElementChild nextElementSibling parentElement "
            "previousElementSibling offsetParent",
            Kind.ELEMENT,
        ),
        *_rows(Kind.ELEMENT, "ownerDocument", Kind.DOCUMENT),
        *_rows(Kind.CHANNEL, "port1 port2", Kind.PORT),
    ]
)
"""What a property holds, on a receiver of a kind."""

DISPATCHES: Final = frozenset(words("match matchAll replace replaceAll search split"))
"""Methods of strings that first look for a method of their argument's (sec-string.prototype.split,
step 2): only with a string or a regular expression are they what the tables say."""
