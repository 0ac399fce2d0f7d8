"""A class's own name in a function of a literal in that class: which of two variables it means."""

import pytest
from support.analysed import is_safe, obstacles_of, settled_of, survey_of

from allocscan.sites.obstacles import Because
from allocscan.sites.settle import Settled

TABLE = "{ a: () => new M(1), b: () => new M(2), c: 3, d: 4 }"
METHOD = f"static t(k) {{ const T = {TABLE}; return !T[k]; }}"


def class_of(*members: str, head: str = "export class M") -> str:
    """The class `M` with a method that builds a table of functions that name `M`."""
    return f"{head} {{ {' '.join((METHOD, *members))} }}"


RUNS_EARLY = [
    pytest.param(class_of("static D = M.t('a');"), id="a static field"),
    pytest.param(class_of("static #d = M.t('a');"), id="a private one"),
    pytest.param(class_of("static { M.t('a'); }"), id="a static block"),
    pytest.param(class_of("static D = this.t('a');"), id="by this"),
    pytest.param(class_of("static { const f = () => this; f().t(1); }"), id="by this in an arrow"),
    pytest.param(class_of("static D = [M].map((m) => m.t(1));"), id="passed on"),
    pytest.param(class_of("static D = (() => M.t(1))();"), id="in a function called at once"),
    pytest.param(class_of("static D = { t: M.t }.t(1);"), id="its method"),
    pytest.param(
        class_of("static D = super.t(1);", head="export class M extends B"), id="by super"
    ),
    pytest.param(class_of("static D = g`${M}`;"), id="a tagged template"),
    pytest.param(class_of("@d static x = 1;"), id="a member's decorator"),
    pytest.param("@d " + class_of(), id="a decorator"),
    pytest.param(class_of(head="@d class M"), id="a decorator that stands within"),
    pytest.param(
        f"export class M extends (class {{ {METHOD} }}) {{ static x = M.t(1); }}",
        id="a method of the class that it extends",
    ),
    pytest.param(
        f"export class M extends keep(class {{ {METHOD} }}) {{ static x = kept.t(1); }}",
        id="the class that it extends has other names",
    ),
    pytest.param(
        f"export class M {{ [keep((k) => {{ const T = {TABLE}; return !T[k]; }})]() {{}} "
        "static x = kept(1); }",
        id="what its keys made has other names",
    ),
    pytest.param(
        "export class M { static #r() { return [[1, () => new M(1)], [2, () => new M(2)]]; } "
        "static of(s) { for (const [n, f] of M.#r()) if (n === s) return !f(); } "
        "static D = M.of(1); }",
        id="an array of a private method",
    ),
]


@pytest.mark.parametrize("js", RUNS_EARLY)
def test_code_that_runs_before_the_class_is_finished(js: str) -> None:
    assert not is_safe(js)
    assert Because.LATER_DECLARATION in [because for because, _ in obstacles_of(js)]


def test_in_one_class_those_of_its_keys_and_those_of_its_methods() -> None:
    """Asked in this order, and in the other one."""
    key = f"[keep((k) => {{ const T = {TABLE}; return !T[k]; }})]() {{}}"
    for first, second in ((key, METHOD), (METHOD, key)):
        js = f"export class M {{ {first} {second} static x = 1; }}"
        sites = survey_of(js).sites
        early = [
            Because.LATER_DECLARATION in [one.because for one in site.obstacles] for site in sites
        ]
        assert early == [first is key, second is key]


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param(class_of() + " M = { t: 1 };", "a.mjs", id="reassigned"),
        pytest.param(class_of() + " [M] = [1];", "a.mjs", id="reassigned by a pattern"),
        pytest.param("const f = () => { M = null; };" + class_of(), "a.mjs", id="from a function"),
        pytest.param(
            "class M { " + METHOD + " } exports.f = M.t; M = 1;", "a.cjs", id="in CommonJS"
        ),
    ],
)
def test_a_name_that_gets_another_value(js: str, path: str) -> None:
    assert not isinstance(settled_of(js, path), Settled)


@pytest.mark.parametrize(
    "literal",
    [
        pytest.param("{ a: M, b: M, c: 3, d: 4 }", id="the class itself"),
        pytest.param("[M, M, [M], 4]", id="in an array"),
        pytest.param("{ a: M.n, b: M.n, c: 3, d: 4 }", id="a static"),
    ],
)
@pytest.mark.parametrize("static", ["", "static D = M.t('a');", "static n = 1;"])
def test_used_at_once(literal: str, static: str) -> None:
    """The constant would have to stand below the class, whose statics may ask for it."""
    method = f"static t(k) {{ const T = {literal}; return !T[k]; }}"
    assert not is_safe(f"export class M {{ {method} {static} }}")


@pytest.mark.parametrize(
    ("js", "path"),
    [
        pytest.param(class_of(), "a.mjs", id="no statics"),
        pytest.param(class_of(head="export default class M"), "a.mjs", id="the default export"),
        pytest.param(class_of("n = M.t(1); #m = this;"), "a.mjs", id="fields of instances"),
        pytest.param(class_of("static n = 1; static s = 'a';"), "a.mjs", id="plain statics"),
        pytest.param(class_of("static n;"), "a.mjs", id="a static without a value"),
        pytest.param(
            class_of("static all = new Map(); static o = Object.freeze({ a: [g(1)] });"),
            "a.mjs",
            id="statics that know nothing of the class",
        ),
        pytest.param(class_of("static of = (k) => M.t(k);"), "a.mjs", id="a function"),
        pytest.param(class_of("static of = function () { return this; };"), "a.mjs", id="its this"),
        pytest.param(class_of("static {}"), "a.mjs", id="an empty block"),
        pytest.param(class_of("static { boot(); }"), "a.mjs", id="a block about something else"),
        pytest.param(class_of("[M2] = 1; [k()]() {}"), "a.mjs", id="computed keys"),
        pytest.param(class_of("static M = 1; static x = o.M;"), "a.mjs", id="a property called so"),
        pytest.param(
            class_of("static x = (M: number) => M;", "y!: M;", "static z?: M = g as any as M;"),
            "a.ts",
            id="a type",
        ),
        pytest.param(class_of(head="export class M extends g(B)"), "a.mjs", id="a heritage"),
        pytest.param(
            "export class M {} export class K { " + METHOD + " static D = K.t(1); }",
            "a.mjs",
            id="the name of another class",
        ),
    ],
)
def test_the_same_inside_and_outside(js: str, path: str) -> None:
    settled = settled_of(js, path)
    assert isinstance(settled, Settled)
    assert settled.obstacles == ()
