"""A constant that the file has already is taken where nobody can tell, and only there."""

import pytest
from support.differential import assert_same_behaviour
from support.fixer import EVERYTHING, fix, scan_everything, source_file

from allocscan.fixes.guarding.guard import guard
from allocscan.fixes.plan import Order, Plan, plan
from allocscan.least import floor_for
from allocscan.records import replace
from allocscan.settings import FreezeMode, Settings
from allocscan.sites.survey import survey
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import parse

USE = "export function f(k) { return { a: 1, b: 2, c: 3 }[k]; }\n"
LIST = "export function f(k) { return [1, 2, 3, 4].includes(k); }\n"
LOOP = "export function f(g) { for (const n of [1, 2, 3, 4]) g(n); }\n"

NEW = [
    pytest.param("const A = { a: 1, b: 2, c: 4 };\n" + USE, "A", id="another value"),
    pytest.param("const A = { a: 1, b: 2, 'c': 3 };\n" + USE, "A", id="another token"),
    pytest.param("const A = { a: 1, b: 2 };\n" + USE, "A", id="a part of it"),
    pytest.param("let A = { a: 1, b: 2, c: 3 };\n" + USE, "A", id="let"),
    pytest.param("const A = { a: 1, b: 2, c: 3 };\nA.a = 5;\n" + USE, "A", id="written to"),
    pytest.param("const A = { a: 1, b: 2, c: 3 };\ng(A);\n" + USE, "A", id="passed on"),
    pytest.param("export const A = { a: 1, b: 2, c: 3 };\n" + USE, "A", id="exported"),
    pytest.param(
        "const A = { a: 1, b: 2, c: 3 };\nexport { A };\n" + USE, "A", id="exported below"
    ),
    pytest.param("const A = [1, 2, 3, 4];\nA.push(5);\n" + LIST, "A", id="a list that grows"),
    pytest.param(
        "export const A = Object.freeze({ a: { b: 1 }, c: 2, d: 3 });\n"
        "export function f(k) { return { a: { b: 1 }, c: 2, d: 3 }[k] === 2; }\n",
        "A",
        id="frozen, exported, and not all the way down",
    ),
    pytest.param("const A = Object.freeze([1, 2, 3, 4]);\n" + LOOP, "A", id="frozen and slow"),
    pytest.param(USE + "const A = { a: 1, b: 2, c: 3 };\n", "A", id="below a declaration"),
    pytest.param(
        "const f = (k) => ({ a: 1, b: 2, c: 3 })[k];\nconst A = { a: 1, b: 2, c: 3 };\nf(A.a);\n",
        "A",
        id="below",
    ),
    pytest.param(
        "f(1);\nconst A = { a: 1, b: 2, c: 3 };\n" + USE, "A", id="called before it is initialised"
    ),
    pytest.param(
        "const A = { a: 1, b: 2, c: 3 };\n"
        "export function f(k, A) { return { a: 1, b: 2, c: 3 }[k] + A; }\n",
        "A",
        id="its name means a parameter",
    ),
    pytest.param(
        "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) {\n"
        "  const t = { a: 1, b: 2, c: 3 };\n  return k.map((A) => t[A]);\n}\n",
        "A",
        id="its name means a parameter at a use of the local",
    ),
    pytest.param(
        "{ const A = { a: 1, b: 2, c: 3 }; g(A.a); }\n" + USE, "A", id="in a block of its own"
    ),
    pytest.param(
        "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) {\n"
        "  return { a: 1, /* two */ b: 2, c: 3 }[k];\n}\n",
        "A",
        id="a comment in the literal",
    ),
    pytest.param(
        "const B = 1;\nconst A = { a: B, b: 2, c: 3 };\n"
        "export function f(k, B) { return { a: B, b: 2, c: 3 }[k]; }\n",
        "A",
        id="a name in it that means something else",
    ),
    pytest.param(
        "const A = { a: /x/g, b: 2, c: 3 };\n"
        "export function f(k) { const t = { a: /x/g, b: 2, c: 3 }; return t.b + k; }\n",
        "A",
        id="an expression in it",
    ),
    pytest.param(
        "const A = { __proto__: null, b: 2, c: 3 };\n"
        "export function f(k) { return { __proto__: null, b: 2, c: 3 }[k]; }\n",
        "A",
        id="a prototype",
    ),
]


