"""Random literals as source text, and the tree-sitter node of a literal in a piece of source."""

import random
from collections.abc import Callable, Iterable

from tree_sitter import Node

from allocscan.source.file import Language, SourceFile
from allocscan.syntax.parse import Syntax, parse


def literal_in(source: str, language: Language = Language.JS) -> tuple[Node, Syntax]:
    """The first object or array literal of `source`, outermost first."""
    found, syntax = literals_in(source, language)
    return found[0], syntax


def literals_in(source: str, language: Language = Language.JS) -> tuple[list[Node], Syntax]:
    """Every object and array literal of `source`, in source order, nested ones too."""
    syntax = parse(SourceFile(f"case.{language.value}", source.encode(), language))
    found, pending = [], [syntax.root]
    while pending:
        node = pending.pop()
        if node.type in ("object", "array"):
            found.append(node)
        pending += node.children[::-1]
    return found, syntax


def _braced(properties: Iterable[str]) -> str:
    return "{" + ",".join(properties) + "}"


_PLAIN = ["'text'", "17", "true", "null", "12n", "`plain`", "('in')", "0.25", "1_000", "0x1f", "-0"]
_MADE = (
    """
()=>1 | async()=>1 | function(){return 1} | async function(){} | function*(){} | /a1/ | k | 60*60 | !0
'a'+'b' | 'twenty-one letters or '+'more' | NaN | -Infinity | Math.PI | Math.PI/180 | 24*60*60*1e3
void 0 | class{} | `a${1}b` | -1n | Number.EPSILON | 'x'+1
""".strip()
    .replace("\n", " | ")
    .split(" | ")
)


class RandomLiterals:
    """Literals of constants, as programs have them: tables, rows of one shape, lists, a few odd
    (accessors, classes, computed and repeated keys, spreads, holes, sums, long lists, deep trees).

    Keys are never used twice in one literal but by rows of one shape, so that the hidden classes
    of one case do not meet by accident.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._keys = 0

    def literal(self) -> str:
        """One literal: depth 1 to 8, up to some thousand entries."""
        depth = self._random.choice([1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8])
        return self._literal(depth, self._random.choice([4, 20, 60, 130, 260, 2000]))

    def _literal(self, depth: int, entries: int) -> str:
        count = max(1, round(entries ** self._random.random()))
        if self._random.random() < 0.6:
            return self._object(depth, count)
        return self._array(depth, count)

    def _object(self, depth: int, count: int) -> str:
        chance = self._random.random()
        if chance < 0.08:
            start, step = self._random.choice([0, 1, 100]), self._random.choice([1, 2, 7, 37])
            values = self._values(depth, count)
            return _braced(f"{start + i * step}:{v}" for i, v in enumerate(values))
        properties = [f"{self._name()}:{value}" for value in self._values(depth, count)]
        if chance < 0.12:
            properties.insert(0, "__proto__:null")
        elif chance < 0.4:
            self._make_odd(properties, depth)
        return _braced(properties)

    def _make_odd(self, properties: list[str], depth: int) -> None:
        """Add a property of a kind that few literals have."""
        pick, key = self._random, self._key()
        place = pick.randint(1, len(properties))
        method = pick.choice(["", "async ", "*", "async *", "get "])
        odd = [f"{method}{key}(){{return 1}}", f"__proto__:{pick.choice(['k', 'null'])}"]
        if len(properties) < 100:
            odd.append(f"[k]:{self._primitive('text')}")
            odd.append(f"['{key}'](){{return 1}}")
        odd.append(f"set {key}(v){{}}")
        odd.append(f"{pick.choice(properties).split(':')[0]}:{self._literal(max(1, depth - 1), 4)}")
        odd.append(f"{key}:class{{{pick.choice(['', 'm(){}', 'constructor(){} m(){} n(){}'])}}}")
        properties.insert(place, pick.choice(odd))

    def _array(self, depth: int, count: int) -> str:
        values = self._values(depth, count)
        if self._random.random() < 0.1:
            values = [*values, "", values[-1]]
        if self._random.random() < 0.1:
            values.append("undefined")
        if self._random.random() < 0.05:
            values.insert(0, f"...[{self._primitive('number')},'text']")
        return "[" + ",".join(values) + "]"

    def _values(self, depth: int, count: int) -> list[str]:
        chance = self._random.random()
        if depth > 1 and chance < 0.4:
            row = self._row()
            return [row() for _ in range(count)]
        if depth > 1 and chance < 0.7:
            inner = max(2, min(12, 60 // count))
            return [self._literal(depth - 1, inner) for _ in range(count)]
        kind = self._random.choice(["text", "text", "int", "double", "number", "any", "made"])
        return [self._primitive(kind) for _ in range(count)]

    def _row(self) -> Callable[[], str]:
        """A maker of objects with the same keys and, per key, the same kind of value."""
        columns = [
            (self._key(), self._random.choice(["text", "text", "int", "double", "number"]))
            for _ in range(self._random.randint(1, 6))
        ]
        nested = self._random.random() < 0.2
        width = self._random.randint(0, 3)
        return lambda: _braced(
            f"{key}:[{','.join([self._primitive(kind)] * width)}]"
            if nested
            else f"{key}:{self._primitive(kind)}"
            for key, kind in columns
        )

    def _name(self) -> str:
        key = self._key()
        return key if self._random.random() < 0.9 else f"'{key}-{key}'"

    def _key(self) -> str:
        self._keys += 1
        return f"key{self._keys}"

    def _primitive(self, kind: str) -> str:
        pick = self._random
        match kind:
            case "text":
                return repr("".join(pick.choices("abcdef /._-", k=pick.randint(0, 30))))
            case "int":
                return str(pick.choice([pick.randint(-5, 300), pick.randint(-(2**31), 2**31 - 1)]))
            case "double":
                return pick.choice([f"{pick.randint(-99, 99)}.5", "1e21", "4294967296", "-0"])
            case "number":
                return self._primitive(pick.choice(["int", "double"]))
            case "made":
                return pick.choice(_MADE)
        return pick.choice(_PLAIN)
