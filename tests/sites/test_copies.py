"""Objects made out of the value: copies, rests, seeds; what runs by itself goes along with them."""

import pytest
from support.analysed import outs_of

OWN = "{ x: { n: 0 }, toJSON() { return 1; }, toString() { return ''; } }"
ITERATED = "{ x: { n: 0 }, [Symbol.iterator]: it }"
LENGTH = "{ kind: 1, length: { n: 0 } }"
NAMED = "{ q: 1, set: s, b: { n: 0 } }"


def f(literal: str, body: str) -> str:
    """A module whose function builds `literal` as `c`."""
    return (
        "import { it, s, g } from './x.mjs';\n"
        f"export function f(k, o) {{ const c = /*@*/{literal}; {body} }}"
    )


@pytest.mark.parametrize(
    ("literal", "body"),
    [
        pytest.param(LENGTH, "const { kind, ...r } = c; r.length.n++;", id="an own length"),
        pytest.param(LENGTH, "(({ kind, ...r }) => { r.length.n++; })(c);", id="of a parameter"),
        pytest.param(NAMED, "const { q, ...r } = c; r.set(1);", id="an own set"),
        pytest.param(OWN, "const { x, ...r } = c; `${r}`;", id="a rest is converted"),
        pytest.param(OWN, "JSON.stringify({ ...c });", id="a copy is serialised"),
        pytest.param(OWN, "`${{ ...c }}`;", id="a copy is converted"),
        pytest.param(OWN, "JSON.stringify(Object.assign({}, c));", id="an assigned copy"),
        pytest.param(
            "{ x: { n: 0 }, then: s }", "(async () => { await { ...c }; })();", id="awaited"
        ),
        pytest.param(ITERATED, "[...{ ...c }];", id="a copy is iterated"),
        pytest.param(ITERATED, "g(...c);", id="spread into arguments"),
        pytest.param(ITERATED, "Math.max(...c);", id="spread into those of a built-in"),
        pytest.param("{ n: 0 }", "[1].reduce((...a) => { a[0].n++; return c; }, {});", id="rest"),
        pytest.param(
            "{ n: 0 }",
            "[1].reduce(function () { arguments[0].n++; return c; }, {});",
            id="arguments",
        ),
        pytest.param(
            "[{ n: 0 }]", "c.reduce((a, x) => { a.n++; return a; }, ...[]);", id="no seed"
        ),
        pytest.param(OWN, "console.log('%s', c);", id="shown as text"),
        pytest.param("{ [Symbol.for('i')]: s, n: 0 }", "console.log(c);", id="an own inspector"),
    ],
)
def test_what_runs_by_itself_goes_along(literal: str, body: str) -> None:
    assert outs_of(f(literal, body))


@pytest.mark.parametrize(
    ("literal", "body"),
    [
        pytest.param("{ a: 1, b: 2 }", "const { a, ...r } = c; return r.b + a;", id="a rest"),
        pytest.param("{ a: 1, b: 2 }", "const { a, ...r } = c; r.b = 3; return r.b;", id="written"),
        pytest.param("{ a: 1 }", "return JSON.stringify({ ...c, k });", id="a copy"),
        pytest.param("{ a: 1 }", "return JSON.stringify(Object.assign({}, c));", id="assigned"),
        pytest.param("[1, 2]", "return Math.max(...c);", id="an array into arguments"),
        pytest.param("[1, 2]", "return c.reduce((a, x) => a + x, 0);", id="seeded"),
        pytest.param("{ a: { b: 1 } }", "console.log('%o', c);", id="shown"),
    ],
)
def test_plain_copies_are_nobodys_business(literal: str, body: str) -> None:
    assert outs_of(f(literal, body)) == []


def test_an_object_into_a_set_is_not_moved_whole() -> None:
    text = f("{ a: 1, b: 2, [Symbol.iterator]: it }", "return new Set(c).size;")
    assert outs_of(text)
