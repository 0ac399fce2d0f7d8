"""The brackets of a text and what is code in it, without a parse: twenty times as fast.

Strings, comments, templates and regular expressions are told from code by their first characters
(ECMA-262 sec-ecmascript-language-lexical-grammar). Where a slash or a quote may be read in two
ways that lead to different brackets, the text is unclear, and only a parser can tell.
"""

import re
from bisect import bisect_right

from allocscan.regex import regex
from allocscan.syntax.code_before import divides
from allocscan.syntax.doubts import IN_TEMPLATE, Doubts
from allocscan.syntax.odd_places import element_places, odd_places
from allocscan.typed import Final

Pair = tuple[int, int]
"""The offsets of an opening brace or square bracket and of what follows its closing one."""

STRINGS: Final = rb""""(?:[^"\\\n]++|\\.)*+"|'(?:[^'\\\n]++|\\.)*+\'"""
TEMPLATE: Final = rb"`(?:[^`\\$]++|\\.|\$(?!\{))*+`"
COMMENTS: Final = rb"//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+\*/"
_SMALL: Final = rb"""\[[^"'/`{}\[\],]*+\]|\{[^"'/`{}\[\],;=]*+\}"""
"""Brackets around nothing that has a comma or is quoted."""

_OPENS, _CLOSES, _TEMPLATE, _SLASH, _QUOTE = 1, 2, 3, 4, 5
_ENDS: Final = rb"""(?:([{\[])|([}\]])|(`)|(/)|(['"])|\Z)"""
_PLAIN: Final = rb"""[^"'/`{}\[\]]++"""
_NEXT: Final = regex(
    rb"(?:%b|%b|%b|%b|%b)*+%b" % (_PLAIN, STRINGS, COMMENTS, _SMALL, TEMPLATE, _ENDS), re.DOTALL
)
_NEXT_IN_MARKUP: Final = regex(
    rb"(?:%b|%b|%b|%b|%b)*+%b"
    % (
        _PLAIN,
        rb""""(?:[^"\\\n{\[`]++|\\.)*+"|'(?:[^'\\\n{\[`]++|\\.)*+\'""",
        rb"//[^\n{\[`]*+(?=\n|\Z)|(?<=[\s({;,=])/\*(?:[^*{\[`]++|\*(?!/))*+\*/",
        _SMALL,
        rb"`(?:[^`\\${\[]++|\\.|\$(?!\{))*+`",
        _ENDS,
    ),
    re.DOTALL,
)
"""In the text of JSX elements quotes and slashes are what they look like: nothing that may hide a
literal is skipped unseen."""

_QUOTED: Final = regex(rb"%b|%b" % (STRINGS, COMMENTS), re.DOTALL)
_TOKEN: Final = regex(rb"%b|%b|%b" % (STRINGS, COMMENTS, TEMPLATE), re.DOTALL)
_REST: Final = regex(rb"(?:[^`\\$]++|\\.|\$(?!\{))*+(?:`|\$\{)", re.DOTALL)
_REGEX: Final = regex(rb"/(?:[^/\\\n\[]|\\[^\n]|\[(?:[^\]\\\n]++|\\[^\n])*+\])++/\w*+")
_SPECIAL: Final = regex(rb"""["'`{}\[\]]|/\*""")
_SPECIAL_IN_LINE: Final = regex(rb"""[^\n"'`{}\[\]]*+["'`{}\[\]]""")


class UnclearError(Exception):
    """The brackets of a text cannot be told without a parse."""


def brackets_of(content: bytes, *, elements: bool | None = None) -> "Brackets":
    """Return the brackets in the code of `content`. `elements`: whether there may be JSX in it;
    None where that shows in the text alone.

    Raises UnclearError where a parser would have to say what is code.
    """
    if b"\r\n" in content:
        content = content.replace(b"\\\r\n", b"\\\n ").replace(b"\r\n", b" \n")
    found = _read(content, elements)
    for at, ends_line in odd_places(content):
        quoted = found.quoted_at(at)
        if not quoted or (ends_line and quoted in (b"//", b"/")):
            raise UnclearError
    return found


def _read(content: bytes, elements: bool | None) -> "Brackets":
    """What is read as a text without elements is read well up to the first one, if there is any."""
    if elements is not None:
        return Brackets(content, markup=elements)
    if b"</" not in content and b"/>" not in content:
        return Brackets(content, markup=False)
    places = element_places(content)
    try:
        found = Brackets(content, markup=False)
    except UnclearError:
        if next(places, None) is None:
            raise
        return Brackets(content, markup=True)
    if any(not found.quoted_at(at) for at in places):
        return Brackets(content, markup=True)
    return found


