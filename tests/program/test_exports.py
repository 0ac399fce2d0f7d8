"""Which imported names always stand for one value. Those that may not come first."""

import pytest

from allocscan.program.exports import Exports


def settled(modules: dict[str, str], asked: str = "main.mjs", *, late: str = "") -> frozenset[str]:
    """The settled imports of `asked`; `./x` is the module `x`. What `late` names may be evaluated
    later."""

    def read(path: str) -> bytes | None:
        return modules[path].encode() if path in modules else None

    def resolved(_importer: str, specifier: str) -> str | None:
        name = specifier.removeprefix("./")
        return name if name in modules else None

    content = modules[asked].encode()
    return Exports(read, resolved).settled(asked, content, lambda specifier: specifier != late)


IMPORT = "import { X } from './x.mjs'; export const f = () => X;"


@pytest.mark.parametrize(
    "exporting",
    [
        pytest.param("export let X = 1;", id="let"),
        pytest.param("export var X = 1;", id="var"),
        pytest.param("let X = 1; export { X };", id="let, by a list"),
        pytest.param("export const Y = 1;", id="no such export"),
        pytest.param("const X = 1;", id="not exported"),
        pytest.param("export function X() {}", id="a function, which tests replace"),
        pytest.param("export const X = () => 1;", id="an arrow function"),
        pytest.param("export const X = make();", id="what a call gives"),
        pytest.param("export const X = a;", id="what a name stands for"),
        pytest.param("export const X = a ? 1 : b;", id="a choice of names"),
        pytest.param("export const { X } = y;", id="taken out of something"),
        pytest.param("export class X {} X = null;", id="a class that is assigned to"),
        pytest.param("export * from './nowhere.mjs';", id="all of one out of sight"),
        pytest.param(
            "export * from './x1.mjs'; export * from './nowhere.mjs';", id="one is out of sight"
        ),
        pytest.param("export * from './x1.mjs'; export * from './x2.mjs';", id="of two"),
        pytest.param("export * from './x1.mjs'; export { y as X } from './n.mjs';", id="its own"),
        pytest.param("export * from './x.mjs';", id="all of itself"),
        pytest.param(
            "export * as X from './let.mjs'; export * from './x1.mjs';", id="a module by that name"
        ),
        pytest.param(
            "export * from './x1.mjs'; export { X as 'X' } from './let.mjs';", id="a quoted name"
        ),
        pytest.param(
            "export * from './x1.mjs'; export { X as \\u0058 } from './let.mjs';", id="an escape"
        ),
        pytest.param(
            "export type { X } from './x1.mjs'; export * from './let.mjs';",
            id="a type of that name",
        ),
        pytest.param(
            "export { type X } from './x1.mjs'; export * from './let.mjs';", id="a type in a list"
        ),
        pytest.param("export type { X } from './x1.mjs';", id="only a type"),
        pytest.param("import type { X } from './x1.mjs'; export { X };", id="imported as a type"),
        pytest.param("import { type X } from './x1.mjs'; export { X };", id="as a type in a list"),
        pytest.param(
            "export * from './old.js'; export * from './x1.mjs';", id="CommonJS among them"
        ),
        pytest.param("export * from './let.mjs';", id="all of another, which varies"),
        pytest.param("export * from './default.mjs';", id="all but the default of another"),
        pytest.param("export { X } from './nowhere.mjs';", id="of a module out of sight"),
        pytest.param("export { X } from './x.mjs';", id="of itself, for ever"),
        pytest.param("import { X } from './nowhere.mjs'; export { X };", id="handed on from afar"),
        pytest.param("export const X = 1; eval('');", id="a module with eval"),
        pytest.param("export const X = 1; const = 2;", id="a module that cannot be read"),
        pytest.param("exports.X = 1;", id="no ECMAScript module"),
        pytest.param("export default 1;", id="only a default"),
        pytest.param("export namespace X { export const a = 1; }", id="a namespace"),
    ],
)
def test_may_change(exporting: str) -> None:
    modules = {
        "main.mjs": IMPORT,
        "x.mjs": exporting,
        "x1.mjs": "export const X = 1;",
        "x2.mjs": "export const X = 2;",
        "let.mjs": "export let X = 2;",
        "default.mjs": "const X = 1; export default X;",
        "old.js": "Object.assign(exports, require('./y.js'));",
    }
    name = "main.ts"
    modules[name] = modules.pop("main.mjs")
    modules["x.ts"] = modules["x.mjs"]
    modules[name] = modules[name].replace("x.mjs", "x.ts")
    assert settled(modules, name) == frozenset()


