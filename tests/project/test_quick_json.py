"""JSON is read as `json` reads it."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.command import ROOT

from allocscan.project import quick_json
from allocscan.project.quick_json import json_of

PIECES = (
    *(b"{", b"}", b"[", b"]", b",", b":", b'"a"', b'"\\u00e9"', b'"', b"1", b"-2.5e3", b"NaN"),
    *(b"true", b"null", b" ", b"\n", b"\t", b"\x0b"),
    *(b"\xef\xbb\xbf", b"\xff", b"\0", b"\xed\xa0\x80"),
)

REFUSED = "no JSON"
LEAVES = st.none() | st.booleans() | st.floats() | st.integers() | st.text()
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


def told(read: object, content: bytes) -> str:
    """What `read` gives, or that it refuses."""
    assert callable(read)
    try:
        return repr(read(content))
    except ValueError:
        return REFUSED


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b" \n", id="white space"),
        pytest.param(b"{} {}", id="two values"),
        pytest.param(b"{'a': 1}", id="other quotes"),
        pytest.param(b'{"a": 1,}', id="a comma too many"),
        pytest.param(b"[]\x0b", id="what is no white space of JSON"),
        pytest.param(b"\xff\xff", id="no text"),
    ],
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    assert told(json_of, content) == REFUSED


ALONE = """
import sys
from allocscan.project.quick_json import json_of
assert "json" not in sys.modules
try:
    json_of(sys.stdin.buffer.read())
except ValueError as error:
    print("refused")
"""


@pytest.mark.parametrize(
    "content", ['{"a": 1,}', '{"a" 1}', '{"a": "', "[1,]", "<<<<<<< HEAD\n{}", '{"a": "\\x"}']
)
def test_what_is_no_json_is_refused_where_nobody_else_reads_any(content: str) -> None:
    """Before 3.12 the scanner knows its own error only where `json` was imported."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE], input=content, capture_output=True, text=True, cwd=ROOT
    )
    assert (done.stdout, done.stderr) == ("refused\n", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings(encoding: str) -> None:
    assert json_of('{"name": "é"}'.encode(encoding)) == {"name": "é"}


def test_other_pythons_have_no_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_json, "_scanner", None)
    assert json_of(b'{"a": [1, 2.5, null]}') == {"a": [1, 2.5, None]}


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(b"".join))
def test_any_bytes_are_read_as_json_does(content: bytes) -> None:
    assert told(json_of, content) == told(json.loads, content)


@given(VALUES)
def test_any_value_is_read_back(value: object) -> None:
    content = json.dumps(value).encode()
    assert told(json_of, content) == told(json.loads, content)
