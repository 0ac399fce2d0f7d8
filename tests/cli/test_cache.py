"""The cache as its users meet it: it is never seen, but for the time."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.command import REAL, ROOT, run_command

ENTRIES = ", ".join(f"k{number}: {number}" for number in range(12))
TABLE = f"export function pick(k) {{ const t = {{ {ENTRIES} }}; return t[k]; }}\n"
OTHER = TABLE.replace("k1: 1", "k1: 'x'").replace("pick", "other")
ALONE = TABLE.replace("export ", "")
"""No imports were followed to judge it, so that the report is kept."""

LOOP = 'import {{ pick }} from "{path}";\nfor (const x of xs) {{ every(() => pick(x)); }}\n'
ROUTE = 'import {{ pick }} from "{path}";\napp.get("/a", (req, res) => res.send(pick(1)));\n'
TEXTS = [
    "f();\n",
    TABLE,
    OTHER,
    TABLE + OTHER,
    ALONE,
    LOOP.format(path="./a.js"),
    ROUTE.format(path="./b.js"),
    "// allocscan-disable-next-line rebuilt-object -- why\n" + TABLE,
    TABLE.replace("return", "keep(t); return"),
    "export const broken = ({;\n",
]
NAMES = ["a.js", "b.js", "c.mjs", "lib/d.js"]
CONFIGS = ["", "min-bytes = 0\n", 'ignore = ["rebuilt-object"]\n', "unsafe-fixes = true\n"]
DATABASE = Path(".allocscan_cache/allocscan-cache.sqlite")


def go(folder: Path, *words: str, **env: str) -> tuple[bytes, bytes]:
    done = run_command("-f", "json", *words, cwd=folder, program=REAL, env=env)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "package.json").write_text('{"name": "x", "type": "module", "private": true}\n')
    (tmp_path / "a.js").write_text(TABLE)
    (tmp_path / "b.js").write_text(ALONE)
    return tmp_path


CACHED = ("--config", "cache=true")


def test_the_second_run_says_the_same(project: Path) -> None:
    first = go(project, *CACHED)[0]
    assert (project / DATABASE).is_file()
    assert (project / ".allocscan_cache" / ".gitignore").is_file()
    assert go(project, *CACHED)[0] == first == go(project, "--no-cache")[0]
    assert json.loads(first)["summary"]["files"] == 2


def test_few_files_and_no_cache_leave_nothing_behind(project: Path) -> None:
    go(project)
    go(project, *CACHED, "--no-cache")
    (project / "allocscan.toml").write_text("cache = true\n")
    go(project, ALLOCSCAN_NO_CACHE="1")
    assert not (project / ".allocscan_cache").exists()


def rows(project: Path) -> list[tuple[bytes, bytes]]:
    with closing(sqlite3.connect(project / DATABASE)) as database:
        return database.execute("SELECT key, value FROM reports ORDER BY key").fetchall()


def test_it_is_asked(project: Path) -> None:
    """A row that is planted is reported: the file was not judged again."""
    (project / "a.js").write_text("f();\n")
    go(project, *CACHED)
    longest = max((value for _, value in rows(project)), key=len)
    with closing(sqlite3.connect(project / DATABASE)) as database:
        database.execute("UPDATE reports SET value = ?", (longest,))
        database.commit()
    summary = json.loads(go(project, *CACHED)[0])["summary"]
    assert (summary["files"], summary["findings"]) == (2, 2)


def test_fix_is_made_though_the_finding_is_known(project: Path) -> None:
    go(project, *CACHED)
    go(project, *CACHED, "--fix")
    assert "const t =" not in (project / "a.js").read_text()
    assert json.loads(go(project, *CACHED)[0])["findings"] == []


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda path: path.write_bytes(b"no database" * 100), id="no database"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:5000]), id="cut short"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
    ],
)
def test_a_harmed_one_is_told_of_and_done_without(harm: object, project: Path) -> None:
    expected = go(project, *CACHED)[0]
    assert callable(harm)
    harm(project / DATABASE)
    stdout, stderr = go(project, *CACHED)
    assert stdout == expected
    assert stderr.count(b"the cache in") <= 1
    assert b"Traceback" not in stderr


def test_a_damaged_row_is_not_believed(project: Path) -> None:
    expected = go(project, *CACHED)[0]
    with sqlite3.connect(project / DATABASE) as database:
        database.execute("UPDATE reports SET value = CAST(replace(value, 'pick', 'pack') AS BLOB)")
    assert go(project, *CACHED)[0] == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_where_it_cannot_be_written(project: Path) -> None:
    project.chmod(0o555)
    stdout, stderr = go(project, *CACHED)
    project.chmod(0o755)
    assert stdout == go(project, "--no-cache")[0]
    assert b"the cache in" in stderr


def test_two_at_once(project: Path) -> None:
    expected = go(project, "--no-cache")[0]
    command = [sys.executable, *REAL, "-f", "json", *CACHED]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(command, cwd=project, env=env, stdout=subprocess.PIPE) for _ in range(4)
    ]
    assert {run.communicate()[0] for run in runs} == {expected}


STEP = st.one_of(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("allocscan.toml"), st.sampled_from(CONFIGS)),
    st.tuples(st.sampled_from(NAMES), st.none()),
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEP, min_size=1, max_size=4))
def test_whatever_changes_it_makes_no_difference(
    steps: list[tuple[str, str | None]], project: Path
) -> None:
    for name, text in steps:
        path = project / name
        path.parent.mkdir(exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text)
        assert go(project, *CACHED)[0] == go(project, "--no-cache")[0]
