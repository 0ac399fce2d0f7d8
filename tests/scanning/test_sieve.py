"""The sieve never keeps a file back in which something would be found."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
import support.sifting
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from support.fixer import source_file
from support.program_generator import generate
from support.sieve_programs import sieve_program
from support.sifting import lost, reasons

from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import Settings

SHORT: Final = {
    "@LARGE": f"{{ {', '.join(f'k{n}: {n}' for n in range(20))} }}",
    "@TABLE": "{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10 }",
    "@NAMED": "{ a: LIMIT, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }",
    "@REST": "b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9 }",
    "@LIST": "[{a:1,b:2,c:3,d:4,e:5,f:6,g:7,h:8}]",
}
"""What stands for literals in the rows."""


def rows() -> Iterator[object]:
    """The files in sieve_rows.txt: each begins with its name and what is odd about it."""
    text = Path(__file__).with_name("sieve_rows.txt").read_text()
    for row in f"\n{text}".split("\n=== ")[1:]:
        head, _, body = row.partition("\n")
        name, _, about = head.partition(": ")
        yield pytest.param(name, body, id=about)


def written_out(text: str) -> bytes:
    """`text` with its literals."""
    for short, literal in SHORT.items():
        text = text.replace(short, literal)
    return text.encode()


@pytest.mark.parametrize(("name", "text"), list(rows()))
def test_what_would_be_found_passes(name: str, text: str) -> None:
    content = written_out(text)
    assert reasons(content, name), "the row says nothing"
    assert not lost(content, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "a.mjs",
            "export function f(k) { const t =\xa0@TABLE; return t[k]; }",
            id="no-break space",
        ),
        pytest.param(
            "a.mjs",
            'export function f(k) { const t = { "a"\xa0: 1, @REST; return t[k]; }',
            id="no-break space after a quoted key",
        ),
        pytest.param(
            "a.jsx",
            "const e = <b/>;\r\nexport const f = (g) => g('a \\\r\nb' + g(@TABLE, 'z'));",
            id="a string that goes on after CRLF",
        ),
        pytest.param("a.mjs", "export const f = (x) => x \x0c/ @LIST.length / 2;", id="form feed"),
        pytest.param(
            "a.mjs",
            "const L\xcdMIT = 5;\nexport function f(k) { const t = { a: L\xcdMIT, @REST; return t[k]; }",
            id="a name that is no ASCII",
        ),
        pytest.param(
            "a.mjs",
            "\ufeffconst { LIMIT } = require('x');\n"
            "export function f(k) { const t = @NAMED; return t[k]; }",
            id="byte order mark before a pattern",
        ),
        pytest.param(
            "a.mjs",
            "// don't\u2028export function f(k) { const t = @TABLE; return t[k]; }",
            id="a comment ends at a line separator",
        ),
        pytest.param(
            "a.mjs",
            "// don't\rexport function f(k) { const t = @TABLE; return t[k]; }",
            id="a comment ends at a carriage return",
        ),
        pytest.param(
            "a.mjs",
            "export function f(k) {\r\n  const t =\r\n@TABLE;\r\n  return t[k];\r\n}\r\n",
            id="CRLF",
        ),
    ],
)
def test_odd_characters_hide_nothing(name: str, text: str) -> None:
    test_what_would_be_found_passes(name, text)


# ------------------------------------------------------------------ random files

SEEDS: Final = st.lists(st.integers(0, 10_000_000), min_size=40, max_size=40, unique=True)
UNSHRUNK: Final = (Phase.explicit, Phase.reuse, Phase.generate)
FEW: Final = settings(max_examples=12, deadline=None, phases=UNSHRUNK, derandomize=True)
"""A smaller list of seeds says no more."""

Maker = Callable[[int], tuple[str, bytes]]


def fuzz_program(seed: int) -> tuple[str, bytes]:
    """A program of the fuzzer."""
    program = generate(seed)
    return program.name, program.source()


def losing(seeds: list[int], make: Maker) -> dict[int, dict[str, list[str]]]:
    """The seeds whose files are kept back, and what would be found in them."""
    found = {seed: lost(content, name) for seed in seeds for name, content in [make(seed)]}
    return {seed: said for seed, said in found.items() if said}


@pytest.mark.parametrize("make", [sieve_program, fuzz_program], ids=lambda make: make.__name__)
@FEW
@given(seeds=SEEDS)
def test_no_random_file_is_kept_back(make: Maker, seeds: list[int]) -> None:
    assert not losing(seeds, make)


def kept_back(text: bytes, name: str, asked: Settings) -> bool:
    return False


def test_a_sieve_that_keeps_all_back_is_seen() -> None:
    with patch.object(support.sifting, "passes", kept_back):
        found = losing(list(range(100)), sieve_program)
    assert len(found) >= 60, "most files must hold something to find"


def test_many_random_files_are_kept_back() -> None:
    files = [sieve_program(seed) for seed in range(400)]
    asked = support.sifting.ASKED["default"]
    kept = sum(not support.sifting.passes(text, name, asked) for name, text in files)
    assert kept >= 20, "a sieve that lets all pass would be sound, too"


# ------------------------------------------------------------------ in a scan


def test_a_scan_reads_no_file_that_is_kept_back() -> None:
    text = b"export const f = (k) => k;\n" * 60
    broken = text + b"export const g = (k) => { return 1 2 };\n"
    report = scan(source_file(broken, "a.mjs"), standard_rules(), Settings())
    assert not report.notes, "large files are not asked for their errors when they hold nothing"


def test_a_scan_says_what_a_file_with_a_literal_holds() -> None:
    text = written_out("export function f(k) { const t = @TABLE; return t[k]; }\n")
    padded = text + b"// nothing\n" * 200
    report = scan(source_file(padded, "a.mjs"), standard_rules(), Settings())
    assert len(report.findings) == 1
