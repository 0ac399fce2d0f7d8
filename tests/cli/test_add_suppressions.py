"""`--add-suppressions`: what it writes, what it only shows, and what it refuses."""

from pathlib import Path

import pytest
from support.command import REAL, run_command

TABLE = "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }"
PLAIN = f"export const f = (k) => {{\n  const t = {TABLE};\n  return t[k];\n}};\n"
STUCK = f"export const g = (k) => {{\n  const t = {TABLE};\n  return t;\n}};\n"
NEXT = "// allocscan-disable-next-line rebuilt-object"


def silenced(text: str) -> str:
    return text.replace("  const t", f"  {NEXT}\n  const t")


def go(folder: Path, *words: str, text: str = PLAIN) -> tuple[int, str, str, str]:
    """The exit code, stdout and stderr, and the file after the run."""
    (folder / "a.mjs").write_text(text)
    done = run_command(*words, "a.mjs", cwd=folder, program=REAL)
    after = (folder / "a.mjs").read_text()
    return done.returncode, done.stdout.decode(), done.stderr.decode(), after


@pytest.mark.parametrize("flags", ["--check --add-suppressions", "--add-suppressions=why --check"])
def test_check_writes_nothing(tmp_path: Path, flags: str) -> None:
    code, _, said, after = go(tmp_path, *flags.split())
    assert (code, after) == (2, PLAIN)
    assert "--check writes nothing, --add-suppressions writes" in said


@pytest.mark.parametrize("flags", [(), ("--no-fix",)])
def test_comments_alone(tmp_path: Path, flags: tuple[str, ...]) -> None:
    code, _, said, after = go(tmp_path, "--add-suppressions", *flags)
    assert (code, after) == (0, silenced(PLAIN))
    assert "Silenced 1 finding in 1 file by comments." in said


def test_fixes_come_first(tmp_path: Path) -> None:
    code, _, _, after = go(tmp_path, "--add-suppressions", "--fix", text=PLAIN + STUCK)
    assert code == 0
    assert after.endswith(silenced(STUCK))
    assert after.count(NEXT) == 1


def test_diff_shows_the_comments(tmp_path: Path) -> None:
    _, patch, _, after = go(tmp_path, "--add-suppressions", "--diff", text=PLAIN + STUCK)
    assert after == PLAIN + STUCK
    changes = [line for line in patch.splitlines() if line.startswith(("+ ", "- ", "+c", "-c"))]
    assert changes == [f"+  {NEXT}"] * 2


def test_diff_shows_fixes_too_where_they_are_asked_for(tmp_path: Path) -> None:
    flags = ("--add-suppressions", "--diff", "--fix")
    _, patch, _, after = go(tmp_path, *flags, text=PLAIN + STUCK)
    assert after == PLAIN + STUCK
    assert patch.count(f"\n+  {NEXT}\n") == 1
    assert f"\n-  const t = {TABLE};\n" in patch


@pytest.mark.parametrize("word", ["--add-suppressions", "--add-suppressions= "])
def test_a_reason_that_is_required(tmp_path: Path, word: str) -> None:
    (tmp_path / "allocscan.toml").write_text("require-suppression-reason = true\n")
    code, _, said, after = go(tmp_path, word)
    assert (code, after) == (2, PLAIN)
    assert "--add-suppressions='legacy code'" in said
    code, _, _, after = go(tmp_path, "--add-suppressions=so it is")
    assert (code, after) == (0, silenced(PLAIN).replace(NEXT, f"{NEXT} -- so it is"))


def test_a_reason_that_a_nested_folder_requires(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "allocscan.toml").write_text("require-suppression-reason = true\n")
    (tmp_path / "in" / "b.mjs").write_text(PLAIN)
    code, _, _, after = go(tmp_path, "--add-suppressions", "in")
    assert (code, after) == (2, PLAIN)
    assert (tmp_path / "in" / "b.mjs").read_text() == PLAIN


def test_it_says_what_takes_no_comment(tmp_path: Path) -> None:
    within = f"export const h = (k) => `\n${{(() => {{ return {TABLE}[k]; }})()}}`;\n"
    _, _, said, after = go(tmp_path, "--add-suppressions", text=within + PLAIN)
    assert after == within + silenced(PLAIN)
    assert "1 finding takes no comment and is left" in said


def test_a_file_with_syntax_errors_is_not_written(tmp_path: Path) -> None:
    text = PLAIN + "const a = 1;\nconst b = 2;\nx = @@;\n"
    _, _, said, after = go(tmp_path, "--add-suppressions", text=text)
    assert after == text
    assert "1 finding takes no comment and is left" in said


def test_text_from_stdin_comes_back_with_its_comments(tmp_path: Path) -> None:
    words = ("-", "--stdin-filename", "a.mjs", "--add-suppressions", "--isolated")
    done = run_command(*words, cwd=tmp_path, program=REAL, stdin=PLAIN.encode())
    assert done.stdout.decode() == silenced(PLAIN)