def reused(text: str, name: str, path: str = "main.mjs") -> bool:
    """True when some fix of `text` takes the constant `name`."""
    report = scan_everything(text.encode(), path, may_cycle=False)
    return any(found.fix is not None and found.fix.name == name for found in report.findings)


@pytest.mark.parametrize(("text", "name"), NEW)
def test_not_taken(text: str, name: str) -> None:
    assert not reused(text, name)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        pytest.param(
            "const A = { a: 1, b: 2, c: 3 };\n" + USE,
            "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) { return A[k]; }\n",
            id="private",
        ),
        pytest.param(
            "const A = {\n  a: 1, b: 2,\n  // three\n  c: 3 };\n" + USE,
            "const A = {\n  a: 1, b: 2,\n  // three\n  c: 3 };\n"
            "export function f(k) { return A[k]; }\n",
            id="laid out otherwise",
        ),
        pytest.param(
            "export const A = Object.freeze({ a: 1, b: 2, c: 3 });\n" + USE,
            "export const A = Object.freeze({ a: 1, b: 2, c: 3 });\n"
            "export function f(k) { return A[k]; }\n",
            id="exported, frozen and flat",
        ),
        pytest.param(
            "const A = [1, 2, 3, 4];\n" + LOOP,
            "const A = [1, 2, 3, 4];\nexport function f(g) { for (const n of A) g(n); }\n",
            id="a list",
        ),
        pytest.param(
            "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) {\n"
            "  const t = { a: 1, b: 2, c: 3 };\n  return t[k];\n}\n",
            "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) {\n  return A[k];\n}\n",
            id="a local goes",
        ),
        pytest.param(
            "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) {\n  // as above\n"
            "  const t = { a: 1, b: 2, c: 3 };\n  return t[k];\n}\n",
            "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) {\n  // as above\n"
            "  const t = A;\n  return t[k];\n}\n",
            id="a local with a comment stays",
        ),
        pytest.param(
            "const A = { a: 1, b: 2, c: 3 };\n" + USE + USE.replace("f(k)", "g(k)"),
            "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) { return A[k]; }\n"
            "export function g(k) { return A[k]; }\n",
            id="twice",
        ),
        pytest.param(
            "(function () {\n  const A = { a: 1, b: 2, c: 3 };\n"
            "  window.f = function (k) { return { a: 1, b: 2, c: 3 }[k]; };\n})();\n",
            "(function () {\n  const A = { a: 1, b: 2, c: 3 };\n"
            "  window.f = function (k) { return A[k]; };\n})();\n",
            id="in a wrapper",
        ),
    ],
)
def test_taken(text: str, result: str) -> None:
    assert fix(text.encode(), may_cycle=False).decode() == result
    assert fix(result.encode(), may_cycle=False).decode() == result


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "const A = { a: 1, b: 2, c: 3 };\nexport function f(k) {\n"
            "  const t: Record<string, number> = { a: 1, b: 2, c: 3 };\n  return t[k];\n}\n",
            id="a type of its own",
        ),
        pytest.param(
            "const A: Record<string, number> = { a: 1, b: 2, c: 3 };\nexport function f(k: 'a') {\n"
            "  const t = { a: 1, b: 2, c: 3 };\n  return t[k];\n}\n",
            id="the constant has a type",
        ),
        pytest.param(
            "const A = { a: 1, b: 2, c: 3 } as const;\nexport function f(k: 'a') {\n"
            "  const t = { a: 1, b: 2, c: 3 };\n  return t[k];\n}\n",
            id="the constant is narrower",
        ),
        pytest.param(
            "const A = Object.freeze({ a: 1, b: 2, c: 3 });\nexport function f(k: 'a') {\n"
            "  const t = { a: 1, b: 2, c: 3 };\n  return t[k];\n}\n",
            id="the constant is readonly",
        ),
    ],
)
def test_not_taken_for_its_type(text: str) -> None:
    assert not reused(text, "A", "main.mts")


