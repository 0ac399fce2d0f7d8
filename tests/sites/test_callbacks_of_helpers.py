"""A private helper that calls what it is given: the callbacks are those that its callers pass."""

import pytest
from support.analysed import is_safe

EACH = "function each(list, go) { for (let i = 0; i < list.length; i++) go(list[i], i, list); }\n"
ROWS = "/*@*/[{ n: 'a', v: 1 }, { n: 'b', v: 2 }, { n: 'c', v: 3 }]"


def program(callback: str, *, helper: str = EACH, more: str = "") -> str:
    return (
        f"{helper}export function f(k) {{ let n = 0; each({ROWS}, {callback}); return n; }}\n{more}"
    )


@pytest.mark.parametrize(
    "callback",
    [
        pytest.param("(row) => { row.v++; }", id="writes"),
        pytest.param("(row, i, all) => { all.push(row); }", id="writes to all"),
        pytest.param("(row, ...rest) => { rest[1].length = 0; }", id="by a rest"),
        pytest.param("function () { arguments[0].v++; }", id="by arguments"),
        pytest.param("(row) => { k(row); }", id="hands it on"),
        pytest.param("k", id="of its own caller"),
        pytest.param("k.go", id="a member"),
        pytest.param("(row) => { keep = row; }", id="keeps it"),
        pytest.param("k ? (row) => row.v : k", id="one of two"),
    ],
)
def test_what_a_callback_does(callback: str) -> None:
    assert not is_safe(program(callback, more="let keep;\nexport const g = () => keep;\n"))


@pytest.mark.parametrize(
    "helper",
    [
        pytest.param(f"export {EACH}", id="exported"),
        pytest.param(EACH + "run(each);\n", id="handed on"),
        pytest.param(EACH + "export const h = (go) => each([1], go);\n", id="called by others"),
        pytest.param(EACH.replace("go) {", "go) { go = k;"), id="written to"),
        pytest.param(EACH.replace("go) {", "go) { arguments[1] = k;"), id="by arguments"),
        pytest.param(EACH.replace("go(list", "go.call(list, list"), id="called otherwise"),
        pytest.param(EACH.replace("for (", "keep.push(list); for ("), id="keeps the list"),
        pytest.param(EACH + "each(...args);\n", id="called with a spread"),
    ],
)
def test_who_calls_the_helper(helper: str) -> None:
    js = program("(row) => { n += row.v; }", helper=helper, more="const keep = [];\n")
    assert not is_safe(js)


DEEP = EACH + "function all(list, go) { each(list, go); if (list.length > 9) all(list, go); }\n"


@pytest.mark.parametrize(
    ("callback", "safe"),
    [
        pytest.param("(row) => { row.v++; }", False, id="writes"),
        pytest.param("k", False, id="not in sight"),
        pytest.param("(row) => { n += row.v; }", True, id="reads"),
    ],
)
def test_a_helper_that_hands_its_callback_to_another(callback: str, safe: bool) -> None:
    js = program(callback, helper=DEEP).replace("0; each(", "0; all(")
    assert is_safe(js) is safe


@pytest.mark.parametrize(
    "callback",
    [
        pytest.param("(row) => { n += row.v; }", id="reads"),
        pytest.param("function (row, i, all) { n += row.v * i + all.length; }", id="all three"),
        pytest.param("({ v }) => { n += v; }", id="takes it apart"),
        pytest.param("() => { n++; }", id="looks at nothing"),
        pytest.param("read", id="by name"),
    ],
)
def test_a_callback_that_reads(callback: str) -> None:
    more = "function read(row) { log(row.n); }\nconst log = (text) => { console.log(text); };\n"
    other = "export const h = () => each([{ v: 1 }], (row) => { row.v++; });\n"
    assert is_safe(program(callback, more=more))
    assert not is_safe(program(callback, more=more + other))


@pytest.mark.parametrize(("decorator", "safe"), [("@wrap ", False), ("", True)])
def test_a_decorated_method_is_called_by_its_decorator(decorator: str, safe: bool) -> None:
    ts = (
        f"export class A {{ {decorator}#in(go: (r: {{ v: number }}[]) => number): number {{ "
        "const t = /*@*/[{ v: 1 }, { v: 2 }, { v: 3 }]; return go(t); } "
        "run(): number { return this.#in((r) => r[0].v); } }"
    )
    assert is_safe(ts, "a.ts") is safe
