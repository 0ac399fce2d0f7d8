"""Which names are functions of Node's own modules, so that it is known what becomes of a value."""

import pytest
from support.uses import outs_below

from allocscan.sites.verdicts import Route

ARGUMENT = Route.ARGUMENT
READ = "fs.readFileSync(k, c);"
IMPORT = "import fs from 'node:fs'; "

NOT_NODE = [
    pytest.param("const fs = {};", READ, id="a local object"),
    pytest.param("let fs = await import('fs');", READ, id="a dynamic import"),
    pytest.param("import fs from './fs';", READ, id="a file called fs"),
    pytest.param("import fs from 'fs-extra';", READ, id="a package"),
    pytest.param("import fs from 'fs/';", READ, id="a package with a slash"),
    pytest.param("import { readFile as r } from 'fs-extra';", "r(k, c);", id="a name of a package"),
    pytest.param("import fs from 'mock-fs';", READ, id="a package with a like name"),
    pytest.param("const fs = require('./fs');", READ, id="a required file"),
    pytest.param("const fs = require(k);", READ, id="a computed specifier"),
    pytest.param("const fs = require('f' + 's');", READ, id="a built specifier"),
    pytest.param("const fs = require(`fs`);", READ, id="a template"),
    pytest.param("const fs = require('\\x66s');", READ, id="an escape"),
    pytest.param("const fs = require('fs', k);", READ, id="two arguments"),
    pytest.param("const fs = new require('fs');", READ, id="new require"),
    pytest.param("const fs = k.require('fs');", READ, id="a method called require"),
    pytest.param(
        "const require = (x) => x; const fs = require('fs');", READ, id="a shadowed require"
    ),
    pytest.param("function require() {} const fs = require('fs');", READ, id="a require declared"),
    pytest.param("import require from 'x'; const fs = require('fs');", READ, id="one imported"),
    pytest.param("require = k; const fs = require('fs');", READ, id="require assigned to"),
    pytest.param("let fs = require('fs'); fs = {};", READ, id="a reassigned variable"),
    pytest.param("var fs = require('fs'); var fs = {};", READ, id="a variable declared twice"),
    pytest.param("let fs = require('fs'); [fs] = k;", READ, id="reassigned by a pattern"),
    pytest.param("let fs = {}; fs = require('fs');", READ, id="assigned later"),
    pytest.param("const { fs } = require('fs');", "fs(k, c);", id="a name it does not have"),
    pytest.param(
        "const { readFileSync = k } = require('fs');", "readFileSync(k, c);", id="a default"
    ),
    pytest.param("const [r] = require('fs');", "r(k, c);", id="an array pattern"),
    pytest.param("const { ...fs } = require('fs');", READ, id="a rest"),
    pytest.param("const { [k]: r } = require('fs');", "r(k, c);", id="a computed key"),
    pytest.param("for (const fs of [require('fs')]) fs;", READ, id="a loop variable elsewhere"),
    pytest.param("const fs = k || require('fs');", READ, id="perhaps something else"),
    pytest.param("const fs = wrap(require('fs'));", READ, id="wrapped"),
    pytest.param("const fs = promisifyAll(require('fs'));", READ, id="promisified as a whole"),
    pytest.param(
        "import fs from 'fs'; import { promisify } from 'x'; const r = promisify(fs.readFile);",
        "r(k, c);",
        id="another promisify",
    ),
    pytest.param(
        "import { promisify } from 'util'; const r = promisify(k);", "r(k, c);", id="of another"
    ),
    pytest.param(
        "import { promisify } from 'util'; const r = promisify(setTimeout);",
        "r(k, c);",
        id="of a global",
    ),
    pytest.param(
        "import fs from 'fs'; import { promisify } from 'util'; const r = promisify(fs);",
        "r.readFile(k, c);",
        id="a member of what it gives",
    ),
    pytest.param(IMPORT, "k.fs.readFileSync(k, c);", id="a property called fs"),
    pytest.param(IMPORT, "fs['readFileSync'](k, c);", id="a computed member"),
    pytest.param(IMPORT, "fs.readFileSync.call(fs, k, c);", id="through call"),
    pytest.param(IMPORT, "fs.readFileSync.bind(fs)(k, c);", id="through bind"),
    pytest.param(IMPORT, "new fs.readFileSync(k, c);", id="a construction"),
    pytest.param(IMPORT, "fs.readFileSink(k, c);", id="an unknown function"),
    pytest.param(IMPORT, "{ const fs = o; fs.readFileSync(k, c); }", id="shadowed in a block"),
    pytest.param(IMPORT, "((fs) => { fs.readFileSync(k, c); })(o);", id="shadowed by a parameter"),
]


@pytest.mark.parametrize(("before", "body"), NOT_NODE)
def test_not_known_to_be_nodes(before: str, body: str) -> None:
    assert (ARGUMENT, "c") in outs_below(before, body)


def test_a_long_chain_of_calls_is_no_trouble() -> None:
    chain = "".join(f"const p{i + 1} = p{i}(p{i});\n" for i in range(3000))
    before = f"import {{ promisify as p0 }} from 'util';\n{chain}"
    assert outs_below(before, "p3000(k, c);") == [(ARGUMENT, "c")]


def test_an_import_of_types_is_no_module() -> None:
    assert outs_below("import X = A.fs;", "X.readFileSync(k, c);", path="a.ts") == [(ARGUMENT, "c")]
    assert outs_below("declare const fs: any;", READ, path="a.ts") == [(ARGUMENT, "c")]


