"""A run that is killed, or that finds no room, leaves each file old or new, never mixed."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.command import REAL, ROOT, run_command

from allocscan.packs.load import standard_rules
from allocscan.project.checker import Checker
from allocscan.project.files import find_files
from allocscan.project.layers import override_layer
from allocscan.project.lookup import Asked, Configs
from allocscan.project.results import Mode
from allocscan.project.run import run

NAMES = "{ " + ", ".join(f"k{i}: 'v{i}'" for i in range(20)) + " }"
TABLE = f"export function name(key) {{\n  const names = {NAMES};\n  return names[key];\n}}\n"
COUNT = 200
KILLS = 8

ENV = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(ROOT),
    "PYTHONUTF8": "1",
    # A run without room would leave half of a module's bytecode to the runs after it.
    "PYTHONDONTWRITEBYTECODE": "1",
}


def lay(folder: Path, count: int) -> dict[str, bytes]:
    """So many files to fix, no two alike, in folders of ten."""
    files = {}
    for number in range(count):
        path = f"d{number // 10}/f{number}.js"
        files[path] = f"// {number}\n{TABLE}".encode()
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(files[path])
    return files


def fixed(folder: Path, old: Mapping[str, bytes]) -> dict[str, bytes]:
    """What `--fix` would leave of each file."""
    configs = Configs(Asked((override_layer("quiet-paths=false", str(folder)),), None, True))
    checked = run(
        Checker(standard_rules(), configs, Mode.DIFF), find_files([str(folder)], configs).files
    )
    new = {os.path.relpath(each.location, folder): each.after for each in checked.patches}
    assert new.keys() == old.keys()
    return new


def held(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def check_whole(folder: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> int:
    """Return how many files are new; each is old or new, and drafts are not taken for files."""
    now = held(folder)
    drafts = now.keys() - old.keys()
    assert all(path.endswith(".allocscan") and "/." in path for path in drafts)
    assert len(drafts) <= 1
    assert {path for path in old if now[path] not in (old[path], new[path])} == set()
    return sum(now[path] == new[path] for path in old)


def check_rerun(folder: Path, new: Mapping[str, bytes]) -> None:
    """A second run does the rest and leaves nothing of the first."""
    again = run_command("--fix", "--no-cache", cwd=folder, program=REAL)
    assert again.returncode == 0, again.stderr
    assert held(folder) == new


def start(folder: Path, *program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *program, "--fix", "--no-cache"],
        cwd=folder,
        env=ENV,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_killed_at_any_instant(tmp_path: Path) -> None:
    files = tmp_path / "files"
    old = lay(files, COUNT)
    new = fixed(files, old)
    paths = sorted(old)
    chance = random.Random(4)
    done = 0
    for _ in range(KILLS):
        running = start(files, *REAL)
        # It is let write some files, in order of their paths, and killed within the next ones.
        name = paths[min(done + chance.randrange(12), COUNT - 30)]
        until = time.monotonic() + 20
        while (files / name).read_bytes() != new[name] and time.monotonic() < until:
            pass
        running.send_signal(signal.SIGKILL)
        running.communicate()
        done = check_whole(files, old, new)
    assert 0 < done < COUNT, "it was killed in the middle"
    check_rerun(files, new)


DIES = """\
import os, signal, sys

left = int(sys.argv.pop(1))

def watch(event, args):
    global left
    path = next((each for each in args if isinstance(each, str)), "")
    if event in EVENTS and path.endswith(".allocscan"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

EVENTS = {"open", "os.chmod", "os.chown", "os.rename", "os.remove"}
fsync = os.fsync
os.fsync = lambda number: (watch("open", (".allocscan",)), fsync(number))
sys.addaudithook(watch)
from allocscan.cli.main import main
raise SystemExit(main())
"""


def test_killed_before_each_step_of_a_write(tmp_path: Path) -> None:
    script = tmp_path / "dies.py"
    script.write_text(DIES)
    folder = tmp_path / "files"
    new = fixed(folder, lay(folder, 2))
    codes = []
    for step in range(1, 20):
        old = lay(folder, 2)
        running = start(folder, str(script), str(step))
        running.communicate()
        codes.append(running.returncode)
        check_whole(folder, old, new)
        check_rerun(folder, new)
        if running.returncode == 0:
            break
    assert codes[-1] == 0, "with more steps than there are, it ends by itself"
    assert set(codes[:-1]) == {-signal.SIGKILL}
    assert len(codes) > 6, "two files of at least three steps"


def test_no_room_for_a_file(tmp_path: Path) -> None:
    """A limit on the size of files fails a write in its middle, as a full disk does."""
    old = lay(tmp_path, 4)
    large = b"// as long as it must be\n" * 200 + TABLE.encode()
    (tmp_path / "d0/f2.js").write_bytes(large)
    old["d0/f2.js"] = large
    new = fixed(tmp_path, old)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = subprocess.run(
        [sys.executable, *REAL, "--fix", "--no-cache"],
        cwd=tmp_path,
        env=ENV,
        capture_output=True,
        preexec_fn=limit,
        check=False,
    )
    assert done.returncode == 2
    assert b"d0/f2.js: not-written: not fixed: File too large\n" in done.stderr
    assert b"exit 2: 1 file could not be written" in done.stderr
    assert held(tmp_path) == {**new, "d0/f2.js": large}, "the others are fixed, no draft is left"


FILLS = """\
mount -t tmpfs -o size=64k tmpfs "$1" && cp -r "$2"/. "$1" && cd "$1" &&
{ head -c 1000000 /dev/zero > full || true; } 2>/dev/null
"$3" -m allocscan --fix; code=$?
rm full; cp -r . "$4"; exit $code
"""


def test_full_disk(tmp_path: Path) -> None:
    for name in ("mount", "out"):
        (tmp_path / name).mkdir()
    old = lay(tmp_path / "files", 3)
    command = ["sh", "-c", FILLS, "sh", *(str(tmp_path / each) for each in ("mount", "files"))]
    command += [sys.executable, str(tmp_path / "out")]
    try:
        tried = subprocess.run(
            ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(tmp_path / "mount")],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("no unshare")
    if tried.returncode:
        pytest.skip("no file system may be mounted here")
    done = subprocess.run(
        ["unshare", "-rm", *command],
        env=ENV,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.count(b"not-written: not fixed: No space left on device") == 3
    assert held(tmp_path / "out") == old