class Brackets:
    """The `pairs` of `{}` and `[]` in the code of `content`, in the order of their ends; small ones
    around nothing that has a comma are left out, and so are those of template substitutions.
    `markup`: there may be elements in it.

    Raises UnclearError where a parser would have to say what is code.
    """

    def __init__(self, content: bytes, *, markup: bool) -> None:
        self.markup = markup
        self.pairs: list[Pair] = []
        self._content = content
        self._match = (_NEXT_IN_MARKUP if markup else _NEXT).match
        self._steps: list[int] = []
        self._opened: list[int] = []
        self._doubts = Doubts(content, self.pairs, self._opened)
        try:
            self._find()
        except IndexError:
            raise UnclearError from None

    def quoted_at(self, offset: int) -> bytes:
        """How the string, comment, template or regular expression begins that the byte at `offset`
        is a part of; nothing for code."""
        index = bisect_right(self._steps, offset) - 1
        if index < 0:
            return b"//"  # the hashbang
        content = self._content
        step = self._match(content, self._steps[index])
        assert step is not None, "it was taken before"
        if offset >= step.end():
            if step.lastindex in (_TEMPLATE, _CLOSES):
                return b"`"
            at = step.end() - 1
            noted = content[at + 1 : at + 2] in (b"/", b"*")
            return content[at : at + 1 + noted]
        for token in _TOKEN.finditer(content, step.start(), step.end()):
            if token.start() > offset:
                break
            if offset < token.end():
                at = token.start()
                return content[at : at + 1 + (content[at] == ord("/"))]
        return b""

    def _find(self) -> None:
        """Raises IndexError where a bracket closes that none opened."""
        content, found, opened, steps = self._content, self.pairs, self._opened, self._steps
        match = self._match
        at = _after_hashbang(content)
        while True:
            step = match(content, at)
            assert step is not None, "it ends somewhere"
            steps.append(at)
            at, kind = step.end(), step.lastindex
            if kind == _OPENS:
                opened.append(at - 1)
            elif kind == _CLOSES:
                start = opened.pop()
                if start != IN_TEMPLATE:
                    if content[start] != content[at - 1] - 2:
                        raise UnclearError
                    found.append((start, at))
                elif content[at - 1] == ord("}"):
                    at = self._after_template(at, opened)
                else:
                    raise UnclearError
            elif kind == _TEMPLATE:
                at = self._after_template(at, opened)
            elif kind == _SLASH:
                at = self._after_slash(at - 1)
            elif kind == _QUOTE:
                at = self._after_quote(at - 1)
            elif opened:
                raise UnclearError
            else:
                return

    def _after_template(self, at: int, opened: list[int]) -> int:
        """The end of the template's text that begins at `at`."""
        rest = _REST.match(self._content, at)
        if rest is None:
            raise UnclearError
        if self.markup and self._doubts.of_string(at, rest.group()[:-1]):
            raise UnclearError
        if self._content[rest.end() - 1] == ord("{"):
            opened.append(IN_TEMPLATE)
        return rest.end()

    def _after_slash(self, at: int) -> int:
        """The end of what begins with the slash at `at`: an operator, or a regular expression."""
        content = self._content
        if content[at + 1 : at + 2] in (b"/", b"*"):
            return self._after_quote(at)
        is_operator = divides(content, at)
        if is_operator:
            return at + 1
        if is_operator is None:
            return self._after_doubtful_slash(at)
        found = _REGEX.match(content, at)
        if found is None or found.group().rpartition(b"/")[2].count(b"v"):
            raise UnclearError  # with the flag `v` classes of characters stand in one another
        if self.markup and self._doubts.of_regex(at, found.group()):
            raise UnclearError
        return found.end()

    def _after_doubtful_slash(self, at: int) -> int:
        """A slash that is an operator or begins a regular expression. It makes no difference where
        that would hold no quote and no bracket, and what closes it would be an operator too."""
        content = self._content
        found = _REGEX.match(content, at)
        if found is None:
            return at + 1
        closing = content.rfind(b"/", at, found.end())
        if _SPECIAL.search(content, at + 1, closing):
            raise UnclearError
        if content[closing + 1 : closing + 2] in (b"/", b"*"):
            if _SPECIAL_IN_LINE.match(content, closing):
                raise UnclearError
            return at + 1  # a comment follows
        if not divides(content, closing):
            raise UnclearError
        return closing + 1

    def _after_quote(self, at: int) -> int:
        """The end of the string or comment that begins at `at`, if there is one."""
        found = _QUOTED.match(self._content, at)
        if not self.markup:
            raise UnclearError
        if found is None:
            if self._content[at] == ord("/"):
                raise UnclearError
            return at + 1  # an apostrophe in the text of an element
        doubtful = self._doubts.of_comment if found.group()[:1] == b"/" else self._doubts.of_string
        if doubtful(at, found.group()):
            raise UnclearError
        return found.end()


def _after_hashbang(content: bytes) -> int:
    return max(0, content.find(b"\n")) if content.startswith(b"#!") else 0
