"""What the grammars misread is no way round the proof."""

import pytest
from support.analysed import is_safe

TABLE = (
    "const t: Record<string, { v: number; q: number[] }> = "
    "/*@*/{ a: { v: 1, q: [2] }, b: { v: 2, q: [] } };"
)


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("return k + '-' + t[k]!.v++;", id="behind a sum"),
        pytest.param("return !t[k]!.v++;", id="behind not"),
        pytest.param("return typeof t[k]!.q.pop();", id="behind typeof"),
        pytest.param("return k && t[k]!.v--;", id="behind and"),
        pytest.param("return 0 < t.a!.q.push(1);", id="compared"),
        pytest.param("const [r] = Object.values(t); return '' + r!.v++;", id="of an element"),
        pytest.param(
            "switch (k) { case 'q' + t[k]!.v++: return 1; default: return 0; }", id="case"
        ),
    ],
)
def test_a_write_behind_an_assertion(use: str) -> None:
    assert not is_safe(f"export function f(k: string) {{ {TABLE} {use} }}", "a.ts")


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("return k === 'a' + t[k]!.v;", id="compared"),
        pytest.param("return k in t && 1 !== t[k]!.v;", id="behind and"),
        pytest.param("return -t[k]!.v;", id="behind minus"),
    ],
)
def test_a_read_behind_an_assertion(use: str) -> None:
    assert is_safe(f"export function f(k: string) {{ {TABLE} {use} }}", "a.ts")


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("const u = await\n    t; u.a.x++; return t[k].x;", id="a line end"),
        pytest.param("const { a } = await\n t; a.x++; return a.x;", id="a pattern"),
        pytest.param("const r = await [t.a, t.b].find((x) => x); r.x++; return t[k].x;", id="[]"),
        pytest.param("let n = 1; n /* two\n lines */ ++\n t.a.x; return t[k].x + n;", id="++"),
    ],
)
def test_a_write_in_javascript(use: str) -> None:
    js = f"export async function f(k) {{ const t = /*@*/{{ a: {{ x: 1, y: 3 }}, b: {{ x: 2, y: 4 }} }}; {use} }}"
    assert not is_safe(js)
