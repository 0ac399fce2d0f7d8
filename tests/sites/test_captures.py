"""What functions of a literal take along: their own function objects, names of sloppy blocks."""

import pytest
from support.analysed import is_safe, obstacles_of, settled_of

from allocscan.sites.obstacles import Because
from allocscan.sites.settle import Settled

REST = "p: 1, q: 2, r: 3"


def table(entry: str) -> str:
    """A function of CommonJS that builds a table with `entry`, and runs it."""
    return f"exports.f = (k) => {{ const T = /*@*/{{ {entry}, {REST} }}; return !T.a(k); }};"


def function(body: str) -> str:
    """A table with a function of that body."""
    return table(f"a: function (x, i) {{ {body} }}")


ITS_OWN = [
    pytest.param(function("arguments['callee'].n = 1;"), id="by a string"),
    pytest.param(function("const { callee } = arguments; callee.n = 1;"), id="by a pattern"),
    pytest.param(function("const { callee: c } = arguments; c.n = 1;"), id="renamed"),
    pytest.param(function("var { ...all } = arguments; return all;"), id="by a rest"),
    pytest.param(function("const a = arguments; a.callee.n = 1;"), id="by another name"),
    pytest.param(function("return arguments;"), id="returned"),
    pytest.param(function("g(arguments);"), id="passed on"),
    pytest.param(function("g(1, arguments);"), id="passed on, second"),
    pytest.param(function("g.call(1, arguments);"), id="as a this or an argument"),
    pytest.param(function("g.apply(arguments, [1]);"), id="as the this of a call"),
    pytest.param(function("(arguments).callee.n = 1;"), id="in parentheses"),
    pytest.param(function("arguments[x + i].n = 1;"), id="by a sum, which may be a string"),
    pytest.param(function("arguments[`callee`].n = 1;"), id="by a template"),
    pytest.param(function("arguments[g(1)].n = 1;"), id="by a call"),
    pytest.param(function("x[arguments].n = 1;"), id="as a key"),
    pytest.param(function("return () => arguments.callee;"), id="in an arrow"),
    pytest.param(function("var arguments; arguments.callee.n = 1;"), id="a var of that name"),
    pytest.param(function("return arguments.callee;"), id="plainly"),
    pytest.param(table("a() { return arguments.callee; }"), id="a method's"),
    pytest.param(table("get b() { return g(arguments); }, a() {}"), id="a getter's"),
    pytest.param(function("return \\u0061rguments.callee;"), id="spelled with an escape"),
    pytest.param(function("for (const k in x) arguments.callee[k] = 1;"), id="in a loop"),
]


@pytest.mark.parametrize("js", ITS_OWN)
def test_functions_that_reach_themselves(js: str) -> None:
    assert not is_safe(js, "a.cjs")
    assert Because.STATEFUL_LEAF in [because for because, _ in obstacles_of(js, "a.cjs")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("return arguments.length;", id="their number"),
        pytest.param("return arguments[0];", id="one"),
        pytest.param("for (i = 0; i < 3; i++) g(arguments[i]);", id="one after the other"),
        pytest.param("return arguments[arguments.length - 1];", id="the last"),
        pytest.param("return arguments[i++];", id="the next"),
        pytest.param("return g(...arguments);", id="spread"),
        pytest.param("return g.apply(null, arguments);", id="applied"),
        pytest.param("return [].slice.call(arguments, 1);", id="sliced"),
        pytest.param("return Array.prototype.slice.call(arguments);", id="sliced, at length"),
        pytest.param("return Array.from(arguments);", id="copied"),
        pytest.param("for (const x of arguments) g(x);", id="iterated"),
        pytest.param("return x.callee + x.arguments;", id="the properties of another"),
        pytest.param("'use strict'; return g(arguments);", id="of strict code"),
        pytest.param("return function () { return arguments.callee; };", id="of a function in it"),
    ],
)
def test_functions_that_only_take_values(body: str) -> None:
    settled = settled_of(function(body), "a.cjs")
    assert isinstance(settled, Settled)
    assert settled.obstacles == ()


