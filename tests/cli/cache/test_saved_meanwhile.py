"""Files that somebody saves while a run goes on."""

import time
from pathlib import Path
from typing import Final

import pytest
from support.cached import ALONE, CACHED, TABLE, go
from support.command import run_command

WHILE_HASHED: Final = f"""
import sys
from allocscan.project import stamps, sure
def slow(path):
    if path.endswith("a.js"):
        with open(path, "w") as file:
            file.write({TABLE!r})
    return stamps.digest_of(path)
sure.digest_of = slow
"""
"""An editor saves a file that the run has judged, while that is hashed."""

AFTER_JUDGED: Final = f"""
import sys, time
from allocscan.project.checker import Checker
real, now, check = time.time, time.time_ns, Checker.check
time.time, time.time_ns = lambda: real() + 9, lambda: now() + 9_000_000_000
def slow(self, found):
    result = check(self, found)
    if found.path == "a.js":
        with open(found.location, "w") as file:
            file.write({TABLE!r})
    return result
Checker.check = slow
"""
"""An editor saves a file that was judged; the clock is ahead of that of the file system."""

MAIN: Final = "import sys\nfrom allocscan.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"


def cached(project: Path, meanwhile: str = "") -> bytes:
    """The report in JSON. By another program the same run would be another one."""
    words = ("-f", "json", *CACHED)
    done = run_command(*words, cwd=project, program=("-c", meanwhile + MAIN))
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize("meanwhile", [WHILE_HASHED, AFTER_JUDGED], ids=["hashed", "judged"])
@pytest.mark.parametrize("before", [(), ("f();\n",)], ids=["all is new", "one file is"])
def test_what_is_saved_meanwhile(before: tuple[str, ...], meanwhile: str, project: Path) -> None:
    for text in before:
        (project / "a.js").write_text(text)
        time.sleep(0.2)
        cached(project)
    (project / "a.js").write_text(ALONE.replace("t[k]", "k"))
    time.sleep(0.2)
    cached(project, meanwhile)
    assert (project / "a.js").read_text() == TABLE
    assert cached(project) == go(project, "--no-cache")[0]
