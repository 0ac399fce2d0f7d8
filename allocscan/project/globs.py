"""Lists of globs in the syntax of .gitignore, matched by pathspec.

pathspec is imported with the first list: a run that knows the default excludes only needs none.
"""

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import cache

from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_BRACES: Final = re.compile(r"\{([^{}]*,[^{}]*)\}")


class Globs:
    """The lines of one .gitignore, or one list of globs; later lines win over earlier ones.

    A line that is malformed matches nothing, as in git.
    """

    __slots__ = ("_files", "_folders")

    def __init__(self, lines: Sequence[str]) -> None:
        self._files = _spec([line for line in lines if _is_sound(line)])
        # pathspec takes `src/` for something below `src`, which `src/**` matches but not in git.
        # So folders are asked about as files are, with lines that lack the mark of a folder.
        unmarked = [_without_mark(line) for line in lines if _is_sound(line)]
        self._folders = _spec([line for line in unmarked if _is_sound(line)])

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """True when the last line that matches `path` takes it, False when that line gives it
        back (`!`), None when no line matches.

        `path` is relative, with `/`. The folders above it were asked about before and not taken.
        """
        return (self._folders if is_folder else self._files).check_file(path).include

    def selects(self, path: str) -> bool:
        """True when the lines take the file `path` or a folder above it."""
        return self._files.match_file(path)


@cache
def compiled(globs: tuple[str, ...]) -> Globs:
    """The globs of a configuration, braces included."""
    return Globs(expanded(globs))


def malformed(globs: Iterable[str]) -> str | None:
    """The first of `globs` that says nothing though it is neither blank nor a comment."""
    for glob in globs:
        for line in expanded([glob]):
            if line.strip() and not line.startswith("#") and not _speaks(line):
                return glob
    return None


def expanded(globs: Iterable[str]) -> list[str]:
    """`globs` with `{a,b}` written out, as .gitignore has no braces."""
    pending, plain = list(globs)[::-1], []
    while pending:
        glob = pending.pop()
        braces = _BRACES.search(glob)
        if braces is None:
            plain.append(glob)
            continue
        before, after = glob[: braces.start()], glob[braces.end() :]
        pending += [before + each + after for each in braces.group(1).split(",")[::-1]]
    return plain


def _spec(lines: list[str]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        # `[[a]` is a class to git, and to `re` a class that may mean something else one day.
        warnings.simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(lines)


def _is_sound(line: str) -> bool:
    try:
        _spec([line])
    except (ValueError, re.error):
        return False
    return True


def _speaks(line: str) -> bool:
    return _is_sound(line) and any(each.include is not None for each in _spec([line]).patterns)


def _without_mark(line: str) -> str:
    stripped = line if line.endswith("\\ ") else line.rstrip()
    return stripped[:-1] if stripped.endswith("/") else stripped
