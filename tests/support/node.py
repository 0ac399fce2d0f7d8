"""Running JavaScript and TypeScript with the real engine and the real compiler."""

import atexit
import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

import pytest

NODE: Final = shutil.which("node")
TYPESCRIPT: Final = Path(__file__).parents[1] / "node" / "node_modules" / "typescript"
HERE: Final = Path(__file__).parent

needs_node = pytest.mark.skipif(NODE is None, reason="node is not on PATH")
needs_typescript = pytest.mark.skipif(
    NODE is None or not TYPESCRIPT.is_dir(),
    reason="typescript is not installed: npm install --prefix tests/node",
)

RUNNABLE_SUFFIX: Final = {
    ".ts": ".mjs",
    ".mts": ".mjs",
    ".tsx": ".mjs",
    ".jsx": ".mjs",
    ".cts": ".cjs",
}
"""What node cannot run as it is, and the suffix of what it is transpiled to."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended. `code` is None when it ran out of time."""

    stdout: str
    stderr: str
    code: int | None

    @property
    def error(self) -> str:
        """The class of the error that ended the program ("TypeError"), or ""."""
        for line in reversed(self.stderr.splitlines()):
            head = line.removeprefix("Uncaught ").split(":", 1)[0].split(" ", 1)[0]
            if head.endswith("Error") and not line.startswith(" "):
                return head
        return ""


@dataclass(frozen=True, slots=True)
class TypeCheck:
    """What `tsc --strict --declaration` says: `"main.ts: TS2322: …"` sorted, and the `.d.ts`."""

    errors: tuple[str, ...]
    declarations: Mapping[str, str]


def node() -> str:
    """The path of node. For callers behind `needs_node`."""
    assert NODE is not None, "guard with needs_node"
    return NODE


def run_js(files: Mapping[str, bytes], entry: str, timeout: float = 20.0) -> Outcome:
    """Run `entry` in a folder that holds `files` (names may have folders in them).

    TypeScript and JSX are transpiled first (classic JSX runtime, ES2022), into `.mjs`, `.cts`
    into `.cjs`. The folder is empty but for them, so that `.js` is CommonJS, sloppy by default.
    """
    with tempfile.TemporaryDirectory(prefix="allocscan-run-") as folder:
        for name, content in runnable(files).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        command = [node(), runnable_name(entry)]
        try:
            ended = subprocess.run(
                command, cwd=folder, capture_output=True, timeout=timeout, check=False
            )
        except subprocess.TimeoutExpired:
            return Outcome("", "timed out", None)
    return Outcome(
        ended.stdout.decode(errors="replace"),
        ended.stderr.decode(errors="replace"),
        ended.returncode,
    )


def runnable_name(name: str) -> str:
    """The name under which node runs `name`."""
    path = PurePosixPath(name)
    return str(path.with_suffix(RUNNABLE_SUFFIX.get(path.suffix, path.suffix)))


def runnable(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """`files` as node can run them, under the names it runs them by."""
    dialects = {name: text for name, text in files.items() if runnable_name(name) != name}
    plain = {name: text for name, text in files.items() if name not in dialects}
    if not dialects:
        return plain
    texts = {name: text.decode() for name, text in dialects.items()}
    answer = _compiler().ask({"transpile": texts})
    return plain | {runnable_name(name): str(text).encode() for name, text in answer.items()}


def type_check(files: Mapping[str, bytes], **options: bool) -> TypeCheck:
    """Check all of `files` as one program, with `options` of the compiler beside the usual."""
    texts = {name: text.decode() for name, text in files.items()}
    answer = _compiler().ask({"check": texts, "options": options})
    errors, declarations = answer["errors"], answer["declarations"]
    assert isinstance(errors, list)
    assert isinstance(declarations, dict)
    return TypeCheck(tuple(errors), declarations)


def tsc_errors(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The errors of `tsc --strict --noEmit`, sorted, without positions (a hoist moves them)."""
    return type_check(files).errors


class Compiler:
    """One node process that keeps the compiler loaded; it ends with this process."""

    def __init__(self) -> None:
        command = [node(), str(HERE / "typescript.cjs"), str(TYPESCRIPT)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        atexit.register(self.close)

    def ask(self, request: Mapping[str, object]) -> dict[str, object]:
        """Send one request and wait for its answer. See `typescript.cjs` for both."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "typescript.cjs ended; its error is on stderr"
        answer = json.loads(line)
        assert isinstance(answer, dict)
        return answer

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


@cache
def _compiler() -> Compiler:
    return Compiler()
