"""The file with comments that silence what is found in it: `--add-suppressions`."""

from collections.abc import Sequence
from typing import Final

from allocscan.findings import Finding
from allocscan.records import dataclass, replace
from allocscan.rule import Rule
from allocscan.scanning.judged import judge
from allocscan.scanning.same_code import same_code
from allocscan.settings import Settings
from allocscan.source.edits import apply_edits
from allocscan.source.file import SourceFile
from allocscan.suppressions.comment_rules import COMMENT_RULES
from allocscan.suppressions.insertion import insertions
from allocscan.syntax.parse import parse

_ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class Commented:
    """`content` silences all findings but `left`, where no comment can be put."""

    content: bytes
    silenced: int
    left: tuple[Finding, ...]


def with_suppressions(
    source: SourceFile,
    findings: Sequence[Finding],
    reason: str,
    rules: Sequence[Rule],
    settings: Settings,
) -> Commented:
    """Return `source` with a comment above the statement of each of `findings`.

    It is what was there but for comments, and a scan finds none of the silenced again; what
    cannot be silenced so is left. Comments are not silenced by comments.
    """
    syntax = parse(source)
    wanted = [each for each in findings if each.rule not in COMMENT_RULES]
    left = [each for each in findings if each.rule in COMMENT_RULES]
    for _ in range(_ROUNDS):
        edits = insertions(((each.rule, each.span) for each in wanted), reason, syntax)
        content = apply_edits(source.content, [edit for edit, _ in edits])
        still = _still_found(wanted, content, source, rules, settings)
        if not still:
            return Commented(content, len(wanted), tuple(left))
        left += still
        wanted = [each for each in wanted if each not in still]
    return Commented(source.content, 0, tuple(findings))


def _still_found(
    wanted: Sequence[Finding],
    content: bytes,
    source: SourceFile,
    rules: Sequence[Rule],
    settings: Settings,
) -> list[Finding]:
    """Those of `wanted` that are found in `content`; all of them where it is other code."""
    after = parse(replace(source, content=content))
    if not same_code(parse(source), after):
        return [*wanted]
    judged = judge(after, rules, settings)
    found = {one.identity for one in judged.claimed if one.by is None}
    return [each for each in wanted if each.identity in found]
