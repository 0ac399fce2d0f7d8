"""`--format-after-fix` with formatters that are scripts: what is started, where, and by whose word."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support.command import REAL, run_command

NAMES = "{ " + ", ".join(f"k{i}: 'v{i}'" for i in range(20)) + " }"
TABLE = f"export function name(key) {{\n  const names = {NAMES};\n  return names[key];\n}}\n"
CLEAN = "export   const one = 1;\n"
WRITES = """\
#!/bin/sh
echo "$PWD :: $*" >> "$LOG"
for word; do
  case "$word" in
    *.js) printf '// formatted\\n' | cat - "$word" > "$word.new" && cat "$word.new" > "$word" && rm "$word.new";;
  esac
done
"""
FAILS = """\
#!/bin/sh
echo "$PWD :: $*" >> "$LOG"
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "line $n" >&2; done
exit 3
"""


def program(folder: Path, name: str, text: str = WRITES) -> None:
    path = folder / "node_modules/.bin" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)


Ran = subprocess.CompletedProcess[bytes]
Go = Callable[..., Ran]


@pytest.fixture
def go(tmp_path: Path) -> Go:
    """Runs in the folder `repo`, which has two files to fix and one that is clean."""
    repo = tmp_path / "repo"
    for path, text in {"src/a.js": TABLE, "src/b c.js": TABLE, "clean.js": CLEAN}.items():
        (repo / path).parent.mkdir(parents=True, exist_ok=True)
        (repo / path).write_text(text)
    (repo / ".git").mkdir()

    def went(*words: str, inside: str = ".") -> Ran:
        env = {"LOG": str(tmp_path / "log"), "HOME": str(tmp_path)}
        return run_command(*words, cwd=repo / inside, program=REAL, env=env)

    return went


def log(tmp_path: Path) -> list[str]:
    """What was started: `FOLDER :: WORDS`, the folder as it lies below the test's."""
    path = tmp_path / "log"
    lines = path.read_text().splitlines() if path.exists() else []
    return [os.path.relpath(line, tmp_path) for line in lines]


def formatted(tmp_path: Path) -> list[str]:
    files = sorted((tmp_path / "repo").rglob("*.js"))
    texts = {path.relative_to(tmp_path / "repo").as_posix(): path.read_text() for path in files}
    return [path for path, text in texts.items() if text.startswith("// formatted")]


BOTH = ["repo :: --write ./src/a.js ./src/b c.js"]


@pytest.mark.parametrize(
    ("words", "config"),
    [
        pytest.param("--fix", "", id="not asked for"),
        pytest.param("--fix", 'format-after-fix = "off"', id="off"),
        pytest.param("--fix --no-format-after-fix", 'format-after-fix = "auto"', id="taken back"),
        pytest.param("--format-after-fix", "", id="without fix"),
        pytest.param("--diff --format-after-fix", "", id="diff"),
        pytest.param("--fix --diff --format-after-fix", "fix = true", id="fix and diff"),
        pytest.param("--check --format-after-fix", "fix = true", id="check"),
        pytest.param("--fix --format-after-fix clean.js", "", id="nothing to fix"),
        pytest.param("--fix --format-after-fix --unfixable rebuilt-object", "", id="nothing fixed"),
    ],
)
def test_not_run(words: str, config: str, go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "prettier")
    (tmp_path / "repo/.prettierrc").write_text("")
    (tmp_path / "repo/allocscan.toml").write_text(config)
    done = go(*words.split())
    assert done.returncode == 0, done.stderr
    assert log(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "config"),
    [
        pytest.param("--fix --format-after-fix", "", id="flag"),
        pytest.param("--fix", 'format-after-fix = "auto"', id="auto"),
        pytest.param("--fix", 'format-after-fix = "prettier"', id="by its name"),
        pytest.param("", 'fix = true\nformat-after-fix = "prettier"', id="all configured"),
        pytest.param("--fix --format-after-fix", 'format-after-fix = "off"', id="flag over off"),
        pytest.param("--fix-only --format-after-fix", "", id="fix-only"),
        pytest.param(
            "--fix --config format-after-fix=auto", 'format-after-fix = "off"', id="command line"
        ),
    ],
)
def test_run_once_on_the_changed_files(words: str, config: str, go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "prettier")
    (tmp_path / "repo/.prettierrc").write_text("")
    (tmp_path / "repo/allocscan.toml").write_text(config)
    done = go(*words.split())
    assert done.returncode == 0, done.stderr
    assert log(tmp_path) == BOTH
    assert formatted(tmp_path) == ["src/a.js", "src/b c.js"]


