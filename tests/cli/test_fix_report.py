"""What `--fix` says that it did, and to whom."""

import json
from pathlib import Path

import pytest
from support.command import REAL, run_command
from support.handmade import PRICE

TWO_FIXED = """\
Fixed 1 site in a.js: DIGITS
Fixed 1 site in src/price.js: DIGITS
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    for path in ("src/price.js", "a.js"):
        (tmp_path / path).write_text(PRICE)
    (tmp_path / "clean.js").write_text("export const one = 1;\n")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    ["", "--diff", "--check", "--unsafe-fixes", "--fix --unfixable rebuilt-object clean.js"],
)
def test_nothing_was_fixed(words: str, folder: Path) -> None:
    done = run_command(*words.split(), cwd=folder)
    assert b"Fixed " not in done.stderr + done.stdout
    assert (folder / "a.js").read_text() == PRICE


@pytest.mark.parametrize("words", ["--fix", "--fix-only", "--fix -f json", "--fix --statistics"])
def test_each_file_is_named(words: str, folder: Path) -> None:
    done = run_command(*words.split(), cwd=folder)
    said = done.stderr.decode()
    assert TWO_FIXED in said
    assert "Found 2 findings (2 fixed, 0 remaining).\n" in said
    assert "Fixed 2 sites in 2 files (2 constants hoisted).\n" in said
    assert b"Fixed " not in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize("words", ["-q --fix", "-s --fix", "-q --fix-only", "-s --fix-only"])
def test_quiet_and_silent_say_nothing(words: str, folder: Path) -> None:
    done = run_command(*words.split(), cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "DIGITS" in (folder / "a.js").read_text()


def test_a_file_that_cannot_be_written_is_not_called_fixed(folder: Path) -> None:
    (folder / "a.js").chmod(0o444)
    done = run_command("--fix", cwd=folder)
    assert b"Fixed 1 site in src/price.js: DIGITS\n" in done.stderr
    assert b"in a.js" not in done.stderr
    assert b"a.js:4:18" in done.stdout
    assert done.returncode == 2


def document(folder: Path, *words: str) -> dict[str, object]:
    done = run_command(*words, "-f", "json", cwd=folder)
    whole = json.loads(done.stdout or done.stderr.partition(b"\nChecked")[0])
    summary = whole["summary"]
    assert summary["findings"] == len(whole["findings"])
    assert summary["changedFiles"] == len(whole["fixes"])
    assert summary["fixed"] == sum(each["sites"] for each in whole["fixes"])
    assert isinstance(whole, dict)
    return whole


def test_json_of_a_plain_run(folder: Path) -> None:
    whole = document(folder)
    assert whole["fixes"] == []
    assert isinstance(whole["findings"], list)
    assert len(whole["findings"]) == 2


@pytest.mark.parametrize(
    ("words", "remaining", "written"),
    [
        pytest.param(["--fix"], 0, True, id="fix"),
        pytest.param(["--fix-only"], 0, True, id="fix-only is a whole document too"),
        pytest.param(["--diff"], 2, False, id="diff"),
    ],
)
def test_json_of_fixes(words: list[str], remaining: int, written: bool, folder: Path) -> None:
    if not written:
        words = [*words, "-f", f"json:{folder}/out.json"]
        run_command(*words, cwd=folder)
        whole = json.loads((folder / "out.json").read_text())
    else:
        whole = document(folder, *words)
    assert len(whole["findings"]) == remaining
    assert whole["fixes"] == [
        {"path": path, "sites": 1, "constants": ["DIGITS"], "written": written}
        for path in ("a.js", "src/price.js")
    ]


def test_fix_only_lists_nothing_of_what_remains(tmp_path: Path) -> None:
    entries = ", ".join(f"k{i}: 'v{i}'" for i in range(20))
    (tmp_path / "a.js").write_text(
        f"export function f(key) {{\n  const table = {{ {entries} }};\n  return use(table);\n}}\n"
    )
    plain = run_command("--fail-on", "info", cwd=tmp_path, program=REAL)
    only = run_command("--fail-on", "info", "--fix-only", cwd=tmp_path, program=REAL)
    assert (plain.returncode, plain.stdout.count(b"rebuilt-object")) == (1, 1)
    assert (only.returncode, only.stdout) == (0, b"")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param("--exit-non-zero-on-fix", 1, id="findings remain"),
        pytest.param("--exit-non-zero-on-fix --fix clean.js", 0, id="nothing to change"),
        pytest.param("--exit-non-zero-on-fix --exit-zero", 0, id="no change"),
        pytest.param("--exit-non-zero-on-fix --fix-only", 1, id="fix-only changed"),
        pytest.param("--exit-non-zero-on-fix --fix", 1, id="changed"),
    ],
)
def test_exit_non_zero_on_fix(words: str, code: int, folder: Path) -> None:
    assert run_command(*words.split(), cwd=folder).returncode == code
