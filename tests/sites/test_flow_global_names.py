"""Which names are the platform's globals and their methods, as far as the file does not replace them."""

import pytest
from support.analysed import outs_of
from support.uses import OPTIONS, outs_below, using

from allocscan.sites.verdicts import Route

ARGUMENT = Route.ARGUMENT


@pytest.mark.parametrize(
    ("put", "body"),
    [
        pytest.param("console.table = k;", "console.table(c);", id="a console method"),
        pytest.param("console = k;", "console.table(c);", id="a global"),
        pytest.param("window.scrollTo = k;", "scrollTo(c);", id="a global by its object"),
        pytest.param("globalThis.scrollTo = k;", "window.scrollTo(c);", id="by two names of it"),
        pytest.param("sinon.stub(console, 'table');", "console.table(c);", id="stubbed"),
        pytest.param("Object.keys = k;", "Object.keys(c);", id="a method of Object"),
        pytest.param("Object.assign(console, k);", "console.table(c);", id="assigned over"),
        pytest.param("import console from 'x';", "console.table(c);", id="imported"),
        pytest.param("const navigator = k;", "navigator.share(c);", id="declared"),
        pytest.param("const { table } = o;", "table(c);", id="taken out of something"),
        pytest.param("const window = k;", "window.scrollTo(c);", id="a window declared"),
        pytest.param("globalThis['scrollTo'] = k;", "scrollTo(c);", id="by a string"),
        pytest.param("globalThis[k] = k;", "scrollTo(c);", id="by any key"),
        pytest.param(
            "Object.defineProperty(globalThis, 'scrollTo', k);", "scrollTo(c);", id="defined"
        ),
        pytest.param("Object.assign(globalThis, k);", "scrollTo(c);", id="assigned to it"),
        pytest.param("Reflect.set(globalThis, 'scrollTo', k);", "scrollTo(c);", id="set"),
        pytest.param("mock.method(globalThis, 'scrollTo', k);", "scrollTo(c);", id="mocked"),
        pytest.param("vi.stubGlobal('scrollTo', k);", "scrollTo(c);", id="stubbed by name"),
        pytest.param("((r) => { r.scrollTo = k; })(globalThis);", "scrollTo(c);", id="a parameter"),
        pytest.param("const r = globalThis || self; r.scrollTo = k;", "scrollTo(c);", id="either"),
        pytest.param("let g; g = globalThis; g.scrollTo = k;", "scrollTo(c);", id="a variable"),
        pytest.param("Function('return this')().scrollTo = k;", "scrollTo(c);", id="evaluated"),
        pytest.param("patch(console); o.table = k;", "console.table(c);", id="passed on"),
        pytest.param("for (const l of [console]) l.table = k;", "console.table(c);", id="a loop"),
        pytest.param("const d = { console }; d.console.table = k;", "console.table(c);", id="kept"),
        pytest.param("let l; l = console; l.table = k;", "console.table(c);", id="put elsewhere"),
        pytest.param(
            "console.__defineGetter__('table', k);", "console.table(c);", id="an accessor"
        ),
        pytest.param(
            "Object.defineProperty.call(null, console, 'table', k);",
            "console.table(c);",
            id="by a borrowed defineProperty",
        ),
        pytest.param(
            "Reflect.apply(Object.defineProperty, null, [console, 'table', k]);",
            "console.table(c);",
            id="by an applied defineProperty",
        ),
        pytest.param(
            "const { ...l } = globalThis; l.console.table = k;", "console.table(c);", id="the rest"
        ),
        pytest.param("({}).constructor.keys = k;", "Object.keys(c);", id="of a constructor"),
    ],
)
def test_a_global_replaced_in_the_file(put: str, body: str) -> None:
    assert outs_below(put, body) == [(ARGUMENT, "c")]


def test_this_may_be_the_global_object() -> None:
    written = "(function () { this.scrollTo = k; })();"
    assert outs_of(
        f"{written} {using('scrollTo(c);', OPTIONS)}".replace("export ", ""), "a.cjs"
    ) == [(ARGUMENT, "c")]
    stored = "(function (root) { root.scrollTo = k; })(this);"
    assert outs_of(
        f"{stored} {using('scrollTo(c);', OPTIONS)}".replace("export ", ""), "a.cjs"
    ) == [(ARGUMENT, "c")]


ORDINARY = [
    pytest.param("createApp({ logger: console });", "console.log(c);", id="a logger is passed"),
    pytest.param("export const log = console;", "console.log(c);", id="a logger is exported"),
    pytest.param("class L { log() {} error() {} }", "console.log(c);", id="another logger"),
    pytest.param("class L { constructor() { this.log = k; } }", "console.log(c);", id="a field"),
    pytest.param("const t = { keys: 1, parse: (x) => x };", "Object.keys(c);", id="a like name"),
    pytest.param("k.keys = () => 1; k.log = k;", "Object.keys(c);", id="put on something else"),
    pytest.param("const p = { a: { type: Object } };", "Object.keys(c);", id="Object as a value"),
    pytest.param("$(window).on('x', k);", "Object.keys(c);", id="the window is passed"),
    pytest.param("const [m] = [Math];", "console.log(c);", id="another object is let out"),
    pytest.param("k.map = (x) => x; k[o] = 1;", "JSON.stringify(c);", id="other methods are put"),
    pytest.param("require(k)(o);", "console.log(c);", id="a module is loaded"),
]


@pytest.mark.parametrize(("before", "body"), ORDINARY)
def test_stays_known(before: str, body: str) -> None:
    assert outs_below(before, body) == []
