"""What the bytes of a file show without a tree: that nothing in it stands for an import.

Too little is shown rather than too much: what looks like code in any way is looked into.
"""

import re
from collections.abc import Container, Iterable, Iterator

from allocscan.program.importing import Import
from allocscan.program.specifiers import types_imported
from allocscan.regex import regex
from allocscan.sites.context.sources import WHOLES
from allocscan.typed import Final

_HANDS_ALL_ON: Final = regex(rb"\bexport[\s\x80-\xff]*(?:type[\s\x80-\xff]*)?(?:\*|/[/*])")
"""`export * from`; where a comment stands in it, that is looked into."""
_LISTED: Final = regex(rb"export(?:\s+type)?\s*\{|export\s*(?:/|default\b)")
"""An export of names, or what may be one."""
_CALLED: Final = regex(rb"\bimport\s*\(")
_OF_ALL: Final = regex(rb"(?:\*[^{}'\"]*\bfrom|\brequire\b[^'\"]*|/)\s*$")
"""What stands before the specifier; a comment may hide it."""
_PARTS: Final = regex(rb"\bimport\s*+(?:type\s*+)?\{([\w$\s,]*+)\}\s*+from\s*+\Z")
"""All of an import that names parts of a module, up to the specifier."""
_WORD: Final = regex(rb"[\w$]+")
_NEAR_NAMES: Final = 256
_NEAR: Final = 32
"""So many bytes before a word are looked at."""
_BEFORE: Final = frozenset({b"", b".", b"/"})
_BEHIND: Final = regex(rb"\s*(?:[,}:/\x80-\xff]|as\b)|['\"]\s*(?:as\b|\}\s*from\b)")
_ESCAPED: Final = regex(rb"\\u[0-9a-fA-F{]|\\[^'\"\n]*['\"]\s*(?:as\b|\}\s*from\b)")
"""A name may be written so: quoted with any escape, or plain with this one."""


def is_silent(content: bytes, by: Import, name: str, *, all_in_sight: bool) -> bool:
    """True where `content` shows that nothing in it stands for the export `name` that it imports
    as `by` says, nor hands it on; and that it is not whole (`Mentions.whole`), where that matters:
    where callers are `all_in_sight`."""
    if all_in_sight and _CALLED.search(content) is None:
        return False
    types = _types_for_itself(content)
    if by.specifiers and all(_is_never_bound(each, content, types) for each in by.specifiers):
        return True
    if name in WHOLES:
        parts = [parts_of(each, content) for each in by.specifiers]
        return bool(parts) and all(each is not None and "default" not in each for each in parts)
    if name.startswith("."):
        return False
    if _ESCAPED.search(content) is not None:
        return False
    handed = (found.start() for found in _HANDS_ALL_ON.finditer(content))
    return not _is_named(name, content) and all(_is_in_comment(at, content) for at in handed)


def hands_all_on(content: bytes) -> bool:
    """True where `content` may have an `export * from`."""
    return _HANDS_ALL_ON.search(content) is not None


def holds_all(content: bytes, specifiers: Iterable[str]) -> bool:
    """True where a name of `content` may stand for all of a module that one of `specifiers`
    names: `* as name from "x"`, `require("x")`."""
    for specifier in specifiers:
        text = specifier.encode("utf-8", "surrogateescape")
        for quoted in (b'"%b"' % text, b"'%b'" % text, b"`%b`" % text):
            for at in _all_of(quoted, content):
                before = content[max(0, at - _NEAR_NAMES) : at]
                if _OF_ALL.search(before) is not None:
                    return True
    return False


def _types_for_itself(content: bytes) -> frozenset[int]:
    """Where that begins which `import type` names, if such types may not be handed on by it."""
    if b"import type" not in content or _LISTED.search(content) is not None:
        return frozenset()
    return frozenset(types_imported(content))


def _is_never_bound(specifier: str, content: bytes, types: Container[int]) -> bool:
    """True where `specifier` stands in `import("…")`, in imports of comments and of `types` only,
    so that no name of the file stands for what that is."""
    text = specifier.encode("utf-8", "surrogateescape")
    found = False
    for at in (*_all_of(b'"%b"' % text, content), *_all_of(b"'%b'" % text, content)):
        found = True
        if at in types:
            continue
        before = content[max(0, at - _NEAR) : at]
        # On one line: where one part of it stands in a comment, or in a string, all of it does.
        word = before.rstrip(b" \t(")
        called = word.endswith(b"import") and b"(" in before[len(word) :]
        if not called and not (word.endswith(b"from") and _is_in_comment(at, content)):
            return False
    return found


def parts_of(specifier: str, content: bytes) -> frozenset[str] | None:
    """The names that `content` imports of the module `specifier`, and no fewer; None where that
    stands otherwise than behind imports of parts by their names."""
    text = specifier.encode("utf-8", "surrogateescape")
    found: set[str] = set()
    for quoted in (b'"%b"' % text, b"'%b'" % text, b"`%b`" % text):
        for at in _all_of(quoted, content):
            begins = max(0, content.rfind(b"import", 0, at))
            parts = _PARTS.match(content[begins:at])
            if parts is None:
                return None
            found.update(word.decode() for word in _WORD.findall(parts[1]))
    return frozenset(found) or None


def _is_named(name: str, content: bytes) -> bool:
    """True where `name` may stand in `content` for a member, or for one part of an import, of an
    export or of a pattern: as a word with a dot before it or a sign behind it, in no comment."""
    word = name.encode("utf-8", "surrogateescape")
    if word not in content:
        return False
    if not word.isascii():
        return True
    whole = re.compile(rb"(?<![\w$])" + re.escape(word) + rb"(?![\w$])")
    return any(
        _is_part(found, content) and not _is_in_comment(found.start(), content)
        for found in whole.finditer(content)
    )


def _is_part(found: re.Match[bytes], content: bytes) -> bool:
    """Whether the signs around a word say that it may be part of something; comments do too."""
    before = content[max(0, found.start() - _NEAR) : found.start()].rstrip()
    return before[-1:] in _BEFORE or _BEHIND.match(content, found.end()) is not None


def _all_of(sought: bytes, content: bytes) -> Iterator[int]:
    at = content.find(sought)
    while at >= 0:
        yield at
        at = content.find(sought, at + 1)


def _is_in_comment(at: int, content: bytes) -> bool:
    """True where the lines up to `at` show a comment that is open there: one begins with `/*`, and
    all behind it with `*`; or the one line with `//`.

    The text of a template or of JSX may look like that too, and have code in `${…}` or `{…}`, or
    behind its end: no comment is seen behind the one or an odd backtick, nor in a file that may
    hold JSX.
    """
    end = at
    while True:
        start = content.rfind(b"\n", 0, end) + 1
        line = content[start:end].lstrip()
        if line.startswith(b"/*") or (line.startswith(b"//") and end == at):
            break
        if not line.startswith(b"*"):
            return False
        end = start - 1
    comment = content[start:at]
    if b"*/" in comment or b"${" in comment or comment.count(b"`") % 2:
        return False
    continued = content[max(0, start - 2) : start].rstrip(b"\r\n").endswith(b"\\")
    return not (continued or b"</" in content or b"/>" in content)
