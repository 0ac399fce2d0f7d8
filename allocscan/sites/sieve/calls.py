"""Calls that may make an instance, by their text: `new RegExp('…')`, `n.toLocaleString('en', {…})`.

Comments between the parts of a call are no part of a piece: there the arguments cannot be told.
"""

import re
from collections.abc import Iterator

from allocscan.knowledge.instance_marks import INSTANCE_MARKS, holds_mark
from allocscan.regex import regex
from allocscan.syntax.brackets import STRINGS, Pair
from allocscan.syntax.code_before import last_code, word_before
from allocscan.typed import Final

_NAME: Final = regex(rb"[\w$.]+")
_TEMPLATE: Final = rb"`(?:[^`\\$]++|\\.|\$(?!\{)|\$\{[^{}`]*+\})*+`"
_REGEX: Final = rb"(?<=[(,])\s*+/(?![*/])(?:[^/\\\n\[()]++|\\[^\n])++/\w*+"
_PART: Final = rb"(?:%b|[^()\"'`/]++|%b|%b)" % (_REGEX, STRINGS, _TEMPLATE)
_ARGUMENTS: Final = regex(
    rb"\s*+\((?:%b|\((?:%b|\(%b*+\))*+\))*+\)" % (_PART, _PART, _PART), re.DOTALL
)
"""As `nesting.ARGUMENTS`, with what may stand in a pattern or in what it is made of."""

_NEW_BEFORE: Final = regex(rb"\bnew\b[^;]*\Z")
_HEAD: Final = 1000
_GIVEN: Final = regex(rb"\s*+[(</]")
_METHODS: Final = (b"toLocale", b"localeCompare")
_ASKING: Final = (b"RegExp", b"JSON.parse")
"""What makes nothing without arguments."""


def made_calls(content: bytes) -> Iterator[tuple[Pair, bytes | None]]:
    """Yield where each stands, from its name on, and its text alone; None where its arguments
    cannot be told.

    The receiver of a method is not part of the text: another stands for it.
    """
    if not holds_mark(content):
        return
    for mark in INSTANCE_MARKS:
        at = content.find(mark)
        while at >= 0:
            text, end = _call(content, at, mark)
            if text != b"":
                yield (at, end), text
            at = content.find(mark, at + len(mark))


def _call(content: bytes, at: int, mark: bytes) -> tuple[bytes | None, int]:
    """The text of the call whose callee has `mark` at `at`, and its end; b"" where it makes
    nothing."""
    name = _NAME.match(content, at)
    assert name is not None, "the mark is one"
    before = last_code(content, at)
    noted = before >= 0 and (content[before] == ord("/") or content.find(b"\n", before, at) >= 0)
    if noted and _NEW_BEFORE.search(content, max(0, at - _HEAD), at):
        return None, at
    made = before >= 0 and word_before(content, before) == b"new"
    if _GIVEN.match(content, name.end()) is None:
        return (b"new " + name.group() if made and mark not in _ASKING else b""), name.end()
    arguments = _ARGUMENTS.match(content, name.end())
    if arguments is None:
        return None, at
    text, end = name.group() + arguments.group(), arguments.end()
    if mark not in _METHODS:
        return (b"new " + text if made else text), end
    # without options it is left alone
    return (b"x." + text if b"{" in arguments.group() else b""), end
