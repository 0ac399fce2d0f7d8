"""The engine in process, with the standard pack and every threshold at zero."""

from functools import cache
from typing import Final

from allocscan.findings import Report
from allocscan.packs.load import LoadedRule, standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings, Thresholds
from allocscan.source.file import SourceFile, language_of
from allocscan.syntax.parse import parse

EVERYTHING: Final = Thresholds(called=0, iterated=0, hot=0, entries=0)


def source_file(source: bytes, name: str) -> SourceFile:
    """`source` as the file `name`, whose suffix says the language."""
    language = language_of(name)
    assert language is not None, f"{name} has no suffix of ours"
    return SourceFile(name, source, language)


def scan_everything(
    source: bytes, name: str = "main.mjs", *, unsafe: bool = False, may_cycle: bool = True
) -> Report:
    """What a scan of one file says that is asked to report every constant that is rebuilt."""
    settings = Settings(
        thresholds=EVERYTHING,
        unsafe_fixes=unsafe,
        may_cycle=may_cycle,
    )
    return scan(source_file(source, name), _rules(), settings)


def fix(
    source: bytes, name: str = "main.mjs", *, unsafe: bool = False, may_cycle: bool = True
) -> bytes:
    """`source` after `--fix`, or `source` itself where there is nothing to fix."""
    fixed = scan_everything(source, name, unsafe=unsafe, may_cycle=may_cycle).fixed
    return source if fixed is None else fixed


def parses(source: bytes, name: str = "main.mjs") -> bool:
    """True when the grammar reads all of it."""
    return not parse(source_file(source, name)).errors


@cache
def _rules() -> tuple[LoadedRule, ...]:
    rules = standard_rules()
    assert rules, "the standard pack is empty: every test of the engine would pass"
    return rules
