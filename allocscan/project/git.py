"""What git ignores, in its own words. It is only asked: no failure of it fails a run."""

import os
from collections.abc import Iterable

from allocscan.project.spawned import output_of
from allocscan.typed import Final

REPOSITORY: Final = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)
"""Variables by which a hook of git says which repository it runs in. A run may see several, so
each is found by its folder (`git rev-parse --local-env-vars`)."""

QUIET: Final = ("-c", "core.fsmonitor=false")
"""A scan starts no program that the configuration of the scanned repository names."""

_SOME, _NONE = 0, 1
"""Exit codes of `git check-ignore`; above them it failed."""


def ignored_below(folder: str) -> frozenset[str] | None:
    """The absolute paths of what git ignores below `folder`; None when git cannot say.

    A folder that is ignored as a whole stands for all that it holds. Tracked files are never
    ignored. What nested repositories ignore is not among them.
    """
    words = ("ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
    answer = _answer(folder, words)
    if answer is None or answer[0] != 0:
        return None
    return frozenset(os.path.join(folder, path.replace("/", os.sep)) for path in _paths(answer[1]))


def ignored_among(root: str, paths: Iterable[str]) -> frozenset[str] | None:
    """Those of `paths` that git ignores, itself or by a folder above; None when git cannot say.

    `paths` are relative to `root`, with `/`, and need not exist.
    """
    asked = "".join(f"./{path}\0" for path in paths)  # without `./`, a colon in front is magic
    answer = _answer(root, ("check-ignore", "-z", "--stdin"), os.fsencode(asked))
    if answer is None or answer[0] not in (_SOME, _NONE):
        return None
    return frozenset(path.removeprefix("./") for path in _paths(answer[1]))


def tracks_below(folder: str) -> bool:
    """True when git tracks a file below `folder`."""
    answer = _answer(folder, ("ls-files", "-z"))
    return answer is not None and answer[1] != b""


def _answer(folder: str, words: tuple[str, ...], asked: bytes = b"") -> tuple[int, bytes] | None:
    kept = {name: value for name, value in os.environ.items() if name not in REPOSITORY}
    try:
        return output_of(["git", "-C", folder, *QUIET, *words], kept, asked)
    except OSError:
        return None


def _paths(answer: bytes) -> list[str]:
    return [os.fsdecode(path).rstrip("/") for path in answer.split(b"\0") if path]
