"""The last look before a plan is believed: nothing changed but what the plan says."""

from collections import Counter
from collections.abc import Iterator, Sequence

from allocscan.fixes.guarding.cut import Cut, Edited, compared, cut, landings
from allocscan.fixes.guarding.declared import MismatchError
from allocscan.fixes.guarding.unhoist import check_unhoisting
from allocscan.fixes.habits import PURES
from allocscan.fixes.values import Plan
from allocscan.source.edits import OverlapError, apply_edits
from allocscan.source.file import SourceFile
from allocscan.source.span import Span
from allocscan.syntax.parse import Syntax, parse


def guard(syntax: Syntax, plan: Plan) -> bytes | str:
    """Return the file of `syntax` with `plan` carried out, or a sentence that says why it must not
    be.

    The result has the same syntax errors, the same comments and, outside of the edits, the same
    tokens in the same places of the tree; and un-hoisting the constants gives the original.
    """
    source = syntax.source
    edits = sorted(plan.edits, key=lambda edit: (edit.span.start, edit.span.end))
    try:
        content = apply_edits(source.content, edits)
    except OverlapError as error:
        return str(error)
    moved = sorted(span for one in plan.hoisted for span in one.moved)
    was = cut(syntax, (edit.span for edit in edits), moved)
    after = parse(SourceFile(source.path, content, source.language))
    now = compared(was, after, tuple(landings(edits)))
    objection = next(_objections(plan, was, now), None)
    return content if objection is None else objection


def _objections(plan: Plan, was: Cut, now: Edited) -> Iterator[str]:
    """Yield what is wrong, one sentence each."""
    if _error_texts(was.syntax) != _error_texts(now.syntax):
        yield "the edited file has other syntax errors than the original"
    if any(_touches(edit, error) for edit in was.edited for error in was.syntax.errors):
        yield "an edit lies in a part of the file that could not be read"
    if _counted(was.comments) != _counted(now.comments):
        yield "a comment would be lost or doubled"
    if was.within is None or not now.is_whole:
        yield "an edit would cut a token in two"
        return
    if not now.is_kept:
        yield "code outside of the edits would be read otherwise"
    try:
        check_unhoisting(plan.hoisted, was, now)
    except MismatchError as error:
        yield f"un-hoisting does not give back the original: `{error}`"


def _error_texts(syntax: Syntax) -> list[bytes]:
    return [span.of(syntax.source.content) for span in syntax.errors]


def _touches(edit: Span, error: Span) -> bool:
    inside = error.start < edit.start < error.end
    return inside or edit.overlaps(error) or edit.start < error.start < edit.end


def _counted(comments: Sequence[bytes]) -> Counter[bytes]:
    """How often each comment stands in the file, whatever its lines' indentation; the mark that
    a call is pure is ours to add."""
    found = Counter(b"\n".join(map(_unindented, text.split(b"\n"))) for text in comments)
    for mark in PURES:
        del found[mark]
    return found


def _unindented(line: bytes) -> bytes:
    return line.strip(b" \t\r")
