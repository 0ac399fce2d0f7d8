"""Comments that tools apply to what follows them, and conversions that hide in methods."""

import pytest
from support.analysed import obstacles_of, outs_of, placed_of

from allocscan.sites.obstacles import Because

BODY = "{ const t = /*@*/{ a: 1, b: 2, c: 3 }; return t[k]; }"


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("// @ts-expect-error implicit any", id="@ts-expect-error"),
        pytest.param("// @ts-ignore\n", id="@ts-ignore and a blank line"),
        pytest.param("// eslint-disable-next-line complexity", id="eslint"),
        pytest.param("/* istanbul ignore next */", id="istanbul"),
        pytest.param("// prettier-ignore", id="prettier"),
        pytest.param("/** What it does. */\n// @ts-ignore", id="JSDoc above"),
    ],
)
def test_the_constant_goes_above_what_belongs_to_the_next_statement(comment: str) -> None:
    placement = placed_of(f"{comment}\nexport const f = (k) => {BODY};\n", "a.ts").placement
    assert placement is not None
    assert placement.offset == 0


@pytest.mark.parametrize(
    "comment", ["/** @license MIT */", "/* eslint-disable */", "// @ts-check", "/* @jsx h */"]
)
def test_the_constant_goes_below_what_belongs_to_the_file(comment: str) -> None:
    placement = placed_of(f"{comment}\nexport const f = (k) => {BODY};\n").placement
    assert placement is not None
    assert placement.offset == len(comment) + 1


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            "export const f = (k) => {\n  const t =\n    // @ts-expect-error bad\n"
            "    /*@*/{ a: 'x', b: 1, c: 2 };\n  return t[k];\n};",
            id="after the equals sign",
        ),
        pytest.param(
            "export const f = (k) => {\n  return (\n    // @ts-ignore twice\n"
            "    /*@*/{ a: 1, b: 2, a: 3 }[k]\n  );\n};",
            id="in parentheses",
        ),
    ],
)
def test_a_comment_on_the_line_above_the_literal(js: str) -> None:
    assert Because.SUPPRESSION_COMMENT in [because for because, _ in obstacles_of(js)]


@pytest.mark.parametrize("call", ["c.slice().sort()", "c.toSorted()", "c.toSorted(undefined)"])
def test_sorting_without_a_comparator_converts(call: str) -> None:
    js = f"export const f = (k) => {{ const c = /*@*/[{{ toString: g, n: 0 }}]; {call}; }};\n"
    assert outs_of(f"function g() {{ return ++this.n; }}\n{js}") != []


def test_sorting_with_one_does_not() -> None:
    js = "const c = /*@*/[{ n: 0 }, { n: 1 }]; c.toSorted((a, b) => a.n - b.n);"
    assert outs_of(f"export const f = (k) => {{ {js} }};\n") == []
