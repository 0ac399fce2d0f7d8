"""No fix changes what a random program does."""

from functools import partial
from typing import Final

import pytest
from support.batch import trace
from support.differential import assert_same_behaviour, mismatches, shrink
from support.fuzz import fuzz
from support.naive import hoist_blindly
from support.node import needs_node
from support.program_generator import generate
from support.programs import Block, Program

pytestmark = needs_node

SEEDS: Final = (range(200), range(200, 400))
SECONDS: Final = 40.0
"""For each of them; on an ordinary machine they take a fraction of it."""


@pytest.mark.parametrize("seeds", SEEDS, ids=str)
def test_fixes_change_nothing(seeds: range) -> None:
    run = fuzz(seeds, seconds=SECONDS, most=3)
    assert not run.found, "\n\n".join(f"seed {seed}\n{found}" for seed, found in run.found)
    assert run.edited >= run.programs // 20, "so few are fixed that the test says nothing"


# ------------------------------------------------------------------ the test can fail


def test_programs_run_and_print_the_same_twice() -> None:
    programs = [generate(seed) for seed in range(200)]
    texts = [(program.name, program.source()) for program in programs]
    first, second = trace(texts), trace(texts)
    assert first == second
    assert sum(one.error == "" for one in first) >= 180
    assert [one.error for one in first if one.error == "SyntaxError"] == []


def test_a_blind_hoist_is_seen_in_most_programs_that_it_edits() -> None:
    programs = [generate(seed) for seed in range(300)]
    edited = [p for p in programs if hoist_blindly(p.source(), p.name) != p.source()]
    changed = {
        id(program)
        for frozen in (False, True)
        for program, _ in mismatches(edited, partial(hoist_blindly, frozen=frozen))
    }
    assert len(edited) >= 200
    assert 0.5 <= len(changed) / len(edited) <= 0.9, "some must be safe, most must not"


def test_a_mismatch_is_shrunk_to_what_shows_it() -> None:
    body = ("const t = { a: 1, b: 2, c: 3 };", "if (k) t.b;", "t.a += 1;", "return t.a;")
    pieces = ("let unused = 1;", Block("function f(k) {", body), "f(0);", "console.log(f(1));")
    found = shrink(Program("main.mjs", "", pieces, "export { f };"), hoist_blindly)
    assert b"unused" not in found.before
    assert b"if (k)" not in found.before
    assert b"t.a += 1" in found.before
    assert b"console.log" not in found.before, "the stranger's calls show it"


def test_same_behaviour_compares_output_and_error() -> None:
    harmless = b"const f = (k) => [1, 2, 3].includes(k);\nconsole.log(f(1));\nnull.x;"
    assert assert_same_behaviour(harmless, "main.mjs", hoist_blindly) != harmless
    sorting = b"const f = () => { const t = [3, 1, 2]; t.push(0); return t.length; };\n"
    with pytest.raises(AssertionError):
        assert_same_behaviour(sorting + b"console.log(f(), f());", "main.mjs", hoist_blindly)
    failing = b"const f = () => { const t = { a: 1, b: 2 }; t.a = 2; };\nf();"
    with pytest.raises(AssertionError):
        assert_same_behaviour(failing, "main.mjs", partial(hoist_blindly, frozen=True))
