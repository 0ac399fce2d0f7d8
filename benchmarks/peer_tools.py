"""Other tools on the same files, where they are installed: commands, and what is missing.

Their rules lie in peers/. Equal to ours are those of ast-grep and ESLint: literals with eight or
more entries inside a function. oxlint and Biome take no rules of one's own that run in their
parser's language; one of theirs stands in.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scenarios import EVERY, Scenario, below

RULES: Final = Path(__file__).parent / "peers"
AST_GREP: Final = "ast-grep, equal rule"
ESLINT: Final = "ESLint, equal rule"
OXLINT: Final = "oxlint, one rule"
BIOME: Final = "Biome, one rule"


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool by the name of its command, and the words after it. Paths to read are added.

    `most` is in how many rounds it may run over a corpus of that size; all, where none is given.
    """

    name: str
    command: str
    words: tuple[str, ...]
    most: tuple[tuple[str, int], ...] = ()


PEERS: Final = (
    Peer(OXLINT, "oxlint", ("-c", str(RULES / "oxlint.json"))),
    Peer(AST_GREP, "ast-grep", ("scan", "--rule", str(RULES / "ast-grep.yml"), "--json=stream")),
    Peer(
        BIOME,
        "biome",
        (
            "lint",
            f"--config-path={RULES}",
            "--only=complexity/useArrowFunction",
            "--max-diagnostics=1",
        ),
    ),
    # It takes a minute on the medium corpus, and ten on the large one.
    Peer(ESLINT, "eslint", ("-c", str(RULES / "eslint.config.mjs")), (("medium", 1), ("large", 0))),
)


def installed(place: Path | None) -> dict[Peer, str]:
    """The peers that are there, with the path of each: below `place`, or else on PATH."""
    binaries = str(place / "node_modules" / ".bin") if place else None
    found = {peer: shutil.which(peer.command, path=binaries) for peer in PEERS}
    return {peer: path for peer, path in found.items() if path}


def absent(found: Mapping[Peer, str]) -> tuple[str, ...]:
    """A line about each tool that is not there, so that no table lacks it silently."""
    missing = [
        f"{peer.command}: not installed, not measured" for peer in PEERS if peer not in found
    ]
    for peer, path in found.items():
        if peer.name == ESLINT and not (Path(path).parents[1] / "typescript-eslint").is_dir():
            missing.append("typescript-eslint: not installed, ESLint reads JavaScript alone")
    return tuple(missing)


def beside(found: Mapping[Peer, str], folder: Path, size: str) -> tuple[Scenario, ...]:
    """The scenarios of the peers over `folder`, a corpus of `size`."""
    most = {peer: dict(peer.most).get(size, EVERY) for peer in found}
    return tuple(
        Scenario(peer.name, (path, *peer.words, "."), folder, most=most[peer])
        for peer, path in found.items()
        if most[peer]
    )


def on_five(found: Mapping[Peer, str], folder: Path, five: Sequence[Path]) -> tuple[Scenario, ...]:
    """The scenarios of the peers on `five` files below `folder`."""
    return tuple(
        Scenario(peer.name, (path, *peer.words, *below(folder, five)), folder)
        for peer, path in found.items()
    )
