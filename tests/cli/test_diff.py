"""`--diff` against git itself: what `git apply` makes of it is what `--fix` writes."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.command import REAL, run_command
from support.handmade import PRICE

NAMES = "const names = { " + ", ".join(f"k{i}: 'v{i}'" for i in range(20)) + " };"
TABLE = f"export function name(key) {{\n  {NAMES}\n  return names[key];\n}}\n"
DAYS = ",\n".join(f"    d{i}: 'day {i}'" for i in range(12))
BETWEEN = "".join(f"export const n{i} = {i};\n" for i in range(30))
LISTS = f"""\
// prix: \N{EURO SIGN} 価格 \U0001f4b6
export function weekday(n) {{
  const labels = {{
{DAYS},
  }};

  return labels[n];
}}

{BETWEEN}
{TABLE}"""
CLEAN = "export const one = 1;\n"
Files = Mapping[str, bytes]


def put(folder: Path, files: Files) -> None:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def held(folder: Path) -> dict[str, bytes]:
    """Every file below, but for git's own."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def twins(folder: Path, files: Files, *, repository: bool = True) -> tuple[Path, Path]:
    """Two folders with the same files: one to be fixed, one to be patched."""
    fixed, patched = folder / "fixed", folder / "patched"
    for each in (fixed, patched):
        shutil.rmtree(each, ignore_errors=True)
        put(each, files)
        if repository:
            subprocess.run(["git", "init", "-q"], cwd=each, check=True)
    return fixed, patched


def git_apply(patch: bytes, folder: Path, top: Path) -> None:
    """As a user would in `folder`; no repository around `top` is looked for."""
    command = ["git", "apply", "--whitespace=nowarn", "-"]
    env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(top.parent)}
    done = subprocess.run(command, cwd=folder, input=patch, capture_output=True, env=env)
    assert done.returncode == 0, done.stderr + patch


def agree(folder: Path, files: Files, inside: str = ".", at: str = ".", **options: bool) -> None:
    """Run in the subfolder `inside`; apply in the subfolder `at`."""
    fixed, patched = twins(folder, files, **options)
    plain = run_command(cwd=patched / inside, program=REAL)
    shown = run_command("--diff", cwd=patched / inside, program=REAL)
    assert held(patched) == dict(files), "--diff writes nothing"
    assert shown.returncode == plain.returncode
    assert shown.stderr.count(b"rebuilt-object") == plain.stdout.count(b"rebuilt-object") > 0
    assert b"rebuilt-object" not in shown.stdout
    git_apply(shown.stdout, patched / at, patched)
    run_command("--fix", cwd=fixed / inside, program=REAL)
    assert held(patched) == held(fixed) != dict(files)


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


FILES: Files = {
    "a.js": TABLE.encode(),
    "clean.js": CLEAN.encode(),
    "src/price.ts": LISTS.encode(),
    "src/crlf.js": crlf(LISTS),
    "src/mixed.js": crlf(TABLE) + b"\nexport const x = 1;\n",
    "src/no newline.js": TABLE.rstrip().encode(),
    "src/bom.js": b"\xef\xbb\xbf" + LISTS.encode(),
    "src/bom-crlf.mjs": b"\xef\xbb\xbf" + crlf(TABLE),
    "src/latin1.js": b"// \xe9\n" + TABLE.encode(),
    "src/form-feed.js": b"\x0c\n" + TABLE.encode() + b"// \xc2\x85 \xe2\x80\xa8\n",
    "src/space in/a b.js": TABLE.encode(),
    "src/quo\"te/it's.js": TABLE.encode(),
    "src/back\\slash.js": TABLE.encode(),
    "src/tab\there.js": TABLE.encode(),
    "src/line\nend.js": TABLE.encode(),
    "src/価格/é.jsx": TABLE.encode(),
    "src/src/[id].js": TABLE.encode(),
    "src/-dash.js": TABLE.encode(),
    "src/trailing .js ": b"",
    "b/a b/c.js": TABLE.encode(),
}


