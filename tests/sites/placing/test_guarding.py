"""A semicolon at the start of a line belongs to what it guards, as far as places are concerned."""

import pytest
from support.analysed import placed_of, syntax_of
from support.differential import assert_same_behaviour

from allocscan.sites.placing.guarding import end_before_guard, start_with_guard

UNGUARDED = [
    pytest.param("a();\n[1].map(b)", id="at the end of its statement"),
    pytest.param("a()\n; [1].map(b); [2]", id="the statement behind the next"),
    pytest.param("{}\n;[1].map(b)", id="an empty statement"),
    pytest.param("if (a)\n;[1].map(b)", id="an empty body"),
    pytest.param("for (;;)\n;[1].map(b)", id="an empty loop"),
    pytest.param("while (a)\n;[1].map(b)", id="another empty loop"),
    pytest.param("a()\n/* c */ ;[1].map(b)", id="a comment before it on its line"),
    pytest.param("a()\n;\n[1].map(b)", id="alone on its line"),
    pytest.param("[1].map(b)", id="the first statement"),
]


@pytest.mark.parametrize("js", UNGUARDED)
def test_no_guard(js: str) -> None:
    syntax = syntax_of(js)
    assert not syntax.errors
    assert start_with_guard(syntax.root.named_children[-1], syntax) is None


GUARDED = [
    pytest.param("a()\n§;[1].map(b)", id="an array"),
    pytest.param("const a = 1\n\n§;(b)()", id="a call"),
    pytest.param("a()\n§; `x`.at(0)", id="with a space"),
    pytest.param("let a\n  §;+a", id="indented"),
    pytest.param("import 'a'\n§;(b)()", id="below an import"),
    pytest.param("a()\n\n§// c\n// d\n;[1].map(b)", id="with its comments"),
    pytest.param("a() // of a\n§// c\n;[1].map(b)", id="not that of the line above"),
    pytest.param("a()\n// apart\n\n§;[1].map(b)", id="not one that stands apart"),
]


@pytest.mark.parametrize("js", GUARDED)
def test_guard(js: str) -> None:
    before, after = js.split("§")
    syntax = syntax_of(before + after)
    statements = [one for one in syntax.root.named_children if one.type != "comment"]
    assert start_with_guard(statements[-1], syntax) == len(before)
    assert end_before_guard(statements[-2]) <= len(before)


def test_the_place_is_above_the_line() -> None:
    text = "a()\n  ;[1].map((k) => /*@*/[2, 3, 4, 5][k])\n"
    placement = placed_of(text).placement
    assert placement is not None
    assert placement.offset == text.index("  ;[")
    assert placement.indent == b"  "


TABLE = "{ a: 1, b: 2, c: 3, d: 4 }"


@pytest.mark.parametrize("keyword", ["const", "let", "var"])
@pytest.mark.parametrize("above", ["", "// of the list\n", "\n// apart\n\n"])
def test_programs_without_semicolons_stay_the_same(keyword: str, above: str) -> None:
    text = (
        f"const log = console.log\n{above};['a', 'b'].forEach((k) => {{\n"
        f"  {keyword} t = {TABLE}\n  log(t[k])\n}})\n"
        f"log(1)\n;(function () {{\n  {keyword} n = 2\n  log(n)\n}})()\n"
    )
    fixed = assert_same_behaviour(text.encode()).decode()
    line = next(line for line in fixed.splitlines() if TABLE in line)
    assert line.startswith("const ")
    assert line.endswith(")")
    assert "\n;['a', 'b'].forEach" in fixed
    assert above.startswith("\n") or f"\n{above};['a'" in fixed
