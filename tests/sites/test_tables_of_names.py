"""Members of enums, of the file and of others, in a literal: which are constants?"""

import pytest
from support.analysed import NO_FLOOR, settled_of, syntax_of

from allocscan.sites.obstacles import Because
from allocscan.sites.settle import Settled
from allocscan.sites.survey import survey

MEMBER = "export function f(k: string) { const c = { a: E.A, [E.A]: 1 }; return !c; }"


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("declare enum E { A = 1 }", id="a declared enum"),
        pytest.param("enum E { A = 1 } enum E { B = 2 }", id="a merged enum"),
        pytest.param("enum E { B = 1 }", id="no such member"),
        pytest.param("namespace E { export const A = 1; }", id="a namespace"),
        pytest.param("import type { E } from 'e';", id="an imported type"),
        pytest.param("enum E { A = 1, 'A' = 2 }", id="a member by two spellings"),
        pytest.param("enum E { A = 1, __proto__ = 2 }", id="an enum with a prototype"),
        pytest.param("declare const E: { A: number };", id="a declared constant"),
        pytest.param("enum E { A = 1 } (E as any) = 2;", id="an enum assigned over"),
        pytest.param("enum E { A = 1 } (E.A as any) = 2;", id="a member assigned to"),
        pytest.param("enum E { A = 1 } delete E.A;", id="a member deleted"),
        pytest.param("enum E { A = 1 } [E.A] = xs;", id="a member in a pattern"),
        pytest.param("enum E { A = 1 } (<any>E.A)++;", id="a member counted up"),
    ],
)
def test_what_is_no_enum_of_this_file(js: str) -> None:
    assert not isinstance(settled_of(js + MEMBER, "a.ts"), Settled)


@pytest.mark.parametrize(
    "js",
    [
        pytest.param("enum E { A = 1 }", id="an enum"),
        pytest.param("const enum E { A = 'x' }", id="a const enum"),
        pytest.param("export enum E { A }", id="an exported enum"),
    ],
)
def test_enum_members(js: str) -> None:
    settled = settled_of(js + MEMBER, "a.ts")
    assert isinstance(settled, Settled)
    assert {binding.name for binding in settled.after} == {"E"}
    assert settled.obstacles == ()


@pytest.mark.parametrize(
    ("use", "at"),
    [
        pytest.param("register(E);", "E", id="handed to other code"),
        pytest.param("export const F = E;", "E", id="by another name"),
        pytest.param("Object.assign(E, x);", "E", id="written to by a built-in"),
        pytest.param("Object.keys(E); export const get = () => E;", "E", id="returned"),
    ],
)
def test_an_enum_that_leaves_sight(use: str, at: str) -> None:
    settled = settled_of(f"enum E {{ A = 1 }} {use} {MEMBER}", "a.ts")
    assert isinstance(settled, Settled)
    assert {one.because for one in settled.obstacles} == {Because.CONTENTS}


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("Object.values(E).map(g);", id="its values"),
        pytest.param("for (const k in E) g(k);", id="its keys, one after the other"),
        pytest.param("export const has = (k: string) => k in E;", id="asked for a key"),
        pytest.param("export const named = (n: E) => E[n];", id="a name for a value"),
        pytest.param("export default E;", id="exported again"),
        pytest.param("export { E as F };", id="exported by another name"),
    ],
)
def test_an_enum_that_is_only_looked_at(use: str) -> None:
    settled = settled_of(f"enum E {{ A = 1 }} {use} {MEMBER}", "a.ts")
    assert isinstance(settled, Settled)
    assert settled.obstacles == ()


@pytest.mark.parametrize(
    ("js", "settled", "safe"),
    [
        pytest.param(
            "import { K } from 'x'; # { [K.A]: 1, a: K.B, b: 2 }", "K K.A K.B", True, id="members"
        ),
        pytest.param(
            "import { K } from 'x'; # { [K.A]: 1, a: K.B, b: 2 }", "K K.A", False, id="one is not"
        ),
        pytest.param(
            "import { K } from 'x'; g(K); # { [K.A]: 1, a: 1, b: 2 }",
            "K K.A",
            False,
            id="it leaves sight",
        ),
        pytest.param(
            "import * as m from 'x'; # { a: m.A, b: 1, c: 2 }", "m m.A", True, id="an export"
        ),
        pytest.param(
            "import * as m from 'x'; # { [m.A]: 1, b: 1, c: 2 }",
            "m m.A",
            False,
            id="an export may be an object",
        ),
        pytest.param(
            "import * as m from 'x'; # { [m.K.A]: 1, b: 1, c: 2 }",
            "m m.K.A",
            True,
            id="a member of an export",
        ),
        pytest.param(
            "import * as m from 'x'; Object.assign(m.K, x); # { a: m.K.A, b: 1, c: 2 }",
            "m m.K.A",
            False,
            id="an export leaves sight",
        ),
        pytest.param(
            "import * as m from 'x'; m.f(m.g); # { a: m.K.A, b: 1, c: 2 }",
            "m m.K.A",
            True,
            id="others do",
        ),
        pytest.param(
            "import * as m from 'x'; g(m); # { a: m.K.A, b: 1, c: 2 }",
            "m m.K.A",
            False,
            id="all of it does",
        ),
        pytest.param(
            "import { K } from 'x'; K.valueOf(); # { a: K.A, b: 1, c: 2 }",
            "K K.A",
            False,
            id="it is the this of a call",
        ),
        pytest.param(
            "import * as m from 'x'; # { a: m['E.A'], b: 1, c: 2 }",
            "m m.E.A",
            False,
            id="a dot in a name",
        ),
        pytest.param(
            "import { K } from 'x'; import { Q } from '@x'; Q.A = 9; # { a: K.A, b: 1, c: 2 }",
            "K K.A",
            False,
            id="a member of that name is set",
        ),
        pytest.param(
            "import { K } from 'x'; g(o, 'A'); # { a: K.A, b: 1, c: 2 }",
            "K K.A",
            False,
            id="a call is given that name",
        ),
    ],
)
def test_members_of_imports(js: str, settled: str, safe: bool) -> None:
    syntax = syntax_of(js.replace("#", "export const f = (k) => !") + "[k];")
    (site,) = survey(syntax, NO_FLOOR, settled_imports=frozenset(settled.split())).sites
    assert [one.because for one in site.obstacles] == ([] if safe else [Because.NOT_SETTLED])


def test_a_settled_import_is_no_settled_key() -> None:
    """It may be an object, which every evaluation converts."""
    syntax = syntax_of("import { x } from 'x'; export const f = (k) => !{ [x]: 1, a: 2, b: 3 }[k];")
    (site,) = survey(syntax, NO_FLOOR, settled_imports=frozenset({"x"})).sites
    assert [one.because for one in site.obstacles] == [Because.NOT_SETTLED]