def test_run_in_a_subfolder(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "prettier")
    (tmp_path / "repo/.prettierrc").write_text("")
    assert go("--fix", "--format-after-fix", inside="src").returncode == 0
    assert log(tmp_path) == BOTH


def test_one_process_for_each_formatter_and_root(go: Go, tmp_path: Path) -> None:
    repo = tmp_path / "repo"
    for package, name, config in (("x", "prettier", ".prettierrc"), ("y", "biome", "biome.json")):
        program(repo / package, name)
        (repo / package / config).write_text("{}")
        for file in ("1.js", "deep/2.js"):
            (repo / package / file).parent.mkdir(exist_ok=True)
            (repo / package / file).write_text(TABLE)
    done = go("--fix", "--format-after-fix")
    assert sorted(log(tmp_path)) == [
        "repo/x :: --write ./1.js ./deep/2.js",
        "repo/y :: format --write --no-errors-on-unmatched ./1.js ./deep/2.js",
    ]
    assert (
        b"src/a.js: not formatted: the project names no formatter (and 1 other file)" in done.stderr
    )
    assert done.returncode == 0


def test_reports_are_of_the_formatted_text(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "prettier")
    (tmp_path / "repo/.prettierrc").write_text("")
    more = TABLE.replace("names[key]", "use(names)").replace("name(", "more(")
    (tmp_path / "repo/src/a.js").write_text(TABLE + more)
    done = go("--fix", "--format-after-fix", "-f", "json")
    document = json.loads(done.stdout)
    (finding,) = document["findings"]
    lines = (tmp_path / "repo/src/a.js").read_text().splitlines()
    assert "const names" in lines[finding["range"]["start"]["line"] - 1]
    assert [(each["path"], each["sites"]) for each in document["fixes"]] == [
        ("src/a.js", 1),
        ("src/b c.js", 1),
    ]


def test_its_failure_is_told_and_the_fixes_stay(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "prettier", FAILS)
    (tmp_path / "repo/.prettierrc").write_text("")
    done = go("--fix", "--format-after-fix")
    said = done.stderr.decode()
    assert done.returncode == 2
    assert log(tmp_path) == BOTH
    assert "node_modules/.bin/prettier: not-formatted: ended with 3\n    line 3\n" in said
    assert "    line 12\n" in said
    assert "line 2\n" not in said.replace("line 12\n", "")
    assert said.splitlines()[-1].startswith("exit 2: formatting failed (--format-after-fix)")
    assert "Object.freeze" in (tmp_path / "repo/src/a.js").read_text()


def test_a_program_that_does_not_start(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "prettier", "#!/no/such/interpreter\n")
    (tmp_path / "repo/.prettierrc").write_text("")
    done = go("--fix", "--format-after-fix")
    assert done.returncode == 2
    assert b"prettier: not-formatted: cannot be run: No such file" in done.stderr


def test_a_formatter_that_is_named_must_be_there(go: Go, tmp_path: Path) -> None:
    (tmp_path / "repo/allocscan.toml").write_text('format-after-fix = "dprint"')
    done = go("--fix")
    assert done.returncode == 2
    assert (
        b"src/a.js: not-formatted: no node_modules/.bin/dprint here or above (and 1" in done.stderr
    )


def test_ctrl_c_and_stdin_are_not_the_formatter_s(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "prettier", '#!/bin/sh\ncat > "$LOG"\n')
    (tmp_path / "repo/.prettierrc").write_text("")
    assert go("--fix", "--format-after-fix").returncode == 0
    assert (tmp_path / "log").read_text() == ""


# ------------------------------------------------------------------ whose word is obeyed


def test_a_command_of_the_working_directory(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "own")
    (tmp_path / "repo/allocscan.toml").write_text(
        'format-after-fix = ["node_modules/.bin/own", "--now"]'
    )
    assert go("--fix").returncode == 0
    assert log(tmp_path) == ["repo :: --now ./src/a.js ./src/b c.js"]


