"""Pages of Markdown taken apart: blocks, links, headings; and their commands run as readers would."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from support.command import ROOT

LEFT_OUT: Final = "[…]"
"""A line of a block that stands for any number of lines."""

_FENCED: Final = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.M | re.S)
_MARK: Final = "-- end of block --"
_SECONDS: Final = re.compile(r"in [0-9.,]+ s\b")


@dataclass(frozen=True)
class Block:
    """What stands between fences."""

    language: str
    text: str


def blocks_of(text: str) -> list[Block]:
    """The fenced blocks, in order, without what a list indents them by."""
    return [
        Block(language, re.sub(rf"^{indent}", "", code, flags=re.M))
        for indent, language, code in _FENCED.findall(text)
    ]


def prose_of(text: str) -> str:
    """The page without its blocks and comments."""
    return re.sub(r"<!--.*?-->", "", _FENCED.sub("", text), flags=re.S)


def codes_of(text: str) -> list[str]:
    """What stands between backticks in prose."""
    return re.findall(r"`([^`\n]+)`", prose_of(text))


def links_of(text: str) -> list[str]:
    """The targets of links in prose."""
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", prose_of(text)))


def anchors_of(text: str) -> set[str]:
    """What links can point at: headings as GitHub names them; equal ones are numbered."""
    seen: dict[str, int] = {}
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose_of(text), re.M):
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
        slug = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        number = seen.get(slug, 0)
        seen[slug] = number + 1
        found.add(f"{slug}-{number}" if number else slug)
    return found


def run_blocks(blocks: Sequence[str], folder: Path) -> list[list[str]]:
    """What each of the shell blocks prints, run one after the other in one shell in `folder`.

    `allocscan` is this checkout's. Durations are given as `in N s`.
    """
    tools = folder / ".tools"
    tools.mkdir()
    command = tools / "allocscan"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m allocscan "$@"\n')
    command.chmod(0o755)
    script = "".join(f"{block}\necho '{_MARK}'\n" for block in blocks)
    env = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{
            f"GIT_{who}_{what}": f"x@{who.lower()}.invalid"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    parts = done.stdout.decode().split(f"{_MARK}\n")
    assert len(parts) == len(blocks) + 1, done.stdout.decode()
    return [[_SECONDS.sub("in N s", line) for line in part.splitlines()] for part in parts[:-1]]


def prints(shown: str, printed: Sequence[str]) -> bool:
    """True when `printed` is what a page shows, line by line; `LEFT_OUT` stands for any lines."""
    pieces = [[]]
    for line in shown.splitlines():
        if line == LEFT_OUT:
            pieces.append([])
        else:
            pieces[-1].append(_SECONDS.sub("in N s", line))
    at = _found(pieces[0], printed, 0)
    if at != 0:
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = _found(piece, printed, at)
        if found is None:
            return False
        at = found + len(piece)
    last = pieces[-1]
    if len(pieces) == 1:
        return at == len(printed)
    return not last or (len(printed) - len(last) >= at and [*printed[-len(last) :]] == last)


def _found(piece: Sequence[str], printed: Sequence[str], start: int) -> int | None:
    for at in range(start, len(printed) - len(piece) + 1):
        if [*printed[at : at + len(piece)]] == [*piece]:
            return at
    return None


def commands_of(text: str) -> Iterator[list[str]]:
    """The words of each `allocscan …` that blocks and prose tell a reader to run."""
    for block in blocks_of(text):
        if block.language in ("sh", "console", "yaml"):
            joined = re.sub(r"(?:\\|>-)\n\s*|\n\s+(?=--)", " ", block.text)
            for line in joined.splitlines():
                yield from _in_line(line.split(" #")[0])
    for code in codes_of(text):
        if code.startswith("allocscan "):
            yield code.split()[1:]


def _in_line(line: str) -> Iterator[list[str]]:
    for part in re.split(r"&&|\|\||[|;]", line):
        words = part.replace("$", " ", 1).split() if part.strip().startswith("$") else part.split()
        for at, word in enumerate(words):
            if re.fullmatch(r"allocscan(@[\d.]+)?", word) and _is_started(words[:at]):
                yield [each.strip("\"'") for each in words[at + 1 :]]
                break


def _is_started(before: Sequence[str]) -> bool:
    return not before or before[-1] in ("uvx", "run:", "-", "exec", "npx", "entry:")