def test_properties_of_those_names_in_strict_code() -> None:
    entry = "a(node) { return g(node.callee, node.arguments, node.caller); }"
    assert is_safe(f"export const f = (k) => !{{ {entry}, {REST} }}.a(k);")


CALLERS = [
    pytest.param("function g() { g.caller.n = 1; }", id="a member"),
    pytest.param("function g() { g['caller'].n = 1; }", id="a string"),
    pytest.param("function g() { const { caller } = g; caller.n = 1; }", id="a pattern"),
    pytest.param("function g() { const { caller: c } = g; c.n = 1; }", id="renamed"),
    pytest.param("function g() { const { 'caller': c } = g; c.n = 1; }", id="by a string"),
    pytest.param("function g() { g?.caller.n; }", id="an optional member"),
    pytest.param("function g() { g[`caller`].n = 1; }", id="a template"),
    pytest.param("function g() { const c = 'caller'; g[c].n = 1; }", id="by a variable"),
    pytest.param("function g() { g[('caller')].n = 1; }", id="in parentheses"),
    pytest.param("function g() { Reflect.get(g, 'caller').n = 1; }", id="by an argument"),
    pytest.param("function g() { g.c\\u0061ller.n = 1; }", id="with an escape"),
    pytest.param("function g() { g['c\\u0061ller'].n = 1; }", id="with an escape in a string"),
]


@pytest.mark.parametrize("g", CALLERS)
@pytest.mark.parametrize("leaf", ["a() { g(); }", "a: () => g()"])
def test_functions_that_a_callee_reaches(g: str, leaf: str) -> None:
    assert not is_safe(f"{g} {table(leaf)}", "a.cjs")


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param("function g(caller) { return caller; }", id="a name"),
        pytest.param("function g() { return 'the caller'; } /* caller */", id="a word"),
        pytest.param("function g(k) { return ['x', 'caller'].includes(k); }", id="one of many"),
        pytest.param("function g(k) { return k === 'caller'; }", id="compared with"),
        pytest.param("const o = { caller: 1, caller() {} };", id="a property that is written"),
        pytest.param("'use strict'; function g() { return g.caller; }", id="null"),
    ],
)
@pytest.mark.parametrize("name", ["caller", "arguments"])
def test_words_that_read_nothing(beside: str, name: str) -> None:
    assert is_safe(f"{beside.replace('caller', name)} {table('a: () => 1')}", "a.cjs")


@pytest.mark.parametrize(
    ("g", "safe"),
    [
        pytest.param("g.caller.arguments[0].a++;", False, id="a member"),
        pytest.param("g.caller['arguments'][0].a++;", False, id="a string"),
        pytest.param("const { arguments: q } = g.caller; q[0].a++;", False, id="a pattern"),
        pytest.param("f?.arguments[0].a++;", False, id="an optional member"),
        pytest.param("f[`arguments`][0].a++;", False, id="a template"),
        pytest.param("const k = 'arguments'; f[k][0].a++;", False, id="by a variable"),
        pytest.param("f.\\u0061rguments[0].a++;", False, id="with an escape"),
        pytest.param("arguments[0].a++;", True, id="its own"),
        pytest.param("return 'no arguments';", True, id="a word of a text"),
        pytest.param("return { arguments: 1 };", True, id="a property that is written"),
    ],
)
def test_parameters_that_are_read_from_outside(g: str, safe: bool) -> None:
    js = f"function f(T) {{ T = /*@*/{{ a: 1, {REST} }}; g(); return T.a; }} f(1);"
    assert is_safe(f"exports.x = 1; function g() {{ {g} }} {js}", "a.cjs") is safe


