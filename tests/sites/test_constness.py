"""Would every evaluation build an equal value? By the syntax alone; what varies comes first."""

import pytest
from support.analysed import constness_of, marked, syntax_of

from allocscan.sites.constants import Constant, Varies, Wanted
from allocscan.sites.constness import Judge
from allocscan.sites.find import literals
from allocscan.syntax.binding import Node

ANEW = "is computed anew each time"
CONVERTS = "may throw or call a conversion"
COPIES = "copies another object as it is at that moment"


def text_of(node: Node, js: str) -> str:
    """The text of `node` in what `constness_of` makes of `js`."""
    return f"({js})".encode()[node.start_byte : node.end_byte].decode()


@pytest.mark.parametrize(
    ("js", "reason", "at"),
    [
        pytest.param("{ a: g() }", ANEW, "g()", id="a call"),
        pytest.param("[g?.()]", ANEW, "g?.()", id="an optional call"),
        pytest.param("{ a: new Date() }", ANEW, "new Date()", id="a construction"),
        pytest.param("{ a: new Date }", ANEW, "new Date", id="a construction without brackets"),
        pytest.param("{ a: Symbol() }", ANEW, "Symbol()", id="a symbol of its own"),
        pytest.param("{ a: tag`x` }", ANEW, "tag`x`", id="a tagged template"),
        pytest.param("{ a: (x = 1) }", ANEW, "x = 1", id="an assignment"),
        pytest.param("{ a: (x += 1) }", ANEW, "x += 1", id="a compound assignment"),
        pytest.param("{ a: x++ }", ANEW, "x++", id="an update"),
        pytest.param("{ a: --x }", ANEW, "--x", id="an update before"),
        pytest.param("{ a: delete o.x }", ANEW, "delete o.x", id="delete"),
        pytest.param("{ a: import('x') }", ANEW, "import('x')", id="a dynamic import"),
        pytest.param("{ a: require('x') }", ANEW, "require('x')", id="require"),
        pytest.param("{ a: import.meta }", ANEW, "import.meta", id="import.meta"),
        pytest.param("{ a: this }", ANEW, "this", id="this"),
        pytest.param("{ a: table[key] }", ANEW, "table[key]", id="an element of something"),
        pytest.param("{ a: class {} }", ANEW, "class {}", id="a class has statics and an identity"),
        pytest.param("{ a: (1, 2) }", ANEW, "1, 2", id="a sequence"),
        pytest.param("{ a: -f() }", ANEW, "f()", id="a call below an operator"),
        pytest.param("{ a: [{ b: f() }] }", ANEW, "f()", id="a call below three literals"),
        pytest.param("{ a: x ? f() : 1 }", ANEW, "f()", id="a call in a branch"),
        pytest.param("{ a: f() ? 1 : 2 }", ANEW, "f()", id="a call as a condition"),
        pytest.param("{ a: x || f() }", ANEW, "f()", id="a call as a fallback"),
        pytest.param("{ [f()]: 1 }", ANEW, "f()", id="a call as a key"),
        pytest.param("{ [f()]() {} }", ANEW, "f()", id="a call as a method's key"),
        pytest.param("{ a: `${f()}` }", ANEW, "f()", id="a call in a template"),
        pytest.param("{ a: x[i] }", ANEW, "x[i]", id="any element of something"),
        pytest.param("{ a: 1n + 1 }", CONVERTS, "1n + 1", id="a bigint and a number throw"),
        pytest.param("{ a: 1n / 0n }", CONVERTS, "1n / 0n", id="a bigint over zero throws"),
        pytest.param("{ a: +1n }", CONVERTS, "+1n", id="plus of a bigint throws"),
        pytest.param("{ a: 1 + {} }", CONVERTS, "1 + {}", id="a sum with an object converts it"),
        pytest.param("{ a: -[] }", CONVERTS, "-[]", id="minus of an array converts it"),
        pytest.param("{ a: 'x' in 'y' }", CONVERTS, "'x' in 'y'", id="`in` a string throws"),
        pytest.param(
            "{ a: 1 instanceof 2 }", CONVERTS, "1 instanceof 2", id="instanceof a number throws"
        ),
        pytest.param("{ a: 'x' * 2 }", CONVERTS, "'x' * 2", id="a string times a number"),
        pytest.param("{ a: {} < 1 }", CONVERTS, "{} < 1", id="an object is compared"),
        pytest.param("{ a: {} == 1 }", CONVERTS, "{} == 1", id="an object is converted by =="),
        pytest.param(
            "{ ...(1 ? { a: 1 } : { b: 1 }) }",
            COPIES,
            "...(1 ? { a: 1 } : { b: 1 })",
            id="spread of a choice",
        ),
        pytest.param(
            "{ __proto__: BASE, a: 1 }",
            "gives the object a prototype",
            "__proto__: BASE",
            id="a prototype",
        ),
        pytest.param(
            "{ '__proto__': {}, a: 1 }",
            "gives the object a prototype",
            "'__proto__': {}",
            id="a prototype in quotes",
        ),
        pytest.param(
            "{ [[1]]: 1 }", "is a key that is converted each time", "[[1]]", id="an array as a key"
        ),
        pytest.param(
            "{ [() => 1]: 1 }",
            "is a key that is converted each time",
            "[() => 1]",
            id="a function as a key",
        ),
        pytest.param(
            "{ a: `${[1]}` }", "calls a conversion each time", "${[1]}", id="an array in a template"
        ),
        pytest.param(
            "{ a: `${/x/}` }", "calls a conversion each time", "${/x/}", id="a regex in a template"
        ),
    ],
)
def test_varies(js: str, reason: str, at: str) -> None:
    verdict = constness_of(js)
    assert isinstance(verdict, Varies)
    assert (verdict.reason, text_of(verdict.at, js)) == (reason, at)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("async function f() { return [await 1]; }", id="await"),
        pytest.param("function* f() { return [yield 1]; }", id="yield"),
        pytest.param("class A { #x; m(o) { return [#x in o]; } }", id="a brand check"),
        pytest.param("function F() { return [new.target]; }", id="new.target"),
    ],
)
def test_varies_in_its_function(js: str) -> None:
    syntax = syntax_of(js)
    assert isinstance(Judge(syntax).judge(marked(syntax)), Varies)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("[...{ a: 1 }]", id="spread of an object into an array"),
        pytest.param("{ ...{ get now() { return Date.now(); } } }", id="spread of a getter"),
    ],
)
def test_spread_that_runs_code(js: str) -> None:
    assert isinstance(constness_of(js), Varies)


