"""Folders to rules: the standard pack's by import, a user's only after the gate."""

import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import cast

import allocscan
from allocscan.packs.errors import PackError
from allocscan.packs.layout import (
    PAGE_FILE,
    RULE_FILE,
    Example,
    examples_of,
    rule_folders,
    rule_id_of,
)
from allocscan.records import dataclass
from allocscan.rule import Check, Meta
from allocscan.source.span import Span


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule and the folder it came from."""

    id: str
    meta: Meta
    check: Check
    folder: Path

    def page(self) -> str:
        """The text of `rule.md`. Raises OSError where it cannot be read."""
        return (self.folder / PAGE_FILE).read_text("utf-8")

    def examples(self) -> tuple[Example, ...]:
        """What `layout.examples_of` finds in the folder."""
        return examples_of(self.folder)


def standard_pack() -> Path:
    """The folder of the standard pack: in the installed package, else in the checkout."""
    package = Path(allocscan.__file__).parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


def standard_rules() -> tuple[LoadedRule, ...]:
    """The standard pack's rules, sorted by id.

    They are not gated here, for libcst takes long to import: our own tests gate them.
    """
    return tuple(_load(folder, _cached_code(folder)) for folder in rule_folders(standard_pack()))


def load_pack(directory: Path) -> tuple[LoadedRule, ...]:
    """The rules of a user's pack, sorted by id. Nothing runs unless all of it passes the gate.

    What was gated is what runs: the bytes are read once, and no `.pyc` is looked at.
    Raises PackError.
    """
    from allocscan.packs.gate import check_rule_file

    gated = []
    for folder in rule_folders(directory):
        path = folder / RULE_FILE
        content = path.read_bytes()
        check_rule_file(str(path), content)
        gated.append((folder, compile(content, str(path), "exec", dont_inherit=True)))
    return tuple(_load_gated(folder, code) for folder, code in gated)


def _load_gated(folder: Path, code: CodeType) -> LoadedRule:
    try:
        return _load(folder, code)
    except (AttributeError, NameError, TypeError, ValueError) as error:
        # All that declarations can do wrong: a name too early, a list as a field's default.
        raise PackError(
            str(folder / RULE_FILE), Span(0, 0), f"cannot be loaded: {error}"
        ) from error


def _cached_code(folder: Path) -> CodeType:
    path = str(folder / RULE_FILE)
    code = SourceFileLoader(path, path).get_code(path)
    assert code is not None, "a source file has code"
    return code


def _load(folder: Path, code: CodeType) -> LoadedRule:
    path = str(folder / RULE_FILE)
    module = ModuleType(path)
    module.__file__ = path
    sys.modules[path] = module  # `dataclass` looks its class's module up by name
    exec(code, module.__dict__)
    meta: object = getattr(module, "META", None)
    check: object = getattr(module, "check", None)
    if not isinstance(meta, Meta) or not callable(check):
        raise PackError(path, Span(0, 0), "a rule declares `META = Meta(…)` and `def check(site)`")
    return LoadedRule(rule_id_of(folder), meta, cast(Check, check), folder)
