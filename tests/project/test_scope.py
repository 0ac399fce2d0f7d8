"""Which findings are new: those that the old text has not, wherever their lines are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from allocscan.packs.load import standard_rules
from allocscan.project.checker import Checker
from allocscan.project.found import Found
from allocscan.project.lookup import Asked, Configs
from allocscan.project.results import Mode
from allocscan.project.scope import OldText, Scope

PLACE = "/nowhere/a.ts"
NAMES = ("first", "second", "third", "first")
FILLERS = ("", "// a comment", "/* b\n c */", "export const x = 1;", '"use strict";', "go();")


def function(name: str, first: int) -> str:
    entries = ", ".join(f"k{number}: {number}" for number in range(first, first + 10))
    return f"function {name}(key) {{\n  const rates = {{ {entries} }};\n  return rates[key];\n}}"


FUNCTIONS = tuple(function(name, index % 2) for index, name in enumerate(NAMES))
SPACES = st.lists(st.lists(st.sampled_from(FILLERS), max_size=3), min_size=5, max_size=5)


def text(spaces: list[list[str]], functions: tuple[str, ...] = FUNCTIONS) -> bytes:
    """The functions, with lines above, between and below them."""
    parts = list(spaces[0])
    for one, space in zip(functions, spaces[1:], strict=False):
        parts += [one, *space]
    return "\n".join(parts).encode()


def new_findings(old: bytes, new: bytes) -> list[str]:
    configs = Configs(Asked(isolated=True, bases=("/nowhere",)))
    scope = Scope(frozenset({PLACE}), {PLACE: new}, olds={PLACE: OldText("a.ts", old)})
    checker = Checker(standard_rules(), configs, Mode.SHOW, scope=scope)
    result = checker.check(Found("a.ts", PLACE, configs.of_folder("/nowhere"), named=False))
    assert result.report is not None
    return [each.function for each in result.report.findings]


@settings(max_examples=60, deadline=None)
@given(SPACES, SPACES)
def test_lines_around_make_nothing_new(old: list[list[str]], new: list[list[str]]) -> None:
    assert new_findings(text(old), text(new)) == []


@settings(max_examples=30, deadline=None)
@given(SPACES, SPACES, st.sets(st.integers(0, 3)))
def test_what_is_removed_makes_nothing_new(
    old: list[list[str]], new: list[list[str]], left: set[int]
) -> None:
    kept = tuple(one for index, one in enumerate(FUNCTIONS) if index in left)
    assert new_findings(text(old), text(new, kept)) == []


@settings(max_examples=30, deadline=None)
@given(SPACES, SPACES, st.integers(0, 3))
def test_what_is_added_is_all_that_is_new(
    old: list[list[str]], new: list[list[str]], gone: int
) -> None:
    before = tuple(one for index, one in enumerate(FUNCTIONS) if index != gone)
    assert new_findings(text(old, before), text(new)) == [NAMES[gone]]


def test_an_old_text_that_is_not_scanned_knows_nothing() -> None:
    new = text([[]] * 5)
    assert len(new_findings(b"/* @generated */\n" + new, new)) == 4
    assert len(new_findings(b"\xff" + new, new)) == 4
