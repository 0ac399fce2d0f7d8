"""The index of a program's texts, beside what reading all of them says."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocscan.program.specifiers import specifiers_in
from allocscan.project.caller_texts import CallerTexts, specifiers_of, stem_of

PIECES = st.sampled_from(
    [
        "from",
        "import",
        "require",
        "'",
        '"',
        "./a",
        "b/c.js",
        "(",
        ")",
        " ",
        "\n",
        ".",
        "x",
        "_",
        "`",
        "/*",
        "*/",
        "//",
        "\u00a0",
    ]
)
WHOLE = re.compile(rb"""\b(?:from|import|require)\b[\s(]*(['"])([^'"\r\n]{1,200})\1""")


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_specifier_is_lost(text: str) -> None:
    content = text.encode()
    expected = {match[2].decode() for match in WHOLE.finditer(content)}
    assert expected <= specifiers_of(content)
    assert {each for each in specifiers_in(content).imported if each} <= specifiers_of(content)


@pytest.mark.parametrize(
    "text",
    [
        "import(/* webpackChunkName: 'x' */ './a')",
        "import(\n  // late\n  './a'\n)",
        "import /* all */ './a'",
        "export * from /* all */ './a'",
        "import(`./a`)",
        "require ( /* x */ './a')",
        "import\u00a0'./a'",
    ],
)
def test_comments_stand_before_specifiers(text: str) -> None:
    assert "./a" in specifiers_of(text.encode())


@pytest.mark.parametrize(
    ("specifier", "stem"),
    [
        ("./a.js", "a"),
        ("..", ""),
        ("./lib/", "lib"),
        ("@/x/rates.config.ts?raw", "rates"),
        ("pkg", "pkg"),
    ],
)
def test_stems(specifier: str, stem: str) -> None:
    assert stem_of(specifier) == stem


WORDS = ["getRates", "getRate", "setAll", "get$Rates", "éRates"]
LINES = st.sampled_from(
    [f"x.{word}();" for word in WORDS] + [f"  {word}() {{" for word in WORDS] + ["x . \n", "// a"]
)


@given(st.lists(st.lists(LINES, max_size=4).map("\n".join), min_size=1, max_size=4))
def test_methods_are_found_where_they_are(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            path = Path(folder, f"{number}.js")
            path.write_text(text)
            paths.append(str(path))
        index = CallerTexts(paths)
        for word in (*WORDS, *WORDS):  # few are sought in the texts, more in an index of them
            raw = word.encode()
            member = re.compile(rb"\.\s*" + re.escape(raw) + rb"\b")
            naming = [path for path in paths if member.search(Path(path).read_bytes())]
            assert list(index.naming(raw)) == naming
            assert not naming or set(naming) <= set(index.holding(raw, paths[0]))
