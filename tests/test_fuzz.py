"""No fix changes what a random program does."""

import re
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from support.batch import NEVER_ENDED, Trace, trace
from support.differential import Edited, Mismatch, assert_same_behaviour, fix_in_project, mismatches
from support.fuzz_cases import keep, kept
from support.naive import hoist_blindly
from support.node import needs_node
from support.program_bases import NAMES
from support.program_generator import generate
from support.programs import Block, Program
from support.search import fuzz, search
from support.shrink import shrink

pytestmark = needs_node

BASES: Final = frozenset(name.encode() for name in NAMES)

SEEDS: Final = (range(200), range(200, 400))
SECONDS: Final = 40.0
"""For each of them; on an ordinary machine they take a fraction of it."""


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_fixes_change_nothing(seeds: range) -> None:
    run = fuzz(seeds, seconds=SECONDS, most=3)
    assert not run.found, "\n\n".join(f"seed {seed}\n{found}" for seed, found in run.found)
    assert run.edited >= len(run.seeds) // 5, "so few are fixed that the test says nothing"


@pytest.mark.parametrize("path", kept(), ids=lambda path: path.name)
def test_what_was_changed_once_is_not_again(path: Path) -> None:
    name, source = f"main{path.suffix}", path.read_bytes()
    assert not mismatches([(name, source)])
    fixed = fix_in_project(source, name)
    assert fix_in_project(fixed, name) == fixed


# ------------------------------------------------------------------ the test can fail


def test_programs_run_and_print_the_same_twice() -> None:
    programs = [generate(seed) for seed in range(300)]
    texts = [(program.name, program.source()) for program in programs]
    first, second = trace(texts), trace(texts)
    assert first == second
    assert sum(one.error == "" for one in first) >= 270
    assert [one.error for one in first if one.error in {"SyntaxError", NEVER_ENDED}] == []


def test_the_same_seed_is_the_same_program() -> None:
    assert [generate(seed).source() for seed in range(50)] == [
        generate(seed).source() for seed in range(50)
    ]


@pytest.mark.parametrize(
    ("trusted", "programs", "least"),
    [
        pytest.param(frozenset(), range(300), 150, id="literals without names"),
        pytest.param(BASES, range(1000), 100, id="literals made of constants of the module"),
    ],
)
def test_a_blind_hoist_is_seen_in_many_programs_that_it_edits(
    trusted: frozenset[bytes], programs: range, least: int
) -> None:
    # in a wrapper, a constant that names another cannot stand at the top of the file
    made = [one for one in map(generate, programs) if not (trusted and any(one.wrapper))]
    texts = [(one.name, one.source()) for one in made]
    blind = partial(hoist_blindly, trusted=trusted)
    edited = [(name, text) for name, text in texts if blind(text, name) != text]
    changed = {
        found.edited.index
        for frozen in (False, True)
        for found in mismatches(edited, partial(blind, frozen=frozen))
    }
    assert len(edited) >= least
    assert 0.3 <= len(changed) / len(edited) <= 0.8, "some must be safe, many must not"


def test_two_workers_find_what_one_finds() -> None:
    one, two = (list(search(range(450), workers=n, fixer=hoist_blindly)) for n in (1, 2))
    assert one == two
    assert [tried.seeds for tried in one] == [range(200), range(200, 400), range(400, 450)]
    assert all(tried.found for tried in one)


def test_a_run_ends_with_the_batch_that_shows_enough() -> None:
    heard = []
    run = fuzz(range(600), most=1, fixer=hoist_blindly, tell=lambda seed, _: heard.append(seed))
    assert run.seeds == range(200)
    assert [seed for seed, _ in run.found] == heard
    assert len(heard) == 1


