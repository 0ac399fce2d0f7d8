"""Which imported names always stand for one value. Those that may not come first."""

import pytest

from allocscan.program.exports import Exports


def settled(modules: dict[str, str], asked: str = "main.mjs") -> frozenset[str]:
    """The settled imports of `asked`; `./x` is the module `x`."""

    def read(path: str) -> bytes | None:
        return modules[path].encode() if path in modules else None

    def resolved(_importer: str, specifier: str) -> str | None:
        name = specifier.removeprefix("./")
        return name if name in modules else None

    return Exports(read, resolved).settled(asked, modules[asked].encode())


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
        pytest.param("export * from './y.mjs';", id="all of another"),
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
    assert settled({"main.mjs": IMPORT, "x.mjs": exporting}) == frozenset()


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
    ],
)
def test_never_changes(exporting: str) -> None:
    modules = {"main.mjs": IMPORT, "x.mjs": exporting, "y.mjs": "export const Z = 'z';"}
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


def test_typescript_enums_are_settled() -> None:
    modules = {"main.ts": "import { E } from './x.ts';", "x.ts": "export enum E { A = 'a' }"}
    assert settled(modules, "main.ts") == {"E"}


def test_the_text_at_hand_counts_not_the_one_on_disk() -> None:
    modules = {"main.mjs": "import { X } from './nowhere.mjs';", "x.mjs": "export const X = 1;"}
    exports = Exports(lambda path: modules[path].encode(), lambda _, name: name.removeprefix("./"))
    assert exports.settled("main.mjs", b"import { X } from './x.mjs';") == {"X"}
