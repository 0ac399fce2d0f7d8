"""Random files that take hold of built-ins under many names, and change some of them.

`changing_program(seed)` is the name of a file and its text. The same seed is the same file.
Few of the files would run: what counts is which names stand for what.
"""

from random import Random
from typing import Final

MEMBERS: Final = {
    "Object": ("keys", "freeze", "prototype", "assign", "defineProperty"),
    "Reflect": ("ownKeys", "set", "get"),
    "Math": ("abs", "max"),
    "Map": ("prototype", "groupBy"),
    "URL": ("canParse", "createObjectURL"),
    "Buffer": ("from", "concat"),
    "console": ("log", "table"),
    "process": ("emitWarning", "hrtime"),
    "crypto": ("subtle", "randomUUID"),
    "setTimeout": ("call",),
    "structuredClone": ("call",),
}
MODULES: Final = {
    "fs": ("readFile", "promises", "readFileSync"),
    "node:fs": ("readFileSync", "promises", "writeFile"),
    "fs/promises": ("readFile",),
    "util": ("promisify", "types", "format", "inspect"),
    "path": ("join", "posix", "win32"),
    "node:path/posix": ("join",),
    "url": ("URL", "format"),
    "buffer": ("Buffer", "Blob"),
    "console": ("log",),
    "process": ("hrtime",),
    "timers": ("setTimeout", "promises"),
    "events": ("EventEmitter", "once"),
    "assert": ("deepEqual", "strict"),
    "crypto": ("webcrypto", "subtle", "createHash"),
    "module": ("_load", "createRequire"),
    "fs-extra": ("readFile",),
}
WINDOWS: Final = ("globalThis", "window", "self", "global")
VARIABLES: Final = ("O", "P", "q", "r", "fs", "util", "promisify", "keys")
SHADOWS: Final = ("Object", "Map", "require", "globalThis", "arguments", "this_")
KEYS: Final = ("keys", "readFile", "default", "globalThis", "Object", "prototype", "constructor")

OF_GLOBALS: Final = (*("{G}",) * 3, "{G}.{gk}", "{W}.{G}", "{W}.{W}.{G}.{gk}")
OF_MODULES: Final = (*("require('{M}')",) * 3, "require('{M}').{mk}")
NAMED: Final = (
    *("{V}",) * 7,
    "{V}.{k}",
    "{E}.{k}",
    "{E}?.{k}",
    "({E})",
    "((/* c */ {E} /* d */))",
    "promisify({E})",
    "util.promisify({E})",
    "require('util').promisify(({E}))",
)
TYPED_NAMED: Final = (
    "({E} as any)",
    "({E} satisfies object)",
    "{E}!",
    "{E} as typeof {G}",
    "(({E} as any)!)",
    "util.promisify<T>({E} as any)",
)
ANGLES: Final = ("<any>{E}", "(<typeof {G}>(<any>{E}))")
"""What stands for a built-in, or may."""
EXPRESSIONS: Final = (
    "{W}",
    "{W}['{G}']",
    "{W}[k]",
    "{E}['{k}']",
    "{E}[k]",
    "(0, {E})",
    "(k ? {E} : {E})",
    "({E} ?? {E})",
    "({V} = {E})",
    "{E}.{k}(k)",
    "k({E})",
    "new {E}(k)",
    "[{E}]",
    "{ {V}, k: {E} }",
    "{ {G} }",
    "{ ...{E} }",
    "() => {E}",
    "function () { return {E}; }",
    "class extends {E} {}",
    "{E}`k`",
    "await {E}",
    "this",
    "this.{G}",
    "import('{M}')",
    "O\\u0062ject",
    "module.require('{M}')",
    "'{k}'",
    "f",
)
MARKUP: Final = ("<{V}.{k} a={{E}} />", "<{G}>{{E}}</{G}>", "<b {...{E}} />")

