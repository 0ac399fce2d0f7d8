"""How a literal's position is called, and the words that a name can be made of."""

import pytest
from support.analysed import marked, read

from allocscan.sites.flow.visible import Visible
from allocscan.sites.hoist_values import NameHints
from allocscan.sites.kinds import Form
from allocscan.sites.naming.hints import form_of, hints_for, qualified_name


def form(text: str, path: str = "a.mjs") -> Form:
    """The form of the marked literal."""
    syntax, scopes = read(text, path)
    return form_of(marked(syntax), Visible(syntax, scopes, closed=True))


def hints(text: str, path: str = "a.mjs") -> NameHints:
    """The hints for the marked literal."""
    syntax, scopes = read(text, path)
    return hints_for(marked(syntax), Visible(syntax, scopes, closed=True), syntax)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        pytest.param("x = [1];", "a.mjs", Form.OTHER, id="assigned"),
        pytest.param("class A { x = [1]; }", "a.mjs", Form.OTHER, id="a field"),
        pytest.param("throw [1];", "a.mjs", Form.OTHER, id="thrown"),
        pytest.param("[1];", "a.mjs", Form.OTHER, id="dropped"),
        pytest.param("f`${[1]}`;", "a.mjs", Form.OTHER, id="in a template"),
        pytest.param("const F = () => <b c={[1]}/>;", "a.jsx", Form.OTHER, id="an attribute"),
        pytest.param("if (!{ a: 1 }) f();", "a.mjs", Form.OTHER, id="below an operator"),
        pytest.param("const c = [1];", "a.mjs", Form.LOCAL, id="a const"),
        pytest.param("var c = ([1]);", "a.mjs", Form.LOCAL, id="in brackets"),
        pytest.param("let c = [1] as const;", "a.ts", Form.LOCAL, id="with a cast"),
        pytest.param("let c = <T>{ a: 1 };", "a.ts", Form.LOCAL, id="with an old cast"),
        pytest.param("const { a } = { a: 1 };", "a.mjs", Form.DESTRUCTURED, id="an object pattern"),
        pytest.param("const [a] = [1];", "a.mjs", Form.DESTRUCTURED, id="an array pattern"),
        pytest.param("function f(a = [1]) {}", "a.mjs", Form.DEFAULT, id="a parameter"),
        pytest.param("function f(a: T = [1]) {}", "a.ts", Form.DEFAULT, id="a typed parameter"),
        pytest.param("const { a = [1] } = o;", "a.mjs", Form.DEFAULT, id="a shorthand's default"),
        pytest.param("const { a: b = [1] } = o;", "a.mjs", Form.DEFAULT, id="a renamed default"),
        pytest.param("const [a = [1]] = o;", "a.mjs", Form.DEFAULT, id="an element's default"),
        pytest.param("[1].includes(x);", "a.mjs", Form.RECEIVER, id="a method's receiver"),
        pytest.param("f(({ a: 1 })[k]);", "a.mjs", Form.RECEIVER, id="looked up"),
        pytest.param("[1]?.length;", "a.mjs", Form.RECEIVER, id="optional"),
        pytest.param("f([1]);", "a.mjs", Form.ARGUMENT, id="an argument"),
        pytest.param("new F(a, { a: 1 });", "a.mjs", Form.ARGUMENT, id="a constructor's"),
        pytest.param("x = o || [1];", "a.mjs", Form.FALLBACK, id="or"),
        pytest.param("x = o ?? [1];", "a.mjs", Form.FALLBACK, id="nullish"),
        pytest.param("x = o ? p : [1];", "a.mjs", Form.FALLBACK, id="a branch"),
        pytest.param("for (const x of [1]);", "a.mjs", Form.ITERATED, id="for-of"),
        pytest.param("for (const x in { a: 1 });", "a.mjs", Form.ITERATED, id="for-in"),
        pytest.param("f(...[1]);", "a.mjs", Form.SPREAD, id="spread"),
        pytest.param(
            "x = { ...{ a: 1 } };".replace("x = {", "x = /*@*/{"),
            "a.mjs",
            Form.OTHER,
            id="around a spread",
        ),
        pytest.param("function f() { return [1]; }", "a.mjs", Form.RETURNED, id="returned"),
        pytest.param("const f = () => [1];", "a.mjs", Form.RETURNED, id="an arrow"),
        pytest.param("const f = () => ({ a: 1 });", "a.mjs", Form.RETURNED, id="an arrow's object"),
        pytest.param("x = { a: y, b: /*@*/[1] };", "a.mjs", Form.NESTED, id="in an object"),
        pytest.param("x = [y, /*@*/[1]];", "a.mjs", Form.NESTED, id="in an array"),
    ],
)
def test_form(text: str, path: str, expected: Form) -> None:
    assert form(text, path) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("f()([1]);", NameHints(None, None, None), id="nothing"),
        pytest.param("const f = (k) => ([1])[0];", NameHints(None, None, "f"), id="by number"),
        pytest.param(
            "function f() { const sizes = [1]; }", NameHints("sizes", None, "f"), id="a local"
        ),
        pytest.param(
            "function f() { sizes = [1]; }", NameHints("sizes", None, "f"), id="an assigned name"
        ),
        pytest.param(
            "function f(o) { o.sizes = [1]; }",
            NameHints("sizes", None, "f"),
            id="an assigned field",
        ),
        pytest.param(
            "class A { m() { this.#sizes = [1]; } #sizes; }",
            NameHints("sizes", None, "m"),
            id="a private field",
        ),
        pytest.param(
            "function f(o) { const sizes = o || [1]; }",
            NameHints("sizes", None, "f", default=True),
            id="a fallback for a local",
        ),
        pytest.param(
            "function f(o) { const sizes = o ? (p || [1]) : q; }",
            NameHints("sizes", None, "f", default=True),
            id="two choices deep",
        ),
        pytest.param(
            "function f(sizes = [1]) {}",
            NameHints("sizes", None, "f", default=True),
            id="a parameter",
        ),
        pytest.param(
            "function f({ sizes = [1] }) {}",
            NameHints("sizes", None, "f", default=True),
            id="a pattern's default",
        ),
        pytest.param(
            "const f = (user) => ['a'].includes(user.role);",
            NameHints(None, "roles", "f"),
            id="what is searched for",
        ),
        pytest.param(
            "const f = (city) => ['a'].indexOf(city);",
            NameHints(None, "cities", "f"),
            id="plural y",
        ),
        pytest.param(
            "const f = (box) => ['a'].includes(box);", NameHints(None, "boxes", "f"), id="plural x"
        ),
        pytest.param(
            "const f = (toys) => ['a'].includes(toys);",
            NameHints(None, "toys", "f"),
            id="already plural",
        ),
        pytest.param(
            "function f() { for (const size of [1]) g(size); }",
            NameHints(None, "sizes", "f"),
            id="the loop's variable",
        ),
        pytest.param(
            "function f(x) { g({ x, sizes: /*@*/[1] }); }",
            NameHints("sizes", "sizes", "f"),
            id="the key it stands under",
        ),
        pytest.param(
            "function h(sizes) {} function f() { h([1]); }",
            NameHints(None, "sizes", "f"),
            id="the callee's parameter",
        ),
        pytest.param(
            "function f(g) { g.draw({ a: 1 }); }",
            NameHints(None, "drawOptions", "f"),
            id="the callee's name",
        ),
        pytest.param(
            "function f(g) { g.draw([1]); }",
            NameHints(None, "drawValues", "f"),
            id="the callee's name, of an array",
        ),
        pytest.param(
            "function f(g) { const sizes = new Set([1]); }",
            NameHints(None, "sizes", "f"),
            id="what is made of it",
        ),
        pytest.param(
            "o.draw = () => [1];", NameHints(None, None, "draw"), id="an assigned function"
        ),
        pytest.param(
            "x = { draw() { return [1]; } };".replace("[1]", "/*@*/[1]"),
            NameHints(None, None, "draw"),
            id="a method",
        ),
        pytest.param(
            "x = { draw: () => /*@*/[1] };", NameHints(None, None, "draw"), id="a property"
        ),
        pytest.param("class A { draw = () => [1]; }", NameHints(None, None, "draw"), id="a field"),
    ],
)
def test_hints(text: str, expected: NameHints) -> None:
    assert hints(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("f([1].includes(k.type));", "types", id="the owner is a letter"),
        pytest.param("f([1].includes(options.type));", "types", id="the owner says nothing"),
        pytest.param("f([1].includes(token.type));", "tokenTypes", id="the owner tells"),
        pytest.param("f([1].includes(kind.toLowerCase()));", "kinds", id="converted"),
        pytest.param("f([1].includes(date.getDay()));", "days", id="got by a method"),
        pytest.param("f([1].includes(rows[0]));", "rows", id="out of a list"),
        pytest.param("f([1].includes(status));", "statuses", id="plural of a word in s"),
        pytest.param("f([1].includes(a + b));", None, id="no name"),
        pytest.param("f({ a: 1 }[k]);", None, id="by a letter"),
        pytest.param("f({ a: 1 }[key]);", None, id="by a mere key"),
        pytest.param("f({ a: 1 }[status]);", "byStatus", id="by what it is looked up with"),
        pytest.param(
            "const label = { a: 1 }[weekday];", "weekdayLabels", id="for what is looked up"
        ),
        pytest.param(
            "const normalized = { a: 1 }[unit];", "normalizedUnits", id="what is done to it"
        ),
        pytest.param("const shader = [1].join('\\n');", "shaderLines", id="lines"),
        pytest.param("const query = [1].join(' ');", "queryParts", id="parts"),
        pytest.param("[1].forEach(([name, v]) => g(name));", "names", id="a callback's element"),
        pytest.param("const tag = [1].map((i) => i).join();", "tagValues", id="what it makes"),
        pytest.param(
            "drawMap({ a: 1 }); function drawMap(options) {}",
            "drawMapOptions",
            id="a generic parameter",
        ),
        pytest.param("options = defaults(options, { a: 1 });", "options", id="defaults"),
        pytest.param("x = omit(props, [1]);", "omittedProps", id="keys that are left out"),
        pytest.param(
            "Object.defineProperties(Node.prototype, { a: 1 });",
            "NodePrototypeDescriptors",
            id="descriptors of a prototype",
        ),
        pytest.param(
            "Object.defineProperties(Node, { a: 1 });", "NodeDescriptors", id="of a class"
        ),
        pytest.param("stack.push({ a: 1 });", "stackEntry", id="pushed"),
        pytest.param("rules.push({ a: 1 });", "rule", id="one of many"),
        pytest.param("source.setOptions({ a: 1 });", "sourceOptions", id="options of a receiver"),
        pytest.param("g.setIndex([1]);", "indices", id="a setter's list"),
        pytest.param("g.setAttribute('position', new Attr([1]));", "positions", id="under a label"),
        pytest.param("x = { [[1]](n) {} };".replace("[[1]", "[/*@*/[1]"), "selectors", id="a key"),
        pytest.param(
            "modes = [m, /*@*/{ name: 'read-only' }];", "read-onlyMode", id="one that has a name"
        ),
    ],
)
def test_roles(text: str, role: str | None) -> None:
    assert hints(text).role == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("function f() { return a || [1]; }", (None, True), id="of a letter"),
        pytest.param("function f() { return a + [1]; }", (None, False), id="no choice"),
        pytest.param(
            "function f() { return list && [1]; }", (None, False), id="instead of something"
        ),
        pytest.param("function f() { return b ? list : [1]; }", (None, False), id="another choice"),
        pytest.param("function f() { return colors || [1]; }", ("colors", True), id="or"),
        pytest.param("function f(o) { return o.colors ?? [1]; }", ("colors", True), id="of"),
        pytest.param("function f() { return assets[k] || { a: 1 }; }", ("asset", True), id="one"),
        pytest.param("function f() { return list ? list : [1]; }", (None, True), id="itself"),
    ],
)
def test_standing_in(text: str, expected: tuple[str | None, bool]) -> None:
    found = hints(text)
    assert (found.role, found.default) == expected


