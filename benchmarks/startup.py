"""CPU of one-file runs beside `node -e 0` and a bare interpreter: medians and ratios of one run.

    python benchmarks/startup.py [--runs 21]

Processes are interleaved, so that a busy machine slows all of them alike. CPU is user and system
time of the process and its children, in milliseconds.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]

SMALL = "export const f = (a) => {\n  const t = { a: 1 };\n  return a + t.a;\n};\n"
ENTRIES = ", ".join(f"k{number}: {number}" for number in range(12))
FOUND = f"export function f(k) {{\n  const t = {{ {ENTRIES} }};\n  return t[k];\n}}\n"


def cpu(command: list[str], folder: str) -> float:
    """Milliseconds of CPU that `command` takes in `folder`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--runs", type=int, default=21)
    runs = words.parse_args().runs
    own = [sys.executable, "-c", "from allocscan.cli.main import entry; entry()"]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "small.js").write_text(SMALL)
        Path(folder, "found.js").write_text(FOUND)
        commands = {
            "bare interpreter": [sys.executable, "-c", "pass"],
            "allocscan --version": [*own, "--version"],
            "one file, nothing found": [*own, "small.js"],
            "one file, one finding": [*own, "found.js"],
        }
        if node := shutil.which("node"):
            commands = {"node -e 0": [node, "-e", "0"], **commands}
        for command in commands.values():
            cpu(command, folder)
        times = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(cpu(command, folder))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    first = next(iter(medians))
    for name, median in medians.items():
        print(f"{name:26} {median:7.1f} ms  {median / medians[first]:5.2f} x {first}")
    print(json.dumps({name: round(median, 2) for name, median in medians.items()}))


if __name__ == "__main__":
    main()
