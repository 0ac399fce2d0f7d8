"""Function declarations that run, or may run, above where they stand: the constant stands above that.

`§` marks the expected offset.
"""

import pytest
from support.analysed import cut
from support.placing import T, free_offset


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(
            f"const g = () => f(1);\n§function f(k) {T}\ng();\n", id="an arrow that is called below"
        ),
        pytest.param(
            f"class A {{ m() {{ f(1); }} }}\n§function f(k) {T}\nnew A();\n",
            id="a class that is made below",
        ),
        pytest.param(
            f"const o = {{ a: {{ m() {{ f(1); }} }} }};\n§function f(k) {T}\no.a.m();\n",
            id="an object that is used below",
        ),
        pytest.param(
            f"export const g = () => f(1);\n§function f(k) {T}\n", id="an arrow for others"
        ),
        pytest.param(
            f"export class A extends B {{ x = 1; m() {{ f(1); }} }}\nexport {{ y }};\n§function f(k) {T}\n",
            id="a class for others",
        ),
        pytest.param(
            f"setTimeout(g);\nawait x;\nfunction g() {{}}\n§function f(k) {T}\nf(1);\n",
            id="top-level await of something else",
        ),
    ],
)
def test_what_only_mentions_it_above(js: str) -> None:
    text, offset = cut(js)
    assert free_offset(text) == offset


@pytest.mark.parametrize(
    "js",
    [
        pytest.param(f"§f('a');\nfunction f(k) {T}\n", id="called above"),
        pytest.param(f"x();\n§f('a');\nfunction f(k) {T}\n", id="called in the second statement"),
        pytest.param(f"§const v = f('a');\nfunction f(k) {T}\n", id="called by an initialiser"),
        pytest.param(f"§setTimeout(f);\nfunction f(k) {T}\n", id="passed on above"),
        pytest.param(f"§const o = {{ f }};\nfunction f(k) {T}\n", id="put in an object above"),
        pytest.param(f"§class A {{ x = f(1); }}\nfunction f(k) {T}\n", id="used by a class above"),
        pytest.param(f"const g = () => f(1);\n§g();\nfunction f(k) {T}\n", id="called by an arrow"),
        pytest.param(f"§const g = h(() => f(1));\nfunction f(k) {T}\n", id="handed to a call"),
        pytest.param(f"§const g = (() => f(1))();\nfunction f(k) {T}\n", id="called at once"),
        pytest.param(
            f"§const g = new (class {{ constructor() {{ f(1); }} }})();\nfunction f(k) {T}\n",
            id="made at once",
        ),
        pytest.param(f"§const g = (k = f(1)) => k;\nfunction f(k) {T}\n", id="a default value"),
        pytest.param(f"§const g = {{ [f(1)]() {{}} }};\nfunction f(k) {T}\n", id="a computed key"),
        pytest.param(
            f"§const g = {{ ...{{ get a() {{ return f(1); }} }} }};\nfunction f(k) {T}\n",
            id="a spread",
        ),
        pytest.param(
            f"§const g = `${{{{ toString() {{ return f(1); }} }}}}`;\nfunction f(k) {T}\n",
            id="a template",
        ),
        pytest.param(
            f"§const {{ g }} = {{ g() {{ f(1); }} }};\nfunction f(k) {T}\n", id="a pattern"
        ),
        pytest.param(f"§g.h = () => f(1);\nfunction f(k) {T}\n", id="stored in another"),
        pytest.param(
            f"§class A {{ static x = 1; m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="a class with a static field",
        ),
        pytest.param(
            f"§class A {{ static {{ }} m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="a class with a static block",
        ),
        pytest.param(
            f"§class A {{ [x]() {{}} m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="a class with a computed key",
        ),
        pytest.param(
            f"§@d class A {{ m() {{ f(1); }} }}\nfunction f(k) {T}\n", id="a decorated class"
        ),
        pytest.param(
            f"§class A {{ @d m() {{ f(1); }} }}\nfunction f(k) {T}\n", id="a decorated method"
        ),
        pytest.param(
            f"§class A extends f(1) {{ m() {{ f(1); }} }}\nfunction f(k) {T}\n",
            id="what a class extends",
        ),
        pytest.param(
            f"class A {{ m() {{ f(1); }} }}\n§new A().m();\nfunction f(k) {T}\n",
            id="a method, called above",
        ),
        pytest.param(
            f"class A {{ m() {{ f(1); }} }}\n§class B extends A {{}}\nfunction f(k) {T}\n",
            id="a method that is inherited",
        ),
        pytest.param(
            f"const o = {{ m() {{ f(1); }} }};\n§o.m();\nfunction f(k) {T}\n",
            id="an object's, called above",
        ),
        pytest.param(
            f"const o = {{ a: [() => f(1)] }};\n§x(o);\nfunction f(k) {T}\n",
            id="an object's, passed on above",
        ),
        pytest.param(
            f"const g = () => f(1);\nconst h = () => g();\n§h();\nfunction f(k) {T}\n",
            id="through two arrows",
        ),
        pytest.param(
            f"const g = () => f(1);\nfunction h() {{ g(); }}\n§h();\nfunction f(k) {T}\n",
            id="through an arrow and a declaration",
        ),
        pytest.param(
            f"const g = () => f(1);\n§const a = <g.h />;\nfunction f(k) {T}\n", id="through JSX"
        ),
        pytest.param(
            f"var g = () => f(1);\n§var g = 1;\nfunction f(k) {T}\n".replace(
                "var g = () =>", "§var g = () =>", 1
            ).replace("\n§var", "\nvar"),
            id="declared twice",
        ),
        pytest.param(
            f"const g = () => f(1);\n§export default g;\nfunction f(k) {T}\n",
            id="through an arrow, the default",
        ),
        pytest.param(
            f"function g() {{ f(1); }}\n§g();\nfunction f(k) {T}\n", id="through a declaration"
        ),
        pytest.param(
            f"function g() {{ h(); }}\n§g();\nfunction h() {{ f(1); }}\nfunction f(k) {T}\n",
            id="through two declarations",
        ),
        pytest.param(
            f"function g() {{ f(1); }}\nfunction h() {{ g(); h(); }}\n§h();\nfunction f(k) {T}\n",
            id="through declarations in a circle",
        ),
        pytest.param(f"§export default f;\nfunction f(k) {T}\n", id="the default, above"),
        pytest.param(
            "§make();\nfunction make() { return (k) => " + T + "; }\n", id="inside one called above"
        ),
        pytest.param(f"§if (x) {{ f(1); }}\nfunction f(k) {T}\n", id="called in a block above"),
        pytest.param(f"§await f(1);\nfunction f(k) {T}\n", id="top-level await above"),
        pytest.param(f"§@d(f) class A {{}}\nfunction f(k) {T}\n", id="a decorator above"),
    ],
)
def test_above_what_calls_it_early(js: str) -> None:
    text, offset = cut(js)
    assert free_offset(text) == offset
