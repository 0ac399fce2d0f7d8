"""Fixes in functions whose text another file of the project takes, as the command sees them."""

import json
import time
from pathlib import Path

import pytest
from support.command import REAL, run_command

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }"
READ = f"export function read(k) {{ const t = {TABLE}; return t[k]; }}\n"
CALLS = "import { read } from './read.js';\nread('a');\nread('b');\n"
SHIPS = "import { read } from './read.js';\npage.evaluate(read, 'a');\n"
OWN = f"import {{ run }} from './pool.js';\n{READ}run(read);\n"
POOL = "export const run = (g) => g('a');\n"
WORKS = "export const run = (g) => new Worker(`(${g})()`);\n"
FORMATS = "export function read(n) { return new Intl.NumberFormat().format(n); }\n"
METHOD = READ.replace("i: 9", "m() { return this.a; }").replace("t[k]", "t.m() + t[k]")


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def fixes(folder: Path, *words: str) -> list[str | None]:
    """The applicability of each fix; None where nothing may move."""
    done = run_command("-f", "json", "--exit-zero", *words, cwd=folder, program=REAL)
    found = [each["fix"] for each in json.loads(done.stdout)["findings"]]
    return [None if fix is None else fix["applicability"] for fix in found]


@pytest.mark.parametrize("manifest", [{"package.json": "{}"}, {}])
@pytest.mark.parametrize(
    ("files", "fix"),
    [
        pytest.param({"b.js": CALLS}, "safe", id="called"),
        pytest.param({"b.js": SHIPS}, None, id="shipped"),
        pytest.param(
            {
                "b.js": "const { read } = await import(/* late */ './read.js');\npage.evaluate(read);\n"
            },
            None,
            id="loaded late",
        ),
        pytest.param(
            {
                "all.js": "export * as all from './read.js';\n",
                "b.js": "import { all } from './all.js';\npage.evaluate(all.read);\n",
            },
            None,
            id="of a namespace that is handed on",
        ),
        pytest.param(
            {
                "read.js": OWN.replace("run(read)", "new Runner().run(read)").replace(
                    "{ run }", "{ Runner }"
                ),
                "pool.js": "export class Runner { run(g) { return new Worker(`(${g})()`); } }\n",
            },
            None,
            id="handed to a method of a class",
        ),
        pytest.param({"node_modules/b/b.js": SHIPS}, "safe", id="by an installed package"),
        pytest.param({"read.js": OWN, "pool.js": POOL}, "safe", id="handed to what calls it"),
        pytest.param({"read.js": OWN, "pool.js": WORKS}, None, id="handed to what takes its text"),
    ],
)
def test_on_disk(
    tmp_path: Path, files: dict[str, str], fix: str | None, manifest: dict[str, str]
) -> None:
    put(tmp_path, {"read.js": READ, **files, **manifest})
    assert fixes(tmp_path) == [fix]


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(FORMATS, id="a default locale"),
        pytest.param(METHOD, id="a method with this"),
        pytest.param(READ.replace("t[k]", "t"), id="returned"),
        pytest.param(f"import {{ A }} from 'a';\n{READ.replace('1', 'A')}", id="an import"),
    ],
)
def test_nor_does_an_unsafe_fix_break_what_is_shipped(tmp_path: Path, read: str) -> None:
    put(tmp_path, {"read.js": read, "b.js": CALLS, "package.json": "{}"})
    assert fixes(tmp_path) == ["unsafe"]
    put(tmp_path, {"b.js": SHIPS})
    assert fixes(tmp_path) == [None]


def test_one_named_file_of_a_project(tmp_path: Path) -> None:
    put(tmp_path, {"read.js": READ, "b.js": SHIPS, "package.json": "{}"})
    assert fixes(tmp_path, "read.js") == [None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"read.js": READ, "b.js": CALLS}, {"b.js": SHIPS}, id="an importer"),
        pytest.param({"read.js": READ}, {"b.js": SHIPS}, id="a new importer"),
        pytest.param({"read.js": OWN, "pool.js": POOL}, {"pool.js": WORKS}, id="a taker"),
        pytest.param(
            {"read.js": READ, "index.js": "export * from './read.js';\n", "b.js": "f();\n"},
            {"b.js": SHIPS.replace("read.js", "index.js")},
            id="behind one that hands it on",
        ),
        pytest.param(
            {"read.js": READ, "all.js": "import { read } from './read.js';\n", "b.js": "f();\n"},
            {
                "all.js": "import { read } from './read.js';\nexport const all = { read };\n",
                "b.js": "import { all } from './all.js';\npage.evaluate(all.read);\n",
            },
            id="behind one that hands it on in an object",
        ),
        pytest.param(
            {
                "read.js": OWN,
                "pool.js": "import { go } from './go.js';\nexport { go as run };\n",
                "go.js": POOL.replace("run", "go"),
            },
            {"go.js": WORKS.replace("run", "go")},
            id="a taker behind one that hands it on",
        ),
    ],
)
@pytest.mark.parametrize("manifest", [{"package.json": '{"name": "x"}'}, {}])
def test_a_cached_answer_ends_with_what_it_follows_from(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], manifest: dict[str, str]
) -> None:
    put(tmp_path, before | manifest | {"other.js": "f();\n"})
    time.sleep(0.2)  # what changes while a run begins is looked at again
    words = ("--config", "cache=true")
    assert fixes(tmp_path, *words) == fixes(tmp_path, *words) == ["safe"]
    put(tmp_path, after)
    assert fixes(tmp_path, *words) == fixes(tmp_path, "--no-cache") == [None]
