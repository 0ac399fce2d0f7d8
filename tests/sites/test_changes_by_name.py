"""What a file changes is found from the names that are asked for as from all of its names."""

from functools import partial
from typing import Final
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.analysed import read
from support.changing_programs import MEMBERS, WINDOWS, changing_program

from allocscan.knowledge.built_ins import (
    ALL_CONSTRUCTORS,
    ALL_FUNCTIONS,
    SAME_OBJECT,
    called,
    constructed,
)
from allocscan.knowledge.kinds import GLOBALS
from allocscan.scopes.model import Reference, ScopeTree
from allocscan.sites.flow.builtins import Builtins
from allocscan.sites.flow.changes import Changes
from allocscan.sites.flow.member_names import MemberNames

PATHS: Final = sorted(
    {*ALL_FUNCTIONS, *ALL_CONSTRUCTORS, *filter(None, SAME_OBJECT.values()), *WINDOWS, *MEMBERS}
    | {"Array.prototype.map", "Object.prototype.keys", "node:fs", "keys", "f.keys", "node:fs-extra"}
)


def changed_by_name(text: str, name: str, *, closed: bool = True) -> set[str]:
    """The paths of `PATHS` that the file may change, as the program finds them."""
    syntax, scopes = read(text, name)
    found = Builtins(syntax, scopes, MemberNames(syntax), closed=closed)
    return {path for path in PATHS if not found.leaves_alone(path)}


def changed_by_all(text: str, name: str, *, closed: bool = True) -> set[str]:
    """As `changed_by_name`, by a look at every reference of the file, whatever is asked for."""
    with (
        patch("allocscan.sites.flow.changes.references_to", _all),
        patch.object(Changes, "_of", lambda changes, _: changes._common),
    ):
        return changed_by_name(text, name, closed=closed)


def _all(_names: object, _syntax: object, scopes: ScopeTree, _named: object) -> list[Reference]:
    return list(scopes.references)


js, cjs = partial(pytest.param, "a.mjs"), partial(pytest.param, "a.cjs")
ts, tsx = partial(pytest.param, "a.ts"), partial(pytest.param, "a.tsx")

LEFT_ALONE = [
    js("const O = Object; O.keys(f);", "Object.keys", id="called under another name"),
    js("const O = Object; o.freeze = f; O.keys(f);", "Object.freeze", id="another's member"),
    js("const O = Object; { const O = o; O.keys = f; }", "Object.keys", id="shadowed"),
    js("function g(Object) { Object.keys = f; }", "Object.keys", id="a parameter's member"),
    js("const Object = o; Object.keys = f;", "Object.keys", id="a variable's member"),
    js("const { keys } = Object; keys.x = f;", "Object.keys", id="below a method"),
    js("const O = Object; Math.abs = f;", "Object.keys", id="of another global"),
    js("class A extends Map {}", "Map", id="inherited from"),
    js("import fs from 'fs'; fs.readFile(f);", "node:fs.readFile", id="an import that is called"),
    js("import fs from 'fs-extra'; fs.readFile = f;", "node:fs.readFile", id="a package"),
    cjs("const fs = require('./fs'); fs.readFile = f;", "node:fs.readFile", id="a file"),
    cjs("const fs = require('fs'); fs.stat = f;", "node:fs.readFile", id="another function"),
    ts("type O = typeof Object; let o: O;", "Object.keys", id="a type"),
    ts("import fs = require('./fs'); fs.readFile = f;", "node:fs.readFile", id="import of a file"),
]


@pytest.mark.parametrize(("name", "text", "path"), LEFT_ALONE)
def test_left_alone(name: str, text: str, path: str) -> None:
    assert path not in changed_by_name(text, name)
    assert changed_by_name(text, name) == changed_by_all(text, name)


