"""The programs that a fix once changed, shrunk and kept: `tests/fuzz_cases/SEED-HASH.SUFFIX`."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from support.differential import Mismatch

FOLDER: Final = Path(__file__).parents[1] / "fuzz_cases"


def kept() -> list[Path]:
    """The files of all cases, by name."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in {".mjs", ".cjs", ".js"})


def keep(seed: int, found: Mismatch, folder: Path = FOLDER) -> Path:
    """Write what `found` shows; the same program of the same seed is the same file."""
    name = f"{seed}-{sha256(found.source).hexdigest()[:8]}{Path(found.name).suffix}"
    path = folder / name
    folder.mkdir(exist_ok=True)
    path.write_bytes(found.source)
    return path
