"""Pages of `docs/` made of what `allocscan explain` prints: rules, causes and topics."""

from collections.abc import Iterator

from allocscan.cli.causes import Cause, cause_named, cause_names
from allocscan.cli.explained import comment_rule_row, fenced, rule_row
from allocscan.cli.topics import topic_page
from allocscan.packs.comment_pages import comment_page
from allocscan.packs.layout import Example
from allocscan.packs.load import LoadedRule, standard_rules
from allocscan.source.file import suffix_of
from allocscan.suppressions.comment_rules import COMMENT_RULES
from allocscan.typed import Final

GENERATED: Final = """\
<!-- Generated: `python -m allocscan.cli.written_pages` writes it, a test fails when it is old. -->
"""
_BY_HAND: Final = "What you can do"

_RULES_HEAD: Final = f"""\
# Rules

{GENERATED}
`allocscan rules` prints the table, `allocscan explain RULE` a rule's page with all its examples.
`--select`, `--ignore` and the keys `select`, `ignore` and `rules` of the
[configuration](configuration.md#rules) choose among them; [rules of your own](rule-packs.md) come
in packs. What is reported at all, and how severe it is, [the page on cost](cost.md#what-is-shown)
says.

| Rule | What it reports | `--fix` | By default |
|---|---|---|---|
"""

_CAUSES_HEAD: Final = f"""\
# Why was this not fixed?

{GENERATED}
A finding without a safe fix says so, names the cause, and shows the line that stops the proof:

```
= not safe (returned): it leaves the function here to callers that are not all visible: …
    countries.js:13: return rules[code] ?? {{ tax: 0, postcode: 0, currency: "EUR" }};
```

Look the cause up below, or run `allocscan explain returned`, which says more: what could go wrong,
what to do, and an example. Three ways lead on:

- Rewrite the line as the section says; the next run then proves it, or finds nothing.
- Where the finding is marked `[!]`, `allocscan --fix --unsafe-fixes` makes the fix. That takes on
  one assumption, the one that the sentence names: read the diff.
- Leave it, and [say why](suppressions.md).

A finding marked `[*]` has a safe fix. If it is still there after `--fix`, it is in the
[baseline](baseline.md), which `--fix` leaves alone, or its rule is not among those that
[`fixable`](configuration.md#fixable) names. [The proof in plain words](proof.md) says what is asked
of each literal. Each section below shows the sentence, a line that it points at, and what you can
do by hand.

| Cause | What the report says |
|---|---|
"""

_FOOTER: Final = """
## See also

"""
_LINKS: Final = {
    "baseline": "[Only what changed](only-what-changed.md), [hooks and CI](ci.md), "
    "[the keys of the configuration](configuration.md#baseline).",
    "cost": "[The rules](rules.md), [the thresholds in the configuration]"
    "(configuration.md#what-is-reported).",
    "suppressions": "[The rules about comments](rules.md#unused-suppression), "
    "[the baseline](baseline.md), "
    "[the configuration](configuration.md#require-suppression-reason).",
}


def render_rules() -> str:
    """`docs/rules.md`: the table of all rules, then the page of each."""
    rules = standard_rules()
    rows = [rule_row(rule) for rule in rules]
    rows += [comment_rule_row(rule) for rule in COMMENT_RULES.values()]
    table = [_row(str(row["rule"]), row) for row in rows]
    pages = [_rule_section(rule) for rule in rules]
    pages += ["\n" + demoted(comment_page(name)) for name in COMMENT_RULES]
    return _RULES_HEAD + "".join(table) + "".join(pages)


def _row(name: str, row: dict[str, str | bool]) -> str:
    fix, default = ("yes" if row["fix"] else "no"), ("on" if row["default"] else "off")
    return f"| [`{name}`](#{name}) | {row['summary']} | {fix} | {default} |\n"


def _rule_section(rule: LoadedRule) -> str:
    examples = [each for each in rule.examples() if each.fixed is not None]
    shown = "".join(_example(each) for each in examples[:1])
    folder = f"../rules/{rule.id.replace('-', '_')}"
    more = f"\nMore examples: [reported]({folder}/bad), [not reported]({folder}/good).\n"
    return f"\n{demoted(rule.page())}\n### Example\n{shown}{more}"


def _example(example: Example) -> str:
    assert example.fixed is not None, "the caller chose it for that"
    suffix = example.path.suffix
    before = fenced(example.source.content, suffix)
    return f"\n{before}\nwith `--fix`:\n\n{fenced(example.fixed, suffix)}"


def render_causes() -> str:
    """`docs/why-not-fixed.md`: a section for each cause of a refusal."""
    causes = [cause_named(name) for name in cause_names()]
    rows = [f"| [`{_name(each)}`](#{_name(each)}) | {each.sentence} |\n" for each in causes]
    return _CAUSES_HEAD + "".join(rows) + "".join(map(_cause_section, causes))


def _name(cause: Cause) -> str:
    return cause.because.value


def _cause_section(cause: Cause) -> str:
    marked = "".join(
        fenced(each.source.content.splitlines()[each.line - 1].strip(), suffix_of(each.source.path))
        for each in cause.examples
    )
    by_hand = cause.page.partition(f"## {_BY_HAND}\n")[2].strip()
    head = f"\n## {_name(cause)}\n\n{cause.sentence[:1].upper()}{cause.sentence[1:]}.\n\n"
    more = f"\nMore: `allocscan explain {_name(cause)}`.\n"
    return f"{head}{marked}\n{by_hand}\n{more}"


def render_topic(name: str) -> str:
    """`docs/NAME.md` for one of the topics."""
    title, _, body = topic_page(name).partition("\n")
    heading = f"# {title.removeprefix('# ').capitalize()}"
    return f"{heading}\n\n{GENERATED}{body}{_FOOTER}{_LINKS[name]}\n"


def demoted(page: str) -> str:
    """`page` with each heading one level deeper; what stands in fences stays."""
    return "".join(f"{line}\n" for line in _demoted_lines(page.rstrip().splitlines()))


def _demoted_lines(lines: list[str]) -> Iterator[str]:
    inside = False
    for line in lines:
        inside ^= line.startswith("```")
        yield f"#{line}" if line.startswith("#") and not inside else line
