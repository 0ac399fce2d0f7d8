"""Declarations longer than the file's lines are broken; most are left as they are."""

import pytest
from support.sites import source_of

from allocscan.fixes.habits import Habits
from allocscan.fixes.wrapped import wrapped
from allocscan.source.file import Language
from allocscan.syntax.parse import parse

BARE = "const x = {\n  a: 1,\n  b: 2\n};\n"
COMMAS = "const x = {\n  a: 1,\n  b: 2,\n};\n"
ROWS = ", ".join(f"key{n}: 'value {n}'" for n in range(5))
LONG = f"const TABLE = {{ {ROWS} }};"
BROKEN = "const TABLE = {\n  " + ROWS.replace(", ", ",\n  ") + "\n};"

LEFT = [
    pytest.param(BARE, "const TABLE = { a: 1 };", id="short"),
    pytest.param("", LONG, id="nothing says how literals end"),
    pytest.param(COMMAS, LONG, id="the file ends literals with a comma"),
    pytest.param(BARE + COMMAS, LONG, id="sometimes with a comma"),
    pytest.param(BARE + f"call({'abc, ' * 21}d);\n", LONG, id="the file has lines as long"),
    pytest.param(BARE + f"call({'abc, ' * 30}d);\n", LONG, id="lines of any length"),
    pytest.param(BARE, LONG.replace(" }", " /* and so on */ }"), id="a comment in it"),
    pytest.param(BARE, f"const A = [{', '.join('1234567' for _ in range(12))}];", id="numbers"),
    pytest.param(BARE, f"const A = ['{'abc' * 40}'];", id="one entry"),
    pytest.param(BARE, f"const A = ['a', '{'abc' * 40}'];", id="an entry as long"),
    pytest.param(BARE, f"const {'A' * 90} = ['a', 'b'];", id="a name as long"),
    pytest.param(BARE, "const TABLE = {\n" + ROWS + "\n};", id="several lines"),
    pytest.param(BARE, f"const A = new RegExp('{'abc' * 40}');", id="no literal"),
]


@pytest.mark.parametrize(("file", "text"), LEFT)
def test_left_alone(file: str, text: str) -> None:
    assert wrapped(Habits(parse(source_of(file))), text.encode(), b"") == text.encode()


BREAKS = [
    pytest.param(BARE, LONG, BROKEN, id="object"),
    pytest.param(
        BARE,
        f"const A = Object.freeze([{', '.join(repr(c * 20) for c in 'abcd')}]);",
        "const A = Object.freeze([\n  " + ",\n  ".join(repr(c * 20) for c in "abcd") + "\n]);",
        id="array in a call",
    ),
    pytest.param(
        BARE, LONG.replace(" }", ", }"), BROKEN.replace("\n}", ",\n}"), id="its own last comma"
    ),
    pytest.param(
        BARE.replace("  ", "\t"), LONG, BROKEN.replace("  ", "\t"), id="indented with tabs"
    ),
    pytest.param(
        BARE.replace("\n", "\r\n"), LONG, BROKEN.replace("\n", "\r\n"), id="Windows line ends"
    ),
    pytest.param(
        BARE + f"// {'a word ' * 20}\nlog('{'x' * 120}');\n",
        LONG,
        BROKEN,
        id="long text is no code",
    ),
]


@pytest.mark.parametrize(("file", "text", "result"), BREAKS)
def test_breaks(file: str, text: str, result: str) -> None:
    assert wrapped(Habits(parse(source_of(file))), text.encode(), b"").decode() == result


def test_behind_an_indentation() -> None:
    broken = wrapped(Habits(parse(source_of(BARE))), LONG.encode(), b"    ").decode()
    assert broken == BROKEN.replace("\n", "\n    ")


def test_with_types() -> None:
    text = LONG.replace("TABLE", "TABLE: { [key: string]: string }")
    broken = wrapped(Habits(parse(source_of(BARE, Language.TS))), text.encode(), b"").decode()
    assert broken == BROKEN.replace("TABLE", "TABLE: { [key: string]: string }")