def test_taken_in_typescript() -> None:
    text = (
        "const A = { a: 1, b: 2, c: 3 };\nexport function f(k: 'a') {\n"
        "  const t = { a: 1, b: 2, c: 3 };\n  return t[k];\n}\n"
    )
    assert reused(text, "A", "main.mts")


def test_programs_do_the_same() -> None:
    program = (
        b"const A = { a: 1, b: 2, c: 3 };\nconst B = Object.freeze({ x: 'y', y: 'z', z: 'x' });\n"
        b"function f(k) { return { a: 1, b: 2, c: 3 }[k]; }\n"
        b"export const g = (k) => { const t = { x: 'y', y: 'z', z: 'x' }; return t[k]; };\n"
        b"console.log(f('a'), f('d'), g('x'), A, B);\n"
    )
    fixed = assert_same_behaviour(program)
    assert b"A[k]" in fixed
    assert b"B[k]" in fixed


LIES = [
    pytest.param("const A = { a: 1, b: 2, c: 3 };\n", "{ a: 1, b: 2, c: 4 }", id="another text"),
    pytest.param("let A = { a: 1, b: 2, c: 3 };\n", "{ a: 1, b: 2, c: 3 }", id="no const"),
    pytest.param("const B = { a: 1, b: 2, c: 3 };\n", "{ a: 1, b: 2, c: 3 }", id="another name"),
    pytest.param("const A = [{ a: 1, b: 2, c: 3 }];\n", "{ a: 1, b: 2, c: 3 }", id="a part of it"),
    pytest.param(
        "const A = g({ a: 1, b: 2, c: 3 });\n", "{ a: 1, b: 2, c: 3 }", id="what a call gives"
    ),
    pytest.param(
        "{ const A = { a: 1, b: 2, c: 3 }; }\n", "{ a: 1, b: 2, c: 3 }", id="out of sight"
    ),
    pytest.param(
        "const A = { a: 1, b: 2, c: 3 };\nfunction h(A) {\n" + USE[7:] + "}\n",
        "{ a: 1, b: 2, c: 3 }",
        id="another is meant",
    ),
]


@pytest.mark.parametrize(("head", "text"), LIES)
def test_the_guard_believes_no_plan(head: str, text: str) -> None:
    """A plan that takes what is no equal constant, or means another one, is not carried out."""
    assert isinstance(_guarded(head, text), str)


def test_the_guard_believes_the_truth() -> None:
    text = "{ a: 1, b: 2, c: 3 }"
    assert isinstance(_guarded(f"const A = {text};\n", text), bytes)
    assert isinstance(_guarded(f"const A = Object.freeze({text});\n", text), bytes)


def _guarded(head: str, text: str) -> bytes | str:
    """What the guard says to taking `text`, which is in `head`, as `A` for the literal in USE."""
    whole = head if "function" in head else head + USE
    original = whole.replace("{ a: 1, b: 2, c: 3 }", text, 1)
    _, made = _planned("const A = { a: 1, b: 2, c: 3 };\n" + USE)
    at, existing = original.rindex("{ a: 1, b: 2, c: 3 }[k]"), original.index(text)
    moved = Span(at, at + len("{ a: 1, b: 2, c: 3 }"))
    edits = tuple(replace(edit, span=moved) for edit in made.edits)
    told = replace(
        made.hoisted[0],
        moved=(moved,),
        existing=Span(existing, existing + len(text)),
        edits=(edits,),
    )
    plan_told = replace(made, hoisted=(told,), edits=edits)
    return guard(parse(source_file(original.encode(), "main.mjs")), plan_told)


def _planned(text: str) -> tuple[SourceFile, Plan]:
    source = source_file(text.encode(), "main.mjs")
    surveyed = survey(parse(source), floor_for(EVERYTHING), module_file=True, may_cycle=False)
    orders = [Order(site, "table") for site in surveyed.sites]
    return source, plan(parse(source), surveyed.module, orders, Settings(freeze=FreezeMode.AUTO))