@pytest.mark.parametrize(
    ("js", "stateful"),
    [
        pytest.param("[/a/g]", ["/a/g"], id="g keeps lastIndex"),
        pytest.param("{ a: /a/y }", ["/a/y"], id="y keeps lastIndex"),
        pytest.param("{ a: /a/gi, b: 1 }", ["/a/gi"], id="g among others"),
        pytest.param("[/a/imsu]", [], id="the other flags keep nothing"),
        pytest.param("[/g/]", [], id="a g in the pattern"),
        pytest.param("[<b/>]", ["<b/>"], id="JSX without children"),
        pytest.param("[<b>x</b>]", ["<b>x</b>"], id="JSX"),
    ],
)
def test_stateful_leaves(js: str, stateful: list[str]) -> None:
    verdict = constness_of(js, "a.jsx")
    assert isinstance(verdict, Constant)
    assert [text_of(node, js) for node in verdict.stateful] == stateful


@pytest.mark.parametrize(
    ("js", "needs"),
    [
        pytest.param("[x]", [("x", Wanted.ANY)], id="a name"),
        pytest.param("{ x }", [("x", Wanted.ANY)], id="a shorthand"),
        pytest.param("[undefined]", [("undefined", Wanted.ANY)], id="undefined can be shadowed"),
        pytest.param("[Math.PI]", [("Math.PI", Wanted.ANY)], id="a member of a global"),
        pytest.param("[a.b.c]", [("a.b.c", Wanted.ANY)], id="a chain of members"),
        pytest.param("[x, x]", [("x", Wanted.ANY), ("x", Wanted.ANY)], id="a name twice"),
        pytest.param("[-x]", [("x", Wanted.ANY), ("x", Wanted.NUMBER)], id="minus wants a number"),
        pytest.param(
            "[x * 2]", [("x", Wanted.ANY), ("x", Wanted.NUMBER)], id="a product wants numbers"
        ),
        pytest.param(
            "[x + 'a']", [("x", Wanted.ANY), ("x", Wanted.PRIMITIVE)], id="a sum wants primitives"
        ),
        pytest.param(
            "[x < 2]", [("x", Wanted.ANY), ("x", Wanted.PRIMITIVE)], id="an order wants primitives"
        ),
        pytest.param(
            "{ [x]: 1 }", [("x", Wanted.ANY), ("x", Wanted.KEY)], id="a key wants a primitive"
        ),
        pytest.param(
            "[`${x}`]", [("x", Wanted.ANY), ("x", Wanted.PRIMITIVE)], id="so does a template"
        ),
        pytest.param("[!x]", [("x", Wanted.ANY)], id="! wants nothing"),
        pytest.param("[typeof x]", [("x", Wanted.ANY)], id="typeof wants nothing"),
        pytest.param(
            "[x ? y : z]",
            [("x", Wanted.ANY), ("y", Wanted.ANY), ("z", Wanted.ANY)],
            id="a choice",
        ),
        pytest.param("[() => x]", [("() => x", Wanted.FUNCTION)], id="an arrow as a whole"),
        pytest.param("{ m() {} }", [("m() {}", Wanted.FUNCTION)], id="a method"),
        pytest.param("{ get a() {} }", [("get a() {}", Wanted.FUNCTION)], id="a getter"),
    ],
)
def test_needs(js: str, needs: list[tuple[str, Wanted]]) -> None:
    verdict = constness_of(js)
    assert isinstance(verdict, Constant)
    assert [(text_of(need.node, js), need.wanted) for need in verdict.needs] == needs


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param("{}", "a.js", id="nothing in it"),
        pytest.param("{ a: 1, 'b': 's', 3: true, c: null, d: false }", "a.js", id="primitives"),
        pytest.param("{ a: 10n, b: -10n, c: ~1n }", "a.js", id="bigints by themselves"),
        pytest.param("[1, , 2, ]", "a.js", id="holes"),
        pytest.param("{ a: { b: [{ c: 1 }] } }", "a.js", id="nested"),
        pytest.param("{ a: 60 * 60 * 1000, b: -1, c: 2 ** 8, d: 1 << 4 }", "a.js", id="arithmetic"),
        pytest.param("{ a: 'x' + 'y' + 1 }", "a.js", id="a sum of strings"),
        pytest.param("{ a: void 0, b: !0, c: typeof 1 }", "a.js", id="unary operators"),
        pytest.param("{ a: 1 < 2, b: 1 === 2, c: 'a' >= 'b' }", "a.js", id="comparisons"),
        pytest.param("{ a: 1 && 'x', b: null ?? 2 }", "a.js", id="logical operators"),
        pytest.param("{ a: 1 < 2 ? 'p' : 'q' }", "a.js", id="a choice"),
        pytest.param("{ a: `x`, b: `x${1 + 1}y` }", "a.js", id="templates"),
        pytest.param("{ ['a']: 1, [1]: 2, [`k${1}`]: 3 }", "a.js", id="computed constant keys"),
        pytest.param("{ __proto__: null, a: 1 }", "a.js", id="no prototype"),
        pytest.param("{ ['__proto__']: 1 }", "a.js", id="a computed key is a plain property"),
        pytest.param("{ ...{ a: 1 }, b: 2 }", "a.js", id="spread of a literal object"),
        pytest.param("[...[1, 2], 3]", "a.js", id="spread of a literal array"),
        pytest.param("{ a: 1, a: 2 }", "a.js", id="a key twice"),
        pytest.param("[(1), /* why */ 2]", "a.js", id="brackets and comments"),
        pytest.param("{ a: /x/i }", "a.js", id="a regular expression"),
        pytest.param("['a'] as const", "a.ts", id="as const"),
        pytest.param("{ a: <string>'x', b: 'y' as T, c: 'z'! }", "a.ts", id="casts inside"),
        pytest.param("{ a: 1 } satisfies T", "a.ts", id="satisfies"),
    ],
)
def test_constant_by_itself(js: str, path: str) -> None:
    assert constness_of(js, path) == Constant((), ())


def test_what_failed_inside_is_remembered_outside() -> None:
    syntax = syntax_of("x = { a: { b: f() }, c: { d: 1 } };")
    outer, inner, other = literals(syntax)
    judge = Judge(syntax)
    verdict = judge.judge(outer)
    assert judge.judge(inner) is verdict
    assert judge.judge(other) == Constant((), ())


def test_depth_costs_no_recursion() -> None:
    deep = 3000
    assert constness_of("[" * deep + "]" * deep) == Constant((), ())
    assert isinstance(constness_of("[" * deep + "f()" + "]" * deep), Varies)
    assert isinstance(constness_of("[" + "+".join(["1"] * deep) + "]"), Constant)