@pytest.mark.parametrize(
    "leaf",
    [
        pytest.param("a: function* () { yield 1; }", id="an expression"),
        pytest.param("*a() { yield 1; }", id="a method"),
        pytest.param("async *a() { yield 1; }", id="an async method"),
        pytest.param("a: async function* () {}", id="an async expression"),
        pytest.param("a: [function* () {}][0], *b() {}", id="beside another"),
    ],
)
def test_generators_have_a_prototype_each(leaf: str) -> None:
    js = f"export const f = (k) => {{ const T = {{ {leaf}, {REST} }}; return !T[k]; }};"
    assert not is_safe(js)


def block(statement: str, function: str = "function g() { return 1; }") -> str:
    """`statement` stands where there also is `function`, in a block of sloppy code."""
    return f"exports.x = 1; let run; {statement.replace('FUNCTION', function)}"


TABLE = f"run = (k) => {{ const T = {{ a: () => g(), {REST} }}; return !T.a(); }};"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(block(f"if (k) {{ {TABLE} run(); FUNCTION }}"), id="a block"),
        pytest.param(block(f"{{ {TABLE} run(); FUNCTION }} {{ FUNCTION }}"), id="two blocks"),
        pytest.param(block(f"{{ {TABLE} FUNCTION }} var g;"), id="beside a var"),
        pytest.param(block(f"switch (1) {{ case 1: {TABLE} run(); case 2: FUNCTION }}"), id="case"),
        pytest.param(block(f"try {{ {TABLE} run(); FUNCTION }} catch {{}}"), id="a try"),
        pytest.param(block(f"for (;;) {{ {TABLE} run(); FUNCTION }}"), id="a loop"),
        pytest.param(f"let run; try {{ x(); }} catch (g) {{ var g; {TABLE} }}", id="a catch"),
        pytest.param(block(f"{TABLE} {{ FUNCTION }}"), id="from outside"),
        pytest.param(
            block("if (k) FUNCTION", f"function g() {{ let run; {TABLE} return run; }}")
            + " exports.f = g; g = null;",
            id="a branch",
        ),
        pytest.param(
            block("if (k); else FUNCTION", f"function g() {{ let run; {TABLE} return run; }}"),
            id="the other branch",
        ),
    ],
)
def test_names_of_two_variables(js: str) -> None:
    """That of the block, and a `var` around it (ECMA-262 B.3.2, B.3.4)."""
    assert not isinstance(settled_of(js, "a.cjs"), Settled)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"let run; function g() {{}} {TABLE}", id="no block"),
        pytest.param(f"let run; function g() {{}} {{ {TABLE} }}", id="used in one"),
        pytest.param(f"let run; l: function g() {{}} {TABLE}", id="with a label"),
        pytest.param(
            f"exports.f = (k) => {{ const T = {{ a() {{ {{ function g() {{}} }} g(); }}, {REST} }};"
            "return !T.a(); };",
            id="of the leaf itself",
        ),
    ],
)
def test_functions_that_mean_one_thing(js: str) -> None:
    assert isinstance(settled_of(js, "a.cjs"), Settled)


@pytest.mark.parametrize(
    ("js", "safe"),
    [
        pytest.param("arguments.callee.toString()", False, id="its text"),
        pytest.param("arguments['callee'] + ''", False, id="its text, by a string"),
        pytest.param("`${arguments.callee}`", False, id="in a template"),
        pytest.param("String(arguments.callee)", False, id="by a conversion"),
        pytest.param("g(arguments.callee)", False, id="passed on"),
        pytest.param("[1].map(() => g(arguments.callee))", False, id="from an arrow"),
        pytest.param("arguments.callee(1)", True, id="called"),
        pytest.param("arguments.callee.name", True, id="its name"),
        pytest.param("k.callee", True, id="the property of another"),
        pytest.param("function () { g(arguments.callee); }", True, id="another function"),
    ],
)
def test_a_function_whose_text_is_read(js: str, safe: bool) -> None:
    text = f"const f = function (k) {{ const T = /*@*/{{ {REST} }}; T.p; return [{js}, !T.p]; }};"
    assert is_safe(f"{text} g(f(1), module.x);", "a.cjs") is safe
