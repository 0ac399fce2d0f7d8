"""What holds for any bytes at all: no crash, no edit near an error, one fix is enough."""

import re
from random import Random
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.fixer import fix, scan_everything, source_file
from support.program_generator import generate

from allocscan.findings import Report
from allocscan.source.span import Span
from allocscan.syntax.parse import parse

NAMES: Final = ("a.mjs", "a.cjs", "a.js", "a.jsx", "a.ts", "a.tsx", "a.mts")
SIGNS: Final = "{ } [ ] ( ) , ; : ? ?. ... => = += == === ! ` ${ ' / /* */ // # @ < > & | ?? .5 0x"
WORDS: Final = (
    "const let var function class return if for of in while new this super async await yield "
    "import export default static get set typeof delete as satisfies enum type interface "
    "a b k t 1 'x' /r/g <b> </b> <T> é 💡"
)
TOKENS: Final = (*SIGNS.split(), *WORDS.split(), '"', "\\", "\n", "\r\n", "\u2028", "\ufeff")

thorough = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

programs = st.integers(0, 2**32).map(lambda seed: generate(seed).source())


@st.composite
def broken_programs(draw: st.DrawFn) -> bytes:
    """A program with one to four places deleted, doubled or overwritten by a token."""
    text = draw(programs).decode()
    rng = Random(draw(st.integers(0, 2**32)))
    for _ in range(rng.randint(1, 4)):
        start = rng.randint(0, len(text))
        stop = min(len(text), start + rng.choice((0, 1, 2, 5, 20, 200)))
        text = (
            text[:start] + rng.choice(("", rng.choice(TOKENS), text[start:stop] * 2)) + text[stop:]
        )
    return text.encode()


soup = st.lists(st.sampled_from(TOKENS), max_size=60).map(lambda words: " ".join(words).encode())
any_source = st.one_of(programs, broken_programs(), soup, st.binary(max_size=200))
any_name = st.sampled_from(NAMES)


def edit_spans(report: Report) -> list[Span]:
    """What the findings' own fixes would touch."""
    return [edit.span for found in report.findings if found.fix for edit in found.fix.edits]


@thorough
@given(source=any_source, name=any_name)
def test_no_bytes_crash_a_scan(source: bytes, name: str) -> None:
    for unsafe in (False, True):
        report = scan_everything(source, name, unsafe=unsafe)
        assert [note for note in report.notes if note.kind.value == "rule-crashed"] == []
        for span in edit_spans(report):
            assert span.end <= len(source)


@thorough
@given(source=st.one_of(programs, broken_programs(), soup), name=any_name)
def test_a_second_fix_changes_nothing(source: bytes, name: str) -> None:
    once = fix(source, name)
    assert fix(once, name) == once


@thorough
@given(source=st.one_of(programs, broken_programs(), soup), name=any_name)
def test_no_edit_touches_what_could_not_be_read(source: bytes, name: str) -> None:
    before = parse(source_file(source, name))
    for span in edit_spans(scan_everything(source, name)):
        assert not [
            error for error in before.errors if span.start < error.end and error.start < span.end
        ]
    fixed = fix(source, name)
    after = parse(source_file(fixed, name))
    assert [fixed[e.start : e.end] for e in after.errors] == [
        source[e.start : e.end] for e in before.errors
    ]


@thorough
@given(source=programs, name=st.sampled_from(("a.mjs", "a.cjs")))
def test_a_fix_only_adds_and_replaces(source: bytes, name: str) -> None:
    """Every comment stays, the byte order mark stays first, and the line ends stay of one kind."""
    fixed = fix(source, name)
    comments = re.compile(rb"/\*.*?\*/|//[^\r\n]*")
    written = [text for text in comments.findall(fixed) if text != b"/* @__PURE__ */"]
    assert sorted(written) == sorted(comments.findall(source))
    assert fixed.startswith(b"\xef\xbb\xbf") == source.startswith(b"\xef\xbb\xbf")
    if b"\r\n" in source:
        assert fixed.count(b"\n") == fixed.count(b"\r\n")
    else:
        assert b"\r" not in fixed


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xef\xbb\xbf", id="a byte order mark"),
        pytest.param(b"\xff\xfe\x00", id="not UTF-8"),
        pytest.param(b"\x00" * 50, id="null bytes"),
        pytest.param(b"const f = () => " + b"[" * 300 + b"]" * 300, id="deep arrays"),
        pytest.param(b"const f = () => " + b"({a:" * 300 + b"1" + b"})" * 300, id="deep objects"),
        pytest.param(b"f(" * 3000 + b")" * 3000, id="deep calls"),
        pytest.param(b"(() => " * 2000 + b"[1, 2, 3]" + b")" * 2000, id="deep functions"),
        pytest.param(b"const f = () => [1" + b"+1" * 5000 + b", 2, 3].length", id="long sum"),
        pytest.param(b"const f = () => a" + b"?.b" * 5000 + b"([1, 2, 3])", id="long chain"),
        pytest.param(b"if (a) {} else " * 2000 + b"{}", id="long else if"),
        pytest.param(b"const f = () => ({" + b"a: 1, " * 20000 + b"}).a;", id="wide object"),
        pytest.param(b"const f = () => `" + b"${`" * 500 + b"`}" * 500 + b"`;", id="templates"),
    ],
)
@pytest.mark.parametrize("name", ["a.mjs", "a.tsx"])
def test_extremes_do_not_crash_a_scan(source: bytes, name: str) -> None:
    assert fix(fix(source, name), name) == fix(source, name)