PATTERNS: Final = (
    *("{N}",) * 6,
    *("{ {D} }", "{ {k}: {N} }") * 2,
    "{ {k}: {N} = 1 }",
    "{ {D} = {E} }",
    "{ {k}: { {k}: {N} } }",
    "{ {G}: {N} }",
    "{ {G}: { {D} } }",
    "{ {D}, {mk}: {N} }",
    "{ ...{N} }",
    "{ {D}, ...{N} }",
    "{ [k]: {N} }",
    "{ '{k}': {N} }",
    "[{N}]",
    "{ {k}: [{N}] }",
)
DECLARATIONS: Final = (
    *("const {N} = {E};",) * 8,
    *("const {X} = {E};",) * 6,
    *("let {X} = {E};", "var {X} = {E};") * 2,
    "const promisify = require('util').promisify;",
    "for (const {X} = {E}; ; ) { {T} }",
    "const {N} = {E}, {N} = {V};",
)
IMPORTS: Final = (
    *("import {N} from '{M}';",) * 4,
    *("import { {mk} as {N} } from '{M}';", "import { {D} } from '{M}';") * 2,
    "import { default as {N}, {D} } from '{M}';",
    "import { '{mk}' as {N} } from '{M}';",
    "import * as {N} from '{M}';",
    "import {N}, * as {N} from '{M}';",
    "import {N} from '{M}' with { type: 'x' };",
    "import {S} from '{M}';",
    "import/* c */{N} from'{M}'",
    "import { promisify } from 'util';",
    "import '{M}';",
)
TYPED_IMPORTS: Final = (
    *("import {N} = require('{M}');",) * 2,
    "export import {N} = require('{M}');",
    "import {N} = {G}.{gk};",
    "import type {N} from '{M}';",
    "import { type {mk}, {mk} as {N} } from '{M}';",
)
CHANGES: Final = (
    *("{V}.{k} = {E};",) * 8,
    *("{E}.{k} = f;", "{G}.{gk} = {E};", "require('{M}').{mk} = f;") * 2,
    "{E}['{k}'] = f;",
    "{V}[k] = f;",
    "{V}.{k} ||= f;",
    "delete {E}.{k};",
    "{W}.{G}.{gk} = f;",
    "[{E}.{k}] = [f];",
    "({ k: {V}.{k}, ...{E}.{k} } = k);",
    "for ({E}.{k} of k);",
    "k({V}, { {k}: f });",
    "k(1, {E}); o.{k} = f;",
    "[{E}].forEach(k); k('{k}');",
    "Object.defineProperty({V}, '{k}', d);",
    "Object.assign({E}, d);",
    "Object.assign({V}, { {k}: f });",
    "Reflect.set({E}, '{k}', f);",
    "Reflect['set']({E}, k, f);",
    "spyOn({E}, '{k}');",
    "function h() { {V}.{k} = f; }",
    "export { {V} as a }; x.{k} = f;",
)
STATEMENTS: Final = (
    "let {V};",
    "var {V}, {V} = {E};",
    "const {S} = {E};",
    "{V} = {E};",
    "({X} = {E});",
    "{E}[k] = f;",
    "{E}.{k}++;",
    "{G} = {E};",
    "{W}.{G} = {E};",
    "{W}['{G}'] = {E};",
    "for (const {X} of [{E}]) {V}.{k} = 1;",
    "for (const {V} in {E}) {E}[{V}] = f;",
    "{E};",
    "{E}.{k}(f);",
    "{E}.{k}.constructor.{k} = f;",
    "{E}.__defineGetter__('{k}', f);",
    "{E}.__proto__ = f;",
    "Function('k')();",
    "eval('k');",
    "(0, eval)('k');",
    "with ({E}) { {k} = f; {T} }",
    "this.{G} = f;",
    "this.{k} = f;",
    "k(this);",
    "process.getBuiltinModule('{M}');",
    "function f(a = {E}) { a.{k} = 1; }",
    "function f({X}) { {T} }",
    "function {V}() { {T} }",
    "function {S}() { {T} }",
    "class {V} extends {E} { static {k} = {E}; m() { {T} } }",
    "class A { [k]() { this.{k} = {E}; } static { {T} } }",
    "(() => { {T} })();",
    "(function () { 'use strict'; {T} {T} })();",
    "{ {T} {T} }",
    "if ({E}) { {T} } else {T}",
    "switch ({E}) { case {E}: {T} }",
    "try { {T} } catch ({V}) { {T} }",
    "a: {T}",
    "async function* g() { yield {E}; return {E}; }",
    "throw {E};",
    "jest.mock('{M}');",
    "mock('{M}', () => f);",
    "vi.stubGlobal('{G}', f);",
    "module.constructor._load = f;",
    "require.cache[k] = f;",
    "arguments[1] = f;",
    "const o = { {k}: f, {k}() {}, '{k}': {E}, [k]: f };",
    "o.{k} = f;",
    "o[k] = () => 1;",
    "// {V}.{k} = f",
    "'{k}';",
    "} } (",
    "@@ {V} = {E}",
    "const {V} = ;",
)
EXPORTS: Final = (
    "export { {G} as b };",
    "export const {X} = {E};",
    "export default {E};",
    "export { {mk} } from '{M}';",
    "export * from '{M}';",
)
TYPED_STATEMENTS: Final = (
    "export = {E};",
    "namespace N { export const {X} = {E}; {T} } namespace N { {T} }",
    "namespace N { const {X} = {E}; {T} }",
    "namespace N { export import {V} = require('{M}'); {V}.{k} = f; }",
    "declare module 'm' { import {V} from '{M}'; const {V}: any; }",
    "enum A { k = {E} as any }",
    "declare const {V}: any;",
    "declare global { interface Window { {k}: any } var {G}: any }",
    "type {V} = typeof {G};",
    "interface {V} { {k}(): void }",
    "let t: {G}<string> = {E};",
    "class B { constructor(private {V} = {E}) { {T} } @{V} m() {} }",
    "({E} as any).{k} = f;",
    "[{E}.{k} as any] = [f];",
    "({ k: {E}.{k} as any } = k);",
    "new {E}<T>(k);",
    "({E}<string>);",
    "abstract class C<T> extends {E}<T> implements {V} { declare {k}: any }",
)
NAMES: Final = ("a.js", "a.mjs", "a.cjs", "a.jsx", "a.ts", "a.mts", "a.tsx")
_DEEPEST: Final = 4