@pytest.mark.parametrize(
    "exporting",
    [
        pytest.param("export const X = 1;", id="a number"),
        pytest.param("export const X = -1;", id="a negative number"),
        pytest.param("export const X = 'a' + 'b';", id="a sum"),
        pytest.param("const a = 2; export const X = a * 2;", id="a product"),
        pytest.param("export const X = { a: f() };", id="an object, always the same"),
        pytest.param("export const X = [1, 2];", id="an array"),
        pytest.param("export const X = /x/;", id="a regular expression"),
        pytest.param("const X = 1; export { X };", id="by a list"),
        pytest.param("const Y = 1; export { Y as X };", id="by another name"),
        pytest.param("export class X {}", id="a class"),
        pytest.param("export { Z as X } from './y.mjs';", id="handed on"),
        pytest.param("import { Z } from './y.mjs'; export { Z as X };", id="imported, handed on"),
        pytest.param("export * from './x1.mjs';", id="all of another"),
        pytest.param("export * from './y.mjs'; export * from './x1.mjs';", id="all of two"),
        pytest.param("export * from './b.mjs';", id="over steps"),
        pytest.param("export /* all */ *from './b.mjs'; export const Y = 1;", id="comments"),
        pytest.param("export * from './circle.mjs';", id="in a circle"),
    ],
)
def test_never_changes(exporting: str) -> None:
    modules = {
        "main.mjs": IMPORT,
        "x.mjs": exporting,
        "y.mjs": "export const Z = 'z';",
        "x1.mjs": "const X = 1; export { X };",
        "b.mjs": "export * from './y.mjs';\nexport*from'./x1.mjs';",
        "circle.mjs": "export * from './x.mjs'; export * from './x1.mjs';",
    }
    assert settled(modules) == {"X"}


@pytest.mark.parametrize(
    ("importing", "exporting", "names"),
    [
        pytest.param("import X from './x.mjs';", "export default 5;", {"X"}, id="default"),
        pytest.param("import X from './x.mjs';", "export default class {}", {"X"}, id="a class"),
        pytest.param("import X from './x.mjs';", "export default () => 1;", set(), id="a function"),
        pytest.param("import X from './x.mjs';", "export default function () {}", set(), id="decl"),
        pytest.param("import X from './x.mjs';", "let a = 1; export default a;", set(), id="let"),
        pytest.param(
            "import X from './x.mjs';", "const a = 1; export default a;", {"X"}, id="a name"
        ),
        pytest.param(
            "import X from './x.mjs';", "const a = 1; export { a as default };", {"X"}, id="list"
        ),
        pytest.param("import * as X from './x.mjs';", "export let a;", {"X"}, id="all of it"),
        pytest.param(
            "import { a as X, b } from './x.mjs';",
            "export const a = 1; export let b = 2;",
            {"X"},
            id="one of two",
        ),
    ],
)
def test_every_form_of_import(importing: str, exporting: str, names: set[str]) -> None:
    assert settled({"main.mjs": importing, "x.mjs": exporting}) == names


