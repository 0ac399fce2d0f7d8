"""The table at the top of a pack: one row for each rule."""

from collections.abc import Sequence

from allocscan.packs.load import LoadedRule

_HEAD = """\
# Rules

`allocscan explain RULE` prints a rule's page with its examples. The rows below are generated;
a test fails when they are not current.

| Rule | What it reports | `--fix` | By default | Since |
|---|---|---|---|---|
"""


def render_catalogue(rules: Sequence[LoadedRule]) -> str:
    """The text of a pack's `README.md`, rows in the order of `rules`."""
    return _HEAD + "".join(f"{_row(rule)}\n" for rule in rules)


def _row(rule: LoadedRule) -> str:
    page = f"[`{rule.id}`]({rule.folder.name}/rule.md)"
    cells = (
        page,
        rule.meta.summary,
        "yes" if rule.meta.fixable else "no",
        "on" if rule.meta.default else "off",
        rule.meta.since,
    )
    return f"| {' | '.join(cells)} |"
