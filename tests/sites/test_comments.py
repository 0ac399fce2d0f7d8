"""Comments that some tool acts on: what stands with one does not move (D17)."""

import pytest
from support.analysed import marked, syntax_of, text_at

from allocscan.sites.comments import acted_on_comment


def found_in(text: str, path: str = "a.ts") -> str | None:
    """The comment that keeps the marked literal where it is."""
    syntax = syntax_of(text, path)
    span = acted_on_comment(marked(syntax), syntax)
    return None if span is None else text_at(text, span)


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("// @ts-ignore", id="ts-ignore"),
        pytest.param("// @ts-expect-error wrong", id="ts-expect-error"),
        pytest.param("// eslint-disable-next-line no-x", id="eslint, next line"),
        pytest.param("/* eslint-disable no-x */", id="eslint, from here"),
        pytest.param("/* eslint-enable */", id="eslint, to here"),
        pytest.param("/* istanbul ignore next */", id="istanbul"),
        pytest.param("/* c8 ignore start */", id="c8"),
        pytest.param("/* v8 ignore next 3 */", id="v8"),
        pytest.param("/* node:coverage ignore next */", id="node"),
        pytest.param("// prettier-ignore", id="prettier"),
        pytest.param("// biome-ignore lint: x", id="biome"),
        pytest.param("// oxlint-disable-next-line", id="oxlint"),
        pytest.param("// dprint-ignore", id="dprint"),
        pytest.param("// tslint:disable", id="tslint"),
        pytest.param("/* webpackChunkName: 'x' */", id="webpack"),
        pytest.param("/* @vite-ignore */", id="vite"),
        pytest.param("// @formatter:off", id="formatter"),
        pytest.param("/* jshint ignore:line */", id="jshint"),
    ],
)
def test_acted_on(comment: str) -> None:
    assert found_in(f"function f() {{\n  {comment}\n  const c = [1];\n}}") == comment, "above"
    assert found_in(f"function f() {{\n  const c = [\n    {comment}\n    1,\n  ];\n}}") == comment
    assert found_in(f"function f() {{\n  const c = [1]; {comment}\n}}") == comment, "behind"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "function f() {\n  // prettier-ignore\n  g({ x: [1] });\n}", id="above a deep literal"
        ),
        pytest.param("class A {\n  // prettier-ignore\n  x = [1];\n}", id="above a field"),
        pytest.param(
            "function f(k) {\n  switch (k) {\n    case 1:\n      // prettier-ignore\n"
            "      g([1]);\n  }\n}",
            id="in a case",
        ),
    ],
)
def test_the_statement_counts(text: str) -> None:
    assert found_in(text) == "// prettier-ignore"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("function f() {\n  // why\n  const c = [1]; // how\n}", id="plain comments"),
        pytest.param("function f() { const c = [1, /* one */ 2]; }", id="a plain one inside"),
        pytest.param("function f() {\n  // @hot\n  const c = [1];\n}", id="ours"),
        pytest.param(
            "function f() {\n  // prettier-ignore\n  g();\n  const c = [1];\n}", id="above another"
        ),
        pytest.param(
            "function f() {\n  // prettier-ignore\n\n\n  const c = [1];\n}", id="far above"
        ),
        pytest.param(
            "function f() {\n  const c = [1];\n\n  // prettier-ignore\n  g();\n}", id="below"
        ),
        pytest.param("function f() { const c = ['prettier-ignore']; }", id="in a string"),
        pytest.param("// @ts-check\nfunction f() { const c = [1]; }", id="about the file"),
    ],
)
def test_not_acted_on(text: str) -> None:
    assert found_in(text) is None
