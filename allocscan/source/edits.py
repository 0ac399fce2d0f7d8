"""Replacing spans of a file's bytes."""

from collections.abc import Sequence
from itertools import pairwise

from allocscan.records import dataclass
from allocscan.source.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` where `span` is; an empty span is an insertion."""

    span: Span
    text: bytes


class OverlapError(ValueError):
    """Two edits claim the same byte."""


def apply_edits(original: bytes, edits: Sequence[Edit]) -> bytes:
    """Return `original` with `edits` made.

    Spans are offsets into `original`, in any order. Edits may touch but not overlap;
    insertions at one offset keep their order, and come before a replacement that starts there.
    Raises OverlapError if two claim a byte.
    """
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    for before, after in pairwise(ordered):
        if before.span.end > after.span.start:
            raise OverlapError(f"edits overlap at byte {after.span.start}")
    pieces, at = [], 0
    for edit in ordered:
        pieces += [original[at : edit.span.start], edit.text]
        at = edit.span.end
    return b"".join([*pieces, original[at:]])
