"""A small project, and runs on it with the cache and without."""

import re
from pathlib import Path

import pytest
from support.command import REAL, run_command

ENTRIES = ", ".join(f"k{number}: {number}" for number in range(12))
TABLE = f"export function pick(k) {{ const t = {{ {ENTRIES} }}; return t[k]; }}\n"
OTHER = TABLE.replace("k1: 1", "k1: 'x'").replace("pick", "other")

ALONE = TABLE.replace("export ", "") + "export {};\n"
"""No imports were followed to judge it, so that the report is kept."""

LOOP = 'import {{ pick }} from "{path}";\nfor (const x of xs) {{ every(() => pick(x)); }}\n'
ROUTE = 'import {{ pick }} from "{path}";\napp.get("/a", (req, res) => res.send(pick(1)));\n'

LIMITS = "min-bytes = { called = 4000, iterated = 56, hot = 56 }\n"
"""Under these it counts whether anybody calls a function often."""

IMPORTING = """import {{ RATE }} from "{path}";
export function price(items) {{
  return items.map((item) => {{
    const rates = {{ a: RATE, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11 }};
    return rates[item.kind] * item.n;
  }});
}}
"""

CACHED = ("--config", "cache=true")

HARMS = [
    pytest.param(lambda path: path.write_bytes(b"no run" * 100), id="something else"),
    pytest.param(lambda path: path.write_bytes(b""), id="empty"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes()[:500]), id="cut short"),
    pytest.param(lambda path: path.write_bytes(path.read_bytes() + b"x"), id="a byte too many"),
    pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
    pytest.param(lambda path: (path.unlink(), path.symlink_to(path)), id="a link in a circle"),
]


def made_project(folder: Path) -> Path:
    """Two files with a finding each, in `folder`, which looks like a repository of git."""
    (folder / ".git").mkdir()
    (folder / "package.json").write_text('{"name": "x", "type": "module", "private": true}\n')
    (folder / "a.js").write_text(TABLE)
    (folder / "b.js").write_text(ALONE)
    return folder


def go(folder: Path, *words: str, **env: str) -> tuple[bytes, bytes]:
    """The report in JSON, and stderr."""
    done = run_command("-f", "json", *words, cwd=folder, program=REAL, env=env)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout, done.stderr


def said(project: Path, *words: str, **env: str) -> tuple[int, bytes, bytes]:
    """The exit code, stdout, and stderr without the time that the run took."""
    done = run_command(*words, cwd=project, program=REAL, env=env)
    return done.returncode, done.stdout, re.sub(rb" in \d+\.\d\d s\.", b" in - s.", done.stderr)


def same(project: Path, *words: str) -> bytes:
    """What is said of the project now, with the cache and without it."""
    expected = go(project, "--no-cache", *words)[0]
    assert go(project, *CACHED, *words)[0] == expected
    assert go(project, *CACHED, *words)[0] == expected
    return expected


def kept(project: Path) -> Path:
    """The file of the run that is kept."""
    (path,) = (project / ".allocscan_cache").glob("*.run")
    return path


def words_kept(project: Path) -> Path:
    """The file of the words that the run said."""
    (path,) = (project / ".allocscan_cache").glob("*.told")
    return path


def called_from_a_loop(project: Path) -> None:
    """Make it `lib/a.js`, called from `app/loop.js` alone, under `LIMITS`."""
    (project / "allocscan.toml").write_text(LIMITS)
    for name in ("a.js", "b.js"):
        (project / name).unlink()
    for folder in ("lib", "app"):
        (project / folder).mkdir()
    (project / "lib/a.js").write_text(TABLE)
    (project / "app/loop.js").write_text(LOOP.format(path="../lib/a.js"))


def turned(link: Path, target: str) -> None:
    """Make `link` lead to `target`, wherever it led."""
    link.unlink(missing_ok=True)
    link.symlink_to(target)
