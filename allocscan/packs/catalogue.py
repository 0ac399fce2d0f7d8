"""The table at the top of a pack: one row for each rule."""

import os
from collections.abc import Sequence

from allocscan.packs.load import LoadedRule
from allocscan.records import dataclass
from allocscan.rule import Meta
from allocscan.typed import Final

CATALOGUE_FILE: Final = "README.md"

_HEAD: Final = """\
# Rules

`allocscan explain RULE` prints a rule's page with its examples. The rows below are generated:
`allocscan pack check` says when they are not current, `allocscan pack test --accept` writes them.

| Rule | What it reports | `--fix` | By default | Since |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A rule as the table shows it: the name of its folder, and its META."""

    folder: str
    meta: Meta


def rows_of(rules: Sequence[LoadedRule]) -> tuple[Row, ...]:
    """The rows of loaded rules, in their order."""
    return tuple(Row(os.path.basename(rule.folder), rule.meta) for rule in rules)


def render_catalogue(rows: Sequence[Row]) -> str:
    """The text of a pack's `README.md`, rows in the order given."""
    return _HEAD + "".join(f"{_line(row)}\n" for row in rows)


def is_generated(text: str) -> bool:
    """True for what `render_catalogue` wrote; a page of the author's own is left alone."""
    return text.startswith(_HEAD)


def _line(row: Row) -> str:
    page = f"[`{row.folder.replace('_', '-')}`]({row.folder}/rule.md)"
    cells = (
        page,
        row.meta.summary,
        "yes" if row.meta.fixable else "no",
        "on" if row.meta.default else "off",
        row.meta.since,
    )
    return f"| {' | '.join(cells)} |"
