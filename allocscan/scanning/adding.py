"""The file with comments that silence what is found in it: `--add-suppressions`."""

from collections.abc import Mapping, Sequence

from allocscan.findings import Finding
from allocscan.records import dataclass, replace
from allocscan.rule import Rule
from allocscan.scanning.judged import judge
from allocscan.scanning.same_code import SameCode
from allocscan.settings import Settings
from allocscan.source.edits import apply_edits
from allocscan.source.file import SourceFile
from allocscan.suppressions.comment_rules import COMMENT_RULES
from allocscan.suppressions.insertion import Place, Places, comment_for
from allocscan.syntax.parse import parse


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
    """Return `source` with a comment above each of `findings`.

    It is what was there but for comments, and a scan finds none of the silenced again; what
    cannot be silenced so is left, which is all in a text with syntax errors. Comments are not
    silenced by comments.
    """
    syntax = parse(source)
    wanted = [each for each in findings if each.rule not in COMMENT_RULES]
    if syntax.errors or not wanted:
        return Commented(source.content, 0, tuple(findings))
    places = Places(syntax)
    found = {at: places.of(each.span) for at, each in enumerate(wanted)}
    choices = {at: ways for at, ways in found.items() if ways}
    proof = SameCode(syntax)
    while True:
        content, wrong = _commented(choices, wanted, reason, source, proof)
        if not wrong:
            silenced = {at: wanted[at] for at in choices}
            wrong = _still_found(silenced, content, source, rules, settings)
        if not wrong:
            left = tuple(each for each in findings if each not in silenced.values())
            return Commented(content, len(silenced), left)
        choices = {at: ways[1:] if at in wrong else ways for at, ways in choices.items()}
        choices = {at: ways for at, ways in choices.items() if ways}


def _commented(
    choices: Mapping[int, Sequence[Place]],
    wanted: Sequence[Finding],
    reason: str,
    source: SourceFile,
    proof: SameCode,
) -> tuple[bytes, set[int]]:
    """The text with comments at the first choices, and those of `choices` whose comment would be
    more than a comment there: it is left out."""
    groups = _by_place(choices)
    edits = [
        place.edit(comment_for({wanted[at].rule for at in group}, reason))
        for place, group in groups
    ]
    sound = proof.together([(edit,) for edit in edits])
    content = apply_edits(source.content, [edits[index] for index in sound])
    wrong = {*range(len(groups))}.difference(sound)
    return content, {at for index in wrong for at in groups[index][1]}


def _by_place(choices: Mapping[int, Sequence[Place]]) -> list[tuple[Place, list[int]]]:
    """The first choice of each, by place, in the order of the file."""
    groups: dict[Place, list[int]] = {}
    for at, ways in choices.items():
        groups.setdefault(ways[0], []).append(at)
    return sorted(groups.items(), key=lambda group: group[0].span)


def _still_found(
    silenced: Mapping[int, Finding],
    content: bytes,
    source: SourceFile,
    rules: Sequence[Rule],
    settings: Settings,
) -> set[int]:
    """Those of `silenced` that are found in `content` all the same."""
    judged = judge(parse(replace(source, content=content)), rules, settings)
    found = {one.identity for one in judged.claimed if one.by is None}
    return {at for at, each in silenced.items() if each.identity in found}
