"""A value is told to live across an `await` or `yield` where it does, and nowhere else.

What was doubtful was measured: the heap that calls in flight keep, Node 20.20.2 and 24.21.0.
"""

import pytest
from support.analysed import survey_of

T = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 }"
LIST = "['a', 'b', 'c', 'd']"


def held_in(js: str) -> str | None:
    """The text of the pause that the site of `js` lives across."""
    source = js.replace("TABLE", T).replace("LIST", LIST)
    sites = [site for site in survey_of(source).sites if site.cost.leaves > 3]
    assert len(sites) == 1, "one site to ask about"
    at = sites[0].held_across
    return None if at is None else source.encode()[at.start : at.end].decode()


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("export function f(k) { const t = TABLE; g(); return t[k]; }", id="no pause"),
        pytest.param(
            "export async function f(k) { const t = TABLE; return t[k]; }", id="async, no pause"
        ),
        pytest.param(
            "export async function f(k) { await g(); const t = TABLE; return t[k]; }",
            id="before it",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; const r = t[k]; await g(); return r; }",
            id="used before it, a part after it",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; return t[k] + (await g()); }",
            id="read before the pause of the same expression",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; return await g(t[k]); }",
            id="read for the call that is awaited",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE;"
            " xs.map(async (x) => { await x; }); return t[k]; }",
            id="a pause of a function inside",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE;"
            " if (k) { await g(); } else { return t[k]; } }",
            id="the other branch",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; return k ? await g() : t[k]; }",
            id="the other branch of a condition",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE;"
            " if (!k) { await g(); return 1; } return t[k]; }",
            id="a branch that leaves",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; if (!k) return await g(); return t[k]; }",
            id="a statement that leaves",
        ),
        pytest.param(
            "export async function f(xs) { for (const x of xs) {"
            " const t = TABLE; g(t[x]); await h(); } }",
            id="made again in each round",
        ),
        pytest.param(
            "export async function f(xs) { for await (const x of xs) { g(TABLE[x]); } }",
            id="made in each round of an async loop",
        ),
        pytest.param(
            "export async function f(xs) { for (const x of Object.keys(TABLE)) { await g(x); } }",
            id="its keys are iterated",
        ),
        pytest.param(
            "export async function f(k) { return Object.keys(TABLE).includes(await k); }",
            id="its keys wait",
        ),
        pytest.param(
            "export async function f(k) { { const t = TABLE; g(t[k]); } await h(); }",
            id="its block is over",
        ),
        pytest.param(
            "export async function f(k) { { const t = TABLE; [k].map((x) => t[x]); } await h(); }",
            id="the block of what a function holds is over",
        ),
        pytest.param("export function* f(k) { const t = TABLE; yield t[k]; }", id="yields a part"),
        pytest.param(
            "export function f(k) { const t = TABLE; return t[k]; }"
            " export async function h(k) { await f(k); await g(); }",
            id="in a function that an async one calls",
        ),
        pytest.param(
            "export async function f(k, t = TABLE) { g(t[k]); await h(); }",
            id="a default that is used before",
        ),
    ],
)
def test_not_held(js: str) -> None:
    assert held_in(js) is None


@pytest.mark.parametrize(
    ("js", "pause"),
    [
        pytest.param(
            "export async function f(k) { const t = TABLE; await g(); return t[k]; }",
            "await g()",
            id="used after it",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; return t[await k]; }",
            "await k",
            id="the key is awaited",
        ),
        pytest.param(
            "export async function f(k) { return TABLE[await k]; }", "await k", id="no variable"
        ),
        pytest.param(
            "export async function f(k) { return LIST.includes(await k); }",
            "await k",
            id="the receiver waits for its argument",
        ),
        pytest.param(
            "export async function f(k) { return Math.max(TABLE[k], await k) + TABLE2[await k]; }".replace(
                "TABLE[k]", "1"
            ).replace("TABLE2", "TABLE"),
            "await k",
            id="the second pause",
        ),
        pytest.param(
            "export async function f(k) { return own(TABLE, await k); }"
            " function own(t, k) { return t[k]; }",
            "await k",
            id="an argument waits for the next",
        ),
        pytest.param(
            "export async function f(xs) { const t = TABLE;"
            " for (const x of xs) { g(t[x]); await h(); } }",
            "await h()",
            id="used before it in a loop",
        ),
        pytest.param(
            "export async function f(xs) { const t = TABLE;"
            " while (xs.length) { if (g()) { await h(); } else { g(t[xs.pop()]); } } }",
            "await h()",
            id="the other branch, next time round",
        ),
        pytest.param(
            "export async function f(xs) { const t = TABLE;"
            " for (const x of xs) { if (x) { await h(); continue; } g(t[x]); } }",
            "await h()",
            id="continues to the use",
        ),
        pytest.param(
            "export async function f(xs) { const t = TABLE;"
            " for await (const x of xs) { g(t[x]); } }",
            "for await (const x of xs) { g(t[x]); }",
            id="an async loop",
        ),
        pytest.param(
            "export async function f(g) { for await (const x of LIST) { g(x); } }",
            "for await (const x of LIST) { g(x); }",
            id="iterated by an async loop",
        ),
        pytest.param(
            "export async function f(g) { for (const x of LIST) { await g(x); } }",
            "await g(x)",
            id="iterated by a loop that pauses",
        ),
        pytest.param(
            "export async function f(g) { for (const x in TABLE) { await g(x); } }",
            "await g(x)",
            id="its keys are counted by a loop that pauses",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; { await using r = g(); h(r); }"
            " return t[k]; }",
            "await using r = g();",
            id="something is disposed of",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE;"
            " try { return await g(); } finally { h(t[k]); } }",
            "await g()",
            id="finally",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE;"
            " try { await g(); } catch { return t[k]; } }",
            "await g()",
            id="catch",
        ),
        pytest.param(
            "export const f = async (k) => TABLE[await k];", "await k", id="an arrow's expression"
        ),
        pytest.param(
            "export class A { async *m(k) { const t = TABLE; yield 1; return t[k]; } }",
            "yield 1",
            id="an async generator method",
        ),
        pytest.param(
            "export const o = { *m(k) { const t = TABLE; yield 1; g(t[k]); } };",
            "yield 1",
            id="a generator method",
        ),
        pytest.param(
            "export function* f(k) { const t = TABLE; yield* g(); h(t[k]); }",
            "yield* g()",
            id="yields what another yields",
        ),
        pytest.param("export function* f() { yield* LIST; }", "yield* LIST", id="yields all of it"),
        pytest.param(
            "export async function f(k, t = TABLE) { await g(); return t[k]; }",
            "await g()",
            id="a default of a parameter",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; const h = () => t[k];"
            " h(); await g(); return 1; }",
            "await g()",
            id="a function inside holds it",
        ),
        pytest.param(
            "export async function f(k) { const t = TABLE; const h = () => t[k];"
            " if (k) { await g(); return 1; } return h(); }",
            "await g()",
            id="a function inside holds it, its branch leaves",
        ),
    ],
)
def test_held(js: str, pause: str) -> None:
    assert held_in(js) == pause.replace("LIST", LIST)