@pytest.mark.parametrize(
    ("exporting", "members"),
    [
        pytest.param("export enum E { A = 'a', B = 2, C, D = 1 << 2 }", "A B C D", id="an enum"),
        pytest.param("export const enum E { A = 'a' }", "A", id="a const enum"),
        pytest.param("enum E { A } export { E };", "A", id="by a list"),
        pytest.param("enum F { A } export { F as E };", "A", id="by another name"),
        pytest.param("export { F as E } from './y.ts';", "Y", id="handed on"),
        pytest.param("export enum E { A } export const f = () => E.A;", "A", id="read there"),
        pytest.param("export enum E { A } Object.values(E).length;", "A", id="looked at there"),
        pytest.param("export enum E { A } export type T = typeof E;", "A", id="in a type"),
        pytest.param(
            "export enum E { A = f(), B = 1 }", "B", id="what a call gives may be anything"
        ),
        pytest.param("export enum E { 'a-b' = 1, B = 2 }", "a-b B", id="quoted"),
        pytest.param("export enum E { A } typeof E;", "A", id="asked for its type there"),
        pytest.param("export enum E { A, 'A' = f() }", "", id="twice, by another spelling"),
        pytest.param("export enum E { A, \\u0042 = 2 }", "", id="an escape"),
        pytest.param("export enum E { A, __proto__ = f() }", "", id="a prototype in an enum"),
        pytest.param("export enum E { A } (E as any).valueOf().A = 9;", "", id="by its valueOf"),
        pytest.param(
            "export enum E { A } (E as any).__defineGetter__('A', f);", "", id="a getter on it"
        ),
        pytest.param("export enum E { A } (E as any).go`x`;", "", id="a tag"),
        pytest.param("export enum E { A } new (E as any).Go();", "", id="a constructor"),
        pytest.param("export enum E { A } (E as any) in o;", "", id="converted to a key"),
        pytest.param(
            "import * as me from './x.ts'; export enum E { A } f(me);", "", id="imports itself"
        ),
        pytest.param("export enum E { A } import('./' + n).then(f);", "", id="may import itself"),
        pytest.param(
            "import { F as E } from './y.ts'; export { E };", "Y", id="imported, handed on"
        ),
        pytest.param(
            "import { F as E } from './y.ts'; export { E }; f(E);", "", id="and passed on"
        ),
        pytest.param(
            "import { F as E } from './y.ts'; export { E }; (E as any).Y = 9;", "", id="and written"
        ),
        pytest.param(
            "export const E = Object.freeze({ A: 1, \\u0041: f() });",
            "",
            id="frozen, with an escape",
        ),
        pytest.param(
            "export const E = Object.freeze({ A: 1, '\\1': 2 });",
            "",
            id="frozen, with an octal escape",
        ),
        pytest.param("export enum E { A } (E as any).A = 5;", "", id="assigned to"),
        pytest.param("export enum E { A } delete (E as any).A;", "", id="deleted"),
        pytest.param("export enum E { A } register(E);", "", id="handed to other code"),
        pytest.param("export enum E { A } const F = E;", "", id="by another name in the module"),
        pytest.param("export class E { static A = 1; }", "", id="a class"),
        pytest.param("export const E = { A: 1 } as const;", "", id="an object that may be written"),
        pytest.param("export const E = [1, 2];", "", id="an array"),
        pytest.param(
            "export const E = Object.freeze({ A: 1, B: 'b', c: `d`, e: -1 });",
            "A B c e",
            id="frozen",
        ),
        pytest.param("export const E = Object.freeze({ A: { b: 1 }, C: 2 });", "C", id="nested"),
        pytest.param(
            "export const E = Object.freeze({ A: Object.freeze({ b: 1, c: {}, d: o }), C: 2 });",
            "A.b C",
            id="frozen in it",
        ),
        pytest.param(
            "export const E = Object.freeze({ A: Object.freeze({ b: 1 }), A: { b: 1 } });",
            "",
            id="frozen in it, and replaced",
        ),
        pytest.param(
            "export const E = Object.freeze({ A: Object.freeze({ b: 1, ...o }), C: 2 });",
            "C",
            id="frozen in it, with a copy",
        ),
        pytest.param(
            "export const E = Object.freeze({ A: true, B: null, C: undefined, D: /x/ });",
            "A B",
            id="other primitives",
        ),
        pytest.param(
            "export const E = Object.freeze({ 'A': 1, 'b-c': 2, 'd.e': 3, '\\x66': 4 });",
            "A b-c f",
            id="quoted, with an escape",
        ),
        pytest.param(
            "export const E = Object.freeze({ 'A': 1, 'b-c': 2, 'd.e': 3 });",
            "A b-c",
            id="quoted names",
        ),
        pytest.param("export enum E { A = 1, B = A, C = D }", "A B", id="what an earlier one is"),
        pytest.param("export enum E { A = f(), B = A }", "", id="what an unknown one is"),
        pytest.param(
            "export enum E { 'f()' = 1, B = f() }", "f()", id="a call that a member is called like"
        ),
        pytest.param("export enum E { A = 1, B = 2, C = A | B }", "A B C", id="flags"),
        pytest.param("export const E = Object.freeze({ A: 1, A: f() });", "", id="twice"),
        pytest.param("export const E = Object.freeze({ A: 1, B: g });", "A", id="names"),
        pytest.param("export const E = Object.freeze({ A: 1, __proto__: 2 });", "A", id="proto"),
        pytest.param("export const E = Object.freeze({ A: 1, ...o });", "", id="a copy in it"),
        pytest.param("export const E = Object.freeze({ A: 1, [k]: 2 });", "", id="a computed key"),
        pytest.param("export const E = Object.freeze({ A: 1, get B() {} });", "", id="a getter"),
        pytest.param("export const E = Object.freeze({ A: 1, 'A': f() });", "", id="quoted"),
    ],
)
def test_members_that_never_change(exporting: str, members: str) -> None:
    modules = {
        "main.ts": "import { E } from './x.ts';",
        "x.ts": exporting,
        "y.ts": "export enum F { Y }",
    }
    assert settled(modules, "main.ts") == {"E", *(f"E.{name}" for name in members.split())}


