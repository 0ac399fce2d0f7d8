"""A change of a file as a patch that `git apply` takes, byte for byte."""

from collections.abc import Sequence

CONTEXT = 3


def unified(path: str, before: bytes, after: bytes) -> bytes:
    """The patch that turns `before` into `after`; b"" when they are equal.

    `path` is relative to where `a/` and `b/` stand for, with `/`. Its head is git's own, because
    `git apply` guesses at the paths of any other when it runs in a subfolder. Lines end at LF
    alone, as git counts them, so that a CR is part of its line. Bytes that are no text are passed
    through.
    """
    if before == after:
        return b""
    old, new = _lines(before), _lines(after)
    a, b = _name("a", path), _name("b", path)
    tab = b"\t" if _ends_early(a) else b""
    head = b"diff --git %s %s\n--- %s%s\n+++ %s%s\n" % (a, b, a, tab, b, tab)
    return head + b"".join(_hunk(group, old, new) for group in _grouped(steps(old, new)))


Step = tuple[str, int, int, int, int]
"""As of difflib: what happens, and the lines before and after that it happens to."""


def steps(old: Sequence[bytes], new: Sequence[bytes]) -> list[Step]:
    """What leads from the lines `old` to the lines `new`; equal lines make one step."""
    from difflib import SequenceMatcher

    # Most of a file is left alone, and difflib is slow: only what lies between equal ends is
    # compared. The ends join the steps again before these are grouped, so that every hunk has
    # its context and only a hunk at the end of the file has less.
    first, last = _equal_ends(old, new)
    middle = SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last])
    taken: list[Step] = [("equal", 0, first, 0, first)]
    taken += [
        (tag, a + first, b + first, c + first, d + first)
        for tag, a, b, c, d in middle.get_opcodes()
    ]
    taken.append(("equal", len(old) - last, len(old), len(new) - last, len(new)))
    return _joined(taken)


def _joined(taken: Sequence[Step]) -> list[Step]:
    """`taken` without empty ones, neighbouring equal ones as one."""
    joined: list[Step] = []
    for step in taken:
        tag, a, b, c, d = step
        if a == b and c == d:
            continue
        if joined and tag == joined[-1][0] == "equal":
            _, a, _, c, _ = joined.pop()
        joined.append((tag, a, b, c, d))
    return joined


def _grouped(taken: Sequence[Step]) -> list[list[Step]]:
    """The changes with up to CONTEXT equal lines around; those that then touch are one group."""
    groups: list[list[Step]] = [[]]
    for at, step in enumerate(taken):
        tag, a, b, c, d = step
        if tag != "equal":
            groups[-1].append(step)
            continue
        before, after = at > 0, at + 1 < len(taken)
        if before and after and b - a <= 2 * CONTEXT:
            groups[-1].append(step)
            continue
        if before:
            groups[-1].append((tag, a, min(b, a + CONTEXT), c, min(d, c + CONTEXT)))
            groups.append([])
        if after:
            groups[-1].append((tag, max(a, b - CONTEXT), b, max(c, d - CONTEXT), d))
    return [group for group in groups if group]


def _equal_ends(old: Sequence[bytes], new: Sequence[bytes]) -> tuple[int, int]:
    first, limit = 0, min(len(old), len(new))
    while first < limit and old[first] == new[first]:
        first += 1
    last = 0
    while last < limit - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _hunk(group: list[Step], old: Sequence[bytes], new: Sequence[bytes]) -> bytes:
    removed, added = (group[0][1], group[-1][2]), (group[0][3], group[-1][4])
    rows = [f"@@ -{_range(*removed)} +{_range(*added)} @@\n".encode()]
    for tag, a, b, c, d in group:
        if tag == "equal":
            rows += [_row(b" ", line) for line in old[a:b]]
        else:
            rows += [_row(b"-", line) for line in old[a:b]]
            rows += [_row(b"+", line) for line in new[c:d]]
    return b"".join(rows)


def _range(start: int, stop: int) -> str:
    length = stop - start
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"


def _row(sign: bytes, line: bytes) -> bytes:
    return sign + (line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n")


def _lines(content: bytes) -> list[bytes]:
    """`content` cut after each LF; a last line may lack one. "" has no line."""
    lines = [line + b"\n" for line in content.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _name(side: str, path: str) -> bytes:
    """The name as git writes it: in quotes when a byte of it could be misread."""
    raw = f"{side}/{path}".encode("utf-8", "surrogateescape")
    if any(byte < 0x20 or byte in b'"\\\x7f' for byte in raw):
        return b'"' + b"".join(map(_quoted, raw)) + b'"'
    return raw


def _ends_early(name: bytes) -> bool:
    """True for a name that could be read as ending at a space, unless a tab follows it."""
    return b" " in name and not name.startswith(b'"')


def _quoted(byte: int) -> bytes:
    if byte in b'"\\':
        return b"\\" + bytes((byte,))
    return bytes((byte,)) if 0x20 <= byte != 0x7F else b"\\%03o" % byte
