"""Import cycles in trees of files."""

import os
from pathlib import Path

import pytest

from allocscan.project.imports import ImportGraph

DECLARED = '{"name": "app", "dependencies": {"lodash": "^4.0.0", "@scope/kit": "1.x"}}'


def tree(root: Path, files: dict[str, str]) -> ImportGraph:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return ImportGraph(root)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a.js": "import './a.js'"}, id="itself"),
        pytest.param({"a.js": "import './b'", "b.js": "import './a'"}, id="two"),
        pytest.param({"a.js": "import './b'", "b.ts": "import './a.js'"}, id="js and ts"),
        pytest.param({"a.js": "import './b.js'", "b.tsx": "import './a'"}, id="js means tsx"),
        pytest.param({"a.js": "import './b.mjs'", "b.mts": "import './a'"}, id="mjs means mts"),
        pytest.param({"a.js": "import './b'", "b/index.js": "import '../a'"}, id="an index"),
        pytest.param({"a.js": "import '.'", "index.js": "export * from './a'"}, id="a dot"),
        pytest.param({"a.js": "import './'", "index.js": "export * from './a'"}, id="a slash"),
        pytest.param({"a.js": "require('./b')", "b.js": "require('./a')"}, id="CommonJS"),
        pytest.param({"a.js": "import('./b')", "b.js": "import './a'"}, id="a dynamic import"),
        pytest.param({"a.js": "lazy('./b')", "b.js": "import './a'"}, id="a quoted path"),
        pytest.param({"a.js": "import './b'", "b.ios.js": "import './a'"}, id="a platform's file"),
        pytest.param({"a.js": "import './b.vue'", "b.vue": "import './a'"}, id="a component"),
        pytest.param({"a.js": "import './b?raw'", "b.js": "import './a'"}, id="a query"),
        pytest.param(
            {"a.js": "import './b'", "b.js": "", "b/index.js": "import '../a'"},
            id="either of two candidates",
        ),
        pytest.param({"a.js": "import './missing'"}, id="a file that is not there"),
        pytest.param({"a.js": "import './b'", "b.d.ts": ""}, id="only a declaration of it"),
        pytest.param({"a.js": "import './B'", "b.js": ""}, id="other capitals"),
        pytest.param({"a.js": "import './b.wasm'", "b.wasm": ""}, id="a kind that is not known"),
        pytest.param({"a.js": "import './b'", "b.js": "import './c'"}, id="missing further on"),
        pytest.param(
            {"a.js": "import './b'", "b/package.json": "{}", "b/index.js": ""},
            id="a folder with a manifest",
        ),
        pytest.param({"a.js": "import '/a.js'"}, id="an absolute path"),
        pytest.param({"a.js": "import 'https://example.org/x.js'"}, id="a URL"),
        pytest.param({"a.js": "import '#inner'"}, id="an inner import"),
        pytest.param({"a.js": "import 'lodash'"}, id="a package nobody declares"),
        pytest.param({"a.js": "import '@/b'", "b.js": ""}, id="an alias nobody declares"),
        pytest.param({"a.js": "import 'app/b'", "package.json": DECLARED}, id="its own package"),
        pytest.param(
            {"a.js": "import 'lodash'", "package.json": DECLARED, "tsconfig.json": "{"},
            id="a configuration that cannot be read",
        ),
        pytest.param(
            {"a.js": "import 'lodash'", "package.json": '{"dependencies": {'},
            id="a manifest that cannot be read",
        ),
        pytest.param(
            {"a.js": "", "package.json": '{"devDependencies": {"nuxt": "^3"}}'},
            id="a framework that adds imports",
        ),
        pytest.param(
            {
                "a.js": "import 'fs'",
                "package.json": '{"browser": {"fs": "./fs.js"}}',
                "fs.js": "import './a'",
            },
            id="a built-in that bundlers replace",
        ),
        pytest.param(
            {
                "a.js": "import './b'",
                "b.js": "",
                "package.json": '{"browser": {"./b.js": "./c.js"}}',
                "c.js": "import './a'",
            },
            id="a file that bundlers replace",
        ),
    ],
)
def test_may_cycle(tmp_path: Path, files: dict[str, str]) -> None:
    assert tree(tmp_path, files).may_cycle(tmp_path / "a.js")


