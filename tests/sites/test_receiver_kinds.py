"""What an expression certainly is. Those that may be anything come first."""

import pytest
from support.analysed import read

from allocscan.knowledge.kinds import Kind
from allocscan.sites.flow.receiver_kinds import Known, kind_of
from allocscan.sites.flow.visible import Visible
from allocscan.sites.modules import is_module
from allocscan.syntax.walk import children_of, descend


def probed(text: str, path: str = "a.mts") -> Known | None:
    """What the argument of the call of `probe` in `text` is known to be."""
    syntax, scopes = read(text, path)
    visible = Visible(syntax, scopes, closed=is_module(syntax, scopes, None))
    for node in descend(syntax.root):
        callee = node.child_by_field_name("function")
        arguments = node.child_by_field_name("arguments")
        if callee is not None and arguments is not None and syntax.name(callee) == "probe":
            return kind_of(visible, children_of(arguments)[0])
    raise AssertionError("no probe")


ANYTHING = (
    # ------------------------------------------------------------ other things of the same name
    pytest.param("class Date {} probe(new Date());", id="a class of the file"),
    pytest.param("import { Date } from 'x'; probe(new Date());", id="an import"),
    pytest.param("Date = Fake; probe(new Date());", id="a global that is replaced"),
    pytest.param("class D extends Date {} probe(new D());", id="a subclass"),
    pytest.param("function f(Date) { probe(new Date()); }", id="a parameter"),
    pytest.param("const Math = o; probe(Math.max(1));", id="a Math of the file"),
    pytest.param("const document = o; probe(document.body);", id="a document of the file"),
    pytest.param("let undefined = o; probe(k ? undefined : []);", id="an undefined of the file"),
    pytest.param("probe(moment());", id="an unknown call"),
    pytest.param("import moment from 'moment'; probe(moment());", id="what an import gives"),
    pytest.param("probe(new Foo());", id="an unknown constructor"),
    pytest.param("probe({});", id="an object"),
    pytest.param("probe(this);", id="this"),
    pytest.param("probe(x);", id="an unknown name"),
    pytest.param("probe(tag`text`);", id="a tagged template"),
    # ------------------------------------------------------------ what is read from them
    pytest.param("probe([1][0]);", id="an element"),
    pytest.param("probe([1].find(f));", id="a found element"),
    pytest.param("probe(x.trim());", id="a method of something unknown"),
    pytest.param("probe(x.toString());", id="toString of something unknown"),
    pytest.param("probe('a'.split(x));", id="a pattern with a method of its own"),
    pytest.param("probe('a'.foo());", id="a method that is not listed"),
    pytest.param("probe('a'['trim']());", id="a method by key"),
    pytest.param("probe('a'.trim);", id="a method that is not called"),
    pytest.param("probe([].length());", id="a property that is called"),
    pytest.param("Date.prototype.toISOString = f; probe(new Date().toISOString());", id="patched"),
    # ------------------------------------------------------------ operators
    pytest.param("probe(a + b);", id="an addition"),
    pytest.param("probe(1 + b);", id="an addition to a number"),
    pytest.param("probe(JSON.stringify(a) + JSON.stringify(b));", id="text that may be undefined"),
    pytest.param("probe(k ? [] : 'a');", id="two kinds"),
    pytest.param("probe(x || []);", id="a fallback of something unknown"),
    pytest.param("probe(x && []);", id="a conjunction"),
    pytest.param("probe(k ? [] : x);", id="one known side"),
    pytest.param("probe(null);", id="nothing at all"),
    pytest.param("async () => probe(await new Date());", id="awaited"),
    # ------------------------------------------------------------ variables
    pytest.param("const d = new Date(); d.foo = f; probe(d);", id="gets a property"),
    pytest.param("const d = []; d['map'] = f; probe(d);", id="gets a property by string"),
    pytest.param("let d = new Date(); d = x; probe(d);", id="assigned something unknown"),
    pytest.param("let d = new Date(); [d] = x; probe(d);", id="assigned by a pattern"),
    pytest.param("let d = 'a'; d += x; probe(d);", id="compound assignment"),
    pytest.param("const [d = []] = x; probe(d);", id="out of a pattern"),
    pytest.param("for (const d of []) probe(d);", id="a loop variable"),
    pytest.param("function f({ ...d }) { probe(d); }", id="the rest of an object"),
    pytest.param("function f() { try {} catch (d) { probe(d); } }", id="a caught value"),
    # ------------------------------------------------------------ parameters
    pytest.param("export function f(d) { probe(d); } f([]);", id="callers out of sight"),
    pytest.param("function f(d) { probe(d); } f([]); f(x);", id="one unknown caller"),
    pytest.param("function f(d) { probe(d); } f([]); f('a');", id="callers that differ"),
    pytest.param("function f(d) { probe(d); } f(...x);", id="a spread argument"),
    pytest.param("function f(d) { probe(d); } f([]); g(f);", id="used as a value"),
    pytest.param("function f(d) { probe(d); } new f([]);", id="called with new"),
    pytest.param("function f(d) { d = x; probe(d); } f([]);", id="assigned inside"),
    pytest.param("function f(d) { arguments[0] = x; probe(d); } f([]);", id="by arguments"),
    pytest.param("function f(d = x) { probe(d); } f([]);", id="an unknown default"),
    pytest.param("function f(d) { probe(d); }", id="never called"),
    pytest.param("function f(d = []) { probe(d); } f(f);", id="passed to itself"),
    pytest.param("/** @jsx h */ function h(d) { probe(d); } h([]); export {}", id="a JSX factory"),
    # ------------------------------------------------------------ annotations
    pytest.param("class Date {} function f(d: Date) { probe(d); }", id="a local class's"),
    pytest.param("import { Date } from 'x'; const f = (d: Date) => probe(d);", id="an imported"),
    pytest.param("interface Date { x: 1 } const f = (d: Date) => probe(d);", id="an interface's"),
    pytest.param("function f<Date>(d: Date) { probe(d); }", id="a type parameter"),
    pytest.param("const f = (d: Moment) => probe(d);", id="an unknown type"),
    pytest.param("const f = (d: any) => probe(d);", id="any"),
    pytest.param("const f = (d: Date | string) => probe(d);", id="a union of two"),
    pytest.param("const f = (d: Date | Moment) => probe(d);", id="a union with an unknown"),
    pytest.param("const f = (d: Date & X) => probe(d);", id="an intersection"),
    pytest.param("const f = (d: ns.Date) => probe(d);", id="a type of a namespace"),
    pytest.param("const f = (d: Partial<Date>) => probe(d);", id="a mapped type"),
    pytest.param("const f = (d: null) => probe(d);", id="null"),
    pytest.param("const f = (d: Date) => { d.toJSON = g; probe(d); }", id="gets a method"),
)


