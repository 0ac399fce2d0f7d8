"""The literals of generated programs: mostly constant, sometimes with a leaf that is not quite."""

from random import Random
from typing import Final

from support.program_made import MADE
from support.program_material import Material
from support.program_options import ENTRIES as OPTION_ENTRIES
from support.program_shapes import Shape

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


class Literals:
    """The literals of one program."""

    def __init__(self, rng: Random, material: Material) -> None:
        self._rng = rng
        self._material = material
        self._oddity = 0.0

    def literal(self, shape: Shape) -> str:
        """A literal of `shape` (of an array, for a collection): mostly all leaves are plain."""
        odd = (0.0,) * 9 if self._material.share else (0.0,) * 6
        self._oddity = self._rng.choice((*odd, 0.1, 0.2, 0.2, 0.4))
        count = self._rng.randint(3, 9)
        match shape:
            case Shape.FLAT:
                return self._object([self._leaf() for _ in range(count)])
            case Shape.TABLE:
                return self._object([self._record() for _ in range(count)])
            case Shape.LISTS:
                return self._object([self._list() for _ in range(count)])
            case Shape.HANDLERS:
                return self._object([self._function() for _ in range(count)])
            case Shape.OPTIONS:
                return self._options()
            case Shape.LIST | Shape.SET:
                return self._list()
            case Shape.ROWS:
                return self._array([self._record() for _ in range(count)])
            case Shape.PATTERN | Shape.FORMATTER | Shape.TYPED:
                return self._rng.choice(MADE[shape])
            case Shape.PAIRS | Shape.MAP:
                keys = [f"'{key}'" for key in KEYS[:count]]
                return self._array([f"[{key}, {self._leaf()}]" for key in keys])

    def _leaf(self) -> str:
        rng, material = self._rng, self._material
        if rng.random() < material.share:
            return rng.choice(rng.choice((*(material.leaves,) * 8, material.objects)))
        if rng.random() >= self._oddity:
            return rng.choice(PLAIN_LEAVES)
        leaves = rng.choice((ODD_LEAVES, ODD_LEAVES, CHANGING_LEAVES, OBJECT_LEAVES))
        return rng.choice(leaves)

    def _record(self) -> str:
        x, y = self._rng.choice("abc"), self._rng.randint(1, 5)
        if self._rng.random() < self._material.share / 2:
            return self._rng.choice(self._material.objects)
        return f"{{ x: '{x}', y: {y}, z: {self._leaf()} }}"

    def _list(self) -> str:
        count = self._rng.randint(3, 8)
        if self._rng.random() < 0.5:
            return self._array([f"'{self._rng.choice(KEYS)}{i}'" for i in range(count)])
        return self._array([self._leaf() for _ in range(count)])

    def _function(self) -> str:
        if self._rng.random() < self._oddity:
            return self._rng.choice(
                ("(n) => n + k", "(n) => n + limit", "next", "(n) => ++counter")
            )
        if self._rng.random() < self._material.share:
            return f"(n) => n + {self._rng.choice(self._material.leaves)}"
        forms = ("(n) => n + 1", "(n) => `<${n}>`", "function (n) { return n * 2; }", "String")
        return self._rng.choice(forms)

    def _options(self) -> str:
        entries = self._rng.sample(OPTION_ENTRIES, self._rng.randint(3, 5))
        if self._rng.random() < self._oddity:
            entries.append(f"extra: {self._leaf()}")
        return self._laid_out("{", entries, "}")

    def _object(self, values: list[str]) -> str:
        entries = [f"{key}: {value}" for key, value in zip(KEYS, values, strict=False)]
        if self._rng.random() < self._oddity:
            entries.insert(self._rng.randint(0, len(entries)), self._rng.choice(OBJECT_EXTRAS))
        if self._rng.random() < self._material.share:
            entry = self._rng.choice(self._material.entries)
            entries.insert(self._rng.choice((0, 0, len(entries))), entry)
        return self._laid_out("{", entries, "}")

    def _array(self, values: list[str]) -> str:
        entries = list(values)
        if self._rng.random() < self._oddity / 2:
            extras = ("", "...kept.slice(0, 1)", "...'ab'", "...[1, 2]", "undefined")
            entries.insert(1, self._rng.choice(extras))
        if self._rng.random() < self._material.share:
            item = self._rng.choice(self._material.items)
            entries.insert(self._rng.choice((0, len(entries))), item)
        return self._laid_out("[", entries, "]")

    def _laid_out(self, opening: str, entries: list[str], closing: str) -> str:
        layout = self._rng.randint(0, 9)
        if layout == 0:
            lines = "".join(f"    {entry},\n" for entry in entries)
            return f"{opening}\n{lines}  {closing}"
        if layout == 1:
            lines = "".join(f"      {entry}, // {i}\n" for i, entry in enumerate(entries))
            return f"{opening} /* start */\n{lines}    {closing}"
        pad = " " if opening == "{" else ""
        return f"{opening}{pad}{', '.join(entries)}{pad}{closing}"
