"""The literals of generated programs: mostly constant, sometimes with a leaf that is not quite."""

from random import Random
from typing import Final

from support.program_uses import Shape

PLAIN_LEAVES: Final = ("1", "2", "'s'", "'t.png'", "true", "null", "-1", "0.5", "'a' + 'b'", "`t`")
ODD_LEAVES: Final = (
    "undefined",
    "NaN",
    "1e3",
    "2 ** 3",
    "void 0",
    "10n",
    "typeof 1",
    "LIMIT",
    "LIMIT * 2",
    "Infinity",
    "Math.PI",
    "'x'.length",
    "!0",
    "`${LIMIT}px`",
    "(1, 2)",
    "LATER",
)
CHANGING_LEAVES: Final = (
    "k",
    "limit",
    "counter",
    "next()",
    "SETTINGS.z",
    "typeof k",
    "`${k}`",
    "k === 'a'",
    "Math.random() < 2",
    "lastOne ? 1 : 2",
    "(() => k)()",
    "[k][0]",
    "out.length",
    "kept.length",
)
OBJECT_LEAVES: Final = (
    "/s/",
    "/s/g",
    "SETTINGS",
    "kept",
    "writeTo",
    "next",
    "() => 1",
    "(n) => n + LIMIT",
    "() => k",
    "function () { return this; }",
    "function () { return 2; }",
    "{ deep: { deeper: [1, { x: 1 }] } }",
    "[[1], { x: [2] }]",
    "new Date(0)",
    "new Set([1])",
    "class {}",
    "Symbol.iterator",
)
OBJECT_EXTRAS: Final = (
    "method() { return this; }",
    "get computed() { return (this.reads = (this.reads || 0) + 1); }",
    "set computed(value) { counter = value; }",
    "toString() { return 'text'; }",
    "toJSON() { return 'json'; }",
    "['com' + 'puted']: 1",
    "[LIMIT]: 1",
    "[k]: 1",
    "...SETTINGS",
    "...{ spread: 1 }",
    "1: 'one'",
    "'quoted-key': 1",
    "__proto__: { inherited: 1 }",
    "__proto__: null",
    "a: 'twice'",
    "LIMIT",
    "next",
    "limit",
    "async later() { return 1; }",
    "*[Symbol.iterator]() { yield 1; }",
    "constructor: 1",
    "then: undefined",
)
KEYS: Final = "abcdefghij"


def literal(rng: Random, shape: Shape) -> str:
    """A literal of `shape`: in six of ten all leaves are plain."""
    oddity = rng.choice((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.2, 0.2, 0.4))
    count = rng.randint(3, 9)
    match shape:
        case Shape.FLAT:
            return _object(rng, [_leaf(rng, oddity) for _ in range(count)], oddity)
        case Shape.TABLE:
            return _object(rng, [_record(rng, oddity) for _ in range(count)], oddity)
        case Shape.LISTS:
            return _object(rng, [_list(rng, oddity) for _ in range(count)], oddity)
        case Shape.HANDLERS:
            return _object(rng, [_function(rng, oddity) for _ in range(count)], oddity)
        case Shape.LIST:
            return _list(rng, oddity)
        case Shape.ROWS:
            return _array(rng, [_record(rng, oddity) for _ in range(count)], oddity)
        case Shape.PAIRS:
            keys = [f"'{key}'" for key in KEYS[:count]]
            return _array(rng, [f"[{key}, {_leaf(rng, oddity)}]" for key in keys], oddity)


def _leaf(rng: Random, oddity: float) -> str:
    if rng.random() >= oddity:
        return rng.choice(PLAIN_LEAVES)
    leaves = rng.choice((ODD_LEAVES, ODD_LEAVES, CHANGING_LEAVES, OBJECT_LEAVES))
    return rng.choice(leaves)


def _record(rng: Random, oddity: float) -> str:
    return f"{{ x: '{rng.choice('abc')}', y: {rng.randint(1, 5)}, z: {_leaf(rng, oddity)} }}"


def _list(rng: Random, oddity: float) -> str:
    count = rng.randint(3, 8)
    if rng.random() < 0.5:
        return _array(rng, [f"'{rng.choice(KEYS)}{i}'" for i in range(count)], oddity)
    return _array(rng, [_leaf(rng, oddity) for _ in range(count)], oddity)


def _function(rng: Random, oddity: float) -> str:
    if rng.random() < oddity:
        return rng.choice(("(n) => n + k", "(n) => n + limit", "next", "(n) => ++counter"))
    forms = ("(n) => n + 1", "(n) => `<${n}>`", "function (n) { return n * 2; }", "String")
    return rng.choice(forms)


def _object(rng: Random, values: list[str], oddity: float) -> str:
    entries = [f"{key}: {value}" for key, value in zip(KEYS, values, strict=False)]
    if rng.random() < oddity:
        entries.insert(rng.randint(0, len(entries)), rng.choice(OBJECT_EXTRAS))
    return _laid_out(rng, "{", entries, "}")


def _array(rng: Random, values: list[str], oddity: float) -> str:
    entries = list(values)
    if rng.random() < oddity / 2:
        entries.insert(1, rng.choice(("", "...kept", "...'ab'", "...[1, 2]", "undefined")))
    return _laid_out(rng, "[", entries, "]")


def _laid_out(rng: Random, opening: str, entries: list[str], closing: str) -> str:
    layout = rng.randint(0, 9)
    if layout == 0:
        lines = "".join(f"    {entry},\n" for entry in entries)
        return f"{opening}\n{lines}  {closing}"
    if layout == 1:
        lines = "".join(f"      {entry}, // {i}\n" for i, entry in enumerate(entries))
        return f"{opening} /* start */\n{lines}    {closing}"
    pad = " " if opening == "{" else ""
    return f"{opening}{pad}{', '.join(entries)}{pad}{closing}"
