"""A literal with an imported constant in it: safe only where the whole program shows why."""

from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.node import needs_node, run_js

TABLE = """import { LIMIT } from './limits.mjs';

export const quota = (plan) => {
  const quotas = { free: LIMIT, trial: LIMIT, team: 10, solo: 2, shop: 50, firm: 500, club: 5, ngo: 1 };
  return quotas[plan] ?? 0;
};
"""


@pytest.mark.parametrize(
    ("limits", "safe"),
    [
        pytest.param(
            "export let LIMIT = 1;\nexport const set = (n) => { LIMIT = n; };\n", 0, id="let"
        ),
        pytest.param("export function LIMIT() {}\n", 0, id="a function"),
        pytest.param("import './main.mjs';\nexport const LIMIT = 1;\n", 0, id="in a cycle"),
        pytest.param(None, 0, id="no such file"),
        pytest.param("export const LIMIT = 20;\n", 1, id="a constant"),
    ],
)
def test_only_what_is_a_constant_there_is_fixed(
    limits: str | None, safe: int, tmp_path: Path
) -> None:
    (tmp_path / "package.json").write_text('{ "type": "module" }')
    (tmp_path / "main.mjs").write_text(TABLE)
    if limits is not None:
        (tmp_path / "limits.mjs").write_text(limits)
    run_command("--isolated", "--fix", "main.mjs", cwd=tmp_path, program=REAL)
    fixed = (tmp_path / "main.mjs").read_text()
    assert fixed.count("const QUOTAS = Object.freeze({ free: LIMIT") == safe
    assert (fixed == TABLE) is not bool(safe)


KINDS = """import { Kind } from './kind';
import * as limits from './limits';

export function label(kind: Kind): string {
  const labels = {
    [Kind.Open]: 'a', [Kind.Paid]: 'b', [Kind.Late]: 'c', [Kind.Lost]: 'd', [Kind.Sent]: 'e', [Kind.Void]: 'f',
    most: limits.MOST, least: 'h', none: 'i',
  };
  return String(labels[kind]);
}
"""
MEMBERS = (
    "{ Open = 'open', Paid = 'paid', Late = 'late', Lost = 'lost', Sent = 'sent', Void = 'v' }"
)


@pytest.mark.parametrize(
    ("kind", "safe"),
    [
        pytest.param(f"export const Kind = {MEMBERS.replace(' =', ':')};", False, id="an object"),
        pytest.param(f"export enum Kind {MEMBERS}\nregister(Kind);", False, id="handed on"),
        pytest.param(
            f"import './main';\nexport enum Kind {MEMBERS}", False, id="an enum in a cycle"
        ),
        pytest.param("export enum Kind { Open = 'open' }", False, id="an enum without them"),
        pytest.param(f"export enum Kind {MEMBERS}", True, id="an enum"),
        pytest.param(
            f"export const Kind = Object.freeze({MEMBERS.replace(' =', ':')} as const);",
            True,
            id="a frozen object",
        ),
    ],
)
def test_members_of_what_is_imported(kind: str, safe: bool, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "main.ts").write_text(KINDS)
    (tmp_path / "kind.ts").write_text(kind)
    (tmp_path / "limits.ts").write_text("export const MOST = 'g';\n")
    run_command("--isolated", "--fix", "main.ts", cwd=tmp_path, program=REAL)
    fixed = (tmp_path / "main.ts").read_text()
    assert (fixed.count("const LABELS = ") == 1) is safe
    assert (fixed == KINDS) is not safe


def test_members_of_what_a_barrel_hands_on(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "main.ts").write_text(KINDS)
    (tmp_path / "kind.ts").write_text("export * from './kinds';\nexport * from './others';\n")
    (tmp_path / "kinds.ts").write_text(f"export enum Kind {MEMBERS}\n")
    (tmp_path / "others.ts").write_text("export const Other = 1;\n")
    (tmp_path / "limits.ts").write_text("export const MOST = 'g';\n")
    run_command("--isolated", "--fix", "main.ts", cwd=tmp_path, program=REAL)
    assert (tmp_path / "main.ts").read_text().count("const LABELS = ") == 1


