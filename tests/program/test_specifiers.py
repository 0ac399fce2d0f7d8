"""What a file may import, read from its bytes."""

import time

import pytest

from allocscan.program.specifiers import Specifiers, specifiers_in


def found(source: str) -> Specifiers:
    return specifiers_in(source.encode())


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("", id="an empty file"),
        pytest.param("import type { A } from './a'", id="import type of names"),
        pytest.param("import type A from './a'", id="import type of a default"),
        pytest.param("import type * as A from './a';", id="import type of a namespace"),
        pytest.param("import type {\n  A,\n  B,\n} from './a'", id="import type over lines"),
        pytest.param("export type { A } from './a'", id="export type"),
        pytest.param("export type * from './a'", id="export type of everything"),
        pytest.param("export type * as A from './a'", id="export type of a namespace"),
        pytest.param("const a = 'b'; x.from(a); importer('b')", id="words that only look alike"),
        pytest.param("const a = ['.env', '...', '.5']", id="strings that begin with a dot"),
        pytest.param("require.resolve; import.meta.url; require.main", id="properties"),
    ],
)
def test_nothing_is_loaded(source: str) -> None:
    assert found(source) == Specifiers(frozenset(), frozenset(), opaque=False)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("require(name)", id="require of a variable"),
        pytest.param("import(`./${name}`)", id="import of a template"),
        pytest.param("require('./' + name)", id="require of a sum"),
        pytest.param("require /* x */ ( /* y */ name)", id="comments around"),
        pytest.param("require(('./a'))", id="parentheses"),
        pytest.param("import './\\x61'", id="an escape"),
        pytest.param("load('./\\x61')", id="an escape in a quoted path"),
        pytest.param("const load = require\nload('a')", id="another name for require"),
        pytest.param("run(require, 'a')", id="require passed on"),
        pytest.param("require?.('a')", id="an optional call"),
        pytest.param("module['require']('a')", id="require by a string"),
        pytest.param("require.call(null, 'a')", id="require.call"),
        pytest.param("const r = createRequire(import.meta.url)", id="createRequire"),
        pytest.param("module.constructor._load(name, module)", id="what require calls"),
        pytest.param("import.meta.glob('./*.js')", id="import.meta.glob"),
        pytest.param("require.context('./', true)", id="require.context"),
        pytest.param("define(['a/b'], f)", id="AMD"),
        pytest.param("define('name', ['a/b'], f)", id="AMD with a name"),
        pytest.param("importScripts('a.js')", id="importScripts"),
        pytest.param("System.import('a')", id="System.import"),
    ],
)
def test_opaque(source: str) -> None:
    assert found(source).opaque


def test_utf_16_is_opaque() -> None:
    assert specifiers_in("import './a'".encode("utf-16")).opaque


@pytest.mark.parametrize(
    ("source", "specifier"),
    [
        pytest.param("import './a'", "./a", id="import for its effect"),
        pytest.param('import"./a"', "./a", id="no space"),
        pytest.param("import a from './a'", "./a", id="a default"),
        pytest.param("import{a}from'./a'", "./a", id="names, no space"),
        pytest.param("import * as a from './a'", "./a", id="a namespace"),
        pytest.param("import type from './a'", "./a", id="a default that is called type"),
        pytest.param("import type, { a } from './a'", "./a", id="type and names"),
        pytest.param("import { type A, b } from './a'", "./a", id="a type among values"),
        pytest.param("import { type A } from './a'", "./a", id="only types, still loaded"),
        pytest.param("export { a } from './a'", "./a", id="export from"),
        pytest.param("export*from'./a'", "./a", id="export everything"),
        pytest.param("import a = require('./a')", "./a", id="import equals"),
        pytest.param("const a = require( './a' )", "./a", id="require"),
        pytest.param("require('./a', x)", "./a", id="a second argument"),
        pytest.param("await import('./a')", "./a", id="dynamic import"),
        pytest.param("import(`./a`)", "./a", id="a template without substitution"),
        pytest.param("import(/* webpackChunkName: 'x' */ './a')", "./a", id="a magic comment"),
        pytest.param("import a from /* './x' */ './a'", "./a", id="a comment after from"),
        pytest.param("import a from // why\n  './a'", "./a", id="a line comment after from"),
        pytest.param("import a from\u00a0'./a'", "./a", id="a no-break space"),
        pytest.param("// don't\nimport './a' // can't", "./a", id="apostrophes in comments"),
        pytest.param("x = /'/; import './a'", "./a", id="a quote in a regular expression"),
        pytest.param("a = <p>don't</p>; import('./a')", "./a", id="an apostrophe in JSX"),
        pytest.param("a = `${b}'`; require('./a')", "./a", id="a quote in a template"),
        pytest.param("import { // import type { b\n a } from './a'", "./a", id="in a comment"),
        pytest.param("import {/*\nimport type { b */\n a } from './a'", "./a", id="in a block"),
        pytest.param("import a from 'lodash/fp'", "lodash/fp", id="a package"),
        pytest.param("/* from */ import /* /* */ './a'", "./a", id="comment openings in comments"),
        pytest.param(
            "'from //'; /* 1 */ /* 2 */ import /* 3 */ './a' /* 4 */", "./a", id="false comments"
        ),
    ],
)
def test_imported(source: str, specifier: str) -> None:
    assert specifier in found(source).imported
    assert not found(source).opaque


@pytest.mark.parametrize(
    ("source", "specifier"),
    [
        pytest.param("lazy(load, './a')", "./a", id="an argument"),
        pytest.param("// see './a'", "./a", id="in a comment"),
        pytest.param("jest.mock('../a.js')", "../a.js", id="a mock"),
        pytest.param("text.split('.')", ".", id="a lone dot names a folder"),
        pytest.param("up('..')", "..", id="two dots"),
        pytest.param("x = `./a`", "./a", id="a template"),
        pytest.param("it's './a'", "./a", id="after an apostrophe"),
        pytest.param("new Worker(new URL('./a', import.meta.url))", "./a", id="a worker"),
    ],
)
def test_quoted(source: str, specifier: str) -> None:
    assert found(source).quoted == {specifier}
    assert not found(source).imported


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("import /*", id="comments that never close"),
        pytest.param("from '", id="strings that never close"),
        pytest.param("import type {", id="declarations that never close"),
        pytest.param("import /* */ //", id="comments of both kinds"),
        pytest.param("define('a", id="definitions"),
    ],
)
def test_time_is_near_linear(text: str) -> None:
    start = time.process_time()
    specifiers_in(text.encode() * 40_000)
    assert time.process_time() - start < 5
