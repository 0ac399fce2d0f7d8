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


class RandomLiterals:
    """Literals of constants, as programs have them: tables, rows of one shape, lists, a few odd.

    Keys are never used twice in one literal but by rows of one shape, so that the hidden classes
    of one case do not meet by accident.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._keys = 0

    def literal(self) -> str:
        """One literal: depth 1 to 5, up to a few hundred entries."""
        depth = self._random.choice([1, 1, 2, 2, 3, 4, 5])
        return self._literal(depth, self._random.choice([4, 20, 60, 130, 260]))

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
        properties = [f"{self._key()}:{value}" for value in self._values(depth, count)]
        if chance < 0.12:
            properties.insert(0, "__proto__:null")
        elif chance < 0.2:
            properties.append(f"{self._key()}(){{return 1}}")
        return _braced(properties)

    def _array(self, depth: int, count: int) -> str:
        values = self._values(depth, count)
        if self._random.random() < 0.1:
            values = [*values, "", values[-1]]
        if self._random.random() < 0.1:
            values.append("undefined")
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
        return lambda: _braced(
            f"{key}:[{self._primitive(kind)}]" if nested else f"{key}:{self._primitive(kind)}"
            for key, kind in columns
        )

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
                return pick.choice(["()=>1", "function(){return 1}", "/a1/", "k", "60*60", "!0"])
        return pick.choice(["'text'", "17", "true", "null", "12n", "`plain`", "('in')", "0.25"])
