"""Random small programs that are made to show whether a constant was shared.

`generate(seed)` is a program of one to three functions that build a literal and use it, with
callers in the file; `batch` adds a stranger that calls the exports. The same seed is the same
program. About half of the functions only read; the others write, keep, compare or let it out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

PROLOGUE: Final[Mapping[str, str]] = {
    "log": "const log = console.log;",
    "LIMIT": "const LIMIT = 5;",
    "limit": "let limit = 1;",
    "counter": "let counter = 0;",
    "SETTINGS": "const SETTINGS = { z: 'shared' };",
    "kept": "const kept = [];",
    "seen": "const seen = new Set();",
    "weak": "const weak = new WeakSet();",
    "counts": "const counts = new Map();",
    "state": "const state = {};",
    "later": "const later = [];",
    "lastOne": "let lastOne;",
    "next": "function next() { limit += 1; return (counter += 1); }",
    "readFrom": "function readFrom(o) { return typeof o.a + typeof o.x; }",
    "writeTo": "function writeTo(o) { o.mark = (o.mark || '') + 'w'; return o; }",
    "growArray": "function growArray(l) { l.push('grown'); return l; }",
    "addTo": "function addTo(s, e) { s.add(e); return s; }",
    "setIn": "function setIn(m, e) { m.set(e, m.size); return m; }",
    "deepRead": "function deepRead(o, d) { return d ? deepRead(o, d - 1) : typeof o.a; }",
    "deepWrite": (
        "function deepWrite(o, d) {\n"
        "  if (d === 0) o.mark = (o.mark || '') + 'd';\n"
        "  return d ? deepWrite(o, d - 1) : o; }"
    ),
    "ping": "function ping(o, d) { return d ? pong(o, d - 1) : o; }",
    "pong": "function pong(o, d) { o.mark = (o.mark || 0) + 1; return ping(o, d); }",
    "identity": "function identity(o) { return o; }",
    "sameAsLast": "function sameAsLast(o) { const r = o === lastOne; lastOne = o; return r; }",
    "callWith": "const callWith = (o, f) => f(o);",
    "yieldIt": "function* yieldIt(o) { yield o; }",
    "tag": "function tag(strings, o) { o.mark = (o.mark || 0) + 1; return o.mark; }",
    "Holder": (
        "class Holder { constructor(o) { this.o = o; }\n"
        "  bump() { this.o.mark = (this.o.mark || 0) + 1; return this.o.mark; } }"
    ),
    "Derived": (
        "class Derived extends Holder { constructor(o) { super(o); this.runs = 0; }\n"
        "  run() { this.runs += 1; return super.bump() + this.runs; } }"
    ),
    "Priced": (
        "class Priced { toLocaleString(l, o) { o.mark = (o.mark || '') + 'p'; return o.mark; }\n"
        "  format(o) { return this.toLocaleString('en', o); } }"
    ),
    "dated": (
        "const dated = { toLocaleDateString(l, o) { o.mark = (o.mark || '') + 'd'; return o.mark; },\n"
        "  toLocaleString(l, o) { return this.toLocaleDateString(l, o); },\n"
        "  localeCompare(b, l, o) { return this.toLocaleDateString(l, o); } };"
    ),
    "dispatch": "const dispatch = { write: writeTo, keep: (o) => kept.push(o) };",
}
"""What a program may name, in the order it is declared; only what is named is written out."""

EPILOGUE: Final[Mapping[str, str]] = {"LATER": "const LATER = 3;"}
"""The same, declared at the end."""

WORD: Final = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class Block:
    """Statements between a head and a tail: `function f(k) {` … `}`."""

    head: str
    body: "tuple[Piece, ...]"
    tail: str = "}"


Piece = str | Block


@dataclass(frozen=True, slots=True)
class Program:
    """`pieces` are its statements, `exports` its last lines.

    `head` comes first (a byte order mark, a hashbang, directives). `wrapper` is a pair of texts
    around all but `head`.
    """

    name: str
    head: str
    pieces: tuple[Piece, ...]
    exports: str
    wrapper: tuple[str, str] = ("", "")
    eol: str = "\n"

    def source(self) -> bytes:
        """The text of it."""
        body = "\n".join([*rendered(self.pieces), self.exports])
        last = [text for name, text in EPILOGUE.items() if name in WORD.findall(body)]
        opening, closing = self.wrapper
        lines = [*_needed(body), body, *last]
        text = self.head + opening + "\n".join(lines) + "\n" + closing
        return text.replace("\n", self.eol).encode()


def rendered(pieces: tuple[Piece, ...], indent: str = "") -> Iterator[str]:
    """The lines of `pieces`."""
    for piece in pieces:
        if isinstance(piece, str):
            yield indent + piece
        else:
            yield indent + piece.head
            yield from rendered(piece.body, indent + "  ")
            yield indent + piece.tail


def _needed(body: str) -> list[str]:
    """The declarations of `PROLOGUE` that `body` needs, and those need."""
    wanted = set(WORD.findall(body))
    while True:
        more = {word for name in wanted & PROLOGUE.keys() for word in WORD.findall(PROLOGUE[name])}
        if more <= wanted:
            return [text for name, text in PROLOGUE.items() if name in wanted]
        wanted |= more
