"""Lines that nobody wrote by hand, in files that otherwise are: nothing on them is worth a word.

A file that is minified as a whole never gets here (`knowledge.generated`).
"""

import re

from allocscan.regex import regex
from allocscan.syntax.binding import Node
from allocscan.syntax.parse import Syntax
from allocscan.typed import Final

LONGEST_LINE: Final = 500
"""Bytes of code on one line beside the literal and what is quoted there."""

LONG_MEAN: Final = 200
"""Bytes per line of a whole file, as in `knowledge.generated`: nobody writes more."""

_QUOTED: Final = regex(
    rb"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`(?:[^`\\]|\\.)*`|/\*.*?\*/|//.*", re.DOTALL
)


def is_minified(literal: Node, syntax: Syntax) -> bool:
    """True when so much code stands on the lines on which `literal` begins and ends that no
    person wrote it there. The literal's own text does not count, however long."""
    content = syntax.source.content
    start = content.rfind(b"\n", 0, literal.start_byte) + 1
    end = content.find(b"\n", literal.end_byte)
    end = len(content) if end < 0 else end
    if end - start <= LONG_MEAN:
        return False
    beside = (content[start : literal.start_byte], content[literal.end_byte : end])
    longest = max(len(_QUOTED.sub(b"", text)) for text in beside)
    if not LONG_MEAN < longest <= LONGEST_LINE:
        return longest > LONGEST_LINE
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    return len(content) > lines * LONG_MEAN
