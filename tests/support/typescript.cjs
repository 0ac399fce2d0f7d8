// The TypeScript compiler as a service: one JSON request a line on stdin, one JSON answer a line.
//
//   {"transpile": {"name.tsx": "text", …}}  →  {"name.tsx": "javascript", …}
//   {"check": {"name.ts": "text", …}}       →  {"errors": ["name.ts: TS2322: …", …],
//                                               "declarations": {"name.d.ts": "text", …}}
//   with "options", compiler options beside those of CHECK
'use strict';

const path = require('node:path');
const readline = require('node:readline');
const ts = require(process.argv[2]);

const LANGUAGE = {
  target: ts.ScriptTarget.ES2022,
  jsx: ts.JsxEmit.React,
  experimentalDecorators: true,
  newLine: ts.NewLineKind.LineFeed,
};
const CHECK = {
  ...LANGUAGE,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: false,
  declaration: true,
  emitDeclarationOnly: true,
  allowImportingTsExtensions: true,
};

/** `./a.ts` → `./a.mjs` where `a.ts` is one of the files that are transpiled together. */
function retarget(name, text, files) {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  let out = text;
  for (const { fileName, pos } of importedFiles.reverse()) {
    const to = target(path.posix.join(path.posix.dirname(name), fileName), files);
    if (!fileName.startsWith('.') || to === undefined) continue;
    const start = text.indexOf(fileName, pos);
    const renamed = fileName.slice(0, fileName.length - path.posix.extname(fileName).length) + path.posix.extname(to);
    out = out.slice(0, start) + renamed + out.slice(start + fileName.length);
  }
  return out;
}

function target(imported, files) {
  const stem = imported.replace(/\.[cm]?[jt]sx?$/, '');
  const found = Object.keys(files).find((name) => path.posix.normalize(name).replace(/\.[cm]?[jt]sx?$/, '') === stem);
  return found === undefined ? undefined : runnableName(found);
}

const runnableName = (name) =>
  /\.(ts|tsx|jsx|mts)$/.test(name) ? name.replace(/\.\w+$/, '.mjs') : name.replace(/\.cts$/, '.cjs');

function transpile(files) {
  const out = {};
  for (const [name, text] of Object.entries(files)) {
    const module = name.endsWith('.cts') ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
    // `.cts` and `.mts` are renamed: by name the compiler would pick the module kind itself.
    const fileName = name.replace(/\.[cm]ts$/, '.ts');
    const options = { ...LANGUAGE, module };
    const { outputText } = ts.transpileModule(retarget(name, text, files), { fileName, compilerOptions: options });
    out[name] = outputText;
  }
  return out;
}

const library = new Map(); // parsed and bound once: they are most of the work of a small program

function check(files, more = {}) {
  const options = { ...CHECK, ...more };
  const base = ts.createCompilerHost(options);
  const written = {};
  const host = {
    ...base,
    getCurrentDirectory: () => '/',
    fileExists: (name) => inMemory(name) !== undefined || base.fileExists(name),
    readFile: (name) => inMemory(name) ?? base.readFile(name),
    directoryExists: () => true,
    getSourceFile(name, version) {
      const text = inMemory(name);
      if (text !== undefined) return ts.createSourceFile(name, text, version, true);
      if (!library.has(name)) library.set(name, base.getSourceFile(name, version));
      return library.get(name);
    },
    writeFile: (name, text) => { written[path.posix.basename(name)] = text; },
  };
  function inMemory(name) {
    return name.startsWith('/') && Object.hasOwn(files, name.slice(1)) ? files[name.slice(1)] : undefined;
  }
  const program = ts.createProgram(Object.keys(files).map((name) => `/${name}`), options, host);
  const { diagnostics } = program.emit();
  const errors = [...ts.getPreEmitDiagnostics(program), ...diagnostics].map((found) => {
    const text = ts.flattenDiagnosticMessageText(found.messageText, ' ');
    return `${found.file ? path.posix.basename(found.file.fileName) : '-'}: TS${found.code}: ${text}`;
  });
  return { errors: [...new Set(errors)].sort(), declarations: written };
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  const answer = request.transpile ? transpile(request.transpile) : check(request.check, request.options);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
