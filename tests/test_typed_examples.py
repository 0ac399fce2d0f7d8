"""Under the compiler itself: a fix brings no type error, and changes no type that is exported.

The rules' own TypeScript examples, and the programs of `tests/typed` in the form table's order
(hazards 4.3): all at once, strict and stricter, before and after, however constants are frozen.
"""

import re
from collections import Counter
from functools import cache

import pytest
from support.fixer import EVERYTHING, scan_everything, source_file
from support.node import TypeCheck, needs_typescript, tsc_errors, type_check
from support.typed_programs import TypedProgram, typed_programs

from allocscan.findings import Report
from allocscan.packs.layout import Example
from allocscan.packs.load import standard_rules
from allocscan.scan import scan
from allocscan.settings import FreezeMode, Settings
from allocscan.sites import dear, enough

TYPED = [
    pytest.param(example, id=example.source.path)
    for rule in standard_rules()
    for example in rule.examples()
    if example.source.language.typed and not example.good
]
# `tsc` asks for the types of JSX, which come with React.
JSX = b"declare namespace JSX { interface IntrinsicElements { [name: string]: unknown } }\n"
REACT = b"declare const React: unknown;\n"

PROGRAMS = [pytest.param(program, id=program.name) for program in typed_programs()]
IMPORTED = {"types.d.ts": b"export type Opts = { depth: number; width: number };\n"}
STRICTER = {"noUncheckedIndexedAccess": True, "exactOptionalPropertyTypes": True}
JAVASCRIPT = {"allowJs": True, "checkJs": True}
LEAST_FIXED = 0.75
"""The least share of the programs that a safe fix must reach."""


@needs_typescript
@pytest.mark.parametrize("example", TYPED)
def test_no_type_error_before_or_after(example: Example) -> None:
    name = example.source.path.rpartition("/")[2]
    around = {"jsx.d.ts": JSX + REACT} if name.endswith("x") else {}
    assert tsc_errors({name: example.source.content, **around}) == ()
    if example.fixed is not None:
        assert tsc_errors({name: example.fixed, **around}) == ()


def test_every_rule_has_one() -> None:
    rules = {rule.id for rule in standard_rules() if rule.meta.fixable}
    typed = {
        rule.id
        for rule in standard_rules()
        for example in rule.examples()
        if example.source.language.typed and example.fixed is not None
    }
    assert typed == rules


@pytest.fixture(autouse=True)
def _small_literals(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs keep their literals small: types do not ask how many entries there are."""
    for asks in (dear, enough):
        monkeypatch.setattr(asks, "FEWEST_LEAVES", 1)


@cache
def reported(program: TypedProgram, *, unsafe: bool) -> Report:
    """What `--fix` says and does, with `--unsafe-fixes` or without."""
    return scan_everything(program.source, program.name, unsafe=unsafe, may_cycle=False)


def fixed(program: TypedProgram, *, unsafe: bool) -> bytes:
    """What it leaves."""
    return reported(program, unsafe=unsafe).fixed or program.source


@cache
def checked(state: str, *, stricter: bool) -> TypeCheck:
    """All programs "before", or after "safe" or "unsafe" fixes."""
    texts = {
        program.name: program.source
        if state == "before"
        else fixed(program, unsafe=state == "unsafe")
        for program in typed_programs()
    }
    return type_check(IMPORTED | texts, **JAVASCRIPT, **(STRICTER if stricter else {}))


def errors_in(program: TypedProgram, found: TypeCheck) -> tuple[str, ...]:
    """The messages about one program."""
    return tuple(each for each in found.errors if each.startswith(program.name + ": "))


def codes_in(program: TypedProgram, found: TypeCheck) -> Counter[str]:
    """How often each error code stands in one program: messages may name the new constant."""
    codes = (re.search(r"TS\d+", message) for message in errors_in(program, found))
    return Counter(code.group() for code in codes if code)


@pytest.mark.parametrize("program", PROGRAMS)
def test_outcome(program: TypedProgram) -> None:
    assert all(reported(program, unsafe=unsafe).notes == () for unsafe in (False, True))
    safe, unsafe_fixed = fixed(program, unsafe=False), fixed(program, unsafe=True)
    reached = "unsafe" if unsafe_fixed != program.source else "left"
    assert (reached if safe == program.source else "safe") == program.outcome
    for text in program.wanted:
        assert text in unsafe_fixed


@needs_typescript
@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("state", ["safe", "unsafe"])
def test_no_new_type_error(program: TypedProgram, state: str) -> None:
    assert errors_in(program, checked("before", stricter=False)) == ()
    assert errors_in(program, checked(state, stricter=False)) == ()
    stricter = [codes_in(program, checked(each, stricter=True)) for each in ("before", state)]
    assert stricter[0] == stricter[1]


@needs_typescript
@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("state", ["safe", "unsafe"])
def test_exported_types_stay(program: TypedProgram, state: str) -> None:
    name = re.sub(r"\.\w+$", ".d.ts", program.name)
    before, after = (checked(each, stricter=False).declarations for each in ("before", state))
    assert after[name] == before[name]


@needs_typescript
@pytest.mark.parametrize("mode", [FreezeMode.DEEP, FreezeMode.NEVER])
def test_no_freeze_changes_types(mode: FreezeMode) -> None:
    texts = {}
    for program in typed_programs():
        settings = Settings(EVERYTHING, unsafe_fixes=True, freeze=mode, may_cycle=False)
        source = source_file(program.source, program.name)
        texts[program.name] = scan(source, standard_rules(), settings).fixed or program.source
    assert texts != {program.name: program.source for program in typed_programs()}
    found = type_check(IMPORTED | texts, **JAVASCRIPT)
    assert found == checked("before", stricter=False)


def test_most_are_fixed() -> None:
    outcomes = Counter(program.outcome for program in typed_programs())
    assert outcomes.total() >= 200
    assert outcomes["safe"] >= LEAST_FIXED * outcomes.total()
