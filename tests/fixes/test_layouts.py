"""Files of every layout: a moved literal changes by its indentation, and the rest by nothing.

The file is made twice from the same lines: as it is, and as it must come to be.
"""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fixing import fixed
from support.sites import source_of

from allocscan.syntax.parse import parse
from allocscan.syntax.walk import descend


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a literal: how deep below its first line, or None where it begins in a template,
    a string or a comment and never moves."""

    depth: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is laid out."""

    unit: str
    eol: str
    bom: str
    semicolon: str

    def write(self, lines: list[Line], depth: int) -> str:
        """`lines`, the first one without its indentation."""
        written = [
            line.text if line.depth is None else self.unit * (depth + line.depth) + line.text
            for line in lines
        ]
        written = [one if one.strip() else "" for one in written]
        return self.eol.join(written).removeprefix(self.unit * depth)


STYLES = st.builds(
    Style,
    unit=st.sampled_from(["  ", "    ", "\t", " "]),
    eol=st.sampled_from(["\n", "\r\n"]),
    bom=st.sampled_from(["", "\ufeff"]),
    semicolon=st.sampled_from([";", ""]),
)

ENTRIES = [
    [Line(1, "a: 'one',")],
    [Line(1, 'b: "two", // beside')],
    [Line(1, "// c: `three")],
    [Line(1, "d: {"), Line(2, "e: [1,"), Line(3, "2],"), Line(1, "},")],
    [Line(1, "f: `x"), Line(None, "     y ${1} {"), Line(None, "z`,")],
    [Line(1, "g: `x ${[`"), Line(None, "  inner"), Line(None, "\t`,"), Line(None, "  1]} z`,")],
    [Line(1, "h: 'x\\"), Line(None, "   y',")],
    [Line(1, "/*"), Line(1, " * starred"), Line(1, " */")],
    [Line(1, "/* free"), Line(None, "      text"), Line(None, "end */")],
    [Line(1, "i: /* short */ 5 ,")],
    [Line(1, "")],
    [Line(1, "j: /`'\"[{]/,")],
]


@st.composite
def literals(draw: st.DrawFn) -> list[Line]:
    """The lines of an object literal, with a trailing comma or without."""
    parts = draw(st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=6))
    last = [Line(1, draw(st.sampled_from(["last: 9", "last: 9,", "last: 9 // end"])))]
    return [Line(0, "{"), *(line for part in parts for line in part), *last, Line(0, "}")]


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration of `cfg`: what is before the literal, after it, what is left when it goes,
    and how much deeper than the statement the literal's lines stand."""

    before: str
    after: str
    left: str | None
    deeper: int


DECLARED = [
    Declared("const cfg = ", ";", None, 0),
    Declared("let cfg = ", ";", None, 0),
    Declared("var cfg = (", ");", None, 0),
    Declared("let one = 1,>cfg = ", ",>two;", "let one = 1,>two;", 1),
    Declared("var one = 1,>cfg = ", ";", "var one = 1;", 1),
    Declared("var one = 1>, cfg = ", ">, two;", "var one = 1>, two;", 1),
    Declared("let one = 1, cfg = ", ", two;", "let one = 1, two;", 0),
    Declared("let cfg = ", ", two;", "let two;", 0),
]


@given(
    style=STYLES,
    literal=literals(),
    declared=st.sampled_from(DECLARED),
    depth=st.integers(1, 3),
    apart=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_every_byte(
    style: Style, literal: list[Line], declared: Declared, depth: int, apart: bool
) -> None:
    was = _file(style, literal, declared, depth, apart=apart)
    moved = style.write(literal, depth + declared.deeper)
    result = fixed(was, {"literal": moved})
    assert result == _fixed_file(style, literal, declared, depth, apart=apart)
    assert _verbatim(result) == _verbatim(was)


def _file(style: Style, literal: list[Line], declared: Declared, depth: int, *, apart: bool) -> str:
    moved = style.write(literal, depth + declared.deeper)
    text = f"{declared.before}{moved}{declared.after}"
    return style.bom + _function(style, text, "cfg", depth, apart=apart)


def _fixed_file(
    style: Style, literal: list[Line], declared: Declared, depth: int, *, apart: bool
) -> str:
    constant = f"const CFG = {style.write(literal, 0)}{style.semicolon}{style.eol}{style.eol}"
    return style.bom + constant + _function(style, declared.left, "CFG", depth, apart=apart)


def _function(style: Style, declaration: str | None, name: str, depth: int, *, apart: bool) -> str:
    """A function whose body is `depth` deep, with `declaration` between two other statements."""
    end, eol = style.semicolon, style.eol
    heads = ["function f(k) {", "if (k) {", "while (k()) {"][:depth]
    lines = [style.unit * at + head for at, head in enumerate(heads)]
    indent = style.unit * depth
    lines += [f"{indent}k(1){end}", *([""] if apart else [])]
    if declaration is not None:
        text = declaration.replace(">", eol + indent + style.unit)
        bare = text[:-1] if text.endswith(";") and not end else text
        lines += [indent + bare, *([""] if apart else [])]
    lines += [f"{indent}k({name}.a){end}", f"{indent}k(2){end}"]
    lines += [style.unit * at + "}" for at in reversed(range(len(heads)))]
    return eol.join(lines) + eol


def _verbatim(text: str) -> list[bytes]:
    """The strings, templates and regular expressions of `text`."""
    syntax = parse(source_of(text))
    assert not syntax.errors
    kinds = {"string", "template_string", "regex"}
    return sorted(syntax.text(node) for node in descend(syntax.root) if node.type in kinds)


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_entry_is_read(entry: list[Line]) -> None:
    style = Style("  ", "\n", "", ";")
    lines = [Line(0, "{"), *entry, Line(0, "}")]
    assert not parse(source_of(f"x = {style.write(lines, 0)};")).errors
