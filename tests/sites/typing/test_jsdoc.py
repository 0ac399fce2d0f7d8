"""JSDoc that types a literal: it moves with it, or nothing moves. What must stay comes first."""

import pytest
from support.analysed import obstacles_of, site_of, text_at
from support.fixer import fix

from allocscan.sites.obstacles import Because

TABLE = "{ a: 1, b: 2, c: 3, d: 4 }"


def fixed(text: str) -> str:
    """`text` after a fix that knows of no import cycle."""
    return fix(text.encode(), may_cycle=False).decode()


def function(above: str, comment: str, *, head: str = "", cast: bool = False) -> str:
    """A function whose table has `comment` above it, or before its parentheses."""
    table = f"{comment} ({TABLE})" if cast else TABLE
    first = "" if cast else f"  {comment}\n"
    return f"{above}export function f(k, T) {{\n{head}{first}  const t = {table};\n  return t[k];\n}}\n"


LOCAL = [
    pytest.param("", "/** @type {Record<typeof k, number>} */", id="a parameter"),
    pytest.param("/** @template V */\n", "/** @type {Record<string, V>} */", id="a type parameter"),
    pytest.param(
        "/**\n * @template {string} [V=string] text\n */\n",
        "/** @type {V} */",
        id="one with a bound and a default",
    ),
    pytest.param("/** @template U, V */\n", "/** @type {V[]} */", id="one of two"),
    pytest.param(
        "/** @template V */\n/** More of it. */\n",
        "/** @type {V} */",
        id="in a comment above others",
    ),
]


@pytest.mark.parametrize("cast", [False, True])
@pytest.mark.parametrize(("above", "comment"), LOCAL)
def test_a_type_of_the_function_stays(above: str, comment: str, cast: bool) -> None:
    text = function(above, comment, cast=cast)
    assert obstacles_of(text) == [(Because.LOCAL_TYPE, comment)]
    assert fixed(text) == text


IN_IT = [
    pytest.param("  /** @typedef {number} N */\n  k();\n", "/** @type {N} */", id="a typedef"),
    pytest.param("  /** @callback N */\n  k();\n", "/** @type {N[]} */", id="a callback"),
    pytest.param("  class N {}\n", "/** @type {Record<string, N>} */", id="a class"),
    pytest.param("  const n = 1;\n", "/** @type {Record<string, typeof n>} */", id="a variable"),
    pytest.param("", "/** @typedef {number} N @type {N} */", id="one that it declares itself"),
]


@pytest.mark.parametrize(("head", "comment"), IN_IT)
def test_a_type_in_the_function_stays(head: str, comment: str) -> None:
    text = function("", comment, head=head)
    assert obstacles_of(text) == [(Because.LOCAL_TYPE, comment)]
    assert fixed(text) == text


def test_a_typed_local_that_stays_keeps_its_literal() -> None:
    text = (
        f"export function f(k) {{\n  if (k) t;\n  /** @type {{X}} */\n  var t = {TABLE};\n"
        "  return t[k];\n}\n"
    )
    assert fixed(text) == text


MOVES = [
    pytest.param("/** @type {Record<string, number>} */", id="a type of everywhere"),
    pytest.param("/** @type {import('./t').T[]} */", id="an imported type"),
    pytest.param("/** The T of k. @type {X} */", id="a text that only mentions the function's"),
    pytest.param("/** @satisfies {X} */", id="satisfies"),
    pytest.param("/** @type {const} */", id="const"),
    pytest.param("/** @const {X} */", id="of the closure compiler"),
]


@pytest.mark.parametrize("comment", MOVES)
def test_it_moves_along_from_above(comment: str) -> None:
    text = function("", comment).replace("(k, T)", "(k)")
    assert obstacles_of(text) == []
    result = fixed(text)
    assert result.startswith(f"{comment}\nconst ")
    assert result.count(comment) == 1
    assert "const t" not in result


@pytest.mark.parametrize("comment", MOVES)
def test_a_cast_moves_along(comment: str) -> None:
    text = function("", comment, cast=True).replace("(k, T)", "(k)")
    result = fixed(text)
    assert f" = {comment} (" in result.split("\n")[0]
    assert f"{TABLE})" in result.split("\n")[0]
    assert result.count(comment) == 1
    assert "const t" not in result


CASTS = [
    pytest.param(
        f"export function f(k) {{ return (/** @type {{X}} */ ({TABLE}))[k]; }}\n",
        f"/** @type {{X}} */ ({TABLE})",
        "[k]; }",
        id="inline, in parentheses",
    ),
    pytest.param(
        f"export function f(k) {{ const t = /** @type {{X}} */ (({TABLE})); return t[k]; }}\n",
        f"/** @type {{X}} */ (({TABLE}))",
        "{ return",
        id="in two parentheses",
    ),
    pytest.param(
        "export function f(k) { const t = /** @type {X} */ (/** @type {any} */ ("
        f"{TABLE})); return t[k]; }}\n",
        f"/** @type {{X}} */ (/** @type {{any}} */ ({TABLE}))",
        "{ return",
        id="a cast of a cast",
    ),
    pytest.param(
        f"export function f(k) {{ const t = /* @type {{X}} */ ({TABLE}); return t[k]; }}\n",
        TABLE,
        "= /* @type",
        id="no JSDoc: it stays",
    ),
]


@pytest.mark.parametrize(("text", "moved", "left"), CASTS)
def test_what_moves(text: str, moved: str, left: str) -> None:
    assert text_at(text, site_of(text).moved) == moved
    result = fixed(text)
    assert left in result
    assert result.count("@type") == text.count("@type")


def test_in_typescript_it_is_only_a_comment() -> None:
    text = function("/** @template T */\n", "/** @type {T} */").replace("k, T", "k: string")
    assert obstacles_of(text, "a.ts") == []
