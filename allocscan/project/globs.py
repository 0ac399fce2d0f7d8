"""Globs in the syntax of .gitignore, asked level by level from the top.

Most lines are plain names, `*.ext` or fixed paths: those are answered here. pathspec, which
takes longer to import than a small file takes to scan, is loaded only when another line could
match what is asked about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_BRACES: Final = re.compile(r"\{([^{}]*,[^{}]*)\}")
_SPECIAL: Final = re.compile(r"[*?\[\]\\]")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that says something. `path` is set for a fixed path from the top; else a name
    must begin with `head` and end with `tail`, with anything between them when `open`.
    A line that is not `exact` may match what fits, and only pathspec knows.
    """

    negated: bool
    folders_only: bool
    path: str | None
    head: str
    tail: str
    open: bool
    exact: bool

    def fits(self, path: str, name: str, is_folder: bool) -> bool:
        if self.folders_only and not is_folder and self.exact:
            return False
        if self.path is not None:
            return path == self.path
        if not self.open:
            return name == self.head
        long_enough = len(name) >= len(self.head) + len(self.tail)
        return long_enough and name.startswith(self.head) and name.endswith(self.tail)


class Globs:
    """The lines of one .gitignore, or one list of globs; later lines win over earlier ones."""

    __slots__ = ("_lines", "_parsed", "_spec")

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = tuple(lines)
        self._parsed = tuple(line for text in lines if (line := _parsed(text)) is not None)
        self._spec: GitIgnoreSpec | None = None

    def verdict(self, path: str, is_folder: bool) -> bool | None:
        """True when the last line that matches `path` takes it, False when that line gives it
        back (`!`), None when no line matches.

        `path` is relative, with `/`. The folders above it were asked about before and not taken.
        """
        name = path.rsplit("/", 1)[-1]
        found = None
        for line in self._parsed:
            if line.fits(path, name, is_folder):
                if not line.exact:
                    return self._asked_of_pathspec(path, is_folder)
                found = not line.negated
        return found

    def _asked_of_pathspec(self, path: str, is_folder: bool) -> bool | None:
        if self._spec is None:
            from pathspec import GitIgnoreSpec

            self._spec = GitIgnoreSpec.from_lines(self._lines)
        return self._spec.check_file(f"{path}/" if is_folder else path).include


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
    text = text.rstrip("\r\n")
    if not text.endswith("\\ "):
        text = text.rstrip(" ")
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    body = text[1:] if negated else text
    folders_only = body.endswith("/")
    body = body.rstrip("/") if folders_only else body
    if body.startswith("**/") and "/" not in body[3:]:
        body = body[3:]
    return _shaped(body, negated, folders_only)


def _shaped(body: str, negated: bool, folders_only: bool) -> _Line:
    special = _SPECIAL.findall(body)
    anchored = "/" in body
    last = body.rsplit("/", 1)[-1]
    if not special:
        path = body.removeprefix("/") if anchored else None
        return _Line(negated, folders_only, path, last, "", open=False, exact=True)
    if special == ["*"] and not anchored:
        head, _, tail = last.partition("*")
        return _Line(negated, folders_only, None, head, tail, open=True, exact=True)
    head, tail = _fixed_ends(last)
    return _Line(negated, folders_only, None, head, tail, open=True, exact=False)


def _fixed_ends(name: str) -> tuple[str, str]:
    """What every match of the pattern `name` begins and ends with: both may be ""."""
    marks = list(_SPECIAL.finditer(name))
    if "\\" in name:
        return "", ""
    if not marks:
        return name, ""
    return name[: marks[0].start()], name[marks[-1].end() :]