@pytest.mark.parametrize(
    "exporting",
    [
        pytest.param("export enum E { A } export enum E { B = 1 }", id="merged"),
        pytest.param("export enum E { A } export namespace E { export let B = 1; }", id="extended"),
        pytest.param("export declare enum E { A }", id="declared only"),
        pytest.param("export declare const E: { A: number };", id="a declared constant"),
        pytest.param("export enum E { A } E = null;", id="assigned over"),
        pytest.param("export const E = make({ A: 1 });", id="what a call gives"),
        pytest.param(
            "const Object = { freeze: (o) => o }; export const E = Object.freeze({ A: 1 });",
            id="another Object",
        ),
        pytest.param(
            "Object.freeze = (o) => o; export const E = Object.freeze({ A: 1 });", id="patched"
        ),
    ],
)
def test_members_that_may_change(exporting: str) -> None:
    modules = {"main.ts": "import { E } from './x.ts';", "x.ts": exporting}
    assert not settled(modules, "main.ts")


def test_what_a_whole_module_exports() -> None:
    exporting = """
        export const LIMIT = 5;
        export let now = 1;
        export const f = () => 1;
        export enum Kind { A, B = make() }
        const own = 3;
        const inner = 4;
        export { own as outer, inner as default };
        export { Kind as Sort } from './y.ts';
        export * from './z.ts';
    """
    modules = {
        "main.ts": "import * as m from './x.ts';",
        "x.ts": exporting,
        "y.ts": "export enum Kind { C }",
        "z.ts": "export const hidden = 1;",
    }
    assert settled(modules, "main.ts") == {
        "m",
        "m.LIMIT",
        "m.Kind",
        "m.Kind.A",
        "m.outer",
        "m.default",
        "m.Sort",
        "m.Sort.C",
        "m.hidden",
    }


@pytest.mark.parametrize(
    ("importing", "names"),
    [
        pytest.param(
            "import { E } from './x.ts'; import { E as Q } from './x.ts';", "E Q", id="twice"
        ),
        pytest.param(
            "import { E } from './x.ts'; import { E as Q } from './b.ts';",
            "E Q",
            id="over a barrel",
        ),
        pytest.param(
            "import { E } from './x.ts'; import * as n from './x.ts';", "E n n.E", id="in a module"
        ),
        pytest.param(
            "import { E } from './x.ts'; f(await import('./x.ts'));", "E", id="at run time"
        ),
        pytest.param(
            "import { E } from './x.ts'; import { F } from './y.ts';", "E E.A F F.Y", id="two"
        ),
        pytest.param(
            "import { E } from './x.ts'; import * as n from './b.ts';",
            "E n n.E",
            id="in a barrel",
        ),
        pytest.param("import * as n from './b.ts';", "n n.E n.E.A", id="in a barrel alone"),
        pytest.param(
            "import { E } from './x.ts'; import * as n from './out.ts';",
            "E n",
            id="perhaps in what cannot be seen",
        ),
        pytest.param(
            "import { E } from './x.ts'; f(await import(/* webpackChunkName: 'x' */ './x.ts'));",
            "E",
            id="at run time, with a comment",
        ),
    ],
)
def test_members_of_what_goes_by_two_names(importing: str, names: str) -> None:
    """By the other one they may be written."""
    modules = {
        "main.ts": importing,
        "x.ts": "export enum E { A }",
        "b.ts": "export * from './x.ts';",
        "out.ts": "export * from './nowhere.ts';",
        "y.ts": "export enum F { Y }",
    }
    assert settled(modules, "main.ts") == frozenset(names.split())


def test_the_text_at_hand_counts_not_the_one_on_disk() -> None:
    modules = {"main.mjs": "import { X } from './nowhere.mjs';", "x.mjs": "export const X = 1;"}
    exports = Exports(lambda path: modules[path].encode(), lambda _, name: name.removeprefix("./"))
    found = exports.settled("main.mjs", b"import { X } from './x.mjs';", lambda _: True)
    assert found == {"X"}


@pytest.mark.parametrize(
    ("importing", "names"),
    [
        pytest.param("import { X } from './x.ts';", "", id="late"),
        pytest.param("import * as x from './x.ts';", "", id="all of what is late"),
        pytest.param(
            "import { Y } from './y.ts'; import { X } from './x.ts';", "Y", id="one of two"
        ),
        pytest.param(
            "import { E } from './e.ts'; import { X } from './x.ts';", "E E.A", id="members"
        ),
        pytest.param(
            "import { E } from './e.ts'; import { E as F } from './x.ts';",
            "E",
            id="what is late has it",
        ),
        pytest.param(
            "import { E } from './e.ts'; import * as all from './out.ts';",
            "E all",
            id="another may have it",
        ),
    ],
)
def test_what_is_evaluated_later_is_not_settled(importing: str, names: str) -> None:
    modules = {
        "main.ts": importing,
        "x.ts": "export const X = 1; export { E } from './e.ts';",
        "y.ts": "export const Y = 1;",
        "e.ts": "export enum E { A }",
        "out.ts": "export * from './nowhere.ts';",
    }
    assert settled(modules, "main.ts", late="./x.ts") == frozenset(names.split())