@pytest.mark.parametrize("text", ANYTHING)
def test_may_be_anything(text: str) -> None:
    assert probed(text) is None


PROVEN = (
    pytest.param("probe('a');", Kind.STRING, id="string"),
    pytest.param("probe(`a${x}`);", Kind.STRING, id="template"),
    pytest.param("probe(1);", Kind.NUMERIC, id="number"),
    pytest.param("probe(1n);", Kind.NUMERIC, id="bigint"),
    pytest.param("probe(!x);", Kind.BOOLEAN, id="negation"),
    pytest.param("probe(/a/);", Kind.REGEXP, id="regular expression"),
    pytest.param("probe(typeof x);", Kind.STRING, id="typeof"),
    pytest.param("probe(a - b);", Kind.NUMERIC, id="difference"),
    pytest.param("probe(i++);", Kind.NUMERIC, id="update"),
    pytest.param("probe(a < b);", Kind.BOOLEAN, id="comparison"),
    pytest.param("probe(a + 'x' + b);", Kind.STRING, id="concatenation"),
    pytest.param("probe(xs.length + [].length);", None, id="a length of something unknown"),
    pytest.param("probe([].length + 1);", Kind.NUMERIC, id="sum of numbers"),
    pytest.param("probe(new Date(x));", Kind.DATE, id="Date"),
    pytest.param("probe(Date());", Kind.STRING, id="Date without new"),
    pytest.param("probe(Date.now());", Kind.NUMERIC, id="Date.now"),
    pytest.param("probe(new Map());", Kind.MAP, id="Map"),
    pytest.param("probe(new Set(x));", Kind.SET, id="Set"),
    pytest.param("probe(new Uint8Array(2));", Kind.TYPED_ARRAY, id="typed array"),
    pytest.param("probe(Math.round(x));", Kind.NUMERIC, id="Math"),
    pytest.param("probe(String(x));", Kind.STRING, id="String"),
    pytest.param("probe(JSON.stringify(x));", Kind.STRING, id="JSON.stringify"),
    pytest.param("probe(Object.keys(x));", Kind.ARRAY, id="Object.keys"),
    pytest.param("probe('a,b'.split(','));", Kind.ARRAY, id="split"),
    pytest.param("const S = ','; probe('a'.split(S).map(f).join('-'));", Kind.STRING, id="chain"),
    pytest.param("probe(new Date().getTime() / 2);", Kind.NUMERIC, id="getTime"),
    pytest.param("probe(new Date().toISOString());", Kind.STRING, id="toISOString"),
    pytest.param("probe((x, []) as any);", Kind.ARRAY, id="sequence and cast"),
    pytest.param("probe(k ? new Date() : null);", Kind.DATE, id="or null"),
    pytest.param("probe(k ? [] : [1]);", Kind.ARRAY, id="both sides"),
    pytest.param("const d = new Date(); probe(d);", Kind.DATE, id="const"),
    pytest.param("let d; d = new Date(); probe(d);", Kind.DATE, id="let, assigned"),
    pytest.param("export const d = []; probe(d);", Kind.ARRAY, id="exported const"),
    pytest.param("function f(...d) { probe(d); }", Kind.ARRAY, id="rest parameter"),
    pytest.param("function f(d) { probe(d); } f([]); f([1]); f();", Kind.ARRAY, id="parameter"),
    pytest.param("function f(d = []) { probe(d); } f();", Kind.ARRAY, id="default"),
    pytest.param("((d) => probe(d))([]);", Kind.ARRAY, id="called on the spot"),
    pytest.param("function f(d) { probe(d); f(d); } f([]);", Kind.ARRAY, id="recursion"),
)