@pytest.mark.parametrize(
    ("specifier", "paths", "safe"),
    [
        pytest.param("@app/kind", '{"@app/*": ["./*"]}', False, id="what may be a package"),
        pytest.param("kind", "{}", False, id="by the base folder"),
        pytest.param("@/kind", '{"@/*": ["./*", "./other/*"]}', False, id="one of two"),
        pytest.param("@/kind", "{}", False, id="an alias of a bundler's"),
        pytest.param("@/kind", '{"@/*": ["./*"]}', True, id="an alias"),
        pytest.param("~/kind", '{"~/*": ["./*"]}', False, id="what may be a package called `~`"),
    ],
)
def test_aliases_of_folders(specifier: str, paths: str, safe: bool, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}")
    options = f'{{ "compilerOptions": {{ "baseUrl": ".", "paths": {paths} }} }}'
    (tmp_path / "tsconfig.json").write_text(options)
    main = KINDS.replace("./kind", specifier)
    (tmp_path / "main.ts").write_text(main)
    (tmp_path / "kind.ts").write_text(f"export enum Kind {MEMBERS}")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "kind.ts").write_text("export const Kind = {};")
    (tmp_path / "limits.ts").write_text("export const MOST = 'g';\n")
    run_command("--isolated", "--fix", "main.ts", cwd=tmp_path, program=REAL)
    assert ((tmp_path / "main.ts").read_text() != main) is safe


@pytest.mark.parametrize(
    ("files", "safe"),
    [
        pytest.param(
            {"base.json": '{"compilerOptions": {"baseUrl": "./other"}}'}, False, id="base"
        ),
        pytest.param({"base.json": '{"extends": "@tsconfig/node22"}'}, False, id="a package's"),
        pytest.param({"base.json": "{}", "kind.json": "{}"}, False, id="data beside it"),
        pytest.param({"base.json": "{}"}, True, id="nothing else"),
    ],
)
def test_aliases_of_what_is_extended(files: dict[str, str], safe: bool, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "tsconfig.json").write_text(
        '{"extends": "./base.json", "compilerOptions": {"paths": {"@/*": ["./*"]}}}'
    )
    main = KINDS.replace("./kind", "@/kind")
    (tmp_path / "main.ts").write_text(main)
    (tmp_path / "kind.ts").write_text(f"export enum Kind {MEMBERS}")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "kind.ts").write_text("export const Kind = {};")
    (tmp_path / "limits.ts").write_text("export const MOST = 'g';\n")
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    run_command("--isolated", "--fix", "main.ts", cwd=tmp_path, program=REAL)
    assert ((tmp_path / "main.ts").read_text() != main) is safe


APP = "import { quota } from './main.mjs';\nexport const name = 'app';\n"
CALLED_AT_ONCE = "let early;\ntry { early = quota('trial'); } catch (e) { early = e.name; }\nconsole.log(early);\n"
CYCLIC = (
    f"import {{ name }} from './app.mjs';\n{TABLE}console.log(name, quota('free'), quota('x'));\n"
)


@needs_node
@pytest.mark.parametrize(
    ("limits", "safe"),
    [
        pytest.param({"limits.mjs": "export const LIMIT = 20;\n"}, True, id="leads nowhere"),
        pytest.param(
            {
                "limits.mjs": "export { LIMIT } from './more.mjs';\n",
                "more.mjs": "import 'node:fs';\nexport const LIMIT = 20;\n",
            },
            True,
            id="handed on by what leads nowhere",
        ),
        pytest.param(
            {"limits.mjs": "import './app.mjs';\nexport const LIMIT = 20;\n"},
            False,
            id="in the cycle",
        ),
        pytest.param(
            {
                "limits.mjs": "import './app.mjs';\nexport { LIMIT } from './more.mjs';\n",
                "more.mjs": "export const LIMIT = 20;\n",
            },
            False,
            id="handed on by one in the cycle",
        ),
        pytest.param(
            {
                "limits.mjs": "export const load = (x) => import(x);\nexport const LIMIT = 20;\n",
            },
            False,
            id="may load anything",
        ),
    ],
)
@pytest.mark.parametrize("app", [APP, APP + CALLED_AT_ONCE])
def test_what_leads_to_nothing_of_a_cycle_is_there_before_it(
    app: str, limits: dict[str, str], safe: bool, tmp_path: Path
) -> None:
    files = {"package.json": '{ "type": "module" }', "main.mjs": CYCLIC, "app.mjs": app, **limits}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    run_command("--isolated", "--fix", "main.mjs", cwd=tmp_path, program=REAL)
    fixed = {name: (tmp_path / name).read_bytes() for name in files}
    assert (b"const QUOTAS = Object.freeze({ free: LIMIT" in fixed["main.mjs"]) is safe
    before = {name: text.encode() for name, text in files.items()}
    for entry in ("main.mjs", "app.mjs"):
        assert run_js(fixed, entry).stdout == run_js(before, entry).stdout
