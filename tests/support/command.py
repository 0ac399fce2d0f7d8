"""Running the command line as its users do: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
STANDIN = (str(Path(__file__).with_name("standin_cli.py")),)
REAL = ("-m", "allocscan")

_INHERITED = ("PATH", "SYSTEMROOT", "TEMP", "TMP")


def run_command(
    *words: str,
    cwd: Path,
    program: tuple[str, ...] = STANDIN,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run with `words` in `cwd`, in an environment that holds little but `env`."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return subprocess.run(
        [sys.executable, *program, *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(env or {})},
        check=False,
        timeout=60,
    )
