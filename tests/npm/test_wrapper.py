"""The npm package: packed, installed without scripts, and run as people have their machines."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from support.command import ROOT

import allocscan

NODE = shutil.which("node")
NPM = shutil.which("npm")
NPM_FOLDER = ROOT / "npm"
VERSION = allocscan.__version__

pytestmark = [
    pytest.mark.skipif(not NODE or not NPM, reason="node and npm are not installed"),
    pytest.mark.skipif(sys.platform == "win32", reason="the programs here are shell scripts"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has the packed wrapper in its `node_modules`."""
    folder = tmp_path_factory.mktemp("project")
    assert NPM is not None
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    pack = [NPM, "pack", str(NPM_FOLDER), "--pack-destination", str(folder), *quiet]
    subprocess.run(pack, cwd=folder, check=True, capture_output=True, timeout=120)
    (folder / "package.json").write_text('{"name": "a", "private": true}')
    install = ["install", "--offline", "--ignore-scripts", *quiet, f"allocscan-{VERSION}.tgz"]
    subprocess.run([NPM, *install], cwd=folder, check=True, capture_output=True, timeout=120)
    return folder


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder for PATH that holds node, and what a test adds."""
    folder = tmp_path / "programs"
    folder.mkdir()
    assert NODE is not None
    (folder / "node").symlink_to(NODE)
    return folder


def add(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def ours(version: str, then: str) -> str:
    """A program that says it is allocscan `version`, and otherwise does `then`."""
    return f'if [ "$1" = --version ]; then echo "allocscan {version}"; exit; fi\n{then}'


def wrapped(project: Path, *path: Path) -> tuple[list[str], dict[str, str]]:
    """How the wrapper is called with these folders on PATH, by its link in `node_modules/.bin`."""
    env = {"PATH": os.pathsep.join(map(str, path)), "HOME": str(project)}
    return [str(project / "node_modules/.bin/allocscan")], env


def run(
    project: Path, *path: Path, words: tuple[str, ...] = (), env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command, kept = wrapped(project, *path)
    return subprocess.run(
        [*command, *words],
        cwd=project,
        env={**kept, **(env or {})},
        input="from stdin",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


# ------------------------------------------------------------------ what is packed


def test_version_is_the_program_s() -> None:
    assert json.loads((NPM_FOLDER / "package.json").read_text())["version"] == VERSION


def test_nothing_runs_at_install_and_nothing_is_depended_on() -> None:
    manifest = json.loads((NPM_FOLDER / "package.json").read_text())
    assert not {"scripts", "dependencies", "optionalDependencies"} & manifest.keys()


def test_what_is_packed(project: Path) -> None:
    package = project / "node_modules/allocscan"
    packed = {str(path.relative_to(package)) for path in package.rglob("*") if path.is_file()}
    schema = "allocscan-config-v1.schema.json"
    assert packed == {"package.json", "README.md", "bin/allocscan.js", schema}


# ------------------------------------------------------------------ nothing to run


def test_without_python_and_uv(project: Path, programs: Path) -> None:
    done = run(project, programs)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs uv or Python 3.11" in done.stderr
    for command in ("uv/install.sh", "pipx install allocscan==", "pip install allocscan=="):
        assert command in done.stderr


def test_a_python_without_it_does_not_count(project: Path, programs: Path) -> None:
    add(programs, "python3", 'echo "No module named allocscan" >&2; exit 1')
    done = run(project, programs)
    assert done.returncode == 2
    assert "No module" not in done.stderr


def test_another_version_does_not_count(project: Path, programs: Path) -> None:
    add(programs, "allocscan", ours("0.0.9", "echo wrong"))
    assert run(project, programs).returncode == 2


def test_it_never_finds_itself(project: Path, programs: Path) -> None:
    done = run(project, project / "node_modules/.bin", programs)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs uv" in done.stderr


def test_a_wrapper_behind_a_wrapper_ends(project: Path, programs: Path) -> None:
    (command,), _ = wrapped(project, programs)
    done = run(project, programs, env={"ALLOCSCAN_BIN": command})
    assert done.returncode == 2
    assert "this wrapper again" in done.stderr


def test_a_named_program_that_is_not_there(project: Path, programs: Path) -> None:
    done = run(project, programs, env={"ALLOCSCAN_BIN": "/nowhere/allocscan"})
    assert done.returncode == 2
    assert "/nowhere/allocscan cannot be run: ENOENT" in done.stderr


# ------------------------------------------------------------------ what is run


def test_words_streams_and_exit_code_pass(project: Path, programs: Path) -> None:
    script = 'printf "<%s>" "$@"; cat; echo oops >&2; exit 7'
    add(programs, "allocscan", ours(VERSION, script))
    (programs / "cat").symlink_to(shutil.which("cat") or "/bin/cat")
    done = run(project, programs, words=("check", "a b.js", "$(x)", "--fix"))
    assert done.stdout == "<check><a b.js><$(x)><--fix>from stdin"
    assert (done.returncode, done.stderr) == (7, "oops\n")


ECHO = 'echo "$0 $*"'


@pytest.mark.parametrize(
    ("scripts", "said"),
    [
        pytest.param(("uvx", "pipx"), f"uvx allocscan=={VERSION} src", id="uvx before pipx"),
        pytest.param(
            ("pipx",), f"pipx run --spec allocscan=={VERSION} allocscan src", id="pipx alone"
        ),
    ],
)
def test_who_fetches_it(scripts: tuple[str, ...], said: str, project: Path, programs: Path) -> None:
    for name in scripts:
        add(programs, name, ECHO)
    add(programs, "allocscan", ours("0.0.9", "echo wrong"))
    done = run(project, programs, words=("src",))
    assert done.stdout == f"{programs}/{said}\n"


def test_a_program_on_path_comes_before_uvx(project: Path, programs: Path) -> None:
    add(programs, "uvx", "echo uvx")
    add(programs, "allocscan", ours(VERSION, "echo installed"))
    bins = project / "node_modules/.bin"
    assert run(project, bins, programs).stdout == "installed\n"


def test_a_named_program_comes_first(project: Path, programs: Path, tmp_path: Path) -> None:
    add(programs, "allocscan", ours(VERSION, "echo installed"))
    named = add(tmp_path, "mine", "echo mine")
    assert run(project, programs, env={"ALLOCSCAN_BIN": str(named)}).stdout == "mine\n"


def test_the_real_program(project: Path, programs: Path) -> None:
    add(programs, "python3", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"')
    assert run(project, programs, words=("--version",)).stdout == f"allocscan {VERSION}\n"
    shutil.copy(ROOT / "examples/service/assets.js", project)
    done = run(project, programs, words=("-f", "agent", "assets.js"))
    assert done.returncode == 1
    assert done.stdout.startswith("assets.js:")


# ------------------------------------------------------------------ signals


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_is_passed_on(sent: signal.Signals, project: Path, programs: Path) -> None:
    name = sent.name.removeprefix("SIG")
    wait = f"trap 'echo caught; exit 9' {name}; echo ready; while :; do :; done"
    assert ended_by(sent, wait, project, programs) == (9, "caught\n")


def test_a_program_that_a_signal_ends(project: Path, programs: Path) -> None:
    wait = "echo ready; while :; do :; done"
    assert ended_by(signal.SIGTERM, wait, project, programs) == (-signal.SIGTERM, "")


def ended_by(sent: signal.Signals, script: str, project: Path, programs: Path) -> tuple[int, str]:
    """The wrapper's exit code, and what the program said, after `sent` reached the wrapper."""
    add(programs, "allocscan", ours(VERSION, script))
    command, env = wrapped(project, programs)
    child = subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "ready\n"
        time.sleep(0.05)
        child.send_signal(sent)
        said = child.stdout.read()
        return child.wait(30), said
    finally:
        child.kill()
