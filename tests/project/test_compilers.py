"""What the configurations above a file ask of TypeScript's compiler."""

from pathlib import Path
from typing import Final

import pytest

from allocscan.project.compilers import Compilers
from allocscan.sites.typing.compiler import Compiler

STRICT: Final = Compiler(strict_nulls=True)
UNKNOWN: Final = Compiler(checks_scripts=True, isolated=True)
ON: Final = '{"compilerOptions": {"strict": true}}'
OTHER: Final = '{"compilerOptions": {"noEmit": true}}'


def asked(root: Path, configs: dict[str, str]) -> Compiler:
    for name, text in {**configs, "src/a.ts": "export {};"}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Compilers().of(str(root / "src" / "a.ts"))


@pytest.mark.parametrize(
    "configs",
    [
        pytest.param({"tsconfig.json": ON}, id="strict"),
        pytest.param(
            {"tsconfig.json": '{"compilerOptions": {"strictNullChecks": true}}'}, id="of null"
        ),
        pytest.param({"tsconfig.json": ON, "src/tsconfig.json": ON}, id="both"),
        pytest.param({"tsconfig.json": '{"extends": "./base"}', "base.json": ON}, id="extended"),
        pytest.param(
            {"tsconfig.json": '{"extends": ["./a", "./b"]}', "a.json": OTHER, "b.json": ON},
            id="the later one",
        ),
        pytest.param(
            {
                "tsconfig.json": '{"extends": ["./a", "./b"]}',
                "a.json": '{"compilerOptions": {"strict": false}}',
                "b.json": ON,
            },
            id="the later one overrides",
        ),
        pytest.param(
            {
                "tsconfig.json": '{"extends": "./tsconfig.base.json", "compilerOptions": {"strict": true}}',
                "tsconfig.base.json": OTHER,
            },
            id="a base counts by what extends it",
        ),
        pytest.param(
            {
                "tsconfig.json": '{"files": [], "references": [{"path": "src"}]}',
                "src/tsconfig.json": ON,
            },
            id="one that compiles nothing itself",
        ),
        pytest.param(
            {"tsconfig.json": '{"references": [{"path": "src"}]}', "src/tsconfig.json": ON},
            id="one that only names others",
        ),
        pytest.param(
            {
                "tsconfig.json": '{"extends": "@tsconfig/strictest"}',
                "node_modules/@tsconfig/strictest/tsconfig.json": ON,
            },
            id="a package that is there",
        ),
        pytest.param(
            {
                "src/tsconfig.json": '{"extends": "shared/base"}',
                "node_modules/shared/base.json": '{"extends": "./more.json"}',
                "node_modules/shared/more.json": ON,
            },
            id="a file of a package above, and what it extends",
        ),
        pytest.param(
            {"tsconfig.json": '{"extends": "./tsconfig", "compilerOptions": {"strict": true}}'},
            id="itself",
        ),
    ],
)
def test_null_is_a_type_of_its_own(tmp_path: Path, configs: dict[str, str]) -> None:
    assert asked(tmp_path, configs) == STRICT


@pytest.mark.parametrize(
    "configs",
    [
        pytest.param({}, id="none"),
        pytest.param({"tsconfig.json": "{}"}, id="an empty one"),
        pytest.param(
            {"tsconfig.json": '{"compilerOptions": {"strict": true, "strictNullChecks": false}}'},
            id="but for null",
        ),
        pytest.param(
            {"tsconfig.json": ON, "tsconfig.old.json": '{"compilerOptions": {"strict": false}}'},
            id="one of two is not",
        ),
        pytest.param({"tsconfig.json": ON, "tsconfig.build.json": OTHER}, id="the one of a build"),
        pytest.param({"tsconfig.json": ON, "tsconfig-build.json": OTHER}, id="with a hyphen"),
        pytest.param({"tsconfig.json": ON, "src/tsconfig.json": OTHER}, id="a nearer one"),
        pytest.param({"tsconfig.json": OTHER, "src/tsconfig.json": ON}, id="one above"),
        pytest.param(
            {
                "tsconfig.json": OTHER,
                "tsconfig.build.json": '{"extends": "./tsconfig", "compilerOptions": {"strict": true}}',
            },
            id="what editors read, though it is extended",
        ),
        pytest.param(
            {
                "tsconfig.json": '{"extends": "./base", "compilerOptions": {"strict": false}}',
                "base.json": ON,
            },
            id="turned off again",
        ),
        pytest.param(
            {
                "tsconfig.json": '{"extends": "./base", "compilerOptions": {"strict": true}}',
                "base.json": '{"compilerOptions": {"strictNullChecks": false}}',
            },
            id="the narrower option of a base",
        ),
        pytest.param(
            {"tsconfig.json": '{"compilerOptions": {"allowJs": true}}'},
            id="scripts are allowed only",
        ),
        pytest.param(
            {"tsconfig.json": ON, "src/tsconfig.json": '{"references": [], "include": ["."]}'},
            id="one that names others, and has files of its own",
        ),
        pytest.param({"tsconfig.json.bak": ON, "mytsconfig.json": ON}, id="other names"),
    ],
)
def test_it_is_not(tmp_path: Path, configs: dict[str, str]) -> None:
    assert asked(tmp_path, configs) == Compiler()


@pytest.mark.parametrize(
    "configs",
    [
        pytest.param({"tsconfig.json": "{"}, id="no JSON"),
        pytest.param({"tsconfig.json": '{"extends": "./gone"}'}, id="extends what is not there"),
        pytest.param({"tsconfig.json": '{"extends": "@tsconfig/strictest"}'}, id="a package's"),
        pytest.param({"tsconfig.json": '{"compilerOptions": []}'}, id="no options"),
    ],
)
def test_what_cannot_be_read_may_ask_for_anything(tmp_path: Path, configs: dict[str, str]) -> None:
    assert asked(tmp_path, configs) == UNKNOWN
    assert asked(tmp_path / "more", {**configs, "src/tsconfig.json": ON}) == UNKNOWN


@pytest.mark.parametrize(
    ("configs", "compiler"),
    [
        pytest.param(
            {"jsconfig.json": '{"compilerOptions": {"checkJs": true}}'},
            Compiler(checks_scripts=True),
            id="scripts are checked",
        ),
        pytest.param(
            {"tsconfig.json": '{"compilerOptions": {"allowJs": true, "declaration": true}}'},
            Compiler(checks_scripts=True),
            id="scripts are declared",
        ),
        pytest.param(
            {
                "tsconfig.json": '{"compilerOptions": {"allowJs": true}}',
                "src/tsconfig.json": '{"extends": "../tsconfig", "compilerOptions": {"composite": true}}',
            },
            Compiler(checks_scripts=True),
            id="by two together",
        ),
        pytest.param(
            {"tsconfig.json": '{"compilerOptions": {"isolatedDeclarations": true}}'},
            Compiler(isolated=True),
            id="isolated",
        ),
    ],
)
def test_what_else_is_asked(tmp_path: Path, configs: dict[str, str], compiler: Compiler) -> None:
    assert asked(tmp_path, configs) == compiler