@pytest.mark.parametrize(
    ("inside", "at", "repository"),
    [
        pytest.param(".", ".", True, id="at the top"),
        pytest.param("src", "src", True, id="in a subfolder"),
        pytest.param("src", ".", True, id="in a subfolder, applied at the top"),
        pytest.param("src/src", "src/src", True, id="deeper, by the same name"),
        pytest.param("src/space in", "src/space in", True, id="in a folder with a space"),
        pytest.param("src/価格", "src/価格", True, id="in a folder that is not ASCII"),
        pytest.param(".", ".", False, id="without a repository"),
        pytest.param("src", "src", False, id="without a repository, in a subfolder"),
    ],
)
def test_diff_is_fix(inside: str, at: str, repository: bool, tmp_path: Path) -> None:
    agree(tmp_path, FILES, inside, at, repository=repository)


def test_a_subfolder_that_is_called_like_its_own(tmp_path: Path) -> None:
    """Without git's own head, `git apply` in src/ takes src/src/a.js for src/a.js."""
    agree(tmp_path, {"src/a.js": TABLE.encode(), "src/src/a.js": LISTS.encode()}, "src", "src")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"src/\xff\xe9.js")
    agree(tmp_path, {name: TABLE.encode()})


def test_a_link_stands_for_its_target(tmp_path: Path) -> None:
    fixed, patched = twins(tmp_path, {"real/a.js": TABLE.encode(), "real/in/b.js": TABLE.encode()})
    for each in (fixed, patched):
        (each / "link.js").symlink_to("real/a.js")
        (each / "folder").symlink_to("real/in")
    words = ("link.js", "folder/b.js")
    patch = run_command("--diff", *words, cwd=patched, program=REAL)
    git_apply(patch.stdout, patched, patched)
    run_command("--fix", *words, cwd=fixed, program=REAL)
    assert held(patched) == held(fixed)
    assert held(fixed)["real/a.js"] != TABLE.encode()
    assert (fixed / "link.js").is_symlink()


def test_a_clean_run_prints_no_patch(tmp_path: Path) -> None:
    put(tmp_path, {"a.js": CLEAN.encode()})
    done = run_command("--diff", cwd=tmp_path, program=REAL)
    assert (done.returncode, done.stdout) == (0, b"")


def test_unsafe_fixes_are_in_the_patch_when_asked_for(tmp_path: Path) -> None:
    unsafe = TABLE.replace("names[key]", "use(names)")
    put(tmp_path, {"a.js": unsafe.encode()})
    safe = run_command("--diff", cwd=tmp_path, program=REAL)
    both = run_command("--diff", "--unsafe-fixes", cwd=tmp_path, program=REAL)
    assert safe.stdout == b""
    assert b"+const " in both.stdout
    assert safe.returncode == both.returncode == 0, "an info does not fail"


def test_stdin_is_named_from_the_top_too(tmp_path: Path) -> None:
    put(tmp_path, {"src/price.js": PRICE.encode()})
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    words = ("-", "--diff", "--stdin-filename", "price.js")
    done = run_command(*words, cwd=tmp_path / "src", stdin=PRICE.encode())
    assert done.stdout.startswith(b"diff --git a/src/price.js b/src/price.js\n")
    git_apply(done.stdout, tmp_path / "src", tmp_path)
    assert b"const DIGITS" in (tmp_path / "src/price.js").read_bytes()


PARTS = st.text(
    st.sampled_from("ab .\"'\\\t\n-+~$#é価\U0001f4b6\udcff[]{}*?"), min_size=1, max_size=6
).filter(lambda part: part.strip(".") != "" and not part.startswith("."))


@given(st.lists(PARTS, min_size=1, max_size=3), st.sampled_from([TABLE, LISTS, TABLE.rstrip()]))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_name(tmp_path: Path, parts: list[str], text: str) -> None:
    agree(tmp_path, {"/".join(parts) + ".js": text.encode()})


def test_the_findings_beside_a_patch_do_not_show_it_again(tmp_path: Path) -> None:
    entries = ", ".join(f"k{number}: {number}" for number in range(12))
    text = f"export function f(k) {{\n  const t = {{ {entries} }};\n  return t[k];\n}}\n"
    (tmp_path / "a.mjs").write_text(text)
    plain = run_command("--isolated", cwd=tmp_path, program=REAL)
    diff = run_command("--isolated", "--diff", cwd=tmp_path, program=REAL)
    assert b"= fix (safe):" in plain.stdout
    assert b"= fix" not in diff.stderr
    assert b"= why:" in diff.stderr
    assert diff.stdout.count(b"Object.freeze") == 1
