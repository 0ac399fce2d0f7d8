"""Members of a method's name that become part of a text: of what holds the method, or of others."""

import pytest
from support.analysed import is_safe

METHOD = "{ name(k) { const t = /*@*/{ a: 1, b: 2, c: 3 }; return t[k]; } }"
OBJECT = f"export const o = {METHOD};\n"
CLASS = f"export class A {METHOD}\n"


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("export const g = () => `(${o.name})()`;", id="of the object itself"),
        pytest.param("export const g = () => `is ${o.name}`;", id="of it, in any text"),
        pytest.param("export const g = (x) => x.name + '';", id="a text by itself"),
        pytest.param("export const g = (x) => `${x.name}`;", id="a template by itself"),
        pytest.param("export const g = (x) => x.name.toString();", id="asked for its text"),
        pytest.param("export const g = (x) => String(x.name);", id="by String"),
        pytest.param("export const g = (x) => `(${x.name})()`;", id="called in the text"),
        pytest.param("export const g = (x) => '(' + x.name + ')(1)';", id="in a sum"),
        pytest.param("export const g = (x) => `const f = ${x.name};`;", id="a declaration"),
        pytest.param("export const g = (x) => `return ${x.name}`;", id="a result"),
        pytest.param("export const g = (x) => `<script>${x.name}</script>`;", id="a page's script"),
        pytest.param("export const g = (x) => `javascript:${x.name}`;", id="an address"),
        pytest.param(
            "export const g = (x, w) => w.postMessage(`go ${x.name}`);", id="where texts are sent"
        ),
        pytest.param(
            "export const g = (x) => document.write(`go ${x.name}`);", id="where texts are written"
        ),
        pytest.param("let x = o; export const g = () => `go ${x.name}`;", id="by another name"),
        pytest.param(
            "import { x } from './x'; export const g = () => `go ${x.name}`;", id="imported"
        ),
        pytest.param("const { name } = o; export const g = () => `go ${name}`;", id="taken out"),
        pytest.param("const [x] = [o]; export const g = () => `go ${x.name}`;", id="of a pattern"),
        pytest.param("const all = { o }; export const g = () => `go ${all.o.name}`;", id="inside"),
        pytest.param("export const g = () => `go ${[o][0].name}`;", id="an element"),
        pytest.param(
            "const x = Object.freeze(o); export const g = () => `go ${x.name}`;", id="frozen"
        ),
        pytest.param("export const g = (x = o) => `go ${x.name}`;", id="a default"),
        pytest.param("for (const x of [o]) console.log(`go ${x.name}`);", id="gone through"),
        pytest.param(
            "import { spawnSync } from './sp'; export const g = (x) => spawnSync('a', [`({ ${x.name} })`]);",
            id="another program",
        ),
        pytest.param(
            "export const g = (x) => import('d:' + x.name + '}');", id="imported as a text"
        ),
        pytest.param("const x = new B(); export const g = () => `go ${x.name}`;", id="an instance"),
    ],
)
def test_a_text_that_may_be_of_the_method(use: str) -> None:
    assert not is_safe(OBJECT + use)


def test_of_this() -> None:
    js = CLASS.replace("} }\n", "} show() { return `is ${this.name}`; } }\n")
    assert not is_safe(js)


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("export const g = (x) => `failed: ${x.name}`;", id="of a parameter"),
        pytest.param("export const g = (x) => 'Hi ' + x.name;", id="in a sum"),
        pytest.param("export const g = (x) => `<h1>${x.name}</h1>`;", id="in a page"),
        pytest.param(
            "export const g = (f) => { try { f(); } catch (e) { console.log(`no: ${e.name}`); } };",
            id="of an error",
        ),
        pytest.param("export const g = (f) => `a ${f().name} b`;", id="of a result"),
        pytest.param("export const g = (x) => x.rows.name + ' rows';", id="of a member"),
        pytest.param(
            "export const g = (xs) => { for (const x of xs) console.log(`- ${x.name}`); };",
            id="of each",
        ),
        pytest.param(
            "export const g = (f) => { const x = f(); return `is ${x.name}`; };", id="kept"
        ),
    ],
)
@pytest.mark.parametrize("held", [OBJECT, CLASS])
def test_a_text_of_others(held: str, use: str) -> None:
    assert is_safe(held + use)
