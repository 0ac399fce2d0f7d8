"""What is written down about V8's collector."""

import pytest

from allocscan.knowledge.gc import (
    DEFAULT_LIMITS,
    LAST_RESORT,
    MESSAGES,
    MID_TURN,
    NAMES,
    OUTSIDE,
    Kind,
)


def test_every_row_has_a_source() -> None:
    sources = [*(name.source for name in NAMES.values()), *(row.source for row in MESSAGES)]
    sources += [*MID_TURN.values(), *LAST_RESORT.values(), *OUTSIDE.values()]
    assert all(sources)
    assert all(row.source for row in DEFAULT_LIMITS)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_name_in_both_formats(kind: Kind) -> None:
    names = {name for name, row in NAMES.items() if row.kind is kind}
    assert {name.islower() for name in names} == {True, False}


def test_only_full_collections_clear_the_old_generation() -> None:
    assert [kind for kind in Kind if kind.full] == [Kind.MARK_COMPACT]