def changing_program(seed: int) -> tuple[str, str]:
    """The file of `seed`: names for a built-in, what is done by them, and statements of all kinds.

    Most of it is about one global, or about one module, and one variable.
    """
    rng = Random(seed)
    name = rng.choice(NAMES)
    made = _Maker(rng, name)
    made_of = [made.declaration() for _ in range(rng.randint(1, 3))]
    made_of += [made.change() for _ in range(rng.randint(1, 2))]
    made_of += [made.statement() for _ in range(rng.choice((0, 0, 0, 1, 2, 4)))]
    if rng.random() < 0.2:
        rng.shuffle(made_of)
    return name, ("'use strict';\n" if rng.random() < 0.1 else "") + "".join(made_of)


class _Maker:
    """Fills templates: `{E}` with an expression, `{T}` with a statement, and so on."""

    def __init__(self, rng: Random, name: str) -> None:
        self._rng = rng
        typed, markup = "ts" in name.split(".")[1], name.endswith("x")
        imports = () if name == "a.cjs" else IMPORTS
        self._of_module = rng.random() < 0.5
        many = 3 if self._of_module else 0
        self._declarations = DECLARATIONS + imports * many + TYPED_IMPORTS * typed * many
        self._statements = STATEMENTS + (EXPORTS if imports else ()) + TYPED_STATEMENTS * typed
        self._statements += self._declarations + CHANGES
        self._bare = OF_MODULES if self._of_module else OF_GLOBALS
        self._named = NAMED + self._bare * 2 + TYPED_NAMED * typed
        self._expressions = EXPRESSIONS + MARKUP * markup
        if typed and not markup:
            self._named += ANGLES
        self._declared, self._new = list[str](), list[str]()
        self._global, self._module = rng.choice([*MEMBERS]), rng.choice([*MODULES])

    def declaration(self) -> str:
        text = self._filled(self._rng.choice(self._declarations), 0) + "\n"
        self._declared, self._new = self._declared + self._new, []
        return text

    def change(self) -> str:
        return self._filled(self._rng.choice(CHANGES), 0) + "\n"

    def statement(self, depth: int = 0) -> str:
        return self._filled(self._rng.choice(self._statements), depth) + "\n"

    def _filled(self, template: str, depth: int) -> str:
        """`template` with one and the same global and module in all of it."""
        name, module = self._global, self._module
        if self._rng.random() < 0.1:
            name, module = self._rng.choice([*MEMBERS]), self._rng.choice([*MODULES])
        text, rest = "", template
        while "{" in rest:
            before, _, rest = rest.partition("{")
            hole, closed, after = rest.partition("}")
            filling = self._hole(hole, name, module, depth) if closed else None
            text += before + ("{" if filling is None else filling)
            rest = rest if filling is None else after
        return text + rest

    def _hole(self, hole: str, name: str, module: str, depth: int) -> str | None:
        rng = self._rng
        match hole:
            case "E":
                chosen = self._named if rng.random() < 0.8 else self._expressions
                chosen = chosen if depth < _DEEPEST else self._bare
                return self._filled(rng.choice(chosen), depth + 1)
            case "T":
                return self.statement(depth + 1) if depth < _DEEPEST else ";"
            case "X":
                return self._filled(rng.choice(PATTERNS), depth + 1)
            case "N":
                unused = [one for one in VARIABLES if one not in self._declared + self._new]
                self._new.append(rng.choice(unused if unused and rng.random() < 0.9 else VARIABLES))
                return self._new[-1]
            case "D":
                self._new.append(rng.choice(MODULES[module] if self._of_module else MEMBERS[name]))
                return self._new[-1]
            case "V":
                known = self._declared[-2:] if rng.random() < 0.9 else VARIABLES
                return rng.choice(known) if known else self._filled(rng.choice(self._bare), depth)
            case "k":
                keys = MODULES[module] if self._of_module else MEMBERS[name]
                return rng.choice(KEYS if rng.random() < 0.1 else keys)
        words = {"G": (name,), "M": (module,), "gk": MEMBERS[name], "mk": MODULES[module]}
        words |= {"S": SHADOWS, "W": WINDOWS}
        return rng.choice(words[hole]) if hole in words else None