def refuse(source: bytes, name: str) -> bytes:
    raise ValueError(name)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_fixer_that_fails_says_on_what(workers: int) -> None:
    with pytest.raises(ValueError, match="main") as failed:
        fuzz(range(7, 9), workers=workers, fixer=refuse)
    assert failed.value.__notes__[0].startswith("seed 7, main.")
    assert generate(7).source().decode() in failed.value.__notes__[0]


def test_a_program_that_never_ends_is_the_only_one_to_blame() -> None:
    programs = [("main.mjs", b"console.log(1);"), ("main.cjs", b"for (;;);")]
    assert trace(programs, timeout=4.0) == [Trace("1", ""), Trace("", NEVER_ENDED)]


# ------------------------------------------------------------------ shrinking


def shrunk(program: Program) -> Mismatch:
    (found,) = mismatches([(program.name, program.source())], hoist_blindly)
    return shrink(found, hoist_blindly)


def test_a_mismatch_is_shrunk_to_what_shows_it() -> None:
    body = ("const t = { a: 1, b: 2, c: 3 };", "if (k) t.b;", "t.a += 1;", "return t.a;")
    pieces = ("let unused = 1;", Block("function f(k) {", body), "f(0);", "console.log(f(1));")
    found = shrunk(Program("main.mjs", "", pieces, "export { f };"))
    assert b"unused" not in found.source
    assert b"if (k)" not in found.source
    assert b"t.a += 1" in found.source
    assert b"c: 3" not in found.source


def test_a_big_mismatch_takes_few_candidates() -> None:
    lines = tuple(f"console.log([{n}, 's{n}'].length, {{ a: {n}, b: 2 }}.a);" for n in range(200))
    body = (*lines, "const t = { a: 1, b: 2, c: 3 };", *lines, "t.a += 1;", "return t.a;")
    program = Program("main.mjs", "", (Block("function f(k) {", body),), "export { f };")
    (found,) = mismatches([(program.name, program.source())], hoist_blindly)
    tried = 0

    def counting(source: bytes, name: str) -> bytes:
        nonlocal tried
        tried += source != b""
        return hoist_blindly(source, name)

    small = shrink(found, counting)
    assert len(small.source) < 150
    assert tried < 1000, "400 statements, 3,600 things that can go"


def test_shrinking_keeps_the_way_it_ends() -> None:
    body = ("const t = { a: 1, b: 2 };", "t.b += 1;", "return t.b;")
    pieces = (Block("function f(k) {", body), "console.log(f(1), f(1));", "null.x;", "f(1);")
    found = shrunk(Program("main.cjs", "", pieces, "exports.f = f;"))
    assert found.seen_before.error == "TypeError"
    assert b"null.x" in found.source


def test_a_kept_case_is_a_file_that_runs_as_the_program_did(tmp_path: Path) -> None:
    seen = Trace("", "")
    found = Mismatch(Edited(0, "main.cjs", b"let a;\r\n", b"let b;\r\n"), seen, seen)
    path = keep(8115, found, tmp_path)
    assert re.fullmatch(r"8115-[0-9a-f]{8}\.cjs", path.name)
    assert path.read_bytes() == b"let a;\r\n"
    assert keep(8115, found, tmp_path) == path, "the same again is the same file"


# ------------------------------------------------------------------ one program


def test_same_behaviour_compares_output_and_error() -> None:
    harmless = b"const f = (k) => [1, 2, 3].includes(k);\nconsole.log(f(1));\nnull.x;"
    assert assert_same_behaviour(harmless, "main.mjs", hoist_blindly) != harmless
    sorting = b"const f = () => { const t = [3, 1, 2]; t.push(0); return t.length; };\n"
    with pytest.raises(AssertionError):
        assert_same_behaviour(sorting + b"console.log(f(), f());", "main.mjs", hoist_blindly)
    failing = b"const f = () => { const t = { a: 1, b: 2 }; t.a = 2; };\nf();"
    with pytest.raises(AssertionError):
        assert_same_behaviour(failing, "main.mjs", partial(hoist_blindly, frozen=True))
