"""Patches against git itself: what `git apply` makes of them."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allocscan.reports.diff import unified


def applied(folder: Path, path: str, before: bytes, after: bytes) -> bytes:
    """The file at `path` after `git apply` of the patch; the file begins as `before`."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(before)
    subprocess.run(
        ["git", "apply", "--whitespace=nowarn", "-"],
        cwd=folder,
        input=unified(path, before, after),
        check=True,
        capture_output=True,
    )
    return target.read_bytes()


def test_equal_files_have_no_patch() -> None:
    assert unified("a.js", b"x\n", b"x\n") == b""


LONG = b"".join(b"line %d\n" % number for number in range(100))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"a\nb\nc\n", b"a\nB\nc\n", id="one line"),
        pytest.param(b"a\n", b"a", id="final newline goes"),
        pytest.param(b"a", b"a\n", id="final newline comes"),
        pytest.param(b"a\nb", b"A\nb", id="no final newline, elsewhere"),
        pytest.param(b"a", b"b", id="one line without end"),
        pytest.param(b"a\r\nb\r\n", b"a\r\nB\r\n", id="CRLF"),
        pytest.param(b"a\r\nb\n", b"A\r\nb\n", id="mixed ends"),
        pytest.param(b"a\rb\n", b"a\rc\n", id="lone CR"),
        pytest.param(b"\xef\xbb\xbfa\n", b"\xef\xbb\xbfb\n", id="BOM"),
        pytest.param("価\n".encode(), "格\n".encode(), id="wide"),
        pytest.param(b"a\x0cb\n", b"a\x0cc\n", id="form feed"),
        pytest.param(LONG, b"first\n" + LONG, id="first line"),
        pytest.param(LONG, LONG + b"last\n", id="last line"),
        pytest.param(LONG, LONG.replace(b"line 50\n", b""), id="in the middle"),
        pytest.param(
            LONG, LONG.replace(b"line 3\n", b"x\n").replace(b"line 90\n", b""), id="two hunks"
        ),
        pytest.param(b"}\n}\n}\n", b"}\n}\n", id="equal lines"),
        pytest.param(b"a\nb\nb\nb\na\n", b"b\nb\nb\nb\na\n", id="equal lines around the change"),
    ],
)
def test_git_applies(before: bytes, after: bytes, tmp_path: Path) -> None:
    assert applied(tmp_path, "src/a.js", before, after) == after


@pytest.mark.parametrize(
    "path", ["a b.js", "a\tb.js", 'a"b.js', "a\\b.js", "é价.js", "a'b.js", "deep/er/a.js"]
)
def test_names(path: str, tmp_path: Path) -> None:
    assert applied(tmp_path, path, b"a\n", b"b\n") == b"b\n"


LINES = st.lists(
    st.sampled_from([b"a\n", b"b\n", b"}\n", b"\n", b"x\r\n", b"\xff\n"]), max_size=14
).map(b"".join)


@given(LINES, LINES, st.booleans(), st.booleans())
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_change(tmp_path: Path, before: bytes, after: bytes, cut: bool, trim: bool) -> None:
    before, after = before or b"a\n", after or b"b\n"
    before = before[:-1] if cut and len(before) > 1 else before
    after = after[:-1] if trim and len(after) > 1 else after
    if before != after:
        assert applied(tmp_path, "a.js", before, after) == after
