"""The tests' own hold on node and the TypeScript compiler."""

import pytest
from support.node import needs_node, needs_typescript, run_js, tsc_errors, type_check


@needs_node
@pytest.mark.parametrize(
    ("name", "js", "stdout", "error"),
    [
        pytest.param(
            "a.js", "x = 1; console.log(this === exports)", "true\n", "", id="js is sloppy"
        ),
        pytest.param("a.mjs", "console.log(this)", "undefined\n", "", id="mjs is a module"),
        pytest.param("a.mjs", "console.log(1); null.x", "1\n", "TypeError", id="error"),
        pytest.param("a.mjs", "syntax error", "", "SyntaxError", id="syntax error"),
        pytest.param(
            "a.cjs", "throw new (class MyError extends Error {})()", "", "MyError", id="thrown"
        ),
    ],
)
def test_javascript_runs(name: str, js: str, stdout: str, error: str) -> None:
    outcome = run_js({name: js.encode()}, name)
    assert (outcome.stdout, outcome.error) == (stdout, error)
    assert (outcome.code == 0) is (error == "")


@needs_node
def test_a_program_that_does_not_end_is_stopped() -> None:
    assert run_js({"a.mjs": b"for (;;);"}, "a.mjs", timeout=0.5).code is None


@needs_typescript
@pytest.mark.parametrize(
    ("name", "ts", "stdout"),
    [
        pytest.param("a.ts", "enum E { A = 4, B }\nconsole.log(E.B, E[4])", "5 A\n", id="enum"),
        pytest.param(
            "a.ts", "namespace N { export const x = 3 }\nconsole.log(N.x)", "3\n", id="namespace"
        ),
        pytest.param(
            "a.ts",
            "class P { constructor(readonly x: number) {} }\nconsole.log(new P(2).x)",
            "2\n",
            id="parameter property",
        ),
        pytest.param(
            "a.ts",
            "const d = (c: any) => { c.tag = 'd' };\n@d class K {}\nconsole.log((K as any).tag)",
            "d\n",
            id="decorator",
        ),
        pytest.param(
            "a.jsx",
            "/** @jsx h */\nconst h = (t, p, ...k) => t + p.x + k;\nconsole.log(<b x='1'>z</b>)",
            "b1z\n",
            id="jsx pragma",
        ),
        pytest.param(
            "a.cts", "module.exports = 1; console.log(typeof require)", "function\n", id="cts"
        ),
    ],
)
def test_typescript_and_jsx_run(name: str, ts: str, stdout: str) -> None:
    assert run_js({name: ts.encode()}, name).stdout == stdout


@needs_typescript
def test_typescript_files_import_one_another() -> None:
    files = {
        "main.ts": b"import { a } from './lib/a';\nimport { b } from './b.js';\nconsole.log(a+b)",
        "lib/a.ts": b"export const a = 1;",
        "b.js": b"exports.b = 2;",
    }
    assert run_js({**files, "b.ts": b"export const b: number = 3;"}, "main.ts").stdout == "4\n"


@needs_typescript
def test_type_errors_are_listed_without_positions() -> None:
    assert tsc_errors({"a.ts": b"export const a: number = 1;\nconsole.log(a)"}) == ()
    (error,) = tsc_errors({"a.ts": b"\n\nexport const a: number = '';"})
    assert error == "a.ts: TS2322: Type 'string' is not assignable to type 'number'."


@needs_typescript
def test_declarations_show_what_a_module_exports() -> None:
    checked = type_check({"a.ts": b"const x = { a: 1 };\nexport const f = () => x.a;"})
    assert checked.declarations == {"a.d.ts": "export declare const f: () => number;\n"}
