"""Programs that are run and recorded by the Node at hand, and what a recording says of them."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from allocscan.profiles.file_profile import FileProfile
from allocscan.profiles.read import read_recording
from allocscan.project.profiles import Profiles
from allocscan.project.recordings import Given
from allocscan.sites.heat_values import Measurement
from allocscan.sites.measured import Measured
from allocscan.source.file import Language, SourceFile, language_of
from allocscan.source.span import Span
from allocscan.syntax.parse import parse

NODE: Final = os.environ.get("ALLOCSCAN_TEST_NODE") or shutil.which("node") or "node"
RECORDER: Final = Path(__file__).with_name("recorder.cjs")


@cache
def node_major() -> int:
    """The major version of the Node at hand; 0 without one."""
    if shutil.which(NODE) is None:
        return 0
    said = subprocess.run([NODE, "-p", "process.versions.node"], capture_output=True, check=True)
    return int(said.stdout.split(b".")[0])


needs_garbage = pytest.mark.skipif(
    0 < node_major() < 20, reason="Node 18 has no heap profiles with garbage"
)


def run_node(*words: str | Path, cwd: Path, env: dict[str, str] | None = None) -> str:
    """Run Node with `words`; return what it prints. Fails where the program does."""
    done = subprocess.run(
        [NODE, *map(str, words)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def record(program: Path, how: str) -> Path:
    """Run `program` and return the recording: `coverage` and `cpu-flag` by Node's own flags, all
    others by the inspector (`recorder.cjs`). What was recorded once is not again."""
    out = program.with_name(f"recorded-{how}")
    if out.exists():
        return out
    if how == "coverage":
        run_node(program, cwd=program.parent, env={"NODE_V8_COVERAGE": str(out)})
    elif how == "cpu-flag":
        run_node(
            "--cpu-prof",
            "--cpu-prof-interval=100",
            f"--cpu-prof-dir={out}",
            program,
            cwd=program.parent,
        )
    else:
        run_node(RECORDER, how, out, program, cwd=program.parent)
    return out


def recordings_in(path: Path) -> list[Path]:
    """The files that a recording left."""
    return sorted(path.iterdir()) if path.is_dir() else [path]


def profile_of(path: Path, recording: Path) -> FileProfile | None:
    """What `recording` says of the file at `path`."""
    read = tuple(read_recording(each.read_bytes(), each.name) for each in recordings_in(recording))
    given = Given(str(recording), read)
    profiles = Profiles((given,), [str(path)], (str(path.parent),))
    return profiles.of(str(path), path.read_bytes())


def measured_in(path: Path, recording: Path) -> Measured | None:
    """`recording` joined with the tree of the file at `path`."""
    profile = profile_of(path, recording)
    return None if profile is None else joined(path.name, profile)


def joined(name: str, profile: FileProfile, content: bytes | None = None) -> Measured:
    """`profile` joined with the tree of its own text, or of `content`."""
    language = language_of(name) or Language.JS
    source = SourceFile(name, profile.content if content is None else content, language)
    return Measured(parse(source), profile)


def at(measured: Measured, content: bytes, text: str) -> Measurement | None:
    """What is measured of `text`, which must stand once in `content`."""
    wanted = text.encode()
    assert content.count(wanted) == 1, text
    start = content.index(wanted)
    return measured.of(Span(start, start + len(wanted)))