def test_a_command_runs_in_the_folder_of_its_file(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "own")
    (tmp_path / "repo/allocscan.toml").write_text('format-after-fix = ["node_modules/.bin/own"]')
    assert go("--fix", inside="src").returncode == 0
    assert log(tmp_path) == ["repo :: ./src/a.js ./src/b c.js"]


def test_a_command_of_the_command_line(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "own")
    assert go("--fix", "--config", 'format-after-fix=["node_modules/.bin/own"]').returncode == 0
    assert log(tmp_path) == ["repo :: ./src/a.js ./src/b c.js"]


@pytest.mark.parametrize(
    "setting",
    ['["node_modules/.bin/own"]', '"prettier"', '"auto"'],
    ids=["command", "name", "auto"],
)
def test_a_config_of_a_folder_below_starts_nothing(setting: str, go: Go, tmp_path: Path) -> None:
    for name in ("own", "prettier"):
        program(tmp_path / "repo/src", name)
    (tmp_path / "repo/src/.prettierrc").write_text("")
    (tmp_path / "repo/src/allocscan.toml").write_text(f"fix = true\nformat-after-fix = {setting}")
    assert go("--fix").returncode == 0
    assert log(tmp_path) == []
    assert "Object.freeze" in (tmp_path / "repo/src/a.js").read_text()


def test_a_command_that_is_inherited_is_refused(go: Go, tmp_path: Path) -> None:
    program(tmp_path / "repo", "own")
    (tmp_path / "repo/base.toml").write_text('format-after-fix = ["node_modules/.bin/own"]')
    (tmp_path / "repo/allocscan.toml").write_text('extends = "base.toml"')
    done = go("--fix")
    assert done.returncode == 2
    assert b"base.toml: `format-after-fix` may be a command only in" in done.stderr
    assert log(tmp_path) == []
    assert (tmp_path / "repo/src/a.js").read_text() == TABLE, "nothing is fixed either"
    assert go().returncode == 0, "a run that writes nothing need not know"


def test_a_command_from_above_the_working_directory_is_refused(go: Go, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "repo/.git")
    (tmp_path / "allocscan.toml").write_text('format-after-fix = ["repo/node_modules/.bin/own"]')
    program(tmp_path / "repo", "own")
    done = go("--fix")
    assert done.returncode == 2
    assert b"may be a command only in" in done.stderr
    assert log(tmp_path) == []


def test_a_repository_below_is_left(go: Go, tmp_path: Path) -> None:
    inner = tmp_path / "repo/vendor"
    (inner / ".git").mkdir(parents=True)
    (inner / "v.js").write_text(TABLE)
    program(inner, "prettier")
    (inner / ".prettierrc").write_text("")
    done = go("--fix", "--format-after-fix", "vendor")
    assert b"vendor/v.js: not formatted: it belongs to another repository" in done.stderr
    assert done.returncode == 0
    assert log(tmp_path) == []


def test_a_link_out_of_the_repository_is_left(go: Go, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "o.js").write_text(TABLE)
    program(outside, "prettier")
    (outside / ".prettierrc").write_text("")
    (tmp_path / "repo/link.js").symlink_to(outside / "o.js")
    done = go("--fix", "--format-after-fix", "link.js")
    assert b"link.js: not formatted: it lies outside of" in done.stderr
    assert log(tmp_path) == []
    assert "Object.freeze" in (outside / "o.js").read_text()


@pytest.mark.parametrize(
    "value", ['"prettyer"', "[]", '[""]', "true", "[1]", '"npx prettier"'], ids=str
)
def test_mistakes(value: str, go: Go, tmp_path: Path) -> None:
    (tmp_path / "repo/allocscan.toml").write_text(f"format-after-fix = {value}")
    done = go()
    assert done.returncode == 2
    assert b"allocscan.toml:1: `format-after-fix` must be" in done.stderr


def test_stdin_is_no_file(go: Go) -> None:
    done = go("-", "--fix", "--format-after-fix")
    assert done.returncode == 2
    assert b"--format-after-fix formats files" in done.stderr


def test_config_show(go: Go, tmp_path: Path) -> None:
    (tmp_path / "repo/allocscan.toml").write_text('format-after-fix = ["a", "b"]')
    shown = go("config", "show")
    assert b'format-after-fix = ["a", "b"]  # allocscan.toml\n' in shown.stdout
