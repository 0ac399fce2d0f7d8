"""Comments that silence a rule, and what they leave alone."""

import pytest

from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings
from allocscan.source.file import Language, SourceFile

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
OTHER = TABLE.replace("1", "11")


def found(text: str) -> int:
    source = SourceFile("a.mjs", text.encode(), Language.JS)
    report = scan(source, standard_rules(), Settings(may_cycle=False))
    assert (report.fixed is None) == (not report.findings)
    return len(report.findings)


def function(before: str = "", after: str = "", table: str = TABLE) -> str:
    return (
        f"export const f = (k) => {{\n{before}\n  const t = {table};{after}\n  return t[k];\n}};\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(function("  // allocscan-disable-next-line"), id="every rule"),
        pytest.param(function("  // allocscan-disable-next-line rebuilt-object"), id="by name"),
        pytest.param(
            function("  // allocscan-disable-next-line rebuilt-array, rebuilt-object -- why"),
            id="a list and a reason",
        ),
        pytest.param(
            function("  // allocscan-disable-next-line rebuilt-object\n  // and a word"),
            id="a comment between",
        ),
        pytest.param(
            function(after=" // allocscan-disable-line rebuilt-object"), id="the same line"
        ),
        pytest.param(
            "/* allocscan-disable-file rebuilt-object -- generated */\n" + function(), id="the file"
        ),
        pytest.param(function("  /* allocscan-disable */", "/* allocscan-enable */"), id="a block"),
        pytest.param("/* allocscan-disable */\n" + function(), id="a block that stays open"),
        pytest.param(
            "/* allocscan-disable */\n/* allocscan-enable rebuilt-object */\nx();\n"
            "/* allocscan-disable */\n" + function(),
            id="a block that is opened again",
        ),
        pytest.param(
            "/* allocscan-enable rebuilt-object *//* allocscan-disable */\n" + function(),
            id="enabled before",
        ),
        pytest.param(
            function("  // allocscan-disable-next-line rebuilt-object").replace("\n", "\r"), id="CR"
        ),
        pytest.param(
            f"// allocscan-disable-next-line rebuilt-object\nexport const f = (k) => (\n  {TABLE}\n)[k];\n",
            id="the statement's first line",
        ),
    ],
)
def test_silent(text: str) -> None:
    assert found(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(function("  // allocscan-disable-next-line rebuilt-array"), id="another rule"),
        pytest.param(
            function("  // see allocscan-disable-next-line"), id="in the middle of a sentence"
        ),
        pytest.param(function("  // allocscan-disable-next-line\n  k += 1;"), id="another line"),
        pytest.param(
            function("  /* allocscan-disable */ /* allocscan-enable */"), id="a closed block"
        ),
        pytest.param(
            function(
                "  /* allocscan-disable */ /* allocscan-enable rebuilt-array */ /* allocscan-enable */"
            ),
            id="closed by all",
        ),
        pytest.param(
            "/* allocscan-disable */\n/* allocscan-disable rebuilt-object */\n"
            "/* allocscan-enable rebuilt-object */\nx();\n" + function(),
            id="enabled within what silences all",
        ),
        pytest.param(
            "/* allocscan-disable */\n/* allocscan-enable rebuilt-object */\nx();\n"
            "/* allocscan-disable rebuilt-array */\n" + function(),
            id="another block that is opened again",
        ),
        pytest.param(
            function("  // allocscan-disable-next-line\n  k += 1;").replace("\n", "\r"),
            id="another line, CR",
        ),
        pytest.param(function('  k += "// allocscan-disable-file";'), id="a string"),
    ],
)
def test_shown(text: str) -> None:
    assert found(text) == 1


def test_only_what_is_named_is_left() -> None:
    quiet = function("  // allocscan-disable-next-line rebuilt-object -- why")
    both = quiet + function(table=OTHER).replace("const f =", "const g =")
    assert found(both) == 1
