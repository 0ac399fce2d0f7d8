"""Globs in the syntax of .gitignore, asked level by level from the top, as git does it.

Written out instead of asked of pathspec: that takes longer to import than a small file takes to
scan, and as it matches a folder's whole content at once, it answers some lists of lines otherwise
than git (`src/**` and then `!????`). The tests ask git itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from allocscan.project.wildcards import matcher

_BRACES: Final = re.compile(r"\{([^{}]*,[^{}]*)\}")
_SPECIAL: Final = re.compile(r"[*?\[\\]")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that says something, without its `!` and its last `/`.

    `anchored`: it is matched with the whole path, else with the name alone. `plain`: it holds
    no wildcard.
    """

    glob: str
    negated: bool
    folders_only: bool
    anchored: bool
    plain: bool

    def matches(self, path: str, name: str, is_folder: bool) -> bool:
        if self.folders_only and not is_folder:
            return False
        subject = path if self.anchored else name
        if self.plain:
            return subject == self.glob
        pattern = matcher(self.glob)
        return pattern is not None and pattern.fullmatch(subject) is not None


class Globs:
    """The lines of one .gitignore, or one list of globs; later lines win over earlier ones."""

    __slots__ = ("_lines",)

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = tuple(line for text in lines if (line := _parsed(text)) is not None)[::-1]

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """True when the last line that matches `path` takes it, False when that line gives it
        back (`!`), None when no line matches.

        `path` is relative, with `/`. The folders above it were asked about before and not taken.
        """
        name = path.rsplit("/", 1)[-1]
        for line in self._lines:
            if line.matches(path, name, is_folder):
                return not line.negated
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


def _parsed(text: str) -> _Line | None:
    text = _without_end(text.removesuffix("\n"))
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    body = text[1:] if negated else text
    folders_only = body.endswith("/")
    body = body[:-1] if folders_only else body
    anchored = "/" in body
    glob = body.removeprefix("/")
    return _Line(glob, negated, folders_only, anchored, not _SPECIAL.search(glob))


def _without_end(text: str) -> str:
    """Without a CR and the spaces at the end; a space behind a backslash stays."""
    text = text.removesuffix("\r")
    kept = text.rstrip(" ")
    slashes = len(kept) - len(kept.rstrip("\\"))
    return kept + " " if slashes % 2 and len(kept) < len(text) else kept