@pytest.mark.parametrize("version", ["workspace:*", "file:../lodash", "link:../x", "portal:../x"])
def test_a_linked_package_may_import_back(tmp_path: Path, version: str) -> None:
    manifest = f'{{"dependencies": {{"lodash": "{version}"}}}}'
    graph = tree(tmp_path, {"a.js": "import 'lodash'", "package.json": manifest})
    assert graph.may_cycle(Path("a.js"))


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param('"resolutions": {"lodash": "portal:../x"}', id="yarn"),
        pytest.param('"resolutions": {"**/lodash": "link:../x"}', id="yarn, a path"),
        pytest.param('"overrides": {"lodash": {".": "file:../x"}}', id="npm"),
        pytest.param('"pnpm": {"overrides": {"kit@1>lodash": "link:../x"}}', id="pnpm"),
    ],
)
def test_an_overridden_package_may_import_back(tmp_path: Path, overrides: str) -> None:
    manifest = f'{{"dependencies": {{"lodash": "^4"}}, {overrides}}}'
    graph = tree(tmp_path, {"a.js": "import 'lodash'", "package.json": manifest})
    assert graph.may_cycle(Path("a.js"))


def test_a_catalog_may_name_a_link(tmp_path: Path) -> None:
    files = {
        "pnpm-workspace.yaml": "packages: []\noverrides:\n  lodash: link:../x\n",
        "package.json": '{"dependencies": {"lodash": "catalog:", "chalk": "catalog:"}}',
        "a.js": "import 'lodash'",
        "b.js": "import 'chalk'",
    }
    graph = tree(tmp_path, files)
    assert graph.may_cycle(Path("a.js"))
    assert not graph.may_cycle(Path("b.js"))


LINKED = {
    "package.json": DECLARED,
    "src/a.js": "import 'lodash'",
    "src/k.js": "import '@scope/kit/x'",
    "own/lodash.js": "",
}


@pytest.mark.parametrize(
    ("link", "target", "importer"),
    [
        pytest.param("node_modules/lodash", "../own", "src/a.js", id="beside"),
        pytest.param("node_modules/@scope/kit", "../../own", "src/k.js", id="in a scope"),
        pytest.param("node_modules/@scope", "../own", "src/k.js", id="the scope itself"),
        pytest.param("src/node_modules/lodash", "../../own", "src/a.js", id="further in"),
    ],
)
def test_what_is_linked_may_import_back(
    tmp_path: Path, link: str, target: str, importer: str
) -> None:
    files = {**LINKED, "own/kit/x.js": ""}
    assert not tree(tmp_path, files).may_cycle(Path(importer))
    (tmp_path / link).parent.mkdir(parents=True)
    os.symlink(target, tmp_path / link)
    graph = ImportGraph(tmp_path)
    assert graph.may_cycle(Path(importer))
    assert os.path.realpath((tmp_path / link).parent) in graph.looked.folders


@pytest.mark.parametrize(
    ("link", "target"),
    [
        pytest.param("node_modules/lodash", ".pnpm/lodash@4/node_modules/lodash", id="of pnpm"),
        pytest.param("node_modules/lodash", "../store/node_modules/lodash", id="of a store"),
        pytest.param("node_modules/lodash", "./lodash-es", id="to another installed one"),
        pytest.param("node_modules", "own", id="all of them are elsewhere"),
        pytest.param("node_modules/chalk", "../own", id="another package"),
        pytest.param("test/node_modules/lodash", "../../own", id="out of its way"),
    ],
)
def test_what_is_installed_by_a_link_does_not(tmp_path: Path, link: str, target: str) -> None:
    tree(tmp_path, {**LINKED, "own/lodash/index.js": ""})
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    os.symlink(target, tmp_path / link)
    os.makedirs(os.path.join(os.path.dirname(tmp_path / link), target), exist_ok=True)
    assert not ImportGraph(tmp_path).may_cycle(Path("src/a.js"))


WORKSPACE_ROOTS = [
    pytest.param({"package.json": '{"workspaces": ["packages/*"]}'}, id="npm"),
    pytest.param({"package.json": '{"workspaces": {"packages": ["packages/*"]}}'}, id="yarn"),
    pytest.param({"package.json": '{"workspaces": ["packages/**"]}'}, id="any depth"),
    pytest.param({"package.json": '{"workspaces": ["packages/{kit,app}"]}'}, id="braces"),
    pytest.param({"package.json": '{"workspaces": ["./packages/kit"]}'}, id="a plain path"),
    pytest.param({"pnpm-workspace.yaml": "packages:\n  - 'packages/*'\n"}, id="pnpm"),
    pytest.param({"pnpm-workspace.yaml": "packages:\n- packages/* # all\n"}, id="pnpm, bare"),
    pytest.param({"pnpm-workspace.yaml": "a: b\npackages: ['packages/*']\n"}, id="pnpm, flow"),
    pytest.param({"pnpm-workspace.yaml": "packages: &all\n  ? x\n"}, id="pnpm, strange"),
    pytest.param({"lerna.json": '{"packages": ["packages/*"]}'}, id="lerna"),
    pytest.param({"lerna.json": '{"version": "1.0.0"}'}, id="lerna's default"),
    pytest.param({"rush.json": "{}"}, id="rush"),
]


