"""Measures in the Node at hand what expressions allocate.

The environment variable ALLOCSCAN_TEST_NODE names another `node` than the one on PATH.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_HARNESS = Path(__file__).with_name("measure.js")
_FLAGS = (
    "--no-warnings",
    "--expose-internals",
    "--allow-natives-syntax",
    "--expose-gc",
    "--min-semi-space-size=64",
    "--max-semi-space-size=64",
)


@cache
def node() -> str | None:
    """The path of `node`, or None when there is none."""
    return shutil.which(os.environ.get("ALLOCSCAN_TEST_NODE") or "node")


@cache
def engine() -> str | None:
    """The model's name for the Node at hand (`node20`); None without one."""
    if node() is None:
        return None
    version = subprocess.run([str(node()), "--version"], capture_output=True, text=True)
    return "node" + version.stdout.strip().lstrip("v").split(".")[0]


def allocated(sources: Sequence[str], *, before: str = "", optimised: bool = False) -> list[int]:
    """The bytes that one evaluation of each expression allocates, with `before` in scope."""
    options = subprocess.run([str(node()), "--v8-options"], capture_output=True, text=True).stdout
    off = ["--no-concurrent-recompilation"] if optimised else ["--no-opt", "--no-sparkplug"]
    if "--maglev " in options:
        off.append("--no-maglev")
    run = subprocess.run(
        [str(node()), *off, *_FLAGS, str(_HARNESS), "optimised" if optimised else "unoptimised"],
        input=json.dumps([{"source": source, "before": before} for source in sources]),
        capture_output=True,
        text=True,
        check=True,
    )
    measured: list[int] = json.loads(run.stdout)
    return measured
