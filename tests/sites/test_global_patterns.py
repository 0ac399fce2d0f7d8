"""Regular expressions with `g` in a table: what goes on from `lastIndex`, and what does not."""

import pytest
from support.analysed import is_safe

ROWS = "[{ re: /a/g, to: 'b' }, { re: /c/gi, to: 'd' }, { re: /e/, to: 'f' }]"


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("return t.some(({ re }) => re.test(s));", id="test"),
        pytest.param("return t.map((row) => row.re.exec(s));", id="exec"),
        pytest.param("for (const { re } of t) while (re.test(s)) n++; return n;", id="in a loop"),
        pytest.param("return t[0].re;", id="returned"),
        pytest.param("g(t[0].re); return 1;", id="handed on"),
        pytest.param("t[0].re.lastIndex = 2; return s.replace(t[0].re, '');", id="lastIndex"),
        pytest.param("return t[0].re[Symbol.replace](s, 'x');", id="by the symbol"),
        pytest.param("return go.replace(t[0].re, '') + t[0].re.test(s);", id="test, too"),
        pytest.param(
            "const o = { replace: (re) => re.test(s) }; return o.replace(t[0].re);", id="own"
        ),
        pytest.param("const { test } = t[0].re; return test.call(t[0].re, s);", id="taken out"),
        pytest.param("return s.replace(s, t[0].re);", id="the second argument"),
        pytest.param("freeze(t[0].re); return String(s).replace(t[0].re, '');", id="frozen"),
        pytest.param(
            "globalThis.Object.freeze(t[0].re); return s.replace(t[0].re, '');", id="so, too"
        ),
        pytest.param("keep = t[0].re; return s.replace(keep, '');", id="kept"),
    ],
)
def test_what_may_go_on(use: str) -> None:
    js = f"let keep, n = 0;\nconst {{ freeze }} = Object;\nexport function f(s) {{ const t = /*@*/{ROWS}; {use} }}"
    assert not is_safe(js)


@pytest.mark.parametrize("flags", ["y", "gy"])
def test_sticky_ones_go_on(flags: str) -> None:
    rows = ROWS.replace("/a/g", f"/a/{flags}")
    js = f"export function f(s) {{ const t = /*@*/{rows}; return String(s).replace(t[0].re, ''); }}"
    assert not is_safe(js)


@pytest.mark.parametrize(
    "use",
    [
        pytest.param(
            "let o = String(s); for (const { re, to } of t) o = o.replace(re, to); return o;",
            id="replace",
        ),
        pytest.param(
            "return t.reduce((o, { re, to }) => o.replaceAll(re, to), String(s));", id="reduce"
        ),
        pytest.param("return t.map(({ re }) => String(s).match(re)?.length);", id="match"),
        pytest.param("return t.flatMap(({ re }) => [...String(s).matchAll(re)]);", id="matchAll"),
        pytest.param("return t.map(({ re }) => String(s).split(re).length);", id="split"),
        pytest.param("return t.map(({ re }) => String(s).search(re));", id="search"),
        pytest.param("return t.map(({ re }) => re.source + re.flags);", id="its source"),
        pytest.param("return s in t;", id="not at all"),
    ],
)
def test_what_begins_anew(use: str) -> None:
    assert is_safe(f"export function f(s) {{ const t = /*@*/{ROWS}; {use} }}")
