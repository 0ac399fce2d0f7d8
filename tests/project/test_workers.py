"""Several processes: the same answers in the same order, and none left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.command import REAL, ROOT, run_command

from allocscan.project.config import Config
from allocscan.project.found import Found
from allocscan.project.jobs import jobs_for

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does it all here")

ENTRIES = ", ".join(f"k{number}: {number}" for number in range(12))
TABLE = "export function pick{n}(k) {{ const t = {{ {entries} }}; return t[k]; }}\n"


def files(folder: Path, size: int, count: int) -> list[Found]:
    found = []
    for number in range(count):
        path = folder / f"f{number}.js"
        path.write_bytes(b"x" * size)
        found.append(Found(path.name, str(path), Config(), named=False))
    return found


@pytest.mark.parametrize(
    ("asked", "size", "count", "least", "most"),
    [
        pytest.param(None, 10, 100, 1, 1, id="little source"),
        pytest.param(1, 1 << 20, 4, 1, 1, id="one"),
        pytest.param(None, 1 << 20, 1, 1, 1, id="one file"),
        pytest.param(3, 10, 2, 2, 2, id="no more than files"),
        pytest.param(7, 10, 20, 7, 7, id="as asked"),
        pytest.param(None, 1 << 20, 3, 1, 3, id="a process for each MB, if there is a core"),
    ],
)
def test_jobs(
    asked: int | None, size: int, count: int, least: int, most: int, tmp_path: Path
) -> None:
    assert least <= jobs_for(asked, files(tmp_path, size, count)) <= most


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for number in range(40):
        text = TABLE.format(n=number, entries=ENTRIES)
        caller = f'import {{ pick{number} }} from "./m{number}.js";\n'
        caller += f'app.get("/{number}", (q, r) => r.send(pick{number}(1)));\n'
        (tmp_path / f"m{number}.js").write_text(text)
        (tmp_path / f"z{number}.js").write_text(caller)
    (tmp_path / "broken.js").write_text("const = ;;; {{{\n")
    (tmp_path / "latin.js").write_bytes(b"// \xe9\n")
    (tmp_path / "package.json").write_text('{"name": "x", "type": "module"}\n')
    return tmp_path


@pytest.mark.parametrize("form", ["json", "full", "sarif"])
def test_the_same_report(form: str, project: Path) -> None:
    one = run_command("-f", form, "-j", "1", cwd=project, program=REAL)
    many = run_command("-f", form, "-j", "3", cwd=project, program=REAL)
    assert one.stdout == many.stdout
    assert one.returncode == many.returncode == 1
    assert b"m3.js" in one.stdout


@pytest.mark.parametrize("jobs", ["1", "2", "4"])
def test_a_warning_of_any_of_them(jobs: str, project: Path) -> None:
    """The configuration above is looked at by whoever judges the only file with a finding."""
    (project / "allocscan.toml").write_text("min-bytes = 0\n")
    (project / "package.json").write_text('{"name": "x", "allocscan": {"minBytes": 0}}\n')
    inner = project / "inner"
    inner.mkdir()
    (inner / "allocscan.json").write_text('{"minBytes": 0}\n')
    for number in range(60):
        text = TABLE.format(n=number, entries=ENTRIES) if number == 50 else "f();\n"
        (inner / f"m{number}.js").write_text(text)
    words = ("-j", jobs, "--no-cache", "--verbose")
    done = run_command(*words, cwd=inner, program=REAL)
    assert done.stderr.count(b"package.json configures allocscan too and is not read") == 1
    above = f"config: {project / 'allocscan.toml'}\n".encode()
    assert above in done.stderr


def test_the_same_fixes(project: Path) -> None:
    patch = run_command("--diff", "-j", "1", cwd=project, program=REAL).stdout
    assert run_command("--diff", "-j", "4", cwd=project, program=REAL).stdout == patch
    run_command("--fix", "-j", "4", cwd=project, program=REAL)
    assert patch.count(b"diff --git") == 40
    assert all("Object.freeze" in (project / f"m{n}.js").read_text() for n in range(40))


def started(project: Path) -> "subprocess.Popen[bytes]":
    for number in range(300):
        text = "".join(TABLE.format(n=each, entries=ENTRIES) for each in range(60))
        (project / f"big{number}.js").write_text(text)
    return subprocess.Popen(
        [sys.executable, *REAL, "-j", "3", "--no-cache", "--fix"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in listed]


def wait_for_children(pid: int) -> list[int]:
    for _ in range(400):
        if len(found := children_of(pid)) == 2:  # the third is the run itself
            return found
        time.sleep(0.05)
    raise AssertionError("no workers came")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="it looks into /proc")
def test_ctrl_c_leaves_no_worker_and_no_change(project: Path) -> None:
    run = started(project)
    workers = wait_for_children(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    _, stderr = run.communicate(timeout=30)
    assert run.returncode == 130
    assert b"Traceback" not in stderr
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    assert "Object.freeze" not in (project / "big0.js").read_text()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="it looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_workers_do_not_outlive_the_run(number: int, project: Path) -> None:
    run = started(project)
    workers = wait_for_children(run.pid)
    os.kill(run.pid, number)
    run.communicate(timeout=30)
    for _ in range(200):
        left = [pid for pid in workers if Path(f"/proc/{pid}").exists()]
        if not left:
            break
        time.sleep(0.05)
    assert left == []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="it looks into /proc")
def test_a_killed_worker_is_told_of(project: Path) -> None:
    run = started(project)
    workers = wait_for_children(run.pid)
    os.kill(workers[0], signal.SIGKILL)
    _, stderr = run.communicate(timeout=60)
    assert run.returncode == 2
    assert b"a process was killed" in stderr
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]
