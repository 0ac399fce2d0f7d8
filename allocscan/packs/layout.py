"""What lies in a rule's folder.

rebuilt_object/            the folder's name is the rule's id, with `_` for `-`
    rule.py                META and check
    rule.md                the page that people read
    bad/NAME.js            what the rule must flag, where its carets say
    bad/NAME.fixed.js      what the fix leaves, where there is one
    good/NAME.js           what the rule must not flag, and why in the first line

Folders are plain strings here: every run lists the standard pack, and `pathlib` takes longer to
import than that takes.
"""

import os
from collections.abc import Iterator

from allocscan.packs.errors import PackError
from allocscan.records import dataclass
from allocscan.source.file import SourceFile, language_of
from allocscan.source.span import Span
from allocscan.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

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

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_SIGNS: Final = _LETTERS | frozenset("0123456789_")
_NOWHERE: Final = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Example:
    """One file of `bad/` or `good/`.

    `source` is the file without its caret lines, and `carets` point into it. `caption` is the
    text of its first comment line. `fixed` is None where no fix is expected. `path` is the file
    on disk, with its carets.
    """

    path: "Path"
    source: SourceFile
    caption: str
    carets: "tuple[Caret, ...]"
    fixed: bytes | None
    good: bool


def shown(path: str) -> str:
    """`path` from the working directory where it is below that, else as it is."""
    below = os.getcwd() + os.sep
    absolute = os.path.abspath(path)
    return absolute.removeprefix(below) if absolute.startswith(below) else path


def rule_id_of(folder: str) -> str:
    """`rebuilt-object` for a folder `rebuilt_object`. Raises PackError for any other spelling."""
    name = os.path.basename(folder)
    single = not name.endswith("_") and "__" not in name
    if not (name[:1] in _LETTERS and single and _SIGNS.issuperset(name)) or not name:
        raise PackError(shown(folder), _NOWHERE, "name a rule's folder in snake_case: `my_rule`")
    return name.replace("_", "-")


def rule_folders(pack: str) -> tuple[str, ...]:
    """The rule folders of a pack, sorted by name; hidden ones and `__pycache__` are none.

    Raises PackError when `pack` is no folder, or a folder in it has no `rule.py`.
    """
    folders = subfolders(pack)
    for folder in folders:
        if not os.path.isfile(os.path.join(folder, RULE_FILE)):
            raise PackError(shown(folder), _NOWHERE, f"a rule's folder needs a {RULE_FILE}")
    return folders


def subfolders(pack: str) -> tuple[str, ...]:
    """The folders that must hold rules, sorted by name. Raises PackError when `pack` is none."""
    if not os.path.isdir(pack):
        raise PackError(shown(pack), _NOWHERE, "a rule pack is a folder of rule folders")
    paths = (os.path.join(pack, name) for name in sorted(os.listdir(pack)) if _is_shown(name))
    return tuple(path for path in paths if os.path.isdir(path))


def _is_shown(name: str) -> bool:
    return not name.startswith((".", "__"))


def fixed_path(path: "Path") -> "Path":
    """Where the fixed form of an example lies: `a.fixed.js` beside `a.js`."""
    return path.with_name(f"{path.stem}.fixed{path.suffix}")


def examples_of(folder: str) -> tuple[Example, ...]:
    """The examples of a rule folder: the bad ones, then the good ones, each sorted by name.

    Raises PackError for a `.fixed` file without its original or in `good/`, for carets in
    `good/`, and for a suffix that is no language of ours.
    """
    for orphan in orphans(folder):
        raise orphan
    return tuple(example_of(path) for path in example_paths(folder))


def example_paths(folder: str) -> "tuple[Path, ...]":
    """The files of `bad/`, then those of `good/`, each sorted by name, without fixed forms."""
    return tuple(path for path in _files(folder) if not _is_fixed(path))


def orphans(folder: str) -> Iterator[PackError]:
    """An error for each fixed form whose example is not there."""
    files = _files(folder)
    known = {fixed_path(path) for path in files}
    for path in files:
        if _is_fixed(path) and path not in known:
            yield PackError(str(path), _NOWHERE, "there is no example of this name to be fixed")


def _is_fixed(path: "Path") -> bool:
    return path.stem.endswith(".fixed")


def _files(folder: str) -> "list[Path]":
    from pathlib import Path

    kinds = [Path(folder, kind) for kind in ("bad", "good")]
    return [
        path
        for kind in kinds
        if kind.is_dir()
        for path in sorted(kind.iterdir())
        if not path.name.startswith(".")
    ]


def example_of(path: "Path") -> Example:
    """Read the example at `path`, in `bad/` or `good/` of a rule's folder. Raises PackError."""
    from allocscan.packs.carets import split_carets

    good = path.parent.name == "good"
    language = language_of(path.name)
    if language is None:
        raise PackError(str(path), _NOWHERE, "an example is a JavaScript or TypeScript file")
    content, carets = split_carets(str(path), path.read_bytes())
    sibling = fixed_path(path)
    if good and (carets or sibling.exists()):
        raise PackError(str(path), _NOWHERE, "a good example has no carets and no fixed form")
    name = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
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
