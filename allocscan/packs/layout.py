"""What lies in a rule's folder.

rebuilt_object/            the folder's name is the rule's id, with `_` for `-`
    rule.py                META and check
    rule.md                the page that people read
    bad/NAME.js            what the rule must flag, where its carets say
    bad/NAME.fixed.js      what the fix leaves, where there is one
    good/NAME.js           what the rule must not flag, and why in the first line
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from allocscan.packs.errors import PackError
from allocscan.records import dataclass
from allocscan.source.file import SourceFile, language_of
from allocscan.source.span import Span

if TYPE_CHECKING:
    from allocscan.packs.carets import Caret

RULE_FILE: Final = "rule.py"
PAGE_FILE: Final = "rule.md"
PAGE_SECTIONS: Final = (
    "Why it costs",
    "When to leave it",
    "What the fix does",
    "What it does not see",
)
"""The second-level headings of every rule's page, in this order."""

_FOLDER_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Example:
    """One file of `bad/` or `good/`.

    `source` is the file without its caret lines, and `carets` point into it. `caption` is the
    text of its first comment line. `fixed` is None where no fix is expected. `path` is the file
    on disk, with its carets.
    """

    path: Path
    source: SourceFile
    caption: str
    carets: "tuple[Caret, ...]"
    fixed: bytes | None
    good: bool


def rule_id_of(folder: Path) -> str:
    """`rebuilt-object` for a folder `rebuilt_object`. Raises PackError for any other spelling."""
    if not _FOLDER_NAME.fullmatch(folder.name):
        raise PackError(str(folder), _NOWHERE, "name a rule's folder in snake_case: `my_rule`")
    return folder.name.replace("_", "-")


def rule_folders(pack: Path) -> tuple[Path, ...]:
    """The rule folders of a pack, sorted by name; hidden ones and `__pycache__` are none.

    Raises PackError when `pack` is no folder, or a folder in it has no `rule.py`.
    """
    if not pack.is_dir():
        raise PackError(str(pack), _NOWHERE, "a rule pack is a folder of rule folders")
    found = []
    for folder in sorted(pack.iterdir()):
        if not folder.is_dir() or folder.name.startswith((".", "__")):
            continue
        if not (folder / RULE_FILE).is_file():
            raise PackError(str(folder), _NOWHERE, f"a rule's folder needs a {RULE_FILE}")
        found.append(folder)
    return tuple(found)


def fixed_path(path: Path) -> Path:
    """Where the fixed form of an example lies: `a.fixed.js` beside `a.js`."""
    return path.with_name(f"{path.stem}.fixed{path.suffix}")


def examples_of(folder: Path) -> tuple[Example, ...]:
    """The examples of a rule folder: the bad ones, then the good ones, each sorted by name.

    Raises PackError for a `.fixed` file without its original or in `good/`, for carets in
    `good/`, and for a suffix that is no language of ours.
    """
    return (*_examples(folder, "bad"), *_examples(folder, "good"))


def _examples(folder: Path, kind: str) -> Iterator[Example]:
    if not (folder / kind).is_dir():
        return
    paths = sorted(path for path in (folder / kind).iterdir() if not path.name.startswith("."))
    fixed = {path for path in paths if path.stem.endswith(".fixed")}
    for path in paths:
        if path not in fixed:
            example = _example(folder, path, good=kind == "good")
            fixed.discard(fixed_path(path))
            yield example
    for orphan in sorted(fixed):
        raise PackError(str(orphan), _NOWHERE, "there is no example of this name to be fixed")


def _example(folder: Path, path: Path, *, good: bool) -> Example:
    from allocscan.packs.carets import split_carets

    language = language_of(path.name)
    if language is None:
        raise PackError(str(path), _NOWHERE, "an example is a JavaScript or TypeScript file")
    content, carets = split_carets(str(path), path.read_bytes())
    if good and (carets or fixed_path(path).exists()):
        raise PackError(str(path), _NOWHERE, "a good example has no carets and no fixed form")
    sibling = fixed_path(path)
    name = f"{folder.name}/{path.parent.name}/{path.name}"
    return Example(
        path=path,
        source=SourceFile(name, content, language),
        caption=_caption(content),
        carets=carets,
        fixed=sibling.read_bytes() if sibling.exists() else None,
        good=good,
    )


def _caption(content: bytes) -> str:
    first = content.split(b"\n", 1)[0].decode("utf-8", errors="replace").strip()
    return first.removeprefix("//").strip() if first.startswith("//") else ""
