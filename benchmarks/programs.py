"""Programs of many files whose questions lead to one another, made at any size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from shapes import ENTRIES, SILENT, joined, lookup, table

Files = Mapping[str, str]
"""Texts by their names, all in one folder."""

NEIGHBOURS: Final = 10
RUNNER: Final = "export const run = (f) => new Function('return ' + f)();\n"
"""Makes code of text: what reaches it may not be moved."""


@dataclass(frozen=True, slots=True)
class Program:
    """`made` gives the files of as many modules as it is told; `largest` is the size to end with,
    after doublings. `words` are the flags of the run."""

    made: Callable[[int], Files]
    largest: int
    words: tuple[str, ...] = SILENT

    def files(self, size: int) -> Files:
        """What a run of that size reads."""
        return {"package.json": '{"type": "module"}\n', **self.made(size)}


def importers(count: int) -> Files:
    """One function with a table, called in as many files."""
    users = {
        f"m{at}.js": f"import {{ f }} from './f.js';\nexport const g{at} = (k) => f(k);\n"
        for at in range(count)
    }
    return {"f.js": f"export {lookup('f')}", **users}


def row(count: int) -> Files:
    """Files of which each calls the next, which runs in a loop of the last."""
    inner = {f"m{at}.js": _calling(at, at + 1) for at in range(count)}
    return {**inner, f"m{count}.js": f"export {lookup(f'f{count}')}"}


def ring(count: int) -> Files:
    """Files of which each calls the next, and the last one the first."""
    return {f"m{at}.js": _calling(at, (at + 1) % count) for at in range(count)}


def neighbours(count: int) -> Files:
    """Files that call some of those before them, up to one that runs texts."""

    def calling(at: int) -> str:
        before = range(max(0, at - NEIGHBOURS), at)
        named = joined(f"import {{ f{each} }} from './m{each}.js';" for each in before)
        called = " + ".join(f"f{each}(k)" for each in before)
        return f"{named}export {lookup(f'f{at}', at)}export const g{at} = (k) => {called or 0};\n"

    last = f"import {{ f{count - 1} }} from './m{count - 1}.js';\n{RUNNER}run(f{count - 1});\n"
    return {**{f"m{at}.js": calling(at) for at in range(count)}, "last.js": last}


def barrel(count: int) -> Files:
    """Files behind one that exports them all, and as many that import of that."""
    behind = {f"m{at}.js": f"export {lookup(f'f{at}', at)}" for at in range(count)}
    users = {
        f"u{at}.js": f"import {{ f{at} }} from './index.js';\nexport const g = (k) => f{at}(k);\n"
        for at in range(count)
    }
    index = joined(f"export * from './m{at}.js';" for at in range(count))
    return {**behind, **users, "index.js": index, "run.js": RUNNER}


def barrels(count: int) -> Files:
    """Files that export all of the next and a function of their own."""
    inner = {
        f"m{at}.js": f"export * from './m{at + 1}.js';\nexport {lookup(f'f{at}', at)}"
        for at in range(count)
    }
    user = f"import * as all from './m0.js';\n{RUNNER}run(all.f{count});\n"
    return {**inner, f"m{count}.js": f"export {lookup(f'f{count}')}", "user.js": user}


def namespaces(count: int) -> Files:
    """Files that import all of one module with as many functions, and take one by its name."""
    users = {
        f"u{at}.js": f"import * as all from './all.js';\nexport const g = (k) => all.f{at}(k);\n"
        for at in range(count)
    }
    return {"all.js": joined(f"export {lookup(f'f{at}', at)}" for at in range(count)), **users}


def handed(count: int) -> Files:
    """Files that hand a function with a table to the next, which hands it on to the last."""
    inner = {
        f"m{at}.js": f"import {{ take as next }} from './m{at + 1}.js';\n"
        f"export {lookup(f'f{at}', at)}export const take = (f) => next(f);\nnext(f{at});\n"
        for at in range(count)
    }
    return {**inner, f"m{count}.js": "export const take = (f) => f('own');\n", "run.js": RUNNER}


def members(count: int) -> Files:
    """Tables of an enum of another file, one in each file."""
    enum = joined(f"  M{at} = 'm{at}'," for at in range(count))
    users = {
        f"u{at}.ts": f"import {{ All }} from './all';\nexport function f{at}(key: string) {{\n"
        f"  const t = {{ {ENTRIES}, own: All.M{at} }};\n  return t[key as 'own'];\n}}\n"
        for at in range(count)
    }
    return {"all.ts": f"export enum All {{\n{enum}}}\n", **users}


def methods(count: int) -> Files:
    """Classes with a method of its own name each, called in a loop of another file."""
    classes = {
        f"m{at}.js": f"export class C{at} {{\n  lookUp{at}(key) {{\n    const t = {table(at)};\n"
        "    return t[key];\n  }\n}\n"
        for at in range(count)
    }
    users = {
        f"u{at}.js": f"export const g = (all) => {{ for (const c of all) c.lookUp{at}('own'); }};\n"
        for at in range(count)
    }
    return {**classes, **users}


def _calling(at: int, following: int) -> str:
    return (
        f"import {{ f{following} as next }} from './m{following}.js';\n"
        f"export function f{at}(key) {{\n  const table = {table(at)};\n"
        f"  return table[key] + next(key);\n}}\n"
    )


PROGRAMS: Final = {
    "importers of one file": Program(importers, 2_000),
    "files in a row": Program(row, 2_000),
    "files in a ring": Program(ring, 2_000),
    "files and neighbours": Program(neighbours, 1_000),
    "files behind a barrel": Program(barrel, 1_000),
    "barrels of barrels": Program(barrels, 500),
    "all of a module": Program(namespaces, 1_000),
    "handed from file to file": Program(handed, 1_000),
    "an enum for all": Program(members, 2_000),
    "methods of other files": Program(methods, 1_000),
}