@pytest.mark.parametrize(("text", "kind"), PROVEN)
def test_is_proven(text: str, kind: Kind | None) -> None:
    assert probed(text + " export {};") == (None if kind is None else Known(kind, believed=False))


BELIEVED = (
    pytest.param("const f = (d: Date) => probe(d);", Kind.DATE, id="Date"),
    pytest.param("const f = (d?: Date | null) => probe(d);", Kind.DATE, id="optional, nullable"),
    pytest.param("const f = (d: string) => probe(d.trim());", Kind.STRING, id="string"),
    pytest.param("const f = (d: 'a' | 'b') => probe(d);", Kind.STRING, id="literals"),
    pytest.param("const f = (d: bigint) => probe(d);", Kind.NUMERIC, id="bigint"),
    pytest.param("const f = (d: readonly string[]) => probe(d);", Kind.ARRAY, id="array"),
    pytest.param("const f = (d: ReadonlyArray<T>) => probe(d);", Kind.ARRAY, id="generic array"),
    pytest.param("const f = (d: [a: 1, b: 2]) => probe(d);", Kind.ARRAY, id="tuple"),
    pytest.param("const f = (d: Map<string, X>) => probe(d);", Kind.MAP, id="Map"),
    pytest.param("const f = (d: HTMLDivElement) => probe(d);", Kind.ELEMENT, id="element"),
    pytest.param("const d: Date = x; probe(d);", Kind.DATE, id="a variable's"),
    pytest.param("probe(document.createElement('a'));", Kind.ELEMENT, id="createElement"),
    pytest.param("probe(window.document.body);", Kind.ELEMENT, id="body"),
    pytest.param("probe(document.getElementById('a')?.firstElementChild);", Kind.ELEMENT, id="id"),
    pytest.param("probe(document);", Kind.DOCUMENT, id="document"),
    pytest.param("probe(globalThis);", Kind.WINDOW, id="globalThis"),
)


@pytest.mark.parametrize(("text", "kind"), BELIEVED)
def test_is_believed(text: str, kind: Kind) -> None:
    assert probed(text + " export {};") == Known(kind, believed=True)


def test_another_script_may_assign_to_the_variables_of_a_script() -> None:
    assert probed("var d = []; probe(d);", "a.js") is None
    assert probed("var d = []; probe(d); export {};") == Known(Kind.ARRAY, believed=False)


@pytest.mark.parametrize(
    "deep",
    [
        pytest.param("x" + ".slice()" * 3000, id="a chain"),
        pytest.param(" + ".join(["x"] * 3000), id="a sum"),
        pytest.param("x || " * 3000 + "x", id="a disjunction"),
    ],
)
def test_gives_up_on_what_is_long(deep: str) -> None:
    assert probed(f"const x = []; probe({deep}); export {{}};") is None