@pytest.mark.parametrize(
    "put",
    [
        pytest.param("fs.readFileSync = k;", id="assigned"),
        pytest.param("fs.readFileSync ||= k;", id="assigned by an operator"),
        pytest.param("(fs).readFileSync = k;", id="in parentheses"),
        pytest.param("fs['readFileSync'] = k;", id="by a string"),
        pytest.param("fs[k] = k;", id="by any key"),
        pytest.param("[fs.readFileSync] = k;", id="by an array pattern"),
        pytest.param("({ a: fs.readFileSync } = k);", id="by an object pattern"),
        pytest.param("({ a: fs.readFileSync = k } = k);", id="with a default"),
        pytest.param("for (fs.readFileSync of k);", id="by a loop"),
        pytest.param("delete fs.readFileSync;", id="deleted"),
        pytest.param("const g = fs; g.readFileSync = k;", id="through another name"),
        pytest.param("import * as h from 'fs'; h.default.readFileSync = k;", id="a second import"),
        pytest.param("require('fs').readFileSync = k;", id="through require"),
        pytest.param("Object.assign(fs, k);", id="Object.assign"),
        pytest.param("Object.defineProperty(fs, 'readFileSync', k);", id="defineProperty"),
        pytest.param("patch(fs);", id="passed to anything"),
        pytest.param("vi.spyOn(fs, 'readFileSync');", id="spied on"),
        pytest.param("function h() { fs.readFileSync = k; }", id="in a function"),
        pytest.param("const d = { fs }; d.fs.readFileSync = k;", id="from an object"),
        pytest.param("let g; g = fs; g.readFileSync = k;", id="through a variable assigned to"),
        pytest.param("require(k).readFileSync = k;", id="a module by any name"),
        pytest.param("require(`fs`).readFileSync = k;", id="a module by a template"),
        pytest.param("module.require('fs').readFileSync = k;", id="through module.require"),
        pytest.param(
            "import { createRequire as r } from 'module'; r(k)('fs').readFileSync = k;",
            id="through createRequire",
        ),
        pytest.param("(await import('fs')).default.readFileSync = k;", id="imported later"),
        pytest.param("vi.mock('node:fs', () => ({ readFileSync: k }));", id="mocked"),
        pytest.param("jest.mock<typeof x>('fs');", id="mocked with a type"),
    ],
)
def test_replaced_in_the_file(put: str) -> None:
    assert outs_below(IMPORT + put, READ) == [(ARGUMENT, "c")]


MODULES = [
    pytest.param("import fs from 'node:fs';", READ, id="a default import"),
    pytest.param("import fs from 'fs';", READ, id="a bare name"),
    pytest.param("import * as fs from 'fs';", READ, id="a namespace"),
    pytest.param("import { default as fs } from 'fs';", READ, id="default by name"),
    pytest.param("import { readFileSync as r } from 'fs';", "r(k, c);", id="a renamed name"),
    pytest.param("import fsp from 'fs/promises';", "fsp.readFile(k, c);", id="promises"),
    pytest.param("import { promises } from 'fs';", "promises.readFile(k, c);", id="promises of fs"),
    pytest.param("import fs from 'fs';", "fs.promises.readFile(k, c);", id="by its property"),
    pytest.param("const fs = require('fs');", READ, id="require"),
    pytest.param("var fs = require('fs');", READ, id="var"),
    pytest.param("let fs = require('node:fs');", READ, id="let"),
    pytest.param("const { readFileSync } = require('fs');", "readFileSync(k, c);", id="a pattern"),
    pytest.param("const { readFileSync: r } = require('fs');", "r(k, c);", id="a pair"),
    pytest.param(
        "const { promises: { readFile: r } } = require('fs');", "r(k, c);", id="pattern in pattern"
    ),
    pytest.param("const r = require('fs').readFileSync;", "r(k, c);", id="a member of require"),
    pytest.param("const fs = require('fs'), r = fs.readFileSync;", "r(k, c);", id="in two steps"),
    pytest.param("", "require('fs').readFileSync(k, c);", id="on the spot"),
    pytest.param("", "const fs = require('fs'); fs.readFileSync(k, c);", id="in the function"),
    pytest.param("import fs from 'fs';", "fs?.readFileSync?.(k, c);", id="optional"),
    pytest.param("import fs from 'fs';", "(fs.readFileSync)(k, c);", id="in parentheses"),
    pytest.param(
        "import fs from 'fs'; import { promisify } from 'util'; const r = promisify(fs.readFile);",
        "r(k, c);",
        id="promisified",
    ),
    pytest.param(
        "const exec = require('util').promisify(require('child_process').exec);",
        "exec(k, c);",
        id="promisified exec",
    ),
    pytest.param(IMPORT + "fs.readFile = k;", READ, id="another function is replaced"),
    pytest.param(IMPORT + "o.fs = fs; k.read = fs.readFileSync;", READ, id="stored"),
    pytest.param(IMPORT + "k(fs.readFileSync, fs.constants);", READ, id="members are passed"),
]


@pytest.mark.parametrize(("before", "body"), MODULES)
def test_a_module_of_node(before: str, body: str) -> None:
    assert outs_below(before, body) == []


def test_a_module_of_node_in_typescript() -> None:
    assert outs_below("import fs = require('fs');", READ, path="a.ts") == []
    assert (
        outs_below("import fs from 'fs';", "(fs as any).readFileSync(k, c as any);", path="a.ts")
        == []
    )
    assert outs_below("const fs = require('fs') as typeof import('fs');", READ, path="a.ts") == []
