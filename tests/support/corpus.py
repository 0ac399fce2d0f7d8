"""Real code to try the tool on: `python tests/support/corpus.py FOLDER NAME[@VERSION]…`.

Each package is fetched by npm as it was published, without what it depends on, and unpacked
into a folder of its own; what is there already is left alone. Nothing of it is run or committed.
Prints how many sources that people wrote each holds.
"""

import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset({".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"})
LONGEST_MEAN_LINE: Final = 120
"""Bytes. Minified and bundled files have longer lines than people write."""


def fetch(name: str, folder: Path) -> Path:
    """The folder of the unpacked package. Raises CalledProcessError when npm cannot get it."""
    home = folder / name.lstrip("@").replace("/", "__")
    if home.is_dir():
        return home
    with tempfile.TemporaryDirectory() as temporary:
        command = ["npm", "pack", "--silent", "--ignore-scripts", name]
        subprocess.run(command, cwd=temporary, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(temporary).glob("*.tgz")
        with tarfile.open(archive) as packed:
            packed.extractall(home, filter="data")
    return home


def sources(home: Path) -> Iterator[Path]:
    """The files of `home` that look as if people wrote them."""
    for path in sorted(home.rglob("*")):
        declared = path.name.endswith((".d.ts", ".d.mts", ".d.cts"))
        if path.suffix in SUFFIXES and path.is_file() and not declared and ".min." not in path.name:
            content = path.read_bytes()
            if len(content) <= LONGEST_MEAN_LINE * (content.count(b"\n") + 1):
                yield path


def main() -> int:
    """Fetch what is named and print a line for each."""
    if len(sys.argv) < 3:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:]:
        found = list(sources(fetch(name, folder)))
        size = sum(path.stat().st_size for path in found) / 1e6
        kinds = ", ".join(sorted({path.suffix for path in found}))
        print(f"{name:30} {len(found):6} files {size:7.2f} MB  {kinds}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
