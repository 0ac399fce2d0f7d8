"""Heat across the files of a project on disk, as the command sees it."""

import json
from pathlib import Path

import pytest
from support.command import REAL, run_command

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }"
RATES = f"export function rate(k) {{ const t = {TABLE}; return t[k]; }}\n"
LOOPED = (
    "import { rate } from './rates'; export const all = (ks) => { for (const k of ks) rate(k); };"
)


def heats(folder: Path, files: dict[str, str], *words: str) -> list[tuple[str, str]]:
    """Path and level of every finding in a project of `files`, of the folder or of `words`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    done = run_command("-f", "json", "--exit-zero", *words, cwd=folder, program=REAL)
    findings = json.loads(done.stdout)["findings"]
    return [(found["path"], found["heat"]["level"]) for found in findings]


@pytest.mark.parametrize(
    ("files", "level"),
    [
        pytest.param({"b.test.js": LOOPED}, "called", id="a test calls it"),
        pytest.param({"node_modules/b.js": LOOPED}, "called", id="an installed package calls it"),
        pytest.param({"b.js": LOOPED.replace("./rates", "rates")}, "called", id="another module"),
        pytest.param({"b.js": LOOPED}, "iterated", id="a file beside it"),
        pytest.param(
            {"b.ts": LOOPED.replace("'./", "'./").replace("(ks)", "(ks: string[])")},
            "iterated",
            id="TypeScript",
        ),
        pytest.param({"lib/b.js": LOOPED.replace("./rates", "../rates.js")}, "iterated", id="up"),
        pytest.param(
            {
                "lib/b.ts": LOOPED.replace("./rates", "@/rates").replace("(ks)", "(ks: string[])"),
                "tsconfig.json": '{"compilerOptions": {"baseUrl": ".", "paths": {"@/*": ["./*"]}}}',
            },
            "iterated",
            id="by an alias",
        ),
    ],
)
def test_callers_on_disk(tmp_path: Path, files: dict[str, str], level: str) -> None:
    assert ("rates.js", level) in heats(
        tmp_path, {"package.json": "{}", "rates.js": RATES, **files}
    )


def test_one_named_file_is_as_hot_as_in_the_whole_project(tmp_path: Path) -> None:
    files = {"package.json": "{}", "rates.js": RATES, "b.js": LOOPED}
    whole = heats(tmp_path, files)
    assert heats(tmp_path, files, "rates.js") == whole == [("rates.js", "iterated")]


@pytest.mark.parametrize(
    ("manifest", "more", "count"),
    [
        pytest.param('{"private": true}', {}, 0, id="an application: nobody else can"),
        pytest.param("{}", {}, 1, id="a package that others import"),
        pytest.param('{"private": true, "workspaces": ["*"]}', {}, 1, id="a workspace"),
        pytest.param('{"private": true}', {"src/app.vue": ""}, 1, id="components are not read"),
    ],
)
def test_called_once_by_the_program(
    tmp_path: Path, manifest: str, more: dict[str, str], count: int
) -> None:
    start = "import { rate } from './rates'; rate('a');"
    files = {"package.json": manifest, "rates.js": RATES, "start.js": start, **more}
    assert len(heats(tmp_path, files)) == count


def test_a_file_of_no_project_is_alone(tmp_path: Path) -> None:
    assert heats(tmp_path, {"rates.js": RATES, "b.js": LOOPED}) == [("rates.js", "called")]


def test_a_package_of_a_workspace_is_a_program_of_its_own(tmp_path: Path) -> None:
    start = "import { rate } from './rates'; rate('a');"
    files = {
        "package.json": '{"private": true, "workspaces": ["packages/*"]}',
        "packages/a/package.json": '{"name": "a", "private": true}',
        "packages/a/rates.js": RATES,
        "packages/a/start.js": start,
        "packages/b/package.json": '{"name": "b", "private": true}',
        "packages/b/b.js": LOOPED.replace("./rates", "a/rates"),
    }
    assert heats(tmp_path, files) == [("packages/a/rates.js", "called")]


def test_a_method_of_one_class_is_known_by_its_name(tmp_path: Path) -> None:
    service = f"export class Rates {{\n  findRate(k) {{ const t = {TABLE}; return t[k]; }}\n}}\n"
    user = "export const go = (ks, rates) => { for (const k of ks) rates.findRate(k); };"
    files = {"package.json": "{}", "rates.js": service, "user.js": user}
    assert heats(tmp_path, files) == [("rates.js", "iterated")]
    other = "export class Other {\n  findRate(k) { return k; }\n}\n"
    assert heats(tmp_path, {**files, "other.js": other}) == [("rates.js", "called")]