@pytest.mark.parametrize(
    ("text", "within"),
    [
        pytest.param("function f() { const colors = [1]; }", (), id="its own variable"),
        pytest.param("function f() { switch ([1]) { case 'a': } }", (), id="what is asked"),
        pytest.param("function f() { const a = g(() => [1]); }", (), id="behind a call"),
        pytest.param("function f() { x = b ? c : [1]; }", (), id="the other branch"),
        pytest.param(
            "function f() { switch (k) { case 'fullDate': return [1]; } }", ("fullDate",), id="case"
        ),
        pytest.param(
            "function f() { switch (k) { case Kind.FULL: x = [1]; } }", ("FULL",), id="a member"
        ),
        pytest.param(
            "function f() { x = { forOf: g(/*@*/[1]) }; }", ("forOf",), id="a call's property"
        ),
        pytest.param(
            "function f() { const chart = { options: { colors: /*@*/[1] } }; }",
            ("options", "chart"),
            id="the objects around",
        ),
        pytest.param("function f() { x = isShort ? [1] : c; }", ("isShort",), id="a branch"),
        pytest.param(
            "function f() { x = { variant: { validator: (v) => /*@*/[1].includes(v) } }; }",
            ("variant",),
            id="a property that tells",
        ),
    ],
)
def test_within(text: str, within: tuple[str, ...]) -> None:
    assert hints(text).within == within


