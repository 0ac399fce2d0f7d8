"""The brackets of a text and what is code in it, without a parse: twenty times as fast.

Strings, comments, templates and regular expressions are told from code by their first characters
(ECMA-262 sec-ecmascript-language-lexical-grammar). Where a slash or a quote may be read in two
ways that lead to different brackets, the text is unclear, and only a parser can tell.
"""

import re

from allocscan.regex import regex
from allocscan.syntax.code_before import WORD_BYTES, begins_expression, divides, last_code
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
        TEMPLATE,
        _ENDS,
    ),
    re.DOTALL,
)
"""In the text of JSX elements quotes and slashes are what they look like: nothing that may hide a
literal is skipped unseen."""

_QUOTED: Final = regex(rb"%b|%b" % (STRINGS, COMMENTS), re.DOTALL)
_QUOTED_OR_NOTED: Final = regex(
    rb"%b|/\*(?:[^*]++|\*(?!/))*+\*/|`(?:[^`\\$]++|\\.|\$(?!\{)|\$\{[^{}`'\"/]*+\})*+`|//[^\n\r\xe2]*+"
    % STRINGS,
    re.DOTALL,
)
_REST: Final = regex(rb"(?:[^`\\$]++|\\.|\$(?!\{))*+(?:`|\$\{)", re.DOTALL)
_REGEX: Final = regex(rb"/(?:[^/\\\n\[]|\\[^\n]|\[(?:[^\]\\\n]++|\\[^\n])*+\])++/\w*+")
_SPECIAL: Final = regex(rb"""["'`{}\[\]]|/\*""")
_SPECIAL_IN_LINE: Final = regex(rb"""[^\n"'`{}\[\]]*+["'`{}\[\]]""")
_SPACES: Final = (
    rb"\xc2\xa0|\xe1\x9a\x80|\xe2\x80[\x80-\x8b\xa8\xa9\xaf]|\xe2\x81[\x9f\xa0]|\xe3\x80\x80"
    rb"|(?<!\A)\xef\xbb\xbf"
)
_SPACED: Final = (
    b"\xe2\x80",
    b"\xc2\xa0",
    b"\xe3\x80\x80",
    b"\xef\xbb\xbf",
    b"\xe1\x9a",
    b"\xe2\x81",
)
_SPACE: Final = regex(_SPACES)
"""White space that is no ASCII, and the ends of lines among it (sec-white-space); with two that
the grammars take for it."""

_ELEMENT: Final = regex(
    rb"(?:\A|\*/|[(,=:?&|{}\[\];>!\n]|\b(?:return|default|else|case|yield|await|do|in|of|typeof|void))"
    rb"\s*<\s*[\w$>]"
)
"""How an element may begin (JSX: JSXElement, JSXFragment)."""

_TICK_AFTER_SLASH: Final = regex(rb"(?<![/*<])/(?![/*>])[^\n/]*`")

_ODD: Final = (b"<!--", b"\n-->", b"\r")
_ODD_IN_CODE: Final = regex(rb"//[^\n]*\r|<!--|\n\s*-->|\r(?!\n)|%b" % _SPACES)
"""Comments of old scripts, and white space that hardly a text has: in code, or ending comments."""

_IN_TEMPLATE: Final = -1
_HELD: Final = regex(rb"[{\[].*(?:,.*,|\.\.\.)", re.DOTALL)
_HOLDER: Final = regex(rb"\{[^{}\[]*+[{\[].*(?:,.*,|\.\.\.)", re.DOTALL)
_LEAVER: Final = regex(rb"(?:</|/>).*[{\[].*(?:,.*,|\.\.\.)", re.DOTALL)


_TAG: Final = regex(rb"<\s*[\w$>]")
_BEFORE_ELEMENT: Final = frozenset(b"(,=:?&|{}[];>!/")


class UnclearError(Exception):
    """The brackets of a text cannot be told without a parse."""


def bracket_pairs(content: bytes, *, elements: bool | None = None) -> list[Pair]:
    """Return the pairs of `{}` and `[]` in the code of `content`, in the order of their ends.

    Small ones around nothing that has a comma are left out, and so are those of template
    substitutions. `elements`: whether there may be JSX in it; None where that shows in the text
    alone. Raises UnclearError where a parser would have to say what is code.
    """
    if b"\r\n" in content:
        content = content.replace(b"\\\r\n", b"\\\n ").replace(b"\r\n", b" \n")
    spaced = not content.isascii() and any(part in content for part in _SPACED)
    spaced = spaced and _SPACE.search(content) is not None
    if (spaced or any(mark in content for mark in _ODD)) and _is_odd(content):
        raise UnclearError
    try:
        return _Brackets(
            content, markup=_has_element(content) if elements is None else elements
        ).pairs()
    except IndexError:
        raise UnclearError from None