FILE = "node:fs.readFile"
PROMISED = "const r = require('util').promisify(require('stream').Readable); "
CHANGED = [
    js("Object.keys = f;", "Object.keys", id="by its own name"),
    js("const O = Object; O.keys = f;", "Object.keys", id="an alias"),
    js("const O = (Object); const P = O, Q = (P); Q.keys = f;", "Object.keys", id="of aliases"),
    js("O.keys = f; var O = Object;", "Object.keys", id="an alias declared later"),
    js("const O = Object; function g() { O.keys = f; }", "Object.keys", id="in a function"),
    js("function g() { const O = Object; O.keys = f; }", "Object.keys", id="declared in one"),
    js("const { prototype: p } = Object; p.keys = f;", "Object.prototype.keys", id="by a pattern"),
    js(
        "const { prototype } = Object; prototype.keys = f;",
        "Object.prototype.keys",
        id="by its key",
    ),
    js("const p = Object.prototype; p.keys = f;", "Object.prototype.keys", id="a member"),
    js(
        "const p = (Object /* c */).prototype; p.keys = f;",
        "Object.prototype.keys",
        id="a wrapped name",
    ),
    js("const O = window.Object; O.keys = f;", "Object.keys", id="of the global object"),
    js("const { Object: O } = self; O.keys = f;", "Object.keys", id="taken out of it"),
    js("const w = globalThis; w.Object.keys = f;", "Object.keys", id="an alias of it"),
    js("globalThis['Map'] = f;", "Map", id="by a string"),
    js("window[k] = f;", "Map", id="by any key"),
    js("self.Object.freeze = f;", "Object.freeze", id="below the global object"),
    js("Map = f;", "Map", id="itself"),
    js("({ Map } = k);", "Map", id="itself by a pattern"),
    js("foo(Object); k.keys = f;", "Object.keys", id="passed on"),
    js("const O = Object; foo(O); k.keys = f;", "Object.keys", id="an alias passed on"),
    js("function g(a = Object) { a.keys = f; }", "Object.keys", id="by default"),
    js("const q = k ? Object : Array; q.keys = f;", "Object.keys", id="chosen"),
    js("const o = { Object }; o.Object.keys = f;", "Object.keys", id="in an object"),
    js("for (const X of [Object]) X.keys = f;", "Object.keys", id="in a loop"),
    js("let P; P = Object; P.keys = f;", "Object.keys", id="assigned"),
    js("let P; ({ P } = Object); P.keys = f;", "Object.keys", id="taken out"),
    js("const { ...P } = Object; P.keys = f;", "Object.keys", id="a rest"),
    js("export { O as o }; const O = Object; k.keys = f;", "Object.keys", id="exported"),
    js("Object.defineProperty(Object, 'keys', d);", "Object.keys", id="defined"),
    js("const M = Math; Reflect.set(M, 'abs', f);", "Math.abs", id="set"),
    js("const O = Object; delete O.keys;", "Object.keys", id="deleted"),
    js("const O = Object; spyOn(O, 'keys');", "Object.keys", id="spied on"),
    js("(0, eval)('k'); k.Object.keys = f;", "Object.keys", id="eval"),
    cjs("this.Object = f;", "Object.keys", id="a sloppy this"),
    cjs("with (Object) { keys = f; } k.keys = f;", "Object.keys", id="with"),
    cjs("require('fs').readFile = f;", FILE, id="of a module"),
    cjs("const fs = require('fs'); fs.readFile = f;", FILE, id="a module"),
    cjs("const fs = (require('node:fs')); fs[k] = f;", FILE, id="any of a module"),
    cjs("const fs = require('fs').promises; fs.stat = f;", "node:fs/promises.stat", id="a part"),
    cjs("const { promises: p } = require('fs'); p.stat = f;", "node:fs/promises.stat", id="parts"),
    cjs(PROMISED + "r[k] = f;", "node:stream.Readable.from", id="a part that is promisified"),
    cjs("const { Buffer: B } = require('buffer'); B.from = f;", "Buffer.from", id="global too"),
    cjs("const c = require('console'); c.log = f;", "console.log", id="a global as a module"),
    cjs("const t = require('timers'); t.setTimeout = f;", "setTimeout", id="the global timers"),
    cjs("arguments[1] = k;", FILE, id="arguments of the module"),
    js("import fs from 'fs'; fs.readFile = f;", FILE, id="an import"),
    js("import * as fs from 'fs'; k(fs);", FILE, id="a namespace"),
    js("import { promises as p } from 'fs'; p.stat = f;", "node:fs/promises.stat", id="imported"),
    js("import { URL } from 'url'; URL.canParse = f;", "URL.canParse", id="a global imported"),
    js("import/**/fs from'fs';const g=fs;g.readFile=f", FILE, id="an alias of an import"),
    js("import fs from 'fs' with { type: 'x' }; fs.readFile = f;", FILE, id="with attributes"),
    ts("const O = Object as any; O.keys = f;", "Object.keys", id="cast"),
    ts("const O = (<any>Object)!; O.keys = f;", "Object.keys", id="cast in front"),
    ts(
        "const p = (Object as any).prototype; p.keys = f;",
        "Object.prototype.keys",
        id="cast and read",
    ),
    ts("import fs = require('fs'); fs.readFile = f;", FILE, id="import of require"),
    ts("export import fs = require('fs'); fs.readFile = f;", FILE, id="exported import"),
    ts("namespace N { import fs = require('fs'); fs.readFile = f; }", FILE, id="in a namespace"),
    ts("import O = Object; O.keys = f;", "Object.keys", id="import of a global"),
    ts("namespace N { const O = Object; O.keys = f; }", "Object.keys", id="an alias in one"),
    ts("namespace N { export const O = Object; O.keys = f; }", "Object.keys", id="and exported"),
    ts("enum E { a = k(Object) } k.keys = f;", "Object.keys", id="in an enum"),
    tsx("const a = <b c={Object} />; k.keys = f;", "Object.keys", id="in markup"),
]


@pytest.mark.parametrize(("name", "text", "path"), CHANGED)
def test_changed(name: str, text: str, path: str) -> None:
    assert path in changed_by_name(text, name)
    assert changed_by_name(text, name) == changed_by_all(text, name)


def test_nothing_rests_on_the_path_of_the_module_timers() -> None:
    """`require('timers')` has the empty path, which no text is searched for: what it holds is
    asked for by paths of its own."""
    assert called("") is constructed("") is GLOBALS.get("") is None


@given(seed=st.integers(0, 1 << 30))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_same_as_by_all_references(seed: int) -> None:
    name, text = changing_program(seed)
    closed = seed % 4 > 0
    assert changed_by_name(text, name, closed=closed) == changed_by_all(text, name, closed=closed)