@pytest.mark.parametrize(
    ("text", "path", "function", "around"),
    [
        pytest.param("g(() => [1]);", "a.mjs", None, (), id="nothing tells"),
        pytest.param("g(() => [1]);", "src/index.mjs", None, (), id="no file tells"),
        pytest.param("g(() => [1]);", "theme/index.js", None, ("theme",), id="the folder"),
        pytest.param("g(() => [1]);", "locale/ps.js", None, ("ps",), id="the file"),
        pytest.param("g(() => [1]);", "a/theme.config.js", None, ("theme",), id="to its first dot"),
        pytest.param("function setup() { return [1]; }", "a.js", None, (), id="setup"),
        pytest.param(
            "class Tree { grow() { return [1]; } }", "a.js", "grow", ("Tree",), id="a class"
        ),
        pytest.param(
            "class Tree { constructor() { this.x = [1]; } }", "a.js", "Tree", (), id="constructor"
        ),
        pytest.param(
            "const draw = memo(() => [1]);", "a.js", "draw", (), id="what its call is assigned to"
        ),
        pytest.param(
            "function draw() { rows.map(() => [1]); }", "a.js", "draw", (), id="a callback"
        ),
        pytest.param(
            "function draw() { function line() { return [1]; } }",
            "a.js",
            "line",
            ("draw",),
            id="two functions",
        ),
    ],
)
def test_surroundings(text: str, path: str, function: str | None, around: tuple[str, ...]) -> None:
    found = hints(text, path)
    assert (found.function, found.around) == (function, around)


def test_a_jsx_attribute_is_a_role() -> None:
    assert hints("const F = () => <b sizes={[1]}/>;", "a.jsx") == NameHints(None, "sizes", "F")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("x = [1];", "<module>", id="the top level"),
        pytest.param("g(() => [1]);", "<anonymous>", id="no name"),
        pytest.param("function f() { return [1]; }", "f", id="a declaration"),
        pytest.param("const f = () => [1];", "f", id="a variable"),
        pytest.param("exports.f = () => [1];", "f", id="a property"),
        pytest.param("class A { m() { return [1]; } }", "A.m", id="a method"),
        pytest.param(
            "x = class { m() { return [1]; } };", "<class>.m", id="a class without a name"
        ),
        pytest.param("function f() { g(() => [1]); }", "f.<anonymous>", id="a callback"),
        pytest.param("function f() { function g() { return [1]; } }", "f.g", id="one in another"),
    ],
)
def test_qualified_name(text: str, expected: str) -> None:
    syntax, _ = read(text)
    assert qualified_name(marked(syntax), syntax) == expected