def _is_odd(content: bytes) -> bool:
    bare = _bare(content)
    return bare is None or _ODD_IN_CODE.search(bare) is not None


def _has_element(content: bytes) -> bool:
    """False where no JSX element begins in the code: up to the first one, strings and comments
    are what they look like."""
    if b"</" not in content and b"/>" not in content:
        return False
    if not any(_may_begin_element(content, found.start()) for found in _TAG.finditer(content)):
        return False
    bare = _bare(content)
    return bare is None or _ELEMENT.search(bare) is not None


def _may_begin_element(content: bytes, at: int) -> bool:
    """As `_ELEMENT`, for the `<` at `at`."""
    before = last_code(content, at)
    if before < 0 or content[before] in _BEFORE_ELEMENT or b"\n" in content[before:at]:
        return True
    return content[before] in WORD_BYTES and begins_expression(content, before)


def _bare(content: bytes) -> bytes | None:
    """`content` without what is quoted; None where a backtick may begin no template, or one with
    more in it than text and names."""
    if _TICK_AFTER_SLASH.search(content):
        return None
    bare = _QUOTED_OR_NOTED.sub(b'""', content[_after_hashbang(content) :])
    return None if b"`" in bare else bare


class _Brackets:
    def __init__(self, content: bytes, *, markup: bool) -> None:
        self._content = content
        self._markup = markup
        self._match = (_NEXT_IN_MARKUP if self._markup else _NEXT).match

    def pairs(self) -> list[Pair]:
        """Raises IndexError where a bracket closes that none opened."""
        content, match = self._content, self._match
        found: list[Pair] = []
        opened: list[int] = []
        at = _after_hashbang(content)
        while True:
            step = match(content, at)
            assert step is not None, "it ends somewhere"
            at, kind = step.end(), step.lastindex
            if kind == _OPENS:
                opened.append(at - 1)
            elif kind == _CLOSES:
                start = opened.pop()
                if start != _IN_TEMPLATE:
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
                return found

    def _after_template(self, at: int, opened: list[int]) -> int:
        """The end of the template's text that begins at `at`."""
        rest = _REST.match(self._content, at)
        if rest is None:
            raise UnclearError
        if self._content[rest.end() - 1] == ord("{"):
            opened.append(_IN_TEMPLATE)
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
        if self._markup and (_HOLDER.search(found.group()) or self._leaves_element(at, found)):
            raise UnclearError
        return found.end()

    def _leaves_element(self, at: int, found: "re.Match[bytes]") -> bool:
        """True where `found` may be text between elements, and hold the end of one."""
        before = last_code(self._content, at)
        tag = self._content[before : before + 1] == b">" and self._content[before - 1] != ord("=")
        return tag and _HELD.search(found.group()) is not None

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
        if not self._markup:
            raise UnclearError
        if found is None:
            if self._content[at] == ord("/"):
                raise UnclearError
            return at + 1  # an apostrophe in the text of an element
        noted = self._content[at] == ord("/")
        if _HOLDER.search(found.group()) if noted else _may_hide(found.group()):
            raise UnclearError
        if noted and not self._is_noted(at) and _may_leave(found.group()):
            raise UnclearError
        return found.end()

    def _is_noted(self, at: int) -> bool:
        """True for a comment with a line of its own, after what is no text of an element."""
        before = last_code(self._content, at)
        if before < 0:
            return True
        alone = self._content.find(b"\n", before, at) >= 0
        return alone and self._content[before] in b";{}(,/"


def _may_leave(text: bytes) -> bool:
    """True where `text`, a comment unless it begins in what an element holds, could hide a literal
    behind the end of that, or where a template begins."""
    odd = text.count(b"`") % 2 > 0 and (b"</" in text or b"/>" in text)
    return odd or _LEAVER.search(text) is not None


def _may_hide(text: bytes) -> bool:
    """True where `text`, a string unless it is what an element holds, could hide a literal that is
    worth a look, with two commas or a spread in it; or the one end of it."""
    lone = any(text.count(left) != text.count(right) for left, right in (b"{}", b"[]"))
    return lone or text.count(b"`") % 2 > 0 or _HELD.search(text) is not None


def _after_hashbang(content: bytes) -> int:
    return max(0, content.find(b"\n")) if content.startswith(b"#!") else 0
