"""The run that is kept, as its users meet it: it is never seen, but for the time."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.cached import CACHED, HARMS, go, kept, said, same, words_kept
from support.command import REAL, ROOT

from allocscan.project.snapshot import bytes_of, snapshot_of
from allocscan.records import replace


def test_the_second_run_says_the_same(project: Path) -> None:
    first = go(project, *CACHED)[0]
    assert kept(project).is_file()
    assert (project / ".allocscan_cache" / ".gitignore").is_file()
    assert go(project, *CACHED)[0] == first == go(project, "--no-cache")[0]
    assert json.loads(first)["summary"]["files"] == 2


def test_few_files_and_no_cache_leave_nothing_behind(project: Path) -> None:
    go(project)
    go(project, *CACHED, "--no-cache")
    (project / "allocscan.toml").write_text("cache = true\n")
    go(project, ALLOCSCAN_NO_CACHE="1")
    assert not (project / ".allocscan_cache").exists()


def planted(project: Path) -> None:
    """What the cache says of the file that has a finding, it says of the other one too."""
    snapshot = snapshot_of(kept(project).read_bytes())
    assert snapshot is not None
    document = json.loads(snapshot.findings)
    document["judged"] = [[place, *document["judged"][0][1:]] for place in range(2)]
    kept(project).write_bytes(bytes_of(replace(snapshot, findings=json.dumps(document))))
    words_kept(project).unlink()


def test_it_is_asked(project: Path) -> None:
    """What is planted is reported: nothing was judged again."""
    (project / "a.js").write_text("f();\n")
    time.sleep(0.2)  # what changes while a run begins is looked at again
    go(project, *CACHED)
    planted(project)
    summary = json.loads(go(project, *CACHED)[0])["summary"]
    assert (summary["files"], summary["findings"]) == (2, 2)


def test_it_is_asked_where_another_file_changed(project: Path) -> None:
    (project / "a.js").write_text("f();\n")
    (project / "c.js").write_text("f();\n")
    time.sleep(0.2)
    go(project, *CACHED)
    planted(project)
    (project / "c.js").write_text("g();\n")
    summary = json.loads(go(project, *CACHED)[0])["summary"]
    assert (summary["files"], summary["findings"]) == (3, 2)


def test_fix_is_made_though_the_finding_is_known(project: Path) -> None:
    go(project, *CACHED)
    go(project, *CACHED, "--fix")
    assert "const t =" not in (project / "a.js").read_text()
    assert json.loads(go(project, *CACHED)[0])["findings"] == []


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_one_is_done_without(harm: object, project: Path) -> None:
    expected = go(project, *CACHED)[0]
    assert callable(harm)
    harm(kept(project))
    stdout, stderr = go(project, *CACHED)
    assert stdout == expected
    assert stderr.count(b"the cache in") <= 1
    assert b"Traceback" not in stderr


def test_another_run_is_another_one(project: Path) -> None:
    (project / "allocscan.toml").write_text("cache = true\n")
    assert json.loads(go(project)[0])["summary"]["findings"] == 2
    assert json.loads(go(project, "b.js")[0])["summary"]["findings"] == 1
    assert json.loads(go(project, "--ignore", "rebuilt-object")[0])["summary"]["findings"] == 0
    assert json.loads(go(project)[0])["summary"]["findings"] == 2


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


@pytest.mark.parametrize("path", [kept, words_kept])
def test_a_pipe_is_not_waited_for(path: object, project: Path) -> None:
    expected = said(project, *CACHED)
    assert callable(path)
    place = path(project)
    place.unlink()
    os.mkfifo(place)
    assert said(project, *CACHED) == expected


def test_a_file_that_is_a_pipe_now(project: Path) -> None:
    same(project)
    (project / "b.js").unlink()
    os.mkfifo(project / "b.js")
    same(project)