@pytest.mark.parametrize("roots", WORKSPACE_ROOTS)
def test_a_workspace_package_may_import_back(tmp_path: Path, roots: dict[str, str]) -> None:
    packages = {
        "packages/app/package.json": '{"dependencies": {"kit": "^1", "lodash": "4"}}',
        "packages/app/a.js": "import 'kit/part'",
        "packages/app/b.js": "import 'lodash'",
        "packages/kit/package.json": '{"name": "kit"}',
    }
    graph = tree(tmp_path, roots | packages)
    assert graph.may_cycle(Path("packages/app/a.js"))
    assert not graph.may_cycle(Path("packages/app/b.js"))


def test_a_link_to_a_file_is_the_file(tmp_path: Path) -> None:
    graph = tree(tmp_path, {"a.js": "import './b'", "c.js": ""})
    os.symlink(tmp_path / "a.js", tmp_path / "b.js")
    assert graph.may_cycle(tmp_path / "a.js")
    assert graph.may_cycle(tmp_path / "b.js")


ALIASES = [
    pytest.param({"compilerOptions": '{"paths": {"@/*": ["./src/*"]}}'}, id="paths"),
    pytest.param(
        {"compilerOptions": '{"baseUrl": "src", "paths": {"@/*": ["*"]}}'}, id="paths and baseUrl"
    ),
]


@pytest.mark.parametrize("name", ["tsconfig.json", "jsconfig.json", "tsconfig.app.json"])
@pytest.mark.parametrize("config", ALIASES)
def test_an_alias_is_followed(tmp_path: Path, name: str, config: dict[str, str]) -> None:
    options = f'{{"compilerOptions": {config["compilerOptions"]}, /* why */ }}'
    files = {
        "src/a.ts": "import '@/b'",
        "src/b.ts": "import '@/a'",
        "src/c.ts": "import '@/d'",
        "src/d.ts": "",
        "src/e.ts": "import '@/missing'",
    }
    graph = tree(tmp_path, files | {name: options})
    assert graph.may_cycle(Path("src/a.ts"))
    assert graph.may_cycle(Path("src/e.ts"))
    assert not graph.may_cycle(Path("src/c.ts"))


def test_a_base_folder_is_followed(tmp_path: Path) -> None:
    files = {
        "tsconfig.json": '{"extends": "./base", "compilerOptions": {}}',
        "base.json": '{"compilerOptions": {"baseUrl": "./src"}}',
        "package.json": DECLARED,
        "src/a.ts": "import 'lib/b'",
        "src/lib/b.ts": "import 'a'",
        "src/c.ts": "import 'lodash'",
        "src/lodash-like.ts": "",
    }
    graph = tree(tmp_path, files)
    assert graph.may_cycle(Path("src/a.ts"))
    assert not graph.may_cycle(Path("src/c.ts"))


def test_an_alias_comes_before_a_declared_package(tmp_path: Path) -> None:
    files = {
        "tsconfig.json": '{"compilerOptions": {"paths": {"lodash": ["./mine.ts"]}}}',
        "package.json": DECLARED,
        "a.ts": "import 'lodash'",
        "mine.ts": "import './a'",
    }
    assert tree(tmp_path, files).may_cycle(Path("a.ts"))


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a.js": ""}, id="nothing"),
        pytest.param({"a.js": "import './b'", "b.js": ""}, id="a module"),
        pytest.param({"a.js": "import 'node:fs'; import 'node:test'"}, id="node:"),
        pytest.param({"a.js": "require('fs'); require('fs/promises')"}, id="built-ins"),
        pytest.param({"a.js": "import './a.css'; import './b.svg?url'"}, id="assets"),
        pytest.param({"a.js": "import './b.json'", "b.json": '{"x": "./a"}'}, id="JSON"),
        pytest.param({"a.js": "import './b'", "b.json": "{}"}, id="JSON without its suffix"),
        pytest.param({"a.js": "import type {T} from './b'", "b.ts": "import './a'"}, id="a type"),
        pytest.param({"a.js": "f('./nothing', './a b', '.')"}, id="strings that name no file"),
        pytest.param(
            {"a.js": "import 'lodash/fp'; import '@scope/kit/x'", "package.json": DECLARED},
            id="declared packages",
        ),
        pytest.param(
            {"a.js": "import './b'", "b.js": "import './c'", "c.js": "import './b'"},
            id="a circle further on",
        ),
    ],
)
def test_cannot_cycle(tmp_path: Path, files: dict[str, str]) -> None:
    assert not tree(tmp_path, files).may_cycle(tmp_path / "a.js")


def test_a_package_may_be_declared_above(tmp_path: Path) -> None:
    files = {"package.json": DECLARED, "x/package.json": "{}", "x/y/a.js": "import 'lodash'"}
    graph = tree(tmp_path, files)
    assert not graph.may_cycle(Path("x/y/a.js"))


def test_nothing_is_remembered_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert ImportGraph(tmp_path).may_cycle(Path("missing.js"))
