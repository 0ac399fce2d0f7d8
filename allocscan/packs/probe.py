"""What an example's `probe` returns, asked of Node before and after a fix.

A probe takes no arguments and returns (or resolves to) what JSON can say.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from allocscan.records import dataclass
from allocscan.source.file import SourceFile, suffix_of
from allocscan.typed import Final

CALLS: Final = 4
"""How often each probe is called: a shared object that somebody writes to shows from the second."""

_SECONDS: Final = 60
_EXPORTS_PROBE: Final = re.compile(
    rb"^export (?:const|let|var|function|async function) probe\b|\bexports\b[^;]*\bprobe\b", re.M
)
_ES_MODULE: Final = re.compile(rb"^(?:import|export)\b", re.M)
_RUNNER: Final = """\
const calls = Number(process.argv[2]);
const answers = [];
for (const file of process.argv.slice(3)) {
  const module = await import(file);
  const probe = module.probe ?? module.default?.probe;
  if (typeof probe !== "function") throw new TypeError("the example exports no function `probe`");
  const answer = [];
  for (let call = 0; call < calls; call += 1) {
    try {
      answer.push(JSON.stringify(await probe()) ?? "undefined");
    } catch (error) {
      answer.push(`threw ${error}`);
    }
  }
  answers.push(answer);
}
console.log(JSON.stringify(answers));
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What each file's probe said: one text for each call."""

    of_files: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class NotProbed:
    """Why the probe was not run."""

    because: str


@dataclass(frozen=True, slots=True)
class ProbeFailed:
    """Node could not load a file or call its probe; `message` is the last of what it said."""

    message: str


def has_probe(source: SourceFile) -> bool:
    """True when the file exports a `probe`, as far as its text tells."""
    return _EXPORTS_PROBE.search(source.content) is not None


def ask(sources: Sequence[SourceFile]) -> Answers | NotProbed | ProbeFailed:
    """Call the probes of `sources` in one Node process, each file as a module of its own.

    JavaScript only, as ES module or CommonJS by what the text says.
    """
    if any(suffix_of(source.path) not in (".js", ".mjs", ".cjs") for source in sources):
        return NotProbed("Node runs plain JavaScript only")
    node = shutil.which("node")
    if node is None:
        return NotProbed("node is not on the PATH")
    with TemporaryDirectory(prefix="allocscan-probe-") as directory:
        runner = Path(directory, "runner.mjs")
        runner.write_text(_RUNNER, "utf-8")
        files = [_write(Path(directory), at, source) for at, source in enumerate(sources)]
        return _run([node, str(runner), str(CALLS), *files], Path(directory))


def _write(directory: Path, at: int, source: SourceFile) -> str:
    module = _ES_MODULE.search(source.content) is not None
    path = directory / f"example{at}{'.mjs' if module else '.cjs'}"
    path.write_bytes(source.content)
    return path.as_uri()


def _run(command: Sequence[str], directory: Path) -> Answers | ProbeFailed:
    try:
        done = subprocess.run(
            command, cwd=directory, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ProbeFailed(f"no answer in {_SECONDS} seconds")
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", errors="replace").strip()
        return ProbeFailed(said[-500:] or f"node exited with {done.returncode}")
    answers: list[list[str]] = json.loads(done.stdout.splitlines()[-1])
    return Answers(tuple(tuple(answer) for answer in answers))
